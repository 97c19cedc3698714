/* ASY-01, ASY-09, ASY-10: whether answers come back the way the questions went. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

/* Sites whose traffic leaves by the same exits and fares alike. */
typedef struct {
  ErpSymmetry symmetry;
  guint32 forward, back;
  gboolean stripped;
  ErpPrefix prefix; /* a part of their addresses that shows it */
  gboolean has_prefix;
  GArray *sites;
} Group;

static void
clear_group(gpointer group) {
  g_array_unref(((Group *) group)->sites);
}

static GArray *
groups_new(void) {
  GArray *groups = g_array_new(FALSE, FALSE, sizeof(Group));
  g_array_set_clear_func(groups, clear_group);
  return groups;
}

static void
note_part(GArray *groups, const ErpSymmetryPart *part, guint32 site) {
  Group *found = NULL;
  for (guint i = 0; i < groups->len && found == NULL; i++) {
    Group *group = &g_array_index(groups, Group, i);
    if (group->symmetry == part->symmetry && group->forward == part->forward &&
        group->back == part->back)
      found = group;
  }
  if (found == NULL) {
    Group group = {part->symmetry,
                   part->forward,
                   part->back,
                   part->stripped,
                   part->prefix,
                   part->prefix.family != 0,
                   g_array_new(FALSE, FALSE, sizeof(guint32))};
    g_array_append_val(groups, group);
    found = &g_array_index(groups, Group, groups->len - 1);
  }
  if (found->sites->len == 0 || g_array_index(found->sites, guint32, found->sites->len - 1) != site)
    g_array_append_val(found->sites, site);
}

/* ---- ways out ------------------------------------------------------------------------------- */

static gboolean
is_public_flow(const ErpFlow *flow) {
  return erp_flow_active(flow) && !erp_flow_is_private(flow) && flow->route != ERP_NONE;
}

/* The exits a route leaves by; none for people who are on the internet wherever they are. */
static void
exits_of_route(const ErpReview *review, const ErpRoute *route, GArray *exits) {
  g_array_set_size(exits, 0);
  erp_routing_circuit_exits(review->routing, route->circuit, NULL, exits);
  if (route->circuit == ERP_NONE)
    erp_routing_egress_exits(review->routing, route->egress, NULL, exits);
}

/* Addresses of the provider lead back to the internet access they belong to. */
static gboolean
leads_back_by_itself(const ErpReview *review, const ErpRoute *route) {
  return route->circuit == ERP_NONE &&
         (route->egress == ERP_NONE || review->routing->implied[route->egress] != ERP_NONE);
}

/* Ways out while they are judged, and those that fare ill. */
typedef struct {
  const ErpReview *review;
  ErpSymmetryJudge *judge;
  GArray *exits; /* guint32: what a flow leaves by */
  GArray *parts; /* ErpSymmetryPart: how it fares */
  GArray *groups;
} Ways;

static void
ways_init(Ways *ways, const ErpReview *review) {
  ways->review = review;
  ways->judge = erp_symmetry_judge_new(review->routing);
  ways->exits = g_array_new(FALSE, FALSE, sizeof(guint32));
  ways->parts = g_array_new(FALSE, FALSE, sizeof(ErpSymmetryPart));
  ways->groups = groups_new();
}

static void
ways_clear(Ways *ways) {
  erp_symmetry_judge_free(ways->judge);
  g_array_unref(ways->exits);
  g_array_unref(ways->parts);
  g_array_unref(ways->groups);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Ways, ways_clear)

/* How the traffic of a site fares that leaves by the exits. */
static ErpSymmetry
judge_way(Ways *ways, guint32 site, const guint8 *down) {
  g_array_set_size(ways->parts, 0);
  return erp_symmetry_outbound(ways->judge, site, ways->exits, down, ways->parts);
}

