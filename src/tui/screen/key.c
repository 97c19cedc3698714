#include "tui/screen/key.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

typedef struct {
  const char *name;
  ErpKeyCode code;
} KeyName;

static const KeyName names[] = {
    {"Enter", ERP_KEY_ENTER},
    {"Esc", ERP_KEY_ESCAPE},
    {"Tab", ERP_KEY_TAB},
    {"Backspace", ERP_KEY_BACKSPACE},
    {"Delete", ERP_KEY_DELETE},
    {"Insert", ERP_KEY_INSERT},
    {"Up", ERP_KEY_UP},
    {"Down", ERP_KEY_DOWN},
    {"Left", ERP_KEY_LEFT},
    {"Right", ERP_KEY_RIGHT},
    {"Home", ERP_KEY_HOME},
    {"End", ERP_KEY_END},
    {"PageUp", ERP_KEY_PAGE_UP},
    {"PageDown", ERP_KEY_PAGE_DOWN},
    {"Click", ERP_KEY_CLICK},
    {"WheelUp", ERP_KEY_WHEEL_UP},
    {"WheelDown", ERP_KEY_WHEEL_DOWN},
    {"Paste", ERP_KEY_PASTE},
};

typedef struct {
  const char *prefix;
  guint modifier;
} Modifier;

static const Modifier modifiers[] = {
    {"Ctrl+", ERP_KEY_CTRL},
    {"Alt+", ERP_KEY_ALT},
    {"Shift+", ERP_KEY_SHIFT},
};

/* With Ctrl a terminal does not tell L from l. */
static gunichar
plain_char(const ErpKey *key) {
  gboolean folded = (key->modifiers & ERP_KEY_CTRL) != 0 && key->c >= 'A' && key->c <= 'Z';
  return folded ? key->c - 'A' + 'a' : key->c;
}

gboolean
erp_key_equal(const ErpKey *a, const ErpKey *b) {
  if (a->code != b->code || a->modifiers != b->modifiers)
    return FALSE;
  if (a->code == ERP_KEY_CHAR)
    return plain_char(a) == plain_char(b);
  return a->code != ERP_KEY_F || a->c == b->c;
}

static void
append_char(GString *name, const ErpKey *key) {
  gunichar c = plain_char(key);
  if (c == ' ')
    g_string_append(name, "Space");
  else if ((key->modifiers & ERP_KEY_CTRL) != 0 && c >= 'a' && c <= 'z')
    g_string_append_c(name, (char) (c - 'a' + 'A'));
  else if (g_unichar_isgraph(c) && !g_unichar_iszerowidth(c))
    g_string_append_unichar(name, c);
  else
    g_string_append_printf(name, "U+%04X", c);
}

char *
erp_key_name(const ErpKey *key) {
  GString *name = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(modifiers); i++)
    if ((key->modifiers & modifiers[i].modifier) != 0)
      g_string_append(name, modifiers[i].prefix);
  if (key->code == ERP_KEY_CHAR)
    append_char(name, key);
  else if (key->code == ERP_KEY_F)
    g_string_append_printf(name, "F%u", key->c);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (names[i].code == key->code)
      g_string_append(name, names[i].name);
  return g_string_free(name, FALSE);
}

static gboolean
all_digits(const char *text, gboolean (*digit)(gchar)) {
  gsize n = 0;
  while (text[n] != '\0' && digit(text[n]))
    n++;
  return n > 0 && n <= 6 && text[n] == '\0';
}

static gboolean
is_digit(gchar c) {
  return g_ascii_isdigit(c);
}

static gboolean
is_hex(gchar c) {
  return g_ascii_isxdigit(c);
}

/* The key without its modifiers. */
static gboolean
parse_base(const char *text, ErpKey *key) {
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_ascii_strcasecmp(text, names[i].name) == 0) {
      key->code = names[i].code;
      return TRUE;
    }
  key->code = ERP_KEY_CHAR;
  if (g_ascii_strcasecmp(text, "Space") == 0) {
    key->c = ' ';
    return TRUE;
  }
  if ((text[0] == 'F' || text[0] == 'f') && all_digits(text + 1, is_digit)) {
    key->code = ERP_KEY_F;
    key->c = (gunichar) g_ascii_strtoull(text + 1, NULL, 10);
    return key->c >= 1 && key->c <= 12;
  }
  if (g_ascii_strncasecmp(text, "U+", 2) == 0 && all_digits(text + 2, is_hex)) {
    key->c = (gunichar) g_ascii_strtoull(text + 2, NULL, 16);
    return key->c > 0 && g_unichar_validate(key->c);
  }
  if (!g_utf8_validate(text, -1, NULL) || g_utf8_strlen(text, -1) != 1)
    return FALSE;
  key->c = g_utf8_get_char(text);
  return g_unichar_isgraph(key->c);
}

gboolean
erp_key_parse(const char *name, ErpKey *key, GError **error) {
  ErpKey parsed = {0};
  const char *rest = name;
  for (guint i = 0; i < G_N_ELEMENTS(modifiers);) {
    gsize n = strlen(modifiers[i].prefix);
    gboolean found = g_ascii_strncasecmp(rest, modifiers[i].prefix, n) == 0 &&
                     (parsed.modifiers & modifiers[i].modifier) == 0;
    if (found) {
      parsed.modifiers |= modifiers[i].modifier;
      rest += n;
    }
    i = found ? 0 : i + 1;
  }
  if (!parse_base(rest, &parsed)) {
    g_autofree char *shown = g_utf8_make_valid(name, -1);
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("“%s” is not a key; write it like “F2”, “Ctrl+S”, “Shift+Tab”, “Space” or “x”"),
                shown);
    return FALSE;
  }
  parsed.c = parsed.code == ERP_KEY_CHAR ? plain_char(&parsed) : parsed.c;
  *key = parsed;
  return TRUE;
}
