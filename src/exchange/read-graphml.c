/* GraphML: attributes go by name, whatever their key is called in the file. */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "exchange/diagram.h"
#include "xml/reader.h"
#include "base/i18n.h"

typedef struct {
  char *name; /* attr.name */
  char *fallback;
  gboolean for_nodes, for_edges;
} Key;

/* A node or an edge that is being read; nodes stand in others when graphs do. */
typedef struct {
  gboolean is_edge;
  char *id, *from, *to;
  gboolean directed;
  char *label;        /* as it is drawn, or NULL */
  GHashTable *values; /* key id -> text */
  ErpSpot spot;
} Item;

typedef struct _Reading Reading;

/* What an element does when it begins and ends. */
typedef struct {
  const char *name;
  void (*start)(Reading *reading, const ErpXmlElement *element);
  void (*end)(Reading *reading);
} Rule;

struct _Reading {
  ErpDiagram *diagram;
  ErpProposal *proposal;
  GHashTable *keys;   /* id -> Key */
  GPtrArray *key_ids; /* in their order; borrowed */
  GPtrArray *rules;   /* of the elements that are open; NULL = nothing is read from it */
  GPtrArray *items;   /* that are open */
  GArray *directed;   /* of gboolean: of the graphs that are open */
  Key *described;     /* the key being read, or NULL */
  char *data;         /* key of the data being read, or NULL */
  GString *text;      /* of the element being read */
};

static void
key_free(gpointer data) {
  Key *key = data;
  g_free(key->name);
  g_free(key->fallback);
  g_free(key);
}

static void
item_free(gpointer data) {
  Item *item = data;
  g_free(item->id);
  g_free(item->from);
  g_free(item->to);
  g_free(item->label);
  g_hash_table_unref(item->values);
  g_free(item);
}

static const char *
attribute(const ErpXmlElement *element, const char *name) {
  for (guint i = 0; i < element->n_attributes; i++)
    if (element->attributes[i].ns == NULL && g_str_equal(element->attributes[i].name, name))
      return element->attributes[i].value;
  return NULL;
}

/* ---- items ----------------------------------------------------------------------------------- */

static Item *
open_item(Reading *reading, const ErpXmlElement *element, gboolean is_edge) {
  Item *item = g_new0(Item, 1);
  item->is_edge = is_edge;
  item->id = g_strdup(attribute(element, "id"));
  item->values = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, g_free);
  item->spot = (ErpSpot){element->line, element->column};
  g_ptr_array_add(reading->items, item);
  return item;
}

static Item *
innermost(const Reading *reading) {
  return reading->items->len > 0 ? reading->items->pdata[reading->items->len - 1] : NULL;
}

/* What the item states, and what its keys say is so otherwise. */
static GArray *
pairs_of(const Reading *reading, const Item *item) {
  GArray *pairs = g_array_new(FALSE, FALSE, sizeof(ErpPair));
  for (guint i = 0; i < reading->key_ids->len; i++) {
    const Key *key = g_hash_table_lookup(reading->keys, reading->key_ids->pdata[i]);
    const char *value = g_hash_table_lookup(item->values, reading->key_ids->pdata[i]);
    if (value == NULL && (item->is_edge ? key->for_edges : key->for_nodes))
      value = key->fallback;
    ErpPair pair = {key->name, value};
    if (value != NULL && key->name != NULL)
      g_array_append_val(pairs, pair);
  }
  ErpPair label = {"label", item->label};
  if (item->label != NULL)
    g_array_append_val(pairs, label);
  return pairs;
}

static void
end_item(Reading *reading) {
  Item *item = g_ptr_array_steal_index(reading->items, reading->items->len - 1);
  g_autoptr(GArray) pairs = pairs_of(reading, item);
  const ErpPair *all = (const ErpPair *) (void *) pairs->data;
  if (item->is_edge)
    erp_diagram_add_edge(reading->diagram,
                         &(ErpDiagramEdge){item->id, item->from, item->to, item->directed}, all,
                         pairs->len, item->spot);
  else
    erp_diagram_add_node(reading->diagram, item->id, all, pairs->len, item->spot);
  item_free(item);
}

/* ---- elements -------------------------------------------------------------------------------- */

static void
start_key(Reading *reading, const ErpXmlElement *element) {
  const char *id = attribute(element, "id"), *domain = attribute(element, "for");
  if (id == NULL || g_hash_table_contains(reading->keys, id))
    return;
  gboolean all = domain == NULL || g_str_equal(domain, "all");
  Key *key = g_new0(Key, 1);
  key->name = g_strdup(attribute(element, "attr.name"));
  key->for_nodes = all || g_str_equal(domain, "node");
  key->for_edges = all || g_str_equal(domain, "edge");
  char *own = g_strdup(id);
  g_hash_table_insert(reading->keys, own, key);
  g_ptr_array_add(reading->key_ids, own);
  reading->described = key;
}

