/* Tables: how traffic is sent - proxies, VPN, policies and the elements of routing symmetry. */
#include "plan/fields.h"

#include "base/i18n.h"

#define MAX_ASN G_GINT64_CONSTANT(4294967295)
#define SITE_FIELD(Struct, text)                                                                   \
  {                                                                                                \
    .name = "site", .type = ERP_TYPE_REF, AT(Struct, site), .required = TRUE, .targets = IN(SITE), \
    .help = text                                                                                   \
  }

static const ErpField proxy_fields[] = {
    ID_FIELD(ErpProxy, TRUE, N_("Short name of the proxy; unique in the plan.")),
    NAME_FIELD(ErpProxy),
    SITE_FIELD(ErpProxy, N_("Site it stands in.")),
    RATE_FIELD("capacity", ErpProxy, capacity, FALSE, N_("Rate it can pass.")),
    {.name = "delay",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpProxy, delay),
     .unit = ERP_UNIT_TIME,
     .help = N_("What it adds to a round trip.")},
    BOOL_FIELD("inspection", ErpProxy, inspection, "no", N_("Whether it opens TLS.")),
    {.name = "bypass",
     .type = ERP_TYPE_WORD_LIST,
     AT(ErpProxy, bypass),
     .catalogue = "services",
     .help = N_("Services that go past it (exceptions in the PAC file), but for what Microsoft 365 "
                "has in the category default.")},
    AVAILABILITY_FIELD(ErpProxy),
};

const ErpKindInfo erp_info_proxy = {
    .kind = ERP_KIND_PROXY,
    .element = "proxy",
    .title = N_("Proxy"),
    .size = sizeof(ErpProxy),
    TABLE(proxy_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("A web proxy in a site."),
};

static const char *const vpn_modes[] = {"forced", "split", NULL};

static const ErpField vpn_fields[] = {
    ID_FIELD(ErpVpn, TRUE, N_("Short name of the VPN; unique in the plan.")),
    NAME_FIELD(ErpVpn),
    SITE_FIELD(ErpVpn, N_("Site of its head end.")),
    {.name = "mode",
     .type = ERP_TYPE_ENUM,
     AT(ErpVpn, mode),
     .fallback = "forced",
     .words = vpn_modes,
     .help = N_("forced takes all traffic into the tunnel, split leaves Microsoft 365 outside.")},
    RATE_FIELD("capacity", ErpVpn, capacity, FALSE, N_("Rate it can pass.")),
    {.name = "delay",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpVpn, delay),
     .unit = ERP_UNIT_TIME,
     .help = N_("What it adds to a round trip.")},
};

