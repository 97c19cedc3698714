#include "tui/table/table-columns.h"

#include "plan/field.h"
#include "tui/show.h"
#include "base/i18n.h"

#define NOT_YET "…"

typedef const ErpTableRow *Row;

static const ErpTableRows *
table_of(gpointer user) {
  return *(ErpTableRows *const *) user;
}

static Row
row_of(guint row, gpointer user) {
  return erp_table_row(table_of(user), row);
}

static int
by_number(gint64 a, gint64 b) {
  return (a > b) - (a < b);
}

static ErpStyle
figure_style(guint row, gpointer user) {
  const ErpTableRows *table = table_of(user);
  return table->stale || erp_table_row(table, row)->index == ERP_NONE ? ERP_STYLE_DIM
                                                                      : ERP_STYLE_TEXT;
}

/* ---- what all kinds have ----------------------------------------------------------------------
 */

static char *
id_text(guint row, gpointer user) {
  return g_strdup(row_of(row, user)->id);
}

/* "x" before what has failed: never told by colour alone. */
static char *
with_loss(Row row, const char *text) {
  return g_strdup_printf("%s%s", row->lost ? "x " : "", text);
}

static char *
first_id_text(guint row, gpointer user) {
  return with_loss(row_of(row, user), row_of(row, user)->id);
}

/* Canonical text of a field by its name; "-" when not stated. */
static char *
field_text(Row row, const char *name) {
  int field = erp_kind_field(row->record->kind, name);
  g_assert(field >= 0);
  char *text = erp_record_get(row->record, (guint) field);
  return text != NULL ? text : g_strdup("-");
}

static char *
name_text(guint row, gpointer user) {
  Row r = row_of(row, user);
  g_autofree char *name = field_text(r, "name");
  return with_loss(r, g_str_equal(name, "-") ? r->id : name);
}

static char *
provider_text(guint row, gpointer user) {
  return field_text(row_of(row, user), "provider");
}

static char *
sku_text(guint row, gpointer user) {
  return field_text(row_of(row, user), "sku");
}

static char *
kind_text(guint row, gpointer user) {
  return field_text(row_of(row, user), "kind");
}

static char *
parts_text(guint row, gpointer user) {
  return g_strdup_printf("%u", row_of(row, user)->parts);
}

static int
by_parts(guint a, guint b, gpointer user) {
  return by_number(row_of(a, user)->parts, row_of(b, user)->parts);
}

/* ---- sites ------------------------------------------------------------------------------------
 */

static gint64
users_of(guint row, gpointer user) {
  return ERP_AS(ErpSite, SITE, row_of(row, user)->record)->users;
}

static char *
users_text(guint row, gpointer user) {
  gint64 users = users_of(row, user);
  return users == ERP_UNSET ? g_strdup("-") : erp_unit_format(ERP_UNIT_COUNT, users);
}

static int
by_users(guint a, guint b, gpointer user) {
  return by_number(users_of(a, user), users_of(b, user));
}

static char *
site_way_text(guint row, gpointer user) {
  Row r = row_of(row, user);
  if (r->index == ERP_NONE)
    return g_strdup(NOT_YET);
  gboolean net = (r->ways >> ERP_VIA_INTERNET & 1u) != 0;
  gboolean er = (r->ways >> ERP_VIA_EXPRESSROUTE & 1u) != 0;
  return g_strdup(net && er ? _("mixed") : net ? _("internet") : er ? _("ExpressRoute") : "-");
}

static char *
down_text(guint row, gpointer user) {
  Row r = row_of(row, user);
  return r->index == ERP_NONE ? g_strdup(NOT_YET) : erp_show_rate(r->down);
}

static int
by_down(guint a, guint b, gpointer user) {
  return by_number(row_of(a, user)->down, row_of(b, user)->down);
}

static char *
site_rtt_text(guint row, gpointer user) {
  Row r = row_of(row, user);
  return r->index == ERP_NONE ? g_strdup(NOT_YET) : erp_show_time(r->rtt, r->provenance);
}

static int
by_site_rtt(guint a, guint b, gpointer user) {
  return by_number(row_of(a, user)->rtt, row_of(b, user)->rtt);
}

