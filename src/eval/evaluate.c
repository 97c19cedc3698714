#include "eval/results.h"

#include <string.h>

#include "eval/network-build.h"
#include "eval/spares.h"
#include "eval/work.h"
#include "base/i18n.h"

static ErpLimits
limits_of(const ErpParams *params) {
  return (ErpLimits){
      .minor = erp_params_value(params, "gp.minor"),
      .material = erp_params_value(params, "gp.material"),
      .detour = erp_params_value(params, "gp.detour"),
      .realtime = erp_params_value(params, "rtt.realtime.client"),
      .band = erp_params_value(params, "error.band.ms"),
      .band_percent = erp_params_value(params, "error.band.percent"),
      .mobile = erp_params_value(params, "mobile"),
      .small_site = erp_params_value(params, "smallsite.users"),
      .router = erp_params_value(params, "hop.router"),
      .firewall = erp_params_value(params, "hop.firewall"),
      .gateway = erp_params_value(params, "gateway.delay"),
      .packet = erp_params_value(params, "packet.size"),
      .burstiness = erp_params_value(params, "queue.burstiness"),
      .window = erp_params_value(params, "window"),
      .util_warn = erp_params_value(params, "util.warn"),
  };
}

static ErpServiceKind
service_kind(const ErpService *service) {
  if (service->area != NULL)
    return ERP_SERVICE_M365;
  if (g_str_equal(service->service, "power-platform"))
    return ERP_SERVICE_POWER;
  if (g_str_equal(service->service, "azure"))
    return ERP_SERVICE_AZURE;
  return ERP_SERVICE_INTERNET;
}

static void
work_init(ErpWork *work, ErpResults *results, guint threads, ErpDiagList *diags) {
  const ErpCatalogue *catalogue = results->catalogue;
  *work = (ErpWork){.results = results,
                    .network = results->network,
                    .threads = threads,
                    .limits = limits_of(results->params),
                    .n_services = MIN(catalogue->n_services, 64),
                    .home = ERP_NONE};
  work->services = g_new(ErpServiceKind, MAX(work->n_services, 1));
  for (guint i = 0; i < work->n_services; i++)
    work->services[i] = service_kind(&catalogue->services[i]);
  const ErpTenant *tenant = results->network->tenant;
  if (tenant != NULL && tenant->geo != NULL) {
    work->home = erp_work_home_region(work, tenant->geo);
    if (work->home == ERP_NONE)
      erp_network_unknown(diags, &tenant->record, "tenant", _("Microsoft 365 geography"),
                          tenant->geo, NULL);
  }
}

static void
work_clear(ErpWork *work) {
  g_free(work->services);
  g_free(work->group_weights);
  g_free(work->settled);
  g_free(work->touched);
  erp_network_difference_clear(&work->difference);
  erp_work_free_carriers(work);
  erp_policies_free(work->policies);
  g_clear_pointer(&work->legs, erp_legs_unref);
}

/* ---- site by site --------------------------------------------------------------------------- */

static void
start_site(ErpWork *work, guint32 site) {
  work->results->starts[site] =
      (ErpSiteStart){work->flows->len, work->options->len, work->routes->len, work->hops->len};
}

/* Most sites have as many or less; room for that at once saves growing by copies, and what is never
 * touched costs nothing. */
static void
make_room(ErpWork *work, guint n_sites) {
  guint n_flows = n_sites * work->results->n_groups; /* where everything is derived from users */
  work->hops = g_array_sized_new(FALSE, FALSE, sizeof(ErpHop), 12 * n_sites);
  work->routes = g_array_sized_new(FALSE, FALSE, sizeof(ErpRoute), 3 * n_sites);
  work->notes = g_array_sized_new(FALSE, FALSE, sizeof(ErpRouteNote), 3 * n_sites);
  work->options = g_array_sized_new(FALSE, FALSE, sizeof(ErpOptions), 3 * n_sites);
  work->flows = g_array_sized_new(FALSE, FALSE, sizeof(ErpFlow), n_flows);
  work->flow_options = g_array_sized_new(FALSE, FALSE, sizeof(guint32), n_flows);
  work->latencies = g_new(guint32, MAX(work->network->n_circuits, 1));
}

