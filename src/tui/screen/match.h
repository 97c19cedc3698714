/* Finding text the way people type it: any case, any accents, words with blanks between, all of
 * which must be there. */
#pragma once

#include <glib.h>

/* Folded text to search in; caller frees. */
char *erp_match_fold(const char *text);
/* The folded words of a query; caller frees with g_strfreev. */
char **erp_match_words(const char *query);
/* Whether the folded text holds every word; true for no words. */
gboolean erp_match(const char *folded, char *const *words);
