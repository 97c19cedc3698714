/* The law of evaluating again: after any edit the outcome is, byte for byte of its JSON, that of an
 * evaluation from nothing. */
#include <string.h>

#include "../plan/support.h"
#include "../tools/big-plan.h"
#include "eval/outage.h"
#include "plan/field.h"
#include "report/check/check.h"
#include "review/rules.h"
#include "session/evaluation.h"

enum { EDITS = 300, EDITS_SLOW = 2000 }; /* of each plan; the latter with -m slow */

typedef struct {
  ErpCatalogue *catalogue;
  ErpTerrain *terrain;
} Setting;

static void
set_up(Setting *setting, G_GNUC_UNUSED gconstpointer data) {
  g_autoptr(GError) error = NULL;
  setting->catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  setting->terrain = erp_terrain_new(setting->catalogue);
}

static void
tear_down(Setting *setting, G_GNUC_UNUSED gconstpointer data) {
  erp_terrain_unref(setting->terrain);
  erp_catalogue_free(setting->catalogue);
}

#define EVERYTHING "everything.xml" /* has records of all kinds */

static ErpPlan *
example(const char *name) {
  const char *folder = g_str_equal(name, EVERYTHING) ? "plans" : "../data/examples";
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, folder, name, NULL);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  ErpPlan *plan = erp_plan_read(file, diags, &error);
  g_assert_no_error(error);
  return plan;
}

static char *
json_of(const ErpEvaluation *evaluation) {
  GString *text = g_string_new(NULL);
  const ErpJudgement judgement = {.review = evaluation->review, .gate = {.open = TRUE}};
  erp_report_check_json(&judgement, erp_sink_string(text));
  for (guint i = 0; i < erp_diag_list_length(evaluation->diags); i++)
    g_string_append(text, erp_diag_list_get(evaluation->diags, i)->text);
  return g_string_free(text, FALSE);
}

/* Evaluates after the one before and from nothing; the JSON of both. */
static char *
assert_same(const Setting *setting, ErpEvaluator *evaluator, ErpPlan *plan,
            const ErpOutage *outage) {
  g_autoptr(ErpEvaluation) again = erp_evaluator_run(evaluator, plan, outage);
  g_autoptr(ErpEvaluation) fresh = erp_evaluation_new_under(plan, setting->terrain, outage);
  char *ours = json_of(again);
  g_autofree char *theirs = json_of(fresh);
  g_assert_cmpstr(ours, ==, theirs);
  return ours;
}

/* ---- random edits ---- */

static void
collect(const ErpRecord *record, GPtrArray *records) {
  g_ptr_array_add(records, (gpointer) record);
  for (guint i = 0; i < record->n_children; i++)
    collect(record->children[i], records);
}

static GPtrArray *
all_records(const ErpPlan *plan) {
  GPtrArray *records = g_ptr_array_new();
  for (guint i = 0; i < erp_parray_length(erp_plan_records(plan)); i++)
    collect(erp_parray_get(erp_plan_records(plan), i), records);
  return records;
}

/* A likely value of a field by which a thing keeps its place in the network; NULL = of no such
 * kind. */
