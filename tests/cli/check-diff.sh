#!/bin/sh
# erplan diff and erplan whatif: what a reader sees first, exit statuses, streams, every option.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=1764115200
export SOURCE_DATE_EPOCH
# wherever the tests are built, names of files take the same room
ln -s "${ERPLAN_DATADIR:?}/examples" "$work/examples"
cd "$work" || exit 1
examples=examples
backhaul=$examples/contoso.xml
breakout=$examples/contoso-local-breakout.xml

# what the breakout changes, on one screen of 80 columns and 24 lines
expect 0 "diff of the two designs" diff "$backhaul" "$breakout"
head -n 24 "$out" >"$work/screen"
ok "$(awk 'length > 80 { exit 1 }' "$work/screen"; echo $?)" "keeps to 80 columns"
says "$work/screen" "^  Verdict: fail -> warn$" "the first screen has the verdict"
says "$work/screen" "Regression: none" "that nothing is a regression"
says "$work/screen" "internet at par -> own internet (60 sites, 41250 users)" "where traffic moves"
says "$work/screen" "Geo-pinned sites  *57  *0  better" "that no site is geo-pinned any more"
says "$work/screen" "Users above RTT budget  *27750  *0  better" "whom it helps"
says "$work/screen" "Worst round trip  *~302 ms (akl)  .*better" "the worst round trip"
says "$work/screen" "Worst link  *44.9% (par-isp-a)" "the worst link by name"
says "$work/screen" "Internet access: 60 added" "what was done"
ok "$([ -s "$err" ]; echo $((1 - $?)))" "and nothing is on stderr"
cp "$out" "$work/first"
run diff "$backhaul" "$breakout"
cmp -s "$out" "$work/first"
ok $? "two runs print the same bytes"
expect 0 "diff --output" diff -o "$work/file" "$backhaul" "$breakout"
cmp -s "$work/file" "$work/first"
ok $? "writes the same bytes to a file"

# gates
expect 0 "no difference is none" diff --fail-on=difference -q "$backhaul" "$backhaul"
expect 1 "--fail-on=difference" diff --fail-on=difference -q "$backhaul" "$breakout"
ok "$([ -s "$out" ]; echo $((1 - $?)))" "-q prints nothing"
expect 0 "an improvement is no regression" diff --fail-on=regression -q "$backhaul" "$breakout"
expect 1 "the way back is one" diff --fail-on=regression "$breakout" "$backhaul"
says "$out" "^  Regression: Findings that fail; Worst round trip" "and its figures are named"
expect 0 "which is told only, by default" diff -q "$breakout" "$backhaul"

# inputs
"$ERPLAN" diff - "$breakout" <"$backhaul" >"$out" 2>"$err"
ok $? "standard input"
says "$out" "^  Plans: standard input ->" "is named"
expect 2 "standard input twice" diff - -
says "$err" "standard input can be one of the plans only" "is told"
expect 2 "one plan" diff "$backhaul"
echo "<plan" >"$work/a.xml"
expect 3 "two plans that cannot be read" diff "$work/a.xml" "$work/missing.xml"
says "$err" "a.xml:1" "the first is told"
says "$err" "missing.xml" "and the second"
expect 2 "--table of a text" diff --table=flows "$backhaul" "$breakout"
expect 2 "an unknown format" diff --format=pfd "$backhaul" "$breakout"
expect 2 "an impossible width" diff --width=3 "$backhaul" "$breakout"
for table in $(words diff --table); do
  expect 0 "--table=$table" diff --format=tsv --table="$table" "$examples/meet-me.xml" "$breakout"
  ok "$(awk -F'\t' 'NR == 1 { n = NF } NF != n || n < 2 { exit 1 }' "$out"; echo $?)" "has rows of one length"
done

# what if
plan=$examples/meet-me.xml
cp "$plan" "$work/plan.xml"
expect 0 "whatif without a change" whatif "$work/plan.xml"
says "$out" "^Nothing differs" "says so"
expect 0 "whatif --remove" whatif "$work/plan.xml" --remove=er-ny
says "$out" "Traffic moves: ExpressRoute er-ny -> own internet (2 sites, 20000 users)" "what it does"
says "$out" "^  - Removed: Circuit .er-ny" "and what was done"
expect 1 "whatif --fail-on" whatif -q --fail-on=regression "$work/plan.xml" --remove=er-ny
expect 0 "whatif --add, twice, and --set" whatif "$work/plan.xml" --add=site:id=sea,lat=47.61,lon=-122.33 \
  --add=sea/internet:capacity=1Gbps --set=sea.users=500 --save="$work/changed.xml"
