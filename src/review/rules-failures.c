/* What the loss of one element cuts off: REL-03 and REL-11. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"
#include "review/cut-tree.h"

#include "base/i18n.h"

/* ---- REL-11: users cut off ------------------------------------------------------------------ */

typedef struct {
  const ErpCutTree *tree;
  gint64 *ways;         /* sums of ways out: internet accesses, and links to circuits */
  gint64 *users;        /* sums */
  guint32 *to_circuits; /* per link: the site from which it leads to a circuit, or ERP_NONE */
} Shape;

static gint64
below(const ErpCutTree *tree, const gint64 *sums, guint32 site) {
  return sums[tree->end[site]] - sums[tree->tin[site]];
}

static gint64
own(const ErpCutTree *tree, const gint64 *sums, guint32 site) {
  return sums[tree->tin[site] + 1] - sums[tree->tin[site]];
}

static guint8 *
places_with_circuits(const ErpNetwork *network) {
  guint8 *has = g_new0(guint8, network->n_nodes + 1);
  for (guint i = 0; i < network->n_circuits; i++)
    has[network->circuits[i].node] |= !erp_network_lost_circuit(network, i);
  return has;
}

/* Per link: the site from which it leads to a peering location with a circuit, else ERP_NONE. */
static guint32 *
links_to_circuits(const ErpNetwork *network) {
  g_autofree guint8 *has_circuit = places_with_circuits(network);
  guint32 *sites = g_new(guint32, network->n_links + 1);
  memset(sites, 0xFF, network->n_links * sizeof *sites);
  for (guint32 place = network->n_sites; place < network->n_nodes; place++) {
    const guint32 *heads, *links;
    guint n = has_circuit[place] ? erp_graph_arcs(network->graph, place, &heads, &links) : 0;
    for (guint i = 0; i < n; i++)
      if (heads[i] < network->n_sites && !erp_network_lost(network, links[i]))
        sites[links[i]] = heads[i];
  }
  return sites;
}

/* Those a site has, unless it is lost. */
static void
users_of(ErpReview *review, guint32 site, gpointer part) {
  const ErpNetwork *network = review->results->network;
  *(gint64 *) part = network->lost.nodes[site] ? 0 : MAX(network->nodes[site].site->users, 0);
}

static void
shape_init(Shape *shape, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree gint64 *ways = g_new0(gint64, network->n_sites + 1);
  shape->tree = erp_review_cut_tree(review);
  shape->to_circuits = links_to_circuits(network);
  for (guint i = 0; i < network->n_egresses; i++)
    ways[network->egresses[i].node] += !erp_network_lost(network, network->egresses[i].element);
  for (guint32 i = 0; i < network->n_links; i++)
    if (shape->to_circuits[i] != ERP_NONE)
      ways[shape->to_circuits[i]]++;
  shape->ways = erp_cut_tree_sums(shape->tree, ways);
  shape->users = erp_cut_tree_sums(shape->tree, erp_review_parts(review, sizeof(gint64), users_of));
}

static void
shape_clear(Shape *shape) {
  g_free(shape->ways);
  g_free(shape->users);
  g_free(shape->to_circuits);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Shape, shape_clear)

/* Users who keep no way out when the link above a site is lost. */
static gint64
cut_by_link(const Shape *shape, guint32 site) {
  const ErpCutTree *tree = shape->tree;
  guint32 root = tree->root[site];
  gint64 ways = below(tree, shape->ways, site), users = below(tree, shape->users, site);
  gint64 all = below(tree, shape->ways, root);
  if (all == 0)
    return 0;
  return (ways == 0 ? users : 0) + (ways == all ? below(tree, shape->users, root) - users : 0);
}

