/* The summary of Dallas and Austin, whose figures are in judged.h. */
#include <glib.h>
#include <string.h>

#include "judged.h"

/* Runs of blanks are one. */
static char *
summary_of(const char *plan) {
  g_autoptr(Judged) judged = judged_new(plan);
  g_autofree char *text = judged_report(judged, "summary");
  g_autoptr(GRegex) blanks = g_regex_new(" +", 0, 0, NULL);
  return g_regex_replace_literal(blanks, text, -1, 0, " ", 0, NULL);
}

/* Numbers, what to do first, open rules, links, sites, flows, in this order. Dallas has 100 + 60
 * Mbit/s of its own down, of which 144 go over the circuit with Austin's 3.96; 40 ms instead of 15
 * are 25 ms of penalty. */
static void
test_facts(void) {
  static const char *const facts[] = {
      "Summary - Two sites\n===",
      "\n Verdict: fail. ",
      "\n Geo-pinning: 2 sites are forced over a material detour to Microsoft 365.\n",
      "\n ExpressRoute: Microsoft 365 traffic of 2 sites belongs on the internet: 148 Mb/s down",
      "\n Effect: Moving it saves 520 users 25 ms of round trip.\n",
      "\nWhat to do first\n---",
      "\n [!] M36-02: Send Microsoft 365 of Dallas by the internet access of Dallas, which takes "
      "15 ms.",
      "\n Why: 2 findings, at the site of most users: Dallas reaches Microsoft in 40 ms over "
      "circuit er-ny ",
      "; together they concern 2 sites with 520 users\n",
      "\nFindings\n---",
      "\n M36-02 fail high 2 ExpressRoute does not pin users to a distant entry point\n",
      "\n Not answered: ",
      "\nLatency\n---",
      "[x] 40.0 ms of 100 ms\n",
      "\nLinks\n---",
      "\n dal-ny █",
      " 30 % of 500 Mb/s\n",
      " │ 80 % (util.warn), 90 % (util.fail) and 100 % of the capacity\n",
      "\n dal-ny WAN link 500 Mb/s 148 Mb/s 30 % 148 Mb/s 148 Mb/s\n",
      "\nGeo-pinned sites\n---",
      "\n severe 0 sites, 0 users\n material █",
      " 2 sites, 520 users\n",
      "\n dal 500 teams ExpressRoute er-ny 40.0 ms 15.0 ms 25.0 ms 2203 km material\n",
      "\nWhat belongs on the internet\n---",
      "\n dal teams 11 12 13 22 90 Mb/s 40.0 ms 15.0 ms 15.0 ms not-authorised geo-pinned "
      "no-gain\n",
      "\n geo-pinned: The circuit forces a detour",
      "\nCosts\n---",
      "\nThe plan states no cost, and the list of prices has none of it.\n",
      "\nMethod\n---",
  };
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autofree char *text = summary_of(plan);
  const char *at = text;
  for (guint i = 0; i < G_N_ELEMENTS(facts); i++)
    at = assert_says(at, facts[i]);
}

/* The band is the plan's own; what is not answered is to do when little else is. */
static void
test_band(void) {
  g_autofree char *text = summary_of("<plan xmlns='urn:erplan:plan:1' name='One'>"
                                     "<site id='a' name='A' lat='1' lon='1' users='5'>"
                                     "<internet capacity='1Gbps'/></site><tenant geo='EUR'/>"
                                     "<parameter name='error.band.ms' value='5'/></plan>");
  assert_says(text, "modelled from distance, good to the larger of 5 ms and 20 %. ");
  assert_says(assert_says(text, "\nWhat to do first\n"), "\n [?] WAN-04: ");
}

static void
test_nothing(void) {
  g_autofree char *text = summary_of("<plan xmlns='urn:erplan:plan:1' name='One'>"
                                     "<site id='a' name='A' lat='1' lon='1'/></plan>");
  assert_says(text, "\n Demand: none, so paths and ways cannot be judged");
  assert_says(text, "\nNo element has both a capacity and something to carry.\n");
  assert_says(text, "\nNo site is forced over a material detour to Microsoft 365.\n");
  assert_says(text, "\nNothing that is planned over ExpressRoute belongs on the internet.\n");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report/summary/facts", test_facts);
  g_test_add_func("/report/summary/nothing", test_nothing);
  g_test_add_func("/report/summary/band", test_band);
  return g_test_run();
}
