/* ASY-01, ASY-09, ASY-10: whether answers come back the way the questions went. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

/* Sites whose traffic leaves by the same exits, with the same addresses as far as the exits do not
 * give them others: what one of them meets, all do. */
typedef struct {
  gboolean by_site; /* an exit lets the addresses of the site through */
  gboolean judged;
  ErpSymmetry worst;
  guint n_parts; /* that their addresses are judged in; 0 = all are private: CLI-03 says so */
  GArray *exits; /* guint32: by which they leave */
  GArray *sites; /* guint32, ascending */
} Alike;

/* Sites whose traffic leaves by the same exit, comes back by the same one and fares alike. */
typedef struct {
  ErpSymmetry symmetry;
  guint32 forward, back;
  gboolean stripped;
  ErpPrefix prefix; /* a part of their addresses that shows it */
  gboolean has_prefix;
  GPtrArray *of; /* Alike: its sites */
} Group;

static Alike *
alike_new(void) {
  Alike *alike = g_new0(Alike, 1);
  alike->exits = g_array_new(FALSE, FALSE, sizeof(guint32));
  alike->sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  return alike;
}

static void
alike_free(gpointer data) {
  Alike *alike = data;
  g_array_unref(alike->exits);
  g_array_unref(alike->sites);
  g_free(alike);
}

static void
clear_group(gpointer group) {
  g_ptr_array_unref(((Group *) group)->of);
}

/* ---- ways out ------------------------------------------------------------------------------- */

static gboolean
is_public_flow(const ErpFlow *flow) {
  return erp_flow_active(flow) && !erp_flow_is_private(flow) && flow->route != ERP_NONE;
}

/* Addresses of the provider lead back to the internet access they belong to. */
static gboolean
leads_back_by_itself(const ErpReview *review, const ErpRoute *route) {
  return route->circuit == ERP_NONE &&
         (route->egress == ERP_NONE || review->routing->implied[route->egress] != ERP_NONE);
}

/* Whether a way that fares so is told of. */
typedef gboolean IsTold(ErpSymmetry symmetry);

/* Ways out while they are judged, with the same things lost, and those that fare ill. */
typedef struct {
  const ErpReview *review;
  ErpSymmetryJudge *judge;
  IsTold *is_told;
  guint8 *down;      /* per exit; NULL = nothing is lost */
  GHashTable *known; /* what decides by which exits flows leave -> Alike */
  GPtrArray *alike;  /* of Alike: all */
  GArray *groups;    /* of Group */
} Ways;

static void
ways_init(Ways *ways, const ErpReview *review, ErpSymmetryJudge *judge, IsTold *is_told) {
  ways->review = review;
  ways->judge = judge;
  ways->is_told = is_told;
  ways->known = g_hash_table_new(NULL, NULL);
  ways->alike = g_ptr_array_new_with_free_func(alike_free);
  ways->groups = g_array_new(FALSE, FALSE, sizeof(Group));
  g_array_set_clear_func(ways->groups, clear_group);
}

static void
ways_clear(Ways *ways) {
  if (ways->review == NULL)
    return;
  g_free(ways->down);
  g_hash_table_unref(ways->known);
  g_ptr_array_unref(ways->alike);
  g_array_unref(ways->groups);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Ways, ways_clear)

static Alike *
add_alike(Ways *ways) {
  Alike *alike = alike_new();
  g_ptr_array_add(ways->alike, alike);
  return alike;
}

/* Whether addresses of the site itself can stand outside one of the exits. */
static gboolean
lets_addresses_through(const ErpReview *review, const GArray *exits) {
  g_autoptr(GArray) pools = g_array_new(FALSE, FALSE, sizeof(ErpRoutingSource));
  for (guint i = 0; i < exits->len; i++) {
    erp_routing_sources(review->routing, ERP_NONE, g_array_index(exits, guint32, i), pools);
    if (pools->len == 0)
      return TRUE;
  }
  return FALSE;
}

static guint
group_of(Ways *ways, const ErpSymmetryPart *part) {
  for (guint i = 0; i < ways->groups->len; i++) {
    const Group *group = &g_array_index(ways->groups, Group, i);
    if (group->symmetry == part->symmetry && group->forward == part->forward &&
        group->back == part->back)
      return i;
  }
  Group group = {part->symmetry,   part->forward, part->back,
                 part->stripped,   part->prefix,  part->prefix.family != 0,
                 g_ptr_array_new()};
  g_array_append_val(ways->groups, group);
  return ways->groups->len - 1;
}

