#!/bin/sh
# Every file of the source folders is named in some build fragment, so that it reaches the tarball.
set -eu

tests_dir=${G_TEST_SRCDIR:-$(dirname "$0")}
cd "$tests_dir/.."

# missing: files that no fragment names, itself or by a folder above it. Tools' leftovers and the
# results of a build inside the source tree do not count.
missing() {
  find src tests data man doc -type f ! -name '.*' ! -name '*.o' ! -name '*.a' ! -name '*.so' \
    ! -name '*.log' ! -name '*.trs' ! -name '*.gc??' ! -name '*~' ! -name '*.Po' \
    ! -path '*/__pycache__/*' 2>/dev/null | LC_ALL=C sort |
    awk -v extra="${1:-}" '
      function words(file,    line, i, n, word) {
        while ((getline line < file) > 0) {
          sub(/#.*/, "", line)
          n = split(line, word, /[ \t]+/)
          for (i = 1; i <= n; i++) named[word[i]] = 1
        }
        close(file)
      }
      { path[++count] = $0; if ($0 ~ /\.mk$/) words($0) }
      END {
        words("Makefile.am")
        if (extra != "") path[++count] = extra
        for (i = 1; i <= count; i++) {
          place = path[i]
          if (place ~ /^man\/.*\.in$/) sub(/\.in$/, "", place)
          while (place ~ /\// && !(place in named)) sub(/\/[^\/]*$/, "", place)
          if (place !~ /\// || !(place in named)) print path[i]
        }
      }'
}

found=$(missing)
if [ -z "$found" ]; then
  echo 'ok 1 - every source file is named in a build fragment'
else
  printf '%s\n' "$found" | sed 's/^/# in no fragment: /'
  echo 'not ok 1 - every source file is named in a build fragment'
fi

if missing tests/data/planted.xml | grep -qx tests/data/planted.xml; then
  echo 'ok 2 - a file nobody named is seen'
else
  echo 'not ok 2 - a file nobody named is seen'
fi
echo 1..2
