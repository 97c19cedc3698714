#include "tui/screen/fit.h"

#include <string.h>

#include "base/escape.h"

#define SIGN "…"
#define LEAST 24 /* characters that are kept of a word */

/* Characters, from the start of the text. */
typedef struct {
  glong start, length;
} Run;

static Run
longest_word(const char *text) {
  Run longest = {0, 0};
  glong at = 0, start = 0;
  for (const char *p = text;; p = g_utf8_next_char(p), at++) {
    if (*p != ' ' && *p != '\0')
      continue;
    if (at - start > longest.length)
      longest = (Run){start, at - start};
    start = at + 1;
    if (*p == '\0')
      return longest;
  }
}

/* With `kept` characters of the run: more of its end, where a file's own name stands. */
static char *
without_middle(const char *text, Run run, glong kept) {
  glong head = kept / 3, tail = kept - head;
  const char *cut = g_utf8_offset_to_pointer(text, run.start + head);
  const char *rest = g_utf8_offset_to_pointer(cut, run.length - head - tail);
  if (cut - text >= (gssize) strlen(SIGN) && g_str_has_prefix(cut - strlen(SIGN), SIGN))
    cut -= strlen(SIGN);                              /* one is enough */
  while (g_unichar_iszerowidth(g_utf8_get_char(rest)) /* a mark of what is gone */
         || g_str_has_prefix(rest, SIGN))
    rest = g_utf8_next_char(rest);
  return g_strdup_printf("%.*s" SIGN "%s", (int) (cut - text), text, rest);
}

/* As little as possible, but no less than `least` stays. */
static char *
shorten(ErpCharset charset, const char *text, Run run, glong least, int width) {
  glong low = least, high = run.length - 1; /* `low` is taken whether it fits or not */
  while (low < high) {
    glong kept = high - (high - low) / 2;
    g_autofree char *tried = without_middle(text, run, kept);
    if (erp_cells_text_width(charset, tried) <= width)
      low = kept;
    else
      high = kept - 1;
  }
  return without_middle(text, run, low);
}

char *
erp_cells_fit(ErpCharset charset, const char *text, int width) {
  char *fitting = erp_escape_text(text);
  while (erp_cells_text_width(charset, fitting) > width) {
    Run word = longest_word(fitting);
    gboolean is_long = word.length > LEAST + 1; /* and was not shortened yet */
    Run all = {0, g_utf8_strlen(fitting, -1)};
    char *shorter = is_long ? shorten(charset, fitting, word, LEAST, width)
                            : shorten(charset, fitting, all, 0, width);
    g_free(fitting);
    fitting = shorter;
    if (!is_long)
      break;
  }
  return fitting;
}
