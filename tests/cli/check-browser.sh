#!/bin/sh
# A browser makes of the web page what the text report says: each line of it stands in the DOM, links
# within the page lead somewhere, and names of a plan are text.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
examples=${ERPLAN_DATADIR:?}/examples

browser=none
for each in chromium chromium-browser google-chrome; do
  [ "$browser" = none ] && command -v $each >/dev/null 2>&1 && browser=$each
done
[ "$browser" != none ] || {
  skip "web pages in a browser" "chromium is not installed"
  finish
}
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

# dom FILE: what the browser has made of it. Without a sandbox, which needs rights a test may lack.
dom() {
  timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
    --user-data-dir="$work/profile" --dump-dom "file://$1" 2>"$err"
}
echo '<p>a page</p>' >"$work/probe.html"
dom "$work/probe.html" | grep -q 'a page' || {
  skip "web pages in a browser" "$browser does not start here"
  finish
}

sed 's/name="Dallas"/name="\&lt;script\&gt;document.title=1\&lt;\/script\&gt; \&lt;b\&gt; \&amp;amp;"/' \
  "$examples/meet-me.xml" >"$work/named.xml"
for kind in summary readiness waf m365 full; do
  expect 0 "$kind as a web page" report --kind=$kind --format=html -o "$work/$kind.html" \
    "$work/named.xml"
  expect 0 "$kind as text" report --kind=$kind --width=1000 "$work/named.xml"
  dom "$work/$kind.html" >"$work/dom"
  sed 's/<style>/\n&/; s/<\/dt>/: /g; s/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&nbsp;/ /g; s/&amp;/\&/g' "$work/dom" \
    >"$work/seen"
  # Lines that are no table, chart, title or rule; a web page has addresses behind links.
  sed 's/^ *//; s/^- //; s/ <https:[^>]*>$//' "$out" |
    awk 'NR > 2 && NF && !/[█▓▒░│]/ && !/  / && !/^[-=]+$/' >"$work/told"
  while IFS= read -r line; do
    grep -qF -e "$line" "$work/seen" || printf '%s\n' "$line"
  done <"$work/told" >"$work/missed"
  [ ! -s "$work/missed" ] || sed 's/^/# not in the DOM: /' "$work/missed"
  ok "$([ -s "$work/told" ] && [ ! -s "$work/missed" ]; echo $?)" "$kind: each line is in the DOM"
  grep -o 'href="#[^"]*"' "$work/dom" | sed 's/.*#/id="/' | sort -u >"$work/targets"
  grep -o ' id="[^"]*"' "$work/dom" | sed 's/^ //' | sort >"$work/ids"
  ok "$(sort -u "$work/ids" | comm -23 "$work/targets" - | grep -q .; echo $((1 - $?)))" \
    "$kind: every link within the page leads somewhere"
  ok "$(uniq -d "$work/ids" | grep -q .; echo $((1 - $?)))" "$kind: no id stands twice"
  ok "$(grep -q '<script\|<b> &' "$work/dom"; echo $((1 - $?)))" "$kind: a name is no markup"
done
grep -qF '&lt;script&gt;document.title=1&lt;/script&gt; &lt;b&gt; &amp;amp;' "$work/dom"
ok $? "but stands there as it is"
ok "$(grep -q '<a href="#reliability-checklist">Design checklist</a>' "$work/dom"; echo $?)" \
  "the contents have sections of sections"

finish
