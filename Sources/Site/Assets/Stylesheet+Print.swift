extension Stylesheet {
    /// Paper is a first-class view: A4, black on white, no menus, area and day on top, page numbers below.
    static let print = """
        @page sideways{size:A4 landscape;margin:11mm 12mm 12mm}
        @page sample{@bottom-left{content:"DỮ LIỆU MẪU";font-size:9pt;font-weight:700}}
        @page sample-sideways{size:A4 landscape;margin:11mm 12mm 12mm;@bottom-left{content:"DỮ LIỆU MẪU";
        font-size:9pt;font-weight:700}}
        @page{size:A4;margin:18mm 15mm 18mm 20mm;@bottom-right{content:"Trang " counter(page) "/" counter(pages);
        font-size:9pt}}
        @media print{
        html{font-size:11pt}
        body{color:#000;display:block;min-height:0;font-family:"Liberation Serif","Times New Roman",serif}
        .skip,.menu,.notice[role=status],.empty .button,.crumbs,.officer,.filters,.filters-alone,.actions,.pager ul,.sort-arrow,
        .summary-change,.site-footer p:first-child,
        .brand,.masthead-other,.as-of a{display:none!important}
        .frame{max-width:none;padding:0}
        .sample-band{background:none;border:2px solid #000;color:#000;margin-bottom:4mm}
        .masthead{background:none;color:#000;border-bottom:1px solid #000}
        .masthead-row{min-height:0;padding:0 0 2mm}
        .masthead-area{border:0;padding:0;font-weight:700;text-transform:uppercase}
        main{padding:4mm 0}
        .way{margin:0 0 3mm}
        .as-of{margin:0;color:#000}
        .caption,.hint,.source,.count,.lead,.reference,.site-footer,.step{color:#000}
        .site-footer{background:none;padding:2mm 0 0}
        h1{font-size:16pt}
        h2{font-size:13pt}
        h1,h2,h3,.table caption{break-after:avoid}
        .table tbody th{position:static;max-width:none}
        .target{grid-template-columns:1fr 1fr 1fr;break-inside:avoid}
        .target-names,.tallies a[aria-current]{color:#000}
        a{color:inherit;text-decoration:none}
        .table-region{overflow:visible;background:none}
        .table{font-size:9.5pt;width:calc(100% - 1pt)}
        .table th,.table td{border:.5pt solid #000!important;padding:1mm 1.5mm}
        .table .row-actions,.table th.row-actions{display:none}
        .table tbody th,.table tbody th:has(>a){min-width:0}
        body:has(.sample-band){page:sample}
        body:has(.table-official){page:sideways}
        body:has(.sample-band):has(.table-official){page:sample-sideways}
        .table-official{font-size:8.5pt;line-height:1.2}
        .table-official th,.table-official td{padding:.25mm .8mm}
        body:has(.table-official) .sample-band{padding:.5mm;margin-bottom:1mm}
        main:has(.table-official){padding:1mm 0}
        body:has(.table-official) .way,body:has(.table-official) .report{display:none}
        body:has(.table-official) .site-footer{display:none}
        main:has(.table-official) .table-region{margin-bottom:1mm}
        main:has(.table-official) .source{margin:0;font-size:8.5pt;line-height:1.2;max-width:none}
        main:has(.table-official) h1{font-size:12.5pt;margin:0}
        main:has(.table-official) .lead{font-size:10pt}
        main:has(.table-official) .heading{margin-bottom:2mm}
        .table thead{display:table-header-group}
        .table tfoot{display:table-row-group}
        .table tr,.field,.steps,.timeline li,.notice,.summary-row,figure,.errors{break-inside:avoid}
        .step-current .step-number{background:none;color:#000;border:2pt solid #000}
        .badge{border:.5pt solid #000!important;background:none;color:#000}
        .notice,.filters{background:none;border:.5pt solid #000;border-left-width:3pt}
        .bar,.fill,.track,.goal,progress{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .details summary{color:#000;text-decoration:none;font-weight:700;list-style:none}
        }
        """
}
