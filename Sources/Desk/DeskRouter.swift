import Access
import Hummingbird
import Registry
import Site

extension Bureau {
    /// Every page of the officers, on the ground that Site lays.
    public func router() -> Router<VisitorContext> {
        let ground = Ground(
            sessions: DeskSessions(officers: officers, vault: premises.vault), isHTTPS: isHTTPS,
            navigation: Bureau.navigation, place: errorPlace
        ) { identity }
        let router = ground.router()
        SignInRoutes(bureau: self).add(to: router)
        // The same pages stand in the officer's own area and, under its code, in each that the officer may see.
        let own = router.group(context: OfficerContext.self).add(middleware: RefusalGuard(looks: looks))
            .add(middleware: RouteGuard()).add(middleware: AreaGuard(bureau: self))
            .add(middleware: LookGuard(looks: looks))
        for officers in [own, own.group("/dv/:don_vi")] { add(to: officers) }
        return router
    }

    private func add(to officers: RouterGroup<OfficerContext>) {
        ScoreboardRoutes(bureau: self).add(to: officers)
        PlanRoutes(bureau: self).add(to: officers)
        HouseholdRoutes(bureau: self).add(to: officers)
        HouseholdEditingRoutes(bureau: self).add(to: officers)
        HouseholdLifeRoutes(bureau: self).add(to: officers)
        TableRoutes(bureau: self).add(to: officers)
        RuleRoutes(bureau: self).add(to: officers)
        AccountRoutes(bureau: self).add(to: officers)
        BackupRoutes(bureau: self).add(to: officers)
        OwnPasswordRoutes(bureau: self).add(to: officers)
        TraceRoutes(bureau: self).add(to: officers)
        OwnRoutes(bureau: self).add(to: officers)
        RoleRoutes(bureau: self).add(to: officers)
        AreaRoutes(bureau: self).add(to: officers)
        AreaChangeRoutes(bureau: self).add(to: officers)
        ListingRoutes(bureau: self).add(to: officers)
        OutsideRoutes(bureau: self).add(to: officers)
        DuplicateRoutes(bureau: self).add(to: officers)
        DecisionRoutes(bureau: self).add(to: officers)
        CityListRoutes(bureau: self).add(to: officers)
        CommuneRoutes(bureau: self).add(to: officers)
    }

    static let navigation = [
        NavigationItem(.scoreboard, Links.home, permission: Permission.readFigures.rawValue),
        NavigationItem(.plan, Links.plans, permission: Permission.readFigures.rawValue),
        NavigationItem(.households, Links.households, permission: Permission.readNames.rawValue),
        NavigationItem(.importing, Links.importing, permission: Permission.importList.rawValue),
        NavigationItem(.matching, Links.outsideLists, permission: DeskSessions.ownLists),
        NavigationItem(.tables, Links.tables, permission: Permission.readFigures.rawValue),
        NavigationItem(.decisions, Links.decisions, permission: Permission.readFigures.rawValue),
        NavigationItem(.rules, Links.rules),
        NavigationItem(.accounts, Links.accounts, permission: Permission.manageAccounts.rawValue),
        NavigationItem(.journal, Links.journal, permission: Permission.readAudit.rawValue),
        NavigationItem(.backups, Links.backups, permission: Permission.keepSafe.rawValue),
        NavigationItem(.own, Links.own),
    ]
}
