/* The rule table: one row per rule; a check function turns results into findings. */
#pragma once

#include "review/findings.h"

typedef struct _ErpReview ErpReview; /* the review being made (review/review.h) */

typedef enum {
  ERP_PILLAR_RELIABILITY,
  ERP_PILLAR_SECURITY,
  ERP_PILLAR_COST,
  ERP_PILLAR_OPERATIONS,
  ERP_PILLAR_PERFORMANCE
} ErpPillar;
const char *erp_pillar_word(ErpPillar pillar);

typedef enum {
  ERP_MODE_COMPUTED,
  ERP_MODE_ANSWERED,
  ERP_MODE_MIXED,
  ERP_MODE_SUMMED, /* computed from what the other rules found */
} ErpRuleMode;

/* Rules are checked in two stages: those about the plan, with their answers and acceptances, then
 * those about what the first stage found. */
typedef enum { ERP_STAGE_PLAN, ERP_STAGE_RULES, ERP_STAGES } ErpRuleStage;

typedef struct _ErpRule {
  const char *id;    /* "WAN-01" */
  const char *title; /* N_() one line */
  ErpPillar pillar;
  const char *readiness; /* section of the readiness checklist, or NULL */
  const char *m365;      /* section of the Microsoft 365 guidance, or NULL */
  ErpRuleMode mode;
  ErpLevel level;
  const char *condition; /* N_() what passes, warns and fails */
  const char *remedy;    /* N_() */
  const char *source;
  const char *const *parameters; /* names it compares against; NULL-terminated */
  void (*check)(const struct _ErpRule *rule, ErpReview *review);
  guint rests_on; /* of ErpChanged. After an edit that changed nothing of it, its findings are those
                     of before */
} ErpRule;

/* The day the table was last compared with the documents it names. */
#define ERP_RULES_DATE "2026-11-26"

guint erp_rules_count(void);
ErpRuleStage erp_rule_stage(const ErpRule *rule); /* the first when it is NULL */
const ErpRule *erp_rules_get(guint i);            /* by id */
guint erp_rules_index(const ErpRule *rule);       /* of a row of the table */
const ErpRule *erp_rules_find(const char *id, const char **suggestion);
