/* The forms a report can be handed out in: one table that options, help and manual follow. */
#pragma once

#include "report/paper.h"

/* NULL-terminated words of the formats, the first the one that is made when none is named. */
extern const char *const erp_report_formats[];
const char *erp_report_format_about(guint format); /* "a web page in one file"; translated */

typedef struct {
  guint width;    /* columns of a line of text */
  gboolean ascii; /* text in 7 bits */
} ErpLayout;

/* Writes the paper in the format of that index. The paper may be changed on the way. NULL and an
 * error when a program that this takes is missing or fails. */
GBytes *erp_report_write(guint format, ErpPaper *paper, const ErpLayout *layout, GError **error);
