/* bench-tui: how long the terminal program takes from a key to a finished frame, in memory, in
 * milliseconds of wall-clock time. doc/performance.md says what the lines mean. Exit status 1 when
 * a target is missed by far.
 * bench-tui SITES CIRCUITS [EDITS]: edits of a plan of that size only. */
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <time.h>

#include "measure.h"
#include "plan/field.h"
#include "session/session-private.h"
#include "../tools/big-plan.h"
#include "tui/app.h"

#define FIRST_US 50000 /* first picture of a plan of 1,000 sites */
#define FRAME_US 16000 /* a frame, a key */
#define COLUMNS 200
#define ROWS 60
#define SEED 7

typedef struct {
  ErpCatalogue *catalogue;
  ErpSession *session;
  ErpTui *tui;
  ErpCells *cells;
} Bench;

typedef struct {
  char *folder;
  char *small, *large; /* plans of 1,000 and of 10,000 sites */
  gboolean missed;
} Place;

/* ---- the program ----------------------------------------------------------------------------- */

static void
bench_open(Bench *bench, const Place *place, const char *file) {
  static const ErpTuiOptions options = {.mouse = TRUE};
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  bench->catalogue = erp_catalogue_load(&error);
  ErpDocument *document = bench->catalogue != NULL ? erp_document_open(file, diags, &error) : NULL;
  if (document == NULL)
    g_error("%s", error->message);
  bench->session = erp_session_new_with(document, bench->catalogue, place->folder, G_MAXINT);
  bench->tui = erp_tui_new(bench->session, &options);
  bench->cells = erp_cells_new(COLUMNS, ROWS, ERP_CHARSET_UTF8);
}

static void
bench_close(Bench *bench) {
  erp_tui_free(bench->tui);
  erp_session_discard(bench->session);
  erp_session_free(bench->session);
  erp_cells_free(bench->cells);
  erp_catalogue_free(bench->catalogue);
}

static void
draw(Bench *bench) {
  erp_tui_draw(bench->tui, bench->cells);
}

/* Runs the event loop, as the program does, until the figures are those of the plan. */
static void
wait_for_figures(Bench *bench) {
  while (erp_session_stale(bench->session))
    g_main_context_iteration(NULL, TRUE);
}

static void
press(Bench *bench, const char *name) {
  g_autoptr(GError) error = NULL;
  ErpKey key;
  if (!erp_key_parse(name, &key, &error))
    g_error("%s", error->message);
  erp_tui_handle(bench->tui, &key);
}

static void
report(Place *place, Measure *measure) {
  place->missed |= !measure_print(measure);
  measure_free(measure);
}

/* ---- what is measured ------------------------------------------------------------------------ */

static void
time_first_picture(Place *place) {
  Measure *picture = measure_new("first picture", FIRST_US);
  Measure *figures = measure_new("first picture with its figures", FIRST_US);
  for (guint i = 0; i < 30; i++) {
    Bench bench;
    gint64 start = g_get_monotonic_time();
    bench_open(&bench, place, place->small);
    draw(&bench);
    measure_take(picture, start);
    wait_for_figures(&bench);
    draw(&bench);
    measure_take(figures, start);
    bench_close(&bench);
  }
  report(place, picture);
  report(place, figures);
}

/* A key that changes nothing but the screen, and the frame after it. */
static void
time_key(Place *place, Bench *bench, const char *name, const char *keys, guint times) {
  g_auto(GStrv) names = g_strsplit(keys, " ", -1);
  guint n = g_strv_length(names);
  Measure *measure = measure_new(name, FRAME_US);
  for (guint i = 0; i < times; i++) {
    gint64 start = g_get_monotonic_time();
    press(bench, names[i % n]);
    draw(bench);
    measure_take(measure, start);
  }
  report(place, measure);
}