static void
start_edge(Reading *reading, const ErpXmlElement *element) {
  const char *directed = attribute(element, "directed");
  gboolean otherwise = reading->directed->len > 0 &&
                       g_array_index(reading->directed, gboolean, reading->directed->len - 1);
  Item *item = open_item(reading, element, TRUE);
  item->from = g_strdup(attribute(element, "source"));
  item->to = g_strdup(attribute(element, "target"));
  item->directed = directed != NULL ? g_str_equal(directed, "true") : otherwise;
  if (item->from == NULL)
    item->from = g_strdup("");
  if (item->to == NULL)
    item->to = g_strdup("");
}

static void
start_node(Reading *reading, const ErpXmlElement *element) {
  Item *item = open_item(reading, element, FALSE);
  if (item->id == NULL)
    item->id = g_strdup_printf("line-%u", element->line);
}

static void
start_graph(Reading *reading, const ErpXmlElement *element) {
  gboolean directed = g_strcmp0(attribute(element, "edgedefault"), "directed") == 0;
  g_array_append_val(reading->directed, directed);
}

static void
start_hyperedge(Reading *reading, const ErpXmlElement *element) {
  erp_proposal_drop(reading->proposal, (ErpSpot){element->line, element->column}, NULL,
                    _("an edge with more than two ends is left out"));
}

static void
start_data(Reading *reading, const ErpXmlElement *element) {
  g_free(reading->data);
  reading->data = g_strdup(attribute(element, "key"));
}

static void
end_key(Reading *reading) {
  reading->described = NULL;
}

static void
end_default(Reading *reading) {
  if (reading->described == NULL)
    return;
  g_free(reading->described->fallback);
  reading->described->fallback = g_strdup(reading->text->str);
}

static void
end_graph(Reading *reading) {
  g_array_set_size(reading->directed, reading->directed->len - 1);
}

static void
end_data(Reading *reading) {
  Item *item = innermost(reading);
  if (item != NULL && reading->data != NULL && *reading->text->str != '\0')
    g_hash_table_insert(item->values, g_strdup(reading->data), g_strdup(reading->text->str));
  g_clear_pointer(&reading->data, g_free);
}

/* yEd writes what a node is called within its drawing. */
static void
end_label(Reading *reading) {
  Item *item = innermost(reading);
  if (item == NULL || *reading->text->str == '\0')
    return;
  g_free(item->label);
  item->label = g_strdup(reading->text->str);
}

static const Rule rules[] = {
    {"key", start_key, end_key},       {"default", NULL, end_default},
    {"graph", start_graph, end_graph}, {"node", start_node, end_item},
    {"edge", start_edge, end_item},    {"hyperedge", start_hyperedge, NULL},
    {"data", start_data, end_data},    {"NodeLabel", NULL, end_label},
    {"EdgeLabel", NULL, end_label},
};

static void
on_start(ErpXmlReader *reader G_GNUC_UNUSED, const ErpXmlElement *element, gpointer user) {
  Reading *reading = user;
  const Rule *rule = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
    if (g_str_equal(rules[i].name, element->name))
      rule = &rules[i];
  g_ptr_array_add(reading->rules, (gpointer) rule);
  g_string_truncate(reading->text, 0);
  if (rule != NULL && rule->start != NULL)
    rule->start(reading, element);
}

static void
on_text(ErpXmlReader *reader G_GNUC_UNUSED, const char *text, gsize length,
        gboolean cdata G_GNUC_UNUSED, gpointer user) {
  Reading *reading = user;
  g_string_append_len(reading->text, text, (gssize) length);
}

static void
on_end(ErpXmlReader *reader G_GNUC_UNUSED, gsize end_offset G_GNUC_UNUSED, gpointer user) {
  Reading *reading = user;
  const Rule *rule = g_ptr_array_steal_index(reading->rules, reading->rules->len - 1);
  g_strstrip(reading->text->str);
  reading->text->len = strlen(reading->text->str);
  if (rule != NULL && rule->end != NULL)
    rule->end(reading);
  g_string_truncate(reading->text, 0);
}

/* ---- together -------------------------------------------------------------------------------- */

gboolean
erp_is_graphml(const char *text) {
  return strstr(text, "<graphml") != NULL;
}

gboolean
erp_read_graphml(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  static const ErpXmlHandler handler = {.start = on_start, .end = on_end, .text = on_text};
  g_autoptr(ErpDiagram) diagram = erp_diagram_new(input, proposal);
  Reading reading = {.diagram = diagram,
                     .proposal = proposal,
                     .keys = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, key_free),
                     .key_ids = g_ptr_array_new(),
                     .rules = g_ptr_array_new(),
                     .items = g_ptr_array_new_with_free_func(item_free),
                     .directed = g_array_new(FALSE, FALSE, sizeof(gboolean)),
                     .text = g_string_new(NULL)};
  gboolean fine = erp_xml_read(input->bytes, input->name, &handler, &reading, error);
  if (fine)
    erp_diagram_finish(diagram);
  g_hash_table_unref(reading.keys);
  g_ptr_array_unref(reading.key_ids);
  g_ptr_array_unref(reading.rules);
  g_ptr_array_unref(reading.items);
  g_array_unref(reading.directed);
  g_free(reading.data);
  g_string_free(reading.text, TRUE);
  return fine;
}
