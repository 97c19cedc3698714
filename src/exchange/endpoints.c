#include "exchange/endpoints.h"

#include <string.h>

#include "base/error.h"
#include "base/prefix.h"
#include "exchange/json.h"
#include "base/i18n.h"

#define COLUMNS                                                                                    \
  "id\tarea\tcategory\trequired\texpressroute\turls\tipv4\tipv4_count\tipv6_count\ttcp_ports\t"    \
  "udp_ports\tnote\n"
#define MAX_ID 99999

typedef struct {
  const char *theirs, *ours;
} Word;

static const Word areas[] = {{"Exchange", "Exchange"},
                             {"SharePoint", "SharePoint"},
                             {"Skype", "Teams"}, /* its name in the service */
                             {"Teams", "Teams"},
                             {"Common", "Common"}};
static const Word categories[] = {
    {"Optimize", "optimize"}, {"Allow", "allow"}, {"Default", "default"}};

typedef struct {
  gint64 id;
  char *row;
} Set;

typedef struct {
  ErpJsonText *json;
  const char *file;
  GArray *sets; /* of Set */
  GError **error;
} Reading;

static void
clear_set(gpointer data) {
  g_free(((Set *) data)->row);
}

static gboolean
G_GNUC_PRINTF(3, 4) refuse(Reading *reading, JsonObject *object, const char *format, ...) {
  ErpSpot spot = object != NULL ? erp_json_spot(reading->json, object) : (ErpSpot){1, 1};
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(reading->error, ERP_ERROR, ERP_ERROR_INPUT, "%s:%u:%u: %s", reading->file, spot.line,
              spot.column, text);
  return FALSE;
}

/* ---- cells ----------------------------------------------------------------------------------- */

/* No cell holds a tab or the end of a line. */
static void
append_text(GString *row, const char *text) {
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    g_string_append_c(row, g_ascii_iscntrl(*p) ? ' ' : *p);
}

static gboolean
append_word(Reading *reading, JsonObject *set, const char *member, const Word *words, guint n,
            GString *row) {
  g_autofree char *text = erp_json_text(set, member);
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; i < n; i++) {
    if (text != NULL && g_str_equal(text, words[i].theirs)) {
      g_string_append_printf(row, "\t%s", words[i].ours);
      return TRUE;
    }
    g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", words[i].theirs);
  }
  return refuse(reading, set, _("“%s” is no %s; known are: %s"), text != NULL ? text : "", member,
                known->str);
}

static gboolean
append_truth(Reading *reading, JsonObject *set, const char *member, GString *row) {
  JsonNode *node = erp_json_find(set, member);
  if (node == NULL || json_node_get_value_type(node) != G_TYPE_BOOLEAN)
    return refuse(reading, set, _("“%s” must be true or false"), member);
  g_string_append(row, json_node_get_boolean(node) ? "\ty" : "\tn");
  return TRUE;
}

static gboolean
append_urls(Reading *reading, JsonObject *set, GString *row) {
  JsonArray *urls = erp_json_array(set, "urls");
  guint n = urls != NULL ? json_array_get_length(urls) : 0;
  g_string_append_c(row, '\t');
  for (guint i = 0; i < n; i++) {
    JsonNode *node = json_array_get_element(urls, i);
    const char *url =
        json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : "";
    if (*url == '\0' || strpbrk(url, ", \t\r\n") != NULL)
      return refuse(reading, set, _("“%s” is no host name"), url);
    g_string_append_printf(row, "%s%s", i > 0 ? "," : "", url);
  }
  return TRUE;
}

static gboolean
append_addresses(Reading *reading, JsonObject *set, GString *row) {
  JsonArray *ips = erp_json_array(set, "ips");
  guint n = ips != NULL ? json_array_get_length(ips) : 0, v4 = 0;
  g_string_append_c(row, '\t');
  for (guint i = 0; i < n; i++) {
    JsonNode *node = json_array_get_element(ips, i);
    const char *text =
        json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : "";
    g_autoptr(GError) wrong = NULL;
    ErpPrefix prefix;
    if (!erp_prefix_parse(text, &prefix, &wrong))
      return refuse(reading, set, "%s", wrong->message);
    if (prefix.family != 4)
      continue;
    g_autofree char *shown = erp_prefix_format(&prefix);
    g_string_append_printf(row, "%s%s", v4++ > 0 ? "," : "", shown);
  }
  g_string_append_printf(row, "\t%u\t%u", v4, n - v4);
  return TRUE;
}

