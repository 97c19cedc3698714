/* What can be handed out as a paper and for programs: one table of formats that options, help and
 * manual follow. */
#pragma once

#include "report/paper/paper.h"
#include "base/sink.h"

typedef enum {
  ERP_TABLE_COMMAS, /* RFC 4180 but for the ends of lines */
  ERP_TABLE_TABS,   /* nothing is quoted, as no cell has a tab or a line end in it */
} ErpTableForm;

typedef struct {
  /* The caller owns it; NULL and an error when it may not be handed on. */
  ErpPaper *(*paper)(gconstpointer what, GError **error);
  void (*json)(gconstpointer what, ErpSink sink);
  void (*table)(gconstpointer what, ErpTableForm form, ErpSink sink);
  gconstpointer what; /* that they are given */
  guint width;        /* columns of a line of text */
  gboolean ascii;     /* text in 7 bits */
} ErpWritten;

/* Names of the formats in their order: papers, then what is for programs. */
#define ERP_WRITTEN_PAPERS "text", "html", "markdown", "man", "pdf"
#define ERP_WRITTEN_DATA "json", "csv", "tsv"
enum { ERP_WRITTEN_FIRST_DATA = 5 };

/* NULL-terminated words of the formats, the first the one that is made when none is named. */
extern const char *const erp_written_formats[];
const char *erp_written_format_about(guint format); /* translated */
#define ERP_NO_TABLE G_MAXUINT
/* Whether the format can have the table that --table names (or ERP_NO_TABLE); else FALSE and
 * ERP_ERROR_USAGE. */
gboolean erp_written_check_table(guint format, guint table, GError **error);

/* FALSE and an error, with nothing written, when there is no paper, or a program that the format
 * takes is missing or fails. */
gboolean erp_written_write(guint format, const ErpWritten *written, ErpSink sink, GError **error);
