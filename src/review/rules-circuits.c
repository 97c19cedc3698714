/* What is stated of circuits, their peerings and links: REL-05, REL-06, REL-07, REL-15, REL-17,
 * REL-21, REL-25, CST-05, CST-10, CST-11 and PRF-07. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

/* Records of the plan by verdict. */
typedef struct {
  GPtrArray *of[ERP_VERDICT_FAIL + 1];
} Tally;

static void
tally_init(Tally *tally) {
  for (guint v = 0; v <= ERP_VERDICT_FAIL; v++)
    tally->of[v] = g_ptr_array_new();
}

static void
tally_clear(Tally *tally) {
  for (guint v = 0; v <= ERP_VERDICT_FAIL; v++)
    g_ptr_array_unref(tally->of[v]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Tally, tally_clear)

static guint
tally_total(const Tally *tally) {
  guint n = 0;
  for (guint v = 0; v <= ERP_VERDICT_FAIL; v++)
    n += tally->of[v]->len;
  return n;
}

/* A verdict on one circuit, or on one of its peerings; NOT_APPLICABLE leaves it out. */
typedef ErpVerdict Judge(const ErpNetwork *network, const ErpRecord *record);

static void
judge_one(Tally *tally, const ErpNetwork *network, const ErpRecord *record, Judge *judge) {
  ErpVerdict verdict = judge(network, record);
  if (verdict != ERP_VERDICT_NOT_APPLICABLE)
    g_ptr_array_add(tally->of[verdict], (gpointer) record);
}

static void
judge_kind(Tally *tally, const ErpReview *review, ErpKind kind, Judge *judge) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, kind, &n);
  for (guint i = 0; i < n; i++)
    judge_one(tally, review->results->network, records[i], judge);
}

static const ErpCircuit *
as_circuit(const ErpRecord *record) {
  return ERP_AS(ErpCircuit, CIRCUIT, record);
}

/* ---- REL-05: two edges ---------------------------------------------------------------------- */

static ErpVerdict
judge_edges(const ErpNetwork *network G_GNUC_UNUSED, const ErpRecord *record) {
  const ErpCircuit *circuit = as_circuit(record);
  if (circuit->edge_primary == NULL || circuit->edge_secondary == NULL)
    return ERP_VERDICT_NOT_ANSWERED;
  return strcmp(circuit->edge_primary, circuit->edge_secondary) == 0 ? ERP_VERDICT_FAIL
                                                                     : ERP_VERDICT_PASS;
}

void
erp_check_rel_05(const ErpRule *rule, ErpReview *review) {
  g_auto(Tally) tally = {{NULL}};
  tally_init(&tally);
  judge_kind(&tally, review, ERP_KIND_CIRCUIT, judge_edges);
  if (tally_total(&tally) == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  const GPtrArray *failed = tally.of[ERP_VERDICT_FAIL];
  for (guint i = 0; i < failed->len; i++) {
    const ErpCircuit *circuit = as_circuit(failed->pdata[i]);
    erp_review_add(review, rule, ERP_VERDICT_FAIL, circuit->id, &circuit->record,
                   g_strdup_printf(_("Both links of %s end at the edge %s: its loss takes the "
                                     "whole circuit away"),
                                   erp_say_record(review, &circuit->record),
                                   circuit->edge_primary));
  }
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, tally.of[ERP_VERDICT_NOT_ANSWERED],
                       _("The plan does not say at which edges both links of %s end"));
  guint n_pass = tally.of[ERP_VERDICT_PASS]->len;
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("The links of %u circuit end at two edges",
                                   "The links of %u circuits end at two edges each", n_pass),
                      n_pass));
}

/* ---- REL-06: both BGP sessions -------------------------------------------------------------- */

static ErpVerdict
judge_sessions(const ErpNetwork *network G_GNUC_UNUSED, const ErpRecord *record) {
  const ErpPeering *peering = ERP_AS(ErpPeering, PEERING, record);
  if (peering->sessions == ERP_UNSET)
    return ERP_VERDICT_NOT_ANSWERED;
  return peering->sessions >= 2 ? ERP_VERDICT_PASS : ERP_VERDICT_FAIL;
}

void
erp_check_rel_06(const ErpRule *rule, ErpReview *review) {
  g_auto(Tally) tally = {{NULL}};
  tally_init(&tally);
  judge_kind(&tally, review, ERP_KIND_PEERING, judge_sessions);
  if (tally_total(&tally) == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a peering"));
  erp_review_add_alike(
      review, rule, ERP_VERDICT_FAIL, tally.of[ERP_VERDICT_FAIL],
      _("1 of 2 BGP sessions is up on %s: the availability that Microsoft promises "
        "needs both"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, tally.of[ERP_VERDICT_NOT_ANSWERED],
                       _("The plan does not say how many BGP sessions are up on %s"));
  guint n_pass = tally.of[ERP_VERDICT_PASS]->len;
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u peering has both BGP sessions up",
                                                   "%u peerings have both BGP sessions up", n_pass),
                                      n_pass));
}

