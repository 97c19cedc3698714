#include "catalogue/catalogue.h"

#include <string.h>

#include "base/error.h"

static ErpCatalogue *catalogue;

/* Every parameter that rules and evaluation read, with the published or chosen default. */
static void
test_defaults(void) {
  static const struct {
    const char *name, *value, *unit;
  } rows[] = {
      {"surplus", "0", "addresses"},
      {"util.warn", "80", "%"},
      {"util.fail", "90", "%"},
      {"util.low", "20", "%"},
      {"rtt.realtime.client", "100", "ms"},
      {"rtt.realtime.edge", "60", "ms"},
      {"rtt.interactive.warn", "100", "ms"},
      {"rtt.interactive.fail", "200", "ms"},
      {"loss.client", "1", "%"},
      {"loss.edge", "0.1", "%"},
      {"branch.circuits", "2", "-"},
      {"burstloss.client", "10", "%"},
      {"burstloss.edge", "1", "%"},
      {"jitter.client", "30", "ms"},
      {"jitter.edge", "15", "ms"},
      {"reorder.client", "0.05", "%"},
      {"reorder.edge", "0.01", "%"},
      {"score.knots", "10:100 25:80 100:60 200:40 300:20 350:0", "ms:points"},
      {"score.warn", "60", "points"},
      {"score.fail", "40", "points"},
      {"spo.knots", "20:100 14:80 8:60 4:40 2:20 0:0", "MByte/s:points"},
      {"gp.minor", "5", "ms"},
      {"gp.material", "25", "ms"},
      {"gp.ratio", "2", "-"},
      {"gp.detour", "800", "km"},
      {"gp.peer", "10", "%"},
      {"mobile", "50", "%"},
      {"linkpair.rtt", "5", "ms"},
      {"ecmp.rtt", "5", "ms"},
      {"dns.km", "800", "km"},
      {"nat.reserved", "4000", "ports"},
      {"nat.ports", "6", "ports"},
      {"nat.peak", "4", "ports"},
      {"window", "194", "kByte"},
      {"odg.rtt", "100", "ms"},
      {"measure.days", "90", "days"},
      {"failover.days", "365", "days"},
      {"far.share", "25", "%"},
      {"fastpath.rate", "10", "Gb/s"},
      {"gateway.low", "50", "%"},
      {"idle.days", "30", "days"},
      {"cost.margin", "10", "%"},
      {"smallsite.users", "50", "users"},
      {"spof.users", "1", "users"},
      {"bgp.hold", "180", "s"},
      {"bgp.keepalive", "60", "s"},
      {"backhaul.share", "50", "%"},
      {"bfd.interval", "300", "ms"},
      {"bfd.multiplier", "3", "-"},
      {"pp.rtt.warn", "150", "ms"},
      {"pp.rtt.fail", "300", "ms"},
      {"share.optimize", "75", "%"},
      {"share.allow", "15", "%"},
      {"share.default", "10", "%"},
      {"error.band.ms", "3", "ms"},
      {"error.band.percent", "20", "%"},
      {"hop.router", "0.1", "ms"},
      {"hop.firewall", "0.5", "ms"},
      {"open.share", "10", "%"},
      {"prefixes.warn", "90", "%"},
      {"private-endpoint.share", "50", "%"},
      {"proxy.delay", "2", "ms"},
      {"proxy.inspection", "10", "ms"},
      {"vpn.delay", "3", "ms"},
      {"gateway.delay", "1.5", "ms"},
      {"queue.burstiness", "4", "-"},
      {"queue.buffer", "50", "ms"},
      {"packet.size", "1500", "bytes"},
      {"access.fibre", "1.5", "ms"},
      {"access.cable", "15", "ms"},
      {"access.dsl", "17.5", "ms"},
      {"access.4g", "40", "ms"},
      {"access.5g", "17.5", "ms"},
      {"access.satellite-geo", "477", "ms"},
      {"access.satellite-leo", "37.5", "ms"},
  };

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    const ErpParameter *parameter = erp_catalogue_parameter(catalogue, rows[i].name, NULL);

    g_assert_nonnull(parameter);
    g_assert_cmpstr(parameter->value, ==, rows[i].value);
    g_assert_cmpstr(parameter->unit, ==, rows[i].unit);
    g_assert_cmpstr(parameter->basis, !=, "");
  }
  g_assert_cmpuint(catalogue->n_parameters, ==, G_N_ELEMENTS(rows));
}

