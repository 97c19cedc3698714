#include "term/sequence.h"

#include <string.h>

#define PARAMETERS_MAX 4

guint
erp_sequence_modifiers(guint parameter) {
  guint bits = parameter > 1 ? parameter - 1 : 0;
  return ((bits & 1) != 0 ? ERP_KEY_SHIFT : 0u) | ((bits & 2) != 0 ? ERP_KEY_ALT : 0u) |
         ((bits & 4) != 0 ? ERP_KEY_CTRL : 0u);
}

/* ---- by final byte: ESC [ A, ESC O P, ESC [ 1 ; 5 A ------------------------------------------ */

static gboolean
letter_key(char final, ErpKey *key) {
  static const struct {
    char final;
    ErpKeyCode code;
  } letters[] = {
      {'A', ERP_KEY_UP},   {'B', ERP_KEY_DOWN}, {'C', ERP_KEY_RIGHT}, {'D', ERP_KEY_LEFT},
      {'H', ERP_KEY_HOME}, {'F', ERP_KEY_END},  {'M', ERP_KEY_ENTER}, {'Z', ERP_KEY_TAB},
  };
  for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
    if (letters[i].final == final) {
      key->code = letters[i].code;
      if (final == 'Z')
        key->modifiers |= ERP_KEY_SHIFT;
      return TRUE;
    }
  if (final < 'P' || final > 'S')
    return FALSE;
  key->code = ERP_KEY_F;
  key->c = (gunichar) (final - 'P' + 1);
  return TRUE;
}

/* ---- by number: ESC [ 3 ~, ESC [ 15 ; 2 ~ ---------------------------------------------------- */

static gboolean
number_key(guint number, ErpKey *key) {
  static const struct {
    guint number;
    ErpKeyCode code;
  } numbers[] = {
      {1, ERP_KEY_HOME},    {2, ERP_KEY_INSERT},    {3, ERP_KEY_DELETE}, {4, ERP_KEY_END},
      {5, ERP_KEY_PAGE_UP}, {6, ERP_KEY_PAGE_DOWN}, {7, ERP_KEY_HOME},   {8, ERP_KEY_END},
  };
  static const guint functions[] = {11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24};
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
    if (numbers[i].number == number) {
      key->code = numbers[i].code;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS(functions); i++)
    if (functions[i] == number) {
      key->code = ERP_KEY_F;
      key->c = i + 1;
      return TRUE;
    }
  return FALSE;
}

/* ---- by character: ESC [ 97 ; 5 u ------------------------------------------------------------ */

static gboolean
character_key(guint c, ErpKey *key) {
  key->code = ERP_KEY_CHAR;
  if (c == '\t')
    key->code = ERP_KEY_TAB;
  else if (c == '\r')
    key->code = ERP_KEY_ENTER;
  else if (c == 0x1B)
    key->code = ERP_KEY_ESCAPE;
  else if (c == 0x7F)
    key->code = ERP_KEY_BACKSPACE;
  else if (c < ' ' || !g_unichar_validate(c))
    return FALSE;
  else
    key->c = c;
  return TRUE;
}

/* ---- mouse: ESC [ < button ; column ; row M -------------------------------------------------- */

#define MOUSE_MODIFIERS (4u | 8u | 16u)
#define OLD_REPORT_BASE 32u

static ErpSequence
mouse_report(const guint *n, guint count, char final, ErpKey *key) {
  if (count != 3 || final != 'M' || n[1] == 0 || n[2] == 0)
    return ERP_SEQUENCE_NOTHING;
  switch (n[0] & ~MOUSE_MODIFIERS) {
  case 0:
    key->code = ERP_KEY_CLICK;
    break;
  case 64:
    key->code = ERP_KEY_WHEEL_UP;
    break;
  case 65:
    key->code = ERP_KEY_WHEEL_DOWN;
    break;
  default:
    return ERP_SEQUENCE_NOTHING;
  }
  key->modifiers = ((n[0] & 4) != 0 ? ERP_KEY_SHIFT : 0u) | ((n[0] & 8) != 0 ? ERP_KEY_ALT : 0u) |
                   ((n[0] & 16) != 0 ? ERP_KEY_CTRL : 0u);
  key->x = (int) n[1] - 1;
  key->y = (int) n[2] - 1;
  return ERP_SEQUENCE_KEY;
}

gboolean
erp_sequence_mouse(const guint8 report[3], ErpKey *key) {
  *key = (ErpKey){0};
  guint n[3];
  for (guint i = 0; i < G_N_ELEMENTS(n); i++) {
    if (report[i] < OLD_REPORT_BASE)
      return FALSE;
    n[i] = report[i] - OLD_REPORT_BASE;
  }
  return mouse_report(n, G_N_ELEMENTS(n), 'M', key) == ERP_SEQUENCE_KEY;
}

