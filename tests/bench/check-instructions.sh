#!/bin/sh
# What judging a plan costs, counted in instructions, which other work on the machine does not
# change: not much more than it did when it was last measured, and no more a site when there are
# more sites.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"

measured=195 # millions for 1,000 sites, gcc 12 -O2 on x86-64, 2026-11-27

why=
case " ${ERP_FLAGS:-} " in
*-fsanitize* | *--coverage*) why='a build that counts for itself' ;;
*' -O2 '* | *' -O3 '*) ;;
*) why='not an optimised build' ;;
esac
[ "$(uname -m)" = x86_64 ] || why='measured on x86-64 only'
command -v valgrind >/dev/null || why='valgrind is not installed'
command -v taskset >/dev/null || why='taskset is not installed'
if [ -n "$why" ]; then
  skip 'instructions' "$why"
  finish
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# count SITES: instructions, in thousands, of judging a plan in one thread
count() {
  "${G_TEST_BUILDDIR:?}/tools/make-plan" "$1" 50 7 >"$work/plan.xml" &&
    SOURCE_DATE_EPOCH=1767225600 taskset -c "$processor" valgrind --tool=callgrind \
      --callgrind-out-file=/dev/null "$ERPLAN" check -q --fail-on=never "$work/plan.xml" 2>&1 |
    sed -n 's/.*Collected : \([0-9]*\)[0-9][0-9][0-9]$/\1/p'
}

# the first processor that this process may use
processor=$(taskset -cp $$ | sed 's/.*: *\([0-9]*\).*/\1/')
few=$(count 300)
some=$(count 1000)
many=$(count 3000)
echo "# thousands of instructions for 300, 1,000 and 3,000 sites: $few, $some, $many"
[ "${some:-999999999}" -le $((measured * 1250)) ]
ok $? "1,000 sites take at most 1.25 times $measured million instructions"

# Steeper than sites to the power of 1.2 would show.
before=$(((some - few) / 700))
after=$(((many - some) / 2000))
echo "# thousands of instructions for one more site: $before, then $after"
[ "$before" -gt 0 ] && [ "$after" -le $((before * 5 / 4)) ]
ok $? 'a site of 3,000 costs no more than a site of 1,000'
finish
