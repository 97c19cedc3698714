/* What is worked out of nodes and links: one table. */
#include "exchange/picture.h"

#include "exchange/attributes.h"
#include "base/i18n.h"

#define SITE ERP_KIND_BIT(ERP_KIND_SITE)
#define LOCATION ERP_KIND_BIT(ERP_KIND_PEERING_LOCATION)
#define GATEWAY ERP_KIND_BIT(ERP_KIND_GATEWAY)
#define NODES (SITE | LOCATION | GATEWAY)
#define WAN_LINK ERP_KIND_BIT(ERP_KIND_WAN_LINK)
#define LINKS (WAN_LINK | ERP_KIND_BIT(ERP_KIND_CIRCUIT))

/* ---- elements -------------------------------------------------------------------------------- */

/* What carries traffic in the name of a shape, from the i-th on; ERP_NONE behind the last. A
 * location has its circuits. */
static guint32
next_element(const ErpResults *results, const ErpShape *shape, guint *i) {
  const ErpNetwork *network = results->network;
  guint at = (*i)++;
  if (shape->kind == ERP_KIND_PEERING_LOCATION) {
    while (at < network->n_circuits && network->circuits[at].node != shape->index)
      at = (*i)++;
    return at < network->n_circuits ? network->circuits[at].element : ERP_NONE;
  }
  if (shape->kind == ERP_KIND_SITE || at > 0)
    return ERP_NONE;
  return shape->kind == ERP_KIND_GATEWAY ? network->gateways[shape->index].element : shape->index;
}

static gint64
sum_elements(const ErpResults *results, const ErpShape *shape, ErpDirection d, gboolean moved) {
  gint64 sum = ERP_UNSET;
  guint i = 0;
  for (guint32 e = next_element(results, shape, &i); e != ERP_NONE;
       e = next_element(results, shape, &i)) {
    const ErpElementLoad *load = &results->loads[e];
    sum = (sum == ERP_UNSET ? 0 : sum) + (moved ? load->moved[d] : load->load[d]);
  }
  return sum;
}

static gint64
load(const ErpPicture *picture, const ErpShape *shape, ErpDirection d) {
  return sum_elements(picture->results, shape, d, FALSE);
}

static gint64
moved(const ErpPicture *picture, const ErpShape *shape, ErpDirection d) {
  return sum_elements(picture->results, shape, d, TRUE);
}

static gint64
fullest(const ErpResults *results, const ErpShape *shape, ErpDirection d) {
  gint64 use = ERP_UNSET;
  guint i = 0;
  for (guint32 e = next_element(results, shape, &i); e != ERP_NONE;
       e = next_element(results, shape, &i))
    use = MAX(use, results->loads[e].utilisation[d]); /* ERP_UNSET is the least */
  return use;
}

static gint64
utilisation(const ErpPicture *picture, const ErpShape *shape, ErpDirection d) {
  return fullest(picture->results, shape, d);
}

gint64
erp_shape_use(const ErpResults *results, const ErpShape *shape) {
  return MAX(fullest(results, shape, ERP_UP), fullest(results, shape, ERP_DOWN));
}

ErpVerdict
erp_shape_verdict(const ErpResults *results, const ErpShape *shape) {
  guint i = 0;
  if (shape->kind == ERP_KIND_SITE)
    return results->sites[shape->index].verdict;
  if (next_element(results, shape, &i) == ERP_NONE)
    return ERP_VERDICT_NOT_APPLICABLE;
  gint64 use = erp_shape_use(results, shape);
  return use == ERP_UNSET                                       ? ERP_VERDICT_NOT_ANSWERED
         : use > erp_params_value(results->params, "util.fail") ? ERP_VERDICT_FAIL
         : use > erp_params_value(results->params, "util.warn") ? ERP_VERDICT_WARN
                                                                : ERP_VERDICT_PASS;
}

static char *
verdict(const ErpPicture *picture G_GNUC_UNUSED, const ErpShape *shape) {
  return g_strdup(erp_verdict_word(shape->verdict));
}

static char *
bottleneck(const ErpPicture *picture, const ErpShape *shape) {
  return g_strdup(picture->bottlenecks[shape->index] ? "yes" : "no");
}

