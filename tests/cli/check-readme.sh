#!/bin/sh
# The README's examples are true: each command of its console blocks prints what is shown there.
# A line "..." stands for any number of lines, "..." inside a line for any text.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
# shellcheck source=tests/cli/steps.sh
. "$G_TEST_SRCDIR/cli/steps.sh"

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
