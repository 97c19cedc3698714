#include "cli/jobs.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "cli/plan-names.h"

/* So many plans, or so many bytes of them, are worth a second job (doc/performance.md). */
#define PLANS_WORTH_IT 8
#define BYTES_WORTH_IT (64 * 1024)

/* Size of a file; of what is none, as much as is worth it. */
static guint64
size_of(const char *file) {
  GStatBuf status;
  return g_stat(file, &status) == 0 && S_ISREG(status.st_mode) ? (guint64) status.st_size
                                                               : BYTES_WORTH_IT;
}

static gboolean
are_small(char **args, const char *list) {
  if (list != NULL && size_of(list) >= BYTES_WORTH_IT)
    return FALSE;
  guint64 bytes = 0;
  guint n = 0;
  g_autoptr(ErpPlanNames) names = erp_plan_names_new(args, list, NULL);
  while (names != NULL && n < PLANS_WORTH_IT && bytes < BYTES_WORTH_IT) {
    g_autoptr(ErpPlanName) name = erp_plan_names_next(names);
    if (name == NULL)
      return TRUE;
    n++;
    bytes += size_of(name->file);
  }
  return FALSE;
}

guint
erp_jobs_default(char **args, const char *list) {
  return are_small(args, list) ? 1 : MIN(g_get_num_processors(), ERP_JOBS_MOST);
}
