#include "tui/map/map-microsoft.h"
#include "base/hash.h"

typedef struct {
  const ErpResults *results;
  GArray *list;
  guint8 *doors;
  GHashTable *regions;
} Usage;

static void
use_site(Usage *usage, guint32 site) {
  const ErpResults *results = usage->results;
  guint n;
  guint first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    gboolean again = i > first && flow->route == flow[-1].route;
    guint32 door = flow->route == ERP_NONE || again ? ERP_NONE : results->routes[flow->route].door;
    ErpMicrosoftUse use = {door, NULL, site};
    if (door != ERP_NONE && !usage->doors[door])
      g_array_append_val(usage->list, use);
    if (door != ERP_NONE)
      usage->doors[door] = TRUE;
    use = (ErpMicrosoftUse){ERP_NONE, flow->demand == NULL ? NULL : flow->demand->region, site};
    if (use.region != NULL && g_hash_table_add(usage->regions, (gpointer) use.region))
      g_array_append_val(usage->list, use);
  }
}

/* By the sites marked in `sites`; NULL = all. */
static Usage
find_usage(const ErpResults *results, const guint8 *sites) {
  Usage usage = {.results = results,
                 .list = g_array_new(FALSE, FALSE, sizeof(ErpMicrosoftUse)),
                 .doors = g_new0(guint8, results->network->n_doors + 1),
                 .regions = g_hash_table_new(erp_hash_text, g_str_equal)};
  for (guint32 site = 0; site < results->network->n_sites; site++)
    if (sites == NULL || sites[site])
      use_site(&usage, site);
  return usage;
}

/* Keeps the list. */
static void
clear_usage(Usage *usage) {
  g_free(usage->doors);
  g_hash_table_unref(usage->regions);
}

/* What sites that are as before use is known when the first user of each is looked at again, with
 * all others, and each is still used. NULL = not known. */
static GArray *
uses_after(const ErpResults *results, const GArray *before) {
  gboolean whole = TRUE;
  g_autofree guint8 *sites = g_new(guint8, results->network->n_sites + 1);
  for (guint32 i = 0; i < results->network->n_sites; i++)
    sites[i] = !results->changes->settled[i];
  for (guint i = 0; i < before->len; i++)
    sites[g_array_index(before, ErpMicrosoftUse, i).site] = TRUE;
  Usage usage = find_usage(results, sites);
  for (guint i = 0; i < before->len; i++) {
    const ErpMicrosoftUse *was = &g_array_index(before, ErpMicrosoftUse, i);
    whole = whole && (was->door != ERP_NONE ? usage.doors[was->door] != 0
                                            : g_hash_table_contains(usage.regions, was->region));
  }
  clear_usage(&usage);
  if (!whole)
    g_clear_pointer(&usage.list, g_array_unref);
  return usage.list;
}

GArray *
erp_microsoft_uses(const ErpResults *results, GArray *before, const ErpResults *of) {
  const ErpChanges *changes = results->changes;
  if (before != NULL && of == results)
    return g_array_ref(before);
  GArray *known = NULL;
  if (before != NULL && changes != NULL && changes->settled != NULL && changes->of == of)
    known = uses_after(results, before);
  if (known != NULL)
    return known;
  Usage usage = find_usage(results, NULL);
  clear_usage(&usage);
  return usage.list;
}
