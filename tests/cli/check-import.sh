#!/bin/sh
# erplan import: streams, exit statuses, every option; with ERPLAN_TEST_CORPUS (a folder of GraphML files) each of them is
# imported, judged, saved and read again, exported and imported again.
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
ok "$([ "$(tail -c 1 "$out" | wc -l)" -eq 1 ]; echo $?)" "in whole lines"
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

expect 0 "links before their sites" import --unit=Mbps links.csv sites.csv
says "$out" '<wan-link id="par-mad" a="par" b="mad" capacity="500Mbps"' "are found all the same"
says "$err" "^erplan: links.csv: CSV, TSV; 1 added, 0 changed, 0 as before" "and counted once"
ok "$(grep -c '“Madrid”, and nothing is called so' "$err")" "and not told to be missing"
says "$err" "^erplan: links.csv:3:1: warning: .*“Mars”, and nothing is called so" "but what is, is"

printf '[{"id":1,"url":"/api/dcim/sites/1/","name":"A","latitude":1,"longitude":1},
{"id":2,"url":"/api/dcim/sites/2/","name":"B","latitude":2,"longitude":2}]' >n-sites.json
printf '[{"id":7,"cid":"C-1","status":{"value":"active"},"commit_rate":2000}]' >n-circuits.json
printf '[{"term_side":"A","circuit":{"id":7},"site":{"id":1}},
{"term_side":"Z","circuit":{"id":7},"site":{"id":2}}]' >n-ends.json
expect 0 "NetBox in three files" import -o netbox.xml n-circuits.json n-ends.json n-sites.json
says netbox.xml '<wan-link id="C-1" name="C-1" a="a" b="b" capacity="2Mbps" source="netbox:circuit/7"' "are one plan"
says "$err" "^erplan: n-circuits.json: NetBox, Nautobot; 1 added, 0 changed, 0 as before" "and told"
cp netbox.xml kept.xml
expect 0 "them again" import -q --into=netbox.xml n-sites.json n-circuits.json n-ends.json
cmp -s netbox.xml kept.xml
ok $? "changes no byte"
offices=${ERPLAN_DATADIR:?}/imports/offices.csv
circuits=$ERPLAN_DATADIR/imports/circuits.json
expect 0 "offices and circuits" import --users=300 --with-tenant -o wan.xml "$offices" "$circuits"
says "$err" "circuits.json: Azure; 4 added" "are told apart by what is in them"
says wan.xml '<tenant/>' "--with-tenant adds one"
says wan.xml '<peering-location id="london-peering" at="London"' "the location is the catalogue's"
says wan.xml '<circuit id="er-london" .* source="azure:/subscriptions/00000000-' "the circuit says where from"
expect 0 "erplan check judges it" check --fail-on=never wan.xml
says "$out" "the furthest$" "how far users are from circuits"
cp wan.xml kept.xml
expect 0 "offices and circuits again" import -q --users=300 --with-tenant --into=wan.xml "$offices" "$circuits"
cmp -s wan.xml kept.xml
ok $? "change no byte"
sed 's/"bandwidthInMbps": 1000/"bandwidthInMbps": 2000, "serviceKey": "s3cret"/' "$circuits" >wider.json
expect 0 "a wider circuit" import --dry-run --into=wan.xml wider.json
says "$out" "bandwidth 2Gbps (was 1Gbps)$" "is an update, whatever the file is called"
grep -q s3cret "$out" "$err"
ok $((1 - $?)) "keys are not read"
expect 0 "--mask" import -q --mask "$circuits"
says "$out" 'source="azure:/subscriptions/[0-9a-f]\{12\}/resourcegroups/' "keeps no number of a subscription"
grep -q 00000000-0000 "$out" "$err"
ok $((1 - $?)) "nor prints one"
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE <"$circuits"; } >wide.json
expect 0 "UTF-16" import -q --into=wan.xml wide.json
says "$err" "Azure; 0 added, 0 changed" "as PowerShell writes it is the same"
printf '[{"id": "/subscriptions/x",}, "Microsoft.Network/"]' >broken.json
expect 3 "JSON that is broken" import broken.json
says "$err" "^erplan: broken.json:1:28: nothing stands behind the last comma" "names place and reason"

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
  run whatif one.xml --set="plan.name=${name%.*}" --save=two.xml
  cmp -s one.xml two.xml
  ok $? "$name: read and saved again it is the same"
  if command -v xmllint >/dev/null; then
    xmllint --noout --relaxng "$ERPLAN_DATADIR/schema/plan.rng" one.xml 2>/dev/null
    ok $? "$name: the plan is valid"
  else
    skip "$name: the plan is valid" "no xmllint"
  fi
  expect 0 "$name is exported" export --format=graphml -o back.graphml one.xml
  expect 0 "and comes back" import -q -o back.xml back.graphml
  for element in site wan-link peering-location; do
    ok "$([ "$(grep -c "<$element " one.xml)" -eq "$(grep -c "<$element " back.xml)" ]; echo $?)" \
      "$name: with as many elements $element"
  done
done

# ---- several at a time into one plan: who was overtaken is told, and nothing is lost
printf '<plan xmlns="urn:erplan:plan:1"/>\n' >shared.xml
merge_for_long() { # until it is not overtaken
  tries=30
  while [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    "$ERPLAN" import -q --into=shared.xml "$1" 2>"$1.err" && return
    grep -q "changed by someone else\|another program is saving" "$1.err" || return
  done
}
for site in a b c d; do
  printf 'id,name,lat,lon\n%s,Site %s,1,2\n' "$site" "$site" >"site-$site.csv"
  merge_for_long "site-$site.csv" &
done
wait
for site in a b c d; do
  says shared.xml "name=\"Site $site\"" "merged beside others: site $site"
done

finish
