/* How clients find their way: proxies, resolvers and VPNs, CLI-02, CLI-05 to CLI-08 and WAN-06. */
#include "review/checks.h"

#include <string.h>

#include "base/geo.h"
#include "review/context.h"

#include "base/i18n.h"

static void
put(GArray **nodes, guint32 node) {
  if (*nodes == NULL)
    *nodes = g_array_new(FALSE, FALSE, sizeof(guint32));
  if ((*nodes)->len == 0 || g_array_index(*nodes, guint32, (*nodes)->len - 1) != node)
    g_array_append_val(*nodes, node);
}

/* ---- CLI-02: exceptions for the circuit ------------------------------------------------------ */

/* Cloud traffic that a policy sends to a circuit or that is planned over one; as long as nobody
 * says what goes past the proxy, also what would take a circuit if it did. */
static gboolean
wants_circuit(const ErpReview *review, const ErpPolicyIndex *policies, const ErpProxy *proxy,
              const ErpFlow *flow) {
  if (!erp_flow_active(flow) || !erp_flow_is_cloud(review, flow) ||
      (erp_flow_is_m365(flow) && !review->results->groups[flow->group].expressroute))
    return FALSE;
  return flow->via == ERP_VIA_EXPRESSROUTE ||
         erp_policy_index_circuit(policies, flow) != ERP_NONE ||
         (proxy->bypass == NULL && !flow->by_policy && flow->options->er.route != ERP_NONE);
}

typedef struct {
  GArray *sites;   /* behind the proxy, that use circuits; or NULL */
  guint64 lacking; /* services that go to the proxy all the same */
} Behind;

static const char *
say_services(ErpReview *review, guint64 services) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < review->results->catalogue->n_services && i < 64; i++)
    if (services >> i & 1)
      g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", erp_say_service(review, i));
  return g_string_chunk_insert_const(review->texts, text->str);
}

static void
find_behind(const ErpReview *review, Behind *behind) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  const ErpPolicyIndex *policies = erp_review_policies(review);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const char *id = network->nodes[flow->site].site->proxy;
    guint32 proxy = id == NULL ? ERP_NONE : erp_network_proxy(network, id);
    if (proxy == ERP_NONE || !wants_circuit(review, policies, network->proxies[proxy].proxy, flow))
      continue;
    put(&behind[proxy].sites, flow->site);
    if (flow->service < 64 && (network->proxies[proxy].bypass >> flow->service & 1) == 0)
      behind[proxy].lacking |= G_GUINT64_CONSTANT(1) << flow->service;
  }
}

void
erp_check_cli_02(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree Behind *behind = g_new0(Behind, network->n_proxies + 1);
  guint n_scope = 0, n_pass = 0;
  find_behind(review, behind);
  for (guint i = 0; i < network->n_proxies; i++) {
    const ErpProxy *proxy = network->proxies[i].proxy;
    g_autoptr(GArray) sites = behind[i].sites;
    if (sites == NULL)
      continue;
    n_scope++;
    n_pass += behind[i].lacking == 0;
    if (behind[i].lacking == 0)
      continue;
    gboolean stated = proxy->bypass != NULL;
    ErpFinding *finding = erp_review_add(
        review, rule, stated ? ERP_VERDICT_FAIL : ERP_VERDICT_NOT_ANSWERED, proxy->id,
        &proxy->record,
        g_strdup_printf(stated ? _("The exceptions of %s do not name %s, which %s should send to a "
                                   "circuit: the proxy takes it to the internet")
                               : _("The plan states no exceptions of %s for %s, which %s should "
                                   "send to a circuit"),
                        erp_say_element(review, network->proxies[i].element),
                        say_services(review, behind[i].lacking), erp_say_nodes(review, sites)));
    erp_finding_sites(review, finding, sites);
    finding->n_objects = 1;
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site behind a proxy uses a circuit"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u proxy lets what goes to circuits pass by",
                                   "%u proxies let what goes to circuits pass by", n_pass),
                      n_pass));
}

/* ---- CLI-05: the order of a PAC file --------------------------------------------------------- */

