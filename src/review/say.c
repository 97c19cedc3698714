/* Words of the findings: quantities, names and short lists. */
#include "review/context.h"

#include <string.h>

#include "base/names.h"
#include "base/i18n.h"

#define LISTED 3 /* names spelled out in a list */

static const char *
keep(ErpReview *review, char *text) {
  const char *kept = g_string_chunk_insert(review->texts, text);
  g_free(text);
  return kept;
}

/* Percent with a blank before the sign, like all other units in sentences. Takes the text. */
static const char *
spaced(ErpReview *review, ErpUnit unit, char *text) {
  if (unit != ERP_UNIT_PERCENT && unit != ERP_UNIT_AVAILABILITY)
    return keep(review, text);
  text[strcspn(text, "%")] = '\0';
  char *with_blank = g_strdup_printf("%s %%", text);
  g_free(text);
  return keep(review, with_blank);
}

const char *
erp_say(ErpReview *review, ErpUnit unit, gint64 value) {
  return spaced(review, unit, erp_unit_display(unit, value));
}

const char *
erp_say_beside(ErpReview *review, ErpUnit unit, gint64 value, gint64 limit) {
  return spaced(review, unit, erp_unit_display_beside(unit, value, limit));
}

/* Takes the text. */
static const char *
marked(ErpReview *review, char *text, ErpProvenance provenance) {
  if (provenance != ERP_PROVENANCE_MODELLED)
    return keep(review, text);
  char *with_sign = g_strconcat("~", text, NULL);
  g_free(text);
  return keep(review, with_sign);
}

const char *
erp_say_rtt(ErpReview *review, gint64 rtt, ErpProvenance provenance) {
  return marked(review, erp_unit_display(ERP_UNIT_TIME, rtt), provenance);
}

const char *
erp_say_rtt_beside(ErpReview *review, gint64 rtt, ErpProvenance provenance, gint64 limit) {
  return marked(review, erp_unit_display_beside(ERP_UNIT_TIME, rtt, limit), provenance);
}

const char *
erp_say_limit(ErpReview *review, const char *parameter) {
  return erp_params_show(review->results->params, parameter);
}

const char *
erp_say_element(ErpReview *review, guint32 element) {
  const ErpNetwork *network = review->results->network;
  const ErpElement *e = &network->elements[element];
  switch (e->kind) {
  case ERP_ELEMENT_WAN_LINK:
    return keep(review, g_strdup_printf(_("WAN link %s"), e->name));
  case ERP_ELEMENT_INTERNET:
    if (erp_record_id(e->record) != NULL)
      return keep(review, g_strdup_printf(_("internet access %s of %s"), erp_record_id(e->record),
                                          network->nodes[e->node].name));
    return keep(review, g_strdup_printf(_("internet access of %s"), network->nodes[e->node].name));
  case ERP_ELEMENT_CIRCUIT:
    return keep(review, g_strdup_printf(_("circuit %s"), e->name));
  case ERP_ELEMENT_GATEWAY:
    return keep(review, g_strdup_printf(_("gateway %s"), e->name));
  case ERP_ELEMENT_PROXY:
    return keep(review, g_strdup_printf(_("proxy %s"), e->name));
  case ERP_ELEMENT_VPN:
    return keep(review, g_strdup_printf(_("VPN %s"), e->name));
  }
  g_return_val_if_reached(e->name);
}

/* Joins the first names and tells how many more there are. */
static const char *
list(ErpReview *review, const char *const *names, guint n) {
  GString *text = g_string_new(NULL);
  guint n_joined =
      n > LISTED ? LISTED : n - (n > 1); /* the last of a whole list comes after "and" */
  for (guint i = 0; i < n_joined; i++)
    g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", names[i]);
  if (n <= 1)
    return keep(review, g_string_free(text, FALSE));
  if (n <= LISTED) {
    /* TRANSLATORS: joins the last of a list of names to the others. */
    char *joined = g_strdup_printf(_("%s and %s"), text->str, names[n - 1]);
    g_string_free(text, TRUE);
    return keep(review, joined);
  }
  char *whole = g_strdup_printf(ERP_NGETTEXT("%s and %u more", "%s and %u more", n - LISTED),
                                text->str, n - LISTED);
  g_string_free(text, TRUE);
  return keep(review, whole);
}

