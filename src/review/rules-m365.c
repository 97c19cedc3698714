/* M36-01, M36-04, M36-05, M36-07: what of Microsoft 365 belongs on the internet. */
#include "review/checks.h"

#include "review/context.h"
#include "review/parts.h"

#include "base/i18n.h"

static gboolean
is_m365_over_circuit(const ErpFlow *flow) {
  return erp_flow_is_m365(flow) && flow->via == ERP_VIA_EXPRESSROUTE && erp_flow_active(flow);
}

static void
say_no_m365_over_circuit(const ErpRule *rule, ErpReview *review) {
  erp_review_add_not_applicable(review, rule,
                                _("No Microsoft 365 traffic is planned over ExpressRoute"));
}

/* ---- M36-01: sets that ExpressRoute does not carry ------------------------------------------ */

static const char *
say_set_ids(ErpReview *review, GArray *ids) {
  enum { LISTED = 8 };
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < MIN(ids->len, LISTED); i++)
    g_string_append_printf(text, "%s%u", i > 0 ? ", " : "", g_array_index(ids, guint, i));
  if (ids->len > LISTED)
    g_string_append_printf(text, ERP_NGETTEXT(" and %u more", " and %u more", ids->len - LISTED),
                           ids->len - LISTED);
  return g_string_chunk_insert_const(review->texts, text->str);
}

static int
compare_ids(gconstpointer a, gconstpointer b) {
  guint x = *(const guint *) a, y = *(const guint *) b;
  return (x > y) - (x < y);
}

static void
add_internet_only(ErpReview *review, const ErpRule *rule, guint32 site, GArray *ids) {
  const ErpNode *node = &review->results->network->nodes[site];
  g_array_sort(ids, compare_ids);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, node->id, &node->site->record,
      g_strdup_printf(ERP_NGETTEXT("%s sends %u endpoint set over ExpressRoute that Microsoft "
                                   "offers on the internet only: set %s",
                                   "%s sends %u endpoint sets over ExpressRoute that Microsoft "
                                   "offers on the internet only: sets %s",
                                   ids->len),
                      node->name, ids->len, say_set_ids(review, ids)));
  erp_finding_figure(finding, "sets", ERP_UNIT_COUNT, ids->len);
}

void
erp_check_m36_01(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  guint n_scope = 0, n_pass = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint n, first = erp_results_site_flows(results, site, &n);
    gboolean in_scope = FALSE;
    g_autoptr(GArray) ids = NULL;
    for (guint i = first; i < first + n; i++) {
      const ErpFlow *flow = &results->flows[i];
      if (!is_m365_over_circuit(flow))
        continue;
      in_scope = TRUE;
      const ErpSetGroup *group = &results->groups[flow->group];
      if (group->expressroute)
        continue;
      if (ids == NULL)
        ids = g_array_new(FALSE, FALSE, sizeof(guint));
      g_array_append_vals(ids, group->ids, group->n_ids);
    }
    n_scope += in_scope;
    if (ids != NULL)
      add_internet_only(review, rule, site, ids);
    else
      n_pass += in_scope;
  }
  if (n_scope == 0)
    say_no_m365_over_circuit(rule, review);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site sends only endpoint sets over ExpressRoute that "
                                   "Microsoft offers there",
                                   "%u sites send only endpoint sets over ExpressRoute that "
                                   "Microsoft offers there",
                                   n_pass),
                      n_pass));
}

/* ---- M36-04: people on the move ------------------------------------------------------------- */

static gboolean
has_documented_exception(const ErpTenant *tenant) {
  return tenant != NULL && tenant->m365_over_expressroute == ERP_M365_AUTHORIZED &&
         (tenant->reason == ERP_REASON_REGULATION || tenant->reason == ERP_REASON_MEASURED_NEED ||
          tenant->reason == ERP_REASON_NO_INTERNET_SITE);
}

/* Whether Microsoft 365 of the site is to go over a circuit: a byte. */
static void
uses_circuit_for_m365(ErpReview *review, guint32 site, gpointer part) {
  guint8 *uses = part;
  guint n, first = erp_results_site_flows(review->results, site, &n);
  for (guint i = first; i < first + n && !*uses; i++)
    *uses = is_m365_over_circuit(&review->results->flows[i]);
}

