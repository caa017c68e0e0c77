extension Stylesheet {
    /// A document of the ward's own: the plan, what waits today, and the one page for the Chairman.
    static let plan = """
        .today{border-left:6px solid var(--amber-bar);background:var(--amber-pale);padding:.9rem 1.25rem;
        margin:0 0 1.75rem;max-width:60rem}
        .today h2{margin:0 0 .35rem;font-size:1.1rem}
        .today ul{margin:0;padding-left:1.1rem}
        .today li{max-width:none}
        .plan{max-width:46rem;font-size:1.03rem}
        .plan h2{border-top:3px solid var(--teal);padding-top:.9rem;margin-top:2.5rem}
        .plan h4{font-size:1rem;margin:1.25rem 0 .6rem}
        .plan section section section{margin-left:0}
        .plan li{margin-bottom:.45rem}
        .plan ul ul{margin:.45rem 0 .6rem}
        .plan-basis{font-style:italic}
        .plan-signature{text-align:center;margin:2rem 0 0 auto;max-width:20rem;font-weight:650}
        .plan-signature p{margin:0 0 .25rem}
        .plan-signature p:last-child{margin-top:3.5rem}
        .plan .badge{white-space:normal}
        .plan-targets{list-style:none;padding:0;margin:.5rem 0 .9rem;display:flex;flex-wrap:wrap;gap:.4rem}
        .plan .plan-targets{margin:.5rem 0 .9rem}
        .plan-targets li{margin:0}
        .plan-targets a{display:inline-block;border:1px solid var(--teal);border-radius:1em;padding:.1rem .7rem;
        font-size:.92rem;background:var(--teal-pale);text-decoration:none}
        .plan-targets a:hover{text-decoration:underline}
        .plan-edit{font-size:.92rem;margin-left:.35rem}
        .plan-add{font-size:.92rem}
        .plan-ways{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem}
        .plan-contents ul{columns:2;column-gap:2rem;max-width:60rem}
        .plan-changes li{margin-bottom:.6rem;max-width:none}
        blockquote{margin:0 0 1rem;padding:.5rem 0 .5rem 1.1rem;border-left:4px solid var(--teal)}
        blockquote p{margin:0}
        .one-page{display:grid;grid-template-columns:repeat(3,1fr);gap:0;border:1px solid var(--edge);padding:0;
        list-style:none;max-width:60rem}
        .one-page li{padding:.7rem .9rem;border:1px solid var(--line);max-width:none}
        .one-page strong{display:block;font-size:1.5rem;line-height:1.25}
        .one-page li>span{display:block}
        @media (max-width:40rem){
        .plan-contents ul{columns:1}
        .one-page{grid-template-columns:1fr}
        }
        @media print{
        .plan-ways,.plan-contents,.plan-edit,.plan-add{display:none!important}
        .plan{max-width:none;font-size:11.5pt}
        .plan h2{border:0;margin-top:5mm;padding:0}
        .plan-targets a{border:.5pt solid #000;background:none;padding:0 2mm}
        .today{background:none;border:.5pt solid #000;border-left-width:3pt;break-inside:avoid}
        .one-page strong{font-size:15pt}
        .one-page li{padding:2mm 3mm;border-color:#000}
        main:has(.one-page) h1{font-size:14pt;margin-bottom:1mm}
        main:has(.one-page) h2{font-size:11.5pt;margin:3mm 0 1mm}
        main:has(.one-page) p,main:has(.one-page) ul{margin-bottom:1.5mm}
        main:has(.one-page){padding:1mm 0}
        body:has(.one-page) .site-footer{display:none}
        }
        """
}
