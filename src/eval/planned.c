#include "eval/work.h"

/* What is decided for one flow while its planned way is looked for. */
typedef struct {
  ErpWork *work;
  ErpFlow *flow;
  ErpOptions options;
  const ErpPolicy *policy; /* or NULL */
  guint32 start;           /* node the site's traffic starts at */
  guint32 environment;     /* ERP_NONE when it ends at the entry point */
  guint32 region;          /* where the backbone leads, or ERP_NONE */
  guint32 nearest;         /* usable circuit of lowest latency, or ERP_NONE */
  ErpLack lack;
} Choice;

/* A PAC file cannot name what the default category is made of, so that stays with the proxy. */
static gboolean
bypasses(const ErpWork *work, guint32 proxy, const ErpFlow *flow) {
  if (flow->group != ERP_NONE &&
      work->results->groups[flow->group].category == ERP_CATEGORY_DEFAULT)
    return FALSE;
  return flow->service < 64 && (work->network->proxies[proxy].bypass >> flow->service & 1) != 0;
}

static guint32
policy_proxy(const ErpWork *work, const ErpPolicy *policy) {
  if (policy == NULL || policy->proxy == NULL)
    return ERP_NONE;
  return erp_network_proxy(work->network, policy->proxy);
}

static ErpRecipe
internet_recipe(const Choice *choice) {
  const ErpWork *work = choice->work;
  const ErpFlow *flow = choice->flow;
  const ErpSiteExit *way = &work->exits[flow->site];
  ErpRecipe recipe = erp_recipe(ERP_ROUTE_INTERNET);
  recipe.region = choice->region;
  if (work->network->catalogue->services[flow->service].dns_steered)
    recipe.resolver = way->resolver;
  return recipe;
}

/* The site's own proxy unless the flow goes past it, or ERP_NONE. */
static guint32
own_proxy(const Choice *choice) {
  guint32 proxy = choice->work->exits[choice->flow->site].proxy;
  return proxy == ERP_NONE || bypasses(choice->work, proxy, choice->flow) ? ERP_NONE : proxy;
}

/* The site's own way to the internet, by the policy's proxy or its own. */
static guint32
own_internet(const Choice *choice) {
  const ErpWork *work = choice->work;
  ErpRecipe recipe = internet_recipe(choice);
  recipe.proxy = policy_proxy(work, choice->policy);
  if (recipe.proxy == ERP_NONE)
    recipe.proxy = own_proxy(choice);
  return erp_work_route(choice->work, choice->flow->site, &recipe);
}

static guint32
circuit_route(const Choice *choice, guint32 circuit) {
  ErpRecipe recipe = erp_recipe(ERP_ROUTE_EXPRESSROUTE);
  recipe.circuit = circuit;
  recipe.region = choice->region;
  return erp_work_route(choice->work, choice->flow->site, &recipe);
}

static gboolean
take(const Choice *choice, ErpVia via, guint32 route) {
  if (route == ERP_NONE)
    return FALSE;
  choice->flow->via = via;
  choice->flow->route = route;
  return TRUE;
}

static gboolean
supports_expressroute(const Choice *choice) {
  const ErpFlow *flow = choice->flow;
  return flow->group == ERP_NONE || choice->work->results->groups[flow->group].expressroute;
}

static gboolean
take_circuit(const Choice *choice, guint32 circuit) {
  const ErpFlow *flow = choice->flow;
  /* Only a policy that names the category plans what ExpressRoute cannot carry over it. */
  if (!supports_expressroute(choice) && choice->policy->category == NULL)
    return FALSE;
  if (choice->work->services[flow->service] == ERP_SERVICE_INTERNET)
    return FALSE;
  guint32 latency = erp_legs_circuit_latency(choice->work->legs, choice->start, circuit);
  if (erp_work_circuit_lacks(choice->work, circuit, latency, flow->site, flow->service,
                             choice->environment) != ERP_LACKS_NOTHING)
    return FALSE;
  return take(choice, ERP_VIA_EXPRESSROUTE, circuit_route(choice, circuit));
}

static gboolean
take_egress(const Choice *choice, guint32 element) {
  const ErpNetwork *network = choice->work->network;
  if (element == ERP_NONE || network->elements[element].kind != ERP_ELEMENT_INTERNET)
    return FALSE;
  ErpRecipe recipe = internet_recipe(choice);
  recipe.egress = element - network->n_links; /* accesses stand right behind the links */
  return take(choice, ERP_VIA_INTERNET, erp_work_route(choice->work, choice->flow->site, &recipe));
}

static gboolean
take_exit(const Choice *choice, const ErpExit *exit_record) {
  const ErpNetwork *network = choice->work->network;
  if (exit_record->kind == ERP_EXIT_INTERNET)
    return take_egress(choice, erp_network_element(network, exit_record->ref));
  guint32 circuit = erp_network_circuit(network, exit_record->ref);
  return circuit != ERP_NONE && take_circuit(choice, circuit);
}

