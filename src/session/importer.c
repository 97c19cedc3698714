#include "session/importer.h"

#include "base/thread.h"
#include "exchange/import.h"
#include "report/changes.h"
#include "session/kept.h"
#include "base/i18n.h"

/* A question on its way and what it has become. */
typedef struct {
  guint64 number;
  ErpPlan *plan;
  char *file, *rate_unit;
  const ErpCities *cities;
  ErpImportAnswer *answer; /* or NULL */
} Job;

struct _ErpImporter {
  const ErpCatalogue *catalogue;
  void (*ready)(gpointer user);
  gpointer user;
  GMainContext *context; /* where `ready` is called */
  GThread *thread;       /* or NULL: nobody asked yet */
  /* the caller's */
  guint64 number; /* of the newest question */
  char *file, *rate_unit;
  ErpImportQuestion asked; /* borrows these; without a file nothing is asked */
  Job *answered;           /* or NULL */

  GMutex lock; /* over everything below */
  GCond changed;
  Job *waiting;  /* or NULL */
  Job *finished; /* not taken yet, or NULL */
  gboolean busy, quit;
  GSource *notice; /* or NULL */
};

/* ---- jobs ------------------------------------------------------------------------------------ */

static void
free_answer(ErpImportAnswer *answer) {
  if (answer == NULL)
    return;
  g_free(answer->file);
  erp_diag_list_free(answer->diags);
  erp_plan_unref(answer->before);
  erp_plan_unref(answer->after);
  g_free(answer->label);
  g_free(answer->changes);
  g_free(answer->fault);
  g_free(answer);
}

static void
free_job(Job *job) {
  if (job == NULL)
    return;
  erp_plan_unref(job->plan);
  g_free(job->file);
  g_free(job->rate_unit);
  free_answer(job->answer);
  g_free(job);
}

static void
tell_merged(ErpImportAnswer *answer, const ErpImported *imported) {
  answer->format = imported->format->title;
  answer->added = imported->merged.added;
  answer->changed = imported->merged.changed;
  answer->same = imported->merged.same;
  answer->unplaced = imported->unplaced;
}

static void
work_out(Job *job, const ErpCatalogue *catalogue) {
  ErpImportAnswer *answer = job->answer = g_new0(ErpImportAnswer, 1);
  g_autoptr(GError) error = NULL;
  ErpImported imported;
  g_autoptr(ErpEdit) edit = NULL;
  answer->file = g_strdup(job->file);
  answer->diags = erp_diag_list_new(job->file);
  answer->before = erp_plan_ref(job->plan);
  g_autoptr(GBytes) bytes = erp_kept_load(job->file, &error);
  if (bytes != NULL) {
    const ErpImportOptions options = {.rate_unit = job->rate_unit, .cities = job->cities};
    edit = erp_import(bytes, job->file, &options, job->plan, catalogue, &imported, answer->diags,
                      &error);
  }
  if (edit != NULL)
    answer->after = erp_plan_apply(job->plan, edit, &error);
  if (error != NULL) {
    answer->fault = g_strdup(error->message);
    return;
  }
  tell_merged(answer, &imported);
  erp_diag_list_sort(answer->diags);
  answer->label = edit != NULL ? g_strdup(edit->label) : NULL;
  answer->changes = answer->after != NULL
                        ? erp_changes_text(job->plan, answer->after, &answer->n_changes)
                        : g_strdup("");
}

/* ---- the thread ------------------------------------------------------------------------------ */

static gboolean accept_answer(gpointer user);

/* With the lock held: hands over what is finished. */
static void
hand_over(ErpImporter *importer, Job *job) {
  free_job(importer->finished);
  importer->finished = job;
  if (importer->notice == NULL) {
    importer->notice = g_idle_source_new();
    g_source_set_callback(importer->notice, accept_answer, importer, NULL);
    g_source_attach(importer->notice, importer->context);
  }
}

/* With the lock held, which is let go meanwhile. FALSE when there is nothing to do. */
static gboolean
do_job(ErpImporter *importer) {
  Job *job = g_steal_pointer(&importer->waiting);
  if (job == NULL)
    return FALSE;
  importer->busy = TRUE;
  g_mutex_unlock(&importer->lock);
  work_out(job, importer->catalogue);
  g_mutex_lock(&importer->lock);
  importer->busy = FALSE;
  hand_over(importer, job);
  g_cond_broadcast(&importer->changed);
  return TRUE;
}

