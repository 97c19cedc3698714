/* Whole reports against files that somebody has read. Numbers of rules and lists of nothing but
 * their ids are masked, so that a rule that has nothing to say about the plan changes nothing. */
#include <glib.h>
#include <string.h>

#include "judged.h"
#include "report/paper-writers.h"
#include "report/report.h"

/* Dallas and Austin with a gateway that could be better, two answers, an acceptance and a parameter
 * of the plan's own. */
#define MORE                                                                                       \
  "<peering-location id='was' at='Washington DC'><circuit id='er-was' bandwidth='100Mbps' "        \
  "sku='premium' provider='Equinix'><peering kind='private' sessions='2'/></circuit>"              \
  "</peering-location><wan-link id='dal-was' a='dal' b='was' capacity='1Gbps' rtt='30ms'/>"        \
  "<gateway id='gw-east' region='eastus' sku='HighPerformance'><connection circuit='er-was'/>"     \
  "</gateway>"                                                                                     \
  "<answer rule='OPS-02' value='yes' by='Ann' date='2026-11-01' note='alert er-maintenance'/>"     \
  "<answer rule='PEER-09' object='er-ny/peering[1]' value='no' by='Bo' date='2026-10-12'/>"        \
  "<accepted rule='M36-02' object='aus' reason='moves in spring' by='Ann' until='2027-06-30'/>"    \
  "<parameter name='gp.material' value='20'/>"

static char *
masked(const char *text) {
  if (g_str_has_prefix(text, "advisor ")) /* the dates of all tables */
    return g_strdup("TABLES");
  g_autoptr(GError) error = NULL;
  g_autoptr(GRegex) numbers =
      g_regex_new("[0-9]+(?= (fail|warn|not-answered|pass|not-applicable|accepted|more|rules? not "
                  "checked|not checked|"
                  "of [0-9]+ rules|rules ))",
                  0, 0, &error);
  g_assert_no_error(error);
  g_autoptr(GRegex) ids =
      g_regex_new("[A-Z][A-Z0-9]+-[0-9][0-9]( [A-Z][A-Z0-9]+-[0-9][0-9])+$", 0, 0, &error);
  g_assert_no_error(error);
  g_autofree char *counted = g_regex_replace_literal(numbers, text, -1, 0, "N", 0, &error);
  g_assert_no_error(error);
  return g_regex_match(ids, counted, G_REGEX_MATCH_ANCHORED, NULL) ? g_strdup("IDS")
                                                                   : g_steal_pointer(&counted);
}

static void
expect_report(gconstpointer data) {
  guint kind = 0;
  while (strcmp(erp_report_kinds[kind], data) != 0)
    kind++;
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", MORE);
  g_autoptr(Judged) judged = judged_new(plan);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPaper) paper = erp_report_make(kind, judged->review, &judged->subject, &error);
  g_assert_no_error(error);
  erp_paper_map(paper, masked);
  g_autofree char *got = erp_paper_text(paper, 96);
  g_autofree char *name = g_strconcat(erp_report_kinds[kind], ".txt", NULL);
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "report", "golden", name, NULL);
  g_autofree char *expected = NULL;
  if (g_strcmp0(g_getenv("ERPLAN_REGEN"), "1") == 0)
    g_assert_true(g_file_set_contents(file, got, -1, NULL));
  g_file_get_contents(file, &expected, NULL, &error);
  g_assert_no_error(error);
  if (strcmp(got, expected) != 0)
    g_error("%s differs; if that is meant, run the test with ERPLAN_REGEN=1 and read the "
            "difference. The report is now:\n%s",
            file, got);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_data_func("/report/golden/readiness", "readiness", expect_report);
  g_test_add_data_func("/report/golden/waf", "waf", expect_report);
  g_test_add_data_func("/report/golden/m365", "m365", expect_report);
  return g_test_run();
}