/* Every way out of a site once: routes differ from each other. */
static void
judge_site(Ways *ways, guint32 site, guint *n_scope, guint *n_pass) {
  const ErpReview *review = ways->review;
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  guint32 last = ERP_NONE;
  gboolean any = FALSE;
  ErpSymmetry worst = ERP_SYMMETRY_SYMMETRIC;
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!is_public_flow(flow) || flow->route == last)
      continue;
    last = flow->route;
    const ErpRoute *route = &results->routes[flow->route];
    if (leads_back_by_itself(review, route)) {
      any |= route->egress != ERP_NONE;
      continue;
    }
    exits_of_route(review, route, ways->exits);
    if (ways->exits->len == 0)
      continue;
    worst = MAX(worst, judge_way(ways, site, NULL));
    any |= ways->parts->len > 0; /* none when all addresses are private: CLI-03 says so */
    for (guint p = 0; p < ways->parts->len; p++) {
      const ErpSymmetryPart *part = &g_array_index(ways->parts, ErpSymmetryPart, p);
      if (part->symmetry > ERP_SYMMETRY_SPLIT_PATH)
        note_part(ways->groups, part, site);
    }
  }
  *n_scope += any;
  *n_pass += any && worst <= ERP_SYMMETRY_SPLIT_PATH;
}

/* ---- words ---------------------------------------------------------------------------------- */

static char *
say_unknown(const char *sites, const char *out, const char *back) {
  if (back == NULL)
    return g_strdup_printf(_("The plan does not say which addresses stand for %s outside %s: "
                             "give a NAT pool or the sites' prefixes"),
                           sites, out);
  return g_strdup_printf(_("Traffic of %s leaves by %s and comes back by %s; the plan does not say "
                           "at which edge that is"),
                         sites, out, back);
}

static char *
say_indeterminate(const char *sites, const char *out, const char *prefix, const char *back,
                  gboolean stripped) {
  return g_strdup_printf(
      stripped ? _("Traffic of %s leaves by %s with %s and may come back by %s: the prepended AS "
                   "number is private, so Microsoft ignores it")
               : _("Traffic of %s leaves by %s with %s and may come back by %s: the routes are "
                   "equally good, and the edges share no state"),
      sites, out, prefix, back);
}

static char *
say_group(ErpReview *review, const Group *group) {
  const char *sites = erp_say_nodes(review, group->sites);
  const char *out = erp_say_exit(review, group->forward);
  const char *back = group->back == ERP_NONE ? NULL : erp_say_exit(review, group->back);
  g_autofree char *prefix =
      group->has_prefix ? erp_prefix_format(&group->prefix) : g_strdup(_("their addresses"));
  if (group->symmetry == ERP_SYMMETRY_UNKNOWN)
    return say_unknown(sites, out, back);
  if (back == NULL)
    return g_strdup_printf(_("Traffic of %s leaves by %s with %s, which is advertised nowhere: "
                             "answers find no way back"),
                           sites, out, prefix);
  if (group->symmetry == ERP_SYMMETRY_INDETERMINATE)
    return say_indeterminate(sites, out, prefix, back, group->stripped);
  if (group->symmetry == ERP_SYMMETRY_HARMLESS)
    return g_strdup_printf(_("Traffic of %s leaves by %s with %s and comes back by %s; no device "
                             "there keeps connection state"),
                           sites, out, prefix, back);
  return g_strdup_printf(
      review->routing->exits[group->back].circuit == ERP_NONE
          ? _("Traffic of %s leaves by %s with %s and comes back by %s, since "
              "no circuit advertises these addresses with as long a prefix: its edge drops answers "
              "to connections it has not seen")
          : _("Traffic of %s leaves by %s with %s and comes back by %s, which "
              "Microsoft prefers: its edge drops answers to connections it has "
              "not seen"),
      sites, out, prefix, back);
}

static void
add_group(ErpReview *review, const ErpRule *rule, const Group *group) {
  const ErpRoutingExit *exit = &review->routing->exits[group->forward];
  ErpFinding *finding = erp_review_add(review, rule, erp_symmetry_verdict(group->symmetry),
                                       exit->id, exit->record, say_group(review, group));
  erp_finding_sites(review, finding, group->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, group->sites->len);
}

/* ---- ASY-01 --------------------------------------------------------------------------------- */

