#!/bin/sh
# erplan report --format=csv, tsv and json: options, statuses, and a reader's way back: the tables say
# what the JSON of the same plan says, whatever names hold.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
examples=${ERPLAN_DATADIR:?}/examples
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
plan=$examples/meet-me.xml

# options
expect 0 "report --format=csv" report --format=csv "$plan"
says "$out" '^rule,verdict,severity,' "has the findings when no table is named"
cp "$out" "$work/findings.csv"
expect 0 "--table=findings" report --format=csv --table=findings "$plan"
ok "$(cmp -s "$out" "$work/findings.csv"; echo $?)" "is the same"
expect 0 "-o FILE" report --format=csv -o "$work/file.csv" "$plan"
ok "$(cmp -s "$work/file.csv" "$work/findings.csv"; echo $?)" "writes the same bytes"
expect 2 "--table without csv or tsv" report --table=sites "$work/none.xml"
says "$err" 'format=csv and --format=tsv' "says what it is for"
expect 2 "--table with json" report --format=json --table=sites "$plan"
expect 2 "an unknown table" report --format=csv --table=towns "$plan"
says "$err" 'findings, sites, links, routes, flows' "lists those there are"
for format in csv tsv json; do
  expect 2 "--part with $format" report --format=$format --part=links "$plan"
done
expect 3 "a plan that is not there" report --format=csv "$work/none.xml"
ok "$([ -s "$out" ]; echo $((1 - $?)))" "leaves nothing, not even a header"
expect 5 "a folder that is not there" report --format=json -o "$work/none/a.json" "$plan"
expect 0 "report --format=json" report --format=json "$plan"
"$ERPLAN" check --fail-on=never --format=json "$plan" >"$work/check.json"
ok "$(cmp -s "$out" "$work/check.json"; echo $?)" "is the document of erplan check"
LC_ALL=de_DE.UTF-8 run report --format=csv --table=links "$plan"
cp "$out" "$work/de.csv"
LC_ALL=C run report --format=csv --table=links "$plan"
ok "$(cmp -s "$out" "$work/de.csv"; echo $?)" "the same bytes under another locale"

# hostile names
cat >"$work/hostile.xml" <<'END'
<plan xmlns="urn:erplan:plan:1" name="=cmd|' /c calc'!A1">
  <site id="a" name="=cmd|' /c calc'!A1" lat="48.8" lon="2.3" users="10"><internet capacity="1Gbps"/></site>
  <site id="b" name="two &quot;words&quot;, and&#10;a line" lat="48.9" lon="2.4" users="10"><internet/></site>
  <site id="c" name="tab&#9;stop" lat="49.0" lon="2.5" users="10"/>
  <site id="d" name="&#x9b;31mred&#x202e;der" lat="49.1" lon="2.6" users="10"/>
  <site id="e" name="-2+3" lat="49.2" lon="2.7" users="10"/>
  <site id="f" name="&lt;script&gt;|`x`|.so a" lat="49.3" lon="2.8" users="10"/>
  <wan-link id="ab" name="@SUM(1)" a="a" b="b" capacity="100Mbps"/>
  <wan-link id="bc" a="b" b="c" capacity="100Mbps"/>
</plan>
END

cat >"$work/compare.py" <<'END'
"""compare.py JSON TABLE FORM: standard input, read as a spreadsheet would, against the document."""
import csv, json, sys, unicodedata

document = json.load(open(sys.argv[1], encoding="utf-8"))
rows = document[{"links": "elements"}.get(sys.argv[2], sys.argv[2])]
data = sys.stdin.buffer.read().decode("utf-8")
assert data.endswith("\n") and "\r" not in data
if sys.argv[3] == "csv":
    table = list(csv.reader(data.split("\n")[:-1], strict=True))
else:
    table = [line.split("\t") for line in data.split("\n")[:-1]]
header, body = table[0], table[1:]
assert len(body) == len(rows), (len(body), len(rows))
assert len(set(header)) == len(header)

def safe(text):
    return "".join("<U+%04X>" % ord(c) if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c
                   for c in text)

def plain(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return " ".join(plain(each) for each in value)
    if isinstance(value, dict):
        return ":".join(plain(each) if not key.endswith("_hundredths") or each is None
                        else "%s%d.%02d" % ("-" if each < 0 else "", abs(each) // 100, abs(each) % 100)
                        for key, each in value.items())
    return safe(value)

def flat(record, before=""):
    for key, value in record.items():
        if isinstance(value, dict):
            yield from flat(value, before + key + "_")
        else:
            text = plain(value)
            formula = text.lstrip(" ")[:1] in tuple("=+-@＝＋－＠")
            if formula and not isinstance(value, int):
                text = "'" + text
            yield before + key, text

filled = 0
for cells, record in zip(body, rows):
    assert len(cells) == len(header), cells
    found = dict(zip(header, cells))
    for name, text in flat(record):
        if name in found:
            assert found[name] == text, (name, found[name], text)
            found[name] = ""
            filled += 1
        else:  # a record that is null
            assert text == "", (name, text)
    assert not any(found.values()), found
assert filled > 0 or not rows
END

for file in "$plan" "$examples/contoso.xml" "$work/hostile.xml"; do
  name=$(basename "$file" .xml)
  for table in findings sites links routes flows; do
    for format in csv tsv; do
      if ! command -v python3 >/dev/null 2>&1; then
        skip "$format of $table of $name" "python3 is not installed"
        continue
      fi
      "$ERPLAN" report --format=json -o "$work/all.json" "$file" 2>/dev/null
      "$ERPLAN" report --format=$format --table=$table "$file" 2>/dev/null >"$work/table"
      python3 "$work/compare.py" "$work/all.json" $table $format <"$work/table" 2>"$err"
      status=$?
      [ $status -eq 0 ] || sed 's/^/#   /' "$err"
      ok $status "$format of $table of $name comes back"
    done
  done
done

# what the reader of a terminal or a spreadsheet is spared, without Python
run report --format=csv --table=sites "$work/hostile.xml"
says "$out" "^a,'=cmd|' /c calc'!A1,10," "a formula is text"
says "$out" '^b,"two ""words"", and<U+000A>a line",10,' "quotes are doubled and a row is a line"
says "$out" '^c,tab<U+0009>stop,10,' "a tab is seen"
says "$out" '^d,<U+009B>31mred<U+202E>der,10,' "controls are seen"
says "$out" "^e,'-2+3,10," "a name that begins with a sign is text"
ok "$([ "$(wc -l <"$out")" -eq 7 ]; echo $?)" "six sites and a header are seven lines"
odd=$work/$(printf 'a\033[31m,"b')
cp "$work/hostile.xml" "$odd"
run report --format=csv "$odd"
says "$out" ',"[^"]*/a<U+001B>\[31m,""b",' "nor does the file's name steer a terminal or end a cell"
run report --format=tsv "$odd"
says "$out" '/a<U+001B>\[31m,"b	' "nor in TSV"

finish
