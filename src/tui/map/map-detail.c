#include "tui/map/map-detail.h"

#include <string.h>

#include "base/names.h"
#include "plan/field.h"
#include "tui/show.h"
#include "base/i18n.h"

typedef struct {
  GArray *lines;
  const ErpPlan *plan;
  const ErpResults *results; /* NULL before the first evaluation */
} Detail;

static void
free_line(gpointer line) {
  g_free(((ErpDetailLine *) line)->text);
}

static void
add(const Detail *detail, ErpStyle style, char *text) {
  ErpDetailLine line = {text, style};
  g_array_append_val(detail->lines, line);
}

static const char *
name_of(const Detail *detail, const char *id) {
  const ErpRecord *record = erp_plan_find(detail->plan, id);
  const char *name = NULL;
  if (record != NULL && record->kind == ERP_KIND_SITE)
    name = ERP_AS(ErpSite, SITE, record)->name;
  if (record != NULL && record->kind == ERP_KIND_PEERING_LOCATION) {
    const ErpPeeringLocation *location = ERP_AS(ErpPeeringLocation, PEERING_LOCATION, record);
    name = erp_name_or(location->name, location->at);
  }
  return name != NULL ? name : id;
}

/* "~ NAME  84 % of 10 Gb/s": an element by its busier direction. */
static void
add_element(const Detail *detail, const char *name, const char *id) {
  guint32 index = detail->results == NULL || id == NULL
                      ? ERP_NONE
                      : erp_network_element(detail->results->network, id);
  if (index == ERP_NONE) {
    add(detail, ERP_STYLE_TEXT, g_strdup(name));
    return;
  }
  if (erp_network_lost(detail->results->network, index)) {
    add(detail, ERP_STYLE_BAD, g_strdup_printf(_("x %s  failed"), name));
    return;
  }
  const ErpElementLoad *load = &detail->results->loads[index];
  ErpDirection busy = load->utilisation[ERP_UP] > load->utilisation[ERP_DOWN] ? ERP_UP : ERP_DOWN;
  gint64 use = load->utilisation[busy];
  gint64 capacity = detail->results->network->elements[index].capacity[busy];
  g_autofree char *rate = erp_show_rate(capacity);
  g_autofree char *percent = erp_show_percent(use);
  gunichar mark = erp_show_load_mark(detail->results, use);
  add(detail, erp_show_load_style(detail->results, use),
      g_strdup_printf(_("%c %s  %s of %s"), (char) mark, name, percent, rate));
}

static gint64
use_of(const Detail *detail, const ErpWanLink *link) {
  guint32 index =
      detail->results == NULL ? ERP_NONE : erp_network_element(detail->results->network, link->id);
  if (index == ERP_NONE)
    return ERP_UNSET;
  const ErpElementLoad *load = &detail->results->loads[index];
  return MAX(load->utilisation[ERP_UP], load->utilisation[ERP_DOWN]);
}

static int
compare_links(gconstpointer a, gconstpointer b, gpointer user) {
  gint64 one = use_of(user, *(const ErpWanLink *const *) a);
  gint64 other = use_of(user, *(const ErpWanLink *const *) b);
  return one > other ? -1 : one < other;
}

/* Whether the figures are of the links that the plan has, whatever else is another. */
static gboolean
knows_links(const ErpResults *results, const ErpPlan *plan) {
  guint n, n_known;
  if (results == NULL)
    return FALSE;
  const ErpRecord *const *links = erp_plan_of_kind(plan, ERP_KIND_WAN_LINK, &n);
  const ErpRecord *const *known = erp_plan_of_kind(results->plan, ERP_KIND_WAN_LINK, &n_known);
  return n == n_known && memcmp(links, known, n * sizeof *links) == 0;
}

static void
collect_links(const Detail *detail, const char *id, GPtrArray *links) {
  const ErpNetwork *network = detail->results != NULL ? detail->results->network : NULL;
  guint32 node =
      knows_links(detail->results, detail->plan) ? erp_network_node(network, id) : ERP_NONE;
  if (node != ERP_NONE) {
    const guint32 *at = NULL;
    guint n = erp_network_links_at(network, node, &at);
    for (guint i = 0; i < n; i++)
      g_ptr_array_add(links, (gpointer) network->elements[at[i]].record);
    return;
  }
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(detail->plan, ERP_KIND_WAN_LINK, &n);
  for (guint i = 0; i < n; i++) {
    const ErpWanLink *link = ERP_AS(ErpWanLink, WAN_LINK, records[i]);
    if (g_strcmp0(link->a, id) == 0 || g_strcmp0(link->b, id) == 0)
      g_ptr_array_add(links, (gpointer) link);
  }
}

