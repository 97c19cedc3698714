/* Geographical distribution: circuits where the users are, GEO-01 to GEO-03 and WAN-07. */
#include "review/checks.h"

#include "base/hash.h"
#include "review/context.h"
#include "review/parts.h"

#include <string.h>

#include "base/geo.h"

#include "base/i18n.h"

/* ---- GEO-01: distance of the users from the circuits ---------------------------------------- */

/* Peering locations with a circuit that are not placed (ErpRecord), each once. Caller frees. */
static GPtrArray *
unplaced_locations(const ErpNetwork *network) {
  g_autofree guint8 *seen = g_new0(guint8, network->n_nodes + 1);
  GPtrArray *unplaced = g_ptr_array_new();
  for (guint i = 0; i < network->n_circuits; i++) {
    guint32 node = network->circuits[i].node;
    if (!network->nodes[node].placed && !seen[node])
      g_ptr_array_add(unplaced, (gpointer) &network->nodes[node].location->record);
    seen[node] = 1;
  }
  return unplaced;
}

/* G_MAXINT64 when no circuit is placed. */
static gint64
distance_to_nearest(const ErpNetwork *network, const ErpNode *site, const GArray *spots) {
  double at[3], best = -2;
  guint32 nearest = ERP_NONE;
  erp_geo_unit_vector(site->lat, site->lon, at);
  for (guint i = 0; i < spots->len; i++) {
    const ErpSpot *spot = &g_array_index(spots, ErpSpot, i);
    double cosine = at[0] * spot->vector[0] + at[1] * spot->vector[1] + at[2] * spot->vector[2];
    if (cosine > best) {
      best = cosine;
      nearest = spot->node;
    }
  }
  return nearest == ERP_NONE ? G_MAXINT64
                             : erp_geo_distance(site->lat, site->lon, network->nodes[nearest].lat,
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

/* What a site has to do with GEO-01. */
typedef struct {
  gint64 users;    /* of Microsoft 365; 0 = none */
  gint64 distance; /* to the nearest circuit; ERP_UNSET when the site is not placed */
} Crowd;

static void
crowd_of(ErpReview *review, guint32 site, gpointer part) {
  Crowd *crowd = part;
  const ErpNode *node = &review->results->network->nodes[site];
  if (node->site->users <= 0 || !uses_m365(review->results, site))
    return;
  crowd->users = node->site->users;
  crowd->distance =
      node->placed ? distance_to_nearest(review->results->network, node, erp_review_spots(review))
                   : ERP_UNSET;
}

typedef struct {
  gint64 users, distant; /* of sites that are placed */
  gint64 unknown;        /* of the others */
  gint64 within[3];      /* users within half the limit, the limit, twice the limit */
  gint64 furthest;
  guint32 furthest_site;
  GArray *distant_sites;
  GArray *unplaced;
} Dispersion;

static void
count_users(ErpReview *review, Dispersion *counts) {
  const Crowd *crowds = erp_review_parts(review, sizeof(Crowd), crowd_of);
  gint64 limit = erp_review_threshold(review, ERP_THRESHOLD_GP_DETOUR)->value;
  for (guint32 i = 0; i < review->results->network->n_sites; i++) {
    gint64 users = crowds[i].users, distance = crowds[i].distance;
    if (users == 0)
      continue;
    if (distance == ERP_UNSET) {
      counts->unknown += users;
      g_array_append_val(counts->unplaced, i);
      continue;
    }
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

/* Whether too many are far away, even if all that are not placed are near. */
static gboolean
is_too_far(const ErpReview *review, const Dispersion *counts) {
  double limit = (double) erp_params_value(review->results->params, "far.share");
  return (double) counts->distant * 10000 > limit * (double) (counts->users + counts->unknown);
}

static void
add_dispersion(ErpReview *review, const ErpRule *rule, const Dispersion *counts,
               ErpVerdict verdict) {
  const ErpNetwork *network = review->results->network;
  gint64 share =
      (gint64) ((double) counts->distant * 10000 / (double) (counts->users + counts->unknown) +
                0.5);
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, NULL, NULL,
      counts->distant == 0
          ? g_strdup_printf(_("Every user of Microsoft 365 is within %s of a circuit"),
                            erp_say_limit(review, "gp.detour"))
          : g_strdup_printf(
                _("%s of the users of Microsoft 365 are over %s from every circuit; the "
                  "furthest are those of %s with %s"),
                erp_say_beside(review, ERP_UNIT_PERCENT, share,
                               erp_params_value(review->results->params, "far.share")),
                erp_say_limit(review, "gp.detour"), network->nodes[counts->furthest_site].name,
                erp_say(review, ERP_UNIT_LENGTH, counts->furthest)));
  if (verdict == ERP_VERDICT_WARN) {
    erp_finding_sites(review, finding, counts->distant_sites);
    finding->n_objects = 1;
  }
  erp_finding_figure(finding, "users", ERP_UNIT_COUNT, counts->users + counts->unknown);
  erp_finding_figure(finding, "users_far", ERP_UNIT_COUNT, counts->distant);
  erp_finding_figure(finding, "share_percent", ERP_UNIT_PERCENT, share);
  erp_finding_figure(finding, "users_within_half", ERP_UNIT_COUNT, counts->within[0]);
  erp_finding_figure(finding, "users_within", ERP_UNIT_COUNT, counts->within[1]);
  erp_finding_figure(finding, "users_within_twice", ERP_UNIT_COUNT, counts->within[2]);
  erp_finding_limit(review, finding, "far.share");
}

static void
add_unplaced_sites(ErpReview *review, const ErpRule *rule, const GArray *unplaced) {
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(_("The distance from the circuits is not known for %s: no coordinates are "
                        "stated"),
                      erp_say_nodes(review, unplaced)));
  erp_finding_sites(review, finding, unplaced);
  erp_finding_advise(finding, g_strdup(_("State their coordinates.")));
}

void
erp_check_geo_01(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GPtrArray) lost = unplaced_locations(review->results->network);
  g_autoptr(GArray) distant = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) unplaced = g_array_new(FALSE, FALSE, sizeof(guint32));
  Dispersion counts = {.distant_sites = distant, .unplaced = unplaced};
  if (review->results->network->n_circuits == 0) {
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
    return;
  }
  count_users(review, &counts);
  if (counts.users + counts.unknown == 0) {
    erp_review_add_not_applicable(review, rule, _("No site has users of Microsoft 365"));
    return;
  }
  gboolean too_far = is_too_far(review, &counts);
  if (too_far && lost->len == 0)
    add_dispersion(review, rule, &counts, ERP_VERDICT_WARN);
  else if (unplaced->len > 0)
    add_unplaced_sites(review, rule, unplaced);
  else if (too_far || erp_review_spots(review)->len == 0)
    erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, lost,
                         _("The distance of the users from circuits in %s is not known: no "
                           "coordinates are stated"));
  else
    add_dispersion(review, rule, &counts, ERP_VERDICT_PASS);
}

