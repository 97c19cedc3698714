#include "exchange/json.h"

#include <string.h>

#include "base/error.h"
#include "exchange/text.h"
#include "base/i18n.h"

struct _ErpJsonText {
  JsonParser *parser;
  GHashTable *spots; /* object -> ErpSpot */
};

gboolean
erp_json_may_be(const char *text) {
  if (g_str_has_prefix(text, "\xef\xbb\xbf"))
    text += 3;
  text += strspn(text, " \t\r\n");
  return *text == '{' || *text == '[';
}

/* Which objects of the document the parser is in. */
typedef struct {
  ErpJsonText *json;
  const GArray *spots; /* of ErpSpot, of all objects in the order they begin */
  guint begun;
  GArray *open; /* of guint: objects whose end is not read yet, as indices of spots */
} Reading;

static void
on_object_start(JsonParser *parser G_GNUC_UNUSED, Reading *reading) {
  g_array_append_val(reading->open, reading->begun);
  reading->begun++;
}

static void
on_object_end(JsonParser *parser G_GNUC_UNUSED, JsonObject *object, Reading *reading) {
  guint last = reading->open->len - 1, index = g_array_index(reading->open, guint, last);
  if (index < reading->spots->len)
    g_hash_table_insert(reading->json->spots, object,
                        g_memdup2(&g_array_index(reading->spots, ErpSpot, index), sizeof(ErpSpot)));
  g_array_set_size(reading->open, last);
}

static gboolean
parse(ErpJsonText *json, GBytes *bytes, const GArray *spots) {
  Reading reading = {
      .json = json, .spots = spots, .open = g_array_new(FALSE, FALSE, sizeof(guint))};
  gsize size;
  const char *text = g_bytes_get_data(bytes, &size);
  gulong start =
      g_signal_connect(json->parser, "object-start", G_CALLBACK(on_object_start), &reading);
  gulong end = g_signal_connect(json->parser, "object-end", G_CALLBACK(on_object_end), &reading);
  gboolean fine = json_parser_load_from_data(json->parser, text, (gssize) size, NULL) &&
                  json_parser_get_root(json->parser) != NULL;
  g_signal_handler_disconnect(json->parser, start);
  g_signal_handler_disconnect(json->parser, end);
  g_array_unref(reading.open);
  return fine;
}

ErpJsonText *
erp_json_read(GBytes *bytes, const char *name, GError **error) {
  g_autoptr(ErpJsonText) json = g_new0(ErpJsonText, 1);
  g_autoptr(GBytes) recoded = erp_text_recode(bytes);
  gsize size;
  const char *text = g_bytes_get_data(recoded, &size);
  g_autoptr(GArray) spots = erp_json_check(text != NULL ? text : "", size, name, error);
  if (spots == NULL)
    return NULL;
  json->parser = json_parser_new_immutable();
  json->spots = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  if (parse(json, recoded, spots))
    return g_steal_pointer(&json);
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s:1:1: this is no JSON"), name);
  return NULL;
}

void
erp_json_close(ErpJsonText *json) {
  if (json == NULL)
    return;
  g_clear_object(&json->parser);
  g_clear_pointer(&json->spots, g_hash_table_unref);
  g_free(json);
}

JsonNode *
erp_json_root(const ErpJsonText *json) {
  return json_parser_get_root(json->parser);
}

ErpSpot
erp_json_spot(const ErpJsonText *json, JsonObject *object) {
  const ErpSpot *spot = g_hash_table_lookup(json->spots, object);
  return spot != NULL ? *spot : (ErpSpot){0};
}

/* ---- members --------------------------------------------------------------------------------- */

static JsonNode *
find_member(JsonObject *object, const char *name, gsize length) {
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;
  json_object_iter_init_ordered(&iter, object);
  while (json_object_iter_next_ordered(&iter, &member, &node))
    if (strlen(member) == length && g_ascii_strncasecmp(member, name, length) == 0)
      return node;
  return NULL;
}

JsonNode *
erp_json_find(JsonObject *object, const char *path) {
  for (;;) {
    gsize length = strcspn(path, ".");
    JsonNode *node = find_member(object, path, length);
    if (node == NULL || path[length] == '\0')
      return node;
    if (!JSON_NODE_HOLDS_OBJECT(node))
      return NULL;
    object = json_node_get_object(node);
    path += length + 1;
  }
}

JsonObject *
erp_json_object(JsonObject *object, const char *path) {
  JsonNode *node = erp_json_find(object, path);
  return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

JsonArray *
erp_json_array(JsonObject *object, const char *path) {
  JsonNode *node = erp_json_find(object, path);
  return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static char *
number_text(JsonNode *node) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  if (json_node_get_value_type(node) == G_TYPE_INT64)
    return g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node));
  return g_strdup(g_ascii_dtostr(text, sizeof text, json_node_get_double(node)));
}

char *
erp_json_text_of(JsonNode *node) {
  if (!JSON_NODE_HOLDS_VALUE(node))
    return NULL;
  if (json_node_get_value_type(node) == G_TYPE_STRING)
    return g_strdup(json_node_get_string(node));
  if (json_node_get_value_type(node) == G_TYPE_BOOLEAN)
    return g_strdup(json_node_get_boolean(node) ? "true" : "false");
  return number_text(node);
}

char *
erp_json_text(JsonObject *object, const char *path) {
  JsonNode *node = erp_json_find(object, path);
  return node != NULL ? erp_json_text_of(node) : NULL;
}

JsonObject *
erp_json_element(JsonArray *array, guint i) {
  JsonNode *node = json_array_get_element(array, i);
  return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}
