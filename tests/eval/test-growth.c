/* Steps of a growth: what each plan holds, worked out by hand, and what is said of bad ranges. */
#include "eval/growth.h"

#include <string.h>

#include "base/error.h"
#include "plan/field.h"
#include "plan/file.h"

static const char body[] =
    "<site id=\"par\" users=\"1000\" mobile=\"40%\"><internet capacity=\"1Gbps\"/>"
    "<demand service=\"teams\" down=\"400Mbps\" volume=\"3\"/></site>"
    "<site id=\"s.1\" users=\"50\"/><site id=\"none\"/>"
    "<wan-link id=\"l\" a=\"par\" b=\"s.1\" capacity=\"2Gbps\" rtt=\"10ms\"/>"
    "<wan-link id=\"m\" a=\"par\" b=\"none\" capacity=\"1Gbps\"/>";

static ErpPlan *
plan_of(const char *text) {
  g_autofree char *xml = g_strdup_printf("<plan xmlns=\"urn:erplan:plan:1\">%s</plan>", text);
  g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan.xml");
  g_autoptr(GError) error = NULL;
  ErpPlan *plan = erp_plan_parse(bytes, "plan.xml", diags, &error);
  g_assert_no_error(error);
  return plan;
}

static ErpGrowth *
sweep_of(const char *text) {
  g_autoptr(ErpPlan) plan = plan_of(body);
  g_autoptr(GError) error = NULL;
  ErpGrowth *growth = erp_growth_new_sweep(plan, text, &error);
  g_assert_no_error(error);
  return growth;
}

/* The field of the record at the path, at that step, as the file would say it. */
static void
assert_at(const ErpGrowth *growth, guint step, const char *path, const char *field,
          const char *value) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPlan) plan = erp_growth_plan(growth, step, &error);
  g_assert_no_error(error);
  const ErpRecord *record = erp_plan_at_path(plan, path);
  g_assert_nonnull(record);
  g_autofree char *text = erp_record_get(record, (guint) erp_kind_field(record->kind, field));
  g_assert_cmpstr(text, ==, value);
}

static void
assert_label(const ErpGrowth *growth, guint step, const char *label) {
  g_autofree char *text = erp_growth_label(growth, step);
  g_assert_cmpstr(text, ==, label);
}

/* 0.5, 0.75 ... 3: 11 steps. */
static void
test_scale(void) {
  g_autoptr(ErpGrowth) growth = sweep_of("users*=0.5..3/0.25");
  g_assert_cmpuint(erp_growth_length(growth), ==, 11);
  g_assert_cmpint(erp_growth_value(growth, 10), ==, 30000);
  assert_label(growth, 0, "x 0.5");
  assert_label(growth, 2, "x 1");
  assert_label(growth, 10, "x 3");
  assert_at(growth, 0, "par", "users", "500");
  assert_at(growth, 1, "par", "users", "750");
  assert_at(growth, 1, "s.1", "users", "38"); /* 37.5 */
  assert_at(growth, 10, "s.1", "users", "150");
  assert_at(growth, 10, "none", "users", "0");
  assert_at(growth, 10, "l", "capacity", "2Gbps");
  g_autofree char *title = erp_growth_title(growth);
  g_assert_cmpstr(title, ==, "users x 0.5 to 3");
}

static void
test_scale_by_one_is_the_plan(void) {
  g_autoptr(ErpGrowth) growth = sweep_of("users*=0.5..1.5/0.5");
  g_autoptr(ErpPlan) same = erp_growth_plan(growth, 1, NULL);
  g_assert_true(same == erp_growth_base(growth));
}

/* One object, whose id has a dot; the end of the range is not hit. */
static void
test_one_object(void) {
  g_autoptr(ErpGrowth) growth = sweep_of("s.1.users*=100%..290%/100%");
  g_assert_cmpuint(erp_growth_length(growth), ==, 2);
  assert_at(growth, 1, "s.1", "users", "100");
  assert_at(growth, 1, "par", "users", "1000");
}

/* Rates are read as in the plan, also those with a slash. */
static void
test_set(void) {
  g_autoptr(ErpGrowth) growth = sweep_of("l.capacity=1Gbps..10Gbps/1Gbps");
  g_assert_cmpuint(erp_growth_length(growth), ==, 10);
  assert_at(growth, 6, "l", "capacity", "7Gbps");
  assert_label(growth, 6, "7Gbps");
  g_autoptr(ErpGrowth) slashes = sweep_of("l.capacity=500 Mb/s..1 Gb/s/250Mb/s");
  g_assert_cmpuint(erp_growth_length(slashes), ==, 3);
  assert_at(slashes, 1, "l", "capacity", "750Mbps");
  /* the link without a round trip is set, not scaled */
  g_autoptr(ErpGrowth) all = sweep_of("wan-link.rtt=1ms..2ms/1ms");
  assert_at(all, 0, "m", "rtt", "1ms");
  g_autoptr(ErpGrowth) scaled = sweep_of("wan-link.rtt*=2..4/2");
  assert_at(scaled, 0, "m", "rtt", NULL);
  assert_at(scaled, 1, "l", "rtt", "40ms");
  g_autoptr(ErpGrowth) access = sweep_of("par/internet[1].capacity=1Gbps..2Gbps/1Gbps");
  assert_at(access, 1, "par/internet[1]", "capacity", "2Gbps");
}

