#include "random-plan.h"

static double
between(GRand *random, double from, double to) {
  return g_rand_double_range(random, from, to);
}

static gboolean
chance(GRand *random, double share) {
  return g_rand_double(random) < share;
}

static void
add_attribute(GString *xml, GRand *random, double share, const char *name, int from, int to,
              const char *unit) {
  if (chance(random, share))
    g_string_append_printf(xml, " %s=\"%d%s\"", name, g_rand_int_range(random, from, to), unit);
}

static void
add_site(GString *xml, GRand *random, guint i, guint n) {
  g_string_append_printf(xml, "<site id=\"s%u\" name=\"S%u\" lat=\"%d\" lon=\"%d\" users=\"%d\"", i,
                         i, (int) between(random, -60, 60), (int) between(random, -179, 179),
                         g_rand_int_range(random, 0, 2000));
  if (i > 0 && chance(random, 0.4)) /* to a lower number: no loops */
    g_string_append_printf(xml, " internet-via=\"s%d\"", g_rand_int_range(random, 0, (int) i));
  if (chance(random, 0.2))
    g_string_append_printf(xml, " dns=\"s%d\"", g_rand_int_range(random, 0, (int) n));
  if (chance(random, 0.2))
    g_string_append(xml, " proxy=\"px\"");
  if (chance(random, 0.1))
    g_string_append(xml, " closed=\"yes\"");
  if (chance(random, 0.1))
    g_string_append(xml, " breakout-possible=\"no\"");
  add_attribute(xml, random, 0.3, "mobile", 0, 100, "%");
  g_string_append_c(xml, '>');
  if (chance(random, 0.5)) {
    g_string_append(xml, "<internet");
    add_attribute(xml, random, 0.8, "capacity", 1, 2000, "Mbps");
    add_attribute(xml, random, 0.5, "rtt", 1, 60, "ms");
    g_string_append(xml, "/>");
  }
  if (chance(random, 0.3))
    g_string_append(xml, "<demand service=\"internet\" down=\"3Mbps\" up=\"1Mbps\"/>");
  g_string_append(xml, "</site>");
}

static void
add_link(GString *xml, GRand *random, guint i, const char *a, const char *b) {
  g_string_append_printf(xml, "<wan-link id=\"w%u\" a=\"%s\" b=\"%s\" capacity=\"%dMbps\"", i, a, b,
                         g_rand_int_range(random, 1, 5000));
  if (chance(random, 0.3)) /* far enough that no distance on Earth is faster than light */
    add_attribute(xml, random, 1, "rtt", 210, 400, "ms");
  else
    add_attribute(xml, random, 0.3, "route", 20100, 30000, "km");
  g_string_append(xml, "/>");
}

char *
random_plan(guint32 seed) {
  static const char *const places[] = {"Amsterdam", "New York", "Singapore", "Sydney"};
  static const char *const tenants[] = {
      "<tenant geo=\"EUR\"/>", "<tenant geo=\"NAM\" m365-over-expressroute=\"authorized\"/>",
      "<tenant m365-over-expressroute=\"authorized\" reason=\"regulation\"/>",
      "<tenant geo=\"APC\" m365-over-expressroute=\"not-authorized\"/>"};
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  GString *xml = g_string_new(tenants[seed % G_N_ELEMENTS(tenants)]);
  guint n = (guint) g_rand_int_range(random, 2, 25);
  guint links = 0;
  for (guint i = 0; i < n; i++)
    add_site(xml, random, i, n);
  g_string_append(xml, "<proxy id=\"px\" site=\"s0\"/>");
  for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
    g_autofree char *location = g_strdup_printf("p%u", i);
    g_autofree char *site = g_strdup_printf("s%d", g_rand_int_range(random, 0, (int) n));
    g_string_append_printf(
        xml,
        "<peering-location id=\"%s\" at=\"%s\"><circuit id=\"c%u\" provider=\"Equinix\" "
        "bandwidth=\"1Gbps\" sku=\"%s\"><peering kind=\"microsoft\">%s%s</peering></circuit>"
        "</peering-location>",
        location, places[i], i, chance(random, 0.8) ? "premium" : "standard",
        chance(random, 0.7) ? "<accept community=\"12076:5010\"/>" : "",
        chance(random, 0.7) ? "<accept community=\"12076:5030\"/>" : "");
    if (chance(random, 0.8))
      add_link(xml, random, links++, site, location);
  }
  for (guint i = 0; i < 2 * n; i++) {
    int a = g_rand_int_range(random, 0, (int) n), b = g_rand_int_range(random, 0, (int) n);
    g_autofree char *from = g_strdup_printf("s%d", a), *to = g_strdup_printf("s%d", b);
    if (a != b)
      add_link(xml, random, links++, from, to);
  }
  return g_string_free(xml, FALSE);
}
