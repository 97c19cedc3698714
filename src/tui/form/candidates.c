#include "tui/form/candidates.h"

#include <string.h>

#include "base/hash.h"
#include "review/rules.h"
#include "base/i18n.h"

static void
add(GPtrArray *list, const char *value, const char *note) {
  g_ptr_array_add(list, erp_candidate_new(value, note));
}

/* ---- the plan ---- */

static char *
note_of(const ErpRecord *record) {
  int field = erp_kind_field(record->kind, "name");
  const char *title = _(erp_kind_info(record->kind)->title);
  g_autofree char *name = field >= 0 ? erp_record_get(record, (guint) field) : NULL;
  return name != NULL ? g_strdup_printf("%s (%s)", name, title) : g_strdup(title);
}

static void
add_records(GPtrArray *list, const ErpPlan *plan, ErpKind kind) {
  guint n = 0;
  const ErpRecord *const *records = erp_plan_of_kind(plan, kind, &n);
  for (guint i = 0; i < n; i++) {
    const char *id = erp_record_id(records[i]);
    if (id == NULL)
      continue;
    g_autofree char *note = note_of(records[i]);
    add(list, id, note);
  }
}

static void
add_targets(GPtrArray *list, const ErpPlan *plan, const ErpField *field) {
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    if ((field->targets & ERP_KIND_BIT(kind)) != 0 && erp_kind_info(kind)->id_field >= 0)
      add_records(list, plan, kind);
}

/* ---- the catalogue ---- */

static void
add_places(GPtrArray *list, const ErpCatalogue *catalogue) {
  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    const ErpPeeringPlace *place = &catalogue->peering_places[i];
    g_autofree char *note = g_strdup_printf("%s, %s", place->city, place->country);
    add(list, place->name, note);
  }
}

static void
add_regions(GPtrArray *list, const ErpCatalogue *catalogue) {
  for (guint i = 0; i < catalogue->n_regions; i++) {
    const ErpRegion *region = &catalogue->regions[i];
    g_autofree char *note = g_strdup_printf("%s, %s", region->display_name, region->country);
    add(list, region->name, note);
  }
}

static void
add_skus(GPtrArray *list, const ErpCatalogue *catalogue) {
  for (guint i = 0; i < catalogue->n_gateway_skus; i++) {
    const ErpGatewaySku *sku = &catalogue->gateway_skus[i];
    g_autofree char *rate = erp_unit_display(ERP_UNIT_RATE, sku->throughput);
    add(list, sku->sku, rate);
  }
}

static void
add_geographies(GPtrArray *list, const ErpCatalogue *catalogue) {
  const ErpTable *table = erp_catalogue_table(catalogue, "microsoft-365-geographies", NULL);
  int code = erp_table_column(table, "code"), name = erp_table_column(table, "name");
  for (guint i = 0; i < table->n_rows; i++)
    add(list, erp_table_cell(table, i, (guint) code), erp_table_cell(table, i, (guint) name));
}

static void
add_rules(GPtrArray *list) {
  for (guint i = 0; i < erp_rules_count(); i++)
    add(list, erp_rules_get(i)->id, _(erp_rules_get(i)->title));
}

static void
add_names(GPtrArray *list, const ErpCatalogue *catalogue, const char *table) {
  if (strcmp(table, "peering-locations") == 0)
    add_places(list, catalogue);
  else if (strcmp(table, "regions") == 0)
    add_regions(list, catalogue);
  else if (strcmp(table, "gateway-skus") == 0)
    add_skus(list, catalogue);
  else if (strcmp(table, "microsoft-365-geographies") == 0)
    add_geographies(list, catalogue);
  else if (strcmp(table, "power-platform-regions") == 0)
    for (guint i = 0; i < catalogue->n_power_regions; i++)
      add(list, catalogue->power_regions[i].name, NULL);
  else if (strcmp(table, "services") == 0)
    for (guint i = 0; i < catalogue->n_services; i++)
      add(list, catalogue->services[i].service, catalogue->services[i].name);
  else if (strcmp(table, "parameters") == 0)
    for (guint i = 0; i < catalogue->n_parameters; i++)
      add(list, catalogue->parameters[i].name, catalogue->parameters[i].basis);
}