static ErpEdit *
likely_edit(GRand *random, const ErpRecord *record, const char *path) {
  static const struct {
    ErpKind kind;
    const char *field, *values[4];
  } likely[] = {
      {ERP_KIND_SITE, "lat", {"48.86", "-33.9", "61.5", NULL}},
      {ERP_KIND_SITE, "lon", {"2.35", "151.2", "-74", NULL}},
      {ERP_KIND_SITE, "name", {"North", "Main & Side", "North", NULL}},
      {ERP_KIND_WAN_LINK, "capacity", {"50Mbps", "1Gbps", "20Gbps", NULL}},
      {ERP_KIND_WAN_LINK, "capacity-ab", {"10Mbps", "1Gbps", NULL, NULL}},
      {ERP_KIND_WAN_LINK, "rtt", {"1ms", "12.5ms", "180ms", NULL}},
      {ERP_KIND_WAN_LINK, "route", {"5km", "340km", "9000km", NULL}},
      {ERP_KIND_WAN_LINK, "buffer", {"2ms", "400ms", "30ms", NULL}},
      {ERP_KIND_WAN_LINK, "provider", {"carrier-x", "carrier-y", NULL, NULL}},
      {ERP_KIND_INTERNET, "capacity", {"20Mbps", "1Gbps", "0", NULL}},
      {ERP_KIND_INTERNET, "rtt", {"3ms", "90ms", NULL, NULL}},
      {ERP_KIND_CIRCUIT, "bandwidth", {"200Mbps", "1Gbps", "10Gbps", NULL}},
      {ERP_KIND_CIRCUIT, "name", {"First", "Second", NULL, NULL}},
      {ERP_KIND_CIRCUIT, "cost", {"900", "12000", NULL, NULL}},
      {ERP_KIND_CIRCUIT, "state", {"provisioned", "not-provisioned", NULL, NULL}},
      {ERP_KIND_CIRCUIT, "billing", {"metered", "unlimited", NULL, NULL}},
      {ERP_KIND_CIRCUIT, "provider", {"carrier-x", "direct", "carrier-y", NULL}},
      {ERP_KIND_PEERING_LOCATION, "name", {"Here", "There", NULL, NULL}},
      {ERP_KIND_PEERING, "prefixes", {"3", "900", "5000", NULL}},
      {ERP_KIND_PEERING, "bfd", {"yes", "no", NULL, NULL}},
      {ERP_KIND_GATEWAY, "units", {"1", "3", "40", NULL}},
      {ERP_KIND_GATEWAY, "name", {"Gate", "Door", NULL, NULL}},
      {ERP_KIND_CONNECTION, "weight", {"10", "90", NULL, NULL}},
      {ERP_KIND_GATEWAY, "isolation", {"a", "b", NULL, NULL}},
      {ERP_KIND_EDGE, "snat", {"yes", "no", NULL, NULL}},
      {ERP_KIND_EDGE, "stateful", {"yes", "no", NULL, NULL}},
      {ERP_KIND_NAT_POOL, "devices", {"10", "90000", NULL, NULL}},
      {ERP_KIND_INBOUND, "snat", {"yes", "no", NULL, NULL}},
      {ERP_KIND_DATA_GATEWAY, "members", {"1", "2", NULL, NULL}},
      {ERP_KIND_PARAMETER, "value", {"5ms", "10", "40%", "70"}},
      {ERP_KIND_ANSWER, "value", {"yes", "no", "na", "yes"}},
      {ERP_KIND_ACCEPTED, "until", {"2020-01-01", "2199-01-01", NULL, NULL}},
      {ERP_KIND_POLICY, "via", {"internet", NULL, "internet", NULL}},
      {ERP_KIND_POLICY, "service", {"teams", "exchange", "m365", NULL}},
      {ERP_KIND_POLICY, "category", {"optimize", "default", "optimize allow", NULL}},
  };
  guint n = 0, fits[G_N_ELEMENTS(likely)];
  for (guint i = 0; i < G_N_ELEMENTS(likely); i++)
    if (likely[i].kind == record->kind)
      fits[n++] = i;
  if (n == 0)
    return NULL;
  guint chosen = fits[g_rand_int_range(random, 0, (gint) n)];
  return erp_edit_set(path, likely[chosen].field,
                      likely[chosen].values[g_rand_int_range(random, 0, 4)]);
}

