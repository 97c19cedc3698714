/* erplan latency: distance, floor and modelled round trip between two places or many. */
#include "cli/commands.h"

#include <string.h>

#include "base/geo.h"
#include "base/i18n.h"
#include "cli/input.h"
#include "cli/latency-pairs.h"
#include "eval/latency-model.h"

typedef struct {
  char *plan;
  char *pairs;
} Options;

static const ErpOption options[] = {
    {"plan", 'p', ERP_OPTION_STRING, N_("PLAN"), NULL, offsetof(Options, plan),
     N_("take site and peering location ids from PLAN")},
    {"pairs", 0, ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, pairs),
     N_("a tab-separated table with columns lat1 lon1 lat2 lon2 and, to measure the model, "
        "rtt_ms; “-” is standard input")},
};

typedef struct {
  char *name;
  const ErpRegion *region; /* or NULL */
  gint64 lat, lon;
} Place;

static gboolean
parse_coordinates(const char *text, Place *place) {
  g_auto(GStrv) parts = g_strsplit(text, ",", 3);
  if (g_strv_length(parts) != 2)
    return FALSE;
  return erp_unit_parse(ERP_UNIT_LATITUDE, g_strstrip(parts[0]), &place->lat, NULL) &&
         erp_unit_parse(ERP_UNIT_LONGITUDE, g_strstrip(parts[1]), &place->lon, NULL);
}

static gboolean
find_in_plan(const ErpPlan *plan, const ErpCatalogue *catalogue, const char *text, Place *place) {
  const ErpRecord *record = plan == NULL ? NULL : erp_plan_find(plan, text);
  if (record == NULL)
    return FALSE;
  if (record->kind == ERP_KIND_SITE) {
    const ErpSite *site = ERP_AS(ErpSite, SITE, record);
    place->lat = site->lat;
    place->lon = site->lon;
    return site->lat != ERP_UNSET;
  }
  if (record->kind != ERP_KIND_PEERING_LOCATION)
    return FALSE;
  const ErpPeeringLocation *location = ERP_AS(ErpPeeringLocation, PEERING_LOCATION, record);
  const ErpPeeringPlace *known =
      location->at == NULL ? NULL : erp_catalogue_peering_place(catalogue, location->at, NULL);
  place->lat = location->lat != ERP_UNSET ? location->lat : known != NULL ? known->lat : ERP_UNSET;
  place->lon = location->lon != ERP_UNSET ? location->lon : known != NULL ? known->lon : ERP_UNSET;
  return place->lat != ERP_UNSET;
}

static gboolean
find_in_catalogue(const ErpCatalogue *catalogue, const char *text, Place *place,
                  const char **suggestion) {
  const char *near[3] = {NULL, NULL, NULL};
  const ErpRegion *region = erp_catalogue_region(catalogue, text, &near[0]);
  const ErpPeeringPlace *peering = erp_catalogue_peering_place(catalogue, text, &near[1]);
  const ErpEntryPoint *entry = erp_catalogue_entry_point(catalogue, text, &near[2]);
  if (region != NULL)
    *place = (Place){place->name, region, region->lat, region->lon};
  else if (peering != NULL)
    *place = (Place){place->name, NULL, peering->lat, peering->lon};
  else if (entry != NULL)
    *place = (Place){place->name, NULL, entry->lat, entry->lon};
  else
    *suggestion = near[0] != NULL ? near[0] : near[1] != NULL ? near[1] : near[2];
  return region != NULL || peering != NULL || entry != NULL;
}

static gboolean
find_place(const ErpPlan *plan, const ErpCatalogue *catalogue, const char *text, Place *place) {
  *place = (Place){(char *) text, NULL, ERP_UNSET, ERP_UNSET};
  const char *suggestion = NULL;
  if (parse_coordinates(text, place) || find_in_plan(plan, catalogue, text, place) ||
      find_in_catalogue(catalogue, text, place, &suggestion))
    return TRUE;
  if (suggestion != NULL)
    erp_complain(_("no place “%s”; did you mean “%s”?"), text, suggestion);
  else
    erp_complain(_("no place “%s”; give a region, peering location or entry point of the "
                   "catalogue, “LAT,LON”, or an id with --plan"),
                 text);
  return FALSE;
}

static void
append_time(GString *out, const char *label, gint64 us, const char *after) {
  g_autofree char *text = erp_fixed((us + 50) / 100, 1);
  g_string_append_printf(out, "%-16s%8s ms%s\n", label, text, after);
}

static ErpStatus
print_pair(const ErpCatalogue *catalogue, const Place *from, const Place *to) {
  g_autoptr(ErpLatencyModel) model = erp_latency_model_new(catalogue);
  ErpAnchor a, b;
  erp_latency_anchor(model, from->lat, from->lon, &a);
  erp_latency_anchor(model, to->lat, to->lon, &b);
  gint64 distance = erp_geo_distance(from->lat, from->lon, to->lat, to->lon);
  gint64 rtt = erp_latency_rtt(model, &a, &b);
  g_autofree char *band = erp_fixed((erp_latency_band(model, rtt) + 50) / 100, 1);
  g_autofree char *after = g_strdup_printf(_("  +-%s ms  modelled"), band);
  g_autofree char *way = erp_fixed((erp_latency_way(model, &a, &b) + 500) / 1000, 0);
  g_autofree char *great_circle = erp_fixed((distance + 500) / 1000, 0);

  g_autoptr(GString) out = g_string_new(NULL);
  g_string_append_printf(out, _("%s to %s\n"), from->name, to->name);
  g_string_append_printf(out, "%-16s%8s km\n", _("great circle"), great_circle);
  g_string_append_printf(out, "%-16s%8s km\n", _("corridor way"), way);
  append_time(out, _("floor"), erp_geo_floor_rtt(distance), "");
  append_time(out, _("round trip"), rtt, after);
  gint64 published = from->region == NULL || to->region == NULL
                         ? ERP_UNSET
                         : erp_catalogue_region_rtt(catalogue, from->region, to->region);
  if (published != ERP_UNSET)
    append_time(out, _("round trip"), published, _("  published (median between the regions)"));
  return erp_output_text(out->str);
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  if (invocation->n_args != (opts->pairs != NULL ? 0 : 2)) {
    erp_complain(_("latency: give two places, or --pairs=FILE"));
    return ERP_STATUS_USAGE;
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  if (opts->pairs != NULL) {
    g_autofree char *text = erp_latency_pairs(opts->pairs, catalogue, &error);
    if (text != NULL)
      return erp_output(NULL, text, strlen(text));
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpPlan) plan = NULL;
  if (opts->plan != NULL && (plan = erp_input_plan(opts->plan, NULL)) == NULL)
    return ERP_STATUS_INPUT;
  Place from, to;
  if (!find_place(plan, catalogue, invocation->args[0], &from) ||
      !find_place(plan, catalogue, invocation->args[1], &to))
    return ERP_STATUS_USAGE;
  return print_pair(catalogue, &from, &to);
}

const ErpSubcommand erp_subcommand_latency = {
    .name = "latency",
    .arguments = "FROM TO",
    .min_args = 0,
    .max_args = 2,
    .summary = N_("estimate the round trip between two places"),
    .details = N_("A place is an Azure region, a peering location or an entry point of the\n"
                  "catalogue, “LAT,LON” in decimal degrees, or an id of the plan given by --plan."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
