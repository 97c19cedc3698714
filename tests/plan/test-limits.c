/* How much a plan may have, on both sides of each limit: read, checked, and added by an edit. */
#include "plan/limits.h"

#include <string.h>

#include "base/error.h"
#include "plan/check.h"
#include "support.h"

/* A site and `n` edges in it; what stands in the place of the site from edge `good` on. */
static char *
write_edges(guint n, guint good) {
  GString *text = g_string_new("<site id=\"s\" lat=\"1\" lon=\"1\"/>\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf(text, "<edge id=\"e%u\" site=\"%s\"/>\n", i, i < good ? "s" : "nowhere");
  return g_string_free(text, FALSE);
}

static char *
read_codes(const char *content) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpPlan) plan = test_parse(content, diags);
  g_autofree char *codes = test_codes(diags);
  g_assert_true((plan == NULL) == (strstr(codes, "error:") != NULL));
  return g_steal_pointer(&codes);
}

static void
check_read(guint n, guint good, const char *expected) {
  g_autofree char *text = write_edges(n, good);
  g_autofree char *codes = read_codes(text);
  g_assert_cmpstr(codes, ==, expected);
}

/* Behind one too many nothing is read: what is wrong there is not said. */
static void
test_read(void) {
  g_assert_cmpuint(erp_limit_of(ERP_KIND_EDGE), ==, 10000);
  check_read(10000, 10000, "");
  check_read(10001, 10001, "error:too-many");
  check_read(20000, 10001, "error:too-many");
}

static void
test_edits(void) {
  g_autofree char *text = write_edges(9999, 9999);
  g_autoptr(ErpPlan) plan = test_plan(text);
  g_autoptr(ErpPlan) full =
      test_apply(plan, erp_edit_add(NULL, test_record(ERP_KIND_EDGE, "id=x", "site=s", NULL)));
  test_refused(full, erp_edit_add(NULL, test_record(ERP_KIND_EDGE, "id=y", "site=s", NULL)),
               ERP_ERROR_REFUSED, "at most 10000 elements <edge>");
  g_autoptr(ErpPlan) less = test_apply(full, erp_edit_delete("x"));
  g_autoptr(ErpPlan) again =
      test_apply(less, erp_edit_add(NULL, test_record(ERP_KIND_EDGE, "id=y", "site=s", NULL)));
  guint n;
  erp_plan_of_kind(again, ERP_KIND_EDGE, &n);
  g_assert_cmpuint(n, ==, 10000);
}

/* One record that brings too many with it. */
static void
test_edit_of_many(void) {
  g_autoptr(ErpPlan) plan = test_plan("<site id=\"s\" lat=\"1\" lon=\"1\"/>\n");
  ErpRecord *location = test_record(ERP_KIND_PEERING_LOCATION, "id=p", "at=Amsterdam", NULL);
  for (guint i = 0; i < 10001; i++) {
    g_autofree char *id = g_strdup_printf("id=c%u", i);
    erp_record_take_child(
        location, test_record(ERP_KIND_CIRCUIT, id, "bandwidth=1Gbps", "sku=standard", NULL));
  }
  test_refused(plan, erp_edit_add(NULL, location), ERP_ERROR_REFUSED,
               "at most 10000 elements <circuit>");
}

/* Beside one site, n locations have (1 + n) n ways: 16,383 of them 16,384 less than 2^28. */
static void
test_ways(void) {
  for (guint n = 16383; n <= 16384; n++) {
    g_autoptr(GString) text = g_string_new("<site id=\"s\" lat=\"1\" lon=\"1\"/>\n");
    for (guint i = 0; i < n; i++)
      g_string_append_printf(text, "<peering-location id=\"p%u\" at=\"Paris\"/>\n", i);
    g_autofree char *codes = read_codes(text->str);
    gboolean fits = (1 + n) * n <= ERP_MOST_PAIRS;
    g_assert_true(fits == (n == 16383));
    g_assert_cmpstr(codes, ==, fits ? "" : "error:too-many");
  }
}

/* 268,430,000 pairs of sites and circuits fit, 268,440,000 do not. */
static void
test_sites_by_circuits(void) {
  for (guint n = 26843; n <= 26844; n++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
      g_string_append_printf(text, "<site id=\"s%u\" lat=\"1\" lon=\"1\"/>\n", i);
    g_string_append(text, "<peering-location id=\"p\" at=\"Paris\">\n");
    for (guint i = 0; i < 10000; i++)
      g_string_append_printf(text, "<circuit id=\"c%u\" bandwidth=\"1Gbps\" sku=\"premium\"/>\n",
                             i);
    g_string_append(text, "</peering-location>\n");
    g_autofree char *codes = read_codes(text->str);
    g_assert_cmpstr(codes, ==, n == 26843 ? "" : "error:too-many");
  }
}

/* Names have 4096 bytes at most, notes may have more. */
static void
test_texts(void) {
  g_autofree char *fits = g_strnfill(4096, 'x');
  g_autofree char *more = g_strnfill(4097, 'x');
  for (guint i = 0; i < 2; i++) {
    const char *name = i == 0 ? fits : more;
    g_autofree char *content = g_strdup_printf(
        "<site id=\"s\" lat=\"1\" lon=\"1\" name=\"%s\"><note>%s</note></site>\n", name, more);
    g_autofree char *codes = read_codes(content);
    g_assert_cmpstr(codes, ==, i == 0 ? "" : "error:bad-value");
  }
  g_autoptr(ErpPlan) plan = test_plan("<site id=\"s\" lat=\"1\" lon=\"1\"/>\n");
  g_autoptr(ErpPlan) named = test_apply(plan, erp_edit_set("s", "name", fits));
  test_refused(named, erp_edit_set("s", "name", more), ERP_ERROR_USAGE, "more than 4096 bytes");
}

static void
test_every_kind_has_one(void) {
  guint64 seen = 0;
  for (guint i = 0; i < erp_n_limits; i++) {
    g_assert_cmpuint(seen & erp_limits[i].kinds, ==, 0);
    g_assert_cmpuint(strlen(erp_limits[i].why), >, 0);
    seen |= erp_limits[i].kinds;
  }
  g_assert_cmpuint(seen, ==, ERP_KIND_BIT(ERP_KIND_LAST) - 1);
  g_assert_cmpuint(erp_limit_of(ERP_KIND_SITE), ==, 1000000);
  g_assert_cmpuint(erp_limit_of(ERP_KIND_WAN_LINK), ==, 4000000);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/limits/every-kind-has-one", test_every_kind_has_one);
  g_test_add_func("/plan/limits/sites-by-circuits", test_sites_by_circuits);
  g_test_add_func("/plan/limits/texts", test_texts);
  g_test_add_func("/plan/limits/read", test_read);
  g_test_add_func("/plan/limits/edits", test_edits);
  g_test_add_func("/plan/limits/edit-of-many", test_edit_of_many);
  g_test_add_func("/plan/limits/ways", test_ways);
  return g_test_run();
}
