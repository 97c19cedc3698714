#!/bin/sh
# The terminal program as a person meets it: opened in terminals of all sizes, suspended, killed;
# and played from scripts without one.
# shellcheck disable=SC2034 # settings of tui.sh
set -u
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
. "$G_TEST_SRCDIR/term/tui.sh"
work=$(mktemp -d)
trap 'tui_end; rm -rf "$work"' EXIT
contoso=${ERPLAN_DATADIR:?}/examples/contoso.xml
two=$work/two.xml
state=${XDG_STATE_HOME:?}/erplan
cat >"$two" <<'PLAN'
<?xml version="1.0" encoding="UTF-8"?>
<plan xmlns="urn:erplan:plan:1" name="Two">
  <site id="par" name="Paris" lat="48.86" lon="2.35" users="100"/>
  <site id="tok" name="東京" lat="35.68" lon="139.69" users="50"/>
</plan>
PLAN
cp "$two" "$work/original.xml"

# ---- scripts
# plays STATUS TEXT SCRIPT ARGUMENTS...: plays printf's SCRIPT; the screens are in $out.
plays() {
  want=$1
  what=$2
  # shellcheck disable=SC2059
  printf "$3" >"$work/script"
  shift 3
  expect "$want" "$what" edit --script="$work/script" "$@"
}
plays 0 "a script that shows the screen" 'screen -\n' "$two"
says "$out" "two.xml" "the plan is open"
ok "$([ "$(wc -l <"$out")" -eq 24 ]; echo $?)" "on 24 rows"
plays 0 "a script on another size" 'screen -\n' "$two" --size=132x43
ok "$([ "$(wc -l <"$out")" -eq 43 ]; echo $?)" "on 43 rows"
plays 0 "keys, text and comments" '# sites\n\n2\nkey F3\ntype par\nscreen -\n' "$two"
says "$out" "Paris" "what is looked for is there"
ok "$(grep -q 東京 "$out"; echo $((1 - $?)))" "what is not is filtered out"
plays 0 "another size on the way" 'resize 60x20\nscreen -\n' "$two"
ok "$([ "$(wc -l <"$out")" -eq 20 ]; echo $?)" "on 20 rows"
plays 0 "the styles of the screen" 'styles -\n' "$two"
says "$out" "^[.a-zA-Z]*$" "are letters"
plays 0 "mouse and paste" 'click 3 3\nwheel-up 10 10\nwheel-down 10 10\npaste a\\\\nb\nsettle\n' "$two"
plays 0 "7-bit characters" 'screen -\n' "$contoso" --ascii
ok "$(LC_ALL=C grep -q "$(printf '[\200-\377]')" "$out"; echo $((1 - $?)))" "are all there is"
plays 0 "the usual panes" 'settle\nscreen -\n' "$contoso"
says "$out" "│.*Site .*RTT" "have a list beside the map"
mkdir -p "${XDG_CONFIG_HOME:?}/erplan"
printf '[layout]\nside-columns=90\nmedium-columns=90\n' >"$XDG_CONFIG_HOME/erplan/erplan.conf"
plays 0 "panes from other sizes on" 'settle\nscreen -\n' "$contoso"
ok "$(grep -q '│' "$out"; echo $((1 - $?)))" "have none where the settings say so"
rm "$XDG_CONFIG_HOME/erplan/erplan.conf"
plays 0 "no plan: the start screen" 'screen -\nq\nscreen -\n'
ok "$([ "$(grep -c '^ erplan  ' "$out")" -eq 1 ]; echo $?)" "what stands behind a quit is not played"
plays 0 "the same script again" '2\nDown\nF4\nscreen -\n' "$contoso" --size=100x30
mv "$out" "$work/first"
plays 0 "and again" '2\nDown\nF4\nscreen -\n' "$contoso" --size=100x30
cmp -s "$out" "$work/first"
ok $? "gives the same screen"
plays 0 "changes that are not saved" '2\nDelete\nscreen -\n' "$two"
says "$out" "two.xml \*\|two.xml •" "are shown in the title"
cmp -s "$two" "$work/original.xml"
ok $? "leave the file as it was"
ok "$([ -z "$(ls "$state"/journal* 2>/dev/null)" ]; echo $?)" "and leave nothing behind"
plays 0 "changes that are saved" '2\nDelete\nF2\n' "$two"
expect 0 "leave a valid plan" check --fail-on=never "$two"
ok "$(grep -q Paris "$two"; echo $((1 - $?)))" "with the change"
cp "$work/original.xml" "$two"
plays 0 "nothing can be changed with --read-only" '2\nDelete\nF2\n' "$two" --read-only
cmp -s "$two" "$work/original.xml"
ok $? "and nothing was"
plays 2 "an unknown instruction" '2\nfrobnicate\n' "$two"
says "$err" "script:2: " "is named with its line"
plays 2 "an unknown place" 'click here\n' "$two"
plays 2 "an unknown size" 'resize 80\n' "$two"
plays 2 "an unknown --size" '' "$two" --size=0x5
plays 5 "a screen that cannot be written" "screen $work/none/x\n" "$two"
plays 3 "a script that is no text" '\377\n' "$two"
expect 3 "a script that is not there" edit --script="$work/none" "$two"
plays 0 "a plan that is not there yet" 'screen -\nkey F2\n' "$work/later.xml"
says "$out" "later.xml \[new file\]" "is empty and called a new file"
expect 0 "and made when it is saved" check --fail-on=never "$work/later.xml"
expect 3 "a plan in a folder that is not there" edit --script="$work/script" "$work/none/plan.xml"

