#!/bin/sh
# erplan catalogue --update-endpoints and --update-peering-locations: what is checked, shown and written where.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
XDG_DATA_HOME=$work/home
SOURCE_DATE_EPOCH=1800000000 # 2027-01-15
export XDG_DATA_HOME SOURCE_DATE_EPOCH
mkdir own
cp -R "${ERPLAN_DATADIR:?}/catalogue" own/
chmod -R u+w own
ERPLAN_DATADIR=$work/own
own=$work/home/erplan/catalogue

# a table in use of four sets
{
  sed -n '/^id/q; p' own/catalogue/endpoint-sets.tsv
  printf 'id\tarea\tcategory\trequired\texpressroute\turls\tipv4\tipv4_count\tipv6_count\ttcp_ports\tudp_ports\tnote\n'
  printf '1\tExchange\toptimize\ty\ty\tb.example,a.example\t192.0.2.0/24,203.0.113.0/24\t2\t1\t443,80\t443\t\n'
  printf '11\tTeams\toptimize\ty\ty\t\t52.112.0.0/14\t1\t0\t\t3478\tmedia\n'
  printf '31\tSharePoint\tdefault\tn\tn\tc.example\t\t0\t0\t443\t\t\n'
  printf '46\tCommon\tallow\ty\ty\td.example\t192.0.2.1/32\t1\t0\t443\t\t\n'
} >four.tsv
mv four.tsv own/catalogue/endpoint-sets.tsv

cat >list.json <<'JSON'
[
 {"id": 31, "serviceArea": "SharePoint", "serviceAreaDisplayName": "SharePoint Online and OneDrive for Business",
  "urls": ["c.example"], "tcpPorts": "443", "expressRoute": false, "category": "Default", "required": true},
 {"id": 1, "serviceArea": "Exchange", "urls": ["a.example", "b.example"],
  "ips": ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"], "tcpPorts": "80,443", "udpPorts": "443",
  "expressRoute": true, "category": "Optimize", "required": true},
 {"id": 11, "serviceArea": "Skype", "ips": ["52.112.0.0/14"], "udpPorts": "3478", "expressRoute": true,
  "category": "Optimize", "required": true, "notes": "media"},
 {"id": 201, "serviceArea": "Common", "urls": ["*.e.example"], "tcpPorts": "443", "expressRoute": false,
  "category": "Default", "required": false, "notes": "two\tlines\nof it"}
]
JSON

expect 0 "a list is shown" catalogue --update-endpoints=list.json </dev/null
cat >wanted <<'TEXT'
endpoint-sets: 2027-01-15 (was 2023-07-31)
Changed: 1: ipv4 +198.51.100.0/24 −203.0.113.0/24
Changed: 31: required y (was n)
Added: 201: area Common, category default, required n, expressroute n, urls *.e.example, ipv4_count 0, ipv6_count 0, tcp_ports 443, note two lines of it
Removed: 46: area Common, category allow, required y, expressroute y, urls d.example, ipv4 192.0.2.1/32, ipv4_count 1, ipv6_count 0, tcp_ports 443
TEXT
cmp wanted "$out"
ok $? "set by set, lists in any order"
says "$err" "nothing is written; --yes writes $own/endpoint-sets.tsv" "and not written without --yes"
ok "$([ ! -e home ]; echo $?)" "nor is a folder made"
grep -q warning "$err"
ok $((1 - $?)) "as many required sets as before: no warning"

expect 0 "--yes" catalogue --yes --update-endpoints=list.json
says "$err" "it is not used as long as ERPLAN_DATADIR is set" "tells that it is not used"
says "$own/endpoint-sets.tsv" "^# date: 2027-01-15$" "writes today's date"
says "$own/endpoint-sets.tsv" "^# source: Microsoft 365 endpoint web service, list.json$" "and the source"
grep -v '^#' "$own/endpoint-sets.tsv" | cut -f 1-5,7-11 | tr '\t' '|' >got
cat >wanted <<'TEXT'
id|area|category|required|expressroute|ipv4|ipv4_count|ipv6_count|tcp_ports|udp_ports
1|Exchange|optimize|y|y|192.0.2.0/24,198.51.100.0/24|2|1|80,443|443
11|Teams|optimize|y|y|52.112.0.0/14|1|0||3478
31|SharePoint|default|y|n||0|0|443|
201|Common|default|n|n||0|0|443|
TEXT
cmp wanted got
ok $? "and the sets by number"
ok "$([ "$(ls "$own")" = endpoint-sets.tsv ]; echo $?)" "and nothing beside it"
cp "$own/endpoint-sets.tsv" own/catalogue/endpoint-sets.tsv
expect 0 "the same again" catalogue --update-endpoints=list.json </dev/null
says "$out" "^The rows are the same\.$" "has no changes"

