/* Keys, mouse and pasted text as the views see them, and their one notation ("Ctrl+L", "F2",
 * "Shift+Tab", "Space", "x"). */
#pragma once

#include <glib.h>

typedef enum {
  ERP_KEY_CHAR, /* `c` */
  ERP_KEY_ENTER,
  ERP_KEY_ESCAPE,
  ERP_KEY_TAB,
  ERP_KEY_BACKSPACE,
  ERP_KEY_DELETE,
  ERP_KEY_INSERT,
  ERP_KEY_UP,
  ERP_KEY_DOWN,
  ERP_KEY_LEFT,
  ERP_KEY_RIGHT,
  ERP_KEY_HOME,
  ERP_KEY_END,
  ERP_KEY_PAGE_UP,
  ERP_KEY_PAGE_DOWN,
  ERP_KEY_F, /* `c` = 1..12 */
  ERP_KEY_CLICK,
  ERP_KEY_WHEEL_UP,
  ERP_KEY_WHEEL_DOWN,
  ERP_KEY_PASTE, /* `text` */
} ErpKeyCode;

enum { ERP_KEY_CTRL = 1, ERP_KEY_ALT = 2, ERP_KEY_SHIFT = 4 };

typedef struct {
  ErpKeyCode code;
  gunichar c;
  guint modifiers;
  int x, y;         /* mouse: cell */
  const char *text; /* paste; borrowed for the call */
} ErpKey;

gboolean erp_key_equal(const ErpKey *a, const ErpKey *b); /* code, c, modifiers */
char *erp_key_name(const ErpKey *key);                    /* caller frees */
/* FALSE with ERP_ERROR_USAGE when the notation is not known. */
gboolean erp_key_parse(const char *name, ErpKey *key, GError **error);
