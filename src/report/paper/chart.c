#include "report/paper/chart.h"

#include "base/escape.h"

const ErpChartSigns erp_chart_blocks = {{"█", "▓", "▒", "░"}, "│"};
const ErpChartSigns erp_chart_ascii = {{"#", "=", "+", "."}, "|"};

static void
row_clear(gpointer row) {
  ErpChartRow *self = row;
  g_free(self->label);
  g_free(self->value);
  g_free(self->about);
}

ErpChart *
erp_chart_new(char *(*show)(gint64 value)) {
  ErpChart *chart = g_new0(ErpChart, 1);
  chart->parts = g_ptr_array_new_with_free_func(g_free);
  chart->limits = g_array_new(FALSE, FALSE, sizeof(gint64));
  chart->rows = g_array_new(FALSE, FALSE, sizeof(ErpChartRow));
  g_array_set_clear_func(chart->rows, row_clear);
  chart->end = 1;
  chart->end_text = show(1);
  chart->signs = &erp_chart_blocks;
  chart->show = show;
  return chart;
}

void
erp_chart_free(ErpChart *chart) {
  if (chart == NULL)
    return;
  g_ptr_array_unref(chart->parts);
  g_array_unref(chart->limits);
  g_array_unref(chart->rows);
  g_free(chart->limits_name);
  g_free(chart->end_text);
  g_free(chart);
}

/* ---- building -------------------------------------------------------------------------------- */

/* Makes the scale long enough. */
static void
reach(ErpChart *chart, gint64 value) {
  if (value <= chart->end)
    return;
  chart->end = value;
  g_free(chart->end_text);
  chart->end_text = chart->show(value);
}

void
erp_chart_part(ErpChart *chart, const char *name) {
  g_assert(chart->parts->len < ERP_CHART_PARTS);
  g_ptr_array_add(chart->parts, erp_escape_text(name));
}

void
erp_chart_limit(ErpChart *chart, gint64 limit) {
  g_array_append_val(chart->limits, limit);
  reach(chart, limit);
}

void
erp_chart_name_limits(ErpChart *chart, const char *name) {
  g_assert(chart->limits_name == NULL);
  chart->limits_name = erp_escape_text(name);
}

void
erp_chart_row(ErpChart *chart, const ErpChartRow *row) {
  ErpChartRow copy = *row;
  gint64 sum = 0;
  copy.label = erp_escape_text(row->label);
  copy.value = erp_escape_text(row->value);
  copy.about = erp_escape_text(row->about != NULL ? row->about : row->value);
  for (guint i = 0; i < ERP_CHART_PARTS; i++) {
    g_assert(row->parts[i] == 0 || (row->parts[i] > 0 && i < chart->parts->len));
    sum += row->parts[i];
  }
  reach(chart, sum);
  reach(chart, row->limit);
  g_array_append_val(chart->rows, copy);
}

static void
change_text(char **text, char *(*change)(const char *text)) {
  g_autofree char *old = *text;
  *text = old == NULL ? NULL : change(old);
}

void
erp_chart_map(ErpChart *chart, char *(*change)(const char *text)) {
  for (guint i = 0; i < chart->parts->len; i++)
    change_text((char **) &chart->parts->pdata[i], change);
  change_text(&chart->limits_name, change);
  change_text(&chart->end_text, change);
  for (guint i = 0; i < chart->rows->len; i++) {
    ErpChartRow *row = &g_array_index(chart->rows, ErpChartRow, i);
    change_text(&row->label, change);
    change_text(&row->value, change);
    change_text(&row->about, change);
  }
}

/* ---- drawing --------------------------------------------------------------------------------- */

guint
erp_chart_place(const ErpChart *chart, gint64 value, guint length) {
  return (guint) ((double) value * length / (double) chart->end + 0.5);
}

void
erp_chart_ends(const ErpChart *chart, const ErpChartRow *row, guint length, guint *ends) {
  guint n = chart->parts->len, largest = 0;
  gint64 sum = 0;
  for (guint i = 0; i < n; i++) {
    sum += row->parts[i];
    ends[i] = erp_chart_place(chart, sum, length);
    if (row->parts[i] > row->parts[largest])
      largest = i;
  }
  for (guint i = largest; i < n && sum > 0; i++)
    ends[i] = MAX(ends[i], 1);
}

gint64 *
erp_chart_row_limits(const ErpChart *chart, const ErpChartRow *row) {
  gint64 *limits = g_new(gint64, chart->limits->len + 2);
  guint n = 0;
  for (; n < chart->limits->len; n++)
    limits[n] = g_array_index(chart->limits, gint64, n);
  if (row->limit != ERP_UNSET)
    limits[n++] = row->limit;
  limits[n] = ERP_UNSET;
  return limits;
}
