/* Gateways, circuits, their limits, prices and promised availability, and the resiliency index. */
#include "catalogue/data.h"

#include "base/i18n.h"

static const char *const tiers[] = {"Local", "Standard", "Premium", NULL};
static const char *const kinds[] = {"provider", "direct", NULL};

static const ErpColumn gateway_columns[] = {
    {"sku", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpGatewaySku, sku)},
    {"throughput_mbps", ERP_MBPS, ERP_AT(ErpGatewaySku, throughput)},
    {"packets_per_second", ERP_CELL_DECIMAL, .min = 1, .max = G_MAXINT32,
     ERP_AT(ErpGatewaySku, packets_per_second)},
    {"connections_per_second", ERP_CELL_COUNT, .optional = TRUE, ERP_UNUSED},
    {"max_vms", ERP_CELL_COUNT, .optional = TRUE, ERP_UNUSED},
    {"flows", ERP_CELL_COUNT, .optional = TRUE, ERP_UNUSED},
    {"routes_learned", ERP_CELL_COUNT, .optional = TRUE, ERP_UNUSED},
    {"max_circuits", ERP_CELL_DECIMAL, .min = 1, .max = 1000, ERP_AT(ErpGatewaySku, max_circuits)},
    {"max_circuits_same_location", ERP_CELL_DECIMAL, .min = 1, .max = 1000,
     ERP_AT(ErpGatewaySku, max_circuits_same_location)},
    {"fastpath", ERP_CELL_FLAG, ERP_AT(ErpGatewaySku, fastpath)},
    {"vpn_coexist", ERP_CELL_FLAG, ERP_UNUSED},
    {"zone_redundant", ERP_CELL_FLAG, ERP_AT(ErpGatewaySku, zone_redundant)},
    {"legacy", ERP_CELL_FLAG, ERP_AT(ErpGatewaySku, legacy)},
    {"per_unit", ERP_CELL_FLAG, ERP_AT(ErpGatewaySku, per_unit)},
    {"min_units", ERP_CELL_COUNT, .min = 1, .max = 1000, ERP_AT(ErpGatewaySku, min_units)},
    {"max_units", ERP_CELL_COUNT, .min = 1, .max = 1000, ERP_AT(ErpGatewaySku, max_units)},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

/* The port is in Gb/s: nine decimals to bit/s. */
static const ErpColumn circuit_columns[] = {
    {"tier", ERP_CELL_TEXT, .words = tiers, .key = TRUE, ERP_AT(ErpCircuitSku, tier)},
    {"kind", ERP_CELL_TEXT, .words = kinds, .key = TRUE, ERP_AT(ErpCircuitSku, kind)},
    {"bandwidth_mbps", ERP_MBPS, .key = TRUE, ERP_AT(ErpCircuitSku, bandwidth)},
    {"billing", ERP_CELL_LIST, .key = TRUE, ERP_AT(ErpCircuitSku, billing)},
    {"port_gbps", ERP_CELL_DECIMAL, .optional = TRUE, .key = TRUE, .decimals = 9, .min = 1,
     .max = G_GINT64_CONSTANT(10000000000000), ERP_AT(ErpCircuitSku, port)},
    {"vnet_links", ERP_CELL_COUNT, ERP_AT(ErpCircuitSku, vnet_links)},
    {"private_prefixes", ERP_CELL_COUNT, ERP_AT(ErpCircuitSku, private_prefixes)},
    {"microsoft_prefixes", ERP_CELL_COUNT, ERP_AT(ErpCircuitSku, microsoft_prefixes)},
    {"global_reach", ERP_CELL_TEXT, ERP_UNUSED},
    {"scope", ERP_CELL_TEXT, ERP_UNUSED},
    {"m365", ERP_CELL_FLAG, ERP_UNUSED},
    {"egress_included", ERP_CELL_FLAG, .optional = TRUE, ERP_UNUSED},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

/* Prices are kept to the hundredth of a cent: four decimals of a dollar. */
static const ErpColumn price_columns[] = {
    {"item", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpPrice, item)},
    {"tier", ERP_CELL_TEXT, .optional = TRUE, .key = TRUE, ERP_AT(ErpPrice, tier)},
    {"billing", ERP_CELL_TEXT, .optional = TRUE, .key = TRUE, ERP_AT(ErpPrice, billing)},
    {"bandwidth_mbps", ERP_MBPS, .optional = TRUE, .key = TRUE, ERP_AT(ErpPrice, bandwidth)},
    {"zone", ERP_CELL_COUNT, .optional = TRUE, .key = TRUE, .max = 9, ERP_AT(ErpPrice, zone)},
    {"price_usd", ERP_CELL_DECIMAL, .decimals = 4, .max = G_GINT64_CONSTANT(100000000000),
     ERP_AT(ErpPrice, price)},
    {"unit", ERP_CELL_TEXT, ERP_AT(ErpPrice, unit)},
    {"region", ERP_CELL_TEXT, .optional = TRUE, .key = TRUE, ERP_AT(ErpPrice, region)},
    {"source", ERP_CELL_TEXT, ERP_AT(ErpPrice, source)},
    {"confidence", ERP_CELL_TEXT, ERP_AT(ErpPrice, confidence)},
};

