/* Inside of the application, shared by app.c and the app-*.c. */
#pragma once

#include "tui/app.h"
#include "tui/command/commands.h"
#include "tui/widget/dialog.h"
#include "tui/command/help.h"
#include "tui/command/menu.h"
#include "tui/command/palette.h"
#include "tui/start/start.h"

struct _ErpTui {
  ErpSession *session;
  ErpTuiOptions options;
  ErpKeymap *keymap;
  GPtrArray *views; /* ErpViewBase, the top one last; never empty */
  char *selection;  /* path, or NULL */
  char *status;
  char *what_if; /* what has failed and what that does, while something has; or NULL */
  char *clipboard;
  ErpNext next;
  gboolean mouse;
  guint reaction; /* collected while a key is handled */

  /* at most one of these is over the views */
  ErpHelp *help;
  ErpMenu *menu;
  ErpPalette *palette;
  ErpDialog *dialog;
  void (*answered)(ErpTui *tui, int answer, const char *text, gpointer user);
  gpointer user;
  GDestroyNotify free_user;

  ErpCells *last; /* what was drawn last, for screen dumps */
};

ErpContext erp_tui_context(const ErpTui *tui); /* of the top view */

/* Runs a command: the top view's, else the application's own. `argument` is what was given for it
 * in the palette; NULL = the command asks for what it needs. */
void erp_tui_run(ErpTui *tui, guint command, const char *argument);

/* The plan or the figures are new: every view is told. */
void erp_tui_refresh(ErpTui *tui);

/* ---- app-file.c ---- */
void erp_tui_save(ErpTui *tui);
/* `file`: NULL = asks. */
void erp_tui_save_as(ErpTui *tui, const char *file);
void erp_tui_open(ErpTui *tui, const char *file);
/* Leaves for a plan that can be read; else says why not (caller frees). */
char *erp_tui_try_open(ErpTui *tui, const char *file);
/* The plan in a file; NULL with why not in `*fault` (translated; caller frees). */
ErpPlan *erp_tui_read(const char *file, char **fault);
/* Opens the plan beside the one in a file; `file` NULL = asks what to compare with. */
void erp_tui_compare(ErpTui *tui, const char *file);
/* The same; says why not (caller frees). */
char *erp_tui_try_compare(ErpTui *tui, const char *file);
void erp_tui_reload(ErpTui *tui);
/* Shows what importing the file would change; NULL = asks for it. */
void erp_tui_import(ErpTui *tui, const char *file);
/* Writes the plan for other programs, in the format that the file's ending says; NULL = asks. */
void erp_tui_export(ErpTui *tui, const char *file);
/* Leaves for what is wanted next; asks first when there is something to lose. */
void erp_tui_leave(ErpTui *tui, ErpNextKind kind, const char *file);

/* ---- app-what-if.c ---- */
/* Marks the selection as failed, or no more. */
void erp_tui_fail(ErpTui *tui);
void erp_tui_restore(ErpTui *tui);
void erp_tui_tell_what_if(ErpTui *tui); /* after new figures: makes `what_if` anew */

/* ---- app-edit.c ---- */
void erp_tui_undo(ErpTui *tui);
void erp_tui_redo(ErpTui *tui);
/* FALSE, and the status line says so, when nothing is selected that is in the plan. */
gboolean erp_tui_need_selection(ErpTui *tui);
/* Deletes the selection at once (undo brings it back); asks only when other records would go. */
void erp_tui_delete(ErpTui *tui);
/* Opens the form of a copy of the selection with its parts; nothing is added before it is applied.
 */
void erp_tui_duplicate(ErpTui *tui);
void erp_tui_add_circuit(ErpTui *tui);
