#!/bin/sh
# The documented exit statuses, streams and options of every subcommand.
set -u
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
examples=${ERPLAN_DATADIR:?}/examples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# program
expect 2 "no command is a usage error"
says "$err" "Usage:" "and prints the help on stderr"
expect 0 "--help" --help
says "$out" "^  check " "lists the commands"
expect 0 "--version" --version
says "$out" "endpoint-sets *2023-07-31" "shows the date of the endpoint list"
expect 2 "an unknown command" chekc
says "$err" "did you mean “check”" "is answered with a suggestion"
for c in edit check report explain import export catalogue latency new help; do
  expect 0 "$c --help" "$c" --help
  says "$out" "^Usage: erplan $c" "$c --help shows the synopsis"
  expect 2 "$c with an unknown option" "$c" --no-such-option
done

# check
expect 0 "a plan without failures" check "$examples/contoso-local-breakout.xml"
[ -s "$err" ]
ok "$([ -s "$err" ]; echo $((1 - $?)))" "says nothing on stderr"
expect 1 "a plan with failures of high severity" check "$examples/meet-me.xml"
expect 0 "--fail-on=never" check --fail-on=never "$examples/meet-me.xml"
expect 2 "--fail-on with an unknown word" check --fail-on=urgent "$examples/meet-me.xml"
says "$err" "high, medium, low, never" "lists the words"
expect 2 "an unknown format" check --format=yaml "$examples/meet-me.xml"
says "$err" "text, json" "lists the formats"
expect 1 "--quiet keeps the status" check -q "$examples/meet-me.xml"
ok "$([ -s "$out" ]; echo $((1 - $?)))" "--quiet prints nothing"
expect 2 "check without a plan" check
expect 3 "a missing file" check "$work/none.xml"
says "$err" "none.xml" "is named"
expect 3 "a folder without plans" check "$work"
expect 3 "an empty name" check ""
expect 3 "one bad plan among good ones" check --fail-on=never "$work/none.xml" \
  "$examples/contoso-local-breakout.xml"
says "$out" "Contoso" "the good one is still reported"
: >"$work/empty.xml"
expect 3 "an empty file" check "$work/empty.xml"
says "$err" "empty.xml:1:1: " "has a place"
run check --fail-on=never - <"$examples/contoso.xml"
ok "$status" "standard input"
says "$out" "(standard input)" "is named in the report"
if [ "$(id -u)" -ne 0 ]; then
  cp "$examples/contoso.xml" "$work/locked.xml"
  chmod 0 "$work/locked.xml"
  expect 3 "an unreadable file" check "$work/locked.xml"
else
  skip "an unreadable file" "running as root"
fi

expect 1 "a plan after --" check -q "$examples/meet-me.xml" -- "$examples/meet-me.xml"
cp "$examples/meet-me.xml" "$work/-q.xml"
(cd "$work" && "$ERPLAN" check -q "$examples/meet-me.xml" -- -q.xml >"$out" 2>"$err")
ok "$([ $? -eq 1 ]; echo $?)" "a plan after another and --, named like an option"
odd=$(printf '%s/K\366ln.xml' "$work")
cp "$examples/meet-me.xml" "$odd"
LC_ALL=C "$ERPLAN" check --fail-on=never -o "$odd.txt" "$odd" >"$out" 2>"$err"
ok "$?" "file names that are not text in the locale's encoding"
says "$odd.txt" "(.*/K<F6>ln.xml)$" "are shown harmless"
SOURCE_DATE_EPOCH=4102444800 run check -q --fail-on=never "$examples/meet-me.xml"
ok "$status" "SOURCE_DATE_EPOCH beyond 2038"
SOURCE_DATE_EPOCH=tomorrow run check -q --fail-on=never "$examples/meet-me.xml"
ok "$([ "$status" -eq 2 ]; echo $?)" "SOURCE_DATE_EPOCH that is no number"
says "$err" "SOURCE_DATE_EPOCH" "is named"

