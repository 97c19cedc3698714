/* The tables, the findings and the path view over a session: what they show, and what their
 * commands change. */
#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "example.h"
#include "session/session-private.h"
#include "tui/command/commands.h"
#include "tui/findings/finding-rows.h"
#include "tui/views.h"

typedef struct {
  ErpCatalogue *catalogue;
  ErpSession *session;
  ErpTui *tui;
  char *state; /* folder of the recovery journal; nothing is written before it is due */
} Fixture;

static void
open_example(Fixture *fixture, const char *name) {
  g_autoptr(GError) error = NULL;
  g_autofree char *file = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", name, NULL);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  fixture->catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  ErpDocument *document = erp_document_open(file, diags, &error);
  g_assert_no_error(error);
  const guint never = 60 * 60 * 1000; /* ms */
  fixture->state = g_dir_make_tmp("erplan-views-XXXXXX", &error);
  g_assert_no_error(error);
  fixture->session = erp_session_new_with(document, fixture->catalogue, fixture->state, never);
  erp_session_settle(fixture->session);
  const ErpTuiOptions options = {.mouse = FALSE};
  fixture->tui = erp_tui_new(fixture->session, &options);
}

static void
set_up(Fixture *fixture, gconstpointer name) {
  open_example(fixture, name);
}

static void
tear_down(Fixture *fixture, gconstpointer name G_GNUC_UNUSED) {
  erp_tui_free(fixture->tui);
  erp_session_discard(fixture->session);
  erp_session_free(fixture->session);
  erp_catalogue_free(fixture->catalogue);
  g_assert_cmpint(g_rmdir(fixture->state), ==, 0);
  g_free(fixture->state);
}

static void
press(ErpTui *tui, const char *name) {
  ErpKey key;
  g_autoptr(GError) error = NULL;
  erp_key_parse(name, &key, &error);
  g_assert_no_error(error);
  erp_tui_handle(tui, &key);
}

static void
type(ErpTui *tui, const char *text) {
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    const ErpKey key = {.code = ERP_KEY_CHAR, .c = g_utf8_get_char(text)};
    erp_tui_handle(tui, &key);
  }
}

/* A view draws nothing outside its rectangle, at any size. */
static void
test_clipping(Fixture *fixture, gconstpointer name G_GNUC_UNUSED) {
  ErpViewBase *views[] = {erp_view_findings_new(fixture->tui, NULL),
                          erp_view_path_new(fixture->tui, "dfw"),
                          erp_view_table_new(fixture->tui, ERP_LIST_FLOWS)};
  for (guint v = 0; v < G_N_ELEMENTS(views); v++) {
    for (int width = 1; width < 90; width += 4)
      for (int height = 1; height < 26; height++) {
        g_autoptr(ErpCells) cells = erp_cells_new(width + 4, height + 4, ERP_CHARSET_UTF8);
        g_autoptr(ErpCells) blank = erp_cells_new(width + 4, height + 4, ERP_CHARSET_UTF8);
        views[v]->ops->draw(views[v], cells, (ErpRect){2, 2, width, height});
        for (int y = 0; y < height + 4; y++)
          for (int x = 0; x < width + 4; x++)
            if (x < 2 || y < 2 || x >= width + 2 || y >= height + 2)
              g_assert_cmpmem(&cells->cells[y * cells->width + x], sizeof(ErpCell),
                              &blank->cells[y * cells->width + x], sizeof(ErpCell));
      }
    views[v]->ops->free(views[v]);
  }
}

/* The story of Sydney by commands: see the finding, apply, see it go, undo. */
static void
test_apply(Fixture *fixture, gconstpointer name G_GNUC_UNUSED) {
  ErpSession *session = fixture->session;
  g_autoptr(ErpPlan) before = erp_plan_ref(erp_session_plan(session));
  erp_tui_push(fixture->tui, erp_view_path_new(fixture->tui, "syd"));
  press(fixture->tui, "x");
  g_assert_false(erp_plan_equal(before, erp_session_plan(session)));
  g_assert_true(erp_session_stale(session));
  erp_session_settle(session);
  const ErpReview *review = erp_session_review(session);
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (g_str_equal(finding->rule->id, "M36-03") && finding->verdict > ERP_VERDICT_PASS)
      g_assert_cmpstr(finding->object, !=, "syd");
  }
  press(fixture->tui, "u");
  g_assert_true(erp_plan_equal(before, erp_session_plan(session)));
  g_assert_false(erp_session_undo(session));
}

static void
test_stale_is_dim(Fixture *fixture, gconstpointer name G_GNUC_UNUSED) {
  ErpViewBase *view = erp_view_table_new(fixture->tui, ERP_LIST_SITES);
  erp_tui_push(fixture->tui, view);
  g_autoptr(ErpEdit) edit = erp_edit_set("syd", "users", "2001");
  g_assert_true(erp_tui_do(fixture->tui, edit));
  view->ops->changed(view);
  g_autoptr(ErpCells) cells = erp_cells_new(80, 10, ERP_CHARSET_UTF8);
  view->ops->draw(view, cells, (ErpRect){0, 0, 80, 10});
  g_autofree char *text = erp_cells_dump(cells);
  g_autofree char *styles = erp_cells_dump_styles(cells);
  g_assert_nonnull(strstr(text, "evaluating"));
  g_assert_nonnull(strchr(styles, 'a')); /* ERP_STYLE_DIM */
  erp_session_settle(fixture->session);
  view->ops->changed(view);
  view->ops->draw(view, cells, (ErpRect){0, 0, 80, 10});
  g_autofree char *fresh = erp_cells_dump(cells);
  g_assert_null(strstr(fresh, "evaluating"));
}

