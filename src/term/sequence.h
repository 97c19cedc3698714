/* Escape sequences that the terminal's description does not list: modified keys, mouse reports,
 * the marks around a paste. Pure. */
#pragma once

#include "tui/screen/key.h"

typedef enum {
  ERP_SEQUENCE_NOTHING, /* an answer or a key nobody knows: to be ignored, never read as letters */
  ERP_SEQUENCE_KEY,
  ERP_SEQUENCE_PASTE, /* pasted text follows */
  ERP_SEQUENCE_PASTE_END,
} ErpSequence;

/* `body` is what came after ESC, from its "[" or "O" to its final byte. */
ErpSequence erp_sequence_decode(const char *body, ErpKey *key);

/* A mouse report of the oldest kind: what came after "[M", button, column and row as one byte each.
 */
gboolean erp_sequence_mouse(const guint8 report[3], ErpKey *key);

/* A key code of the terminal's description that has no number of its own in curses, by its
 * capability's name ("kUP5" = Ctrl+Up). FALSE when it is no such name. */
gboolean erp_sequence_named(const char *capability, ErpKey *key);

/* An answer to the question for the background colour, without its ends ("11;rgb:ffff/ffff/dddd").
 * FALSE when it is none; else whether dark text reads better on it. */
gboolean erp_sequence_background(const char *answer, gboolean *light);

/* Modifiers of an xterm parameter (1 = none, 2 = Shift, ... 8 = all). */
guint erp_sequence_modifiers(guint parameter);
