#!/bin/sh
# The completions of bash, zsh and fish: each shell loads its script and completes with it.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"
scripts=${ERPLAN_DATADIR:?}/completions
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/here" "$work/here/plans"
ln -s "$ERPLAN" "$work/bin/erplan"
PATH=$work/bin:$PATH
export PATH
cd "$work/here" || exit 99
: >plan.xml && : >'odd $(x) one.xml' && : >notes.txt

# same WANTED TEXT: a point that passes when $out has these words, in any order.
same() {
  found=$(LC_ALL=C sort -u "$out" | tr '\n' ',')
  [ "$found" = "$1" ] || echo "# wanted $1 found $found"
  ok "$([ "$found" = "$1" ]; echo $?)" "$2"
}

# bash: the words of the line as it splits them
words() {
  bash --norc --noprofile -c '
    . "$0"
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _erplan 2>/dev/null
    printf "%s\n" "${COMPREPLY[@]}"' "$scripts/erplan" "$@" >"$out" 2>"$err"
}
if command -v bash >/dev/null 2>&1; then
  words erplan ch
  same 'check,' "bash completes commands"
  words erplan
  words erplan ''
  says "$out" '^report$' "bash lists commands"
  says "$out" '^plan.xml$' "and plans"
  words erplan check --f
  same '--fail-on=,--files0-from=,--format=,' "bash completes options"
  words erplan check --format = js
  same 'json,jsonl,' "the words of an option"
  words erplan check --format =
  same 'json,jsonl,junit,sarif,text,' "all of them"
  words erplan report --table = f
  same 'findings,flows,' "also of tables"
  words erplan check --fail-on m
  same 'medium,' "also behind a blank"
  words erplan check -q plan.xml ''
  same 'odd $(x) one.xml,plan.xml,plans,' "plans and folders, but nothing else"
  words erplan check -o n
  same 'notes.txt,' "any file for the output"
  words erplan check --jobs = ''
  same ',' "nothing where nothing is known"
  words erplan explain WAN-0
  says "$out" '^WAN-01$' "rules"
  words erplan explain plan
  same 'plan.xml,plans,' "or a plan"
  words erplan catalogue gateway-s
  same 'gateway-skus,' "tables"
  words erplan help rep
  same 'report,' "commands to be helped with"
  words erplan --v
  same '--version,' "what stands before a command"
  ok "$([ -s "$err" ]; echo $((1 - $?)))" "nothing on stderr"
else
  skip "bash completes commands" "bash is not installed"
fi

# fish
fish_line() { fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$scripts/erplan.fish" "$1" \
  2>"$err" | cut -f 1 >"$out"; }
if command -v fish >/dev/null 2>&1; then
  export HOME="$work"
  fish_line 'erplan ch'
  same 'check,' "fish completes commands"
  fish_line 'erplan check --format=j'
  same '--format=json,--format=jsonl,--format=junit,' "the words of an option"
  fish_line 'erplan check --s'
  same '--strict,' "options"
  fish_line 'erplan check pl'
  same 'plan.xml,plans/,' "plans and folders"
  fish_line 'erplan check -o n'
  same 'notes.txt,' "any file for the output"
  fish_line 'erplan explain WAN-01'
  same 'WAN-01,' "rules"
  fish_line 'erplan catalogue gateway-s'
  same 'gateway-skus,' "tables"
  ok "$([ -s "$err" ]; echo $((1 - $?)))" "nothing on stderr"
else
  skip "fish completes commands" "fish is not installed"
fi

# zsh: a terminal in which the line is typed; Ctrl+X then shows it
cat >"$work/complete.zsh" <<'Z'
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1= PS2= RPS1=; fpath=($1 \$fpath); autoload -U compinit; compinit -D -u"
zpty -w shell 'show() { print -r -- "<$BUFFER>" }; zle -N show; bindkey "^X" show; print re""ady'
zpty -r shell seen '*ready*'
zpty -w -n shell "$2"$'\t\x18'
zpty -r shell seen '*<erplan*>*'
print -r -- ${${seen##*<}%%>*}
zpty -d shell
Z
zsh_line() { timeout 60 zsh -f "$work/complete.zsh" "$scripts" "$1" >"$out" 2>"$err"; }
if command -v zsh >/dev/null 2>&1 && zsh -f -c 'zmodload zsh/zpty' 2>/dev/null; then
  export TERM=dumb
  zsh_line 'erplan ch'
  same 'erplan check ,' "zsh completes commands"
  zsh_line 'erplan check --format=sa'
  same 'erplan check --format=sarif ,' "the words of an option"
  zsh_line 'erplan check --st'
  same 'erplan check --strict ,' "options"
  zsh_line 'erplan check plan.'
  same 'erplan check plan.xml ,' "plans"
  zsh_line 'erplan check -q -o not'
  same 'erplan check -q -o notes.txt ,' "any file for the output"
  zsh_line 'erplan explain WAN-01'
  same 'erplan explain WAN-01 ,' "rules"
  zsh_line 'erplan catalogue gateway-s'
  same 'erplan catalogue gateway-skus ,' "tables"
else
  skip "zsh completes commands" "zsh is not installed"
fi

finish
