#include "exchange/json.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

struct _ErpJson {
  JsonParser *parser;
  GHashTable *spots; /* object -> ErpSpot */
  GArray *open;      /* of ErpSpot: objects whose end is not read yet */
};

/* ---- before json-glib sees it ---------------------------------------------------------------- */

typedef struct {
  guint line, column, depth;
  gboolean in_text;
} Scan;

/* Moves on over one character; FALSE when it nests too deep. */
static gboolean
step(Scan *scan, const char *p, gboolean escaped) {
  if (*p == '\n') {
    scan->line++;
    scan->column = 0;
  } else if ((*p & 0xc0) != 0x80) { /* not within a character */
    scan->column++;
  }
  if (*p == '"' && !escaped)
    scan->in_text = !scan->in_text;
  if (scan->in_text)
    return TRUE;
  if ((*p == '{' || *p == '[') && ++scan->depth > ERP_JSON_MAX_DEPTH)
    return FALSE;
  if ((*p == '}' || *p == ']') && scan->depth > 0)
    scan->depth--;
  return TRUE;
}

/* json-glib calls itself for what is nested, so that depth is bounded here. */
static gboolean
check_text(const char *text, gsize size, const char *name, GError **error) {
  Scan scan = {.line = 1};
  const char *valid = text;
  gboolean escaped = FALSE, fine = g_utf8_validate(text, (gssize) size, &valid);
  for (const char *p = text; p < text + size; p++) {
    if (p == valid && !fine) {
      g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s:%u:%u: this is not UTF-8"), name,
                  scan.line, scan.column + 1);
      return FALSE;
    }
    if (!step(&scan, p, escaped)) {
      g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s:%u:%u: nested too deep"), name,
                  scan.line, scan.column);
      return FALSE;
    }
    escaped = scan.in_text && *p == '\\' && !escaped;
  }
  return TRUE;
}

/* ---- places ---------------------------------------------------------------------------------- */

static ErpSpot
here(JsonParser *parser) {
  return (ErpSpot){json_parser_get_current_line(parser), json_parser_get_current_pos(parser)};
}

static void
on_object_start(JsonParser *parser, ErpJson *json) {
  ErpSpot spot = here(parser);
  g_array_append_val(json->open, spot);
}

static void
on_object_end(JsonParser *parser G_GNUC_UNUSED, JsonObject *object, ErpJson *json) {
  guint last = json->open->len - 1;
  g_hash_table_insert(json->spots, object,
                      g_memdup2(&g_array_index(json->open, ErpSpot, last), sizeof(ErpSpot)));
  g_array_set_size(json->open, last);
}

ErpJson *
erp_json_read(GBytes *bytes, const char *name, GError **error) {
  gsize size;
  const char *text = g_bytes_get_data(bytes, &size);
  g_autoptr(ErpJson) json = g_new0(ErpJson, 1);
  g_autoptr(GError) wrong = NULL;
  if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
    text += 3;
    size -= 3;
  }
  if (!check_text(text, size, name, error))
    return NULL;
  json->parser = json_parser_new_immutable();
  json->spots = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  json->open = g_array_new(FALSE, FALSE, sizeof(ErpSpot));
  g_signal_connect(json->parser, "object-start", G_CALLBACK(on_object_start), json);
  g_signal_connect(json->parser, "object-end", G_CALLBACK(on_object_end), json);
  gboolean fine =
      json_parser_load_from_data(json->parser, text != NULL ? text : "", (gssize) size, &wrong);
  if (fine && json_parser_get_root(json->parser) != NULL)
    return g_steal_pointer(&json);
  ErpSpot spot = here(json->parser);
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s:%u:%u: this is no JSON"), name,
              MAX(spot.line, 1), MAX(spot.column, 1));
  return NULL;
}

void
erp_json_free(ErpJson *json) {
  if (json == NULL)
    return;
  g_clear_object(&json->parser);
  g_clear_pointer(&json->spots, g_hash_table_unref);
  g_clear_pointer(&json->open, g_array_unref);
  g_free(json);
}

JsonNode *
erp_json_root(const ErpJson *json) {
  return json_parser_get_root(json->parser);
}

ErpSpot
erp_json_spot(const ErpJson *json, JsonObject *object) {
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
erp_json_text(JsonObject *object, const char *path) {
  JsonNode *node = erp_json_find(object, path);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node))
    return NULL;
  if (json_node_get_value_type(node) == G_TYPE_STRING)
    return g_strdup(json_node_get_string(node));
  if (json_node_get_value_type(node) == G_TYPE_BOOLEAN)
    return g_strdup(json_node_get_boolean(node) ? "true" : "false");
  return number_text(node);
}

JsonObject *
erp_json_element(JsonArray *array, guint i) {
  JsonNode *node = json_array_get_element(array, i);
  return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}
