# Sourced by tests that drive a full-screen program as a person does: in a terminal of its own, a
# private tmux server whose screen can be read. Needs cli/tap.sh. What was learnt the hard way:
#  - a fresh socket for each start: a session sent to a server that is still dying is lost;
#  - TERM is fixed before the pane starts; only xterm's entries ask for mouse reports in SGR form;
#  - wait for text, never for time; after a key wait for its effect;
#  - a shell stays behind the program, so its status and the state of the terminal can be seen.
tui_timeout=${TUI_TIMEOUT:-10}
tui_folder=
tui_starts=0
tui_term=xterm-256color
tui_setting=

tui_tmux() {
  TMUX_TMPDIR=$tui_folder tmux -L "$tui_socket" -f "$tui_folder/conf" "$@"
}

# tui_start COLUMNS ROWS COMMAND: the command is shell text; $tui_setting (VARIABLE=VALUE...) is put
# before it.
tui_start() {
  tui_end
  tui_starts=$((tui_starts + 1))
  tui_socket=tui$$.$tui_starts
  tui_folder=$(mktemp -d)
  cat >"$tui_folder/run" <<RUN
exec 2>"$tui_folder/err"
stty -g >"$tui_folder/stty-before"
set -m
trap : INT
env $tui_setting $3 &
echo \$! >"$tui_folder/pid"
fg >/dev/null
status=\$?
stops=0
while kill -0 \$! 2>/dev/null; do
  stty -g >"$tui_folder/stty-stopped"
  stops=\$((stops + 1))
  echo "TUI-STOPPED \$stops"
  read -r _
  fg >/dev/null
  status=\$?
done
stty -g >"$tui_folder/stty-after"
echo "\$status" >"$tui_folder/status"
echo "TUI-EXIT \$status"
exec cat
RUN
  cat >"$tui_folder/conf" <<CONF
set -s escape-time 0
set -s set-clipboard on
set -g status off
set -g default-terminal $tui_term
set -g history-limit 100
CONF
  tui_tmux new-session -d -x "$1" -y "$2" "exec sh '$tui_folder/run'"
}

tui_end() {
  [ -n "$tui_folder" ] || return 0
  tui_tmux kill-server 2>/dev/null
  rm -rf "$tui_folder"
  tui_folder=
}
trap tui_end EXIT
trap 'exit 1' HUP INT TERM

tui_keys() { tui_tmux send-keys "$@"; }
tui_type() { tui_tmux send-keys -l -- "$1"; }
tui_paste() {
  tui_tmux set-buffer -- "$1"
  tui_tmux paste-buffer -p
}
tui_resize() { tui_tmux resize-window -x "$1" -y "$2"; }
tui_screen() { tui_tmux capture-pane -p; }
tui_styled() { tui_tmux capture-pane -epN; }
# tui_mouse BUTTON COLUMN ROW: pressed and released, counted from 1.
tui_mouse() {
  tui_type "$(printf '\033[<%d;%d;%dM\033[<%d;%d;%dm' "$1" "$2" "$3" "$1" "$2" "$3")"
}
tui_pid() { cat "$tui_folder/pid"; }
tui_kill() { kill "-$1" "$(tui_pid)"; }

# tui_until COMMAND...: polls until the command succeeds; fails when the time is over.
tui_until() {
  tui_polls=$((tui_timeout * 50))
  until "$@"; do
    tui_polls=$((tui_polls - 1))
    [ "$tui_polls" -gt 0 ] || return 1
    sleep 0.02
  done
}

tui_has() { tui_screen | grep -q -e "$1"; }
tui_has_not() { ! tui_has "$1"; }
tui_show() { tui_screen 2>/dev/null | sed 's/^/# |/'; }

# tui_wait PATTERN [TEXT]: waits for a line that matches the basic regex; a point when TEXT is given.
tui_wait() {
  tui_until tui_has "$1"
  tui_found=$?
  if [ "$tui_found" -ne 0 ]; then
    echo "# waited in vain for /$1/; the screen:"
    tui_show
  fi
  [ $# -lt 2 ] || ok "$tui_found" "$2"
  return "$tui_found"
}

tui_ended() { [ -s "$tui_folder/status" ]; }
# tui_exits STATUS TEXT: a point that passes when the program ends with that status.
tui_exits() {
  tui_until tui_ended
  tui_status=$(cat "$tui_folder/status" 2>/dev/null)
  [ "$tui_status" = "$1" ] || {
    echo "# exit status “$tui_status”, wanted $1"
    tui_show
    sed 's/^/# /' "$tui_folder/err"
  }
  ok "$([ "$tui_status" = "$1" ]; echo $?)" "$2"
}

# The modes that tmux knows of: alternate screen, mouse, cursor, keypad.
tui_modes() {
  tui_tmux display -p '#{alternate_on}#{mouse_any_flag}#{cursor_flag}#{keypad_flag}#{keypad_cursor_flag}'
}
tui_modes_are() { [ "$(tui_modes)" = "$1" ]; }
# tui_restored TEXT: the terminal is as it was before the program.
tui_restored() {
  cmp -s "$tui_folder/stty-before" "$tui_folder/stty-after" && tui_until tui_modes_are 00100
  tui_found=$?
  [ "$tui_found" -eq 0 ] || {
    echo "# modes $(tui_modes), terminal settings $(cat "$tui_folder/stty-before") before"
    echo "# and $(cat "$tui_folder/stty-after" 2>/dev/null) after"
  }
  ok "$tui_found" "$1"
}
