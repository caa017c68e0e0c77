extension Stylesheet {
    /// Lists and tables: the one place where a page is dense.
    static let list = """
        .areas-list{columns:14rem auto;max-width:60rem}
        .areas-list li{break-inside:avoid}
        .table-region{overflow-x:auto;margin:0 0 1.25rem;position:relative;
        background:linear-gradient(to right,#fff 1rem,transparent) local,linear-gradient(to left,#fff 1rem,
        transparent) right local,
        linear-gradient(to right,#1420212e,transparent .7rem),linear-gradient(to left,#1420212e,
        transparent .7rem) right;
        background-size:2rem 100%,2rem 100%,.7rem 100%,.7rem 100%;background-repeat:no-repeat}
        .table{border-collapse:collapse;width:100%;font-size:.96rem;line-height:1.4}
        .table caption{text-align:left;font-weight:650;font-size:1.06rem;padding:0 0 .6rem}
        .table th,.table td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;
        border-bottom:1px solid var(--line)}
        .table th+th,.table td+td,.table th+td,.table td+th{padding-left:.5rem}
        .table thead th{vertical-align:bottom;font-weight:650;border-bottom:2px solid var(--edge)}
        .table tbody th{font-weight:550}
        .table tbody th:has(>a){min-width:10rem}
        .table .code{white-space:nowrap}
        .table-official{font-size:.9rem;line-height:1.3}
        .table-official th,.table-official td{padding:.28rem .3rem}
        .table-official tbody th,.table-official tbody td{white-space:nowrap}
        .table-official thead th{line-height:1.25}
        .table .number{text-align:right}
        .table thead .number{white-space:normal}
        .table-group{text-align:center!important;border-bottom:1px solid var(--edge)!important}
        .table-numbers td{font-size:.84rem;color:var(--soft);text-align:center!important;padding:.15rem .2rem;
        line-height:1.2}
        .table tbody tr:hover{background:#0b4f520d}
        .table tfoot th,.table tfoot td{font-weight:650;border-top:2px solid var(--edge);border-bottom:0}
        .sort{color:inherit;text-decoration:none}
        .sort:hover{text-decoration:underline}
        .sort-arrow{color:var(--edge);font-size:.8em}
        [aria-sort] .sort-arrow{color:var(--teal)}
        .empty{border:2px dashed var(--line);border-radius:6px;padding:1.5rem;margin:0 0 1.5rem;max-width:50rem}
        .empty-title{font-weight:650;font-size:1.06rem;margin-bottom:.4rem}
        .empty>:last-child{margin-bottom:0}
        .count{margin:0 0 .6rem;color:var(--soft)}
        .count strong{color:var(--ink)}
        .pager{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1.5rem;
        margin:0 0 1.5rem}
        .pager .count{margin:0}
        .pager ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem;margin:0;padding:0}
        .pager a,.pager-current,.pager-gap{display:inline-flex;align-items:center;justify-content:center;
        min-width:2.6rem;
        min-height:2.6rem;padding:.25rem .6rem;border-radius:4px}
        .pager a{text-decoration:none;border:1px solid var(--line)}
        .pager a:hover{background:var(--teal-pale);text-decoration:underline}
        .pager-current{background:var(--teal);color:#fff;font-weight:650}
        """

    /// The scoreboard's lines, counts side by side, and values that change.
    static let board = """
        .target{display:grid;grid-template-columns:minmax(15rem,1.1fr) minmax(14rem,1.4fr) minmax(12rem,1fr);
        gap:.25rem 2rem;
        align-items:center;border-top:1px solid var(--line);padding:1.25rem 0}
        .target:last-of-type{border-bottom:1px solid var(--line);margin-bottom:2rem}
        .target h2{margin:0 0 .25rem;font-size:1.1rem}
        .target p{margin:0}
        .target-actual{font-size:1.6rem;font-weight:650;line-height:1.25;letter-spacing:-.01em}
        .target-goal{color:var(--soft)}
        .target-picture .target-bar{max-width:none;margin:.35rem 0}
        .target-verdict{text-align:right}
        .target .badge{white-space:normal;border-radius:.6em;text-align:left}
        .target-names{margin-top:.5rem!important}
        .target .source{grid-column:1/-1;margin-top:.5rem;max-width:none}
        .trend{display:flex;align-items:flex-end;gap:.75rem;font-size:.9rem;color:var(--soft)}
        .trend strong{color:var(--ink);white-space:nowrap}
        .tallies{list-style:none;display:flex;flex-wrap:wrap;gap:.75rem;margin:0 0 1.75rem;padding:0}
        .tallies li{max-width:none;flex:1 1 9rem}
        .tallies a,.tally{display:block;border:1px solid var(--line);border-left:6px solid var(--edge);
        border-radius:4px;
        padding:.75rem 1rem;color:var(--ink);text-decoration:none;height:100%}
        .tallies a:hover{background:var(--mist)}
        .tallies a:hover .tally-label{text-decoration:underline}
        .tallies a[aria-current]{background:var(--teal-pale);border-color:var(--teal)}
        .tally-count{display:block;font-size:1.75rem;font-weight:650;line-height:1.2}
        .tally-met a,.tally-met .tally{border-left-color:var(--green-bar)}
        .tally-attention a,.tally-attention .tally{border-left-color:var(--amber-bar)}
        .tally-missed a,.tally-missed .tally{border-left-color:var(--red-bar)}
        .timeline{list-style:none;margin:0 0 1.5rem;padding:0 0 0 1.4rem;border-left:3px solid var(--line)}
        .timeline li{position:relative;margin:0 0 1.1rem}
        .timeline li::before{content:"";position:absolute;left:-1.95rem;top:.35rem;width:.9rem;height:.9rem;
        border-radius:50%;background:var(--teal);border:3px solid var(--ground)}
        .timeline p{margin:0}
        .timeline-when{color:var(--soft);font-size:.94rem}
        .timeline-what{font-weight:650}
        .change del{color:var(--soft)}
        .change ins{font-weight:650;text-decoration:none;background:var(--green-pale);padding:0 .25em;border-radius:3px}
        @media (max-width:40rem){
        .target{grid-template-columns:1fr;gap:.6rem}
        .target-verdict{text-align:left}
        .tallies li{flex-basis:44%}
        .table tbody th{position:sticky;left:0;background:var(--ground);box-shadow:1px 0 0 var(--line);max-width:9rem}
        .table tbody th{min-width:7.5rem}
        .table-official tbody th{max-width:none}
        .table:not(.table-official) tbody td:not(.number){min-width:7rem}
        .table caption{max-width:calc(100vw - 2rem)}
        }
        """

    /// Pictures drawn by the server.
    static let chart = """
        .chart{margin:0 0 1.5rem}
        .chart figcaption{font-weight:650;margin-bottom:.5rem}
        .bars{display:block;height:auto}
        .chart-note{font-size:.9rem;color:var(--soft);margin:.4rem 0 0}
        .bar{fill:#7fa9a9}
        .bar-last{fill:var(--teal)}
        .axis{stroke:var(--edge);stroke-width:2}
        .break{stroke:var(--ink);stroke-width:2;stroke-dasharray:4 4}
        .sparkline .break{stroke-width:1.5;stroke-dasharray:3 3}
        .bar-value{font-size:19px;font-weight:600;fill:var(--ink)}
        .bar-label,.bar-note{font-size:18px;fill:var(--soft)}
        .bar-label{fill:var(--ink)}
        .sparkline{vertical-align:middle}
        .target-bar{display:block;max-width:26rem;margin:.4rem 0 1.25rem}
        .track{fill:var(--grey-pale)}
        .fill{fill:var(--edge)}
        .target-met .fill{fill:var(--green-bar)}
        .target-attention .fill{fill:var(--amber-bar)}
        .target-missed .fill{fill:var(--red-bar)}
        .goal{fill:var(--ink)}
        .goal-edge{fill:#fff}
        """
}