static gboolean
take_option(const Choice *choice, const char *option) {
  const ErpNetwork *network = choice->work->network;
  if (g_str_equal(option, "internet"))
    return take(choice, ERP_VIA_INTERNET, own_internet(choice));
  guint32 circuit = erp_network_circuit(network, option);
  if (circuit != ERP_NONE)
    return take_circuit(choice, circuit);
  guint32 node = erp_network_node(network, option);
  if (node != ERP_NONE && node < network->n_sites) {
    ErpRecipe recipe = internet_recipe(choice);
    recipe.target = node;
    return take(choice, ERP_VIA_INTERNET,
                erp_work_route(choice->work, choice->flow->site, &recipe));
  }
  const ErpRecord *record = erp_plan_find(network->plan, option);
  return record != NULL && record->kind == ERP_KIND_EXIT &&
         take_exit(choice, ERP_AS(ErpExit, EXIT, record));
}

static gboolean
take_policy(const Choice *choice) {
  if (choice->policy == NULL)
    return FALSE;
  for (char **option = choice->policy->via; option != NULL && *option != NULL; option++)
    if (take_option(choice, *option))
      return TRUE;
  return choice->policy->via == NULL && choice->policy->proxy != NULL &&
         take(choice, ERP_VIA_INTERNET, own_internet(choice));
}

/* What goes to a proxy has its address, whatever routes the site has learnt. */
static gboolean
take_routes(const Choice *choice) {
  return own_proxy(choice) == ERP_NONE && choice->nearest != ERP_NONE &&
         supports_expressroute(choice) &&
         take(choice, ERP_VIA_EXPRESSROUTE, circuit_route(choice, choice->nearest));
}

/* Alternatives: the internet way (the planned one when that is planned) and the circuit (the
 * planned one, else the nearest usable). */
static void
choose(Choice *choice) {
  ErpFlow *flow = choice->flow;
  ErpOptions *options = &choice->options;
  guint32 own = own_internet(choice);
  flow->by_policy = take_policy(choice);
  if (!flow->by_policy && !take_routes(choice))
    take(choice, ERP_VIA_INTERNET, own);
  options->net.route = flow->via == ERP_VIA_INTERNET ? flow->route : own;
  guint32 nearest = ERP_NONE;
  if (choice->nearest != ERP_NONE && supports_expressroute(choice))
    nearest = circuit_route(choice, choice->nearest);
  options->er.route = flow->via == ERP_VIA_EXPRESSROUTE ? flow->route : nearest;
  if (supports_expressroute(choice) && options->er.route == ERP_NONE)
    flow->missing = choice->lack == ERP_LACKS_NOTHING && erp_legs_are_cut(choice->work->legs)
                        ? ERP_LACKS_WAN
                        : choice->lack;
  options->nearest = options->er.route == nearest ? ERP_NONE : nearest;
  flow->other_cloud = choice->nearest == ERP_NONE && choice->lack == ERP_LACKS_CLOUD;
}

static guint32
environment_of(const ErpNetwork *network, const ErpDemand *demand) {
  if (demand == NULL || demand->environment == NULL)
    return network->n_environments == 1 ? 0 : ERP_NONE;
  return erp_network_environment(network, demand->environment);
}

static guint32
region_index(const ErpCatalogue *catalogue, const ErpRegion *region) {
  return region == NULL ? ERP_NONE : (guint32) (region - catalogue->regions);
}

/* The gateway a private demand ends at: the stated one, else the first living one in its region. */
static guint32
gateway_of(const ErpNetwork *network, const ErpDemand *demand) {
  if (demand == NULL)
    return ERP_NONE;
  if (demand->gateway != NULL)
    return erp_network_gateway(network, demand->gateway);
  const ErpRegion *region = demand->region != NULL
                                ? erp_catalogue_region(network->catalogue, demand->region, NULL)
                                : NULL;
  for (guint32 i = 0; region != NULL && i < network->n_gateways; i++)
    if (network->gateways[i].region == region &&
        !erp_network_lost(network, network->gateways[i].element))
      return i;
  return ERP_NONE;
}

static gboolean
prefers(const ErpPolicy *policy, const char *circuit) {
  for (char **option = policy != NULL ? policy->via : NULL; option != NULL && *option != NULL;
       option++)
    if (g_str_equal(*option, circuit))
      return TRUE;
  return FALSE;
}

