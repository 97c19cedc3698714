#include "tui/form/effect.h"

#include <string.h>

#include "report/figures.h"
#include "base/i18n.h"

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
worst_link(const ErpReview *before, const ErpReview *after) {
  g_autofree char *was = erp_show_busiest(before);
  g_autofree char *is = erp_show_busiest(after);
  g_autofree char *was_use = erp_show_percent(erp_review_headline(before)->use);
  g_autofree char *is_use = erp_show_percent(erp_review_headline(after)->use);
  gsize name = strlen(is) - strlen(is_use);
  if (strlen(was) - strlen(was_use) != name || strncmp(was, is, name) != 0)
    return step(g_steal_pointer(&was), g_steal_pointer(&is));
  g_autofree char *use = step(g_steal_pointer(&was_use), g_steal_pointer(&is_use));
  return g_strdup_printf("%.*s%s", (int) name, is, use);
}

static char *
count(guint n) {
  return g_strdup_printf("%u", n);
}

static char *
penalty(const ErpHeadline *headline) {
  return erp_show_time(headline->penalty, headline->provenance);
}

char *
erp_effect_text(const ErpReview *before, const ErpReview *after) {
  const ErpHeadline *was = erp_review_headline(before), *is = erp_review_headline(after);
  g_autofree char *use = worst_link(before, after);
  g_autofree char *findings = step(count(was->n_fail), count(is->n_fail));
  g_autofree char *sites = step(count(was->n_pinned), count(is->n_pinned));
  g_autofree char *most = step(penalty(was), penalty(is));
  return g_strdup_printf(
      _("Effect: worst link %s, failed findings %s, geo-pinned sites %s, penalty %s"), use,
      findings, sites, most);
}
