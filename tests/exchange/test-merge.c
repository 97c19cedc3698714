/* What a file says, and a plan: what is added, found again, left alone and told. */
#include "base/error.h"
#include "support.h"

#define SITES "id,name,lat,lon,users\npar,Paris,48.86,2.35,250\nsyd,Sydney,-33.87,151.21,40\n"
#define PAR                                                                                        \
  "<site id=\"par\" name=\"Paris\" lat=\"48.86\" lon=\"2.35\" users=\"%s\" "                       \
  "source=\"table:offices:par\"/>\n"
#define SYD                                                                                        \
  "<site id=\"syd\" name=\"Sydney\" lat=\"-33.87\" lon=\"151.21\" users=\"40\" "                   \
  "source=\"table:offices:syd\"/>\n"

static void
assert_counts(const Import *import, guint added, guint changed, guint same, guint gone) {
  g_assert_cmpuint(import->imported.merged.added, ==, added);
  g_assert_cmpuint(import->imported.merged.changed, ==, changed);
  g_assert_cmpuint(import->imported.merged.same, ==, same);
  g_assert_cmpuint(import->imported.merged.gone, ==, gone);
}

static ErpPlan *
apply(const ErpPlan *plan, ErpEdit *taken) {
  g_autoptr(ErpEdit) edit = taken;
  g_autoptr(GError) error = NULL;
  ErpPlan *next = erp_plan_apply(plan, edit, &error);
  g_assert_no_error(error);
  return next;
}

/* The same file again changes nothing; another figure in it is the only edit. */
static void
test_again(void) {
  g_auto(Import) first = {0}, second = {0}, third = {0};
  import_new(&first, "offices.csv", SITES);
  assert_counts(&first, 2, 0, 0, 0);
  g_autofree char *paris = g_strdup_printf(PAR, "250");
  g_autofree char *both = g_strconcat(paris, SYD, NULL);
  assert_plan(first.plan, both);
  import_into(&second, first.plan, "offices.csv", SITES, &import_plainly);
  assert_counts(&second, 0, 0, 2, 0);
  g_assert_true(second.plan == first.plan);
  import_into(&third, first.plan, "offices.csv",
              "id,name,lat,lon,users\nsyd,Sydney,-33.87,151.21,40\npar,Paris,48.86,2.35,300\n",
              &import_plainly);
  assert_counts(&third, 0, 1, 1, 0);
  g_autofree char *more = g_strdup_printf(PAR, "300");
  g_autofree char *after = g_strconcat(more, SYD, NULL);
  assert_plan(third.plan, after);
}

/* A node and an edge that are called the same are two. */
static void
test_same_key(void) {
  static const char text[] = "<graphml><graph edgedefault=\"undirected\"><node id=\"0\"/>"
                             "<node id=\"1\"/><edge id=\"1\" source=\"0\" target=\"1\"/>"
                             "</graph></graphml>";
  g_auto(Import) first = {0}, again = {0};
  import_new(&first, "net.graphml", text);
  assert_counts(&first, 3, 0, 0, 0);
  import_into(&again, first.plan, "net.graphml", text, &import_plainly);
  assert_counts(&again, 0, 0, 3, 0);
  g_assert_true(again.plan == first.plan);
}

/* What people changed stays unless the file says otherwise, also under another id and name. */
static void
test_edited(void) {
  g_auto(Import) first = {0}, again = {0};
  import_new(&first, "offices.csv", "name,lat,lon\nParis,48.86,2.35\n");
  g_autoptr(ErpPlan) renamed = apply(first.plan, erp_edit_rename("paris", "hq"));
  g_autoptr(ErpPlan) plan = apply(renamed, erp_edit_set("hq", "users", "70"));
  import_into(&again, plan, "offices.csv", "name,lat,lon\nParis,48.86,2.36\n", &import_plainly);
  assert_counts(&again, 0, 1, 0, 0);
  assert_plan(again.plan, "<site id=\"hq\" name=\"Paris\" lat=\"48.86\" lon=\"2.36\" users=\"70\" "
                          "source=\"table:offices:Paris\"/>\n");
}

/* A site that somebody drew is known by a name that only one has; from then on by its source. */
static void
test_adopted(void) {
  g_auto(Import) drawn = {0}, import = {0}, other = {0};
  import_new(&drawn, "drawn.csv", "name,lat,lon\nParis,48.86,2.35\n");
  g_autoptr(ErpPlan) plan = apply(drawn.plan, erp_edit_set("paris", "source", NULL));
  import_into(&import, plan, "offices.csv", "name,lat,lon,users\nPARIS,48.86,2.35,9\n",
              &import_plainly);
  assert_counts(&import, 0, 1, 0, 0);
  assert_plan(import.plan, "<site id=\"paris\" name=\"PARIS\" lat=\"48.86\" lon=\"2.35\" "
                           "users=\"9\" source=\"table:offices:PARIS\"/>\n");
  import_into(&other, import.plan, "more.csv", "name,lat,lon\nParis,48.86,2.35\n", &import_plainly);
  assert_counts(&other, 1, 0, 0, 0);
  g_assert_nonnull(erp_plan_find(other.plan, "paris-2"));
}

