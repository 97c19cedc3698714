/* Differences in words. */
#include "../plan/support.h"
#include "report/changes.h"

static void
assert_words(const char *before, const char *after, guint n, const char *words) {
  g_autoptr(ErpPlan) a = test_plan(before);
  g_autoptr(ErpPlan) b = test_plan(after);
  guint count;
  g_autofree char *text = erp_changes_text(a, b, &count);
  g_assert_cmpuint(count, ==, n);
  g_assert_cmpstr(text, ==, words);
}

static void
test_words(void) {
  const char *one = "<site id='par' lat='1' lon='2'/>";
  assert_words(one, one, 0, "");
  assert_words(one, "<site id='par' lat='1' lon='2' place='X'/>", 1,
               "Changed: Site “par”: place X (was not given)");
  assert_words(one, "<site id='syd' lat='1' lon='2'/>", 2,
               "Removed: Site “par”\nAdded: Site “syd”");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report/changes/words", test_words);
  return g_test_run();
}
