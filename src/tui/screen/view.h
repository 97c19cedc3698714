/* A view is an ops table: one file each. Views draw what the session holds and turn keys into edits
 * through the session; they keep only what is on the screen (cursor, scroll, filter). */
#pragma once

#include "session/session.h"
#include "tui/screen/cells.h"
#include "tui/screen/key.h"

/* What must happen after a key; only the program's loop acts on it. */
enum {
  ERP_REACT_NONE = 0,
  ERP_REACT_HANDLED = 1 << 0,
  ERP_REACT_REDRAW = 1 << 1,
  ERP_REACT_CLOSE = 1 << 2, /* this view is done: back to the one below */
  ERP_REACT_QUIT = 1 << 3,
  ERP_REACT_SUSPEND = 1 << 4,
  ERP_REACT_COPY = 1 << 5,    /* erp_tui_clipboard() to the terminal's clipboard */
  ERP_REACT_REPAINT = 1 << 6, /* send the whole screen anew: something else wrote to it */
};

typedef struct _ErpTui ErpTui; /* the application (tui/app.h) */
typedef struct _ErpViewOps ErpViewOps;

/* Every view's struct starts with this. */
typedef struct {
  const ErpViewOps *ops;
  ErpTui *tui;
} ErpViewBase;

struct _ErpViewOps {
  const char *name;  /* context of its commands: "map", "table", "form", ... */
  const char *title; /* N_() */
  void (*draw)(ErpViewBase *view, ErpCells *cells, ErpRect rect);
  guint (*handle)(ErpViewBase *view, const ErpKey *key);
  /* A command of tui/command/commands.h: TRUE when the view did it; else the application tries. */
  gboolean (*run)(ErpViewBase *view, guint command);
  /* Name of the place now, for a view that has several; may be NULL = always `name`. */
  const char *(*context)(const ErpViewBase *view);
  void (*changed)(ErpViewBase *view); /* the plan or the figures are new; may be NULL */
  void (*free)(ErpViewBase *view);
};