void
erp_check_asy_01(const ErpRule *rule, ErpReview *review) {
  guint n_scope = 0, n_pass = 0;
  if (!erp_review_has_microsoft_peering(review)) {
    erp_review_add_not_applicable(review, rule,
                                  _("No circuit has a Microsoft peering: all ways to Microsoft "
                                    "and back are the internet's"));
    return;
  }
  g_auto(Ways) ways = {.review = NULL};
  ways_init(&ways, review);
  for (guint32 i = 0; i < review->results->network->n_sites; i++)
    judge_site(&ways, i, &n_scope, &n_pass);
  for (guint i = 0; i < ways.groups->len; i++)
    add_group(review, rule, &g_array_index(ways.groups, Group, i));
  if (n_scope == 0)
    erp_review_add_not_applicable(
        review, rule, _("No site sends traffic with public addresses to public services"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("Answers to %u site come back the way the "
                                                   "questions went",
                                                   "Answers to %u sites come back the way the "
                                                   "questions went",
                                                   n_pass),
                                      n_pass));
}

/* ---- ASY-09: private peering ---------------------------------------------------------------- */

static guint
private_circuits(const ErpNetwork *network, const ErpGateway *gateway) {
  guint n = 0;
  for (guint i = 0; i < gateway->record.n_children; i++) {
    const ErpRecord *child = gateway->record.children[i];
    guint32 circuit = child->kind == ERP_KIND_CONNECTION
                          ? erp_network_circuit(network, ((const ErpConnection *) child)->circuit)
                          : ERP_NONE;
    n += circuit != ERP_NONE && network->circuits[circuit].private_peering != NULL;
  }
  return n;
}

/* "Hub", or "Hub, to 10.0.0.0/9". Caller frees. */
static char *
say_target(const char *gateway, const ErpPrefix *prefix) {
  if (prefix->family == 0)
    return g_strdup(gateway);
  g_autofree char *text = erp_prefix_format(prefix);
  return g_strdup_printf(_("%s, to %s,"), gateway, text);
}

static char *
say_private(ErpReview *review, const char *name, const ErpPrivateJudgement *judgement) {
  g_autofree char *gateway = say_target(name, &judgement->prefix);
  const char *azure = erp_say_exit(review, judgement->from_azure);
  const char *ours = erp_say_exit(review, judgement->to_azure);
  return g_strdup_printf(
      judgement->symmetry == ERP_SYMMETRY_UNKNOWN
          ? _("Gateway %s answers by %s and is reached by %s; the plan does not say at which edges")
      : judgement->symmetry == ERP_SYMMETRY_HARMLESS
          ? _("Gateway %s answers by %s while it is reached by %s: nothing keeps state there, but "
              "the ways differ")
      : judgement->symmetry == ERP_SYMMETRY_INDETERMINATE
          ? _("Gateway %s may answer by %s while it is reached by %s, and their edges share no "
              "state")
          : _("Gateway %s answers by %s while it is reached by %s, and a stateful edge sees only "
              "half of that"),
      gateway, azure, ours);
}

void
erp_check_asy_09(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_gateways; i++) {
    const ErpGateway *gateway = network->gateways[i].gateway;
    if (private_circuits(network, gateway) < 2)
      continue;
    n_scope++;
    ErpPrivateJudgement judgement = erp_symmetry_private(review->routing, i, NULL);
    ErpVerdict verdict = erp_symmetry_verdict(judgement.symmetry);
    if (judgement.symmetry == ERP_SYMMETRY_INDETERMINATE)
      verdict = ERP_VERDICT_WARN; /* both spread alike: which connections meet it is chance */
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict != ERP_VERDICT_PASS)
      erp_review_add(
          review, rule, verdict, gateway->id, &gateway->record,
          say_private(review, network->elements[network->gateways[i].element].name, &judgement));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No gateway has private peering over two circuits"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u gateway is reached and answers by the same "
                                                   "circuit",
                                                   "%u gateways are reached and answer by the same "
                                                   "circuit",
                                                   n_pass),
                                      n_pass));
}

/* ---- ASY-10: after the loss of a circuit ---------------------------------------------------- */

/* Where a flow goes when its circuit is lost: the other circuits that can carry it, those with the
 * highest local preference, else its way to the internet. Replaces what is in `best`; `all` is room
 * to work in. */
