/* Reading a plan for a subcommand: everything wrong is told on stderr. */
#pragma once

#include "base/diag.h"
#include "plan/plan.h"

/* The plan, or NULL after complaining (exit status 3). `sha256`, if not NULL, gets the hex digest
 * of the file's bytes; caller frees. */
ErpPlan *erp_input_plan(const char *file, char **sha256);

/* Each diagnostic as "erplan: FILE:LINE:COL: error: text" on stderr, in the order of the file. */
void erp_input_print(ErpDiagList *diags);
