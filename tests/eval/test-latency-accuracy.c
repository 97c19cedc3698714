#include "eval/latency-accuracy.h"

static void
assert_near(double value, double expected) {
  g_assert_cmpint((gint64) (value * 1000.0 + (value < 0.0 ? -0.5 : 0.5)), ==,
                  (gint64) (expected * 1000.0 + (expected < 0.0 ? -0.5 : 0.5)));
}

/* Errors -10, +20, 0, +30 of 100, 100, 50, 100: shares 10, 20, 0 and 30 %. */
static void
test_even(void) {
  static const gint64 modelled[] = {90, 120, 50, 130}, measured[] = {100, 100, 50, 100};
  ErpLatencyAccuracy accuracy;

  erp_latency_accuracy(modelled, measured, 4, &accuracy);
  g_assert_cmpuint(accuracy.n, ==, 4);
  assert_near(accuracy.bias, 10.0);
  assert_near(accuracy.mae, 15.0);
  assert_near(accuracy.median_error, 15.0);
  assert_near(accuracy.mape, 15.0);
  assert_near(accuracy.within, 75.0); /* exactly 20 % counts as within */
}

/* Errors -50, -5, +1 of 100, 200, 10. */
static void
test_odd(void) {
  static const gint64 modelled[] = {50, 195, 11}, measured[] = {100, 200, 10};
  ErpLatencyAccuracy accuracy;

  erp_latency_accuracy(modelled, measured, 3, &accuracy);
  assert_near(accuracy.bias, -18.0);
  assert_near(accuracy.mae, 56.0 / 3.0);
  assert_near(accuracy.median_error, 5.0);
  assert_near(accuracy.mape, 62.5 / 3.0);
  assert_near(accuracy.within, 200.0 / 3.0);
}

static void
test_none(void) {
  ErpLatencyAccuracy accuracy = {.n = 3};

  erp_latency_accuracy(NULL, NULL, 0, &accuracy);
  g_assert_cmpuint(accuracy.n, ==, 0);
  assert_near(accuracy.mape, 0.0);
  assert_near(accuracy.within, 0.0);
}

int
main(int argc, char *argv[]) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/latency-accuracy/even", test_even);
  g_test_add_func("/latency-accuracy/odd", test_odd);
  g_test_add_func("/latency-accuracy/none", test_none);
  return g_test_run();
}
