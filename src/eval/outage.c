#include "eval/outage.h"

static void
clear_loss(gpointer data) {
  ErpLoss *loss = data;
  g_free(loss->path);
}

ErpOutage *
erp_outage_new(void) {
  ErpOutage *outage = g_new0(ErpOutage, 1);
  outage->losses = g_array_new(FALSE, FALSE, sizeof(ErpLoss));
  g_array_set_clear_func(outage->losses, clear_loss);
  return outage;
}

ErpOutage *
erp_outage_copy(const ErpOutage *outage) {
  ErpOutage *copy = erp_outage_new();
  erp_outage_join(copy, outage);
  return copy;
}

void
erp_outage_free(ErpOutage *outage) {
  if (outage == NULL)
    return;
  g_array_unref(outage->losses);
  g_free(outage);
}

void
erp_outage_lose(ErpOutage *outage, const char *path, ErpLossPart part) {
  ErpLoss loss = {g_strdup(path), part};
  g_array_append_val(outage->losses, loss);
}

static const ErpLoss *
loss_at(const ErpOutage *outage, guint i) {
  return outage == NULL || i >= outage->losses->len ? NULL
                                                    : &g_array_index(outage->losses, ErpLoss, i);
}

gboolean
erp_outage_equal(const ErpOutage *a, const ErpOutage *b) {
  for (guint i = 0;; i++) {
    const ErpLoss *x = loss_at(a, i), *y = loss_at(b, i);
    if (x == NULL || y == NULL)
      return x == y;
    if (x->part != y->part || !g_str_equal(x->path, y->path))
      return FALSE;
  }
}

void
erp_outage_join(ErpOutage *outage, const ErpOutage *other) {
  for (guint i = 0; i < other->losses->len; i++) {
    const ErpLoss *loss = &g_array_index(other->losses, ErpLoss, i);
    erp_outage_lose(outage, loss->path, loss->part);
  }
}
