#!/bin/sh
# erplan whatif --sweep and --growth: a plan worked out on paper, steps against plans with the value
# written in, and what is said of options that are wrong.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
plan=$work/plan.xml

# 400 Mb/s over a link of 1 Gb/s, 12 % more each year: 448, 502, 562, 629, 705, 790, 884, 990, 1109.
cat >"$plan" <<'END'
<plan xmlns="urn:erplan:plan:1" name="One link">
  <site id="dal" name="Dallas" lat="32.78" lon="-96.8" users="100">
    <demand service="azure" down="400Mbps" up="1Mbps" gateway="gw"/>
  </site>
  <wan-link id="dal-ny" a="dal" b="ny" capacity="1Gbps" rtt="20ms"/>
  <peering-location id="ny" at="New York">
    <circuit id="er" bandwidth="2Gbps" sku="premium"><peering kind="private"/></circuit>
  </peering-location>
  <gateway id="gw" region="eastus" sku="ErGw3AZ"><connection circuit="er"/></gateway>
</plan>
END
expect 0 "--growth" whatif --growth=12%/year --years=9 "$plan"
cp "$out" "$work/growth"
says "$out" '^ *dal-ny  *WAN link  *40 %  *111 %  *from year 7  *from year 8  *from year 9$' \
  "80 % in year 7, 90 % in year 8, full in year 9"
says "$out" '^ *er  *circuit  *20 %  *55 %  *-  *-  *-$' "the circuit never"
says "$out" '^ *year 7 .*[│|].* 88 %' "the use of year 7 is drawn"
says "$out" '^ *year 3  *140  *dal-ny  *56 %  *0  *0  *0 ' "users and the fullest of year 3"
LC_ALL=C run whatif --growth=12%/year --years=9 "$plan"
ok "$(LC_ALL=C grep -q '[^ -~]' "$out"; echo $((1 - $?)))" "7 bits where there are no more"
for jobs in 1 2 7; do
  expect 0 "--jobs=$jobs" whatif --growth=12%/year --years=9 --jobs=$jobs "$plan"
  ok "$(cmp -s "$out" "$work/growth"; echo $?)" "says the same"
done
run whatif --growth=12%/year - <"$plan"
ok "$status" "a plan on standard input"
says "$out" '^ *year 5 ' "five years when none are named"
ok "$(grep -q 'year 6' "$out"; echo $((1 - $?)))" "and no more"

# sweeps
expect 0 "--sweep of users" whatif '--sweep=users*=0.5..3/0.25' "$plan"
says "$out" '^ *x 2.75  *275 ' "scales users"
expect 0 "--sweep of a capacity" whatif --sweep=dal-ny.capacity=100Mbps..500Mbps/100Mbps "$plan"
says "$out" '^ *dal-ny  *WAN link  *400 %  *80 %  *up to 400Mbps  *up to 400Mbps  *up to 300Mbps$' \
  "says up to where it is too small"
expect 0 "behind --set" whatif --set=dal-ny.capacity=2Gbps --growth=12%/year --years=9 "$plan"
says "$out" '^ *dal-ny  *WAN link  *20 %  *55 %  *-  *-  *-$' "grows what was changed"

# without what has failed: 400 Mb/s on the other link, of 500 Mb/s, are 80, 89.6, 100.4 % ...
sed 's,<peering-location,<wan-link id="slow" a="dal" b="ny" capacity="500Mbps" rtt="30ms"/>&,' \
  "$plan" >"$work/two.xml"
run whatif --growth=12% "$work/two.xml"
says "$out" '^ *dal-ny  *WAN link  *40 %  *70 %  *-  *-  *-$' "the nearer link carries all"
expect 0 "--fail" whatif --growth=12% --fail=dal-ny "$work/two.xml"
says "$out" '^ *Without: WAN link dal-ny$' "says what has failed"
says "$out" '^ *slow  *WAN link  *80 %  *141 %  *from year 1  *from year 2  *from year 2$' \
  "the other link fills up"
run whatif --growth=12% --fail=dal-ny "$plan"
says "$out" '^ *year 1  *112  *- .* 112$' "all who have no other way are cut off"
expect 2 "--fail of nothing" whatif --growth=12% --fail=dal-nyy "$plan"
expect 2 "--failures" whatif --growth=12% --failures=1 "$plan"

# forms
expect 0 "a web page in a file" whatif --growth=12% --format=html -o "$work/page.html" "$plan"
says "$work/page.html" '<td class="bar"><svg' "has the chart as a drawing"
expect 0 "Markdown" whatif --growth=12% --format=markdown "$plan"
says "$out" '^| dal-ny | WAN link | 40 % |' "has the table"
expect 0 "--quiet" whatif --growth=12% -q "$plan"
ok "$([ -s "$out" ]; echo $((1 - $?)))" "says nothing"
expect 0 "a table" whatif --growth=12% --years=9 --format=csv "$plan"
says "$out" '^wan-link,dal-ny,11092,3,7,9,2,8,9,1,9,9$' "of what fills up"
says "$out" '^circuit,er,5546,0,,,0,,,0,,$' "and of what does not"
expect 0 "--table=steps" whatif --growth=12% --years=9 --format=tsv --table=steps "$plan"
says "$out" "$(printf '^7\t7\ttrue\t221\tdal-ny\t8843\t1\t0\t0\t')" "has the figures of year 7"
expect 0 "--table=uses" whatif --sweep=dal-ny.capacity=1Gbps..2Gbps/1Gbps --format=csv \
  --table=uses "$plan"
says "$out" '^1,2Gbps,wan-link,dal-ny,down,400000000,2000000000,2000$' "has every element at every step"
expect 2 "a table of before and after" whatif --growth=12% --format=csv --table=measures "$plan"
expect 2 "a table of steps without any" whatif --set=par.users=1 --format=csv --table=uses "$plan"
expect 2 "--table of a text" whatif --growth=12% --table=uses "$plan"
expect 0 "JSON" whatif --growth=12% --format=json "$plan"
says "$out" '"schema" : "erplan-forecast/1"' "has a schema"
expect 2 "--fail-on" whatif --growth=12% --fail-on=regression "$plan"
says "$err" 'before and after' "is for before and after"

# what is wrong
expect 2 "an unknown target" whatif '--sweep=user*=1..2/1' "$plan"
says "$err" '^erplan: --sweep=user\*=1..2/1: at character 1 (“user\*=1..2/1”): .* did you mean “users”?' \
  "says where and what"
expect 2 "a bad factor" whatif '--sweep=users*=1..x/1' "$plan"
says "$err" 'at character 11 (“x/1”): “x” is no factor' "says where and what"
expect 2 "a value that is not legal" whatif '--sweep=wan-link.capacity*=0..1/1' "$plan"
says "$err" 'at x 0: ' "says at which step"
expect 2 "a bad rate" whatif --growth=12 "$plan"
says "$err" '12%/year' "shows how it is written"
expect 2 "--years alone" whatif --years=5 "$plan"
for years in 0 51 x -1 ''; do
  expect 2 "--years=$years" whatif --growth=12% --years=$years "$plan"
done
says "$err" 'from 1 to 50' "says what there may be"
expect 2 "both at once" whatif --growth=12% '--sweep=users*=1..2/1' "$plan"
expect 2 "--jobs=0" whatif --growth=12% --jobs=0 "$plan"
expect 3 "a plan that is not there" whatif --growth=12% "$work/none.xml"

finish