# ---- names that lead elsewhere
ln -s target.xml "$work/link.xml"
plays 0 "a link to a plan that is not there yet" 'screen -\nkey F2\n' "$work/link.xml"
says "$out" "link.xml \[new file\]" "is a new file"
expect 0 "which is made where the link leads" check --fail-on=never "$work/target.xml"
ok "$([ -L "$work/link.xml" ]; echo $?)" "and the link stays"
ln -s none/target.xml "$work/astray.xml"
expect 3 "a link into a folder that is not there" edit --script="$work/script" "$work/astray.xml"
mkfifo "$work/pipe.xml"
cat "$two" >"$work/pipe.xml" &
plays 0 "a plan out of a pipe" 'screen -\n2\nDelete\nF2\nscreen -\n' "$work/pipe.xml"
says "$out" " erplan  Two (no file yet)" "has no file"
says "$out" "Name of the file:" "so that saving asks for one"
plays 0 "a device" 'key S\nkey Ctrl+U\ntype /dev/null\nkey Enter\nkey o\nscreen -\n' "$two"
says "$out" "/dev/null: is a pipe or .*; choose another" "is nothing to save a plan to"
says "$out" " erplan  two.xml" "and the plan keeps its file"

# ---- a disk that is full
cp "$contoso" "$work/large.xml"
printf '2\nkey Delete\nkey d\nkey F2\nscreen -\n' >"$work/script"
(
  ulimit -f 4
  "$ERPLAN" edit --script="$work/script" --size=160x40 "$work/large.xml" 2>"$err"
) | cat >"$out"
says "$out" "large.xml: .*too large" "a plan that grows too large for the disk is told"
cmp -s "$contoso" "$work/large.xml"
ok $? "and the old file is whole"

