/* The findings view by keys: headings, and what is done to findings. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "golden.h"
#include "tui/findings/finding-rows.h"
#include "xml/reader.h"

/* What the first heading says under each grouping of meet-me.xml, counted by hand from the list. */
static void
test_groupings(void) {
  static const struct {
    const char *head, *heading;
  } steps[] = {
      {" by severity", "- Severity high  4 fail, "},
      {" by rule", "- M36-02 ExpressRoute does not pin users"},
      {" by object", "- Dallas (dfw)  1 fail, "},
      {" by readiness section", "- geographical distribution  1 fail, "},
      {" by pillar", "- performance  1 fail"},
      {"  4 fail", "verdict"},
  };
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "6");
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
    app_press(&app, "b");
    g_assert_true(app_shows(&app, steps[i].head));
    g_assert_true(app_shows(&app, steps[i].heading));
  }
  app_close(&app);
}

/* Every row has an id of its own, asked for one by one or not, and is found by it. */
static void
test_ids(void) {
  App app;
  app_open(&app, "contoso.xml");
  g_autoptr(ErpFindingRows) rows = erp_finding_rows_new();
  rows->passed = TRUE;
  erp_finding_rows_fill(rows, erp_session_review(app.session), FALSE);
  guint n = rows->rows->len, most = 0;
  g_assert_cmpuint(n, >, 40);
  for (guint i = n; i-- > 0;) {
    const ErpFinding *finding = erp_finding_row(rows, i)->finding;
    const char *object = finding->object != NULL ? finding->object : "";
    guint number = 0;
    for (guint k = 0; k < i; k++) {
      const ErpFinding *other = erp_finding_row(rows, k)->finding;
      number += other->rule == finding->rule && g_strcmp0(other->object, finding->object) == 0;
    }
    most = MAX(most, number);
    g_autofree char *wanted = g_strdup_printf("%s %s %u", finding->rule->id, object, number);
    g_assert_cmpstr(erp_finding_row_id(rows, i), ==, wanted);
    g_assert_cmpint(erp_finding_rows_find(rows, wanted), ==, (int) i);
  }
  g_assert_cmpuint(most, >, 0); /* the number is needed */
  static const char *const nobody[] = {"", "x", "WAN-01 ", "WAN-01 nowhere 0", "WAN-01 nowhere x"};
  for (guint i = 0; i < G_N_ELEMENTS(nobody); i++)
    g_assert_cmpint(erp_finding_rows_find(rows, nobody[i]), ==, -1);
  app_close(&app);
}

/* The acceptance or answer that is the only one in the plan; NULL when there is none. */
static const ErpRecord *
only(App *app, ErpKind kind) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(erp_session_plan(app->session), kind, &n);
  g_assert_cmpuint(n, <=, 1);
  return n == 0 ? NULL : records[0];
}

/* Accept the finding of Dallas, see it marked, undo, redo, take it back. */
static void
test_accept(void) {
  App app;
  app_open(&app, "meet-me.xml");
  g_autoptr(ErpPlan) before = erp_plan_ref(erp_session_plan(app.session));
  app_press(&app, "6 n N m");
  g_assert_true(app_shows(&app, "Why do you accept M36-02 for dfw?"));
  app_type(&app, "office closes");
  app_press(&app, "Enter Ctrl+U");
  app_type(&app, "2027-02-30"); /* no such day: asked again */
  app_press(&app, "Enter");
  g_assert_null(only(&app, ERP_KIND_ACCEPTED));
  g_assert_true(app_shows(&app, "Last day it holds"));
  app_press(&app, "Ctrl+U");
  app_type(&app, "2027-06-30");
  app_press(&app, "Enter");
  const ErpAccepted *accepted = ERP_AS(ErpAccepted, ACCEPTED, only(&app, ERP_KIND_ACCEPTED));
  g_assert_cmpstr(accepted->rule, ==, "M36-02");
  g_assert_cmpstr(accepted->object, ==, "dfw");
  g_assert_cmpstr(accepted->reason, ==, "office closes");
  g_assert_cmpstr(accepted->until, ==, "2027-06-30");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "  3 fail"));
  g_assert_true(app_shows(&app, "[x] 1 accepted"));
  g_assert_true(app_shows(&app, "until 2027-06-30"));
  app_press(&app, "u");
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), before));
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "  4 fail"));
  g_assert_true(app_shows(&app, "[x] 0 accepted"));
  app_press(&app, "Ctrl+R");
  g_assert_nonnull(only(&app, ERP_KIND_ACCEPTED));
  erp_session_settle(app.session);
  app_press(&app, "m"); /* the cursor is still on it */
  g_assert_true(app_shows(&app, "Done: No longer accept M36-02 for dfw"));
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), before));
  app_close(&app);
}

