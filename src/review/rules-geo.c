/* Geographical distribution: circuits where the users are. */
#include "review/checks.h"

#include "review/context.h"

#include <string.h>

#include "base/geo.h"

#include "base/i18n.h"

/* ---- GEO-01: distance of the users from the circuits ---------------------------------------- */

#define FAR_SHARE 2500 /* basis points of the users that may be far from every circuit */

typedef struct {
  double vector[3];
  guint32 node;
} Spot;

/* Places with a circuit, each once. */
static GArray *
circuit_spots(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree guint8 *seen = g_new0(guint8, network->n_nodes + 1);
  GArray *spots = g_array_new(FALSE, FALSE, sizeof(Spot));
  for (guint i = 0; i < network->n_circuits; i++) {
    guint32 node = network->circuits[i].node;
    if (seen[node] || !network->nodes[node].placed)
      continue;
    seen[node] = 1;
    Spot spot = {.node = node};
    erp_geo_unit_vector(network->nodes[node].lat, network->nodes[node].lon, spot.vector);
    g_array_append_val(spots, spot);
  }
  return spots;
}

static gint64
distance_to_nearest(const ErpNetwork *network, const ErpNode *site, const GArray *spots) {
  double at[3], best = -2;
  guint32 nearest = 0;
  erp_geo_unit_vector(site->lat, site->lon, at);
  for (guint i = 0; i < spots->len; i++) {
    const Spot *spot = &g_array_index(spots, Spot, i);
    double cosine = at[0] * spot->vector[0] + at[1] * spot->vector[1] + at[2] * spot->vector[2];
    if (cosine > best) {
      best = cosine;
      nearest = spot->node;
    }
  }
  return erp_geo_distance(site->lat, site->lon, network->nodes[nearest].lat,
                          network->nodes[nearest].lon);
}

/* Region-bound traffic has to travel anyway; only users of front-door services count. */
static gboolean
uses_m365(const ErpResults *results, guint32 site) {
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++)
    if (erp_flow_is_m365(&results->flows[i]) && erp_flow_active(&results->flows[i]))
      return TRUE;
  return FALSE;
}

typedef struct {
  gint64 users, distant;
  gint64 within[3]; /* users within half the limit, the limit, twice the limit */
  gint64 furthest;
  guint32 furthest_site;
  GArray *distant_sites;
  GArray *unplaced;
} Dispersion;

static void
count_users(const ErpReview *review, const GArray *spots, gint64 limit, Dispersion *counts) {
  const ErpNetwork *network = review->results->network;
  for (guint32 i = 0; i < network->n_sites; i++) {
    const ErpNode *node = &network->nodes[i];
    if (node->site->users <= 0 || !uses_m365(review->results, i))
      continue;
    if (!node->placed) {
      g_array_append_val(counts->unplaced, i);
      continue;
    }
    gint64 users = node->site->users;
    gint64 distance = distance_to_nearest(network, node, spots);
    counts->users += users;
    counts->within[0] += distance <= limit / 2 ? users : 0;
    counts->within[1] += distance <= limit ? users : 0;
    counts->within[2] += distance <= limit * 2 ? users : 0;
    if (distance > limit) {
      counts->distant += users;
      g_array_append_val(counts->distant_sites, i);
    }
    if (distance > counts->furthest) {
      counts->furthest = distance;
      counts->furthest_site = i;
    }
  }
}

static void
add_dispersion(ErpReview *review, const ErpRule *rule, const Dispersion *counts) {
  const ErpNetwork *network = review->results->network;
  gint64 share = (gint64) ((double) counts->distant * 10000 / (double) counts->users + 0.5);
  ErpVerdict verdict = share > FAR_SHARE ? ERP_VERDICT_WARN : ERP_VERDICT_PASS;
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, NULL, NULL,
      counts->distant == 0
          ? g_strdup_printf(_("Every user of Microsoft 365 is within %s of a circuit"),
                            erp_say_limit(review, "gp.detour"))
          : g_strdup_printf(
                _("%s of the users of Microsoft 365 are over %s from every circuit; the furthest "
                  "are those of %s with %s"),
                erp_say(review, ERP_UNIT_PERCENT, share), erp_say_limit(review, "gp.detour"),
                network->nodes[counts->furthest_site].name,
                erp_say(review, ERP_UNIT_LENGTH, counts->furthest)));
  if (verdict == ERP_VERDICT_WARN) {
    erp_finding_sites(review, finding, counts->distant_sites);
    finding->n_objects = 1;
  }
  erp_finding_figure(finding, "users", ERP_UNIT_COUNT, counts->users);
  erp_finding_figure(finding, "users_far", ERP_UNIT_COUNT, counts->distant);
  erp_finding_figure(finding, "share_percent", ERP_UNIT_PERCENT, share);
  erp_finding_figure(finding, "users_within_half", ERP_UNIT_COUNT, counts->within[0]);
  erp_finding_figure(finding, "users_within", ERP_UNIT_COUNT, counts->within[1]);
  erp_finding_figure(finding, "users_within_twice", ERP_UNIT_COUNT, counts->within[2]);
  erp_finding_limit(review, finding, "gp.detour");
}

