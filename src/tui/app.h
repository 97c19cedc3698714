/* The terminal program without a terminal: a stack of views over one session. Give it keys, draw it
 * into cells; the loop (term/) acts on the reaction.
 *
 * Screen: title bar, the top view, status line, key bar. Keys go to the top view first; what it
 * does not handle is looked up as a command of its context, then as a global one. */
#pragma once

#include "session/recovery.h"
#include "tui/map/canvas.h"
#include "tui/widget/dialog.h"
#include "tui/screen/layout.h"
#include "tui/screen/view.h"

typedef struct {
  ErpCharset charset;
  ErpDots dots;
  gboolean letters; /* the key bar shows them, not function keys */
  gboolean mouse;
  ErpLayoutLimits layout; /* all 0 = the usual ones */
} ErpTuiOptions;

/* The session must outlive the program. */
ErpTui *erp_tui_new(ErpSession *session, const ErpTuiOptions *options);
void erp_tui_free(ErpTui *tui);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpTui, erp_tui_free)

guint erp_tui_handle(ErpTui *tui, const ErpKey *key);
void erp_tui_draw(ErpTui *tui, ErpCells *cells);

gboolean erp_tui_mouse(const ErpTui *tui);        /* whether mouse reports are wanted */
const char *erp_tui_clipboard(const ErpTui *tui); /* text of the last copy, or NULL */
/* After ERP_REACT_COPY: whether the terminal took it, so that the user is told. */
void erp_tui_copied(ErpTui *tui, gboolean taken);

/* After ERP_REACT_QUIT: what the user wants to go on with. */
typedef enum {
  ERP_NEXT_NOTHING,
  ERP_NEXT_NEW,  /* an empty plan */
  ERP_NEXT_FILE, /* the plan in a file */
  ERP_NEXT_COPY, /* a new plan that is as the one in a file */
} ErpNextKind;
typedef struct {
  ErpNextKind kind;
  char *file; /* of FILE and COPY; else NULL */
} ErpNext;
const ErpNext *erp_tui_next(const ErpTui *tui);
void erp_next_set(ErpNext *next, ErpNextKind kind, const char *file); /* copies the name */
void erp_next_clear(ErpNext *next);

/* Other keys for a command, as in the settings; errors of erp_keymap_bind(). */
gboolean erp_tui_bind(ErpTui *tui, const char *command, const char *keys, GError **error);
/* Shows what there is to begin with: when no plan was named. Before the first key. */
void erp_tui_start(ErpTui *tui);
/* Shows the first steps of a new plan. The same. */
void erp_tui_guide(ErpTui *tui);
/* Asks what to do with changes that were not saved; takes the recovery. Before the first key. */
void erp_tui_offer(ErpTui *tui, ErpRecovery *recovery);

/* ---- for views ----------------------------------------------------------------------------- */

ErpSession *erp_tui_session(ErpTui *tui);
const ErpTuiOptions *erp_tui_options(const ErpTui *tui);

/* What if this had failed (NULL = nothing): instead of what was marked before. */
void erp_tui_set_outage(ErpTui *tui, const ErpOutage *outage);

/* The file's name; of a plan without one, what it is called. Caller frees. */
char *erp_tui_plan_name(ErpTui *tui);

ErpViewBase *erp_tui_top(const ErpTui *tui);
/* Puts a view on top (takes it) or removes the top one; the one below is told by changed(). */
void erp_tui_push(ErpTui *tui, ErpViewBase *view);
void erp_tui_pop(ErpTui *tui);

/* The object all views agree on: a path of plan/plan.h ("par", "er-ams", "policy[2]") or NULL. */
const char *erp_tui_selection(const ErpTui *tui);
void erp_tui_select(ErpTui *tui, const char *path);

/* Does the edit as one undo step; the status line tells its label or why it was refused. */
gboolean erp_tui_do(ErpTui *tui, const ErpEdit *edit);

void erp_tui_status(ErpTui *tui, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Shows a dialog over everything (takes it); `answered` gets the button (-1 = left by Esc) and the
 * text of a prompt, borrowed. `user` is freed with `free_user` afterwards; both may be NULL. */
void erp_tui_ask(ErpTui *tui, ErpDialog *dialog,
                 void (*answered)(ErpTui *tui, int answer, const char *text, gpointer user),
                 gpointer user, GDestroyNotify free_user);
void erp_tui_copy(ErpTui *tui, const char *text); /* to the terminal's clipboard */

/* Opens the form of a record, or of a new one of the kind inside `parent` (NULL = top level). */
void erp_tui_edit(ErpTui *tui, const char *path);
void erp_tui_edit_many(ErpTui *tui, const GPtrArray *paths); /* of one kind, two or more */
void erp_tui_add(ErpTui *tui, ErpKind kind, const char *parent);
/* Deletes a record at once (undo brings it back); asks only when others refer to it. */
void erp_tui_delete_path(ErpTui *tui, const char *path);
