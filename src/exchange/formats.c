#include "exchange/formats.h"

#include "base/i18n.h"

#define MAPPINGS(table) .mappings = table, .n_mappings = G_N_ELEMENTS(table)

static const ErpMapping azure_mappings[] = {
    {"expressRouteCircuits", ERP_KIND_CIRCUIT, NULL,
     N_("its id is the name; keys of any sort are never read")},
    {"serviceProviderProperties.peeringLocation", ERP_KIND_PEERING_LOCATION, "at",
     N_("the catalogue's name; of ExpressRoute Direct that of the port, which must be in the file; "
        "of a metro the first one, the other becomes the circuit's metro")},
    {"serviceProviderProperties.serviceProviderName", ERP_KIND_CIRCUIT, "provider",
     N_("“direct” when there is a port")},
    {"serviceProviderProperties.bandwidthInMbps", ERP_KIND_CIRCUIT, "bandwidth",
     N_("bandwidthInGbps of ExpressRoute Direct")},
    {"sku.tier", ERP_KIND_CIRCUIT, "sku", NULL},
    {"sku.family", ERP_KIND_CIRCUIT, "billing", NULL},
    {"serviceProviderProvisioningState", ERP_KIND_CIRCUIT, "state", NULL},
    {"location", ERP_KIND_CIRCUIT, "cloud", N_("that of the region, unless it is the public one")},
    {"expressRoutePorts", ERP_KIND_CIRCUIT, "port", N_("with port-speed and macsec")},
    {"peerings.peeringType", ERP_KIND_PEERING, "kind", N_("private and Microsoft")},
    {"peerings.peerASN", ERP_KIND_PEERING, "asn", NULL},
    {"peerings.primaryPeerAddressPrefix", ERP_KIND_PEERING, "subnets",
     N_("with the secondary ones, and those of IPv6")},
    {"peerings.sharedKey", ERP_KIND_PEERING, "md5", N_("that there is one; it is not read")},
    {"routeFilters.rules.communities", ERP_KIND_ACCEPT, "community",
     N_("of the peering that names the filter, or that it names")},
    {"microsoftPeeringConfig.advertisedPublicPrefixes", ERP_KIND_ADVERTISE, "prefix", NULL},
    {"virtualNetworkGateways", ERP_KIND_GATEWAY, NULL, N_("of the gatewayType ExpressRoute")},
    {"location of a gateway", ERP_KIND_GATEWAY, "region", NULL},
    {"sku.name of a gateway", ERP_KIND_GATEWAY, "sku", NULL},
    {"autoScaleConfiguration.bounds.min", ERP_KIND_GATEWAY, "units", NULL},
    {"zones", ERP_KIND_GATEWAY, "zones", N_("whether there are several")},
    {"addressSpace.addressPrefixes", ERP_KIND_GATEWAY, "prefix",
     N_("of the virtual network it stands in, when that is in the file")},
    {"connections", ERP_KIND_CONNECTION, NULL,
     N_("of the connectionType ExpressRoute; the gateway may be in the plan")},
    {"peer.id", ERP_KIND_CONNECTION, "circuit", N_("of the file, or imported before")},
    {"routingWeight", ERP_KIND_CONNECTION, "weight", NULL},
    {"expressRouteGatewayBypass", ERP_KIND_CONNECTION, "fastpath", NULL},
    {"expressRouteGateways", ERP_KIND_GATEWAY, NULL,
     N_("of a virtual hub; sku ErGwScale with two units for each of its own")},
};