static void
add_mobile(ErpReview *review, const ErpRule *rule, const ErpNode *node) {
  const ErpSite *site = node->site;
  gboolean excepted = has_documented_exception(review->results->network->tenant);
  ErpFinding *finding = erp_review_add(
      review, rule, excepted ? ERP_VERDICT_WARN : ERP_VERDICT_FAIL, node->id, &site->record,
      site->kind == ERP_SITE_ROAMING
          ? g_strdup_printf(_("The roaming users of %s are to reach Microsoft 365 over "
                              "ExpressRoute"),
                            node->name)
          : g_strdup_printf(_("%s of the users of %s are mostly away from it, yet they are to "
                              "reach Microsoft 365 over ExpressRoute"),
                            erp_say(review, ERP_UNIT_PERCENT, site->mobile), node->name));
  erp_finding_figure(finding, "mobile_percent", ERP_UNIT_PERCENT, site->mobile);
  erp_finding_figure(finding, "users", ERP_UNIT_COUNT, site->users);
  erp_finding_limit(review, finding, "mobile");
}

void
erp_check_m36_04(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  gint64 limit = erp_params_value(results->params, "mobile");
  const guint8 *uses = erp_review_parts(review, sizeof(guint8), uses_circuit_for_m365);
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < results->network->n_sites; i++) {
    const ErpNode *node = &results->network->nodes[i];
    if (!uses[i])
      continue;
    n_scope++;
    if (node->site->kind == ERP_SITE_ROAMING || node->site->mobile >= limit)
      add_mobile(review, rule, node);
    else
      n_pass++;
  }
  if (n_scope == 0)
    say_no_m365_over_circuit(rule, review);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site with Microsoft 365 over ExpressRoute has fewer than "
                                   "%s of mobile users",
                                   "%u sites with Microsoft 365 over ExpressRoute have fewer than "
                                   "%s of mobile users",
                                   n_pass),
                      n_pass, erp_say_limit(review, "mobile")));
}

/* ---- M36-05: authorisation and reason ------------------------------------------------------- */

static guint
count_sites_over_circuit(ErpReview *review) {
  const guint8 *uses = erp_review_parts(review, sizeof(guint8), uses_circuit_for_m365);
  guint n = 0;
  for (guint32 i = 0; i < review->results->network->n_sites; i++)
    n += uses[i];
  return n;
}

/* The verdict on the exception, and its reason in words. */
static ErpVerdict
judge_exception(const ErpTenant *tenant, const ErpAnswer *answer, const char **why) {
  if (tenant == NULL || tenant->m365_over_expressroute == ERP_UNSET) {
    *why = _("the plan does not say whether Microsoft has authorised that");
    return ERP_VERDICT_NOT_ANSWERED;
  }
  if (tenant->m365_over_expressroute != ERP_M365_AUTHORIZED) {
    *why = _("Microsoft has not authorised that");
    return ERP_VERDICT_FAIL;
  }
  if (has_documented_exception(tenant)) {
    *why = _("that is authorised and has a documented reason");
    return ERP_VERDICT_PASS;
  }
  if (tenant->reason != ERP_UNSET) {
    *why = _("the stated reason is none, since the tenant decides where data rest and a circuit "
             "does not encrypt");
    return ERP_VERDICT_FAIL;
  }
  if (answer != NULL && answer->value == ERP_ANSWER_YES) {
    *why = _("that is authorised, and an answer declares the reason");
    return ERP_VERDICT_PASS;
  }
  *why = _("that is authorised but no reason is documented");
  return ERP_VERDICT_FAIL;
}

void
erp_check_m36_05(const ErpRule *rule, ErpReview *review) {
  const ErpTenant *tenant = review->results->network->tenant;
  guint n_sites = count_sites_over_circuit(review);
  if (n_sites == 0) {
    say_no_m365_over_circuit(rule, review);
    return;
  }
  const char *why;
  ErpVerdict verdict = judge_exception(tenant, erp_review_answer(review, rule, NULL), &why);
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, NULL, tenant == NULL ? NULL : &tenant->record,
      g_strdup_printf(ERP_NGETTEXT("%u site sends Microsoft 365 over ExpressRoute: %s",
                                   "%u sites send Microsoft 365 over ExpressRoute: %s", n_sites),
                      n_sites, why));
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, n_sites);
}

/* ---- M36-07: circuits that attract what belongs on the internet ----------------------------- */

