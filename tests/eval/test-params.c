#include "eval/params.h"

#include "fixture.h"

static void
test_units(void) {
  g_autoptr(Fixture) f = fixture_new("");
  const ErpParams *params = f->results->params;

  g_assert_cmpint(erp_params_value(params, "gp.minor"), ==, 5000);
  g_assert_cmpint(erp_params_value(params, "gp.detour"), ==, 800000);
  g_assert_cmpint(erp_params_value(params, "util.warn"), ==, 8000);
  g_assert_cmpint(erp_params_value(params, "loss.edge"), ==, 10);
  g_assert_cmpint(erp_params_value(params, "window"), ==, 194000);
  g_assert_cmpint(erp_params_value(params, "packet.size"), ==, 1500);
}

static void
test_override(void) {
  g_autoptr(Fixture) f = fixture_new("<parameter name=\"gp.material\" value=\"12.5\"/>"
                                     "<parameter name=\"gp.minor\" value=\"0\"/>");
  const ErpParams *params = f->results->params;

  g_assert_cmpint(erp_params_value(params, "gp.material"), ==, 12500);
  g_assert_cmpstr(erp_params_text(params, "gp.material"), ==, "12.5");
  g_assert_cmpstr(erp_params_show(params, "gp.material"), ==, "12.5 ms");
  g_assert_true(erp_params_overridden(params, "gp.material"));
  g_assert_cmpint(erp_params_value(params, "gp.minor"), ==, 0);
  g_assert_false(erp_params_overridden(params, "gp.detour"));
  g_assert_cmpuint(erp_diag_list_count(f->diags, ERP_SEVERITY_ERROR), ==, 0);
}

static void
check_refused(const char *name, const char *value, const char *code) {
  g_autofree char *body = g_strdup_printf("<parameter name=\"%s\" value=\"%s\"/>", name, value);
  g_autoptr(Fixture) f = fixture_new(body);

  g_assert_cmpuint(erp_diag_list_count(f->diags, ERP_SEVERITY_ERROR), ==, 1);
  g_assert_cmpstr(erp_diag_list_get(f->diags, 0)->code, ==, code);
  g_assert_cmpint(erp_params_value(f->results->params, "gp.minor"), ==, 5000);
  g_assert_cmpuint(erp_params_score(f->results->params, 25000), ==, 80);
}

static void
test_refused(void) {
  check_refused("gp.miner", "3", "unknown-parameter");
  check_refused("gp.minor", "three", "parameter-value");
  check_refused("gp.minor", "3,5", "parameter-value");
  check_refused("gp.minor", "-3", "parameter-value");
  check_refused("gp.minor", "1e3", "parameter-value");
  check_refused("gp.minor", "0x10", "parameter-value");
  check_refused("gp.minor", "3 km", "parameter-value");
  check_refused("gp.minor", "0.00001", "parameter-value"); /* below a microsecond */
  check_refused("gp.minor", "99999999999999999999", "parameter-value");
  check_refused("gp.minor", "1000000000.001", "parameter-value");
  check_refused("gp.minor", "10000000000", "parameter-value");
  check_refused("util.warn", "101", "parameter-value");
  check_refused("score.knots", "10:100 5:80 7:60", "parameter-value"); /* neither way */
  check_refused("score.knots", "10:101 20:0", "parameter-value");
  check_refused("score.knots", "10:100", "parameter-value");
  check_refused("spo.knots", "20:100 20:80", "parameter-value");
}

static gint64
value_of(const char *name, const char *value) {
  g_autofree char *body = g_strdup_printf("<parameter name=\"%s\" value=\"%s\"/>", name, value);
  g_autoptr(Fixture) f = fixture_new(body);

  g_assert_cmpuint(erp_diag_list_length(f->diags), ==, 0);
  g_assert_true(erp_params_overridden(f->results->params, name));
  return erp_params_value(f->results->params, name);
}

/* Whatever the catalogue allows, up to its last number and with or without the unit. */
static void
test_range(void) {
  g_assert_cmpint(value_of("gp.minor", "1000000000"), ==, G_GINT64_CONSTANT(1000000000000));
  g_assert_cmpint(value_of("gp.minor", "999999999.999"), ==, G_GINT64_CONSTANT(999999999999));
  g_assert_cmpint(value_of("gp.detour", "1000000000 km"), ==, G_GINT64_CONSTANT(1000000000000));
  g_assert_cmpint(value_of("packet.size", "0000000001500"), ==, 1500);
  g_assert_cmpint(value_of("util.warn", "100%"), ==, 10000);
  g_assert_cmpint(value_of("gp.minor", "3.250ms"), ==, 3250);
  g_assert_cmpint(value_of("spo.knots", "30:100 10:50 0:0"), ==, ERP_UNSET);
  g_assert_cmpint(value_of("spo.knots", "0:0 30:100"), ==, ERP_UNSET);
}

static guint
score_with(const char *knots, gint64 rtt) {
  g_autofree char *body = g_strdup_printf("<parameter name=\"score.knots\" value=\"%s\"/>", knots);
  g_autoptr(Fixture) f = fixture_new(body);

  g_assert_cmpuint(erp_diag_list_length(f->diags), ==, 0);
  return erp_params_score(f->results->params, rtt);
}

/* Falling or rising, the same points; and as many of them as one likes. */
static void
test_knots(void) {
  static const char many[] = "1:100 2:99 3:98 4:97 5:96 6:95 7:94 8:93 9:92 10:91 11:90 12:89 "
                             "13:88 14:87 15:86 16:85 17:84 18:83 20:60";

  g_assert_cmpuint(score_with("20:100 120:0", 45000), ==, 75);
  g_assert_cmpuint(score_with("120:0 20:100", 45000), ==, 75);
  g_assert_cmpuint(score_with("120:0 70:90 20:100", 45000), ==, 95);
  g_assert_cmpuint(score_with("120:0 70:90 20:100", 10000), ==, 100);
  g_assert_cmpuint(score_with("120:0 70:90 20:100", 130000), ==, 0);
  g_assert_cmpuint(score_with(many, 19000), ==, 72); /* 71.5, upwards */
  g_assert_cmpuint(score_with("0:100 1000000000:0", G_GINT64_CONSTANT(500000000000)), ==, 50);
}

/* Published points 10:100 25:80 100:60 200:40 300:20 350:0, linear between them. */
static void
test_score(void) {
  static const struct {
    gint64 rtt;
    guint points;
  } at[] = {
      {0, 100},     {10000, 100}, {17500, 90},  {25000, 80},  {40000, 76},
      {62500, 70},  {100000, 60}, {150000, 50}, {200000, 40}, {250000, 30},
      {300000, 20}, {325000, 10}, {350000, 0},  {900000, 0},
  };
  g_autoptr(Fixture) f = fixture_new("");

  for (guint i = 0; i < G_N_ELEMENTS(at); i++)
    g_assert_cmpuint(erp_params_score(f->results->params, at[i].rtt), ==, at[i].points);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/params/units", test_units);
  g_test_add_func("/params/override", test_override);
  g_test_add_func("/params/range", test_range);
  g_test_add_func("/params/knots", test_knots);
  g_test_add_func("/params/refused", test_refused);
  g_test_add_func("/params/score", test_score);
  return g_test_run();
}
