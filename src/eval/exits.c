#include "eval/work.h"

#define CHAIN_MAX 64

static gint64
egress_rtt(const ErpEgress *egress) {
  if (egress->door_rtt == ERP_UNSET)
    return G_MAXINT64;
  return egress->provenance == ERP_PROVENANCE_MEASURED
             ? egress->door_rtt
             : egress->door_rtt + egress->access + egress->haul;
}

static void
find_local_egresses(const ErpWork *work, ErpSiteExit *exits) {
  const ErpNetwork *network = work->network;
  for (guint32 i = 0; i < network->n_egresses; i++) {
    const ErpEgress *egress = &network->egresses[i];
    ErpSiteExit *site = &exits[egress->node];
    const ErpElement *element = &network->elements[egress->element];
    if (element->capacity[ERP_UP] == 0 || element->capacity[ERP_DOWN] == 0 ||
        erp_network_lost(network, egress->element))
      continue;
    if (site->local == ERP_NONE || egress_rtt(egress) < egress_rtt(&network->egresses[site->local]))
      site->local = i;
  }
}

static gboolean
is_roaming(const ErpSite *site) {
  return site->kind == ERP_SITE_ROAMING;
}

static void
choose_exit(const ErpWork *work, ErpSiteExit *exits, guint32 index) {
  const ErpNetwork *network = work->network;
  const ErpSite *site = network->nodes[index].site;
  ErpSiteExit *way = &exits[index];
  guint32 via = erp_network_node(network, site->internet_via);
  way->start = index;
  way->vpn = ERP_NONE;
  way->proxy = erp_network_proxy(network, site->proxy);
  guint32 resolver = erp_network_node(network, site->dns);
  gboolean elsewhere = resolver != index && resolver < network->n_sites;
  /* Names are resolved at the site itself when its resolver is lost. */
  way->resolver = elsewhere && !network->lost.nodes[resolver] ? resolver : ERP_NONE;
  if (is_roaming(site)) {
    guint32 vpn = erp_network_vpn(network, site->vpn);
    if (vpn != ERP_NONE && network->vpns[vpn].vpn->mode == ERP_VPN_FORCED) {
      way->vpn = vpn;
      way->start = network->vpns[vpn].node;
    }
  }
  way->index = ERP_NONE;
  if (via != ERP_NONE && via != index && via < network->n_sites) {
    way->way = ERP_EXIT_WAY_VIA; /* a closed site may not go out by itself, but by another one */
    way->index = via;
  } else if (site->closed == TRUE) {
    way->way = ERP_EXIT_WAY_NONE;
  } else if (way->local != ERP_NONE) {
    way->way = ERP_EXIT_WAY_LOCAL;
    way->index = way->local;
  } else {
    way->way = is_roaming(site) ? ERP_EXIT_WAY_DIRECT : ERP_EXIT_WAY_NEAREST;
  }
}

static void
wish(GArray *wishes, guint32 from, guint32 to) {
  ErpLegWish leg = {from, to};
  if (to != ERP_NONE && from != to)
    g_array_append_val(wishes, leg);
}

/* The site a policy option leads over, ERP_NONE when it is not a site's egress. */
static guint32
option_site(const ErpNetwork *network, const char *option) {
  guint32 node = erp_network_node(network, option);
  if (node != ERP_NONE)
    return node < network->n_sites ? node : ERP_NONE;
  const ErpRecord *record = erp_plan_find(network->plan, option);
  if (record == NULL || record->kind != ERP_KIND_EXIT)
    return ERP_NONE;
  guint32 element = erp_network_element(network, ERP_AS(ErpExit, EXIT, record)->ref);
  if (element == ERP_NONE || network->elements[element].kind != ERP_ELEMENT_INTERNET)
    return ERP_NONE;
  return network->elements[element].node;
}

static void
wish_target(const ErpWork *work, GArray *wishes, const ErpPolicy *policy, guint32 to) {
  guint32 site = erp_network_node(work->network, policy->site);
  if (to == ERP_NONE)
    return;
  if (policy->site != NULL) {
    if (site < work->network->n_sites)
      wish(wishes, work->exits[site].start, to);
    return;
  }
  for (guint32 i = 0; i < work->network->n_sites; i++)
    wish(wishes, work->exits[i].start, to);
}

