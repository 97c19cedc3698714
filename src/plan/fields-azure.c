/* Tables: ExpressRoute and what stands on Microsoft's side. */
#include "plan/fields.h"

#include "base/i18n.h"

static const char *const clouds[] = {"public", "usgov", "china", NULL};
static const char *const authorizations[] = {"authorized", "not-authorized", NULL};
static const char *const reasons[] = {"regulation", "measured-need", "no-internet-site",
                                      "residency",  "security",      NULL};

static const ErpField tenant_fields[] = {
    {.name = "geo",
     .type = ERP_TYPE_STRING,
     AT(ErpTenant, geo),
     .catalogue = "microsoft-365-geographies",
     .help = N_("Microsoft 365 geography of the tenant, e.g. EUR.")},
    {.name = "cloud",
     .type = ERP_TYPE_ENUM,
     AT(ErpTenant, cloud),
     .fallback = "public",
     .words = clouds,
     .help = N_("Microsoft cloud the tenant is in.")},
    {.name = "m365-over-expressroute",
     .type = ERP_TYPE_ENUM,
     AT(ErpTenant, m365_over_expressroute),
     .words = authorizations,
     .help =
         N_("Whether Microsoft has authorised ExpressRoute for Microsoft 365; absent when nobody "
            "knows.")},
    {.name = "reason",
     .type = ERP_TYPE_ENUM,
     AT(ErpTenant, reason),
     .words = reasons,
     .help = N_("Why Microsoft 365 is to go over ExpressRoute.")},
};

const ErpKindInfo erp_info_tenant = {
    .kind = ERP_KIND_TENANT,
    .element = "tenant",
    .title = N_("Tenant"),
    .size = sizeof(ErpTenant),
    TABLE(tenant_fields),
    .id_field = -1,
    .parents = TOP,
    .singleton = TRUE,
    .help = N_("The Microsoft 365 tenant."),
};

static const ErpField peering_location_fields[] = {
    ID_FIELD(ErpPeeringLocation, TRUE, N_("Short name of the place; unique in the plan.")),
    NAME_FIELD(ErpPeeringLocation),
    {.name = "at",
     .type = ERP_TYPE_CATALOGUE,
     AT(ErpPeeringLocation, at),
     .catalogue = "peering-locations",
     .help =
         N_("Name in the catalogue, which gives its coordinates; this or lat and lon is needed.")},
    LAT_FIELD(ErpPeeringLocation, N_("Latitude of a place the catalogue does not have.")),
    LON_FIELD(ErpPeeringLocation, N_("Longitude of a place the catalogue does not have.")),
    SOURCE_FIELD(ErpPeeringLocation),
};

