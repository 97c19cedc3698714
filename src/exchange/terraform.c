#include "exchange/terraform.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define MAX_HOPS 16   /* through variables and outputs of modules */
#define MAX_STEPS 200 /* for one argument, wherever they lead */

struct _ErpTerraform {
  const ErpJsonText *json;
  JsonObject *configuration; /* of the root module, or NULL */
  GPtrArray *resources;      /* of ErpTfResource */
};

static void
resource_free(gpointer data) {
  ErpTfResource *resource = data;
  g_free(resource->address);
  g_free(resource->module);
  g_free(resource->local);
  g_free(resource->index);
  g_free(resource);
}

void
erp_terraform_free(ErpTerraform *terraform) {
  if (terraform == NULL)
    return;
  g_ptr_array_unref(terraform->resources);
  g_free(terraform);
}

guint
erp_terraform_length(const ErpTerraform *terraform) {
  return terraform->resources->len;
}

const ErpTfResource *
erp_terraform_get(const ErpTerraform *terraform, guint i) {
  return terraform->resources->pdata[i];
}

/* ---- values ---------------------------------------------------------------------------------- */

static gboolean
is_secret(ErpTfBlock block, const char *name) {
  JsonNode *node = block.secret != NULL ? erp_json_find(block.secret, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_boolean(node);
}

char *
erp_tf_text(ErpTfBlock block, const char *name) {
  if (block.values == NULL || is_secret(block, name))
    return NULL;
  char *text = erp_json_text(block.values, name);
  if (text == NULL || *text != '\0')
    return text;
  g_free(text);
  return NULL;
}

guint
erp_tf_n_blocks(ErpTfBlock block, const char *name) {
  JsonArray *list =
      block.values != NULL && !is_secret(block, name) ? erp_json_array(block.values, name) : NULL;
  return list != NULL ? json_array_get_length(list) : 0;
}

ErpTfBlock
erp_tf_block(ErpTfBlock block, const char *name, guint i) {
  if (i >= erp_tf_n_blocks(block, name))
    return (ErpTfBlock){NULL, NULL};
  JsonArray *secrets = block.secret != NULL ? erp_json_array(block.secret, name) : NULL;
  return (ErpTfBlock){
      erp_json_element(erp_json_array(block.values, name), i),
      secrets != NULL && i < json_array_get_length(secrets) ? erp_json_element(secrets, i) : NULL};
}

GStrv
erp_tf_texts(ErpTfBlock block, const char *name) {
  GPtrArray *texts = g_ptr_array_new();
  for (guint i = 0; i < erp_tf_n_blocks(block, name); i++) {
    JsonNode *node = json_array_get_element(erp_json_array(block.values, name), i);
    if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
      g_ptr_array_add(texts, g_strdup(json_node_get_string(node)));
  }
  g_ptr_array_add(texts, NULL);
  return (GStrv) g_ptr_array_free(texts, FALSE);
}

/* ---- addresses ------------------------------------------------------------------------------- */

/* Where the part of an address ends that begins here: at a dot outside of brackets, which may hold
 * texts in quotes. */
static gsize
part_length(const char *address) {
  gboolean quoted = FALSE;
  guint depth = 0;
  const char *p = address;
  for (; *p != '\0' && (*p != '.' || depth > 0); p++) {
    if (quoted && *p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && *p == '[')
      depth++;
    else if (!quoted && *p == ']' && depth > 0)
      depth--;
  }
  return (gsize) (p - address);
}

/* The parts of an address without what is in brackets: "a.b[0].c" is a, b, c. */
static GStrv
parts_of(const char *address) {
  GPtrArray *parts = g_ptr_array_new();
  while (*address != '\0') {
    gsize length = part_length(address);
    const char *bracket = memchr(address, '[', length);
    g_ptr_array_add(parts,
                    g_strndup(address, bracket != NULL ? (gsize) (bracket - address) : length));
    address += length + (address[length] == '.');
  }
  g_ptr_array_add(parts, NULL);
  return (GStrv) g_ptr_array_free(parts, FALSE);
}

static char *
without_indices(const char *address) {
  g_auto(GStrv) parts = parts_of(address);
  return g_strjoinv(".", parts);
}

/* Borrowed; NULL when it is no text. */
static const char *
string_in(JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member(object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_string(node) : NULL;
}

static void
add_resource(ErpTerraform *terraform, JsonObject *object, const char *module) {
  g_autofree char *mode = erp_json_text(object, "mode");
  const char *address = string_in(object, "address");
  const char *type = string_in(object, "type");
  const char *name = string_in(object, "name");
  if (address == NULL || type == NULL || name == NULL || g_strcmp0(mode, "managed") != 0)
    return;
  ErpTfResource *resource = g_new0(ErpTfResource, 1);
  resource->address = g_strdup(address);
  resource->module = g_strdup(module);
  resource->local = g_strconcat(type, ".", name, NULL);
  resource->type = type;
  resource->name = name;
  resource->spot = erp_json_spot(terraform->json, object);
  resource->block =
      (ErpTfBlock){erp_json_object(object, "values"), erp_json_object(object, "sensitive_values")};
  gsize before = strlen(module) + (*module != '\0') + strlen(resource->local);
  resource->index = g_strdup(strlen(address) > before ? address + before : "");
  g_ptr_array_add(terraform->resources, resource);
}

/* The document nests no deeper than ERP_JSON_MAX_DEPTH. */
static void
add_module(ErpTerraform *terraform, JsonObject *module) {
  JsonArray *resources = erp_json_array(module, "resources");
  JsonArray *children = erp_json_array(module, "child_modules");
  g_autofree char *address = erp_json_text(module, "address");
  for (guint i = 0; resources != NULL && i < json_array_get_length(resources); i++)
    if (erp_json_element(resources, i) != NULL)
      add_resource(terraform, erp_json_element(resources, i), address != NULL ? address : "");
  for (guint i = 0; children != NULL && i < json_array_get_length(children); i++)
    if (erp_json_element(children, i) != NULL)
      add_module(terraform, erp_json_element(children, i));
}

ErpTerraform *
erp_terraform_new(const ErpJsonText *json, const char *name, GError **error) {
  JsonNode *node = erp_json_root(json);
  JsonObject *root = JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
  JsonObject *module = root != NULL ? erp_json_object(root, "planned_values.root_module") : NULL;
  if (root != NULL && module == NULL)
    module = erp_json_object(root, "values.root_module");
  if (module == NULL) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                _("%s:1:1: this has no values of resources; “terraform show -json” prints those of "
                  "a state or a plan"),
                name);
    return NULL;
  }
  ErpTerraform *terraform = g_new0(ErpTerraform, 1);
  terraform->json = json;
  terraform->configuration = erp_json_object(root, "configuration.root_module");
  terraform->resources = g_ptr_array_new_with_free_func(resource_free);
  add_module(terraform, module);
  return terraform;
}

