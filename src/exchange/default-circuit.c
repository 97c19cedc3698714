#include "exchange/default-circuit.h"

#include "base/geo.h"
#include "plan/field.h"
#include "base/i18n.h"

#define RATE "1Gbps"

/* Sum over the sites of distance times people, at least one a site. */
static double
effort(const ErpRecord *const *sites, guint n, const ErpPeeringPlace *place) {
  double sum = 0;
  for (guint i = 0; i < n; i++) {
    const ErpSite *site = ERP_AS(ErpSite, SITE, sites[i]);
    if (site->lat != ERP_UNSET && site->lon != ERP_UNSET)
      sum += (double) MAX(site->users, 1) *
             (double) erp_geo_distance(site->lat, site->lon, place->lat, place->lon);
  }
  return sum;
}

static const ErpPeeringPlace *
best_place(const ErpRecord *const *sites, guint n, const ErpCatalogue *catalogue, ErpCloud cloud) {
  const ErpPeeringPlace *best = NULL;
  double least = 0;
  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    const ErpPeeringPlace *place = &catalogue->peering_places[i];
    double sum = place->cloud == cloud ? effort(sites, n, place) : 0;
    if (place->cloud != cloud || (best != NULL && sum >= least))
      continue;
    best = place;
    least = sum;
  }
  return best;
}

static const ErpSite *
nearest_site(const ErpRecord *const *sites, guint n, const ErpPeeringPlace *place) {
  const ErpSite *best = NULL;
  gint64 least = G_MAXINT64;
  for (guint i = 0; i < n; i++) {
    const ErpSite *site = ERP_AS(ErpSite, SITE, sites[i]);
    if (site->lat == ERP_UNSET || site->lon == ERP_UNSET)
      continue;
    gint64 distance = erp_geo_distance(site->lat, site->lon, place->lat, place->lon);
    if (distance >= least)
      continue;
    best = site;
    least = distance;
  }
  return best;
}

/* A record with fields by name; NULL ends them. */
static ErpRecord *
record_of(ErpKind kind, ...) {
  ErpRecord *record = erp_record_new(kind);
  va_list list;
  va_start(list, kind);
  for (const char *name; (name = va_arg(list, const char *)) != NULL;)
    erp_record_set(record, (guint) erp_kind_field(kind, name), va_arg(list, const char *), NULL);
  va_end(list);
  return record;
}

/* An id that is free, made from another. */
static char *
free_id(const ErpPlan *plan, const char *base) {
  char *id = g_strdup(base);
  for (guint n = 2; erp_plan_find(plan, id) != NULL; n++) {
    g_free(id);
    id = g_strdup_printf("%s-%u", base, n);
  }
  return id;
}

ErpEdit *
erp_default_circuit(const ErpPlan *plan, const ErpCatalogue *catalogue) {
  guint n, n_circuits, n_tenants;
  const ErpRecord *const *sites = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  const ErpRecord *const *tenants = erp_plan_of_kind(plan, ERP_KIND_TENANT, &n_tenants);
  erp_plan_of_kind(plan, ERP_KIND_CIRCUIT, &n_circuits);
  ErpCloud cloud =
      n_tenants > 0 ? (ErpCloud) ERP_AS(ErpTenant, TENANT, tenants[0])->cloud : ERP_CLOUD_PUBLIC;
  const ErpPeeringPlace *place = best_place(sites, n, catalogue, cloud);
  const ErpSite *site = place != NULL ? nearest_site(sites, n, place) : NULL;
  if (n_circuits > 0 || site == NULL)
    return NULL;
  g_autofree char *location_id = free_id(plan, "peering-location");
  g_autofree char *circuit_id = free_id(plan, "circuit");
  g_autofree char *link_id = free_id(plan, "to-peering-location");
  ErpRecord *location =
      record_of(ERP_KIND_PEERING_LOCATION, "id", location_id, "at", place->name, NULL);
  ErpRecord *circuit = record_of(ERP_KIND_CIRCUIT, "id", circuit_id, "bandwidth", RATE, "sku",
                                 "standard", "billing", "metered", NULL);
  erp_record_take_child(circuit, record_of(ERP_KIND_PEERING, "kind", "private", NULL));
  erp_record_take_child(circuit, record_of(ERP_KIND_PEERING, "kind", "microsoft", NULL));
  erp_record_take_child(location, circuit);
  GPtrArray *parts = g_ptr_array_new();
  g_ptr_array_add(parts, erp_edit_add(NULL, location));
  g_ptr_array_add(parts,
                  erp_edit_add(NULL, record_of(ERP_KIND_WAN_LINK, "id", link_id, "a", site->id, "b",
                                               location_id, "capacity", RATE, NULL)));
  if (n_tenants == 0)
    g_ptr_array_add(parts, erp_edit_add(NULL, erp_record_new(ERP_KIND_TENANT)));
  g_autofree char *label = g_strdup_printf(
      _("Added a circuit of 1 Gb/s in %s, which “%s” is linked with"), place->name, site->id);
  return erp_edit_batch(label, parts);
}

ErpEdit *
erp_default_tenant(const ErpPlan *plan) {
  guint n;
  erp_plan_of_kind(plan, ERP_KIND_TENANT, &n);
  if (n > 0)
    return NULL;
  GPtrArray *parts = g_ptr_array_new();
  g_ptr_array_add(parts, erp_edit_add(NULL, erp_record_new(ERP_KIND_TENANT)));
  return erp_edit_batch(
      _("Added a tenant: the traffic of Microsoft 365 is derived from the users of the sites"),
      parts);
}
