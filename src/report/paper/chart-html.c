/* Charts as tables with a drawing in each row: what is read of them are texts, colour only repeats
 * the order of the parts. */
#include "report/paper/chart-writers.h"

#include "base/escape.h"
#include "base/units.h"
#include "report/paper/html-style.h"

#define LENGTH 10000 /* of the scale: hundredths of a per cent of a drawing's width */

static void
write_text(GString *out, const char *text) {
  g_autofree char *escaped = g_markup_escape_text(text, -1);
  g_string_append(out, escaped);
}

static void
write_part(GString *out, guint part, guint from, guint to) {
  g_autofree char *x = erp_fixed(from, 2), *width = erp_fixed(to - from, 2);
  if (to > from)
    g_string_append_printf(out,
                           "<rect class=\"part-%u\" x=\"%s%%\" y=\"3\" width=\"%s%%\" "
                           "height=\"14\"/>",
                           part + 1, x, width);
}

/* Its title, which is also shown to a pointer, tells the parts. */
static void
write_bar(GString *out, const ErpChart *chart, const ErpChartRow *row) {
  guint ends[ERP_CHART_PARTS];
  g_autofree gint64 *limits = erp_chart_row_limits(chart, row);
  erp_chart_ends(chart, row, LENGTH, ends);
  g_string_append(out, "<svg role=\"img\" width=\"100%\" height=\"20\"><title>");
  write_text(out, row->about);
  g_string_append(out, "</title>");
  for (guint i = 0; i < chart->parts->len; i++)
    write_part(out, i, i == 0 ? 0 : ends[i - 1], ends[i]);
  for (guint i = 0; limits[i] != ERP_UNSET; i++) {
    g_autofree char *x = erp_fixed(erp_chart_place(chart, limits[i], LENGTH), 2);
    g_string_append_printf(
        out, "<rect class=\"limit\" x=\"%s%%\" y=\"0\" width=\"2\" height=\"20\"/>", x);
  }
  g_string_append(out, "</svg>");
}

static void
write_row(GString *out, const ErpChart *chart, const ErpChartRow *row) {
  g_string_append(out, "<tr><th scope=\"row\">");
  write_text(out, row->label);
  g_string_append(out, "</th><td class=\"bar\">");
  write_bar(out, chart, row);
  g_string_append(out, "</td><td class=\"number\">");
  erp_html_mark(out, row->mark);
  write_text(out, row->value);
  g_string_append(out, "</td></tr>\n");
}

static void
write_key(GString *out, const char *shape, const char *name) {
  g_string_append_printf(
      out, "<span><svg width=\"14\" height=\"14\" aria-hidden=\"true\">%s</svg> ", shape);
  write_text(out, name);
  g_string_append(out, "</span>\n");
}

static void
write_legend(GString *out, const ErpChart *chart) {
  g_string_append(out, "<p class=\"key\">");
  for (guint i = 0; i < chart->parts->len; i++) {
    g_autofree char *shape =
        g_strdup_printf("<rect class=\"part-%u\" width=\"14\" height=\"14\"/>", i + 1);
    write_key(out, shape, chart->parts->pdata[i]);
  }
  if (chart->limits_name != NULL)
    write_key(out, "<rect class=\"limit\" x=\"6\" width=\"2\" height=\"14\"/>", chart->limits_name);
  g_string_append(out, "</p>\n");
}

void
erp_chart_write_html(const ErpChart *chart, const char *caption, GString *out) {
  g_autofree char *safe = erp_escape_text(caption);
  g_string_append(out, "<figure class=\"chart\">\n<div class=\"wide\"><table>\n<caption>");
  write_text(out, safe);
  g_string_append(out, "</caption>\n<tbody>\n");
  for (guint i = 0; i < chart->rows->len; i++)
    write_row(out, chart, &g_array_index(chart->rows, ErpChartRow, i));
  g_string_append(out, "</tbody>\n<tfoot><tr><td></td><td class=\"scale\"><span>0</span><span>");
  write_text(out, chart->end_text);
  g_string_append(out, "</span></td><td></td></tr></tfoot>\n</table></div>\n");
  write_legend(out, chart);
  g_string_append(out, "</figure>\n");
}
