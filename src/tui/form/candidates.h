/* What a form's field can be filled with: the plan's objects and the catalogue's names. */
#pragma once

#include "catalogue/catalogue.h"
#include "plan/field.h"
#include "plan/plan.h"
#include "tui/widget/picker.h"

/* Array of ErpCandidate in a stable order; NULL when the field has no such values. `catalogue` may
 * be NULL. Caller frees with g_ptr_array_unref. */
GPtrArray *erp_candidates(const ErpPlan *plan, const ErpCatalogue *catalogue,
                          const ErpField *field);

/* The cities, the largest first; with each its place in the fields name, lat and lon. */
GPtrArray *erp_city_candidates(const ErpCities *cities);