/* What somebody says of a rule, for the plan or an object, is there from now on, or no more. */
static ErpEdit *
random_word(GRand *random, const ErpPlan *plan, const char *object) {
  ErpKind kind = g_rand_boolean(random) ? ERP_KIND_ANSWER : ERP_KIND_ACCEPTED;
  guint n, rule = (guint) g_rand_int_range(random, 0, (gint) erp_rules_count());
  const ErpRecord *const *records = erp_plan_of_kind(plan, kind, &n);
  if (n > 0 && g_rand_int_range(random, 0, 3) == 0) {
    g_autofree char *path = erp_plan_path(plan, records[g_rand_int_range(random, 0, (gint) n)]);
    return erp_edit_delete(path);
  }
  g_autofree char *of_rule = g_strconcat("rule=", erp_rules_get(rule)->id, NULL);
  g_autofree char *of_object = object != NULL ? g_strconcat("object=", object, NULL) : NULL;
  const char *word = kind == ERP_KIND_ACCEPTED ? "reason=known"
                     : g_rand_boolean(random)  ? "value=yes"
                                               : "value=na";
  return erp_edit_add(
      NULL, test_record(kind, of_rule, word, g_rand_boolean(random) ? of_object : NULL, NULL));
}

/* Most of them are what people do most, to users, demands, links and accesses; the others set any
 * field, to what may be no value of it, take things away or bring them back a second time. NULL
 * when there is nothing left to edit. */
static ErpEdit *
random_edit(GRand *random, const ErpPlan *plan) {
  static const char *const values[] = {"0",    "1",     "120", "35%",      "500Mbps", "2Gbps",
                                       "12ms", "340km", "yes", "internet", NULL};
  static const char *const numbers[] = {"0", "7", "130", "2600", "45000", NULL};
  g_autoptr(GPtrArray) records = all_records(plan);
  if (records->len == 0)
    return NULL;
  const ErpRecord *record = records->pdata[g_rand_int_range(random, 0, (gint) records->len)];
  g_autofree char *path = erp_plan_path(plan, record);
  gint dice = g_rand_int_range(random, 0, 22);
  if (dice == 0)
    return erp_edit_delete_following(path);
  if (dice == 1)
    return erp_edit_add(NULL, erp_plan_duplicate(plan, record));
  if (dice > 19)
    return random_word(random, plan, erp_record_id(record));
  if (dice < 11 && record->kind == ERP_KIND_SITE)
    return erp_edit_set(path, dice < 9 ? "users" : "mobile",
                        numbers[g_rand_int_range(random, 0, G_N_ELEMENTS(numbers))]);
  if (dice < 11 && record->kind == ERP_KIND_DEMAND)
    return erp_edit_set(path, dice % 2 == 0 ? "up" : "down", dice < 7 ? "90Mbps" : "3Gbps");
  ErpEdit *likely = dice < 16 ? likely_edit(random, record, path) : NULL;
  if (likely != NULL)
    return likely;
  const ErpKindInfo *info = erp_kind_info(record->kind);
  guint field = (guint) g_rand_int_range(random, 0, (gint) info->n_fields);
  return erp_edit_set(path, info->fields[field].name,
                      values[g_rand_int_range(random, 0, G_N_ELEMENTS(values))]);
}

/* Nothing, or one more thing, is lost. */
static void
change_outage(GRand *random, const ErpPlan *plan, ErpOutage **outage) {
  g_autoptr(GPtrArray) records = all_records(plan);
  if (*outage != NULL || records->len == 0) {
    g_clear_pointer(outage, erp_outage_free);
    return;
  }
  g_autofree char *path =
      erp_plan_path(plan, records->pdata[g_rand_int_range(random, 0, (gint) records->len)]);
  *outage = erp_outage_new();
  erp_outage_lose(*outage, path, ERP_PART_WHOLE);
}

