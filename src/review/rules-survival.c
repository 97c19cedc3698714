/* REL-03: critical demands keep a path when one element is lost. */
#include "review/checks.h"

#include <string.h>

#include "base/hash.h"
#include "review/context.h"
#include "review/cut-tree.h"

#include "base/i18n.h"

/* What all ways of a flow have in common; none of it = NULL or ERP_NONE. */
typedef struct {
  guint n;
  guint32 circuit, node; /* of the last circuit; the location of all */
  guint32 access;        /* element of the last internet access */
  const char *provider;  /* one of them, or NULL */
  gboolean distinct;     /* others have another provider */
  gboolean unknown;      /* of some the provider is not stated */
  const char *edge;
} Common;

/* What is left of a flow's ways. The internet takes over from circuits by hand only: addresses,
 * name resolution and proxies must follow. */
typedef enum { LEFT_NOTHING, LEFT_INTERNET, LEFTS } Left;

/* The WAN without one of its providers. */
typedef struct {
  ErpShape *shape;
  ErpReach *reach;
  guint8 *has_access; /* per part: an internet access of another provider */
} Remains;

typedef struct {
  ErpReview *review;
  const ErpShape *shape;
  ErpReach *reach;
  GHashTable *without; /* provider of WAN links -> Remains; filled when asked */
  const ErpCutTree *tree;
  const char **edge; /* per circuit: the edge it cannot do without, or NULL */
  Common *internet;  /* per part: of its internet accesses */
  /* Where in the order of the tree there are internet accesses, and per peering location the sites
   * that links join to it: guint32, ascending. */
  GArray *accesses, **at_location;
  struct {
    GHashTable *losses;  /* what is lost -> Loss */
    GPtrArray *in_order; /* of Loss */
    GArray **by_link;    /* per WAN link: sites concerned, or NULL */
  } left[LEFTS];
} Survey;

typedef struct {
  char *what;
  const char *object;
  const ErpRecord *record;
  GArray *sites;
  guint n_flows;
} Loss;

static void
loss_free(gpointer data) {
  Loss *loss = data;
  g_free(loss->what);
  g_array_unref(loss->sites);
  g_free(loss);
}

static void
remains_free(gpointer data) {
  Remains *remains = data;
  erp_reach_free(remains->reach);
  erp_shape_unref(remains->shape);
  g_free(remains->has_access);
  g_free(remains);
}

/* ---- what the plan says of edges and providers ---------------------------------------------- */

static const char *
edge_of_circuit(const ErpCircuit *circuit) {
  return circuit->edge_primary != NULL &&
                 g_strcmp0(circuit->edge_primary, circuit->edge_secondary) == 0
             ? circuit->edge_primary
             : NULL;
}

/* The edge of all exits that lead to an internet access. */
static const char *
edge_of_access(const ErpReview *review, guint32 egress) {
  const ErpRouting *routing = review->routing;
  const char *edge = NULL;
  for (guint i = 0; i < routing->n_stated; i++) {
    if (routing->exits[i].egress != egress || routing->exits[i].circuit != ERP_NONE)
      continue;
    const char *id = routing->exits[i].edge == NULL ? NULL : routing->exits[i].edge->id;
    if (id == NULL || (edge != NULL && strcmp(edge, id) != 0))
      return NULL;
    edge = id;
  }
  return edge;
}

static void
fold_provider(Common *common, const char *provider) {
  if (provider == NULL)
    common->unknown = TRUE;
  else if (common->provider == NULL)
    common->provider = provider;
  else
    common->distinct |= g_ascii_strcasecmp(provider, common->provider) != 0;
}

static gboolean
same_place(const ErpNetwork *network, guint32 a, guint32 b) {
  return a != ERP_NONE && b != ERP_NONE && erp_network_same_place(network, a, b);
}

static void
fold(const ErpNetwork *network, Common *common, guint32 circuit, guint32 node, const char *edge) {
  if (common->n++ == 0) {
    common->node = node;
    common->edge = edge;
  }
  common->circuit = circuit;
  if (!same_place(network, node, common->node))
    common->node = ERP_NONE;
  if (g_strcmp0(edge, common->edge) != 0)
    common->edge = NULL;
}

