/* What the tests of exchange/ share. */
#pragma once

#include "exchange/import.h"

/* A file imported into an empty plan, or into another one. */
typedef struct {
  ErpPlan *plan;
  ErpImported imported;
  ErpDiagList *diags; /* what was dropped, guessed or is gone */
  GError *error;      /* then the plan is the one it was imported into */
} Import;

extern const ErpImportOptions import_plainly;

/* `name` is that of the file; sites are placed. Stops the test when the plan refuses the edit. */
void import_into(Import *import, const ErpPlan *plan, const char *name, const char *text,
                 const ErpImportOptions *options);
void import_new(Import *import, const char *name, const char *text);
void import_clear(Import *import);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Import, import_clear)

/* Compares what stands in the plan's element, line by line without indentation. */
void assert_plan(const ErpPlan *plan, const char *lines);
/* Whether there is a diagnostic of the code whose line, column and text are these; `text` is a part
 * of it. */
gboolean import_told(const Import *import, const char *code, guint line, guint column,
                     const char *text);
