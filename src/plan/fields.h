/* Private to plan/: the tables behind plan/field.h, one per kind, grouped in fields-*.c. */
#pragma once

#include "plan/field.h"

extern const ErpKindInfo erp_info_plan;
extern const ErpKindInfo erp_info_note;
extern const ErpKindInfo erp_info_tenant;
extern const ErpKindInfo erp_info_parameter;
extern const ErpKindInfo erp_info_site;
extern const ErpKindInfo erp_info_internet;
extern const ErpKindInfo erp_info_demand;
extern const ErpKindInfo erp_info_wan_link;
extern const ErpKindInfo erp_info_peering_location;
extern const ErpKindInfo erp_info_circuit;
extern const ErpKindInfo erp_info_peering;
extern const ErpKindInfo erp_info_accept;
extern const ErpKindInfo erp_info_advertise;
extern const ErpKindInfo erp_info_gateway;
extern const ErpKindInfo erp_info_connection;
extern const ErpKindInfo erp_info_environment;
extern const ErpKindInfo erp_info_data_gateway;
extern const ErpKindInfo erp_info_proxy;
extern const ErpKindInfo erp_info_vpn;
extern const ErpKindInfo erp_info_policy;
extern const ErpKindInfo erp_info_edge;
extern const ErpKindInfo erp_info_exit;
extern const ErpKindInfo erp_info_nat_pool;
extern const ErpKindInfo erp_info_route_scope;
extern const ErpKindInfo erp_info_inbound;
extern const ErpKindInfo erp_info_scenario;
extern const ErpKindInfo erp_info_answer;
extern const ErpKindInfo erp_info_accepted;

#define AT(Struct, member) .offset = G_STRUCT_OFFSET(Struct, member)
#define TOP ERP_KIND_BIT(ERP_KIND_PLAN)
#define IN(KIND) ERP_KIND_BIT(ERP_KIND_##KIND)

/* The rows every second table has. */
#define ID_FIELD(Struct, is_required, text)                                                        \
  { .name = "id", .type = ERP_TYPE_ID, AT(Struct, id), .required = is_required, .help = text }
#define NAME_FIELD(Struct)                                                                         \
  { .name = "name", .type = ERP_TYPE_STRING, AT(Struct, name), .help = N_("Name shown to people.") }
#define LAT_FIELD(Struct, text)                                                                    \
  {                                                                                                \
    .name = "lat", .type = ERP_TYPE_QUANTITY, AT(Struct, lat), .unit = ERP_UNIT_LATITUDE,          \
    .help = text                                                                                   \
  }
#define LON_FIELD(Struct, text)                                                                    \
  {                                                                                                \
    .name = "lon", .type = ERP_TYPE_QUANTITY, AT(Struct, lon), .unit = ERP_UNIT_LONGITUDE,         \
    .help = text                                                                                   \
  }
#define COST_FIELD(Struct)                                                                         \
  {                                                                                                \
    .name = "cost", .type = ERP_TYPE_QUANTITY, AT(Struct, cost), .unit = ERP_UNIT_MONEY,           \
    .help = N_("What it costs a month, in the plan's currency.")                                   \
  }
#define SHARE_FIELD(xml, Struct, member, text)                                                     \
  {                                                                                                \
    .name = xml, .type = ERP_TYPE_QUANTITY, AT(Struct, member), .unit = ERP_UNIT_AVAILABILITY,     \
    .minimum = 1, .maximum = 1000000, .help = text                                                 \
  }
#define AVAILABILITY_FIELD(Struct)                                                                 \
  SHARE_FIELD("availability", Struct, availability,                                                \
              N_("Share of the time it works, as promised or measured."))
#define GROUP_FIELD(Struct)                                                                        \
  {                                                                                                \
    .name = "path-group", .type = ERP_TYPE_STRING, AT(Struct, path_group),                         \
    .help = N_("Word shared by everything that uses the same duct, building or carrier core.")     \
  }
#define SOURCE_FIELD(Struct)                                                                       \
  {                                                                                                \
    .name = "source", .type = ERP_TYPE_STRING, AT(Struct, source),                                 \
    .help = N_("What it was imported from; a second import finds it again by this.")               \
  }
#define RATE_FIELD(xml, Struct, member, is_required, text)                                         \
  {                                                                                                \
    .name = xml, .type = ERP_TYPE_QUANTITY, AT(Struct, member), .required = is_required,           \
    .unit = ERP_UNIT_RATE, .minimum = 1, .help = text                                              \
  }
#define BOOL_FIELD(xml, Struct, member, otherwise, text)                                           \
  { .name = xml, .type = ERP_TYPE_BOOL, AT(Struct, member), .fallback = otherwise, .help = text }
#define TABLE(rows) .fields = rows, .n_fields = G_N_ELEMENTS(rows)