void
erp_check_geo_01(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) spots = circuit_spots(review);
  g_autoptr(GArray) distant = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) unplaced = g_array_new(FALSE, FALSE, sizeof(guint32));
  Dispersion counts = {.distant_sites = distant, .unplaced = unplaced};
  if (spots->len == 0) {
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit with a known place"));
    return;
  }
  count_users(review, spots, erp_params_value(review->results->params, "gp.detour"), &counts);
  if (unplaced->len > 0) {
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
        g_strdup_printf(_("The distance from the circuits is not known for %s: no coordinates are "
                          "stated"),
                        erp_say_nodes(review, unplaced)));
    erp_finding_sites(review, finding, unplaced);
    finding->remedy = g_strdup(_("State their coordinates."));
  }
  if (counts.users > 0)
    add_dispersion(review, rule, &counts);
  else if (unplaced->len == 0)
    erp_review_add_not_applicable(review, rule, _("No site has users of Microsoft 365"));
}

/* ---- GEO-02: the nearest circuit ------------------------------------------------------------ */

static gint64
selection_cost(const ErpFlow *flow) {
  if (flow->er_nearest == ERP_UNSET || flow->er.rtt == ERP_UNSET)
    return 0;
  return MAX(flow->er.rtt - flow->er_nearest, 0);
}

static void
add_farther_circuit(ErpReview *review, const ErpRule *rule, const ErpFlow *flow) {
  const ErpNode *node = &review->results->network->nodes[flow->site];
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, node->id, &node->site->record,
      g_strdup_printf(_("%s takes %s %s, while its nearest circuit would take %s: the choice "
                        "costs %s"),
                      node->name,
                      erp_say_rtt(review, flow->er.rtt, erp_flow_route(review, flow)->provenance),
                      erp_say_way(review, erp_flow_route(review, flow)),
                      erp_say(review, ERP_UNIT_TIME, flow->er_nearest),
                      erp_say(review, ERP_UNIT_TIME, selection_cost(flow))));
  erp_finding_rtt(finding, "rtt_er_ms", flow->er.rtt, erp_flow_route(review, flow)->provenance);
  erp_finding_figure(finding, "rtt_nearest_ms", ERP_UNIT_TIME, flow->er_nearest);
  erp_finding_figure(finding, "cost_ms", ERP_UNIT_TIME, selection_cost(flow));
  erp_finding_limit(review, finding, "gp.minor");
}

void
erp_check_geo_02(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  gint64 limit = erp_params_value(results->params, "gp.minor");
  guint n_scope = 0, n_pass = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint n, first = erp_results_site_flows(results, site, &n);
    const ErpFlow *worst = NULL;
    for (guint i = first; i < first + n; i++) {
      const ErpFlow *flow = &results->flows[i];
      if (flow->via == ERP_VIA_EXPRESSROUTE && flow->route != ERP_NONE && erp_flow_active(flow) &&
          (worst == NULL || selection_cost(flow) > selection_cost(worst)))
        worst = flow;
    }
    if (worst == NULL)
      continue;
    n_scope++;
    if (selection_cost(worst) > limit)
      add_farther_circuit(review, rule, worst);
    else
      n_pass++;
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site sends traffic over ExpressRoute"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site uses its nearest circuit, or one within %s of it",
                                   "%u sites use their nearest circuit, or one within %s of it",
                                   n_pass),
                      n_pass, erp_say_limit(review, "gp.minor")));
}

/* ---- GEO-03: one location for several continents -------------------------------------------- */

typedef struct {
  guint32 place;         /* node of the first circuit location in use, or ERP_NONE */
  gboolean several;      /* more than one is in use */
  const char *continent; /* of the first site seen */
  gboolean continents;   /* sites on more than one continent use circuits */
  guint32 unplaced;      /* a location in use whose continent is not known, or ERP_NONE */
} Reach;

/* Users who depend on one location from another continent as the entry points tell them apart:
 * India and the Middle East count for themselves. */
typedef struct {
  gint64 users;
  gboolean realtime; /* some of their traffic is real-time */
  GArray *sites;     /* theirs; NULL = none */
} Away;

