#!/bin/sh
# What pipelines read: SARIF and JUnit. Members and attributes, those that must and those that may be
# there, are those of the published schemas for everything erplan writes, and GitHub's list of what it reads:
# - SARIF 2.1.0 with Errata 01: sarif-2.1/schema/sarif-schema-2.1.0.json of github.com/oasis-tcs/sarif-spec,
#   commit e058381;
# - JUnit as Jenkins takes it: src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
#   of github.com/jenkinsci/xunit-plugin, commit 8c515de. (JUnit.xsd of github.com/windyroad/JUnit-Schema,
#   commit 2378e66, knows no reason of what is skipped, so it is not the one to follow.)
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
examples=${ERPLAN_DATADIR:?}/examples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
mkdir plans
cp "$examples/meet-me.xml" "$examples/contoso-local-breakout.xml" plans
printf '<plan xmlns="urn:erplan:plan:1">\n  <site id="a" lat="1" lon="x"/>\n</plan>\n' >plans/wrong.xml

# Names that would be something else in XML, JSON, Markdown, SARIF, a terminal.
printf '%s' '<plan xmlns="urn:erplan:plan:1" name="]]&gt;&lt;script&gt;"><tenant geo="EUR"/>
<site id="a" name="&quot;&lt;/failure&gt;&lt;script&gt;alert(1)&lt;/script&gt;[x](http://e) {0} &#x202E;&#x9B;2J&amp;" lat="48.86" lon="2.35" users="5000" internet-via="b"/>
<site id="b" name="far" lat="-33.87" lon="151.21" users="5"><internet/></site>
<wan-link id="a-b" a="a" b="b" capacity="100Mbps"/></plan>' >'plans/[hostile] %41 é.xml'

python=none
for each in /usr/bin/python3 python3; do
  [ "$python" = none ] && "$each" -c 'import json, xml.dom' 2>/dev/null && python=$each
done

# SARIF
expect 3 "SARIF of plans, one of them bad" check --format=sarif -o all.sarif plans
expect 0 "SARIF of no plan" check --format=sarif -o none.sarif --files0-from=/dev/null
expect 1 "SARIF again" check --format=sarif -o one.sarif plans/meet-me.xml
sed 's/^  <site id="lax"/\n\n&/' plans/meet-me.xml >moved.xml
mkdir moved && mv moved.xml moved/meet-me.xml
expect 1 "SARIF of a plan whose lines moved" check --format=sarif -o moved.sarif moved/meet-me.xml
cat >sarif.py <<'P'
import json, re, sys
def load(name):
    with open(name, encoding="utf-8") as f:
        return json.load(f)
# object: members it must have, may have, and what stands in them
STRING, NUMBER, BOOL, BAG = str, int, bool, None
SCHEMA = {
    "log": ("version runs", {"$schema": STRING, "version": {"2.1.0"}, "runs": ["run"]}),
    "run": ("tool", {"tool": "tool", "results": ["result"], "invocations": ["invocation"],
                     "columnKind": {"utf16CodeUnits", "unicodeCodePoints"}}),
    "tool": ("driver", {"driver": "toolComponent"}),
    "toolComponent": ("name", {"name": STRING, "version": STRING, "informationUri": STRING,
                               "rules": ["reportingDescriptor"]}),
    "reportingDescriptor": ("id", {"id": STRING, "shortDescription": "multiformatMessageString",
                                   "fullDescription": "multiformatMessageString",
                                   "help": "multiformatMessageString", "helpUri": STRING,
                                   "defaultConfiguration": "reportingConfiguration",
                                   "properties": BAG}),
    "multiformatMessageString": ("text", {"text": STRING, "markdown": STRING}),
    "reportingConfiguration": ("", {"level": {"none", "note", "warning", "error"}}),
    "result": ("message", {"message": "message", "ruleId": STRING, "ruleIndex": NUMBER,
                           "level": {"none", "note", "warning", "error"},
                           "locations": ["location"], "partialFingerprints": BAG,
                           "baselineState": {"new", "unchanged", "updated", "absent"},
                           "properties": BAG}),
    "message": ("text", {"text": STRING}),
    "location": ("", {"physicalLocation": "physicalLocation",
                      "logicalLocations": ["logicalLocation"]}),
    "physicalLocation": ("artifactLocation", {"artifactLocation": "artifactLocation",
                                              "region": "region"}),
    "artifactLocation": ("", {"uri": STRING, "uriBaseId": STRING}),
    "region": ("startLine", {"startLine": NUMBER, "startColumn": NUMBER}),
    "logicalLocation": ("", {"fullyQualifiedName": STRING, "name": STRING, "kind": STRING}),
    "invocation": ("executionSuccessful", {"executionSuccessful": BOOL}),
}
UNIQUE = {"logicalLocations", "rules"} # "uniqueItems" of the schema
def fits(value, kind, where):
    if isinstance(kind, list):
        assert isinstance(value, list), where
        texts = [json.dumps(item) for item in value]
        assert where.split(".")[-1] not in UNIQUE or len(set(texts)) == len(texts), (where, value)
        for item in value:
            fits(item, kind[0], where)
    elif isinstance(kind, set):
        assert value in kind, (where, value)
    elif isinstance(kind, type):
        assert type(value) is kind, (where, value)
    elif kind is not BAG:
        must, may = SCHEMA[kind]
        assert set(must.split()) <= set(value) <= set(may), (where, sorted(value))
        for member in value:
            fits(value[member], may[member], where + "." + member)