void
erp_check_cli_05(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree Behind *behind = g_new0(Behind, network->n_proxies + 1);
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  find_behind(review, behind);
  for (guint i = 0; i < network->n_proxies; i++) {
    g_autoptr(GArray) sites = behind[i].sites;
    if (sites != NULL && network->proxies[i].proxy->bypass != NULL)
      g_ptr_array_add(open, (gpointer) &network->proxies[i].proxy->record);
  }
  if (open->len == 0)
    erp_review_add_not_applicable(
        review, rule, _("No proxy states exceptions for traffic that goes to a circuit"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("Does the PAC file of proxy %s name hosts that are on the internet only "
                         "before the wildcards they belong to? Whoever keeps that file can say"));
}

/* ---- CLI-06: the resolver is near the egress ------------------------------------------------- */

typedef struct {
  guint32 resolver, egress;
  gint64 distance; /* ERP_UNSET when one of them has no coordinates */
  GArray *sites;
} Pair;

static void
pair_free(gpointer pair) {
  g_array_unref(((Pair *) pair)->sites);
  g_free(pair);
}

/* The sites of a resolver that names are resolved by elsewhere, by the egress they leave by. */
static void
note_pair(const ErpNetwork *network, GPtrArray *pairs, GHashTable *index, guint32 site,
          guint32 resolver, guint32 egress) {
  gint64 key = (gint64) resolver << 32 | egress;
  Pair *pair = g_hash_table_lookup(index, &key);
  if (pair == NULL) {
    const ErpNode *at = &network->nodes[resolver];
    const ErpEgress *out = &network->egresses[egress];
    pair = g_new0(Pair, 1);
    *pair = (Pair){resolver, egress, ERP_UNSET, g_array_new(FALSE, FALSE, sizeof(guint32))};
    if (at->placed && out->placed)
      pair->distance = erp_geo_distance(at->lat, at->lon, out->lat, out->lon);
    g_ptr_array_add(pairs, pair);
    gint64 *own = g_new(gint64, 1);
    *own = key;
    g_hash_table_insert(index, own, pair);
  }
  put(&pair->sites, site);
}

/* Returns the number of sites that resolve at home: a resolver of one's own leaves by the same
 * egress. */
static guint
find_pairs(const ErpReview *review, GPtrArray *pairs) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  g_autoptr(GHashTable) index = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  guint n_home = 0;
  for (guint32 site = 0; site < network->n_sites; site++) {
    const char *dns = network->nodes[site].site->dns;
    guint32 resolver = dns == NULL ? site : erp_network_node(network, dns);
    gboolean home = FALSE;
    guint n, first = erp_results_site_flows(results, site, &n);
    for (guint i = first; i < first + n && resolver != ERP_NONE; i++) {
      const ErpFlow *flow = &results->flows[i];
      const ErpRoute *route = erp_flow_route(review, flow);
      if (!erp_flow_is_cloud(review, flow) || !erp_flow_active(flow) ||
          flow->via != ERP_VIA_INTERNET || route == NULL || route->egress == ERP_NONE)
        continue;
      home |= resolver == site;
      if (resolver != site)
        note_pair(network, pairs, index, site, resolver, route->egress);
    }
    n_home += home;
  }
  return n_home;
}

static void
add_pair(ErpReview *review, const ErpRule *rule, const Pair *pair) {
  const ErpNetwork *network = review->results->network;
  const ErpNode *resolver = &network->nodes[pair->resolver];
  const char *egress = erp_say_element(review, network->egresses[pair->egress].element);
  gboolean known = pair->distance != ERP_UNSET;
  ErpFinding *finding = erp_review_add(
      review, rule, known ? ERP_VERDICT_WARN : ERP_VERDICT_NOT_ANSWERED, resolver->id,
      &resolver->site->record,
      known ? g_strdup_printf(_("Names of %s are resolved at %s, and traffic leaves by the %s, %s "
                                "away: Microsoft picks an entry point near the resolver"),
                              erp_say_nodes(review, pair->sites), resolver->name, egress,
                              erp_say(review, ERP_UNIT_LENGTH, pair->distance))
            : g_strdup_printf(
                  _("Names of %s are resolved at %s, and traffic leaves by the %s; one of "
                    "these has no coordinates"),
                  erp_say_nodes(review, pair->sites), resolver->name, egress));
  erp_finding_sites(review, finding, pair->sites);
  erp_finding_figure(finding, "distance_km", ERP_UNIT_LENGTH, pair->distance);
  erp_finding_limit(review, finding, "dns.km");
}

