#!/bin/sh
# The README's examples are true: each command of its console blocks prints what is shown there.
# A line "..." stands for any number of lines, "..." inside a line for any text.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/here" "$work/steps"
ln -s "$ERPLAN" "$work/bin/erplan"
ln -s "${ERPLAN_DATADIR:?}" "$work/here/data"
PATH=$work/bin:$PATH
export PATH

# steps FILE: writes NUMBER.command and NUMBER.shown for each "$ command" into the folder steps.
steps() {
  rm -f "$work/steps"/*
  awk -v folder="$work/steps" '
    /^```/ { console = (!console && $0 == "```console"); name = ""; next }
    !console { next }
    /^\$ / {
      name = sprintf("%s/%03d", folder, ++count)
      print substr($0, 3) > (name ".command")
      printf "" > (name ".shown")
      next
    }
    name != "" { print > (name ".shown") }' "$1"
}

# matches SHOWN PRINTED: 0 when the printed lines are the shown ones.
matches() {
  awk -v shown_file="$1" -v printed_file="$2" '
    function read(file, lines,    n) {
      while ((getline lines[n + 1] < file) > 0) n++
      close(file)
      return n
    }
    # Whether text is the pattern with each "..." standing for something.
    function same(pattern, text,    at, head, i) {
      at = index(pattern, "...")
      if (at == 0) return pattern == text
      head = substr(pattern, 1, at - 1)
      if (substr(text, 1, length(head)) != head) return 0
      pattern = substr(pattern, at + 3)
      for (i = length(head) + 1; i <= length(text) + 1; i++)
        if (same(pattern, substr(text, i))) return 1
      return 0
    }
    function rest(s, p,    i) {
      if (s > n_shown) return p > n_printed
      if (shown[s] == "...") {
        for (i = p; i <= n_printed + 1; i++)
          if (rest(s + 1, i)) return 1
        return 0
      }
      if (p > n_printed || !same(shown[s], printed[p])) {
        if (s > worst) { worst = s; line = p }
        return 0
      }
      return rest(s + 1, p + 1)
    }
    BEGIN {
      n_shown = read(shown_file, shown)
      n_printed = read(printed_file, printed)
      if (rest(1, 1)) exit 0
      print "# shown:   " shown[worst]
      print "# printed: " printed[line]
      exit 1
    }' </dev/null
}

# run_steps: every command in turn, in one folder, as a reader would type them.
run_steps() {
  for command in "$work/steps"/*.command; do
    [ -f "$command" ] || continue
    if grep -q jq "$command" && ! command -v jq >/dev/null 2>&1; then
      skip "$(cat "$command")" "jq is not installed"
      continue
    fi
    (cd "$work/here" && sh "$command") </dev/null >"$work/printed" 2>&1
    matches "${command%.command}.shown" "$work/printed"
    ok $? "$(cat "$command")"
  done
}

steps "$G_TEST_SRCDIR/../README.md"
run_steps
ok "$([ "$n" -ge 5 ]; echo $?)" "the README has a tour"

rules=$("$ERPLAN" catalogue rules --format=tsv | grep -c '^[A-Z0-9]*-[0-9]')
for page in README.md NEWS; do
  grep -q "[^0-9]$rules rules" "$G_TEST_SRCDIR/../$page"
  ok $? "$page knows of $rules rules"
done

# the comparison itself
printf 'one\ntwo three\nfour\n' >"$work/printed"
compare() { # STATUS TEXT SHOWN
  printf "%b" "$3" >"$work/shown"
  matches "$work/shown" "$work/printed" >/dev/null
  ok "$([ $? -eq "$1" ]; echo $?)" "$2"
}
compare 0 "the same lines are the same" 'one\ntwo three\nfour\n'
compare 0 "elided lines are not compared" 'one\n...\nfour\n'
compare 0 "elided text is not compared" 'one\ntwo ...\nfour\n'
compare 1 "a different line is seen" 'one\ntwo\nfour\n'
compare 1 "a missing line is seen" 'one\nfour\n'
compare 1 "a line too many is seen" '...\nfour\nfive\n'

finish