/* The busiest first. */
static void
add_links_of(const Detail *detail, const char *id) {
  g_autoptr(GPtrArray) links = g_ptr_array_new();
  collect_links(detail, id, links);
  g_ptr_array_sort_with_data(links, compare_links, (gpointer) detail);
  for (guint i = 0; i < links->len; i++) {
    const ErpWanLink *link = links->pdata[i];
    const char *other = g_strcmp0(link->a, id) == 0 ? link->b : link->a;
    g_autofree char *name = g_strdup_printf(_("to %s"), name_of(detail, other));
    add_element(detail, name, link->id);
  }
}

/* ---- kinds --------------------------------------------------------------------------------- */

static void
add_site_figures(const Detail *detail, guint32 node) {
  const ErpResults *results = detail->results;
  ErpVerdict verdict = results->sites[node].verdict;
  add(detail, erp_show_verdict_style(verdict),
      g_strdup_printf(_("Microsoft 365: %s"), erp_verdict_word(verdict)));
  guint n;
  guint first = erp_results_site_flows(results, node, &n);
  if (n == 0)
    return;
  const ErpFlow *flow = &results->flows[first];
  g_autofree char *way = erp_show_way(results, flow->route);
  add(detail, ERP_STYLE_TEXT, g_strdup_printf(_("by %s"), way));
  gint64 rtt = flow->route == ERP_NONE ? ERP_UNSET : results->routes[flow->route].rtt;
  g_autofree char *planned = erp_show_time(rtt, erp_route_provenance(results, flow->route));
  g_autofree char *best = erp_show_time(flow->options->best, flow->options->best_provenance);
  add(detail, ERP_STYLE_TEXT, g_strdup_printf(_("RTT %s, best %s"), planned, best));
}

static void
site(const Detail *detail, const ErpRecord *record) {
  const ErpSite *self = ERP_AS(ErpSite, SITE, record);
  if (self->users != ERP_UNSET)
    add(detail, ERP_STYLE_TEXT, g_strdup_printf(_("Users %" G_GINT64_FORMAT), self->users));
  if (self->lat == ERP_UNSET || self->lon == ERP_UNSET)
    add(detail, ERP_STYLE_WARN, g_strdup(_("no coordinates: give it a city")));
  guint32 node =
      detail->results == NULL ? ERP_NONE : erp_network_node(detail->results->network, self->id);
  if (node != ERP_NONE && node < detail->results->network->n_sites)
    add_site_figures(detail, node);
  for (guint i = 0; node != ERP_NONE && i < detail->results->network->n_egresses; i++)
    if (detail->results->network->egresses[i].node == node)
      add_element(
          detail, _("internet"),
          detail->results->network->elements[detail->results->network->egresses[i].element].id);
  add_links_of(detail, self->id);
}

static void
wan_link(const Detail *detail, const ErpRecord *record) {
  const ErpWanLink *self = ERP_AS(ErpWanLink, WAN_LINK, record);
  add(detail, ERP_STYLE_TEXT,
      g_strdup_printf("%s – %s", name_of(detail, self->a), name_of(detail, self->b)));
  g_autofree char *kind = erp_record_get(record, (guint) erp_kind_field(record->kind, "kind"));
  if (kind != NULL)
    add(detail, ERP_STYLE_TEXT,
        g_strdup_printf("%s  %s", kind, self->provider != NULL ? self->provider : ""));
  guint32 index =
      detail->results == NULL ? ERP_NONE : erp_network_element(detail->results->network, self->id);
  if (index == ERP_NONE)
    return;
  add_element(detail, _("busier way"), self->id);
  const ErpElement *element = &detail->results->network->elements[index];
  g_autofree char *rtt = erp_show_time(element->rtt, element->provenance);
  g_autofree char *length = erp_show_length(element->distance);
  add(detail, ERP_STYLE_TEXT, g_strdup_printf(_("RTT %s, %s"), rtt, length));
  guint n = detail->results->loads[index].n_flows;
  add(detail, ERP_STYLE_TEXT, g_strdup_printf(ERP_NGETTEXT("%u flow", "%u flows", n), n));
  if (index < detail->results->network->n_links && detail->results->bridge[index])
    add(detail, ERP_STYLE_WARN, g_strdup(_("Its loss cuts the network.")));
}