static void
wish_for_policies(const ErpWork *work, GArray *wishes) {
  const ErpNetwork *network = work->network;
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_POLICY, &n);
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL); /* targets wished for everywhere */
  for (guint i = 0; i < n; i++) {
    const ErpPolicy *policy = ERP_AS(ErpPolicy, POLICY, records[i]);
    guint32 proxy = erp_network_proxy(network, policy->proxy);
    guint32 to = proxy != ERP_NONE ? network->proxies[proxy].node : ERP_NONE;
    for (char **option = policy->via;; option++) {
      if (to != ERP_NONE &&
          (policy->site != NULL || g_hash_table_add(seen, GUINT_TO_POINTER(to + 1))))
        wish_target(work, wishes, policy, to);
      if (option == NULL || *option == NULL)
        break;
      to = option_site(network, *option);
    }
  }
}

static GArray *
collect_wishes(const ErpWork *work) {
  const ErpNetwork *network = work->network;
  GArray *wishes = g_array_new(FALSE, FALSE, sizeof(ErpLegWish));
  for (guint32 i = 0; i < network->n_sites; i++) {
    const ErpSiteExit *way = &work->exits[i];
    if (way->way == ERP_EXIT_WAY_VIA)
      wish(wishes, i, way->index);
    if (way->proxy != ERP_NONE)
      wish(wishes, way->start, network->proxies[way->proxy].node);
  }
  wish_for_policies(work, wishes);
  return wishes;
}

void
erp_work_exits(ErpWork *work) {
  const ErpNetwork *network = work->network;
  if (work->before != NULL &&
      (work->difference.bits & (ERP_DIFFERS_ACCESSES | ERP_DIFFERS_PLACES)) == 0) {
    work->results->exits = g_atomic_rc_box_acquire((gpointer) work->before->exits);
    work->exits = work->results->exits;
    return;
  }
  ErpSiteExit *exits = g_atomic_rc_box_alloc0(MAX(network->n_sites, 1) * sizeof *exits);
  for (guint32 i = 0; i < network->n_sites; i++)
    exits[i].local = ERP_NONE;
  find_local_egresses(work, exits);
  for (guint32 i = 0; i < network->n_sites; i++)
    choose_exit(work, exits, i);
  work->results->exits = work->exits = exits;
}

static void
legs_after(ErpWork *work) {
  ErpLegs *before = work->before->legs;
  work->legs = (work->difference.bits & ERP_DIFFERS_LINKS) == 0
                   ? erp_legs_ref(before)
                   : erp_legs_after(before, work->network, &work->turns);
}

void
erp_work_legs(ErpWork *work) {
  const ErpNetwork *network = work->network;
  if (work->before != NULL && !work->has_other_policies) {
    legs_after(work);
    return;
  }
  g_autoptr(GArray) wishes = collect_wishes(work);
  const ErpLegWish *first = (const ErpLegWish *) (const void *) wishes->data;
  if (work->before != NULL && erp_legs_have(work->before->legs, first, wishes->len)) {
    legs_after(work);
    return;
  }
  g_autofree guint8 *open = g_new0(guint8, MAX(network->n_sites, 1));
  for (guint32 i = 0; i < network->n_sites; i++)
    open[i] = work->exits[i].way == ERP_EXIT_WAY_LOCAL && !is_roaming(network->nodes[i].site);
  work->legs = erp_legs_new(network, first, wishes->len, open);
}

guint32
erp_work_final_egress(const ErpWork *work, guint32 site) {
  for (guint i = 0; i < CHAIN_MAX; i++) {
    const ErpSiteExit *way = &work->exits[site];
    if (way->way == ERP_EXIT_WAY_LOCAL)
      return way->index;
    if (way->way != ERP_EXIT_WAY_VIA)
      return ERP_NONE;
    site = way->index;
  }
  return ERP_NONE;
}
