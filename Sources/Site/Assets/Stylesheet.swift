/// The one stylesheet, written by hand: calm, much white, strong hierarchy, dense only where lists are.
///
/// Text has a contrast of at least 7:1 on its ground, all else at least 4.5:1 (text) or 3:1 (edges, bars).
enum Stylesheet {
    static let text = [base, frame, words, form, list, board, chart, plan, print].joined(separator: "\n")

    /// Colours, type, and what every page shares.
    private static let base = """
        :root{color-scheme:light;--ink:#14201f;--soft:#455250;--line:#c9d3d1;--edge:#5b6967;--ground:#fff;
        --mist:#f2f6f5;
        --teal:#0b4f52;--teal-deep:#083b3d;--link:#07575a;--teal-pale:#e2f1ef;--sun:#ffd166;
        --green:#0b4f30;--green-pale:#dff3e6;--green-bar:#1c7a4c;--amber:#573900;--amber-pale:#fdf1cf;
        --amber-bar:#b57600;
        --red:#7a1512;--red-pale:#fce5e3;--red-bar:#b3261e;--grey-pale:#e9eeed}
        *,*::before,*::after{box-sizing:border-box}
        html{font-size:106.25%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);
        line-height:1.5;
        font-family:Inter,"Segoe UI","Liberation Sans","Helvetica Neue",Arial,"Noto Sans",sans-serif;
        font-variant-numeric:tabular-nums;overflow-wrap:break-word}
        a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
        a:hover{color:var(--teal-deep);text-decoration-thickness:.16em}
        :focus-visible{outline:3px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 6px var(--sun);
        border-radius:2px}
        main:focus,.errors:focus{outline:none;box-shadow:none}
        h1,h2,h3,p,ul,ol,dl,figure,fieldset{margin:0 0 1rem}
        h1,h2,.lead{text-wrap:pretty}
        h1{font-size:2rem;line-height:1.2;letter-spacing:-.01em;margin-bottom:.75rem}
        h2{font-size:1.35rem;line-height:1.3;margin-top:2rem}
        h3{font-size:1.1rem;line-height:1.35;margin-top:1.5rem}
        main p,main li,main dd{max-width:44rem}
        main table p,main table li{max-width:none}
        strong{font-weight:650}
        hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
        img,svg{max-width:100%}
        .unseen{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);
        white-space:nowrap;border:0}
        .number{text-align:right;white-space:nowrap}
        """
}
