/* JSON's grammar, before json-glib sees a text: json-glib takes more than that (comments, several
 * documents, octal numbers), says little of what is wrong, and calls itself for what is nested. */
#include "exchange/json.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define MAX_DIGITS 18 /* of an integer; more do not fit 64 bits */

typedef enum { VALUE, NAME, COLON, COMMA } Expected;

typedef struct {
  const char *at, *end;
  const char *counted; /* up to here the column is known */
  guint line, column;
  char open[ERP_JSON_MAX_DEPTH];     /* '{' or '[' */
  guint members[ERP_JSON_MAX_DEPTH]; /* of each object that is open, up to here */
  guint depth;
  gboolean may_close; /* only right behind the opening */
  GArray *spots;      /* of ErpSpot */
  const char *wrong;  /* what, or NULL; then `at` is where */
} Scan;

static ErpSpot
here(Scan *scan) {
  if (scan->at > scan->counted)
    scan->column += (guint) g_utf8_strlen(scan->counted, scan->at - scan->counted);
  scan->counted = MAX(scan->at, scan->counted);
  return (ErpSpot){scan->line, scan->column};
}

/* Always FALSE. */
static gboolean
fail(Scan *scan, const char *at, const char *what) {
  scan->at = at;
  scan->wrong = what;
  return FALSE;
}

static char
next(const Scan *scan) {
  return scan->at < scan->end ? *scan->at : '\0';
}

static void
skip_blanks(Scan *scan) {
  for (; scan->at < scan->end && strchr(" \t\r\n", *scan->at) != NULL; scan->at++)
    if (*scan->at == '\n') {
      scan->line++;
      scan->column = 1;
      scan->counted = scan->at + 1;
    }
}

/* ---- texts, numbers and words ---------------------------------------------------------------- */

/* The four digits behind the u; moves to the last of them. */
static gboolean
scan_unit(Scan *scan, guint *unit) {
  *unit = 0;
  for (int i = 0; i < 4; i++) {
    if (scan->end - scan->at <= 1 || !g_ascii_isxdigit(scan->at[1]))
      return FALSE;
    *unit = *unit * 16 + (guint) g_ascii_xdigit_value(*++scan->at);
  }
  return TRUE;
}

/* From the backslash to the last character of what it begins: of two \u when the first is the
 * first half of a character, which json-glib would make a text of that is no UTF-8. */
static gboolean
scan_escape(Scan *scan) {
  const char *start = scan->at++;
  guint first, second = 0;
  if (next(scan) == '\0' || strchr("\"\\/bfnrtu", next(scan)) == NULL)
    return fail(scan, start, N_("there is no such character in a text"));
  if (*scan->at != 'u')
    return TRUE;
  if (!scan_unit(scan, &first))
    return fail(scan, start, N_("there is no such character in a text"));
  if (first < 0xD800 || first > 0xDFFF)
    return TRUE;
  if (first < 0xDC00 && scan->end - scan->at > 2 && scan->at[1] == '\\' && scan->at[2] == 'u') {
    scan->at += 2;
    if (scan_unit(scan, &second) && second >= 0xDC00 && second <= 0xDFFF)
      return TRUE;
  }
  return fail(scan, start, N_("this is half a character"));
}

static gboolean
scan_text(Scan *scan) {
  const char *start = scan->at++;
  for (; next(scan) != '"'; scan->at++) {
    if (next(scan) == '\0' || next(scan) == '\n')
      return fail(scan, start, N_("a text has no end"));
    if (next(scan) == '\\' && !scan_escape(scan))
      return FALSE;
  }
  scan->at++;
  return TRUE;
}

static guint
skip_digits(Scan *scan) {
  guint n = 0;
  for (; g_ascii_isdigit(next(scan)); scan->at++)
    n++;
  return n;
}

static gboolean
scan_number(Scan *scan) {
  const char *start = scan->at;
  if (next(scan) == '-')
    scan->at++;
  gboolean zero = next(scan) == '0', whole = TRUE;
  guint digits = skip_digits(scan);
  if (digits == 0 || (zero && digits > 1))
    return fail(scan, start, N_("this is no number"));
  if (next(scan) == '.') {
    whole = FALSE;
    scan->at++;
    if (skip_digits(scan) == 0)
      return fail(scan, start, N_("this is no number"));
  }
  if (next(scan) == 'e' || next(scan) == 'E') {
    whole = FALSE;
    scan->at++;
    if (next(scan) == '+' || next(scan) == '-')
      scan->at++;
    if (skip_digits(scan) == 0)
      return fail(scan, start, N_("this is no number"));
  }
  return !whole || digits <= MAX_DIGITS || fail(scan, start, N_("a number is too large"));
}

