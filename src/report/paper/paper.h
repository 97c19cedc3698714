/* A report before it has a format: headings, paragraphs, lists, tables, links, in the order they
 * are read. Reports build it, writers (paper-writers.h) lay it out and say nothing of their own.
 *
 * Texts are UTF-8 and translated already; they may hold whatever a plan holds, so writers make them
 * safe. The paper copies and owns everything. */
#pragma once

#include "report/paper/chart.h"
#include "report/paper/grid.h"
#include "report/map/map.h"

typedef enum {
  ERP_BLOCK_HEADING,   /* text; level, id */
  ERP_BLOCK_PARAGRAPH, /* text; may end in a link */
  ERP_BLOCK_ROW,       /* a term (label) and what it means (text) */
  ERP_BLOCK_ITEM,      /* of a list: text, with mark and label if any; may end in a link */
  ERP_BLOCK_DETAIL,    /* label and text that belong to the item before */
  ERP_BLOCK_TABLE,     /* table */
  ERP_BLOCK_CHART,     /* chart, below a caption (text) */
  ERP_BLOCK_MAP,       /* map, with what is on it in words (text); not every format draws it */
} ErpBlockKind;

typedef struct {
  ErpBlockKind kind;
  guint level;   /* of a heading, from 1; sections are what stands below one of level 1 */
  ErpMark mark;  /* of an item */
  char *id;      /* where links lead: unique, "client-routing"; NULL = none, never of a heading */
  char *label;   /* NULL = none */
  char *text;    /* never NULL, but in a table that the heading above says enough of */
  char *link;    /* what is read of a link; NULL = none */
  char *address; /* where it leads */
  ErpGrid *table;
  ErpChart *chart;
  ErpMap *map;
} ErpBlock;

typedef struct _ErpPaper ErpPaper;

/* `date` is the day it speaks of, YYYY-MM-DD, or NULL. */
ErpPaper *erp_paper_new(const char *title, const char *date);
void erp_paper_free(ErpPaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPaper, erp_paper_free)

/* Ids are made of letters, digits, ".", "_" and "-"; one that is taken gets a number. */
void erp_paper_heading(ErpPaper *paper, guint level, const char *id, const char *text);
/* Headings from here on stand so many levels deeper than they are given; 0 as made. */
void erp_paper_set_depth(ErpPaper *paper, guint depth);
void erp_paper_paragraph(ErpPaper *paper, const char *text);
void erp_paper_row(ErpPaper *paper, const char *label, const char *text);
void erp_paper_item(ErpPaper *paper, ErpMark mark, const char *label, const char *text);
void erp_paper_detail(ErpPaper *paper, const char *label, const char *text);
/* A paragraph that ends in a link, and an item that does; the text before it may be "". */
void erp_paper_link(ErpPaper *paper, const char *text, const char *link, const char *address);
void erp_paper_item_link(ErpPaper *paper, const char *text, const char *link, const char *address);
/* To be given columns and cells; the paper owns it. `caption` may be NULL. */
ErpGrid *erp_paper_table(ErpPaper *paper, const char *caption);
/* One that is filled already; takes it. */
void erp_paper_table_take(ErpPaper *paper, const char *caption, ErpGrid *grid);
/* Takes the chart. */
void erp_paper_chart(ErpPaper *paper, const char *caption, ErpChart *chart);
/* Takes the map. */
void erp_paper_figure(ErpPaper *paper, ErpMap *map);
/* Gives what was added last an id, as those of headings. */
void erp_paper_anchor(ErpPaper *paper, const char *id);

const char *erp_paper_title(const ErpPaper *paper);
const char *erp_paper_date(const ErpPaper *paper); /* or NULL */
guint erp_paper_length(const ErpPaper *paper);
const ErpBlock *erp_paper_get(const ErpPaper *paper, guint i);

/* Whether it may be handed on: nothing left over from a template in any text unless the plan or the
 * name of its file has the same, no section without anything in it, no empty cell. Else FALSE and
 * ERP_ERROR_INPUT, which names the section. */
gboolean erp_paper_check(const ErpPaper *paper, const ErpPlan *plan, const char *file,
                         GError **error);

/* Leaves what stands before the first heading, and the sections with these ids below the headings
 * they belong to. FALSE and ERP_ERROR_USAGE when there is no such section, with those there are. */
gboolean erp_paper_keep(ErpPaper *paper, const char *const *ids, GError **error);

/* Puts what `change` returns in place of every text but ids and addresses. */
void erp_paper_map(ErpPaper *paper, char *(*change)(const char *text));
/* Puts 7-bit text in place of every text, and in place of what charts are drawn with. */
void erp_paper_to_ascii(ErpPaper *paper);
