/* The report on growth: when things fill up, charts and steps, by hand. */
#include "report/forecast.h"

#include <string.h>

#include "judged.h"
#include "report/paper/paper-writers.h"

/* 400 Mb/s over a link of 1 Gb/s and a circuit of 2 Gb/s. */
static const char plan[] =
    "<plan xmlns='urn:erplan:plan:1' name='One link'>"
    "<site id='dal' name='Dallas' lat='32.78' lon='-96.8' users='100'>"
    "<demand service='azure' down='400Mbps' up='1Mbps' gateway='gw'/></site>"
    "<wan-link id='dal-ny' a='dal' b='ny' capacity='1Gbps' rtt='20ms'/>"
    "<peering-location id='ny' at='New York'><circuit id='er' bandwidth='2Gbps' sku='premium'>"
    "<peering kind='private'/></circuit></peering-location>"
    "<gateway id='gw' region='eastus' sku='ErGw3AZ'><connection circuit='er'/></gateway></plan>";

typedef struct {
  Judged *judged;
  ErpGrowth *growth;
  ErpForecast *forecast;
} Grown;

static void
grown_clear(Grown *grown) {
  erp_forecast_free(grown->forecast);
  erp_growth_free(grown->growth);
  judged_free(grown->judged);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Grown, grown_clear)

/* Cancelled after a step when there is a cancellable. */
static void
cancel(gpointer cancellable) {
  g_cancellable_cancel(cancellable);
}

static void
grow(Grown *grown, const char *sweep, GCancellable *cancellable) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  const ErpForecastJob job = {.threads = 1,
                              .today = "2026-11-22",
                              .cancellable = cancellable,
                              .progress = cancellable == NULL ? NULL : cancel,
                              .user = cancellable};
  grown->judged = judged_new(plan);
  ErpPlan *base = grown->judged->results->plan;
  grown->growth = sweep == NULL ? erp_growth_new_yearly(base, "12%/year", 9, &error)
                                : erp_growth_new_sweep(base, sweep, &error);
  g_assert_no_error(error);
  grown->forecast = erp_forecast_new(grown->growth, grown->judged->results->terrain, &job, diags);
}

static char *
text_of(const Grown *grown) {
  g_autoptr(ErpPaper) paper = erp_forecast_paper(grown->forecast, &grown->judged->subject);
  g_autoptr(GError) error = NULL;
  erp_paper_check(paper, grown->judged->results->plan, "plans/plan.xml", &error);
  g_assert_no_error(error);
  return erp_paper_text(paper, 120);
}

static void
test_years(void) {
  g_auto(Grown) grown = {0};
  grow(&grown, NULL, NULL);
  g_autofree char *text = text_of(&grown);
  assert_says(text, "One link, step by step\n===");
  assert_says(text, "demand grows by 12 % a year, 9 years");
  assert_says(text, "80 % (util.warn), 90 % (util.fail) and 100 %");
  assert_says(text, "from year 7");
  assert_says(text, "from year 8");
  assert_says(text, "from year 9");
  assert_says(text, "Use of WAN link dal-ny");
  /* the circuit and the gateway are not above anything: one chart is enough */
  assert_silent(text, "Use of circuit er");
  assert_silent(text, "Partial");
}

static void
assert_when(const Grown *grown, ErpCrossing crossing, const char *text) {
  g_autofree char *when = erp_forecast_when(grown->forecast, &crossing);
  g_assert_cmpstr(when, ==, text);
}

static void
test_when(void) {
  g_auto(Grown) grown = {0};
  grow(&grown, "users*=1..4/1", NULL);
  assert_when(&grown, (ErpCrossing){.n = 0}, "-");
  assert_when(&grown, (ErpCrossing){.n = 4, .first = 0, .last = 3}, "always");
  assert_when(&grown, (ErpCrossing){.n = 2, .first = 2, .last = 3}, "from x 3");
  assert_when(&grown, (ErpCrossing){.n = 2, .first = 0, .last = 1}, "up to x 2");
  assert_when(&grown, (ErpCrossing){.n = 2, .first = 1, .last = 2}, "x 2 to x 3");
  assert_when(&grown, (ErpCrossing){.n = 1, .first = 1, .last = 1}, "at x 2");
  assert_when(&grown, (ErpCrossing){.n = 2, .first = 0, .last = 3}, "always, not at every step");
}

/* A web page has a bar for each step; of 31 steps every second. */
static void
test_page(void) {
  g_auto(Grown) grown = {0};
  grow(&grown, "demand.down=100Mbps..3.1Gbps/100Mbps", NULL);
  g_autoptr(ErpPaper) paper = erp_forecast_paper(grown.forecast, &grown.judged->subject);
  g_autofree char *page = erp_paper_html(paper);
  assert_says(page, "<th scope=\"row\">100Mbps</th><td class=\"bar\"><svg");
  assert_silent(page, "<th scope=\"row\">200Mbps</th><td class=\"bar\"><svg");
  assert_says(page, "<th scope=\"row\">3.1Gbps</th><td class=\"bar\"><svg");
  assert_says(page, "class=\"limit\"");
}

static void
test_partial(void) {
  g_auto(Grown) grown = {0};
  g_autoptr(GCancellable) cancellable = g_cancellable_new();
  grow(&grown, "users*=1..4/1", cancellable);
  g_autofree char *text = text_of(&grown);
  assert_says(text, "cancelled: 1 of 4 steps");
  assert_says(text, " x 1  above 80 %");
  assert_silent(text, "x 4 ");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report/forecast/years", test_years);
  g_test_add_func("/report/forecast/when", test_when);
  g_test_add_func("/report/forecast/page", test_page);
  g_test_add_func("/report/forecast/partial", test_partial);
  return g_test_run();
}
