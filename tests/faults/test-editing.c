/* Whatever call fails while a plan is edited, journalled and saved, or what was left in a journal
 * is recovered, and at whatever step the process is ended: the plan's file is a whole one, and no
 * edit is lost that was said to be safe. */
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

/* The words for what the program is to do. */
static const char editing[] = "edit", going_on[] = "go-on", recovering[] = "recover";

typedef struct {
  ErpInject *inject;
  const char *how; /* one of the words */
  char *file;      /* a symbolic link */
  char *below;     /* the folder of what it leads to */
  char *state;
  char *journal; /* what is in the one that was left behind, and */
  char *left;    /* its file; else NULL */
} Place;

static void
make_plan(const Place *place) {
  g_autofree char *real = g_build_filename(place->below, "real.xml", NULL);
  erp_inject_clear(place->inject);
  g_assert_cmpint(g_mkdir(place->below, 0700), ==, 0);
  g_assert_true(g_file_set_contents(real, ERP_EDITOR_TEXT, -1, NULL));
  g_assert_cmpint(symlink("below/real.xml", place->file), ==, 0);
}

static void
leave_journal(Place *place) {
  make_plan(place);
  erp_editor_leave(place->file, place->state);
  g_autoptr(GDir) dir = g_dir_open(place->state, 0, NULL);
  const char *name = g_dir_read_name(dir);
  place->left = g_build_filename(place->state, name, NULL);
  g_assert_null(g_dir_read_name(dir));
  g_assert_true(g_file_get_contents(place->left, &place->journal, NULL, NULL));
}

static gboolean
place_init(Place *place, const char *how) {
  *place = (Place){.inject = erp_inject_new(), .how = how};
  if (place->inject == NULL)
    return FALSE;
  const char *folder = erp_inject_folder(place->inject);
  place->file = g_build_filename(folder, "plan.xml", NULL);
  place->below = g_build_filename(folder, "below", NULL);
  place->state = g_build_filename(folder, "state", "erplan", NULL);
  if (how == recovering)
    leave_journal(place);
  return TRUE;
}

static void
place_clear(Place *place) {
  g_clear_pointer(&place->inject, erp_inject_free);
  g_clear_pointer(&place->file, g_free);
  g_clear_pointer(&place->below, g_free);
  g_clear_pointer(&place->state, g_free);
  g_clear_pointer(&place->journal, g_free);
  g_clear_pointer(&place->left, g_free);
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
start(Place *place, const char *fault) {
  const char *const argv[] = {own_name, place->how, place->file, place->state, NULL};
  make_plan(place);
  make_lists(erp_inject_folder(place->inject));
  if (place->journal != NULL) {
    g_assert_cmpint(g_mkdir_with_parents(place->state, 0700), ==, 0);
    g_assert_true(g_file_set_contents(place->left, place->journal, -1, NULL));
  }
  GPid child = erp_inject_start(place->inject, argv, fault, FALSE);
  if (place->journal != NULL) {
    ErpFaultTally *tally = erp_inject_tally(place->inject);
    tally->applied = tally->kept = ERP_EDITOR_EDITS;
  }
  return child;
}

static void
run(Place *place, const char *fault, ErpInjected *result) {
  erp_inject_wait(place->inject, start(place, fault), result);
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

typedef struct {
  const char *name;
  ErpFaultFamily family;
  const char *what;
  guint last; /* so many calls after the first fail as well; 0 = all */
} Error;

/* What a test does to a program that does what `how` says. */
typedef struct {
  const char *how;
  const Error *error; /* or */
  int number;         /* a signal */
  gboolean for_ever;
} Trial;

#define TEXT_OF(number) G_STRINGIFY(number)

static void
test_error(gconstpointer data) {
  const Trial *trial = data;
  const Error *error = trial->error;
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, trial->how))
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
  const Trial *trial = data;
  int number = trial->number;
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, trial->how))
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
  GPid child = start(place, NULL);
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
  if (!place_init(&place, going_on))
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

/* Its last words may wait for a lock that it held. Without any memory it cannot even tell, and
 * falls over itself. */
