/* Findings: what a rule says about an object, as data. */
#pragma once

#include "eval/results.h"

typedef enum { ERP_LEVEL_LOW, ERP_LEVEL_MEDIUM, ERP_LEVEL_HIGH } ErpLevel; /* a rule's severity */
const char *erp_level_word(ErpLevel level);

struct _ErpRule;

typedef struct {
  const char *name; /* "rtt_er_ms", "capacity_mbps": unit in the name; static */
  gint64 value;     /* in hundredths of that unit */
  const char *from; /* erp_provenance_word() of a round trip or limit; NULL for what is counted */
} ErpFigure;

/* How findings about flows are told, which there may be thousands of; see context.h. */
typedef struct _ErpTelling ErpTelling;
typedef struct _ErpTold ErpTold; /* what a finding says, see findings.c */

typedef struct {
  const struct _ErpRule *rule;
  const char *object;      /* id or path; NULL = the whole plan, or a group of objects (`others`) */
  char **others;           /* further objects, NULL-terminated, or NULL; all belong to the review */
  const ErpRecord *record; /* the object's, or NULL */
  guint n_objects;         /* how many objects it speaks for; a pass stands for all that pass */
  ErpVerdict verdict;
  bool overridden; /* the plan set the parameter */
  bool estimated;  /* rests on modelled figures and could change within their band */
  bool accepted;   /* an acceptance in force covers it */
  guint32 about;   /* of one that is told when somebody asks: the flow's site, or the element */
  const char *parameter; /* the threshold's name, or NULL; static */
  const char *limit;     /* the threshold with its unit, or NULL */
  /* In force, or one that has ended when no other is in force; else NULL. */
  const ErpAccepted *acceptance;
  const struct _ErpReview *review; /* it belongs to */
  const ErpTelling *telling;       /* of one that is told when somebody asks; else NULL */
  const ErpFlow *flow;             /* then what it is about, unless an element */
  /* Last, since it is set while other threads read the rest: NULL until somebody asks, by the
   * functions below. */
  ErpTold *told;
} ErpFinding;

/* The translated sentence with the numbers compared. Borrowed. Any thread may ask. */
const char *erp_finding_message(const ErpFinding *finding);
/* Translated: its own, with object names, else the rule's. Borrowed. */
const char *erp_finding_remedy(const ErpFinding *finding);
const char *erp_finding_own_remedy(const ErpFinding *finding); /* or NULL */
/* The numbers it rests on; sets how many there are. Borrowed. */
const ErpFigure *erp_finding_figures(const ErpFinding *finding, guint *n);
const ErpFigure *erp_finding_figure_named(const ErpFinding *finding,
                                          const char *name); /* or NULL */
/* Where its object stands in the document, from 1; 0 = nowhere. O(1), a look-up. */
guint erp_finding_order(const ErpFinding *finding);
/* By where their objects stand in the document, those about the plan as a whole first: less than,
 * equal to or more than 0. */
int erp_findings_compare(const ErpFinding *a, const ErpFinding *b);
/* Where the object stands in the file; 0 = nowhere. */
static inline guint
erp_finding_line(const ErpFinding *finding) {
  return finding->record != NULL ? finding->record->line : 0;
}
static inline guint
erp_finding_column(const ErpFinding *finding) {
  return finding->record != NULL ? finding->record->column : 0;
}
/* What an answer says when it differs ("yes"), or NULL. */
const char *erp_finding_declared(const ErpFinding *finding);
