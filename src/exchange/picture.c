#include "exchange/picture.h"

#include <string.h>

#include "exchange/attributes.h"
#include "base/i18n.h"

const char *
erp_shape_element(const ErpShape *shape) {
  return erp_kind_info(shape->kind)->element;
}

static void
clear_property(gpointer data) {
  g_free(((ErpProperty *) data)->name);
}

static void
clear_shape(gpointer data) {
  ErpShape *shape = data;
  g_free(shape->caption);
  g_free(shape->values);
}

/* ---- which properties there are -------------------------------------------------------------- */

/* Fields of the kinds that are drawn together, each name once, that any record states. */
typedef struct {
  GArray *properties; /* ErpProperty */
  GArray *columns;    /* guint: of field i of kind k at k * 64 + i its property + 1 */
} Columns;

gboolean
erp_picture_says_otherwise(const ErpKindInfo *info, guint field) {
  if ((int) field == info->id_field)
    return TRUE;
  const char *name = info->fields[field].name;
  return (info->kind == ERP_KIND_WAN_LINK && (g_str_equal(name, "a") || g_str_equal(name, "b"))) ||
         (info->kind == ERP_KIND_CONNECTION && g_str_equal(name, "circuit"));
}

static ErpPropertyType
type_of(const ErpField *field) {
  if (field->type != ERP_TYPE_QUANTITY)
    return ERP_PROPERTY_TEXT;
  return field->unit == ERP_UNIT_COUNT ? ERP_PROPERTY_INTEGER : ERP_PROPERTY_DECIMAL;
}

static guint
find_or_add(GArray *properties, const ErpField *field) {
  char *name = erp_attribute_name(field);
  for (guint i = 0; i < properties->len; i++)
    if (g_str_equal(g_array_index(properties, ErpProperty, i).name, name)) {
      g_free(name);
      return i;
    }
  ErpProperty property = {name, type_of(field), _(field->help), FALSE};
  g_array_append_val(properties, property);
  return properties->len - 1;
}

static void
add_columns(Columns *columns, const ErpPlan *plan, ErpKind kind) {
  const ErpKindInfo *info = erp_kind_info(kind);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, kind, &n);
  guint64 stated = 0;
  for (guint i = 0; i < n; i++)
    stated |= records[i]->set;
  for (guint i = 0; i < info->n_fields; i++)
    if ((stated >> i & 1) != 0 && !erp_picture_says_otherwise(info, i))
      g_array_index(columns->columns, guint, (guint) kind * 64 + i) =
          find_or_add(columns->properties, &info->fields[i]) + 1;
}

static Columns
columns_new(const ErpPlan *plan, GArray *properties, const ErpKind *kinds) {
  Columns columns = {properties, g_array_new(FALSE, TRUE, sizeof(guint))};
  g_array_set_size(columns.columns, ERP_KIND_LAST * 64);
  for (; *kinds != ERP_KIND_LAST; kinds++)
    add_columns(&columns, plan, *kinds);
  return columns;
}

/* ---- what shapes say ------------------------------------------------------------------------- */

static char *
keep(ErpPicture *picture, char *text) {
  char *kept = text != NULL ? g_string_chunk_insert(picture->texts, text) : NULL;
  g_free(text);
  return kept;
}

static void
fill_stated(ErpPicture *picture, const Columns *columns, ErpShape *shape, const ErpRecord *record) {
  for (guint i = 0; i < erp_kind_info(record->kind)->n_fields; i++) {
    guint column = g_array_index(columns->columns, guint, (guint) record->kind * 64 + i);
    if (column > 0 && erp_record_stated(record, i))
      shape->values[column - 1] = keep(picture, erp_attribute_value(record, i));
  }
}

/* "Paris (warn)" */
static char *
caption_of_node(const ErpShape *shape) {
  return shape->verdict >= ERP_VERDICT_NOT_ANSWERED
             ? g_strdup_printf("%s (%s)", shape->name, erp_verdict_word(shape->verdict))
             : g_strdup(shape->name);
}