/* Carriers and providers: those of the catalogue's places, those of the plan and its ducts. */
static void
add_used(GPtrArray *list, const ErpPlan *plan, const ErpCatalogue *catalogue, const char *name) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  gboolean providers = strcmp(name, "provider") == 0;
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    int field = erp_kind_field((ErpKind) kind, name);
    guint n = 0;
    const ErpRecord *const *records = field < 0 ? NULL : erp_plan_of_kind(plan, (ErpKind) kind, &n);
    for (guint i = 0; i < n; i++) {
      g_autofree char *value = erp_record_get(records[i], (guint) field);
      if (value != NULL && g_hash_table_add(seen, g_strdup(value)))
        add(list, value, _("in this plan"));
    }
  }
  for (guint i = 0; providers && catalogue != NULL && i < catalogue->n_peering_places; i++)
    for (const char *const *p = catalogue->peering_places[i].providers; *p != NULL; p++)
      if (g_hash_table_add(seen, g_strdup(*p)))
        add(list, *p, _("ExpressRoute provider"));
}

static gboolean
is_shared_word(const ErpField *field) {
  return strcmp(field->name, "provider") == 0 || strcmp(field->name, "path-group") == 0;
}

static int
by_population(gconstpointer a, gconstpointer b) {
  const ErpCity *one = *(const ErpCity *const *) a, *other = *(const ErpCity *const *) b;
  if (one->population != other->population)
    return one->population < other->population ? 1 : -1;
  return one < other ? -1 : one > other;
}

static ErpCandidate *
city_candidate(const ErpCity *city) {
  g_autofree char *value =
      city->state != NULL ? g_strdup_printf("%s, %s, %s", city->name, city->state, city->country)
                          : g_strdup_printf("%s, %s", city->name, city->country);
  g_autofree char *people = erp_unit_format(ERP_UNIT_COUNT, city->population);
  g_autofree char *note = g_strdup_printf(_("%s people"), people);
  char **more = g_new0(char *, 7);
  more[0] = g_strdup("name");
  more[1] = g_strdup(city->name);
  more[2] = g_strdup("lat");
  more[3] = erp_unit_format(ERP_UNIT_LATITUDE, city->lat);
  more[4] = g_strdup("lon");
  more[5] = erp_unit_format(ERP_UNIT_LONGITUDE, city->lon);
  return erp_candidate_new_with(value, note, more);
}

GPtrArray *
erp_city_candidates(const ErpCities *cities) {
  GPtrArray *list = g_ptr_array_new_with_free_func(erp_candidate_free);
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  for (guint i = 0; i < cities->n_cities; i++)
    g_ptr_array_add(order, (gpointer) &cities->cities[i]);
  g_ptr_array_sort(order, by_population);
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add(list, city_candidate(order->pdata[i]));
  return list;
}

GPtrArray *
erp_candidates(const ErpPlan *plan, const ErpCatalogue *catalogue, const ErpField *field) {
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(erp_candidate_free);
  if (field->type == ERP_TYPE_REF || field->type == ERP_TYPE_REF_LIST)
    add_targets(list, plan, field);
  for (guint i = 0; field->type != ERP_TYPE_ENUM && field->words != NULL && field->words[i] != NULL;
       i++)
    add(list, field->words[i], NULL);
  if (strcmp(field->name, "rule") == 0)
    add_rules(list);
  if (is_shared_word(field))
    add_used(list, plan, catalogue, field->name);
  if (field->catalogue != NULL && catalogue != NULL)
    add_names(list, catalogue, field->catalogue);
  return list->len > 0 ? g_steal_pointer(&list) : NULL;
}
