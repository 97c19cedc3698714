#include "base/names.h"

#include <errno.h>
#include <string.h>

enum {
  MAX_NAME_CHARS = 255, /* longer names are no slips of the pen */
};

static gboolean
is_id_character(char c) {
  return g_ascii_isalnum(c) || c == '_' || c == '.' || c == '-';
}

gboolean
erp_id_valid(const char *id) {
  if (id == NULL || !g_ascii_isalnum(id[0]))
    return FALSE;
  gsize n = 1;
  while (id[n] != '\0') {
    if (!is_id_character(id[n]))
      return FALSE;
    if (++n > ERP_ID_BYTES)
      return FALSE;
  }
  return TRUE;
}

static gunichar *
folded_characters(const char *name, glong *length) {
  g_autofree char *valid = g_utf8_make_valid(name, -1);
  g_autofree char *folded = g_utf8_casefold(valid, -1);
  return g_utf8_to_ucs4_fast(folded, -1, length);
}

/* Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost
 * one, and no part is edited twice. `rows` holds 3 (m + 1) numbers. */
static guint
edit_distance(const gunichar *a, glong n, const gunichar *b, glong m, guint *rows) {
  guint *before = rows, *previous = rows + (m + 1), *current = rows + 2 * (m + 1);
  for (glong j = 0; j <= m; j++)
    previous[j] = (guint) j;
  for (glong i = 1; i <= n; i++) {
    current[0] = (guint) i;
    for (glong j = 1; j <= m; j++) {
      guint best = previous[j - 1] + (a[i - 1] != b[j - 1]);
      best = MIN(best, previous[j] + 1);
      best = MIN(best, current[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = MIN(best, before[j - 2] + 1);
      current[j] = best;
    }
    guint *oldest = before;
    before = previous;
    previous = current;
    current = oldest;
  }
  return previous[m];
}

const char *
erp_did_you_mean(const char *name, const char *const *candidates, guint n) {
  if (name == NULL || name[0] == '\0' || strlen(name) > 4 * MAX_NAME_CHARS)
    return NULL;
  glong length = 0;
  g_autofree gunichar *wanted = folded_characters(name, &length);
  if (length > MAX_NAME_CHARS)
    return NULL;

  glong limit = MAX(1, length / 3);
  g_autofree guint *rows = g_new(guint, 3 * (length + limit + 1));
  const char *best = NULL;
  guint best_distance = (guint) limit + 1;
  for (guint i = 0; i < n; i++) {
    /* One character folds to at most three of at most four bytes and has at least one. */
    if (candidates[i] == NULL || strlen(candidates[i]) > 16 * MAX_NAME_CHARS)
      continue;
    glong m = 0;
    g_autofree gunichar *candidate = folded_characters(candidates[i], &m);
    if (m == 0 || ABS(m - length) > limit)
      continue;
    guint distance = edit_distance(wanted, length, candidate, m, rows);
    if (distance < best_distance) {
      best = candidates[i];
      best_distance = distance;
    }
  }
  return best;
}

/* Letters that Unicode does not decompose but people type without the stroke. */
static const char *
plain_letters(gunichar c) {
  switch (c) {
  case 0x00E6: /* ae */
    return "ae";
  case 0x0153: /* oe */
    return "oe";
  case 0x00F8: /* o with stroke */
    return "o";
  case 0x0142: /* l with stroke */
    return "l";
  case 0x0111: /* d with stroke */
  case 0x00F0: /* eth */
    return "d";
  case 0x00FE: /* thorn */
    return "th";
  case 0x0131: /* dotless i */
    return "i";
  default:
    return NULL;
  }
}

/* What erp_name_fold() makes of ASCII, where nothing is to be composed or taken apart. */
static char *
fold_ascii(const char *name) {
  char *out = g_malloc(strlen(name) + 1), *end = out;
  gboolean space = FALSE;
  for (const char *p = name; *p != '\0'; p++) {
    if (g_ascii_isspace(*p)) {
      space = end > out;
      continue;
    }
    if (space)
      *end++ = ' ';
    space = FALSE;
    *end++ = g_ascii_tolower(*p);
  }
  *end = '\0';
  return out;
}

/* Of valid text: what cannot be had is memory, without which no program of GLib goes on. */
static char *
normalize(const char *text) {
  char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
  if (normal == NULL)
    g_error("%s", g_strerror(ENOMEM));
  return normal;
}

char *
erp_name_fold(const char *name) {
  if (name != NULL && g_str_is_ascii(name))
    return fold_ascii(name);
  g_autofree char *valid = g_utf8_make_valid(name != NULL ? name : "", -1);
  g_autofree char *compatible = normalize(valid);
  g_autofree char *folded = g_utf8_casefold(compatible, -1);
  g_autofree char *decomposed = normalize(folded);

  GString *out = g_string_new(NULL);
  gboolean space = FALSE;
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isspace(c)) {
      space = out->len > 0;
      continue;
    }
    if (g_unichar_ismark(c))
      continue;
    if (space)
      g_string_append_c(out, ' ');
    space = FALSE;
    const char *plain = plain_letters(c);
    if (plain != NULL)
      g_string_append(out, plain);
    else
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

const char *
erp_name_or(const char *name, const char *other) {
  return name == NULL || name[strspn(name, " \t\r\n")] == '\0' ? other : name;
}
