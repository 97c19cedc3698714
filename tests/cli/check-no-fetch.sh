#!/bin/sh
# Nothing that an input names is opened or asked for: each way of XML to name something else names a pipe, which
# would be waited for, and an address of this machine. Where strace is at hand it must see neither a socket nor
# the name of that file.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
for tool in mkfifo timeout; do
  command -v "$tool" >/dev/null 2>&1 || {
    skip "nothing is fetched" "no $tool"
    finish
  }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
mkfifo bait

# document FILE PROLOG ATTRIBUTES ELEMENT: as a plan, GraphML, SNDlib and Net2Plan
document() {
  printf '%s\n<plan xmlns="urn:erplan:plan:1" %s><site id="a" lat="1" lon="1"/>%s</plan>\n' "$2" "$3" "$4" >"$1.plan.xml"
  printf '%s\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" %s><graph edgedefault="undirected">%s<node id="a"/></graph></graphml>\n' \
    "$2" "$3" "$4" >"$1.graphml.xml"
  printf '%s\n<network xmlns="http://sndlib.zib.de/network" version="1.0" %s><networkStructure><nodes>%s<node id="a"/></nodes><links/></networkStructure></network>\n' \
    "$2" "$3" "$4" >"$1.sndlib.xml"
  printf '%s\n<network version="5" %s>%s<node id="0" xCoord="0" yCoord="0"/></network>\n' "$2" "$3" "$4" >"$1.net2plan.xml"
}
n_documents=0
for url in "file://$work/bait" "$work/bait" bait http://127.0.0.1:9/bait ftp://127.0.0.1:9/bait; do
  n_documents=$((n_documents + 1))
  document "entity$n_documents" "<!DOCTYPE plan [<!ENTITY x SYSTEM \"$url\">]>" "name=\"x\"" "<note>&x;</note>"
  document "parameter$n_documents" "<!DOCTYPE plan [<!ENTITY % x SYSTEM \"$url\"> %x;]>" "" ""
  document "subset$n_documents" "<!DOCTYPE plan SYSTEM \"$url\">" "" ""
  document "public$n_documents" "<!DOCTYPE plan PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"$url\">" "" ""
  document "style$n_documents" "<?xml-stylesheet href=\"$url\"?><?xml-model href=\"$url\"?>" "" ""
  document "include$n_documents" "" "xmlns:xi=\"http://www.w3.org/2001/XInclude\"" \
    "<xi:include href=\"$url\" parse=\"text\"/>"
  document "schema$n_documents" "" \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:erplan:plan:1 $url\"" ""
  document "base$n_documents" "" "xml:base=\"$url\"" "<x:y xmlns:x=\"$url\"/>"
done
document declared "<!DOCTYPE plan [<!NOTATION n SYSTEM \"bait\"><!ENTITY x SYSTEM \"bait\" NDATA n>]>" "" ""
# links of JSON are texts
printf '[{"id": 1, "url": "file://%s/bait", "next": "http://127.0.0.1:9/bait", "$ref": "bait", "name": "A"}]' \
  "$work" >links.json

wrong=0
# status FILE ARGS...: 0 or 3 within the time, and nothing of the bait
try() {
  timeout 20 "$ERPLAN" "$@" >"$out" 2>"$err"
  case $? in
  0 | 3) ;;
  *)
    wrong=$((wrong + 1))
    echo "# status $?: erplan $*"
    ;;
  esac
}
for file in *.plan.xml; do
  try check -q --fail-on=never "$file"
  try whatif --set=plan.name=y --save=saved.xml "$file"
done
for form in graphml sndlib net2plan; do
  for file in *."$form".xml; do
    try import --from=$form "$file"
    try import "$file"
  done
done
try import links.json
ok "$wrong" "no input waits for what it names"

# With a FIFO nobody writes to, a reader would have waited; what strace sees is the rest.
case ${ERP_SANITIZED:-no} in
no) traced=$(strace -f -o /dev/null true 2>&1 && echo yes || echo "no strace") ;;
*) traced="the leak checker does not run under it" ;;
esac
if [ "$traced" = yes ]; then
  for arguments in "check -q *.plan.xml" "import --from=graphml *.graphml.xml" "import --from=sndlib *.sndlib.xml" \
    "import --from=net2plan *.net2plan.xml" "import links.json"; do
    # shellcheck disable=SC2086
    for file in ${arguments#"${arguments% *} "}; do
      timeout 60 strace -f -qq -s 200 -e trace=network,open,openat,execve,stat,lstat,access,readlink -o trace \
        "$ERPLAN" ${arguments% *} "$file" >/dev/null 2>&1
      cat trace
    done
  done | grep -E 'bait|socket\(|connect\(|^[0-9]+ +execve\(.*(curl|wget)' >seen
  ok "$(grep -c . seen)" "strace sees no socket and none of the files that are named"
  sed 's/^/# /;10q' seen
else
  skip "strace sees no socket and none of the files that are named" "$traced"
fi
finish