void
erp_check_cli_06(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func(pair_free);
  gint64 limit = erp_params_value(review->results->params, "dns.km");
  guint n_pass = find_pairs(review, pairs);
  if (n_pass == 0 && pairs->len == 0)
    erp_review_add_not_applicable(
        review, rule, _("No site reaches Microsoft 365 or Power Platform by an internet access"));
  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = pairs->pdata[i];
    if (pair->distance != ERP_UNSET && pair->distance <= limit)
      n_pass += pair->sites->len;
    else
      add_pair(review, rule, pair);
  }
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site resolves names near its egress",
                                   "%u sites resolve names near their egress", n_pass),
                      n_pass));
}

/* ---- CLI-07: mobile users and VPNs ----------------------------------------------------------- */

/* Sites behind a forced VPN, or NULL, and the most its head-end adds for one of them, in us;
 * ERP_UNSET when that is not known of any. */
typedef struct {
  GArray *sites;
  gint64 worst;
} Tunnelled;

typedef struct {
  Tunnelled slow, forced; /* above the limit, and the others */
} Tunnel;

static void
put_behind(Tunnelled *tunnelled, guint32 site, gint64 cost) {
  tunnelled->worst = tunnelled->sites == NULL ? cost : MAX(tunnelled->worst, cost);
  put(&tunnelled->sites, site);
}

/* What the way over the head-end takes more than the direct one; modelled. */
static gint64
tunnel_cost(const ErpNetwork *network, guint32 site, const ErpNetDevice *vpn) {
  const ErpNode *from = &network->nodes[site], *head = &network->nodes[vpn->node];
  if (!from->placed || !head->placed || from->door == ERP_NONE || head->door == ERP_NONE)
    return ERP_UNSET;
  gint64 way = site == vpn->node ? 0 : erp_latency_rtt(network->model, from->anchor, head->anchor);
  return MAX(0, way + vpn->delay + head->door_rtt - from->door_rtt);
}

static void
add_tunnel(ErpReview *review, const ErpRule *rule, const ErpNetDevice *vpn, ErpVerdict verdict,
           const Tunnelled *tunnelled) {
  if (tunnelled->sites == NULL)
    return;
  const char *name = erp_say_element(review, vpn->element);
  const char *sites = erp_say_nodes(review, tunnelled->sites);
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, vpn->vpn->id, &vpn->vpn->record,
      tunnelled->worst == ERP_UNSET
          ? g_strdup_printf(_("The %s forces all traffic of the mobile users of %s through its "
                              "head-end; without coordinates nobody can say how far that is"),
                            name, sites)
          : g_strdup_printf(_("The %s forces all traffic of the mobile users of %s through its "
                              "head-end, which adds up to ~%s"),
                            name, sites, erp_say(review, ERP_UNIT_TIME, tunnelled->worst)));
  erp_finding_sites(review, finding, tunnelled->sites);
  finding->n_objects = 1;
  erp_finding_rtt(finding, "added_ms", tunnelled->worst, ERP_PROVENANCE_MODELLED);
  erp_finding_limit(review, finding, "gp.material");
}

static gboolean
has_mobile_users(const ErpSite *site) {
  return site->mobile > 0 || site->kind == ERP_SITE_ROAMING;
}

void
erp_check_cli_07(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree Tunnel *tunnels = g_new0(Tunnel, network->n_vpns + 1);
  gint64 limit = erp_params_value(review->results->params, "gp.material");
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_sites; i++) {
    const ErpSite *site = network->nodes[i].site;
    guint32 vpn = site->vpn == NULL ? ERP_NONE : erp_network_vpn(network, site->vpn);
    if (vpn == ERP_NONE || !has_mobile_users(site))
      continue;
    n_scope++;
    if (network->vpns[vpn].vpn->mode == ERP_VPN_SPLIT) {
      n_pass++;
      continue;
    }
    gint64 cost = tunnel_cost(network, i, &network->vpns[vpn]);
    gboolean slow = cost != ERP_UNSET && cost > limit;
    put_behind(slow ? &tunnels[vpn].slow : &tunnels[vpn].forced, i, cost);
  }
  for (guint i = 0; i < network->n_vpns; i++) {
    add_tunnel(review, rule, &network->vpns[i], ERP_VERDICT_FAIL, &tunnels[i].slow);
    add_tunnel(review, rule, &network->vpns[i], ERP_VERDICT_WARN, &tunnels[i].forced);
    g_clear_pointer(&tunnels[i].slow.sites, g_array_unref);
    g_clear_pointer(&tunnels[i].forced.sites, g_array_unref);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No mobile users come in by a VPN"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("Mobile users of %u site go direct: their VPN is split",
                                   "Mobile users of %u sites go direct: their VPN is split",
                                   n_pass),
                      n_pass));
}