const ErpKindInfo erp_info_peering_location = {
    .kind = ERP_KIND_PEERING_LOCATION,
    .element = "peering-location",
    .title = N_("Peering location"),
    .size = sizeof(ErpPeeringLocation),
    TABLE(peering_location_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("A meet-me place where circuits reach Microsoft's edge."),
};

static const char *const skus[] = {"local", "standard", "premium", NULL};
static const char *const billings[] = {"metered", "unlimited", NULL};
static const char *const states[] = {"not-provisioned", "provisioning", "provisioned", NULL};
static const char *const modes[] = {"active-active", "active-passive", NULL};

static const ErpField circuit_fields[] = {
    ID_FIELD(ErpCircuit, TRUE, N_("Short name of the circuit; unique in the plan.")),
    NAME_FIELD(ErpCircuit),
    {.name = "provider",
     .type = ERP_TYPE_STRING,
     AT(ErpCircuit, provider),
     .help = N_("Connectivity provider; direct means ExpressRoute Direct.")},
    RATE_FIELD("bandwidth", ErpCircuit, bandwidth, TRUE, N_("Bandwidth that is bought.")),
    {.name = "sku",
     .type = ERP_TYPE_ENUM,
     AT(ErpCircuit, sku),
     .required = TRUE,
     .words = skus,
     .help = N_("Tier, which says how far the circuit reaches.")},
    {.name = "billing",
     .type = ERP_TYPE_ENUM,
     AT(ErpCircuit, billing),
     .words = billings,
     .help = N_("How outbound data is charged.")},
    {.name = "cloud",
     .type = ERP_TYPE_ENUM,
     AT(ErpCircuit, cloud),
     .fallback = "public",
     .words = clouds,
     .help = N_("Microsoft cloud it leads to.")},
    {.name = "state",
     .type = ERP_TYPE_ENUM,
     AT(ErpCircuit, state),
     .words = states,
     .help = N_("How far the provider has got.")},
    {.name = "mode",
     .type = ERP_TYPE_ENUM,
     AT(ErpCircuit, mode),
     .words = modes,
     .help = N_("Whether both of its links carry traffic.")},
    {.name = "metro",
     .type = ERP_TYPE_CATALOGUE,
     AT(ErpCircuit, metro),
     .catalogue = "peering-locations",
     .help = N_("Second peering location of a metro circuit.")},
    {.name = "port",
     .type = ERP_TYPE_STRING,
     AT(ErpCircuit, port),
     .help = N_("Word shared by the circuits of the place on the same pair of Direct ports.")},
    RATE_FIELD("port-speed", ErpCircuit, port_speed, FALSE, N_("Speed of each port of the pair.")),
    {.name = "edge-primary",
     .type = ERP_TYPE_REF,
     AT(ErpCircuit, edge_primary),
     .targets = IN(EDGE),
     .help = N_("Customer edge at which the primary link ends.")},
    {.name = "edge-secondary",
     .type = ERP_TYPE_REF,
     AT(ErpCircuit, edge_secondary),
     .targets = IN(EDGE),
     .help = N_("Customer edge at which the secondary link ends.")},
    BOOL_FIELD("bfd", ErpCircuit, bfd, NULL, N_("Whether BFD watches the links.")),
    BOOL_FIELD("macsec", ErpCircuit, macsec, NULL, N_("Whether MACsec encrypts the links.")),
    COST_FIELD(ErpCircuit),
    {.name = "ordered",
     .type = ERP_TYPE_DATE,
     AT(ErpCircuit, ordered),
     .help = N_("Day it was ordered.")},
    GROUP_FIELD(ErpCircuit),
    AVAILABILITY_FIELD(ErpCircuit),
    SOURCE_FIELD(ErpCircuit),
};

static const ErpSection circuit_sections[] = {
    {"state", N_("Delivery")},
    {"edge-primary", N_("Edges")},
    {"cost", N_("Cost and reliability")},
    {NULL, NULL},
};

const ErpKindInfo erp_info_circuit = {
    .kind = ERP_KIND_CIRCUIT,
    .element = "circuit",
    .title = N_("Circuit"),
    .size = sizeof(ErpCircuit),
    TABLE(circuit_fields),
    .sections = circuit_sections,
    .id_field = 0,
    .parents = IN(PEERING_LOCATION),
    .help = N_("An ExpressRoute circuit at the peering location it stands in."),
};

static const char *const peering_kinds[] = {"private", "microsoft", NULL};

static const ErpField peering_fields[] = {
    {.name = "kind",
     .type = ERP_TYPE_ENUM,
     AT(ErpPeering, kind),
     .required = TRUE,
     .words = peering_kinds,
     .help = N_("private leads to virtual networks, microsoft to public Microsoft services.")},
    {.name = "asn",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpPeering, asn),
     .unit = ERP_UNIT_COUNT,
     .minimum = 1,
     .maximum = G_GINT64_CONSTANT(4294967295),
     .help = N_("Autonomous system number of the customer's side.")},
    {.name = "sessions",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpPeering, sessions),
     .unit = ERP_UNIT_COUNT,
     .minimum = 1,
     .maximum = 2,
     .help = N_("BGP sessions that are up.")},
    BOOL_FIELD("md5", ErpPeering, md5, NULL, N_("Whether the sessions are authenticated by MD5.")),
    {.name = "subnets",
     .type = ERP_TYPE_PREFIX_LIST,
     AT(ErpPeering, subnets),
     .help = N_("Subnets of its links: two of /30 or one of /29; for IPv6 two of /126 or one of "
                "/125.")},
    {.name = "prefixes",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpPeering, prefixes),
     .unit = ERP_UNIT_COUNT,
     .help = N_("How many prefixes are advertised, when they are not listed.")},
};

const ErpKindInfo erp_info_peering = {
    .kind = ERP_KIND_PEERING,
    .element = "peering",
    .title = N_("Peering"),
    .size = sizeof(ErpPeering),
    TABLE(peering_fields),
    .id_field = -1,
    .parents = IN(CIRCUIT),
    .help = N_("One of the two routing domains of the circuit; at most one of each kind."),
};

static const ErpField accept_fields[] = {
    {.name = "community",
     .type = ERP_TYPE_COMMUNITY,
     AT(ErpAccept, community),
     .required = TRUE,
     .help = N_("BGP community of a service or a region, e.g. 12076:5010.")},
};

const ErpKindInfo erp_info_accept = {
    .kind = ERP_KIND_ACCEPT,
    .element = "accept",
    .title = N_("Accepted community"),
    .size = sizeof(ErpAccept),
    TABLE(accept_fields),
    .id_field = -1,
    .parents = IN(PEERING),
    .help = N_("A community the route filter of the peering lets in."),
};