# A disk of its own that is full, where one may have it; what is on it can be saved elsewhere.
mkdir "$work/disk"
cat >"$work/on-full-disk" <<'RUN'
mount -t tmpfs -o size=64k none "$1/disk" || exit
cp "$1/original.xml" "$1/disk/plan.xml" && cat /dev/zero >"$1/disk/rest" 2>/dev/null
printf '2\nkey Delete\nkey F2\nscreen -\nkey S\nkey Ctrl+U\ntype %s/saved.xml\nkey Enter\n' "$1" >"$1/script"
"$ERPLAN" edit --script="$1/script" --size=160x40 "$1/disk/plan.xml"
cmp -s "$1/original.xml" "$1/disk/plan.xml" && [ "$(ls -A "$1/disk")" = "plan.xml
rest" ] && echo "whole and alone"
RUN
if unshare -m mount -t tmpfs none "$work/disk" 2>/dev/null; then
  unshare -m sh "$work/on-full-disk" "$work" >"$out" 2>"$err"
  says "$out" "disk/plan.xml: .*No space left on device" "a full disk is told"
  says "$out" "^whole and alone" "the old file is whole, and nothing else is left there"
  says "$work/saved.xml" "東京" "and the plan can be saved elsewhere"
else
  skip "a full disk" "no disk can be mounted here"
fi

# ---- without a terminal
for arguments in "edit $two" "$two"; do
  # shellcheck disable=SC2086
  TERM=xterm "$ERPLAN" $arguments </dev/null >"$out" 2>"$err"
  ok "$([ $? -eq 2 ]; echo $?)" "no terminal: exit status 2"
  says "$err" "erplan check PLAN" "points at the command that needs none"
done

if ! command -v tmux >/dev/null 2>&1; then
  skip "everything else" "tmux is not installed"
  finish
fi

# ---- in a terminal
# The program has taken up the size when the screen has stopped to change and its first row is not
# empty; and it lives.
tui_drawn() {
  tui_calm && [ -n "$(tui_screen | sed -n 1p)" ] && kill -0 "$(tui_pid)" &&
    [ "$(tui_tmux display -p '#{window_width}x#{window_height}')" = "$1" ]
}
tui_calm() {
  tui_seen=$(tui_styled)
  sleep 0.05
  [ "$(tui_styled)" = "$tui_seen" ]
}
tui_start 80 24 "'$ERPLAN' '$two'"
tui_wait "two.xml" "erplan PLAN opens it"
tui_wait "東京" "with wide names"
for place in Escape F1 : F4 S o H; do
  case $place in
  F4) tui_keys 2 Enter ;;
  Escape) : ;;
  *) tui_keys "$place" ;;
  esac
  for size in 200x60 100x30 60x20 40x10 39x10 20x5 3x2 1x1 80x24; do
    tui_resize "${size%x*}" "${size#*x}"
    tui_until tui_drawn "$size"
    ok $? "after “$place”: drawn at $size"
  done
  tui_keys Escape
  tui_until tui_calm
done
tui_keys C-z
tui_wait "TUI-STOPPED" "Ctrl+Z stops the program"
tui_keys Enter
tui_wait "two.xml" "and it is back"
tui_keys q
tui_exits 0 "q quits"
tui_restored "the terminal is as it was"

# ---- ways out that nobody planned
for crash in SEGV ABRT TRAP; do
  tui_start 80 24 "'$ERPLAN' '$two'"
  tui_wait "two.xml"
  tui_keys S
  tui_wait "Name of the file"
  tui_kill "$crash"
  tui_until tui_ended
  tui_restored "SIG$crash under a dialog: the terminal is as it was"
done
rm -rf "$state"
tui_start 80 24 "'$ERPLAN' '$two'"
tui_wait "two.xml"
tui_keys 2
tui_wait "Paris.*par"
tui_keys Delete
tui_wait "Done"
gone=$(tui_pid)
tui_tmux kill-server
gone_away() { ! kill -0 "$gone" 2>/dev/null; }
tui_until gone_away
ok $? "the window is closed: the program ends"
ok "$([ -n "$(find "$state" -name '*.journal')" ]; echo $?)" "and keeps what was not saved"
rm -rf "$state"

# ---- a large plan
{
  printf '<plan xmlns="urn:erplan:plan:1" name="Large">\n'
  awk 'BEGIN { for (i = 0; i < 2000; i++)
    printf "<site id=\"s%d\" name=\"Site %d\" lat=\"%d\" lon=\"%d\"/>\n", i, i, i % 120 - 50, i % 360 - 180 }'
  printf '</plan>\n'
} >"$work/2000.xml"
tui_start 80 24 "'$ERPLAN' '$work/2000.xml'"
tui_wait "2000.xml" "2,000 sites are opened"
tui_keys 2
tui_wait "Sites 2000" "and listed"
tui_keys End
tui_wait "Site 1999" "to the last"
tui_keys q
tui_exits 0 "q quits"

cp "$two" "$work/three.xml"
tui_start 80 24 "'$ERPLAN' '$two'"
tui_wait "two.xml"
tui_keys o
tui_wait "Name of the file"
tui_type "$work/three.xml"
tui_keys Enter
tui_wait "three.xml" "another plan is opened"
tui_until tui_modes_are 11011
ok $? "in full-screen mode"
tui_keys C-z
tui_wait "TUI-STOPPED" "Ctrl+Z still stops the program"
tui_keys Enter
tui_wait "three.xml"
tui_keys C-n
tui_wait "new plan" "and a new one"
tui_keys q
tui_exits 0 "q quits"
tui_restored "the terminal is as it was"

