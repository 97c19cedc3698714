/* A plan step by step while something in it grows: values scaled or set over a range, or demand
 * that grows from year to year. Each step is a plan of its own, made from the plan as it is and
 * never from the step before, so whole numbers are rounded once (half up, away from zero).
 *
 * A range is written TARGET*=FROM..TO/STEP to scale values and TARGET=FROM..TO/STEP to set them:
 *
 *   users*=0.5..3/0.25               the users of every site, from half to three times as many
 *   par.users*=50%..200%/50%         those of one site; a factor may be a percentage
 *   par-ams.capacity=1Gbps..10Gbps/1Gbps   any number of the plan format, in its unit
 *   wan-link.capacity*=1..4/1        of all WAN links
 *
 * A target without a dot is a field of every record that has it. What stands before the last dot is
 * an id, a path, or else the name of an element, then of every record of that kind. Only values
 * that are stated or have a default are scaled. The last step is the greatest that is not beyond
 * TO.
 *
 * A rate of 12%/year: after y years the users of all sites and what demands state (down, up,
 * volume) are (1.12)^y times as many; 1000 users are 1120, 1254, 1405. It may be negative. */
#pragma once

#include "plan/plan.h"

enum {
  ERP_GROWTH_STEPS = 200, /* at most: each keeps the use of every element */
  ERP_GROWTH_YEARS = 50,  /* at most */
};

typedef enum {
  ERP_GROWTH_SCALE, /* value of a step: the factor in ten-thousandths */
  ERP_GROWTH_SET,   /* the value, in the unit of the field */
  ERP_GROWTH_YEARLY /* the year, from 0 */
} ErpGrowthKind;

typedef struct _ErpGrowth ErpGrowth;

/* NULL with ERP_ERROR_USAGE, which says where in the text what is wrong and what may stand there;
 * also when the plan has no such values, or the first or last step would break it. */
ErpGrowth *erp_growth_new_sweep(ErpPlan *plan, const char *text, GError **error);
/* `rate` is "12%/year" or "12%"; years from 1 to ERP_GROWTH_YEARS. */
ErpGrowth *erp_growth_new_yearly(ErpPlan *plan, const char *rate, guint years, GError **error);
void erp_growth_free(ErpGrowth *growth);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpGrowth, erp_growth_free)

ErpGrowthKind erp_growth_kind(const ErpGrowth *growth);
ErpPlan *erp_growth_base(const ErpGrowth *growth);    /* borrowed */
const char *erp_growth_text(const ErpGrowth *growth); /* as it was written */
char *erp_growth_title(const ErpGrowth *growth); /* translated: "users x 0.5 to 3". Caller frees. */

guint erp_growth_length(const ErpGrowth *growth); /* steps, at least 1 */
gint64 erp_growth_value(const ErpGrowth *growth, guint step);
/* "1.25", "2Gbps", "3": the factor, the value as a plan states it, or the year. Caller frees. */
char *erp_growth_value_text(const ErpGrowth *growth, guint step);
/* "x 1.25", "2Gbps", "year 3"; translated. Caller frees. */
char *erp_growth_label(const ErpGrowth *growth, guint step);
/* The plan of the step; caller unrefs. NULL when a value would be no legal one. Any thread may ask.
 * O(records). */
ErpPlan *erp_growth_plan(const ErpGrowth *growth, guint step, GError **error);