/* ---- CLI-08: what must stay private ---------------------------------------------------------- */

/* What sends the flow of a circuit to the internet when it is lost: the circuit, or the peering
 * location with all its circuits. */
typedef enum { LOSS_NONE, LOSS_OF_CIRCUIT, LOSS_OF_PLACE } Loss;

static Loss
loss_that_leaks(const ErpReview *review, const ErpReach *reach, const ErpFlow *flow,
                guint32 circuit) {
  const ErpNetwork *network = review->results->network;
  gboolean another = FALSE, elsewhere = FALSE;
  if (flow->options->net.route == ERP_NONE)
    return LOSS_NONE;
  for (guint32 i = 0; i < network->n_circuits; i++) {
    if (i == circuit || erp_circuit_lacks(review, reach, flow, &network->circuits[i]) != NULL)
      continue;
    another = TRUE;
    elsewhere |= !erp_network_same_place(network, network->circuits[i].node,
                                         network->circuits[circuit].node);
  }
  return !another ? LOSS_OF_CIRCUIT : !elsewhere ? LOSS_OF_PLACE : LOSS_NONE;
}

/* Sites that leak, by what is lost: circuits, then peering locations by node, then nothing. */
typedef struct {
  GArray **sites;
  guint32 n;
} Leaks;

/* Where the leak of a bound flow is noted, or ERP_NONE when there is none. */
static guint32
leak_of(const ErpReview *review, const ErpReach *reach, const ErpFlow *flow, const Leaks *leaks) {
  const ErpNetwork *network = review->results->network;
  const ErpRoute *route = erp_flow_route(review, flow);
  if (flow->via == ERP_VIA_INTERNET)
    return leaks->n - 1;
  if (route == NULL)
    return ERP_NONE;
  switch (loss_that_leaks(review, reach, flow, route->circuit)) {
  case LOSS_NONE:
    return ERP_NONE;
  case LOSS_OF_CIRCUIT:
    return route->circuit;
  case LOSS_OF_PLACE:
    return network->n_circuits + network->circuits[route->circuit].node;
  }
  g_return_val_if_reached(ERP_NONE);
}

static void
add_leak(ErpReview *review, const ErpRule *rule, guint32 lost, const GArray *sites) {
  const ErpNetwork *network = review->results->network;
  const ErpRecord *record = NULL;
  if (lost < network->n_circuits)
    record = &network->circuits[lost].circuit->record;
  else if (lost < network->n_circuits + network->n_nodes)
    record = &network->nodes[lost - network->n_circuits].location->record;
  const char *names = erp_say_nodes(review, sites);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, record == NULL ? NULL : erp_record_id(record), record,
      record == NULL
          ? g_strdup_printf(_("Traffic of %s that has to stay on circuits leaves by the internet"),
                            names)
      : lost < network->n_circuits
          ? g_strdup_printf(_("After the loss of %s, traffic of %s that has to stay on circuits "
                              "leaves by the internet"),
                            erp_say_record(review, record), names)
          : g_strdup_printf(_("After the loss of the peering location %s, traffic of %s that has "
                              "to stay on circuits leaves by the internet"),
                            network->nodes[lost - network->n_circuits].name, names));
  erp_finding_sites(review, finding, sites);
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
}

