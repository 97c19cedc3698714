/* Charts in a format, below the caption that whoever calls has written; each ends with a line
 * end. */
#pragma once

#include "report/paper/chart.h"

/* Lines of at most `width` columns, where labels and values let them: bars between labels and
 * values, or below both where there is not room enough; then the scale and what signs stand for. */
void erp_chart_write_text(const ErpChart *chart, const ErpChartSigns *signs, guint width,
                          GString *out);

/* A table of labels, drawings and values, and what shades stand for. `caption` is that of the
 * table. */
void erp_chart_write_html(const ErpChart *chart, const char *caption, GString *out);

/* Requests and drawings of groff for lines of `width` thousandths of a centimetre. */
void erp_chart_write_ms(const ErpChart *chart, guint width, GString *out);
guint erp_chart_ms_lines(const ErpChart *chart, guint width); /* how many, about */
