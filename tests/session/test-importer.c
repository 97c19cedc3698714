/* Importing in the background: what would change, asked again, given up, taken over. */
#include <glib/gstdio.h>

#include "base/error.h"
#include "session/session.h"

static char *folder;

static char *
write_file(const char *name, const char *text) {
  char *file = g_build_filename(folder, name, NULL);
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents(file, text, -1, &error));
  g_assert_no_error(error);
  return file;
}

typedef struct {
  ErpCatalogue *catalogue;
  ErpSession *session;
  guint evaluated;
} Fixture;

static void
on_evaluated(ErpSession *session G_GNUC_UNUSED, gpointer user) {
  ((Fixture *) user)->evaluated++;
}

static void
set_up(Fixture *fixture, gconstpointer nothing G_GNUC_UNUSED) {
  g_autoptr(GError) error = NULL;
  *fixture = (Fixture){.catalogue = erp_catalogue_load(&error)};
  g_assert_no_error(error);
  g_autoptr(ErpPlan) plan = erp_plan_new();
  fixture->session = erp_session_new(erp_document_new(plan), fixture->catalogue);
  erp_session_listen(fixture->session,
                     &(ErpSessionListener){.evaluated = on_evaluated, .user = fixture});
  erp_session_settle(fixture->session);
}

static void
tear_down(Fixture *fixture, gconstpointer nothing G_GNUC_UNUSED) {
  erp_session_discard(fixture->session);
  erp_session_free(fixture->session);
  erp_catalogue_free(fixture->catalogue);
}

static const ErpImportAnswer *
answer_of(Fixture *fixture) {
  return erp_importer_answer(erp_session_importer(fixture->session));
}

static const ErpImportAnswer *
ask(Fixture *fixture, const char *file, const char *unit) {
  erp_session_ask_import(fixture->session, &(ErpImportQuestion){file, unit});
  g_assert_null(answer_of(fixture));
  erp_session_settle(fixture->session);
  return answer_of(fixture);
}

static const char sites[] = "id,name,lat,lon\npar,Paris,48.86,2.35\nmars,Mars,,\n";
static const char links[] = "id,a,b,bandwidth\nw,par,mars,500\n";

/* Nothing is changed before it is taken over; then it is one step to undo. */
static void
test_take_over(Fixture *fixture, gconstpointer nothing G_GNUC_UNUSED) {
  g_autofree char *file = write_file("sites.csv", sites);
  g_autoptr(GError) error = NULL;
  const ErpImportAnswer *answer = ask(fixture, file, NULL);
  g_assert_null(answer->fault);
  g_assert_cmpuint(answer->added, ==, 2);
  g_assert_cmpuint(answer->changed, ==, 0);
  g_assert_cmpuint(answer->unplaced, ==, 1);
  g_assert_cmpuint(answer->n_changes, ==, 2);
  g_assert_cmpstr(answer->changes, ==, "Added: Site “par”\nAdded: Site “mars”");
  g_assert_nonnull(erp_session_previewed(fixture->session));
  g_assert_false(erp_session_preview_pending(fixture->session));
  g_assert_null(erp_plan_find(erp_session_plan(fixture->session), "par"));
  g_assert_true(erp_session_import(fixture->session, &error));
  g_assert_no_error(error);
  g_assert_nonnull(erp_plan_find(erp_session_plan(fixture->session), "par"));
  g_assert_null(erp_importer_asked(erp_session_importer(fixture->session)));
  g_assert_null(erp_session_previewed(fixture->session));
  answer = ask(fixture, file, NULL); /* the same again */
  g_assert_null(answer->after);
  g_assert_cmpuint(answer->same, ==, 2);
  g_assert_cmpstr(answer->changes, ==, "");
  g_assert_true(erp_session_undo(fixture->session));
  g_assert_null(erp_plan_find(erp_session_plan(fixture->session), "par"));
}

