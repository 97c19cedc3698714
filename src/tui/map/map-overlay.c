#include "tui/map/map-overlay.h"

#include "report/figures.h"
#include "base/i18n.h"

const char *
erp_overlay_name(ErpOverlay overlay) {
  switch (overlay) {
  case ERP_OVERLAY_LOAD:
    return _("load");
  case ERP_OVERLAY_LATENCY:
    return _("latency");
  case ERP_OVERLAY_VERDICT:
    return _("Microsoft 365 verdict");
  case ERP_OVERLAY_COST:
    return _("cost");
  case ERP_OVERLAY_LAST:
    break;
  }
  return "";
}

/* ---- cost ---------------------------------------------------------------------------------- */

/* The declared costs of the children of a kind; ERP_UNSET when one has none. FALSE without such
 * children. */
static gboolean
cost_of_children(const ErpRecord *record, ErpKind kind, gint64 *cost) {
  gboolean any = FALSE;
  *cost = 0;
  for (guint i = 0; i < record->n_children; i++) {
    const ErpRecord *child = record->children[i];
    if (child->kind != kind)
      continue;
    gint64 one = kind == ERP_KIND_CIRCUIT ? ERP_AS(ErpCircuit, CIRCUIT, child)->cost
                                          : ERP_AS(ErpInternet, INTERNET, child)->cost;
    *cost = one == ERP_UNSET || *cost == ERP_UNSET ? ERP_UNSET : *cost + one;
    any = TRUE;
  }
  return any;
}

/* FALSE when nothing there is paid for. */
static gboolean
cost_of(const ErpRecord *record, gint64 *cost) {
  *cost = ERP_UNSET;
  switch ((guint) record->kind) {
  case ERP_KIND_WAN_LINK:
    *cost = ERP_AS(ErpWanLink, WAN_LINK, record)->cost;
    return TRUE;
  case ERP_KIND_GATEWAY:
    *cost = ERP_AS(ErpGateway, GATEWAY, record)->cost;
    return TRUE;
  case ERP_KIND_SITE:
    return cost_of_children(record, ERP_KIND_INTERNET, cost);
  case ERP_KIND_PEERING_LOCATION:
    return cost_of_children(record, ERP_KIND_CIRCUIT, cost);
  default:
    return FALSE;
  }
}

static gint64
dearest_of(const ErpPlan *plan) {
  static const ErpKind kinds[] = {ERP_KIND_WAN_LINK, ERP_KIND_GATEWAY, ERP_KIND_SITE,
                                  ERP_KIND_PEERING_LOCATION};
  gint64 dearest = 0;
  for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
    guint n;
    const ErpRecord *const *records = erp_plan_of_kind(plan, kinds[k], &n);
    for (guint i = 0; i < n; i++) {
      gint64 cost;
      if (cost_of(records[i], &cost) && cost != ERP_UNSET)
        dearest = MAX(dearest, cost);
    }
  }
  return dearest;
}

/* By thirds of the dearest. */
static ErpMapLevel
cost_level(gint64 cost, gint64 dearest) {
  if (cost == ERP_UNSET)
    return ERP_MAP_UNKNOWN;
  return cost > dearest / 3 * 2 ? ERP_MAP_BAD : cost > dearest / 3 ? ERP_MAP_WARN : ERP_MAP_GOOD;
}

/* ---- levels -------------------------------------------------------------------------------- */

static gboolean
loses_anything(const ErpNetwork *network) {
  for (guint32 i = 0; i < network->n_elements; i++)
    if (erp_network_lost(network, i))
      return TRUE;
  for (guint32 i = 0; i < network->n_nodes; i++)
    if (network->lost.nodes[i] != 0)
      return TRUE;
  return FALSE;
}

ErpOverlayScale
erp_overlay_scale(ErpOverlay overlay, const ErpPlan *plan, const ErpResults *results) {
  ErpOverlayScale scale = {.overlay = overlay, .results = results};
  scale.dearest = overlay == ERP_OVERLAY_COST ? dearest_of(plan) : 0;
  if (results == NULL)
    return scale;
  scale.lost = loses_anything(results->network);
  /* Against what a call bears from client to edge; six tenths of it leave room for the rest. */
  scale.fail = overlay == ERP_OVERLAY_LATENCY
                   ? erp_params_value(results->params, "rtt.realtime.client")
                   : erp_params_value(results->params, "util.fail");
  scale.warn = overlay == ERP_OVERLAY_LATENCY ? scale.fail / 10 * 6
                                              : erp_params_value(results->params, "util.warn");
  return scale;
}

