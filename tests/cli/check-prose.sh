#!/bin/sh
# What a reader of the full report of every example would stumble over: "1 sites", a figure that reads
# like the limit it misses, a word twice, a rest of nothing, a pointer from paper to a program's output.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"

# stumbles FILE: lines that read badly.
stumbles() {
  # the unit of time and a verdict end in s too
  sed 's/\([0-9]\) ms/\1 MS/g; s/1 pass/1 PASS/g' "$1" |
    grep -E "(^|[^0-9.,~])1 (other )?[a-z]+s([^a-z]|$)"
  # "155 ms ... against 155 ms", but not "reaches Microsoft in 40 ms ... against 15 ms"
  grep -E ' takes ~?([0-9.]+ ms) by [^;]* against \1 for ' "$1"
  grep -E ' ([0-9.]+ %) full .*\[limit \1, ' "$1"
  grep -E '(^| )([a-z]{2,}) \2( |$)' "$1"
  grep -E '(^|[^0-9])0 more|json has all| %%|\( ?\)|\bnull\b' "$1"
}

for plan in "${ERPLAN_DATADIR:?}"/examples/*.xml; do
  name=$(basename "$plan")
  expect 0 "$name: the full report" report --kind=full --width=1000 "$plan"
  sed 's/^ *//; /  /d' "$out" >"$err" # not tables
  bad=$(stumbles "$err" | head -n 5)
  [ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'
  ok "$([ -z "$bad" ]; echo $?)" "$name: reads well"
done

# the comparison itself
bad() { # LINE
  printf '%s\n' "$1" >"$out"
  ok "$([ -n "$(stumbles "$out")" ]; echo $?)" "seen: $1"
}
bad "at 1 sites the way is long"
bad "Teams at Bonn takes ~100 ms by the internet access of Bonn against 100 ms for calls"
bad "The WAN link a is 90 % full (9 of 10) [limit 90 %, util.fail]"
bad "and and so on"
bad "and 0 more, none of them worse"

finish
