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

/* Whether an editor ended for want of memory: by GLib, or while its last words waited for a lock
 * that it held. Without any memory (`for_ever`) it cannot even tell, and falls over itself. */
gboolean erp_inject_is_want(const ErpInjected *result, gboolean for_ever);

/* Names in a folder that begin like those of temporary files. */
guint erp_inject_leftovers(const char *folder);

/* Every call when ERPLAN_FAULTS=all, else so many that `most` of them are tried. */
guint erp_inject_step(guint calls, guint most);
const char *erp_inject_word(ErpFaultFamily family);

/* What may go wrong with the files of an editor. */
typedef struct {
  const char *name;
  ErpFaultFamily family;
  const char *what; /* as in faults.h */
  guint last;       /* so many calls after the first fail as well; 0 = all */
} ErpInjectError;

extern const ErpInjectError erp_inject_errors[];
extern const guint erp_inject_n_errors;
