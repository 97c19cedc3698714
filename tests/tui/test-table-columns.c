/* Cells of the tables, worked out by hand from plans whose round trips are measured. */
#include <glib.h>

#include "example.h"
#include "tui/show.h"
#include "tui/table/table-columns.h"

/* The cell of a row in the column with this title; the row by its id. Caller frees. */
static char *
cell(ErpTableRows *rows, const char *id, const char *title) {
  guint n;
  const ErpColumn *columns = erp_table_columns(rows->kind, &n);
  for (guint row = 0; row < rows->rows->len; row++) {
    if (!g_str_equal(erp_table_row(rows, row)->id, id))
      continue;
    for (guint c = 0; c < n; c++)
      if (g_str_equal(columns[c].title, title))
        return columns[c].text(row, &rows);
  }
  g_error("no cell %s of %s", title, id);
}

static void
expect(ErpTableRows *rows, const char *id, const char *title, const char *expected) {
  g_autofree char *text = cell(rows, id, title);
  g_assert_cmpstr(text, ==, expected);
}

static ErpTableRows *
rows_of(const Example *example, ErpListKind kind) {
  return erp_table_rows_new(kind, example->plan, example->evaluation->results, FALSE);
}

/* A tenth of Teams (the category default) stays on the internet: 900 Mbit/s are 9 % of the link's
 * 10 Gbit/s and 45 % of the circuit's 2. 40 ms by New York against 15 ms at home. */
#define DALLAS                                                                                     \
  "<tenant geo='NAM' m365-over-expressroute='authorized' reason='measured-need'/>"                 \
  "<site id='dal' name='Dallas' lat='32.78' lon='-96.80' users='5000'>"                            \
  "<internet id='isp' capacity='10Gbps' rtt='15ms'/>"                                              \
  "<demand service='teams' down='1Gbps' up='500Mbps'/></site>"                                     \
  "<peering-location id='ny' at='New York'>"                                                       \
  "<circuit id='er-ny' provider='Equinix' bandwidth='2Gbps' sku='premium'>"                        \
  "<peering kind='microsoft'><accept community='12076:5030'/></peering></circuit>"                 \
  "</peering-location>"                                                                            \
  "<wan-link id='l' a='dal' b='ny' kind='ethernet' capacity='10Gbps' rtt='40ms'/>"                 \
  "<gateway id='gw' region='eastus' sku='ErGw1AZ'><connection circuit='er-ny'/></gateway>"

static void
test_sites(void) {
  g_autoptr(Example) example = example_of(DALLAS);
  g_autoptr(ErpTableRows) rows = rows_of(example, ERP_LIST_SITES);
  g_assert_cmpuint(rows->rows->len, ==, 1);
  expect(rows, "dal", "name", "Dallas");
  expect(rows, "dal", "users", "5000");
  expect(rows, "dal", "planned way", "mixed"); /* the filter accepts Teams only */
  expect(rows, "dal", "verdict", "fail");
  expect(rows, "dal", "worst RTT", "40.0 ms");
  expect(rows, "dal", "penalty", "25.0 ms");
}

static void
test_links(void) {
  g_autoptr(Example) example = example_of(DALLAS);
  g_autoptr(ErpTableRows) rows = rows_of(example, ERP_LIST_LINKS);
  expect(rows, "l", "from-to", "dal-ny");
  expect(rows, "l", "capacity", "10 Gb/s");
  expect(rows, "l", "load", "900 Mb/s");
  expect(rows, "l", "use", "9 %");
  expect(rows, "l", "Microsoft 365", "900 Mb/s");
  expect(rows, "l", "RTT", "40.0 ms");
  expect(rows, "l", "kind", "ethernet");
}

static void
test_circuits(void) {
  g_autoptr(Example) example = example_of(DALLAS);
  g_autoptr(ErpTableRows) rows = rows_of(example, ERP_LIST_CIRCUITS);
  expect(rows, "er-ny", "location", "ny");
  expect(rows, "er-ny", "use", "45 %");
  expect(rows, "er-ny", "SKU", "premium");
  expect(rows, "er-ny", "provider", "Equinix");
  expect(rows, "er-ny", "Microsoft 365 services", "teams");
  g_autoptr(ErpTableRows) locations = rows_of(example, ERP_LIST_LOCATIONS);
  expect(locations, "ny", "place", "New York");
  expect(locations, "ny", "circuits", "1");
  g_autoptr(ErpTableRows) gateways = rows_of(example, ERP_LIST_GATEWAYS);
  expect(gateways, "gw", "region", "eastus");
  expect(gateways, "gw", "connections", "1");
}

