/* The open terminal: keys come out of it, screens go into it. Everything it changes on the way in
 * is changed back on every way out. One at a time. */
#pragma once

#include "term/style.h"
#include "tui/screen/cells.h"
#include "tui/screen/key.h"

typedef struct _ErpTerminal ErpTerminal;

/* Enters full-screen mode. ERP_ERROR_USAGE as erp_term_examine(). Signals that the caller wants to
 * handle must have their handlers before, or curses takes them. */
ErpTerminal *erp_terminal_open(ErpTheme theme, ErpColours colours, GError **error);
void erp_terminal_close(ErpTerminal *terminal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpTerminal, erp_terminal_close)

int erp_terminal_columns(const ErpTerminal *terminal);
int erp_terminal_rows(const ErpTerminal *terminal);

gboolean erp_terminal_read(ErpTerminal *terminal, ErpKey *key); /* as erp_input_next() */

/* Shows a frame; only what differs from the last one is sent. */
void erp_terminal_show(ErpTerminal *terminal, const ErpCells *cells);
/* -1, or the terminal has taken nothing for seconds and was given up: what is shown goes nowhere,
 * until this descriptor can be written to and erp_terminal_renew() is called. */
int erp_terminal_stuck(const ErpTerminal *terminal);
void erp_terminal_renew(ErpTerminal *terminal);
/* The next frame is sent whole: something else has written to the screen. */
void erp_terminal_repaint(ErpTerminal *terminal);
/* Takes up the size that the terminal has now. */
void erp_terminal_resize(ErpTerminal *terminal);
/* Gives the terminal back, stops the process, and enters again when it is continued. */
void erp_terminal_suspend(ErpTerminal *terminal);

void erp_terminal_set_mouse(ErpTerminal *terminal, gboolean wanted);
/* To the clipboard of the terminal (OSC 52), also over ssh. FALSE when it has none, or the text is
 * too long for it. */
gboolean erp_terminal_copy(ErpTerminal *terminal, const char *text);
