#include "report/paper/html-style.h"

/* Signs and words carry every meaning; colour only repeats it. Text on its ground has a contrast of
 * at least 4.5 to 1 in both schemes. */
const char erp_html_style[] =
    ":root { color-scheme: light dark; --ground: #fff; --text: #1a1a1a; --faint: #595959;\n"
    "  --line: #c8c8c8; --band: #f3f3f3; --link: #0b57a4; --pass: #1b6e2c; --warn: #875100;\n"
    "  --fail: #b3201b; --open: #5b3fa0; --part-1: #2b6cb0; --part-2: #e0a82e;\n"
    "  --part-3: #5f6b76; --part-4: #dde3e8; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ground: #16181b; --text: #e8e8e8;\n"
    "  --faint: #a8a8a8; --line: #4a4d52; --band: #22252a; --link: #8ab8f0; --pass: #7cc98b;\n"
    "  --warn: #f0b429; --fail: #ff8a80; --open: #bba6f5; --part-1: #5b9be0;\n"
    "  --part-2: #a06d08; --part-3: #b9c2cb; --part-4: #3a424a; } }\n"
    "* { box-sizing: border-box; }\n"
    "body { margin: 0; background: var(--ground); color: var(--text);\n"
    "  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }\n"
    "main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }\n"
    "h1, h2, h3, h4 { line-height: 1.25; margin: 1.5em 0 0.5em; }\n"
    "h1 { margin-top: 0; font-size: 1.8rem; }\n"
    "h2 { font-size: 1.4rem; border-bottom: 1px solid var(--line); padding-bottom: 0.2em; }\n"
    "h3 { font-size: 1.1rem; }\n"
    "a { color: var(--link); }\n"
    ":is(h2, h3, h4, b) > a { color: inherit; text-decoration: none; }\n"
    ":is(h2, h3, h4, b) > a:is(:hover, :focus) { text-decoration: underline; }\n"
    ":target { background: var(--band); outline: 0.3rem solid var(--band); }\n"
    "p, dl, ul, .wide { margin: 0.6rem 0; }\n"
    "dl > div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: 0.1rem 0; }\n"
    "dt { color: var(--faint); }\n"
    "dd { margin: 0; min-width: 0; }\n"
    "ul { padding-left: 1.4rem; }\n"
    "li.marked { list-style: none; margin: 0.35rem 0 0.35rem -1.4rem; padding-left: 2.2rem;\n"
    "  text-indent: -2.2rem; }\n"
    "li.marked > * { text-indent: 0; }\n"
    "li ul { margin: 0.2rem 0 0.5rem; padding-left: 1rem; }\n"
    "nav { padding: 0.6rem 0; border: solid var(--line); border-width: 1px 0; }\n"
    "nav ul { list-style: none; margin: 0; padding: 0; }\n"
    "nav > ul { columns: 15rem; } nav > ul > li { break-inside: avoid; margin-bottom: 0.2rem; }\n"
    "nav ul ul { padding-left: 1rem; font-size: 0.9rem; }\n"
    ".mark { display: inline-block; width: 1.9rem; font-family: ui-monospace, monospace;\n"
    "  font-weight: bold; text-decoration: none; }\n"
    ".pass { color: var(--pass); } .warn { color: var(--warn); } .fail { color: var(--fail); }\n"
    ".not-answered { color: var(--open); } .not-applicable { color: var(--faint); }\n"
    ".wide { overflow-x: auto; }\n"
    "table { border-collapse: collapse; min-width: 60%; font-size: 0.95rem; }\n"
    "caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }\n"
    "th, td { border: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left;\n"
    "  vertical-align: top; }\n"
    "thead th { background: var(--band); }\n"
    "tbody th { font-weight: normal; }\n"
    ".narrow { white-space: nowrap; }\n"
    ".number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }\n"
    ".unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;\n"
    "  clip-path: inset(50%); white-space: nowrap; }\n"
    "figure { margin: 0.8rem 0; break-inside: avoid; }\n"
    "figcaption { color: var(--faint); font-size: 0.9rem; }\n"
    ".chart table { width: 100%; } .chart th, .chart td { border: none; padding: 0.1rem 0.6rem; }\n"
    ".chart th, .chart .number { width: 1%; white-space: nowrap; font-weight: normal; }\n"
    ".bar { min-width: 8rem; } .bar svg { display: block; overflow: visible; }\n"
    ".scale > span + span { float: right; } .scale, .key { color: var(--faint);\n"
    "  font-size: 0.9rem; } .key { margin: 0.2rem 0; } .key > span { margin-right: 1.2rem;\n"
    "  display: inline-block; } .key svg { vertical-align: -0.1rem; }\n"
    ".chart rect { stroke: var(--faint); stroke-width: 0.5; } .part-1 { fill: var(--part-1); }\n"
    ".part-2 { fill: var(--part-2); } .part-3 { fill: var(--part-3); }\n"
    ".part-4 { fill: var(--part-4); } .chart .limit { fill: var(--text); stroke: none; }\n"
    "@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; } main { padding: 1rem; }\n"
    "  table { font-size: 0.85rem; } th, td { padding: 0.2rem 0.35rem; }\n"
    "  .bar { min-width: 5rem; } }\n"
    "@media print { :root { --ground: #fff; --text: #000; --faint: #444; --line: #999;\n"
    "  --band: #eee; --link: #000; --pass: #000; --warn: #000; --fail: #000; --open: #000; }\n"
    "  @page { margin: 18mm; } body { font-size: 10pt; } main { max-width: none; padding: 0; }\n"
    "  nav { display: none; } .wide { overflow: visible; } thead { display: table-header-group; }\n"
    "  h1, h2, h3, caption { break-after: avoid; } tr, li { break-inside: avoid; }\n"
    "  a[href^=\"http\"]::after { content: \" <\" attr(href) \">\"; font-size: 0.85em; } }\n";

void
erp_html_mark(GString *out, ErpMark mark) {
  static const char *const names[] = {
      [ERP_MARK_NOT_APPLICABLE] = "not-applicable",
      [ERP_MARK_PASS] = "pass",
      [ERP_MARK_NOT_ANSWERED] = "not-answered",
      [ERP_MARK_WARN] = "warn",
      [ERP_MARK_FAIL] = "fail",
  };
  if (mark != ERP_MARK_NONE)
    g_string_append_printf(out, "<abbr class=\"mark %s\" title=\"%s\">%s</abbr> ", names[mark],
                           names[mark], erp_mark_text(mark));
}
