/* A large plan for measurements and long tests: the same arguments give the same plan everywhere.
 */
#pragma once

#include "plan/plan.h"

typedef enum {
  BIG_STARS,     /* branches hang on the hubs of 60 cities; 1.6 links a site, as the next */
  BIG_HIERARCHY, /* branches hang on regional hubs, one for 24 of them */
  BIG_MESH_2_3,  /* everybody with those around: 2.3 links a site */
  BIG_MESH_3_1,  /* 3.1 links a site */
} BigShape;
extern const char *const big_shapes[]; /* their names, NULL at the end */

ErpPlan *big_plan_of(BigShape shape, guint sites, guint circuits, guint32 seed);
ErpPlan *big_plan(guint sites, guint circuits, guint32 seed); /* of stars */
/* Writes it to a file. */
void big_plan_save_of(BigShape shape, const char *file, guint sites, guint circuits, guint32 seed);
void big_plan_save(const char *file, guint sites, guint circuits, guint32 seed);