static int
compare_places(gconstpointer a, gconstpointer b) {
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

static void
join_locations(Survey *survey) {
  const ErpNetwork *network = survey->review->results->network;
  guint n_places = network->n_nodes - network->n_sites;
  for (guint p = 0; p < n_places; p++)
    survey->at_location[p] = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < network->n_links; i++) {
    guint32 a = network->elements[i].node, b = network->elements[i].node_b;
    if (MAX(a, b) >= network->n_sites && MIN(a, b) < network->n_sites &&
        !erp_network_lost(network, i))
      g_array_append_val(survey->at_location[MAX(a, b) - network->n_sites],
                         survey->tree->tin[MIN(a, b)]);
  }
  for (guint p = 0; p < n_places; p++)
    g_array_sort(survey->at_location[p], compare_places);
}

static void
survey_init(Survey *survey, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n_places = network->n_nodes - network->n_sites;
  *survey =
      (Survey){.review = review,
               .shape = erp_review_shape(review),
               .reach = erp_reach_new(review),
               .without = g_hash_table_new_full(erp_hash_text, g_str_equal, NULL, remains_free),
               .tree = erp_review_cut_tree(review),
               .edge = g_new0(const char *, network->n_circuits + 1),
               .internet = g_new0(Common, network->n_sites + 1),
               .accesses = g_array_new(FALSE, FALSE, sizeof(guint32)),
               .at_location = g_new0(GArray *, n_places + 1)};
  for (Left left = LEFT_NOTHING; left < LEFTS; left++) {
    survey->left[left].losses = g_hash_table_new(erp_hash_text, g_str_equal);
    survey->left[left].in_order = g_ptr_array_new_with_free_func(loss_free);
    survey->left[left].by_link = g_new0(GArray *, network->n_links + 1);
  }
  for (guint i = 0; i < network->n_circuits; i++)
    survey->edge[i] = edge_of_circuit(network->circuits[i].circuit);
  for (guint32 i = 0; i < network->n_egresses; i++) {
    const ErpEgress *egress = &network->egresses[i];
    if (erp_network_lost(network, egress->element))
      continue;
    g_array_append_val(survey->accesses, survey->tree->tin[egress->node]);
    Common *common = &survey->internet[erp_shape_part(survey->shape, egress->node)];
    fold(network, common, ERP_NONE, ERP_NONE, edge_of_access(review, i));
    fold_provider(common, egress->internet->provider);
    common->access = egress->element;
  }
  g_array_sort(survey->accesses, compare_places);
  join_locations(survey);
}

static void
survey_clear(Survey *survey) {
  const ErpNetwork *network = survey->review->results->network;
  for (guint p = 0; p < network->n_nodes - network->n_sites; p++)
    g_array_unref(survey->at_location[p]);
  for (Left left = LEFT_NOTHING; left < LEFTS; left++) {
    for (guint i = 0; i < network->n_links; i++)
      if (survey->left[left].by_link[i] != NULL)
        g_array_unref(survey->left[left].by_link[i]);
    g_free(survey->left[left].by_link);
    g_hash_table_unref(survey->left[left].losses);
    g_ptr_array_unref(survey->left[left].in_order);
  }
  erp_reach_free(survey->reach);
  g_hash_table_unref(survey->without);
  g_free(survey->edge);
  g_free(survey->internet);
  g_array_unref(survey->accesses);
  g_free(survey->at_location);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Survey, survey_clear)

/* ---- one flow ------------------------------------------------------------------------------- */

static ErpVerdict
verdict_of(Left left) {
  return left == LEFT_NOTHING ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN;
}

static void
note_site(GArray *sites, guint32 site) {
  if (sites->len == 0 || g_array_index(sites, guint32, sites->len - 1) != site)
    g_array_append_val(sites, site);
}

static void
note_loss(Survey *survey, Left left, const ErpFlow *flow, const char *what, const char *object) {
  Loss *loss = g_hash_table_lookup(survey->left[left].losses, what);
  if (loss == NULL) {
    loss = g_new0(Loss, 1);
    loss->what = g_strdup(what);
    loss->object = object;
    loss->record = object == NULL ? NULL : erp_plan_find(survey->review->results->plan, object);
    loss->sites = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_hash_table_insert(survey->left[left].losses, loss->what, loss);
    g_ptr_array_add(survey->left[left].in_order, loss);
  }
  note_site(loss->sites, flow->site);
  loss->n_flows++;
}

