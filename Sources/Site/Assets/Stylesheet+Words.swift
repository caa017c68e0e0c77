extension Stylesheet {
    /// What says something in a box, a sign or a line: notices, badges, steps, summaries, sources.
    static let words = """
        .notice{border-left:6px solid var(--edge);background:var(--mist);padding:1rem 1.25rem;margin:0 0 1.5rem;
        max-width:50rem}
        .notice>:last-child{margin-bottom:0}
        .notice-title{font-weight:650;margin-bottom:.25rem}
        .notice-note{border-color:var(--teal);background:var(--teal-pale)}
        .notice-done{border-color:var(--green-bar);background:var(--green-pale)}
        .notice-done .notice-title{color:var(--green)}
        .notice-done .notice-title::before{content:"✓ "}
        .notice-attention{border-color:var(--amber-bar);background:var(--amber-pale)}
        .notice-attention .notice-title{color:var(--amber)}
        .notice-attention .notice-title::before{content:"! "}
        .notice-stopped{border-color:var(--red-bar);background:var(--red-pale)}
        .notice-stopped .notice-title{color:var(--red)}
        .notice-stopped .notice-title::before{content:"✕ "}
        .badge{display:inline-block;padding:.08em .6em;border-radius:1em;font-size:.92rem;font-weight:600;
        line-height:1.5;
        background:var(--grey-pale);color:var(--ink);border:1px solid transparent;white-space:nowrap}
        .badge-sign{font-weight:800}
        .badge-met{background:var(--green-pale);color:var(--green);border-color:#9bcfb1}
        .badge-attention{background:var(--amber-pale);color:var(--amber);border-color:#e0bd62}
        .badge-missed{background:var(--red-pale);color:var(--red);border-color:#e3a6a2}
        .source{font-size:.9rem;color:var(--soft)}
        .unverified{color:var(--amber);font-style:normal;font-weight:600;background:var(--amber-pale);padding:0 .35em;
        border-radius:3px}
        .reference{color:var(--soft)}
        .reference strong{color:var(--ink);letter-spacing:.04em}
        .steps{list-style:none;margin:0 0 1.75rem;padding:0;display:flex;flex-wrap:wrap;gap:.5rem 2rem}
        .step{display:flex;align-items:center;gap:.55rem;color:var(--soft);max-width:none}
        .step-number{display:inline-flex;align-items:center;justify-content:center;width:1.9rem;height:1.9rem;
        border-radius:50%;
        border:2px solid var(--edge);font-weight:650;flex:none}
        .step-current{color:var(--ink);font-weight:650}
        .step-current .step-number{background:var(--teal);border-color:var(--teal);color:#fff}
        .step-done .step-number{background:var(--teal-pale);border-color:var(--teal);color:var(--teal)}
        .summary{border-top:1px solid var(--line)}
        .summary-row{display:grid;grid-template-columns:minmax(9rem,28%) 1fr auto;gap:.25rem 1.5rem;padding:.65rem 0;
        border-bottom:1px solid var(--line)}
        .summary dt{font-weight:650}
        .summary dd{margin:0}
        .summary dd>:last-child{margin-bottom:0}
        .details{margin:0 0 1.25rem}
        .details summary{cursor:pointer;color:var(--link);text-decoration:underline;text-underline-offset:.15em;
        padding:.35rem 0;
        width:fit-content}
        .details summary:hover{color:var(--teal-deep);text-decoration-thickness:.16em}
        .details-body{border-left:4px solid var(--line);padding:.5rem 0 .5rem 1.1rem;margin-top:.4rem}
        .details-body>:last-child{margin-bottom:0}
        .progress{max-width:44rem;margin-bottom:1.5rem}
        .progress-label{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;margin-bottom:.4rem}
        progress{appearance:none;display:block;width:100%;height:1.1rem;border:1px solid var(--edge);border-radius:3px;
        background:var(--mist);overflow:hidden;color:var(--teal)}
        progress::-webkit-progress-bar{background:var(--mist)}
        progress::-webkit-progress-value{background:var(--teal)}
        progress::-moz-progress-bar{background:var(--teal)}
        @media (max-width:40rem){
        .summary-row{grid-template-columns:1fr}
        .steps{gap:.4rem 1rem}
        .step:not(.step-current) .step-name{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .badge{white-space:normal}
        }
        """
}
