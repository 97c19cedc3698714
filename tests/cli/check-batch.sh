#!/bin/sh
# Many plans in one call of `erplan check`: where they come from, in which order they are told of,
# what a bad one does to the others.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
examples=${ERPLAN_DATADIR:?}/examples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# plan FILE NAME
plan() {
  printf '<plan xmlns="urn:erplan:plan:1" name="%s">\n  <site id="a" lat="1" lon="2"/>\n</plan>\n' \
    "$2" >"$1"
}
# order: the names of the plans in $out, in one line.
order() { sed -n 's/.*"name":\(null\|"[^"]*"\),"sha.*/\1/p' "$out" | tr -d '"\n'; }
# lists TEXT ARGS...: the plans are told of in this order
lists() {
  wanted=$1
  what=$2
  shift 2
  (cd "$work/tree" && "$ERPLAN" check --format=jsonl --fail-on=never "$@" >"$out" 2>"$err")
  found=$(order)
  [ "$found" = "$wanted" ] || echo "# $found"
  ok "$([ "$found" = "$wanted" ]; echo $?)" "$what"
}

# where plans come from
mkdir -p "$work/tree/b/deep" "$work/tree/.hidden" "$work/tree/empty" "$work/tree/c.xml"
plan "$work/tree/B.xml" 1
plan "$work/tree/a.xml" 2
plan "$work/tree/b/deep/x.xml" 3
plan "$work/tree/b/y.xml" 4
plan "$work/tree/c.xml/z.xml" 5
plan "$work/tree/é.xml" 6
plan "$work/tree/.hidden/h.xml" h
plan "$work/tree/.draft.xml" h
plan "$work/tree/other.txt" 7
plan "$work/tree/[a].xml" 8
ln -s .. "$work/tree/b/up"
ln -s ../a.xml "$work/tree/b/link.xml"
lists 1823245 "a folder: its *.xml and those below, by bytes" B.xml '[a].xml' a.xml b c.xml
lists 18232456 "the same by its name" .
lists 2182 "a pattern in quotes, a file that is named like one" a.xml 'B*.xml' '[a].xml' 'a.xm?'
lists 34 "a pattern that matches a folder" 'b/[dy]*'
lists 77 "any name that is given" other.txt './other.txt'
printf 'b/y.xml\0c.xml\0a.xml' >"$work/list"
lists 452 "--files0-from" --files0-from="$work/list"
lists 6452 "after those that are named" --files0-from="$work/list" é.xml
(cd "$work/tree" && find b -type f -print0 | sort -z |
  "$ERPLAN" check --format=jsonl --fail-on=never --files0-from=- >"$out" 2>"$err")
ok $? "--files0-from=-"
ok "$([ "$(order)" = 34 ]; echo $?)" "takes what find prints"
printf '' | "$ERPLAN" check --files0-from=- >"$out" 2>"$err"
ok $? "an empty list is nothing wrong"
printf -- '-\0' | "$ERPLAN" check --files0-from=- >"$out" 2>"$err"
ok "$([ $? -eq 3 ]; echo $?)" "standard input cannot be list and plan"
expect 3 "a list that is not there" check --files0-from="$work/none"
expect 3 "a list that is a folder" check --files0-from="$work/tree"
expect 3 "a folder without plans" check "$work/tree/empty"
says "$err" "empty: the folder has no \*.xml" "is named"
expect 3 "a pattern that matches nothing" check "$work/tree/q*.xml"
says "$err" "q\*.xml: no file has a name like this" "is named"
expect 2 "neither a plan nor a list" check --format=jsonl
says "$err" "argument missing: PLAN" "is said"

# one bad plan among others
printf '' >"$work/tree/b/bad.xml"
printf '<plan xmlns="urn:erplan:plan:1">\n  <site id="a" lat="1" lon="x"/>\n</plan>\n' \
  >"$work/tree/b/wrong.xml"
lists "nullnull34" "bad plans have their own line" b/bad.xml b/none.xml b/deep b/y.xml
ok "$([ "$(grep -c '' "$out")" -eq 4 ]; echo $?)" "one line a plan"
says "$out" '"errors":\[{"code":"unreadable","object":null,"line":1,"column":1,"message":"not well' \
  "with the place where it cannot be read"
lists null "an invalid plan" b/wrong.xml
says "$out" '"line":2,"column":24,"message":"lon: ' "has the place of each error"
expect 3 "worst of unreadable and findings" check "$examples/meet-me.xml" "$work/tree/b/bad.xml"
expect 1 "worst of findings and none" check "$examples/contoso-local-breakout.xml" \
  "$examples/meet-me.xml"
printf '<plan xmlns="urn:erplan:plan:1">\n  <peering-location id="a" at="Atlantis"/>\n</plan>\n' \
  >"$work/nowhere.xml"
expect 4 "worst of findings and impossible" check --strict "$work/nowhere.xml" "$examples"
says "$out" "Trey Research" "after which the rest is still told of"

# what it says of a plan
if command -v jq >/dev/null 2>&1; then
  expect 1 "a plan as a line" check --format=jsonl "$examples/meet-me.xml"
  cp "$out" "$work/line"
  expect 1 "and in full" check --format=json "$examples/meet-me.xml"
  ok "$([ "$(jq -c .findings "$work/line")" = "$(jq -c '[.findings[] |
    select(.verdict != "pass" and .verdict != "not-applicable")]' "$out")" ]; echo $?)" \
    "the findings that are no passes are the same"
  ok "$([ "$(jq -c .counts "$work/line")" = "$(jq -c .summary.findings "$out")" ]; echo $?)" \
    "and their counts"
  ok "$([ "$(jq -r '[.verdict, .worst_rule, .headline.geo_pinned_sites] | join(" ")' \
    "$work/line")" = "fail M36-02 1" ]; echo $?)" "verdict, worst rule, geo-pinned sites"
