/* Whatever call fails in a program that writes a file, and at whatever step it is ended: the file
 * is the old one or the whole new one, an error has its status and its message, and nothing else is
 * left in the folder. */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "inject.h"

#define OUT "out"
#define OLD "what was there before\n"
#define MOST_WORDS 8

static const char keys[] = "2\nDown\nDelete\nRight\nEnter\nF2\n";
static const char list[] =
    "[{\"id\": 11, \"serviceArea\": \"Skype\", \"ips\": [\"52.112.0.0/14\"], \"udpPorts\": "
    "\"3478\","
    " \"expressRoute\": true, \"category\": \"Optimize\", \"required\": true}]\n";

typedef struct {
  const char *name;
  const char *words[MOST_WORDS]; /* of the command line; "@" = the folder of the data */
  const char *out;               /* NULL = OUT */
  gboolean is_new;               /* there is no file before */
  gboolean is_link;              /* OUT leads to it */
  const char *in_place;          /* of the data: what is in the file before, else OLD */
  gboolean on_screen;            /* an error is told there, and not by the status */
} Command;

static const Command commands[] = {
    {.name = "new", .words = {"new", OUT}, .is_new = TRUE},
    {.name = "check", .words = {"check", "--format=json", "-o", OUT, "@examples/meet-me.xml"}},
    {.name = "report", .words = {"report", "--format=html", "-o", OUT, "@examples/meet-me.xml"}},
    {.name = "export",
     .words = {"export", "--format=graphml", "-o", OUT, "@examples/meet-me.xml"},
     .is_new = TRUE},
    {.name = "whatif", .words = {"whatif", "--remove=er-ny", "-o", OUT, "@examples/meet-me.xml"}},
    {.name = "import", .words = {"import", "-o", OUT, "@imports/offices.csv"}, .is_new = TRUE},
    {.name = "into",
     .words = {"import", "--into=" OUT, "@imports/offices.csv"},
     .in_place = "examples/starter.xml"},
    {.name = "edit",
     .words = {"edit", "--script=keys", OUT},
     .in_place = "examples/starter.xml",
     .on_screen = TRUE},
    {.name = "link",
     .words = {"export", "--format=graphml", "-o", OUT, "@examples/meet-me.xml"},
     .out = "behind",
     .is_new = TRUE,
     .is_link = TRUE},
    {.name = "update",
     .words = {"catalogue", "--yes", "--update-endpoints=list.json"},
     .out = "erplan/catalogue/endpoint-sets.tsv",
     .is_new = TRUE},
};

typedef struct {
  ErpInject *inject;
  const Command *command;
  char *file;
  char *before;        /* what is in it; NULL = there is none */
  char *after;         /* what a run without failures makes of it */
  int status;          /* of such a run */
  ErpFaultTally tally; /* of such a run */
  guint runs;
} Place;

static char *
data_file(const char *name) {
  return g_build_filename(g_getenv("ERPLAN_DATADIR"), name, NULL);
}

