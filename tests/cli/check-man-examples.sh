#!/bin/sh
# Every command in an EXAMPLES section of the manual pages works: exit status 0, or 1 for findings.
# The terminal program is started without a terminal here and must say so: exit status 2.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$ERPLAN" "$work/bin/erplan"
PATH=$work/bin:$PATH
export PATH

# examples PAGE: one command a line, roff undone, lines that end in a pipe joined.
examples() {
  awk '
    /^\.SH / { section = ($2 == "EXAMPLES"); next }
    /^\.nf/ { code = section; next }
    /^\.fi/ { code = 0; next }
    code {
      gsub(/\\-/, "-")
      gsub(/\\&/, "")
      gsub(/\\e/, "\\")
      sub(/^[ \t]+/, "")
      printf "%s", $0
      printf (/\|$/ ? " " : "\n")
    }' "$1"
}

pages=0
for page in "$G_TEST_SRCDIR"/../man/*.in; do
  name=$(basename "$page" .in)
  examples "$page" >"$work/examples"
  [ -s "$work/examples" ] || continue
  pages=$((pages + 1))
  mkdir "$work/$name"
  ln -s "${ERPLAN_DATADIR:?}" "$work/$name/data"
  while IFS= read -r command; do
    # what is piped into
    tool=$(printf '%s\n' "$command" | sed -n 's/.*| *\([a-z]*\) .*/\1/p')
    if [ -n "$tool" ] && ! command -v "$tool" >/dev/null 2>&1; then
      skip "$name: $command" "$tool is not installed"
      continue
    fi
    case $command in
    *--format=pdf*)
      command -v gropdf >/dev/null 2>&1 || {
        skip "$name: $command" "groff is not installed"
        continue
      }
      ;;
    esac
    (cd "$work/$name" && sh -c "$command") </dev/null >"$out" 2>"$err"
    status=$?
    case $command in
    *--script*) least=0 most=1 ;;
    'erplan edit '* | 'erplan data/'*) least=2 most=2 ;;
    *) least=0 most=1 ;;
    esac
    [ "$status" -ge $least ] && [ "$status" -le $most ]
    fits=$?
    [ $fits -eq 0 ] || sed 's/^/#   /' "$err"
    ok $fits "$name: $command"
  done <"$work/examples"
done
ok "$([ "$pages" -ge 6 ]; echo $?)" "every command's page has examples"

finish
