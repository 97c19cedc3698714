#include "review/forecast.h"

#include "base/crew.h"

static const char *const parameters[ERP_LIMITS] = {
    [ERP_LIMIT_WARN] = "util.warn", [ERP_LIMIT_FAIL] = "util.fail", [ERP_LIMIT_FULL] = NULL};
enum { FULL = 10000 }; /* basis points */

const char *
erp_forecast_parameter(ErpForecastLimit limit) {
  g_assert(limit < ERP_LIMITS);
  return parameters[limit];
}

/* ---- one step -------------------------------------------------------------------------------- */

static ErpForecastUse
use_of(const ErpResults *results, guint32 element, guint step) {
  const ErpElementLoad *load = &results->loads[element];
  ErpDirection d = load->utilisation[ERP_UP] > load->utilisation[ERP_DOWN] ? ERP_UP : ERP_DOWN;
  return (ErpForecastUse){.element = element,
                          .step = step,
                          .direction = d,
                          .load = load->load[d],
                          .capacity = results->network->elements[element].capacity[d],
                          .use = load->utilisation[d]};
}

static void
keep_uses(ErpForecast *forecast, guint index, const ErpResults *results) {
  ErpForecastStep *step = &forecast->steps[index];
  guint n = forecast->base->network->n_elements;
  g_assert(results->network->n_elements == n); /* numbers change no structure */
  step->uses = g_new(ErpForecastUse, MAX(n, 1));
  step->fullest = ERP_NONE;
  for (guint32 i = 0; i < n; i++) {
    step->uses[i] = use_of(results, i, index);
    gint64 use = step->uses[i].use;
    if (use > 0 && (step->fullest == ERP_NONE || use > step->uses[step->fullest].use))
      step->fullest = i;
    for (guint limit = 0; limit < ERP_LIMITS; limit++)
      step->n_above[limit] += use > forecast->limits[limit];
  }
}

static void
keep_outcome(ErpForecast *forecast, guint index, const ErpReview *review) {
  ErpForecastStep *step = &forecast->steps[index];
  const ErpOutcome outcome = erp_outcome(review);
  const ErpMeasured rtt = outcome.measured[ERP_MEASURE_WORST_RTT];
  step->worst_rtt = rtt.value;
  step->worst_provenance = rtt.provenance;
  step->users = outcome.measured[ERP_MEASURE_USERS].value;
  step->over_budget = outcome.measured[ERP_MEASURE_OVER_BUDGET].value;
  step->cut_off = outcome.measured[ERP_MEASURE_CUT_OFF].value;
  /* the step's own plan is about to go; sites are those of the plan as it is */
  const ErpNetwork *network = forecast->base->network;
  guint32 node = rtt.object == NULL ? ERP_NONE : erp_network_node(network, rtt.object);
  step->worst_site = node == ERP_NONE ? NULL : network->nodes[node].id;
}

/* ---- all of them ----------------------------------------------------------------------------- */

typedef struct {
  ErpForecast *forecast;
  ErpTerrain *terrain;
  const ErpForecastJob *job;
  gint next;   /* step nobody has taken yet */
  GMutex lock; /* over progress */
} Work;

static void
do_step(Work *work, guint index) {
  ErpForecast *forecast = work->forecast;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  /* what lies between the first and the last step, which were tried, is as legal as they are */
  g_autoptr(ErpPlan) plan = erp_growth_plan(forecast->growth, index, NULL);
  g_assert(plan != NULL);
  g_autoptr(ErpResults) results = erp_evaluate_in(plan, work->terrain, work->job->outage, 1, diags);
  g_autoptr(ErpReview) review = erp_review_new_in(results, work->job->today, 1);
  keep_uses(forecast, index, results);
  keep_outcome(forecast, index, review);
  forecast->steps[index].done = TRUE;
}

static gpointer
do_steps(gpointer user) {
  Work *work = user;
  for (;;) {
    guint index = (guint) g_atomic_int_add(&work->next, 1);
    if (index >= work->forecast->n_steps || g_cancellable_is_cancelled(work->job->cancellable))
      return NULL;
    do_step(work, index);
    g_mutex_lock(&work->lock);
    if (work->job->progress != NULL)
      work->job->progress(work->job->user);
    g_mutex_unlock(&work->lock);
  }
}

