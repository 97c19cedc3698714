#include "work.h"

#include <stdio.h>
#include <string.h>

#include "catalogue/catalogue.h"
#include "eval/network.h"

#define SEED 7
#define CIRCUITS 150

static Work
work_of(const ErpNetwork *network, guint n_targets) {
  guint32 *columns[5], *targets = g_new(guint32, n_targets);
  for (guint c = 0; c < G_N_ELEMENTS(columns); c++)
    columns[c] = g_new(guint32, network->n_links);
  for (guint i = 0; i < network->n_links; i++) {
    const ErpElement *link = &network->elements[i];
    const guint32 values[] = {link->node, link->node_b, (guint32) link->rtt * 10,
                              (guint32) (link->capacity[ERP_UP] / 1000),
                              (guint32) (link->capacity[ERP_DOWN] / 1000)};
    for (guint c = 0; c < G_N_ELEMENTS(columns); c++)
      columns[c][i] = values[c];
  }
  guint n_locations = network->n_nodes - network->n_sites;
  for (guint k = 0; k < n_targets; k++)
    targets[k] = k < n_locations
                     ? network->n_sites + k
                     : (guint32) ((guint64) k * network->n_sites / MAX(n_targets, n_locations));
  return (Work){network->n_nodes, network->n_links, n_targets,  network->n_sites, columns[0],
                columns[1],       columns[2],       columns[3], columns[4],       targets};
}

Work
work_new(BigShape shape, guint sites, guint n_targets) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL)
    g_error("%s", error->message);
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  g_autoptr(ErpPlan) plan = big_plan_of(shape, sites, CIRCUITS, SEED);
  g_autoptr(ErpParams) params = erp_params_new(plan, catalogue, diags);
  g_autoptr(ErpNetwork) network = erp_network_new(plan, terrain, params, diags);
  return work_of(network, n_targets);
}

void
work_clear(Work *work) {
  const guint32 *const all[] = {work->a, work->b, work->latency, work->ab, work->ba, work->targets};
  for (guint i = 0; i < G_N_ELEMENTS(all); i++)
    g_free((gpointer) all[i]);
}

void
work_print_machine(void) {
  g_autofree char *facts = NULL;
  const char *model = NULL;
  if (g_file_get_contents("/proc/cpuinfo", &facts, NULL, NULL))
    model = strstr(facts, "model name");
  model = model != NULL ? strchr(model, ':') : NULL;
  printf("%u processors, %.*s, erplan's compiler %s\n", g_get_num_processors(),
         model != NULL ? (int) strcspn(model + 2, "\n") : 7, model != NULL ? model + 2 : "unknown",
         __VERSION__);
}
