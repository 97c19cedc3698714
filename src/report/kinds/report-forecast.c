/* What a plan comes to while something in it grows: when things fill up, how, and what that does to
 * people. */
#include "report/forecast.h"

#include "base/names.h"
#include "report/check/check-tables.h"
#include "report/figures.h"
#include "report/kinds/report-parts.h"
#include "base/i18n.h"

enum {
  DRAWN = 3, /* elements with a chart */
  BARS = 24, /* of a chart; of more steps every second, third ... is drawn */
};

/* ---- words ----------------------------------------------------------------------------------- */

static char *
label_of(const ErpForecast *forecast, guint step) {
  return erp_growth_label(forecast->growth, step);
}

/* How many steps are done from one to another, both counted. */
static guint
n_done(const ErpForecast *forecast, guint from, guint to) {
  guint n = 0;
  for (guint s = from; s <= to; s++)
    n += forecast->steps[s].done;
  return n;
}

static char *
show_span(const ErpForecast *forecast, const ErpCrossing *crossing) {
  g_autofree char *first = label_of(forecast, crossing->first);
  g_autofree char *last = label_of(forecast, crossing->last);
  gboolean from_start = n_done(forecast, 0, crossing->first) == 1;
  gboolean to_end = n_done(forecast, crossing->last, forecast->n_steps - 1) == 1;
  if (from_start && to_end)
    return g_strdup(_("always"));
  if (to_end)
    return g_strdup_printf(_("from %s"), first);
  if (from_start)
    return g_strdup_printf(_("up to %s"), last);
  if (crossing->first == crossing->last)
    return g_strdup_printf(_("at %s"), first);
  return g_strdup_printf(_("%s to %s"), first, last);
}

char *
erp_forecast_when(const ErpForecast *forecast, const ErpCrossing *crossing) {
  if (crossing->n == 0)
    return g_strdup("-");
  g_autofree char *span = show_span(forecast, crossing);
  if (crossing->n == n_done(forecast, crossing->first, crossing->last))
    return g_steal_pointer(&span);
  return g_strdup_printf(_("%s, not at every step"), span);
}

/* As whole per cent, but where that would read like a limit which it is not. */
static char *
show_use(const ErpForecast *forecast, gint64 use) {
  gboolean near = FALSE;
  for (guint limit = 0; limit < ERP_LIMITS; limit++)
    near |= use != forecast->limits[limit] && (use + 50) / 100 == forecast->limits[limit] / 100;
  if (!near || use == ERP_UNSET)
    return erp_show_percent(use);
  g_autofree char *exact = erp_fixed(use, 2);
  return g_strdup_printf("%s %%", exact);
}

static char *
show_limit(const ErpForecast *forecast, guint limit) {
  return erp_show_percent(forecast->limits[limit]);
}

/* "80 % (util.warn), 90 % (util.fail) and 100 %" */
static char *
show_limits(const ErpForecast *forecast) {
  g_autofree char *warn = show_limit(forecast, ERP_LIMIT_WARN);
  g_autofree char *fail = show_limit(forecast, ERP_LIMIT_FAIL);
  g_autofree char *full = show_limit(forecast, ERP_LIMIT_FULL);
  return g_strdup_printf(_("%s (%s), %s (%s) and %s"), warn, erp_forecast_parameter(ERP_LIMIT_WARN),
                         fail, erp_forecast_parameter(ERP_LIMIT_FAIL), full);
}

/* The first and the last step that is done. */
static guint
outer_step(const ErpForecast *forecast, gboolean last) {
  guint n = forecast->n_steps, s = 0;
  while (s + 1 < n && !forecast->steps[last ? n - 1 - s : s].done)
    s++;
  return last ? n - 1 - s : s;
}

/* ---- when limits are crossed ----------------------------------------------------------------- */

static void
add_limit_columns(ErpGrid *grid, const ErpForecast *forecast) {
  for (guint limit = 0; limit < ERP_LIMITS; limit++) {
    g_autofree char *percent = show_limit(forecast, limit);
    g_autofree char *title = g_strdup_printf(_("above %s"), percent);
    erp_grid_column(grid, title, ERP_ALIGN_LEFT);
  }
}

static void
add_use_column(ErpGrid *grid, const ErpForecast *forecast, guint step) {
  g_autofree char *label = label_of(forecast, step);
  erp_grid_column(grid, label, ERP_ALIGN_RIGHT);
}

