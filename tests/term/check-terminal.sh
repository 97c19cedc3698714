#!/bin/sh
# The curses driver in a real terminal: what arrives, what is shown, and that every way out leaves
# the terminal as it was.
# shellcheck disable=SC2034 # settings of tui.sh
set -u
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
. "$G_TEST_SRCDIR/term/tui.sh"
demo=${G_TEST_BUILDDIR:?}/term/demo

# ---- without a terminal
TERM=xterm "$demo" </dev/null >"$out" 2>"$err"
ok "$([ $? -eq 2 ]; echo $?)" "no terminal: exit status 2"
says "$err" "erplan check PLAN" "and points at the command that needs none"

if ! command -v tmux >/dev/null 2>&1; then
  skip "everything else" "tmux is not installed"
  finish
fi
left=$(mktemp)

# starts COLUMNS ROWS [ARGUMENT]: the program, once its first picture is there.
starts() {
  tui_start "$1" "$2" "'$demo' ${3-}"
  tui_wait "demo $1x$2"
}

# ---- start and quit
starts 80 24
ok $? "starts with a first picture"
tui_until tui_modes_are 11011
ok $? "alternate screen, mouse on, cursor hidden, keypad on"
tui_has "^wide: 東京|São|$(printf 'e\314\201')|⡇│\$"
ok $? "wide, accented, combined and braille characters stand in their columns"
tui_has '^bottom$'
ok $? "the lower right corner is drawn"
tui_keys q
tui_exits 0 "q quits"
tui_restored "and the terminal is as it was"

# ---- keys
starts 80 24
while read -r send name; do
  tui_keys "$send"
  tui_wait "key: $name\." "$send arrives as $name"
