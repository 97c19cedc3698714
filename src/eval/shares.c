/* Sites in shares, each worked at in a thread of its own. */
#include "base/crew.h"
#include "eval/work.h"

#define SITES_WORTH_A_THREAD 250 /* starting one takes as long as a hundred sites */

void
erp_shares_init(ErpShares *shares, const ErpWork *work, const GArray *sites) {
  guint n = sites != NULL ? sites->len : work->network->n_sites;
  guint most = MIN(work->threads, ERP_SHARES_MOST);
  shares->n = MAX(MIN(n / SITES_WORTH_A_THREAD, most), 1);
  for (guint i = 0; i < shares->n; i++) {
    shares->shares[i] = (ErpShare){.work = *work,
                                   .whole = work,
                                   .sites = sites,
                                   .first = (guint) ((guint64) n * i / shares->n),
                                   .end = (guint) ((guint64) n * (i + 1) / shares->n)};
    shares->shares[i].work.backbone = g_new0(gint64 *, MAX(work->network->catalogue->n_regions, 1));
  }
}

static gpointer
run(gpointer user) {
  ErpShare *share = user;
  share->func(share);
  return NULL;
}

void
erp_shares_run(ErpShares *shares, ErpShareFunc func) {
  for (guint i = 0; i < shares->n; i++)
    shares->shares[i].func = func;
  erp_crew_run("sites", run, shares->shares, sizeof shares->shares[0], shares->n);
}

void
erp_shares_clear(ErpShares *shares) {
  for (guint i = 0; i < shares->n; i++) {
    gint64 **backbone = shares->shares[i].work.backbone;
    for (guint region = 0; region < shares->shares[i].whole->network->catalogue->n_regions;
         region++)
      g_free(backbone[region]);
    g_free(backbone);
  }
}