# output
expect 0 "-o FILE" check --fail-on=never -o "$work/report.txt" "$examples/contoso.xml"
says "$work/report.txt" "^Contoso" "has the report"
echo old >"$work/kept.txt"
expect 3 "-o FILE when no plan can be read" check --format=json -o "$work/kept.txt" "$work/none.xml"
says "$work/kept.txt" '^old$' "leaves the report there is"
expect 5 "-o into a missing folder" check --fail-on=never -o "$work/no/report" "$examples/contoso.xml"
echo old >"$work/old.txt"
ln -s old.txt "$work/link.txt"
expect 0 "-o through a symbolic link" check --fail-on=never -o "$work/link.txt" \
  "$examples/contoso.xml"
ok "$([ -L "$work/link.txt" ]; echo $?)" "leaves the link"
says "$work/old.txt" "^Contoso" "and writes what it leads to"
mkfifo "$work/pipe"
timeout 60 cat "$work/pipe" >"$work/piped.txt" &
expect 0 "-o into a pipe" check --fail-on=never -o "$work/pipe" "$examples/contoso.xml"
ok "$([ -p "$work/pipe" ]; echo $?)" "leaves the pipe"
[ -p "$work/pipe" ] && wait
says "$work/piped.txt" "^Contoso" "and writes into it"
if [ -w /dev/full ]; then
  "$ERPLAN" check --fail-on=never "$examples/contoso.xml" >/dev/full 2>"$err"
  ok "$([ $? -eq 5 ]; echo $?)" "a full disk gives status 5"
else
  skip "a full disk gives status 5" "no /dev/full"
fi
{ "$ERPLAN" catalogue region-latency 2>"$err"; echo $? >"$work/status"; } | head -n 1 >/dev/null
read -r piped <"$work/status"
ok "$([ "$piped" -eq 141 ] || [ "$piped" -eq 0 ]; echo $?)" "a closed pipe ends it quietly"
ok "$([ -s "$err" ]; echo $((1 - $?)))" "and without a message"

# repeatable, whatever the locale
"$ERPLAN" check --format=json --fail-on=never "$examples/contoso.xml" >"$work/a.json"
LC_ALL=de_DE.UTF-8 "$ERPLAN" check --format=json --fail-on=never "$examples/contoso.xml" >"$work/b.json"
cmp -s "$work/a.json" "$work/b.json"
ok $? "two runs print the same bytes"

# the other subcommands
# report
expect 0 "report exits 0 whatever it says" report "$examples/meet-me.xml"
says "$out" "^Client routing$" "the readiness checklist by default"
ok "$([ -s "$err" ]; echo $((1 - $?)))" "and nothing on stderr"
cp "$out" "$work/first.txt"
expect 0 "report --kind --format --output" report --kind=readiness --format=text \
  -o "$work/report.txt" "$examples/meet-me.xml"
ok "$(cmp -s "$work/report.txt" "$work/first.txt"; echo $?)" "writes the same bytes to a file"
expect 0 "report --kind=waf" report --kind=waf "$examples/meet-me.xml"
says "$out" "^Performance efficiency$" "has the pillars"
sed 's/<plan /<plan name="\&lt;!-- Required -->" /; s/ name="Meet[^"]*"//' "$examples/meet-me.xml" \
  >"$work/template.xml"
expect 0 "report --kind=waf of a plan whose name looks left over from a template" \
  report --kind=waf "$work/template.xml"
says "$out" "<!-- Required -->" "has the name"
expect 0 "report --part" report --kind=full --part=steps,links "$examples/meet-me.xml"
says "$out" "^Links$" "has the one part"
says "$out" "^Next steps$" "and the other"
ok "$(grep -q '^Findings$' "$out"; echo $((1 - $?)))" "and no third"
expect 2 "report with an unknown part" report --part=no-such "$examples/meet-me.xml"
says "$err" "question-1" "lists the parts"
expect 0 "report --width" report --width=60 "$examples/meet-me.xml"
ok "$(LC_ALL=C.UTF-8 grep '^.\{61,\}' "$out" | grep -q '[^ ] '; echo $((1 - $?)))" "keeps lines to it"
expect 0 "report --format=markdown" report --format=markdown "$examples/meet-me.xml"
says "$out" "^## Client routing$" "has headings"
expect 0 "report --format=man" report --kind=full --format=man "$examples/meet-me.xml"
if command -v mandoc >/dev/null 2>&1; then
  cp "$out" "$work/report.7" # a name of chance may end like another section
  mandoc -Tlint -W warning "$work/report.7" >"$work/lint" 2>&1; sed "s/^/# /" "$work/lint"
  ok "$([ -s "$work/lint" ]; echo $((1 - $?)))" "is a clean manual page for mandoc"
