/* Charts of characters. */
#include "report/paper/chart-writers.h"

#include "base/width.h"
#include "report/paper/wrap.h"

#define GAP 2
#define INDENT GAP
#define LEAST 12 /* columns of a bar beside its label and value */
#define MOST 60  /* columns that a bar needs */

typedef struct {
  GString *out;
  const ErpChart *chart;
  const ErpChartSigns *signs;
  guint width;
  guint label, value; /* columns; the value with its mark */
  guint bar;          /* columns of the scale; a limit at its end takes one more */
  gboolean beside;    /* labels and values stand beside the bars, not above */
} Writer;

/* "[!] " before the value; as many blanks where only other rows have one. */
static guint
mark_width(const ErpChart *chart) {
  for (guint i = 0; i < chart->rows->len; i++)
    if (g_array_index(chart->rows, ErpChartRow, i).mark != ERP_MARK_NONE)
      return 4;
  return 0;
}

static void
lay_out(Writer *writer) {
  const ErpChart *chart = writer->chart;
  for (guint i = 0; i < chart->rows->len; i++) {
    const ErpChartRow *row = &g_array_index(chart->rows, ErpChartRow, i);
    writer->label = MAX(writer->label, erp_text_width(row->label));
    writer->value = MAX(writer->value, erp_text_width(row->value));
  }
  guint around = INDENT + writer->label + GAP + 1 + GAP + mark_width(chart) + writer->value;
  writer->beside = around + LEAST <= writer->width;
  if (writer->beside)
    writer->bar = MIN(writer->width - around, MOST);
  else
    writer->bar = CLAMP(writer->width, INDENT + 2, INDENT + 1 + MOST) - INDENT - 1;
}

static void
end_line(GString *out) {
  gsize end = out->len;
  while (end > 0 && out->str[end - 1] == ' ')
    end--;
  g_string_truncate(out, end);
  g_string_append_c(out, '\n');
}

/* One column more than the scale has. */
static void
append_bar(Writer *writer, const ErpChartRow *row) {
  guint ends[ERP_CHART_PARTS], part = 0;
  g_autofree const char **cells = g_new(const char *, writer->bar + 1);
  g_autofree gint64 *limits = erp_chart_row_limits(writer->chart, row);
  erp_chart_ends(writer->chart, row, writer->bar, ends);
  for (guint c = 0; c <= writer->bar; c++) {
    while (part < writer->chart->parts->len && c >= ends[part])
      part++;
    cells[c] = part < writer->chart->parts->len ? writer->signs->parts[part] : " ";
  }
  for (guint i = 0; limits[i] != ERP_UNSET; i++)
    cells[erp_chart_place(writer->chart, limits[i], writer->bar)] = writer->signs->limit;
  for (guint c = 0; c <= writer->bar; c++)
    g_string_append(writer->out, cells[c]);
}

static void
append_mark(Writer *writer, const ErpChartRow *row) {
  const char *mark = row->mark == ERP_MARK_NONE ? "" : erp_mark_text(row->mark);
  guint width = mark_width(writer->chart);
  g_string_append_printf(writer->out, "%s%*s", mark, (int) (width - erp_text_width(mark)), "");
}

static void
append_beside(Writer *writer, const ErpChartRow *row) {
  g_string_append_printf(writer->out, "%*s%s%*s", INDENT, "", row->label,
                         (int) (writer->label - erp_text_width(row->label) + GAP), "");
  append_bar(writer, row);
  g_string_append_printf(writer->out, "%*s", GAP, "");
  append_mark(writer, row);
  g_string_append_printf(writer->out, "%*s%s", (int) (writer->value - erp_text_width(row->value)),
                         "", row->value);
  end_line(writer->out);
}

static void
append_below(Writer *writer, const ErpChartRow *row) {
  g_autoptr(GString) text = g_string_new(NULL);
  if (row->mark != ERP_MARK_NONE)
    g_string_append_printf(text, "%s ", erp_mark_text(row->mark));
  g_string_append_printf(text, "%s: %s", row->label, row->value);
  g_string_append_printf(writer->out, "%*s", INDENT, "");
  erp_wrap_within(writer->out, writer->width, INDENT, INDENT + 2, text->str);
  g_string_append_printf(writer->out, "%*s", INDENT, "");
  gsize start = writer->out->len;
  append_bar(writer, row);
  end_line(writer->out);
  if (writer->out->len <= start) /* nothing was drawn */
    g_string_truncate(writer->out, writer->out->len - 1);
}

/* From 0 to its end, below the bars. */
static void
append_scale(Writer *writer) {
  guint indent = INDENT + (writer->beside ? writer->label + GAP : 0);
  guint text = erp_text_width(writer->chart->end_text);
  g_string_append_printf(writer->out, "%*s0%*s%s\n", (int) indent, "",
                         (int) (MAX(writer->bar, text + 1) - text), "", writer->chart->end_text);
}

/* Takes a column's sign and what it stands for to the next line where this one is full. */
static void
append_key(Writer *writer, guint *column, const char *sign, const char *name) {
  guint width = 2 + erp_text_width(name);
  if (*column > 0 && *column + GAP + width > writer->width) {
    g_string_append_c(writer->out, '\n');
    *column = 0;
  }
  g_string_append_printf(writer->out, "%*s%s ", GAP, "", sign); /* as wide as INDENT */
  *column += GAP + width;
  if (*column > writer->width) {
    erp_wrap_within(writer->out, writer->width, INDENT + 2, INDENT + 2, name);
    g_string_truncate(writer->out, writer->out->len - 1);
  } else {
    g_string_append(writer->out, name);
  }
}

static void
append_legend(Writer *writer) {
  const ErpChart *chart = writer->chart;
  guint column = 0;
  for (guint i = 0; i < chart->parts->len; i++)
    append_key(writer, &column, writer->signs->parts[i], chart->parts->pdata[i]);
  if (chart->limits_name != NULL)
    append_key(writer, &column, writer->signs->limit, chart->limits_name);
  g_string_append_c(writer->out, '\n');
}

void
erp_chart_write_text(const ErpChart *chart, const ErpChartSigns *signs, guint width, GString *out) {
  Writer writer = {.out = out, .chart = chart, .signs = signs, .width = width};
  lay_out(&writer);
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
