/* When things fill up, on paper first. */
#include "review/forecast.h"

#include "fixture.h"

/* One site that needs `down` of a region over a link of 1 Gb/s and a circuit of 2 Gb/s, and nothing
 * else: Microsoft 365 is not derived without a tenant. */
#define ONE_LINK(down)                                                                             \
  DALLAS("users='100'", "<demand service='azure' gateway='gw' down='" down "' up='1Mbps'/>")       \
  "<wan-link id='dal-ny' a='dal' b='ny' capacity='1Gbps' rtt='20ms'/>"                             \
  "<peering-location id='ny' at='New York'><circuit id='er' bandwidth='2Gbps' sku='premium'>"      \
  "<peering kind='private'/></circuit></peering-location>"                                         \
  "<gateway id='gw' region='eastus' sku='ErGw3AZ'><connection circuit='er'/></gateway>"

static const ErpForecastJob one_thread = {.threads = 1, .today = TODAY};

static ErpForecast *
forecast_of(const Fixture *f, ErpGrowth *growth, const ErpForecastJob *job) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  return erp_forecast_new(growth, f->results->terrain, job, diags);
}

static ErpGrowth *
yearly(const Fixture *f, const char *rate, guint years) {
  g_autoptr(GError) error = NULL;
  ErpGrowth *growth = erp_growth_new_yearly(f->plan, rate, years, &error);
  g_assert_no_error(error);
  return growth;
}

static ErpGrowth *
sweep(const Fixture *f, const char *text) {
  g_autoptr(GError) error = NULL;
  ErpGrowth *growth = erp_growth_new_sweep(f->plan, text, &error);
  g_assert_no_error(error);
  return growth;
}

static const ErpForecastUse *
use_at(const ErpForecast *forecast, guint step, const char *id) {
  guint32 element = erp_network_element(forecast->base->network, id);
  g_assert_cmpuint(element, !=, ERP_NONE);
  return &forecast->steps[step].uses[element];
}

static void
assert_crossing(const ErpForecast *forecast, const char *id, ErpForecastLimit limit, guint n,
                guint first, guint last) {
  guint32 element = erp_network_element(forecast->base->network, id);
  const ErpCrossing *crossing = &forecast->crossings[element][limit];
  g_assert_cmpuint(crossing->n, ==, n);
  if (n == 0)
    return;
  g_assert_cmpuint(crossing->first, ==, first);
  g_assert_cmpuint(crossing->last, ==, last);
}

/* 400 Mb/s at 12 % a year: 448, 501.76, 561.9712, 629.407744, 704.93667328, 789.529..., 884.272...,
 * 990.385..., 1109.231...: above 80 % of 1 Gb/s in year 7, above 90 % in year 8, full in year 9. */
static void
test_years(void) {
  static const gint64 use[] = {4000, 4480, 5018, 5620, 6294, 7049, 7895, 8843, 9904, 11092};
  g_autoptr(Fixture) f = fixture_new(ONE_LINK("400Mbps"));
  g_autoptr(ErpGrowth) growth = yearly(f, "12%/year", 9);
  g_autoptr(ErpForecast) forecast = forecast_of(f, growth, &one_thread);
  g_assert_cmpuint(forecast->n_done, ==, 10);
  for (guint year = 0; year < G_N_ELEMENTS(use); year++)
    g_assert_cmpint(use_at(forecast, year, "dal-ny")->use, ==, use[year]);
  g_assert_cmpint(use_at(forecast, 2, "dal-ny")->load, ==, 501760000);
  g_assert_cmpint(use_at(forecast, 2, "dal-ny")->capacity, ==, 1000000000);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_WARN, 3, 7, 9);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_FAIL, 2, 8, 9);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_FULL, 1, 9, 9);
  assert_crossing(forecast, "er", ERP_LIMIT_WARN, 0, 0, 0);
  g_assert_cmpint(use_at(forecast, 9, "er")->use, ==, 5546);
  /* the link is the only one above, and the first of the order */
  g_assert_cmpuint(forecast->steps[6].n_above[ERP_LIMIT_WARN], ==, 0);
  g_assert_cmpuint(forecast->steps[7].n_above[ERP_LIMIT_WARN], ==, 1);
  g_assert_cmpuint(forecast->order[0], ==, erp_network_element(forecast->base->network, "dal-ny"));
  g_assert_cmpuint(forecast->steps[0].fullest, ==, forecast->order[0]);
  g_assert_cmpint(forecast->steps[1].users, ==, 112);
}

/* At exactly a limit nothing is above it; the plan may set its own limit. */
static void
test_exactly(void) {
  g_autoptr(Fixture) f = fixture_new(ONE_LINK("800Mbps"));
  g_autoptr(ErpGrowth) growth = sweep(f, "demand.down=700Mbps..1Gbps/100Mbps");
  g_autoptr(ErpForecast) forecast = forecast_of(f, growth, &one_thread);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_WARN, 2, 2, 3);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_FAIL, 1, 3, 3);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_FULL, 0, 0, 0);
  g_autoptr(Fixture) own =
      fixture_new(ONE_LINK("800Mbps") "<parameter name='util.warn' value='70'/>");
  g_autoptr(ErpGrowth) same = sweep(own, "demand.down=700Mbps..1Gbps/100Mbps");
  g_autoptr(ErpForecast) earlier = forecast_of(own, same, &one_thread);
  assert_crossing(earlier, "dal-ny", ERP_LIMIT_WARN, 3, 1, 3);
  g_assert_cmpint(earlier->limits[ERP_LIMIT_WARN], ==, 7000);
}