rm -rf "$state"
tui_start 80 24 "'$ERPLAN' '$work/fresh.xml'"
tui_wait "First steps" "a new file begins with its first steps"
tui_keys F2
tui_wait "Saved"
tui_keys q
tui_exits 0 "q quits"
tui_start 80 24 "'$ERPLAN'"
tui_wait "fresh.xml" "and is among the recent files"
tui_wait "Open an example" "erplan alone shows what there is to begin with"
tui_keys Down Enter
tui_wait "Contoso, local breakout"
tui_keys End Up Up Up Up Enter
tui_wait "My first plan (no file yet)" "an example is opened as a copy"
tui_keys C-c
tui_exits 0 "Ctrl+C quits"
tui_restored "the terminal is as it was"

while read -r signal status; do
  rm -rf "$state"
  tui_start 80 24 "'$ERPLAN' '$two'"
  tui_wait "two.xml"
  tui_keys 2
  tui_wait "Paris.*par"
  tui_keys Delete
  tui_wait "Done"
  tui_kill "$signal"
  tui_exits "$status" "SIG$signal ends it"
  tui_restored "SIG$signal: the terminal is as it was"
  ok "$([ -n "$(find "$state" -type f -exec grep -l 東京 {} + 2>/dev/null)" ]; echo $?)" \
    "SIG$signal: a recovery journal holds what was not saved"
  cmp -s "$two" "$work/original.xml"
  ok $? "SIG$signal: the file is as it was"
  tui_start 80 24 "'$ERPLAN' '$two'"
  tui_wait "Removed: Site .par" "SIG$signal: the next start offers it with what it would change"
  tui_keys f q
  tui_exits 0 "SIG$signal: which can be forgotten"
  ok "$([ -z "$(find "$state" -name '*.journal')" ]; echo $?)" "SIG$signal: for good"
done <<'SIGNALS'
TERM 143
HUP 129
SIGNALS

tui_start 80 24 "'$ERPLAN' '$two'"
tui_wait "two.xml"
sed 's/users="100"/users="250"/' "$work/original.xml" >"$two"
tui_wait "changed on disk" "a change by another program is noticed"
tui_keys F2
tui_wait "users 250 (was 100)" "and shown before anything is written"
tui_keys r
tui_wait "takes that back" "and can be taken over"
tui_keys q
tui_exits 0 "with nothing left to save"
cp "$work/original.xml" "$two"

tui_setting='NO_COLOR=1'
tui_start 80 24 "'$ERPLAN' '$contoso' --no-mouse"
tui_wait "contoso.xml" "without colours and mouse"
tui_until tui_modes_are 10011
ok $? "the mouse is left alone"
! tui_styled | grep -q "$(printf '\033\\[[0-9;]*3[1-7]m')"
ok $? "there is no colour"
coloured() { tui_styled | grep -q "$(printf '\033\\[[0-9;]*3[1-7]m')"; }
tui_start 80 24 "'$ERPLAN' '$contoso' --color=always"
tui_wait "contoso.xml"
tui_until coloured
ok $? "--color=always overrides NO_COLOR"
tui_setting=
tui_start 80 24 "'$ERPLAN' '$contoso' --color=never"
tui_wait "contoso.xml"
! coloured
ok $? "--color=never: there is no colour"
tui_setting='LC_ALL=C'
tui_start 80 24 "'$ERPLAN' '$two'"
tui_wait "two.xml" "C locale"
! tui_screen | LC_ALL=C grep -q "$(printf '[\200-\377]')"
ok $? "C locale: nothing but 7 bits"
tui_setting=NCURSES_GPM_TERMS=
for tui_term in xterm screen tmux-256color linux vt100; do
  if ! infocmp "$tui_term" >/dev/null 2>&1; then
    skip "TERM=$tui_term" "its description is not installed"
    continue
  fi
  tui_start 80 24 "'$ERPLAN' '$two'"
  tui_wait "two.xml" "TERM=$tui_term: the plan is shown"
  tui_keys 2
  tui_wait "Sites 2" "TERM=$tui_term: keys do what they say"
  tui_keys q
  tui_exits 0 "TERM=$tui_term: q quits"
  tui_restored "TERM=$tui_term: restored"
done
tui_end
finish
