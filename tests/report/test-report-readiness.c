/* The readiness report on Dallas and Austin, whose figures are in judged.h. */
#include <glib.h>
#include <string.h>

#include "judged.h"

/* One line of text a paragraph, whatever the width. */
static char *
report_with(const char *more) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", more);
  g_autoptr(Judged) judged = judged_new(plan);
  return judged_report(judged, "readiness");
}

/* From a question's number to the next heading. */
static char *
question(const char *text, const char *number) {
  g_autofree char *start = g_strdup_printf("\n\n%s. ", number);
  const char *from = assert_says(text, start) + 2;
  const char *to = strstr(from, "\n\n");
  while (to != NULL && to[2] == ' ')
    to = strstr(to + 2, "\n\n");
  return to == NULL ? g_strdup(from) : g_strndup(from, (gsize) (to - from + 1));
}

static void
test_order(void) {
  static const char *const headings[] = {"ExpressRoute readiness - Two sites\n===",
                                         "Verdict: fail.",
                                         "Plan: plans/plan.xml\n",
                                         "Size: 2 sites with 520 users",
                                         "Reviewed on: 2026-11-22\n",
                                         "Readiness: 9 questions: ",
                                         "\nClient routing\n---",
                                         "\nWAN performance\n---",
                                         "\nPeering\n---",
                                         "\nAsymmetric routing\n---",
                                         "\nGeographical distribution\n---",
                                         "\nOn-premises integration\n---",
                                         "\nHow to answer\n---",
                                         "\nMethod\n---",
                                         "\nData\n---",
                                         "erplan 1.2.3",
                                         "5ha256",
                                         "endpoint-sets 2023-07-31",
                                         "\nSee also\n---"};
  g_autofree char *text = report_with("");
  const char *last = text;
  for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
    const char *at = assert_says(text, headings[i]);
    g_test_message("%s", headings[i]);
    g_assert_true(at >= last);
    last = at;
  }
}

/* 40 ms over the circuit against 15 ms by the internet, at Dallas and, behind it, Austin. */
static void
test_evidence(void) {
  g_autofree char *text = report_with("");
  g_autofree char *geography = question(text, "7");
  assert_says(geography, "Verdict: fail (");
  assert_says(geography, "  [!] M36-02: ");
  assert_says(geography, "      dal (line 3): ");
  assert_says(geography, "25 ms");
  assert_says(geography, "Remedy: ");
  g_autofree char *nat = question(text, "2");
  assert_says(nat, "  [?] CLI-03: ");
  assert_says(nat, "\n  For you to answer: PEER-09\n");
}

/* Without a circuit nobody needs addresses for one: each rule says why it does not apply. */
static void
test_not_applicable(void) {
  g_autoptr(Judged) judged =
      judged_new("<plan xmlns='urn:erplan:plan:1' name='n'><site id='dal' lat='32.78' lon='-96.8' "
                 "users='5'><internet rtt='15ms'/></site></plan>");
  g_autofree char *text = judged_report(judged, "readiness");
  g_autofree char *nat = question(text, "2");
  assert_says(nat, "Verdict: not-applicable (");
  assert_says(nat, "  [-] CLI-03: ");
  assert_says(nat, "  [-] PRF-11: ");
  assert_silent(nat, "For you to answer");
  assert_silent(nat, "Not applicable:");
  assert_silent(text, "How to answer");
}

static void
test_answers(void) {
  g_autofree char *text = report_with(
      "<answer rule='PEER-09' object='er-ny/peering[1]' value='yes' by='Ann' date='2026-11-01' "
      "note='letter 7'/>");
  g_autofree char *nat = question(text, "2");
  assert_says(nat, "  [x] PEER-09: ");
  assert_says(nat, "  Answered: PEER-09 er-ny/peering[1]: yes, by Ann, on 2026-11-01 (letter 7)\n");
  assert_silent(nat, "For you to answer");
}

static void
test_accepted(void) {
  g_autofree char *text = report_with(
      "<accepted rule='M36-02' object='dal' reason='until the move' by='Bo' until='2027-06-30'/>"
      "<parameter name='gp.material' value='20'/>");
  g_autofree char *geography = question(text, "7");
  assert_says(geography, "1 accepted");
  assert_says(geography,
              "  - Accepted: M36-02 dal (line 3): until the move, by Bo, until 2027-06-30\n");
  const char *accepted = assert_says(text, "\nAccepted findings\n---");
  assert_says(accepted, "until the move, by Bo, until 2027-06-30");
  const char *parameters = assert_says(text, "\nParameters set by this plan\n---");
  assert_says(parameters, "  gp.material  20            25         ms\n");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report/readiness/order", test_order);
  g_test_add_func("/report/readiness/evidence", test_evidence);
  g_test_add_func("/report/readiness/not-applicable", test_not_applicable);
  g_test_add_func("/report/readiness/answers", test_answers);
  g_test_add_func("/report/readiness/accepted", test_accepted);
  return g_test_run();
}
