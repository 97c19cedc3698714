/* What there is to begin with: choosers (tui/start/chooser.h), each a view for erp_tui_push(). */
#pragma once

#include "tui/app.h"

ErpViewBase *erp_view_start_new(ErpTui *tui);   /* the first screen when no plan was named */
ErpViewBase *erp_view_guide_new(ErpTui *tui);   /* the first steps of a new plan */
ErpViewBase *erp_view_history_new(ErpTui *tui); /* the undo steps */
ErpViewBase *erp_view_notes_new(ErpTui *tui);   /* names nobody knows, and the like */
/* What importing the file that the session was asked about would change; Enter takes it over. */
ErpViewBase *erp_view_import_new(ErpTui *tui);
guint erp_notes_count(const ErpSession *session); /* how many there are */
/* Context "open": a file by its name. */
typedef struct {
  const char *title;                       /* N_() */
  const char *files;                       /* N_(), what they are called: "Plans" */
  const char *ending;                      /* of the names that are offered, ".xml"; NULL = any */
  void (*add_more)(GPtrArray *candidates); /* offered before any folder is typed, or NULL */
  /* Does what the file is wanted for, or says why not (caller frees). */
  char *(*take)(ErpTui *tui, const char *file);
} ErpOpenOps;
ErpViewBase *erp_view_open_new(ErpTui *tui, const ErpOpenOps *ops); /* `ops` must outlive it */
void erp_add_recent(GPtrArray *candidates); /* the recent plans (widget/picker.h) */

ErpViewBase *erp_view_examples_new(ErpTui *tui); /* the plans that come with the program */