/* A step is the plan that has that value written in. */
static void
test_step_is_a_plan(void) {
  g_autoptr(ErpGrowth) growth = sweep_of("l.capacity=1Gbps..10Gbps/1Gbps");
  g_autoptr(ErpPlan) step = erp_growth_plan(growth, 4, NULL);
  g_autoptr(GString) text = g_string_new(body);
  g_assert_cmpuint(g_string_replace(text, "2Gbps", "5Gbps", 0), ==, 1);
  g_autoptr(ErpPlan) written = plan_of(text->str);
  g_assert_true(erp_plan_equal(step, written));
}

static ErpGrowth *
yearly_of(const char *rate, guint years) {
  g_autoptr(ErpPlan) plan = plan_of(body);
  g_autoptr(GError) error = NULL;
  ErpGrowth *growth = erp_growth_new_yearly(plan, rate, years, &error);
  g_assert_no_error(error);
  return growth;
}

/* 1000 x 1.12 = 1120, 1254.4, 1404.928, 1573.51936, 1762.3416832. */
static void
test_yearly(void) {
  static const char *const users[] = {"1000", "1120", "1254", "1405", "1574", "1762"};
  g_autoptr(ErpGrowth) growth = yearly_of("12%/year", 5);
  g_assert_cmpuint(erp_growth_length(growth), ==, 6);
  for (guint year = 0; year < G_N_ELEMENTS(users); year++)
    assert_at(growth, year, "par", "users", users[year]);
  assert_label(growth, 3, "year 3");
  assert_at(growth, 2, "par/demand[1]", "down", "501.76Mbps");
  assert_at(growth, 5, "par/demand[1]", "down", "704936.673kbps"); /* 704,936,673.28 */
  assert_at(growth, 5, "par/demand[1]", "volume", "5");            /* 5.287 */
  assert_at(growth, 5, "par/demand[1]", "up", NULL);
  assert_at(growth, 5, "l", "capacity", "2Gbps");
  g_autoptr(ErpGrowth) shrinks = yearly_of("-50%", 2);
  assert_at(shrinks, 2, "par", "users", "250");
  g_autoptr(ErpGrowth) little = yearly_of("1%/year", 1);
  assert_at(little, 1, "s.1", "users", "51"); /* 50.5 */
}

static void
assert_refused(const char *text, const char *fragment) {
  g_autoptr(ErpPlan) plan = plan_of(body);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpGrowth) growth = erp_growth_new_sweep(plan, text, &error);
  g_assert_null(growth);
  g_assert_true(g_error_matches(error, ERP_ERROR, ERP_ERROR_USAGE) ||
                g_error_matches(error, ERP_ERROR, ERP_ERROR_REFUSED));
  if (strstr(error->message, fragment) == NULL)
    g_error("%s: “%s” is not in: %s", text, fragment, error->message);
}

static void
test_refused_ranges(void) {
  assert_refused("", "TARGET*=FROM..TO/STEP");
  assert_refused("*=1..2/1", "TARGET*=FROM..TO/STEP");
  assert_refused("users", "TARGET*=FROM..TO/STEP");
  assert_refused("users*=1..2", "at character 8 (“1..2”)");
  assert_refused("users*=x..3/1", "at character 8 (“x..3/1”): “x” is no factor");
  assert_refused("users*=1..x/1", "at character 11 (“x/1”): “x” is no factor");
  assert_refused("users*=1..3/", "at its end");
  assert_refused("users*=1..3/0", "more than 0");
  assert_refused("users*=3..1/1", "at character 11 (“1/1”): the range ends before it begins");
  assert_refused("users*=-1..1/1", "“-1” is no factor");
  assert_refused("users*=1..2/0.0005", "more than 200 steps");
  assert_refused("users*=1..2000000/1000", "“2000000” is no factor");
  assert_refused("user*=1..2/1", "did you mean “users”?");
  assert_refused("paris.users*=1..2/1", "the plan has no “paris”");
  assert_refused("pa.users*=1..2/1", "did you mean “par”?");
  assert_refused("par.capacity=1..2/1", "at character 5 (“capacity=1..2/1”)");
  assert_refused("par.capacity=1..2/1", "<site>; those are: lat, lon, users, mobile");
  assert_refused("par.name=1..2/1", "“name” is no number");
  assert_refused("l.capacity=1..2Gbps/1Gbps", "at character 12 (“1..2Gbps/1Gbps”)");
  assert_refused("m.rtt*=1..2/1", "nothing to scale");
  assert_refused("par.mobile*=1..3/1", "at x 3: ");
  assert_refused("wan-link.capacity*=0..1/1", "at x 0: ");
}

static void
test_refused_rates(void) {
  static const char *const bad[] = {"",     "12",     "x",           "12%/month", "-101%",
                                    "12%%", "10001%", "12 % a year", "NaN%"};
  g_autoptr(ErpPlan) plan = plan_of(body);
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
    g_autoptr(GError) error = NULL;
    g_assert_null(erp_growth_new_yearly(plan, bad[i], 5, &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
    g_assert_nonnull(strstr(error->message, "12%/year"));
  }
  /* more people than a number holds */
  g_autoptr(GError) error = NULL;
  g_assert_null(erp_growth_new_yearly(plan, "10000%", 50, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  g_assert_nonnull(strstr(error->message, "too large"));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/growth/scale", test_scale);
  g_test_add_func("/growth/scale-by-one", test_scale_by_one_is_the_plan);
  g_test_add_func("/growth/one-object", test_one_object);
  g_test_add_func("/growth/set", test_set);
  g_test_add_func("/growth/step-is-a-plan", test_step_is_a_plan);
  g_test_add_func("/growth/yearly", test_yearly);
  g_test_add_func("/growth/refused-ranges", test_refused_ranges);
  g_test_add_func("/growth/refused-rates", test_refused_rates);
  return g_test_run();
}
