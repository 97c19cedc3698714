/* Whatever call fails while a plan is edited, journalled and saved, and at whatever step the
 * process is ended: the plan's file is a whole one, and no edit is lost that was said to be safe.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "editor.h"
#include "inject.h"
#include "session/recent.h"
#include "session/remembered.h"

static const char *own_name;

typedef struct {
  ErpInject *inject;
  char *file;  /* a symbolic link */
  char *below; /* the folder of what it leads to */
  char *state;
} Place;

static gboolean
place_init(Place *place) {
  *place = (Place){.inject = erp_inject_new()};
  if (place->inject == NULL)
    return FALSE;
  const char *folder = erp_inject_folder(place->inject);
  place->file = g_build_filename(folder, "plan.xml", NULL);
  place->below = g_build_filename(folder, "below", NULL);
  place->state = g_build_filename(folder, "state", "erplan", NULL);
  return TRUE;
}

static void
place_clear(Place *place) {
  g_clear_pointer(&place->inject, erp_inject_free);
  g_clear_pointer(&place->file, g_free);
  g_clear_pointer(&place->below, g_free);
  g_clear_pointer(&place->state, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

#define OLDER "/plans/older.xml"

static void
make_lists(const char *folder) {
  g_autofree char *recent = g_build_filename(folder, "recent", NULL);
  g_autofree char *remembered = g_build_filename(folder, "remembered", NULL);
  g_assert_true(g_file_set_contents(recent, "file://" OLDER "\n", -1, NULL));
  g_assert_true(g_file_set_contents(remembered, "[sort]\nlinks=use\n", -1, NULL));
}

/* Whatever became of the entries that are new. */
static gboolean
lists_are_kept(const char *folder) {
  g_autoptr(GPtrArray) recent = erp_recent_load(folder);
  g_autofree char *links = erp_remembered(folder, "sort", "links");
  return recent->len > 0 && g_str_equal(recent->pdata[recent->len - 1], OLDER) &&
         g_strcmp0(links, "use") == 0;
}

static GPid
start(Place *place, const char *how, const char *fault) {
  const char *const argv[] = {own_name, how, place->file, place->state, NULL};
  g_autofree char *real = g_build_filename(place->below, "real.xml", NULL);
  erp_inject_clear(place->inject);
  g_assert_cmpint(g_mkdir(place->below, 0700), ==, 0);
  g_assert_true(g_file_set_contents(real, ERP_EDITOR_TEXT, -1, NULL));
  g_assert_cmpint(symlink("below/real.xml", place->file), ==, 0);
  make_lists(erp_inject_folder(place->inject));
  return erp_inject_start(place->inject, argv, fault, FALSE);
}

static void
run(Place *place, const char *fault, ErpInjected *result) {
  erp_inject_wait(place->inject, start(place, "edit", fault), result);
}

/* What holds after every run, however it ended. */
static void
check_nothing_lost(Place *place, const char *fault, const ErpInjected *result) {
  const ErpFaultTally *tally = erp_inject_tally(place->inject);
  ErpEditorFound found = erp_editor_find(place->file, place->state);
  guint best = MAX(found.saved, found.recovered);
  if (!found.whole || best < MAX(tally->kept, tally->saved) || best > tally->applied ||
      found.saved < tally->saved || !g_file_test(place->file, G_FILE_TEST_IS_SYMLINK) ||
      !lists_are_kept(erp_inject_folder(place->inject))) {
    g_test_message(
        "%s: status %x, whole %d, file %u, journal %u; applied %u, kept %u, saved %u; %s", fault,
        (guint) result->status, found.whole, found.saved, found.recovered, tally->applied,
        tally->kept, tally->saved, result->said);
    g_test_fail();
  }
}

static gboolean
left_behind(const Place *place) {
  return erp_inject_leftovers(place->below) + erp_inject_leftovers(place->state) +
             erp_inject_leftovers(erp_inject_folder(place->inject)) >
         0;
}

/* An error is told, or made good; nothing is left behind. */
static void
check_told(Place *place, const char *fault, const ErpInjected *result, gboolean may_leave) {
  int outcome = WIFEXITED(result->status) ? WEXITSTATUS(result->status) : -1;
  if ((outcome != ERP_EDITOR_WELL && outcome != ERP_EDITOR_REFUSED &&
       outcome != ERP_EDITOR_UNOPENED) ||
      (!may_leave && left_behind(place))) {
    g_test_message("%s: status %x, leftovers %d; %s", fault, (guint) result->status,
                   left_behind(place), result->said);
    g_test_fail();
  }
}

static guint
count(Place *place, ErpFaultFamily family) {
  g_auto(ErpInjected) result = {0};
  run(place, NULL, &result);
  g_assert_cmpint(result.status, ==, 0);
  g_assert_cmpuint(erp_inject_tally(place->inject)->kept, ==, ERP_EDITOR_EDITS);
  g_assert_cmpuint(erp_inject_tally(place->inject)->saved, ==, ERP_EDITOR_EDITS);
  g_assert_false(left_behind(place));
  return erp_inject_tally(place->inject)->calls[family];
}

/* ---- errors of the system ---- */

static void
test_error(gconstpointer data) {
  const ErpInjectError *error = data;
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place))
    return;
  guint calls = count(&place, error->family);
  guint step = erp_inject_step(calls, 3);
  guint failed = 0;
  for (guint n = 1; n <= calls; n += step)
    for (guint i = 0; i < 2; i++) {
      g_auto(ErpInjected) result = {0};
      guint last = i == 0 ? n : error->last == 0 ? 0 : n + error->last;
      g_autofree char *fault =
          g_strdup_printf("%s %u %u %s", erp_inject_word(error->family), n, last, error->what);
      run(&place, fault, &result);
      failed += erp_inject_tally(place.inject)->hits;
      check_nothing_lost(&place, fault, &result);
      check_told(&place, fault, &result, error->family == ERP_FAULT_UNLINK);
    }
  g_test_message("%u calls, %u failures", calls, failed);
}

