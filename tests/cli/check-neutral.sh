#!/bin/sh
# Nothing that others chose steers the terminal: control characters, what turns the direction of writing
# round, what cannot be seen and bytes that are no text, in every place a text can come from (arguments,
# variables, names of files, what stands in files), by every command, with results and messages on a
# terminal. With NEUTRAL=slow each value stands alone, else all of them together.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
command -v python3 >/dev/null 2>&1 || {
  skip "neutral output" "python3 is not installed"
  finish
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
cp "${ERPLAN_DATADIR:?}"/examples/meet-me.xml tame.xml
cat >neutral.py <<'P'
import concurrent.futures, os, pty, re, select, shutil, subprocess, sys, termios, time

erplan, slow = sys.argv[1], len(sys.argv) > 2
VALUES = {
    "C0": b"\x1b]0;title\x07\x1b[2J\x1b[31m\x08\x0b\x0c\x01\x1f", "DEL": b"\x7f", "line": b"x\nerplan: fine\r\ty",
    "C1": "\u009b31m\u009d0;t\u009c\u0085\u0090".encode(), "no text": b"\xff\x9b31m\xc3(\xed\xa0\x80",
    "bidi": "\u202egpj\u202a\u2066\u2067\u200f\u061c".encode(), "wide": "\u6771".encode() * 120,
    "unseen": "\u200b\u200d\u2060\ufeff\u2028\u2029\ufffb\u00ad\U000e0041".encode(),
    "marks": b"e" + "\u0301".encode() * 300,
}
if not slow:
    VALUES = {"all": b"".join(VALUES.values())}
SHORT = b"\x1b[31m\x7f\xc2\x9b\xe2\x80\xae\xff\n\r\t\xe2\x80\x8b"  # for names of files, 255 bytes at most
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
                 "\ufff9-\ufffb\U000e0000-\U000e007f]")
wrong = []
def complain(what, *more):
    wrong.append(what)
    print("#", what, *(repr(m)[:300] for m in more))

def terminal():
    ours, theirs = pty.openpty()
    modes = termios.tcgetattr(theirs)
    modes[1] &= ~termios.OPOST  # a line's end stays what the program wrote
    termios.tcsetattr(theirs, termios.TCSANOW, modes)
    return ours, theirs

def run(args, env, argv0=b"erplan"):
    """Status, output, messages: each on a terminal of its own."""
    (out, out2), (err, err2) = terminal(), terminal()
    words = [argv0] + [a if isinstance(a, bytes) else a.encode() for a in args]
    process = subprocess.Popen(words, executable=erplan, stdin=subprocess.DEVNULL, stdout=out2, stderr=err2,
                               env={**os.environb, **env})
    os.close(out2), os.close(err2)
    text, open_ones, end = {out: b"", err: b""}, {out, err}, time.monotonic() + 60
    while open_ones:
        ready, _, _ = select.select(open_ones, [], [], max(0, end - time.monotonic()))
        if not ready:
            process.kill()
            complain("hangs", words, env)
            break
        for fd in ready:
            try:
                piece = os.read(fd, 65536)
            except OSError:
                piece = b""
            text[fd] += piece
            if not piece:
                open_ones.discard(fd)
    os.close(out), os.close(err)
    return process.wait(), text[out], text[err]

def check(what, args, env={}, argv0=b"erplan", tabs=False):
    status, *texts = run(args, env, argv0)
    if status not in (0, 1, 2, 3, 4, 5):
        complain(f"{what}: status {status}", args, env, texts[1])
    for name, raw in zip(("output", "messages"), texts):
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            complain(f"{what}: {name}: no text", args, env, raw[max(0, error.start - 60):error.start + 20])
            continue
        found = BAD.search(text) or (None if tabs else re.search("\t", text))
        if found:
            complain(f"{what}: {name}: {found[0]!r}", args, env, text[max(0, found.start() - 60):found.start() + 20])
        if "GLib" in text or "CRITICAL" in text:
            complain(f"{what}: {name}: a fault of ours", args, env, text)

jobs = []
def later(*args, **more):
    jobs.append((args, more))