static gboolean
scan_word(Scan *scan) {
  static const char *const words[] = {"true", "false", "null"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    gsize length = strlen(words[i]);
    if ((gsize) (scan->end - scan->at) >= length && strncmp(scan->at, words[i], length) == 0) {
      scan->at += length;
      return TRUE;
    }
  }
  return fail(scan, scan->at,
              scan->at == scan->end ? N_("the file ends in the middle")
                                    : N_("a value is expected: a text in double quotes, a number, "
                                         "true, false, null, { or ["));
}

/* ---- what is nested -------------------------------------------------------------------------- */

static gboolean
open_one(Scan *scan, Expected *expected) {
  if (scan->depth == ERP_JSON_MAX_DEPTH)
    return fail(scan, scan->at, N_("nested too deep"));
  char opening = *scan->at;
  if (opening == '{') {
    ErpSpot spot = here(scan);
    g_array_append_val(scan->spots, spot);
  }
  scan->members[scan->depth] = 0;
  scan->open[scan->depth++] = opening;
  scan->at++;
  scan->may_close = TRUE;
  *expected = opening == '{' ? NAME : VALUE;
  return TRUE;
}

static gboolean
is_closing(const Scan *scan) {
  return scan->depth > 0 && next(scan) == (scan->open[scan->depth - 1] == '{' ? '}' : ']');
}

static gboolean
close_one(Scan *scan, Expected *expected) {
  scan->depth--;
  scan->at++;
  *expected = COMMA;
  return TRUE;
}

static gboolean
scan_value(Scan *scan, Expected *expected) {
  if (next(scan) == '{' || next(scan) == '[')
    return open_one(scan, expected);
  if (scan->depth > 0 && scan->open[scan->depth - 1] == '[' && is_closing(scan))
    return fail(scan, scan->at, N_("nothing stands behind the last comma"));
  *expected = COMMA;
  if (next(scan) == '"')
    return scan_text(scan);
  return next(scan) == '-' || g_ascii_isdigit(next(scan)) ? scan_number(scan) : scan_word(scan);
}

static gboolean
scan_name(Scan *scan, Expected *expected) {
  *expected = COLON;
  if (next(scan) == '"')
    return ++scan->members[scan->depth - 1] <= ERP_JSON_MAX_MEMBERS
               ? scan_text(scan)
               : fail(scan, scan->at, N_("an object has more than 1024 members"));
  return fail(scan, scan->at,
              scan->at == scan->end ? N_("the file ends in the middle")
              : is_closing(scan)    ? N_("nothing stands behind the last comma")
                                    : N_("a name in double quotes is expected"));
}

static gboolean
scan_colon(Scan *scan, Expected *expected) {
  *expected = VALUE;
  if (next(scan) != ':')
    return fail(scan, scan->at, N_("a colon is missing"));
  scan->at++;
  return TRUE;
}

static gboolean
scan_comma(Scan *scan, Expected *expected) {
  if (is_closing(scan))
    return close_one(scan, expected);
  if (next(scan) != ',')
    return fail(scan, scan->at,
                scan->at == scan->end ? N_("the file ends in the middle")
                                      : N_("a comma is missing, or what is open is not closed"));
  scan->at++;
  *expected = scan->open[scan->depth - 1] == '{' ? NAME : VALUE;
  return TRUE;
}

static gboolean
scan_document(Scan *scan) {
  static gboolean (*const scans[])(Scan *, Expected *) = {
      [VALUE] = scan_value, [NAME] = scan_name, [COLON] = scan_colon, [COMMA] = scan_comma};
  Expected expected = VALUE;
  skip_blanks(scan);
  do {
    gboolean may_close = scan->may_close;
    scan->may_close = FALSE;
    gboolean fine = may_close && is_closing(scan) ? close_one(scan, &expected)
                                                  : scans[expected](scan, &expected);
    if (!fine)
      return FALSE;
    skip_blanks(scan);
  } while (scan->depth > 0);
  return scan->at == scan->end ||
         fail(scan, scan->at, N_("something stands behind the end of the document"));
}

static gboolean
scan_bytes(Scan *scan, gsize size) {
  const char *valid;
  if (g_utf8_validate(scan->at, (gssize) size, &valid))
    return scan_document(scan);
  for (; scan->at < valid; scan->at++)
    if (*scan->at == '\n') {
      scan->line++;
      scan->counted = scan->at + 1;
    }
  return fail(scan, valid, N_("this is not UTF-8"));
}

GArray *
erp_json_check(const char *text, gsize size, const char *name, GError **error) {
  g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(ErpSpot));
  Scan scan = {
      .at = text, .end = text + size, .counted = text, .line = 1, .column = 1, .spots = spots};
  if (scan_bytes(&scan, size))
    return g_steal_pointer(&spots);
  ErpSpot spot = here(&scan);
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, "%s:%u:%u: %s", name, spot.line, spot.column,
              _(scan.wrong));
  return NULL;
}