says "$out" "^  Sites  *3  *4" "a site more"
says "$out" "^  Users  *30000  *30500" "and its users"
says "$work/changed.xml" '<site id="sea" lat="47.61" lon="-122.33" users="500">' "--save writes the plan"
expect 0 "which is one" check --fail-on=never -q "$work/changed.xml"
cmp -s "$plan" "$work/plan.xml"
ok $? "the plan itself is as it was"
expect 0 "the two differ by the change" diff "$work/plan.xml" "$work/changed.xml"
says "$out" "Changed: Site: 1 added" "and nothing else"
expect 0 "--add of XML" whatif -q "$plan" --save="$work/xml.xml" \
  --add='<site id="sea" name="Seattle, WA" lat="47.61" lon="-122.33"><internet capacity="1Gbps"/></site>' \
  --add='sea/<demand service="exchange" down="5Mbps" up="1Mbps"/>'
says "$work/xml.xml" '^    <demand service="exchange" down="5Mbps" up="1Mbps"/>$' "adds it where it belongs"
expect 2 "--add of something else" whatif "$plan" --add='<sight/>'
says "$err" "no element of a plan" "is told"
expect 2 "--add of XML that is not well-formed" whatif "$plan" --add='<site id="sea"'
expect 2 "--add of XML that breaks out" whatif "$plan" --add='<site id="sea"/><site id="par"/>'
says "$err" "not one element" "is told"
expect 2 "--add of XML with a wrong value" whatif "$plan" --add='<site id="sea" users="many"/>'
says "$err" "many" "names it"
expect 0 "--set without a value" whatif "$backhaul" --set=syd.internet-via= --add=syd/internet:capacity=2Gbps
says "$out" "internet-via not given (was par)" "takes it away"
says "$out" "internet at par -> own internet (1 site, 2000 users)" "and what that does"
expect 0 "--fail" whatif "$plan" --fail=er-ny
says "$out" "meet-me.xml, without .*er-ny" "names what has failed"
says "$out" "ExpressRoute er-ny -> own internet (2 sites, 20000 users)" "and who goes elsewhere"
says "$out" "Changed: nothing" "with the plan as it is"
expect 1 "--fail, twice, and a gate" whatif "$plan" --fail=er-ny --fail=er-sv --fail-on=difference
expect 0 "--fail of what is added" whatif "$plan" --add=site:id=sea,lat=47.61,lon=-122.33,users=10 --fail=sea
expect 0 "--fail with --growth" whatif "$plan" --fail=er-ny --growth=10%/year
expect 2 "--fail of nothing" whatif "$plan" --fail=er-nx
says "$err" "^erplan: --fail=er-nx: .*er-ny" "suggests something"
expect 2 "an id that is wrong" whatif "$plan" --set=er-nx.bandwidth=1Gbps
says "$err" "^erplan: --set=er-nx.bandwidth=1Gbps: .*did you mean .er-ny" "is named with the right one"
expect 2 "a field that is wrong" whatif "$plan" --set=er-ny.bandwith=1Gbps
says "$err" "did you mean .bandwidth" "is named with the right one"
expect 2 "a value that is wrong" whatif "$plan" --set=er-ny.bandwidth=much
expect 2 "an element that is wrong" whatif "$plan" --add=wan-lnk:a=dfw
says "$err" "did you mean <wan-link>" "is named with the right one"
expect 2 "something else" whatif "$plan" --set=users
says "$err" "ID.FIELD=VALUE" "shows how it is written"
expect 2 "an end that is missing" whatif "$plan" --add=wan-link:id=x,a=dfw,b=nowhere

# failures
expect 0 "whatif --failures" whatif "$plan" --failures
says "$out" "^  was  *15000  *-  *-  *-  *-$" "the worst: a site and its people"
says "$out" "^  er-ny  *-  *15000  *10.0 ms  *was/internet.1.  *39 %$" "a circuit, and where its traffic goes"
says "$out" "Circuit link: 4" "what does no harm"
expect 0 "whatif --failures of a changed plan" whatif "$plan" --failures=1 --remove=was
ok "$(grep -q "^  was " "$out"; echo $((1 - $?)))" "which has the change"
expect 0 "whatif --failures=2" whatif "$plan" --failures=2 --format=tsv
says "$out" "	lax+was	" "has pairs"
expect 0 "whatif --failures in JSON" whatif "$plan" --failures=1 --format=json
says "$out" '"schema" : "erplan-failures/1"' "is a document of its own"
for format in html markdown man csv tsv; do
  expect 0 "whatif --failures --format=$format" whatif "$plan" --failures=1 --format=$format
  says "$out" "er.*ny" "has the circuit"
done
expect 2 "--failures with --fail" whatif "$plan" --failures=1 --fail=er-ny
finish
