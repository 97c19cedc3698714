#include "eval/work.h"

#include "eval/network-build.h"
#include "base/i18n.h"

#define CATEGORIES 3

static gboolean
has_category(const ErpCatalogue *catalogue, const char *area, ErpCategory category,
             gboolean expressroute, GArray *ids) {
  for (guint i = 0; i < catalogue->n_endpoint_sets; i++) {
    const ErpEndpointSet *set = &catalogue->endpoint_sets[i];
    if (set->category == category && !set->expressroute == !expressroute &&
        g_str_equal(set->area, area))
      g_array_append_val(ids, set->id);
  }
  return ids->len > 0;
}

/* The share of its category, divided among the groups that have it. */
static void
weigh_groups(ErpWork *work) {
  static const char *const shares[CATEGORIES] = {"share.optimize", "share.allow", "share.default"};
  const ErpSetGroup *groups = work->results->groups;
  guint n = work->results->n_groups;
  work->group_weights = g_new(gint64, MAX(n, 1));
  for (guint i = 0; i < n; i++) {
    gint64 same = 0;
    for (guint j = 0; j < n; j++)
      same += groups[j].service == groups[i].service && groups[j].category == groups[i].category;
    work->group_weights[i] =
        erp_params_value(work->network->params, shares[groups[i].category]) / MAX(same, 1);
  }
}

void
erp_work_groups(ErpWork *work) {
  const ErpCatalogue *catalogue = work->network->catalogue;
  GArray *groups = g_array_new(FALSE, FALSE, sizeof(ErpSetGroup));
  for (guint service = 0; service < catalogue->n_services; service++) {
    const char *area = catalogue->services[service].area;
    for (guint i = 0; area != NULL && i < 2 * CATEGORIES; i++) {
      ErpSetGroup group = {
          .service = service, .category = (ErpCategory) (i / 2), .expressroute = i % 2 == 0};
      GArray *ids = g_array_new(FALSE, FALSE, sizeof(guint));
      if (!has_category(catalogue, area, group.category, group.expressroute, ids)) {
        g_array_unref(ids);
        continue;
      }
      group.n_ids = ids->len;
      group.ids = (const guint *) (void *) g_array_free(ids, FALSE);
      g_array_append_val(groups, group);
    }
  }
  work->results->n_groups = groups->len;
  work->results->groups = (ErpSetGroup *) (void *) g_array_free(groups, FALSE);
  weigh_groups(work);
}

static ErpTrafficClass
traffic_class(const ErpWork *work, guint32 service, const ErpDemand *demand) {
  if (demand != NULL && demand->traffic_class != ERP_UNSET)
    return (ErpTrafficClass) demand->traffic_class;
  return work->network->catalogue->services[service].traffic_class;
}

static ErpFlow
blank_flow(const ErpWork *work, guint32 site, guint32 service, const ErpDemand *demand) {
  gint64 users = work->network->nodes[site].site->users;
  return (ErpFlow){.site = site,
                   .service = service,
                   .group = ERP_NONE,
                   .demand = demand,
                   .users = users == ERP_UNSET ? 0 : (guint32) MIN(users, ERP_USERS_MAX),
                   .traffic_class = traffic_class(work, service, demand),
                   .route = ERP_NONE,
                   .missing = ERP_LACKS_NOTHING};
}

/* What the demand states, else users x profile where nothing is. */
static void
rates_of(const ErpWork *work, const ErpFlow *flow, gint64 rate[ERP_DIRECTIONS]) {
  const ErpCatalogue *catalogue = work->network->catalogue;
  const ErpDemand *demand = flow->demand;
  rate[ERP_UP] = rate[ERP_DOWN] = 0;
  if (demand != NULL && (demand->up != ERP_UNSET || demand->down != ERP_UNSET)) {
    rate[ERP_UP] = demand->up == ERP_UNSET ? 0 : MIN(demand->up, ERP_RATE_MAX);
    rate[ERP_DOWN] = demand->down == ERP_UNSET ? 0 : MIN(demand->down, ERP_RATE_MAX);
    return;
  }
  const ErpServiceProfile *profile =
      erp_catalogue_profile(catalogue, catalogue->services[flow->service].service);
  if (profile == NULL)
    return;
  rate[ERP_UP] = MIN((gint64) flow->users * profile->up, ERP_RATE_MAX);
  rate[ERP_DOWN] = MIN((gint64) flow->users * profile->down, ERP_RATE_MAX);
}

