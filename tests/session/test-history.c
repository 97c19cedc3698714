#include "../plan/support.h"
#include "base/error.h"
#include "session/history.h"

static void
do_edit(ErpHistory *history, ErpEdit *edit) {
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_history_do(history, edit, &error));
  g_assert_no_error(error);
  erp_edit_free(edit);
}

static ErpHistory *
new_history(void) {
  g_autoptr(ErpPlan) plan = test_plan("<site id=\"par\" lat=\"1\" lon=\"2\"/>\n");
  return erp_history_new(plan);
}

static void
test_undo_redo(void) {
  g_autoptr(ErpHistory) history = new_history();
  ErpPlan *first = erp_history_current(history);
  g_assert_false(erp_history_undo(history));
  g_assert_false(erp_history_redo(history));
  g_assert_null(erp_history_undo_label(history));

  do_edit(history, erp_edit_rename("par", "paris"));
  do_edit(history, erp_edit_set("paris", "users", "5"));
  g_assert_cmpuint(erp_history_length(history), ==, 2);
  g_assert_cmpstr(erp_history_undo_label(history), ==, "Set users of “paris” to “5”");
  g_assert_true(erp_history_undo(history));
  g_assert_cmpstr(erp_history_undo_label(history), ==, "Rename site “par” to “paris”");
  g_assert_cmpstr(erp_history_redo_label(history), ==, "Set users of “paris” to “5”");
  g_assert_true(erp_history_undo(history));
  g_assert_true(erp_history_current(history) == first);
  g_assert_true(erp_history_redo(history));
  g_assert_cmpuint(erp_history_position(history), ==, 1);

  /* A new step forgets what could be redone. */
  do_edit(history, erp_edit_set("paris", "users", "7"));
  g_assert_null(erp_history_redo_label(history));
  g_assert_cmpuint(erp_history_length(history), ==, 2);
  g_assert_cmpstr(erp_history_edit(history, 1)->value, ==, "7");
  g_assert_null(erp_history_edit(history, 2));
}

static void
test_do_refused(void) {
  g_autoptr(ErpHistory) history = new_history();
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", "many");
  ErpPlan *before = erp_history_current(history);
  g_assert_false(erp_history_do(history, edit, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  g_assert_true(erp_history_current(history) == before);
  g_assert_cmpuint(erp_history_length(history), ==, 0);
}

static void
test_modified(void) {
  g_autoptr(ErpHistory) history = new_history();
  g_assert_false(erp_history_is_modified(history));
  do_edit(history, erp_edit_set("par", "users", "5"));
  g_assert_true(erp_history_is_modified(history));
  erp_history_mark_saved(history);
  g_assert_false(erp_history_is_modified(history));
  erp_history_undo(history);
  g_assert_true(erp_history_is_modified(history));
  erp_history_redo(history);
  g_assert_false(erp_history_is_modified(history));
  /* Changing it and changing it back is no modification either. */
  do_edit(history, erp_edit_set("par", "users", "6"));
  do_edit(history, erp_edit_set("par", "users", "5"));
  g_assert_false(erp_history_is_modified(history));
  /* Nor is an edit that changes nothing a step. */
  do_edit(history, erp_edit_set("par", "users", "5"));
  g_assert_cmpuint(erp_history_length(history), ==, 3);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/session/history/undo-redo", test_undo_redo);
  g_test_add_func("/session/history/refused", test_do_refused);
  g_test_add_func("/session/history/modified", test_modified);
  return g_test_run();
}
