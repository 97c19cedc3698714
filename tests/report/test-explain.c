/* What a finding rests on: formulas with the numbers put in, and what they are held against. */
#include "report/explain.h"

#include <math.h>
#include <string.h>

#include "judged.h"
#include "report/formulas.h"
#include "review/context.h"

static char *
explain(const Judged *judged, const char *rule, const char *object) {
  GString *out = g_string_new(NULL);
  g_assert_cmpuint(erp_report_findings(judged->review, erp_rules_find(rule, NULL), object, out), >,
                   0);
  return g_string_free(out, FALSE);
}

static void
assert_has(const char *text, const char *part) {
  if (strstr(text, part) == NULL)
    g_error("“%s” is not in:\n%s", part, text);
}

/* Dallas: 40 ms to the circuit, 15 ms to the internet. The penalty of 25 ms just keeps to
 * gp.material, so it is the way round that fails. */
static void
test_penalty(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autoptr(Judged) judged = judged_new(plan);
  g_autofree char *text = explain(judged, "M36-02", "dal");
  assert_has(text, "\n  penalty = rtt er - rtt best = 40 - 15 = 25 ms\n");
  assert_has(text, " km > gp.detour 800 km: ");
  assert_has(text, " too much\n");
}

/* A limit that the plan sets: 40 ms held against 30 ms. */
static void
test_own_limit(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas",
                                        "  <parameter name='rtt.realtime.client' value='30'/>\n"
                                        "  <parameter name='gp.material' value='20'/>\n");
  g_autoptr(Judged) judged = judged_new(plan);
  g_autofree char *slow = explain(judged, "WAN-03", "dal");
  g_autofree char *far = explain(judged, "M36-02", "dal");
  assert_has(slow, " ms > rtt.realtime.client 30 ms: ");
  assert_has(far, "\n  penalty 25 ms > gp.material 20 ms: 5 ms too much\n");
}

/* 2 Gb/s over a link of 1 Gb/s: 200 %, 110 too much. */
static void
test_share(void) {
  g_autoptr(Judged) judged = judged_new(
      "<plan xmlns='urn:erplan:plan:1' name='Full'>\n"
      "  <site id='a' lat='48.86' lon='2.35' users='10' internet-via='b'>\n"
      "    <demand service='internet' down='2Gbps' up='1Gbps'/>\n"
      "  </site>\n"
      "  <site id='b' lat='48.86' lon='2.35' users='10'><internet capacity='10Gbps'/></site>\n"
      "  <wan-link id='a-b' a='a' b='b' capacity='1Gbps'/>\n"
      "</plan>\n");
  g_autofree char *text = explain(judged, "WAN-02", "a-b");
  assert_has(text, "\n  utilisation = load / capacity = 2000 / 1000 = 200 %\n");
  assert_has(text, "\n  utilisation 200 % > util.fail 90 %: 110 % too much\n");
}

/* What the plan states of the circuit, and what of that is not said and so has its default. */
static void
test_stated(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autoptr(Judged) judged = judged_new(plan);
  g_autofree char *circuit = explain(judged, "PEER-03", "er-ny");
  assert_has(circuit, "\nStated in the plan (declared):\n"
                      "  er-ny (line 10): bandwidth 1Gbps, sku premium; by default cloud public\n"
                      "    er-ny/peering[1] (line 11): kind microsoft\n"
                      "      er-ny/peering[1]/accept[1] (line 12): community 12076:5010\n"
                      "      er-ny/peering[1]/accept[2] (line 13): community 12076:5030\n\n");
  g_autofree char *whole = explain(judged, "SEC-10", NULL);
  g_assert_null(strstr(whole, "Stated in the plan"));
}

/* 11 networks on a Standard circuit, which takes 10 by the published table. */
static void
test_published(void) {
  g_autoptr(GString) plan = g_string_new(
      "<plan xmlns='urn:erplan:plan:1' name='Full'><peering-location id='ldn' at='London'>"
      "<circuit id='er' bandwidth='1Gbps' sku='standard'><peering kind='private'/></circuit>"
      "</peering-location>");
  for (guint i = 0; i < 11; i++)
    g_string_append_printf(plan,
                           "<gateway id='g%u' region='uksouth' sku='ErGw1AZ'>"
                           "<connection circuit='er'/></gateway>",
                           i);
  g_string_append(plan, "</plan>");
  g_autoptr(Judged) judged = judged_new(plan->str);
  g_autofree char *text = explain(judged, "PEER-08", "er");
  assert_has(text, "\n  limit 10 (published)\n");
}

/* A score of 39.5 points or less is held against a least. */
static char *
compare_score(const ErpParams *params, gint64 hundredths, const char *parameter) {
  ErpFinding finding = {.parameter = parameter};
  erp_finding_hundredths(&finding, "score_points", hundredths);
  char *text = erp_show_comparison(&finding, params);
  erp_finding_clear(&finding);
  return text;
}

static void
test_least(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autoptr(Judged) judged = judged_new(plan);
  const ErpParams *params = judged->results->params;
  g_autofree char *low = compare_score(params, 3900, "score.fail");
  g_assert_cmpstr(low, ==, "score 39 points < score.fail 40 points: 1 points too little");
  g_autofree char *enough = compare_score(params, 6000, "score.fail");
  g_assert_cmpstr(enough, ==, "score 60 points > score.fail 40 points");
  /* not one number for one figure */
  g_assert_null(compare_score(params, 6000, "nat.ports"));
}