/* ---- REL-07: both links carry traffic ------------------------------------------------------- */

static ErpVerdict
judge_mode(const ErpNetwork *network G_GNUC_UNUSED, const ErpRecord *record) {
  const ErpCircuit *circuit = as_circuit(record);
  if (circuit->mode == ERP_UNSET)
    return ERP_VERDICT_NOT_ANSWERED;
  return circuit->mode == ERP_MODE_ACTIVE_ACTIVE ? ERP_VERDICT_PASS : ERP_VERDICT_WARN;
}

void
erp_check_rel_07(const ErpRule *rule, ErpReview *review) {
  g_auto(Tally) tally = {{NULL}};
  tally_init(&tally);
  judge_kind(&tally, review, ERP_KIND_CIRCUIT, judge_mode);
  if (tally_total(&tally) == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  erp_review_add_alike(review, rule, ERP_VERDICT_WARN, tally.of[ERP_VERDICT_WARN],
                       _("1 of 2 links stands by on %s: nobody notices when it goes stale, and a "
                         "failure hits every connection at once"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, tally.of[ERP_VERDICT_NOT_ANSWERED],
                       _("The plan does not say whether both links carry traffic on %s"));
  guint n_pass = tally.of[ERP_VERDICT_PASS]->len;
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("Both links of %u circuit carry traffic",
                                   "Both links of %u circuits carry traffic", n_pass),
                      n_pass));
}

/* ---- REL-15: how soon a dead link is noticed ------------------------------------------------ */

static ErpVerdict
judge_bfd(const ErpNetwork *network, const ErpRecord *record) {
  const ErpNetCircuit *circuit =
      &network->circuits[erp_network_circuit(network, erp_record_id(record))];
  if (circuit->microsoft == NULL && circuit->private_peering == NULL)
    return ERP_VERDICT_NOT_APPLICABLE;
  if (circuit->circuit->bfd == ERP_UNSET)
    return ERP_VERDICT_NOT_ANSWERED;
  return circuit->circuit->bfd == TRUE ? ERP_VERDICT_PASS : ERP_VERDICT_WARN;
}

void
erp_check_rel_15(const ErpRule *rule, ErpReview *review) {
  const ErpParams *params = review->results->params;
  gint64 detected =
      erp_params_value(params, "bfd.interval") * erp_params_value(params, "bfd.multiplier");
  const char *with_bfd = erp_say(review, ERP_UNIT_TIME, detected);
  const char *hold = erp_say_limit(review, "bgp.hold");
  g_auto(Tally) tally = {{NULL}};
  tally_init(&tally);
  judge_kind(&tally, review, ERP_KIND_CIRCUIT, judge_bfd);
  if (tally_total(&tally) == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a peering"));
  g_autofree char *warning =
      g_strdup_printf(_("BFD does not watch %s: a dead link is noticed after up to %s instead of "
                        "%s"),
                      "%s", hold, with_bfd);
  ErpFinding *finding =
      erp_review_add_alike(review, rule, ERP_VERDICT_WARN, tally.of[ERP_VERDICT_WARN], warning);
  if (finding != NULL)
    erp_finding_limit(review, finding, "bgp.hold");
  g_autofree char *question = g_strdup_printf(
      _("The plan does not say whether BFD watches %s: a dead link is noticed in %s with it, in up "
        "to %s without"),
      "%s", with_bfd, hold);
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, tally.of[ERP_VERDICT_NOT_ANSWERED],
                       question);
  guint n_pass = tally.of[ERP_VERDICT_PASS]->len;
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("BFD watches %u circuit: a dead link is noticed "
                                                   "in %s",
                                                   "BFD watches %u circuits: a dead link is "
                                                   "noticed in %s",
                                                   n_pass),
                                      n_pass, with_bfd));
}

/* ---- REL-17: failover tests ----------------------------------------------------------------- */

/* Circuits that no planned flow uses are there for the day another fails. */
static GPtrArray *
standby_circuits(const ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  GPtrArray *standby = g_ptr_array_new();
  guint n_used = 0;
  for (guint i = 0; i < network->n_circuits; i++)
    n_used += results->loads[network->circuits[i].element].n_flows > 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    gboolean idle = n_used > 0 && results->loads[circuit->element].n_flows == 0 &&
                    (circuit->microsoft != NULL || circuit->private_peering != NULL);
    if (idle || circuit->circuit->mode == ERP_MODE_ACTIVE_PASSIVE)
      g_ptr_array_add(standby, (gpointer) &circuit->circuit->record);
  }
  return standby;
}