static const ErpMapping terraform_mappings[] = {
    {"azurerm_express_route_circuit", ERP_KIND_CIRCUIT, NULL,
     N_("its id is the name; what is marked as sensitive is not read, nor are keys")},
    {"peering_location", ERP_KIND_PEERING_LOCATION, "at",
     N_("or that of the azurerm_express_route_port in express_route_port_id")},
    {"service_provider_name", ERP_KIND_CIRCUIT, "provider", N_("“direct” when there is a port")},
    {"bandwidth_in_mbps", ERP_KIND_CIRCUIT, "bandwidth", N_("or bandwidth_in_gbps")},
    {"sku.tier", ERP_KIND_CIRCUIT, "sku", NULL},
    {"sku.family", ERP_KIND_CIRCUIT, "billing", NULL},
    {"service_provider_provisioning_state", ERP_KIND_CIRCUIT, "state", NULL},
    {"azurerm_express_route_port", ERP_KIND_CIRCUIT, "port", N_("with port-speed and macsec")},
    {"azurerm_express_route_circuit_peering", ERP_KIND_PEERING, NULL,
     N_("peering_type, peer_asn, and the four address prefixes as subnets")},
    {"advertised_public_prefixes", ERP_KIND_ADVERTISE, "prefix", NULL},
    {"azurerm_route_filter", ERP_KIND_ACCEPT, "community",
     N_("the communities of its rules, in the peering with its route_filter_id")},
    {"azurerm_virtual_network_gateway", ERP_KIND_GATEWAY, NULL,
     N_("of the type ExpressRoute, with location, sku and minimum_scale_unit; address_space of its "
        "azurerm_virtual_network")},
    {"azurerm_express_route_gateway", ERP_KIND_GATEWAY, NULL,
     N_("of a virtual hub; sku ErGwScale with two units for each of its own")},
    {"azurerm_virtual_network_gateway_connection", ERP_KIND_CONNECTION, NULL,
     N_("of the type ExpressRoute, with routing_weight and express_route_gateway_bypass")},
    {"azurerm_express_route_connection", ERP_KIND_CONNECTION, NULL, N_("of a virtual hub")},
};

static const ErpMapping arm_mappings[] = {
    {"resources", ERP_KIND_CIRCUIT, NULL,
     N_("and peerings, gateways and connections, as of azure below")},
};

static const ErpMapping sndlib_mappings[] = {
    {"node", ERP_KIND_SITE, NULL, NULL},
    {"node id", ERP_KIND_SITE, "name", N_("its id, too")},
    {"coordinates", ERP_KIND_SITE, "lat", N_("and lon; not when they are of a drawing")},
    {"link", ERP_KIND_WAN_LINK, NULL, NULL},
    {"source, target", ERP_KIND_WAN_LINK, "a", N_("and b")},
    {"preInstalledModule", ERP_KIND_WAN_LINK, "capacity",
     N_("in the unit of meta, else of --unit; without it the first of the additional modules")},
};

static const ErpMapping repetita_mappings[] = {
    {"NODES", ERP_KIND_SITE, NULL, NULL},
    {"label", ERP_KIND_SITE, "name", N_("without the number it begins with")},
    {"x, y", ERP_KIND_SITE, "lon", N_("and lat; not when they are of a drawing")},
    {"EDGES", ERP_KIND_WAN_LINK, NULL, N_("two that lead opposite ways")},
    {"src, dest", ERP_KIND_WAN_LINK, "a", N_("and b")},
    {"bw", ERP_KIND_WAN_LINK, "capacity", N_("in the unit of --unit")},
};

static const ErpMapping net2plan_mappings[] = {
    {"node", ERP_KIND_SITE, NULL, NULL},
    {"name", ERP_KIND_SITE, "name", NULL},
    {"xCoord, yCoord", ERP_KIND_SITE, "lon", N_("and lat; not when they are of a drawing")},
    {"link", ERP_KIND_WAN_LINK, NULL, N_("two that lead opposite ways; of the first layer")},
    {"originNodeId, destinationNodeId", ERP_KIND_WAN_LINK, "a", N_("and b")},
    {"capacity", ERP_KIND_WAN_LINK, "capacity", N_("in the unit of the layer, else of --unit")},
    {"lengthInKm", ERP_KIND_WAN_LINK, "route", NULL},
};