/* ---- GEO-02: the nearest circuit ------------------------------------------------------------ */

static gint64
selection_cost(const ErpReview *review, const ErpFlow *flow) {
  const ErpOptions *options = flow->options;
  if (options->nearest == ERP_NONE || options->er.rtt == ERP_UNSET)
    return 0;
  return MAX(options->er.rtt - review->results->routes[options->nearest].rtt, 0);
}

static void
add_farther_circuit(ErpReview *review, const ErpRule *rule, const ErpFlow *flow) {
  const ErpNode *node = &review->results->network->nodes[flow->site];
  const ErpRoute *route = erp_flow_its_route(review, flow);
  gint64 nearest = review->results->routes[flow->options->nearest].rtt;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, node->id, &node->site->record,
      g_strdup_printf(_("%s takes %s %s, while its nearest circuit would take %s: the choice "
                        "costs %s"),
                      node->name, erp_say_rtt(review, flow->options->er.rtt, route->provenance),
                      erp_say_way(review, route), erp_say(review, ERP_UNIT_TIME, nearest),
                      erp_say(review, ERP_UNIT_TIME, selection_cost(review, flow))));
  erp_finding_rtt(finding, "rtt_er_ms", flow->options->er.rtt, route->provenance);
  erp_finding_figure(finding, "rtt_nearest_ms", ERP_UNIT_TIME, nearest);
  erp_finding_figure(finding, "cost_ms", ERP_UNIT_TIME, selection_cost(review, flow));
  erp_finding_limit(review, finding, "gp.minor");
}

/* What a site has to do with GEO-02: the flow over a circuit that the choice costs most. */
typedef struct {
  gint64 cost;
  guint32 flow; /* after the site's first; ERP_NONE = none */
} Choice;

static void
choice_of(ErpReview *review, guint32 site, gpointer part) {
  const ErpResults *results = review->results;
  Choice *choice = part;
  guint n, first = erp_results_site_flows(results, site, &n);
  choice->flow = ERP_NONE;
  for (guint i = 0; i < n; i++) {
    const ErpFlow *flow = &results->flows[first + i];
    if (flow->via != ERP_VIA_EXPRESSROUTE || flow->route == ERP_NONE || !erp_flow_active(flow))
      continue;
    gint64 cost = selection_cost(review, flow);
    if (choice->flow == ERP_NONE || cost > choice->cost)
      *choice = (Choice){cost, i};
  }
}