static const ErpParameter *
parameter_in(const char *unit) {
  for (guint i = 0; i < catalogue->n_parameters; i++)
    if (g_str_equal(catalogue->parameters[i].unit, unit))
      return &catalogue->parameters[i];
  g_assert_not_reached();
}

static void
test_accepted(void) {
  static const struct {
    const char *unit, *value;
  } rows[] = {
      {"%", "0"},
      {"%", "100"},
      {"%", "12.55"},
      {"ms", "0.001"},
      {"ms", "1000000000"},
      {"km", "800"},
      {"km", "12.5"},
      {"kByte", "64"},
      {"users", "0"},
      {"days", "365"},
      {"ports", "65535"},
      {"bytes", "1400"},
      {"points", "100"},
      {"s", "60"},
      {"-", "3"},
      {"ms:points", "10:100 350:0"},
      {"ms:points", "0:100 12.5:50 1000:0"},
      {"MByte/s:points", "20:100 0.5:10 0:0"},
      {"ms:points", "0:100 1000000000:0"},
  };

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GError) error = NULL;

    g_assert_true(erp_parameter_check(parameter_in(rows[i].unit), rows[i].value, &error));
    g_assert_no_error(error);
  }
}

static void
test_refused(void) {
  static const struct {
    const char *unit, *value;
  } rows[] = {
      {"%", ""},
      {"%", "100.01"},
      {"%", "101"},
      {"%", "-1"},
      {"%", "-0"},
      {"%", "5%"},
      {"%", "1.234"},
      {"ms", "5ms"},
      {"ms", "1,5"},
      {"ms", "1e3"},
      {"ms", "0.0001"},
      {"ms", "nan"},
      {"ms", "1000000000.001"},
      {"km", "0x10"},
      {"km", " 8"},
      {"users", "1.5"},
      {"days", "-30"},
      {"ports", "many"},
      {"points", "101"},
      {"-", "2.5"},
      {"ms:points", ""},
      {"ms:points", "10:100"},
      {"ms:points", "10:100 10:50"},
      {"ms:points", "10:100 25:80 20:60"},
      {"ms:points", "10:100  25:80"},
      {"ms:points", "10:101 25:80"},
      {"ms:points", "10-100 25-80"},
      {"ms:points", "10:100,25:80"},
      {"ms:points", "-10:100 25:80"},
      {"ms:points", "-0:100 25:80"},
      {"ms:points", "0:100 1000000000.001:0"},
      {"ms:points", "10:100 25:"},
      {"MByte/s:points", "20:100 20:80"},
  };

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    const ErpParameter *parameter = parameter_in(rows[i].unit);
    g_autoptr(GError) error = NULL;

    if (erp_parameter_check(parameter, rows[i].value, &error))
      g_error("'%s' was taken for %s", rows[i].value, rows[i].unit);
    g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
    g_assert_nonnull(strstr(error->message, parameter->name));
    g_assert_nonnull(strstr(error->message, parameter->value)); /* the accepted example */
  }
}

/* The categories' shares of the volume make a whole. */
static void
test_shares(void) {
  static const char *const names[] = {"share.optimize", "share.allow", "share.default"};
  guint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    sum += g_ascii_strtoull(erp_catalogue_parameter(catalogue, names[i], NULL)->value, NULL, 10);
  g_assert_cmpuint(sum, ==, 100);
}

/* Words for units agree with the number; what has no unit has no dash. */
static void
test_show(void) {
  static const struct {
    const char *name, *value, *text;
  } rows[] = {
      {"spof.users", "1", "1 user"},     {"spof.users", "51", "51 users"},
      {"gp.material", "1", "1 ms"},      {"branch.circuits", "2", "2"},
      {"score.fail", "40", "40 points"}, {"failover.days", "1", "1 day"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    const ErpParameter *parameter = erp_catalogue_parameter(catalogue, rows[i].name, NULL);
    g_autofree char *text = erp_parameter_show(parameter, rows[i].value);
    g_assert_cmpstr(text, ==, rows[i].text);
  }
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init(&argc, &argv, NULL);
  catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_test_add_func("/catalogue/parameters/defaults", test_defaults);
  g_test_add_func("/catalogue/parameters/accepted", test_accepted);
  g_test_add_func("/catalogue/parameters/refused", test_refused);
  g_test_add_func("/catalogue/parameters/shares", test_shares);
  g_test_add_func("/catalogue/parameters/show", test_show);
  status = g_test_run();
  erp_catalogue_free(catalogue);
  return status;
}