static char *
penalty_text(guint row, gpointer user) {
  Row r = row_of(row, user);
  return r->index == ERP_NONE ? g_strdup(NOT_YET) : erp_show_time(r->penalty, r->provenance);
}

static int
by_penalty(guint a, guint b, gpointer user) {
  return by_number(row_of(a, user)->penalty, row_of(b, user)->penalty);
}

/* ERP_VERDICT_LAST does not exist: unknown rows sort before all verdicts. */
static int
site_verdict(guint row, gpointer user) {
  Row r = row_of(row, user);
  return r->index == ERP_NONE ? -1 : (int) table_of(user)->results->sites[r->index].verdict;
}

static char *
site_verdict_text(guint row, gpointer user) {
  int verdict = site_verdict(row, user);
  return g_strdup(verdict < 0 ? NOT_YET : erp_verdict_word((ErpVerdict) verdict));
}

static int
by_site_verdict(guint a, guint b, gpointer user) {
  return site_verdict(a, user) - site_verdict(b, user);
}

static ErpStyle
site_verdict_style(guint row, gpointer user) {
  int verdict = site_verdict(row, user);
  return verdict < 0 || table_of(user)->stale ? ERP_STYLE_DIM
                                              : erp_show_verdict_style((ErpVerdict) verdict);
}

static const ErpColumn site_columns[] = {
    {N_("name"), ERP_ALIGN_LEFT, 8, 3, name_text, NULL, NULL},
    {N_("id"), ERP_ALIGN_LEFT, 4, 1, id_text, NULL, NULL},
    {N_("verdict"), ERP_ALIGN_LEFT, 7, 0, site_verdict_text, by_site_verdict, site_verdict_style},
    {N_("users"), ERP_ALIGN_RIGHT, 6, 0, users_text, by_users, NULL},
    {N_("planned way"), ERP_ALIGN_LEFT, 11, 0, site_way_text, NULL, figure_style},
    {N_("worst RTT"), ERP_ALIGN_RIGHT, 9, 0, site_rtt_text, by_site_rtt, figure_style},
    {N_("penalty"), ERP_ALIGN_RIGHT, 9, 0, penalty_text, by_penalty, figure_style},
    {N_("need down"), ERP_ALIGN_RIGHT, 9, 0, down_text, by_down, figure_style},
};

/* ---- links, circuits and gateways: elements ---------------------------------------------------
 */

static const ErpElement *
element_of(guint row, gpointer user) {
  Row r = row_of(row, user);
  return r->index == ERP_NONE ? NULL : &table_of(user)->results->network->elements[r->index];
}

static ErpDirection
busier(const ErpElementLoad *load) {
  return load->utilisation[ERP_UP] > load->utilisation[ERP_DOWN] ? ERP_UP : ERP_DOWN;
}

typedef enum { CAPACITY, LOAD, USE, M365, FIGURES } ElementFigure;

static gint64
element_figure(guint row, gpointer user, ElementFigure figure) {
  const ErpElement *element = element_of(row, user);
  if (element == NULL)
    return ERP_UNSET;
  const ErpElementLoad *load = &table_of(user)->results->loads[row_of(row, user)->index];
  ErpDirection d = busier(load);
  gint64 figures[FIGURES] = {
      [CAPACITY] = element->capacity[d],
      [LOAD] = load->load[d],
      [USE] = load->utilisation[d],
      [M365] = load->m365_load[d],
  };
  return figures[figure];
}

static char *
element_rate(guint row, gpointer user, ElementFigure figure) {
  if (element_of(row, user) == NULL)
    return g_strdup(NOT_YET);
  return erp_show_rate(element_figure(row, user, figure));
}

static char *
capacity_text(guint row, gpointer user) {
  return element_rate(row, user, CAPACITY);
}

static int
by_capacity(guint a, guint b, gpointer user) {
  return by_number(element_figure(a, user, CAPACITY), element_figure(b, user, CAPACITY));
}

static char *
load_text(guint row, gpointer user) {
  return element_rate(row, user, LOAD);
}

static int
by_load(guint a, guint b, gpointer user) {
  return by_number(element_figure(a, user, LOAD), element_figure(b, user, LOAD));
}

