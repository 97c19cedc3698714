#include "eval/work.h"

#include "graph/graph.h"
#include "base/i18n.h"

const char *
erp_lack_text(ErpLack lack) {
  static const char *const texts[] = {
      [ERP_LACKS_CIRCUIT] = N_("the plan has no circuit"),
      [ERP_LACKS_LIFE] = N_("every circuit is lost"),
      [ERP_LACKS_WAN] = N_("no WAN path leads to a circuit"),
      [ERP_LACKS_PEERING] = N_("no reachable circuit has a Microsoft peering"),
      [ERP_LACKS_COMMUNITY] = N_("no route filter accepts the service's community"),
      [ERP_LACKS_SKU] = N_("the circuit's SKU is not Premium"),
      [ERP_LACKS_SCOPE] = N_("the site is not in the scope of the circuit's routes"),
      [ERP_LACKS_CLOUD] = N_("the circuit belongs to another cloud"),
      [ERP_LACKS_NOTHING] = NULL,
  };
  return texts[lack] != NULL ? _(texts[lack]) : NULL;
}

static gboolean
accepts(const ErpNetCircuit *circuit, guint32 service, guint32 environment) {
  if (environment != ERP_NONE)
    return circuit->environments[environment] != 0;
  return service < 64 && (circuit->services >> service & 1) != 0;
}

/* A site that is none is in every scope. */
static gboolean
in_scope(const ErpNetCircuit *circuit, guint32 site, guint32 service, guint32 environment) {
  if (circuit->scope == NULL || site == ERP_NONE)
    return TRUE;
  if (environment != ERP_NONE)
    return circuit->scope[site] != 0;
  return (circuit->scope[site] >> service & 1) != 0;
}

static ErpCloud
wanted_cloud(const ErpNetwork *network, guint32 environment) {
  return environment == ERP_NONE ? network->cloud : network->environments[environment].cloud;
}

ErpLack
erp_work_circuit_lacks(const ErpWork *work, guint32 index, guint32 latency, guint32 site,
                       guint32 service, guint32 environment) {
  const ErpNetCircuit *circuit = &work->network->circuits[index];
  if (erp_network_lost_circuit(work->network, index))
    return ERP_LACKS_LIFE;
  if (latency == ERP_GRAPH_NONE)
    return ERP_LACKS_WAN;
  if (circuit->microsoft == NULL)
    return ERP_LACKS_PEERING;
  if (!accepts(circuit, service, environment))
    return ERP_LACKS_COMMUNITY;
  if (environment == ERP_NONE && circuit->circuit->sku != ERP_SKU_PREMIUM)
    return ERP_LACKS_SKU;
  if (!in_scope(circuit, site, service, environment))
    return ERP_LACKS_SCOPE;
  if (circuit->cloud != wanted_cloud(work->network, environment))
    return ERP_LACKS_CLOUD;
  return ERP_LACKS_NOTHING;
}

static void
find_carriers(ErpWork *work, guint32 service, guint32 environment, ErpCarriers *carriers) {
  guint n = work->network->n_circuits;
  carriers->circuits = g_new(guint32, MAX(n, 1));
  for (guint32 i = 0; i < n; i++) {
    ErpLack lack = erp_work_circuit_lacks(work, i, 0, ERP_NONE, service, environment);
    carriers->furthest = MAX(carriers->furthest, lack);
    if (lack == ERP_LACKS_NOTHING)
      carriers->circuits[carriers->n++] = i;
  }
}

static ErpCarriers *
carriers_of(const ErpWork *work, guint32 service, guint32 environment) {
  guint n = MAX(work->network->n_environments, 1);
  return &work->carriers[service * n + (environment == ERP_NONE ? 0 : environment)];
}

void
erp_work_carriers(ErpWork *work) {
  guint n_environments = work->network->n_environments;
  work->carriers = g_new0(ErpCarriers, MAX(work->n_services, 1) * MAX(n_environments, 1));
  for (guint32 service = 0; service < work->n_services; service++) {
    if (work->services[service] == ERP_SERVICE_M365)
      find_carriers(work, service, ERP_NONE, carriers_of(work, service, ERP_NONE));
    for (guint32 i = 0; work->services[service] == ERP_SERVICE_POWER && i < n_environments; i++)
      find_carriers(work, service, i, carriers_of(work, service, i));
  }
}

void
erp_work_free_carriers(ErpWork *work) {
  guint n = work->n_services * MAX(work->network->n_environments, 1);
  for (guint i = 0; i < n; i++)
    g_free(work->carriers[i].circuits);
  g_free(work->carriers);
}

/* Of a site that no circuit carries; `most` is what none can be further than. */
static ErpLack
furthest_lack(const ErpWork *work, const guint32 *latencies, guint32 site, guint32 service,
              guint32 environment, ErpLack most) {
  ErpLack furthest = ERP_LACKS_CIRCUIT;
  for (guint32 i = 0; i < work->network->n_circuits && furthest < most; i++) {
    ErpLack lack = erp_work_circuit_lacks(work, i, latencies[i], site, service, environment);
    furthest = MAX(furthest, lack);
  }
  return furthest;
}

guint32
erp_work_nearest_circuit(const ErpWork *work, const guint32 *latencies, guint32 site,
                         guint32 service, guint32 environment, ErpLack *lack) {
  const ErpCarriers *carriers = carriers_of(work, service, environment);
  guint32 best = ERP_NONE, best_latency = ERP_GRAPH_NONE;
  for (guint i = 0; i < carriers->n; i++) {
    guint32 circuit = carriers->circuits[i];
    if (latencies[circuit] >= best_latency ||
        !in_scope(&work->network->circuits[circuit], site, service, environment))
      continue;
    best = circuit;
    best_latency = latencies[circuit];
  }
  *lack = best != ERP_NONE
              ? ERP_LACKS_NOTHING
              : furthest_lack(work, latencies, site, service, environment, carriers->furthest);
  return best;
}
