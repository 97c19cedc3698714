#include "xml/position.h"

#include <string.h>

#include "base/error.h"

void
erp_xml_position_init(ErpXmlPosition *position, const char *text, gsize length) {
  *position =
      (ErpXmlPosition){.text = text != NULL ? text : "", .length = length, .line = 1, .column = 1};
}

static guint
count_characters(const char *from, const char *to) {
  guint n = 0;
  for (; from < to; from++)
    n += ((guint8) *from & 0xC0) != 0x80;
  return n;
}

void
erp_xml_position_seek(ErpXmlPosition *position, gsize offset) {
  if (offset < position->offset)
    erp_xml_position_init(position, position->text, position->length);
  offset = MIN(offset, position->length);

  const char *from = position->text + position->offset;
  const char *to = position->text + offset;
  const char *newline;
  while (from < to && (newline = memchr(from, '\n', (gsize) (to - from))) != NULL) {
    position->line++;
    position->column = 1;
    from = newline + 1;
  }
  position->column += count_characters(from, to);
  position->offset = offset;
}

void
erp_xml_position_error(const ErpXmlPosition *position, const char *name, const char *text,
                       GError **error) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, "%s:%u:%u: %s", name, position->line,
              position->column, text);
}