/* Per site: users elsewhere who keep no way out when it is lost. */
static gint64 *
cut_by_sites(const Shape *shape) {
  const ErpCutTree *tree = shape->tree;
  gint64 *cut = g_new0(gint64, tree->n + 1);
  g_autofree gint64 *ways = g_new0(gint64, tree->n + 1);  /* of what hangs on the site alone */
  g_autofree gint64 *users = g_new0(gint64, tree->n + 1); /* the same */
  for (guint32 i = 0; i < tree->n; i++) {
    guint32 up = tree->up[i];
    if (up == ERP_NONE || tree->low[i] < tree->tin[up])
      continue;
    ways[up] += below(tree, shape->ways, i);
    users[up] += below(tree, shape->users, i);
    if (below(tree, shape->ways, i) == 0)
      cut[up] += below(tree, shape->users, i);
  }
  for (guint32 i = 0; i < tree->n; i++) {
    guint32 root = tree->root[i];
    gint64 all = below(tree, shape->ways, root);
    gint64 rest = all - own(tree, shape->ways, i) - ways[i];
    if (all == 0)
      cut[i] = 0;
    else if (rest == 0)
      cut[i] += below(tree, shape->users, root) - own(tree, shape->users, i) - users[i];
  }
  return cut;
}

typedef struct {
  GPtrArray *records;
  const ErpRecord *worst;
  const char *worst_name;
  gint64 most;
} Cuts;

static void
note_cut(Cuts *cuts, const ErpRecord *record, const char *name, gint64 users) {
  g_ptr_array_add(cuts->records, (gpointer) record);
  if (users > cuts->most) {
    cuts->most = users;
    cuts->worst = record;
    cuts->worst_name = name;
  }
}

static void
add_cuts(ErpReview *review, const ErpRule *rule, const Cuts *cuts) {
  if (cuts->records->len == 0)
    return;
  g_autofree char *text =
      g_strdup_printf(_("The loss of %s leaves users without a way out; of %s: %s users"), "%s",
                      cuts->worst_name, erp_say(review, ERP_UNIT_COUNT, cuts->most));
  ErpFinding *finding = erp_review_add_alike(review, rule, ERP_VERDICT_WARN, cuts->records, text);
  if (finding == NULL)
    return;
  erp_finding_figure(finding, "users", ERP_UNIT_COUNT, cuts->most);
  erp_finding_limit(review, finding, "spof.users");
}

static void
note_links(const Shape *shape, const ErpNetwork *network, gint64 limit, Cuts *cuts) {
  for (guint32 i = 0; i < network->n_links; i++) {
    guint32 site = shape->tree->by_link[i], end = shape->to_circuits[i];
    gint64 users = site == ERP_NONE ? 0 : cut_by_link(shape, site);
    if (end != ERP_NONE && below(shape->tree, shape->ways, shape->tree->root[end]) == 1)
      users = below(shape->tree, shape->users, shape->tree->root[end]);
    if (users >= limit)
      note_cut(cuts, network->elements[i].record, network->elements[i].name, users);
  }
}

void
erp_check_rel_11(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 limit = MAX(erp_params_value(review->results->params, "spof.users"), 1);
  if (network->n_links == 0) {
    erp_review_add_not_applicable(review, rule, _("The plan has no WAN link"));
    return;
  }
  g_auto(Shape) shape = {NULL, NULL, NULL, NULL};
  g_autoptr(GPtrArray) links = g_ptr_array_new();
  g_autoptr(GPtrArray) sites = g_ptr_array_new();
  shape_init(&shape, review);
  g_autofree gint64 *by_site = cut_by_sites(&shape);
  Cuts by_links = {links, NULL, NULL, 0}, by_sites = {sites, NULL, NULL, 0};
  note_links(&shape, network, limit, &by_links);
  for (guint32 i = 0; i < network->n_sites; i++)
    if (by_site[i] >= limit)
      note_cut(&by_sites, &network->nodes[i].site->record, network->nodes[i].name, by_site[i]);
  add_cuts(review, rule, &by_links);
  add_cuts(review, rule, &by_sites);
  guint n_pass = network->n_links - links->len;
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("The loss of %u WAN link leaves every user a "
                                                   "way out",
                                                   "The loss of any of %u WAN links leaves every "
                                                   "user a way out",
                                                   n_pass),
                                      n_pass));
}
