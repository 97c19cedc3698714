#!/bin/sh
# Plans in git: the recipes of erplan-diff(1) show what a change does, and branches that change different
# sites merge.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
command -v git >/dev/null 2>&1 || {
  skip "plans in git" "git is not installed"
  finish
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/repository"
ln -s "$ERPLAN" "$work/bin/erplan"
PATH=$work/bin:$PATH
GIT_CONFIG_NOSYSTEM=1
GIT_CONFIG_GLOBAL=/dev/null
SOURCE_DATE_EPOCH=1764115200
export PATH GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL SOURCE_DATE_EPOCH
cp "${ERPLAN_DATADIR:?}/examples/meet-me.xml" "$work/repository/plan.xml"
cd "$work/repository" || exit 99
{
  git init -q
  git config user.name test
  git config user.email test@example.org
  git add plan.xml
  git commit -qm first
} >"$out" 2>&1
ok $? "a plan in a repository"
trunk=$(git symbolic-ref --short HEAD)

# change BRANCH ID.FIELD=VALUE...: a branch of its own from the first commit.
change() {
  branch=$1
  shift
  git checkout -q -b "$branch" "$trunk"
  for set in "$@"; do
    erplan whatif -q --save=plan.xml --set="$set" plan.xml || return 1
  done
  git commit -qam "$branch"
}

# merging
change dallas dfw.users=6000 >"$out" 2>&1 && change washington was.users=14000 >"$out" 2>&1
ok $? "two branches, each with a site changed by erplan"
ok "$([ "$(git show --format= --numstat | cut -f1,2)" = "1	1" ]; echo $?)" "of which one line differs"
git merge -q --no-edit dallas >"$out" 2>&1
ok $? "merge without a conflict"
expect 0 "the merged plan is one" check -q --fail-on=never plan.xml
says plan.xml 'id="dfw".*users="6000"' "it has the one change"
says plan.xml 'id="was".*users="14000"' "and the other"

# the recipes, as they stand in the page
page=$G_TEST_SRCDIR/../man/erplan-diff.1.in
recipe() { sed -n '/^\.SH GIT/,/^\.SH EXIT/p' "$page" | sed 's/\\(aq/'"'"'/g; s/\\-/-/g' | grep -e "$1"; }
eval "$(recipe 'diff.erplan.command')"
eval "$(recipe 'gitattributes')"
git add .gitattributes
git commit -qm attributes
git diff "$trunk" HEAD -- plan.xml >"$out" 2>"$err"
ok $? "git diff with the command of the page"
says "$out" "Changed: Site .dfw.: users 6000 (was 5000)" "in words"
git diff --no-ext-diff "$trunk" HEAD -- plan.xml >"$out" 2>"$err"
says "$out" '^+.*users="6000"' "--no-ext-diff shows the lines"
sed 's/"dfw"/"dal"/' plan.xml >new.xml
git add new.xml
git diff --cached >"$out" 2>"$err"
ok $? "a new plan does not stop git"
git rm -q --cached new.xml
git config --unset diff.erplan.command
eval "$(recipe 'diff.erplan.textconv')"
git diff "$trunk" HEAD -- plan.xml >"$out" 2>"$err"
ok $? "git diff with the text of the page"
says "$out" "^[-+] .*dfw .*[56]000" "shows lines of the report that changed"
git show HEAD~2:plan.xml 2>"$err" | erplan diff - plan.xml >"$out" 2>>"$err"
ok $? "two revisions through a pipe"
finish
