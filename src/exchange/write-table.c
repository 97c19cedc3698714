/* Tables of sites or of links, with a column for each property. */
#include "exchange/formats.h"

#include <string.h>

#include "base/escape.h"

typedef struct {
  GString *out;
  char mark;
  gboolean first; /* of its row */
} Row;

static void
append_quoted(GString *out, const char *text) {
  g_string_append_c(out, '"');
  for (; *text != '\0'; text++) {
    if (*text == '"')
      g_string_append_c(out, '"');
    g_string_append_c(out, *text);
  }
  g_string_append_c(out, '"');
}

/* Any text; NULL is empty. */
static void
add_text(Row *row, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_autofree char *cell =
      erp_escape_is_formula(safe) ? g_strconcat("'", safe, NULL) : g_steal_pointer(&safe);
  if (!row->first)
    g_string_append_c(row->out, row->mark);
  row->first = FALSE;
  if (row->mark == ',' && strpbrk(cell, ",\"") != NULL)
    append_quoted(row->out, cell);
  else
    g_string_append(row->out, cell);
}

static void
add_number(Row *row, const char *number) {
  if (!row->first)
    g_string_append_c(row->out, row->mark);
  row->first = FALSE;
  g_string_append(row->out, number != NULL ? number : "");
}

static void
end_row(Row *row) {
  g_string_append_c(row->out, '\n');
  row->first = TRUE;
}

static void
write_table(const ErpPicture *picture, ErpExportTable table, char mark, ErpSink sink) {
  g_autoptr(GString) out = g_string_new(NULL);
  gboolean links = table == ERP_EXPORT_LINKS;
  const GArray *shapes = links ? picture->links : picture->nodes;
  const GArray *properties = links ? picture->link_properties : picture->node_properties;
  Row row = {out, mark, TRUE};
  add_text(&row, "element");
  add_text(&row, "id");
  if (links)
    add_text(&row, "a");
  if (links)
    add_text(&row, "b");
  for (guint i = 0; i < properties->len; i++)
    add_text(&row, g_array_index(properties, ErpProperty, i).name);
  end_row(&row);
  for (guint s = 0; s < shapes->len; s++) {
    const ErpShape *shape = &g_array_index(shapes, ErpShape, s);
    add_text(&row, erp_shape_element(shape));
    add_text(&row, shape->id);
    if (links)
      add_text(&row, erp_picture_node(picture, shape->a)->id);
    if (links)
      add_text(&row, erp_picture_node(picture, shape->b)->id);
    for (guint i = 0; i < properties->len; i++)
      if (g_array_index(properties, ErpProperty, i).type == ERP_PROPERTY_TEXT)
        add_text(&row, shape->values[i]);
      else
        add_number(&row, shape->values[i]);
    end_row(&row);
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  erp_sink_pour(sink, out, 0);
}

void
erp_write_csv(const ErpPicture *picture, ErpExportTable table, ErpSink sink) {
  write_table(picture, table, ',', sink);
}

void
erp_write_tsv(const ErpPicture *picture, ErpExportTable table, ErpSink sink) {
  write_table(picture, table, '\t', sink);
}