/* Names the smallest thing that these ways of the flow depend on. */
static gboolean
note_common(Survey *survey, Left left, const ErpFlow *flow, const Common *common) {
  ErpReview *review = survey->review;
  const ErpNetwork *network = review->results->network;
  if (common->n == 1 && common->circuit != ERP_NONE) {
    const ErpNetCircuit *circuit = &network->circuits[common->circuit];
    note_loss(survey, left, flow, erp_say_element(review, circuit->element), circuit->circuit->id);
  } else if (common->n == 1) {
    note_loss(survey, left, flow, erp_say_element(review, common->access),
              network->elements[common->access].id);
  } else if (common->node != ERP_NONE) {
    g_autofree char *what =
        g_strdup_printf(_("peering location %s"), network->nodes[common->node].name);
    note_loss(survey, left, flow, what, network->nodes[common->node].id);
  } else if (common->edge != NULL) {
    g_autofree char *what = g_strdup_printf(_("edge %s"), common->edge);
    note_loss(survey, left, flow, what, common->edge);
  } else if (common->provider != NULL && !common->distinct && !common->unknown) {
    g_autofree char *what = g_strdup_printf(_("provider %s"), common->provider);
    note_loss(survey, left, flow, what, NULL);
  } else {
    return FALSE;
  }
  return TRUE;
}

/* How many come before one. O(log n). */
static guint
n_before(const GArray *places, guint32 end) {
  guint low = 0, high = places->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(places, guint32, middle) < end)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static guint
n_below(const ErpCutTree *tree, const GArray *places, guint32 site) {
  return n_before(places, tree->end[site]) - n_before(places, tree->tin[site]);
}

/* How many of them the site still reaches without the link, which may join it to a `location`. */
static guint
left_without(const Survey *survey, const GArray *places, guint32 site, guint32 link,
             guint32 location) {
  const ErpCutTree *tree = survey->tree;
  const ErpElement *e = &survey->review->results->network->elements[link];
  guint32 root = tree->root[site], v = tree->by_link[link];
  guint all = n_below(tree, places, root);
  if (MAX(e->node, e->node_b) >= tree->n)
    return all - (MAX(e->node, e->node_b) == location);
  if (v == ERP_NONE)
    return all;
  guint below = n_below(tree, places, v);
  gboolean inside = tree->tin[site] >= tree->tin[v] && tree->tin[site] < tree->end[v];
  return inside ? below : all - below;
}

static gboolean
keeps_internet(const Survey *survey, const ErpFlow *flow, guint32 link) {
  return left_without(survey, survey->accesses, flow->site, link, ERP_NONE) > 0;
}

static gboolean
keeps_circuit(const Survey *survey, const ErpFlow *flow, guint32 link, const GArray *usable) {
  const ErpNetwork *network = survey->review->results->network;
  for (guint i = 0; i < usable->len; i++) {
    guint32 place = network->circuits[g_array_index(usable, guint32, i)].node;
    if (left_without(survey, survey->at_location[place - network->n_sites], flow->site, link,
                     place) > 0)
      return TRUE;
  }
  return FALSE;
}

/* Notes the links of the flow's way that it cannot do without, and returns the worst verdict. */
static ErpVerdict
note_links(Survey *survey, const ErpFlow *flow, const GArray *usable, gboolean internet) {
  const ErpRoute *route = erp_flow_its_route(survey->review, flow);
  ErpVerdict worst = ERP_VERDICT_PASS;
  for (guint h = 0; h < route->n_hops; h++) {
    guint32 link = route->hops[h].element;
    if (link >= survey->review->results->network->n_links ||
        keeps_circuit(survey, flow, link, usable))
      continue;
    Left left = internet && keeps_internet(survey, flow, link) ? LEFT_INTERNET : LEFT_NOTHING;
    if (left == LEFT_INTERNET && !erp_flow_over_circuit(flow))
      continue;
    GArray **sites = &survey->left[left].by_link[link];
    if (*sites == NULL)
      *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
    note_site(*sites, flow->site);
    worst = MAX(worst, verdict_of(left));
  }
  return worst;
}

static gboolean
is_other(const char *provider, const char *lost) {
  return provider == NULL || g_ascii_strcasecmp(provider, lost) != 0;
}

static Remains *
without_provider(Survey *survey, const char *provider) {
  const ErpNetwork *network = survey->review->results->network;
  Remains *remains = g_hash_table_lookup(survey->without, provider);
  if (remains != NULL)
    return remains;
  remains = g_new(Remains, 1);
  remains->shape = erp_shape_new(survey->review, provider);
  remains->reach = erp_reach_new_over(survey->review, remains->shape);
  remains->has_access = g_new0(guint8, network->n_sites + 1);
  for (guint i = 0; i < network->n_egresses; i++)
    if (!erp_network_lost(network, network->egresses[i].element) &&
        is_other(network->egresses[i].internet->provider, provider))
      remains->has_access[erp_shape_part(remains->shape, network->egresses[i].node)] = 1;
  g_hash_table_insert(survey->without, (gpointer) provider, remains);
  return remains;
}

