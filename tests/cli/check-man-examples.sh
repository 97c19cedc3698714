#!/bin/sh
# Every command in an EXAMPLES section of the manual pages works: exit status 0, or 1 for findings; one
# behind "$ " prints what is shown below it.
# The terminal program is started without a terminal here and must say so: exit status 2.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
# shellcheck source=tests/cli/steps.sh
. "$G_TEST_SRCDIR/cli/steps.sh"

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/here" "$work/steps"
ln -s "$ERPLAN" "$work/bin/erplan"
PATH=$work/bin:$PATH
export PATH

ln -s "${ERPLAN_DATADIR:?}" "$work/here/data"

# code PAGE: the lines of the examples, roff undone; an empty one behind each block.
code() {
  awk '
    /^\.SH / { section = ($2 == "EXAMPLES"); next }
    /^\.nf/ { code = section; next }
    /^\.fi/ { if (code) print ""; code = 0; next }
    code {
      gsub(/\\-/, "-")
      gsub(/\\&/, "")
      gsub(/\\e/, "\\")
      print
    }' "$1"
}

# examples PAGE: one command a line, lines that end in a pipe joined.
examples() {
  code "$1" | awk '
    /^\$ / { shown = 1 }
    /^$/ { shown = 0; next }
    !shown {
      sub(/^[ \t]+/, "")
      printf "%s", $0
      printf (/\|$/ ? " " : "\n")
    }'
}

# steps PAGE: what is behind "$ ", with the lines below it that are indented, and what is shown.
steps() {
  rm -f "$work/steps"/*
  code "$1" | awk -v folder="$work/steps" '
    /^\$ / {
      name = sprintf("%s/%03d", folder, ++count)
      print substr($0, 3) >(name ".command")
      printf "" >(name ".shown")
      command = 1
      next
    }
    /^$/ { name = ""; next }
    name == "" { next }
    /^  / && command { print >(name ".command"); next }
    { command = 0; print >(name ".shown") }'
}

pages=0
for page in "$G_TEST_SRCDIR"/../man/*.in; do
  name=$(basename "$page" .in)
  steps "$page"
  run_steps
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
