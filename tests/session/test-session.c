#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "../plan/support.h"
#include "base/error.h"
#include "plan/field.h"
#include "session/evaluation.h"
#include "session/session-private.h"

#define NEVER (60u * 60 * 1000)

typedef struct {
  char *folder;
  char *state;
  char *file; /* a copy of an example */
  char *original;
  ErpCatalogue *catalogue;
  ErpSession *session;
  guint evaluated, changed;
  gboolean terminated;
} Fixture;

static void
on_evaluated(ErpSession *session, gpointer user) {
  Fixture *fixture = user;
  g_assert_nonnull(erp_session_results(session));
  g_assert_nonnull(erp_session_review(session));
  fixture->evaluated++;
}

static void
on_changed(ErpSession *session, gpointer user) {
  Fixture *fixture = user;
  g_assert_true(session == fixture->session);
  fixture->changed++;
}

static void
start_session(Fixture *fixture, guint delay) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(fixture->file);
  ErpSessionListener listener = {on_evaluated, on_changed, fixture, NULL, NULL};
  ErpDocument *document = erp_document_open(fixture->file, diags, &error);
  g_assert_no_error(error);
  erp_session_free(fixture->session);
  fixture->session = erp_session_new_with(document, fixture->catalogue, fixture->state, delay);
  erp_session_listen(fixture->session, &listener);
}

static void
set_up(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autofree char *example =
      g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", "contoso.xml", NULL);
  fixture->folder = g_dir_make_tmp("erplan-session-XXXXXX", NULL);
  fixture->state = g_build_filename(fixture->folder, "state", NULL);
  fixture->file = g_build_filename(fixture->folder, "plan.xml", NULL);
  g_assert_true(g_file_get_contents(example, &fixture->original, NULL, &error));
  g_assert_true(g_file_set_contents(fixture->file, fixture->original, -1, &error));
  fixture->catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  start_session(fixture, NEVER);
}

static guint
empty_folder(const char *folder) {
  guint n = 0;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name(dir) : NULL; name != NULL;
       name = g_dir_read_name(dir), n++) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_remove(path);
  }
  return n;
}

static void
tear_down(Fixture *fixture, gconstpointer data) {
  (void) data;
  erp_session_free(fixture->session);
  erp_catalogue_free(fixture->catalogue);
  empty_folder(fixture->state);
  g_rmdir(fixture->state);
  empty_folder(fixture->folder);
  g_assert_cmpint(g_rmdir(fixture->folder), ==, 0);
  g_free(fixture->folder);
  g_free(fixture->state);
  g_free(fixture->file);
  g_free(fixture->original);
}

static gboolean
set(Fixture *fixture, const char *path, const char *name, const char *value, GError **error) {
  g_autoptr(ErpEdit) edit = erp_edit_set(path, name, value);
  return erp_session_do(fixture->session, edit, error);
}

static ErpHistory *
history_of(Fixture *fixture) {
  return erp_document_history(erp_session_document(fixture->session));
}

/* ---- the same figures, for two evaluations of equal plans ---- */

static void
assert_same_flow(const ErpFlow *a, const ErpFlow *b) {
  g_assert_cmpuint(a->site, ==, b->site);
  g_assert_cmpuint(a->service, ==, b->service);
  g_assert_cmpuint(a->group, ==, b->group);
  g_assert_cmpuint(a->route, ==, b->route);
  g_assert_cmpint(a->rate[0], ==, b->rate[0]);
  g_assert_cmpint(a->rate[1], ==, b->rate[1]);
  g_assert_cmpint(a->options->best, ==, b->options->best);
  g_assert_cmpint(a->options->net.penalty, ==, b->options->net.penalty);
  g_assert_cmpint(a->options->er.penalty, ==, b->options->er.penalty);
  g_assert_cmpint(a->recommendation, ==, b->recommendation);
  g_assert_cmpuint(a->reasons, ==, b->reasons);
  g_assert_cmpint(a->verdict, ==, b->verdict);
}

static void
assert_same_route(const ErpRoute *a, const ErpRoute *b) {
  g_assert_cmpint(a->kind, ==, b->kind);
  g_assert_cmpuint(a->n_hops, ==, b->n_hops);
  g_assert_cmpint(a->rtt, ==, b->rtt);
  g_assert_cmpint(a->length, ==, b->length);
  g_assert_cmpuint(a->bottleneck[0], ==, b->bottleneck[0]);
  g_assert_cmpint(a->residual[0], ==, b->residual[0]);
  g_assert_cmpint(a->residual[1], ==, b->residual[1]);
}

