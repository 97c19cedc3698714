/* Microsoft's resiliency index of a gateway, by hand: route x multiplier + zones + advice. */
#include "review/resiliency.h"

#include "fixture.h"

#define CIRCUIT(id, more) "<circuit id='" id "' bandwidth='1Gbps' sku='standard' " more "/>"
#define PRIVATE(id, more)                                                                          \
  "<circuit id='" id "' bandwidth='1Gbps' sku='standard' " more "><peering kind='private'/>"       \
  "</circuit>"
#define PLACE(id, at, circuits)                                                                    \
  "<peering-location id='" id "' at='" at "'>" circuits "</peering-location>"
#define GATEWAY(attributes, connections)                                                           \
  "<gateway id='gw' region='westeurope' " attributes ">" connections "</gateway>"
#define TO(circuit) "<connection circuit='" circuit "'/>"
#define TESTED(circuit, value, date)                                                               \
  "<answer rule='REL-17' object='" circuit "' value='" value "' date='" date "' by='Ann'/>"

#define TWO_PLACES                                                                                 \
  PLACE("ams", "Amsterdam", PRIVATE("er-ams", "")) PLACE("ldn", "London", PRIVATE("er-ldn", ""))
#define AZ(more) GATEWAY("sku='ErGw1AZ' " more, TO("er-ams") TO("er-ldn"))

typedef struct {
  const char *path, *body;
  guint route, multiplier_least, multiplier_most, zones_least, zones_most, index_least, index_most;
} Row;

/* Today is 2026-11-22: 2026-10-23 was 30 days ago, 2026-10-22 31, 2026-09-22 61, 2026-08-23 91. */
static const Row rows[] = {
    /* 20 x 1 + 8 + 0 to 20 x 4 + 10 + 10. */
    {"/resiliency/two", TWO_PLACES AZ(""), 20, 2, 8, 8, 10, 28, 100},
    {"/resiliency/redundant", TWO_PLACES AZ("zones='yes'"), 20, 2, 8, 10, 10, 30, 100},
    {"/resiliency/zonal", TWO_PLACES AZ("zones='no'"), 20, 2, 8, 8, 8, 28, 98},
    /* Both tested 30 days ago: x 4. */
    {"/resiliency/tested",
     TWO_PLACES AZ("zones='yes'") TESTED("er-ams", "yes", "2026-10-23")
         TESTED("er-ldn", "yes", "2026-10-23"),
     20, 8, 8, 10, 10, 90, 100},
    /* The older of the two counts: 31 days x 3, 61 days x 2, 91 days x 1. */
    {"/resiliency/31-days",
     TWO_PLACES AZ("zones='yes'") TESTED("er-ams", "yes", "2026-10-22")
         TESTED("er-ldn", "yes", "2026-10-23"),
     20, 6, 6, 10, 10, 70, 80},
    {"/resiliency/61-days",
     TWO_PLACES AZ("zones='yes'") TESTED("er-ams", "yes", "2026-10-22")
         TESTED("er-ldn", "yes", "2026-09-22"),
     20, 4, 4, 10, 10, 50, 60},
    {"/resiliency/91-days",
     TWO_PLACES AZ("zones='yes'") TESTED("er-ams", "yes", "2026-10-22")
         TESTED("er-ldn", "yes", "2026-08-23"),
     20, 2, 2, 10, 10, 30, 40},
    /* One of two tested: half of x 4. */
    {"/resiliency/half",
     TWO_PLACES AZ("zones='yes'") TESTED("er-ams", "yes", "2026-10-23")
         TESTED("er-ldn", "no", "2026-11-01"),
     20, 4, 4, 10, 10, 50, 60},
    {"/resiliency/one-not-known",
     TWO_PLACES AZ("zones='yes'") TESTED("er-ams", "yes", "2026-10-23"), 20, 2, 8, 10, 10, 30, 100},
    {"/resiliency/untested",
     TWO_PLACES AZ("zones='yes'") "<answer rule='REL-17' value='no' by='Ann'/>", 20, 2, 2, 10, 10,
     30, 40},
    /* 5 x 1 + 0 to 5 x 4 + 10; the place twice is one place. */
    {"/resiliency/one",
     PLACE("ams", "Amsterdam", PRIVATE("er-ams", "")) PLACE("x", "Amsterdam", PRIVATE("er-ldn", ""))
         GATEWAY("sku='Standard'", TO("er-ams") TO("er-ldn")),
     5, 2, 8, 0, 0, 5, 30},
    {"/resiliency/metro",
     PLACE("ams", "Amsterdam", PRIVATE("er-ams", "metro='Amsterdam2'"))
         GATEWAY("sku='UltraPerformance'", TO("er-ams")),
     10, 2, 8, 2, 2, 12, 52},
    {"/resiliency/scale-2",
     PLACE("ams", "Amsterdam", PRIVATE("er-ams", ""))
         GATEWAY("sku='ErGwScale' units='2'", TO("er-ams")),
     5, 2, 8, 8, 8, 13, 38},
    {"/resiliency/scale-3",
     PLACE("ams", "Amsterdam", PRIVATE("er-ams", ""))
         GATEWAY("sku='ErGwScale' units='3'", TO("er-ams")),
     5, 2, 8, 10, 10, 15, 40},
    /* Without private routes there is nothing to multiply. */
    {"/resiliency/none",
     PLACE("ams", "Amsterdam", CIRCUIT("er-ams", ""))
         GATEWAY("sku='ErGw1AZ' zones='yes'", TO("er-ams")),
     0, 2, 2, 10, 10, 10, 20},
};

static void
run_row(gconstpointer data) {
  const Row *row = data;
  g_autoptr(Fixture) f = fixture_new(row->body);
  ErpResiliency of = erp_resiliency_of(f->review, 0);
  g_assert_cmpuint(of.route, ==, row->route);
  g_assert_cmpuint(of.multiplier.least, ==, row->multiplier_least);
  g_assert_cmpuint(of.multiplier.most, ==, row->multiplier_most);
  g_assert_cmpuint(of.zones.least, ==, row->zones_least);
  g_assert_cmpuint(of.zones.most, ==, row->zones_most);
  g_assert_cmpuint(of.index.least, ==, row->index_least);
  g_assert_cmpuint(of.index.most, ==, row->index_most);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    g_test_add_data_func(rows[i].path, &rows[i], run_row);
  return fixture_run();
}