const ErpKindInfo erp_info_vpn = {
    .kind = ERP_KIND_VPN,
    .element = "vpn",
    .title = N_("VPN"),
    .size = sizeof(ErpVpn),
    TABLE(vpn_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("Remote access for mobile users."),
};

static const char *const categories[] = {"optimize", "allow", "default", NULL};
static const char *const via_words[] = {"internet", NULL};

static const ErpField policy_fields[] = {
    {.name = "site",
     .type = ERP_TYPE_REF,
     AT(ErpPolicy, site),
     .targets = IN(SITE),
     .help = N_("Site it holds for; absent: every site.")},
    {.name = "service",
     .type = ERP_TYPE_CATALOGUE,
     AT(ErpPolicy, service),
     .catalogue = "services",
     .help = N_("Service it holds for; absent or m365: every Microsoft 365 service.")},
    {.name = "category",
     .type = ERP_TYPE_WORD_LIST,
     AT(ErpPolicy, category),
     .words = categories,
     .help = N_("Endpoint categories it holds for; absent: all of them.")},
    {.name = "via",
     .type = ERP_TYPE_REF_LIST,
     AT(ErpPolicy, via),
     .required = TRUE,
     .words = via_words,
     .targets = IN(CIRCUIT) | IN(EXIT) | IN(SITE),
     .help =
         N_("Ways in order of preference: a circuit, an exit, a site (its internet access) or the "
            "word internet (the site's own way).")},
    {.name = "proxy",
     .type = ERP_TYPE_REF,
     AT(ErpPolicy, proxy),
     .targets = IN(PROXY),
     .help = N_("Proxy the traffic goes through first.")},
};

const ErpKindInfo erp_info_policy = {
    .kind = ERP_KIND_POLICY,
    .element = "policy",
    .title = N_("Policy"),
    .size = sizeof(ErpPolicy),
    TABLE(policy_fields),
    .id_field = -1,
    .parents = TOP,
    .help = N_("Which way traffic is to go; without one it goes where the routes lead."),
};

static const ErpField edge_fields[] = {
    ID_FIELD(ErpEdge, TRUE, N_("Short name of the edge; unique in the plan.")),
    SITE_FIELD(ErpEdge, N_("Site it stands in.")),
    BOOL_FIELD("stateful", ErpEdge, stateful, "yes",
               N_("Whether it must see both halves of a connection.")),
    {.name = "state-group",
     .type = ERP_TYPE_STRING,
     AT(ErpEdge, state_group),
     .help = N_("Word shared by edges that exchange their connection tables; by default the id.")},
    BOOL_FIELD("snat", ErpEdge, snat, "no", N_("Whether it translates source addresses.")),
    BOOL_FIELD("inspected", ErpEdge, inspected, NULL, N_("Whether it inspects the traffic.")),
};

const ErpKindInfo erp_info_edge = {
    .kind = ERP_KIND_EDGE,
    .element = "edge",
    .title = N_("Edge"),
    .size = sizeof(ErpEdge),
    TABLE(edge_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("A router or firewall at which traffic leaves the organisation."),
};

static const char *const exit_kinds[] = {"circuit", "internet", NULL};

static const ErpField exit_fields[] = {
    ID_FIELD(ErpExit, TRUE, N_("Short name of the exit; unique in the plan.")),
    {.name = "edge",
     .type = ERP_TYPE_REF,
     AT(ErpExit, edge),
     .required = TRUE,
     .targets = IN(EDGE),
     .help = N_("Edge it leaves from.")},
    {.name = "kind",
     .type = ERP_TYPE_ENUM,
     AT(ErpExit, kind),
     .required = TRUE,
     .words = exit_kinds,
     .help = N_("What it leads into.")},
    {.name = "ref",
     .type = ERP_TYPE_REF,
     AT(ErpExit, ref),
     .required = TRUE,
     .targets = IN(CIRCUIT) | IN(INTERNET),
     .help = N_("The circuit or internet access, by its id.")},
    {.name = "local-pref",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpExit, local_pref),
     .unit = ERP_UNIT_COUNT,
     .maximum = MAX_ASN,
     .help = N_("BGP local preference; the highest wins.")},
    {.name = "prepend",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpExit, prepend),
     .unit = ERP_UNIT_COUNT,
     .maximum = 255,
     .help = N_("How often the AS path is prepended.")},
    {.name = "asn",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpExit, asn),
     .unit = ERP_UNIT_COUNT,
     .minimum = 1,
     .maximum = MAX_ASN,
     .help = N_("Autonomous system number it advertises from.")},
};

const ErpKindInfo erp_info_exit = {
    .kind = ERP_KIND_EXIT,
    .element = "exit",
    .title = N_("Exit"),
    .size = sizeof(ErpExit),
    TABLE(exit_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("A way out of an edge, into a circuit or an internet access."),
};

static const ErpField nat_pool_fields[] = {
    ID_FIELD(ErpNatPool, TRUE, N_("Short name of the pool; unique in the plan.")),
    {.name = "prefix",
     .type = ERP_TYPE_PREFIX,
     AT(ErpNatPool, prefix),
     .required = TRUE,
     .help = N_("Addresses of the pool.")},
    {.name = "edge",
     .type = ERP_TYPE_REF,
     AT(ErpNatPool, edge),
     .required = TRUE,
     .targets = IN(EDGE),
     .help = N_("Edge that translates to it.")},
    {.name = "devices",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpNatPool, devices),
     .unit = ERP_UNIT_COUNT,
     .help = N_("Devices behind it.")},
};