static void
judge_alike(Ways *ways, Alike *alike, guint32 site) {
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(ErpSymmetryPart));
  alike->worst = erp_symmetry_outbound(ways->judge, site, alike->exits, ways->down, parts);
  alike->n_parts = parts->len;
  alike->judged = TRUE;
  for (guint p = 0; p < parts->len; p++) {
    const ErpSymmetryPart *part = &g_array_index(parts, ErpSymmetryPart, p);
    if (!ways->is_told(part->symmetry))
      continue;
    guint group = group_of(ways, part); /* may make one */
    GPtrArray *of = g_array_index(ways->groups, Group, group).of;
    if (of->len == 0 || of->pdata[of->len - 1] != alike)
      g_ptr_array_add(of, alike);
  }
}

/* The traffic of a site leaves by these exits; it comes after those before it. Returns how it fares
 * with others, or alone when it has addresses of its own there. */
static const Alike *
judge_site_with(Ways *ways, Alike *alike, guint32 site) {
  const ErpSite *record = ways->review->results->network->nodes[site].site;
  if (alike->by_site && record->prefix != NULL) {
    Alike *alone = add_alike(ways);
    g_array_append_vals(alone->exits, alike->exits->data, alike->exits->len);
    alike = alone;
  }
  if (!alike->judged)
    judge_alike(ways, alike, site);
  if (alike->sites->len == 0 || g_array_index(alike->sites, guint32, alike->sites->len - 1) != site)
    g_array_append_val(alike->sites, site);
  return alike;
}

/* Those whose flows take the exits of a circuit, or of an internet access. */
static Alike *
alike_by_route(Ways *ways, const ErpRoute *route) {
  const ErpNetwork *network = ways->review->results->network;
  gconstpointer key = route->circuit != ERP_NONE
                          ? (gconstpointer) &network->circuits[route->circuit]
                          : (gconstpointer) &network->egresses[route->egress];
  Alike *alike = g_hash_table_lookup(ways->known, key);
  if (alike != NULL)
    return alike;
  alike = add_alike(ways);
  g_hash_table_insert(ways->known, (gpointer) key, alike);
  erp_routing_circuit_exits(ways->review->routing, route->circuit, ways->down, alike->exits);
  if (route->circuit == ERP_NONE)
    erp_routing_egress_exits(ways->review->routing, route->egress, ways->down, alike->exits);
  alike->by_site = lets_addresses_through(ways->review, alike->exits);
  return alike;
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
    if (flow->route == last || !is_public_flow(flow))
      continue;
    last = flow->route;
    const ErpRoute *route = &results->routes[flow->route];
    if (leads_back_by_itself(review, route)) {
      any |= route->egress != ERP_NONE;
      continue;
    }
    Alike *alike = alike_by_route(ways, route);
    if (alike->exits->len == 0)
      continue;
    const Alike *judged = judge_site_with(ways, alike, site);
    worst = MAX(worst, judged->worst);
    any |= judged->n_parts > 0;
  }
  *n_scope += any;
  *n_pass += any && worst <= ERP_SYMMETRY_SPLIT_PATH;
}

