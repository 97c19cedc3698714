/* What the loss of links and nodes does to the labels of paths (graph/paths.h).
 *
 * Target by target, only labels are looked at that some best path over what is lost has: they are
 * given up, and found again from the labels around them. The answers are those that erp_paths_new()
 * would give with the lost links blocked and the lost nodes without links. */
#pragma once

#include "graph/paths.h"

/* What is lost together; may name something twice. Borrowed. */
typedef struct {
  const guint32 *links, *nodes;
  guint n_links, n_nodes;
} ErpPathLoss;

/* A node's label to target k is another. Its latency is ERP_GRAPH_NONE when the node is cut off
 * from the target; so is a lost node from all, also from itself. */
typedef struct {
  guint32 node;
  guint32 k;
  ErpPathLabel label;
} ErpPathChange;

/* For one thread; several may try losses on the same paths, which they only read and which must
 * outlive them. Paths for some nodes only (erp_paths_new_wanted) will not do. O(n + m) to make. */
typedef struct _ErpPathLosses ErpPathLosses;
ErpPathLosses *erp_path_losses_new(const ErpPaths *paths);
void erp_path_losses_free(ErpPathLosses *losses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPathLosses, erp_path_losses_free)

/* The labels that change, by rising k; those of a target come in no order but the same every time.
 * Valid until the next try. O(K + s), s counting for each target the links of the nodes that have a
 * best path over what is lost, as often as new paths turn against the order of the old. */
const ErpPathChange *erp_path_losses_try(ErpPathLosses *losses, const ErpPathLoss *loss, guint *n);

/* Called once for each loss and target that it changes something for. FALSE: stop. */
typedef gboolean (*ErpPathLossFunc)(guint loss, const ErpPathChange *changes, guint n,
                                    gpointer data);

/* Tries each of many losses, in up to `n_threads` threads of which the caller's is one. All calls
 * for one loss come from the same thread, by rising k, but different losses may be told of at the
 * same time. What is told does not depend on the number of threads, and nothing is kept of it.
 * Costs less than trying one by one, and O(K n) memory for the labels in another order. FALSE when
 * stopped: not everything was told. */
gboolean erp_path_losses_sweep(const ErpPaths *paths, const ErpPathLoss *losses, guint n_losses,
                               guint n_threads, ErpPathLossFunc func, gpointer data);
