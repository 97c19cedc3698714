#include "exchange/text.h"

#include <string.h>

GBytes *
erp_text_recode(GBytes *bytes) {
  gsize size, length = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
    return g_bytes_new_from_bytes(bytes, 3, size - 3);
  gboolean wide =
      size >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0);
  char *narrow =
      wide ? g_convert(text, (gssize) size, "UTF-8", "UTF-16", NULL, &length, NULL) : NULL;
  return narrow != NULL ? g_bytes_new_take(narrow, length) : g_bytes_ref(bytes);
}

char *
erp_text_utf8(GBytes *bytes) {
  gsize size;
  g_autoptr(GBytes) recoded = erp_text_recode(bytes);
  const char *data = g_bytes_get_data(recoded, &size);
  if (size == 0)
    return g_strdup("");
  if (g_utf8_validate(data, (gssize) size, NULL))
    return g_strndup(data, size);
  char *text =
      g_convert_with_fallback(data, (gssize) size, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
  return text != NULL ? text : g_utf8_make_valid(data, (gssize) size);
}
