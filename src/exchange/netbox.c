#include "exchange/netbox.h"

#include <string.h>

#include "base/hash.h"
#include "exchange/csv.h"
#include "exchange/json.h"
#include "base/i18n.h"

/* ---- where a fact stands --------------------------------------------------------------------- */

typedef enum {
  ID,
  NAME,
  SLUG,
  STATUS,
  LATITUDE,
  LONGITUDE,
  CID,
  PROVIDER,
  TYPE,
  RATE,
  DISTANCE,
  DISTANCE_UNIT,
  SIDE_A,
  SIDE_Z,
  CIRCUIT_ID,
  CIRCUIT_NAME,
  CIRCUIT_PROVIDER,
  SIDE,
  END_TYPE,
  END_ID,
  END_NAME,
  SITE_ID,
  SITE_NAME,
  NETWORK_ID,
  NETWORK_NAME,
  SPEED,
  UPSTREAM,
  N_FACTS
} Fact;

/* Members of objects, columns of tables (see column_is()); the first that has something counts.
 * NetBox' and Nautobot's names, of this and earlier versions. */
static const struct {
  const char *json[5], *csv[4];
} facts[N_FACTS] = {
    [ID] = {{"id"}, {"id"}},
    [NAME] = {{"name"}, {"name"}},
    [SLUG] = {{"slug"}, {"slug"}},
    [STATUS] = {{"status.value", "status.name", "status"}, {"status"}},
    [LATITUDE] = {{"latitude"}, {"latitude"}},
    [LONGITUDE] = {{"longitude"}, {"longitude"}},
    [CID] = {{"cid"}, {"cid", "circuit id"}},
    [PROVIDER] = {{"provider.name", "provider.display", "provider"}, {"provider"}},
    [TYPE] = {{"type.slug", "type.name", "circuit_type.name", "type"}, {"type", "circuit type"}},
    [RATE] = {{"commit_rate"}, {"commit rate"}},
    [DISTANCE] = {{"distance"}, {"distance"}},
    [DISTANCE_UNIT] = {{"distance_unit.value", "distance_unit"}, {"distance unit"}},
    [SIDE_A] = {{NULL}, {"side a", "termination a", "circuit termination a"}},
    [SIDE_Z] = {{NULL}, {"side z", "termination z", "circuit termination z"}},
    [CIRCUIT_ID] = {{"circuit.id"}, {NULL}},
    [CIRCUIT_NAME] = {{"circuit.cid"}, {"circuit"}},
    [CIRCUIT_PROVIDER] = {{"circuit.provider.name"}, {"provider"}},
    [SIDE] = {{"term_side"}, {"term side", "side", "termination side"}},
    [END_TYPE] = {{"termination_type"}, {"termination type"}},
    [END_ID] = {{"termination_id", "termination.id"}, {"termination id"}},
    [END_NAME] = {{"termination.name", "termination.display"},
                  {"termination point", "termination"}},
    [SITE_ID] = {{"site.id", "termination.site.id", "location.id"}, {NULL}},
    [SITE_NAME] = {{"site.name", "termination.site.name", "location.name"}, {"site", "location"}},
    [NETWORK_ID] = {{"provider_network.id"}, {NULL}},
    [NETWORK_NAME] = {{"provider_network.name", "provider_network.display"}, {"provider network"}},
    [SPEED] = {{"port_speed"}, {"port speed"}},
    [UPSTREAM] = {{"upstream_speed"}, {"upstream speed"}},
};

/* An object, or a row of a table. */
typedef struct {
  JsonObject *object;     /* or NULL */
  const ErpCsvRow *cells; /* or NULL */
  const gint *columns;    /* of the table: N_FACTS times as many as names are looked for */
  ErpSpot spot;
} Row;

#define N_NAMES G_N_ELEMENTS(facts[0].csv)