static void
add_element(ErpGrid *grid, const ErpForecast *forecast, guint32 index) {
  const ErpElement *element = &forecast->base->network->elements[index];
  guint first = outer_step(forecast, FALSE), last = outer_step(forecast, TRUE);
  erp_grid_cell(grid, element->id);
  erp_grid_cell(grid, erp_show_kind(element->kind));
  erp_grid_cell_take(grid, show_use(forecast, forecast->steps[first].uses[index].use));
  erp_grid_cell_take(grid, show_use(forecast, forecast->steps[last].uses[index].use));
  for (guint limit = 0; limit < ERP_LIMITS; limit++)
    erp_grid_cell_take(grid, erp_forecast_when(forecast, &forecast->crossings[index][limit]));
}

static void
add_crossings(ErpPaper *paper, const ErpForecast *forecast) {
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, _("element"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("kind"), ERP_ALIGN_LEFT);
  add_use_column(grid, forecast, outer_step(forecast, FALSE));
  add_use_column(grid, forecast, outer_step(forecast, TRUE));
  add_limit_columns(grid, forecast);
  for (guint i = 0; i < MIN(forecast->n_order, ERP_REPORT_ROWS); i++)
    add_element(grid, forecast, forecast->order[i]);
  erp_paper_heading(paper, 1, "limits", _("When things fill up"));
  erp_report_add_table(paper,
                       _("Use of the busier direction at the first and the last step, and when it "
                         "is above the limits; what fills up first stands first"),
                       grid, forecast->n_order,
                       _("Nothing that the traffic takes states a capacity."));
}

/* ---- how ------------------------------------------------------------------------------------- */

static ErpMark
mark_of(const ErpForecast *forecast, gint64 use) {
  return use > forecast->limits[ERP_LIMIT_FAIL]   ? ERP_MARK_FAIL
         : use > forecast->limits[ERP_LIMIT_WARN] ? ERP_MARK_WARN
                                                  : ERP_MARK_NONE;
}

static void
add_bar(ErpChart *chart, const ErpForecast *forecast, guint32 element, guint step) {
  const ErpForecastUse *use = &forecast->steps[step].uses[element];
  g_autofree char *label = label_of(forecast, step);
  g_autofree char *percent = show_use(forecast, use->use), *load = erp_show_rate(use->load);
  g_autofree char *capacity = erp_show_rate(use->capacity);
  g_autofree char *about = g_strdup_printf(_("%s of %s"), load, capacity);
  erp_chart_row(chart, &(ErpChartRow){.label = label,
                                      .value = percent,
                                      .about = about,
                                      .parts = {MAX(use->use, 0)},
                                      .limit = ERP_UNSET,
                                      .mark = mark_of(forecast, use->use)});
}

static void
add_chart(ErpPaper *paper, const ErpForecast *forecast, guint32 element) {
  g_autofree char *limits = show_limits(forecast);
  g_autofree char *caption = g_strdup_printf(
      _("Use of %s %s"), erp_show_kind(forecast->base->network->elements[element].kind),
      forecast->base->network->elements[element].id);
  guint every = (forecast->n_steps - 1) / BARS + 1;
  ErpChart *chart = erp_chart_new(erp_show_percent);
  erp_chart_part(chart, _("use"));
  for (guint limit = 0; limit < ERP_LIMITS; limit++)
    erp_chart_limit(chart, forecast->limits[limit]);
  erp_chart_name_limits(chart, limits);
  for (guint s = 0; s < forecast->n_steps; s += every)
    if (forecast->steps[s].done)
      add_bar(chart, forecast, element, s);
  erp_paper_chart(paper, caption, chart);
}

static void
add_charts(ErpPaper *paper, const ErpForecast *forecast) {
  if (forecast->n_order == 0)
    return;
  erp_paper_heading(paper, 1, "use", _("Use, step by step"));
  for (guint i = 0; i < MIN(forecast->n_order, DRAWN); i++)
    if (i == 0 || forecast->crossings[forecast->order[i]][ERP_LIMIT_WARN].n > 0)
      add_chart(paper, forecast, forecast->order[i]);
}

/* ---- step by step ---------------------------------------------------------------------------- */

static char *
show_rtt(const ErpForecastStep *step) {
  const ErpMeasured rtt = {
      .value = step->worst_rtt, .object = step->worst_site, .provenance = step->worst_provenance};
  return erp_show_measured(ERP_MEASURE_WORST_RTT, &rtt);
}

/* Its id and its use. */
static void
add_fullest(ErpGrid *grid, const ErpForecast *forecast, const ErpForecastStep *step) {
  gboolean any = step->fullest != ERP_NONE;
  gint64 use = any ? step->uses[step->fullest].use : ERP_UNSET;
  erp_grid_cell(grid, any ? forecast->base->network->elements[step->fullest].id : "-");
  erp_grid_cell_take(grid, show_use(forecast, use));
}