static void
test_gone(void) {
  g_auto(Import) first = {0}, again = {0};
  import_new(&first, "offices.csv", SITES);
  import_into(&again, first.plan, "offices.csv",
              "id,name,lat,lon,users\npar,Paris,48.86,2.35,250\n", &import_plainly);
  assert_counts(&again, 0, 0, 1, 1);
  g_assert_true(again.plan == first.plan);
  g_assert_true(import_told(&again, "gone", 0, 0, "“syd” is not in the file any more"));
}

/* Ends are ids, names or keys; what leads nowhere is left out. */
static void
test_links(void) {
  g_auto(Import) sites = {0}, links = {0};
  import_new(&sites, "offices.csv", SITES);
  import_into(&links, sites.plan, "links.csv",
              "a,b,capacity_mbps,km\npar,sydney,10,17000\npar,Sydney,20,\npar,Mars,1,\n",
              &import_plainly);
  assert_counts(&links, 2, 0, 0, 0);
  g_autofree char *paris = g_strdup_printf(PAR, "250");
  g_autofree char *all = g_strconcat(
      paris, SYD,
      "<wan-link id=\"par-syd\" a=\"par\" b=\"syd\" capacity=\"10Mbps\" route=\"17000km\" "
      "source=\"table:links:par-sydney\"/>\n"
      "<wan-link id=\"par-syd-2\" a=\"par\" b=\"syd\" capacity=\"20Mbps\" "
      "source=\"table:links:par-Sydney\"/>\n",
      NULL);
  assert_plan(links.plan, all);
  g_assert_true(import_told(&links, "dropped", 4, 1, "its b is “Mars”"));
}

/* An assumption never takes the place of what the plan states. */
static void
test_assumed(void) {
  g_auto(Import) sites = {0}, links = {0}, again = {0};
  import_new(&sites, "offices.csv", SITES);
  import_into(&links, sites.plan, "links.csv", "id,a,b\nl,par,syd\n",
              &(ErpImportOptions){.capacity = "5Mbps", .users = "7"});
  g_assert_true(import_told(&links, "guessed", 0, 0, "1 link without a capacity is taken to have"));
  const ErpWanLink *link = (const ErpWanLink *) erp_plan_find(links.plan, "l");
  g_assert_cmpint(link->capacity, ==, 5000000);
  g_autoptr(ErpPlan) plan = apply(links.plan, erp_edit_set("l", "capacity", "9Mbps"));
  import_into(&again, plan, "links.csv", "id,a,b\nl,par,syd\n", &import_plainly);
  assert_counts(&again, 0, 0, 1, 0);
}

/* What no plan takes is left out, and the rest comes in. */
static void
test_refused(void) {
  g_auto(Import) sites = {0}, links = {0};
  import_new(&sites, "offices.csv", "name,lat,lon,egress\nInternet,1,1,\nPlan,2,2,plan\n");
  g_assert_nonnull(erp_plan_find(sites.plan, "internet-2"));
  const ErpSite *plan = (const ErpSite *) erp_plan_find(sites.plan, "plan-2");
  g_assert_null(plan->internet_via);
  import_into(&links, sites.plan, "links.csv", "a,b\nplan-2,Plan\nplan-2,Internet\n",
              &import_plainly);
  assert_counts(&links, 1, 0, 0, 0);
  g_assert_true(import_told(&links, "dropped", 2, 1, "a link from “plan-2” to itself"));
}

static void
test_options(void) {
  static const struct {
    ErpImportOptions options;
    const char *said;
  } wrong[] = {
      {{.format = "graphm"}, "there is no format “graphm”; known are: "},
      {{.rate_unit = "parsec"}, "1parsec"},
      {{.capacity = "much"}, "much"},
      {{.users = "few"}, "few"},
  };
  g_autoptr(ErpPlan) empty = erp_plan_new();
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_auto(Import) import = {0};
    import_into(&import, empty, "offices.csv", SITES, &wrong[i].options);
    g_assert_error(import.error, ERP_ERROR, ERP_ERROR_USAGE);
    g_assert_nonnull(strstr(import.error->message, wrong[i].said));
    g_assert_true(import.plan == empty);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/merge/again", test_again);
  g_test_add_func("/merge/same-key", test_same_key);
  g_test_add_func("/merge/edited", test_edited);
  g_test_add_func("/merge/adopted", test_adopted);
  g_test_add_func("/merge/gone", test_gone);
  g_test_add_func("/merge/links", test_links);
  g_test_add_func("/merge/assumed", test_assumed);
  g_test_add_func("/merge/refused", test_refused);
  g_test_add_func("/merge/options", test_options);
  return g_test_run();
}