commands = re.findall(r"^  (\w+)  ", run(["--help"], {})[1].decode(), re.M)
assert len(commands) > 10, commands
options = {c: sorted(set(re.findall(r"--[a-z0-9-]+", run([c, "--help"], {})[1].decode()))) for c in commands}
plan_commands = [["check"], ["report"], ["report", "--kind=full"], ["whatif"], ["explain", "M36-02"], ["latency"],
                 ["edit", "--script=/dev/null"], ["edit"], ["diff", "tame.xml"], ["import"], ["export", "--format=dot"],
                 ["export", "--format=mermaid"], ["report", "--format=markdown"], ["check", "--baseline=tame.xml"]]

def arguments(kind, value):
    for args in (["--version"], ["--help"], ["help"], ["nonsense"]):
        later(f"{kind} as name of the program", args, argv0=value)
    for args in ([value], [b"--" + value], [value + b".xml"], ["help", value]):
        later(f"{kind} as a command", args)
    for command in commands:
        for args in ([command, value], [command, "tame.xml", value], [command, value, value, value], [command, b"--" + value],
                     [command, b"-" + value]):
            later(f"{kind} as an argument", args)
        later(f"{kind} as name of the program", [command, "--nonsense"], argv0=value)
        for option in options[command]:
            later(f"{kind} as a value", [command, option.encode() + b"=" + value, "copy.xml"])

VARIABLES = ("HOME TERM LANG LC_ALL LANGUAGE TZ XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME ERPLAN_DATADIR "
             "SOURCE_DATE_EPOCH COLUMNS NO_COLOR TMPDIR PATH CHARSET COLORFGBG ESCDELAY").split()
def variables(kind, value):
    for name in VARIABLES:
        for env in ({name.encode(): value}, {name.encode(): b"/" + value}):
            for args in (["check", "tame.xml"], ["edit", "--script=/dev/null", "tame.xml"], ["edit", "tame.xml"],
                         ["new", "copy.xml"], ["catalogue", "--update-endpoints=tame.xml"], ["--version"]):
                later(f"{kind} in {name}", args, env)
        later(f"{kind} in {name}", ["report", "--format=pdf", "-o", b"pdf" + name.encode(), "tame.xml"], env)

tame = open("tame.xml", "rb").read()
def files(kind, value):
    contents = {"a plan": tame, "no XML": b"<plan", "nothing": b"",
                "no plan": b"<plan xmlns='urn:erplan:plan:1'><site id='a' fo='1'/></plan>"}
    for number, (what, content) in enumerate(contents.items()):
        folder = os.path.join(b"files%d" % number, value)
        os.makedirs(folder)
        name = os.path.join(folder, value + b".xml")
        open(name, "wb").write(content)
        for args in plan_commands:
            later(f"{kind} as the name of {what}", args + [name])
        for end in (b".graphml", b".gml", b".csv", b".json", b".tsv", b".txt"):
            other = os.path.join(folder, value + end)
            open(other, "wb").write(content)
            later(f"{kind} as the name of {what} to import", ["import", "--dry-run", other])
    missing = os.path.join(b"files0", value, b"none", value)
    for args in (["new", missing], ["new", name], ["report", "-o", missing, "tame.xml"], ["check", missing], ["edit", missing]):
        later(f"{kind} as the name of what is not there", args)

