#include "exchange/lines.h"

#include <string.h>

#include "exchange/text.h"

void
erp_lines_init(ErpLines *lines, GBytes *bytes) {
  *lines = (ErpLines){.text = erp_text_utf8(bytes)};
  lines->next = lines->text;
}

void
erp_lines_clear(ErpLines *lines) {
  g_clear_pointer(&lines->text, g_free);
}

char *
erp_lines_next(ErpLines *lines) {
  char *line = lines->next;
  if (line == NULL || *line == '\0')
    return NULL;
  gsize length = strcspn(line, "\r\n");
  lines->next = line + length;
  if (*lines->next == '\r' && lines->next[1] == '\n')
    *lines->next++ = '\0';
  if (*lines->next != '\0')
    *lines->next++ = '\0';
  lines->line++;
  return line;
}

static void
clear_word(gpointer word) {
  g_free(((ErpWord *) word)->text);
}

GArray *
erp_line_words(const char *line, char comment) {
  GArray *words = g_array_new(FALSE, FALSE, sizeof(ErpWord));
  guint column = 1;
  g_array_set_clear_func(words, clear_word);
  while (*line != '\0' && (comment == '\0' || *line != comment)) {
    gsize length = *line == '(' || *line == ')' ? 1 : strcspn(line, " \t()");
    for (gsize i = 0; comment != '\0' && i < length; i++)
      if (line[i] == comment)
        length = i;
    if (length == 0) { /* a blank */
      line++;
      column++;
      continue;
    }
    ErpWord word = {g_strndup(line, length), column};
    g_array_append_val(words, word);
    column += (guint) g_utf8_strlen(line, (gssize) length);
    line += length;
  }
  return words;
}

const char *
erp_line_word(const GArray *words, guint i) {
  return i < words->len ? g_array_index(words, ErpWord, i).text : "";
}
