/* Reading a plan for a subcommand: everything wrong is told. */
#pragma once

#include "base/diag.h"
#include "plan/plan.h"

/* The plan, or NULL after complaining (exit status 3). `sha256`, if not NULL, gets the hex digest
 * of the file's bytes; caller frees. */
ErpPlan *erp_input_plan(const char *file, char **sha256);
/* The same, but complaints are appended to `messages`; any thread may read. Diagnostics are added
 * to `diags`; when there is no plan at least one of them is an error. */
ErpPlan *erp_input_read(const char *file, char **sha256, ErpDiagList *diags, GString *messages);

/* Each diagnostic as a line "erplan: FILE:LINE:COL: error: text", in the order of the file. */
void erp_input_tell(ErpDiagList *diags, GString *messages);
/* The same on stderr. */
void erp_input_print(ErpDiagList *diags);
