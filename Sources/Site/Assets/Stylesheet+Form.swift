extension Stylesheet {
    /// Questions and buttons.
    static let form = """
        .field{border:0;padding:0;margin:0 0 1.5rem;min-width:0}
        .field-label{display:block;font-weight:650;padding:0;margin-bottom:.25rem}
        .hint{color:var(--soft);margin:0 0 .35rem;font-size:.97rem}
        .problem{color:var(--red);font-weight:650;margin:0 0 .35rem}
        .field-wrong{border-left:5px solid var(--red-bar);padding-left:1rem}
        .field-wrong .input{border-color:var(--red-bar)}
        .input{font:inherit;color:inherit;background:#fff;border:2px solid var(--edge);border-radius:4px;
        padding:.45rem .65rem;
        min-height:2.75rem;width:100%;max-width:36rem;display:block}
        .input:hover{border-color:var(--ink)}
        .input-half{max-width:20rem}
        .input-short{max-width:11rem}
        .input-year{max-width:6rem}
        .select{width:auto;max-width:100%;padding-right:.4rem;cursor:pointer}
        .file{padding:.6rem;background:var(--mist);border-style:dashed;cursor:pointer}
        .boxes{display:flex;flex-direction:column;gap:.15rem;margin-top:.35rem}
        @media (min-width:60rem){
        .boxes:not(:has(.hint)){flex-flow:row wrap;gap:.15rem 1.5rem}
        }
        .box{display:grid;grid-template-columns:1.6rem 1fr;align-items:start;column-gap:.75rem;padding:.45rem 0;
        min-height:2.75rem}
        .box input{width:1.5rem;height:1.5rem;margin:.05rem 0 0;accent-color:var(--teal);cursor:pointer}
        .box label{cursor:pointer;padding-right:1rem}
        .box .hint{grid-column:2;margin:0}
        .errors{border:4px solid var(--red-bar);padding:1rem 1.25rem;margin:0 0 2rem;max-width:44rem}
        .errors-title{margin:0 0 .6rem;font-size:1.2rem}
        .errors ul{list-style:none;padding:0;margin:0}
        .errors li{margin:.3rem 0}
        .errors a{color:var(--red);font-weight:650}
        .button{display:inline-flex;align-items:center;justify-content:center;font:inherit;font-weight:650;
        line-height:1.25;
        min-height:2.75rem;padding:.55rem 1.15rem;border-radius:4px;border:2px solid var(--teal);cursor:pointer;
        text-decoration:none;
        text-align:center}
        .button-primary{background:var(--teal);color:#fff}
        .button-primary:hover{background:var(--teal-deep);border-color:var(--teal-deep);color:#fff}
        .button-secondary{background:#fff;color:var(--link);border-color:#6f9a9a}
        .button-secondary:hover{background:var(--teal-pale);color:var(--teal-deep);border-color:var(--teal)}
        .button-grave{background:var(--red);border-color:var(--red);color:#fff}
        .button-grave:hover{background:#570d0b;border-color:#570d0b;color:#fff}
        .actions{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin:1.5rem 0}
        .actions form{margin:0}
        .filters{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:end;background:var(--mist);
        padding:1rem 1.25rem;
        margin:0 0 1.25rem;border-radius:4px}
        .filters .field{margin:0;flex:0 1 auto}
        .filters .input{min-width:9rem}
        .filters .boxes{flex-direction:row;flex-wrap:wrap}
        .filters-more{flex:1 0 100%;order:1}
        .filters-more summary{color:var(--link);text-decoration:underline;cursor:pointer;padding:.25rem 0}
        .filters-more-body{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:end;padding-top:.75rem}
        .filters-more-body .field{margin:0}
        .filters-alone{margin:0 0 1.25rem}
        .filters-actions{display:flex;align-items:center;gap:1rem}
        .inline{display:inline-block;margin:0 1rem 0 0}
        .link-button{background:none;border:0;padding:0;font:inherit;color:var(--teal);text-decoration:underline;
        cursor:pointer;min-height:1.75rem}
        .link-button:hover{text-decoration-thickness:3px}
        .side-by-side{display:flex;flex-wrap:wrap;gap:0 1.5rem;border:0;border-top:1px solid var(--line);margin:0;padding:.75rem 0 0}
        .side-by-side legend{font-weight:650;padding:0}
        @media (max-width:40rem){
        .filters{flex-direction:column;align-items:stretch}
        .select,.filters .input{width:100%;max-width:100%}
        .button{width:100%}
        .filters-actions{flex-direction:column;align-items:stretch;text-align:center}
        .box{padding:.6rem 0}
        }
        @media (prefers-contrast:more){
        :root{--line:#5b6967;--edge:#14201f;--soft:#14201f;--link:#003c3e}
        .badge,.notice,.filters{border:1px solid currentColor}
        }
        @media (forced-colors:active){
        .badge,.notice,.button{border:1px solid ButtonText}
        .bar,.fill{forced-color-adjust:none}
        }
        """
}
