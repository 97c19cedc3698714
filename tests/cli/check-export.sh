#!/bin/sh
# What programs of each format make of what is exported of the example plans; and out, back and out again.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
examples=${ERPLAN_DATADIR:?}/examples

# read_by PROGRAM FORMAT COMMAND...: the command takes the export of every example on standard input.
read_by() {
  program=$1
  format=$2
  shift 2
  command -v "$program" >/dev/null 2>&1 || {
    skip "$format" "$program is not installed"
    return
  }
  bad=
  for plan in "$examples"/*.xml; do
    "$ERPLAN" export --format="$format" -o "$work/file" "$plan" && "$@" <"$work/file" >"$out" 2>"$err" &&
      ! grep -qi error "$err" || bad="$bad ${plan##*/}"
  done
  [ -z "$bad" ] || sed 's/^/#   /;5q' "$err"
  ok "$([ -z "$bad" ]; echo $?)" "$program reads $format of every example$bad"
}

for format in graphml kml drawio svg; do
  read_by xmllint "$format" xmllint --noout -
done
read_by python3 geojson python3 -c 'import json, sys; assert json.load(sys.stdin)["type"] == "FeatureCollection"'
read_by dot dot dot -Tsvg
read_by gml2gv gml gml2gv

# Graphviz leaves nodes where they are: what is west on the map is left, what is north is above.
if command -v dot >/dev/null 2>&1; then
  "$ERPLAN" export --format=dot "$examples/meet-me.xml" | dot -Tplain >"$out"
  ok "$(awk '$1 == "node" { x[$2] = $3; y[$2] = $4 }
    END { exit !(x["lax"] < x["dfw"] && x["dfw"] < x["was"] && y["was"] > y["lax"] && y["lax"] > y["dfw"]) }' "$out"
  echo $?)" "nodes are where they are on a map"
else
  skip "nodes are where they are on a map" "dot is not installed"
fi

# A plan of nothing but what an export has is the same after it has been out and back.
cat >"$work/plan.xml" <<'END'
<plan xmlns="urn:erplan:plan:1" name="Both ways">
  <site id="7" name="Köln" lat="50.94" lon="6.96" users="120" mobile="12.5%" critical="yes"/>
  <site id="n1" name="Köln" lat="50.9" lon="6.9" internet-via="7"/>
  <wan-link id="e0" a="7" b="n1" capacity-ab="100Mbps" capacity-ba="2.5Mbps" rtt="1.25ms" measured="2026-01-31"/>
  <wan-link id="12" a="7" b="n1" kind="wavelength" capacity="10Gbps" route="80.5km" cost="12.50" availability="99.95%"/>
  <wan-link id="up" a="7" b="here" capacity="1Gbps" loss="0.1%" path-group="a &amp; b"/>
  <peering-location id="here" at="Frankfurt"/>
  <gateway id="gw" region="germanywestcentral" sku="ErGw1AZ" zones="yes"/>
</plan>
END
sed -n '/<plan/d; /<\//d; p' "$work/plan.xml" | sort >"$work/before"
for format in $(words export --format); do
  "$ERPLAN" import "--from=$format" "$work/plan.xml" 2>&1 | grep -q "no format" && continue
  expect 0 "$format" export --format="$format" -o "$work/out" "$work/plan.xml"
  expect 0 "and back" import -q -o "$work/again.xml" "$work/out"
  sed '/<?xml/d; /<plan/d; /<\//d; s/ source="[^"]*"//' "$work/again.xml" | sort >"$work/after"
  ok "$(cmp -s "$work/before" "$work/after"; echo $?)" "is as it was"
  cmp "$work/before" "$work/after" >/dev/null || diff "$work/before" "$work/after" | sed 's/^/#   /'
  cp "$work/plan.xml" "$work/same.xml"
  expect 0 "into the plan itself" import -q --into="$work/same.xml" "$work/out"
  ok "$([ "$(grep -c '<site \|<wan-link ' "$work/same.xml")" -eq 5 ]; echo $?)" "adds nothing"
done
for table in sites links; do
  expect 0 "csv of $table" export --format=csv --table="$table" -o "$work/$table.csv" "$work/plan.xml"
done
expect 0 "and back" import -q -o "$work/again.xml" "$work/sites.csv" "$work/links.csv"
sed '/<?xml/d; /<plan/d; /<\//d; s/ source="[^"]*"//' "$work/again.xml" | sort >"$work/after"
ok "$(cmp -s "$work/before" "$work/after"; echo $?)" "tables are as they were"

finish