/* LEFTS = a circuit. */
static Left
left_without_provider(Survey *survey, const ErpFlow *flow, const char *provider,
                      gboolean internet) {
  const ErpNetwork *network = survey->review->results->network;
  Remains *remains = without_provider(survey, provider);
  const GArray *usable = erp_reach_circuits(remains->reach, survey->review, flow);
  for (guint i = 0; i < usable->len; i++)
    if (is_other(network->circuits[g_array_index(usable, guint32, i)].circuit->provider, provider))
      return LEFTS;
  return internet && remains->has_access[erp_shape_part(remains->shape, flow->site)] ? LEFT_INTERNET
                                                                                     : LEFT_NOTHING;
}

/* Notes the carriers of the flow's way that it cannot do without, unless it is known already that
 * it falls back on the internet. */
static ErpVerdict
note_carriers(Survey *survey, const ErpFlow *flow, gboolean internet, gboolean falls_back) {
  const ErpNetwork *network = survey->review->results->network;
  const ErpRoute *route = erp_flow_route(survey->review, flow);
  const char *last = NULL;
  ErpVerdict worst = ERP_VERDICT_PASS;
  for (guint h = 0; h < route->n_hops; h++) {
    if (route->hops[h].element >= network->n_links)
      continue;
    const char *provider =
        ((const ErpWanLink *) network->elements[route->hops[h].element].record)->provider;
    if (provider == NULL || (last != NULL && !is_other(provider, last)))
      continue;
    last = provider;
    Left left = left_without_provider(survey, flow, provider, internet);
    if (left == LEFTS || (left == LEFT_INTERNET && (falls_back || !erp_flow_over_circuit(flow))))
      continue;
    g_autofree char *what = g_strdup_printf(_("provider %s"), provider);
    note_loss(survey, left, flow, what, NULL);
    worst = MAX(worst, verdict_of(left));
  }
  return worst;
}

static void
fold_accesses(const ErpNetwork *network, Common *common, const Common *accesses) {
  fold(network, common, ERP_NONE, ERP_NONE, accesses->edge);
  common->n += accesses->n > 1;
  common->access = accesses->access;
  common->unknown |= accesses->unknown;
  common->distinct |= accesses->distinct;
  if (accesses->provider != NULL)
    fold_provider(common, accesses->provider);
}

/* Whether the flow keeps a path whatever is lost. */
static ErpVerdict
judge_flow(Survey *survey, const ErpFlow *flow) {
  const ErpNetwork *network = survey->review->results->network;
  g_autoptr(GArray) usable = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint32 planned = erp_flow_its_route(survey->review, flow)->circuit;
  gboolean internet = !erp_flow_is_private(flow) && flow->options->net.route != ERP_NONE;
  gboolean by_hand = internet && erp_flow_over_circuit(flow);
  Common circuits = {.circuit = ERP_NONE, .node = ERP_NONE, .access = ERP_NONE};
  for (guint32 i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    if (i != planned && erp_circuit_lacks(survey->review, survey->reach, flow, circuit) != NULL)
      continue;
    g_array_append_val(usable, i);
    /* A metro circuit has a link at another location. */
    fold(network, &circuits, i, circuit->circuit->metro == NULL ? circuit->node : ERP_NONE,
         survey->edge[i]);
    fold_provider(&circuits, circuit->circuit->provider);
    circuits.distinct |= erp_circuit_is_direct(circuit->circuit); /* ports of one's own */
  }
  Common all = circuits;
  if (internet)
    fold_accesses(network, &all, &survey->internet[erp_shape_part(survey->shape, flow->site)]);
  const Common *judged = by_hand ? &circuits : &all;
  ErpVerdict verdict =
      judged->unknown && !judged->distinct ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_PASS;
  if (note_common(survey, LEFT_NOTHING, flow, &all))
    verdict = ERP_VERDICT_FAIL;
  else if (by_hand && note_common(survey, LEFT_INTERNET, flow, &circuits))
    verdict = ERP_VERDICT_WARN;
  verdict = MAX(verdict, note_links(survey, flow, usable, internet));
  if (verdict == ERP_VERDICT_FAIL)
    return verdict;
  return MAX(verdict, note_carriers(survey, flow, internet, verdict == ERP_VERDICT_WARN));
}

/* ---- the rule ------------------------------------------------------------------------------- */

