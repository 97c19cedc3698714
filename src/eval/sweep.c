#include "eval/sweep.h"

#include "base/thread.h"
#include "eval/sweep-private.h"

/* ---- what is compared with ------------------------------------------------------------------ */

static gboolean
has_edges(const ErpPlan *plan) {
  guint n;
  erp_plan_of_kind(plan, ERP_KIND_EDGE, &n);
  return n > 0;
}

static gboolean
is_internet(const ErpResults *results, const ErpFlow *flow) {
  return g_str_equal(results->catalogue->services[flow->service].service, "internet");
}

/* What may change although no way that was made uses what is lost: a way that cannot be
 * made hides one that can, names are resolved elsewhere, or a reason looks at every circuit. */
static void
note_hidden_ties(ErpSweep *sweep) {
  const ErpResults *results = sweep->results;
  const ErpNetwork *network = results->network;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    gboolean stuck = flow->options->er.route == ERP_NONE && flow->group == ERP_NONE &&
                     !is_internet(results, flow);
    sweep->by_circuits |= flow->other_cloud || stuck;
    sweep->by_accesses |= flow->options->net.route == ERP_NONE;
  }
  sweep->by_circuits |= erp_legs_are_cut(results->legs);
  sweep->by_accesses |= erp_legs_are_cut(results->legs);
  for (guint i = 0; i < network->n_circuits; i++)
    sweep->by_circuits |= !network->nodes[network->circuits[i].node].placed;
  for (guint i = 0; i < network->n_sites; i++)
    sweep->by_accesses |= network->nodes[i].site->dns != NULL;
}

ErpSweep *
erp_sweep_new(const ErpResults *results) {
  ErpSweep *sweep = g_new0(ErpSweep, 1);
  const ErpParams *params = results->params;
  sweep->results = results;
  sweep->minor = erp_params_value(params, "gp.minor");
  sweep->levels[0] = erp_params_value(params, "util.warn");
  sweep->levels[1] = erp_params_value(params, "util.fail");
  sweep->levels[2] = 10000;
  erp_sites_over_init(&sweep->over, results);
  note_hidden_ties(sweep);
  if (has_edges(results->plan))
    sweep->symmetry = erp_sweep_symmetry(results, results->network);
  return sweep;
}

void
erp_sweep_free(ErpSweep *sweep) {
  if (sweep == NULL)
    return;
  erp_sites_over_clear(&sweep->over);
  g_free(sweep->symmetry);
  g_free(sweep);
}

/* ---- one failure ---------------------------------------------------------------------------- */

static gboolean
has_double(const ErpNetwork *network, const ErpElement *gateway) {
  const ErpRegion *region = NULL;
  for (guint i = 0; i < network->n_gateways; i++)
    if (&network->elements[network->gateways[i].element] == gateway)
      region = network->gateways[i].region;
  guint n = 0;
  for (guint i = 0; region != NULL && i < network->n_gateways; i++)
    n += network->gateways[i].region == region;
  return n > 1;
}

/* Whether the loss of an element may change what is planned for sites that do not use it. */
static gboolean
may_matter_to_others(const ErpSweep *sweep, const ErpNetwork *under, guint32 element) {
  switch (under->elements[element].kind) {
  case ERP_ELEMENT_WAN_LINK:
  case ERP_ELEMENT_CIRCUIT:
    return sweep->by_circuits;
  case ERP_ELEMENT_INTERNET:
    return sweep->by_accesses;
  case ERP_ELEMENT_GATEWAY:
    return has_double(under, &under->elements[element]);
  case ERP_ELEMENT_PROXY:
  case ERP_ELEMENT_VPN:
    return FALSE;
  }
  g_return_val_if_reached(TRUE);
}

typedef enum { TOUCHES_NOBODY, TOUCHES_SOME, TOUCHES_ALL } Touch;

/* Marks the sites with a way that uses what is lost, and those that are lost. All others keep their
 * ways: losing others takes none of theirs away, and of what they passed over nothing gets better.
 */
static Touch
mark_touched(const ErpSweep *sweep, const ErpNetwork *under, guint8 *sites) {
  Touch touch = TOUCHES_NOBODY;
  for (guint e = 0; e < under->n_elements; e++) {
    if (!under->lost.elements[e])
      continue;
    if (may_matter_to_others(sweep, under, e))
      return TOUCHES_ALL;
    for (guint i = sweep->over.first[e]; i < sweep->over.first[e + 1]; i++) {
      sites[sweep->over.sites[i]] = 1;
      touch = TOUCHES_SOME;
    }
  }
  for (guint i = 0; i < under->n_sites; i++) {
    if (!under->lost.nodes[i])
      continue;
    if (sweep->by_accesses)
      return TOUCHES_ALL;
    sites[i] = 1;
    touch = TOUCHES_SOME;
  }
  return touch;
}

ErpImpact *
erp_sweep_play(const ErpSweep *sweep, const ErpFailure *failure) {
  const ErpResults *results = sweep->results;
  g_autoptr(ErpNetwork) network = erp_network_under(results->network, failure->outage);
  g_autofree guint8 *sites = g_new0(guint8, network->n_sites + 1);
  g_autofree guint8 *symmetry = NULL;
  Touch touch = mark_touched(sweep, network, sites);
  if (touch == TOUCHES_NOBODY && sweep->symmetry != NULL)
    symmetry = erp_sweep_symmetry(results, network);
  if (touch == TOUCHES_NOBODY)
    return erp_sweep_impact(sweep, failure, results, symmetry);
  /* Who keeps his way may still lose its symmetry, so then everybody is looked at. */
  g_autoptr(ErpResults) under =
      touch == TOUCHES_ALL || sweep->symmetry != NULL
          ? erp_evaluate_again(results, failure->outage)
          : erp_evaluate_part(results, &sweep->over, failure->outage, sites);
  return erp_sweep_compare(sweep, failure, under);
}