static gboolean
is_end_by_glib(const ErpInjected *result, gboolean for_ever) {
  int number = WIFSIGNALED(result->status) ? WTERMSIG(result->status) : 0;
  return number == SIGTRAP || number == SIGABRT || number == SIGALRM ||
         (for_ever && number == SIGSEGV);
}

static void
test_memory(gconstpointer data) {
  const Trial *trial = data;
  gboolean for_ever = trial->for_ever;
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, trial->how))
    return;
  guint calls = count(&place, ERP_FAULT_MEMORY);
  guint step = erp_inject_step(calls, 40), ended = 0, losing = 0, lost = 0;
  for (guint n = 1; n <= calls; n += step) {
    g_auto(ErpInjected) result = {0};
    g_autofree char *fault = g_strdup_printf("memory %u %u %d", n, for_ever ? 0 : n, ENOMEM);
    run(&place, fault, &result);
    check_nothing_lost(&place, fault, &result);
    if (is_end_by_glib(&result, for_ever))
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

#define ERROR(family, what)                                                                        \
  { #family "/" #what, ERP_FAULT_##family, TEXT_OF(what), 0 }
#define PASSING(family, what)                                                                      \
  { #family "/" #what, ERP_FAULT_##family, TEXT_OF(what), 2 }

static const Error errors[] = {
    ERROR(OPEN, EACCES),
    ERROR(OPEN, EMFILE),
    ERROR(OPEN, ENOSPC),
    ERROR(OPEN, EROFS),
    ERROR(RENAME, ENOENT),
    PASSING(OPEN, EINTR),
    ERROR(READ, EIO),
    PASSING(READ, EINTR),
    ERROR(WRITE, ENOSPC),
    ERROR(WRITE, EIO),
    ERROR(WRITE, EDQUOT),
    PASSING(WRITE, EINTR),
    ERROR(SYNC, EIO),
    PASSING(SYNC, EINTR),
    ERROR(CLOSE, EIO),
    PASSING(CLOSE, EINTR),
    ERROR(RENAME, EIO),
    ERROR(RENAME, EACCES),
    ERROR(LINK, EIO),
    ERROR(LINK, EPERM),
    ERROR(UNLINK, EIO),
    ERROR(MKDIR, EACCES),
    ERROR(CHMOD, EIO),
    ERROR(STAT, EIO),
    ERROR(STAT, EACCES),
    ERROR(STAT, ENOMEM),
    ERROR(READLINK, EIO),
    ERROR(LOCK, ENOLCK),
    ERROR(THREAD, EAGAIN),
    {"READ/short", ERP_FAULT_READ, "short", 0},
    {"WRITE/short", ERP_FAULT_WRITE, "short", 0},
};

static void
add(const Trial *trial, const char *kind, const char *name, GTestDataFunc test) {
  g_autofree char *path = g_strdup_printf("/faults/%s/%s%s", trial->how, kind, name);
  g_test_add_data_func_full(path, g_memdup2(trial, sizeof *trial), test, g_free);
}

static void
add_all(const char *how) {
  for (guint i = 0; i < G_N_ELEMENTS(errors); i++)
    add(&(Trial){.how = how, .error = &errors[i]}, "", errors[i].name, test_error);
  add(&(Trial){.how = how, .number = SIGKILL}, "signal/", "KILL", test_signal);
  add(&(Trial){.how = how, .number = SIGTERM}, "signal/", "TERM", test_signal);
  add(&(Trial){.how = how}, "memory/", "once", test_memory);
  add(&(Trial){.how = how, .for_ever = TRUE}, "memory/", "for-ever", test_memory);
}

int
main(int argc, char **argv) {
  if (argc == 4 && strcmp(argv[1], editing) == 0)
    return (int) erp_editor_run(argv[2], argv[3]);
  if (argc == 4 && strcmp(argv[1], going_on) == 0)
    return (int) erp_editor_go_on(argv[2], argv[3]);
  if (argc == 4 && strcmp(argv[1], recovering) == 0)
    return (int) erp_editor_recover(argv[2], argv[3]);
  g_test_init(&argc, &argv, NULL);
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  own_name = self;
  add_all(editing);
  add_all(recovering);
  g_test_add_func("/faults/go-on/killed", test_killed);
  return g_test_run();
}
