/* The data dictionary: a plan step by step while something in it grows. */
#include "report/data/dictionary-private.h"

#include "review/forecast.h"
#include "base/i18n.h"

static const ErpForecast *
forecast_of(const ErpItem *item) {
  return item->source->forecast;
}

static const ErpElement *
element_at(const ErpItem *item, guint32 index) {
  return &forecast_of(item)->base->network->elements[index];
}

/* The value of a step; the text is kept as long as the source. */
static ErpDatum
value_of(const ErpItem *item, guint step) {
  g_autofree char *value = erp_growth_value_text(forecast_of(item)->growth, step);
  return erp_datum_text(g_string_chunk_insert(item->source->texts, value));
}

static ErpDatum
id_of(const ErpItem *item, guint32 element) {
  return erp_datum_text(element == ERP_NONE ? NULL : element_at(item, element)->id);
}

/* ---- limits ---------------------------------------------------------------------------------- */

static const char *
words_limit(guint i) {
  static const char *const words[] = {"warn", "fail", "full", NULL};
  return words[i];
}

static ErpDatum
get_index(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(item->index);
}

static ErpDatum
get_parameter(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_text(erp_forecast_parameter((ErpForecastLimit) item->index));
}

static const ErpMember limit_members[] = {
    WORD("limit", words_limit, N_("Its name in this document."), GET(get_index)),
    TEXT("parameter", N_("The parameter that it is; null for the capacity itself."), NULLABLE,
         GET(get_parameter)),
    {.name = "utilisation_bp",
     .type = ERP_MEMBER_INTEGER,
     .measure = ERP_IN_BASIS_POINTS,
     .about = N_("Load by capacity; what is used more is above it."),
     .get = erp_get_int64},
};
static TABLE(type_limit, "use-limit", N_("Limit of the use"), NULL, limit_members);

static gboolean
next_limit(const ErpItem *item G_GNUC_UNUSED, guint *i) {
  return *i < ERP_LIMITS;
}

static ErpItem
child_limit(const ErpItem *item, guint i) {
  return (ErpItem){item->source, &forecast_of(item)->limits[i], i};
}

/* ---- steps ----------------------------------------------------------------------------------- */

static const ErpForecastStep *
step_of(const ErpItem *item) {
  return item->at;
}

static gconstpointer
from_done(const ErpItem *item) {
  return step_of(item)->done ? item->at : NULL;
}

static gconstpointer
from_fullest(const ErpItem *item) {
  const ErpForecastStep *step = step_of(item);
  return !step->done || step->fullest == ERP_NONE ? NULL : &step->uses[step->fullest];
}

static ErpDatum
get_value(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return value_of(item, item->index);
}

static ErpDatum
get_fullest(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return id_of(item, ((const ErpForecastUse *) at)->element);
}

static ErpDatum
get_worst_provenance(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  const ErpForecastStep *step = at;
  return erp_datum_integer(step->worst_rtt == ERP_UNSET ? ERP_UNSET : step->worst_provenance);
}

#define STEP(name_, about_, field_)                                                                \
  INTEGER(name_, ERP_IN_NOTHING, about_, NULLABLE, FROM(from_done), FIELD(ErpForecastStep, field_))

static const ErpMember step_members[] = {
    INTEGER("step", ERP_IN_NOTHING, N_("Its place, from 0."), GET(get_index)),
    TEXT("value", N_("The factor (1.25), the value as a plan states it (2Gbps), or the year (3)."),
         GET(get_value)),
    BOOLEAN("done", N_("It was worked out, not cancelled; else all that follows is null."),
            FIELD(ErpForecastStep, done)),
    STEP("users", N_("Users of all sites."), users),
    TEXT("fullest_element", N_("Id of the element with the highest utilisation."), NULLABLE,
         FROM(from_fullest), GET(get_fullest)),
    INTEGER("fullest_utilisation_bp", ERP_IN_BASIS_POINTS, N_("Of it, in its busier direction."),
            NULLABLE, FROM(from_fullest), FIELD(ErpForecastUse, use)),
    STEP("above_warn", N_("How many elements are above that limit."), n_above[ERP_LIMIT_WARN]),
    STEP("above_fail", N_("How many elements are above that limit."), n_above[ERP_LIMIT_FAIL]),
    STEP("above_full", N_("How many elements are above that limit."), n_above[ERP_LIMIT_FULL]),
    INTEGER("worst_rtt_us", ERP_IN_US,
            N_("The worst round trip of planned real-time or interactive traffic."), NULLABLE,
            FROM(from_done), FIELD(ErpForecastStep, worst_rtt)),
    TEXT("worst_rtt_site", N_("The site that has it."), NULLABLE, FROM(from_done),
         FIELD(ErpForecastStep, worst_site)),
    WORD("worst_rtt_provenance", erp_words_provenance, N_("Where it comes from."), NULLABLE,
         FROM(from_done), GET(get_worst_provenance)),
    STEP("over_budget_users",
         N_("Users of sites whose planned round trip breaks a limit of rule "
            "WAN-03."),
         over_budget),
    STEP("cut_off_users", N_("Users of sites with traffic that has no way."), cut_off),
};
static TABLE(type_step, "step", N_("Step"), N_("The plan at a step."), step_members);

