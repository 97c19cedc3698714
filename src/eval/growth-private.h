/* Private to eval/: the inside of a growth, and how growth-sweep.c makes one from text. */
#pragma once

#include "eval/growth.h"
#include "plan/field.h"

typedef struct {
  char *path; /* of the record */
  const ErpField *field;
  gint64 base; /* value in the plan as it is; ERP_UNSET = none */
} ErpGrowthTarget;

struct _ErpGrowth {
  ErpPlan *plan;
  ErpGrowthKind kind;
  char *text;
  char *what;      /* what grows: "users", "12 % a year" */
  ErpUnit unit;    /* of the values of a range that is set */
  gint64 from, by; /* value of the first step, and from one to the next */
  guint n;
  gint64 rate;     /* basis points a year */
  GArray *targets; /* ErpGrowthTarget */
};

/* Without steps or targets. */
ErpGrowth *erp_growth_new(ErpPlan *plan, ErpGrowthKind kind, const char *text);
/* The field of a record, a quantity; nothing to scale where there is no value. */
void erp_growth_add(ErpGrowth *growth, const ErpRecord *record, guint field);
/* The field of all records of a kind, where the kind has it. */
void erp_growth_add_kind(ErpGrowth *growth, ErpKind kind, const char *field);
/* The growth itself when its first and last steps are legal plans; else NULL, and it is freed. */
ErpGrowth *erp_growth_checked(ErpGrowth *growth, GError **error);