/* A closed heading stands for all it holds: two acceptances, one step. */
static void
test_accept_group(void) {
  App app;
  app_open(&app, "meet-me.xml");
  g_autoptr(ErpPlan) before = erp_plan_ref(erp_session_plan(app.session));
  app_press(&app, "6 b b Z n n"); /* by rule: M36-02, M36-05, PEER-03 */
  g_assert_true(app_shows(&app, "▶+ PEER-03"));
  app_press(&app, "m");
  g_assert_true(app_shows(&app, "Why do you accept 2 findings?"));
  app_type(&app, "asked for");
  app_press(&app, "Enter Enter");
  guint n;
  erp_plan_of_kind(erp_session_plan(app.session), ERP_KIND_ACCEPTED, &n);
  g_assert_cmpuint(n, ==, 2);
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "[x] 2 accepted"));
  app_press(&app, "m");
  g_assert_true(erp_plan_equal(erp_session_plan(app.session), before));
  app_press(&app, "u u");
  g_assert_false(erp_session_undo(app.session));
  app_close(&app);
}

/* An acceptance that has ended is told, and replaced: a plan has one for a rule and object. */
static void
test_accept_again(void) {
  App app;
  app_open_plan(&app, "<tenant geo='NAM'/><site id='dal' name='Dallas' lat='32.78' lon='-96.8' "
                      "users='100'><internet id='isp' capacity='10Gbps' rtt='250ms'/><demand "
                      "service='exchange' down='100Mbps' up='50Mbps'/></site><accepted "
                      "rule='WAN-03' object='dal' reason='old' by='Ann' until='2026-01-31'/>");
  app_press(&app, "6 /");
  app_type(&app, "wan-03 dal");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "old (Ann), until 2026-01-31"));
  app_press(&app, "m");
  app_type(&app, "new");
  app_press(&app, "Enter Enter");
  const ErpAccepted *accepted = ERP_AS(ErpAccepted, ACCEPTED, only(&app, ERP_KIND_ACCEPTED));
  g_assert_cmpstr(accepted->reason, ==, "new");
  g_assert_cmpstr(accepted->until, ==, "2027-11-22"); /* a year from the day of the test */
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "[x] 1 accepted"));
  app_press(&app, "u");
  g_assert_cmpstr(ERP_AS(ErpAccepted, ACCEPTED, only(&app, ERP_KIND_ACCEPTED))->reason, ==, "old");
  app_close(&app);
}

static void
test_accept_needs_reason(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "6 m Enter");
  g_assert_true(app_shows(&app, "an acceptance needs a reason"));
  g_assert_null(only(&app, ERP_KIND_ACCEPTED));
  app_close(&app);
}

/* M36-05 is a question for people: a plan that does not say leaves it open, “yes” answers it. The
 * second answer changes the first. */
static void
test_answer(void) {
  App app;
  /* OPS-11, which names the open rules, is to pass. */
  app_open_plan(&app, "<parameter name='open.share' value='100'/><tenant geo='NAM'/><site id='dal' "
                      "name='Dallas' lat='32.78' lon='-96.8' "
                      "users='100'><internet id='isp' capacity='10Gbps' rtt='15ms'/><demand "
                      "service='exchange' down='100Mbps' up='50Mbps'/></site><wan-link id='l' "
                      "a='dal' b='ny' capacity='10Gbps' rtt='5ms'/><peering-location id='ny' "
                      "at='New York'><circuit id='er' bandwidth='10Gbps' sku='premium'><peering "
                      "kind='microsoft'><accept community='12076:5010'/></peering></circuit>"
                      "</peering-location><policy site='dal' via='er'/>");
  app_press(&app, "6 /");
  app_type(&app, "m36-05");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "not-answered"));
  app_press(&app, "t");
  g_assert_true(app_shows(&app, "Add: Answer"));
  app_press(&app, "y F2"); /* the value has the focus */
  const ErpAnswer *answer = ERP_AS(ErpAnswer, ANSWER, only(&app, ERP_KIND_ANSWER));
  g_assert_cmpstr(answer->rule, ==, "M36-05");
  g_assert_cmpint(answer->value, ==, ERP_ANSWER_YES);
  g_assert_cmpstr(answer->date, ==, "2026-11-22");
  erp_session_settle(app.session);
  g_assert_false(app_shows(&app, "not-answered"));
  app_press(&app, "Esc v /"); /* no filter; the passed ones too */
  app_type(&app, "m36-05");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "declared yes by"));
  app_press(&app, "t n F2");
  g_assert_cmpint(ERP_AS(ErpAnswer, ANSWER, only(&app, ERP_KIND_ANSWER))->value, ==, ERP_ANSWER_NO);
  app_press(&app, "u u");
  g_assert_null(only(&app, ERP_KIND_ANSWER));
  g_assert_false(erp_session_undo(app.session));
  app_close(&app);
}