static guint
count_kind(Fixture *fixture, ErpKind kind) {
  guint n;
  erp_plan_of_kind(erp_session_plan(fixture->session), kind, &n);
  return n;
}

/* The finding on top is accepted with a reason and an end: one step, and it leaves the list. */
static void
test_accept(Fixture *fixture, gconstpointer name G_GNUC_UNUSED) {
  g_autoptr(ErpPlan) before = erp_plan_ref(erp_session_plan(fixture->session));
  ErpViewBase *view = erp_view_findings_new(fixture->tui, NULL);
  erp_tui_push(fixture->tui, view);
  view->ops->run(view, ERP_COMMAND_ACCEPT_FINDING);
  type(fixture->tui, "measured in June");
  press(fixture->tui, "Enter");
  press(fixture->tui, "Ctrl+U");
  type(fixture->tui, "2027-06-30");
  press(fixture->tui, "Enter");
  g_assert_cmpuint(count_kind(fixture, ERP_KIND_ACCEPTED), ==, 1);
  guint n;
  const ErpAccepted *accepted =
      ERP_AS(ErpAccepted, ACCEPTED,
             erp_plan_of_kind(erp_session_plan(fixture->session), ERP_KIND_ACCEPTED, &n)[0]);
  g_assert_cmpstr(accepted->reason, ==, "measured in June");
  g_assert_cmpstr(accepted->until, ==, "2027-06-30");
  g_assert_true(erp_session_undo(fixture->session));
  g_assert_true(erp_plan_equal(before, erp_session_plan(fixture->session)));
}

/* An acceptance without a reason, or with a day that does not exist, changes nothing. */
static void
test_accept_refused(Fixture *fixture, gconstpointer name G_GNUC_UNUSED) {
  ErpViewBase *view = erp_view_findings_new(fixture->tui, NULL);
  erp_tui_push(fixture->tui, view);
  view->ops->run(view, ERP_COMMAND_ACCEPT_FINDING);
  press(fixture->tui, "Enter");
  g_assert_cmpuint(count_kind(fixture, ERP_KIND_ACCEPTED), ==, 0);
  press(fixture->tui, "Esc");
  erp_tui_push(fixture->tui, view = erp_view_findings_new(fixture->tui, NULL));
  view->ops->run(view, ERP_COMMAND_ACCEPT_FINDING);
  type(fixture->tui, "because");
  press(fixture->tui, "Enter");
  press(fixture->tui, "Ctrl+U");
  type(fixture->tui, "2027-02-30");
  press(fixture->tui, "Enter");
  g_assert_cmpuint(count_kind(fixture, ERP_KIND_ACCEPTED), ==, 0);
}

static void
test_toggles(Fixture *fixture, gconstpointer name G_GNUC_UNUSED) {
  ErpViewBase *view = erp_view_findings_new(fixture->tui, NULL);
  erp_tui_push(fixture->tui, view);
  g_autoptr(ErpCells) cells = erp_cells_new(120, 40, ERP_CHARSET_UTF8);
  static const char *const keys[] = {"v", "w", "v", "w"};
  static const char *const heads[] = {
      "\\[x\\] [0-9]+ passed  \\[x\\] 0 accepted", "\\[x\\] [0-9]+ passed  \\[ \\] 0 accepted",
      "\\[ \\] [0-9]+ passed  \\[ \\] 0 accepted", "\\[ \\] [0-9]+ passed  \\[x\\] 0 accepted"};
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    press(fixture->tui, keys[i]);
    view->ops->draw(view, cells, (ErpRect){0, 0, 120, 40});
    g_autofree char *text = erp_cells_dump(cells);
    g_assert_true(g_regex_match_simple(heads[i], text, 0, 0));
  }
}

static void
test_explain(void) {
  g_autoptr(Example) example = example_open("meet-me-authorized.xml");
  const ErpFinding *finding = example_finding(example, "M36-02", "dfw");
  g_assert_nonnull(finding);
  g_autoptr(GArray) paragraphs = erp_finding_explain(finding);
  const char *numbers = NULL;
  for (guint i = 0; i < paragraphs->len; i++) {
    const ErpParagraph *paragraph = &g_array_index(paragraphs, ErpParagraph, i);
    g_assert_cmpstr(paragraph->text, !=, "");
    if (g_str_equal(paragraph->label, "Numbers"))
      numbers = paragraph->text;
  }
  g_assert_nonnull(numbers);
  g_assert_nonnull(strstr(numbers, "rtt er 40 ms (measured)"));
  g_assert_nonnull(strstr(numbers, "penalty 25 ms"));
}

#define ADD(path, example, function) g_test_add(path, Fixture, example, set_up, function, tear_down)

int
main(int argc, char **argv) {
  g_setenv("LC_ALL", "C.UTF-8", TRUE);
  g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  ADD("/views/clipping", "meet-me-authorized.xml", test_clipping);
  ADD("/views/apply", "contoso.xml", test_apply);
  ADD("/views/stale-is-dim", "contoso.xml", test_stale_is_dim);
  ADD("/views/accept", "meet-me-authorized.xml", test_accept);
  ADD("/views/accept-refused", "meet-me-authorized.xml", test_accept_refused);
  ADD("/views/toggles", "meet-me-authorized.xml", test_toggles);
  g_test_add_func("/views/explain", test_explain);
  return g_test_run();
}
