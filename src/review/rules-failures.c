/* What the loss of one element cuts off: REL-03 and REL-11. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"
#include "review/cut-tree.h"

#include "base/i18n.h"

/* ---- REL-11: users cut off ------------------------------------------------------------------ */

typedef struct {
  ErpCutTree *tree;
  gint64 *ways;  /* sums of ways out: internet accesses, and links to circuits */
  gint64 *users; /* sums */
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

/* The site of a link to a peering location with a circuit, else ERP_NONE. */
static guint32
site_of_link(const ErpNetwork *network, const guint8 *has_circuit, guint32 link) {
  guint32 site = MIN(network->elements[link].node, network->elements[link].node_b);
  guint32 place = MAX(network->elements[link].node, network->elements[link].node_b);
  return site < network->n_sites && place >= network->n_sites && has_circuit[place] &&
                 !erp_network_lost(network, link)
             ? site
             : ERP_NONE;
}

static void
shape_init(Shape *shape, const ErpNetwork *network, const guint8 *has_circuit) {
  g_autofree gint64 *ways = g_new0(gint64, network->n_sites + 1);
  g_autofree gint64 *users = g_new0(gint64, network->n_sites + 1);
  shape->tree = erp_cut_tree_new(network);
  for (guint i = 0; i < network->n_egresses; i++)
    ways[network->egresses[i].node] += !erp_network_lost(network, network->egresses[i].element);
  for (guint32 i = 0; i < network->n_links; i++) {
    guint32 site = site_of_link(network, has_circuit, i);
    if (site != ERP_NONE)
      ways[site]++;
  }
  for (guint i = 0; i < network->n_sites; i++)
    users[i] = network->lost.nodes[i] ? 0 : MAX(network->nodes[i].site->users, 0);
  shape->ways = erp_cut_tree_sums(shape->tree, ways);
  shape->users = erp_cut_tree_sums(shape->tree, users);
}

static void
shape_clear(Shape *shape) {
  erp_cut_tree_free(shape->tree);
  g_free(shape->ways);
  g_free(shape->users);
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
note_cut(Cuts *cuts, const ErpRecord *record, const char *name, gint64 users, gint64 limit) {
  if (users < MAX(limit, 1))
    return;
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
note_links(const Shape *shape, const ErpNetwork *network, const guint8 *has_circuit, gint64 limit,
           Cuts *cuts) {
  for (guint32 i = 0; i < network->n_links; i++) {
    guint32 site = shape->tree->by_link[i];
    gint64 users = site == ERP_NONE ? 0 : cut_by_link(shape, site);
    guint32 end = site_of_link(network, has_circuit, i);
    if (end != ERP_NONE && below(shape->tree, shape->ways, shape->tree->root[end]) == 1)
      users = below(shape->tree, shape->users, shape->tree->root[end]);
    note_cut(cuts, network->elements[i].record, network->elements[i].name, users, limit);
  }
}

void
erp_check_rel_11(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 limit = erp_params_value(review->results->params, "spof.users");
  if (network->n_links == 0) {
    erp_review_add_not_applicable(review, rule, _("The plan has no WAN link"));
    return;
  }
  g_autofree guint8 *has_circuit = places_with_circuits(network);
  g_auto(Shape) shape = {NULL, NULL, NULL};
  g_autoptr(GPtrArray) links = g_ptr_array_new();
  g_autoptr(GPtrArray) sites = g_ptr_array_new();
  shape_init(&shape, network, has_circuit);
  g_autofree gint64 *by_site = cut_by_sites(&shape);
  Cuts by_links = {links, NULL, NULL, 0}, by_sites = {sites, NULL, NULL, 0};
  note_links(&shape, network, has_circuit, limit, &by_links);
  for (guint32 i = 0; i < network->n_sites; i++)
    note_cut(&by_sites, &network->nodes[i].site->record, network->nodes[i].name, by_site[i], limit);
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