/* ---- what the configuration refers to -------------------------------------------------------- */

/* A module, by its address without indices, and what is wanted there. */
typedef struct {
  const ErpTerraform *terraform;
  const ErpTfResource *from;
  const char *const *types;
  guint *steps; /* so far */
} Search;

static const ErpTfResource *find_in(const Search *search, const char *module, JsonArray *references,
                                    guint hops);

/* A member that may have a dot in its name. */
static JsonObject *
child(JsonObject *object, const char *list, const char *name) {
  JsonObject *all = object != NULL ? erp_json_object(object, list) : NULL;
  JsonNode *node = all != NULL ? json_object_get_member(all, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

/* The configuration of a module. */
static JsonObject *
configuration_of(const ErpTerraform *terraform, const char *module) {
  JsonObject *object = terraform->configuration;
  g_auto(GStrv) parts = parts_of(module);
  for (guint i = 0; object != NULL && parts[i] != NULL && parts[i + 1] != NULL; i += 2) {
    JsonObject *call = child(object, "module_calls", parts[i + 1]);
    object = call != NULL ? erp_json_object(call, "module") : NULL;
  }
  return object;
}

static JsonArray *
references_of(JsonObject *expression) {
  return expression != NULL ? erp_json_array(expression, "references") : NULL;
}

/* Of the instances of a resource in a module the one with the same indices, else the only one. */
static const ErpTfResource *
find_instance(const Search *search, const char *module, const char *local) {
  const ErpTfResource *only = NULL;
  guint n = 0;
  for (guint i = 0; i < search->terraform->resources->len; i++) {
    const ErpTfResource *resource = search->terraform->resources->pdata[i];
    g_autofree char *own = without_indices(resource->module);
    if (!g_str_equal(resource->local, local) || !g_str_equal(own, module) ||
        !g_strv_contains(search->types, resource->type))
      continue;
    if (g_str_equal(resource->module, search->from->module) &&
        g_str_equal(resource->index, search->from->index))
      return resource;
    only = resource;
    n++;
  }
  return n == 1 ? only : NULL;
}

/* A variable is what the call of the module says. */
static const ErpTfResource *
follow_variable(const Search *search, const char *module, const char *variable, guint hops) {
  g_auto(GStrv) parts = parts_of(module);
  guint n = g_strv_length(parts);
  if (n < 2)
    return NULL;
  g_autofree char *call_name = g_steal_pointer(&parts[n - 1]);
  g_free(g_steal_pointer(&parts[n - 2]));
  g_autofree char *parent = g_strjoinv(".", parts);
  JsonObject *call = child(configuration_of(search->terraform, parent), "module_calls", call_name);
  return find_in(search, parent, references_of(child(call, "expressions", variable)), hops);
}

static const ErpTfResource *
follow_output(const Search *search, const char *module, const char *call, const char *output,
              guint hops) {
  g_autofree char *inner = g_strconcat(module, *module != '\0' ? "." : "", "module.", call, NULL);
  JsonObject *found = child(configuration_of(search->terraform, inner), "outputs", output);
  JsonObject *expression = found != NULL ? erp_json_object(found, "expression") : NULL;
  return find_in(search, inner, references_of(expression), hops);
}

static const ErpTfResource *
follow(const Search *search, const char *module, const char *reference, guint hops) {
  g_auto(GStrv) parts = parts_of(reference);
  guint n = g_strv_length(parts);
  if (n >= 2 && g_str_equal(parts[0], "var"))
    return follow_variable(search, module, parts[1], hops);
  if (n >= 3 && g_str_equal(parts[0], "module"))
    return follow_output(search, module, parts[1], parts[2], hops);
  g_autofree char *local = n >= 2 ? g_strconcat(parts[0], ".", parts[1], NULL) : NULL;
  return local != NULL ? find_instance(search, module, local) : NULL;
}

static const ErpTfResource *
find_in(const Search *search, const char *module, JsonArray *references, guint hops) {
  const ErpTfResource *found = NULL;
  guint n = references != NULL && hops < MAX_HOPS ? json_array_get_length(references) : 0;
  for (guint i = 0; found == NULL && i < n && ++*search->steps <= MAX_STEPS; i++) {
    JsonNode *node = json_array_get_element(references, i);
    if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
      found = follow(search, module, json_node_get_string(node), hops + 1);
  }
  return found;
}

const ErpTfResource *
erp_terraform_refer(const ErpTerraform *terraform, const ErpTfResource *resource,
                    const char *argument, const char *const *types) {
  guint steps = 0;
  const Search search = {terraform, resource, types, &steps};
  g_autofree char *module = without_indices(resource->module);
  JsonObject *configuration = configuration_of(terraform, module);
  JsonArray *all = configuration != NULL ? erp_json_array(configuration, "resources") : NULL;
  for (guint i = 0; all != NULL && i < json_array_get_length(all); i++) {
    JsonObject *object = erp_json_element(all, i);
    g_autofree char *address = object != NULL ? erp_json_text(object, "address") : NULL;
    if (g_strcmp0(address, resource->local) == 0)
      return find_in(&search, module, references_of(child(object, "expressions", argument)), 0);
  }
  return NULL;
}