static void
assert_same_results(const ErpResults *a, const ErpResults *b) {
  g_assert_cmpuint(a->n_routes, ==, b->n_routes);
  for (guint i = 0; i < a->n_routes; i++)
    assert_same_route(&a->routes[i], &b->routes[i]);
  g_assert_cmpuint(a->n_flows, ==, b->n_flows);
  for (guint i = 0; i < a->n_flows; i++)
    assert_same_flow(&a->flows[i], &b->flows[i]);
  g_assert_cmpuint(a->total.n_flagged, ==, b->total.n_flagged);
  g_assert_cmpint(a->total.saved_user_us, ==, b->total.saved_user_us);
}

static void
assert_same_review(const ErpReview *a, const ErpReview *b) {
  g_assert_cmpuint(erp_review_length(a), ==, erp_review_length(b));
  for (guint i = 0; i < erp_review_length(a); i++) {
    const ErpFinding *x = erp_review_get(a, i);
    const ErpFinding *y = erp_review_get(b, i);
    g_assert_true(x->rule == y->rule);
    g_assert_cmpint(x->verdict, ==, y->verdict);
    g_assert_cmpstr(x->object, ==, y->object);
    g_assert_cmpstr(erp_finding_message(x), ==, erp_finding_message(y));
  }
}

static void
assert_figures_of(Fixture *fixture, ErpPlan *plan) {
  g_autoptr(ErpEvaluation) fresh = erp_evaluation_new(plan, fixture->catalogue);
  assert_same_results(erp_session_results(fixture->session), fresh->results);
  assert_same_review(erp_session_review(fixture->session), fresh->review);
}

/* ---- evaluation ---- */

static void
test_first_figures(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_assert_null(erp_session_results(fixture->session));
  g_assert_null(erp_session_review(fixture->session));
  g_assert_null(erp_session_diags(fixture->session));
  g_assert_true(erp_session_stale(fixture->session));
  while (fixture->evaluated == 0)
    g_main_context_iteration(NULL, TRUE);
  g_assert_false(erp_session_stale(fixture->session));
  g_assert_nonnull(erp_session_diags(fixture->session));
  g_assert_cmpuint(fixture->changed, ==, 0);
  assert_figures_of(fixture, erp_session_plan(fixture->session));
}

static void
test_settle(Fixture *fixture, gconstpointer data) {
  (void) data;
  erp_session_settle(fixture->session);
  g_assert_cmpuint(fixture->evaluated, ==, 1);
  g_assert_false(erp_session_stale(fixture->session));
  const ErpResults *results = erp_session_results(fixture->session);
  erp_session_settle(fixture->session);
  g_main_context_iteration(NULL, FALSE);
  g_assert_cmpuint(fixture->evaluated, ==, 1);
  g_assert_true(erp_session_results(fixture->session) == results);
}

static void
test_edit(Fixture *fixture, gconstpointer data) {
  (void) data;
  erp_session_settle(fixture->session);
  const ErpResults *older = erp_session_results(fixture->session);
  g_assert_true(set(fixture, "par", "users", "100", NULL));
  g_assert_cmpuint(fixture->changed, ==, 1);
  g_assert_true(erp_session_stale(fixture->session));
  g_assert_true(erp_session_results(fixture->session) == older); /* old figures, not none */
  while (erp_session_stale(fixture->session))
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpuint(fixture->evaluated, ==, 2);
  assert_figures_of(fixture, erp_session_plan(fixture->session));
  g_assert_true(erp_session_undo(fixture->session));
  g_assert_true(erp_session_stale(fixture->session));
  erp_session_settle(fixture->session);
  assert_figures_of(fixture, erp_session_plan(fixture->session));
  g_assert_true(erp_session_redo(fixture->session));
  g_assert_false(erp_session_redo(fixture->session));
  g_assert_cmpuint(fixture->changed, ==, 3);
  erp_session_settle(fixture->session);
  assert_figures_of(fixture, erp_session_plan(fixture->session));
}

