#!/bin/sh
# Names that would be something else in HTML, XML, roff, Markdown, a spreadsheet or a terminal are names
# in every format of every kind of report. Every text of the example plans is replaced by such names, once,
# and by tame ones another time: whatever has structure must have the structure of the tame report.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
command -v python3 >/dev/null 2>&1 || {
  skip "hostile names" "python3 is not installed"
  finish
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
SOURCE_DATE_EPOCH=1764115200
export SOURCE_DATE_EPOCH

cat >hostile.py <<'P'
import collections, csv, html.parser, io, json, os, re, shutil, subprocess, sys
import xml.dom.minidom as minidom

erplan, examples, kinds, formats, check_formats, diff_formats, export_formats = sys.argv[1], sys.argv[2], *(
    a.split() for a in sys.argv[3:])
LONG = "long " + 120 * "abcdefghij" + 300 * " word"
NAMES = [
    "<script>alert(1)</script>", "]]><img src=x onerror=alert(1)>", "</title></style></svg></table>-->",
    '"><svg onload=alert(1)>', "' onmouseover='alert(1)", "&lt;b&gt; &amp; &#60;i> &nbsp;",
    ".so /etc/passwd", ".tm printed\n.so /etc/passwd", "'br", ".\\\" gone", "a\\!b \\X'pdf: x' \\Z'c'",
    "\\*[x] \\n[.$] \\s+9big \\fBbold \\c", "\\", "back\\", "%s %n %1$s {0} {{x}} ${y}",
    "a | b | c", "`code` ``` ~~~", "[link](javascript:alert(1)) ![i](http://e/p.png)", "**bold** __b__ *i*",
    "# heading", "- item", "1. item", "> quote", "+ item", "***", "===", "<http://e/>", "$x$ $$y$$",
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "a\tb", "a\nb", "a\r\nb", "a,b;c\"d\"",
    "C1 \x9b31mred \x85 \x90 \x7f", "RTL \u202egpj.exe \u2066x \u200f", "\ufeff\u200b\u2028\u2029x",
    "\U000e0041tag", "TO" "DO [H2 section <!-- \\<b>", "~estimated", "", " ", LONG, "\u5bbd" * 200,
    "e" + "\u0301" * 60,
]
FREE = {"name", "provider", "by", "note", "path-group"}
NAMED = {"plan", "site", "wan-link", "peering-location", "circuit", "gateway", "environment"}

def plan_of(example, tame, shift):
    """The example with every text its author may choose replaced."""
    document = minidom.parse(example)
    count = shift
    def word():
        nonlocal count
        count += 1
        return f"tame {count % len(NAMES)}" if tame else NAMES[count % len(NAMES)]
    def walk(element):
        if element.tagName in NAMED:
            element.setAttribute("name", word())
        for attribute in sorted(FREE & set(element.attributes.keys()) - {"name"}):
            element.setAttribute(attribute, word())
        for child in element.childNodes:
            if child.nodeType == child.ELEMENT_NODE:
                walk(child)
    root = document.documentElement
    walk(root)
    def add(tag, **attributes):
        element = document.createElement(tag)
        for name, value in attributes.items():
            element.setAttribute(name, value)
        root.appendChild(element)
        return element
    for rule in ("M36-02", "REL-09", "WAN-02", "OPS-02"):
        add("accepted", rule=rule, reason=word().strip() or "x", by=word())
    for rule in ("OPS-01", "OPS-08", "SEC-01", "M36-09"):
        add("answer", rule=rule, value="yes" if count % 2 else "no", by=word(), note=word())
    add("note").appendChild(document.createTextNode("tame" if tame else re.sub(r"[\r\n\t]", " ", " ".join(NAMES))))
    text = document.toxml().replace("\r", "&#13;")
    return re.sub(r'(?<==")[^"]*', lambda m: m[0].replace("\n", "&#10;").replace("\t", "&#9;"), text)

wrong = []
def complain(what, *more):
    wrong.append(what)
    print("#", what, *(repr(m)[:300] for m in more))

def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)

INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
                       "\U000e0000-\U000e007f]")
def neutral(what, text, tabs=False):
    found = INVISIBLE.search(text)
    if found or ("\t" in text and not tabs):
        complain(f"{what}: a control", text[max(0, (found or re.search("\t", text)).start() - 40):][:80])