/* ---- the end of the process at any step ---- */

static void
test_signal(gconstpointer data) {
  int number = GPOINTER_TO_INT(data);
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place))
    return;
  guint calls = count(&place, ERP_FAULT_ANY);
  guint step = erp_inject_step(calls, 20);
  for (guint n = 1; n <= calls; n += step) {
    g_auto(ErpInjected) result = {0};
    g_autofree char *fault = g_strdup_printf("any %u %u signal:%d", n, n, number);
    run(&place, fault, &result);
    check_nothing_lost(&place, fault, &result);
    const ErpFaultTally *tally = erp_inject_tally(place.inject);
    ErpEditorFound found = erp_editor_find(place.file, place.state);
    guint lost = tally->applied - MAX(found.saved, found.recovered);
    gboolean ended = WIFSIGNALED(result.status) && WTERMSIG(result.status) == number;
    /* it may be over before the signal is looked at */
    gboolean well = number != SIGKILL && result.status == 0;
    if ((!ended && !well) || (number != SIGKILL && (left_behind(&place) || lost > 0))) {
      g_test_message("%s: status %x, %u edits lost, leftovers %d", fault, (guint) result.status,
                     lost, left_behind(&place));
      g_test_fail();
    }
  }
  g_test_message("%u steps", calls);
}

/* ---- killed while it is edited without a pause ---- */

#define KILLS 200
#define LATEST (6 * G_USEC_PER_SEC)
#define PROMISED (2 * G_USEC_PER_SEC) /* no edit older than that is lost */