sed 's/"required": true/"required": false/' list.json >fewer.json
expect 0 "fewer required sets" catalogue --update-endpoints=fewer.json </dev/null
says "$err" "warning: 0 endpoint sets are required, in the table in use 3" "are told"

# refused: SED-SCRIPT PLACE TEXT
cp "$own/endpoint-sets.tsv" kept
refused() {
  sed "$1" list.json >bad.json
  expect 3 "refused: $3" catalogue --yes --update-endpoints=bad.json
  says "$err" "bad.json:$2: $3" "with its place"
}
refused 's/"id": 1,/"id": "1",/' 4:2 'the set has no number “id” between 1 and 99999'
refused 's/"id": 11/"id": 1.5/' 7:2 'the set has no number “id”'
refused 's/"id": 11/"id": 31/' 7:2 'there is a set 31 already'
refused 's/"Skype"/"Yammer"/' 7:2 '“Yammer” is no serviceArea; known are: Exchange, SharePoint, Skype'
refused 's/"category": "Optimize", "required": true}/"category": "Optimise", "required": true}/' 4:2 '“Optimise” is no category'
refused 's/192.0.2.0.24/192.0.2.1\/24/' 4:2 '.*192.0.2.0/24'
refused 's/"80,443"/"http"/' 4:2 '“http” is no list of ports'
refused 's/a.example/a.example,x/' 4:2 '“a.example,x” is no host name'
refused 's/"expressRoute": false/"expressRoute": "no"/' 2:2 '“expressRoute” must be true or false'
refused '1s/.*/{"value": [/; $s/.*/]}/' 1:1 'this is no list of endpoint sets'
refused '$d' '[0-9]*:[0-9]*' ''
cmp -s "$own/endpoint-sets.tsv" kept
ok $? "nothing of that is written"
expect 3 "no such file" catalogue --update-endpoints=none.json
"$ERPLAN" catalogue --update-endpoints=- <list.json >"$out" 2>"$err"
ok $? "standard input"
says "$err" "nothing is written" "answers no question"

# peering locations
grep -v '^#' own/catalogue/peering-locations.tsv | sed 's/^Abu Dhabi\t.*UAE Central.*/&x/' >places.tsv
expect 0 "peering locations without remarks" catalogue --yes --update-peering-locations=places.tsv
says "$out" "^Changed: Abu Dhabi: note x (was nothing)$" "are compared by name"
says "$err" "wrote $own/peering-locations.tsv" "and written"
says "$own/peering-locations.tsv" "^# date: 2027-01-15$" "with today's date"
says "$own/peering-locations.tsv" "^# source: places.tsv$" "and their file as source"
(unset ERPLAN_DATADIR; cp "$ERPLAN" .; mkdir all; cp own/catalogue/*.tsv all; cp "$own"/*.tsv all
  mkdir -p new/erplan; mv all new/erplan/catalogue
  XDG_DATA_HOME=$work/new ./erplan catalogue >"$out" 2>"$err")
says "$out" "^endpoint-sets  *4  2027-01-15" "what is written is used"
sed '/^Amsterdam2	/d' places.tsv >missing.tsv
expect 3 "a metro whose site is gone" catalogue --yes --update-peering-locations=missing.tsv
says "$err" "'Amsterdam2' is not in the table 'peering-locations'" "is named"
sed '1s/zone/zones/' places.tsv >columns.tsv
expect 3 "other columns" catalogue --yes --update-peering-locations=columns.tsv
says "$err" "columns.tsv:1:" "have their place"
finish
