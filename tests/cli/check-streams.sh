#!/bin/sh
# Standard streams that are closed, full or a pipe nobody reads, and files that may not grow.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cp "${ERPLAN_DATADIR:?}/examples/meet-me.xml" plan.xml
chmod u+w plan.xml
printf 'id,name,lat,lon,users\npar,Paris,48.86,2.35,900\n' >sites.csv

# every subcommand that prints
cat >commands <<'TEXT'
--help
--version
catalogue
catalogue rules --format=json
check plan.xml
check --format=jsonl plan.xml
check --help
diff plan.xml plan.xml
explain M36-03
export plan.xml
export --format=dot plan.xml
import sites.csv
latency paris london
report plan.xml
report --format=html plan.xml
whatif --remove=er-ny plan.xml
whatif --failures plan.xml
TEXT

# each: runs every command with standard output as it is redirected by redirect(), which
# leaves the status; names those with another one than 5 or without a message.
each() {
  while IFS= read -r command; do
    # shellcheck disable=SC2086
    redirect $command 2>said
    status=$?
    [ "$status" -eq 5 ] && grep -q '^erplan: cannot write to standard output: ' said ||
      printf '%s: status %s\n' "$command" "$status"
  done <commands
}

if [ -c /dev/full ]; then
  redirect() { "$ERPLAN" "$@" >/dev/full; }
  bad=$(each)
  [ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'
  ok "$([ -z "$bad" ]; echo $?)" "standard output is full: status 5 and a message"
else
  skip "standard output is full: status 5 and a message" "no /dev/full here"
fi

redirect() { "$ERPLAN" "$@" >&-; }
bad=$(each)
[ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'
ok "$([ -z "$bad" ]; echo $?)" "standard output is closed: the same"

bad=$(while IFS= read -r command; do
  # shellcheck disable=SC2086
  { "$ERPLAN" $command 2>said; echo $? >status; } | :
  [ "$(cat status)" -eq 141 ] || [ "$(cat status)" -eq 0 ] || [ ! -s said ] ||
    printf '%s: status %s\n' "$command" "$(cat status)"
done <commands)
[ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'
ok "$([ -z "$bad" ]; echo $?)" "a pipe that nobody reads ends it without a word"

# The file would be the first to be opened, in the place of standard error.
"$ERPLAN" check --fail-on=never -o report plan.xml
"$ERPLAN" check --fail-on=never -o spoilt none.xml plan.xml 2>&-
cmp -s report spoilt
ok $? "standard error is closed: no message in the report"
"$ERPLAN" check --fail-on=never -o silent plan.xml >&- 2>&- <&-
cmp -s report silent
ok $? "all of them are closed: the report is the same"
"$ERPLAN" check - <&- 2>said
status=$?
ok "$([ "$status" -eq 3 ]; echo $?)" "standard input is closed: status 3"
says said '^erplan: standard input: cannot be read' "and a message"

case ${ERP_SANITIZED:-no} in
*threads)
  skip "files that may not grow" "the sanitizer makes one for itself"
  finish
  ;;
esac
# In a shell of its own, as the limit stays.
limited() { (ulimit -f 0 && exec "$ERPLAN" "$@"); }
echo old >kept
cp plan.xml before.xml
for command in 'new made.xml' 'report -o kept plan.xml' 'export --format=dot -o kept plan.xml' \
  'import --into=plan.xml sites.csv' 'whatif --remove=er-ny --save=kept plan.xml'; do
  # shellcheck disable=SC2086
  limited $command 2>said >/dev/null
  status=$?
  [ "$status" -eq 5 ] || { echo "# status $status"; sed 's/^/# /' said; }
  ok "$([ "$status" -eq 5 ]; echo $?)" "a file that may not grow: ${command%% *} gives status 5"
done
if command -v groff >/dev/null 2>&1; then
  limited report --format=pdf -o kept plan.xml 2>&1 | cat >said
  says said '^erplan: the temporary file for groff in /[^ ]* cannot be written: ' "and a PDF says why"
else
  skip "and a PDF says why" "groff is not installed"
fi
ok "$([ ! -e made.xml ] && [ "$(cat kept)" = old ] && cmp -s plan.xml before.xml; echo $?)" "and leaves the files"
ok "$(find . -name '.erplan-*' | grep -c .)" "and nothing else"

finish