/* Enter opens the form of the object and leads back; g goes to the one map, with the site of the
 * internet access selected. What the plan as a whole is about has no object. */
static void
test_jump(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "6 Enter");
  g_assert_true(app_shows(&app, "Breakout possible"));
  app_press(&app, "Esc");
  g_assert_true(app_shows(&app, " Findings"));
  app_press(&app, "n Enter"); /* M36-05 */
  g_assert_true(app_shows(&app, "about the plan as a whole"));
  app_press(&app, "/");
  app_type(&app, "rel-18 los");
  app_press(&app, "Enter g");
  g_assert_cmpstr(erp_tui_selection(app.tui), ==, "lax");
  g_assert_true(app_shows(&app, " Map"));
  app_close(&app);
}

/* Numbers say where they come from; the details scroll when they have the keys. */
static void
test_details(void) {
  App app;
  app_open(&app, "meet-me.xml");
  erp_cells_resize(app.cells, 60, 16);
  app_press(&app, "6");
  g_assert_true(app_shows(&app, " 1/"));
  g_assert_false(app_shows(&app, "Remedy"));
  app_press(&app, "Tab End");
  g_assert_true(app_shows(&app, "Source"));
  app_press(&app, "n"); /* also from here to the next finding, from its top */
  g_assert_true(app_shows(&app, " 2/"));
  g_assert_true(app_shows(&app, "Microsoft 365 over ExpressRoute is"));
  app_press(&app, "N");
  g_assert_true(app_shows(&app, "rtt er 40 ms (measured)"));
  app_press(&app, "Esc"); /* to the list, then away */
  g_assert_true(app_shows(&app, " 1/"));
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, " 1/"));
  app_close(&app);
}

/* What is not answered can be put aside. */
static void
test_unanswered(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "6");
  g_assert_true(app_shows(&app, " warn  [x] "));
  app_press(&app, "i");
  g_assert_true(app_shows(&app, " warn  [ ] "));
  app_press(&app, "End");
  g_assert_false(app_shows(&app, "  not-answered "));
  app_press(&app, "i End");
  g_assert_true(app_shows(&app, " warn  [x] "));
  g_assert_true(app_shows(&app, "not-answered "));
  app_close(&app);
}

static void
test_pictures(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "6 b b");
  erp_cells_resize(app.cells, 80, 24);
  app_press(&app, "Down z");
  expect_golden(app.cells, "findings-by-rule-80x24");
  erp_cells_resize(app.cells, 160, 46);
  app_press(&app, "b");
  expect_golden(app.cells, "findings-by-object-160x46");
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
  setlocale(LC_ALL, "C.UTF-8");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/findings/ids", test_ids);
  g_test_add_func("/findings/groupings", test_groupings);
  g_test_add_func("/findings/accept", test_accept);
  g_test_add_func("/findings/accept-group", test_accept_group);
  g_test_add_func("/findings/accept-again", test_accept_again);
  g_test_add_func("/findings/accept-needs-reason", test_accept_needs_reason);
  g_test_add_func("/findings/answer", test_answer);
  g_test_add_func("/findings/jump", test_jump);
  g_test_add_func("/findings/details", test_details);
  g_test_add_func("/findings/unanswered", test_unanswered);
  g_test_add_func("/findings/pictures", test_pictures);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