const char *
erp_say_nodes(ErpReview *review, const GArray *nodes) {
  const char *names[LISTED];
  for (guint i = 0; i < MIN(nodes->len, LISTED); i++)
    names[i] = review->results->network->nodes[g_array_index(nodes, guint32, i)].name;
  return list(review, names, nodes->len);
}

const char *
erp_say_others(ErpReview *review, const ErpFinding *finding) {
  const ErpNetwork *network = review->results->network;
  const char *names[LISTED];
  guint n = g_strv_length(finding->others);
  for (guint i = 0; i < MIN(n, LISTED); i++) {
    guint32 node = erp_network_node(network, finding->others[i]);
    names[i] = node == ERP_NONE ? finding->others[i] : network->nodes[node].name;
  }
  return list(review, names, n);
}

const char *
erp_say_elements(ErpReview *review, const GArray *elements) {
  const char *names[LISTED];
  for (guint i = 0; i < MIN(elements->len, LISTED); i++)
    names[i] = erp_say_element(review, g_array_index(elements, guint32, i));
  return list(review, names, elements->len);
}

const char *
erp_say_record(ErpReview *review, const ErpRecord *record) {
  const ErpPlan *plan = review->results->plan;
  const ErpRecord *parent = erp_plan_parent(plan, record);
  if (record->kind == ERP_KIND_WAN_LINK || record->kind == ERP_KIND_CIRCUIT ||
      record->kind == ERP_KIND_GATEWAY)
    return erp_say_element(review,
                           erp_network_element(review->results->network, erp_record_id(record)));
  if (record->kind == ERP_KIND_PEERING)
    return keep(review, g_strdup_printf(((const ErpPeering *) record)->kind == ERP_PEERING_PRIVATE
                                            ? _("the private peering of %s")
                                            : _("the Microsoft peering of %s"),
                                        erp_say_record(review, parent)));
  if (record->kind == ERP_KIND_SITE || record->kind == ERP_KIND_PEERING_LOCATION)
    return review->results->network
        ->nodes[erp_network_node(review->results->network, erp_record_id(record))]
        .name;
  if (record->kind == ERP_KIND_DATA_GATEWAY) {
    const ErpDataGateway *gateway = ERP_AS(ErpDataGateway, DATA_GATEWAY, record);
    return keep(review,
                g_strdup_printf(_("data gateway %s"), erp_name_or(gateway->name, gateway->id)));
  }
  return keep(review, erp_plan_path(plan, record));
}

const char *
erp_say_records(ErpReview *review, const GPtrArray *records) {
  const char *names[LISTED];
  for (guint i = 0; i < MIN(records->len, LISTED); i++)
    names[i] = erp_say_record(review, records->pdata[i]);
  return list(review, names, records->len);
}

const char *
erp_say_service(ErpReview *review, guint service) {
  return review->results->catalogue->services[service].name;
}

const char *
erp_say_class(ErpTrafficClass traffic_class) {
  switch (traffic_class) {
  case ERP_CLASS_REALTIME:
    return _("real-time");
  case ERP_CLASS_INTERACTIVE:
    return _("interactive");
  case ERP_CLASS_BULK:
    return _("bulk");
  }
  g_return_val_if_reached("");
}

const char *
erp_say_exit(ErpReview *review, guint32 index) {
  const ErpNetwork *network = review->results->network;
  const ErpRoutingExit *exit = &review->routing->exits[index];
  guint32 element = exit->circuit != ERP_NONE  ? network->circuits[exit->circuit].element
                    : exit->egress != ERP_NONE ? network->egresses[exit->egress].element
                                               : ERP_NONE;
  if (element == ERP_NONE)
    return exit->id;
  const char *leads = erp_say_element(review, element);
  return exit->record->kind == ERP_KIND_EXIT
             ? keep(review, g_strdup_printf("%s (%s)", exit->id, leads))
             : leads;
}

const char *
erp_say_way(ErpReview *review, const ErpRoute *route) {
  const ErpNetwork *network = review->results->network;
  if (route->circuit != ERP_NONE)
    return keep(review,
                g_strdup_printf(_("over circuit %s"),
                                network->elements[network->circuits[route->circuit].element].name));
  if (route->egress != ERP_NONE)
    return keep(review,
                g_strdup_printf(_("by the internet access of %s"),
                                network->nodes[network->egresses[route->egress].node].name));
  return _("by the internet");
}