static char *
m365_text(guint row, gpointer user) {
  return element_rate(row, user, M365);
}

static int
by_m365(guint a, guint b, gpointer user) {
  return by_number(element_figure(a, user, M365), element_figure(b, user, M365));
}

static char *
use_text(guint row, gpointer user) {
  if (element_of(row, user) == NULL)
    return g_strdup(NOT_YET);
  gint64 use = element_figure(row, user, USE);
  g_autofree char *text = erp_show_percent(use);
  gunichar mark = erp_show_load_mark(table_of(user)->results, use);
  return mark == ' ' ? g_steal_pointer(&text) : g_strdup_printf("%s %c", text, (char) mark);
}

static int
by_use(guint a, guint b, gpointer user) {
  return by_number(element_figure(a, user, USE), element_figure(b, user, USE));
}

static ErpStyle
use_style(guint row, gpointer user) {
  const ErpTableRows *table = table_of(user);
  if (table->stale || element_of(row, user) == NULL)
    return ERP_STYLE_DIM;
  return erp_show_load_style(table->results, element_figure(row, user, USE));
}

static char *
ends_text(guint row, gpointer user) {
  const ErpWanLink *link = ERP_AS(ErpWanLink, WAN_LINK, row_of(row, user)->record);
  return g_strdup_printf("%s-%s", link->a, link->b);
}

static gint64
link_rtt(guint row, gpointer user) {
  const ErpElement *element = element_of(row, user);
  return element == NULL ? ERP_UNSET : element->rtt;
}

static char *
link_rtt_text(guint row, gpointer user) {
  const ErpElement *element = element_of(row, user);
  return element == NULL ? g_strdup(NOT_YET) : erp_show_time(element->rtt, element->provenance);
}

static int
by_link_rtt(guint a, guint b, gpointer user) {
  return by_number(link_rtt(a, user), link_rtt(b, user));
}

static gint64
link_length(guint row, gpointer user) {
  const ErpElement *element = element_of(row, user);
  return element == NULL ? ERP_UNSET : element->distance;
}

static char *
length_text(guint row, gpointer user) {
  return element_of(row, user) == NULL ? g_strdup(NOT_YET)
                                       : erp_show_length(link_length(row, user));
}

static int
by_length(guint a, guint b, gpointer user) {
  return by_number(link_length(a, user), link_length(b, user));
}

#define ELEMENT_COLUMNS                                                                            \
  {N_("use"), ERP_ALIGN_RIGHT, 7, 0, use_text, by_use, use_style},                                 \
      {N_("capacity"), ERP_ALIGN_RIGHT, 8, 0, capacity_text, by_capacity, figure_style},           \
      {N_("load"), ERP_ALIGN_RIGHT, 8, 0, load_text, by_load, figure_style}, {                     \
    N_("Microsoft 365"), ERP_ALIGN_RIGHT, 10, 0, m365_text, by_m365, figure_style                  \
  }

static const ErpColumn link_columns[] = {
    {N_("id"), ERP_ALIGN_LEFT, 6, 2, first_id_text, NULL, NULL},
    {N_("from-to"), ERP_ALIGN_LEFT, 7, 2, ends_text, NULL, NULL},
    ELEMENT_COLUMNS,
    {N_("RTT"), ERP_ALIGN_RIGHT, 9, 0, link_rtt_text, by_link_rtt, figure_style},
    {N_("length"), ERP_ALIGN_RIGHT, 8, 0, length_text, by_length, figure_style},
    {N_("kind"), ERP_ALIGN_LEFT, 6, 0, kind_text, NULL, NULL},
};

static char *
location_text(guint row, gpointer user) {
  const ErpRecord *parent = erp_plan_parent(table_of(user)->plan, row_of(row, user)->record);
  return g_strdup(parent == NULL ? "-" : erp_record_id(parent));
}

/* Services of Microsoft 365 whose communities the route filter accepts. */
static char *
services_text(guint row, gpointer user) {
  Row r = row_of(row, user);
  const ErpResults *results = table_of(user)->results;
  if (results == NULL || r->circuit == ERP_NONE)
    return g_strdup(NOT_YET);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < MIN(results->catalogue->n_services, 64); i++)
    if (results->catalogue->services[i].area != NULL &&
        (results->network->circuits[r->circuit].services >> i & 1u) != 0)
      g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "",
                             results->catalogue->services[i].service);
  return g_strdup(text->len > 0 ? text->str : _("none"));
}

