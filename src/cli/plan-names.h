/* The plans that a command line names, one after the other: files, folders (their *.xml, also those
 * in folders below, sorted by bytes; names that begin with a dot and links to folders left out),
 * patterns given quoted, "-", and a list of names that each end in a zero byte. Only the folders on
 * the way to the next plan are in memory. */
#pragma once

#include <glib.h>

typedef struct {
  char *file;    /* as given or found, in any encoding */
  GError *error; /* why there is no plan, or NULL: an empty folder, a pattern without a match */
} ErpPlanName;

void erp_plan_name_free(ErpPlanName *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPlanName, erp_plan_name_free)

typedef struct _ErpPlanNames ErpPlanNames;

/* `args` is NULL-terminated or NULL; both must outlive the names; `list` is a file, "-" for
 * standard input, or NULL. NULL with ERP_ERROR_INPUT when the list cannot be read. */
ErpPlanNames *erp_plan_names_new(char **args, const char *list, GError **error);
void erp_plan_names_free(ErpPlanNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPlanNames, erp_plan_names_free)

/* NULL at the end. Caller frees. */
ErpPlanName *erp_plan_names_next(ErpPlanNames *names);
