#!/bin/sh
# Plans and inputs made to be slow or large, in small: each command ends within a bounded time of the processor
# and a bounded address space, or refuses. Both are far more than it takes and far less than it would take if
# something grew with the square: 30,000 sites in a row had 10 GB of hops once, and 10,000 pools of addresses
# took 8 s. The large ones, with figures, are in doc/testing.md.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
case ${ERP_SANITIZED:-no} in
no) ;;
*)
  skip "bounds" "address space cannot be limited under sanitizers"
  finish
  ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
SECONDS_MOST=6
KILOBYTES_MOST=1500000

# plan SHAPE N: writes SHAPE.xml
plan() {
  awk -v shape="$1" -v n="$2" '
    function site(id, more, lat, lon) {
      printf "<site id=\"%s\" lat=\"%.2f\" lon=\"%.2f\" users=\"20\"%s/>\n", id, lat, lon, more
    }
    function link(id, a, b) {
      printf "<wan-link id=\"%s\" a=\"%s\" b=\"%s\" capacity=\"1Gbps\" kind=\"mpls\"/>\n", id, a, b
    }
    function circuit(id) {
      printf "<circuit id=\"%s\" bandwidth=\"1Gbps\" sku=\"standard\"><peering kind=\"microsoft\">", id
      printf "<accept community=\"12076:5010\"/></peering></circuit>\n"
    }
    function address(i) { return "20." int(i / 65536) "." int(i / 256) % 256 "." i % 256 "/32" }
    BEGIN {
      print "<plan xmlns=\"urn:erplan:plan:1\" name=\"x\"><tenant geo=\"EUR\"/>"
      print "<site id=\"h\" lat=\"48.86\" lon=\"2.35\" name=\"" name "\"><internet id=\"hi\" capacity=\"100Gbps\"/></site>"
      for (i = 0; i < n && (shape == "star" || shape == "row"); i++) {
        site("s" i, " internet-via=\"h\"", 40 + i % 2000 / 100, int(i / 2000) / 10)
        link("l" i, shape == "star" || i == 0 ? "h" : "s" i - 1, "s" i)
      }
      if (shape == "crowd") { # most on a map that is much wider, half of them in one place
        site("far", "", -40, -120)
        for (i = 0; i < n; i++)
          if (i < n / 2) site("s" i, "", 30, 50)
          else site("s" i, "", 30 + (i * 7919 % 10000 - 5000) / 1000, 50 + (i * 104729 % 20000 - 10000) / 1000)
      }
      if (shape == "parallel") {
        site("s0", "", 40, 0)
        for (i = 0; i < n; i++) link("l" i, "h", "s0")
      }
      for (i = 0; i < n && shape == "exits"; i++) {
        site("s" i, " internet-via=\"x" i "\"", 40 + i % 2000 / 100, int(i / 2000) / 10)
        printf "<site id=\"x%d\" lat=\"50\" lon=\"8\"><internet id=\"xi%d\" capacity=\"1Gbps\"/></site>\n", i, i
        link("l" i, "h", "s" i)
        link("m" i, "h", "x" i)
      }
      print "<peering-location id=\"p\" at=\"Paris\">"
      for (i = 0; i < (shape == "circuits" ? n : 1); i++) circuit("er" i)
      print "</peering-location>"
      link("p0", shape == "row" ? "s" n - 1 : "h", "p")
      if (shape == "addresses") {
        print "<edge id=\"e\" site=\"h\"/><exit id=\"x\" edge=\"e\" kind=\"internet\" ref=\"hi\"/>"
        for (i = 0; i < n; i++) {
          printf "<nat-pool id=\"n%d\" prefix=\"%s\" edge=\"e\"/>\n", i, address(i)
          printf "<advertise prefix=\"%s\" exit=\"x\"/>\n", address(i)
          printf "<inbound id=\"i%d\" site=\"h\" prefix=\"%s\" via=\"x\"/>\n", i, address(i)
        }
      }
      print "</plan>"
    }' >"$1.xml"
}