static int
compare_sites(gconstpointer a, gconstpointer b) {
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

/* The sites of a group, ascending. Caller frees. */
static GArray *
sites_of(const Group *group) {
  if (group->of->len == 1)
    return g_array_ref(((const Alike *) group->of->pdata[0])->sites);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(guint32));
  GArray *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < group->of->len; i++) {
    const Alike *alike = group->of->pdata[i];
    g_array_append_vals(all, alike->sites->data, alike->sites->len);
  }
  g_array_sort(all, compare_sites);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index(all, guint32, i) != g_array_index(all, guint32, i - 1))
      g_array_append_val(sites, g_array_index(all, guint32, i));
  return sites;
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
say_group(ErpReview *review, const Group *group, const GArray *nodes) {
  const char *sites = erp_say_nodes(review, nodes);
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
  g_autoptr(GArray) sites = sites_of(group);
  ErpFinding *finding = erp_review_add(review, rule, erp_symmetry_verdict(group->symmetry),
                                       exit->id, exit->record, say_group(review, group, sites));
  erp_finding_sites(review, finding, sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
}

/* ---- ASY-01 --------------------------------------------------------------------------------- */

static gboolean
is_asymmetric(ErpSymmetry symmetry) {
  return symmetry > ERP_SYMMETRY_SPLIT_PATH;
}

void
erp_check_asy_01(const ErpRule *rule, ErpReview *review) {
  guint n_scope = 0, n_pass = 0;
  if (!erp_review_has_microsoft_peering(review)) {
    erp_review_add_not_applicable(review, rule,
                                  _("No circuit has a Microsoft peering: all ways to Microsoft "
                                    "and back are the internet's"));
    return;
  }
  g_autoptr(ErpSymmetryJudge) judge = erp_symmetry_judge_new(review->routing);
  g_auto(Ways) ways = {.review = NULL};
  ways_init(&ways, review, judge, is_asymmetric);
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

/* Where flows go when their circuit is lost: of the other circuits that can carry them, those with
 * the highest local preference. Replaces what is in `best`. */
static void
exits_after_loss(const Ways *ways, const GArray *usable, guint32 lost, GArray *best) {
  const ErpReview *review = ways->review;
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(guint32));
  gint64 highest = G_MININT64;
  for (guint i = 0; i < usable->len; i++)
    if (g_array_index(usable, guint32, i) != lost)
      erp_routing_circuit_exits(review->routing, g_array_index(usable, guint32, i), ways->down,
                                all);
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
}

/* Those whose flows can use the same circuits, else, when nothing is left of these, the same
 * internet access. NULL = nothing is left. */
static Alike *
alike_after_loss(Ways *ways, ErpReach *reach, const ErpFlow *flow, guint32 lost) {
  const ErpResults *results = ways->review->results;
  const GArray *usable = erp_reach_circuits(reach, ways->review, flow);
  Alike *alike = g_hash_table_lookup(ways->known, usable);
  if (alike == NULL) {
    alike = add_alike(ways);
    g_hash_table_insert(ways->known, (gpointer) usable, alike);
    exits_after_loss(ways, usable, lost, alike->exits);
    alike->by_site = lets_addresses_through(ways->review, alike->exits);
  }
  guint32 net = flow->options->net.route;
  if (alike->exits->len > 0)
    return alike;
  if (net == ERP_NONE || results->routes[net].egress == ERP_NONE)
    return NULL;
  alike = alike_by_route(ways, &results->routes[net]);
  return alike->exits->len > 0 ? alike : NULL;
}

static gboolean
is_told_after_loss(ErpSymmetry symmetry) {
  return symmetry == ERP_SYMMETRY_UNKNOWN || symmetry >= ERP_SYMMETRY_INDETERMINATE;
}

static void
judge_after_loss(Ways *ways, ErpReach *reach, const ErpCircuitFlows *flows, guint32 circuit) {
  const ErpReview *review = ways->review;
  guint32 last = ERP_NONE;
  ways->down = g_new0(guint8, review->routing->n_exits + 1);
  for (guint i = 0; i < review->routing->n_inner; i++)
    ways->down[i] = review->routing->exits[i].circuit == circuit;
  for (guint32 i = flows->first[circuit]; i < flows->first[circuit + 1]; i++) {
    const ErpFlow *flow = &review->results->flows[flows->flows[i]];
    if (flow->route == last || !is_public_flow(flow))
      continue;
    last = flow->route;
    Alike *alike = alike_after_loss(ways, reach, flow, circuit);
    if (alike != NULL)
      judge_site_with(ways, alike, flow->site);
  }
}

static void
add_loss(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *lost, const Group *group) {
  g_autoptr(GArray) sites = sites_of(group);
  g_autofree char *then = say_group(review, group, sites);
  ErpFinding *finding =
      erp_review_add(review, rule, erp_symmetry_verdict(group->symmetry), lost->circuit->id,
                     &lost->circuit->record,
                     g_strdup_printf(_("After the loss of circuit %s: %s"),
                                     review->results->network->elements[lost->element].name, then));
  erp_finding_sites(review, finding, sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
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
  g_autoptr(ErpSymmetryJudge) judge = erp_symmetry_judge_new(review->routing);
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_circuits; i++) {
    if (!carries_public(review, flows, i))
      continue;
    g_auto(Ways) ways = {.review = NULL};
    n_scope++;
    ways_init(&ways, review, judge, is_told_after_loss);
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