static gpointer
work(gpointer user) {
  ErpImporter *importer = user;
  g_mutex_lock(&importer->lock);
  while (!importer->quit)
    if (!do_job(importer))
      g_cond_wait(&importer->changed, &importer->lock);
  g_mutex_unlock(&importer->lock);
  return NULL;
}

/* ---- the caller ------------------------------------------------------------------------------ */

static Job *
take_finished(ErpImporter *importer) {
  g_mutex_lock(&importer->lock);
  Job *job = g_steal_pointer(&importer->finished);
  if (importer->notice != NULL)
    g_source_destroy(importer->notice);
  g_clear_pointer(&importer->notice, g_source_unref);
  g_mutex_unlock(&importer->lock);
  return job;
}

/* Answers to what nobody asks any more are dropped. */
static gboolean
accept_answer(gpointer user) {
  ErpImporter *importer = user;
  Job *job = take_finished(importer);
  if (job == NULL)
    return G_SOURCE_REMOVE;
  if (importer->asked.file == NULL || job->number != importer->number) {
    free_job(job);
    return G_SOURCE_REMOVE;
  }
  free_job(importer->answered);
  importer->answered = job;
  importer->ready(importer->user);
  return G_SOURCE_REMOVE;
}

ErpImporter *
erp_importer_new(const ErpCatalogue *catalogue, void (*ready)(gpointer user), gpointer user) {
  ErpImporter *importer = g_new0(ErpImporter, 1);
  importer->catalogue = catalogue;
  importer->ready = ready;
  importer->user = user;
  importer->context = g_main_context_ref_thread_default();
  g_mutex_init(&importer->lock);
  g_cond_init(&importer->changed);
  return importer;
}

void
erp_importer_free(ErpImporter *importer) {
  if (importer == NULL)
    return;
  g_mutex_lock(&importer->lock);
  importer->quit = TRUE;
  g_cond_broadcast(&importer->changed);
  g_mutex_unlock(&importer->lock);
  if (importer->thread != NULL)
    g_thread_join(importer->thread);
  free_job(take_finished(importer));
  free_job(importer->waiting);
  free_job(importer->answered);
  g_free(importer->file);
  g_free(importer->rate_unit);
  g_main_context_unref(importer->context);
  g_mutex_clear(&importer->lock);
  g_cond_clear(&importer->changed);
  g_free(importer);
}

/* `job`: NULL = there is nothing to do. */
static void
submit(ErpImporter *importer, Job *job) {
  g_mutex_lock(&importer->lock);
  free_job(importer->waiting);
  importer->waiting = job;
  g_cond_broadcast(&importer->changed);
  g_mutex_unlock(&importer->lock);
}

static void
keep_question(ErpImporter *importer, const ErpImportQuestion *question) {
  char *file = question != NULL ? g_strdup(question->file) : NULL;
  char *unit = question != NULL ? g_strdup(question->rate_unit) : NULL;
  g_free(importer->file);
  g_free(importer->rate_unit);
  importer->file = file;
  importer->rate_unit = unit;
  importer->asked = (ErpImportQuestion){file, unit};
  importer->number++;
}

void
erp_importer_ask(ErpImporter *importer, const ErpImportQuestion *question, ErpPlan *plan,
                 const ErpCities *cities) {
  keep_question(importer, question); /* may be the one asked before */
  g_clear_pointer(&importer->answered, free_job);
  if (question == NULL) {
    submit(importer, NULL);
    return;
  }
  Job *job = g_new0(Job, 1);
  job->number = importer->number;
  job->plan = erp_plan_ref(plan);
  job->file = g_strdup(importer->file);
  job->rate_unit = g_strdup(importer->rate_unit);
  job->cities = cities;
  submit(importer, job);
  if (importer->thread == NULL)
    importer->thread = erp_thread_try_new("importer", work, importer);
  if (importer->thread == NULL) { /* the system gives none: the caller waits */
    g_mutex_lock(&importer->lock);
    do_job(importer);
    g_mutex_unlock(&importer->lock);
  }
}

const ErpImportQuestion *
erp_importer_asked(const ErpImporter *importer) {
  return importer->asked.file != NULL ? &importer->asked : NULL;
}

const ErpImportAnswer *
erp_importer_answer(const ErpImporter *importer) {
  return importer->answered != NULL ? importer->answered->answer : NULL;
}

void
erp_importer_settle(ErpImporter *importer) {
  g_mutex_lock(&importer->lock);
  while (importer->waiting != NULL || importer->busy)
    g_cond_wait(&importer->changed, &importer->lock);
  g_mutex_unlock(&importer->lock);
  accept_answer(importer);
}
