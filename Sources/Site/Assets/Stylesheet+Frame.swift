extension Stylesheet {
    /// What stands around every page: band, masthead, menu, crumbs, footer.
    static let frame = """
        .frame{width:100%;max-width:75rem;margin:0 auto;padding:0 1.5rem}
        .skip{position:absolute;left:-999rem;top:0;background:var(--sun);color:var(--ink);padding:.6rem 1rem;z-index:9}
        .skip:focus{left:0}
        .sample-band{margin:0;max-width:none;background:var(--sun);color:#2b2000;text-align:center;padding:.4rem 1rem;
        border-bottom:2px solid #8a6100}
        .sample-band strong{letter-spacing:.06em}
        .masthead{background:var(--teal);color:#fff}
        .masthead-row{display:flex;align-items:center;gap:.5rem 1.25rem;min-height:3.75rem;flex-wrap:wrap;
        padding-top:.5rem;padding-bottom:.5rem}
        .masthead p{margin:0;max-width:none}
        .brand{display:flex;align-items:center;gap:.6rem;color:#fff;text-decoration:none}
        .brand:hover{color:#fff;text-decoration:underline}
        .brand-name{font-size:1.5rem;font-weight:700;letter-spacing:-.01em}
        .masthead-area{padding-left:1.25rem;border-left:1px solid #6fa5a6;font-size:1.05rem}
        .masthead-area:empty{display:none}
        .masthead-other{color:#fff;font-size:.9rem;margin-left:.75rem;white-space:nowrap}
        .officer{margin-left:auto;display:flex;align-items:center;gap:1rem;text-align:right;line-height:1.25}
        .officer-role{display:block;font-size:.88rem;color:#d5ebe8}
        .officer form{margin:0}
        .sign-out{font:inherit;font-size:.94rem;color:#fff;background:none;border:1px solid #8fbcbc;border-radius:4px;
        padding:.45rem .8rem;min-height:2.6rem;cursor:pointer}
        .sign-out:hover{background:var(--teal-deep);border-color:#fff}
        .masthead :focus-visible{outline-color:#fff;box-shadow:0 0 0 6px var(--sun)}
        .menu{background:var(--mist);border-bottom:1px solid var(--line)}
        .menu ul{list-style:none;margin:0 -.85rem;padding:0;display:flex;flex-wrap:wrap}
        .menu a{display:block;padding:.75rem .85rem .6rem;color:var(--link);text-decoration:none;
        border-bottom:4px solid transparent}
        .menu a:hover{text-decoration:underline;color:var(--teal-deep)}
        .menu a[aria-current]{color:var(--ink);font-weight:650;border-bottom-color:var(--teal)}
        .way{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1.5rem;margin-bottom:1.25rem;
        font-size:.94rem}
        .crumbs ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 0}
        .crumbs li+li::before{content:"›";padding:0 .5rem;color:var(--soft)}
        main{padding:1rem 0 3rem}
        main>.heading:first-child,main>h1:first-child{padding-top:.75rem}
        .as-of{margin:0 0 0 auto;color:var(--soft)}
        .as-of strong{color:var(--ink)}
        .heading{margin-bottom:1.5rem}
        .caption{margin:0 0 .2rem;color:var(--soft);font-size:1.06rem}
        .lead{font-size:1.15rem;line-height:1.5;max-width:44rem}
        .heading .lead{margin-bottom:0}
        .site-footer{margin-top:auto;border-top:1px solid var(--line);background:var(--mist);
        padding:1.25rem 0 1.75rem;font-size:.9rem;
        color:var(--soft)}
        .site-footer p{margin:0 0 .35rem;max-width:48rem}
        @media (max-width:40rem){
        html{font-size:118.75%}
        h1{font-size:1.6rem}
        h2{font-size:1.2rem}
        .frame{padding:0 1rem}
        .masthead-area{border-left:0;padding-left:0;font-size:.95rem}
        .officer{margin-left:0;width:100%;justify-content:space-between;text-align:left}
        .menu .frame{padding:0}
        .menu ul{margin:0;flex-wrap:nowrap;overflow-x:auto;padding:0 .25rem;background:
        linear-gradient(to right,var(--mist) 1rem,transparent) local,linear-gradient(to left,var(--mist) 1rem,
        transparent) right local,
        linear-gradient(to right,#14202159,transparent 1rem),linear-gradient(to left,#14202159,transparent 1rem) right;
        background-size:2rem 100%,2rem 100%,1rem 100%,1rem 100%;background-repeat:no-repeat}
        .menu li{flex:none}
        .menu a{padding:.7rem .75rem .55rem;white-space:nowrap}
        .as-of{margin:0}
        .lead{font-size:1.05rem}
        }
        """
}