static void
place_clear(Place *place) {
  g_clear_pointer(&place->inject, erp_inject_free);
  g_clear_pointer(&place->file, g_free);
  g_clear_pointer(&place->before, g_free);
  g_clear_pointer(&place->after, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

static void
make(const Place *place, const char *name, const char *text) {
  g_autofree char *file = g_build_filename(erp_inject_folder(place->inject), name, NULL);
  g_assert_true(g_file_set_contents(file, text, -1, NULL));
}

static void
run(Place *place, const char *fault, ErpInjected *result) {
  g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(argv, g_strdup(g_getenv("ERPLAN")));
  for (guint i = 0; i < MOST_WORDS && place->command->words[i] != NULL; i++) {
    const char *word = place->command->words[i];
    g_ptr_array_add(argv, *word == '@' ? data_file(word + 1) : g_strdup(word));
  }
  g_ptr_array_add(argv, NULL);
  erp_inject_clear(place->inject);
  make(place, "keys", keys);
  make(place, "list.json", list);
  if (place->before != NULL)
    g_assert_true(g_file_set_contents(place->file, place->before, -1, NULL));
  if (place->command->is_link) {
    g_autofree char *link = g_build_filename(erp_inject_folder(place->inject), OUT, NULL);
    g_assert_cmpint(symlink(place->command->out, link), ==, 0);
  }
  const char *const *words = (const char *const *) argv->pdata;
  erp_inject_wait(place->inject, erp_inject_start(place->inject, words, fault, TRUE), result);
}

/* NULL when there is none. */
static char *
content(const Place *place) {
  char *text = NULL;
  return g_file_get_contents(place->file, &text, NULL, NULL) ? text : NULL;
}

/* FALSE with the test skipped. */
static gboolean
place_init(Place *place, const Command *command) {
  g_auto(ErpInjected) result = {0};
  *place = (Place){.inject = erp_inject_new(), .command = command};
  if (place->inject == NULL)
    return FALSE;
  const char *folder = erp_inject_folder(place->inject);
  place->file = g_build_filename(folder, command->out != NULL ? command->out : OUT, NULL);
  g_setenv("XDG_DATA_HOME", folder, TRUE);
  if (command->in_place != NULL) {
    g_autofree char *name = data_file(command->in_place);
    g_assert_true(g_file_get_contents(name, &place->before, NULL, NULL));
  } else if (!command->is_new) {
    place->before = g_strdup(OLD);
  }
  run(place, NULL, &result);
  g_assert_true(WIFEXITED(result.status));
  place->status = WEXITSTATUS(result.status);
  g_assert_cmpint(place->status, <=, 1);
  place->tally = *erp_inject_tally(place->inject);
  place->after = content(place);
  g_assert_nonnull(place->after);
  g_assert_cmpstr(place->before, !=, place->after);
  return TRUE;
}

static void
complain(const Place *place, const char *fault, const ErpInjected *result, const char *what) {
  g_test_message("%s, %s: %s; status %x; %s", place->command->name, fault, what,
                 (guint) result->status, result->said);
  g_test_fail();
}

/* Whether the file is the new one; it must be that or the old one. */
static gboolean
is_saved(const Place *place, const char *fault, const ErpInjected *result) {
  g_autofree char *now = content(place);
  gboolean saved = g_strcmp0(now, place->after) == 0;
  if (!saved && g_strcmp0(now, place->before) != 0)
    complain(place, fault, result, "the file is neither the old nor the new one");
  return saved;
}

static void
check_leftovers(const Place *place, const char *fault, const ErpInjected *result) {
  g_autofree char *folder = g_path_get_dirname(place->file);
  if (erp_inject_leftovers(folder) > 0)
    complain(place, fault, result, "a temporary file is left");
}

/* `harmless`: it must not make any difference. */
static void
check_told(const Place *place, const char *fault, const ErpInjected *result, gboolean harmless) {
  gboolean saved = is_saved(place, fault, result);
  int status = WIFEXITED(result->status) ? WEXITSTATUS(result->status) : -1;
  gboolean well = status == place->status;
  gboolean refused = (status == 3 || status == 4 || status == 5) && result->said[0] != '\0';
  if (harmless ? !well || !saved : !well && !refused)
    complain(place, fault, result, "is no way to take it");
  if (well && !saved && !place->command->on_screen)
    complain(place, fault, result, "all is well, but nothing was saved");
}

/* ---- errors of the system ---- */

typedef struct {
  ErpFaultFamily family;
  const char *what;
  gboolean harmless, leaves;
} Error;

#define TEXT_OF(number) G_STRINGIFY(number)

static const Error errors[] = {
    {ERP_FAULT_OPEN, TEXT_OF(EMFILE), FALSE, FALSE},
    {ERP_FAULT_OPEN, TEXT_OF(EACCES), FALSE, FALSE},
    {ERP_FAULT_OPEN, TEXT_OF(EINTR), FALSE, FALSE},
    {ERP_FAULT_READ, TEXT_OF(EIO), FALSE, FALSE},
    {ERP_FAULT_READ, TEXT_OF(EINTR), TRUE, FALSE},
    {ERP_FAULT_READ, "short", TRUE, FALSE},
    {ERP_FAULT_WRITE, TEXT_OF(ENOSPC), FALSE, FALSE},
    {ERP_FAULT_WRITE, TEXT_OF(EDQUOT), FALSE, FALSE},
    {ERP_FAULT_WRITE, TEXT_OF(EINTR), TRUE, FALSE},
    {ERP_FAULT_WRITE, "short", TRUE, FALSE},
    {ERP_FAULT_SYNC, TEXT_OF(EIO), FALSE, FALSE},
    {ERP_FAULT_SYNC, TEXT_OF(EINTR), TRUE, FALSE},
    {ERP_FAULT_CLOSE, TEXT_OF(EIO), FALSE, FALSE},
    {ERP_FAULT_CLOSE, TEXT_OF(EINTR), TRUE, FALSE},
    {ERP_FAULT_RENAME, TEXT_OF(EROFS), FALSE, FALSE},
    {ERP_FAULT_LINK, TEXT_OF(EIO), FALSE, FALSE},
    {ERP_FAULT_LINK, TEXT_OF(EPERM), TRUE, FALSE},
    {ERP_FAULT_UNLINK, TEXT_OF(EIO), FALSE, TRUE},
    {ERP_FAULT_CHMOD, TEXT_OF(EIO), FALSE, FALSE},
    {ERP_FAULT_STAT, TEXT_OF(EIO), FALSE, FALSE},
    {ERP_FAULT_STAT, TEXT_OF(ENOMEM), FALSE, FALSE},
    {ERP_FAULT_READLINK, TEXT_OF(EIO), FALSE, FALSE},
    {ERP_FAULT_READLINK, TEXT_OF(ENOMEM), FALSE, FALSE},
    {ERP_FAULT_FOLDER, TEXT_OF(EMFILE), FALSE, FALSE},
    {ERP_FAULT_THREAD, TEXT_OF(EAGAIN), TRUE, FALSE},
};

static void
try_error(Place *place, const Error *error) {
  guint calls = place->tally.calls[error->family];
  guint step = erp_inject_step(calls, 2);
  gboolean passing = strcmp(error->what, TEXT_OF(EINTR)) == 0;
  guint failures = 0;
  for (guint i = 0; i < calls; i += step)
    for (guint k = 0; k < 2; k++) {
      g_auto(ErpInjected) result = {0};
      guint n = calls - i; /* the last ones are those that write */
      guint last = k == 0 ? n : passing ? n + 1 : 0;
      g_autofree char *fault =
          g_strdup_printf("%s %u %u %s", erp_inject_word(error->family), n, last, error->what);
      run(place, fault, &result);
      place->runs++;
      failures += erp_inject_tally(place->inject)->hits;
      check_told(place, fault, &result, error->harmless);
      if (!error->leaves)
        check_leftovers(place, fault, &result);
    }
  g_test_message("%s, %s %s: %u calls, %u failures", place->command->name,
                 erp_inject_word(error->family), error->what, calls, failures);
}

static void
test_errors(gconstpointer data) {
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, data))
    return;
  for (guint i = 0; i < G_N_ELEMENTS(errors); i++)
    try_error(&place, &errors[i]);
  g_test_message("%s: %u runs", place.command->name, place.runs);
}