/* Says what is wrong with the date of a test; FALSE when nothing is. */
static gboolean
judge_test(ErpReview *review, const ErpRule *rule, const ErpRecord *circuit) {
  const ErpAnswer *answer = erp_review_answer(review, rule, erp_record_id(circuit));
  if (answer == NULL || answer->value != ERP_ANSWER_YES || review->today == NULL)
    return FALSE;
  gint64 days = erp_review_days_since(review, answer->date);
  gint64 limit = erp_params_value(review->results->params, "failover.days");
  if (days != ERP_UNSET && days >= 0 && days <= limit)
    return FALSE;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, erp_record_id(circuit), circuit,
      days == ERP_UNSET
          ? g_strdup_printf(_("The plan does not say when failing over to %s was tested"),
                            erp_say_record(review, circuit))
      : days < 0
          ? g_strdup_printf(_("Failing over to %s is tested on %s, which is still to come"),
                            erp_say_record(review, circuit), answer->date)
          : g_strdup_printf(_("Failing over to %s was tested %s days ago, on %s: more than %s"),
                            erp_say_record(review, circuit), erp_say(review, ERP_UNIT_COUNT, days),
                            answer->date, erp_say_limit(review, "failover.days")));
  erp_finding_figure(finding, "days", ERP_UNIT_COUNT, days);
  erp_finding_limit(review, finding, "failover.days");
  return TRUE;
}

void
erp_check_rel_17(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GPtrArray) standby = standby_circuits(review);
  g_autoptr(GPtrArray) asked = g_ptr_array_new();
  if (standby->len == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit or link of a circuit stands by"));
  for (guint i = 0; i < standby->len; i++)
    if (!judge_test(review, rule, standby->pdata[i]))
      g_ptr_array_add(asked, standby->pdata[i]);
  g_autofree char *question =
      g_strdup_printf(_("Was failing over to the standby of %s tested within the last %s?"), "%s",
                      erp_say_limit(review, "failover.days"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, asked, question);
}

/* ---- REL-21: the links of Direct ports ------------------------------------------------------ */

/* A session runs over each link. */
static gboolean
has_both_sessions(const ErpPeering *peering) {
  return peering != NULL && peering->sessions != ERP_UNSET && peering->sessions >= 2;
}

static ErpVerdict
judge_ports(const ErpNetwork *network, const ErpRecord *record) {
  const ErpNetCircuit *circuit =
      &network->circuits[erp_network_circuit(network, erp_record_id(record))];
  if (!erp_circuit_is_direct(circuit->circuit))
    return ERP_VERDICT_NOT_APPLICABLE;
  return has_both_sessions(circuit->microsoft) || has_both_sessions(circuit->private_peering)
             ? ERP_VERDICT_PASS
             : ERP_VERDICT_NOT_ANSWERED;
}

void
erp_check_rel_21(const ErpRule *rule, ErpReview *review) {
  g_auto(Tally) tally = {{NULL}};
  tally_init(&tally);
  judge_kind(&tally, review, ERP_KIND_CIRCUIT, judge_ports);
  if (tally_total(&tally) == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit is an ExpressRoute Direct port"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, tally.of[ERP_VERDICT_NOT_ANSWERED],
                       _("The plan does not say whether both links of the Direct ports of %s are "
                         "enabled"));
  guint n_pass = tally.of[ERP_VERDICT_PASS]->len;
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit on Direct ports has a BGP session on each link",
                                   "%u circuits on Direct ports have a BGP session on each link",
                                   n_pass),
                      n_pass));
}

/* ---- REL-25: the AS path during maintenance ------------------------------------------------- */

/* The exits of a circuit, by index, that have the highest and the lowest local preference. */
typedef struct {
  guint32 most, least;
} Preference;

/* Per circuit; both ERP_NONE when it has no stated exit. Caller frees. */
static Preference *
preferences_of(const ErpReview *review) {
  const ErpRouting *routing = review->routing;
  guint n_circuits = review->results->network->n_circuits;
  Preference *preferences = g_new(Preference, n_circuits + 1);
  for (guint i = 0; i < n_circuits; i++)
    preferences[i] = (Preference){ERP_NONE, ERP_NONE};
  for (guint32 i = 0; i < routing->n_stated; i++) {
    if (routing->exits[i].circuit == ERP_NONE)
      continue;
    Preference *of = &preferences[routing->exits[i].circuit];
    if (of->most == ERP_NONE || routing->exits[i].local_pref > routing->exits[of->most].local_pref)
      of->most = i;
    if (of->least == ERP_NONE ||
        routing->exits[i].local_pref < routing->exits[of->least].local_pref)
      of->least = i;
  }
  return preferences;
}