static const ErpColumn circuit_columns[] = {
    {N_("id"), ERP_ALIGN_LEFT, 6, 2, first_id_text, NULL, NULL},
    {N_("location"), ERP_ALIGN_LEFT, 6, 1, location_text, NULL, NULL},
    ELEMENT_COLUMNS,
    {N_("SKU"), ERP_ALIGN_LEFT, 8, 0, sku_text, NULL, NULL},
    {N_("provider"), ERP_ALIGN_LEFT, 8, 1, provider_text, NULL, NULL},
    {N_("Microsoft 365 services"), ERP_ALIGN_LEFT, 10, 2, services_text, NULL, figure_style},
};

static char *
region_text(guint row, gpointer user) {
  return field_text(row_of(row, user), "region");
}

static const ErpColumn gateway_columns[] = {
    {N_("id"), ERP_ALIGN_LEFT, 6, 2, first_id_text, NULL, NULL},
    {N_("region"), ERP_ALIGN_LEFT, 8, 2, region_text, NULL, NULL},
    {N_("SKU"), ERP_ALIGN_LEFT, 8, 0, sku_text, NULL, NULL},
    ELEMENT_COLUMNS,
    {N_("connections"), ERP_ALIGN_RIGHT, 4, 0, parts_text, by_parts, NULL},
};

/* ---- peering locations ------------------------------------------------------------------------
 */

static char *
place_text(guint row, gpointer user) {
  return field_text(row_of(row, user), "at");
}

static char *
metro_text(guint row, gpointer user) {
  Row r = row_of(row, user);
  if (r->index == ERP_NONE)
    return g_strdup(NOT_YET);
  const ErpNetwork *network = table_of(user)->results->network;
  guint32 door = network->nodes[r->index].door;
  return g_strdup(door == ERP_NONE ? "-" : network->doors[door].metro);
}

static const ErpColumn location_columns[] = {
    {N_("name"), ERP_ALIGN_LEFT, 8, 2, name_text, NULL, NULL},
    {N_("id"), ERP_ALIGN_LEFT, 4, 1, id_text, NULL, NULL},
    {N_("place"), ERP_ALIGN_LEFT, 8, 2, place_text, NULL, NULL},
    {N_("circuits"), ERP_ALIGN_RIGHT, 8, 0, parts_text, by_parts, NULL},
    {N_("entry point"), ERP_ALIGN_LEFT, 8, 2, metro_text, NULL, figure_style},
};

/* ---- flows ------------------------------------------------------------------------------------
 */

static const ErpFlow *
flow_of(guint row, gpointer user) {
  return &table_of(user)->results->flows[row_of(row, user)->index];
}

static char *
flow_site_text(guint row, gpointer user) {
  return g_strdup(table_of(user)->results->network->nodes[flow_of(row, user)->site].id);
}

static char *
flow_service_text(guint row, gpointer user) {
  return erp_show_service(table_of(user)->results, flow_of(row, user));
}

static char *
via_text(guint row, gpointer user) {
  const ErpFlow *flow = flow_of(row, user);
  const ErpResults *results = table_of(user)->results;
  if (flow->via == ERP_VIA_NONE || flow->route == ERP_NONE)
    return g_strdup(_("none"));
  const ErpRoute *route = &results->routes[flow->route];
  if (route->circuit != ERP_NONE)
    return g_strdup(results->network->circuits[route->circuit].circuit->id);
  if (route->egress == ERP_NONE || results->network->egresses[route->egress].node == flow->site)
    return g_strdup(_("internet"));
  return erp_show_way(results, flow->route);
}

static char *
need_text(guint row, gpointer user) {
  return erp_show_rate(flow_of(row, user)->rate[ERP_DOWN]);
}

static int
by_need(guint a, guint b, gpointer user) {
  return by_number(flow_of(a, user)->rate[ERP_DOWN], flow_of(b, user)->rate[ERP_DOWN]);
}

