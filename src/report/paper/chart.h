/* A bar chart before it is drawn: a row has a label, a bar from zero that is stacked of parts, and
 * what is read beside it; limits are upright lines. All bars of a chart are on one scale.
 *
 * Values are integers, all of one unit, at least 0. Texts are translated; they are made safe to
 * print when they are added. The chart copies and owns everything. */
#pragma once

#include "report/paper/mark.h"

enum { ERP_CHART_PARTS = 4 }; /* at most, of a bar */

/* What text draws bars with, one column each. */
typedef struct {
  const char *parts[ERP_CHART_PARTS];
  const char *limit;
} ErpChartSigns;
extern const ErpChartSigns erp_chart_blocks, erp_chart_ascii;

typedef struct {
  char *label;                   /* "akl teams" */
  char *value;                   /* "~302.3 ms of 100.0 ms" */
  char *about;                   /* "propagation ~301.2 ms, ..."; NULL = the value says all */
  gint64 parts[ERP_CHART_PARTS]; /* those the chart has no name for are 0 */
  gint64 limit;                  /* of this bar alone; ERP_UNSET = none */
  ErpMark mark;
} ErpChartRow;

typedef struct {
  GPtrArray *parts;  /* names of the parts, in the order they are stacked: at least one */
  GArray *limits;    /* gint64: of every bar */
  char *limits_name; /* what the lines stand for; NULL = there are none */
  GArray *rows;      /* ErpChartRow */
  gint64 end;        /* of the scale: the greatest bar or limit; at least 1 */
  char *end_text;    /* "302.3 ms" */
  const ErpChartSigns *signs;
  char *(*show)(gint64 value);
} ErpChart;

/* `show` makes the text of a value; the caller of it frees. */
ErpChart *erp_chart_new(char *(*show)(gint64 value));
void erp_chart_free(ErpChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpChart, erp_chart_free)

/* Parts and limits come before rows. */
void erp_chart_part(ErpChart *chart, const char *name);
void erp_chart_limit(ErpChart *chart, gint64 limit);
void erp_chart_name_limits(ErpChart *chart, const char *name);
/* Copies the row, whose texts may be any. */
void erp_chart_row(ErpChart *chart, const ErpChartRow *row);

/* Puts what `change` returns in place of every text. */
void erp_chart_map(ErpChart *chart, char *(*change)(const char *text));

/* ---- for those who draw -------------------------------------------------------------------- */

/* Where a value is on a scale that is so many units long, rounded half up. */
guint erp_chart_place(const ErpChart *chart, gint64 value, guint length);
/* Where each part of the bar ends. A bar that is not 0 is at least a unit long. */
void erp_chart_ends(const ErpChart *chart, const ErpChartRow *row, guint length, guint *ends);
/* The limits of all bars and its own, then ERP_UNSET. Caller frees. */
gint64 *erp_chart_row_limits(const ErpChart *chart, const ErpChartRow *row);