/* "1 Gb/s", or "1 Gb/s / 200 Mb/s" from a to b and back. */
static char *
rates_of(const ErpElement *element) {
  g_autofree char *there = erp_unit_display(ERP_UNIT_RATE, element->capacity[ERP_UP]);
  if (element->capacity[ERP_UP] == element->capacity[ERP_DOWN])
    return g_steal_pointer(&there);
  g_autofree char *back = erp_unit_display(ERP_UNIT_RATE, element->capacity[ERP_DOWN]);
  return g_strdup_printf("%s / %s", there, back);
}

/* "1 Gb/s, 12 ms, 85 % (warn)" */
static char *
caption_of_link(const ErpResults *results, const ErpShape *shape) {
  const ErpElement *element = &results->network->elements[shape->index];
  gint64 use = erp_shape_use(results, shape);
  g_autofree char *rates = rates_of(element);
  GString *text = g_string_new(shape->kind == ERP_KIND_CIRCUIT ? shape->name : NULL);
  g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", rates);
  if (shape->kind == ERP_KIND_WAN_LINK && element->rtt != ERP_UNSET) {
    g_autofree char *rtt = erp_unit_display(ERP_UNIT_TIME, element->rtt);
    g_string_append_printf(text, ", %s", rtt);
  }
  if (use != ERP_UNSET) {
    g_autofree char *percent = erp_unit_display(ERP_UNIT_PERCENT, use);
    g_string_append_printf(text, ", %s", percent);
  }
  if (shape->verdict >= ERP_VERDICT_WARN)
    g_string_append_printf(text, " (%s)", erp_verdict_word(shape->verdict));
  return g_string_free(text, FALSE);
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static ErpShape *
add_shape(GArray *shapes, const GArray *properties, ErpShape shape) {
  shape.values = g_new0(char *, properties->len + erp_n_result_properties + 1);
  g_array_append_val(shapes, shape);
  return &g_array_index(shapes, ErpShape, shapes->len - 1);
}

static void
add_node(ErpPicture *picture, const Columns *columns, guint32 index) {
  const ErpNode *node = &picture->results->network->nodes[index];
  const ErpRecord *record = node->site != NULL ? &node->site->record : &node->location->record;
  ErpShape *shape = add_shape(picture->nodes, columns->properties,
                              (ErpShape){.kind = record->kind,
                                         .index = index,
                                         .id = node->id,
                                         .name = node->name,
                                         .placed = node->placed,
                                         .lat = node->lat,
                                         .lon = node->lon});
  fill_stated(picture, columns, shape, record);
}

static void
add_gateway(ErpPicture *picture, const Columns *columns, guint32 index) {
  const ErpNetGateway *gateway = &picture->results->network->gateways[index];
  const ErpGateway *record = gateway->gateway;
  ErpShape shape = {.kind = ERP_KIND_GATEWAY,
                    .index = index,
                    .id = record->id,
                    .name = record->name != NULL ? record->name : record->id};
  if (gateway->region != NULL && gateway->region->lat != ERP_UNSET) {
    shape.placed = TRUE;
    shape.lat = gateway->region->lat;
    shape.lon = gateway->region->lon;
  }
  fill_stated(picture, columns, add_shape(picture->nodes, columns->properties, shape),
              &record->record);
}

static void
add_nodes(ErpPicture *picture) {
  static const ErpKind kinds[] = {ERP_KIND_SITE, ERP_KIND_PEERING_LOCATION, ERP_KIND_GATEWAY,
                                  ERP_KIND_LAST};
  const ErpNetwork *network = picture->results->network;
  Columns columns = columns_new(picture->results->plan, picture->node_properties, kinds);
  for (guint32 i = 0; i < network->n_nodes; i++)
    add_node(picture, &columns, i);
  for (guint32 i = 0; i < network->n_gateways; i++)
    add_gateway(picture, &columns, i);
  g_array_unref(columns.columns);
}

/* ---- links ----------------------------------------------------------------------------------- */

static void
add_wan_link(ErpPicture *picture, const Columns *columns, guint32 index) {
  const ErpElement *element = &picture->results->network->elements[index];
  ErpShape *shape = add_shape(picture->links, columns->properties,
                              (ErpShape){.kind = ERP_KIND_WAN_LINK,
                                         .index = index,
                                         .id = element->id,
                                         .name = element->name,
                                         .a = element->node,
                                         .b = element->node_b});
  fill_stated(picture, columns, shape, element->record);
}

static void
add_connection(ErpPicture *picture, const Columns *columns, guint32 gateway,
               const ErpConnection *connection) {
  const ErpNetwork *network = picture->results->network;
  guint32 index = erp_network_circuit(network, connection->circuit);
  if (index == ERP_NONE)
    return;
  const ErpNetCircuit *circuit = &network->circuits[index];
  const ErpElement *element = &network->elements[circuit->element];
  char *id = g_strdup_printf("%s/%s", element->id, network->gateways[gateway].gateway->id);
  ErpShape *shape = add_shape(picture->links, columns->properties,
                              (ErpShape){.kind = ERP_KIND_CIRCUIT,
                                         .index = circuit->element,
                                         .id = keep(picture, id),
                                         .name = element->name,
                                         .a = circuit->node,
                                         .b = network->n_nodes + gateway});
  fill_stated(picture, columns, shape, &circuit->circuit->record);
  fill_stated(picture, columns, shape, &connection->record);
}

static void
add_connections(ErpPicture *picture, const Columns *columns, guint32 gateway) {
  const ErpRecord *record = &picture->results->network->gateways[gateway].gateway->record;
  for (guint i = 0; i < record->n_children; i++)
    if (record->children[i]->kind == ERP_KIND_CONNECTION)
      add_connection(picture, columns, gateway,
                     ERP_AS(ErpConnection, CONNECTION, record->children[i]));
}

static void
add_links(ErpPicture *picture) {
  static const ErpKind kinds[] = {ERP_KIND_WAN_LINK, ERP_KIND_CIRCUIT, ERP_KIND_CONNECTION,
                                  ERP_KIND_LAST};
  const ErpNetwork *network = picture->results->network;
  Columns columns = columns_new(picture->results->plan, picture->link_properties, kinds);
  for (guint32 i = 0; i < network->n_links; i++)
    add_wan_link(picture, &columns, i);
  for (guint32 i = 0; i < network->n_gateways; i++)
    add_connections(picture, &columns, i);
  g_array_unref(columns.columns);
}

/* ---- results --------------------------------------------------------------------------------- */

static char *
value_of(const ErpPicture *picture, const ErpResultProperty *row, const ErpShape *shape) {
  if ((row->kinds & ERP_KIND_BIT(shape->kind)) == 0)
    return NULL;
  if (row->text != NULL)
    return row->text(picture, shape);
  gint64 number = row->number(picture, shape, row->direction);
  return number != ERP_UNSET ? erp_attribute_number(row->unit, number) : NULL;
}

static ErpPropertyType
type_of_result(const ErpResultProperty *row) {
  if (row->text != NULL)
    return ERP_PROPERTY_TEXT;
  return row->unit == ERP_UNIT_COUNT ? ERP_PROPERTY_INTEGER : ERP_PROPERTY_DECIMAL;
}

static void
find_bottlenecks(ErpPicture *picture) {
  const ErpResults *results = picture->results;
  picture->bottlenecks = g_new0(guint8, results->network->n_elements + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    guint32 route = results->flows[i].route;
    for (int d = 0; route != ERP_NONE && d < ERP_DIRECTIONS; d++)
      if (results->routes[route].bottleneck[d] != ERP_NONE)
        picture->bottlenecks[results->routes[route].bottleneck[d]] = TRUE;
  }
}

static void
add_results(ErpPicture *picture, GArray *properties, GArray *shapes) {
  for (guint r = 0; r < erp_n_result_properties; r++) {
    const ErpResultProperty *row = &erp_result_properties[r];
    for (guint i = 0; i < shapes->len; i++) {
      ErpShape *shape = &g_array_index(shapes, ErpShape, i);
      shape->values[properties->len] = keep(picture, value_of(picture, row, shape));
    }
    ErpProperty property = {g_strdup(row->name), type_of_result(row), _(row->about), TRUE};
    g_array_append_val(properties, property);
  }
}

static gboolean
has_value(const GArray *shapes, guint property) {
  for (guint i = 0; i < shapes->len; i++)
    if (g_array_index(shapes, ErpShape, i).values[property] != NULL)
      return TRUE;
  return FALSE;
}

/* Takes out the properties that nobody has. */
static void
thin_out(GArray *properties, GArray *shapes) {
  guint n = 0;
  for (guint p = 0; p < properties->len; p++) {
    ErpProperty *property = &g_array_index(properties, ErpProperty, p);
    if (!has_value(shapes, p)) {
      g_clear_pointer(&property->name, g_free);
      continue;
    }
    for (guint i = 0; i < shapes->len; i++)
      g_array_index(shapes, ErpShape, i).values[n] = g_array_index(shapes, ErpShape, i).values[p];
    ErpProperty *to = &g_array_index(properties, ErpProperty, n++);
    if (to != property) {
      *to = *property;
      property->name = NULL;
    }
  }
  g_array_set_size(properties, n);
}

static void
add_verdicts(ErpPicture *picture) {
  for (guint i = 0; i < picture->nodes->len; i++) {
    ErpShape *shape = &g_array_index(picture->nodes, ErpShape, i);
    shape->verdict = erp_shape_verdict(picture->results, shape);
    shape->caption = caption_of_node(shape);
  }
  for (guint i = 0; i < picture->links->len; i++) {
    ErpShape *shape = &g_array_index(picture->links, ErpShape, i);
    shape->verdict = erp_shape_verdict(picture->results, shape);
    shape->caption = caption_of_link(picture->results, shape);
  }
}

/* ---- together -------------------------------------------------------------------------------- */

static GArray *
array_new(gsize size, GDestroyNotify clear) {
  GArray *array = g_array_new(FALSE, FALSE, (guint) size);
  g_array_set_clear_func(array, clear);
  return array;
}

ErpPicture *
erp_picture_new(ErpResults *results) {
  ErpPicture *picture = g_new0(ErpPicture, 1);
  const ErpPlanRoot *root = erp_plan_root(results->plan);
  picture->results = erp_results_ref(results);
  picture->name = root->name != NULL ? root->name : "";
  picture->node_properties = array_new(sizeof(ErpProperty), clear_property);
  picture->link_properties = array_new(sizeof(ErpProperty), clear_property);
  picture->nodes = array_new(sizeof(ErpShape), clear_shape);
  picture->links = array_new(sizeof(ErpShape), clear_shape);
  picture->texts = g_string_chunk_new(4096);
  add_nodes(picture);
  add_links(picture);
  add_verdicts(picture);
  find_bottlenecks(picture);
  add_results(picture, picture->node_properties, picture->nodes);
  add_results(picture, picture->link_properties, picture->links);
  thin_out(picture->node_properties, picture->nodes);
  thin_out(picture->link_properties, picture->links);
  return picture;
}

void
erp_picture_free(ErpPicture *picture) {
  if (picture == NULL)
    return;
  g_array_unref(picture->node_properties);
  g_array_unref(picture->link_properties);
  g_array_unref(picture->nodes);
  g_array_unref(picture->links);
  g_free(picture->bottlenecks);
  g_string_chunk_free(picture->texts);
  erp_results_unref(picture->results);
  g_free(picture);
}