/* One session of 194 kB in 40 ms carries 8 x 194000 / 40 = 38800 bits a ms, 38.8 Mb/s. */
static void
test_sessions(void) {
  g_autoptr(Judged) judged = judged_new(
      "<plan xmlns='urn:erplan:plan:1' name='Bulk'>\n"
      "  <site id='a' lat='48.86' lon='2.35' users='10'><internet capacity='1Gbps' rtt='40ms'/>\n"
      "    <demand service='sharepoint' down='50Mbps' up='1Mbps' class='bulk' sessions='1'/>\n"
      "  </site>\n"
      "</plan>\n");
  g_autofree char *text = explain(judged, "PRF-06", "a/demand[1]");
  assert_has(text,
             "\n  achievable = 0.008 x sessions x window bytes / rtt = 0.008 x 1 x 194000 / 40 = "
             "38.8 Mb/s\n");
  assert_has(text, "\nWorked out from:\n  internet at a: round trip 40.0 ms, measured\n"
                   "    a/internet[1] round trip 40.0 ms, measured; capacity 1 Gb/s, declared\n");
}

/* What people at a location depend on, and the gateway's capacity of its SKU. */
static void
test_inputs_of_location(void) {
  g_autoptr(Judged) judged = judged_new(
      "<plan xmlns='urn:erplan:plan:1' name='One location'>\n"
      "  <site id='a' lat='40.7' lon='-74' users='10'>\n"
      "    <demand service='azure' gateway='gw' down='50Mbps' up='1Mbps'/>\n"
      "  </site>\n"
      "  <peering-location id='ny' at='New York'>\n"
      "    <circuit id='er' bandwidth='1Gbps' sku='standard'><peering kind='private'/></circuit>\n"
      "  </peering-location>\n"
      "  <wan-link id='l' a='a' b='ny' capacity='1Gbps' route='30km'/>\n"
      "  <gateway id='gw' region='eastus' sku='ErGw1AZ'><connection circuit='er'/></gateway>\n"
      "</plan>\n");
  g_autofree char *text = explain(judged, "REL-01", "ny");
  assert_has(text, "\nWorked out from:\n    er capacity 1 Gb/s, declared\n  ExpressRoute er: ");
  assert_has(text, "\n    l round trip 0.3 ms, declared; capacity 1 Gb/s, declared\n");
  assert_has(text, "\n    gw capacity 1 Gb/s, published\n");
}

/* What the formula gives for the finding's rounded figures, and how far rounding may take it from
 * the figure itself; hundredths. */
static double
recompute(const ErpFinding *finding, const ErpFormula *formula, double *slack) {
  double sum = 0, first = 0, second = 1, third;
  guint n = 0;
  for (; formula->terms[n] != NULL; n++) {
    double value = (double) erp_finding_figure_named(finding, formula->terms[n])->value;
    first = n == 0 ? value : first;
    second = n == 1 ? value : second;
    sum += value;
  }
  *slack = 1 + n;
  switch (formula->kind) {
  case ERP_FORMULA_SUM:
    return sum;
  case ERP_FORMULA_DIFFERENCE:
    return first - second;
  case ERP_FORMULA_APART:
    return fabs(first - second);
  case ERP_FORMULA_SHARE:
    *slack = 1 + (1 + first / second) / second * 10000;
    return first / second * 10000;
  case ERP_FORMULA_PRODUCT:
    return first * second / 100;
  case ERP_FORMULA_SESSIONS:
    third = (double) erp_finding_figure_named(finding, formula->terms[2])->value;
    *slack = 1 + 0.8 * first / 100 * second / third / third;
    return 0.8 * first / 100 * second / third;
  }
  g_assert_not_reached();
}

/* Every formula, by its figures, in every example. */
static void
test_formulas_hold(void) {
  g_autofree char *folder = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", NULL);
  g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
  guint n = 0;
  for (const char *name; (name = g_dir_read_name(files)) != NULL;) {
    g_autofree char *file = g_build_filename(folder, name, NULL);
    g_autofree char *plan = NULL;
    g_assert_true(g_file_get_contents(file, &plan, NULL, NULL));
    g_autoptr(Judged) judged = judged_new(plan);
    for (guint i = 0; i < erp_review_length(judged->review); i++) {
      const ErpFinding *finding = erp_review_get(judged->review, i);
      guint n_figures;
      const ErpFigure *figures = erp_finding_figures(finding, &n_figures);
      for (guint f = 0; f < n_figures; f++) {
        const ErpFormula *formula = erp_formula_of(finding, &figures[f]);
        double slack = 0;
        if (formula == NULL)
          continue;
        n++;
        double again = recompute(finding, formula, &slack);
        g_assert_true(fabs(again - (double) figures[f].value) <= slack);
      }
    }
  }
  g_assert_cmpuint(n, >, 100);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/explain/penalty", test_penalty);
  g_test_add_func("/explain/own-limit", test_own_limit);
  g_test_add_func("/explain/share", test_share);
  g_test_add_func("/explain/stated", test_stated);
  g_test_add_func("/explain/published", test_published);
  g_test_add_func("/explain/least", test_least);
  g_test_add_func("/explain/sessions", test_sessions);
  g_test_add_func("/explain/inputs-of-location", test_inputs_of_location);
  g_test_add_func("/explain/formulas-hold", test_formulas_hold);
  return g_test_run();
}
