/* Where sites are taken to be: right, or not at all. */
#include "support.h"

static void
test_addresses(void) {
  static const struct {
    const char *name, *place, *country;
    const char *told; /* of the city; NULL = not placed */
  } sites[] = {
      {"a", "1 Epping Road, North Ryde, Sydney NSW, Australia", "", "Sydney, AU"},
      {"b", "10115 Berlin, Germany", "", "Berlin, DE"},
      {"c", "Reading RG1 2AB, UK", "", "Reading, GB"},
      {"d", "10 Downing Street, London SW1A 2AA", "", "London, GB"},
      {"e", "London UK", "", "London, GB"},
      {"f", "Tbilisi, Georgia", "", "Tbilisi, GE"},
      {"g", "8 Marina View, Singapore", "", "Singapore, SG"},
      {"h", "Birmingham, England, UK", "", "Birmingham, GB"},
      {"i", "350 5th Ave, New York City, NY 10118, USA", "", "New York City, US"},
      {"j", "Springfield, IL, USA", "", "Springfield, IL, US"},
      {"k", "Springfield, IL 62701", "", "Springfield, IL, US"},
      {"l", "Av. Corrientes 123, Buenos Aires, Argentina", "", "Buenos Aires, AR"},
      /* smaller cities of the name are in no table */
      {"m", "1 Main St, Portland, ME 04101, USA", "", NULL},
      {"n", "Newport, Shropshire, UK", "", NULL},
      {"o", "Windsor, NS, Canada", "", NULL},
      /* the city's name is the province's, too */
      {"p", "Tandil, Buenos Aires, Argentina", "", NULL},
      {"q", "Springfield, USA", "", NULL},
      /* words that are none */
      {"MAN", "", "", NULL},
      {"Berlin HQ", "", "", NULL},
      {"Abilene Internet2 USA", "", "", NULL},
      /* the place tells the country, the name the city, if a large one */
      {"Portland", "1 Main St, Westbrook, ME, USA", "", NULL},
      {"Melbourne", "Rose St 1, Fitzroy, VIC, Australia", "", "Melbourne, AU"},
      /* beside the place */
      {"Hyderabad", "", "Pakistan", "Hyderabad, PK"},
      {"Valencia", "", "es", "Valencia, ES"},
      {"Sydney2", "", "Canada", "Sydney, CA"},
      {"Valencia2", "", "", NULL},
      {"Valencia3", "", "Nowhere", NULL},
  };
  g_autoptr(GString) text = g_string_new("name,place,country\n");
  for (guint i = 0; i < G_N_ELEMENTS(sites); i++)
    g_string_append_printf(text, "%s,\"%s\",%s\n", sites[i].name, sites[i].place, sites[i].country);
  g_auto(Import) import = {0};
  import_new(&import, "sites.csv", text->str);
  for (guint i = 0; i < G_N_ELEMENTS(sites); i++) {
    g_test_message("%s: %s", sites[i].name, sites[i].place);
    g_assert_true(import_told(&import, sites[i].told != NULL ? "guessed" : "unplaced", i + 2, 1,
                              sites[i].told != NULL ? sites[i].told : "no coordinates"));
  }
}

static void
test_countries_left_out(void) {
  g_auto(Import) import = {0};
  import_new(&import, "sites.csv", "name,country,lat,lon\nA,Japan,1,1\nB,Japan,2,2\nC,,3,3\n");
  g_assert_true(import_told(&import, "dropped", 0, 0, "the countries of 2 sites are left out"));
  g_assert_cmpuint(erp_diag_list_length(import.diags), ==, 1);
}

/* What the plan has placed is not looked for, whether it is known by its source, id or name. */
static void
test_placed(void) {
  g_auto(Import) first = {0}, second = {0};
  import_new(&first, "x.csv", "name,lat,lon\nAtlantis,1,1\nSydney,2,2\nNowhere,,\n");
  import_into(&second, first.plan, "x.csv", "name,users\nAtlantis,5\nSydney,6\nNowhere,7\nElse,8\n",
              &import_plainly);
  g_assert_false(import_told(&second, "unplaced", 2, 1, ""));
  g_assert_false(import_told(&second, "guessed", 3, 1, ""));
  g_assert_true(import_told(&second, "unplaced", 4, 1, "“Nowhere”"));
  g_assert_true(import_told(&second, "unplaced", 5, 1, "“Else”"));
  g_assert_cmpuint(second.imported.unplaced, ==, 2);
  const ErpSite *sydney = (const ErpSite *) erp_plan_find(second.plan, "sydney");
  g_assert_cmpint(sydney->lat, ==, 2000000);
  g_assert_cmpint(sydney->users, ==, 6);
  g_assert_null(sydney->place);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/places/addresses", test_addresses);
  g_test_add_func("/places/countries-left-out", test_countries_left_out);
  g_test_add_func("/places/placed", test_placed);
  return g_test_run();
}