static void
add_pinned(ErpReview *review, const ErpRule *rule, const ErpCircuit *circuit,
           const Preference *preference) {
  const ErpRoutingExit *most = &review->routing->exits[preference->most];
  const ErpRoutingExit *least = &review->routing->exits[preference->least];
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, circuit->id, &circuit->record,
      g_strdup_printf(_("The exit %s of %s has the local preference %s and %s has %s: this counts "
                        "before the longer AS path that Microsoft sends on a link it maintains"),
                      most->id, erp_say_record(review, &circuit->record),
                      erp_say(review, ERP_UNIT_COUNT, most->local_pref), least->id,
                      erp_say(review, ERP_UNIT_COUNT, least->local_pref)));
  erp_finding_figure(finding, "local_preference", ERP_UNIT_COUNT, most->local_pref);
  erp_finding_figure(finding, "local_preference_other", ERP_UNIT_COUNT, least->local_pref);
}

void
erp_check_rel_25(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree Preference *preferences = preferences_of(review);
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n_scope = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    const Preference *of = &preferences[i];
    if (circuit->microsoft == NULL && circuit->private_peering == NULL)
      continue;
    n_scope++;
    if (of->most != ERP_NONE &&
        review->routing->exits[of->most].local_pref != review->routing->exits[of->least].local_pref)
      add_pinned(review, rule, circuit->circuit, of);
    else
      g_ptr_array_add(open, (gpointer) &circuit->circuit->record);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a peering"));
  erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, open,
      _("Do the edges of %s heed the longer AS path that Microsoft sends on a link "
        "it maintains? Whoever configures the edge routers can say"));
}

/* ---- CST-05: paid for and not provisioned --------------------------------------------------- */

static void
add_idle(ErpReview *review, const ErpRule *rule, const ErpCircuit *circuit, gint64 days) {
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, circuit->id, &circuit->record,
      g_strdup_printf(_("%s was ordered %s days ago, on %s, and is not provisioned: it is billed "
                        "from its creation (limit %s)"),
                      erp_say_record(review, &circuit->record),
                      erp_say(review, ERP_UNIT_COUNT, days), circuit->ordered,
                      erp_say_limit(review, "idle.days")));
  erp_finding_figure(finding, "days", ERP_UNIT_COUNT, days);
  erp_finding_limit(review, finding, "idle.days");
}

void
erp_check_cst_05(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 limit = erp_params_value(review->results->params, "idle.days");
  g_autoptr(GPtrArray) stateless = g_ptr_array_new();
  g_autoptr(GPtrArray) dateless = g_ptr_array_new();
  guint n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    gint64 days = erp_review_days_since(review, circuit->ordered);
    if (circuit->state == ERP_UNSET)
      g_ptr_array_add(stateless, (gpointer) &circuit->record);
    else if (circuit->state == ERP_STATE_PROVISIONED || (days != ERP_UNSET && days <= limit))
      n_pass++;
    else if (days == ERP_UNSET)
      g_ptr_array_add(dateless, (gpointer) &circuit->record);
    else
      add_idle(review, rule, circuit, days);
  }
  if (network->n_circuits == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, stateless,
                       _("The plan does not say whether the provider has provisioned %s"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, dateless,
                       _("The provider has not provisioned %s, and the plan does not say when that "
                         "was ordered"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit is provisioned, or was ordered at most %s ago",
                                   "%u circuits are provisioned, or were ordered at most %s ago",
                                   n_pass),
                      n_pass, erp_say_limit(review, "idle.days")));
}

/* ---- questions that only people can answer -------------------------------------------------- */

void
erp_check_cst_10(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  if (network->n_circuits == 0 && network->n_gateways == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit and no gateway"));
  else
    erp_review_add(
        review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
        g_strdup(_("Do a budget and an alert watch the cost of circuits and gateways?")));
}

void
erp_check_cst_11(const ErpRule *rule, ErpReview *review) {
  if (review->results->network->n_circuits == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  else
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                   g_strdup(_("Are the charge of the provider, the effort of your own staff and "
                              "the charge of Azure all worked out?")));
}

static gboolean
is_media_over_circuit(const ErpReview *review G_GNUC_UNUSED, const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE && erp_flow_is_m365(flow) &&
         flow->traffic_class == ERP_CLASS_REALTIME;
}

void
erp_check_prf_07(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) sites = erp_review_sites_with(review, is_media_over_circuit);
  if (sites->len == 0) {
    erp_review_add_not_applicable(review, rule,
                                  _("No Teams media is planned over a Microsoft peering"));
    return;
  }
  erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                 g_strdup_printf(_("Are the marks EF, AF41, AF21 and CS3 of the media of %s kept "
                                   "end to end, and other marks set to 0?"),
                                 erp_say_nodes(review, sites)));
}