/* Now and then everything is put back, which changes much at once. */
static void
test_random_edits(Setting *setting, gconstpointer name) {
  g_autoptr(ErpPlan) first = example(name);
  g_autoptr(ErpPlan) plan = erp_plan_ref(first);
  g_autoptr(ErpEvaluator) evaluator = erp_evaluator_new(setting->terrain);
  g_autoptr(ErpOutage) outage = NULL;
  GRand *random = g_rand_new_with_seed(7);
  guint n = g_test_slow() ? EDITS_SLOW : EDITS, n_applied = 0;
  for (guint i = 0; i < 40 * n && n_applied < n; i++) {
    g_autoptr(ErpEdit) edit = random_edit(random, plan);
    gboolean all_back = edit == NULL || i % 97 == 96;
    ErpPlan *next = all_back ? erp_plan_ref(first) : erp_plan_apply(plan, edit, NULL);
    if (next == NULL)
      continue;
    erp_plan_unref(plan);
    plan = next;
    n_applied++;
    if (i % 23 == 0)
      change_outage(random, plan, &outage);
    g_free(assert_same(setting, evaluator, plan, outage));
  }
  g_assert_cmpuint(n_applied, ==, n);
  g_rand_free(random);
}

/* ---- every record changed, and put back ---- */

static ErpPlan *
change(GRand *random, const ErpPlan *plan, const ErpRecord *record) {
  static const char *const values[] = {"3", "77", "900Mbps", "15ms", "2%", "yes", "no", NULL};
  const ErpKindInfo *info = erp_kind_info(record->kind);
  g_autofree char *path = erp_plan_path(plan, record);
  for (guint tries = 0; tries < 20; tries++) {
    guint field = (guint) g_rand_int_range(random, 0, (gint) info->n_fields);
    g_autoptr(ErpEdit) edit = erp_edit_set(
        path, info->fields[field].name, values[g_rand_int_range(random, 0, G_N_ELEMENTS(values))]);
    ErpPlan *changed = erp_plan_apply(plan, edit, NULL);
    if (changed != NULL)
      return changed;
  }
  g_autoptr(ErpEdit) edit = erp_edit_delete_following(path);
  return erp_plan_apply(plan, edit, NULL);
}

static void
test_put_back(Setting *setting, gconstpointer name) {
  g_autoptr(ErpPlan) plan = example(name);
  g_autoptr(GPtrArray) records = all_records(plan);
  g_autoptr(ErpEvaluator) evaluator = erp_evaluator_new(setting->terrain);
  g_autofree char *first = assert_same(setting, evaluator, plan, NULL);
  GRand *random = g_rand_new_with_seed(11);
  for (guint i = 0; i < records->len; i++) {
    g_autoptr(ErpPlan) changed = change(random, plan, records->pdata[i]);
    if (changed == NULL)
      continue;
    g_free(assert_same(setting, evaluator, changed, NULL));
    g_autoptr(ErpEvaluation) restored = erp_evaluator_run(evaluator, plan, NULL);
    g_autofree char *text = json_of(restored);
    g_assert_cmpstr(text, ==, first);
  }
  g_rand_free(random);
}

/* ---- what is not done twice ---- */

/* How many use a site changes nothing in the network but the site; a link's capacity only the
 * elements. */
static void
test_shared(Setting *setting, G_GNUC_UNUSED gconstpointer data) {
  g_autoptr(ErpPlan) plan = example("contoso.xml");
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) before = erp_evaluate_on(plan, setting->terrain, diags);
  guint n;
  const char *site = erp_record_id(erp_plan_of_kind(plan, ERP_KIND_SITE, &n)[0]);
  const char *link = erp_record_id(erp_plan_of_kind(plan, ERP_KIND_WAN_LINK, &n)[0]);
  g_autoptr(ErpPlan) fuller = test_apply(plan, erp_edit_set(site, "users", "123"));
  g_autoptr(ErpResults) after = erp_evaluate_after(fuller, NULL, before, diags);
  g_assert_true(after->network->elements == before->network->elements);
  g_assert_true(after->network->circuits == before->network->circuits);
  g_assert_cmpint(after->network->nodes[0].site->users, ==, 123);
  g_autoptr(ErpPlan) wider = test_apply(plan, erp_edit_set(link, "capacity", "7Gbps"));
  g_autoptr(ErpResults) again = erp_evaluate_after(wider, NULL, before, diags);
  g_assert_true(again->network->nodes == before->network->nodes);
  g_assert_cmpint(again->network->elements[0].capacity[ERP_UP], ==, 7000000000);
}

