/* What lies between two plans, as it is read. */
#include "judged.h"
#include "report/difference.h"
#include "report/paper/paper-writers.h"

static const ErpSubject was = {.file = "a.xml", .version = "1"};
static const ErpSubject is = {.file = "b.xml", .version = "1"};

static char *
tell(const Judged *before, const Judged *after) {
  g_autoptr(ErpDifference) difference = erp_difference_new(before->review, after->review);
  g_autoptr(ErpPaper) paper = erp_difference_paper(difference, &was, &is);
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_paper_check(paper, after->results->plan, "b.xml", &error));
  g_assert_no_error(error);
  return erp_paper_text(paper, 1000);
}

/* Dallas has 500 people at 15 ms by the internet and 40 ms by the circuit; its 20 people in Austin
 * stand behind it. */
static void
test_moved(void) {
  g_autofree char *circuit = judged_dallas("Before", "Dallas", "");
  g_autofree char *internet =
      judged_dallas("After", "Dallas", "  <policy site='dal' service='m365' via='internet'/>\n");
  g_autoptr(Judged) before = judged_new(circuit);
  g_autoptr(Judged) after = judged_new(internet);
  g_autofree char *text = tell(before, after);
  assert_says(text, "Before -> After\n");
  assert_says(text, "  Regression: none\n");
  assert_says(text, "ExpressRoute er-ny -> own internet (1 site, 500 users)");
  assert_says(text, "  Plans: a.xml -> b.xml\n");
  assert_says(text, "Changed: Plan: name After (was Before)");
  assert_says(text, "Added: Policy");
  assert_says(text, "[x] M36-02: ExpressRoute does not pin users to a distant entry point: dal");
  g_autofree char *back = tell(after, before);
  assert_says(back, "  Regression: Findings that fail; ");
  assert_says(back, "[!] M36-02 dal: ");
  assert_says(back, "own internet -> ExpressRoute er-ny (1 site, 500 users)");
}

static void
test_nothing(void) {
  g_autofree char *plan = judged_dallas("Same", "Dallas", "");
  g_autoptr(Judged) before = judged_new(plan);
  g_autoptr(Judged) after = judged_new(plan);
  g_autofree char *text = tell(before, after);
  assert_says(text, "Same, before and after\n");
  assert_says(text, "  Changed: nothing\n");
  assert_says(text, "Nothing differs.\n");
  assert_silent(text, "better  ");
}

/* What stands in something that is gone is not told again. */
static void
test_removed(void) {
  g_autofree char *plan = judged_dallas("A", "Dallas", "");
  g_autoptr(Judged) before = judged_new(plan);
  g_autoptr(Judged) after = judged_new("<plan xmlns='urn:erplan:plan:1' name='A'/>");
  g_autofree char *text = tell(before, after);
  assert_says(text, "Removed: Site “dal”");
  assert_silent(text, "Removed: Internet access");
  assert_says(text, "Peering location: 1 removed");
  assert_silent(text, "Circuit: 1 removed");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report-difference/moved", test_moved);
  g_test_add_func("/report-difference/nothing", test_nothing);
  g_test_add_func("/report-difference/removed", test_removed);
  return g_test_run();
}
