/* Private to review/: what falls apart when a WAN link or a site is lost. Over sites only, since
 * nothing passes through a peering location. */
#pragma once

#include "review/context.h"

struct _ErpCutTree {
  guint n;          /* sites */
  guint32 *order;   /* sites as a depth-first search meets them */
  guint32 *tin;     /* per site: its place in `order` */
  guint32 *end;     /* per site: behind the last place of its subtree */
  guint32 *up;      /* per site: its parent, ERP_NONE at a root */
  guint32 *link;    /* per site: the WAN link to its parent */
  guint32 *low;     /* per site: lowest place that its subtree reaches without that link */
  guint32 *root;    /* per site: the first site of its part */
  guint32 *by_link; /* per WAN link: the site below it when its loss cuts the part, or ERP_NONE */
};

/* O(sites + links). */
ErpCutTree *erp_cut_tree_new(const ErpNetwork *network);
ErpCutTree *erp_cut_tree_ref(const ErpCutTree *tree);
void erp_cut_tree_unref(ErpCutTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCutTree, erp_cut_tree_unref)

/* Sums over `order`, from a value per site: [0] = 0. The sum over a subtree is [end] - [tin]. */
gint64 *erp_cut_tree_sums(const ErpCutTree *tree, const gint64 *values);
