#include "base/sums.h"

/* The numbers 0 to 9999 under the remainders of 1000: that of 7 has 7, 1007 ... 9007 = 10 x 4507,
 * and ten of them. */
static void
test_add(void) {
  ErpSums sums;
  erp_sums_init(&sums);
  for (guint64 i = 0; i < 10000; i++)
    erp_sums_add(&sums, (i % 1000) << 32, (gint64) i, 1);
  g_assert_cmpuint(sums.n, ==, 1000);
  for (guint i = 0; i < sums.n; i++) { /* in the order they came */
    g_assert_cmpuint(sums.all[i].key, ==, (guint64) i << 32);
    g_assert_cmpint(sums.all[i].sums[0], ==, 10 * (gint64) i + 45000);
    g_assert_cmpint(sums.all[i].sums[1], ==, 10);
  }
  erp_sums_clear(&sums);
}

/* What is added to a copy is not in what was copied. */
static void
test_copy(void) {
  ErpSums sums, copy;
  erp_sums_init(&sums);
  erp_sums_add(&sums, 5, 3, 4);
  erp_sums_copy(&copy, &sums);
  erp_sums_add(&copy, 5, -3, 1);
  erp_sums_add(&copy, 6, 1, 1);
  g_assert_cmpuint(sums.n, ==, 1);
  g_assert_cmpint(sums.all[0].sums[0], ==, 3);
  g_assert_cmpuint(copy.n, ==, 2);
  g_assert_cmpint(copy.all[0].sums[0], ==, 0);
  g_assert_cmpint(copy.all[0].sums[1], ==, 5);
  erp_sums_clear(&sums);
  erp_sums_clear(&copy);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sums/add", test_add);
  g_test_add_func("/sums/copy", test_copy);
  return g_test_run();
}
