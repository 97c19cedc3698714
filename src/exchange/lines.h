/* Texts of words on lines, as simple formats of graphs have them. */
#pragma once

#include <glib.h>

typedef struct {
  char *text; /* UTF-8; bytes that are not are taken for ISO 8859-1 */
  char *next; /* line after this one */
  guint line; /* number of this one, from 1; 0 before the first */
} ErpLines;

void erp_lines_init(ErpLines *lines, GBytes *bytes);
void erp_lines_clear(ErpLines *lines);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ErpLines, erp_lines_clear)

/* The next line, without its end; NULL after the last. May be written to, until the next call. */
char *erp_lines_next(ErpLines *lines);

typedef struct {
  char *text;
  guint column; /* where it begins, in characters from 1 */
} ErpWord;

/* What stands between blanks on the line, and every bracket by itself, into an array of ErpWord;
 * nothing from `comment` on (NUL = there are no comments). Caller unrefs. O(length). */
GArray *erp_line_words(const char *line, char comment);
/* The i-th word, or "" when there are fewer. */
const char *erp_line_word(const GArray *words, guint i);