/* Hands flows, options, routes and hops over to the part; from here on they do not move. */
static void
hand_over(ErpWork *work) {
  ErpResults *part = work->results;
  part->n_flows = work->flows->len;
  part->flows = (ErpFlow *) (void *) g_array_free(g_steal_pointer(&work->flows), FALSE);
  part->n_options = work->options->len;
  part->options = (ErpOptions *) (void *) g_array_free(g_steal_pointer(&work->options), FALSE);
  for (guint i = 0; i < part->n_flows; i++)
    part->flows[i].options = &part->options[g_array_index(work->flow_options, guint32, i)];
  part->n_routes = work->routes->len;
  part->routes = (ErpRoute *) (void *) g_array_free(g_steal_pointer(&work->routes), FALSE);
  part->n_hops = work->hops->len;
  part->hops = (ErpHop *) (void *) g_array_free(g_steal_pointer(&work->hops), FALSE);
  for (guint i = 0; i < part->n_routes; i++)
    part->routes[i].hops = part->hops + g_array_index(work->notes, ErpRouteNote, i).first_hop;
  g_clear_pointer(&work->notes, g_array_unref);
  g_clear_pointer(&work->flow_options, g_array_unref);
  g_clear_pointer(&work->latencies, g_free);
}

static void
plan_share(ErpShare *share) {
  ErpWork *work = &share->work;
  const ErpResults *results = share->whole->results;
  share->part = g_new(ErpResults, 1);
  *share->part = (ErpResults){.groups = results->groups, .n_groups = results->n_groups};
  share->part->starts = g_new0(ErpSiteStart, work->network->n_sites + 1);
  work->results = share->part;
  make_room(work, share->end - share->first);
  for (guint i = share->first; i < share->end; i++) {
    guint32 site = erp_share_site(share, i);
    start_site(work, site);
    erp_work_demands(work, site);
    erp_work_plan(work, site);
    start_site(work, site + 1);
  }
  hand_over(work);
}

static void
decide_share(ErpShare *share) {
  for (guint i = share->first; i < share->end; i++) {
    guint32 site = erp_share_site(share, i);
    erp_work_budgets(&share->work, site);
    erp_work_penalties(&share->work, site);
    erp_work_decide(&share->work, site);
  }
}

/* Sites with a mark (ERP_SITE_...) whose bit is among these. */
static GArray *
marked_sites(const ErpWork *work, guint bits) {
  GArray *sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 site = 0; site < work->network->n_sites; site++)
    if ((bits >> work->marks[site] & 1) != 0)
      g_array_append_val(sites, site);
  return sites;
}

/* NULL = all. */
static GArray *
sites_to_plan(const ErpWork *work) {
  return work->marks != NULL ? marked_sites(work, 1U << ERP_SITE_ANEW) : NULL;
}

static void
plan_sites(ErpWork *work, const GArray *sites) {
  ErpShares shares;
  erp_shares_init(&shares, work, sites);
  erp_shares_run(&shares, plan_share);
  erp_work_assemble(work, &shares);
  erp_shares_clear(&shares);
}

static void
decide_sites(ErpWork *work, const GArray *sites) {
  ErpShares shares;
  erp_shares_init(&shares, work, sites);
  erp_shares_run(&shares, decide_share);
  erp_shares_clear(&shares);
}

/* ---- an evaluation -------------------------------------------------------------------------- */

static ErpResults *
results_new(ErpPlan *plan, ErpTerrain *terrain, ErpDiagList *diags) {
  ErpResults *results = g_new0(ErpResults, 1);
  g_atomic_ref_count_init(&results->refs);
  results->plan = erp_plan_ref(plan);
  results->catalogue = erp_terrain_catalogue(terrain);
  results->params = erp_params_new(plan, results->catalogue, diags);
  results->terrain = erp_terrain_ref(terrain);
  results->model = erp_terrain_model(terrain);
  return results;
}

/* All that follows from the network; `before` is an earlier evaluation or NULL. */
static void
evaluate(ErpResults *results, const ErpResults *before, guint threads, ErpDiagList *diags) {
  ErpWork work;
  work_init(&work, results, threads, diags);
  erp_work_compare(&work, before);
  work.policies = erp_policies_new(results->network, diags);
  erp_work_exits(&work);
  erp_work_legs(&work);
  if (work.before != NULL)
    erp_work_mark_ways(&work);
  erp_work_groups(&work);
  erp_work_carriers(&work);
  erp_work_check_demands(&work, diags);
  g_autoptr(GArray) sites = sites_to_plan(&work);
  plan_sites(&work, sites);
  results->legs = g_steal_pointer(&work.legs);
  erp_work_loads(&work);
  if (work.before != NULL)
    erp_work_settle(&work);
  if (erp_legs_are_cut(results->legs))
    erp_diag_add(diags, ERP_SEVERITY_WARNING, "long-way", 0, 0, NULL,
                 _("Ways over more than %d links are left out: no IP packet passes more routers; "
                   "join sites, or add links that shorten the ways"),
                 ERP_LEGS_MOST_LINKS);
  decide_sites(&work, results->unsettled);
  erp_work_roll_up(&work);
  erp_work_shape(&work);
  erp_work_note_changes(&work);
  g_free(work.marks);
  work_clear(&work);
}

