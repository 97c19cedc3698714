/* Plans as others draw them: nodes, links and what is said of each. */
#include "../eval/fixture.h"
#include "exchange/attributes.h"
#include "exchange/picture.h"

/* Azure traffic of the head office: 100 Mb/s down and 50 up, over a link of 1 Gb/s and a circuit of
 * 2 Gb/s. */
#define PLAN                                                                                       \
  "<tenant geo=\"EUR\"/>"                                                                          \
  "<site id=\"hq\" name=\"Head office\" lat=\"50.11\" lon=\"8.68\">"                               \
  "<demand service=\"azure\" gateway=\"gw\" down=\"100Mbps\" up=\"50Mbps\"/></site>"               \
  "<site id=\"lab\" users=\"0\"/>"                                                                 \
  "<wan-link id=\"hq-fra\" a=\"hq\" b=\"fra\" capacity=\"1Gbps\" rtt=\"2.5ms\"/>"                  \
  "<wan-link id=\"lab-hq\" a=\"lab\" b=\"hq\" capacity-ab=\"10Mbps\" capacity-ba=\"2.5Mbps\" "     \
  "loss=\"0.05%\"/>"                                                                               \
  "<peering-location id=\"fra\" at=\"Frankfurt\">"                                                 \
  "<circuit id=\"er\" bandwidth=\"2Gbps\" sku=\"standard\"><peering kind=\"private\"/></circuit>"  \
  "<circuit id=\"er-m\" bandwidth=\"1Gbps\" sku=\"standard\"><peering "                            \
  "kind=\"microsoft\"/></circuit>"                                                                 \
  "</peering-location>"                                                                            \
  "<gateway id=\"gw\" region=\"germanywestcentral\" sku=\"ErGw1AZ\">"                              \
  "<connection circuit=\"er\" weight=\"7\"/></gateway>"

static const char *
value(const GArray *properties, const ErpShape *shape, const char *name) {
  for (guint i = 0; i < properties->len; i++)
    if (g_str_equal(g_array_index(properties, ErpProperty, i).name, name))
      return shape->values[i];
  return "no such property";
}

static void
assert_shape(const ErpShape *shape, const char *element, const char *id, const char *caption) {
  g_assert_cmpstr(erp_shape_element(shape), ==, element);
  g_assert_cmpstr(shape->id, ==, id);
  g_assert_cmpstr(shape->caption, ==, caption);
}

static void
test_nodes(void) {
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  g_autoptr(ErpPicture) picture = erp_picture_new(fixture->results);
  g_assert_cmpuint(picture->nodes->len, ==, 4);
  const ErpShape *hq = erp_picture_node(picture, 0), *lab = erp_picture_node(picture, 1);
  const ErpShape *fra = erp_picture_node(picture, 2), *gw = erp_picture_node(picture, 3);
  const GArray *all = picture->node_properties;
  g_assert_cmpstr(hq->id, ==, "hq");
  g_assert_cmpstr(hq->name, ==, "Head office");
  g_assert_cmpstr(value(all, hq, "lat"), ==, "50.11");
  g_assert_cmpstr(value(all, hq, "map_lon"), ==, "8.68");
  g_assert_null(value(all, hq, "users")); /* not stated there, but by the other one */
  g_assert_cmpstr(value(all, lab, "users"), ==, "0");
  g_assert_null(value(all, lab, "map_lat"));
  g_assert_false(lab->placed);
  g_assert_cmpstr(value(all, lab, "mobile_percent"), ==, "no such property");
  assert_shape(fra, "peering-location", "fra", "Frankfurt");
  g_assert_null(value(all, fra, "lat")); /* the catalogue's, not the plan's */
  g_assert_cmpstr(value(all, fra, "at"), ==, "Frankfurt");
  g_assert_cmpstr(value(all, fra, "circuits"), ==, "er er-m");
  g_assert_cmpstr(value(all, fra, "load_down_mbps"), ==, "100");
  g_assert_cmpstr(value(all, fra, "load_up_mbps"), ==, "50");
  g_assert_cmpstr(value(all, fra, "utilisation_down_percent"), ==, "5"); /* 100 of 2000 */
  g_assert_true(fra->placed);
  assert_shape(gw, "gateway", "gw", "gw");
  g_assert_true(gw->placed);
  g_assert_cmpstr(value(all, gw, "sku"), ==, "ErGw1AZ");
  g_assert_cmpstr(value(all, gw, "load_down_mbps"), ==, "100");
}