/* NULL when it is not stated. Caller frees. */
static char *
fact_of(const Row *row, Fact fact) {
  if (row->object != NULL) {
    for (guint i = 0; i < G_N_ELEMENTS(facts[fact].json) && facts[fact].json[i] != NULL; i++) {
      g_autofree char *text = erp_json_text(row->object, facts[fact].json[i]);
      if (text != NULL && *text != '\0')
        return g_steal_pointer(&text);
    }
    return NULL;
  }
  for (guint i = 0; i < N_NAMES; i++) {
    gint column = row->columns[fact * N_NAMES + i];
    if (column >= 0 && *row->cells->cells[column] != '\0')
      return g_strdup(row->cells->cells[column]);
  }
  return NULL;
}

/* ---- memory ---------------------------------------------------------------------------------- */

static void
end_free(gpointer data) {
  ErpNetboxEnd *end = data;
  g_free(end->site);
  g_free(end->network);
  g_free(end->network_name);
  g_free(end->other);
  g_free(end->speed);
  g_free(end->upstream);
  g_free(end);
}

static void
site_free(gpointer data) {
  ErpNetboxSite *site = data;
  g_free(site->key);
  g_free(site->name);
  g_free(site->slug);
  g_free(site->status);
  g_free(site->lat);
  g_free(site->lon);
  g_free(site);
}

static void
circuit_free(gpointer data) {
  ErpNetboxCircuit *circuit = data;
  g_free(circuit->key);
  g_free(circuit->id);
  g_free(circuit->cid);
  g_free(circuit->provider);
  g_free(circuit->type);
  g_free(circuit->status);
  g_free(circuit->rate);
  g_free(circuit->distance);
  g_free(circuit->unit);
  g_free(circuit);
}

static ErpNetbox *
netbox_new(void) {
  ErpNetbox *netbox = g_new0(ErpNetbox, 1);
  netbox->sites = g_ptr_array_new_with_free_func(site_free);
  netbox->circuits = g_ptr_array_new_with_free_func(circuit_free);
  netbox->ends = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  netbox->all_ends = g_ptr_array_new_with_free_func(end_free);
  return netbox;
}

void
erp_netbox_free(ErpNetbox *netbox) {
  if (netbox == NULL)
    return;
  g_ptr_array_unref(netbox->sites);
  g_ptr_array_unref(netbox->circuits);
  g_hash_table_unref(netbox->ends);
  g_ptr_array_unref(netbox->all_ends);
  g_free(netbox);
}

/* ---- ends ------------------------------------------------------------------------------------ */

static char *
key_of(const char *kind, const char *id) {
  return g_strconcat(kind, "/", id, NULL);
}

static gboolean
is_of_type(const char *type, const char *model) {
  return type != NULL && g_str_has_suffix(type, model);
}

/* NULL when the row says nothing of it. */
static ErpNetboxEnd *
read_end(ErpNetbox *netbox, const Row *row) {
  g_autofree char *type = fact_of(row, END_TYPE), *id = fact_of(row, END_ID);
  g_autofree char *name = fact_of(row, END_NAME), *site_id = fact_of(row, SITE_ID);
  g_autofree char *network = fact_of(row, NETWORK_ID), *network_name = fact_of(row, NETWORK_NAME);
  ErpNetboxEnd *end = g_new0(ErpNetboxEnd, 1);
  g_ptr_array_add(netbox->all_ends, end);
  end->speed = fact_of(row, SPEED);
  end->upstream = fact_of(row, UPSTREAM);
  if (is_of_type(type, ".providernetwork") || network != NULL || network_name != NULL) {
    const char *key = network != NULL ? network : id;
    end->network_name = g_strdup(network_name != NULL ? network_name : name);
    if (key == NULL)
      key = end->network_name;
    end->network = key != NULL ? key_of("provider-network", key) : NULL;
  } else if (site_id != NULL || (is_of_type(type, ".site") && id != NULL)) {
    end->site = key_of("site", site_id != NULL ? site_id : id);
  } else if ((end->site = fact_of(row, SITE_NAME)) == NULL && is_of_type(type, ".site")) {
    end->site = g_strdup(name);
  } else if (end->site == NULL && (type != NULL || name != NULL)) {
    end->other = g_strdup_printf("%s %s", type != NULL ? type : "", name != NULL ? name : "");
    g_strstrip(end->other);
  }
  gboolean is_stated = end->site != NULL || end->network != NULL || end->other != NULL;
  return is_stated ? end : NULL;
}