static const ErpMapping netbox_mappings[] = {
    {"dcim/sites", ERP_KIND_SITE, NULL,
     N_("when it is planned or active; Nautobot's locations, too")},
    {"name", ERP_KIND_SITE, "name", NULL},
    {"slug", ERP_KIND_SITE, "id", NULL},
    {"latitude, longitude", ERP_KIND_SITE, "lat", N_("and lon")},
    {"provider_network", ERP_KIND_SITE, NULL,
     N_("without users, for circuits from a site to the network of a provider")},
    {"circuits/circuits", ERP_KIND_WAN_LINK, NULL, N_("when it is planned or active")},
    {"cid", ERP_KIND_WAN_LINK, "name", N_("and its id")},
    {"provider", ERP_KIND_WAN_LINK, "provider", NULL},
    {"type", ERP_KIND_WAN_LINK, "kind", N_("when it is called like one")},
    {"commit_rate", ERP_KIND_WAN_LINK, "capacity", N_("in kbit/s")},
    {"distance, distance_unit", ERP_KIND_WAN_LINK, "route", NULL},
    {"circuits/circuit-terminations", ERP_KIND_WAN_LINK, "a",
     N_("and b, the sides A and Z; of circuits among the files of the same call")},
    {"port_speed, upstream_speed", ERP_KIND_WAN_LINK, "capacity",
     N_("in kbit/s, without a commit_rate: the lesser of both ends; or capacity-ab and -ba")},
};

static const ErpMapping admin_centre_mappings[] = {
    {"Name", ERP_KIND_SITE, "name", NULL},
    {"Address", ERP_KIND_SITE, "place", NULL},
    {"Latitude", ERP_KIND_SITE, "lat", N_("where it is blank, the site is placed by its address")},
    {"Longitude", ERP_KIND_SITE, "lon", NULL},
    {"LanIps", ERP_KIND_SITE, "prefix", NULL},
    {"Egress IP Address ranges 1-5", ERP_KIND_INTERNET, "id",
     N_("of each name of a circuit; the address ranges behind it are dropped, but sites with the "
        "same ones leave by the first of them (internet-via)")},
};

static const ErpMapping node_link_mappings[] = {
    {"nodes", ERP_KIND_SITE, NULL, N_("members go by the names of fields below")},
    {"pos", ERP_KIND_SITE, "lon", N_("the first of two numbers; the second is lat")},
    {"edges, links", ERP_KIND_WAN_LINK, NULL, N_("members go by the names of fields below")},
    {"source", ERP_KIND_WAN_LINK, "a", NULL},
    {"target", ERP_KIND_WAN_LINK, "b", NULL},
};