/* Splits a demand over the service's set groups by the shares of the categories it has. */
static void
add_grouped(ErpWork *work, const ErpFlow *flow, const gint64 rate[ERP_DIRECTIONS]) {
  const ErpResults *results = work->results;
  guint first = 0, n = 0;
  while (first < results->n_groups && results->groups[first].service != flow->service)
    first++;
  while (first + n < results->n_groups && results->groups[first + n].service == flow->service)
    n++;
  gint64 total = 0;
  for (guint i = first; i < first + n; i++)
    total += work->group_weights[i];
  gint64 left[ERP_DIRECTIONS] = {rate[ERP_UP], rate[ERP_DOWN]};
  for (guint i = first; i < first + n; i++) {
    ErpFlow part = *flow;
    part.group = i;
    gint64 weight = work->group_weights[i];
    for (guint d = 0; d < ERP_DIRECTIONS; d++) {
      gint64 share = total == 0 ? (i == first ? rate[d] : 0)
                                : (gint64) ((double) rate[d] * (double) weight / (double) total);
      part.rate[d] = i == first + n - 1 ? left[d] : MIN(share, left[d]);
      left[d] -= part.rate[d];
    }
    g_array_append_val(work->flows, part);
  }
}

static void
add_demand(ErpWork *work, guint32 site, guint32 service, const ErpDemand *demand) {
  ErpFlow flow = blank_flow(work, site, service, demand);
  gint64 rate[ERP_DIRECTIONS];
  rates_of(work, &flow, rate);
  if (work->services[service] == ERP_SERVICE_M365) {
    add_grouped(work, &flow, rate);
    return;
  }
  flow.rate[ERP_UP] = rate[ERP_UP];
  flow.rate[ERP_DOWN] = rate[ERP_DOWN];
  g_array_append_val(work->flows, flow);
}

static void
check_demand(const ErpWork *work, const ErpNode *site, const ErpDemand *demand,
             ErpDiagList *diags) {
  const char *suggestion = NULL;
  if (demand->service != NULL && erp_network_service(work->network, demand->service) == ERP_NONE) {
    erp_catalogue_service(work->network->catalogue, demand->service, &suggestion);
    erp_network_unknown(diags, &demand->record, site->id, _("service"), demand->service,
                        suggestion);
  }
  if (demand->home != NULL && erp_work_home_region(work, demand->home) == ERP_NONE)
    erp_network_unknown(diags, &demand->record, site->id, _("Microsoft 365 geography"),
                        demand->home, NULL);
}

/* Stated demands of one service, in document order, else the derived one. */
static void
add_service(ErpWork *work, guint32 site, guint32 service) {
  const ErpSite *record = work->network->nodes[site].site;
  const char *word = work->network->catalogue->services[service].service;
  gboolean stated = FALSE;
  for (guint i = 0; i < record->record.n_children; i++) {
    if (record->record.children[i]->kind != ERP_KIND_DEMAND)
      continue;
    const ErpDemand *demand = ERP_AS(ErpDemand, DEMAND, record->record.children[i]);
    if (g_strcmp0(demand->service, word) != 0)
      continue;
    stated = TRUE;
    add_demand(work, site, service, demand);
  }
  gint64 users = record->users;
  if (!stated && work->services[service] == ERP_SERVICE_M365 && work->network->tenant != NULL &&
      users != ERP_UNSET && users > 0)
    add_demand(work, site, service, NULL);
}

void
erp_work_check_demands(const ErpWork *work, ErpDiagList *diags) {
  const ErpNetwork *network = work->network;
  for (guint32 site = 0; site < network->n_sites; site++) {
    const ErpRecord *record = &network->nodes[site].site->record;
    for (guint i = 0; i < record->n_children; i++)
      if (record->children[i]->kind == ERP_KIND_DEMAND)
        check_demand(work, &network->nodes[site], ERP_AS(ErpDemand, DEMAND, record->children[i]),
                     diags);
  }
}

void
erp_work_demands(ErpWork *work, guint32 site) {
  for (guint32 service = 0; service < work->n_services; service++)
    add_service(work, site, service);
}
