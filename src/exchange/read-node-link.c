/* Node-link JSON, as NetworkX writes graphs: nodes with an id, edges (or links) with a source and a
 * target. TopoHub has positions in degrees and distances in km. */
#include "exchange/formats.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "exchange/diagram.h"
#include "exchange/json.h"
#include "base/i18n.h"

typedef struct {
  const ErpJsonText *json;
  ErpDiagram *diagram;
  ErpProposal *proposal;
  gboolean directed;
  gboolean in_degrees; /* positions are longitude and latitude */
} Reading;

/* "edges", or "links" in the older form. */
static JsonArray *
edges_of(JsonObject *root) {
  JsonArray *edges = erp_json_array(root, "edges");
  return edges != NULL ? edges : erp_json_array(root, "links");
}

/* The graph, or NULL when it is none. */
static JsonObject *
graph_of(const ErpJsonText *json) {
  JsonNode *node = erp_json_root(json);
  JsonObject *root = JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
  return root != NULL && erp_json_array(root, "nodes") != NULL && edges_of(root) != NULL ? root
                                                                                         : NULL;
}

/* ---- positions ---------------------------------------------------------------------------------
 */

static gboolean
position_of(JsonObject *node, double *x, double *y) {
  JsonArray *pair = erp_json_array(node, "pos");
  if (pair == NULL || json_array_get_length(pair) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++) {
    JsonNode *number = json_array_get_element(pair, i);
    if (!JSON_NODE_HOLDS_VALUE(number) || (json_node_get_value_type(number) != G_TYPE_DOUBLE &&
                                           json_node_get_value_type(number) != G_TYPE_INT64))
      return FALSE;
    *(i == 0 ? x : y) = json_node_get_double(number);
  }
  return TRUE;
}

/* Where a drawing was laid out, they are pixels, or all between -1 and 1. */
static gboolean
are_degrees(JsonArray *nodes) {
  double x, y, largest = 0;
  for (guint i = 0; i < json_array_get_length(nodes); i++) {
    JsonObject *node = erp_json_element(nodes, i);
    if (node == NULL || !position_of(node, &x, &y))
      continue;
    if (!(fabs(x) <= 180) || !(fabs(y) <= 90))
      return FALSE;
    largest = MAX(largest, MAX(fabs(x), fabs(y)));
  }
  return largest > 1;
}

static gboolean
has_positions(JsonArray *nodes) {
  double x, y;
  for (guint i = 0; i < json_array_get_length(nodes); i++) {
    JsonObject *node = erp_json_element(nodes, i);
    if (node != NULL && position_of(node, &x, &y))
      return TRUE;
  }
  return FALSE;
}

/* ---- members -----------------------------------------------------------------------------------
 */

static void
add_pair(GPtrArray *texts, const char *name, char *value) {
  g_ptr_array_add(texts, g_strdup(name));
  g_ptr_array_add(texts, value);
}

static char *
degrees(double number) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strdup(g_ascii_dtostr(text, sizeof text, number));
}

static gboolean
is_structural(const char *name) {
  static const char *const names[] = {"id", "source", "target", "key", NULL};
  return g_strv_contains(names, name);
}

/* Name, value, name, value ...; what is no plain value has none. */
static GPtrArray *
texts_of(const Reading *reading, JsonObject *object) {
  GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  double x, y;
  json_object_iter_init_ordered(&iter, object);
  while (json_object_iter_next_ordered(&iter, &name, &node)) {
    if (is_structural(name) || JSON_NODE_HOLDS_NULL(node))
      continue;
    if (g_str_equal(name, "pos") && position_of(object, &x, &y)) {
      if (reading->in_degrees) {
        add_pair(texts, "lon", degrees(x));
        add_pair(texts, "lat", degrees(y));
      }
      continue;
    }
    char *value = erp_json_text_of(node);
    add_pair(texts, name, value != NULL ? value : g_strdup(""));
  }
  return texts;
}

static GArray *
pairs_of(const GPtrArray *texts) {
  GArray *pairs = g_array_new(FALSE, FALSE, sizeof(ErpPair));
  for (guint i = 0; i < texts->len; i += 2) {
    ErpPair pair = {texts->pdata[i], texts->pdata[i + 1]};
    g_array_append_val(pairs, pair);
  }
  return pairs;
}

/* ---- nodes and edges ---------------------------------------------------------------------------
 */

/* By its place in the list when it has no id, as edges then name it. */
static void
add_node(const Reading *reading, JsonObject *node, guint i) {
  g_autofree char *id = erp_json_text(node, "id");
  g_autofree char *number = g_strdup_printf("%u", i);
  g_autoptr(GPtrArray) texts = texts_of(reading, node);
  g_autoptr(GArray) pairs = pairs_of(texts);
  erp_diagram_add_node(reading->diagram, id != NULL ? id : number,
                       (const ErpPair *) (void *) pairs->data, pairs->len,
                       erp_json_spot(reading->json, node));
}

static void
add_edge(const Reading *reading, JsonObject *object, guint i G_GNUC_UNUSED) {
  g_autofree char *id = erp_json_text(object, "id");
  g_autofree char *from = erp_json_text(object, "source");
  g_autofree char *to = erp_json_text(object, "target");
  g_autoptr(GPtrArray) texts = texts_of(reading, object);
  g_autoptr(GArray) pairs = pairs_of(texts);
  const ErpDiagramEdge edge = {id, from != NULL ? from : "", to != NULL ? to : "",
                               reading->directed};
  erp_diagram_add_edge(reading->diagram, &edge, (const ErpPair *) (void *) pairs->data, pairs->len,
                       erp_json_spot(reading->json, object));
}

static void
read_array(const Reading *reading, JsonArray *array,
           void (*add)(const Reading *reading, JsonObject *object, guint i)) {
  for (guint i = 0; i < json_array_get_length(array); i++) {
    JsonObject *object = erp_json_element(array, i);
    if (object != NULL)
      add(reading, object, i);
    else
      erp_proposal_drop(reading->proposal, (ErpSpot){0}, NULL,
                        _("element %u of a list is left out: it is no object"), i + 1);
  }
}

/* ---- the whole ---------------------------------------------------------------------------------
 */

gboolean
erp_is_node_link(const char *text) {
  if (strstr(text, "\"nodes\"") == NULL ||
      (strstr(text, "\"links\"") == NULL && strstr(text, "\"edges\"") == NULL))
    return FALSE;
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(ErpJsonText) json = erp_json_read(bytes, "", NULL);
  return json != NULL && graph_of(json) != NULL;
}

gboolean
erp_read_node_link(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autoptr(ErpJsonText) json = erp_json_read(input->bytes, input->name, error);
  JsonObject *root = json != NULL ? graph_of(json) : NULL;
  if (root == NULL) {
    if (json != NULL)
      g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                  _("%s:1:1: there is no object with “nodes” and “edges” or “links”"), input->name);
    return FALSE;
  }
  g_autoptr(ErpDiagram) diagram = erp_diagram_new(input, proposal);
  g_autofree char *directed = erp_json_text(root, "directed");
  JsonArray *nodes = erp_json_array(root, "nodes");
  const Reading reading = {json, diagram, proposal, g_strcmp0(directed, "true") == 0,
                           are_degrees(nodes)};
  if (!reading.in_degrees && has_positions(nodes))
    erp_proposal_drop(proposal, (ErpSpot){0}, NULL,
                      _("the positions “pos” are left out: they are of a drawing, not degrees"));
  read_array(&reading, nodes, add_node);
  read_array(&reading, edges_of(root), add_edge);
  erp_diagram_finish(diagram);
  return TRUE;
}