static gint64
leg_rtt(const ErpPicture *picture, const ErpShape *shape, ErpDirection d G_GNUC_UNUSED) {
  return picture->results->network->elements[shape->index].rtt;
}

static char *
leg_provenance(const ErpPicture *picture, const ErpShape *shape) {
  const ErpElement *element = &picture->results->network->elements[shape->index];
  return element->rtt != ERP_UNSET ? g_strdup(erp_provenance_word(element->provenance)) : NULL;
}

/* ---- places ---------------------------------------------------------------------------------- */

static gint64
map_lat(const ErpPicture *picture G_GNUC_UNUSED, const ErpShape *shape,
        ErpDirection d G_GNUC_UNUSED) {
  return shape->placed ? shape->lat : ERP_UNSET;
}

static gint64
map_lon(const ErpPicture *picture G_GNUC_UNUSED, const ErpShape *shape,
        ErpDirection d G_GNUC_UNUSED) {
  return shape->placed ? shape->lon : ERP_UNSET;
}

/* "er-ams er-lon" */
static char *
circuits(const ErpPicture *picture, const ErpShape *shape) {
  const ErpResults *results = picture->results;
  g_autoptr(GString) text = g_string_new(NULL);
  guint i = 0;
  for (guint32 e = next_element(results, shape, &i); e != ERP_NONE;
       e = next_element(results, shape, &i))
    g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "",
                           results->network->elements[e].id);
  return text->len > 0 ? g_strdup(text->str) : NULL;
}

/* ---- sites ----------------------------------------------------------------------------------- */

static gint64
worst(gint64 a, gint64 b) {
  return MAX(a, b); /* ERP_UNSET is the least */
}

static gint64
internet_rtt(const ErpPicture *picture, const ErpShape *shape, ErpDirection d G_GNUC_UNUSED) {
  guint n, first = erp_results_site_flows(picture->results, shape->index, &n);
  gint64 rtt = ERP_UNSET;
  for (guint i = first; i < first + n; i++)
    rtt = worst(rtt, picture->results->flows[i].options->net.rtt);
  return rtt;
}

static gint64
expressroute_rtt(const ErpPicture *picture, const ErpShape *shape, ErpDirection d G_GNUC_UNUSED) {
  guint n, first = erp_results_site_flows(picture->results, shape->index, &n);
  gint64 rtt = ERP_UNSET;
  for (guint i = first; i < first + n; i++)
    rtt = worst(rtt, picture->results->flows[i].options->er.rtt);
  return rtt;
}

static const ErpSiteSummary *
summary(const ErpPicture *picture, const ErpShape *shape) {
  return &picture->results->sites[shape->index];
}

static gint64
flows(const ErpPicture *picture, const ErpShape *shape, ErpDirection d G_GNUC_UNUSED) {
  return summary(picture, shape)->n_flows;
}

static gint64
geo_pinned(const ErpPicture *picture, const ErpShape *shape, ErpDirection d G_GNUC_UNUSED) {
  return summary(picture, shape)->n_geo_pinned;
}

static gint64
flagged(const ErpPicture *picture, const ErpShape *shape, ErpDirection d G_GNUC_UNUSED) {
  return summary(picture, shape)->n_flagged;
}

static gint64
flagged_rate(const ErpPicture *picture, const ErpShape *shape, ErpDirection d) {
  return summary(picture, shape)->moved[d];
}

/* ---- the table ------------------------------------------------------------------------------- */

#define UP ERP_UP
#define DOWN ERP_DOWN

