#!/bin/sh
# What doc/ci.md gives to copy works: its files are written as they stand there into a repository of
# git's, and its commands run, as far as that goes without a network and the services themselves.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
examples=${ERPLAN_DATADIR:?}/examples
page=$G_TEST_SRCDIR/../doc/ci.md
unset MAKEFLAGS MFLAGS MAKELEVEL GNUMAKEFLAGS GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
SOURCE_DATE_EPOCH=1764115200
GIT_CONFIG_NOSYSTEM=1
GIT_PAGER='cat'
export SOURCE_DATE_EPOCH GIT_CONFIG_NOSYSTEM GIT_PAGER

command -v git >/dev/null 2>&1 || {
  skip "recipes" "git is not installed"
  finish
}
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/files"
ln -s "$ERPLAN" "$work/bin/erplan"
PATH=$work/bin:$PATH
export PATH

# ---- the page taken apart ------------------------------------------------------------------------

# A block after a line that begins with `FILE` is that file; of a console block, what follows "$ " is
# a line of the file "commands".
awk -v folder="$work/files" '
  /^```/ {
    inside = !inside
    next
  }
  !inside && /^`[^` ]+`.*:$/ { split($0, part, "`"); name = part[2]; gsub("/", "%", name); next }
  !inside && NF { name = "" }
  inside && name != "" { print >(folder "/=" name) }
  inside && name == "" && /^\$ / { print substr($0, 3) >(folder "/commands") }' "$page"

git init -q -b main "$work/repo" || exit 99
cd "$work/repo" || exit 99
git config user.name Ann
git config user.email ann@example.com
git config core.hooksPath .git/hooks
mkdir -p plans .github/workflows
for file in "$work/files"/=*; do
  cp "$file" "$(basename "$file" | tr % / | tr -d =)"
done
for file in .github/workflows/plans.yml .gitlab-ci.yml azure-pipelines.yml .git/hooks/pre-commit \
  .pre-commit-config.yaml .gitattributes Makefile; do
  ok "$([ -s "$file" ]; echo $?)" "the page has $file"
done
chmod +x .git/hooks/pre-commit

good=$examples/power-platform-b.xml
bad() { # the same plan with half the circuit it needs
  sed 's/bandwidth="100Mbps"/bandwidth="50Mbps"/' "$good"
}
expect 0 "the good plan is good" check -q "$good"
bad >plans/london.xml
expect 1 "the bad plan is bad" check -q plans/london.xml

# ---- pipelines -----------------------------------------------------------------------------------

python=none
for each in /usr/bin/python3 python3; do
  [ "$python" = none ] && "$each" -c 'import yaml' 2>/dev/null && python=$each
done
for file in .github/workflows/plans.yml .gitlab-ci.yml azure-pipelines.yml .pre-commit-config.yaml; do
  if [ "$python" = none ]; then
    skip "$file is YAML" "python3 has no yaml"
  else
    "$python" -c 'import sys, yaml; assert yaml.safe_load(open(sys.argv[1]))' "$file" 2>"$err"
    ok $? "$file is YAML"
  fi
done

# pipeline FILE PATTERN HANDED: the command that runs erplan ends with 0 for a good plan, 1 for a bad
# one, and writes both times what the step named in the line with HANDED takes.
pipeline() {
  command=$(sed -n "s/^ *$2\\(erplan .*\\)/\\1/p" "$1")
  result=$(sed -n "s/^ *$3: *//p" "$1")
  ok "$([ -n "$command" ] && [ -n "$result" ]; echo $?)" "$1 runs erplan and hands on a file"
  for plan in good bad; do
    if [ $plan = good ]; then cp "$good" plans/london.xml; else bad >plans/london.xml; fi
    rm -f "$result"
    sh -c "$command" </dev/null >"$out" 2>"$err"
    status=$?
    ok "$([ "$status" -eq "$([ $plan = good ]; echo $?)" ]; echo $?)" "$1: exit status of a $plan plan"
    ok "$([ -s "$result" ]; echo $?)" "$1: $result of a $plan plan"
  done
}
pipeline .github/workflows/plans.yml 'run: ' sarif_file
says erplan.sarif '"uri":"plans/london.xml"' "SARIF names the plan as the repository does"
grep -q 'if: .*!cancelled()' .github/workflows/plans.yml
ok $? "and is handed on when the step before has failed"
pipeline .gitlab-ci.yml '- ' junit
says erplan-junit.xml '<failure ' "JUnit has the failure"
pipeline azure-pipelines.yml '- script: ' testResultsFiles
rm -f erplan.sarif erplan-junit.xml

# ---- hooks ---------------------------------------------------------------------------------------

# commit STATUS TEXT: tries to commit what is staged.
commit() {
  git commit -q -m "$2" >"$out" 2>"$err"
  status=$?
  [ "$status" -eq "$1" ] || sed 's/^/#   /' "$err"
  ok "$([ "$status" -eq "$1" ]; echo $?)" "$2"
}
cp "$good" plans/london.xml
git add .gitattributes Makefile plans
commit 0 "a good plan is committed"
bad >plans/london.xml
git add plans
commit 1 "a bad plan is refused"
says "$err" "^Not committed: a plan fails" "with a reason"
cp "$good" plans/london.xml
commit 1 "a bad plan is refused although the folder has a good one"
git add plans
bad >plans/london.xml
echo >>Makefile
git add Makefile
commit 0 "a good plan is committed although the folder has a bad one"
echo '<plan xmlns="urn:erplan:plan:1">' >plans/broken.xml
cp "$good" 'plans/two words.xml'
git add plans/broken.xml 'plans/two words.xml'
commit 1 "a plan that cannot be read is refused"
says "$err" "broken.xml:2" "with its place"
git rm -q -f plans/broken.xml
commit 0 "a plan with a blank in its name is committed"
git rm -q 'plans/two words.xml'
commit 0 "a plan is deleted"
echo "notes" >notes.txt
git add notes.txt
commit 0 "a commit without a plan"

entry=$(sed -n 's/^ *entry: *//p' .pre-commit-config.yaml)
files=$(sed -n 's/^ *files: *//p' .pre-commit-config.yaml)
ok "$(echo plans/london.xml | grep -qE -e "$files"; echo $?)" "pre-commit takes plans"
ok "$(echo plans/london.txt | grep -qE -e "$files"; echo $((1 - $?)))" "and nothing else"
for plan in good bad; do
  if [ $plan = good ]; then cp "$good" plans/london.xml; else bad >plans/london.xml; fi
  sh -c "$entry \"\$@\"" sh plans/london.xml </dev/null >"$out" 2>"$err"
  status=$?
  ok "$([ "$status" -eq "$([ $plan = good ]; echo $?)" ]; echo $?)" "pre-commit: a $plan plan"
done

# ---- textconv ------------------------------------------------------------------------------------

for file in plans/london.xml plans/eu/west/london.xml; do
  ok "$(git check-attr diff "$file" | grep -q 'diff: erplan$'; echo $?)" "$file is compared as a report"
done
ok "$(git check-attr diff pom.xml | grep -q 'erplan'; echo $((1 - $?)))" "and no XML elsewhere"
bad >plans/london.xml
git add plans
git commit -q --no-verify -m "Order less"
step=0
while IFS= read -r command; do
  step=$((step + 1))
  sh -c "$command" </dev/null >"$work/said-$step" 2>"$err"
  status=$?
  [ "$status" -eq 0 ] || sed 's/^/#   /' "$err"
  ok "$status" "git: $command"
done <"$work/files/commands"
ok "$([ "$step" -eq 2 ]; echo $?)" "the page sets the driver and uses it"
says "$work/said-2" '^ *er-ldn .*\[-100-\]{+50+} Mb/s .*\[-70-\]{+140+} %' "a diff tells the load"
says "$work/said-2" 'Verdict: \[-warn.*{+fail' "and the verdict"
ok "$(grep -q 'bandwidth=\|git-blob\|SHA-256' "$work/said-2"; echo $((1 - $?)))" \
  "neither markup nor what differs anyway"
git log -p -1 >"$out" 2>"$err"
ok $? "git log -p"
says "$out" '^-  er-ldn .*100 Mb/s' "has the report as it was"
says "$out" '^+  er-ldn .*50 Mb/s' "and as it is"
git mv plans/london.xml plans/moved.xml
sed 's/<!-- As/<!-- Still as/' plans/moved.xml >moved && mv moved plans/moved.xml
git diff HEAD -M -- plans >"$out" 2>"$err"
ok $? "a plan under another name, with another comment"
says "$out" '^rename to plans/moved.xml' "is the same plan"
ok "$(grep -q '^[-+] ' "$out"; echo $((1 - $?)))" "and the same report"
echo '<plan' >plans/moved.xml
git diff HEAD -- plans >"$out" 2>"$err"
ok $? "a plan that cannot be read"
says "$out" '^+<plan$' "is compared as it is"

# ---- make ----------------------------------------------------------------------------------------

if make --version 2>/dev/null | grep -q GNU; then
  rm plans/*
  cp "$good" plans/london.xml
  make -s check >"$out" 2>"$err"
  ok $? "make check of a good plan"
  make -s reports >"$out" 2>"$err"
  ok $? "make reports"
  says plans/london.html "<!DOCTYPE html>" "writes a page for each plan"
  bad >plans/london.xml
  make -s check >"$out" 2>"$err"
  ok "$([ $? -ne 0 ]; echo $?)" "make check of a bad plan fails"
else
  skip "make" "GNU make is not installed"
fi

finish