/* The unit of rates, and the plan becoming another one, ask anew. */
static void
test_again(Fixture *fixture, gconstpointer nothing G_GNUC_UNUSED) {
  g_autofree char *places = write_file("sites.csv", sites);
  g_autofree char *file = write_file("links.csv", links);
  g_autoptr(GError) error = NULL;
  g_assert_nonnull(ask(fixture, file, NULL));
  g_assert_null(answer_of(fixture)->after); /* neither end is known */
  g_assert_cmpuint(erp_diag_list_length(answer_of(fixture)->diags), >, 0);
  ask(fixture, places, NULL);
  g_assert_true(erp_session_import(fixture->session, &error));
  ask(fixture, file, NULL);
  const ErpRecord *link = erp_plan_find(answer_of(fixture)->after, "w");
  g_assert_cmpint(ERP_AS(ErpWanLink, WAN_LINK, link)->capacity, ==, 1000000000); /* assumed */
  ask(fixture, file, "kbps");
  link = erp_plan_find(answer_of(fixture)->after, "w");
  g_assert_cmpint(ERP_AS(ErpWanLink, WAN_LINK, link)->capacity, ==, 500000);
  g_assert_true(erp_session_undo(fixture->session));
  g_assert_null(answer_of(fixture)); /* of the plan before */
  erp_session_settle(fixture->session);
  g_assert_null(answer_of(fixture)->after);
  g_assert_cmpstr(erp_importer_asked(erp_session_importer(fixture->session))->rate_unit, ==,
                  "kbps");
}

/* Without waiting: the listener is told; a newer question and giving up drop the answer. */
static void
test_background(Fixture *fixture, gconstpointer nothing G_GNUC_UNUSED) {
  g_autofree char *file = write_file("sites.csv", sites);
  g_autofree char *other = write_file("other.csv", "id,lat,lon\nrome,41.9,12.5\n");
  for (guint i = 0; i < 20; i++)
    erp_session_ask_import(fixture->session, &(ErpImportQuestion){i % 2 == 0 ? file : other, NULL});
  while (answer_of(fixture) == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpstr(answer_of(fixture)->file, ==, other);
  g_assert_cmpuint(fixture->evaluated, >, 0);
  erp_session_ask_import(fixture->session, &(ErpImportQuestion){file, NULL});
  erp_session_ask_import(fixture->session, NULL);
  erp_session_settle(fixture->session);
  while (g_main_context_iteration(NULL, FALSE))
    ;
  g_assert_null(answer_of(fixture));
  g_assert_null(erp_session_previewed(fixture->session));
  erp_session_ask_import(fixture->session, &(ErpImportQuestion){file, NULL}); /* and leave */
}

static void
test_faults(Fixture *fixture, gconstpointer nothing G_GNUC_UNUSED) {
  g_autofree char *broken = write_file("broken.graphml", "<graphml>\n<graph>");
  g_autofree char *none = g_build_filename(folder, "none.csv", NULL);
  g_assert_nonnull(strstr(ask(fixture, broken, NULL)->fault, "broken.graphml:2:"));
  g_assert_nonnull(strstr(ask(fixture, none, NULL)->fault, "none.csv"));
  g_assert_null(answer_of(fixture)->after);
}

static void
test_read_only(Fixture *fixture, gconstpointer nothing G_GNUC_UNUSED) {
  g_autofree char *file = write_file("sites.csv", sites);
  g_autoptr(GError) error = NULL;
  erp_session_set_read_only(fixture->session, TRUE);
  g_assert_nonnull(ask(fixture, file, NULL)->after);
  g_assert_false(erp_session_import(fixture->session, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_REFUSED);
  g_assert_nonnull(answer_of(fixture));
}

int
main(int argc, char **argv) {
  g_setenv("LC_ALL", "C.UTF-8", TRUE);
  g_test_init(&argc, &argv, NULL);
  folder = g_dir_make_tmp("erplan-importer-XXXXXX", NULL);
  g_test_add("/session/importer/take-over", Fixture, NULL, set_up, test_take_over, tear_down);
  g_test_add("/session/importer/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add("/session/importer/background", Fixture, NULL, set_up, test_background, tear_down);
  g_test_add("/session/importer/faults", Fixture, NULL, set_up, test_faults, tear_down);
  g_test_add("/session/importer/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  return g_test_run();
}