else
  skip "is a clean manual page for mandoc" "mandoc is not installed"
fi
if command -v groff >/dev/null 2>&1; then
  groff -ww -z -K utf8 -t -man "$out" >"$work/lint" 2>&1
  ok "$([ -s "$work/lint" ]; echo $((1 - $?)))" "and for groff"
else
  skip "and for groff" "groff is not installed"
fi
for kind in summary readiness waf m365 full; do
  expect 0 "report --kind=$kind --format=html" report --kind=$kind --format=html \
    "$examples/power-platform-a.xml"
  if command -v xmllint >/dev/null 2>&1; then
    # it knows HTML 4: the elements of HTML 5 and of drawings are news to it, nothing else may be
    xmllint --html --noout "$out" 2>&1 | grep 'error' |
      grep -v 'Tag \(figcaption\|figure\|main\|nav\|section\|svg\|path\|rect\|g\|circle\|text\) invalid' >"$work/lint"; sed "s/^/# /" "$work/lint"
    ok "$([ -s "$work/lint" ]; echo $((1 - $?)))" "is read by a parser of HTML"
  else
    skip "is read by a parser of HTML" "xmllint is not installed"
  fi
done
sed 's/name="London"/name="\&lt;script\&gt; \&amp; \&quot;"/' "$examples/power-platform-a.xml" >"$work/hostile.xml"
for plan in "$examples/contoso.xml" "$examples/bangladesh.xml" "$work/hostile.xml"; do
  expect 0 "report --format=svg of $(basename "$plan")" report --format=svg "$plan"
  if command -v xmllint >/dev/null 2>&1; then
    xmllint --noout "$out" >"$work/lint" 2>&1; sed "s/^/# /" "$work/lint"
    ok "$([ -s "$work/lint" ]; echo $((1 - $?)))" "is well-formed"
  else
    skip "is well-formed" "xmllint is not installed"
  fi
done
mkdir -p "$work/bin"
path=$PATH PATH=$work/bin
run report --format=pdf -o "$work/report.pdf" "$examples/power-platform-a.xml"
PATH=$path
ok "$([ "$status" -eq 5 ]; echo $?)" "report --format=pdf without groff"
says "$err" "Install the package groff" "says what to install"
ok "$([ -e "$work/report.pdf" ]; echo $((1 - $?)))" "and leaves no file"
if command -v gropdf >/dev/null 2>&1; then
  expect 0 "report --format=pdf" report --format=pdf -o "$work/report.pdf" \
    "$examples/power-platform-a.xml"
else
  skip "report --format=pdf" "groff is not installed"
fi
if [ -e "$work/report.pdf" ] && command -v pdftotext >/dev/null 2>&1; then
  pdftotext -layout "$work/report.pdf" "$work/report.txt"
  says "$work/report.txt" "^ExpressRoute readiness - Power Platform A" "has its title"
  says "$work/report.txt" "PEER-04: The circuit’s tier reaches the region" "its findings"
  says "$work/report.txt" "er-ny (line 25): The Standard circuit er-ny" "and objects"
  says "$work/report.txt" "~79.8 ms" "and a tilde before what is modelled"
  run report --kind=summary --format=pdf -o "$work/summary.pdf" "$examples/contoso.xml"
  pdftotext -layout "$work/summary.pdf" "$work/summary.txt"
  says "$work/summary.txt" "^ *akl teams  *\[!\] ~302.3 ms of 100 ms" "its charts have labels and figures"
else
  skip "has the report's text" "pdftotext or groff is not installed"
fi
for w in 39 1001 wide -1 ''; do
  expect 2 "report --width=$w" report --width="$w" "$examples/meet-me.xml"
done
run report - <"$examples/meet-me.xml"
ok "$status" "report on standard input"
LC_ALL=C run report "$examples/bangladesh.xml"
ok "$status" "report where only 7-bit characters can be shown"
ok "$(LC_ALL=C grep -q '[^ -~]' "$out"; echo $((1 - $?)))" "has no others"
cat >"$work/town.xml" <<'END'
<plan xmlns="urn:erplan:plan:1" name="São Paulo – “two”">
  <site id="sao" name="São Paulo" lat="-23.55" lon="-46.63" users="10"><internet capacity="1Mbps"/></site>
