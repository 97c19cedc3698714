#include "judged.h"

#include "plan/file.h"
#include "report/paper/paper-writers.h"
#include "report/report.h"

Judged *
judged_new(const char *plan) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new(plan, strlen(plan));
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan.xml");
  g_autoptr(ErpPlan) parsed = erp_plan_parse(bytes, "plan.xml", diags, &error);
  for (guint i = 0; i < erp_diag_list_length(diags); i++)
    g_test_message("%s", erp_diag_list_get(diags, i)->text);
  g_assert_no_error(error);
  Judged *judged = g_new0(Judged, 1);
  judged->catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  judged->results = erp_evaluate(parsed, judged->catalogue, diags);
  judged->review = erp_review_new(judged->results, "2026-11-22");
  judged->subject = (ErpSubject){.file = "plans/plan.xml", .sha256 = "5ha256", .version = "1.2.3"};
  return judged;
}

void
judged_free(Judged *judged) {
  if (judged == NULL)
    return;
  erp_review_free(judged->review);
  erp_results_unref(judged->results);
  erp_catalogue_free(judged->catalogue);
  g_free(judged);
}

char *
judged_json(const ErpJudgement *judgement) {
  GString *out = g_string_new(NULL);
  erp_report_check_json(judgement, erp_sink_string(out));
  return g_string_free(out, FALSE);
}

char *
judged_line(const ErpJudgement *judgement) {
  GString *out = g_string_new(NULL);
  erp_report_check_line(judgement, erp_sink_string(out));
  return g_string_free(out, FALSE);
}

ErpJudgement
judged_judgement(const Judged *judged) {
  return (ErpJudgement){
      .review = judged->review, .subject = judged->subject, .gate = {.open = TRUE}};
}

char *
judged_dallas(const char *name, const char *site, const char *more) {
  return g_strdup_printf(
      "<plan xmlns='urn:erplan:plan:1' name='%s'>\n"
      "  <tenant geo='NAM' m365-over-expressroute='not-authorized'/>\n"
      "  <site id='dal' name='%s' lat='32.78' lon='-96.8' users='500'>\n"
      "    <internet id='dal-isp' rtt='15ms'/>\n"
      "    <demand service='teams' down='100Mbps' up='50Mbps'/>\n"
      "    <demand service='exchange' down='60Mbps' up='20Mbps'/>\n"
      "  </site>\n"
      "  <site id='aus' name='Austin' lat='30.27' lon='-97.74' users='20' internet-via='dal'/>\n"
      "  <peering-location id='ny' at='New York'>\n"
      "    <circuit id='er-ny' bandwidth='1Gbps' sku='premium'>\n"
      "      <peering kind='microsoft'>\n"
      "        <accept community='12076:5010'/>\n"
      "        <accept community='12076:5030'/>\n"
      "      </peering>\n"
      "    </circuit>\n"
      "  </peering-location>\n"
      "  <wan-link id='dal-ny' a='dal' b='ny' capacity='500Mbps' rtt='40ms'/>\n"
      "  <wan-link id='aus-dal' a='aus' b='dal' capacity-ab='20Mbps' capacity-ba='50Mbps'/>\n"
      "%s</plan>\n",
      name, site, more);
}

char *
judged_report(const Judged *judged, const char *kind) {
  guint index = 0;
  while (strcmp(erp_report_kinds[index], kind) != 0)
    index++;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPaper) paper = erp_report_make(index, judged->review, &judged->subject, &error);
  g_assert_no_error(error);
  return erp_paper_text(paper, 10000);
}

const char *
assert_says(const char *text, const char *fact) {
  const char *found = strstr(text, fact);
  if (found == NULL)
    g_error("no “%s” in:\n%s", fact, text);
  return found;
}

void
assert_silent(const char *text, const char *fact) {
  if (strstr(text, fact) != NULL)
    g_error("“%s” in:\n%s", fact, text);
}