static void
time_frames(Place *place, Bench *bench) {
  time_key(place, bench, "map: frame of the whole plan", "0", 100);
  time_key(place, bench, "map: frame of the world", "w", 100);
  press(bench, ".");
  press(bench, "z");
  for (guint i = 0; i < 5; i++)
    press(bench, "+");
  time_key(place, bench, "map: frame of a part, moving", "Right Down Left Up", 100);
  press(bench, "0");
  time_key(place, bench, "map: select the next site", ".", 100);
  time_key(place, bench, "map: other overlay", "B", 99);
}

static void
time_views(Place *place, Bench *bench) {
  static const struct {
    const char *name, *open, *move, *close;
  } views[] = {
      {"sites", "2", "Down", "Esc"},       {"WAN links", "3", "Down", "Esc"},
      {"circuits", "4", "Down", "Esc"},    {"flows", "5", "Down", "Esc"},
      {"findings", "6", "Down", "Esc"},    {"peering locations", "7", "Down", "Esc"},
      {"ways of a site", "p", "n", "Esc"}, {"form of a site", "Enter", "Down", "Esc"},
      {"menu", "F9", "Down", "Esc"},       {"palette", ":", "Down", "Esc"},
      {"help", "?", "Down", "Esc"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
    g_autofree char *opened = g_strdup_printf("open %s", views[i].name);
    g_autofree char *moved = g_strdup_printf("%s: move", views[i].name);
    Measure *measure = measure_new(opened, FRAME_US);
    erp_tui_select(bench->tui, "s500");
    for (guint k = 0; k < 50; k++) {
      gint64 start = g_get_monotonic_time();
      press(bench, views[i].open);
      draw(bench);
      measure_take(measure, start);
      press(bench, views[i].close);
      draw(bench);
    }
    report(place, measure);
    press(bench, views[i].open);
    time_key(place, bench, moved, views[i].move, 100);
    press(bench, views[i].close);
  }
}

/* ---- edits ----------------------------------------------------------------------------------- */

typedef ErpEdit *(*MakeEdit)(const ErpPlan *plan, guint i);

static const char *
nth_id(const ErpPlan *plan, ErpKind kind, guint i) {
  guint n = 0;
  const ErpRecord *const *records = erp_plan_of_kind(plan, kind, &n);
  return erp_record_id(records[i * 37 % n]);
}

static ErpEdit *
change_users(const ErpPlan *plan, guint i) {
  g_autofree char *users = g_strdup_printf("%u", 5000 + i);
  return erp_edit_set(nth_id(plan, ERP_KIND_SITE, i), "users", users);
}

/* Fields that say little of traffic, in turn. */
static ErpEdit *
change_other_field(const ErpPlan *plan, guint i) {
  static const struct {
    const char *field, *values[2];
  } fields[] = {{"critical", {"yes", "no"}},
                {"mobile", {"30%", "40%"}},
                {"name", {"Another name", "A third name"}},
                {"breakout-possible", {"yes", "no"}},
                {"place", {"Here", "There"}}};
  guint f = i / 3 % G_N_ELEMENTS(fields); /* of three edits one is of this kind */
  return erp_edit_set(nth_id(plan, ERP_KIND_SITE, i), fields[f].field, fields[f].values[i % 2]);
}

static ErpEdit *
change_capacity(const ErpPlan *plan, guint i) {
  g_autofree char *capacity = g_strdup_printf("%u001kbps", 11 + i); /* nobody has that */
  return erp_edit_set(nth_id(plan, ERP_KIND_WAN_LINK, i), "capacity", capacity);
}

static ErpEdit *
move_site(const ErpPlan *plan, guint i) {
  g_autofree char *lon = g_strdup_printf("%u.5", i % 120);
  return erp_edit_set(nth_id(plan, ERP_KIND_SITE, i), "lon", lon);
}

static ErpEdit *
change_round_trip(const ErpPlan *plan, guint i) {
  g_autofree char *rtt = g_strdup_printf("%u.7ms", 2 + i % 60);
  return erp_edit_set(nth_id(plan, ERP_KIND_WAN_LINK, i), "rtt", rtt);
}

static ErpEdit *
change_bandwidth(const ErpPlan *plan, guint i) {
  const char *id = nth_id(plan, ERP_KIND_CIRCUIT, i);
  const ErpCircuit *circuit = (const ErpCircuit *) erp_plan_find(plan, id);
  gboolean is_small = circuit->bandwidth < G_GINT64_CONSTANT(2000000000);
  return erp_edit_set(id, "bandwidth", is_small ? "2Gbps" : "1Gbps");
}

static ErpEdit *
change_policy(const ErpPlan *plan, guint i) {
  guint n = 0;
  const ErpRecord *const *policies = erp_plan_of_kind(plan, ERP_KIND_POLICY, &n);
  const ErpRecord *policy = policies[i * 37 % n];
  g_autofree char *path = erp_plan_path(plan, policy);
  gboolean is_internet = g_str_equal(((const ErpPolicy *) policy)->via[0], "internet");
  g_autofree char *via = g_strconcat(nth_id(plan, ERP_KIND_CIRCUIT, i), " internet", NULL);
  return erp_edit_set(path, "via", is_internet ? via : "internet");
}

/* The bfd of circuits is not stated: what a person could answer, or live with. */
static ErpEdit *
say_of_circuit(const ErpPlan *plan, guint i, ErpKind kind, const char *field, const char *value) {
  ErpRecord *record = erp_record_new(kind);
  const char *const words[][2] = {
      {"rule", "REL-15"}, {"object", nth_id(plan, ERP_KIND_CIRCUIT, i)}, {field, value}};
  for (guint k = 0; k < G_N_ELEMENTS(words); k++)
    erp_record_set(record, (guint) erp_kind_field(kind, words[k][0]), words[k][1], NULL);
  return erp_edit_add(NULL, record);
}

static ErpEdit *
answer_question(const ErpPlan *plan, guint i) {
  return say_of_circuit(plan, i, ERP_KIND_ANSWER, "value", "yes");
}

static ErpEdit *
accept_finding(const ErpPlan *plan, guint i) {
  return say_of_circuit(plan, i, ERP_KIND_ACCEPTED, "reason", "known");
}

/* A copy of a site, as it is drawn before it is joined to others. */
static ErpEdit *
add_site(const ErpPlan *plan, guint i) {
  const char *id = nth_id(plan, ERP_KIND_SITE, i);
  return erp_edit_add(NULL, erp_plan_duplicate(plan, erp_plan_find(plan, id)));
}

/* What an edit takes, from the key. */
typedef struct {
  Measure *frame;   /* to the next frame */
  Measure *figures; /* to the frame with its figures */
  Measure *keys;    /* processor time of the thread that takes keys and draws, meanwhile; or NULL */
} Edits;

/* Processor time of this thread, us. */
static gint64
own_time(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
take_edit(Bench *bench, const Edits *edits, MakeEdit make, guint i) {
  gint64 start = g_get_monotonic_time(), own = own_time();
  if (make == NULL) {
    press(bench, "u");
  } else {
    g_autoptr(ErpEdit) edit = make(erp_session_plan(bench->session), i);
    erp_tui_do(bench->tui, edit);
  }
  draw(bench);
  measure_take(edits->frame, start);
  wait_for_figures(bench);
  draw(bench);
  measure_take(edits->figures, start);
  if (edits->keys != NULL)
    measure_add(edits->keys, own_time() - own);
}

static void
time_edits(Place *place, Bench *bench, guint times, const char *name, MakeEdit make) {
  g_autofree char *at_once = g_strdup_printf("%s: next frame", name);
  g_autofree char *in_full = g_strdup_printf("%s: frame with its figures", name);
  Edits edits = {measure_new(at_once, FRAME_US), measure_new(in_full, FRAME_US), NULL};
  for (guint i = 0; i < times; i++)
    take_edit(bench, &edits, make, i);
  report(place, edits.frame);
  report(place, edits.figures);
}

/* What is edited is selected before, as people do. */
static void
select_target(Bench *bench, MakeEdit make, guint i) {
  g_autoptr(ErpEdit) edit = make(erp_session_plan(bench->session), i);
  erp_tui_select(bench->tui, edit->path);
  draw(bench);
}

/* The three that people make most, in turn, and all of them together. */
static void
time_common_edits(Place *place, Bench *bench, guint times) {
  static const MakeEdit makes[] = {change_users, change_other_field, change_capacity};
  static const char *const names[] = {
      "users of a site: frame with its figures",
      "another field of a site: frame with its figures",
      "capacity of a link: frame with its figures",
  };
  Measure *frame = measure_new("these edits: next frame", FRAME_US);
  Measure *keys = measure_new("these edits: work beside the evaluation", 0);
  Measure *each[G_N_ELEMENTS(makes)];
  Measure *all = measure_new("these edits: frame with its figures", FRAME_US);
  for (guint k = 0; k < G_N_ELEMENTS(makes); k++)
    each[k] = measure_new(names[k], FRAME_US);
  for (guint i = 0; i < times; i++) {
    Measure *figures = each[i % G_N_ELEMENTS(makes)];
    select_target(bench, makes[i % G_N_ELEMENTS(makes)], i);
    take_edit(bench, &(Edits){frame, figures, keys}, makes[i % G_N_ELEMENTS(makes)], i);
    measure_again(all, figures);
  }
  for (guint k = 0; k < G_N_ELEMENTS(makes); k++)
    report(place, each[k]);
  report(place, keys);
  report(place, frame);
  report(place, all);
}

/* A digit typed into a form, and what it would do. */
static void
time_form(Place *place, Bench *bench) {
  Measure *frame = measure_new("form: type a digit: next frame", FRAME_US);
  Measure *effect = measure_new("form: type a digit: frame with its effect", FRAME_US);
  erp_tui_edit(bench->tui, nth_id(erp_session_plan(bench->session), ERP_KIND_SITE, 3));
  for (guint i = 0; i < 6; i++)
    press(bench, "Down"); /* to the users */
  for (guint i = 0; i < 30; i++) {
    gint64 start = g_get_monotonic_time();
    press(bench, "7");
    draw(bench);
    measure_take(frame, start);
    while (erp_session_preview_pending(bench->session))
      g_main_context_iteration(NULL, TRUE);
    draw(bench);
    measure_take(effect, start);
    press(bench, "Backspace");
    draw(bench);
  }
  press(bench, "Esc");
  report(place, frame);
  report(place, effect);
}

/* ---- what if --------------------------------------------------------------------------------- */

/* A link is marked as failed and, the next time, no more. */
static void
time_failure(Place *place, Bench *bench) {
  Measure *frame = measure_new("mark a link as failed: next frame", FRAME_US);
  Measure *figures = measure_new("mark a link as failed: frame with its figures", FRAME_US);
  erp_tui_select(bench->tui, nth_id(erp_session_plan(bench->session), ERP_KIND_WAN_LINK, 1));
  for (guint i = 0; i < 50; i++) {
    gint64 start = g_get_monotonic_time();
    press(bench, "F");
    draw(bench);
    measure_take(frame, start);
    wait_for_figures(bench);
    draw(bench);
    measure_take(figures, start);
  }
  report(place, frame);
  report(place, figures);
}

/* The plan beside what is saved, from which the edits before this led away. */
static void
time_comparison(Place *place, Bench *bench) {
  Measure *open = measure_new("open comparison", FRAME_US);
  Measure *figures = measure_new("open comparison, with its figures", FRAME_US);
  for (guint i = 0; i < 20; i++) {
    press(bench, "C");
    press(bench, "Down");
    gint64 start = g_get_monotonic_time();
    press(bench, "Enter");
    draw(bench);
    measure_take(open, start);
    while (erp_session_beside(bench->session) == NULL)
      g_main_context_iteration(NULL, TRUE);
    draw(bench);
    measure_take(figures, start);
    if (i < 19)
      press(bench, "Esc");
  }
  report(place, open);
  report(place, figures);
  time_key(place, bench, "comparison: move", "Down", 100);
  press(bench, "Esc");
}

/* ---- the run --------------------------------------------------------------------------------- */

static char *
write_plan(const Place *place, guint sites, guint circuits) {
  g_autofree char *name = g_strdup_printf("plan-%u.xml", sites);
  char *file = g_build_filename(place->folder, name, NULL);
  big_plan_save(file, sites, circuits, SEED);
  return file;
}

/* Those that concern many: ways, or the number of things. */
static void
time_rare_edits(Place *place, Bench *bench) {
  time_edits(place, bench, 60, "round trip of a link", change_round_trip);
  time_edits(place, bench, 60, "move a site", move_site);
  time_edits(place, bench, 60, "bandwidth of a circuit", change_bandwidth);
  time_edits(place, bench, 60, "policy of a site", change_policy);
  time_edits(place, bench, 60, "answer a question", answer_question);
  time_edits(place, bench, 60, "accept a finding", accept_finding);
  time_edits(place, bench, 60, "add a site", add_site);
  time_edits(place, bench, 60, "undo", NULL);
}

static void
run_small(Place *place) {
  Bench bench;
  printf("\n1,000 sites, 50 circuits, %dx%d\n", COLUMNS, ROWS);
  measure_print_head();
  time_first_picture(place);
  bench_open(&bench, place, place->small);
  wait_for_figures(&bench);
  draw(&bench);
  time_frames(place, &bench);
  time_views(place, &bench);
  time_edits(place, &bench, 200, "change users of a site", change_users);
  time_edits(place, &bench, 200, "change capacity of a link", change_capacity);
  time_edits(place, &bench, 200, "move a site", move_site);
  time_comparison(place, &bench);
  time_edits(place, &bench, 200, "undo", NULL);
  time_failure(place, &bench);
  bench_close(&bench);
}

static void
run_large(Place *place) {
  Bench bench;
  printf("\n10,000 sites, 150 circuits, %dx%d\n", COLUMNS, ROWS);
  measure_print_head();
  bench_open(&bench, place, place->large);
  wait_for_figures(&bench);
  draw(&bench);
  time_frames(place, &bench);
  time_common_edits(place, &bench, 600);
  time_rare_edits(place, &bench);
  press(&bench, "6");
  time_edits(place, &bench, 200, "in the findings: change users", change_users);
  press(&bench, "Esc");
  time_form(place, &bench);
  bench_close(&bench);
}

static void
run_all(Place *place) {
  place->small = write_plan(place, 1000, 50);
  place->large = write_plan(place, 10000, 150);
  run_small(place);
  run_large(place);
  g_remove(place->small);
  g_remove(place->large);
  g_free(place->small);
  g_free(place->large);
}

static void
run_edits(Place *place, guint sites, guint circuits, guint edits) {
  Bench bench;
  g_autofree char *file = write_plan(place, sites, circuits);
  printf("\n%u sites, %u circuits, %dx%d\n", sites, circuits, COLUMNS, ROWS);
  measure_print_head();
  bench_open(&bench, place, file);
  wait_for_figures(&bench);
  draw(&bench);
  time_common_edits(place, &bench, edits);
  time_rare_edits(place, &bench);
  bench_close(&bench);
  g_remove(file);
}

static guint
number(const char *word) {
  return (guint) MAX(3, g_ascii_strtoull(word, NULL, 10));
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  Place place = {.folder = g_dir_make_tmp("erplan-bench-XXXXXX", &error)};
  setlocale(LC_ALL, "");
  setlocale(LC_NUMERIC, "C");
  if (place.folder == NULL)
    g_error("%s", error->message);
  if (argc > 2)
    run_edits(&place, number(argv[1]), number(argv[2]), argc > 3 ? number(argv[3]) : 600);
  else
    run_all(&place);
  g_rmdir(place.folder);
  g_free(place.folder);
  return place.missed ? 1 : 0;
}
