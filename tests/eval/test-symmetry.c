/* Ways out and back: the vectors of the model, worked out by hand from the rules of route
 * selection. */
#include "eval/symmetry.h"

#include <string.h>

#include "fixture.h"

/* Frankfurt has two circuits and an internet access, each behind an edge of its own. */
#define BASE(c1_edge, c2_edge)                                                                     \
  "<site id=\"fra\" lat=\"50.11\" lon=\"8.68\"><internet id=\"isp1\" capacity=\"1Gbps\"/></site>"  \
  "<site id=\"muc\" lat=\"48.14\" lon=\"11.58\"/>"                                                 \
  "<wan-link id=\"w\" a=\"fra\" b=\"muc\" capacity=\"1Gbps\"/>"                                    \
  "<wan-link id=\"x\" a=\"fra\" b=\"pl\" capacity=\"1Gbps\"/>"                                     \
  "<peering-location id=\"pl\" at=\"Frankfurt\">" CIRCUIT("c1")                                    \
      CIRCUIT("c2") "</peering-location>"                                                          \
                    "<edge id=\"e1\" site=\"fra\"" c1_edge                                         \
                    "/><edge id=\"e2\" site=\"fra\"" c2_edge "/>"                                  \
                    "<edge id=\"ei\" site=\"fra\"/>"
#define CIRCUIT(id)                                                                                \
  "<circuit id=\"" id "\" provider=\"Equinix\" bandwidth=\"1Gbps\" sku=\"premium\">"               \
  "<peering kind=\"microsoft\"><accept community=\"12076:5010\"/></peering></circuit>"
#define EXIT(id, edge, kind, ref, more)                                                            \
  "<exit id=\"" id "\" edge=\"" edge "\" kind=\"" kind "\" ref=\"" ref "\" " more "/>"
#define EXITS                                                                                      \
  EXIT("x1", "e1", "circuit", "c1", "")                                                            \
  EXIT("x2", "e2", "circuit", "c2", "") EXIT("xi", "ei", "internet", "isp1", "")
#define POOL(id, edge, prefix) "<nat-pool id=\"" id "\" edge=\"" edge "\" prefix=\"" prefix "\"/>"
#define ADVERTISE(exit, prefix) "<advertise exit=\"" exit "\" prefix=\"" prefix "\"/>"
#define PREPENDED(exit, prefix, n)                                                                 \
  "<advertise exit=\"" exit "\" prefix=\"" prefix "\" prepend=\"" n "\"/>"

typedef struct {
  Fixture *fixture;
  ErpRouting *routing;
} Model;

static Model
model_of(const char *body) {
  Model model = {.fixture = fixture_new(body)};
  model.routing = erp_routing_new(model.fixture->results->network);
  return model;
}

static void
model_clear(Model *model) {
  erp_routing_free(model->routing);
  fixture_free(model->fixture);
}

/* "symmetric", and with several parts "a 203.0.113.0/29, b 203.0.113.8/29". `exits` and `down` are
 * words with blanks between. */
static char *
outbound(const Model *model, const char *exits, const char *down) {
  g_auto(GStrv) out = g_strsplit(exits, " ", -1);
  g_auto(GStrv) lost = g_strsplit(down, " ", -1);
  g_autofree guint8 *flags = g_new0(guint8, model->routing->n_exits);
  for (guint i = 0; lost[i] != NULL && lost[i][0] != '\0'; i++)
    flags[erp_routing_exit(model->routing, lost[i])] = 1;
  g_autoptr(GArray) forward = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; out[i] != NULL; i++) {
    guint32 exit = erp_routing_exit(model->routing, out[i]);
    g_assert_cmpuint(exit, !=, ERP_NONE);
    g_array_append_val(forward, exit);
  }
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(ErpSymmetryPart));
  guint32 site = erp_network_node(model->routing->network, "fra");
  g_autoptr(ErpSymmetryJudge) judge = erp_symmetry_judge_new(model->routing);
  ErpSymmetry all = erp_symmetry_outbound(judge, site, forward, flags, parts);
  if (parts->len == 1)
    return g_strdup(erp_symmetry_word(all));
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < parts->len; i++) {
    const ErpSymmetryPart *part = &g_array_index(parts, ErpSymmetryPart, i);
    g_autofree char *prefix = erp_prefix_format(&part->prefix);
    g_string_append_printf(text, "%s%s %s", i > 0 ? ", " : "", erp_symmetry_word(part->symmetry),
                           prefix);
  }
  return g_string_free(text, FALSE);
}

