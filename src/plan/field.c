#include "plan/field.h"

#include <string.h>

#include "plan/fields.h"

static const ErpKindInfo *const kinds[ERP_KIND_LAST] = {
    [ERP_KIND_PLAN] = &erp_info_plan,
    [ERP_KIND_NOTE] = &erp_info_note,
    [ERP_KIND_TENANT] = &erp_info_tenant,
    [ERP_KIND_PARAMETER] = &erp_info_parameter,
    [ERP_KIND_SITE] = &erp_info_site,
    [ERP_KIND_INTERNET] = &erp_info_internet,
    [ERP_KIND_DEMAND] = &erp_info_demand,
    [ERP_KIND_WAN_LINK] = &erp_info_wan_link,
    [ERP_KIND_PEERING_LOCATION] = &erp_info_peering_location,
    [ERP_KIND_CIRCUIT] = &erp_info_circuit,
    [ERP_KIND_PEERING] = &erp_info_peering,
    [ERP_KIND_ACCEPT] = &erp_info_accept,
    [ERP_KIND_ADVERTISE] = &erp_info_advertise,
    [ERP_KIND_GATEWAY] = &erp_info_gateway,
    [ERP_KIND_CONNECTION] = &erp_info_connection,
    [ERP_KIND_ENVIRONMENT] = &erp_info_environment,
    [ERP_KIND_DATA_GATEWAY] = &erp_info_data_gateway,
    [ERP_KIND_PROXY] = &erp_info_proxy,
    [ERP_KIND_VPN] = &erp_info_vpn,
    [ERP_KIND_POLICY] = &erp_info_policy,
    [ERP_KIND_EDGE] = &erp_info_edge,
    [ERP_KIND_EXIT] = &erp_info_exit,
    [ERP_KIND_NAT_POOL] = &erp_info_nat_pool,
    [ERP_KIND_ROUTE_SCOPE] = &erp_info_route_scope,
    [ERP_KIND_INBOUND] = &erp_info_inbound,
    [ERP_KIND_SCENARIO] = &erp_info_scenario,
    [ERP_KIND_ANSWER] = &erp_info_answer,
    [ERP_KIND_ACCEPTED] = &erp_info_accepted,
};

const ErpKindInfo *
erp_kind_info(ErpKind kind) {
  g_assert(kind < ERP_KIND_LAST);
  return kinds[kind];
}

/* Most names differ in their first letter. */
static inline gboolean
is_name(const char *name, const char *wanted) {
  return name[0] == wanted[0] && strcmp(name, wanted) == 0;
}

const ErpKindInfo *
erp_kind_by_element(const char *element) {
  for (guint i = 0; i < ERP_KIND_LAST; i++)
    if (is_name(kinds[i]->element, element))
      return kinds[i];
  return NULL;
}

int
erp_kind_field(ErpKind kind, const char *name) {
  const ErpKindInfo *info = erp_kind_info(kind);
  for (guint i = 0; i < info->n_fields; i++)
    if (is_name(info->fields[i].name, name))
      return (int) i;
  return -1;
}
