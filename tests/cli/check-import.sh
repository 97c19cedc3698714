#!/bin/sh
# erplan import: streams, exit statuses, every option; with ERPLAN_TEST_CORPUS (a folder of GraphML files) each of them is
# imported, judged, saved and read again.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

printf 'id,name,lat,lon,users\npar,Paris,48.86,2.35,900\nmad,Madrid,,,\n' >sites.csv
printf 'a,b,speed\npar,Madrid,500\npar,Mars,1\n' >links.csv

expect 0 "two tables" import sites.csv links.csv
says "$out" '<plan .* name="sites">' "give a plan called as the first"
says "$out" '<site id="mad" name="Madrid" place="Madrid, ES" lat=' "places by the name"
says "$out" '<wan-link id="par-mad" a="par" b="mad" capacity="1Gbps"' "links by id and by name"
says "$err" "^erplan: sites.csv:3:1: note: “Madrid” is taken to be in Madrid, ES" "tell what was guessed"
says "$err" "^erplan: links.csv:2:1: note: speed 500 has no unit; --unit=Mbps" "and what was dropped"
says "$err" "^erplan: links.csv: CSV, TSV; 1 added, 0 changed" "and how much"
expect 0 "--quiet" import -q sites.csv links.csv
ok "$(grep -c ' note: \| warning: ' "$err")" "says nothing of it"
expect 0 "--unit, --users, --output" import --unit=Mbps --users=50 -o plan.xml sites.csv links.csv
says plan.xml 'a="par" b="mad" capacity="500Mbps"' "the unit"
says plan.xml 'id="mad".* users="50"' "the users"
expect 0 "erplan check takes it" check --fail-on=never plan.xml
cp plan.xml kept.xml
expect 0 "the same again" import -q --unit=Mbps --users=50 --into=plan.xml sites.csv links.csv
cmp -s plan.xml kept.xml
ok $? "changes no byte"
sed -i.old 's/900/950/' sites.csv
expect 0 "--dry-run" import -q --dry-run --into=plan.xml sites.csv
says "$out" "^Changed: Site “par”: users 950 (was 900)" "tells what would change"
cmp -s plan.xml kept.xml
ok $? "and writes nothing"
expect 0 "--into" import -q --into=plan.xml sites.csv
says plan.xml 'id="par".* users="950"' "writes it"
expect 0 "--with-circuit" import -q --with-circuit --into=plan.xml sites.csv
says plan.xml '<circuit id="circuit" bandwidth="1Gbps" sku="standard"' "adds one"
expect 0 "--with-circuit again" import -q --with-circuit --into=plan.xml sites.csv
ok "$([ "$(grep -c '<circuit ' plan.xml)" -eq 1 ]; echo $?)" "adds no second one"
expect 0 "--origin" import -q --origin=hr --from=table sites.csv
says "$out" 'source="table:hr:par"' "is part of the source"
"$ERPLAN" import - <sites.csv >"$out" 2>"$err"
ok $? "standard input"

expect 2 "an unknown format" import --from=gramphl sites.csv
says "$err" "no format “gramphl”; known are: " "names those there are"
expect 2 "no unit" import --unit=furlong sites.csv
expect 3 "no such file" import missing.csv
expect 3 "a file of no format" import /dev/null
printf '<graphml>\n<graph>' >broken.graphml
cp plan.xml kept.xml
expect 3 "a file that breaks off" import --into=plan.xml sites.csv broken.graphml
says "$err" "broken.graphml:2:" "names the place"
cmp -s plan.xml kept.xml
ok $? "and nothing of the others is saved"
printf 'name,lat,lon\n"\033[31mRed",1,1\n' >hostile.csv
expect 0 "a name with an escape sequence" import hostile.csv
grep -q "$(printf '\033')" "$out" "$err"
ok $((1 - $?)) "reaches no terminal"

for file in "${ERPLAN_TEST_CORPUS:-/nonexistent}"/*.graphml; do
  [ -f "$file" ] || { skip "corpus" "ERPLAN_TEST_CORPUS names no folder with GraphML files"; break; }
  name=$(basename "$file")
  expect 0 "$name" import -q --with-circuit --users=100 -o one.xml "$file"
  nodes=$(grep -c '<node ' "$file")
  sites=$(grep -c '<site ' one.xml)
  ok "$([ "$nodes" -eq "$sites" ]; echo $?)" "$name: $nodes nodes, $sites sites"
  edges=$(grep -c '<edge ' "$file")
  loops=$(awk 'match($0, /<edge [^>]*/) { e = substr($0, RSTART, RLENGTH); s = e; t = e
    sub(/.*source="/, "", s); sub(/".*/, "", s); sub(/.*target="/, "", t); sub(/".*/, "", t); n += s == t }
    END { print n + 0 }' "$file")
  links=$(($(grep -c '<wan-link ' one.xml) - $(grep -c '<wan-link id="to-peering-location"' one.xml)))
  ok "$([ $((edges - loops)) -eq "$links" ]; echo $?)" "$name: $edges edges, $loops loops, $links links"
  expect 0 "$name is judged" check -q --fail-on=never one.xml
done

finish