static void
test_links(void) {
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  g_autoptr(ErpPicture) picture = erp_picture_new(fixture->results);
  g_assert_cmpuint(picture->links->len, ==, 3);
  const ErpShape *hq_fra = erp_picture_link(picture, 0), *lab_hq = erp_picture_link(picture, 1);
  const ErpShape *er = erp_picture_link(picture, 2);
  const GArray *all = picture->link_properties;
  assert_shape(hq_fra, "wan-link", "hq-fra", "1 Gb/s, 2.5 ms, 10%"); /* 100 of 1000, from b to a */
  g_assert_cmpuint(hq_fra->a, ==, 0);
  g_assert_cmpuint(hq_fra->b, ==, 2);
  g_assert_cmpstr(value(all, hq_fra, "capacity_mbps"), ==, "1000");
  g_assert_cmpstr(value(all, hq_fra, "rtt_ms"), ==, "2.5");
  g_assert_cmpstr(value(all, hq_fra, "leg_rtt_provenance"), ==, "measured");
  g_assert_cmpstr(value(all, hq_fra, "load_ab_mbps"), ==, "50");
  g_assert_cmpstr(value(all, hq_fra, "load_ba_mbps"), ==, "100");
  g_assert_cmpstr(value(all, hq_fra, "utilisation_ab_percent"), ==, "5");
  g_assert_cmpstr(value(all, hq_fra, "utilisation_ba_percent"), ==, "10");
  g_assert_cmpstr(value(all, hq_fra, "bottleneck"), ==, "yes");
  g_assert_cmpstr(value(all, hq_fra, "verdict"), ==, "pass");
  g_assert_cmpstr(value(all, lab_hq, "capacity_ab_mbps"), ==, "10");
  g_assert_cmpstr(value(all, lab_hq, "capacity_ba_mbps"), ==, "2.5");
  g_assert_cmpstr(value(all, lab_hq, "loss_percent"), ==, "0.05");
  g_assert_null(value(all, lab_hq, "capacity_mbps"));
  g_assert_null(value(all, lab_hq, "leg_rtt_ms")); /* nobody knows where the lab is */
  g_assert_cmpstr(value(all, lab_hq, "bottleneck"), ==, "no");
  g_assert_true(g_str_has_prefix(lab_hq->caption, "10 Mb/s / 2.5 Mb/s"));
  assert_shape(er, "circuit", "er/gw", "er, 2 Gb/s, 5%");
  g_assert_cmpuint(er->a, ==, 2);
  g_assert_cmpuint(er->b, ==, 3);
  g_assert_cmpstr(value(all, er, "bandwidth_mbps"), ==, "2000");
  g_assert_cmpstr(value(all, er, "weight"), ==, "7");
  g_assert_cmpstr(value(all, er, "load_ab_mbps"), ==, "50");
  g_assert_cmpstr(value(all, er, "a"), ==, "no such property");
}

