/* What the tests of plans share. */
#pragma once

#include "base/diag.h"
#include "plan/edit.h"
#include "plan/file.h"

/* A plan with this inside its root element; it must be without errors. */
ErpPlan *test_plan(const char *content);

/* The same without that condition: NULL when there are errors. `diags` may be NULL. */
ErpPlan *test_parse(const char *content, ErpDiagList *diags);

/* The canonical text; caller frees. */
char *test_text(const ErpPlan *plan);

/* Codes of the errors (and warnings) in order, "error:CODE warning:CODE ..."; caller frees. */
char *test_codes(const ErpDiagList *diags);

/* A record from "name=value" pairs, NULL-terminated. */
ErpRecord *test_record(ErpKind kind, ...) G_GNUC_NULL_TERMINATED;

/* Applies and frees the edit, which must succeed. */
ErpPlan *test_apply(const ErpPlan *plan, ErpEdit *edit);
/* Applies and frees the edit, which must fail with this code and a message with this in it. */
void test_refused(const ErpPlan *plan, ErpEdit *edit, int code, const char *fragment);

/* Names of the files in a test folder that end in `suffix`, sorted. */
GPtrArray *test_files(const char *folder, const char *suffix);
GBytes *test_load(const char *folder, const char *name);

/* The committed schema, and whether it takes the document. */
char *test_schema_file(void);
gboolean test_is_valid(GBytes *bytes, const char *name);