static ErpResults *
evaluate_plan(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage, const ErpResults *before,
              guint threads, ErpDiagList *diags) {
  ErpResults *results = results_new(plan, terrain, diags);
  results->spares =
      before != NULL && before->spares != NULL ? erp_spares_ref(before->spares) : erp_spares_new();
  results->number = erp_spares_number(results->spares);
  results->network = before != NULL
                         ? erp_network_after(plan, terrain, results->params, before->network, diags)
                         : erp_network_new(plan, terrain, results->params, diags);
  erp_network_lose(results->network, outage);
  evaluate(results, before, threads, diags);
  return results;
}

ErpResults *
erp_evaluate_under(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage,
                   ErpDiagList *diags) {
  return erp_evaluate_in(plan, terrain, outage, g_get_num_processors(), diags);
}

ErpResults *
erp_evaluate_in(ErpPlan *plan, ErpTerrain *terrain, const ErpOutage *outage, guint threads,
                ErpDiagList *diags) {
  return evaluate_plan(plan, terrain, outage, NULL, threads, diags);
}

ErpResults *
erp_evaluate_again(const ErpResults *results, const ErpOutage *outage) {
  g_autoptr(ErpDiagList) said = erp_diag_list_new(NULL); /* the first time */
  ErpResults *again = results_new(results->plan, results->terrain, said);
  again->network = erp_network_under(results->network, outage);
  evaluate(again, NULL, 1, said);
  return again;
}

/* ---- a part of it --------------------------------------------------------------------------- */

void
erp_sites_over_init(ErpSitesOver *over, const ErpResults *results) {
  guint n = results->network->n_elements;
  g_autofree guint32 *last = g_new(guint32, n + 1); /* per element: the last site met */
  *over = (ErpSitesOver){.first = g_new0(guint, n + 2)};
  for (guint pass = 0; pass < 2; pass++) {
    memset(last, 0xff, (n + 1) * sizeof *last);
    for (guint i = 0; i < results->n_routes; i++)
      for (guint h = 0; h < results->routes[i].n_hops; h++) {
        guint32 element = results->routes[i].hops[h].element, site = results->routes[i].site;
        if (last[element] == site)
          continue;
        last[element] = site;
        if (pass == 0)
          over->first[element + 2]++;
        else
          over->sites[over->first[element + 1]++] = site;
      }
    if (pass > 0)
      break;
    for (guint i = 2; i <= n + 1; i++)
      over->first[i] += i > 2 ? over->first[i - 1] : 0;
    over->sites = g_new(guint32, over->first[n + 1] + 1);
  }
}

void
erp_sites_over_clear(ErpSitesOver *over) {
  g_free(over->first);
  g_free(over->sites);
}

/* What elements carry more than before, or less when `sign` is -1. */
static void
sum_flow(gint64 (*change)[ERP_DIRECTIONS], const ErpHop *hops, guint n, const ErpFlow *flow,
         int sign) {
  for (guint i = 0; i < n; i++) {
    change[hops[i].element][hops[i].up] += sign * flow->rate[ERP_UP];
    change[hops[i].element][1 - hops[i].up] += sign * flow->rate[ERP_DOWN];
  }
}

/* Of the sites that are planned anew. */
static void
sum_anew(gint64 (*change)[ERP_DIRECTIONS], const ErpResults *of, const guint8 *sites, int sign) {
  for (guint i = 0; i < of->n_flows; i++) {
    const ErpFlow *flow = &of->flows[i];
    if (sites[flow->site] == ERP_SITE_ANEW && flow->route != ERP_NONE)
      sum_flow(change, of->routes[flow->route].hops, of->routes[flow->route].n_hops, flow, sign);
  }
}

/* Marks the sites with ways over elements that carry another load than before. */
static void
mark_neighbours(const ErpShares *shares, const ErpResults *before, const ErpSitesOver *over,
                guint8 *sites) {
  guint n_elements = before->network->n_elements;
  g_autofree gint64(*change)[ERP_DIRECTIONS] = g_malloc0_n(n_elements + 1, sizeof *change);
  sum_anew(change, before, sites, -1);
  for (guint i = 0; i < shares->n; i++)
    sum_anew(change, shares->shares[i].part, sites, 1);
  for (guint e = 0; e < n_elements; e++)
    for (guint i = over->first[e];
         (change[e][ERP_UP] != 0 || change[e][ERP_DOWN] != 0) && i < over->first[e + 1]; i++)
      if (!sites[over->sites[i]])
        sites[over->sites[i]] = ERP_SITE_KEPT;
}

