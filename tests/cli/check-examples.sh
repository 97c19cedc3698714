#!/bin/sh
# Every example validates, and its JSON report validates against the published schema.
set -u
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

validator=none
for python in /usr/bin/python3 python3; do
  [ "$validator" = none ] && "$python" -c 'import jsonschema' 2>/dev/null && validator=$python
done
lint=none
command -v xmllint >/dev/null 2>&1 && lint=xmllint

for plan in "${ERPLAN_DATADIR:?}"/examples/*.xml; do
  name=$(basename "$plan")
  if [ $lint = none ]; then
    skip "$name validates" "xmllint is not installed"
  else
    xmllint --noout --nonet --relaxng "$ERPLAN_DATADIR/schema/plan.rng" "$plan" 2>"$err" ||
      sed 's/^/# /' "$err"
    xmllint --noout --nonet --relaxng "$ERPLAN_DATADIR/schema/plan.rng" "$plan" 2>"$err"
    ok $? "$name validates"
  fi
  expect 0 "$name is evaluated" check --fail-on=never --format=json "$plan"
  ok "$([ -s "$err" ]; echo $((1 - $?)))" "$name: nothing on stderr"
  cp "$out" "$work/report.json"
  if [ "$validator" = none ]; then
    skip "$name: the JSON validates" "python3-jsonschema is not installed"
  else
    "$validator" - "$ERPLAN_DATADIR/schema/check.schema.json" "$work/report.json" 2>"$err" <<'P'
import json, sys
import jsonschema
schema, report = (json.load(open(f)) for f in sys.argv[1:])
jsonschema.validate(report, schema)
P
    valid=$?
    [ $valid -eq 0 ] || sed 's/^/# /;20q' "$err"
    ok $valid "$name: the JSON validates"
  fi
done
finish