static void
exits_after_loss(const ErpReview *review, ErpReach *reach, const ErpFlow *flow, const guint8 *down,
                 GArray *all, GArray *best) {
  g_array_set_size(all, 0);
  g_array_set_size(best, 0);
  guint32 lost = review->results->routes[flow->route].circuit;
  gint64 highest = G_MININT64;
  const GArray *usable = erp_reach_circuits(reach, review, flow);
  for (guint i = 0; i < usable->len; i++)
    if (g_array_index(usable, guint32, i) != lost)
      erp_routing_circuit_exits(review->routing, g_array_index(usable, guint32, i), down, all);
  for (guint i = 0; i < all->len; i++) {
    guint32 exit = g_array_index(all, guint32, i);
    gint64 preference = review->routing->exits[exit].local_pref;
    if (preference < highest)
      continue;
    if (preference > highest)
      g_array_set_size(best, 0);
    highest = preference;
    g_array_append_val(best, exit);
  }
  if (best->len == 0 && flow->options->net.route != ERP_NONE)
    erp_routing_egress_exits(review->routing,
                             review->results->routes[flow->options->net.route].egress, down, best);
}

static void
judge_after_loss(Ways *ways, ErpReach *reach, const ErpCircuitFlows *flows, guint32 circuit) {
  const ErpReview *review = ways->review;
  g_autofree guint8 *down = g_new0(guint8, review->routing->n_exits);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < review->routing->n_exits; i++)
    down[i] = review->routing->exits[i].circuit == circuit;
  guint32 last = ERP_NONE;
  for (guint32 i = flows->first[circuit]; i < flows->first[circuit + 1]; i++) {
    const ErpFlow *flow = &review->results->flows[flows->flows[i]];
    if (!is_public_flow(flow) || flow->route == last)
      continue;
    last = flow->route;
    exits_after_loss(review, reach, flow, down, all, ways->exits);
    judge_way(ways, flow->site, down);
    for (guint p = 0; p < ways->parts->len; p++) {
      const ErpSymmetryPart *part = &g_array_index(ways->parts, ErpSymmetryPart, p);
      if (part->symmetry == ERP_SYMMETRY_UNKNOWN || part->symmetry >= ERP_SYMMETRY_INDETERMINATE)
        note_part(ways->groups, part, flow->site);
    }
  }
}

static void
add_loss(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *lost, const Group *group) {
  g_autofree char *then = say_group(review, group);
  ErpFinding *finding =
      erp_review_add(review, rule, erp_symmetry_verdict(group->symmetry), lost->circuit->id,
                     &lost->circuit->record,
                     g_strdup_printf(_("After the loss of circuit %s: %s"),
                                     review->results->network->elements[lost->element].name, then));
  erp_finding_sites(review, finding, group->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, group->sites->len);
}

static gboolean
carries_public(const ErpReview *review, const ErpCircuitFlows *flows, guint32 circuit) {
  for (guint32 i = flows->first[circuit]; i < flows->first[circuit + 1]; i++)
    if (is_public_flow(&review->results->flows[flows->flows[i]]))
      return TRUE;
  return FALSE;
}

void
erp_check_asy_10(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(ErpReach) reach = erp_reach_new(review);
  const ErpCircuitFlows *flows = erp_review_circuit_flows(review);
  g_auto(Ways) ways = {.review = NULL};
  guint n_scope = 0, n_pass = 0;
  ways_init(&ways, review);
  for (guint32 i = 0; i < network->n_circuits; i++) {
    if (!carries_public(review, flows, i))
      continue;
    n_scope++;
    g_array_set_size(ways.groups, 0);
    judge_after_loss(&ways, reach, flows, i);
    n_pass += ways.groups->len == 0;
    for (guint g = 0; g < ways.groups->len; g++)
      add_loss(review, rule, &network->circuits[i], &g_array_index(ways.groups, Group, g));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No traffic to public services uses a circuit"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("The loss of %u circuit leaves no way out "
                                                   "without the same way back",
                                                   "The loss of any of %u circuits leaves no way "
                                                   "out without the same way back",
                                                   n_pass),
                                      n_pass));
}