const ErpImportFormat erp_import_formats[] = {
    {.word = "arm",
     .title = "Azure Resource Manager",
     .about =
         N_("a template, as the portal exports it and Bicep is built to; parameters count with "
            "their defaults"),
     .sniff = erp_is_arm,
     .read = erp_read_arm,
     MAPPINGS(arm_mappings)},
    {.word = "terraform",
     .title = "Terraform",
     .about = N_("a state or a plan, as “terraform show -json” prints it, with what its provider "
                 "azurerm manages in modules at any depth"),
     .sniff = erp_is_terraform,
     .read = erp_read_terraform,
     MAPPINGS(terraform_mappings)},
    {.word = "azure",
     .title = "Azure",
     .about =
         N_("resources, as the commands of az and queries of Resource Graph print them in JSON; "
            "the types count, whatever command printed them"),
     .keys_are_global = TRUE,
     .sniff = erp_is_azure,
     .read = erp_read_azure,
     MAPPINGS(azure_mappings)},
    {.word = "graphml",
     .title = "GraphML",
     .about = N_("a graph, as yEd, Gephi, NetworkX and the Internet Topology Zoo have it"),
     .sniff = erp_is_graphml,
     .read = erp_read_graphml},
    {.word = "sndlib",
     .title = "SNDlib XML",
     .about = N_("a network of the library of test instances for the design of networks"),
     .sniff = erp_is_sndlib,
     .read = erp_read_sndlib,
     MAPPINGS(sndlib_mappings)},
    {.word = "sndlib-native",
     .title = "SNDlib native",
     .about = N_("the same in SNDlib's own notation, with sections NODES and LINKS"),
     .sniff = erp_is_sndlib_native,
     .read = erp_read_sndlib_native,
     MAPPINGS(sndlib_mappings)},
    {.word = "net2plan",
     .title = "Net2Plan",
     .about = N_("a network of the planning tool Net2Plan"),
     .sniff = erp_is_net2plan,
     .read = erp_read_net2plan,
     MAPPINGS(net2plan_mappings)},
    {.word = "repetita",
     .title = "REPETITA",
     .about = N_("a graph of the collection for research on traffic engineering"),
     .sniff = erp_is_repetita,
     .read = erp_read_repetita,
     MAPPINGS(repetita_mappings)},
    {.word = "netbox",
     .title = "NetBox, Nautobot",
     .about =
         N_("sites, circuits and their terminations from the REST API in JSON, or from exports "
            "of the lists in CSV"),
     .keys_are_global = TRUE,
     .sniff = erp_is_netbox,
     .read = erp_read_netbox,
     MAPPINGS(netbox_mappings)},
    {.word = "gml",
     .title = "GML",
     .about = N_("a graph in lists with brackets, as many programs for graphs write it"),
     .sniff = erp_is_gml,
     .read = erp_read_gml},
    {.word = "node-link",
     .title = "node-link JSON",
     .about = N_("a graph as NetworkX and TopoHub write it: nodes, and edges or links"),
     .sniff = erp_is_node_link,
     .read = erp_read_node_link,
     MAPPINGS(node_link_mappings)},
    {.word = "admin-centre",
     .title = "Microsoft 365 admin centre",
     .about = N_("the locations of the network connectivity page, downloaded as CSV"),
     .sniff = erp_is_admin_centre,
     .read = erp_read_admin_centre,
     MAPPINGS(admin_centre_mappings)},
    {.word = "table",
     .title = "CSV, TSV",
     .about = N_("a table of sites, or of links, with a column for each field"),
     .sniff = erp_is_table,
     .read = erp_read_table},
};
const guint erp_n_import_formats = G_N_ELEMENTS(erp_import_formats);

/* ---- export ---------------------------------------------------------------------------------- */

const char *const erp_export_tables[] = {ERP_EXPORT_TABLES, NULL};

const char *
erp_export_table_about(ErpExportTable table) {
  static const char *const abouts[] = {
      [ERP_EXPORT_SITES] = N_("sites, peering locations and gateways, a row each"),
      [ERP_EXPORT_LINKS] = N_("WAN links, and circuits for each of their connections, a row each"),
  };
  return _(abouts[table]);
}

const ErpExportFormat erp_export_formats[] = {
    {"graphml", "GraphML", N_("a graph for yEd, Gephi, Cytoscape, igraph and NetworkX"),
     erp_write_graphml, FALSE},
    {"gml", "GML", N_("a graph for Gephi, igraph and NetworkX"), erp_write_gml, FALSE},
    {"dot", "DOT", N_("a graph for Graphviz, with its nodes where they are on a map"),
     erp_write_dot, FALSE},
    {"geojson", "GeoJSON", N_("points and lines for QGIS, Leaflet and other maps"),
     erp_write_geojson, FALSE},
    {"kml", "KML", N_("points and lines for Google Earth"), erp_write_kml, FALSE},
    {"drawio", "draw.io", N_("a drawing to go on with in draw.io"), erp_write_drawio, FALSE},
    {"mermaid", "Mermaid", N_("a drawing in a page of Markdown"), erp_write_mermaid, FALSE},
    {"csv", "CSV", N_("a table, with commas"), erp_write_csv, TRUE},
    {"tsv", "TSV", N_("a table, with tabs"), erp_write_tsv, TRUE},
};
const guint erp_n_export_formats = G_N_ELEMENTS(erp_export_formats);
