/* The loop between a person and the program: all keys that are there are handled, then the screen
 * is drawn once; it is also drawn after anything else the main context did (new figures). */
#pragma once

#include "term/style.h"
#include "tui/app.h"

typedef struct {
  ErpTheme theme;
  ErpColours colours;
  /* Called when a signal, the loss of the terminal or want of memory ends the program, and before
   * it is stopped: keep what is unsaved. May be NULL. */
  void (*leaving)(gpointer user);
  gpointer user;
} ErpLoopOptions;

/* Runs in the default main context until the program quits, with the terminal restored whatever
 * happens. Returns 0, or the number of the signal that ended it (a lost terminal counts as SIGHUP,
 * a second Ctrl+C within two seconds as SIGINT); -1 with ERP_ERROR_USAGE when there is no terminal
 * that could be used. */
int erp_loop_run(ErpTui *tui, const ErpLoopOptions *options, GError **error);