static void
do_all(ErpForecast *forecast, ErpTerrain *terrain, const ErpForecastJob *job) {
  Work work = {.forecast = forecast, .terrain = terrain, .job = job};
  g_mutex_init(&work.lock);
  erp_crew_run("steps", do_steps, &work, 0, MAX(MIN(job->threads, forecast->n_steps), 1));
  g_mutex_clear(&work.lock);
}

/* ---- what follows from them ------------------------------------------------------------------ */

static void
find_crossings(ErpForecast *forecast) {
  guint n = forecast->base->network->n_elements;
  forecast->crossings = (ErpCrossing(*)[ERP_LIMITS]) g_new0(ErpCrossing, MAX(n, 1) * ERP_LIMITS);
  for (guint s = 0; s < forecast->n_steps; s++) {
    const ErpForecastStep *step = &forecast->steps[s];
    forecast->n_done += step->done;
    for (guint i = 0; step->done && i < n * ERP_LIMITS; i++) {
      ErpCrossing *crossing = &forecast->crossings[i / ERP_LIMITS][i % ERP_LIMITS];
      if (step->uses[i / ERP_LIMITS].use <= forecast->limits[i % ERP_LIMITS])
        continue;
      if (crossing->n++ == 0)
        crossing->first = s;
      crossing->last = s;
    }
  }
}

gint64
erp_forecast_most(const ErpForecast *forecast, guint32 element) {
  gint64 most = ERP_UNSET;
  for (guint s = 0; s < forecast->n_steps; s++)
    if (forecast->steps[s].done)
      most = MAX(most, forecast->steps[s].uses[element].use);
  return most;
}

static int
by_trouble(gconstpointer a, gconstpointer b, gpointer user) {
  const ErpForecast *forecast = user;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  for (guint limit = ERP_LIMITS; limit-- > 0;) {
    const ErpCrossing *cx = &forecast->crossings[x][limit], *cy = &forecast->crossings[y][limit];
    if ((cx->n > 0) != (cy->n > 0))
      return cx->n > 0 ? -1 : 1;
    if (cx->n > 0 && cx->first != cy->first)
      return cx->first < cy->first ? -1 : 1;
  }
  gint64 most_x = erp_forecast_most(forecast, x), most_y = erp_forecast_most(forecast, y);
  return most_x != most_y ? (most_x > most_y ? -1 : 1) : x < y ? -1 : x > y;
}

static void
find_order(ErpForecast *forecast) {
  guint n = forecast->base->network->n_elements;
  forecast->order = g_new(guint32, MAX(n, 1));
  for (guint32 i = 0; i < n; i++)
    if (erp_forecast_most(forecast, i) > 0)
      forecast->order[forecast->n_order++] = i;
  g_qsort_with_data(forecast->order, (gint) forecast->n_order, sizeof(guint32), by_trouble,
                    forecast);
}

ErpForecast *
erp_forecast_new(ErpGrowth *growth, ErpTerrain *terrain, const ErpForecastJob *job,
                 ErpDiagList *diags) {
  ErpForecast *forecast = g_new0(ErpForecast, 1);
  forecast->growth = growth;
  forecast->today = g_strdup(job->today);
  forecast->without = g_strdup(job->without);
  forecast->base =
      erp_evaluate_in(erp_growth_base(growth), terrain, job->outage, job->threads, diags);
  forecast->n_steps = erp_growth_length(growth);
  forecast->steps = g_new0(ErpForecastStep, forecast->n_steps);
  for (guint limit = 0; limit < ERP_LIMITS; limit++)
    forecast->limits[limit] = parameters[limit] == NULL
                                  ? FULL
                                  : erp_params_value(forecast->base->params, parameters[limit]);
  do_all(forecast, terrain, job);
  find_crossings(forecast);
  find_order(forecast);
  return forecast;
}

void
erp_forecast_free(ErpForecast *forecast) {
  if (forecast == NULL)
    return;
  for (guint s = 0; s < forecast->n_steps; s++)
    g_free(forecast->steps[s].uses);
  g_free(forecast->steps);
  g_free(forecast->today);
  g_free(forecast->without);
  g_free(forecast->crossings);
  g_free(forecast->order);
  erp_results_unref(forecast->base);
  g_free(forecast);
}
