/// How the page looks, on a screen, on a telephone and on A4.
///
/// Colors are written out, and every grid has something to fall back on: WeasyPrint 57, which Debian
/// 12 has, knows neither variables within shorthands nor grids.
enum StyleSheet {
    /// The rules, for a `style` element: nothing is fetched.
    ///
    /// - Parameter heading: What stands below every page on paper.
    static func css(heading: String) -> String {
        let title = quoted(heading)
        return """
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
            body{margin:0;color:#1f2328;background:#fff;font:1rem/1.6 "Segoe UI","Noto Sans",Roboto,\
            "Helvetica Neue",Arial,"Liberation Sans",sans-serif;overflow-wrap:break-word}
            h1,h2,h3{font-family:Georgia,"Noto Serif","Liberation Serif",serif;line-height:1.25;\
            font-weight:700;color:#0b3c5d}
            h1{font-size:2.1rem;margin:.2rem 0 .4rem}
            h2{font-size:1.5rem;margin:3rem 0 .8rem;padding-top:.9rem;border-top:2px solid #0b3c5d}
            h3{font-size:1.12rem;margin:2rem 0 .5rem}
            p,ul,ol,dl{margin:.7rem 0;max-width:44rem}
            a{color:#0b5394}
            a:focus-visible,[tabindex]:focus-visible,\
            summary:focus-visible{outline:3px solid #c04f00;outline-offset:2px}
            .skip{position:absolute;left:-999rem;top:0;background:#fff;padding:.6rem 1rem;z-index:2}
            .skip:focus{left:0}
            .page{max-width:47rem;margin:0 auto;padding:0 1.1rem 3rem}
            header.cover{padding:2.4rem 0 1rem;border-top:8px solid #0b3c5d}
            .kicker{margin:0;font-size:.82rem;letter-spacing:.08em;text-transform:uppercase;\
            color:#57606a}
            .subtitle{margin:0;font-size:1.15rem;color:#57606a}
            dl.facts{margin:1.2rem 0 0;font-size:.92rem}
            dl.facts dt{float:left;clear:left;width:8.2em;color:#57606a}
            dl.facts dd{margin:0 0 .2rem 8.8em;overflow-wrap:anywhere}
            nav.contents{margin:1.2rem 0;padding:.9rem 1.2rem;background:#f3f6f8;font-size:.95rem}
            nav.contents h2{font-size:1rem;margin:0;padding:0;border:0}
            nav.contents ol{margin:.4rem 0 0;padding-left:1.4rem;columns:2;column-gap:2rem}
            nav.contents li{break-inside:avoid;padding:.1rem 0}
            nav.contents a{text-decoration:none}
            nav.contents a:hover{text-decoration:underline}
            ul.key{display:flex;flex-wrap:wrap;display:grid;grid-template-columns:repeat(6,1fr);\
            gap:.9rem;margin:1rem 0;padding:0;list-style:none;max-width:none}
            ul.key li{flex:1 0 29%;grid-column:span 2;border-top:3px solid #0b3c5d;\
            background:#f3f6f8;padding:.7rem .85rem .8rem;break-inside:avoid}
            ul.key li:nth-last-child(-n+2):nth-child(n+4){grid-column:span 3}
            .key .label{display:block;font-size:.86rem;line-height:1.35;color:#57606a}
            .key .value{display:block;margin:.15rem 0;font:700 1.55rem/1.2 Georgia,"Noto Serif",\
            "Liberation Serif",serif;color:#0b3c5d;white-space:nowrap}
            .key .detail{display:block;font-size:.86rem;line-height:1.4}
            .key .change{display:block;margin-top:.3rem;font-size:.86rem;font-weight:600}
            .key .light{display:block;margin-top:.3rem;font-size:.86rem;font-weight:600}
            ul.key li.green{border-top-color:#1b6e3c}
            ul.key li.yellow{border-top-color:#b7791f}
            ul.key li.red{border-top-color:#a4161a}
            .green .light{color:#1b6e3c}
            .yellow .light{color:#7a4f00}
            .red .light{color:#a4161a}
            .better{color:#1b6e3c}
            .worse{color:#8c2d04}
            .level{color:#57606a}
            .num{white-space:nowrap}
            .note{margin:1rem 0;padding:.6rem .9rem;border-left:4px solid #c04f00;\
            background:#fdf6ef;font-size:.94rem;max-width:44rem;break-inside:avoid}
            .note strong{color:#8c2d04}
            .alerts{margin:1.2rem 0;padding:.8rem 1.2rem;border:2px solid #8c2d04;\
            background:#fdf6ef}
            .alerts h2{font-size:1.1rem;margin:0;padding:0;border:0;color:#8c2d04}
            .alerts ul{margin:.4rem 0 0}
            .terms dt{font-weight:600;margin-top:.7rem}
            .terms dd{margin:0 0 0 1.2rem}
            .tablebox{margin:1.4rem 0}
            .scroll{overflow-x:auto}
            table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.35;\
            font-variant-numeric:tabular-nums}
            caption{text-align:left;font-weight:600;padding:0 0 .45rem;font-size:.95rem}
            .label-no{color:#0b3c5d;white-space:nowrap}
            th,td{padding:.32rem .55rem;text-align:left;vertical-align:top;\
            border-bottom:1px solid #d5dae0}
            th:first-child,td:first-child{padding-left:.1rem}
            thead th{border-top:2px solid #1f2328;border-bottom:1.5px solid #1f2328;\
            vertical-align:bottom;font-weight:600;hyphens:manual}
            tbody th{font-weight:400}
            tbody:last-child tr:last-child>*{border-bottom:2px solid #1f2328}
            .n{text-align:right;font-variant-numeric:tabular-nums}
            td.n{white-space:nowrap}
            .short{white-space:nowrap}
            tr.total>*{font-weight:700;border-top:1.5px solid #1f2328}
            tr.group th{font-weight:700;background:#f3f6f8;padding-left:.4rem}
            .below{margin:.4rem 0 0;font-size:.8rem;line-height:1.45;color:#57606a;max-width:none}
            figure{margin:1.6rem 0 .3rem;break-inside:avoid}
            figcaption{font-size:.95rem;font-weight:600;color:#0b3c5d}
            figure svg{display:block;width:100%;height:auto}
            details{margin:.3rem 0 1.6rem;font-size:.9rem}
            summary{cursor:pointer;color:#0b5394;padding:.2rem 0}
            details table{width:auto;min-width:60%}
            footer{margin-top:3rem;border-top:1px solid #d5dae0;padding-top:.8rem;font-size:.85rem;\
            color:#57606a}
            @media screen and (min-width:76rem){
            .page{display:grid;grid-template-columns:14rem minmax(0,47rem);column-gap:3rem;\
            max-width:66.2rem}
            .page>*{grid-column:2}
            nav.contents{grid-column:1;grid-row:1/span 4;position:sticky;top:0;align-self:start;\
            margin:2.6rem 0 0;max-height:100vh;overflow:auto}
            nav.contents ol{columns:1}
            }
            @media screen and (max-width:46rem){
            body{font-size:.97rem}
            h1{font-size:1.65rem}
            nav.contents ol{columns:1}
            ul.key{grid-template-columns:1fr}
            ul.key li,ul.key li:nth-last-child(-n+2):nth-child(n+4){grid-column:auto}
            .key .value{white-space:normal}
            .tablebox td:not(.n):not(.short),\
            .tablebox tbody th:not(.short):not([colspan]){min-width:9rem}
            .cap{display:inline-block;max-width:calc(100vw - 2.6rem)}
            figure svg{min-width:38rem}
            dl.facts dt{float:none;width:auto}
            dl.facts dd{margin:0 0 .4rem}
            }
            @media print{
            @page{size:A4;margin:17mm 16mm 18mm;
            @bottom-left{content:"\(title)";font:8pt Arial,"Liberation Sans",sans-serif;\
            color:#57606a}
            @bottom-right{content:counter(page) " / " counter(pages);font:8pt Arial,\
            "Liberation Sans",sans-serif;color:#57606a}}
            html{font-size:9.6pt}
            body{font-size:1rem;line-height:1.48;-webkit-print-color-adjust:exact;\
            print-color-adjust:exact}
            .page{max-width:none;padding:0}
            .skip,summary{display:none}
            header.cover{padding:6mm 0 1mm}
            nav.contents{margin:.8rem 0}
            ul.key{gap:.6rem;margin:.7rem 0}
            h1{font-size:22pt}
            h2{font-size:14.5pt;margin-top:8mm;padding-top:3mm;break-after:avoid}
            h3{font-size:11.5pt;margin-top:6mm;break-after:avoid}
            p,ul,ol,dl,.note{max-width:none;orphans:3;widows:3}
            li{orphans:2;widows:2;break-inside:avoid}
            a{color:inherit;text-decoration:none}
            .scroll{overflow:visible}
            table{font-size:8pt;line-height:1.3}
            th,td{padding:.9mm 1.4mm}
            caption{font-size:9pt;break-after:avoid}
            thead{display:table-header-group}
            tr,.terms dd{break-inside:avoid}
            thead,tr.group,.terms dt,figcaption,\
            tbody:first-of-type tr:nth-child(-n+3){break-after:avoid}
            tbody:last-of-type tr:nth-last-child(-n+2){break-before:avoid}
            .tablebox.brief,.brief table{break-inside:avoid}
            .below{font-size:7.4pt;break-before:avoid;break-inside:avoid}
            figure svg{min-width:0;max-height:243mm}
            details::details-content{content-visibility:visible;block-size:auto}
            details table{width:auto;min-width:60%}
            details{break-inside:avoid}
            nav.contents a::after{content:" · " target-counter(attr(href),page)}
            details.repeats{display:none}
            .key .value{font-size:15pt}
            footer{margin-top:6mm;break-inside:avoid}
            html.onepage{font-size:8.3pt}
            .onepage header.cover{padding:3mm 0 0;border-top-width:4px}
            .onepage h1{font-size:17pt;margin:0}
            .onepage h2{font-size:11.5pt;margin:3mm 0 1mm;padding-top:1mm}
            .onepage ul,.onepage p,.onepage .note,.onepage .tablebox,.onepage figure{margin-top:1.2mm;\
            margin-bottom:1.2mm}
            .onepage dl.facts{margin-top:1.5mm}
            .onepage ul.key{grid-template-columns:repeat(4,1fr);gap:.4rem}
            .onepage ul.key li,.onepage ul.key li:nth-last-child(-n+2):nth-child(n+4){flex:1 0 22%;\
            grid-column:span 1;padding:1mm 1.6mm}
            .onepage .key .value{font-size:11pt}
            .onepage table{font-size:7.2pt}
            .onepage th,.onepage td{padding:.55mm 1.2mm}
            .onepage section[aria-labelledby=lacks]{float:left;width:36%}
            .onepage section[aria-labelledby=place]{margin-left:39%}
            .onepage .kicker{display:none}
            .onepage figure svg{max-height:66mm}
            .onepage details,.onepage figcaption,.onepage footer{display:none}
            }
            """
    }

    /// A text as a string of a style sheet, which no text can leave.
    private static func quoted(_ text: String) -> String {
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": quoted += "\\\\"
            case "\"": quoted += "\\\""
            case "<": quoted += "\\3C "
            default:
                let isBreak = scalar.properties.generalCategory == .control
                quoted.unicodeScalars.append(isBreak ? " " : scalar)
            }
        }
        return quoted
    }
}