/* Numbers between `text` and `end`, each at most 7 digits. G_MAXUINT when it is something else. */
static guint
parse_numbers(const char *text, const char *end, guint *numbers) {
  guint count = 0;
  while (text < end) {
    if (count == PARAMETERS_MAX)
      return G_MAXUINT;
    guint value = 0;
    int digits = 0;
    for (; text < end && g_ascii_isdigit(*text); text++, digits++)
      value = value * 10 + (guint) (*text - '0');
    if (digits > 7 || (text < end && *text != ';'))
      return G_MAXUINT;
    numbers[count++] = value;
    if (text < end)
      text++;
  }
  return count;
}

ErpSequence
erp_sequence_decode(const char *body, ErpKey *key) {
  *key = (ErpKey){0};
  gsize length = strlen(body);
  if (length < 2 || (body[0] != '[' && body[0] != 'O'))
    return ERP_SEQUENCE_NOTHING;
  char final = body[length - 1];
  gboolean mouse = body[1] == '<' && length > 2;
  guint n[PARAMETERS_MAX] = {0};
  guint count = parse_numbers(body + (mouse ? 2 : 1), body + length - 1, n);
  if (count == G_MAXUINT)
    return ERP_SEQUENCE_NOTHING;
  if (mouse)
    return mouse_report(n, count, final, key);
  if (final == '~' && n[0] == 200)
    return ERP_SEQUENCE_PASTE;
  if (final == '~' && n[0] == 201)
    return ERP_SEQUENCE_PASTE_END;
  /* ESC O 5 P has its modifier alone, ESC [ 1 ; 5 P second; ESC [ 24 ; 80 R tells the cursor */
  guint modifier = body[0] == 'O' ? n[0] : n[1];
  if (modifier > 16 || count > 2 || (final != '~' && final != 'u' && body[0] == '[' && n[0] > 1))
    return ERP_SEQUENCE_NOTHING;
  key->modifiers = erp_sequence_modifiers(modifier);
  gboolean known = final == '~'   ? number_key(n[0], key)
                   : final == 'u' ? character_key(n[0], key)
                                  : letter_key(final, key);
  return known ? ERP_SEQUENCE_KEY : ERP_SEQUENCE_NOTHING;
}

gboolean
erp_sequence_named(const char *capability, ErpKey *key) {
  static const struct {
    const char *name;
    ErpKeyCode code;
  } names[] = {
      {"kUP", ERP_KEY_UP},       {"kDN", ERP_KEY_DOWN},       {"kLFT", ERP_KEY_LEFT},
      {"kRIT", ERP_KEY_RIGHT},   {"kHOM", ERP_KEY_HOME},      {"kEND", ERP_KEY_END},
      {"kPRV", ERP_KEY_PAGE_UP}, {"kNXT", ERP_KEY_PAGE_DOWN}, {"kIC", ERP_KEY_INSERT},
      {"kDC", ERP_KEY_DELETE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    gsize length = strlen(names[i].name);
    if (strncmp(capability, names[i].name, length) != 0)
      continue;
    const char *modifier = capability + length;
    if (strlen(modifier) > 1 || (*modifier != '\0' && (*modifier < '2' || *modifier > '8')))
      continue;
    *key = (ErpKey){.code = names[i].code};
    key->modifiers = erp_sequence_modifiers(*modifier != '\0' ? (guint) (*modifier - '0') : 2);
    return TRUE;
  }
  return FALSE;
}

/* ---- answers --------------------------------------------------------------------------------- */

/* One to four hexadecimal digits as a share of 1000 of the largest number with as many. */
static gboolean
take_channel(const char **text, guint *share) {
  guint value = 0, most = 0;
  int n = 0;
  for (; n < 4 && g_ascii_isxdigit(**text); n++, (*text)++) {
    value = value * 16 + (guint) g_ascii_xdigit_value(**text);
    most = most * 16 + 15;
  }
  if (n == 0)
    return FALSE;
  *share = value * 1000 / most;
  return TRUE;
}

gboolean
erp_sequence_background(const char *answer, gboolean *light) {
  static const char prefix[] = "11;rgb:";
  if (!g_str_has_prefix(answer, prefix))
    return FALSE;
  const char *p = answer + strlen(prefix);
  guint red, green, blue;
  if (!take_channel(&p, &red) || *p++ != '/' || !take_channel(&p, &green) || *p++ != '/' ||
      !take_channel(&p, &blue) || *p != '\0')
    return FALSE;
  *light = red * 299 + green * 587 + blue * 114 > 500 * 1000; /* luma of ITU-R BT.601 */
  return TRUE;
}
