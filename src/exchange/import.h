/* Import: files of other programs as edits of a plan (read-*.c -> proposal -> merge). Nothing is
 * ever half imported: a file that cannot be read gives no edit. */
#pragma once

#include "exchange/formats.h"
#include "exchange/merge.h"

typedef struct {
  const char *format;    /* word, NULL = found out by what is in it */
  const char *origin;    /* whose things these are; NULL = the name of the file without its ending,
                            nothing for formats whose keys are the same everywhere */
  const char *rate_unit; /* of rates without one, or NULL */
  const char *capacity;  /* of links that state none; NULL = 1Gbps */
  const char *users;     /* at sites that state none; NULL = as the plan has it, none */
  gboolean mask;         /* numbers of subscriptions are not kept */
  const ErpImportFile *files; /* n_files that are read together, this one among them, or none */
  guint n_files;
  const ErpCities *cities; /* where sites without coordinates may be placed; NULL = they are not */
} ErpImportOptions;

typedef struct {
  const ErpImportFormat *format;
  ErpMerged merged;
  guint unplaced; /* sites that are nowhere still */
} ErpImported;

/* The edit that brings what the file says into the plan, one step to undo; NULL without an error
 * when that changes nothing. What was dropped, guessed or is gone is added to `diags`. Errors:
 * ERP_ERROR_INPUT (not of the format; the message has the place), ERP_ERROR_USAGE (unknown format,
 * not a unit). */
ErpEdit *erp_import(GBytes *bytes, const char *file, const ErpImportOptions *options,
                    const ErpPlan *plan, const ErpCatalogue *catalogue, ErpImported *imported,
                    ErpDiagList *diags, GError **error);
