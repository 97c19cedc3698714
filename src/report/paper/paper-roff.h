/* Private to report/: blocks of papers in roff, for whatever macros. No text becomes a request. */
#pragma once

#include "report/paper/paper.h"

/* groff leaves out a character that its fonts lack: here its nearest letters stand for it. Made
 * safe to print; caller frees. */
char *erp_roff_printable(const char *text);
void erp_roff_length(GString *out, gint64 length); /* in thousandths of a centimetre */
/* A line of text, made safe to print and free of requests; an empty line would be space. */
void erp_roff_paper_line(GString *out, const char *text);
/* The text as the argument of a macro: in quotes, with those inside doubled. */
void erp_roff_paper_request(GString *out, const char *request, const char *text);
void erp_roff_paper_label(GString *out, const char *label); /* bold, with a colon */
/* A block's text and the link it may end in. */
void erp_roff_paper_body(GString *out, const ErpBlock *block);
/* A table for tbl, `width` digits wide if its words let it. `begin` stands behind .TS: the rest of
 * that line and that of the options; `titled` behind the row of titles. */
void erp_roff_paper_table(GString *out, const ErpGrid *grid, guint width, const char *begin,
                          const char *titled);
/* How many lines its titles and its first row take, about. */
guint erp_roff_paper_table_head(const ErpGrid *grid, guint width);