/* ---- the end of the process at any step ---- */

static void
try_signal(Place *place, int number) {
  guint calls = place->tally.calls[ERP_FAULT_ANY];
  guint step = erp_inject_step(calls, 8);
  for (guint i = 0; i < calls; i += step) {
    g_auto(ErpInjected) result = {0};
    g_autofree char *fault = g_strdup_printf("any %u %u signal:%d", calls - i, calls - i, number);
    run(place, fault, &result);
    place->runs++;
    if (!WIFSIGNALED(result.status) || WTERMSIG(result.status) != number)
      complain(place, fault, &result, "the signal did not end it");
    is_saved(place, fault, &result);
    if (number != SIGKILL)
      check_leftovers(place, fault, &result);
  }
}

static void
test_signals(gconstpointer data) {
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, data))
    return;
  try_signal(&place, SIGINT);
  try_signal(&place, SIGKILL);
  g_test_message("%s: %u steps, %u runs", place.command->name, place.tally.calls[ERP_FAULT_ANY],
                 place.runs);
}

/* ---- memory ---- */

/* GLib's way of saying that memory cannot be had. */
static gboolean
is_end_by_glib(const ErpInjected *result) {
  int number = WIFSIGNALED(result->status) ? WTERMSIG(result->status) : 0;
  return number == SIGTRAP || number == SIGABRT;
}

static void
test_memory(gconstpointer data) {
  g_auto(Place) place = {.inject = NULL};
  if (!place_init(&place, data))
    return;
  guint calls = place.tally.calls[ERP_FAULT_MEMORY];
  guint step = erp_inject_step(calls, 8), failed = 0, ended = 0, refused = 0;
  for (guint i = 0; i < calls; i += step) {
    g_auto(ErpInjected) result = {0};
    g_autofree char *fault = g_strdup_printf("memory %u %u %d", calls - i, calls - i, ENOMEM);
    run(&place, fault, &result);
    place.runs++;
    failed += erp_inject_tally(place.inject)->hits;
    if (is_end_by_glib(&result)) {
      ended++;
      is_saved(&place, fault, &result);
    } else {
      refused += result.status != 0;
      check_told(&place, fault, &result, FALSE);
    }
    check_leftovers(&place, fault, &result);
  }
  g_test_message("%s: %u allocations, %u tried, %u failed: %u end it, %u with another status",
                 place.command->name, calls, place.runs, failed, ended, refused);
}

static void
add(const char *kind, const Command *command, GTestDataFunc test) {
  g_autofree char *path = g_strdup_printf("/faults/output/%s/%s", command->name, kind);
  g_test_add_data_func(path, command, test);
}

int
main(int argc, char **argv) {
  g_setenv("SOURCE_DATE_EPOCH", "1800000000", TRUE);
  g_setenv("LC_ALL", "C", TRUE); /* the one that needs no memory to be had */
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
    add("errors", &commands[i], test_errors);
    add("signals", &commands[i], test_signals);
    add("memory", &commands[i], test_memory);
  }
  return g_test_run();
}