done <<'KEYS'
x x
Up Up
C-Up Ctrl+Up
S-Left Shift+Left
M-Right Alt+Right
Home Home
End End
PPage PageUp
NPage PageDown
S-NPage Shift+PageDown
DC Delete
IC Insert
BTab Shift+Tab
Tab Tab
Enter Enter
BSpace Backspace
Space Space
F1 F1
F5 F5
F12 F12
S-F3 Shift+F3
C-F6 Ctrl+F6
C-s Ctrl+S
C-q Ctrl+Q
C-v Ctrl+V
C-o Ctrl+O
M-x Alt+x
M-[ Alt+\[
Escape Esc
é é
東 東
KEYS
tui_type "$(printf '\033[?62;22c\033[12;40R\033]11;rgb:0000/0000/0000\033\\\033[1;1;1;1Zx')"
tui_wait "key: x\." "answers of the terminal are no keys"
tui_wait "^keys 32 " "and each key came once"
tui_type "$(printf '\377\300\200x')"
tui_wait "^keys [0-9]* " "broken UTF-8 is survived"

# 3,000 bytes of noise, without those that end or stop the demo
noise=$(awk 'BEGIN {
  srand(1)
  for (i = 0; i < 3000; i++) {
    b = int(rand() * 256)
    if (i % 7 == 0) b = 27
    if (b == 3 || b == 26 || b == 28 || index("adoqsyzm", sprintf("%c", b)) && b > 32) continue
    printf "%02x ", b
  }
}')
# shellcheck disable=SC2086 # one argument a byte
tui_tmux send-keys -H $noise
tui_keys F9 F9
tui_wait "key: F9\." "so is any noise"

# ---- mouse
tui_mouse 0 5 4
tui_wait "key: Click at 4,3\." "a click"
tui_mouse 0 80 24
tui_wait "key: Click at 79,23\." "a click in the last cell"
tui_mouse 64 10 11
tui_wait "key: WheelUp at 9,10\." "the wheel up"
tui_mouse 65 10 11
tui_wait "key: WheelDown at 9,10\." "the wheel down"
tui_keys m
tui_until tui_modes_are 10011
ok $? "the mouse can be switched off"

# ---- paste
tui_paste "quit now"
tui_wait "key: Paste “quit now”\." "pasted text is no command"
tui_paste "São 東京 $(printf 'a\033[Ab\001c')"
tui_wait "key: Paste “São 東京 " "pasted text keeps its characters"
big=$(awk 'BEGIN { for (i = 0; i < 10000; i++) printf "q" }')
tui_paste "$big"
tui_wait "pastes 3 bytes 10000" "a long paste arrives whole and once"

# ---- copy, timers
tui_keys y
tui_copied() { [ "$(tui_tmux show-buffer 2>/dev/null)" = "copied São" ]; }
tui_until tui_copied
ok $? "a copy reaches the clipboard of the terminal"
tui_wait "key: y taken\." "and the program knows"
tui_keys t
tui_wait "ticks 1" "what happens without a key is drawn"

# ---- resize
for size in 200x60 132x43 40x10 20x5 2x2 1x1 80x24; do
  tui_resize "${size%x*}" "${size#*x}"
  tui_wait "$(printf 'demo %s' "$size" | cut -c "1-${size%x*}")" "resized to $size"
done
columns=40
while [ "$columns" -lt 80 ]; do
  columns=$((columns + 1))
  tui_resize "$columns" 30
done
tui_wait "demo 80x30" "40 quick resizes end in the right picture"

# ---- noise and repaint
tui_tmux clear-history
printf 'noise\033[5;5Hnoise' >"$(tui_tmux display -p '#{pane_tty}')"
tui_wait "noise" "another program writes over the screen"
tui_keys r
tui_until tui_has_not noise
ok $? "the program can have it repainted"

# ---- suspend
stops=0
suspended() {
  stops=$((stops + 1))
  tui_wait "TUI-STOPPED $stops" "$1 stops the program"
  cmp -s "$tui_folder/stty-before" "$tui_folder/stty-stopped" && tui_until tui_modes_are 00100
  ok $? "with the terminal given back"
  tui_resize "$2" 24
  tui_keys Enter
  tui_wait "demo $2x24" "and is back in the size of now"
  tui_until tui_modes_are "$3"
  ok $? "in full-screen mode"
}
tui_keys C-z
suspended "Ctrl+Z" 90 10011
tui_keys m
tui_until tui_modes_are 11011
tui_kill TSTP
suspended "a stop signal" 80 11011
tui_keys z
suspended "the program's own command" 70 11011
tui_keys Up
tui_wait "key: Up\." "keys arrive as before"
tui_paste "quit"
tui_wait "key: Paste “quit”\." "pastes too"
tui_keys q
tui_exits 0 "and q quits"
tui_restored "with the terminal restored"

# ---- ways out
while read -r signal status; do
  : >"$left"
  starts 80 24 "'$left'"
  tui_kill "$signal"
  tui_exits "$status" "SIG$signal ends the program with status $status"
  tui_restored "SIG$signal: the terminal is restored"
  [ "$(cat "$left")" = left ]
  ok $? "SIG$signal: what is unsaved could be kept"
done <<'SIGNALS'
TERM 143
HUP 129
SIGNALS
starts 80 24
tui_keys C-c
tui_exits 0 "Ctrl+C quits when nothing is unsaved"
tui_restored "Ctrl+C: the terminal is restored"
: >"$left"
starts 80 24 "'$left'"
tui_keys d
tui_wait " unsaved"
tui_keys C-c
tui_wait "really quit?" "Ctrl+C asks when something is"
tui_until tui_modes_are 11111
ok $? "with a cursor where the question is"
tui_keys C-c
tui_exits 130 "a second Ctrl+C insists"
tui_restored "insisting: the terminal is restored"
[ "$(cat "$left")" = left ]
ok $? "insisting: what is unsaved could be kept"
for crash in SEGV ABRT TRAP QUIT; do
  starts 80 24
  tui_kill "$crash"
  tui_until tui_ended
  tui_restored "SIG$crash: the terminal is restored"
done
starts 80 24
tui_keys a
tui_until tui_ended
tui_restored "an abort from inside: the terminal is restored"
starts 80 24
tui_keys o
tui_until tui_ended
tui_restored "a stack that is full: the terminal is restored"
: >"$left"
starts 80 24 "'$left'"
gone=$(tui_pid)
tui_tmux kill-server
gone_away() { ! kill -0 "$gone" 2>/dev/null; }
tui_until gone_away
ok $? "the program ends when its terminal is closed"
tui_until grep -q left "$left"
ok $? "and could keep what is unsaved"

# ---- terminals
# the mouse of a Linux console is another program's: it is not asked
tui_setting=NCURSES_GPM_TERMS=
for tui_term in xterm-256color xterm screen tmux-256color linux vt100; do
  if ! infocmp "$tui_term" >/dev/null 2>&1; then
    skip "TERM=$tui_term" "its description is not installed"
    continue
  fi
  starts 80 24
  ok $? "TERM=$tui_term: the first picture"
  tui_keys Up F2
  tui_wait "key: F2\." "TERM=$tui_term: function keys"
  case $tui_term in
  linux | vt*)
    tui_keys y
    tui_wait "key: y not taken\." "TERM=$tui_term: a copy that goes nowhere is told"
    ;;
  esac
  tui_mouse 0 5 4
  tui_keys q
  tui_exits 0 "TERM=$tui_term: q quits"
  tui_restored "TERM=$tui_term: restored"
done
tui_term=xterm-256color
tui_setting=
for name in dumb no-such-terminal ''; do
  tui_setting="TERM=$name"
  tui_start 80 24 "'$demo'"
  tui_exits 2 "TERM=$name: exit status 2"
  says "$tui_folder/err" "TERM is “$name”.*erplan check PLAN" "TERM=$name: says why and what to do"
  tui_restored "TERM=$name: nothing was changed"
done

# ---- colours
coloured() { tui_styled | grep -q "$(printf '\033\\[[0-9;]*3[1-7]m')"; }
plain() { ! coloured; }
tui_has_style() { tui_styled | grep -q "$(printf "$1")"; }
tui_setting='NO_COLOR='
starts 80 40
tui_until coloured
ok $? "an empty NO_COLOR is none"
tui_setting='NO_COLOR=1'
starts 80 40
tui_until tui_has_style '\033\\[1m!bad'
ok $? "NO_COLOR: attributes"
plain
ok $? "but no colours"
tui_setting=
# ESC ] 11;rgb:ffff/ffff/ffff BEL, the answer of a terminal with a white background
starts 80 40
tui_until tui_has_style '33m~warn'
ok $? "a dark terminal: warn is yellow"
tui_tmux send-keys -H 1b 5d 31 31 3b 72 67 62 3a 66 66 66 66 2f 66 66 66 66 2f 66 66 66 66 07
tui_until tui_has_style '35m~warn'
ok $? "a terminal that says it is light: warn is not"
tui_has "keys 0 pastes 0"
ok $? "and its answer is no key"
tui_setting='DEMO_COLOURS=blue-orange'
starts 80 40
tui_until tui_has_style '38;5;208m!bad'
ok $? "blue and orange: bad is orange"
tui_setting=
tui_term=vt100
starts 80 40
plain
ok $? "a terminal without colours gets none"
tui_term=xterm-256color

# ---- seven bits
tui_setting='LC_ALL=C'
starts 80 24
tui_has 'wide: ??|Sao|'
ok $? "C locale: names are transliterated"
! tui_screen | LC_ALL=C grep -q "$(printf '[\200-\377]')"
ok $? "C locale: nothing but 7 bits"
tui_type 'é'
tui_keys F3
tui_wait "key: F3\." "C locale: characters it cannot have are no keys"
tui_keys q
tui_exits 0 "C locale: q quits"
tui_setting=

rm -f "$left"
tui_end
finish
