/// Lines and beginnings of lines that stand in nearly every record of a register.
///
/// Their places are in every database: words may be added at the end, never changed, moved or taken out. They speed up
/// and shorten what is stored; a record with other words is stored just as well.
enum PackedWords {
    static let list = lines + names

    private static let lines = [
        "sex=male\n", "sex=female\n", "ethnicity=01\n", "kind=registered\n",
        "relation=head\n", "relation=spouse\n", "relation=child\n", "relation=child_in_law\n",
        "relation=grandchild\n", "relation=parent\n", "relation=sibling\n",
        "work_status=employed\n", "work_status=unable\n", "work_status=studying\n", "work_status=not_seeking\n",
        "work_contract=with\n", "work_contract=without\n", "work_contract=not_applicable\n",
        "monthly_allowance=yes\n", "monthly_allowance=no\n", "disabled=yes\n", "disabled=no\n",
        "malnourished=yes\n", "malnourished=no\n", "health_insurance=yes\n", "health_insurance=no\n",
        "school=none\n", "school=primary\n", "school=lower_secondary\n", "school=upper_secondary\n",
        "diploma=none\n", "diploma=primary\n", "diploma=lower_secondary\n", "diploma=upper_secondary\n",
        "trained_on_job=yes\n", "trained_on_job=no\n", "merit=yes\n", "merit=no\n",
        "wall_durable=yes\n", "wall_durable=no\n", "pillar_durable=yes\n", "pillar_durable=no\n",
        "roof_durable=yes\n", "roof_durable=no\n", "water_source=piped\n", "toilet=septic\n",
        "uses_internet=yes\n", "uses_internet=no\n", "has_shared_device=yes\n", "has_shared_device=no\n",
        "has_personal_device=yes\n", "has_personal_device=no\n", "waste_treated=yes\n", "waste_treated=no\n",
        "b2=0\n", "b2=10\n", "b2=20\n", "b2=30\n",
    ]

    private static let names = [
        "household=", "name=", "birth=", "sex=", "ethnicity=", "number=", "kind=", "relation=", "since=",
        "work_status=", "work_contract=", "monthly_allowance=", "disabled=", "malnourished=", "health_insurance=",
        "school=", "diploma=", "trained_on_job=", "merit=", "code=", "neighbourhood=", "address=", "wall_durable=",
        "pillar_durable=", "roof_durable=", "living_area=", "water_source=", "toilet=", "uses_internet=",
        "has_shared_device=", "has_personal_device=", "waste_treated=", "income=", "b1=", "b2=", "causes=",
    ]
}