static void
test_flows(void) {
  g_autoptr(Example) example = example_of(DALLAS);
  g_autoptr(ErpTableRows) rows = rows_of(example, ERP_LIST_FLOWS);
  g_assert_cmpuint(rows->rows->len, >, 0);
  expect(rows, "dal/teams/0", "site", "dal");
  expect(rows, "dal/teams/0", "planned way", "er-ny");
  expect(rows, "dal/teams/0", "ExpressRoute", "40.0 ms");
  expect(rows, "dal/teams/0", "internet", "15.0 ms");
  expect(rows, "dal/teams/0", "recommended", "internet");
  g_autofree char *why = cell(rows, "dal/teams/0", "why");
  g_assert_true(g_str_has_prefix(why, "geo-pinned"));
  g_assert_cmpstr(erp_table_path(rows, 0), ==, "dal");
}

/* Above 90 % a "!" says what the colour says. */
static void
test_marks(void) {
  g_autoptr(Example) example =
      example_of("<site id='a' name='A' lat='48.86' lon='2.35'><internet capacity='10Gbps'/></site>"
                 "<site id='b' name='B' lat='45.76' lon='4.84' internet-via='a'>"
                 "<demand service='teams' down='95Mbps' up='1Mbps'/></site>"
                 "<wan-link id='l' a='b' b='a' capacity='100Mbps'/>");
  g_autoptr(ErpTableRows) rows = rows_of(example, ERP_LIST_LINKS);
  expect(rows, "l", "use", "95 % !");
}

/* Before the first evaluation the plan is there, its figures are not. */
static void
test_no_figures(void) {
  g_autoptr(Example) example = example_of(DALLAS);
  for (guint kind = ERP_LIST_SITES; kind <= ERP_LIST_FLOWS; kind++) {
    g_autoptr(ErpTableRows) rows =
        erp_table_rows_new((ErpListKind) kind, example->plan, NULL, FALSE);
    g_assert_cmpuint(rows->rows->len, ==, kind == ERP_LIST_FLOWS ? 0 : 1);
    guint n;
    const ErpColumn *columns = erp_table_columns((ErpListKind) kind, &n);
    for (guint c = 0; c < n && rows->rows->len > 0; c++) {
      ErpTableRows *user = rows;
      g_autofree char *text = columns[c].text(0, &user);
      g_assert_nonnull(text);
      if (columns[c].style != NULL)
        g_assert_cmpint(columns[c].style(0, &user), ==, ERP_STYLE_DIM);
    }
  }
}

/* Every comparison is an order: a row equals itself, and the other way round is the negative. */
static void
test_orders(void) {
  g_autoptr(Example) example = example_open("contoso.xml");
  for (guint kind = ERP_LIST_SITES; kind <= ERP_LIST_FLOWS; kind++) {
    g_autoptr(ErpTableRows) rows = rows_of(example, (ErpListKind) kind);
    ErpTableRows *user = rows;
    guint n;
    const ErpColumn *columns = erp_table_columns((ErpListKind) kind, &n);
    guint len = MIN(rows->rows->len, 30);
    for (guint c = 0; c < n; c++)
      for (guint i = 0; columns[c].compare != NULL && i < len; i++)
        for (guint k = i; k < len; k++) {
          int ab = columns[c].compare(i, k, &user), ba = columns[c].compare(k, i, &user);
          g_assert_cmpint((ab > 0) - (ab < 0), ==, (ba < 0) - (ba > 0));
          if (i == k)
            g_assert_cmpint(ab, ==, 0);
        }
  }
}

/* The marks follow WAN-02: above 80 % warns, above 90 % fails, the limits themselves do not. */
static void
test_load_marks(void) {
  g_autoptr(Example) example = example_open("meet-me.xml");
  const ErpResults *results = example->evaluation->results;
  g_assert_cmpuint(erp_show_load_mark(results, ERP_UNSET), ==, ' ');
  g_assert_cmpuint(erp_show_load_mark(results, 8000), ==, ' ');
  g_assert_cmpuint(erp_show_load_mark(results, 8001), ==, '~');
  g_assert_cmpuint(erp_show_load_mark(results, 9000), ==, '~');
  g_assert_cmpuint(erp_show_load_mark(results, 9001), ==, '!');
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/table-columns/sites", test_sites);
  g_test_add_func("/table-columns/links", test_links);
  g_test_add_func("/table-columns/circuits", test_circuits);
  g_test_add_func("/table-columns/flows", test_flows);
  g_test_add_func("/table-columns/marks", test_marks);
  g_test_add_func("/table-columns/no-figures", test_no_figures);
  g_test_add_func("/table-columns/orders", test_orders);
  g_test_add_func("/table-columns/load-marks", test_load_marks);
  return g_test_run();
}
