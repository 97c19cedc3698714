#!/bin/sh
# House rules a machine can hold: banned calls, file length, headers, white space, translatable
# sources listed for translators.
set -eu

tests_dir=${G_TEST_SRCDIR:-$(dirname "$0")}
cd "$tests_dir/.."

point=0
# expect_none NAME FINDINGS: passes when there is nothing to complain about.
expect_none() {
  point=$((point + 1))
  if [ -z "$2" ]; then
    echo "ok $point - $1"
  else
    printf '%s\n' "$2" | sed 's/^/# /'
    echo "not ok $point - $1"
  fi
}

c_files() { find src tests -name '*.[ch]' | LC_ALL=C sort; }
library_files() { find src -name '*.[ch]' ! -path 'src/cli/*' | LC_ALL=C sort; }
all_text() {
  {
    find src tests man doc \( -name '*.[ch]' -o -name '*.sh' -o -name '*.mk' -o -name '*.md' \
      -o -name '*.in' -o -name run-tap \) ! -path 'tests/*/data/*' ! -path 'tests/data/*' -type f
    for file in configure.ac Makefile.am bootstrap README.md NEWS CONTRIBUTING.md .ci/run \
      m4/erp-flags.m4 build-aux/coverage-report build-aux/git-version-gen build-aux/tap-total; do
      [ ! -f "$file" ] || echo "$file"
    done
  } 2>/dev/null | LC_ALL=C sort
}

# calls NAMES: file:line of calls of those functions, comments and string texts left out.
calls() {
  xargs awk -v names="$1" '
    {
      text = $0
      gsub(/\\./, "", text)
      gsub(/"[^"]*"/, "", text)
      sub(/\/\/.*/, "", text)
      gsub(/\/\*([^*]|\*[^\/])*\*\//, "", text)
      if (text ~ /^[ \t]*\*[ \t]/ || text ~ /^[ \t]*\/\*/) next
      if (text ~ "(^|[^A-Za-z0-9_])(" names ")[ \t]*\\(") print FILENAME ":" FNR ": " $0
    }'
}

expect_none 'no unsafe or locale-dependent calls' \
  "$(c_files | calls 'strtod|strtof|atof|atoi|atol|sprintf|vsprintf|strcpy|strcat|gets|system|popen|tmpnam|mktemp|sscanf')"
expect_none 'names from files are hashed by base/hash.h, whose key nobody knows' \
  "$(grep -rn --include='*.[ch]' 'g_str_hash' src || true)"
expect_none 'library folders do not print' \
  "$(library_files | calls 'printf|puts|putchar|g_print|g_printerr|exit|abort')"
expect_none 'threads are started by base/thread.h, which takes a no' \
  "$(find src -name '*.c' ! -path src/base/thread.c | LC_ALL=C sort | calls 'g_thread_new|g_thread_try_new|pthread_create')"
expect_none 'no floating-point formats outside the locale-free GLib functions' \
  "$(grep -rnE --include='*.c' '"[^"]*%[-+ #0-9.*]*l?[feEgG][^"]*"' src | grep -v 'g_ascii_' || true)"
expect_none 'files stay under 700 lines' \
  "$(c_files | xargs wc -l | awk '$2 != "total" && $1 > 700 { print $2 ": " $1 " lines" }')"
expect_none 'headers start with #pragma once' \
  "$(find src tests -name '*.h' | LC_ALL=C sort | xargs grep -L '^#pragma once$' || true)"
expect_none 'sources with translatable texts are listed in po/POTFILES.in' \
  "$(grep -rlE --include='*.c' '(^|[^[:alnum:]_])(_|N_|ERP_NGETTEXT) ?\(' src | while IFS= read -r file; do
    grep -qxF "$file" po/POTFILES.in || echo "$file: run make update-potfiles"
  done)"
expect_none 'po/POTFILES.in lists only files that exist' \
  "$(grep -v '^#' po/POTFILES.in | while IFS= read -r file; do
    [ -z "$file" ] || [ -f "$file" ] || echo "$file"
  done)"
expect_none 'no trailing white space' "$(all_text | xargs grep -nE '[[:blank:]]+$' || true)"
expect_none 'no tabs in C sources' "$(c_files | xargs grep -n "$(printf '\t')" || true)"
# The words are put together here so that this line does not find itself.
expect_none 'no notes of unfinished work' \
  "$(all_text | xargs grep -nwE "$(printf 'TO%s|FIX%s|XX%s' DO ME X)" || true)"

echo "1..$point"