static gboolean
append_ports(Reading *reading, JsonObject *set, const char *member, GString *row) {
  g_autofree char *text = erp_json_text(set, member);
  g_string_append_c(row, '\t');
  if (text == NULL)
    return TRUE;
  if (strspn(text, "0123456789,-") != strlen(text))
    return refuse(reading, set, _("“%s” is no list of ports"), text);
  g_string_append(row, text);
  return TRUE;
}

/* ---- sets ------------------------------------------------------------------------------------ */

static gboolean
read_id(Reading *reading, JsonObject *object, gint64 *id) {
  JsonNode *node = erp_json_find(object, "id");
  *id =
      node != NULL && json_node_get_value_type(node) == G_TYPE_INT64 ? json_node_get_int(node) : 0;
  if (*id < 1 || *id > MAX_ID)
    return refuse(reading, object, _("the set has no number “id” between 1 and %u"), MAX_ID);
  for (guint i = 0; i < reading->sets->len; i++)
    if (g_array_index(reading->sets, Set, i).id == *id)
      return refuse(reading, object, _("there is a set %" G_GINT64_FORMAT " already"), *id);
  return TRUE;
}

static gboolean
read_set(Reading *reading, JsonObject *object) {
  g_autoptr(GString) row = g_string_new(NULL);
  gint64 id;
  if (!read_id(reading, object, &id))
    return FALSE;
  g_string_append_printf(row, "%" G_GINT64_FORMAT, id);
  if (!append_word(reading, object, "serviceArea", areas, G_N_ELEMENTS(areas), row) ||
      !append_word(reading, object, "category", categories, G_N_ELEMENTS(categories), row) ||
      !append_truth(reading, object, "required", row) ||
      !append_truth(reading, object, "expressRoute", row) || !append_urls(reading, object, row) ||
      !append_addresses(reading, object, row) || !append_ports(reading, object, "tcpPorts", row) ||
      !append_ports(reading, object, "udpPorts", row))
    return FALSE;
  g_autofree char *note = erp_json_text(object, "notes");
  g_string_append_c(row, '\t');
  append_text(row, note);
  Set set = {id, g_string_free(g_steal_pointer(&row), FALSE)};
  g_array_append_val(reading->sets, set);
  return TRUE;
}

static gboolean
read_sets(Reading *reading) {
  JsonNode *root = erp_json_root(reading->json);
  JsonArray *all = JSON_NODE_HOLDS_ARRAY(root) ? json_node_get_array(root) : NULL;
  guint n = all != NULL ? json_array_get_length(all) : 0;
  if (n == 0)
    return refuse(reading, NULL, _("this is no list of endpoint sets"));
  for (guint i = 0; i < n; i++) {
    JsonObject *object = erp_json_element(all, i);
    if (object == NULL)
      return refuse(reading, NULL, _("element %u of the list is no endpoint set"), i + 1);
    if (!read_set(reading, object))
      return FALSE;
  }
  return TRUE;
}

static int
compare_sets(gconstpointer a, gconstpointer b) {
  gint64 x = ((const Set *) a)->id, y = ((const Set *) b)->id;
  return x < y ? -1 : x > y;
}

GBytes *
erp_endpoints_read(GBytes *bytes, const char *file, GError **error) {
  g_autoptr(ErpJsonText) json = erp_json_read(bytes, file, error);
  g_autoptr(GArray) sets = g_array_new(FALSE, FALSE, sizeof(Set));
  g_array_set_clear_func(sets, clear_set);
  Reading reading = {.json = json, .file = file, .sets = sets, .error = error};
  if (json == NULL || !read_sets(&reading))
    return NULL;
  g_array_sort(sets, compare_sets);
  g_autoptr(GString) text = g_string_new("# title: Microsoft 365 endpoint sets, worldwide\n"
                                         "# source: Microsoft 365 endpoint web service, ");
  g_autofree char *base = g_path_get_basename(file);
  g_autofree char *name = g_utf8_make_valid(base, -1);
  append_text(text, name);
  g_string_append(text, "\n" COLUMNS);
  for (guint i = 0; i < sets->len; i++)
    g_string_append_printf(text, "%s\n", g_array_index(sets, Set, i).row);
  return g_string_free_to_bytes(g_steal_pointer(&text));
}