static ErpMapLevel
level_of(const ErpOverlayScale *scale, gint64 value) {
  if (value == ERP_UNSET)
    return ERP_MAP_UNKNOWN;
  return value > scale->fail ? ERP_MAP_BAD : value > scale->warn ? ERP_MAP_WARN : ERP_MAP_GOOD;
}

guint32
erp_overlay_node(const ErpResults *results, const ErpRecord *record, guint32 guess) {
  const ErpNetwork *network = results != NULL ? results->network : NULL;
  if (network == NULL)
    return ERP_NONE;
  const ErpNode *node = guess < network->n_nodes ? &network->nodes[guess] : NULL;
  if (node != NULL && (gconstpointer) node->site == record)
    return guess;
  return erp_network_node(network, erp_record_id(record));
}

guint32
erp_overlay_element(const ErpResults *results, const ErpRecord *record, guint32 guess) {
  const ErpNetwork *network = results != NULL ? results->network : NULL;
  if (network == NULL)
    return ERP_NONE;
  if (guess < network->n_elements && network->elements[guess].record == record)
    return guess;
  return erp_network_element(network, erp_record_id(record));
}

ErpMapLevel
erp_overlay_link(const ErpOverlayScale *scale, const ErpRecord *record, guint32 element,
                 gint64 *value) {
  const ErpResults *results = scale->results;
  *value = ERP_UNSET;
  if (element != ERP_NONE && erp_network_lost(results->network, element))
    return ERP_MAP_LOST;
  if (scale->overlay == ERP_OVERLAY_COST) {
    *value = ERP_AS(ErpWanLink, WAN_LINK, record)->cost;
    return cost_level(*value, scale->dearest);
  }
  if (element == ERP_NONE || scale->overlay == ERP_OVERLAY_VERDICT)
    return ERP_MAP_DIM;
  const ErpElementLoad *load = &results->loads[element];
  *value = scale->overlay == ERP_OVERLAY_LATENCY
               ? results->network->elements[element].rtt
               : MAX(load->utilisation[ERP_UP], load->utilisation[ERP_DOWN]);
  return level_of(scale, *value);
}

static gint64
worst_rtt(const ErpResults *results, guint32 site) {
  guint n;
  guint first = erp_results_site_flows(results, site, &n);
  gint64 worst = ERP_UNSET;
  for (guint i = first; i < first + n; i++)
    if (results->flows[i].route != ERP_NONE)
      worst = MAX(worst, results->routes[results->flows[i].route].rtt);
  return worst;
}

static ErpMapLevel
verdict_level(ErpVerdict verdict) {
  static const ErpMapLevel levels[] = {
      [ERP_VERDICT_NOT_APPLICABLE] = ERP_MAP_DIM,
      [ERP_VERDICT_PASS] = ERP_MAP_GOOD,
      [ERP_VERDICT_NOT_ANSWERED] = ERP_MAP_UNKNOWN,
      [ERP_VERDICT_WARN] = ERP_MAP_WARN,
      [ERP_VERDICT_FAIL] = ERP_MAP_BAD,
  };
  return levels[verdict];
}

/* A peering location also when all its circuits are lost. */
static gboolean
is_lost(const ErpNetwork *network, const ErpRecord *record) {
  guint32 element = record->kind == ERP_KIND_GATEWAY
                        ? erp_network_element(network, erp_record_id(record))
                        : ERP_NONE;
  guint32 node = element == ERP_NONE ? erp_network_node(network, erp_record_id(record)) : ERP_NONE;
  guint circuits = 0, lost = 0;
  if (element != ERP_NONE)
    return erp_network_lost(network, element);
  if (node == ERP_NONE || network->lost.nodes[node] != 0)
    return node != ERP_NONE;
  for (guint i = 0; i < record->n_children; i++) {
    guint32 circuit = erp_network_circuit(network, erp_record_id(record->children[i]));
    gboolean known = record->children[i]->kind == ERP_KIND_CIRCUIT && circuit != ERP_NONE;
    circuits += known;
    lost += known && erp_network_lost_circuit(network, circuit);
  }
  return circuits > 0 && lost == circuits;
}

static ErpMapLevel
cost_level_of(const ErpOverlayScale *scale, const ErpRecord *record) {
  gint64 cost;
  return cost_of(record, &cost) ? cost_level(cost, scale->dearest) : ERP_MAP_DIM;
}