</plan>
END
for command in "check --fail-on=never $work/town.xml" "explain $work/town.xml M36-03" \
  "catalogue peering-locations" "latency westeurope eastus"; do
  # shellcheck disable=SC2086
  LC_ALL=C run $command
  ok "$status" "${command%% *} in the C locale"
  ok "$(LC_ALL=C grep -q '[^ -~]' "$out"; echo $((1 - $?)))" "has no other characters"
done
LC_ALL=C run check --fail-on=never "$work/town.xml"
says "$out" '^Sao Paulo - "two"' "check says names in 7 bits"
LC_ALL=C run check --fail-on=never --format=json "$work/town.xml"
says "$out" 'São Paulo – “two”' "JSON stays as it is"
LC_ALL=C run catalogue --format=json peering-locations
ok "$(LC_ALL=C grep -q '[^ -~]' "$out"; echo $?)" "so does that of catalogue"
expect 2 "report on two plans" report "$examples/meet-me.xml" "$examples/contoso.xml"
expect 2 "report of an unknown kind" report --kind=essay "$examples/meet-me.xml"
says "$err" "readiness" "lists the kinds"
expect 3 "report on a plan that is not there" report "$work/none.xml"
expect 5 "report to a folder that is not there" report -o "$work/none/report.txt" \
  "$examples/meet-me.xml"

# export
expect 0 "export" export "$examples/meet-me.xml"
says "$out" "<node id=\"lax\">" "is GraphML when nothing else is said"
for format in $(words export --format); do
  expect 0 "export --format=$format" export --format="$format" "$examples/meet-me.xml"
  ok "$([ -s "$out" ]; echo $?)" "writes something"
done
expect 0 "export to a file" export --format=csv --table=links -o "$work/links.csv" "$examples/meet-me.xml"
says "$work/links.csv" "^wan-link,lax-sv,lax,sv,ethernet,10000,10," "which has the links"
ok "$([ -s "$out" ]; echo $((1 - $?)))" "and prints nothing"
"$ERPLAN" export --format=tsv - <"$examples/meet-me.xml" >"$out" 2>"$err"
says "$out" "^site	lax	Los Angeles	" "export of standard input"
expect 2 "export in an unknown format" export --format=visio "$examples/meet-me.xml"
says "$err" "graphml" "lists the formats"
expect 2 "export of a table in a format without any" export --format=kml --table=links "$examples/meet-me.xml"
says "$err" "csv and tsv" "says which have some"
expect 2 "export of two plans" export "$examples/meet-me.xml" "$examples/contoso.xml"
expect 3 "export of a plan that is not there" export "$work/none.xml"
expect 5 "export to a folder that is not there" export -o "$work/none/x" "$examples/meet-me.xml"

expect 0 "explain lists the rules" explain
says "$out" "^WAN-01 " "WAN-01 among them"
expect 0 "explain takes lower case" explain m36-02
says "$out" "gp.material" "explain names the parameter"
says "$out" "Source:" "and the source"
expect 2 "explain with an unknown rule" explain WAN-99
expect 0 "explain a finding" explain "$examples/meet-me.xml" m36-02:dfw
says "$out" "penalty 25 ms" "with its numbers"
says "$out" "gp.material = 25 ms, own" "the parameters in force"
says "$out" "dfw-ny round trip 40.0 ms, measured" "and where its inputs come from"
expect 2 "explain about an object the rule does not speak of" explain "$examples/meet-me.xml" M36-02:ny
expect 3 "explain about a plan that is not there" explain "$work/none.xml" M36-02
sed 's|<tenant|<parameter name="gp.material" value="30"/><tenant|' "$examples/meet-me.xml" >"$work/own.xml"
expect 0 "explain with a parameter of the plan's own" explain "$work/own.xml" M36-02:dfw
says "$out" "gp.material = 30 ms, set by this plan; the catalogue has 25" "says so"
expect 0 "catalogue lists the tables" catalogue
says "$out" "^peering-locations " "peering locations among them"
expect 0 "catalogue with a filter" catalogue peering-locations FRANKFURT
says "$out" "Frankfurt2" "ignores case"
says "$out" "Date: 20" "and prints the date"
expect 0 "catalogue as TSV" catalogue --format=tsv gateway-skus
says "$out" "^# source: " "keeps the source"
expect 0 "catalogue as JSON" catalogue --format=json gateway-skus
says "$out" '"table" : "gateway-skus"' "is an object"
expect 2 "an unknown table" catalogue peering-location
says "$err" "did you mean “peering-locations”" "is answered with a suggestion"
expect 0 "new writes a plan" new "$work/new.xml"
expect 0 "that can be checked" check --fail-on=never "$work/new.xml"
expect 5 "new keeps an existing file" new "$work/new.xml"
expect 0 "unless forced" new --force "$work/new.xml"
ERPLAN_DATADIR=$work run catalogue
ok "$([ "$status" -eq 4 ]; echo $?)" "missing reference data give status 4"