static const char *const promised[] = {"circuit", "gateway", NULL};

static const ErpColumn promise_columns[] = {
    {"element", ERP_CELL_TEXT, .words = promised, .key = TRUE, ERP_AT(ErpPromise, element)},
    {"availability_percent", ERP_CELL_DECIMAL, .decimals = 4, .min = 1, .max = 1000000,
     ERP_AT(ErpPromise, availability)},
    {"source", ERP_CELL_TEXT, ERP_AT(ErpPromise, source)},
};

static const char *const index_cases[] = {"two-locations",
                                          "metro",
                                          "one-location",
                                          "legacy-sku",
                                          "ultra-performance",
                                          "zonal",
                                          "zone-redundant",
                                          "scale-to-2-units",
                                          "scale-above-2-units",
                                          "no-recommendations",
                                          "test-30-days",
                                          "test-60-days",
                                          "test-90-days",
                                          "test-older",
                                          NULL};
static const char *const index_units[] = {"points", "times", NULL};

G_STATIC_ASSERT(G_N_ELEMENTS(index_cases) == ERP_INDEX_CASES + 1);

typedef struct {
  int index_case; /* ErpIndexCase */
  guint value;
} IndexRow;

static const ErpColumn index_columns[] = {
    {"case", ERP_CELL_WORD, .words = index_cases, .key = TRUE, ERP_AT(IndexRow, index_case)},
    {"value", ERP_CELL_COUNT, .max = 100, ERP_AT(IndexRow, value)},
    {"unit", ERP_CELL_TEXT, .words = index_units, ERP_UNUSED},
    {"meaning", ERP_CELL_TEXT, ERP_UNUSED},
};

typedef struct {
  const char *limit;
} Limit;

static const ErpColumn gateway_limit_columns[] = {
    {"limit", ERP_CELL_TEXT, .key = TRUE, ERP_AT(Limit, limit)},
    {"value", ERP_CELL_TEXT, ERP_UNUSED},
    {"unit", ERP_CELL_TEXT, ERP_UNUSED},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

static const ErpColumn circuit_limit_columns[] = {
    {"limit", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpCircuitLimit, limit)},
    {"value", ERP_CELL_TEXT, ERP_AT(ErpCircuitLimit, value)},
    {"tier", ERP_CELL_TEXT, .key = TRUE, ERP_UNUSED},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

/* Each case once: their names are given and must differ. */
static gboolean
load_index(ErpCatalogueData *data, GError **error) {
  guint n;
  const IndexRow *rows = erp_data_read(data, "resiliency-index", index_columns,
                                       G_N_ELEMENTS(index_columns), sizeof *rows, &n, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    data->shown.index_points[rows[i].index_case] = rows[i].value;
  if (n == ERP_INDEX_CASES)
    return TRUE;
  erp_table_header_error(erp_data_table(data, "resiliency-index"), 0, error,
                         _("There are %u of %u cases. Add the others."), n, ERP_INDEX_CASES);
  return FALSE;
}

gboolean
erp_data_load_circuits(ErpCatalogueData *data, GError **error) {
  ErpCatalogue *shown = &data->shown;
  guint n;

  shown->gateway_skus =
      erp_data_read(data, "gateway-skus", gateway_columns, G_N_ELEMENTS(gateway_columns),
                    sizeof(ErpGatewaySku), &shown->n_gateway_skus, error);
  if (shown->gateway_skus == NULL)
    return FALSE;
  erp_index_init(&data->gateway_index, shown->n_gateway_skus);
  for (guint i = 0; i < shown->n_gateway_skus; i++)
    erp_index_add(&data->gateway_index, shown->gateway_skus[i].sku, i);
  if (!erp_data_sort_index(data, &data->gateway_index, "gateway-skus", "sku", error))
    return FALSE;
  shown->circuit_skus =
      erp_data_read(data, "circuit-skus", circuit_columns, G_N_ELEMENTS(circuit_columns),
                    sizeof(ErpCircuitSku), &shown->n_circuit_skus, error);
  if (shown->circuit_skus == NULL)
    return FALSE;
  shown->prices = erp_data_read(data, "prices", price_columns, G_N_ELEMENTS(price_columns),
                                sizeof(ErpPrice), &shown->n_prices, error);
  shown->promises =
      erp_data_read(data, "availability", promise_columns, G_N_ELEMENTS(promise_columns),
                    sizeof(ErpPromise), &shown->n_promises, error);
  shown->circuit_limits = erp_data_read(data, "circuit-limits", circuit_limit_columns,
                                        G_N_ELEMENTS(circuit_limit_columns),
                                        sizeof(ErpCircuitLimit), &shown->n_circuit_limits, error);
  return shown->prices != NULL && shown->promises != NULL && shown->circuit_limits != NULL &&
         load_index(data, error) &&
         erp_data_read(data, "gateway-limits", gateway_limit_columns,
                       G_N_ELEMENTS(gateway_limit_columns), sizeof(Limit), &n, error) != NULL;
}
