#!/bin/sh
# Numbers do not depend on the locale: the compiled tests pass again, and the program says the same,
# where the decimal separator is a comma.
set -u

german=de_DE.UTF-8

skip() {
  echo "1..0 # SKIP $1"
  exit 0
}

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

[ "${VALGRIND:-0}" != 1 ] || skip 'the locale makes no difference to valgrind'
if ! locale -a 2>/dev/null | grep -qix 'de_DE\.utf-\{0,1\}8'; then
  command -v localedef >/dev/null || skip "no $german locale and no localedef to make it"
  mkdir "$work/locale"
  localedef -i de_DE -f UTF-8 "$work/locale/$german" >/dev/null 2>&1
  LOCPATH=$work/locale
  export LOCPATH
fi
[ "$(LC_ALL=$german locale decimal_point 2>/dev/null)" = , ] ||
  skip "no $german locale and no sources to make it (package locales)"
# shellcheck disable=SC2086 # CC may hold flags
${CC:-cc} -shared -fPIC -o "$work/locale-init.so" "$G_TEST_SRCDIR/locale-init.c" ||
  skip 'no compiler to build the start-up code'

# words COMMAND: its formats, as the program lists them.
words() { "$ERPLAN" "$1" '--format=?' x.xml 2>&1 | sed -n 's/.*use one of //p' | tr -d ','; }

# compare COMMAND PLAN...: it prints the same in both locales.
compare() {
  command=$1
  shift
  # shellcheck disable=SC2086 # the words of the command
  LC_ALL=C.UTF-8 "$ERPLAN" $command "$@" >"$work/neutral" 2>&1
  # shellcheck disable=SC2086
  LC_ALL=$german LANGUAGE=en "$ERPLAN" $command "$@" >"$work/german" 2>&1
  same "$command" "$1" german
  case $command in
  *=text*) ;; # 7 bits in a locale of 7 bits
  *)
    # shellcheck disable=SC2086
    LC_ALL=C "$ERPLAN" $command "$@" >"$work/bytes" 2>&1
    same "$command" "$1" bytes
    ;;
  esac
}
same() {
  if cmp -s "$work/neutral" "$work/$3"; then
    echo "ok 0 same $1 for ${2##*/}, $3"
  else
    diff "$work/neutral" "$work/$3" | sed 's/^/# /;10q'
    echo "not ok 0 same $1 for ${2##*/}, $3"
  fi
}

# The sanitizer wants to be loaded first and is told not to insist.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
export ASAN_OPTIONS

{
  for test in ${ERP_UNIT_TESTS:-}; do
    case $test in
    tests/faults/*) continue ;; # minutes of failing calls, in programs that they start in a locale of their own
    esac
    (cd "$G_TEST_BUILDDIR/.." &&
      LC_ALL=$german LANGUAGE=en LD_PRELOAD=$work/locale-init.so "./$test" --tap 2>"$work/stderr")
    status=$?
    if [ "$status" -ne 0 ]; then
      sed 's/^/# /' "$work/stderr"
      echo "not ok 0 $test ends with status $status"
    fi
  done
  for plan in "$ERPLAN_DATADIR"/examples/*.xml; do
    [ -f "$plan" ] || continue
    for format in $(words report); do
      case $format in
      csv | tsv) compare "report --format=$format --table=flows" "$plan" ;;
      pdf) ;; # groff's own; made of the manual page
      *) compare "report --format=$format --kind=full" "$plan" ;;
      esac
    done
    for format in $(words export); do
      compare "export --format=$format" "$plan"
    done
  done
  for format in $(words check); do
    compare "check --format=$format --jobs=8" "$ERPLAN_DATADIR"/examples/*.xml
  done
} | awk '
  /^(not )?ok / { sub(/ok [0-9]+/, "ok " ++n); print; next }
  /^#/ { print }
  END { print "1.." n + 0 }'
