#!/bin/sh
# Nasty inputs end with the documented status, a message with a place, and nothing dangerous printed.
set -u
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
bad=$G_TEST_SRCDIR/badxml

# printable FILE: no control characters other than tab and newline, no C1 controls.
printable() {
  ! LC_ALL=C grep -q -e "$(printf '[\001-\010\013-\037\177]')" -e "$(printf '\302[\200-\237]')" "$1"
}

tab=$(printf '\t')
while IFS=$tab read -r file status fragment _; do
  case $file in
  file | '#'* | '') continue ;;
  esac
  expect "$status" "$file: exit status $status" check --fail-on=never "$bad/$file"
  if [ "$fragment" != - ]; then
    grep -q -F -e "$fragment" "$err"
    ok $? "$file: says “$fragment”"
    grep -q -e "$file:[0-9][0-9]*:[0-9][0-9]*: " "$err"
    ok $? "$file: names file, line and column"
  fi
  printable "$out" && printable "$err"
  ok $? "$file: prints no control character"
  ! grep -q -e 'root:' "$out" "$err"
  ok $? "$file: leaks nothing of a local file"
done <"$bad/EXPECTED.tsv"

# bounded time and memory: the exponential one must end at once within 300 MB
(
  ulimit -v 600000 2>/dev/null
  ulimit -t 5
  "$ERPLAN" check "$bad/16-billion-laughs.xml" >"$out" 2>"$err"
)
bounded=$?
case ${ERP_SANITIZED:-no} in
no) ok "$([ "$bounded" -eq 3 ]; echo $?)" "billion laughs is bounded" ;;
*) skip "billion laughs is bounded" "address space cannot be limited under sanitizers" ;;
esac

finish