/* A private demand: a policy's circuit, then the highest weight, then the lowest latency. */
static void
choose_private(Choice *choice) {
  const ErpNetwork *network = choice->work->network;
  ErpFlow *flow = choice->flow;
  guint32 index = gateway_of(network, flow->demand);
  const ErpRecord *gateway = index != ERP_NONE ? &network->gateways[index].gateway->record : NULL;
  ErpRecipe best = erp_recipe(ERP_ROUTE_PRIVATE);
  gint64 best_weight = -1;
  guint32 best_latency = ERP_GRAPH_NONE;
  for (guint i = 0; gateway != NULL && i < gateway->n_children; i++) {
    if (gateway->children[i]->kind != ERP_KIND_CONNECTION)
      continue;
    const ErpConnection *connection = ERP_AS(ErpConnection, CONNECTION, gateway->children[i]);
    guint32 circuit = erp_network_circuit(network, connection->circuit);
    if (circuit == ERP_NONE || network->circuits[circuit].private_peering == NULL)
      continue;
    guint32 latency = erp_legs_circuit_latency(choice->work->legs, choice->start, circuit);
    gint64 weight = connection->weight == ERP_UNSET ? 0 : connection->weight;
    if (prefers(choice->policy, connection->circuit)) {
      weight = G_MAXINT64;
      flow->by_policy = latency != ERP_GRAPH_NONE;
    }
    if (latency == ERP_GRAPH_NONE || weight < best_weight ||
        (weight == best_weight && latency >= best_latency))
      continue;
    best_weight = weight;
    best_latency = latency;
    best.circuit = circuit;
    best.gateway = index;
    best.fastpath = connection->fastpath == TRUE;
  }
  if (best.circuit != ERP_NONE)
    take(choice, ERP_VIA_PRIVATE, erp_work_route(choice->work, flow->site, &best));
  choice->options.er.route = flow->route;
}

/* The last look over all circuits; flows of one service stand together. */
typedef struct {
  guint32 site, service, environment;
  guint32 nearest;
  ErpLack lack;
  guint32 *latencies; /* of the site's ways to the circuits */
} LastLook;

static void
look_for_circuit(Choice *choice, LastLook *last) {
  const ErpFlow *flow = choice->flow;
  gboolean same_site = last->site == flow->site;
  if (!same_site)
    erp_legs_circuit_latencies(choice->work->legs, choice->start, last->latencies);
  if (!same_site || last->service != flow->service || last->environment != choice->environment) {
    last->site = flow->site;
    last->service = flow->service;
    last->environment = choice->environment;
    last->nearest = erp_work_nearest_circuit(choice->work, last->latencies, flow->site,
                                             flow->service, choice->environment, &last->lack);
  }
  choice->nearest = last->nearest;
  choice->lack = last->lack;
}

static ErpOptions
plan_flow(ErpWork *work, ErpFlow *flow, LastLook *last) {
  const ErpNetwork *network = work->network;
  int category = flow->group == ERP_NONE ? -1 : (int) work->results->groups[flow->group].category;
  Choice choice = {.work = work,
                   .flow = flow,
                   .options =
                       {
                           .net.route = ERP_NONE,
                           .er.route = ERP_NONE,
                           .nearest = ERP_NONE,
                       },
                   .policy = erp_policies_find(work->policies, flow->site, flow->service, category),
                   .start = work->exits[flow->site].start,
                   .environment = ERP_NONE,
                   .region = ERP_NONE,
                   .nearest = ERP_NONE,
                   .lack = ERP_LACKS_CIRCUIT};
  switch (work->services[flow->service]) {
  case ERP_SERVICE_M365:
    look_for_circuit(&choice, last);
    choose(&choice);
    break;
  case ERP_SERVICE_POWER:
    choice.environment = environment_of(network, flow->demand);
    if (choice.environment == ERP_NONE || network->environments[choice.environment].region == NULL)
      break;
    choice.region =
        region_index(network->catalogue, network->environments[choice.environment].region);
    look_for_circuit(&choice, last);
    choose(&choice);
    break;
  case ERP_SERVICE_AZURE:
    choose_private(&choice);
    break;
  case ERP_SERVICE_INTERNET:
    choose(&choice);
    break;
  }
  return choice.options;
}

/* Microsoft 365 of a site over the same ways fares alike, whatever the set. */
static gboolean
fares_alike(const ErpWork *work, const ErpFlow *a, const ErpFlow *b) {
  return a->site == b->site && a->demand == b->demand &&
         work->services[a->service] == ERP_SERVICE_M365 &&
         work->services[b->service] == ERP_SERVICE_M365;
}

static gboolean
same_ways(const ErpOptions *a, const ErpOptions *b) {
  return a->net.route == b->net.route && a->er.route == b->er.route && a->nearest == b->nearest;
}

#define NEIGHBOURS 4 /* flows before one that are likely to fare as it does */

/* Place of the flow's options, those of a neighbour if they are the same. */
static guint32
keep_options(ErpWork *work, guint index, const ErpOptions *options) {
  const ErpFlow *flow = &g_array_index(work->flows, ErpFlow, index);
  for (guint i = 1; i <= MIN(index, NEIGHBOURS); i++) {
    guint32 place = g_array_index(work->flow_options, guint32, index - i);
    if (fares_alike(work, flow - i, flow) &&
        same_ways(&g_array_index(work->options, ErpOptions, place), options))
      return place;
  }
  g_array_append_vals(work->options, options, 1);
  return work->options->len - 1;
}

void
erp_work_plan(ErpWork *work, guint32 site) {
  LastLook last = {.site = ERP_NONE, .latencies = work->latencies};
  for (guint i = work->results->starts[site].flow; i < work->flows->len; i++) {
    ErpOptions options = plan_flow(work, &g_array_index(work->flows, ErpFlow, i), &last);
    guint32 place = keep_options(work, i, &options);
    g_array_append_val(work->flow_options, place);
  }
}
