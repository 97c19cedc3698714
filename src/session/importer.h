/* What a file of another program would change in a plan, worked out in a thread of its own: as with
 * the worker, the newest question is the only one that counts. Nothing is changed. The thread is
 * started by the first question. */
#pragma once

#include "base/diag.h"
#include "catalogue/catalogue.h"
#include "plan/plan.h"

typedef struct {
  const char *file;
  const char *rate_unit; /* of rates without one, "Mbps"; NULL = they are left out */
} ErpImportQuestion;

typedef struct {
  char *file;
  const char *format;         /* its proper name, or NULL with a fault */
  guint added, changed, same; /* records */
  guint unplaced;             /* sites that are nowhere still */
  ErpDiagList *diags;         /* what was left out, guessed or is gone */
  ErpPlan *before;            /* the plan of the question */
  ErpPlan *after;             /* NULL: nothing would change, or there is a fault */
  char *label;                /* of the step, translated */
  char *changes;              /* erp_changes_text(), "" when nothing would change */
  guint n_changes;
  char *fault; /* why it cannot be imported (translated), or NULL */
} ErpImportAnswer;

typedef struct _ErpImporter ErpImporter;

/* `ready` is called in the main context when there is an answer to the newest question. The
 * catalogue must outlive it. */
ErpImporter *erp_importer_new(const ErpCatalogue *catalogue, void (*ready)(gpointer user),
                              gpointer user);
/* Waits for the file that is being read. */
void erp_importer_free(ErpImporter *importer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpImporter, erp_importer_free)

/* Copies the question; NULL: none is open any more and the answer is given up. `cities` must
 * outlive the importer; NULL = sites without coordinates are not placed. */
void erp_importer_ask(ErpImporter *importer, const ErpImportQuestion *question, ErpPlan *plan,
                      const ErpCities *cities);
/* The question asked last, or NULL. Borrowed until the next one. */
const ErpImportQuestion *erp_importer_asked(const ErpImporter *importer);
/* The answer to it, or NULL while there is none. Borrowed until the next question. */
const ErpImportAnswer *erp_importer_answer(const ErpImporter *importer);
/* Waits for the answer to the newest question. */
void erp_importer_settle(ErpImporter *importer);