/* A wider link is above a limit only at the first steps. 950 Mb/s: 95 %, 47.5 %. */
static void
test_capacity(void) {
  g_autoptr(Fixture) f = fixture_new(ONE_LINK("950Mbps"));
  g_autoptr(ErpGrowth) growth = sweep(f, "dal-ny.capacity=500Mbps..2Gbps/500Mbps");
  g_autoptr(ErpForecast) forecast = forecast_of(f, growth, &one_thread);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_FULL, 1, 0, 0);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_WARN, 2, 0, 1);
  g_assert_cmpint(use_at(forecast, 3, "dal-ny")->use, ==, 4750);
}

static void
assert_step_is(const ErpForecast *forecast, guint index, const Fixture *written) {
  const ErpForecastStep *step = &forecast->steps[index];
  const ErpOutcome outcome = erp_outcome(written->review);
  g_assert_cmpuint(written->results->network->n_elements, ==, forecast->base->network->n_elements);
  for (guint32 i = 0; i < written->results->network->n_elements; i++) {
    const ErpForecastUse *use = &step->uses[i];
    const ErpElementLoad *load = &written->results->loads[i];
    g_assert_cmpint(use->load, ==, load->load[use->direction]);
    g_assert_cmpint(use->use, ==, MAX(load->utilisation[ERP_UP], load->utilisation[ERP_DOWN]));
  }
  g_assert_cmpint(step->worst_rtt, ==, outcome.measured[ERP_MEASURE_WORST_RTT].value);
  g_assert_cmpstr(step->worst_site, ==, outcome.measured[ERP_MEASURE_WORST_RTT].object);
  g_assert_cmpint(step->over_budget, ==, outcome.measured[ERP_MEASURE_OVER_BUDGET].value);
  g_assert_cmpint(step->cut_off, ==, outcome.measured[ERP_MEASURE_CUT_OFF].value);
}

/* A step is the evaluation of the plan with that value written in; that of factor 1 is the plan's.
 */
static void
test_step_is_an_evaluation(void) {
  g_autoptr(Fixture) f = fixture_new(ONE_LINK("400Mbps"));
  g_autoptr(Fixture) written = fixture_new(ONE_LINK("700Mbps"));
  g_autoptr(ErpGrowth) set = sweep(f, "dal/demand[1].down=500Mbps..900Mbps/100Mbps");
  g_autoptr(ErpForecast) forecast = forecast_of(f, set, &one_thread);
  assert_step_is(forecast, 2, written);
  g_autoptr(Fixture) contoso = fixture_new_example("contoso");
  g_autoptr(ErpGrowth) growth = sweep(contoso, "users*=0.5..1.5/0.5");
  g_autoptr(ErpForecast) scaled = forecast_of(contoso, growth, &one_thread);
  assert_step_is(scaled, 1, contoso);
}

static void
count_step(gpointer user) {
  (*(guint *) user)++;
}

/* Whatever the number of threads. */
static void
test_threads(void) {
  g_autoptr(Fixture) f = fixture_new_example("contoso");
  g_autoptr(ErpGrowth) growth = sweep(f, "users*=1..3/0.25");
  g_autoptr(ErpForecast) one = forecast_of(f, growth, &one_thread);
  guint counted = 0;
  const ErpForecastJob many = {
      .threads = 4, .today = TODAY, .progress = count_step, .user = &counted};
  g_autoptr(ErpForecast) four = forecast_of(f, growth, &many);
  guint n = f->results->network->n_elements;
  g_assert_cmpuint(counted, ==, 9);
  g_assert_cmpuint(one->n_order, ==, four->n_order);
  g_assert_cmpmem(one->order, one->n_order * sizeof(guint32), four->order,
                  four->n_order * sizeof(guint32));
  g_assert_cmpmem(one->crossings, n * sizeof *one->crossings, four->crossings,
                  n * sizeof *four->crossings);
  for (guint s = 0; s < 9; s++) {
    g_assert_cmpint(one->steps[s].worst_rtt, ==, four->steps[s].worst_rtt);
    for (guint i = 0; i < n; i++)
      g_assert_cmpint(one->steps[s].uses[i].use, ==, four->steps[s].uses[i].use);
  }
}

static void
cancel(gpointer user) {
  g_cancellable_cancel(user);
}

/* What is done by then stays, and says of itself that it is not all. */
static void
test_cancelled(void) {
  g_autoptr(Fixture) f = fixture_new(ONE_LINK("900Mbps"));
  g_autoptr(ErpGrowth) growth = yearly(f, "12%/year", 9);
  g_autoptr(GCancellable) cancellable = g_cancellable_new();
  const ErpForecastJob job = {.threads = 1,
                              .today = TODAY,
                              .cancellable = cancellable,
                              .progress = cancel,
                              .user = cancellable};
  g_autoptr(ErpForecast) forecast = forecast_of(f, growth, &job);
  g_assert_cmpuint(forecast->n_steps, ==, 10);
  g_assert_cmpuint(forecast->n_done, ==, 1);
  g_assert_true(forecast->steps[0].done);
  g_assert_false(forecast->steps[1].done);
  assert_crossing(forecast, "dal-ny", ERP_LIMIT_WARN, 1, 0, 0);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/forecast/years", test_years);
  g_test_add_func("/forecast/exactly", test_exactly);
  g_test_add_func("/forecast/capacity", test_capacity);
  g_test_add_func("/forecast/step-is-an-evaluation", test_step_is_an_evaluation);
  g_test_add_func("/forecast/threads", test_threads);
  g_test_add_func("/forecast/cancelled", test_cancelled);
  return fixture_run();
}