/* A circuit whose routes reach the flow's site and win by longest prefix although a policy, or the
 * decision procedure, says internet. */
static guint32
attracting_circuit(const ErpResults *results, const ErpFlow *flow) {
  if (!erp_flow_is_m365(flow) || !erp_flow_active(flow) ||
      !results->groups[flow->group].expressroute)
    return ERP_NONE;
  gboolean by_policy = flow->by_policy && flow->via == ERP_VIA_INTERNET;
  gboolean by_routes = !flow->by_policy && flow->via == ERP_VIA_EXPRESSROUTE &&
                       flow->recommendation == ERP_RECOMMEND_INTERNET;
  guint32 route = flow->options->er.route;
  if ((!by_policy && !by_routes) || route == ERP_NONE)
    return ERP_NONE;
  guint32 circuit = results->routes[route].circuit;
  if (circuit == ERP_NONE ||
      (results->network->circuits[circuit].services >> flow->service & 1) == 0)
    return ERP_NONE;
  return circuit;
}

/* The circuits that attract traffic of a site, each once, in the order of its flows. */
typedef struct {
  guint32 n; /* more than there is room for = look at the flows */
  guint32 circuits[4];
} Attracted;

static void
attracted_of(ErpReview *review, guint32 site, gpointer part) {
  Attracted *attracted = part;
  guint n, first = erp_results_site_flows(review->results, site, &n);
  for (guint i = first; i < first + n; i++) {
    guint32 circuit = attracting_circuit(review->results, &review->results->flows[i]), at = 0;
    if (circuit == ERP_NONE || attracted->n > G_N_ELEMENTS(attracted->circuits))
      continue;
    while (at < attracted->n && attracted->circuits[at] != circuit)
      at++;
    if (at < attracted->n)
      continue;
    if (at < G_N_ELEMENTS(attracted->circuits))
      attracted->circuits[at] = circuit;
    attracted->n++;
  }
}

static void
note_site(GArray **sites, guint32 site) {
  if (*sites == NULL)
    *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  if ((*sites)->len == 0 || g_array_index(*sites, guint32, (*sites)->len - 1) != site)
    g_array_append_val(*sites, site);
}

/* Per circuit: the sites it attracts traffic of, or NULL. Caller frees. */
static GArray **
attracted_sites(ErpReview *review) {
  const ErpResults *results = review->results;
  const Attracted *attracted = erp_review_parts(review, sizeof(Attracted), attracted_of);
  GArray **sites = g_new0(GArray *, results->network->n_circuits + 1);
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    const Attracted *here = &attracted[site];
    gboolean fits = here->n <= G_N_ELEMENTS(here->circuits);
    for (guint i = 0; fits && i < here->n; i++)
      note_site(&sites[here->circuits[i]], site);
    guint n, first = erp_results_site_flows(results, site, &n);
    for (guint i = first; !fits && i < first + n; i++) {
      guint32 circuit = attracting_circuit(results, &results->flows[i]);
      if (circuit != ERP_NONE)
        note_site(&sites[circuit], site);
    }
  }
  return sites;
}

void
erp_check_m36_07(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_scope = 0, n_pass = 0;
  g_autofree GArray **sites = attracted_sites(review);
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *c = &network->circuits[i];
    const char *communities = erp_circuit_m365_communities(review, c);
    g_autoptr(GArray) of_circuit = sites[i];
    if (communities == NULL)
      continue;
    n_scope++;
    if (of_circuit == NULL) {
      n_pass++;
      continue;
    }
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_WARN, c->circuit->id, &c->circuit->record,
        g_strdup_printf(_("The circuit %s accepts %s, so its routes win for %s although the "
                          "traffic belongs on the internet"),
                        network->elements[c->element].name, communities,
                        erp_say_nodes(review, of_circuit)));
    erp_finding_sites(review, finding, of_circuit);
    finding->n_objects = 1;
    erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, of_circuit->len);
    erp_finding_advise(finding,
                       g_strdup_printf(_("Take %s out of the route filter of %s, or keep its "
                                         "routes from these sites."),
                                       communities, network->elements[c->element].name));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit accepts a Microsoft 365 community"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(
          ERP_NGETTEXT("What %u circuit carries of Microsoft 365 is there by a policy, or "
                       "gains by it",
                       "What %u circuits carry of Microsoft 365 is there by a policy, "
                       "or gains by it",
                       n_pass),
          n_pass));
}
