/* Whether two networks are one to every site that did not change itself. */
#include "eval/network-build.h"

#include <string.h>

/* Kinds of records that are read as a whole: any change of one may change every site's ways. */
static const ErpKind read_whole[] = {
    ERP_KIND_TENANT,  ERP_KIND_PARAMETER, ERP_KIND_PEERING_LOCATION, ERP_KIND_CIRCUIT,
    ERP_KIND_GATEWAY, ERP_KIND_PROXY,     ERP_KIND_ENVIRONMENT,      ERP_KIND_VPN,
    ERP_KIND_POLICY,  ERP_KIND_EXIT,      ERP_KIND_ROUTE_SCOPE,
};

static gboolean
same_text(const char *a, const char *b) {
  return a == b || g_strcmp0(a, b) == 0;
}

/* What others see of a site: where it is and where its internet traffic leaves. */
static gboolean
same_site(const ErpSite *a, const ErpSite *b) {
  return a == b || (a->kind == b->kind && a->closed == b->closed &&
                    same_text(a->internet_via, b->internet_via) && same_text(a->proxy, b->proxy) &&
                    same_text(a->vpn, b->vpn) && same_text(a->dns, b->dns));
}

static gboolean
same_nodes(const ErpNetwork *a, const ErpNetwork *b) {
  if (a->n_sites != b->n_sites || a->n_nodes != b->n_nodes)
    return FALSE;
  for (guint i = 0; a->nodes != b->nodes && i < a->n_nodes; i++) {
    const ErpNode *x = &a->nodes[i], *y = &b->nodes[i];
    if (!same_text(x->id, y->id) || x->placed != y->placed || x->lat != y->lat ||
        x->lon != y->lon || x->door != y->door || x->door_rtt != y->door_rtt ||
        x->place != y->place)
      return FALSE;
    if (i < a->n_sites && !same_site(x->site, y->site))
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_elements(const ErpNetwork *a, const ErpNetwork *b) {
  if (a->n_elements != b->n_elements || a->n_links != b->n_links)
    return FALSE;
  for (guint i = 0; a->elements != b->elements && i < a->n_elements; i++) {
    const ErpElement *x = &a->elements[i], *y = &b->elements[i];
    if (x->kind != y->kind || x->node != y->node || x->node_b != y->node_b ||
        x->capacity[ERP_UP] != y->capacity[ERP_UP] ||
        x->capacity[ERP_DOWN] != y->capacity[ERP_DOWN] || x->rtt != y->rtt ||
        x->length != y->length || x->distance != y->distance || x->buffer != y->buffer ||
        x->provenance != y->provenance || !same_text(x->id, y->id))
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_egresses(const ErpNetwork *a, const ErpNetwork *b) {
  if (a->n_egresses != b->n_egresses)
    return FALSE;
  for (guint i = 0; a->egresses != b->egresses && i < a->n_egresses; i++) {
    const ErpEgress *x = &a->egresses[i], *y = &b->egresses[i];
    if (x->node != y->node || x->lat != y->lat || x->lon != y->lon || x->placed != y->placed ||
        x->door != y->door || x->door_rtt != y->door_rtt || x->access != y->access ||
        x->haul != y->haul || x->provenance != y->provenance ||
        x->internet->kind != y->internet->kind)
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_losses(const ErpNetwork *a, const ErpNetwork *b) {
  return memcmp(a->lost.elements, b->lost.elements, a->n_elements) == 0 &&
         memcmp(a->lost.nodes, b->lost.nodes, a->n_nodes) == 0 &&
         memcmp(a->lost.circuit_links, b->lost.circuit_links, a->n_circuits) == 0;
}

gboolean
erp_network_same(const ErpNetwork *a, const ErpNetwork *b) {
  if (a->terrain != b->terrain)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(read_whole); i++)
    if (!erp_network_same_records(a->plan, b->plan, read_whole[i]))
      return FALSE;
  return same_nodes(a, b) && same_elements(a, b) && same_egresses(a, b) && same_losses(a, b);
}