void
erp_check_cli_08(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  const ErpPolicyIndex *policies = erp_review_policies(review);
  g_autoptr(ErpReach) reach = erp_reach_new(review);
  guint32 n_leaks = network->n_circuits + network->n_nodes + 1;
  g_autofree GArray **of_loss = g_new0(GArray *, n_leaks);
  Leaks leaks = {of_loss, n_leaks};
  guint n_pass = 0, n_scope = 0;
  for (guint32 site = 0; site < network->n_sites; site++) {
    gboolean bound = FALSE, good = TRUE;
    if (network->nodes[site].site->closed != TRUE) /* no flow of it is bound */
      continue;
    guint n, first = erp_results_site_flows(results, site, &n);
    for (guint i = first; i < first + n; i++) {
      const ErpFlow *flow = &results->flows[i];
      if (!erp_policy_index_is_bound(policies, flow))
        continue;
      guint32 leak = leak_of(review, reach, flow, &leaks);
      bound = TRUE;
      good = good && leak == ERP_NONE;
      if (leak != ERP_NONE)
        put(&leaks.sites[leak], site);
    }
    n_scope += bound;
    n_pass += bound && good;
  }
  for (guint32 i = 0; i < leaks.n; i++) {
    g_autoptr(GArray) sites = leaks.sites[i];
    if (sites != NULL)
      add_leak(review, rule, i, sites);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No closed site has a policy that names circuits only"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("Traffic of %u closed site stays on circuits, or stops",
                                   "Traffic of %u closed sites stays on circuits, or stops",
                                   n_pass),
                      n_pass));
}

/* ---- WAN-06: proxies on the path ------------------------------------------------------------- */

/* A byte per element: inspected traffic of the optimize category passes it. */
static guint8 *
passed_by_optimize(const ErpReview *review) {
  const ErpResults *results = review->results;
  guint8 *passed = g_new0(guint8, results->network->n_elements + 1);
  for (guint i = 0; results->network->n_proxies > 0 && i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || !erp_flow_active(flow) || !erp_flow_is_m365(flow) ||
        results->groups[flow->group].category != ERP_CATEGORY_OPTIMIZE)
      continue;
    for (guint h = 0; h < route->n_hops; h++)
      passed[route->hops[h].element] = 1;
  }
  return passed;
}

static ErpVerdict
judge_proxy(const ErpResults *results, const ErpNetDevice *device, gboolean optimize,
            guint *direction) {
  const ErpElement *element = &results->network->elements[device->element];
  const ErpElementLoad *load = &results->loads[device->element];
  for (*direction = 0; *direction < ERP_DIRECTIONS; ++*direction)
    if (element->capacity[*direction] != ERP_UNSET &&
        load->load[*direction] > element->capacity[*direction])
      return ERP_VERDICT_FAIL;
  if (device->proxy->inspection == TRUE && optimize)
    return ERP_VERDICT_WARN;
  return device->proxy->delay == ERP_UNSET || device->proxy->capacity == ERP_UNSET
             ? ERP_VERDICT_NOT_ANSWERED
             : ERP_VERDICT_PASS;
}

static void
add_proxy(ErpReview *review, const ErpRule *rule, const ErpNetDevice *device, ErpVerdict verdict,
          guint direction) {
  const ErpResults *results = review->results;
  const char *name = erp_say_element(review, device->element);
  if (verdict == ERP_VERDICT_WARN) {
    erp_review_add(review, rule, verdict, device->proxy->id, &device->proxy->record,
                   g_strdup_printf(_("The %s opens TLS of optimize endpoints, which adds %s"), name,
                                   erp_say(review, ERP_UNIT_TIME, device->delay)));
    return;
  }
  gint64 load = results->loads[device->element].load[direction];
  gint64 capacity = results->network->elements[device->element].capacity[direction];
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, device->proxy->id, &device->proxy->record,
      g_strdup_printf(_("The %s is to carry %s of %s"), name, erp_say(review, ERP_UNIT_RATE, load),
                      erp_say(review, ERP_UNIT_RATE, capacity)));
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, load);
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, capacity);
}

void
erp_check_wan_06(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  g_autofree guint8 *passed = passed_by_optimize(review);
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_proxies; i++) {
    const ErpNetDevice *device = &network->proxies[i];
    guint direction;
    if (results->loads[device->element].n_flows == 0)
      continue;
    ErpVerdict verdict = judge_proxy(results, device, passed[device->element] != 0, &direction);
    n_scope++;
    n_pass += verdict == ERP_VERDICT_PASS;
    if (verdict == ERP_VERDICT_NOT_ANSWERED)
      g_ptr_array_add(open, (gpointer) &device->proxy->record);
    else if (verdict != ERP_VERDICT_PASS)
      add_proxy(review, rule, device, verdict, direction);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No traffic passes a proxy"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not state both throughput and processing delay of proxy "
                         "%s"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u proxy carries its load and opens nothing of "
                                                   "the optimize category",
                                                   "%u proxies carry their load and open nothing "
                                                   "of the optimize category",
                                                   n_pass),
                                      n_pass));
}