static void
add_step(ErpGrid *grid, const ErpForecast *forecast, guint index) {
  const ErpForecastStep *step = &forecast->steps[index];
  erp_grid_cell_take(grid, label_of(forecast, index));
  erp_grid_cell_take(grid, erp_unit_display(ERP_UNIT_COUNT, step->users));
  add_fullest(grid, forecast, step);
  for (guint limit = 0; limit < ERP_LIMITS; limit++)
    erp_grid_cell_take(grid, g_strdup_printf("%u", step->n_above[limit]));
  erp_grid_cell_take(grid, show_rtt(step));
  erp_grid_cell_take(grid, erp_unit_display(ERP_UNIT_COUNT, step->over_budget));
  erp_grid_cell_take(grid, erp_unit_display(ERP_UNIT_COUNT, step->cut_off));
}

static void
add_steps(ErpPaper *paper, const ErpForecast *forecast) {
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, _("step"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("users"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("fullest"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("use"), ERP_ALIGN_RIGHT);
  for (guint limit = 0; limit < ERP_LIMITS; limit++) {
    g_autofree char *percent = erp_unit_format(ERP_UNIT_PERCENT, forecast->limits[limit]);
    g_autofree char *title = g_strdup_printf(">%s", percent);
    erp_grid_column(grid, title, ERP_ALIGN_RIGHT);
  }
  erp_grid_column(grid, _("worst RTT"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("too slow"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("cut off"), ERP_ALIGN_RIGHT);
  for (guint s = 0; s < forecast->n_steps; s++)
    if (forecast->steps[s].done)
      add_step(grid, forecast, s);
  erp_paper_heading(paper, 1, "steps", _("Step by step"));
  erp_report_add_table(
      paper,
      _("The fullest element, how many are above each limit, the worst round trip, and "
        "users for whom it is too slow (above their budget) or who are cut off"),
      grid, erp_grid_rows(grid), _("No step was worked out."));
}

/* ---- the paper ------------------------------------------------------------------------------- */

static void
add_head(ErpPaper *paper, const ErpForecast *forecast, const ErpSubject *subject) {
  g_autofree char *title = erp_growth_title(forecast->growth);
  g_autofree char *size = erp_show_size(forecast->base);
  g_autofree char *limits = show_limits(forecast);
  erp_paper_row(paper, _("What if"), title);
  if (forecast->without != NULL)
    erp_paper_row(paper, _("Without"), forecast->without);
  erp_paper_row(paper, _("Plan"), subject->file);
  erp_paper_row(paper, _("Size"), size);
  erp_paper_row(paper, _("Limits"), limits);
  if (forecast->n_done == forecast->n_steps)
    return;
  g_autofree char *partial =
      g_strdup_printf(_("cancelled: %u of %u steps are worked out, and what is said below is of "
                        "these alone"),
                      forecast->n_done, forecast->n_steps);
  erp_paper_row(paper, _("Partial"), partial);
}

static void
add_method(ErpPaper *paper, const ErpForecast *forecast) {
  erp_paper_heading(paper, 1, "method", _("How this was worked out"));
  erp_paper_paragraph(paper, erp_growth_kind(forecast->growth) == ERP_GROWTH_YEARLY
                                 ? _("Year 0 is the plan as it is. Users of all sites and what "
                                     "demands state grow by the same share each year, compounded; "
                                     "whole numbers are rounded once, from the plan as it is. "
                                     "Capacities stay.")
                                 : _("Each step is the plan with these values in it and nothing "
                                     "else changed; whole numbers are rounded once, from the plan "
                                     "as it is."));
  erp_paper_paragraph(paper,
                      _("Every step is evaluated and reviewed as a plan of its own. An element is "
                        "above a limit when it is used more than that, as for WAN-02; of what lies "
                        "between two steps nothing is said. Users above budget are those of sites "
                        "whose real-time or interactive traffic takes longer than its limit "
                        "(WAN-03)."));
}

ErpPaper *
erp_forecast_paper(const ErpForecast *forecast, const ErpSubject *subject) {
  const char *name = erp_plan_root(forecast->base->plan)->name;
  g_autofree char *title =
      g_strdup_printf(_("%s, step by step"), erp_name_or(name, _("Unnamed plan")));
  ErpPaper *paper = erp_paper_new(title, forecast->today);
  add_head(paper, forecast, subject);
  if (forecast->n_done > 0) {
    add_crossings(paper, forecast);
    add_charts(paper, forecast);
    add_steps(paper, forecast);
  }
  add_method(paper, forecast);
  return paper;
}
