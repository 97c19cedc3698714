/* What there is to begin with: choosers (tui/start/chooser.h), each a view for erp_tui_push(). */
#pragma once

#include "tui/app.h"

ErpViewBase *erp_view_start_new(ErpTui *tui);     /* the first screen when no plan was named */
ErpViewBase *erp_view_guide_new(ErpTui *tui);     /* the first steps of a new plan */
ErpViewBase *erp_view_history_new(ErpTui *tui);   /* the undo steps */
ErpViewBase *erp_view_notes_new(ErpTui *tui);     /* names nobody knows, and the like */
guint erp_notes_count(const ErpSession *session); /* how many there are */
/* Context "open": a plan by the name of its file. `take` does what it is wanted for, or says why
 * not (caller frees). `title`: N_(). */
ErpViewBase *erp_view_open_new(ErpTui *tui, const char *title,
                               char *(*take)(ErpTui *tui, const char *file));
ErpViewBase *erp_view_examples_new(ErpTui *tui); /* the plans that come with the program */
