#!/bin/sh
# A PDF says what the text report says: each paragraph, item and row of it stands in the text that is
# taken out of the PDF, whatever the lines and pages.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
examples=${ERPLAN_DATADIR:?}/examples
for tool in gropdf pdftotext; do
  command -v $tool >/dev/null 2>&1 || {
    skip "text in PDF" "$tool is not installed"
    finish
  }
done
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=1764115200
export SOURCE_DATE_EPOCH

# Lines of the text report without blanks, colons, list marks and addresses; not tables, charts, rules.
told() {
  sed 's/^ *//; s/^- //; s/ <https:[^>]*>$//' |
    awk 'NF && !/[█▓▒░│]/ && !/  / && !/^[-=]+$/' | tr -d ' :'
}

# All of the PDF in one line, without blanks and colons, which rows have not, without number and day of
# each page and its title, which stands in two lines at the top if it is long.
seen() {
  pdftotext -raw "$1" - | tr -d '\f' |
    awk -v title="$(head -n 1 "$out")" '!/^[0-9]+ 2025-11-26$/ && (NR == 1 || $0 != title)' |
    sed "s/’/'/g; s/‐/-/g; s/−/-/g" | tr -d ' :\n\t'
}

# holds PLAN KIND
holds() {
  expect 0 "$1 $2 as PDF" report --kind="$2" --format=pdf -o "$work/report.pdf" "$examples/$1.xml"
  expect 0 "$1 $2 as text" report --kind="$2" --width=1000 "$examples/$1.xml"
  told <"$out" >"$work/told"
  { seen "$work/report.pdf"; echo; cat "$work/told"; } |
    awk 'NR == 1 { seen = $0; next } !index(seen, $0)' >"$work/missed"
  [ ! -s "$work/missed" ] || sed 's/^/# not in the PDF: /' "$work/missed"
  ok "$([ -s "$work/told" ] && [ ! -s "$work/missed" ]; echo $?)" "$1 $2: each line is in the PDF"
}
for kind in summary readiness waf m365 full; do
  holds starter $kind
done
holds meet-me full
holds power-platform-b waf

finish