/* Its neighbours are known when its own sites are planned. */
static void
plan_part(ErpWork *work, const ErpSitesOver *over, guint8 *sites) {
  ErpShares shares;
  work->marks = sites;
  g_autoptr(GArray) anew = sites_to_plan(work);
  erp_shares_init(&shares, work, anew);
  erp_shares_run(&shares, plan_share);
  mark_neighbours(&shares, work->before, over, sites);
  erp_work_assemble(work, &shares);
  erp_shares_clear(&shares);
}

ErpResults *
erp_evaluate_part(const ErpResults *results, const ErpSitesOver *over, const ErpOutage *outage,
                  guint8 *sites) {
  g_autoptr(ErpDiagList) said = erp_diag_list_new(NULL);
  ErpResults *part = results_new(results->plan, results->terrain, said);
  part->network = erp_network_under(results->network, outage);
  ErpWork work;
  work_init(&work, part, 1, said);
  work.policies = erp_policies_new(part->network, said);
  erp_work_exits(&work);
  erp_work_legs(&work);
  erp_work_groups(&work);
  erp_work_carriers(&work);
  work.before = results;
  plan_part(&work, over, sites);
  part->legs = g_steal_pointer(&work.legs);
  erp_work_loads(&work);
  g_autoptr(GArray) looked_at = marked_sites(&work, 1U << ERP_SITE_ANEW | 1U << ERP_SITE_KEPT);
  decide_sites(&work, looked_at);
  work_clear(&work);
  return part;
}

ErpResults *
erp_evaluate_on(ErpPlan *plan, ErpTerrain *terrain, ErpDiagList *diags) {
  return erp_evaluate_under(plan, terrain, NULL, diags);
}

ErpResults *
erp_evaluate_after(ErpPlan *plan, const ErpOutage *outage, const ErpResults *before,
                   ErpDiagList *diags) {
  return evaluate_plan(plan, before->terrain, outage, before, g_get_num_processors(), diags);
}

ErpResults *
erp_evaluate(ErpPlan *plan, const ErpCatalogue *catalogue, ErpDiagList *diags) {
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  return erp_evaluate_on(plan, terrain, diags);
}

ErpResults *
erp_results_ref(ErpResults *results) {
  g_atomic_ref_count_inc(&results->refs);
  return results;
}

void
erp_results_unref(ErpResults *results) {
  if (results == NULL || !g_atomic_ref_count_dec(&results->refs))
    return;
  for (guint i = 0; i < results->n_groups; i++)
    g_free((guint *) results->groups[i].ids);
  g_free(results->groups);
  g_free(results->bridge);
  g_free(results->articulation);
  erp_changes_free(results->changes);
  erp_legs_unref(results->legs);
  erp_network_unref(results->network);
  erp_terrain_unref(results->terrain);
  erp_params_free(results->params);
  erp_plan_unref(results->plan);
  if (results->exits != NULL)
    g_atomic_rc_box_release((gpointer) results->exits);
  ErpSpares *spares = results->spares;
  if (spares != NULL)
    erp_spares_put(spares, results);
  else
    erp_results_free_arrays(results);
  erp_spares_unref(spares);
}

/* The best round trip is the penalty less. */
gint64
erp_alternative_ratio(const ErpAlternative *alternative) {
  if (alternative->penalty == ERP_UNSET)
    return ERP_UNSET;
  gint64 best = MAX(alternative->rtt - alternative->penalty, 1000);
  return (100 * alternative->rtt + best / 2) / best;
}

guint
erp_alternative_score(const ErpResults *results, const ErpAlternative *alternative) {
  return alternative->rtt == ERP_UNSET ? 0 : erp_params_score(results->params, alternative->rtt);
}

guint
erp_alternative_score_best(const ErpResults *results, const ErpAlternative *alternative) {
  return alternative->penalty == ERP_UNSET
             ? 0
             : erp_params_score(results->params, alternative->rtt - alternative->penalty);
}

const ErpAlternative *
erp_flow_planned(const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE ? &flow->options->er
         : flow->via == ERP_VIA_INTERNET   ? &flow->options->net
                                           : NULL;
}

guint
erp_results_site_flows(const ErpResults *results, guint32 site, guint *n) {
  *n = 0;
  if (site >= results->network->n_sites)
    return results->n_flows;
  *n = results->starts[site + 1].flow - results->starts[site].flow;
  return results->starts[site].flow;
}

ErpProvenance
erp_route_provenance(const ErpResults *results, guint32 route) {
  return route == ERP_NONE ? ERP_PROVENANCE_MODELLED : results->routes[route].provenance;
}