/* ---- all of them ---------------------------------------------------------------------------- */

typedef struct {
  const ErpSweep *sweep;
  const GPtrArray *failures;
  GMutex lock; /* over everything below */
  GCond more;
  GCond less;
  guint next, busy, done, told; /* told: of those done, so many have been shown */
  gboolean is_watched;
  gboolean stopped;
  ErpImpact **impacts; /* per failure; NULL = not played */
} Run;

#define LEAD 16 /* failures that may be played while the caller is told of others */

/* Whether there is another one to play; waits when the caller is behind. */
static gboolean
may_go_on(Run *run) {
  while (run->is_watched && !run->stopped && run->done - run->told >= LEAD)
    g_cond_wait(&run->less, &run->lock);
  return !run->stopped && run->next < run->failures->len;
}

static gpointer
work(gpointer user) {
  Run *run = user;
  g_mutex_lock(&run->lock);
  while (may_go_on(run)) {
    guint i = run->next++;
    g_mutex_unlock(&run->lock);
    ErpImpact *impact = erp_sweep_play(run->sweep, run->failures->pdata[i]);
    g_mutex_lock(&run->lock);
    run->impacts[i] = impact;
    run->done++;
    g_cond_signal(&run->more);
  }
  run->busy--;
  g_cond_signal(&run->more);
  g_mutex_unlock(&run->lock);
  return NULL;
}

/* As many threads as the system gives; with none, all is done when this returns. */
static void
start(Run *run, guint n, GPtrArray *started) {
  g_mutex_lock(&run->lock);
  for (guint i = 0; i < n; i++) {
    GThread *thread = erp_thread_try_new("failures", work, run);
    if (thread != NULL)
      g_ptr_array_add(started, thread);
  }
  gboolean alone = started->len == 0;
  run->busy = MAX(started->len, 1);
  run->is_watched &= !alone;
  g_mutex_unlock(&run->lock);
  if (alone)
    work(run);
}

/* Until the threads have ended. */
static void
watch(Run *run, ErpSweepProgress progress, gpointer user) {
  g_mutex_lock(&run->lock);
  while (run->busy > 0) {
    guint done = run->done;
    if (progress == NULL || run->stopped || done == run->told) {
      g_cond_wait(&run->more, &run->lock);
      continue;
    }
    g_mutex_unlock(&run->lock);
    gboolean goes_on = progress(done, run->failures->len, user);
    g_mutex_lock(&run->lock);
    run->stopped |= !goes_on;
    run->told = done;
    g_cond_broadcast(&run->less);
  }
  g_mutex_unlock(&run->lock);
}

static int
more_first(gint64 a, gint64 b) {
  return a > b ? -1 : a < b;
}

int
erp_impact_compare(const ErpImpact *x, const ErpImpact *y) {
  int order = more_first(x->users_cut, y->users_cut);
  if (order == 0)
    order = more_first(x->sites_cut, y->sites_cut);
  if (order == 0)
    order = more_first(x->users_worse, y->users_worse);
  for (guint i = ERP_SWEEP_LEVELS; order == 0 && i > 0; i--)
    order = more_first(x->n_over[i - 1], y->n_over[i - 1]);
  return order != 0 ? order : more_first(x->slower, y->slower);
}

static int
compare_impacts(gconstpointer a, gconstpointer b) {
  return erp_impact_compare(*(ErpImpact *const *) a, *(ErpImpact *const *) b);
}

static void
free_impact(gpointer impact) {
  erp_impact_free(impact);
}

ErpSweepOutcome *
erp_sweep_run(const ErpSweep *sweep, const GPtrArray *failures, guint threads,
              ErpSweepProgress progress, gpointer user) {
  ErpSweepOutcome *outcome = g_new0(ErpSweepOutcome, 1);
  Run run = {.sweep = sweep, .failures = failures, .is_watched = progress != NULL};
  g_autoptr(GPtrArray) started = g_ptr_array_new();
  g_mutex_init(&run.lock);
  g_cond_init(&run.more);
  g_cond_init(&run.less);
  run.impacts = g_new0(ErpImpact *, failures->len + 1);
  start(&run, MAX(MIN(threads, failures->len), 1), started);
  watch(&run, progress, user);
  for (guint i = 0; i < started->len; i++)
    g_thread_join(started->pdata[i]);
  outcome->n_asked = failures->len;
  outcome->impacts = g_ptr_array_new_with_free_func(free_impact);
  for (guint i = 0; i < failures->len; i++)
    if (run.impacts[i] != NULL)
      g_ptr_array_add(outcome->impacts, run.impacts[i]);
  g_ptr_array_sort(outcome->impacts, compare_impacts);
  g_free(run.impacts);
  g_mutex_clear(&run.lock);
  g_cond_clear(&run.more);
  g_cond_clear(&run.less);
  return outcome;
}

void
erp_sweep_outcome_free(ErpSweepOutcome *outcome) {
  if (outcome == NULL)
    return;
  g_ptr_array_unref(outcome->impacts);
  g_free(outcome);
}