static void
test_types(void) {
  g_autoptr(Fixture) fixture = fixture_new(PLAN);
  g_autoptr(ErpPicture) picture = erp_picture_new(fixture->results);
  static const struct {
    const char *name;
    ErpPropertyType type;
    gboolean result;
  } expected[] = {{"name", ERP_PROPERTY_TEXT, FALSE},     {"lat", ERP_PROPERTY_DECIMAL, FALSE},
                  {"users", ERP_PROPERTY_INTEGER, FALSE}, {"verdict", ERP_PROPERTY_TEXT, TRUE},
                  {"flows", ERP_PROPERTY_INTEGER, TRUE},  {"map_lat", ERP_PROPERTY_DECIMAL, TRUE}};
  for (guint e = 0; e < G_N_ELEMENTS(expected); e++) {
    guint n = 0;
    for (guint i = 0; i < picture->node_properties->len; i++) {
      const ErpProperty *property = &g_array_index(picture->node_properties, ErpProperty, i);
      if (!g_str_equal(property->name, expected[e].name))
        continue;
      n++;
      g_assert_cmpint(property->type, ==, expected[e].type);
      g_assert_cmpint(property->result, ==, expected[e].result);
      g_assert_nonnull(property->about);
    }
    g_assert_cmpuint(n, ==, 1);
  }
}

/* Over 80 % of a link fails with the parameters as they are; a site has the verdict of its flows.
 */
static void
test_verdicts(void) {
  g_autoptr(Fixture) fixture =
      fixture_new("<tenant geo=\"EUR\"/><site id=\"hq\" lat=\"50.11\" lon=\"8.68\">"
                  "<demand service=\"azure\" gateway=\"gw\" down=\"100Mbps\" up=\"50Mbps\"/></site>"
                  "<wan-link id=\"l\" a=\"hq\" b=\"fra\" capacity=\"101Mbps\"/>"
                  "<peering-location id=\"fra\" at=\"Frankfurt\"><circuit id=\"er\" "
                  "bandwidth=\"2Gbps\" sku=\"standard\">"
                  "<peering kind=\"private\"/></circuit></peering-location>"
                  "<gateway id=\"gw\" region=\"germanywestcentral\" sku=\"ErGw1AZ\">"
                  "<connection circuit=\"er\"/></gateway>");
  g_autoptr(ErpPicture) picture = erp_picture_new(fixture->results);
  const ErpShape *link = erp_picture_link(picture, 0);
  g_assert_cmpint(link->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_true(g_str_has_suffix(link->caption, ", 99% (fail)")); /* 100 of 101 */
  g_assert_cmpint(erp_picture_node(picture, 0)->verdict, ==, fixture_site(fixture, "hq")->verdict);
}

/* What is worked out must never be read as what somebody states, nor be what draw.io takes for its
 * own. */
static void
test_names(void) {
  static const ErpKind kinds[] = {ERP_KIND_SITE,    ERP_KIND_PEERING_LOCATION,
                                  ERP_KIND_GATEWAY, ERP_KIND_WAN_LINK,
                                  ERP_KIND_CIRCUIT, ERP_KIND_CONNECTION};
  static const char *const reserved[] = {"id", "label", "placeholders", "link", "tooltip"};
  ErpAttribute attribute;
  for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
    for (guint i = 0; i < erp_n_result_properties; i++)
      g_assert_false(erp_attribute_find(kinds[k], erp_result_properties[i].name, &attribute));
    const ErpKindInfo *info = erp_kind_info(kinds[k]);
    for (guint i = 0; i < info->n_fields; i++)
      for (guint r = 0; r < G_N_ELEMENTS(reserved); r++)
        g_assert_true(erp_picture_says_otherwise(info, i) ||
                      !g_str_equal(info->fields[i].name, reserved[r]));
  }
  g_assert_true(erp_result_property_exists("utilisationAbPercent"));
  g_assert_false(erp_result_property_exists("capacity_mbps"));
}

static void
test_empty(void) {
  g_autoptr(Fixture) fixture = fixture_new("<tenant geo=\"EUR\"/>");
  g_autoptr(ErpPicture) picture = erp_picture_new(fixture->results);
  g_assert_cmpuint(picture->nodes->len + picture->links->len, ==, 0);
  g_assert_cmpuint(picture->node_properties->len, ==, 0);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/picture/nodes", test_nodes);
  g_test_add_func("/picture/links", test_links);
  g_test_add_func("/picture/types", test_types);
  g_test_add_func("/picture/verdicts", test_verdicts);
  g_test_add_func("/picture/names", test_names);
  g_test_add_func("/picture/empty", test_empty);
  return g_test_run();
}
