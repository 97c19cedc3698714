/* Programs run with failing calls, and what is left behind. */
#pragma once

#include <glib.h>

#include "faults.h"

typedef struct _ErpInject ErpInject;

typedef struct {
  int status; /* as waitpid() tells */
  char *said; /* on standard error */
} ErpInjected;

/* NULL with the test skipped where nothing can be preloaded. */
ErpInject *erp_inject_new(void);
void erp_inject_free(ErpInject *inject);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpInject, erp_inject_free)

/* A folder of one's own, empty at the start of every round; owned by `inject`. */
const char *erp_inject_folder(const ErpInject *inject);
void erp_inject_clear(ErpInject *inject);
/* What the last run counted; stays valid. */
ErpFaultTally *erp_inject_tally(ErpInject *inject);

/* Starts a program in that folder. `fault` as in faults.h, or NULL; `armed`: it counts from the
 * start. */
GPid erp_inject_start(ErpInject *inject, const char *const *argv, const char *fault,
                      gboolean armed);
void erp_inject_wait(ErpInject *inject, GPid child, ErpInjected *result);
void erp_injected_clear(ErpInjected *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ErpInjected, erp_injected_clear)

/* Names in a folder that begin like those of temporary files. */
guint erp_inject_leftovers(const char *folder);

/* Every call when ERPLAN_FAULTS=all, else so many that `most` of them are tried. */
guint erp_inject_step(guint calls, guint most);
const char *erp_inject_word(ErpFaultFamily family);