static void
test_no_change(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_assert_true(set(fixture, "par", "users", "25000", NULL));
  g_assert_false(set(fixture, "nowhere", "users", "1", &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  g_assert_false(erp_session_undo(fixture->session));
  g_assert_cmpuint(fixture->changed, ==, 0);
}

/* Back at the revision the figures are of, they are not stale, and nothing that was begun for a
 * revision in between takes their place. */
static void
test_back_before_it_is_done(Fixture *fixture, gconstpointer data) {
  (void) data;
  erp_session_settle(fixture->session);
  const ErpPlan *plan = erp_session_plan(fixture->session);
  for (guint i = 0; i < 20; i++) {
    g_assert_true(set(fixture, "par", "users", "100", NULL));
    g_assert_true(erp_session_undo(fixture->session));
    g_assert_false(erp_session_stale(fixture->session));
    g_main_context_iteration(NULL, FALSE);
    g_assert_true(erp_session_results(fixture->session)->plan == plan);
  }
  erp_session_settle(fixture->session);
  assert_figures_of(fixture, erp_session_plan(fixture->session));
}

static void
test_many_edits(Fixture *fixture, gconstpointer data) {
  (void) data;
  for (guint i = 1; i <= 200; i++) {
    g_autofree char *users = g_strdup_printf("%u", i * 10);
    g_assert_true(set(fixture, "par", "users", users, NULL));
    g_main_context_iteration(NULL, FALSE);
  }
  erp_session_settle(fixture->session);
  g_assert_false(erp_session_stale(fixture->session));
  assert_figures_of(fixture, erp_session_plan(fixture->session));
  while (erp_session_undo(fixture->session))
    continue;
  erp_session_settle(fixture->session);
  assert_figures_of(fixture, erp_session_plan(fixture->session));
}

static void
test_preview(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_edit_set("syd", "internet-via", NULL);
  g_autoptr(ErpEdit) bad = erp_edit_set("syd", "internet-via", "nowhere");
  ErpPlan *before = erp_session_plan(fixture->session);
  erp_session_settle(fixture->session);
  g_assert_null(erp_session_preview(fixture->session, bad, &error));
  g_assert_nonnull(error);
  g_clear_error(&error);
  g_autoptr(ErpPreview) preview = erp_session_preview(fixture->session, edit, &error);
  g_assert_no_error(error);
  g_assert_true(erp_session_plan(fixture->session) == before);
  g_assert_cmpuint(fixture->changed, ==, 0);
  g_assert_true(erp_session_do(fixture->session, edit, &error));
  erp_session_settle(fixture->session);
  assert_same_results(preview->results, erp_session_results(fixture->session));
  assert_same_review(preview->review, erp_session_review(fixture->session));
}

/* Two threads evaluate at once, one asks and answers itself. */
static void
test_preview_while_evaluating(Fixture *fixture, gconstpointer data) {
  (void) data;
  for (guint i = 1; i <= 10; i++) {
    g_autofree char *users = g_strdup_printf("%u", i);
    g_autoptr(ErpEdit) edit = erp_edit_set("lon", "users", users);
    g_assert_true(set(fixture, "par", "users", users, NULL));
    g_assert_true(erp_session_ask_preview(fixture->session, edit, NULL));
    g_autoptr(ErpPreview) preview = erp_session_preview(fixture->session, edit, NULL);
    erp_session_settle(fixture->session);
    const ErpReview *answer = erp_session_previewed(fixture->session);
    assert_same_review(answer, preview->review);
    assert_same_results(erp_review_results(answer), preview->results);
  }
  assert_figures_of(fixture, erp_session_plan(fixture->session));
}

static void
test_ask_preview(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) first = erp_edit_set("syd", "users", "5");
  g_autoptr(ErpEdit) second = erp_edit_set("syd", "internet-via", NULL);
  g_autoptr(ErpEdit) bad = erp_edit_set("syd", "internet-via", "nowhere");
  erp_session_settle(fixture->session);
  g_assert_false(erp_session_preview_pending(fixture->session));
  g_assert_null(erp_session_previewed(fixture->session));
  g_assert_true(erp_session_ask_preview(fixture->session, first, NULL));
  g_assert_true(erp_session_ask_preview(fixture->session, second, NULL));
  g_assert_true(erp_session_preview_pending(fixture->session));
  g_assert_false(erp_session_ask_preview(fixture->session, bad, &error));
  g_assert_nonnull(error);
  while (erp_session_preview_pending(fixture->session))
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpuint(fixture->evaluated, ==, 2); /* the plan, the second question */
  g_assert_cmpuint(fixture->changed, ==, 0);
  const ErpReview *answer = erp_session_previewed(fixture->session);
  g_autoptr(ErpPreview) preview = erp_session_preview(fixture->session, second, NULL);
  assert_same_review(answer, preview->review);

  g_assert_true(erp_session_ask_preview(fixture->session, first, NULL));
  g_assert_true(erp_session_previewed(fixture->session) == answer); /* until the new one is there */
  erp_session_end_preview(fixture->session);
  g_assert_null(erp_session_previewed(fixture->session));
  g_assert_false(erp_session_preview_pending(fixture->session));
  erp_session_settle(fixture->session);
  g_assert_null(erp_session_previewed(fixture->session));
}

/* The first question of a form is answered from the figures that are there, as are later ones: also
 * where the plan has become another one since the form before. */
static void
test_preview_from_figures(Fixture *fixture, gconstpointer data) {
  (void) data;
  static const char *const users[] = {"5", "6"};
  for (guint form = 0; form < 2; form++) {
    ErpRecord *site = erp_record_new(ERP_KIND_SITE);
    g_assert_true(
        erp_record_set(site, (guint) erp_kind_field(ERP_KIND_SITE, "id"), "another", NULL));
    g_autoptr(ErpEdit) add = erp_edit_add(NULL, site);
    g_assert_true(form == 0 || erp_session_do(fixture->session, add, NULL));
    erp_session_settle(fixture->session);
    for (guint i = 0; i < G_N_ELEMENTS(users); i++) {
      g_autoptr(ErpEdit) edit = erp_edit_set("lon", "users", users[i]);
      g_assert_true(erp_session_ask_preview(fixture->session, edit, NULL));
      erp_session_settle(fixture->session);
      const ErpResults *results = erp_review_results(erp_session_previewed(fixture->session));
      g_assert_nonnull(results->changes);
      g_assert_true(results->changes->of == erp_session_results(fixture->session));
      g_autoptr(ErpPreview) preview = erp_session_preview(fixture->session, edit, NULL);
      assert_same_review(erp_session_previewed(fixture->session), preview->review);
      assert_same_results(results, preview->results);
    }
    erp_session_end_preview(fixture->session);
  }
}

static void
test_read_only(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_assert_true(set(fixture, "par", "users", "100", NULL));
  g_assert_false(erp_session_read_only(fixture->session));
  erp_session_set_read_only(fixture->session, TRUE);
  g_assert_true(erp_session_read_only(fixture->session));
  const ErpPlan *plan = erp_session_plan(fixture->session);
  g_assert_false(set(fixture, "par", "users", "200", &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFUSED);
  g_clear_error(&error);
  g_assert_false(erp_session_undo(fixture->session));
  g_assert_false(erp_session_save(fixture->session, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFUSED);
  g_assert_true(erp_session_plan(fixture->session) == plan);
  g_assert_cmpuint(fixture->changed, ==, 1);
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(fixture->file, &text, NULL, NULL));
  g_assert_cmpstr(text, ==, fixture->original);
}

/* ---- saving and safety ---- */

static void
test_save(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autofree char *other = g_build_filename(fixture->folder, "other.xml", NULL);
  g_assert_true(set(fixture, "par", "users", "100", NULL));
  g_assert_true(erp_session_rescue(fixture->session, NULL));
  g_assert_nonnull(erp_session_journal(fixture->session));
  g_assert_true(erp_session_save(fixture->session, NULL));
  g_assert_null(erp_session_journal(fixture->session));
  g_assert_false(erp_history_is_modified(history_of(fixture)));
  g_assert_true(set(fixture, "par", "users", "200", NULL));
  g_assert_true(erp_session_rescue(fixture->session, NULL));
  g_assert_true(erp_session_save_as(fixture->session, other, ERP_SAVE_NEW, NULL));
  g_assert_null(erp_session_journal(fixture->session));
  g_assert_cmpuint(empty_folder(fixture->state), ==, 0);
}

static void
test_journal_after_the_delay(Fixture *fixture, gconstpointer data) {
  (void) data;
  start_session(fixture, 1);
  g_assert_true(set(fixture, "par", "users", "100", NULL));
  while (erp_session_journal(fixture->session) == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_null(erp_session_journal_problem(fixture->session));
  g_assert_true(erp_session_undo(fixture->session));
  g_assert_null(erp_session_journal(fixture->session));
}

static gboolean
on_terminate(gpointer user) {
  Fixture *fixture = user;
  g_assert_true(erp_session_rescue(fixture->session, NULL));
  fixture->terminated = TRUE;
  return G_SOURCE_REMOVE;
}

/* As a program does that is told to end while the plan is not saved. */
static void
end_by_signal(Fixture *fixture) {
  g_unix_signal_add(SIGTERM, on_terminate, fixture);
  g_assert_cmpint(kill(getpid(), SIGTERM), ==, 0);
  while (!fixture->terminated)
    g_main_context_iteration(NULL, TRUE);
}

static void
test_recover(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("journal");
  g_autoptr(ErpEdit) gone = erp_edit_delete_following("syd");
  g_assert_true(set(fixture, "par", "users", "100", NULL));
  g_assert_true(erp_session_do(fixture->session, gone, NULL));
  end_by_signal(fixture);
  g_autofree char *unsaved = test_text(erp_session_plan(fixture->session));
  start_session(fixture, NEVER); /* the next run */
  g_autofree char *on_disk = test_text(erp_session_plan(fixture->session));
  g_assert_cmpstr(on_disk, !=, unsaved);

  g_autoptr(ErpRecovery) recovery = erp_journal_find(fixture->state, fixture->file, diags);
  g_assert_nonnull(recovery);
  g_assert_true(erp_session_recover(fixture->session, recovery, NULL));
  g_autofree char *recovered = test_text(erp_session_plan(fixture->session));
  g_assert_cmpstr(recovered, ==, unsaved);
  g_assert_true(erp_history_is_modified(history_of(fixture)));
  g_assert_nonnull(erp_history_undo_label(history_of(fixture)));
  g_assert_null(erp_history_edit(history_of(fixture), 0));
  g_assert_false(g_file_test(recovery->journal, G_FILE_TEST_EXISTS)); /* ours has it now */
  g_assert_true(g_file_test(erp_session_journal(fixture->session), G_FILE_TEST_EXISTS));
  erp_session_settle(fixture->session);
  assert_figures_of(fixture, erp_session_plan(fixture->session));

  g_assert_true(erp_session_undo(fixture->session));
  g_assert_false(erp_history_is_modified(history_of(fixture)));
  g_assert_cmpuint(empty_folder(fixture->state), ==, 0);
}

static void
test_recover_read_only(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPlan) plan = erp_plan_new();
  ErpRecovery recovery = {.plan = plan};
  erp_session_set_read_only(fixture->session, TRUE);
  g_assert_false(erp_session_recover(fixture->session, &recovery, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFUSED);
}

static void
test_discard(Fixture *fixture, gconstpointer data) {
  (void) data;
  g_assert_true(set(fixture, "par", "users", "100", NULL));
  g_assert_true(erp_session_rescue(fixture->session, NULL));
  erp_session_discard(fixture->session);
  g_assert_null(erp_session_journal(fixture->session));
  g_assert_cmpuint(empty_folder(fixture->state), ==, 0);
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/session/session/first-figures", test_first_figures);
  ADD("/session/session/settle", test_settle);
  ADD("/session/session/edit", test_edit);
  ADD("/session/session/no-change", test_no_change);
  ADD("/session/session/back-before-it-is-done", test_back_before_it_is_done);
  ADD("/session/session/many-edits", test_many_edits);
  ADD("/session/session/preview", test_preview);
  ADD("/session/session/preview-while-evaluating", test_preview_while_evaluating);
  ADD("/session/session/ask-preview", test_ask_preview);
  ADD("/session/session/preview-from-figures", test_preview_from_figures);
  ADD("/session/session/read-only", test_read_only);
  ADD("/session/session/save", test_save);
  ADD("/session/session/journal-after-the-delay", test_journal_after_the_delay);
  ADD("/session/session/recover", test_recover);
  ADD("/session/session/recover-read-only", test_recover_read_only);
  ADD("/session/session/discard", test_discard);
  return g_test_run();
}