class Page(html.parser.HTMLParser):
    """Counts elements and names of attributes; keeps what steers a browser."""
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.shape, self.text, self.links = collections.Counter(), [], set()
        self.feed(text)
        self.close()
    def handle_starttag(self, tag, attributes):
        self.shape[tag, tuple(sorted(name for name, _ in attributes))] += 1
        self.links |= {value for name, value in attributes if name in ("href", "src", "action")
                       and not value.startswith("#")}
    def handle_comment(self, data):
        self.shape["comment", ()] += 1
    def handle_data(self, data):
        self.text.append(data)

def check_html(what, text, tame):
    page, other = Page(text), Page(tame)
    if set(page.shape) - set(other.shape):
        complain(f"{what}: markup of a name", set(page.shape) - set(other.shape))
    if page.links - other.links:
        complain(f"{what}: a link of a name", page.links - other.links)
    name = minidom.parse("hostile/" + what.split(":")[0]).documentElement.getAttribute("name")
    if name.isprintable() and " ".join(name.split()) not in " ".join("".join(page.text).split()):
        complain(f"{what}: the name is not shown", name)
    if run("xmllint", "--html", "--noout", "--nowarning", "-", input=text.encode()).returncode not in (0, 127):
        complain(f"{what}: xmllint")

def check_svg(what, text, tame):
    def shape(source):
        elements = minidom.parseString(source.encode()).getElementsByTagName("*")
        return {(e.tagName, name) for e in elements for name in [""] + list(e.attributes.keys())}
    found = shape(text) - shape(tame)
    if found:
        complain(f"{what}: markup of a name", found)

def check_markdown(what, text, tame):
    fenced = False
    columns = 0
    for line in text.split("\n"):
        if line.startswith("```"):
            fenced = not fenced
            continue
        if fenced:
            continue
        plain = re.sub(r"\\[!-/:-@\[-`{-~]", "x", line) # what is escaped is text
        rest = re.sub(r"\]\(<https://[^<>]*>\)|<a id=\"[\w.-]+\"></a>", "", plain)
        if re.search(r"[<`]|\]\(|__", rest):
            complain(f"{what}: markup of a name", line)
        pipes = plain.count("|")
        if plain.startswith("|"):
            if columns not in (0, pipes):
                complain(f"{what}: a row of {pipes} cells in a table of {columns}", line)
            columns = pipes
        else:
            columns = 0
            if pipes:
                complain(f"{what}: a pipe", line)
    def starts(source):
        return {re.match(r"\s*(?:[#>*+|=-]+ ?|\d+[.)] |~~~|```)?", line)[0].strip(" 0123456789")
                for line in source.split("\n")}
    if starts(text) - starts(tame):
        complain(f"{what}: a line begins with what no other does", starts(text) - starts(tame))

def roff_shape(text):
    requests = {re.match(r"[.']\s*\S*", line)[0] for line in text.split("\n") if line[:1] in (".", "'")}
    return requests, set(re.findall(r"\\(?:\[[^\]]*\]|\(..|[*nfsF](?:\[[^\]]*\]|\(..|.)|.|$)", text, re.M))

def check_man(what, text, tame):
    (requests, escapes), (few, known) = roff_shape(text), roff_shape(tame)
    known = known | {r"\e", r"\-", r"\(dq", r"\(aq", r"\(ga", r"\(ha", r"\(ti", r"\&", r"\:"}
    if requests - few:
        complain(f"{what}: a request of a name", requests - few)
    odd = {e for e in escapes - known if not re.fullmatch(r"\\\[u[0-9A-F_]+\]", e)}
    if odd:
        complain(f"{what}: an escape of a name", odd)
    if not what.endswith("=full") and "contoso.xml" not in what:
        return # a full report has what the others have
    if shutil.which("groff"):
        made = run("groff", "-k", "-t", "-ww", "-man", "-Tutf8", "-P-cbou", input=text.encode())
        said = [line for line in made.stderr.decode().split("\n") if line and "can't break line" not in line]
        if said or made.returncode:
            complain(f"{what}: groff", *said)
        if b"root:" in made.stdout:
            complain(f"{what}: groff", "a name is a request")
    if shutil.which("mandoc"):
        def lint(source):
            lines = run("mandoc", "-T", "lint", "-W", "warning", input=source.encode()).stdout.decode()
            return {re.sub(r".*?: (?=[A-Z]+:)", "", line) for line in lines.split("\n")}
        if lint(text) - lint(tame):
            complain(f"{what}: mandoc", lint(text) - lint(tame))

