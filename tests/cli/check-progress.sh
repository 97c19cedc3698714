#!/bin/sh
# How far a batch has come is shown on a terminal's standard error and nowhere else. The plans are
# pipes that are filled one after the other, so the program is as slow as the test wants it to be.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/watch.py" <<'P'
import os, pty, re, select, subprocess, sys
program, folder, where = sys.argv[1:]
N = 100
PLAN = b'<plan xmlns="urn:erplan:plan:1"><site id="a" lat="1" lon="2"/></plan>\n'
LINE = rb"\r(\d+) of 100 plans, \d+/(s|min), (\d+ s|\d+ min \d+ s|\d+ h \d+ min) left\x1b\[K"
plans = [os.path.join(folder, f"{where}-{i:02}.xml") for i in range(N)]
for plan in plans:
    os.mkfifo(plan)
if where == "terminal":
    err, child_err = pty.openpty()
else:
    err, child_err = os.pipe()
out, child_out = os.pipe()
child = subprocess.Popen([program, "check", "--jobs=1", "--fail-on=never", "--format=jsonl"] + plans,
                         stdin=subprocess.DEVNULL, stdout=child_out, stderr=child_err,
                         env={**os.environ, "TERM": "xterm"})
os.close(child_err)
os.close(child_out)
seen = {out: b"", err: b""}
def collect(seconds):
    """Takes what comes within this time; FALSE when nothing does."""
    ready = select.select([f for f in (out, err) if f in open_files], [], [], seconds)[0]
    for f in ready:
        try:
            data = os.read(f, 65536)
        except OSError: # a terminal whose other side is closed
            data = b""
        seen[f] += data
        if data == b"":
            open_files.discard(f)
    return ready != []
open_files = {out, err}
for plan in plans:
    with open(plan, "wb") as f: # once the program reads it
        f.write(PLAN)
    while not re.search(LINE, seen[err]) and collect(0.02):
        pass
while open_files:
    collect(None)
assert child.wait() == 0
assert seen[out].count(b"\n") == N and b"left" not in seen[out] and b"\x1b" not in seen[out]
if where != "terminal":
    assert seen[err] == b"", seen[err]
else:
    lines = [int(m[1]) for m in re.finditer(LINE, seen[err])]
    print("#", re.search(LINE, seen[err])[0])
    assert lines == sorted(lines) and 0 < lines[0] < N
    assert re.sub(LINE, b"", seen[err]) == b"\r\x1b[K", seen[err] # removed at the end
P
if ! python3 -c 'import pty' 2>/dev/null; then
  skip "progress on a terminal" "python3 is not installed"
  skip "none in a pipe" "python3 is not installed"
else
  python3 "$work/watch.py" "$ERPLAN" "$work" terminal 2>"$err"
  ok $? "a terminal's standard error has how many of how many, the rate and the time left"
  sed 's/^/# /' "$err"
  python3 "$work/watch.py" "$ERPLAN" "$work" pipe 2>"$err"
  ok $? "standard output and pipes have none of it"
  sed 's/^/# /' "$err"
fi
finish