ErpMapLevel
erp_overlay_place(const ErpOverlayScale *scale, const ErpRecord *record) {
  if (scale->results != NULL && is_lost(scale->results->network, record))
    return ERP_MAP_LOST;
  return scale->overlay == ERP_OVERLAY_COST ? cost_level_of(scale, record) : ERP_MAP_DIM;
}

ErpMapLevel
erp_overlay_site(const ErpOverlayScale *scale, const ErpRecord *record, guint32 node) {
  const ErpResults *results = scale->results;
  if (node != ERP_NONE && results->network->lost.nodes[node] != 0)
    return ERP_MAP_LOST;
  if (scale->overlay == ERP_OVERLAY_COST)
    return cost_level_of(scale, record);
  if (node == ERP_NONE || node >= results->network->n_sites || scale->overlay == ERP_OVERLAY_LOAD)
    return ERP_MAP_DIM;
  if (scale->overlay == ERP_OVERLAY_VERDICT)
    return verdict_level(results->sites[node].verdict);
  gint64 rtt = worst_rtt(results, node);
  return rtt == ERP_UNSET ? ERP_MAP_DIM : level_of(scale, rtt);
}

/* ---- legend -------------------------------------------------------------------------------- */

typedef struct {
  char *good, *warn, *bad, *unknown;
} Words;

static Words
words_of(const ErpOverlayScale *scale) {
  if (scale->overlay == ERP_OVERLAY_VERDICT)
    return (Words){g_strdup(erp_verdict_word(ERP_VERDICT_PASS)),
                   g_strdup(erp_verdict_word(ERP_VERDICT_WARN)),
                   g_strdup(erp_verdict_word(ERP_VERDICT_FAIL)),
                   g_strdup(erp_verdict_word(ERP_VERDICT_NOT_ANSWERED))};
  if (scale->overlay == ERP_OVERLAY_COST)
    return (Words){g_strdup(_("to 1/3 of the dearest")), g_strdup(_("to 2/3")),
                   g_strdup(_("above")), g_strdup(erp_verdict_word(ERP_VERDICT_NOT_ANSWERED))};
  if (scale->results == NULL)
    return (Words){g_strdup(""), g_strdup(""), g_strdup(""), g_strdup(_("evaluating"))};
  g_autofree char *low = NULL, *high = NULL;
  if (scale->overlay == ERP_OVERLAY_LOAD) {
    low = erp_show_percent(scale->warn);
    high = erp_show_percent(scale->fail);
  } else {
    low = erp_show_time(scale->warn, ERP_PROVENANCE_DECLARED);
    high = erp_show_time(scale->fail, ERP_PROVENANCE_DECLARED);
  }
  return (Words){g_strdup_printf(_("to %s"), low), g_strdup_printf(_("to %s"), high),
                 g_strdup(_("above")), g_strdup(_("unknown"))};
}

static int
legend_part(ErpCells *cells, int x, int y, int room, ErpStyle style, const char *sign,
            const char *text) {
  g_autofree char *part = g_strdup_printf("%s%s ", sign, text);
  erp_cells_text(cells, x, y, MAX(room, 0), style, part);
  return erp_cells_text_width(cells->charset, part);
}

int
erp_overlay_legend_draw(const ErpOverlayScale *scale, ErpCells *cells, int x, int y, int width) {
  Words words = words_of(scale);
  g_autofree char *name = g_strdup_printf("%s: ", erp_overlay_name(scale->overlay));
  int at = erp_cells_text_width(cells->charset, name);
  erp_cells_text(cells, x, y, width, ERP_STYLE_TEXT, name);
  at += legend_part(cells, x + at, y, width - at, ERP_STYLE_GOOD, "", words.good);
  at += legend_part(cells, x + at, y, width - at, ERP_STYLE_WARN, "~", words.warn);
  at += legend_part(cells, x + at, y, width - at, ERP_STYLE_BAD, "!", words.bad);
  at += legend_part(cells, x + at, y, width - at, ERP_STYLE_DIM, "?", words.unknown);
  if (scale->lost)
    at += legend_part(cells, x + at, y, width - at, ERP_STYLE_BAD, "x ", _("failed"));
  g_free(words.good);
  g_free(words.warn);
  g_free(words.bad);
  g_free(words.unknown);
  return at;
}
