#include "review/cut-tree.h"

typedef struct {
  ErpCutTree *tree;
  const ErpNetwork *network;
  guint32 *next; /* per site: its next arc */
  guint32 *stack;
  guint32 n_met;
} Search;

static void
meet(Search *search, guint32 site, guint32 up, guint32 link, guint32 root) {
  ErpCutTree *tree = search->tree;
  tree->order[search->n_met] = site;
  tree->tin[site] = tree->low[site] = search->n_met++;
  tree->up[site] = up;
  tree->link[site] = link;
  tree->root[site] = root;
}

static void
leave(Search *search, guint32 site) {
  ErpCutTree *tree = search->tree;
  guint32 up = tree->up[site];
  tree->end[site] = search->n_met;
  if (up == ERP_NONE)
    return;
  tree->low[up] = MIN(tree->low[up], tree->low[site]);
  if (tree->low[site] > tree->tin[up])
    tree->by_link[tree->link[site]] = site;
}

static void
search_from(Search *search, guint32 root) {
  ErpCutTree *tree = search->tree;
  guint depth = 0;
  meet(search, root, ERP_NONE, ERP_NONE, root);
  search->stack[depth++] = root;
  while (depth > 0) {
    guint32 site = search->stack[depth - 1];
    const guint32 *heads, *links;
    guint n = erp_graph_arcs(search->network->graph, site, &heads, &links);
    if (search->next[site] == n) {
      depth--;
      leave(search, site);
      continue;
    }
    guint32 arc = search->next[site]++, head = heads[arc];
    if (head >= tree->n || links[arc] == tree->link[site] ||
        erp_network_lost(search->network, links[arc]))
      continue;
    if (tree->tin[head] != ERP_NONE) {
      tree->low[site] = MIN(tree->low[site], tree->tin[head]);
      continue;
    }
    meet(search, head, site, links[arc], root);
    search->stack[depth++] = head;
  }
}

static guint32 *
none(guint n) {
  guint32 *values = g_new(guint32, n + 1);
  for (guint i = 0; i <= n; i++)
    values[i] = ERP_NONE;
  return values;
}

ErpCutTree *
erp_cut_tree_new(const ErpNetwork *network) {
  guint n = network->n_sites;
  ErpCutTree *tree = g_atomic_rc_box_new0(ErpCutTree);
  *tree = (ErpCutTree){
      n, none(n), none(n), none(n), none(n), none(n), none(n), none(n), none(network->n_links)};
  g_autofree guint32 *next = g_new0(guint32, n + 1);
  g_autofree guint32 *stack = g_new(guint32, n + 1);
  Search search = {tree, network, next, stack, 0};
  for (guint32 i = 0; i < n; i++)
    if (tree->tin[i] == ERP_NONE)
      search_from(&search, i);
  return tree;
}

ErpCutTree *
erp_cut_tree_ref(const ErpCutTree *tree) {
  return g_atomic_rc_box_acquire((gpointer) tree);
}

static void
clear(gpointer data) {
  ErpCutTree *tree = data;
  g_free(tree->order);
  g_free(tree->tin);
  g_free(tree->end);
  g_free(tree->up);
  g_free(tree->link);
  g_free(tree->low);
  g_free(tree->root);
  g_free(tree->by_link);
}

void
erp_cut_tree_unref(ErpCutTree *tree) {
  if (tree != NULL)
    g_atomic_rc_box_release_full(tree, clear);
}

gint64 *
erp_cut_tree_sums(const ErpCutTree *tree, const gint64 *values) {
  gint64 *sums = g_new(gint64, tree->n + 1);
  sums[0] = 0;
  for (guint i = 0; i < tree->n; i++)
    sums[i + 1] = sums[i] + values[tree->order[i]];
  return sums;
}
