/* Journals left behind by editors that did not end well. */
#pragma once

#include "base/diag.h"
#include "plan/plan.h"

typedef struct {
  char *journal;         /* its file */
  char *file;            /* of the plan; NULL = it was never saved */
  gint64 time;           /* of the last write, seconds since 1970 UTC */
  gboolean file_changed; /* the plan's file is not what these changes were made to */
  ErpPlan *plan;
} ErpRecovery;

/* The newest journal of the plan in `file` (NULL = of a plan never saved) whose editor is gone, or
 * NULL. A folder that cannot be read, and a file of which it cannot be told what links lead to, are
 * reported to `diags` as a warning. A journal that is damaged or cannot be read is kept and
 * reported to `diags` as a warning; one that says what the plan's file says is removed. */
ErpRecovery *erp_journal_find(const char *folder, const char *file, ErpDiagList *diags);
void erp_recovery_free(ErpRecovery *recovery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpRecovery, erp_recovery_free)
/* Removes the journal: its plan was recovered or is not wanted. */
void erp_recovery_discard(const ErpRecovery *recovery);
