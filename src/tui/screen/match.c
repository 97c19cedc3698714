#include "tui/screen/match.h"

#include <string.h>

#include "base/names.h"

/* Most text is plain, and ten thousand rows are folded at a keystroke. */
char *
erp_match_fold(const char *text) {
  if (text == NULL)
    return g_strdup("");
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p >= 0x80)
      return erp_name_fold(text);
  return g_ascii_strdown(text, -1);
}

char **
erp_match_words(const char *query) {
  g_autofree char *folded = erp_match_fold(query);
  g_auto(GStrv) all = g_strsplit_set(folded, " \t\n", -1);
  GStrvBuilder *builder = g_strv_builder_new();
  for (guint i = 0; all[i] != NULL; i++)
    if (all[i][0] != '\0')
      g_strv_builder_add(builder, all[i]);
  char **words = g_strv_builder_end(builder);
  g_strv_builder_unref(builder);
  return words;
}

gboolean
erp_match(const char *folded, char *const *words) {
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr(folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
