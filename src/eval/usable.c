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

static gboolean
in_scope(const ErpNetCircuit *circuit, guint32 site, guint32 service, guint32 environment) {
  if (circuit->scope == NULL)
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

guint32
erp_work_nearest_circuit(const ErpWork *work, const guint32 *latencies, guint32 site,
                         guint32 service, guint32 environment, ErpLack *lack) {
  guint32 best = ERP_NONE, best_latency = ERP_GRAPH_NONE;
  *lack = ERP_LACKS_CIRCUIT;
  for (guint32 i = 0; i < work->network->n_circuits; i++) {
    if (best != ERP_NONE && latencies[i] >= best_latency)
      continue;
    ErpLack one = erp_work_circuit_lacks(work, i, latencies[i], site, service, environment);
    *lack = MAX(*lack, one);
    if (one != ERP_LACKS_NOTHING)
      continue;
    best = i;
    best_latency = latencies[i];
  }
  return best;
}