# bounded WANTED TEXT ARGS...: the exit status, within the bounds
bounded() {
  want=$1
  what=$2
  shift 2
  (
    ulimit -v $KILOBYTES_MOST
    ulimit -t $SECONDS_MOST
    exec "$ERPLAN" "$@" >"$out" 2>"$err"
  )
  status=$?
  [ "$status" -eq "$want" ] || {
    echo "# exit status $status, wanted $want: erplan $*"
    head -c 1000 "$err" | sed 's/^/# /'
  }
  ok "$([ "$status" -eq "$want" ]; echo $?)" "$what"
}

plan row 30000
bounded 0 "30,000 sites in a row" check -q --fail-on=never row.xml
says "$err" "Ways over more than 255 links are left out" "whose ways are bounded"
plan addresses 10000
bounded 0 "10,000 pools, advertisements and services" check -q --fail-on=never --jobs=1 addresses.xml
plan circuits 10000
bounded 0 "10,000 circuits" check -q --fail-on=never circuits.xml
plan parallel 100000
bounded 0 "100,000 links between two sites" check -q --fail-on=never parallel.xml
plan star 100000
bounded 0 "100,000 links at one site" check -q --fail-on=never star.xml
plan exits 25000
bounded 0 "25,000 sites that go out by as many others" check -q --fail-on=never --jobs=1 exits.xml
plan crowd 100000
bounded 0 "100,000 sites in a crowd, drawn as a map" report --format=svg crowd.xml

# one more than there may be
plan circuits 10001
bounded 3 "10,001 circuits" check -q circuits.xml
says "$err" "A plan has at most 10000 elements <circuit>" "are refused by the limit"

# every command that reads a plan, on each shape
for shape in star row parallel circuits addresses; do
  plan $shape 1500
  bounded 0 "$shape: report" report --kind=full --format=html $shape.xml
  bounded 0 "$shape: report as JSON" report --format=json $shape.xml
  bounded 0 "$shape: check as SARIF" check --fail-on=never --format=sarif $shape.xml
  bounded 0 "$shape: diff" diff "${ERPLAN_DATADIR:?}/examples/contoso.xml" $shape.xml
  bounded 0 "$shape: whatif" whatif --fail=h $shape.xml
  bounded 0 "$shape: export" export --format=graphml -o $shape.graphml $shape.xml
  bounded 0 "$shape: import" import -q -o back.xml $shape.graphml
  printf '%s\n' 2 End 3 End 4 5 End 6 b End 9 1 + B W 0 / 'type s4' Enter F5 Enter Esc : 'type undo' Esc E Esc C Esc \
    'screen -' >keys
  bounded 0 "$shape: through the views" edit --script=keys $shape.xml
done

# faults without end are told in part
awk 'BEGIN { print "<plan xmlns=\"urn:erplan:plan:1\" name=\"x\">"
  for (i = 0; i < 200000; i++) print "<sitee id=\"s" i "\"/>"; print "</plan>" }' >faults.xml
bounded 3 "200,000 faults" check faults.xml
ok "$([ "$(grep -c . "$err")" -le 1002 ]; echo $?)" "of which a thousand are told"

# deep and long
awk 'BEGIN { for (i = 0; i < 2000000; i++) printf "<a>" }' >deep.xml
bounded 3 "elements 2,000,000 deep" check deep.xml
for form in graphml sndlib net2plan; do
  bounded 3 "elements 2,000,000 deep as $form" import --from=$form deep.xml
done
awk 'BEGIN { printf "{\"nodes\": ["; for (i = 0; i < 2000000; i++) printf "["; print "" }' >deep.json
for form in node-link azure arm netbox terraform; do
  bounded 3 "arrays 2,000,000 deep as $form" import --from=$form deep.json
done
awk 'BEGIN { printf "{\"nodes\": [{\"id\": 1"; for (i = 0; i < 200000; i++) printf ", \"k%d\": %d", i, i
  print "}], \"edges\": []}" }' >wide.json
bounded 3 "an object of 200,000 members" import -q --from=node-link wide.json
awk 'BEGIN { s = "x"; while (length(s) < 65536) s = s s
  print "<plan xmlns=\"urn:erplan:plan:1\" name=\"x\"><site id=\"a\" lat=\"1\" lon=\"1\" name=\"" s "\"/></plan>" }' >name.xml
bounded 3 "a name of 64 KiB" check name.xml
says "$err" "more than 4096 bytes" "is refused by the limit"
finish