def check_table(what, text, tame, mark):
    if mark == "\t":
        rows = [line.split("\t") for line in text.rstrip("\n").split("\n")]
    else:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    if {len(row) for row in rows} != {len(rows[0])}:
        complain(f"{what}: rows of {sorted({len(row) for row in rows})} cells")
    for row in rows:
        for cell in row:
            if re.match(r"[=+@\t\r]|-(?![0-9.]+$)", cell):
                complain(f"{what}: a formula", cell)

def check_json(what, text, tame):
    for document in text.splitlines() if "=jsonl" in what else [text]:
        json.loads(document)

def check_junit(what, text, tame):
    check_svg(what, text, tame)

def check_attributes(what, text, tame):
    """Structure, and that labels are text: draw.io takes them for HTML only where the style says so."""
    check_svg(what, text, tame)
    if "html=1" in text:
        complain(f"{what}: labels are HTML")

def check_kml(what, text, tame):
    check_svg(what, text, tame)
    if "<description" in text or "<text>" in text:
        complain(f"{what}: a text that is HTML")

def unquoted(text, quoted):
    """What stands outside of quoted texts, those of one kind each."""
    return re.sub(r"[0-9.-]+", "0", re.sub(quoted, '""', text))

def check_gml(what, text, tame):
    if not text.isascii():
        complain(f"{what}: not in 7 bits")
    if unquoted(text, r'"[^"]*"') != unquoted(tame, r'"[^"]*"'):
        complain(f"{what}: markup of a name")
    if re.search(r"&(?!#\d+;)", text):
        complain(f"{what}: an entity")

def check_dot(what, text, tame):
    quoted = r'"(?:[^"\\]|\\["\\])*"'
    if unquoted(text, quoted) != unquoted(tame, quoted):
        complain(f"{what}: markup of a name")
    if re.search(r"&(?!amp;)", text):
        complain(f"{what}: an entity")
    if shutil.which("dot"):
        made = run("dot", "-Tsvg", input=text.encode())
        if made.returncode or b"syntax" in made.stderr:
            complain(f"{what}: dot", made.stderr)
        else:
            shown = {e.firstChild.data for e in minidom.parseString(made.stdout).getElementsByTagName("text") if e.firstChild}
            if "".join(NAMES[0].split()) not in {"".join(t.split()) for t in shown} and NAMES[0] in open("hostile/" + what.split(":")[0]).read():
                complain(f"{what}: dot shows other names", shown)

def check_mermaid(what, text, tame):
    quoted = r'"(?:[^"#&<>`\\\[\]{}|%:;]|#\d+;)*"'
    if unquoted(text, quoted) != unquoted(tame, quoted):
        complain(f"{what}: markup of a name")

EXPORT_CHECKS = {
    "graphml": check_svg, "gml": check_gml, "dot": check_dot, "geojson": check_json, "kml": check_kml,
    "drawio": check_attributes, "mermaid": check_mermaid,
}
CHECKS = {
    "html": check_html, "svg": check_svg, "markdown": check_markdown, "man": check_man, "json": check_json,
    "jsonl": check_json, "sarif": check_json, "junit": check_junit,
    "csv": lambda *a: check_table(*a, ","), "tsv": lambda *a: check_table(*a, "\t"),
    "text": lambda *a: None,
}

def report(command, plan, *options):
    made = run(erplan, command, *options, plan)
    if made.returncode not in ((0, 1) if command == "check" else (0,)):
        complain(f"{command} {' '.join(options)}: status {made.returncode}", made.stderr.decode())
    return made.stdout

def check_pdf(what, plan, options):
    data = report("report", plan, *options)
    if not data.startswith(b"%PDF-"):
        complain(f"{what}: no PDF")
    if re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile)\b", data):
        complain(f"{what}: something to run")
    if shutil.which("pdftotext"):
        text = re.sub(r"\s+", " ", run("pdftotext", "-layout", "-", "-", input=data).stdout.decode())
        if "root:" in text:
            complain(f"{what}: a name is a request")