static void
count_location(const ErpResults *results, const ErpFlow *flow, Reach *reach) {
  const ErpNetwork *network = results->network;
  const ErpNode *node = &network->nodes[flow->site];
  guint32 place = network->circuits[results->routes[flow->route].circuit].node;
  if (reach->place == ERP_NONE)
    reach->place = place;
  reach->several |= reach->place != place;
  if (network->nodes[place].continent == NULL)
    reach->unplaced = place;
  if (node->continent == NULL)
    return;
  if (reach->continent == NULL)
    reach->continent = node->continent;
  reach->continents |= strcmp(reach->continent, node->continent) != 0;
}

static gboolean
is_front_door_flow(const ErpFlow *flow) {
  return erp_flow_is_m365(flow) && flow->via == ERP_VIA_EXPRESSROUTE && flow->route != ERP_NONE &&
         erp_flow_active(flow);
}

static void
count_users_away(const ErpResults *results, const ErpFlow *flow, Away *away) {
  const ErpNetwork *network = results->network;
  const ErpNode *node = &network->nodes[flow->site];
  guint32 place = network->circuits[results->routes[flow->route].circuit].node;
  const char *home = network->nodes[place].continent;
  if (home == NULL || node->continent == NULL || strcmp(node->continent, home) == 0)
    return;
  Away *here = &away[place];
  here->realtime |= flow->traffic_class == ERP_CLASS_REALTIME;
  if (here->sites == NULL)
    here->sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  if (here->sites->len > 0 &&
      g_array_index(here->sites, guint32, here->sites->len - 1) == flow->site)
    return;
  g_array_append_val(here->sites, flow->site);
  here->users += MAX(node->site->users, 0);
}

/* One location for all is the graver fault: there the fault is the plan's, not one site's. */
static void
add_away(ErpReview *review, const ErpRule *rule, const Reach *reach, guint32 place,
         const Away *away) {
  const ErpNode *node = &review->results->network->nodes[place];
  const char *users = erp_say(review, ERP_UNIT_COUNT, away->users);
  const char *sites = erp_say_nodes(review, away->sites);
  ErpFinding *finding = erp_review_add(
      review, rule, away->realtime && !reach->several ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN,
      node->id, &node->location->record,
      reach->several
          ? g_strdup_printf(_("%s users of %s in another part of the world depend on the circuits "
                              "in %s for Microsoft 365"),
                            users, sites, node->name)
          : g_strdup_printf(_("All circuits in use are in %s, yet %s users of %s in another part "
                              "of the world depend on them for Microsoft 365"),
                            node->name, users, sites));
  erp_finding_sites(review, finding, away->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "users_away", ERP_UNIT_COUNT, away->users);
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, away->sites->len);
}

/* Returns how many locations do so. */
static guint
add_all_away(ErpReview *review, const ErpRule *rule, const Reach *reach) {
  const ErpResults *results = review->results;
  guint n = 0;
  g_autofree Away *away = g_new0(Away, results->network->n_nodes + 1);
  for (guint i = 0; i < results->n_flows; i++)
    if (is_front_door_flow(&results->flows[i]))
      count_users_away(results, &results->flows[i], away);
  for (guint32 place = 0; place < results->network->n_nodes; place++) {
    g_autoptr(GArray) sites = away[place].sites;
    if (sites == NULL)
      continue;
    add_away(review, rule, reach, place, &away[place]);
    n++;
  }
  return n;
}

void
erp_check_geo_03(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  Reach reach = {.place = ERP_NONE, .unplaced = ERP_NONE};
  for (guint i = 0; i < results->n_flows; i++)
    if (is_front_door_flow(&results->flows[i]))
      count_location(results, &results->flows[i], &reach);
  if (reach.place == ERP_NONE) {
    erp_review_add_not_applicable(review, rule, _("No Microsoft 365 traffic uses a circuit"));
    return;
  }
  guint n_away = add_all_away(review, rule, &reach);
  if (n_away == 0 && !reach.continents) {
    erp_review_add_not_applicable(
        review, rule,
        _("The sites that use circuits for Microsoft 365 are in one part of the world"));
    return;
  }
  if (reach.unplaced != ERP_NONE) {
    const ErpNode *place = &results->network->nodes[reach.unplaced];
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, place->id, &place->location->record,
                   g_strdup_printf(_("The peering location %s has no coordinates, so it is not "
                                     "known which users are in another part of the world"),
                                   place->name));
    return;
  }
  if (n_away == 0)
    erp_review_add_pass(review, rule, 1,
                        g_strdup(_("Users in several parts of the world use circuits in their own "
                                   "part for Microsoft 365")));
}
