#include "tui/compare/compare-measures.h"

#include <string.h>

#include "report/figures.h"
#include "base/i18n.h"

/* ---- rows ------------------------------------------------------------------------------------ */

void
erp_compare_measures_fill(ErpCompareMeasures *measures) {
  measures->n = 0;
  for (guint i = 0; measures->difference != NULL && i < ERP_MEASURES; i++)
    if (measures->all || measures->difference->trends[i] != ERP_TREND_SAME)
      measures->shown[measures->n++] = (ErpMeasureId) i;
}

static ErpMeasureId
measure_of(guint row, gpointer user) {
  const ErpCompareMeasures *measures = user;
  g_assert(row < measures->n);
  return measures->shown[row];
}

const char *
erp_compare_measure_word(const ErpCompareMeasures *measures, guint row) {
  return erp_measure_info(measure_of(row, (gpointer) measures))->word;
}

/* ---- columns --------------------------------------------------------------------------------- */

static char *
title_text(guint row, gpointer user) {
  return g_strdup(_(erp_measure_info(measure_of(row, user))->title));
}

static char *
side_text(guint row, gpointer user, guint side) {
  const ErpCompareMeasures *measures = user;
  ErpMeasureId measure = measure_of(row, user);
  const ErpOutcome *outcomes = measures->difference->outcomes;
  return erp_show_measured_beside(measure, &outcomes[side].measured[measure],
                                  &outcomes[1 - side].measured[measure]);
}

static char *
a_text(guint row, gpointer user) {
  return side_text(row, user, 0);
}

static char *
b_text(guint row, gpointer user) {
  return side_text(row, user, 1);
}

static ErpTrend
trend_of(guint row, gpointer user) {
  return ((const ErpCompareMeasures *) user)->difference->trends[measure_of(row, user)];
}

static char *
trend_text(guint row, gpointer user) {
  static const char *const words[] = {
      [ERP_TREND_SAME] = N_("same"),
      [ERP_TREND_BETTER] = N_("better"),
      [ERP_TREND_WORSE] = N_("worse"),
      [ERP_TREND_CHANGED] = N_("changed"),
  };
  return g_strdup(_(words[trend_of(row, user)]));
}

static ErpStyle
trend_style(guint row, gpointer user) {
  static const ErpStyle styles[] = {
      [ERP_TREND_SAME] = ERP_STYLE_DIM,
      [ERP_TREND_BETTER] = ERP_STYLE_GOOD,
      [ERP_TREND_WORSE] = ERP_STYLE_BAD,
      [ERP_TREND_CHANGED] = ERP_STYLE_TEXT,
  };
  return styles[trend_of(row, user)];
}

static int
by_table(guint a, guint b, gpointer user) {
  return (int) measure_of(a, user) - (int) measure_of(b, user);
}

static int
by_trend(guint a, guint b, gpointer user) {
  return (int) trend_of(a, user) - (int) trend_of(b, user);
}

static const ErpColumn columns[] = {
    {N_("figure"), ERP_ALIGN_LEFT, 16, 0, title_text, by_table, NULL},
    {"A", ERP_ALIGN_RIGHT, 6, 0, a_text, by_table, NULL},
    {"B", ERP_ALIGN_RIGHT, 6, 0, b_text, by_table, NULL},
    {N_("is"), ERP_ALIGN_LEFT, 7, 1, trend_text, by_trend, trend_style},
};

const ErpColumn *
erp_compare_measure_columns(guint *n) {
  *n = G_N_ELEMENTS(columns);
  return columns;
}

/* ---- of one record --------------------------------------------------------------------------- */

/* Of the record itself or of what stands in it. */
static gboolean
is_about(const ErpFindingChange *change, const char *path) {
  gsize length = strlen(path);
  if (change->object == NULL)
    return g_str_equal(path, "plan");
  return strncmp(change->object, path, length) == 0 &&
         (change->object[length] == '\0' || change->object[length] == '/');
}

static void
explain_findings(const ErpDifference *difference, const char *path, GArray *out) {
  g_autoptr(GString) gone = g_string_new(NULL), new = g_string_new(NULL);
  g_autoptr(GString) other = g_string_new(NULL);
  for (guint i = 0; i < difference->n_findings; i++) {
    const ErpFindingChange *change = &difference->findings[i];
    if (!is_about(change, path))
      continue;
    gboolean was = change->before_verdict > ERP_VERDICT_PASS;
    gboolean is = change->after_verdict > ERP_VERDICT_PASS;
    GString *text = was && is ? other : was ? gone : new;
    g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", change->rule->id);
    if (was && is)
      g_string_append_printf(text, " %s → %s", erp_verdict_word(change->before_verdict),
                             erp_verdict_word(change->after_verdict));
    else
      g_string_append_printf(
          text, " %s", erp_verdict_word(was ? change->before_verdict : change->after_verdict));
  }
  erp_paragraphs_add(out, _("Gone"), gone->str);
  erp_paragraphs_add(out, _("New"), new->str);
  erp_paragraphs_add(out, _("Verdict"), other->str);
}

/* "~40.0 ms by ExpressRoute er-ny" */
static char *
say_way(const ErpReview *review, const ErpRoute *route) {
  const ErpResults *results = erp_review_results(review);
  if (route == NULL)
    return g_strdup(_("none"));
  g_autofree char *way = erp_show_way(results, (guint32) (route - results->routes));
  g_autofree char *time = erp_show_time(route->rtt, route->provenance);
  return g_strdup_printf(_("%s by %s"), time, way);
}

static void
explain_way(const ErpDifference *difference, const char *path, GArray *out) {
  for (guint i = 0; i < difference->n_sites; i++) {
    const ErpSiteChange *site = &difference->sites[i];
    if (!g_str_equal(site->id, path))
      continue;
    g_autofree char *was = say_way(difference->before, site->before_m365);
    g_autofree char *is = say_way(difference->after, site->after_m365);
    g_autofree char *text = g_strdup_printf(_("Microsoft 365 %s → %s"), was, is);
    erp_paragraphs_add(out, _("Way"), text);
  }
}

void
erp_compare_explain_effect(const ErpDifference *difference, const char *path, GArray *out) {
  explain_way(difference, path, out);
  explain_findings(difference, path, out);
}