void
erp_check_geo_02(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const Choice *choices = erp_review_parts(review, sizeof(Choice), choice_of);
  gint64 limit = erp_review_threshold(review, ERP_THRESHOLD_GP_MINOR)->value;
  guint n_scope = 0, n_pass = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    if (choices[site].flow == ERP_NONE)
      continue;
    n_scope++;
    if (choices[site].cost > limit)
      add_farther_circuit(review, rule,
                          &results->flows[results->starts[site].flow + choices[site].flow]);
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
  GPtrArray *unplaced;   /* records of locations and sites in use whose continent is not known */
} Reach;

/* Users who depend on one location from another continent as the entry points tell them apart:
 * India and the Middle East count for themselves. */
typedef struct {
  gint64 users;
  gboolean realtime; /* some of their traffic is real-time */
  GArray *sites;     /* theirs; NULL = none */
} Away;

/* Both known. */
static gboolean
same_part_of_world(const char *a, const char *b) {
  return a == b || strcmp(a, b) == 0;
}

static void
note_unplaced(const ErpNode *node, Reach *reach) {
  const ErpRecord *record = node->site != NULL ? &node->site->record : &node->location->record;
  if (node->continent == NULL && !g_ptr_array_find(reach->unplaced, record, NULL))
    g_ptr_array_add(reach->unplaced, (gpointer) record);
}

/* The site's and its locations', in the order of its flows. */
static void
note_all_unplaced(const ErpReview *review, guint32 site, Reach *reach) {
  const ErpResults *results = review->results;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!erp_flow_is_m365(flow) || flow->via != ERP_VIA_EXPRESSROUTE || flow->route == ERP_NONE ||
        !erp_flow_active(flow))
      continue;
    guint32 circuit = results->routes[flow->route].circuit;
    note_unplaced(&results->network->nodes[results->network->circuits[circuit].node], reach);
    note_unplaced(&results->network->nodes[site], reach);
  }
}

static void
count_away(Away *here, guint32 site, const ErpNode *node, gboolean realtime) {
  here->realtime |= realtime;
  if (here->sites == NULL)
    here->sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  if (here->sites->len > 0 && g_array_index(here->sites, guint32, here->sites->len - 1) == site)
    return;
  g_array_append_val(here->sites, site);
  here->users += MAX(node->site->users, 0);
}

/* The locations that Microsoft 365 of a site goes to by circuits. */
static void
count_locations(const ErpReview *review, guint32 site, Reach *reach, Away *away) {
  const ErpResults *results = review->results;
  const ErpNode *nodes = results->network->nodes, *node = &nodes[site];
  const ErpCarried *carried = erp_review_carried(review);
  gboolean unplaced = FALSE, in_scope = FALSE;
  for (guint r = results->starts[site].route; r < results->starts[site + 1].route; r++) {
    if (carried[r].n_m365 == 0 || results->routes[r].kind != ERP_ROUTE_EXPRESSROUTE)
      continue;
    guint32 place = results->network->circuits[results->routes[r].circuit].node;
    const char *home = nodes[place].continent;
    in_scope = TRUE;
    if (reach->place == ERP_NONE)
      reach->place = place;
    reach->several |= reach->place != place;
    unplaced |= home == NULL || node->continent == NULL;
    if (home != NULL && node->continent != NULL && !same_part_of_world(node->continent, home))
      count_away(&away[place], site, node, carried[r].realtime);
  }
  if (unplaced)
    note_all_unplaced(review, site, reach);
  if (!in_scope || node->continent == NULL)
    return;
  if (reach->continent == NULL)
    reach->continent = node->continent;
  reach->continents |= !same_part_of_world(reach->continent, node->continent);
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
add_all_away(ErpReview *review, const ErpRule *rule, const Reach *reach, const Away *away) {
  guint n = 0;
  for (guint32 place = 0; place < review->results->network->n_nodes; place++) {
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
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) unplaced = g_ptr_array_new();
  g_autofree Away *away = g_new0(Away, network->n_nodes + 1);
  Reach reach = {.place = ERP_NONE, .unplaced = unplaced};
  for (guint32 site = 0; site < network->n_sites; site++)
    count_locations(review, site, &reach, away);
  if (reach.place == ERP_NONE) {
    erp_review_add_not_applicable(review, rule, _("No Microsoft 365 traffic uses a circuit"));
    return;
  }
  guint n_away = add_all_away(review, rule, &reach, away);
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, unplaced,
                       _("The coordinates of %s are not stated, so it is not known which users of "
                         "circuits for Microsoft 365 are in another part of the world"));
  if (n_away > 0 || unplaced->len > 0)
    return;
  if (!reach.continents)
    erp_review_add_not_applicable(
        review, rule,
        _("The sites that use circuits for Microsoft 365 are in one part of the world"));
  else
    erp_review_add_pass(review, rule, 1,
                        g_strdup(_("Users in several parts of the world use circuits in their own "
                                   "part for Microsoft 365")));
}

