/* How many plans to judge at a time. */
#pragma once

#include <glib.h>

#define ERP_JOBS_MOST 256

/* One for each processor, but one when the plans are so few and small that starting a second job
 * takes more than it gains. Looks at the first few names of `args` and `list` (cli/plan-names.h)
 * and at the sizes of their files; a list that can be read only once is left alone. */
guint erp_jobs_default(char **args, const char *list);