static void
peering_location(const Detail *detail, const ErpRecord *record) {
  for (guint i = 0; i < record->n_children; i++)
    if (record->children[i]->kind == ERP_KIND_CIRCUIT) {
      const char *id = erp_record_id(record->children[i]);
      add_element(detail, id, id);
    }
  add_links_of(detail, erp_record_id(record));
}

static void
circuit(const Detail *detail, const ErpRecord *record) {
  const ErpCircuit *self = ERP_AS(ErpCircuit, CIRCUIT, record);
  g_autofree char *sku = erp_record_get(record, (guint) erp_kind_field(record->kind, "sku"));
  add(detail, ERP_STYLE_TEXT,
      g_strdup_printf("%s  %s", sku != NULL ? sku : "",
                      self->provider != NULL ? self->provider : ""));
  add_element(detail, _("busier way"), self->id);
  for (guint i = 0; i < record->n_children; i++) {
    const ErpRecord *child = record->children[i];
    if (child->kind != ERP_KIND_PEERING)
      continue;
    g_autofree char *kind = erp_record_get(child, (guint) erp_kind_field(child->kind, "kind"));
    add(detail, ERP_STYLE_TEXT, g_strdup_printf(_("%s peering"), kind != NULL ? kind : ""));
  }
  guint n;
  const ErpRecord *const *gateways = erp_plan_of_kind(detail->plan, ERP_KIND_GATEWAY, &n);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < gateways[i]->n_children; k++) {
      const ErpRecord *child = gateways[i]->children[k];
      if (child->kind == ERP_KIND_CONNECTION &&
          g_strcmp0(ERP_AS(ErpConnection, CONNECTION, child)->circuit, self->id) == 0)
        add(detail, ERP_STYLE_TEXT,
            g_strdup_printf(_("to gateway %s"), erp_record_id(gateways[i])));
    }
}

static void
gateway(const Detail *detail, const ErpRecord *record) {
  const ErpGateway *self = ERP_AS(ErpGateway, GATEWAY, record);
  add(detail, ERP_STYLE_TEXT,
      g_strdup_printf("%s  %s", self->region != NULL ? self->region : "",
                      self->sku != NULL ? self->sku : ""));
  add_element(detail, _("busier way"), self->id);
  for (guint i = 0; i < record->n_children; i++)
    if (record->children[i]->kind == ERP_KIND_CONNECTION) {
      const char *id = ERP_AS(ErpConnection, CONNECTION, record->children[i])->circuit;
      g_autofree char *name = g_strdup_printf(_("circuit %s"), id != NULL ? id : "");
      add_element(detail, name, id);
    }
}

GArray *
erp_map_detail(ErpSession *session, const char *path) {
  static const struct {
    ErpKind kind;
    void (*tell)(const Detail *detail, const ErpRecord *record);
  } kinds[] = {{ERP_KIND_SITE, site},
               {ERP_KIND_WAN_LINK, wan_link},
               {ERP_KIND_PEERING_LOCATION, peering_location},
               {ERP_KIND_CIRCUIT, circuit},
               {ERP_KIND_GATEWAY, gateway}};
  Detail detail = {g_array_new(FALSE, FALSE, sizeof(ErpDetailLine)), erp_session_plan(session),
                   erp_session_results(session)};
  g_array_set_clear_func(detail.lines, free_line);
  const ErpRecord *record = path == NULL ? NULL : erp_plan_at_path(detail.plan, path);
  if (record == NULL)
    return detail.lines;
  add(&detail, ERP_STYLE_HEADING,
      g_strdup_printf("%s %s", _(erp_kind_info(record->kind)->title), path));
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (kinds[i].kind == record->kind)
      kinds[i].tell(&detail, record);
  return detail.lines;
}
