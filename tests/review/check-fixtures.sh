#!/bin/sh
# Every rule of the table is met by a plan that passes it, one that does not, one it does not apply
# to and, where it asks for a declared input, one that leaves it unanswered.
set -u
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The cases of the tables in these tests as lines "RULE VERDICT".
cat "$G_TEST_SRCDIR"/review/test-rules-*.c | tr '\n' ' ' |
  grep -oE '"[A-Z0-9]+-[0-9]+", *ERP_VERDICT_[A-Z_]+' |
  sed 's/"//g; s/, *ERP_VERDICT_/ /' | LC_ALL=C sort -u >"$work/cases"

has() { grep -qE "^$1 ($2)\$" "$work/cases"; }

run catalogue rules --format=tsv
ok "$status" "the rules are listed"
mode=$(grep -v '^#' "$out" | sed -n 1p | tr '\t' '\n' | grep -nx mode | cut -d: -f1)
grep -v '^#' "$out" | sed 1d | cut -f "1,$mode" >"$work/rules"
while read -r rule mode; do
  missing=
  has "$rule" PASS || missing="$missing pass"
  has "$rule" 'FAIL|WARN' || missing="$missing fail"
  has "$rule" NOT_APPLICABLE || missing="$missing not-applicable"
  [ "$mode" = computed ] || has "$rule" NOT_ANSWERED || missing="$missing not-answered"
  [ -z "$missing" ] || echo "# $rule lacks:$missing"
  ok "$([ -z "$missing" ]; echo $?)" "$rule has its fixtures"
done <"$work/rules"
ok "$([ "$n" -gt 1 ]; echo $?)" "some rule was looked at"
finish