/* In a table of circuits there stands only what the thing is called that it ends at. */
static ErpNetboxEnd *
read_end_cell(ErpNetbox *netbox, const Row *row, Fact side) {
  char *site = fact_of(row, side);
  if (site == NULL)
    return NULL;
  ErpNetboxEnd *end = g_new0(ErpNetboxEnd, 1);
  g_ptr_array_add(netbox->all_ends, end);
  end->site = site;
  return end;
}

/* Every name that ends are filed under. Caller frees. */
static char *
end_name(const char *circuit, const char *provider, guint side) {
  return g_strdup_printf("%s\n%s\n%u", circuit, provider != NULL ? provider : "", side);
}

/* A name of which two circuits are called is of none. */
static void
file_end(ErpNetbox *netbox, char *name, ErpNetboxEnd *end) {
  gboolean is_known = g_hash_table_contains(netbox->ends, name);
  g_hash_table_insert(netbox->ends, name, is_known ? NULL : end);
}

static void
read_termination(ErpNetbox *netbox, const Row *row) {
  g_autofree char *side = fact_of(row, SIDE), *id = fact_of(row, CIRCUIT_ID);
  g_autofree char *cid = fact_of(row, CIRCUIT_NAME), *provider = fact_of(row, CIRCUIT_PROVIDER);
  guint which = side != NULL && g_ascii_toupper(*side) == 'Z' ? 1 : 0;
  netbox->terminations++;
  ErpNetboxEnd *end = read_end(netbox, row);
  if (end == NULL)
    return;
  if (id != NULL) {
    g_autofree char *key = key_of("circuit", id);
    g_hash_table_insert(netbox->ends, end_name(key, NULL, which), end);
  }
  if (cid != NULL && provider != NULL)
    file_end(netbox, end_name(cid, provider, which), end);
  if (cid != NULL)
    file_end(netbox, end_name(cid, NULL, which), end);
}

