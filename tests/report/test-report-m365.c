/* The report on Microsoft 365 over ExpressRoute: its sections, and their figures worked out by
 * hand. */
#include <glib.h>
#include <string.h>

#include "judged.h"

static char *
dallas_report(const char *more) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", more);
  g_autoptr(Judged) judged = judged_new(plan);
  return judged_report(judged, "m365");
}

static char *
report_of(const char *plan) {
  g_autoptr(Judged) judged = judged_new(plan);
  return judged_report(judged, "m365");
}

static char *
example_report(const char *name) {
  g_autofree char *file = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", name, NULL);
  g_autofree char *plan = NULL;
  g_assert_true(g_file_get_contents(file, &plan, NULL, NULL));
  return report_of(plan);
}

/* Runs of blanks are one. */
static char *
squeezed(const char *text) {
  g_autoptr(GRegex) blanks = g_regex_new(" +", 0, 0, NULL);
  return g_regex_replace_literal(blanks, text, -1, 0, " ", 0, NULL);
}

static const char *
assert_says_tight(const char *text, const char *fact) {
  g_autofree char *tight = squeezed(text);
  if (strstr(tight, fact) == NULL)
    g_error("no “%s” in:\n%s", fact, tight);
  return strstr(text, fact);
}

static void
assert_silent_tight(const char *text, const char *fact) {
  g_autofree char *tight = squeezed(text);
  if (strstr(tight, fact) != NULL)
    g_error("“%s” in:\n%s", fact, tight);
}

static void
test_order(void) {
  static const char *const headings[] = {"ExpressRoute for Microsoft 365 - Two sites\n===",
                                         "\nNetwork requirements\n---",
                                         "\nNetwork optimisation\n---",
                                         "\nGeo-pinning\n---",
                                         "\nWhen ExpressRoute is not appropriate\n---",
                                         "\nWhen to use ExpressRoute\n---",
                                         "\nNext steps\n---",
                                         "\nMethod\n---"};
  g_autofree char *text = dallas_report("");
  const char *last = text;
  for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
    const char *at = assert_says_tight(text, headings[i]);
    g_assert_true(at >= last);
    last = at;
  }
}

/* Dallas has 40 ms to the circuit, of at most 100 ms; its links state neither jitter nor loss. A
 * plan may set another limit. */
static void
test_requirements(void) {
  g_autofree char *text = dallas_report("");
  assert_says_tight(text, "\n dal teams optimize 11 ExpressRoute er-ny 40.0 ms 100.0 ms ");
  assert_says_tight(text, "\n round trip of real-time traffic 100 ms rtt.realtime.client\n");
  assert_says_tight(
      text, "\n round trip of interactive traffic that fails 200 ms rtt.interactive.fail\n");
  assert_says_tight(text, "[x] WAN-03: ");

  g_autofree char *tight = dallas_report("<parameter name='rtt.realtime.client' value='30'/>");
  assert_says_tight(tight, "\n dal teams optimize 11 ExpressRoute er-ny 40.0 ms 30.0 ms ");
  assert_says_tight(tight, " fail\n");
  assert_says_tight(tight, "\n round trip of real-time traffic 30 ms rtt.realtime.client\n");
}

/* The worst comes first: Dallas is nearer to its limit (45 ms of 50 ms) than Austin (20 ms), but
 * Austin's loss is over that of an internet access (0.5 % of 0.1 %). Without it Dallas leads. */
static char *
two_sites(const char *loss) {
  g_autofree char *plan =
      g_strdup_printf("<plan xmlns='urn:erplan:plan:1' name='Two'>"
                      "<parameter name='rtt.realtime.client' value='50'/><tenant geo='NAM'/>"
                      "<site id='aus' name='Austin' lat='30.27' lon='-97.74' users='20'>"
                      "<internet rtt='20ms' loss='%s' capacity='1Gbps'/></site>"
                      "<site id='dal' name='Dallas' lat='32.78' lon='-96.8' users='20'>"
                      "<internet rtt='45ms' loss='0%%' capacity='1Gbps'/></site></plan>",
                      loss);
  g_autofree char *text = report_of(plan);
  return squeezed(text);
}

static void
test_worst_first(void) {
  g_autofree char *lossy = two_sites("0.5%");
  assert_says_tight(lossy,
                    "\n aus teams optimize 11 internet at aus 20.0 ms 50.0 ms ~0.0 ms 0.5% fail\n"
                    " dal teams optimize 11 internet at dal 45.0 ms 50.0 ms ~0.0 ms 0% pass\n");
  g_autofree char *clean = two_sites("0%");
  assert_says_tight(clean,
                    "\n dal teams optimize 11 internet at dal 45.0 ms 50.0 ms ~0.0 ms 0% pass\n"
                    " aus teams optimize 11 internet at aus 20.0 ms 50.0 ms ~0.0 ms 0% pass\n");
}

/* 15 ms by its own internet, 40 ms as planned: 25 ms of penalty. */
static void
test_geo_pinning(void) {
  g_autofree char *text = dallas_report("");
  assert_says_tight(text, "\n dal 500 Dallas 15.0 ms New York (Secaucus) 40.0 ms\n");
  assert_says_tight(text, "\n dal 500 teams ExpressRoute er-ny 40.0 ms 15.0 ms 25.0 ms ");
  assert_says_tight(text,
                    "Geo-pinning: 2 sites are forced over a material detour to Microsoft 365.\n");
  assert_says_tight(text, "[!] M36-02: ");
}

/* What a reader learns about leave and reason, from nothing said to all said. */
static void
test_when_to_use(void) {
  g_autofree char *refused = dallas_report("");
  assert_says_tight(refused, "Authorisation: not-authorized\n Reason: not stated\n");
  assert_says_tight(refused,
                    "Nothing of Microsoft 365 is planned over ExpressRoute that may stay there.");
  assert_says_tight(refused, "not-authorised: Microsoft has not authorised Microsoft 365 over "
                             "ExpressRoute.\n");

  g_autofree char *authorised = example_report("meet-me-authorized.xml");
  assert_says_tight(authorised, "Authorisation: authorized\n Reason: measured-need\n");
  /* 10 ms over the circuit against 20 ms by the internet */
  assert_says_tight(authorised, "\n was teams expressroute-justified ");

  g_autofree char *silent = report_of("<plan xmlns='urn:erplan:plan:1' name='One'>"
                                      "<site id='a' name='A' lat='1' lon='1' users='5'/></plan>");
  assert_says_tight(silent, "Authorisation: not stated: nobody has said");
  assert_says_tight(silent, "No site has real-time or interactive traffic with a way.");
  assert_says_tight(silent, "No site has Microsoft 365 traffic with a way.");
}

/* Steps are about Microsoft 365 only. */
static void
test_steps(void) {
  g_autofree char *text = dallas_report("");
  const char *steps = assert_says_tight(text, "\nNext steps\n---");
  assert_says_tight(steps, "[!] M36-02: ");
  assert_silent_tight(steps, "REL-01");
  assert_says_tight(
      steps, "the Microsoft 365 network connectivity test <https://connectivity.office.com/>");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report/m365/order", test_order);
  g_test_add_func("/report/m365/requirements", test_requirements);
  g_test_add_func("/report/m365/worst-first", test_worst_first);
  g_test_add_func("/report/m365/geo-pinning", test_geo_pinning);
  g_test_add_func("/report/m365/when-to-use", test_when_to_use);
  g_test_add_func("/report/m365/steps", test_steps);
  return g_test_run();
}
