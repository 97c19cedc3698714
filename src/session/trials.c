#include "session/trials.h"

#include "base/thread.h"

#define NOTICE_MS 100

struct _ErpTrials {
  ErpPlan *plan;
  ErpTerrain *terrain;
  void (*noticed)(gpointer user);
  gpointer user;
  GMainContext *context; /* where `noticed` is called */
  GThread *thread;
  /* the thread's, until something is done */
  ErpResults *results;
  ErpFailures *failures;
  ErpSweep *sweep;

  GMutex lock; /* over everything below */
  GCond changed;
  GPtrArray *done; /* of ErpImpact, which do not change any more */
  guint all;
  gboolean stop, ended;
  GSource *notice; /* or NULL */
};

static void
free_impact(gpointer impact) {
  erp_impact_free(impact);
}

static gboolean
tell(gpointer user) {
  ErpTrials *trials = user;
  g_mutex_lock(&trials->lock);
  g_clear_pointer(&trials->notice, g_source_unref);
  g_mutex_unlock(&trials->lock);
  trials->noticed(trials->user);
  return G_SOURCE_REMOVE;
}

/* With the lock held. */
static void
send_notice(ErpTrials *trials) {
  if (trials->notice != NULL)
    return;
  trials->notice = g_timeout_source_new(NOTICE_MS);
  g_source_set_callback(trials->notice, tell, trials, NULL);
  g_source_attach(trials->notice, trials->context);
}

/* ---- the thread ------------------------------------------------------------------------------ */

static gboolean
goes_on(ErpTrials *trials) {
  g_mutex_lock(&trials->lock);
  gboolean on = !trials->stop;
  g_mutex_unlock(&trials->lock);
  return on;
}

static void
add_impact(ErpTrials *trials, ErpImpact *impact) {
  g_mutex_lock(&trials->lock);
  g_ptr_array_add(trials->done, impact);
  send_notice(trials);
  g_mutex_unlock(&trials->lock);
}

static gpointer
work(gpointer user) {
  ErpTrials *trials = user;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  trials->results = erp_evaluate_on(trials->plan, trials->terrain, diags);
  trials->failures = erp_failures_new(trials->results->network, NULL);
  trials->sweep = erp_sweep_new(trials->results);
  const GPtrArray *failures = trials->failures->list;
  g_mutex_lock(&trials->lock);
  trials->all = failures->len;
  g_mutex_unlock(&trials->lock);
  for (guint i = 0; i < failures->len && goes_on(trials); i++)
    add_impact(trials, erp_sweep_play(trials->sweep, failures->pdata[i]));
  g_mutex_lock(&trials->lock);
  trials->ended = TRUE;
  send_notice(trials);
  g_cond_broadcast(&trials->changed);
  g_mutex_unlock(&trials->lock);
  return NULL;
}

/* ---- life ------------------------------------------------------------------------------------ */

ErpTrials *
erp_trials_new(ErpPlan *plan, ErpTerrain *terrain, void (*noticed)(gpointer user), gpointer user) {
  ErpTrials *trials = g_new0(ErpTrials, 1);
  trials->plan = erp_plan_ref(plan);
  trials->terrain = erp_terrain_ref(terrain);
  trials->noticed = noticed;
  trials->user = user;
  trials->context = g_main_context_ref_thread_default();
  trials->done = g_ptr_array_new_with_free_func(free_impact);
  g_mutex_init(&trials->lock);
  g_cond_init(&trials->changed);
  trials->thread = erp_thread_try_new("trials", work, trials);
  if (trials->thread == NULL) /* the system gives no more of them */
    work(trials);
  return trials;
}

void
erp_trials_free(ErpTrials *trials) {
  if (trials == NULL)
    return;
  erp_trials_stop(trials);
  if (trials->thread != NULL)
    g_thread_join(trials->thread);
  if (trials->notice != NULL)
    g_source_destroy(trials->notice);
  g_clear_pointer(&trials->notice, g_source_unref);
  g_ptr_array_unref(trials->done);
  erp_sweep_free(trials->sweep);
  erp_failures_free(trials->failures);
  erp_results_unref(trials->results);
  g_mutex_clear(&trials->lock);
  g_cond_clear(&trials->changed);
  g_main_context_unref(trials->context);
  erp_terrain_unref(trials->terrain);
  erp_plan_unref(trials->plan);
  g_free(trials);
}

const ErpPlan *
erp_trials_plan(const ErpTrials *trials) {
  return trials->plan;
}

void
erp_trials_stop(ErpTrials *trials) {
  g_mutex_lock(&trials->lock);
  trials->stop = TRUE;
  g_mutex_unlock(&trials->lock);
}

void
erp_trials_wait(ErpTrials *trials) {
  g_mutex_lock(&trials->lock);
  while (!trials->ended)
    g_cond_wait(&trials->changed, &trials->lock);
  g_mutex_unlock(&trials->lock);
}

ErpTrialsState
erp_trials_state(ErpTrials *trials) {
  g_mutex_lock(&trials->lock);
  gboolean complete = trials->all > 0 && trials->done->len == trials->all;
  ErpTrialsState state = {.done = trials->done->len,
                          .all = trials->all,
                          .running = !trials->ended && !trials->stop,
                          .partial = trials->stop && !complete};
  g_mutex_unlock(&trials->lock);
  return state;
}

const ErpImpact *
erp_trials_get(ErpTrials *trials, guint i) {
  g_mutex_lock(&trials->lock);
  const ErpImpact *impact = trials->done->pdata[i];
  g_mutex_unlock(&trials->lock);
  return impact;
}

const ErpResults *
erp_trials_results(const ErpTrials *trials) {
  return trials->results;
}