const ErpKindInfo erp_info_nat_pool = {
    .kind = ERP_KIND_NAT_POOL,
    .element = "nat-pool",
    .title = N_("NAT pool"),
    .size = sizeof(ErpNatPool),
    TABLE(nat_pool_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("Public addresses an edge translates to."),
};

static const ErpField advertise_fields[] = {
    {.name = "prefix",
     .type = ERP_TYPE_PREFIX,
     AT(ErpAdvertise, prefix),
     .required = TRUE,
     .help = N_("Prefix that is advertised.")},
    {.name = "exit",
     .type = ERP_TYPE_REF,
     AT(ErpAdvertise, exit),
     .targets = IN(EXIT),
     .help = N_("Exit it is advertised at; needed at the top level, not allowed in a peering.")},
    {.name = "prepend",
     .type = ERP_TYPE_QUANTITY,
     AT(ErpAdvertise, prepend),
     .unit = ERP_UNIT_COUNT,
     .maximum = 255,
     .help = N_("How often the AS path is prepended.")},
};

const ErpKindInfo erp_info_advertise = {
    .kind = ERP_KIND_ADVERTISE,
    .element = "advertise",
    .title = N_("Advertised prefix"),
    .size = sizeof(ErpAdvertise),
    TABLE(advertise_fields),
    .id_field = -1,
    .parents = TOP | IN(PEERING),
    .help = N_("A prefix advertised to Microsoft or to the internet."),
};

static const ErpField route_scope_fields[] = {
    {.name = "exit",
     .type = ERP_TYPE_REF,
     AT(ErpRouteScope, exit),
     .required = TRUE,
     .targets = IN(EXIT),
     .help = N_("Exit whose routes are meant.")},
    {.name = "sites",
     .type = ERP_TYPE_REF_LIST,
     AT(ErpRouteScope, sites),
     .targets = IN(SITE),
     .help = N_("Sites that learn them; absent: every site.")},
    {.name = "accept",
     .type = ERP_TYPE_COMMUNITY_LIST,
     AT(ErpRouteScope, accept),
     .help = N_("Communities that are let in; absent: all of them.")},
};

const ErpKindInfo erp_info_route_scope = {
    .kind = ERP_KIND_ROUTE_SCOPE,
    .element = "route-scope",
    .title = N_("Route scope"),
    .size = sizeof(ErpRouteScope),
    TABLE(route_scope_fields),
    .id_field = -1,
    .parents = TOP,
    .help = N_("Who inside the organisation learns the routes of an exit."),
};

static const char *const audiences[] = {"internet", "microsoft", NULL};

static const ErpField inbound_fields[] = {
    ID_FIELD(ErpInbound, TRUE, N_("Short name of the service; unique in the plan.")),
    SITE_FIELD(ErpInbound, N_("Site of the server.")),
    {.name = "service",
     .type = ERP_TYPE_STRING,
     AT(ErpInbound, service),
     .help = N_("What it is, e.g. smtp or adfs.")},
    {.name = "prefix",
     .type = ERP_TYPE_PREFIX,
     AT(ErpInbound, prefix),
     .required = TRUE,
     .help = N_("Public address it is reached at.")},
    {.name = "via",
     .type = ERP_TYPE_REF_LIST,
     AT(ErpInbound, via),
     .targets = IN(EXIT),
     .help = N_("Exits it is meant to be reached through.")},
    BOOL_FIELD("snat", ErpInbound, snat, "no",
               N_("Whether the source address is translated on the way in.")),
    {.name = "audience",
     .type = ERP_TYPE_WORD_LIST,
     AT(ErpInbound, audience),
     .words = audiences,
     .help = N_("Who connects to it.")},
    {.name = "segment-scope",
     .type = ERP_TYPE_REF_LIST,
     AT(ErpInbound, segment_scope),
     .targets = IN(EXIT),
     .help = N_("Exits whose routes the network segment of the server sees.")},
};

const ErpKindInfo erp_info_inbound = {
    .kind = ERP_KIND_INBOUND,
    .element = "inbound",
    .title = N_("Inbound service"),
    .size = sizeof(ErpInbound),
    TABLE(inbound_fields),
    .id_field = 0,
    .parents = TOP,
    .help = N_("A service of the organisation that Microsoft or the internet connects to."),
};