static gint64
users_of(const ErpNetwork *network, const GArray *sites) {
  gint64 users = 0;
  for (guint i = 0; i < sites->len; i++)
    users += MAX(network->nodes[g_array_index(sites, guint32, i)].site->users, 0);
  return users;
}

static void
add_loss(ErpReview *review, const ErpRule *rule, Left left, const Loss *loss) {
  gint64 users = users_of(review->results->network, loss->sites);
  ErpFinding *finding = erp_review_add(
      review, rule, verdict_of(left), loss->object, loss->record,
      g_strdup_printf(
          left == LEFT_NOTHING
              ? _("Without %s, critical traffic of %s has no path left: %u flows, %s users")
              : _("Without %s, critical traffic of %s has the internet only, which does not take "
                  "over by itself: %u flows, %s users"),
          loss->what, erp_say_nodes(review, loss->sites), loss->n_flows,
          erp_say(review, ERP_UNIT_COUNT, users)));
  erp_finding_sites(review, finding, loss->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "flows", ERP_UNIT_COUNT, loss->n_flows);
  erp_finding_figure(finding, "users", ERP_UNIT_COUNT, users);
}

static void
add_links(ErpReview *review, const ErpRule *rule, Left left, GArray *const *by_link) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) links = g_ptr_array_new();
  guint32 worst = ERP_NONE;
  gint64 most = -1;
  for (guint32 i = 0; i < network->n_links; i++) {
    if (by_link[i] == NULL)
      continue;
    g_ptr_array_add(links, (gpointer) network->elements[i].record);
    gint64 users = users_of(network, by_link[i]);
    if (users > most) {
      most = users;
      worst = i;
    }
  }
  if (worst == ERP_NONE)
    return;
  g_autofree char *text = g_strdup_printf(
      left == LEFT_NOTHING
          ? _("Without %s, critical traffic has no path left; without %s that is %s with %s users")
          : _("Without %s, critical traffic has the internet only, which does not take over by "
              "itself; without %s that is %s with %s users"),
      "%s", network->elements[worst].name, erp_say_nodes(review, by_link[worst]),
      erp_say(review, ERP_UNIT_COUNT, most));
  ErpFinding *finding = erp_review_add_alike(review, rule, verdict_of(left), links, text);
  if (finding != NULL)
    erp_finding_figure(finding, "users", ERP_UNIT_COUNT, most);
}

/* Critical flows of sites that have one place: their indices. Caller frees. */
static GArray *
critical_flows(ErpReview *review) {
  const ErpResults *results = review->results;
  const guint8 *has = erp_review_critical_sites(review);
  GArray *flows = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint n, first = erp_results_site_flows(results, site, &n);
    if (!has[site] || results->network->nodes[site].site->kind == ERP_SITE_ROAMING)
      continue;
    for (guint i = first; i < first + n; i++)
      if (erp_flow_is_critical_way(review, &results->flows[i]))
        g_array_append_val(flows, i);
  }
  return flows;
}

void
erp_check_rel_03(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) flows = critical_flows(review);
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint n_pass = 0;
  if (flows->len == 0) {
    erp_review_add_not_applicable(review, rule, _("No critical demand has a path"));
    return;
  }
  g_auto(Survey) survey = {.review = review};
  survey_init(&survey, review);
  for (guint i = 0; i < flows->len; i++) {
    const ErpFlow *flow = &review->results->flows[g_array_index(flows, guint, i)];
    ErpVerdict verdict = judge_flow(&survey, flow);
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict == ERP_VERDICT_NOT_ANSWERED)
      note_site(unknown, flow->site);
  }
  for (Left left = LEFT_NOTHING; left < LEFTS; left++) {
    for (guint i = 0; i < survey.left[left].in_order->len; i++)
      add_loss(review, rule, left, survey.left[left].in_order->pdata[i]);
    add_links(review, rule, left, survey.left[left].by_link);
  }
  if (unknown->len > 0) {
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
        g_strdup_printf(_("The ways of critical traffic of %s may share a provider: the plan does "
                          "not name the providers of all circuits and internet accesses"),
                        erp_say_nodes(review, unknown)));
    erp_finding_sites(review, finding, unknown);
    erp_finding_advise(finding, g_strdup(_("Name the providers.")));
  }
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u critical flow keeps a path whatever circuit, location, "
                                   "provider, edge or WAN link is lost",
                                   "%u critical flows keep a path whatever circuit, location, "
                                   "provider, edge or WAN link is lost",
                                   n_pass),
                      n_pass));
}
