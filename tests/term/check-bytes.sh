#!/bin/sh
# What a terminal can do to the program: go away at any moment, stand still, and send bytes of every kind.
# Changes are in the recovery journal, the status tells the cause, and nothing but what curses writes ever
# reaches the screen. BYTES=N sends N pieces of input to each plan instead of a few.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
command -v python3 >/dev/null 2>&1 || {
  skip "bytes" "python3 is not installed"
  finish
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
cp "${ERPLAN_DATADIR:?}"/examples/*.xml .
cat >two.xml <<'PLAN'
<?xml version="1.0" encoding="UTF-8"?>
<plan xmlns="urn:erplan:plan:1" name="Two">
  <site id="par" name="Paris" lat="48.86" lon="2.35" users="100"/>
  <site id="tok" name="東京" lat="35.68" lon="139.69" users="50"/>
</plan>
PLAN
cat >hostile.xml <<'PLAN'
<?xml version="1.0" encoding="UTF-8"?>
<plan xmlns="urn:erplan:plan:1" name="&#x9b;31m&#x85;&#x202e;">
  <site id="a" name="&#x9b;2J&#x7f;&#x9;&#xa;x" place="&#x202e;gpj.exe" lat="48.86" lon="2.35" users="100"/>
  <site id="b" name="e&#x301;&#x301;&#x301;&#x301;&#x301;&#x301;" lat="-90" lon="180" users="3"/>
  <site id="c" name="東京東京東京東京東京東京東京東京東京東京東京" lat="90" lon="-180" users="0"/>
  <site id="d" name="&#x200b;&#x2066;&#xfeff;&#x26a0;&#xfe0f;" lat="0" lon="0" users="1"/>
  <wan-link id="ab" a="a" b="b" capacity="1Gbps" name="&#x90;q&#x9c;&#x9d;0;t&#x9c;"/>
</plan>
PLAN
printf '<plan xmlns="urn:erplan:plan:1"/>\n' >empty.xml
cat >bytes.py <<'P'
import fcntl, glob, os, pty, random, re, select, shutil, signal, struct, sys, termios, time

erplan, pieces = sys.argv[1], int(sys.argv[2])
PATIENCE = 60  # for anything that has to happen
number = 0

def ok(good, text):
    global number
    number += 1
    print("ok" if good else "not ok", number, "-", text, flush=True)

class Editor:
    """The program in a terminal of its own, in a folder of its own."""
    def __init__(self, plan, rows=24, columns=80, setting={}):
        self.home, self.seen, self.status = os.path.abspath(f"run{len(glob.glob('run*'))}"), b"", None
        os.mkdir(self.home)
        self.file = os.path.join(self.home, setting.pop("name", plan))
        shutil.copy(plan, self.file)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(self.home)
            os.environ.update({"HOME": self.home, "XDG_STATE_HOME": self.home + "/state", "TERM": "xterm-256color",
                               "XDG_CONFIG_HOME": self.home + "/config", "LC_ALL": "C.UTF-8", **setting})
            os.execv(erplan, ["erplan", "edit", os.path.basename(self.file)])
        self.resize(rows, columns)
    def resize(self, rows, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    def write(self, data):
        os.write(self.fd, data)
    def read(self, wait):
        """What is there, waiting for it so long; None = the program is gone."""
        if not select.select([self.fd], [], [], wait)[0]:
            return b""
        try:
            piece = os.read(self.fd, 1 << 16)
        except OSError:
            return None
        self.seen += piece
        return piece or None
    def until(self, text, since=0):
        end = time.monotonic() + PATIENCE
        while text not in self.seen[since:]:
            if time.monotonic() > end or self.read(0.1) is None:
                print("# waited in vain for", text, self.seen[-300:])
                return False
        return True
    def change(self):
        return (self.until(b"two.xml") and (self.write(b"2"), self.until(b"Paris"))[1] and
                (self.write(b"\x1b[3~"), self.until(b"Done"))[1])
    def close(self):
        os.close(self.fd)
        self.fd = -1
    def ends(self):
        """The status as a shell says it; None = it goes on. A busy one is told as well."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            pid, status, used = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.cpu = used.ru_utime + used.ru_stime
                return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
            if self.fd >= 0 and not self.frozen and self.read(0.02) is None:
                time.sleep(0.02)
            elif self.fd < 0 or self.frozen:
                time.sleep(0.02)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
    frozen = False
    def freeze(self):
        """Reads no more and has it draw until it cannot."""
        self.frozen, held, still = True, -1, 0
        while still < 10:
            self.write(b"\x0c")
            time.sleep(0.02)
            now = struct.unpack("i", fcntl.ioctl(self.fd, termios.FIONREAD, b"\0" * 4))[0]
            still, held = (still + 1 if now == held else 0), now
    def journal(self):
        return any("東京" in open(j, encoding="utf-8").read() and "Paris" not in open(j, encoding="utf-8").read()
                   for j in glob.glob(self.home + "/state/erplan/*.journal"))

def keeps(editor, status, what):
    got = editor.ends()
    ok(got == status and editor.journal(), f"{what}: the status is {status}, and the journal has the change")
    if got != status:
        print("# status", got)

# ---- it goes away
editor = Editor("two.xml")
ok(editor.change(), "a plan is changed")
editor.close()
keeps(editor, 129, "the terminal goes away")
ok(editor.cpu < 5, "which takes no time")
editor = Editor("two.xml", 100, 300)
editor.change()
editor.freeze()
editor.close()
keeps(editor, 129, "the terminal goes away in the middle of a frame")
# ---- it is put aside, and never taken up again
editor = Editor("two.xml")
editor.change()
editor.write(b"\x1a")
editor.until(b"\x1b[?1049l")
os.kill(editor.pid, signal.SIGKILL)
keeps(editor, 137, "killed behind Ctrl+Z")
# ---- it stands still
editor = Editor("two.xml", 100, 300)
editor.change()
editor.freeze()
os.kill(editor.pid, signal.SIGTERM)
keeps(editor, 143, "SIGTERM while the terminal stands still")
editor = Editor("two.xml", 100, 300)
editor.change()
editor.freeze()
end = time.monotonic() + PATIENCE
while not editor.journal() and time.monotonic() < end:
    time.sleep(0.05)
ok(editor.journal(), "a terminal that stands still holds up no journal")
editor.frozen = False
ok(editor.until(b"\x18"), "when it goes on, what was cut off is given up")
since = editor.seen.index(b"\x18")
ok(editor.until(b"two.xml", since), "and the screen is drawn anew")
editor.write(b"q")
editor.until(b"unsaved", since)
editor.write(b"d")
ok(editor.ends() == 0, "keys do what they say")

# ---- it does not finish what it says
for start in (b"\x1b[<0;1", b"\x1b[M!", b"\x1b]11;rgb:", b"\x1b[200~x", b"\x1bP", b"\xe6\x9d"):
    editor = Editor("two.xml")
    editor.change()
    editor.write(start)
    os.kill(editor.pid, signal.SIGTERM)
    keeps(editor, 143, f"SIGTERM behind {start!r}")

# ---- bytes of every kind
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
CONTROL = re.compile("[\x00-\x07\x0b\x0c\x0e\x0f-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
                     "\ufff9-\ufffb\U000e0000-\U000e007f]")
def shapes(raw):
    return {re.sub(rb"[0-9;:]+", b"", s) if s[1:2] == b"[" else s
            for s in SEQUENCE.findall(raw) if not s.startswith(b"\x1b]52;c;")}
def plain(raw):
    """What is left without sequences; curses cuts no character, but the end of the program may."""
    return SEQUENCE.sub(b"", raw).decode(errors="strict" if raw.endswith(b"\n") else "ignore")

KNOWN = set()
def tame():
    """The sequences that a screen without any hostile name has: all that there may be."""
    editor = Editor("contoso.xml")
    editor.until(b"contoso.xml")
    for keys in (b"1", b"2", b"6", b"\x1b", b"?", b"\x1b", b":", b"\x1b", b"M", b"M", b"\x0c", b"S", b"\x1b", b"B", b"I", b"y"):
        editor.write(keys)
        while editor.read(0.05):
            pass
    for rows, columns in ((1, 1), (10, 40), (60, 200), (24, 80)):
        editor.resize(rows, columns)
        while editor.read(0.05):
            pass
    editor.write(b"q")
    editor.ends()
    return shapes(editor.seen)

def piece(chance):
    # no '/', so that no name of a file that is typed leads out of the folder; nothing that is a signal
    letters = "1234569hjklabcdefgmnopstuvwxyzéß東.:<>RLBNXCFO+-?{ MISH"
    kind = chance.randrange(12)
    if kind < 4:
        return "".join(chance.choice(letters) for _ in range(chance.randrange(1, 6))).encode()
    if kind == 4:
        return chance.choice([b"\x1b[A", b"\x1b[B", b"\x1bOC", b"\x1bOD", b"\x1b[3~", b"\x1b[5~", b"\x1b[6~", b"\x1bOP",
                              b"\x1bOQ", b"\x1b[15~", b"\x1b[17~", b"\x1b[20~", b"\x1b[1;5C", b"\x1b[Z", b"\r", b"\t", b"\x7f"])
    if kind == 5:
        return b"\x1b[<%d;%d;%d%c" % (chance.choice([0, 1, 2, 3, 35, 64, 65, 99]), chance.randrange(0, 300),
                                      chance.randrange(0, 120), chance.choice(b"Mm"))
    if kind == 6:
        inside = bytes(chance.choice(b"quit\n\x1b[2J\xff\xc2\x9b\xe2\x80\xae\x00\x7f") for _ in range(chance.randrange(60)))
        return b"\x1b[200~" + inside + chance.choice([b"\x1b[201~", b"\x1b[201~", b""])
    if kind == 7:  # no text
        return bytes(chance.choice([0x80, 0x9b, 0xc0, 0xc3, 0xe2, 0xed, 0xa0, 0xf0, 0xf4, 0xfe, 0xff]) for _ in range(8))
    if kind == 8:  # cut off, or nothing known
        return chance.choice([b"\x1b", b"\x1b[", b"\x1b[<0;1", b"\x1b]11;rgb:ffff/ffff/ffff\x07", b"\x1bP1$r", b"\x1b[999999999~",
                              b"\x1b[M\xff\xff\xff", b"\x1b[?1;2c", b"\x1b[;;;;;;H", b"\xc2", b"\xe2\x80"])
    if kind == 9:
        return bytes([chance.choice([1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 21, 22, 23, 24, 25, 27, 28, 29, 30, 31])])
    if kind == 10:
        return bytes(b for b in chance.randbytes(20) if b not in (0x2f, 3, 26))
    return b""

def walk(plan, seed, setting={}):
    """Keeps at it whenever the program is left. The problem, or None."""
    chance, left, starts = random.Random(seed), pieces, 0
    while left > 0:
        editor = Editor(plan, 24, 80, dict(setting))
        starts += 1
        editor.until(b"F1")  # before that, and once it has left, the terminal itself echoes what comes
        before, gone = editor.seen.index(b"\x1b[?1049h"), False
        while left > 0 and not gone:
            left -= 1
            try:
                editor.write(piece(chance))
                if chance.randrange(8) == 0:
                    editor.resize(*chance.choice([(1, 1), (2, 1), (1, 300), (200, 1), (10, 39), (24, 80), (150, 500),
                                                  (chance.randrange(1, 100), chance.randrange(1, 300))]))
            except OSError:
                gone = True
            for _ in range(20):
                got = editor.read(0.002)
                if got is None:
                    gone = True
                if not got:
                    break
        if not gone:
            os.kill(editor.pid, signal.SIGTERM)
        status = editor.ends()
        if status not in (0, 130, 143):
            return f"status {status}: {editor.seen[-500:]!r}"
        raw = editor.seen[before:].split(b"\x1b[?1049l")[0]
        strange = shapes(raw) - KNOWN
        if strange:
            return f"sequences that no tame screen has: {strange}"
        found = CONTROL.search(plain(raw).replace("\x0f", "").replace("\x0e", ""))
        if found:
            text = plain(raw)
            return f"a control on the screen: {text[max(0, found.start() - 60):found.start() + 20]!r}"
        if b"Sanitizer" in raw or b"CRITICAL" in raw:
            return f"a fault: {raw[raw.index(b'CRITICAL' if b'CRITICAL' in raw else b'Sanitizer') - 200:]!r}"
    print(f"# {plan}: {pieces} pieces, {starts} starts")

KNOWN = tame() | {b"\x1b[%c" % c for c in b"@ABCDGHJKLMPSTXdr"} | {b"\x1bM", b"\x1b7", b"\x1b8"}  # and what moves cursor and text
for seed, plan in enumerate(("two.xml", "hostile.xml", "empty.xml", "contoso.xml", "meet-me.xml")):
    problem = walk(plan, seed)
    if problem:
        print("#", problem)
    ok(problem is None, f"{plan}: bytes of every kind")
problem = walk("two.xml", 9, {"name": "\udcff\x1b[31m\u202e\n.xml", "LC_ALL": "C.UTF-8"})
if problem:
    print("#", problem)
ok(problem is None, "a file with a hostile name: bytes of every kind")
print(f"1..{number}")
P
python3 bytes.py "$ERPLAN" "${BYTES:-100}" 2>"$err"
failed=$?
sed 's/^/# /' "$err"
rm -f "$out" "$err"
exit "$failed"