/* A name, or an answer, changes no way: all of them are the earlier ones. */
static void
test_kept(Setting *setting, G_GNUC_UNUSED gconstpointer data) {
  g_autoptr(ErpPlan) plan = example("contoso.xml");
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) before = erp_evaluate_on(plan, setting->terrain, diags);
  g_autoptr(ErpPlan) renamed = test_apply(plan, erp_edit_set("plan", "name", "Other"));
  g_autoptr(ErpResults) after = erp_evaluate_after(renamed, NULL, before, diags);
  g_assert_true(after->legs == before->legs);
  guint n;
  const char *link = erp_record_id(erp_plan_of_kind(plan, ERP_KIND_WAN_LINK, &n)[0]);
  g_autoptr(ErpPlan) slower = test_apply(plan, erp_edit_set(link, "rtt", "400ms"));
  g_autoptr(ErpResults) fresh = erp_evaluate_after(slower, NULL, before, diags);
  g_assert_true(fresh->legs != before->legs);
}

/* A policy for one site turns the ways of that site only. */
static void
test_policy(Setting *setting, G_GNUC_UNUSED gconstpointer data) {
  g_autoptr(ErpPlan) plan = example("contoso-geo-redundant.xml");
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) before = erp_evaluate_on(plan, setting->terrain, diags);
  g_autoptr(ErpPlan) other = test_apply(plan, erp_edit_set("policy[1]", "via", "internet"));
  g_autoptr(ErpResults) after = erp_evaluate_after(other, NULL, before, diags);
  g_assert_true(after->legs == before->legs);
  g_autoptr(ErpPlan) none = test_apply(plan, erp_edit_delete("policy[1]"));
  g_autoptr(ErpResults) again = erp_evaluate_after(none, NULL, before, diags);
  g_assert_true(again->legs == before->legs);
}

/* ---- in several threads ---- */

enum { MANY_SITES = 2300 }; /* enough for four threads */

static char *
json_in(const Setting *setting, ErpPlan *plan, guint threads) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) results = erp_evaluate_in(plan, setting->terrain, NULL, threads, diags);
  g_autoptr(ErpReview) review = erp_review_new_in(results, "2026-01-01", 1);
  const ErpJudgement judgement = {.review = review, .gate = {.open = TRUE}};
  GString *text = g_string_new(NULL);
  erp_report_check_json(&judgement, erp_sink_string(text));
  return g_string_free(text, FALSE);
}

static void
test_threads(Setting *setting, G_GNUC_UNUSED gconstpointer data) {
  g_autoptr(ErpPlan) plan = big_plan(MANY_SITES, 40, 3);
  g_autofree char *alone = json_in(setting, plan, 1);
  for (guint threads = 2; threads <= 9; threads += threads == 4 ? 5 : 1) {
    g_autofree char *shared = json_in(setting, plan, threads);
    g_assert_cmpstr(shared, ==, alone);
  }
}

/* Links between hubs turn the ways of many sites, but not of all. */
static void
test_many_anew(Setting *setting, G_GNUC_UNUSED gconstpointer data) {
  static const char *const times[] = {"1ms", "200ms", NULL};
  g_autoptr(ErpPlan) plan = big_plan(MANY_SITES, 40, 3);
  g_autoptr(ErpEvaluator) evaluator = erp_evaluator_new(setting->terrain);
  g_free(assert_same(setting, evaluator, plan, NULL));
  guint n;
  for (guint i = 0; i < 6; i++) {
    const char *link = erp_record_id(erp_plan_of_kind(plan, ERP_KIND_WAN_LINK, &n)[i / 2]);
    g_autoptr(ErpPlan) next = test_apply(plan, erp_edit_set(link, "rtt", times[i % 3]));
    g_free(assert_same(setting, evaluator, next, NULL));
    erp_plan_unref(plan);
    plan = g_steal_pointer(&next);
  }
}

