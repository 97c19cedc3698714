#include "tui/form/effect.h"

#include <string.h>

#include "report/figures.h"
#include "base/i18n.h"

/* The busiest element, or NULL, and how busy it is. */
static const ErpElement *
busiest(const ErpResults *results, gint64 *use) {
  const ErpElement *worst = NULL;
  *use = ERP_UNSET;
  for (guint i = 0; i < results->network->n_elements; i++)
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      if (results->loads[i].utilisation[d] > *use) { /* ERP_UNSET is less than any */
        *use = results->loads[i].utilisation[d];
        worst = &results->network->elements[i];
      }
  return worst;
}

/* Takes both. */
static char *
step(char *before, char *after) {
  char *text =
      strcmp(before, after) == 0 ? g_strdup(after) : g_strdup_printf("%s → %s", before, after);
  g_free(before);
  g_free(after);
  return text;
}

/* "w 50 % → 200 %", "w 50 % → x 60 %". */
static char *
worst_link(const ErpResults *before, const ErpResults *after) {
  gint64 was, is;
  const ErpElement *old = busiest(before, &was), *new = busiest(after, &is);
  const char *old_id = old == NULL ? "" : old->id, *new_id = new == NULL ? "" : new->id;
  gboolean same = strcmp(old_id, new_id) == 0;
  g_autofree char *old_use = erp_show_percent(was);
  g_autofree char *new_use = erp_show_percent(is);
  if (same) {
    g_autofree char *use = step(g_steal_pointer(&old_use), g_steal_pointer(&new_use));
    return g_strdup_printf("%s%s%s", new_id, new == NULL ? "" : " ", use);
  }
  return step(g_strdup_printf("%s %s", old_id, old_use), g_strdup_printf("%s %s", new_id, new_use));
}

static char *
failed(const ErpReview *review) {
  return g_strdup_printf("%u", erp_review_gate(review, ERP_LEVEL_LOW, FALSE));
}

static char *
pinned(const ErpResults *results) {
  guint n = 0;
  for (guint i = 0; i < results->network->n_sites; i++)
    n += results->sites[i].n_geo_pinned > 0;
  return g_strdup_printf("%u", n);
}

/* The same flows as those that make a site geo-pinned. */
static char *
penalty(const ErpResults *results) {
  gint64 most = ERP_UNSET;
  ErpProvenance provenance = ERP_PROVENANCE_MEASURED;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->group == ERP_NONE || results->groups[flow->group].category == ERP_CATEGORY_DEFAULT)
      continue;
    const ErpAlternative *way = erp_flow_planned(flow);
    if (way == NULL || way->penalty <= most)
      continue;
    most = way->penalty;
    provenance = MAX(erp_show_provenance(results, way->route), flow->best_provenance);
  }
  return erp_show_time(most, provenance);
}

char *
erp_effect_text(const ErpReview *before, const ErpReview *after) {
  const ErpResults *was = erp_review_results(before);
  const ErpResults *is = erp_review_results(after);
  g_autofree char *use = worst_link(was, is);
  g_autofree char *findings = step(failed(before), failed(after));
  g_autofree char *sites = step(pinned(was), pinned(is));
  g_autofree char *most = step(penalty(was), penalty(is));
  return g_strdup_printf(
      _("Effect: worst link %s, failed findings %s, geo-pinned sites %s, penalty %s"), use,
      findings, sites, most);
}
