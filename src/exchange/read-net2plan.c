/* Net2Plan's networks up to version 6; of several layers the first. */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "exchange/instance.h"
#include "xml/reader.h"
#include "base/i18n.h"

typedef struct {
  ErpInstance *instance;
  ErpProposal *proposal;
  guint depth, layers, nodes;
  gboolean is_network;
  ErpSpot root;
} Reading;

static const char *
attribute(const ErpXmlElement *element, const char *name) {
  for (guint i = 0; i < element->n_attributes; i++)
    if (element->attributes[i].ns == NULL && g_str_equal(element->attributes[i].name, name) &&
        *element->attributes[i].value != '\0')
      return element->attributes[i].value;
  return NULL;
}

static void
read_node(Reading *reading, const ErpXmlElement *element, ErpSpot spot) {
  const char *id = attribute(element, "id"), *name = attribute(element, "name");
  g_autofree char *number = g_strdup_printf("%u", reading->nodes++);
  if (id == NULL)
    id = number; /* as earlier versions count them */
  erp_instance_add_node(reading->instance, id, name != NULL ? name : id,
                        attribute(element, "xCoord"), attribute(element, "yCoord"), spot);
}

static void
read_layer(Reading *reading, const ErpXmlElement *element, ErpSpot spot) {
  const char *unit = attribute(element, "linkCapacityUnitsName");
  reading->layers++;
  if (reading->layers > 1)
    erp_proposal_drop(reading->proposal, spot, attribute(element, "name"),
                      _("another layer of the network is left out"));
  else if (unit != NULL)
    erp_instance_unit(reading->instance, unit, spot);
}

static void
read_link(Reading *reading, const ErpXmlElement *element, ErpSpot spot) {
  const char *from = attribute(element, "originNodeId");
  const char *to = attribute(element, "destinationNodeId");
  const char *km = attribute(element, "lengthInKm");
  const ErpInstanceLink link = {.id = attribute(element, "id"),
                                .from = from != NULL ? from : "",
                                .to = to != NULL ? to : "",
                                .capacity = attribute(element, "capacity"),
                                .km = km != NULL ? km : attribute(element, "linkLengthInKm"),
                                .directed = TRUE};
  if (reading->layers < 2)
    erp_instance_add_link(reading->instance, &link, spot);
}

static void
on_start(ErpXmlReader *reader, const ErpXmlElement *element, gpointer user) {
  Reading *reading = user;
  const ErpSpot spot = {element->line, element->column};
  if (reading->depth++ == 0) {
    reading->is_network = element->ns == NULL && g_str_equal(element->name, "network");
    reading->root = spot;
    if (!reading->is_network)
      erp_xml_stop(reader);
  } else if (g_str_equal(element->name, "node")) {
    read_node(reading, element, spot);
  } else if (g_str_equal(element->name, "layer")) {
    read_layer(reading, element, spot);
  } else if (g_str_equal(element->name, "link")) {
    read_link(reading, element, spot);
  } else if (reading->layers < 2 &&
             (g_str_equal(element->name, "demand") || g_str_equal(element->name, "demandEntry"))) {
    erp_instance_add_demand(reading->instance, spot);
  }
}

static void
on_end(ErpXmlReader *reader G_GNUC_UNUSED, gsize end_offset G_GNUC_UNUSED, gpointer user) {
  ((Reading *) user)->depth--;
}

gboolean
erp_is_net2plan(const char *text) {
  return strstr(text, "<network") != NULL && strstr(text, "xCoord=") != NULL;
}

gboolean
erp_read_net2plan(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  static const ErpXmlHandler handler = {.start = on_start, .end = on_end};
  g_autoptr(ErpInstance) instance = erp_instance_new(input, proposal);
  Reading reading = {.instance = instance, .proposal = proposal};
  if (!erp_xml_read(input->bytes, input->name, &handler, &reading, error))
    return FALSE;
  if (!reading.is_network) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s:%u:%u: this is no network of Net2Plan"),
                input->name, reading.root.line, reading.root.column);
    return FALSE;
  }
  erp_instance_finish(instance);
  return TRUE;
}
