#include "exchange/text.h"

#include <string.h>

char *
erp_text_utf8(GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    size -= 3;
  }
  if (size == 0)
    return g_strdup("");
  if (g_utf8_validate(data, (gssize) size, NULL))
    return g_strndup(data, size);
  char *text =
      g_convert_with_fallback(data, (gssize) size, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
  return text != NULL ? text : g_utf8_make_valid(data, (gssize) size);
}
