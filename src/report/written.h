/* What can be handed out as a paper and for programs: one table of formats that options, help and
 * manual follow. */
#pragma once

#include "report/paper/paper.h"
#include "report/data/sink.h"

typedef enum {
  ERP_TABLE_COMMAS, /* RFC 4180 but for the ends of lines */
  ERP_TABLE_TABS,   /* nothing is quoted, as no cell has a tab or a line end in it */
} ErpTableForm;

typedef struct {
  ErpPaper *(*paper)(gconstpointer what); /* the caller owns it */
  void (*json)(gconstpointer what, ErpSink sink);
  void (*table)(gconstpointer what, ErpTableForm form, ErpSink sink);
  gconstpointer what; /* that they are given */
  guint width;        /* columns of a line of text */
  gboolean ascii;     /* text in 7 bits */
} ErpWritten;

/* NULL-terminated words of the formats, the first the one that is made when none is named. */
extern const char *const erp_written_formats[];
const char *erp_written_format_about(guint format); /* translated */
gboolean erp_written_takes_table(guint format);     /* --table */

/* FALSE and an error, with nothing written, when a program that the format takes is missing or
 * fails. */
gboolean erp_written_write(guint format, const ErpWritten *written, ErpSink sink, GError **error);
