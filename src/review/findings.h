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

/* How the sentences of findings about flows are written, which there may be thousands of; see
 * context.h. */
typedef struct _ErpTelling ErpTelling;

typedef struct {
  const struct _ErpRule *rule;
  ErpVerdict verdict;
  const char *object; /* id or path; NULL = the whole plan, or a group of objects (`others`) */
  char **others;      /* further objects, NULL-terminated, or NULL; ids belong to the review */
  guint line, column; /* of the object; 0 = none */
  guint n_objects;    /* how many objects it speaks for; a pass stands for all that pass */
  guint order;        /* place of the object in the document, from 1; 0 = none */
  char *message;      /* read it by erp_finding_message() */
  ErpFigure *figures;
  guint n_figures;
  const char *parameter; /* the threshold's name, or NULL; static */
  const char *limit;     /* the threshold with its unit, or NULL */
  gboolean overridden;   /* the plan set that parameter */
  char *remedy;          /* read it by erp_finding_remedy() */
  gboolean estimated;    /* rests on modelled figures and could change within their band */
  gboolean accepted;     /* an acceptance in force covers it */
  /* Of that acceptance; of one that has ended, when no other is in force. NULL = not stated. */
  char *accepted_reason, *accepted_by, *accepted_until;
  char *declared;                  /* what an answer says when it differs ("yes"), or NULL */
  const struct _ErpReview *review; /* it belongs to */
  /* Of one whose sentences are written when they are asked for; else NULL. */
  const ErpTelling *telling;
  const ErpFlow *flow;
} ErpFinding;

/* The translated sentence with the numbers compared. Borrowed. Any thread may ask. */
const char *erp_finding_message(const ErpFinding *finding);
/* Translated: its own, with object names, else the rule's. Borrowed. */
const char *erp_finding_remedy(const ErpFinding *finding);
const char *erp_finding_own_remedy(const ErpFinding *finding); /* or NULL */