static const ErpField gateway_fields[] = {
    ID_FIELD(ErpGateway, TRUE, N_("Short name of the gateway; unique in the plan.")),
    NAME_FIELD(ErpGateway),
    {.name = "region",
     .type = ERP_TYPE_CATALOGUE,
     AT(ErpGateway, region),
     .required = TRUE,
     .catalogue = "regions",
     .help = N_("Azure region it stands in.")},
    {.name = "sku",
     .type = ERP_TYPE_CATALOGUE,
     AT(ErpGateway, sku),
     .required = TRUE,
     .catalogue = "gateway-skus",
     .help = N_("Gateway SKU, which sets its throughput.")},
    {.name = "units",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpGateway, units),
     .fallback = "1",
     .unit = ERP_UNIT_COUNT,
     .minimum = 1,
     .help = N_("Scale units of a scalable gateway.")},
    BOOL_FIELD("zones", ErpGateway, zones, NULL, N_("Whether it is spread over zones.")),
    {.name = "prefix",
     .type = ERP_TYPE_PREFIX_LIST,
     AT(ErpGateway, prefix),
     .help = N_("Address ranges of the virtual networks behind it.")},
    RATE_FIELD("ipsec", ErpGateway, ipsec, FALSE,
               N_("Rate of the VPN gateway behind it, when IPsec protects all its traffic.")),
    {.name = "isolation",
     .type = ERP_TYPE_STRING,
     AT(ErpGateway, isolation),
     .help = N_("Word shared by gateways whose virtual networks may reach each other; no others "
                "may.")},
    COST_FIELD(ErpGateway),
    AVAILABILITY_FIELD(ErpGateway),
    SOURCE_FIELD(ErpGateway),
};

const ErpKindInfo erp_info_gateway = {
    .kind = ERP_KIND_GATEWAY,
    .element = "gateway",
    .title = N_("Gateway"),
    .size = sizeof(ErpGateway),
    TABLE(gateway_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("An ExpressRoute virtual network gateway."),
};

static const ErpField connection_fields[] = {
    {.name = "circuit",
     .type = ERP_TYPE_REF,
     AT(ErpConnection, circuit),
     .required = TRUE,
     .targets = IN(CIRCUIT),
     .help = N_("Circuit the gateway is connected to.")},
    {.name = "weight",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpConnection, weight),
     .fallback = "0",
     .unit = ERP_UNIT_COUNT,
     .maximum = 32000,
     .help = N_("Routing weight; Azure sends over the highest.")},
    BOOL_FIELD("fastpath", ErpConnection, fastpath, "no", N_("Whether data bypasses the gateway.")),
};

const ErpKindInfo erp_info_connection = {
    .kind = ERP_KIND_CONNECTION,
    .element = "connection",
    .title = N_("Connection"),
    .size = sizeof(ErpConnection),
    TABLE(connection_fields),
    .id_field = -1,
    .parents = IN(GATEWAY),
    .help = N_("A connection of the gateway to a circuit."),
};

static const char *const environment_services[] = {"power-platform", "dynamics-365", NULL};

static const ErpField environment_fields[] = {
    ID_FIELD(ErpEnvironment, TRUE, N_("Short name of the environment; unique in the plan.")),
    NAME_FIELD(ErpEnvironment),
    {.name = "service",
     .type = ERP_TYPE_ENUM,
     AT(ErpEnvironment, service),
     .fallback = "power-platform",
     .words = environment_services,
     .help = N_("What runs in it.")},
    {.name = "region",
     .type = ERP_TYPE_CATALOGUE,
     AT(ErpEnvironment, region),
     .required = TRUE,
     .catalogue = "power-platform-regions",
     .help = N_("Power Platform region it is in, e.g. europe.")},
    {.name = "cloud",
     .type = ERP_TYPE_ENUM,
     AT(ErpEnvironment, cloud),
     .fallback = "public",
     .words = clouds,
     .help = N_("Microsoft cloud it is in.")},
};

const ErpKindInfo erp_info_environment = {
    .kind = ERP_KIND_ENVIRONMENT,
    .element = "environment",
    .title = N_("Environment"),
    .size = sizeof(ErpEnvironment),
    TABLE(environment_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("A Power Platform or Dynamics 365 environment."),
};

static const ErpField data_gateway_fields[] = {
    ID_FIELD(ErpDataGateway, TRUE, N_("Short name of the data gateway; unique in the plan.")),
    NAME_FIELD(ErpDataGateway),
    {.name = "site",
     .type = ERP_TYPE_REF,
     AT(ErpDataGateway, site),
     .required = TRUE,
     .targets = IN(SITE),
     .help = N_("Site it stands in.")},
    {.name = "environment",
     .type = ERP_TYPE_REF,
     AT(ErpDataGateway, environment),
     .targets = IN(ENVIRONMENT),
     .help = N_("Environment it serves.")},
    {.name = "region",
     .type = ERP_TYPE_CATALOGUE,
     AT(ErpDataGateway, region),
     .catalogue = "regions",
     .help = N_("Azure region it is registered in.")},
    {.name = "members",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpDataGateway, members),
     .unit = ERP_UNIT_COUNT,
     .minimum = 1,
     .help = N_("Machines in its cluster.")},
};

const ErpKindInfo erp_info_data_gateway = {
    .kind = ERP_KIND_DATA_GATEWAY,
    .element = "data-gateway",
    .title = N_("Data gateway"),
    .size = sizeof(ErpDataGateway),
    TABLE(data_gateway_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("An on-premises data gateway of the Power Platform."),
};