const ErpNetboxEnd *
erp_netbox_end(const ErpNetbox *netbox, const ErpNetboxCircuit *circuit, guint side) {
  const char *const names[][2] = {
      {circuit->key, NULL}, {circuit->cid, circuit->provider}, {circuit->cid, NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *name = names[i][0] != NULL ? end_name(names[i][0], names[i][1], side) : NULL;
    const ErpNetboxEnd *end = name != NULL ? g_hash_table_lookup(netbox->ends, name) : NULL;
    if (end != NULL)
      return end;
  }
  return NULL;
}

/* ---- sites and circuits ---------------------------------------------------------------------- */

static void
read_site(ErpNetbox *netbox, const Row *row) {
  ErpNetboxSite *site = g_new0(ErpNetboxSite, 1);
  g_autofree char *id = fact_of(row, ID);
  site->name = fact_of(row, NAME);
  site->slug = fact_of(row, SLUG);
  site->status = fact_of(row, STATUS);
  site->lat = fact_of(row, LATITUDE);
  site->lon = fact_of(row, LONGITUDE);
  const char *called = id != NULL ? id : site->slug != NULL ? site->slug : site->name;
  site->key = called != NULL ? key_of("site", called) : NULL;
  site->spot = row->spot;
  g_ptr_array_add(netbox->sites, site);
}

static ErpNetboxEnd *
read_nested_end(ErpNetbox *netbox, const Row *row, const char *netbox_name,
                const char *nautobot_name) {
  JsonObject *object = erp_json_object(row->object, netbox_name);
  const Row end = {.object = object != NULL ? object : erp_json_object(row->object, nautobot_name)};
  return end.object != NULL ? read_end(netbox, &end) : NULL;
}

static void
read_circuit(ErpNetbox *netbox, const Row *row) {
  ErpNetboxCircuit *circuit = g_new0(ErpNetboxCircuit, 1);
  circuit->id = fact_of(row, ID);
  circuit->cid = fact_of(row, CID);
  circuit->provider = fact_of(row, PROVIDER);
  circuit->type = fact_of(row, TYPE);
  circuit->status = fact_of(row, STATUS);
  circuit->rate = fact_of(row, RATE);
  circuit->distance = fact_of(row, DISTANCE);
  circuit->unit = fact_of(row, DISTANCE_UNIT);
  circuit->spot = row->spot;
  const char *provider = circuit->provider != NULL ? circuit->provider : "";
  g_autofree char *called =
      circuit->cid == NULL ? NULL : g_strconcat(provider, *provider ? "/" : "", circuit->cid, NULL);
  const char *id = circuit->id != NULL ? circuit->id : called;
  circuit->key = id != NULL ? key_of("circuit", id) : NULL;
  if (row->object != NULL) {
    circuit->ends[0] = read_nested_end(netbox, row, "termination_a", "circuit_termination_a");
    circuit->ends[1] = read_nested_end(netbox, row, "termination_z", "circuit_termination_z");
  } else {
    circuit->ends[0] = read_end_cell(netbox, row, SIDE_A);
    circuit->ends[1] = read_end_cell(netbox, row, SIDE_Z);
  }
  g_ptr_array_add(netbox->circuits, circuit);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static gboolean
is_site(JsonObject *object) {
  g_autofree char *url = erp_json_text(object, "url");
  if (url != NULL &&
      (strstr(url, "/dcim/sites/") != NULL || strstr(url, "/dcim/locations/") != NULL))
    return TRUE;
  return erp_json_find(object, "latitude") != NULL && erp_json_find(object, "name") != NULL;
}

static void
read_object(ErpNetbox *netbox, const ErpJsonText *json, JsonObject *object) {
  const Row row = {.object = object, .spot = erp_json_spot(json, object)};
  if (erp_json_find(object, "term_side") != NULL) {
    read_termination(netbox, &row);
  } else if (erp_json_find(object, "cid") != NULL) {
    read_circuit(netbox, &row);
  } else if (is_site(object)) {
    read_site(netbox, &row);
  } else {
    if (netbox->others == 0)
      netbox->first_other = row.spot;
    netbox->others++;
  }
}

/* A list, a page of one, or a single object. */
static void
read_json(ErpNetbox *netbox, const ErpJsonText *json) {
  JsonNode *root = erp_json_root(json);
  JsonObject *page = JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonArray *list = page != NULL                  ? erp_json_array(page, "results")
                    : JSON_NODE_HOLDS_ARRAY(root) ? json_node_get_array(root)
                                                  : NULL;
  if (page != NULL && list == NULL)
    read_object(netbox, json, page);
  for (guint i = 0; list != NULL && i < json_array_get_length(list); i++) {
    JsonObject *object = erp_json_element(list, i);
    if (object != NULL)
      read_object(netbox, json, object);
    else
      netbox->others++;
  }
  if (page == NULL || list == NULL)
    return;
  g_autofree char *next = erp_json_text(page, "next"), *previous = erp_json_text(page, "previous");
  netbox->is_page = next != NULL || previous != NULL;
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* Case and underscores do not count, nor does a unit in brackets behind it: "Port speed (Kbps)". */
static gboolean
column_is(const char *header, const char *name) {
  gsize length = strlen(name), i = 0;
  while (i < length && (header[i] == '_' ? ' ' : g_ascii_tolower(header[i])) == name[i])
    i++;
  return i == length && (header[i] == '\0' || g_ascii_strncasecmp(header + i, " (k", 3) == 0);
}

static gint
find_column(char *const *header, guint n, const char *name) {
  for (guint i = 0; name != NULL && i < n; i++)
    if (column_is(header[i], name))
      return (gint) i;
  return -1;
}

static gboolean
has_column(char *const *header, guint n, Fact fact) {
  for (guint i = 0; i < N_NAMES; i++)
    if (find_column(header, n, facts[fact].csv[i]) >= 0)
      return TRUE;
  return FALSE;
}

typedef void ReadRow(ErpNetbox *netbox, const Row *row);

/* What the rows of a table are; NULL when it is none of ours. */
static ReadRow *
reader_of(char *const *header, guint n) {
  static const char *const only_here[] = {"slug", "facility", "time zone", "asns"};
  if (has_column(header, n, SIDE) && has_column(header, n, CIRCUIT_NAME))
    return read_termination;
  if (has_column(header, n, CID) && has_column(header, n, PROVIDER))
    return read_circuit;
  if (has_column(header, n, NAME) && has_column(header, n, STATUS))
    for (guint i = 0; i < G_N_ELEMENTS(only_here); i++)
      if (find_column(header, n, only_here[i]) >= 0)
        return read_site;
  return NULL;
}

static void
read_table(ErpNetbox *netbox, const ErpCsv *csv) {
  gint columns[N_FACTS * N_NAMES];
  ReadRow *read = reader_of(csv->header, csv->n_columns);
  for (guint i = 0; i < N_FACTS * N_NAMES; i++)
    columns[i] = find_column(csv->header, csv->n_columns, facts[i / N_NAMES].csv[i % N_NAMES]);
  for (guint i = 0; i < csv->rows->len; i++) {
    const ErpCsvRow *cells = &g_array_index(csv->rows, ErpCsvRow, i);
    const Row row = {.cells = cells, .columns = columns, .spot = {cells->line, 1}};
    if (read != NULL)
      read(netbox, &row);
    else
      netbox->others++;
  }
}

/* ---- together -------------------------------------------------------------------------------- */

gboolean
erp_netbox_is_like(const char *text) {
  static const char *const signs[] = {"\"term_side\"", "\"cid\"", "/dcim/sites/",
                                      "/dcim/locations/"};
  if (erp_json_may_be(text)) {
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
      if (strstr(text, signs[i]) != NULL)
        return TRUE;
    return strstr(text, "\"results\"") != NULL && strstr(text, "\"next\"") != NULL;
  }
  if (g_str_has_prefix(text, "\xef\xbb\xbf"))
    text += 3;
  char delimiter[] = {erp_csv_delimiter(text), '\0'};
  if (*delimiter == '\0')
    return FALSE;
  g_autofree char *line = g_strndup(text, strcspn(text, "\r\n"));
  g_auto(GStrv) header = g_strsplit(line, delimiter, -1);
  for (guint i = 0; header[i] != NULL; i++) {
    g_strdelimit(header[i], "\"", ' ');
    g_strstrip(header[i]);
  }
  return reader_of(header, g_strv_length(header)) != NULL;
}

ErpNetbox *
erp_netbox_read(GBytes *bytes, const char *name, GError **error) {
  g_autoptr(ErpNetbox) netbox = netbox_new();
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autofree char *start = g_strndup(data != NULL ? data : "", MIN(size, 1024));
  gboolean is_wide = g_str_has_prefix(start, "\xff\xfe") || g_str_has_prefix(start, "\xfe\xff");
  if (is_wide || erp_json_may_be(start)) {
    g_autoptr(ErpJsonText) json = erp_json_read(bytes, name, error);
    if (json == NULL)
      return NULL;
    read_json(netbox, json);
  } else {
    g_autoptr(ErpCsv) csv = erp_csv_read(bytes, name, error);
    if (csv == NULL)
      return NULL;
    read_table(netbox, csv);
  }
  return g_steal_pointer(&netbox);
}
