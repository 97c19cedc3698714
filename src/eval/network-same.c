/* Whether two networks are one but for figures, and which of them differ. */
#include "eval/network-build.h"

#include <string.h>

static gboolean
same_text(const char *a, const char *b) {
  return a == b || g_strcmp0(a, b) == 0;
}

/* What others see of a site: where its internet traffic leaves. */
static gboolean
same_site(const ErpSite *a, const ErpSite *b) {
  return a == b || (a->kind == b->kind && a->closed == b->closed &&
                    same_text(a->internet_via, b->internet_via) && same_text(a->proxy, b->proxy) &&
                    same_text(a->vpn, b->vpn) && same_text(a->dns, b->dns));
}

static gboolean
same_losses(const ErpNetwork *a, const ErpNetwork *b) {
  return memcmp(a->lost.elements, b->lost.elements, a->n_elements) == 0 &&
         memcmp(a->lost.nodes, b->lost.nodes, a->n_nodes) == 0 &&
         memcmp(a->lost.circuit_links, b->lost.circuit_links, a->n_circuits) == 0;
}

/* ---- figures --------------------------------------------------------------------------------- */

/* Ways lead over what there is, whatever its figures. */
static gboolean
is_there_alike(const ErpElement *x, const ErpElement *y) {
  gboolean internet = x->kind == ERP_ELEMENT_INTERNET;
  for (guint d = 0; d < ERP_DIRECTIONS; d++)
    if (internet && (x->capacity[d] == 0) != (y->capacity[d] == 0))
      return FALSE;
  return internet || (x->rtt == ERP_UNSET) == (y->rtt == ERP_UNSET);
}

static gboolean
same_figures(const ErpElement *x, const ErpElement *y) {
  return x->capacity[ERP_UP] == y->capacity[ERP_UP] &&
         x->capacity[ERP_DOWN] == y->capacity[ERP_DOWN] && x->rtt == y->rtt &&
         x->length == y->length && x->distance == y->distance && x->buffer == y->buffer &&
         x->provenance == y->provenance;
}

static gboolean
same_egress(const ErpEgress *x, const ErpEgress *y) {
  return x->lat == y->lat && x->lon == y->lon && x->door == y->door && x->door_rtt == y->door_rtt &&
         x->access == y->access && x->haul == y->haul && x->provenance == y->provenance &&
         x->internet->kind == y->internet->kind;
}

static gboolean
compare_nodes(const ErpNetwork *a, const ErpNetwork *b, ErpNetworkDifference *difference) {
  for (guint i = 0; a->nodes != b->nodes && i < a->n_sites; i++) {
    const ErpNode *x = &a->nodes[i], *y = &b->nodes[i];
    if (x->site == y->site)
      continue;
    if (!same_site(x->site, y->site) || x->placed != y->placed)
      return FALSE;
    if (x->lat == y->lat && x->lon == y->lon)
      continue;
    difference->nodes[i] = 1;
    difference->bits |= ERP_DIFFERS_PLACES;
  }
  return TRUE;
}

static gboolean
compare_elements(const ErpNetwork *a, const ErpNetwork *b, ErpNetworkDifference *difference) {
  for (guint i = 0; a->elements != b->elements && i < a->n_elements; i++) {
    const ErpElement *x = &a->elements[i], *y = &b->elements[i];
    if (same_figures(x, y))
      continue;
    if (!is_there_alike(x, y))
      return FALSE;
    difference->elements[i] = 1;
    difference->bits |= x->kind == ERP_ELEMENT_WAN_LINK   ? ERP_DIFFERS_LINKS
                        : x->kind == ERP_ELEMENT_INTERNET ? ERP_DIFFERS_ACCESSES
                                                          : ERP_DIFFERS_CIRCUITS;
  }
  return TRUE;
}

static gboolean
compare_egresses(const ErpNetwork *a, const ErpNetwork *b, ErpNetworkDifference *difference) {
  for (guint i = 0; a->egresses != b->egresses && i < a->n_egresses; i++) {
    const ErpEgress *x = &a->egresses[i], *y = &b->egresses[i];
    if (same_egress(x, y) && !difference->nodes[x->node])
      continue;
    if (x->placed != y->placed || (x->door == ERP_NONE) != (y->door == ERP_NONE))
      return FALSE;
    difference->elements[x->element] = 1;
    difference->bits |= ERP_DIFFERS_ACCESSES;
  }
  return TRUE;
}

gboolean
erp_network_compare(const ErpNetwork *before, const ErpNetwork *now,
                    ErpNetworkDifference *difference) {
  const ErpNetwork *root = before->root != NULL ? before->root : before;
  *difference = (ErpNetworkDifference){.elements = g_new0(guint8, now->n_elements + 1),
                                       .nodes = g_new0(guint8, now->n_nodes + 1)};
  return now->root == root && same_losses(before, now) && compare_nodes(before, now, difference) &&
         compare_elements(before, now, difference) && compare_egresses(before, now, difference);
}

void
erp_network_difference_clear(ErpNetworkDifference *difference) {
  g_free(difference->elements);
  g_free(difference->nodes);
}