/* How long ago the oldest edit that is lost was applied. */
static gint64
kill_after(Place *place, gulong moment, guint *edits, guint *lost) {
  g_auto(ErpInjected) result = {0};
  GPid child = start(place, "go-on", NULL);
  g_usleep(moment);
  kill(child, SIGKILL);
  gint64 now = g_get_monotonic_time();
  erp_inject_wait(place->inject, child, &result);
  check_nothing_lost(place, "killed", &result);
  const ErpFaultTally *tally = erp_inject_tally(place->inject);
  ErpEditorFound found = erp_editor_find(place->file, place->state);
  guint best = MAX(found.saved, found.recovered);
  *edits += tally->applied;
  *lost = MAX(*lost, tally->applied - best);
  return best < tally->applied ? now - tally->applied_at[best + 1] : 0;
}

static void
test_killed(void) {
  g_auto(Place) place = {.inject = NULL};
  guint edits = 0, lost = 0;
  gint64 oldest = 0;
  if (erp_inject_step(2, 1) != 1) {
    g_test_skip("takes ten minutes; ERPLAN_FAULTS=all does it");
    return;
  }
  if (!place_init(&place))
    return;
  for (guint i = 0; i < KILLS; i++) {
    gulong moment = (gulong) g_test_rand_int_range(0, LATEST);
    gint64 age = kill_after(&place, moment, &edits, &lost);
    oldest = MAX(oldest, age);
    if (age > PROMISED) {
      g_test_message("an edit %" G_GINT64_FORMAT " ms old is lost", age / 1000);
      g_test_fail();
    }
  }
  g_test_message("%d kills, %u edits, at most %u lost, none older than %" G_GINT64_FORMAT " ms",
                 KILLS, edits, lost, oldest / 1000);
}

/* ---- memory ---- */

static void
test_memory(gconstpointer data) {
  gboolean for_ever = GPOINTER_TO_INT(data);
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place))
    return;
  guint calls = count(&place, ERP_FAULT_MEMORY);
  guint step = erp_inject_step(calls, 40), ended = 0, losing = 0, lost = 0;
  for (guint n = 1; n <= calls; n += step) {
    g_auto(ErpInjected) result = {0};
    g_autofree char *fault = g_strdup_printf("memory %u %u %d", n, for_ever ? 0 : n, ENOMEM);
    run(&place, fault, &result);
    check_nothing_lost(&place, fault, &result);
    if (erp_inject_is_want(&result, for_ever))
      ended++;
    else
      check_told(&place, fault, &result, FALSE);
    const ErpFaultTally *tally = erp_inject_tally(place.inject);
    ErpEditorFound found = erp_editor_find(place.file, place.state);
    guint now = tally->applied - MAX(found.saved, found.recovered);
    losing += now > 0;
    lost = MAX(lost, now);
  }
  g_test_message(
      "%u allocations; of those tried %u end the process, %u lose what was just done (%u "
      "edits at most)",
      calls, ended, losing, lost);
}

int
main(int argc, char **argv) {
  if (argc == 4 && strcmp(argv[1], "edit") == 0)
    return (int) erp_editor_run(argv[2], argv[3]);
  if (argc == 4 && strcmp(argv[1], "go-on") == 0)
    return (int) erp_editor_go_on(argv[2], argv[3]);
  g_test_init(&argc, &argv, NULL);
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  own_name = self;
  for (guint i = 0; i < erp_inject_n_errors; i++) {
    g_autofree char *path = g_strconcat("/faults/editing/", erp_inject_errors[i].name, NULL);
    g_test_add_data_func(path, &erp_inject_errors[i], test_error);
  }
  g_test_add_data_func("/faults/editing/signal/KILL", GINT_TO_POINTER(SIGKILL), test_signal);
  g_test_add_data_func("/faults/editing/signal/TERM", GINT_TO_POINTER(SIGTERM), test_signal);
  g_test_add_func("/faults/editing/killed", test_killed);
  g_test_add_data_func("/faults/editing/memory/once", GINT_TO_POINTER(FALSE), test_memory);
  g_test_add_data_func("/faults/editing/memory/for-ever", GINT_TO_POINTER(TRUE), test_memory);
  return g_test_run();
}