static gboolean
next_step(const ErpItem *item, guint *i) {
  return *i < forecast_of(item)->n_steps;
}

static ErpItem
child_step(const ErpItem *item, guint i) {
  return (ErpItem){item->source, &forecast_of(item)->steps[i], i};
}

/* ---- elements -------------------------------------------------------------------------------- */

static gconstpointer
from_element(const ErpItem *item) {
  return element_at(item, item->index);
}

static ErpDatum
get_most(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(erp_forecast_most(forecast_of(item), item->index));
}

#define CROSSING(word_, limit_)                                                                    \
  {.name = "above_" word_ "_steps",                                                                \
   .type = ERP_MEMBER_INTEGER,                                                                     \
   .about = N_("At how many steps it is above that limit."),                                       \
   .get = erp_get_uint,                                                                            \
   .offset = limit_ * sizeof(ErpCrossing) + offsetof(ErpCrossing, n)},                             \
      {.name = "above_" word_ "_first",                                                            \
       .type = ERP_MEMBER_INTEGER,                                                                 \
       .about = N_("The first and the last of these steps; null when there is none."),             \
       .nullable = TRUE,                                                                           \
       .from = from_crossing_##limit_,                                                             \
       .get = erp_get_uint,                                                                        \
       .offset = offsetof(ErpCrossing, first)},                                                    \
  {                                                                                                \
    .name = "above_" word_ "_last", .type = ERP_MEMBER_INTEGER,                                    \
    .about = N_("The first and the last of these steps; null when there is none."),                \
    .nullable = TRUE, .from = from_crossing_##limit_, .get = erp_get_uint,                         \
    .offset = offsetof(ErpCrossing, last)                                                          \
  }

#define FROM_CROSSING(limit_)                                                                      \
  static gconstpointer from_crossing_##limit_(const ErpItem *item) {                               \
    const ErpCrossing *crossing = (const ErpCrossing *) item->at + limit_;                         \
    return crossing->n == 0 ? NULL : crossing;                                                     \
  }
FROM_CROSSING(ERP_LIMIT_WARN)
FROM_CROSSING(ERP_LIMIT_FAIL)
FROM_CROSSING(ERP_LIMIT_FULL)

static const ErpMember element_members[] = {
    WORD("kind", erp_words_element, N_("What it is."), FROM(from_element), FIELD(ErpElement, kind)),
    TEXT("id", N_("Its id, or the path of an internet access without one."), FROM(from_element),
         FIELD(ErpElement, id)),
    INTEGER("utilisation_most_bp", ERP_IN_BASIS_POINTS, N_("The highest of any step."),
            GET(get_most)),
    CROSSING("warn", ERP_LIMIT_WARN),
    CROSSING("fail", ERP_LIMIT_FAIL),
    CROSSING("full", ERP_LIMIT_FULL),
};
static TABLE(type_element, "growing-element", N_("Element that fills up"),
             N_("The steps at which an element is above the limits, of those that were done."),
             element_members);

static gboolean
next_element(const ErpItem *item, guint *i) {
  return *i < forecast_of(item)->n_order;
}

static ErpItem
child_element(const ErpItem *item, guint i) {
  guint32 element = forecast_of(item)->order[i];
  return (ErpItem){item->source, forecast_of(item)->crossings[element], element};
}

/* ---- uses ------------------------------------------------------------------------------------ */

static ErpDatum
get_use_value(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return value_of(item, ((const ErpForecastUse *) item->at)->step);
}

static gconstpointer
from_used(const ErpItem *item) {
  return element_at(item, ((const ErpForecastUse *) item->at)->element);
}

static const char *
words_direction(guint i) {
  static const char *const words[] = {"up", "down", NULL};
  return words[i];
}