def run_of(name):
    log = load(name)
    fits(log, "log", name)
    assert log["version"] == "2.1.0" and log["$schema"].startswith("https://"), name
    assert set(log) == {"$schema", "version", "runs"} and len(log["runs"]) == 1
    return log["runs"][0]
run = run_of("all.sarif")
driver = run["tool"]["driver"]
assert driver["name"] == "erplan" and driver["version"]
ids = [rule["id"] for rule in driver["rules"]]
assert len(set(ids)) == len(ids) and "WAN-01" in ids
for rule in driver["rules"]:
    for text in ("shortDescription", "fullDescription", "help"):
        assert rule[text]["text"], rule
    assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert rule["properties"]["tags"] and rule["properties"]["problem.severity"] in (
        "error", "warning", "recommendation")
assert run["invocations"] == [{"executionSuccessful": False}]
assert run["columnKind"] == "unicodeCodePoints"
seen = set()
for result in run["results"]:
    assert ids[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in ("error", "warning", "note")
    assert result["message"]["text"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["region"]["startLine"] >= 1 and place["region"]["startColumn"] >= 1
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"plans/[A-Za-z0-9._~%()!$&'*+,;=@-]+", uri), uri
    prints = result["partialFingerprints"]
    assert re.fullmatch("[0-9a-f]{64}", prints["erplan/v1"])
    assert prints["primaryLocationLineHash"]
    key = (uri, result["ruleId"], prints["erplan/v1"])
    assert key not in seen, key
    seen.add(key)
def some(rule, uri):
    return [r for r in run["results"] if r["ruleId"] == rule
            and r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri]
# facts of the examples
(dallas,) = [r for r in some("M36-02", "plans/meet-me.xml") if r["level"] == "error"]
assert dallas["locations"][0]["physicalLocation"]["region"] == {"startLine": 14, "startColumn": 3}
assert dallas["locations"][0]["logicalLocations"] == [
    {"fullyQualifiedName": "dfw", "kind": "element"}]
assert "25 ms more" in dallas["message"]["text"] and "Remedy: " in dallas["message"]["text"]
assert {r["level"] for r in some("REL-01", "plans/meet-me.xml")} == {"warning"} # high, but warns
(bad,) = some("INPUT", "plans/wrong.xml")
assert bad["level"] == "error"
assert bad["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 24}
# hostile names
hostile = [r for r in run["results"] if "hostile" in r["locations"][0]["physicalLocation"]
           ["artifactLocation"]["uri"]]
(far,) = some("M36-03", "plans/%5Bhostile%5D%20%2541%20%C3%A9.xml")
text = far["message"]["text"]
assert "[x] (http://e)" in text and "{{0}}" in text and "<U+202E><U+009B>2J" in text, text
assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", text)
none = run_of("none.sarif")
assert none["results"] == [] and none["invocations"] == [{"executionSuccessful": True}]
# a moved line keeps its fingerprint
def prints(name):
    return {(r["ruleId"], r["partialFingerprints"]["primaryLocationLineHash"])
            for r in run_of(name)["results"]}
assert prints("one.sarif") == prints("moved.sarif")
assert load("one.sarif")["runs"][0]["results"] != load("moved.sarif")["runs"][0]["results"]
P
if [ "$python" = none ]; then
  skip "SARIF has what its readers require" "python3 is not installed"
else
  "$python" sarif.py 2>"$err"
  fits=$?
  [ $fits -eq 0 ] || sed 's/^/# /' "$err"
  ok $fits "SARIF has what its readers require"
fi

# what is accepted is no result; a baseline is told
expect 1 "a baseline for SARIF" check --format=json -o old.json plans/meet-me.xml
sed 's|<tenant|<accepted rule="M36-02" object="dfw" reason="as ordered" by="Ann"/><tenant|' \
  "$examples/meet-me.xml" >plans/meet-me.xml
expect 0 "SARIF with a baseline" check --format=sarif --baseline=old.json plans/meet-me.xml
ok "$(grep -q '^{"ruleId":"M36-02".*"fullyQualifiedName":"dfw"' "$out"; echo $((1 - $?)))" \
  "has no result for what is accepted"
says "$out" '^{"ruleId":"M36-05".*"baselineState":"unchanged"' "and says what is not new"

# JUnit
cp "$examples/meet-me.xml" plans
expect 3 "JUnit of plans, one of them bad" check --format=junit -o all.xml plans
sed 's|<tenant|<accepted rule="M36-05" reason="\&lt;asked\&gt;" by="Ann"/><tenant|' \
  "$examples/meet-me.xml" >plans/accepted.xml
expect 1 "JUnit of what is accepted" check --format=junit --fail-on=high -o accepted.xml \
  plans/accepted.xml
expect 0 "JUnit where nothing may fail" check --format=junit --fail-on=never -o never.xml \
  plans/meet-me.xml
expect 0 "JUnit where nothing is new" check --format=junit --baseline=old.json -o known.xml \
  plans/meet-me.xml
expect 1 "JUnit where warnings fail" check --format=junit --strict -o strict.xml plans/meet-me.xml
cat >junit.py <<'P'
import re
from xml.dom import minidom
# element: attributes it must have, may have, elements in it, whether text
SCHEMA = {
    "testsuites": ("", "name time tests failures errors", "testsuite", False),
    "testsuite": ("name tests failures errors", "group time skipped timestamp hostname id package file "
                  "log url version", "testsuite properties testcase system-out system-err", False),
    "testcase": ("name", "time classname group", "skipped error failure system-out system-err", False),
    "skipped": ("", "type message", "", True),
    "error": ("", "type message", "", True),
    "failure": ("", "type message", "", True),
    "system-out": ("", "", "", True),
}
def fits(element):
    must, may, inside, text = SCHEMA[element.tagName]
    found = set(element.attributes.keys())
    assert set(must.split()) <= found <= set((must + " " + may).split()), (element.tagName, found)
    assert re.fullmatch(r"(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]{0,3})?", element.getAttribute("time"))
    for child in element.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            assert child.tagName in inside.split(), (element.tagName, child.tagName)
            fits(child)
        else:
            assert text or child.data.strip() == "", child.data
def suites(name):
    root = minidom.parse(name).documentElement
    assert root.tagName == "testsuites"
    fits(root)
    found = {}
    for suite in root.getElementsByTagName("testsuite"):
        assert suite.parentNode is root
        cases = suite.getElementsByTagName("testcase")
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.getAttribute(attribute)) == len(suite.getElementsByTagName(tag)), attribute
        assert int(suite.getAttribute("tests")) == len(cases) and suite.getAttribute("time")
        for case in cases:
            assert case.getAttribute("classname") == suite.getAttribute("name")
            assert case.getAttribute("name")
            children = [c for c in case.childNodes if c.nodeType == c.ELEMENT_NODE]
            assert len(children) <= 1, case.toxml()
            for child in children:
                assert child.tagName == "system-out" or child.getAttribute("message")
        names = [case.getAttribute("name").split()[0] for case in cases]
        assert len(set(names)) == len(names)
        found[suite.getAttribute("name")] = {
            case.getAttribute("name").split()[0]: next(
                (c for c in case.childNodes if c.nodeType == c.ELEMENT_NODE), None) for case in cases}
    return found
def kind(case):
    return case.tagName if case is not None else "passed"
def text(case):
    return "".join(c.data for c in case.childNodes)
every = suites("all.xml")
assert list(every) == ["plans/[hostile] %41 é.xml", "plans/contoso-local-breakout.xml",
                       "plans/meet-me.xml", "plans/wrong.xml"]
meet = every["plans/meet-me.xml"]
assert kind(meet["M36-02"]) == "failure" and meet["M36-02"].getAttribute("type") == "high"
assert "fail dfw (line 14): Dallas reaches Microsoft" in text(meet["M36-02"])
assert kind(meet["REL-01"]) == "system-out" and "warn ny" in text(meet["REL-01"])
assert kind(meet["OPS-08"]) == "skipped"
assert meet["OPS-08"].getAttribute("message").startswith("not answered: ")
assert kind(meet["ASY-02"]) == "skipped" and kind(meet["ASY-10"]) == "passed"
(bad,) = every["plans/wrong.xml"].values()
assert kind(bad) == "error" and "wrong.xml:2:24: error: lon" in text(bad)
hostile = every["plans/[hostile] %41 é.xml"]["M36-03"]
assert kind(hostile) == "failure", hostile
assert '"</failure><script>alert(1)</script>[x](http://e) {0} <U+202E><U+009B>2J&' in text(hostile)
assert not any(kind(c) == "failure" for c in suites("never.xml")["plans/meet-me.xml"].values())
assert not any(kind(c) == "failure" for c in suites("known.xml")["plans/meet-me.xml"].values())
assert kind(suites("strict.xml")["plans/meet-me.xml"]["REL-01"]) == "failure"
(accepted,) = suites("accepted.xml").values()
assert kind(accepted["M36-05"]) == "skipped"
assert accepted["M36-05"].getAttribute("message") == "<asked>, by Ann", accepted["M36-05"].toxml()
P
if [ "$python" = none ]; then
  skip "JUnit has what its readers require" "python3 is not installed"
else
  "$python" junit.py 2>"$err"
  fits=$?
  [ $fits -eq 0 ] || sed 's/^/# /' "$err"
  ok $fits "JUnit has what its readers require"
fi
ok "$(LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" all.xml all.sarif; echo $((1 - $?)))" \
  "no controls in either"

finish