static char *
er_text(guint row, gpointer user) {
  const ErpAlternative *er = &flow_of(row, user)->options->er;
  return erp_show_time(er->rtt, erp_route_provenance(table_of(user)->results, er->route));
}

static int
by_er(guint a, guint b, gpointer user) {
  return by_number(flow_of(a, user)->options->er.rtt, flow_of(b, user)->options->er.rtt);
}

static char *
net_text(guint row, gpointer user) {
  const ErpAlternative *net = &flow_of(row, user)->options->net;
  return erp_show_time(net->rtt, erp_route_provenance(table_of(user)->results, net->route));
}

static int
by_net(guint a, guint b, gpointer user) {
  return by_number(flow_of(a, user)->options->net.rtt, flow_of(b, user)->options->net.rtt);
}

static char *
best_text(guint row, gpointer user) {
  const ErpFlow *flow = flow_of(row, user);
  return erp_show_time(flow->options->best, flow->options->best_provenance);
}

static int
by_best(guint a, guint b, gpointer user) {
  return by_number(flow_of(a, user)->options->best, flow_of(b, user)->options->best);
}

static char *
recommendation_text(guint row, gpointer user) {
  const char *word = erp_recommendation_word(flow_of(row, user)->recommendation);
  return g_strdup(word[0] == '\0' ? "-" : word);
}

static char *
reasons_text(guint row, gpointer user) {
  return erp_show_reasons(flow_of(row, user));
}

static char *
flow_verdict_text(guint row, gpointer user) {
  return g_strdup(erp_verdict_word(flow_of(row, user)->verdict));
}

static int
by_flow_verdict(guint a, guint b, gpointer user) {
  return (int) flow_of(a, user)->verdict - (int) flow_of(b, user)->verdict;
}

static ErpStyle
flow_verdict_style(guint row, gpointer user) {
  return table_of(user)->stale ? ERP_STYLE_DIM
                               : erp_show_verdict_style(flow_of(row, user)->verdict);
}

static const ErpColumn flow_columns[] = {
    {N_("site"), ERP_ALIGN_LEFT, 4, 1, flow_site_text, NULL, NULL},
    {N_("service"), ERP_ALIGN_LEFT, 17, 1, flow_service_text, NULL, NULL},
    {N_("verdict"), ERP_ALIGN_LEFT, 7, 0, flow_verdict_text, by_flow_verdict, flow_verdict_style},
    {N_("planned way"), ERP_ALIGN_LEFT, 10, 1, via_text, NULL, figure_style},
    {N_("recommended"), ERP_ALIGN_LEFT, 11, 0, recommendation_text, NULL, figure_style},
    {N_("ExpressRoute"), ERP_ALIGN_RIGHT, 9, 0, er_text, by_er, figure_style},
    {N_("internet"), ERP_ALIGN_RIGHT, 9, 0, net_text, by_net, figure_style},
    {N_("best"), ERP_ALIGN_RIGHT, 9, 0, best_text, by_best, figure_style},
    {N_("need down"), ERP_ALIGN_RIGHT, 9, 0, need_text, by_need, figure_style},
    {N_("why"), ERP_ALIGN_LEFT, 8, 3, reasons_text, NULL, figure_style},
};

/* ---- by kind ----------------------------------------------------------------------------------
 */

const ErpColumn *
erp_table_columns(ErpListKind kind, guint *n) {
  static const struct {
    const ErpColumn *columns;
    guint n;
  } tables[] = {
      [ERP_LIST_SITES] = {site_columns, G_N_ELEMENTS(site_columns)},
      [ERP_LIST_LINKS] = {link_columns, G_N_ELEMENTS(link_columns)},
      [ERP_LIST_LOCATIONS] = {location_columns, G_N_ELEMENTS(location_columns)},
      [ERP_LIST_CIRCUITS] = {circuit_columns, G_N_ELEMENTS(circuit_columns)},
      [ERP_LIST_GATEWAYS] = {gateway_columns, G_N_ELEMENTS(gateway_columns)},
      [ERP_LIST_FLOWS] = {flow_columns, G_N_ELEMENTS(flow_columns)},
  };
  *n = tables[kind].n;
  return tables[kind].columns;
}
