/* Charts as drawings of groff. A length is in thousandths of a centimetre. */
#include "report/paper/chart-writers.h"

#include "base/width.h"
#include "report/paper/paper-roff.h"
#include "report/paper/roff.h"

#define LETTER 185 /* generously: there are no fonts here */
#define GAP 300
#define LEAST 4000 /* of a bar beside its label and value */
#define BAR 260    /* height */
#define MARK 650
#define OUTLINED 60 /* a shorter part would be nothing but line */

typedef struct {
  GString *out;
  const ErpChart *chart;
  guint left, right; /* of the scale */
  gboolean beside;   /* labels and values stand beside the bars, not above */
} Writer;

/* Greys alone would tell the parts apart. */
static const char colours[] = ".defcolor chart1 rgb #2b6cb0\n.defcolor chart2 rgb #f0c060\n"
                              ".defcolor chart3 rgb #5f6b76\n.defcolor chart4 rgb #e4e9ed\n";

static void
lay_out(Writer *writer, guint width) {
  guint label = 0, value = 0;
  for (guint i = 0; i < writer->chart->rows->len; i++) {
    const ErpChartRow *row = &g_array_index(writer->chart->rows, ErpChartRow, i);
    guint mark = row->mark == ERP_MARK_NONE ? 0 : MARK;
    label = MAX(label, LETTER * erp_text_width(row->label));
    value = MAX(value, LETTER * erp_text_width(row->value) + mark);
  }
  guint around = label + GAP + GAP + value;
  writer->beside = around + LEAST <= width;
  writer->left = writer->beside ? label + GAP : 0;
  writer->right = writer->beside ? width - value - GAP : width;
}

/* To a place of the line. */
static void
go_to(GString *out, guint place) {
  g_string_append(out, "\\h'|");
  erp_roff_length(out, place);
  g_string_append_c(out, '\'');
}

/* A rectangle upon the base line, filled ('P') or drawn ('p'); ends where it began. */
static void
append_shape(GString *out, char how, guint width) {
  g_string_append(out, "\\v'-");
  erp_roff_length(out, BAR);
  g_string_append_printf(out, "'\\D'%c ", how);
  erp_roff_length(out, width);
  g_string_append(out, " 0 0 ");
  erp_roff_length(out, BAR);
  g_string_append(out, " -");
  erp_roff_length(out, width);
  g_string_append(out, " 0'");
}

static void
append_part(GString *out, guint part, guint width) {
  g_string_append_printf(out, "\\M[chart%u]", part + 1);
  append_shape(out, 'P', width);
  g_string_append(out, "\\M[]");
  if (width >= OUTLINED)
    append_shape(out, 'p', width);
}

/* Somewhat taller than a bar, and thicker than what is drawn otherwise. */
static void
append_limit(GString *out) {
  g_string_append(out, "\\D't 1p'\\v'0.06c'\\D'l 0 -0.38c'\\v'0.32c'\\D't -1'");
}

static void
append_bar(Writer *writer, const ErpChartRow *row) {
  guint ends[ERP_CHART_PARTS], length = writer->right - writer->left;
  g_autofree gint64 *limits = erp_chart_row_limits(writer->chart, row);
  erp_chart_ends(writer->chart, row, length, ends);
  for (guint i = 0; i < writer->chart->parts->len; i++) {
    guint from = i == 0 ? 0 : ends[i - 1];
    if (ends[i] == from)
      continue;
    go_to(writer->out, writer->left + from);
    append_part(writer->out, i, ends[i] - from);
  }
  for (guint i = 0; limits[i] != ERP_UNSET; i++) {
    go_to(writer->out, writer->left + erp_chart_place(writer->chart, limits[i], length));
    append_limit(writer->out);
  }
}

static void
append_value(Writer *writer, const ErpChartRow *row) {
  if (row->mark != ERP_MARK_NONE) {
    erp_roff_text(writer->out, erp_mark_text(row->mark));
    g_string_append_c(writer->out, ' ');
  }
  erp_roff_text(writer->out, row->value);
}

static void
append_beside(Writer *writer, const ErpChartRow *row) {
  g_string_append(writer->out, "\\&");
  erp_roff_text(writer->out, row->label);
  append_bar(writer, row);
  go_to(writer->out, writer->right + GAP);
  append_value(writer, row);
  g_string_append_c(writer->out, '\n');
}

/* The text may take more than a line. */
static void
append_below(Writer *writer, const ErpChartRow *row) {
  g_string_append(writer->out, ".fi\n\\&");
  erp_roff_text(writer->out, row->label);
  g_string_append(writer->out, ": ");
  append_value(writer, row);
  g_string_append(writer->out, "\n.nf\n\\&");
  append_bar(writer, row);
  g_string_append_c(writer->out, '\n');
}

static void
append_scale(Writer *writer) {
  g_string_append(writer->out, ".ta ");
  erp_roff_length(writer->out, writer->right);
  g_string_append(writer->out, "R\n\\&");
  go_to(writer->out, writer->left);
  g_string_append(writer->out, "0\t");
  erp_roff_line(writer->out, writer->chart->end_text);
}

static void
append_name(GString *out, const char *name) {
  g_string_append(out, "\\h'0.4c'");
  erp_roff_text(out, name);
  g_string_append(out, "\\h'0.4c'\n");
}

/* A line of input each, which make as many of text as they need. */
static void
append_legend(Writer *writer) {
  const ErpChart *chart = writer->chart;
  g_string_append(writer->out, ".fi\n");
  for (guint i = 0; i < chart->parts->len; i++) {
    append_part(writer->out, i, BAR);
    append_name(writer->out, chart->parts->pdata[i]);
  }
  if (chart->limits_name != NULL) {
    append_limit(writer->out);
    append_name(writer->out, chart->limits_name);
  }
}

guint
erp_chart_ms_lines(const ErpChart *chart, guint width) {
  Writer writer = {.chart = chart};
  guint keys = 0;
  lay_out(&writer, width);
  for (guint i = 0; i < chart->parts->len; i++)
    keys += BAR + 800 + LETTER * erp_text_width(chart->parts->pdata[i]);
  if (chart->limits_name != NULL)
    keys += 800 + LETTER * erp_text_width(chart->limits_name);
  return chart->rows->len * (writer.beside ? 1 : 2) + 1 + keys / width + 1;
}

void
erp_chart_write_ms(const ErpChart *chart, guint width, GString *out) {
  Writer writer = {.out = out, .chart = chart};
  lay_out(&writer, width);
  g_string_append(out, colours);
  g_string_append(out, ".nf\n");
  for (guint i = 0; i < chart->rows->len; i++) {
    const ErpChartRow *row = &g_array_index(chart->rows, ErpChartRow, i);
    if (writer.beside)
      append_beside(&writer, row);
    else
      append_below(&writer, row);
  }
  append_scale(&writer);
  append_legend(&writer);
}
