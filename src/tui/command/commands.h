/* The one table of commands. Key bar, help, menu, palette, erplan-keys(7), settings and the tests
 * are all made from it; adding a command is one enumerator and one row. */
#pragma once

#include "tui/screen/cells.h"
#include "tui/screen/key.h"

typedef enum {
  ERP_CONTEXT_GLOBAL,
  ERP_CONTEXT_MAP,
  ERP_CONTEXT_CROSS_HAIR, /* the map while one lays out by hand */
  ERP_CONTEXT_TABLE,
  ERP_CONTEXT_FORM,
  ERP_CONTEXT_PATH,
  ERP_CONTEXT_FINDINGS,
  ERP_CONTEXT_CHECKLIST,
  ERP_CONTEXT_COMPARE,
  ERP_CONTEXT_FAILURES,
  ERP_CONTEXT_CHOICE,
  ERP_CONTEXT_OPEN,
  ERP_CONTEXT_PALETTE,
  ERP_CONTEXT_DIALOG,
  ERP_CONTEXT_LAST,
} ErpContext;

typedef enum {
  /* everywhere */
  ERP_COMMAND_HELP,
  ERP_COMMAND_REDRAW,
  ERP_COMMAND_SUSPEND,
  ERP_COMMAND_INTERRUPT,
  ERP_COMMAND_SCREEN,
  ERP_COMMAND_MOUSE,
  ERP_COMMAND_KEY_BAR,
  /* the views of the plan */
  ERP_COMMAND_SAVE,
  ERP_COMMAND_SAVE_AS,
  ERP_COMMAND_OPEN,
  ERP_COMMAND_NEW,
  ERP_COMMAND_RELOAD,
  ERP_COMMAND_IMPORT,
  ERP_COMMAND_EXPORT,
  ERP_COMMAND_GUIDE,
  ERP_COMMAND_TOUR,
  ERP_COMMAND_EXAMPLES,
  ERP_COMMAND_START,
  ERP_COMMAND_FIND,
  ERP_COMMAND_EDIT,
  ERP_COMMAND_PATH,
  ERP_COMMAND_FINDINGS,
  ERP_COMMAND_ADD,
  ERP_COMMAND_ADD_SITE,
  ERP_COMMAND_ADD_LINK,
  ERP_COMMAND_ADD_PEERING_LOCATION,
  ERP_COMMAND_ADD_CIRCUIT,
  ERP_COMMAND_ADD_GATEWAY,
  ERP_COMMAND_DELETE,
  ERP_COMMAND_DUPLICATE,
  ERP_COMMAND_EDIT_PLAN,
  ERP_COMMAND_MENU,
  ERP_COMMAND_PALETTE,
  ERP_COMMAND_QUIT,
  ERP_COMMAND_UNDO,
  ERP_COMMAND_REDO,
  ERP_COMMAND_HISTORY,
  ERP_COMMAND_NOTES,
  ERP_COMMAND_COPY,
  ERP_COMMAND_NEXT_PANE,
  ERP_COMMAND_PREVIOUS_PANE,
  ERP_COMMAND_VIEW_MAP,
  ERP_COMMAND_VIEW_SITES,
  ERP_COMMAND_VIEW_LINKS,
  ERP_COMMAND_VIEW_CIRCUITS,
  ERP_COMMAND_VIEW_FLOWS,
  ERP_COMMAND_VIEW_FINDINGS,
  ERP_COMMAND_VIEW_LOCATIONS,
  ERP_COMMAND_VIEW_GATEWAYS,
  ERP_COMMAND_VIEW_CHECKLIST,
  ERP_COMMAND_VIEW_FAILURES,
  ERP_COMMAND_TRY_FAILURE,
  ERP_COMMAND_COMPARE,
  ERP_COMMAND_FAIL,
  ERP_COMMAND_RESTORE,
  ERP_COMMAND_BACK,
  ERP_COMMAND_MARK,
  /* map */
  ERP_COMMAND_LEFT,
  ERP_COMMAND_RIGHT,
  ERP_COMMAND_UP,
  ERP_COMMAND_DOWN,
  ERP_COMMAND_LEFT_FINE,
  ERP_COMMAND_RIGHT_FINE,
  ERP_COMMAND_UP_FINE,
  ERP_COMMAND_DOWN_FINE,
  ERP_COMMAND_ZOOM_IN,
  ERP_COMMAND_ZOOM_OUT,
  ERP_COMMAND_FIT,
  ERP_COMMAND_WORLD,
  ERP_COMMAND_CENTRE,
  ERP_COMMAND_NEXT_SITE,
  ERP_COMMAND_PREVIOUS_SITE,
  ERP_COMMAND_LABELS,
  ERP_COMMAND_OVERLAY,
  ERP_COMMAND_DOTS,
  ERP_COMMAND_NEXT_LINK,
  ERP_COMMAND_PREVIOUS_LINK,
  ERP_COMMAND_MICROSOFT,
  ERP_COMMAND_SIDE_PANE,
  ERP_COMMAND_LAY_SITE,
  ERP_COMMAND_MOVE_HERE,
  ERP_COMMAND_LAY_LINK,
  ERP_COMMAND_PLACE,
  ERP_COMMAND_LEAVE_CURSOR,
  /* lists */
  ERP_COMMAND_SORT_NEXT,
  ERP_COMMAND_SORT_PREVIOUS,
  ERP_COMMAND_SORT_REVERSE,
  ERP_COMMAND_GROUP,
  ERP_COMMAND_FOLD,
  ERP_COMMAND_FOLD_ALL,
  /* path and findings */
  ERP_COMMAND_NEXT,
  ERP_COMMAND_PREVIOUS,
  ERP_COMMAND_JUMP,
  ERP_COMMAND_SHOW_ON_MAP,
  ERP_COMMAND_EDIT_HOP,
  ERP_COMMAND_APPLY_RECOMMENDATION,
  ERP_COMMAND_APPLY_ALL,
  ERP_COMMAND_ACCEPT_FINDING,
  ERP_COMMAND_ANSWER,
  ERP_COMMAND_SHOW_PASSED,
  ERP_COMMAND_SHOW_ACCEPTED,
  ERP_COMMAND_SHOW_UNANSWERED,
  /* two plans side by side */
  ERP_COMMAND_TAKE_A,
  ERP_COMMAND_TAKE_B,
  ERP_COMMAND_SWAP_SIDES,
  ERP_COMMAND_ONLY_DIFFERENCES,
  ERP_COMMAND_SORT_ROWS,
  /* forms */
  ERP_COMMAND_APPLY,
  ERP_COMMAND_CANCEL,
  ERP_COMMAND_NEXT_FIELD,
  ERP_COMMAND_PREVIOUS_FIELD,
  ERP_COMMAND_CHOICES,
  ERP_COMMAND_ADD_PART,
  ERP_COMMAND_DELETE_PART,
  /* palette, menu and dialogs */
  ERP_COMMAND_CHOOSE,
  ERP_COMMAND_CLOSE,
  ERP_COMMAND_LAST,
} ErpCommandId;

