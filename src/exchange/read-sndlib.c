/* SNDlib's notation in XML. */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "exchange/instance.h"
#include "xml/reader.h"
#include "base/i18n.h"

#define NETWORK "http://sndlib.zib.de/network"

/* Texts of the node or link that is being read. */
typedef enum { NOTHING, X, Y, FROM, TO, CAPACITY, MODULE, UNIT, N_TEXTS } Text;

typedef struct {
  ErpInstance *instance;
  GPtrArray *open; /* names of the elements that are open, "" for those of others; borrowed */
  char *id, *texts[N_TEXTS];
  guint n_modules;
  ErpSpot spot;      /* of the node or link */
  ErpSpot text_spot; /* of the innermost element */
  GString *text;
  gboolean is_network;
  ErpSpot root;
} Reading;

/* Which text stands in which element in which. */
static const struct {
  const char *parent, *name;
  Text text;
} places[] = {
    {"coordinates", "x", X},
    {"coordinates", "y", Y},
    {"link", "source", FROM},
    {"link", "target", TO},
    {"addModule", "capacity", MODULE},
    {"preInstalledModule", "capacity", CAPACITY},
    {"meta", "unit", UNIT},
};

static const char *
attribute(const ErpXmlElement *element, const char *name) {
  for (guint i = 0; i < element->n_attributes; i++)
    if (element->attributes[i].ns == NULL && g_str_equal(element->attributes[i].name, name))
      return element->attributes[i].value;
  return NULL;
}

static const char *
open_name(const Reading *reading, guint from_the_end) {
  guint n = reading->open->len;
  return n > from_the_end ? reading->open->pdata[n - 1 - from_the_end] : "";
}

static void
begin_item(Reading *reading, const ErpXmlElement *element) {
  const char *id = attribute(element, "id");
  g_free(reading->id);
  reading->id = id != NULL ? g_strdup(id) : g_strdup_printf("line-%u", element->line);
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer(&reading->texts[i], g_free);
  reading->n_modules = 0;
  reading->spot = (ErpSpot){element->line, element->column};
}

static void
on_start(ErpXmlReader *reader, const ErpXmlElement *element, gpointer user) {
  static const char *const known[] = {
      "network", "meta",   "unit",   "nodes",    "node",   "x",         "coordinates",       "y",
      "link",    "source", "target", "capacity", "demand", "addModule", "preInstalledModule"};
  Reading *reading = user;
  const char *name = "";
  for (guint i = 0; i < G_N_ELEMENTS(known) && g_strcmp0(element->ns, NETWORK) == 0; i++)
    if (g_str_equal(known[i], element->name))
      name = known[i];
  if (reading->open->len == 0) {
    reading->is_network = g_str_equal(name, "network");
    reading->root = (ErpSpot){element->line, element->column};
    if (!reading->is_network)
      erp_xml_stop(reader);
  }
  g_ptr_array_add(reading->open, (gpointer) name);
  g_string_truncate(reading->text, 0);
  reading->text_spot = (ErpSpot){element->line, element->column};
  if (g_str_equal(name, "nodes") && g_strcmp0(attribute(element, "coordinatesType"), "pixel") == 0)
    erp_instance_pixels(reading->instance);
  if (g_str_equal(name, "node") || g_str_equal(name, "link"))
    begin_item(reading, element);
  if (g_str_equal(name, "demand"))
    erp_instance_add_demand(reading->instance, reading->text_spot);
  reading->n_modules += g_str_equal(name, "addModule");
}

static void
on_text(ErpXmlReader *reader G_GNUC_UNUSED, const char *text, gsize length,
        gboolean cdata G_GNUC_UNUSED, gpointer user) {
  g_string_append_len(((Reading *) user)->text, text, (gssize) length);
}

/* The first of each counts: of modules that is the one to begin with. */
static void
keep_text(Reading *reading) {
  const char *name = open_name(reading, 0), *parent = open_name(reading, 1);
  Text which = NOTHING;
  for (guint i = 0; i < G_N_ELEMENTS(places); i++)
    if (g_str_equal(places[i].parent, parent) && g_str_equal(places[i].name, name))
      which = places[i].text;
  if (which == UNIT)
    erp_instance_unit(reading->instance, g_strstrip(reading->text->str), reading->text_spot);
  else if (which != NOTHING && reading->texts[which] == NULL)
    reading->texts[which] = g_strstrip(g_strdup(reading->text->str));
}

static void
on_end(ErpXmlReader *reader G_GNUC_UNUSED, gsize end_offset G_GNUC_UNUSED, gpointer user) {
  Reading *reading = user;
  char *const *texts = reading->texts;
  const char *name = open_name(reading, 0);
  keep_text(reading);
  if (g_str_equal(name, "node"))
    erp_instance_add_node(reading->instance, reading->id, reading->id, texts[X], texts[Y],
                          reading->spot);
  if (g_str_equal(name, "link")) {
    const ErpInstanceLink link = {.id = reading->id,
                                  .from = texts[FROM] != NULL ? texts[FROM] : "",
                                  .to = texts[TO] != NULL ? texts[TO] : "",
                                  .capacity = texts[CAPACITY],
                                  .module = texts[MODULE],
                                  .n_modules = reading->n_modules};
    erp_instance_add_link(reading->instance, &link, reading->spot);
  }
  g_ptr_array_set_size(reading->open, (gint) reading->open->len - 1);
  g_string_truncate(reading->text, 0);
}

gboolean
erp_is_sndlib(const char *text) {
  return strstr(text, "sndlib.zib.de/") != NULL && strchr(text, '<') != NULL;
}

gboolean
erp_read_sndlib(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  static const ErpXmlHandler handler = {.start = on_start, .end = on_end, .text = on_text};
  g_autoptr(ErpInstance) instance = erp_instance_new(input, proposal);
  Reading reading = {.instance = instance, .open = g_ptr_array_new(), .text = g_string_new(NULL)};
  gboolean fine = erp_xml_read(input->bytes, input->name, &handler, &reading, error);
  if (fine && !reading.is_network) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                _("%s:%u:%u: this is no network of SNDlib, in the namespace %s"), input->name,
                reading.root.line, reading.root.column, NETWORK);
    fine = FALSE;
  }
  if (fine)
    erp_instance_finish(instance);
  g_ptr_array_unref(reading.open);
  g_string_free(reading.text, TRUE);
  g_free(reading.id);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free(reading.texts[i]);
  return fine;
}