def inside(kind, text):
    """In files: what XML takes as it is, and the raw bytes in formats that have no rule."""
    quoted = b"".join(b"&#%d;" % ord(c) for c in text.decode(errors="ignore") if c in "\t\n\r" or " " <= c < "\ud800"
                      or "\ue000" <= c < "\ufffe")
    site = b"<site id='%s' name='%s' place='%s' lat='1' lon='2'/>"
    plans = {
        "names": b"<plan xmlns='urn:erplan:plan:1' name='%s'>" + site % (b"a", quoted, quoted) + b"</plan>",
        "an id": b"<plan xmlns='urn:erplan:plan:1'>" + site % (quoted, b"a", b"") + b"</plan>",
        "a number": b"<plan xmlns='urn:erplan:plan:1'><site id='a' lat='%s' lon='2'/></plan>",
        "a reference": b"<plan xmlns='urn:erplan:plan:1'><wan-link id='a' a='%s' b='%s' capacity='1Gbps'/></plan>",
        "a namespace": b"<plan xmlns='%s'/>", "raw XML": b"<plan xmlns='urn:erplan:plan:1' name='%s'>",
    }
    for what, plan in plans.items():
        name = f"{kind}-{what}.xml".replace(" ", "-")
        open(name, "wb").write(plan.replace(b"%s", text if what == "raw XML" else quoted))
        for args in plan_commands:
            later(f"{kind} in {what}", args + [name])
    imports = {
        ".csv": b"id,name,lat,lon,place\n1,\"%s\",%s,2,%s\n%s,,,,\n", ".tsv": b"id\tname\tlat\t%s\n1\t%s\t2\t3\n",
        ".gml": b"graph [ node [ id 1 label \"%s\" ] node [ id 2 %s ] ]", ".json": b"{\"nodes\": [{\"id\": \"%s\", \"x%s\": 1}], \"links\": []}",
        ".graphml": b"<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><key id='k' for='node' attr.name='%q'/>"
                    b"<graph><node id='%q'><data key='k'>%q</data></node><edge source='%q' target='none'/></graph></graphml>",
        ".txt": b"NODES ( %s ( 1 2 ) )", ".graph": b"NODES 1\nlabel x y\n%s 1 2\n", ".n2p": b"<network name='%q'/>",
    }
    for end, content in imports.items():
        name = f"{kind}{end}".replace(" ", "-")
        open(name, "wb").write(content.replace(b"%s", text).replace(b"%q", quoted))
        for args in (["import", "--dry-run", name], ["import", "--dry-run", "--into=copy.xml", name]):
            later(f"{kind} in a file to import", args)
    conf = f"conf-{kind}/erplan/erplan.conf".replace(" ", "-")
    os.makedirs(os.path.dirname(conf))
    open(conf, "wb").write(b"[display]\ntheme=" + text + b"\n[keys]\nsave=" + text + b"\n" + text + b"=1\n")
    home = os.path.abspath(os.path.dirname(os.path.dirname(conf))).encode()
    later(f"{kind} in the settings", ["edit", "--script=/dev/null", "tame.xml"], {b"XDG_CONFIG_HOME": home})
    tables = f"conf-{kind}/erplan/catalogue".replace(" ", "-")
    shutil.copytree(os.path.join(os.environ["ERPLAN_DATADIR"], "catalogue"), tables)
    with open(f"{tables}/services.tsv", "ab") as table:
        table.write(text.replace(b"\n", b"") + b"\tx\n")
    for args in (["check", "tame.xml"], ["catalogue", "services"], ["--version"]):
        later(f"{kind} in a table", args, {b"XDG_DATA_HOME": home}, tabs=True)
    for name, content in (("script", b"key " + text), ("script2", text + b" x\n"), ("script3", b"screen /" + text),
                          ("list.json", b"[{\"id\": 1, \"serviceArea\": \"" + text + b"\"}]"), ("names", text + b"\0" + text)):
        open(f"{name}-{kind}".replace(" ", "-"), "wb").write(content)
    end = kind.replace(" ", "-")
    later(f"{kind} in a script", ["edit", f"--script=script-{end}", "tame.xml"])
    later(f"{kind} in a script", ["edit", f"--script=script2-{end}", "tame.xml"])
    later(f"{kind} in a script", ["edit", f"--script=script3-{end}", "tame.xml"])
    later(f"{kind} in a list of endpoints", ["catalogue", f"--update-endpoints=list.json-{end}"])
    later(f"{kind} in a list of names", ["check", f"--files0-from=names-{end}"])
    later(f"{kind} in a baseline", ["check", f"--baseline=list.json-{end}", "tame.xml"])

shutil.copy("tame.xml", "copy.xml")
for kind, value in VALUES.items():
    arguments(kind, value), variables(kind, value), inside(kind, value)
files("all", SHORT)
with concurrent.futures.ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as pool:
    for done in [pool.submit(check, *args, **more) for args, more in jobs]:
        done.result()
print(f"# {len(jobs)} calls")
sys.exit(len(wrong) > 0)
P
python3 neutral.py "$ERPLAN" ${NEUTRAL:+slow} 2>"$err"
ok $? "nothing steers the terminal"
sed 's/^/# /' "$err"
finish
