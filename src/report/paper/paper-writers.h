/* Papers in a format, one file and function each. Nothing in a plan can steer a terminal or pass
 * for markup. The result ends with a line end; caller frees. */
#pragma once

#include "report/paper/paper.h"

/* Lines of at most `width` columns, where words and titles of tables let them. UTF-8; for 7-bit
 * text give the paper to
 * erp_paper_to_ascii() first. */
char *erp_paper_text(const ErpPaper *paper, guint width);

/* Markdown with tables, as GitHub has it: a paragraph, an item and a row a line. */
char *erp_paper_markdown(const ErpPaper *paper);

/* A manual page in man macros, with tables for tbl; `man -l` runs what it needs. */
char *erp_paper_man(const ErpPaper *paper);

/* What groff makes a PDF of, with the ms macros and tbl. Characters that its fonts lack are changed
 * in the paper to near ones. */
char *erp_paper_ms(ErpPaper *paper);
/* A PDF file. NULL and ERP_ERROR_OUTPUT when groff is missing or fails. */
GBytes *erp_paper_pdf(ErpPaper *paper, GError **error);

/* A web page in one file: HTML that needs no script and nothing from elsewhere, for the screen by
 * day and by night and for paper. Sections and findings can be linked to by their ids. */
char *erp_paper_html(const ErpPaper *paper);