enum { ERP_COMMAND_KEYS = 3 }; /* at most, for one command */

typedef struct {
  const char *name;                   /* "add-site": settings, scripts, the ":" palette */
  guint contexts;                     /* bit per ErpContext; several views may share a command */
  const char *keys[ERP_COMMAND_KEYS]; /* usual keys: a function key and letter twins, or NULL */
  const char *title;                  /* one or two words for the key bar, N_() */
  const char *help;                   /* one sentence, N_() */
  const char *menu;                   /* menu it stands in, N_(), or NULL */
  guint bar;                          /* 0 = not in the key bar; the lower the longer it stays */
  char letter;                        /* picks it in its menu */
  const char *argument;               /* what may follow its name in the palette, N_(), or NULL */
} ErpCommand;

const ErpCommand *erp_command(guint id);               /* id < ERP_COMMAND_LAST */
int erp_command_find(const char *name);                /* -1 when unknown */
gboolean erp_command_in(guint id, ErpContext context); /* of this context itself, or global */

/* What keys and mouse do in widgets without a command, for help and manual; `keys` NULL behind the
 * last. These keys cannot be bound anew. */
typedef struct {
  guint contexts;
  const char *keys; /* N_(): “Click” and the like are words */
  const char *help; /* one sentence, N_() */
} ErpKeyNote;
const ErpKeyNote *erp_key_notes(void);

/* The menus from left to right, as ErpCommand.menu names them; NULL behind the last. */
const char *erp_menu_name(guint i);

const char *erp_context_name(ErpContext context);  /* "map" */
int erp_context_find(const char *name);            /* ErpViewOps.name; -1 when unknown */
const char *erp_context_title(ErpContext context); /* N_() */
/* Contexts where characters are text: there a command is reached only by keys that are none. */
gboolean erp_context_types(ErpContext context);

/* ---- keys of the commands, as the user has bound them ---------------------------------------- */

typedef struct _ErpKeymap ErpKeymap;

ErpKeymap *erp_keymap_new(void); /* with the usual keys */
void erp_keymap_free(ErpKeymap *keymap);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpKeymap, erp_keymap_free)

/* `keys`: at most three in the notation of tui/screen/key.h with a blank between; "" = none.
 * ERP_ERROR_USAGE (and nothing is changed) for an unknown command or key, or when a key already
 * stands for another command that is reached in the same place. */
gboolean erp_keymap_bind(ErpKeymap *keymap, const char *command, const char *keys, GError **error);

/* The command of the context itself, else the global one; -1 when none. Alt+1 ... Alt+0 stand for
 * F1 ... F10 where nothing else has them: not every keyboard has those. */
int erp_keymap_lookup(const ErpKeymap *keymap, ErpContext context, const ErpKey *key);

/* "F2 Ctrl+S" or ""; the last gives the first key only. Caller frees. */
char *erp_keymap_keys(const ErpKeymap *keymap, guint id);
/* Only the keys that reach it in this context. */
char *erp_keymap_keys_in(const ErpKeymap *keymap, guint id, ErpContext context);
char *erp_keymap_first_key(const ErpKeymap *keymap, guint id);
/* Key number `nth` (from 0) of a command; NULL when it has none. */
const ErpKey *erp_keymap_key(const ErpKeymap *keymap, guint id, guint nth);

/* The command whose text in that bar covers a column; -1 = none. */
int erp_keymap_bar_command(const ErpKeymap *keymap, ErpContext context, ErpCharset charset,
                           int width, int column);

/* Whether the bar shows a command's letter rather than its function key, where it has both. */
void erp_keymap_set_letters(ErpKeymap *keymap, gboolean letters);
gboolean erp_keymap_letters(const ErpKeymap *keymap);

/* The key bar: as many of the context's commands as fit `width` columns, the least needed left
 * out. Text: caller frees. */
char *erp_keymap_bar(const ErpKeymap *keymap, ErpContext context, ErpCharset charset, int width);
void erp_keymap_draw_bar(const ErpKeymap *keymap, ErpContext context, ErpCells *cells, int x, int y,
                         int width);
