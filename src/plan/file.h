/* Plans as XML: read (with places) -> upgrade -> defaults -> check, and the canonical writer.
 *
 * What is not ours survives: comments, processing instructions, blank lines between records, and
 * elements and attributes in foreign namespaces. Unknown names in our namespace are errors. */
#pragma once

#include "base/diag.h"
#include "plan/plan.h"

#define ERP_PLAN_NAMESPACE "urn:erplan:plan:1"
#define ERP_PLAN_VERSION 1

/* Everything wrong is added to `diags`, all at once. NULL with ERP_ERROR_INPUT when it is not
 * well-formed (the message has the place) or when `diags` got an error (message: "NAME: n errors").
 */
ErpPlan *erp_plan_parse(GBytes *bytes, const char *name, ErpDiagList *diags, GError **error);
/* The same from a file; "-" is standard input. */
ErpPlan *erp_plan_read(const char *file, ErpDiagList *diags, GError **error);

/* A record with what stands in it from one element, written as in a plan's file but without the
 * namespace. NULL with ERP_ERROR_USAGE and the first thing that is wrong with it; whether it fits a
 * plan is for erp_plan_apply(). Caller unrefs. */
ErpRecord *erp_record_parse(const char *xml, GError **error);

/* Canonical text. Parsing it gives an equal plan; writing that gives the same bytes. */
GBytes *erp_plan_write(const ErpPlan *plan);

/* The RELAX NG schema of the format, from the field table. */
GBytes *erp_plan_schema(void);