# the user's own tables; the program must not find those of its build folder
cp "$ERPLAN" "$work/erplan"
mkdir -p "$work/data/erplan"
cp -R "$ERPLAN_DATADIR/catalogue" "$work/data/erplan/catalogue"
chmod -R u+w "$work/data"
echo nonsense >"$work/data/erplan/catalogue/regions.tsv"
(cd "$work" && unset ERPLAN_DATADIR && XDG_DATA_HOME=$work/data ./erplan catalogue >"$out" 2>"$err")
ok "$([ $? -eq 4 ]; echo $?)" "a broken table of the user gives status 4"
says "$err" "/data/erplan/catalogue/regions.tsv:1:1: " "with its place"
(cd "$work" && unset ERPLAN_DATADIR && XDG_DATA_HOME=data ./erplan catalogue >"$out" 2>"$err")
grep -q "data/erplan/catalogue/regions.tsv" "$err"
ok $((1 - $?)) "a relative XDG_DATA_HOME is ignored"

# latency
expect 0 "latency between regions" latency westeurope northeurope
says "$out" "published" "prints the published median too"
expect 0 "latency between points" latency -- -33.87,151.21 48.86,2.35
says "$out" "great circle *1696[01] km" "Sydney to Paris is 16 961 km"
expect 0 "-- between points" latency 48.86,2.35 -- -33.87,151.21
expect 0 "latency between sites" latency --plan="$examples/contoso.xml" syd par
expect 2 "an unknown place" latency Atlantis westeurope
expect 2 "one place" latency westeurope
printf 'lat1\tlon1\tlat2\tlon2\tx\trtt_ms\n0\t0\t0\t0\t\t1\n48.86\t2.35\t-33.87\t151.21\t\t280.5\n' >"$work/p.tsv"
expect 0 "latency --pairs" latency --pairs="$work/p.tsv"
says "$out" "^# n	2$" "counts the pairs"
says "$out" "^# MAPE	" "prints MAPE"
printf '\357\273\277lat1\tlon1\tlat2\tlon2\r\n1\t2\t3\t4' >"$work/q.tsv"
expect 0 "a byte-order mark, CRLF and no last line end" latency --pairs="$work/q.tsv"
for rtt in 0.0001 0x10 -1 1e400; do
  printf 'lat1\tlon1\tlat2\tlon2\trtt_ms\n1\t2\t3\t4\t%s\n' "$rtt" >"$work/q.tsv"
  expect 3 "a round trip of $rtt ms" latency --pairs="$work/q.tsv"
done
printf 'lat1\tlon1\tlat2\tlon2\n1\t2\t3\t4\n\0\n' >"$work/q.tsv"
expect 3 "a NUL in a pairs table" latency --pairs="$work/q.tsv"
says "$err" "q.tsv:3:" "has a place"
run latency --pairs=- <"$work/empty.xml"
ok "$([ "$status" -eq 3 ]; echo $?)" "an empty pairs table"
says "$err" "standard input:1:1: " "on standard input is named"
expect 2 "places next to --pairs" latency --pairs="$work/p.tsv" 1,2 3,4
printf 'lat1\tlon1\tlat2\n1\t2\t3\n' >"$work/q.tsv"
expect 3 "a pairs table without a column" latency --pairs="$work/q.tsv"
says "$err" "lon2" "names the column"
printf 'lat1\tlon1\tlat2\tlon2\n1\t2\t3\tnan\n' >"$work/q.tsv"
expect 3 "NaN in a pairs table" latency --pairs="$work/q.tsv"
says "$err" "q.tsv:2:" "has a place"

finish