const ErpResultProperty erp_result_properties[] = {
    {"verdict",
     N_("Of a site the worst of its flows; else of how full it is in its busier "
        "direction, by the parameters util.warn and util.fail."),
     NODES | LINKS, UP, ERP_UNIT_COUNT, NULL, verdict},
    {"map_lat", N_("Where it is drawn; gateways stand in their region."), NODES, UP,
     ERP_UNIT_LATITUDE, map_lat, NULL},
    {"map_lon", N_("Where it is drawn; gateways stand in their region."), NODES, UP,
     ERP_UNIT_LONGITUDE, map_lon, NULL},
    {"internet_rtt_ms", N_("Round trip over the internet of the flow that has the longest."), SITE,
     UP, ERP_UNIT_TIME, internet_rtt, NULL},
    {"expressroute_rtt_ms", N_("Round trip over ExpressRoute of the flow that has the longest."),
     SITE, UP, ERP_UNIT_TIME, expressroute_rtt, NULL},
    {"flows", N_("What the site needs: services by how they are decided."), SITE, UP,
     ERP_UNIT_COUNT, flows, NULL},
    {"geo_pinned_flows", N_("Flows whose planned way is a material or severe detour."), SITE, UP,
     ERP_UNIT_COUNT, geo_pinned, NULL},
    {"flagged_flows", N_("Flows planned over ExpressRoute that belong on the internet."), SITE, UP,
     ERP_UNIT_COUNT, flagged, NULL},
    {"flagged_up_mbps", N_("Traffic of these flows towards Microsoft, which should move."), SITE,
     UP, ERP_UNIT_RATE, flagged_rate, NULL},
    {"flagged_down_mbps", N_("Traffic of these flows from Microsoft, which should move."), SITE,
     DOWN, ERP_UNIT_RATE, flagged_rate, NULL},
    {"circuits", N_("Circuits at the location, also those without a gateway."), LOCATION, UP,
     ERP_UNIT_COUNT, NULL, circuits},
    {"load_up_mbps", N_("Planned traffic towards Microsoft; at a location of all its circuits."),
     LOCATION | GATEWAY, UP, ERP_UNIT_RATE, load, NULL},
    {"load_down_mbps", N_("Planned traffic from Microsoft; at a location of all its circuits."),
     LOCATION | GATEWAY, DOWN, ERP_UNIT_RATE, load, NULL},
    {"utilisation_up_percent",
     N_("How full it is towards Microsoft; at a location its fullest circuit."), LOCATION | GATEWAY,
     UP, ERP_UNIT_PERCENT, utilisation, NULL},
    {"utilisation_down_percent",
     N_("How full it is from Microsoft; at a location its fullest circuit."), LOCATION | GATEWAY,
     DOWN, ERP_UNIT_PERCENT, utilisation, NULL},
    {"load_ab_mbps", N_("Planned traffic from a to b; of a circuit, over all its connections."),
     LINKS, UP, ERP_UNIT_RATE, load, NULL},
    {"load_ba_mbps", N_("Planned traffic from b to a; of a circuit, over all its connections."),
     LINKS, DOWN, ERP_UNIT_RATE, load, NULL},
    {"utilisation_ab_percent", N_("How full it is from a to b."), LINKS, UP, ERP_UNIT_PERCENT,
     utilisation, NULL},
    {"utilisation_ba_percent", N_("How full it is from b to a."), LINKS, DOWN, ERP_UNIT_PERCENT,
     utilisation, NULL},
    {"moving_ab_mbps",
     N_("Traffic from a to b that would leave when recommendations are followed."), LINKS, UP,
     ERP_UNIT_RATE, moved, NULL},
    {"moving_ba_mbps",
     N_("Traffic from b to a that would leave when recommendations are followed."), LINKS, DOWN,
     ERP_UNIT_RATE, moved, NULL},
    {"bottleneck", N_("Whether a planned way has its least capacity here: yes or no."), LINKS, UP,
     ERP_UNIT_COUNT, NULL, bottleneck},
    {"leg_rtt_ms", N_("Round trip over the link that the evaluation counts with."), WAN_LINK, UP,
     ERP_UNIT_TIME, leg_rtt, NULL},
    {"leg_rtt_provenance",
     N_("Where that comes from: measured, declared (by the length of its route), modelled."),
     WAN_LINK, UP, ERP_UNIT_COUNT, NULL, leg_provenance},
};
const guint erp_n_result_properties = G_N_ELEMENTS(erp_result_properties);

gboolean
erp_result_property_exists(const char *name) {
  for (guint i = 0; i < erp_n_result_properties; i++)
    if (erp_attribute_is_called(erp_result_properties[i].name, name))
      return TRUE;
  return FALSE;
}