else
  skip "a plan as a line" "jq is not installed"
fi

# a baseline
mkdir "$work/plans"
cp "$examples/meet-me.xml" "$examples/contoso-local-breakout.xml" "$work/plans"
cd "$work" || exit 99
for format in json jsonl; do
  expect 1 "a baseline as $format" check --format=$format -o "old.$format" plans
  expect 0 "of which nothing is new" check --baseline="old.$format" --fail-on=low --strict plans
  says "$out" "Compared with old.$format: 0 new, 0 gone" "is said"
done
sed 's/<circuit id="er-ny"/<circuit id="er-ny2"/; s/via="er-ny"/via="er-ny2"/' \
  "$examples/meet-me.xml" >plans/meet-me.xml
expect 1 "another circuit fails" check --baseline=old.jsonl plans
says "$out" "^  fail PEER-03 er-ny2 (line 29):" "by name"
says "$out" "^  fail PEER-03 er-ny$" "and the one that is gone too"
expect 0 "--baseline and --fail-on=never" check --baseline=old.jsonl --fail-on=never \
  --format=jsonl plans/meet-me.xml
says "$out" '"gone":\[.*{"rule":"PEER-03","object":"er-ny","verdict":"fail"}' "gone, in JSON"
says "$out" '"rule":"PEER-03","verdict":"fail",[^}]*"object":"er-ny2".*"new":true' "new, in JSON"
expect 1 "a plan that the baseline does not know" check --baseline=old.jsonl "$examples/bangladesh.xml"
says "$out" "Compared with old.jsonl, which does not know this plan" "is told apart"
expect 3 "a baseline that is not there" check --baseline=none.json plans
expect 3 "a baseline that is a plan" check --baseline=plans/meet-me.xml plans
says "$err" "plans/meet-me.xml: document 1 is no report" "is named"
cd - >/dev/null || exit 99

# each line fits its schema
validator=none
for python in /usr/bin/python3 python3; do
  [ "$validator" = none ] && "$python" -c 'import jsonschema' 2>/dev/null && validator=$python
done
if [ "$validator" = none ]; then
  skip "every line validates" "python3-jsonschema is not installed"
else
  run check --format=jsonl --baseline="$work/old.json" "$examples" "$work/plans" "$work/tree"
  "$validator" - "$ERPLAN_DATADIR/schema/line.schema.json" "$out" 2>"$err" <<'P'
import json, sys
import jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.validators.validator_for(schema).check_schema(schema)
for line in open(sys.argv[2]):
    jsonschema.validate(json.loads(line), schema)
P
  valid=$?
  [ $valid -eq 0 ] || sed 's/^/# /;20q' "$err"
  ok $valid "every line validates"
fi

# the number of jobs changes nothing
i=0
while [ $i -lt 40 ]; do
  plan "$work/tree/b/$i.xml" "plan $i"
  i=$((i + 1))
done
for format in $(words check --format); do
  for jobs in 1 8; do
    "$ERPLAN" check --jobs=$jobs --format=$format "$work/tree" "$examples" "$work/none.xml" \
      >"$work/out.$jobs" 2>"$work/err.$jobs"
    echo $? >>"$work/err.$jobs"
  done
  ok "$(cmp -s "$work/out.1" "$work/out.8"; echo $?)" "--jobs=1 and --jobs=8 print the same $format"
  ok "$(cmp -s "$work/err.1" "$work/err.8"; echo $?)" "and the same messages and status"
done
for jobs in 0 -1 many 257 ''; do
  expect 2 "--jobs=$jobs" check --jobs="$jobs" "$examples/meet-me.xml"
done

# memory does not grow with the number of plans, nor with what is written to a file
if [ "${ERP_SANITIZED:-no}" != no ] || ! python3 -c 'import resource' 2>/dev/null; then
  skip "memory is independent of the number of plans" "not measured here"
else
  cat >"$work/peak.py" <<'P'
import os, subprocess, sys
program, plan, out = sys.argv[1:]
def peak(n):
    child = subprocess.Popen([program, "check", "--jobs=2", "--format=jsonl", "--fail-on=never",
                              "-o", out] + n * [plan])
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0
    return usage.ru_maxrss
few, many = peak(50), peak(500)
written = os.path.getsize(out) / 1024
print(f"# {few} kB for 50 plans, {many} kB for 500, {written:.0f} kB written")
assert written > 20000 and many < few + 8000
P
  python3 "$work/peak.py" "$ERPLAN" "$examples/contoso.xml" "$work/peak.jsonl"
  ok $? "memory is independent of the number of plans"
fi

# a file whole or not at all
expect 5 "-o into a missing folder, before anything is judged" check -o "$work/none/report" \
  "$work/none.xml"
ok "$(grep -q none.xml "$err"; echo $((1 - $?)))" "no plan was read"
mkdir "$work/to"
echo old >"$work/to/report"
mkfifo "$work/plan"
for signal in INT TERM HUP; do
  if ! env --default-signal=$signal true 2>/dev/null; then
    skip "SIG$signal ends a batch" "env cannot undo that background jobs ignore signals"
    continue
  fi
  env --default-signal=$signal "$ERPLAN" check -o "$work/to/report" "$examples" "$work/plan" >"$out" 2>"$err" &
  exec 3>"$work/plan" # open once the program reads it, which then waits
  kill -s $signal $!
  wait $!
  died=$?
  exec 3>&-
  ok "$([ $died -gt 128 ]; echo $?)" "SIG$signal ends a batch"
  ok "$([ "$(ls -A "$work/to")" = report ] && [ "$(cat "$work/to/report")" = old ]; echo $?)" \
    "which leaves no file behind and the old one as it was"
done

finish