def check_one(command, options, form, tame, hostile):
    what = f"{os.path.basename(hostile)}: {command} {' '.join(options)}"
    if form == "pdf":
        if shutil.which("groff") and "contoso.xml" in hostile:
            check_pdf(what, hostile, options)
        return
    text, other = (report(command, p, *options).decode() for p in (hostile, tame))
    neutral(what, text, tabs=form in ("tsv", "man", "graphml", "kml"))
    checks = {**CHECKS, **EXPORT_CHECKS} if command == "export" else CHECKS
    if form not in checks:
        complain(f"{what}: no check for this format")
    elif text:
        checks[form](what, text, other)

os.makedirs("hostile"), os.makedirs("tame")
for number, name in enumerate(sorted(n for n in os.listdir(examples) if n.endswith(".xml"))):
    for folder in ("hostile", "tame"):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as f:
            f.write(plan_of(os.path.join(examples, name), folder == "tame", 5 * number))
    tame, hostile = f"tame/{name}", f"hostile/{name}"
    for form in formats:
        for kind in kinds if form in ("text", "html", "markdown", "man", "pdf") else kinds[:1]:
            tables = ["sites", "links", "flows", "findings"] if form in ("csv", "tsv") else [None]
            for table in tables:
                options = [f"--format={form}"] + ([f"--table={table}"] if table else [f"--kind={kind}"])
                check_one("report", options, form, tame, hostile)
    for form in export_formats:
        for table in ["sites", "links"] if form in ("csv", "tsv") else [None]:
            options = [f"--format={form}"] + ([f"--table={table}"] if table else [])
            check_one("export", options, form, tame, hostile)
    made = run(erplan, "report", "--kind=full", hostile, env={**os.environ, "LC_ALL": "C"})
    if not made.stdout.isascii() or made.returncode:
        complain(f"{hostile}: not in 7 bits")
    neutral(f"{hostile} in 7 bits", made.stdout.decode())
    for form in check_formats:
        check_one("check", [f"--format={form}", "--fail-on=never"], form, tame, hostile)
# what lies between two plans: another one, and all of it added or gone
def diff(before, after, *options):
    made = run(erplan, "diff", *options, before, after)
    if made.returncode:
        complain(f"diff {' '.join(options)}: status {made.returncode}", made.stderr.decode())
    return made.stdout
for before, after in (("meet-me.xml", "power-platform-b.xml"), ("contoso.xml", "contoso-local-breakout.xml")):
    for form in diff_formats:
        for table in ["measures", "structure", "circuits", "findings", "flows"] if form in ("csv", "tsv") else [None]:
            options = [f"--format={form}"] + ([f"--table={table}"] if table else [])
            what = f"{after}: diff {' '.join(options)}"
            if form == "pdf":
                if shutil.which("groff") and not diff("hostile/" + before, "hostile/" + after, *options).startswith(b"%PDF-"):
                    complain(f"{what}: no PDF")
                continue
            text, other = (diff(f"{folder}/{before}", f"{folder}/{after}", *options).decode()
                           for folder in ("hostile", "tame"))
            neutral(what, text, tabs=form in ("tsv", "man"))
            if form not in CHECKS:
                complain(f"{what}: no check for this format")
            else:
                CHECKS[form](what, text, other)
# the name of the file is a name too
for number, name in enumerate(("<script>alert(1)<|script>.xml", "e\x1b[31m\u202e.xml", "n\n.so |etc|passwd\n.xml",
                               "-dash `|` [x](y).xml", "'br.xml", "\udcff.xml")):
    os.makedirs("files", exist_ok=True)
    hostile = "files/" + name
    shutil.copy("tame/meet-me.xml", hostile)
    for command, form in [("report", f) for f in formats if f not in ("pdf", "csv", "tsv")] + [
            ("check", f) for f in check_formats]:
        text = report(command, hostile, f"--format={form}").decode()
        neutral(f"{name!r} as {form}", text, tabs=form == "man")
        if "<script>" in text and form not in ("text", "json", "jsonl", "sarif", "man"):
            complain(f"{name!r} as {form}: markup")
        if form == "man" and re.search(r"^[.']\s*(so|br)\b(?! *$)", text, re.M):
            complain(f"{name!r} as {form}: a request")
sys.exit(len(wrong) > 0)
P
python3 hostile.py "$ERPLAN" "${ERPLAN_DATADIR:?}/examples" "$(words report --kind)" \
  "$(words report --format)" "$(words check --format)" "$(words diff --format)" \
  "$(words export --format)" 2>"$err"
ok $? "names are names in every format of every kind"
sed 's/^/# /' "$err"
finish
