/* How far a batch has come, on one line of a terminal's stderr that is written over and removed at
 * the end. Nothing is shown elsewhere, nor before half a second has passed. */
#pragma once

#include <glib.h>

typedef struct _ErpProgress ErpProgress;

/* `total` 0 = not known: then there is no estimate of the time left. `things` is what is done,
 * translated: "plans"; it must outlive the progress. */
ErpProgress *erp_progress_new(guint64 total, const char *things);
/* One more is done. */
void erp_progress_step(ErpProgress *progress);
/* Removes the line; before anything else is written to the terminal. */
void erp_progress_hide(ErpProgress *progress);
/* Hides it. */
void erp_progress_free(ErpProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpProgress, erp_progress_free)

/* Whether stderr is a terminal. */
gboolean erp_progress_wanted(void);
/* "120 of 1000 plans, 45/s, 20 s left"; `us` have passed. Caller frees. */
char *erp_progress_text(guint64 done, guint64 total, const char *things, guint64 us);