/* A site that is moved a little keeps its ways, but not what depends on where it is. */
static void
test_moved(Setting *setting, G_GNUC_UNUSED gconstpointer data) {
  static const char *const edits[][3] = {{"a", "lat", "40.3"},
                                         {"b", "lon", "-75.2"},
                                         {"a-b", "rtt", "31ms"},
                                         {"a-b", "route", "3000km"}};
  g_autoptr(ErpPlan) plan = test_plan(
      "<tenant geo='NAM'/><site id='a' lat='40' lon='-100' users='90' mobile='60%' vpn='v' dns='b'>"
      "<internet id='i' kind='local' capacity='1Gbps'/></site>"
      "<site id='b' lat='41' lon='-75' users='10'><internet kind='local' capacity='1Gbps'/></site>"
      "<site id='c' lat='33' lon='-80' users='10' dns='a'><internet kind='local' "
      "capacity='1Gbps'/></site>"
      "<wan-link id='a-b' a='a' b='b' capacity='1Gbps' rtt='30ms'/>"
      "<environment id='e' region='europe'/><data-gateway id='d' site='a' environment='e' "
      "region='westeurope'/>"
      "<vpn id='v' site='b' mode='forced'/>");
  g_autoptr(ErpEvaluator) evaluator = erp_evaluator_new(setting->terrain);
  g_free(assert_same(setting, evaluator, plan, NULL));
  for (guint i = 0; i < G_N_ELEMENTS(edits); i++) {
    g_autoptr(ErpPlan) next = test_apply(plan, erp_edit_set(edits[i][0], edits[i][1], edits[i][2]));
    g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
    g_autoptr(ErpResults) before = erp_evaluate_on(plan, setting->terrain, diags);
    g_autoptr(ErpResults) after = erp_evaluate_after(next, NULL, before, diags);
    g_assert_nonnull(after->changes);
    g_assert_cmphex(after->changes->bits & ~(ERP_CHANGED_TIMES | ERP_CHANGED_FIGURES), ==, 0);
    g_free(assert_same(setting, evaluator, next, NULL));
    g_free(assert_same(setting, evaluator, plan, NULL));
  }
}

int
main(int argc, char **argv) {
  static const char *const plans[] = {"contoso.xml",          "contoso-geo-redundant.xml",
                                      "power-platform-b.xml", "asymmetric-new-jersey.xml",
                                      "meet-me.xml",          EVERYTHING};
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(plans); i++) {
    g_autofree char *path = g_strconcat("/again/random-edits/", plans[i], NULL);
    g_test_add(path, Setting, plans[i], set_up, test_random_edits, tear_down);
  }
  g_autoptr(GPtrArray) examples = test_files("../data/examples", ".xml");
  for (guint i = 0; i < examples->len; i++) {
    g_autofree char *path = g_strconcat("/again/put-back/", examples->pdata[i], NULL);
    g_test_add(path, Setting, examples->pdata[i], set_up, test_put_back, tear_down);
  }
  g_test_add("/again/threads", Setting, NULL, set_up, test_threads, tear_down);
  g_test_add("/again/many-anew", Setting, NULL, set_up, test_many_anew, tear_down);
  g_test_add("/again/put-back/" EVERYTHING, Setting, EVERYTHING, set_up, test_put_back, tear_down);
  g_test_add("/again/shared", Setting, NULL, set_up, test_shared, tear_down);
  g_test_add("/again/moved", Setting, NULL, set_up, test_moved, tear_down);
  g_test_add("/again/policy", Setting, NULL, set_up, test_policy, tear_down);
  g_test_add("/again/kept", Setting, NULL, set_up, test_kept, tear_down);
  return g_test_run();
}
