#include "eval/spares.h"

struct _ErpSpares {
  gatomicrefcount refs;
  GMutex lock; /* over the rest */
  guint64 last;
  ErpResults *spare; /* or NULL */
};

ErpSpares *
erp_spares_new(void) {
  ErpSpares *spares = g_new0(ErpSpares, 1);
  g_atomic_ref_count_init(&spares->refs);
  g_mutex_init(&spares->lock);
  return spares;
}

ErpSpares *
erp_spares_ref(ErpSpares *spares) {
  g_atomic_ref_count_inc(&spares->refs);
  return spares;
}

void
erp_spares_unref(ErpSpares *spares) {
  if (spares == NULL || !g_atomic_ref_count_dec(&spares->refs))
    return;
  erp_results_free_arrays(spares->spare);
  g_mutex_clear(&spares->lock);
  g_free(spares);
}

guint64
erp_spares_number(ErpSpares *spares) {
  g_mutex_lock(&spares->lock);
  guint64 number = ++spares->last;
  g_mutex_unlock(&spares->lock);
  return number;
}

void
erp_spares_put(ErpSpares *spares, ErpResults *results) {
  g_mutex_lock(&spares->lock);
  ErpResults *old = spares->spare;
  spares->spare = results;
  g_mutex_unlock(&spares->lock);
  erp_results_free_arrays(old);
}

ErpResults *
erp_spares_take(ErpSpares *spares, const ErpResults *results, const GArray **others) {
  ErpResults *taken = NULL;
  g_mutex_lock(&spares->lock);
  if (spares->spare != NULL && spares->spare->number == results->after)
    *others = results->unsettled;
  else if (spares->spare != NULL && spares->spare->after == results->number)
    *others = spares->spare->unsettled;
  else
    *others = NULL;
  if (*others != NULL)
    taken = g_steal_pointer(&spares->spare);
  g_mutex_unlock(&spares->lock);
  return taken;
}

void
erp_results_free_arrays(ErpResults *results) {
  if (results == NULL)
    return;
  g_free(results->flows);
  g_free(results->options);
  g_free(results->starts);
  g_free(results->routes);
  g_free(results->hops);
  g_free(results->loads);
  g_free(results->sites);
  g_clear_pointer(&results->unsettled, g_array_unref);
  g_free(results);
}
