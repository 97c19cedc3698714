/* A large plan for measurements and long tests: the same arguments give the same plan everywhere.
 */
#pragma once

#include "plan/plan.h"

ErpPlan *big_plan(guint sites, guint circuits, guint32 seed);
/* Writes it to a file. */
void big_plan_save(const char *file, guint sites, guint circuits, guint32 seed);