#define P28 "203.0.113.0/28"
#define P24 "203.0.113.0/24"
#define SHARED " state-group=\"fra\""

static void
test_vectors(void) {
  static const struct {
    const char *name, *body, *forward, *down, *want;
  } vectors[] = {
      {"1 pool on c1 only", BASE("", "") EXITS POOL("p", "e1", P28) ADVERTISE("x1", P28), "x1", "",
       "symmetric"},
      {"2 pool only at the internet", BASE("", "") EXITS POOL("p", "e1", P28) ADVERTISE("xi", P28),
       "x1", "", "broken"},
      {"3 one pool on both, by the internet",
       BASE("", "") EXITS POOL("p", "ei", P28) ADVERTISE("x1", P28) ADVERTISE("xi", P28), "xi", "",
       "broken"},
      {"4 longer on c1, by the internet",
       BASE("", "") EXITS POOL("p", "ei", P28) ADVERTISE("x1", P28) ADVERTISE("xi", P24), "xi", "",
       "broken"},
      {"4 longer on c1, by c1",
       BASE("", "") EXITS POOL("p", "e1", P28) ADVERTISE("x1", P28) ADVERTISE("xi", P24), "x1", "",
       "symmetric"},
      {"5 another pool at the internet",
       BASE("", "") EXITS POOL("p", "e1", P28) POOL("q", "ei", "198.51.100.0/28")
           ADVERTISE("x1", P28) ADVERTISE("xi", "198.51.100.0/28"),
       "xi", "", "symmetric"},
      {"6 same pool on c1 and c2",
       BASE("", "") EXITS POOL("p", "e1", P28) ADVERTISE("x1", P28) ADVERTISE("x2", P28), "x1", "",
       "indeterminate"},
      {"6 with shared state",
       BASE(SHARED, SHARED) EXITS POOL("p", "e1", P28) ADVERTISE("x1", P28) ADVERTISE("x2", P28),
       "x1", "", "split-path"},
      {"7 public prepend on c2",
       BASE("", "") EXIT("x1", "e1", "circuit", "c1", "asn=\"64500\"")
           EXIT("x2", "e2", "circuit", "c2", "asn=\"64500\"") POOL("p", "e1", P28)
               POOL("q", "e2", P28) ADVERTISE("x1", P28) PREPENDED("x2", P28, "2"),
       "x1", "", "symmetric"},
      {"7 after the loss of c1",
       BASE("", "") EXIT("x1", "e1", "circuit", "c1", "asn=\"64500\"")
           EXIT("x2", "e2", "circuit", "c2", "asn=\"64500\"") POOL("p", "e1", P28)
               POOL("q", "e2", P28) ADVERTISE("x1", P28) PREPENDED("x2", P28, "2"),
       "x2", "x1", "symmetric"},
      {"8 private prepend is stripped",
       BASE("", "") EXIT("x1", "e1", "circuit", "c1", "asn=\"64500\"")
           EXIT("x2", "e2", "circuit", "c2", "asn=\"65010\"") POOL("p", "e1", P28)
               ADVERTISE("x1", P28) PREPENDED("x2", P28, "2"),
       "x1", "", "indeterminate"},
      {"13 half of the pool on c1",
       BASE("", "") EXITS POOL("p", "e1", P28) ADVERTISE("x1", "203.0.113.0/29")
           ADVERTISE("xi", P24),
       "x1", "", "symmetric 203.0.113.0/29, broken 203.0.113.8/29"},
      {"nobody knows the pool", BASE("", "") EXITS POOL("p", "e1", P28), "x1", "", "unroutable"},
      {"neither pool nor prefix", BASE("", "") EXITS, "x1", "", "unknown"},
      {"two ways out, one of them broken",
       BASE("", "") EXITS POOL("p", "e1", P28) POOL("q", "e2", "198.51.100.0/28")
           ADVERTISE("x1", P28) ADVERTISE("xi", "198.51.100.0/28"),
       "x1 x2", "", "symmetric 203.0.113.0/28, broken 198.51.100.0/28"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(vectors); i++) {
    Model model = model_of(vectors[i].body);
    g_autofree char *got = outbound(&model, vectors[i].forward, vectors[i].down);
    g_test_message("%s", vectors[i].name);
    g_assert_cmpstr(got, ==, vectors[i].want);
    model_clear(&model);
  }
}

/* Own addresses, no state kept anywhere: the way back differs, and nobody minds. */
static void
test_harmless(void) {
  Model model =
      model_of("<site id=\"fra\" lat=\"50.11\" lon=\"8.68\" prefix=\"203.0.113.0/28\">"
               "<internet id=\"isp1\" capacity=\"1Gbps\"/></site>"
               "<peering-location id=\"pl\" at=\"Frankfurt\">" CIRCUIT(
                   "c1") "</peering-location>"
                         "<edge id=\"e1\" site=\"fra\" stateful=\"no\"/><edge id=\"ei\" "
                         "site=\"fra\" stateful=\"no\"/>" EXIT("x1", "e1", "circuit", "c1", "")
                             EXIT("xi", "ei", "internet", "isp1", "") ADVERTISE("xi", P24));
  g_autofree char *got = outbound(&model, "x1", "");
  g_assert_cmpstr(got, ==, "harmless");
  model_clear(&model);
}

/* IPv6 is compared on bytes as well: the /64 is inside the /48 whatever way it is written. */
static void
test_ipv6(void) {
  Model model = model_of(BASE("", "") EXITS POOL("p", "e1", "2001:db8:0:1::/64")
                             ADVERTISE("x1", "2001:0db8::/48") ADVERTISE("xi", "2001:db8::/32"));
  g_autofree char *got = outbound(&model, "x1", "");
  g_assert_cmpstr(got, ==, "symmetric");
  model_clear(&model);
}

static void
test_private_asn(void) {
  static const gint64 hidden[] = {64512, 65010, 65534, 4200000000, 4294967294};
  static const gint64 shown[] = {1, 12076, 64500, 64511, 65535, 4199999999, 4294967295};
  for (guint i = 0; i < G_N_ELEMENTS(hidden); i++)
    g_assert_true(erp_asn_is_private(hidden[i]));
  for (guint i = 0; i < G_N_ELEMENTS(shown); i++)
    g_assert_false(erp_asn_is_private(shown[i]));
}

/* ---- inbound -------------------------------------------------------------------------------- */

#define INBOUND(more) "<inbound id=\"smtp\" site=\"fra\" prefix=\"198.51.100.25/32\" " more "/>"
#define MAIL "198.51.100.0/24"

static ErpInboundJudgement
inbound_of(const Model *model) {
  const ErpInbound *smtp = ERP_AS(ErpInbound, INBOUND, erp_plan_find(model->fixture->plan, "smtp"));
  ErpPrefix prefix;
  g_assert_true(erp_prefix_parse(smtp->prefix, &prefix, NULL));
  return erp_symmetry_inbound(model->routing, smtp, &prefix, NULL);
}

/* The decision table of the New Jersey data centre, and vectors 9 and 10. */
static void
test_inbound(void) {
  static const struct {
    const char *name, *body;
    ErpSymmetry want;
    gboolean unexpected;
  } cases[] = {
      {"P1 by the internet, sees c1",
       INBOUND("via=\"xi\" segment-scope=\"x1\"") ADVERTISE("xi", MAIL), ERP_SYMMETRY_BROKEN,
       FALSE},
      {"1a with translation",
       INBOUND("via=\"xi\" segment-scope=\"x1\" snat=\"yes\"") ADVERTISE("xi", MAIL),
       ERP_SYMMETRY_SYMMETRIC, FALSE},
      {"1b sees the internet only",
       INBOUND("via=\"xi\" segment-scope=\"xi\"") ADVERTISE("xi", MAIL), ERP_SYMMETRY_SYMMETRIC,
       FALSE},
      {"scope not said: the site learns c1", INBOUND("via=\"xi\"") ADVERTISE("xi", MAIL),
       ERP_SYMMETRY_BROKEN, FALSE},
      {"P2 by both circuits, no translation",
       INBOUND("via=\"x1 x2\" segment-scope=\"x1 x2\"") ADVERTISE("x1", MAIL) ADVERTISE("x2", MAIL),
       ERP_SYMMETRY_INDETERMINATE, FALSE},
      {"2 by both circuits, translated",
       INBOUND("via=\"x1 x2\" segment-scope=\"x1 x2\" snat=\"yes\"") ADVERTISE("x1", MAIL)
           ADVERTISE("x2", MAIL),
       ERP_SYMMETRY_SYMMETRIC, FALSE},
      {"enters where it is not meant to",
       INBOUND("via=\"xi\" segment-scope=\"x1\"") ADVERTISE("xi", MAIL) ADVERTISE("x1", MAIL),
       ERP_SYMMETRY_SYMMETRIC, TRUE},
      {"advertised nowhere", INBOUND("via=\"xi\""), ERP_SYMMETRY_UNROUTABLE, FALSE},
      {"by c1, sees the internet only",
       INBOUND("via=\"x1\" segment-scope=\"xi\"") ADVERTISE("x1", MAIL), ERP_SYMMETRY_BROKEN,
       FALSE},
      {"the same with translation",
       INBOUND("via=\"x1\" segment-scope=\"xi\" snat=\"yes\"") ADVERTISE("x1", MAIL),
       ERP_SYMMETRY_SYMMETRIC, FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *body = g_strconcat(BASE("", "") EXITS, cases[i].body, NULL);
    Model model = model_of(body);
    ErpInboundJudgement got = inbound_of(&model);
    g_test_message("%s", cases[i].name);
    g_assert_cmpstr(erp_symmetry_word(got.symmetry), ==, erp_symmetry_word(cases[i].want));
    g_assert_cmpint(got.unexpected, ==, cases[i].unexpected);
    model_clear(&model);
  }
}

/* Vector 10: in by c1, while on-premises routers prefer c2. */
static void
test_inbound_other_circuit(void) {
  Model model = model_of(BASE("", "") EXIT("x1", "e1", "circuit", "c1", "local-pref=\"100\"")
                             EXIT("x2", "e2", "circuit", "c2", "local-pref=\"200\"")
                                 ADVERTISE("x1", MAIL) INBOUND("segment-scope=\"x1 x2\""));
  ErpInboundJudgement got = inbound_of(&model);
  g_assert_cmpint(got.symmetry, ==, ERP_SYMMETRY_BROKEN);
  g_assert_cmpstr(model.routing->exits[got.entry].id, ==, "x1");
  g_assert_cmpstr(model.routing->exits[got.reply].id, ==, "x2");
  model_clear(&model);
}

/* ---- private peering ------------------------------------------------------------------------ */

#define PRIVATE(id)                                                                                \
  "<circuit id=\"" id "\" provider=\"Equinix\" bandwidth=\"1Gbps\" sku=\"standard\">"              \
  "<peering kind=\"private\"/></circuit>"
#define HOMES(edges)                                                                               \
  "<site id=\"fra\" lat=\"50.11\" lon=\"8.68\"/>"                                                  \
  "<peering-location id=\"pl\" at=\"Frankfurt\">" PRIVATE("c1")                                    \
      PRIVATE("c2") "</peering-location><edge id=\"e1\" site=\"fra\"" edges                        \
                    "/><edge id=\"e2\" site=\"fra\"" edges "/>"
#define GATEWAY(weight1, weight2)                                                                  \
  "<gateway id=\"gw\" region=\"germanywestcentral\" sku=\"ErGw1AZ\">"                              \
  "<connection circuit=\"c1\" weight=\"" weight1 "\"/>"                                            \
  "<connection circuit=\"c2\" weight=\"" weight2 "\"/></gateway>"
#define STATELESS " stateful=\"no\""

/* Vector 14 and its neighbours. */
static void
test_private(void) {
  static const struct {
    const char *name, *body;
    ErpSymmetry want;
  } cases[] = {
      {"both prefer c1",
       HOMES("") EXIT("x1", "e1", "circuit", "c1", "local-pref=\"200\"")
           EXIT("x2", "e2", "circuit", "c2", "") GATEWAY("100", "0"),
       ERP_SYMMETRY_SYMMETRIC},
      {"14 Azure c1, organisation c2, no firewall",
       HOMES(STATELESS) EXIT("x1", "e1", "circuit", "c1", "")
           EXIT("x2", "e2", "circuit", "c2", "local-pref=\"200\"") GATEWAY("100", "0"),
       ERP_SYMMETRY_HARMLESS},
      {"14 with firewalls in different groups",
       HOMES("") EXIT("x1", "e1", "circuit", "c1", "")
           EXIT("x2", "e2", "circuit", "c2", "local-pref=\"200\"") GATEWAY("100", "0"),
       ERP_SYMMETRY_BROKEN},
      {"prepended at c2, organisation prefers c1",
       HOMES("") EXIT("x1", "e1", "circuit", "c1", "local-pref=\"200\"")
           EXIT("x2", "e2", "circuit", "c2", "prepend=\"2\"") GATEWAY("0", "0"),
       ERP_SYMMETRY_SYMMETRIC},
      {"both spread, no firewall",
       HOMES(STATELESS) EXIT("x1", "e1", "circuit", "c1", "") EXIT("x2", "e2", "circuit", "c2", "")
           GATEWAY("0", "0"),
       ERP_SYMMETRY_SPLIT_PATH},
      {"both spread over separate firewalls",
       HOMES("") EXIT("x1", "e1", "circuit", "c1", "") EXIT("x2", "e2", "circuit", "c2", "")
           GATEWAY("0", "0"),
       ERP_SYMMETRY_INDETERMINATE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    Model model = model_of(cases[i].body);
    ErpPrivateJudgement got = erp_symmetry_private(model.routing, 0, NULL);
    g_test_message("%s", cases[i].name);
    g_assert_cmpstr(erp_symmetry_word(got.symmetry), ==, erp_symmetry_word(cases[i].want));
    model_clear(&model);
  }
}

/* A circuit without an exit leaves by its primary edge; without that nothing can be said. */
static void
test_implied(void) {
  Model model = model_of(BASE("", "") POOL("p", "e1", P28));
  g_assert_cmpuint(model.routing->n_stated, ==, 0);
  g_assert_cmpuint(model.routing->n_exits, ==, 3); /* c1, c2, isp1 */
  g_assert_cmpuint(model.routing->exits[0].domain, ==, ERP_NONE);
  g_assert_cmpuint(model.routing->exits[2].egress, ==, 0);
  model_clear(&model);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/symmetry/vectors", test_vectors);
  g_test_add_func("/symmetry/harmless", test_harmless);
  g_test_add_func("/symmetry/ipv6", test_ipv6);
  g_test_add_func("/symmetry/private-asn", test_private_asn);
  g_test_add_func("/symmetry/inbound", test_inbound);
  g_test_add_func("/symmetry/inbound-other-circuit", test_inbound_other_circuit);
  g_test_add_func("/symmetry/private", test_private);
  g_test_add_func("/symmetry/implied", test_implied);
  return g_test_run();
}
