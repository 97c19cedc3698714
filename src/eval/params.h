/* The parameters in force: catalogue defaults with the plan's overrides. */
#pragma once

#include "base/diag.h"
#include "catalogue/catalogue.h"
#include "plan/plan.h"

typedef struct _ErpParams ErpParams;

/* An unknown name or illegal value in the plan is a diagnostic (error); the default then holds. */
ErpParams *erp_params_new(const ErpPlan *plan, const ErpCatalogue *catalogue, ErpDiagList *diags);
void erp_params_free(ErpParams *params);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpParams, erp_params_free)

/* In memory units of the parameter's unit: ms and s -> us, % -> basis points, km -> m, kByte ->
 * bytes, Gb/s -> bit/s, everything else as the plain integer; ERP_UNSET for a table of knots.
 * Asserts that the name exists (names are ours). O(1), as the rest. */
gint64 erp_params_value(const ErpParams *params, const char *name);
const char *erp_params_text(const ErpParams *params,
                            const char *name); /* as stated, without unit */
const char *erp_params_show(const ErpParams *params, const char *name); /* "25 ms" */
gboolean erp_params_overridden(const ErpParams *params, const char *name);

/* Hundredths of a point for a round trip by the table "score.knots", linear between knots. */
gint64 erp_params_points(const ErpParams *params, gint64 rtt);
/* The same in whole points, for show: 0..100. */
guint erp_params_score(const ErpParams *params, gint64 rtt);
