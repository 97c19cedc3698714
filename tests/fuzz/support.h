/* What the targets share: the promises that hold for all of them. */
#pragma once

#include "base/diag.h"
#include "catalogue/catalogue.h"
#include "plan/plan.h"

/* The bytes as a string, up to the first NUL. Caller frees. */
char *fuzz_text(GBytes *bytes);

/* Two files in one: the second begins behind a line of two percent signs. `*second` stays as it is
 * when there is none. Caller unrefs both. */
void fuzz_split(GBytes *bytes, GBytes **first, GBytes **second);

/* The reference data, loaded once; likewise some of the cities, and tests/plans/everything.xml. */
const ErpCatalogue *fuzz_catalogue_data(void);
const ErpCities *fuzz_cities(void);
ErpPlan *fuzz_example(void);

/* A folder of our own to write into, removed at the end of the process if it is empty. */
const char *fuzz_folder(void);
/* Writes a file in it. Caller frees the name. */
char *fuzz_file(const char *name, gconstpointer data, gsize size);

/* Text in UTF-8 that reaches no terminal but neutralised. */
void fuzz_check_shown(const char *text);
/* The same of several lines, which may have tabs. */
void fuzz_check_neutral(const char *text);
void fuzz_check_error(const GError *error); /* not NULL */
void fuzz_check_diags(const ErpDiagList *diags);

/* The plan, or NULL when it is refused as it should be. Caller unrefs. */
ErpPlan *fuzz_read_plan(GBytes *bytes);
/* That both are there and equal; else stops with both of them. */
void fuzz_check_same(const ErpPlan *plan, const ErpPlan *other, const char *what);
/* That it is the same when it is written and read, and written again. */
void fuzz_check_written(const ErpPlan *plan);
/* That a plan that edits have made is without errors, and the same when written and read. */
void fuzz_check_sound(const ErpPlan *plan);