/* ---- WAN-07: circuits of branches ----------------------------------------------------------- */

#define SEVERAL (ERP_NONE - 1)

/* Per peering location: the only site with a WAN link to it, ERP_NONE or SEVERAL. Caller frees. */
static guint32 *
sites_of_places(const ErpNetwork *network) {
  guint32 *sites = g_new(guint32, network->n_nodes + 1);
  for (guint i = 0; i < network->n_nodes; i++)
    sites[i] = ERP_NONE;
  for (guint i = 0; i < network->n_links; i++) {
    guint32 site = MIN(network->elements[i].node, network->elements[i].node_b);
    guint32 place = MAX(network->elements[i].node, network->elements[i].node_b);
    if (site < network->n_sites && place >= network->n_sites && sites[place] != site)
      sites[place] = sites[place] == ERP_NONE ? site : SEVERAL;
  }
  return sites;
}

/* The branch a circuit belongs to: the site of its edge, else the only one that has a link to its
 * location; or ERP_NONE. */
static guint32
branch_of(const ErpReview *review, const ErpNetCircuit *circuit, const guint32 *sites) {
  const ErpNetwork *network = review->results->network;
  const char *edge = circuit->circuit->edge_primary;
  const ErpRecord *record = edge == NULL ? NULL : erp_plan_find(review->results->plan, edge);
  guint32 site = record != NULL && record->kind == ERP_KIND_EDGE
                     ? erp_network_node(network, ((const ErpEdge *) record)->site)
                     : sites[circuit->node];
  return site < network->n_sites && network->nodes[site].site->kind == ERP_SITE_BRANCH ? site
                                                                                       : ERP_NONE;
}

/* The branches with circuits of their own in one city. */
typedef struct {
  const ErpNode *location; /* the first */
  GArray *sites;
  guint n_circuits;
} City;

static void
city_free(gpointer data) {
  City *city = data;
  g_array_unref(city->sites);
  g_free(city);
}

static void
note_branch(GPtrArray *cities, GHashTable *index, const ErpNode *location, guint32 site) {
  char *name = erp_node_city(location);
  City *city = g_hash_table_lookup(index, name);
  if (city == NULL) {
    city = g_new0(City, 1);
    city->location = location;
    city->sites = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_ptr_array_add(cities, city);
    g_hash_table_insert(index, name, city);
  } else {
    g_free(name);
  }
  city->n_circuits++;
  for (guint i = 0; i < city->sites->len; i++)
    if (g_array_index(city->sites, guint32, i) == site)
      return;
  g_array_append_val(city->sites, site);
}

static void
add_branches(ErpReview *review, const ErpRule *rule, const City *city) {
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, city->location->id, &city->location->location->record,
      g_strdup_printf(ERP_NGETTEXT("%u branch (%s) has circuits of its own in %s",
                                   "%u branches (%s) have circuits of their own in %s",
                                   city->sites->len),
                      city->sites->len, erp_say_nodes(review, city->sites), city->location->name));
  erp_finding_sites(review, finding, city->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "branches", ERP_UNIT_COUNT, city->sites->len);
  erp_finding_figure(finding, "circuits", ERP_UNIT_COUNT, city->n_circuits);
  erp_finding_limit(review, finding, "branch.circuits");
  erp_finding_advise(finding,
                     g_strdup_printf(_("Join %s to a regional hub with circuits for all of them."),
                                     erp_say_nodes(review, city->sites)));
}

void
erp_check_wan_07(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 limit = erp_params_value(review->results->params, "branch.circuits");
  g_autofree guint32 *sites = sites_of_places(network);
  g_autoptr(GPtrArray) cities = g_ptr_array_new_with_free_func(city_free);
  g_autoptr(GHashTable) index = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  guint n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    guint32 branch = branch_of(review, &network->circuits[i], sites);
    if (branch != ERP_NONE)
      note_branch(cities, index, &network->nodes[network->circuits[i].node], branch);
  }
  for (guint i = 0; i < cities->len; i++) {
    const City *city = cities->pdata[i];
    n_pass += city->sites->len <= limit;
    if (city->sites->len > limit)
      add_branches(review, rule, city);
  }
  if (cities->len == 0)
    erp_review_add_not_applicable(review, rule, _("No branch has a circuit of its own"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("In %u city at most %s branches have circuits of their own",
                                   "In %u cities at most %s branches each have circuits of their "
                                   "own",
                                   n_pass),
                      n_pass, erp_say(review, ERP_UNIT_COUNT, limit)));
}