static ErpDatum
get_direction(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(((const ErpForecastUse *) item->at)->direction);
}

static const ErpMember use_members[] = {
    INTEGER("step", ERP_IN_NOTHING, N_("The step, from 0."), FIELD(ErpForecastUse, step)),
    TEXT("value", N_("Its value, as among the steps."), GET(get_use_value)),
    WORD("kind", erp_words_element, N_("What the element is."), FROM(from_used),
         FIELD(ErpElement, kind)),
    TEXT("element", N_("Its id, or the path of an internet access without one."), FROM(from_used),
         FIELD(ErpElement, id)),
    WORD("direction", words_direction,
         N_("The one that is used more; up is towards Microsoft, and of a WAN link from a to b."),
         GET(get_direction)),
    INTEGER("load_bps", ERP_IN_BPS, N_("What is planned to go over it."),
            FIELD(ErpForecastUse, load)),
    INTEGER("capacity_bps", ERP_IN_BPS, N_("What it can carry."), NULLABLE,
            FIELD(ErpForecastUse, capacity)),
    INTEGER("utilisation_bp", ERP_IN_BASIS_POINTS, N_("Load by capacity; null without a capacity."),
            NULLABLE, FIELD(ErpForecastUse, use)),
};
static TABLE(type_use, "use", N_("Use"), N_("An element at a step."), use_members);

/* Step by step; those that were cancelled have none. */
static gboolean
next_use(const ErpItem *item, guint *i) {
  const ErpForecast *forecast = forecast_of(item);
  guint n = forecast->base->network->n_elements;
  while (n > 0 && *i < forecast->n_steps * n && !forecast->steps[*i / n].done)
    *i = (*i / n + 1) * n;
  return *i < forecast->n_steps * n;
}

static ErpItem
child_use(const ErpItem *item, guint i) {
  const ErpForecast *forecast = forecast_of(item);
  guint n = forecast->base->network->n_elements;
  return (ErpItem){item->source, &forecast->steps[i / n].uses[i % n], i};
}

/* ---- erplan-forecast/1 ----------------------------------------------------------------------- */

static const char *
word_forecast(guint i) {
  return i == 0 ? "erplan-forecast/1" : NULL;
}

static ErpDatum
get_first_word(const ErpItem *item G_GNUC_UNUSED, gconstpointer at G_GNUC_UNUSED,
               guint i G_GNUC_UNUSED) {
  return erp_datum_integer(0);
}

static const char *
words_growth(guint i) {
  static const char *const words[] = {"scale", "set", "yearly", NULL};
  return words[i];
}

static ErpDatum
get_growth(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(erp_growth_kind(forecast_of(item)->growth));
}

static ErpDatum
get_text(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_text(erp_growth_text(forecast_of(item)->growth));
}

static ErpDatum
get_without(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_text(forecast_of(item)->without);
}

static ErpDatum
get_partial(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_boolean(forecast_of(item)->n_done < forecast_of(item)->n_steps);
}

static const ErpMember forecast_members[] = {
    WORD("schema", word_forecast, N_("What the document is, and its version."),
         GET(get_first_word)),
    RECORD("tool", &erp_type_tool, N_("What wrote it."), CHILD(erp_child_source)),
    RECORD("plan", &erp_type_plan, N_("The plan, with what was changed in it before."),
           CHILD(erp_child_source)),
    WORD("growth", words_growth, N_("Whether values are scaled or set, or demand grows by year."),
         GET(get_growth)),
    TEXT("text", N_("The range or rate as it was given."), GET(get_text)),
    TEXT("without", N_("What has failed at every step, translated; null when nothing has."),
         NULLABLE, GET(get_without)),
    BOOLEAN("partial", N_("It was cancelled: not every step is done."), GET(get_partial)),
    RECORD("limits", &type_limit, N_("What elements can be above, the lowest first."),
           LIST(next_limit), CHILD(child_limit)),
    RECORD("elements", &type_element,
           N_("What the traffic takes and has a capacity; what fills up first stands first."),
           LIST(next_element), CHILD(child_element)),
    RECORD("steps", &type_step, N_("The steps in their order."), LIST(next_step),
           CHILD(child_step)),
    RECORD("uses", &type_use, N_("Every element at every step that is done."), LIST(next_use),
           CHILD(child_use)),
};
TABLE(
    erp_type_forecast, "forecast", N_("The document erplan-forecast/1"),
    N_("What erplan whatif --sweep and --growth write with --format=json: the plan step by step."),
    forecast_members);
