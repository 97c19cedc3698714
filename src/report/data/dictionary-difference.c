/* The data dictionary: what lies between two plans, "erplan-diff/1". */
#include "report/data/dictionary-private.h"

#include "plan/field.h"
#include "report/figures.h"
#include "base/i18n.h"

static const ErpDifference *
difference_of(const ErpItem *item) {
  return item->source->difference;
}

#define ARRAY(next_, child_, n_, at_)                                                              \
  static gboolean next_(const ErpItem *item, guint *i) {                                           \
    return *i < (n_);                                                                              \
  }                                                                                                \
  static ErpItem child_(const ErpItem *item, guint i) {                                            \
    return (ErpItem){item->source, (at_), i};                                                      \
  }

/* ---- measures -------------------------------------------------------------------------------- */

static const char *
word_measure(guint i) {
  return i < ERP_MEASURES ? erp_measure_info((ErpMeasureId) i)->word : NULL;
}

static const char *const units[] = {"", "us", "bp", "bps", "cents"};

static const char *
word_unit(guint i) {
  return i < G_N_ELEMENTS(units) ? units[i] : NULL;
}

static const char *
word_trend(guint i) {
  return i <= ERP_TREND_CHANGED ? erp_trend_word((ErpTrend) i) : NULL;
}

static ErpDatum
get_measure(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(item->index);
}

static ErpDatum
get_unit(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  switch (erp_measure_info((ErpMeasureId) item->index)->unit) {
  case ERP_UNIT_TIME:
    return erp_datum_integer(1);
  case ERP_UNIT_PERCENT:
    return erp_datum_integer(2);
  case ERP_UNIT_RATE:
    return erp_datum_integer(3);
  case ERP_UNIT_MONEY:
    return erp_datum_integer(4);
  case ERP_UNIT_COUNT:
  case ERP_UNIT_LENGTH:
  case ERP_UNIT_LATITUDE:
  case ERP_UNIT_LONGITUDE:
  case ERP_UNIT_AVAILABILITY:
    break;
  }
  return erp_datum_integer(0);
}

static ErpDatum
get_trend(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(difference_of(item)->trends[item->index]);
}

static ErpDatum
get_measure_regression(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_boolean(difference_of(item)->trends[item->index] == ERP_TREND_WORSE &&
                           erp_measure_info((ErpMeasureId) item->index)->regression);
}

static gconstpointer
from_before_measured(const ErpItem *item) {
  return &difference_of(item)->outcomes[0].measured[item->index];
}

static gconstpointer
from_after_measured(const ErpItem *item) {
  return &difference_of(item)->outcomes[1].measured[item->index];
}

static const ErpMember measure_members[] = {
    WORD("measure", word_measure, N_("The figure; erplan-diff(1) explains them."),
         GET(get_measure)),
    WORD("unit", word_unit,
         N_("Unit of both values: microseconds, basis points, bit/s, cents; empty for a count."),
         GET(get_unit)),
    INTEGER("before", ERP_IN_NOTHING, N_("What it is in that plan; null when it is not known."),
            NULLABLE, FROM(from_before_measured), FIELD(ErpMeasured, value)),
    INTEGER("after", ERP_IN_NOTHING, N_("What it is in that plan; null when it is not known."),
            NULLABLE, FROM(from_after_measured), FIELD(ErpMeasured, value)),
    TEXT("before_object", N_("The object it is measured at: the worst link, the slowest site."),
         NULLABLE, FROM(from_before_measured), FIELD(ErpMeasured, object)),
    TEXT("after_object", N_("The object it is measured at: the worst link, the slowest site."),
         NULLABLE, FROM(from_after_measured), FIELD(ErpMeasured, object)),
    TEXT("before_currency", N_("Of money."), NULLABLE, FROM(from_before_measured),
         FIELD(ErpMeasured, currency)),
    TEXT("after_currency", N_("Of money."), NULLABLE, FROM(from_after_measured),
         FIELD(ErpMeasured, currency)),
    WORD("trend", word_trend,
         N_("From before to after; changed when it is neither better nor worse."), GET(get_trend)),
    BOOLEAN("regression", N_("It is worse, and that is a regression."),
            GET(get_measure_regression)),
};
TABLE(erp_type_measure, "measure", N_("Measure"), N_("A figure a plan is known by, in both plans."),
      measure_members);

ARRAY(next_measure, child_measure, G_N_ELEMENTS(difference_of(item)->trends), difference_of(item))

/* ---- structure ------------------------------------------------------------------------------- */

static const char *
word_change(guint i) {
  static const char *const words[] = {"added", "removed", "changed", NULL};
  return words[MIN(i, 3)];
}

static const ErpRecord *
record_of(const ErpChange *change) {
  return change->after != NULL ? change->after : change->before;
}

static ErpDatum
get_change(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(((const ErpChange *) at)->kind);
}

static ErpDatum
get_element(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_text(erp_kind_info(record_of(at)->kind)->element);
}

static gboolean
next_field(const ErpItem *item, guint *i) {
  const ErpChange *change = item->at;
  return change->fields != NULL && change->fields[*i] != NULL;
}

static ErpItem
child_field(const ErpItem *item, guint i) {
  return (ErpItem){item->source, item->at, i};
}

static ErpDatum
get_field(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_text(((const ErpChange *) at)->fields[item->index]);
}

/* Texts of values are made when they are asked for; the source keeps them. */
static ErpDatum
get_value(const ErpItem *item, const ErpRecord *record) {
  const ErpChange *change = item->at;
  int field = erp_kind_field(record->kind, change->fields[item->index]);
  g_autofree char *text = erp_record_get(record, (guint) field);
  return erp_datum_text(text == NULL ? NULL
                                     : g_string_chunk_insert_const(item->source->texts, text));
}

static ErpDatum
get_before_value(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return get_value(item, ((const ErpChange *) at)->before);
}

static ErpDatum
get_after_value(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return get_value(item, ((const ErpChange *) at)->after);
}

static const ErpMember field_members[] = {
    TEXT("name", N_("The field, as erplan-plan(5) has it."), GET(get_field)),
    TEXT("before", N_("Its value there; null when it has none."), NULLABLE, GET(get_before_value)),
    TEXT("after", N_("Its value there; null when it has none."), NULLABLE, GET(get_after_value)),
};
TABLE(erp_type_field_change, "field-change", N_("Changed field"), NULL, field_members);

static const ErpMember change_members[] = {
    WORD("change", word_change, N_("What happened to it."), GET(get_change)),
    TEXT("element", N_("What it is, by its XML name."), GET(get_element)),
    TEXT("object", N_("Its id or path."), FIELD(ErpChange, path)),
    RECORD("fields", &erp_type_field_change,
           N_("Of one that is changed; none when it only moved to another parent."),
           LIST(next_field), CHILD(child_field)),
};
TABLE(erp_type_change, "change", N_("Change"), N_("A record that differs, matched by its id."),
      change_members);

ARRAY(next_change, child_change, difference_of(item)->structure->len,
      difference_of(item)->structure->pdata[i])

/* ---- circuits -------------------------------------------------------------------------------- */

#define SIDE(side_)                                                                                \
  static gconstpointer from_##side_##_circuit(const ErpItem *item) {                               \
    return ((const ErpCircuitChange *) item->at)->side_;                                           \
  }                                                                                                \
  static gconstpointer from_##side_##_element(const ErpItem *item) {                               \
    return ((const ErpCircuitChange *) item->at)->side_##_element;                                 \
  }
SIDE(before)
SIDE(after)

#define CIRCUIT(side_)                                                                             \
  PAIR(#side_ "_capacity", N_("Its capacity; null when that plan does not have it."), ErpElement,  \
       capacity, NULLABLE, FROM(from_##side_##_element)),                                          \
      PAIR(#side_ "_load", N_("What it carries there."), ErpElementLoad, load, NULLABLE,           \
           FROM(from_##side_##_circuit)),                                                          \
      PAIR(#side_ "_microsoft365", N_("Of it, Microsoft 365."), ErpElementLoad, m365_load,         \
           NULLABLE, FROM(from_##side_##_circuit))

static const ErpMember circuit_members[] = {
    TEXT("circuit", N_("Its id."), FIELD(ErpCircuitChange, id)),
    CIRCUIT(before),
    CIRCUIT(after),
};
TABLE(erp_type_circuit_change, "circuit-change", N_("Circuit"),
      N_("A circuit of either plan, by id."), circuit_members);

ARRAY(next_circuit, child_circuit, difference_of(item)->n_circuits,
      &difference_of(item)->circuits[i])

/* ---- findings -------------------------------------------------------------------------------- */

static gconstpointer
from_changed_rule(const ErpItem *item) {
  return ((const ErpFindingChange *) item->at)->rule;
}

/* Nothing said is null. */
static ErpDatum
get_said(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  ErpVerdict verdict = *(const ErpVerdict *) at;
  return erp_datum_integer(verdict == ERP_VERDICT_PASS ? ERP_UNSET : (gint64) verdict);
}

static ErpDatum
get_level(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(((const ErpFindingChange *) at)->rule->level);
}

static ErpDatum
get_change_message(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  const ErpFindingChange *change = at;
  return erp_datum_text(
      erp_finding_message(change->after != NULL ? change->after : change->before));
}

static ErpDatum
get_finding_regression(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_boolean(erp_finding_change_is_regression(at));
}

#define SAID(field_) .offset = offsetof(ErpFindingChange, field_), .get = get_said

static const ErpMember finding_members[] = {
    TEXT("rule", N_("The rule."), FROM(from_changed_rule), FIELD(ErpRule, id)),
    WORD("level", erp_words_level, N_("Its severity."), GET(get_level)),
    TEXT("object", N_("What it speaks of; null = the plan."), NULLABLE,
         FIELD(ErpFindingChange, object)),
    WORD("before", erp_words_verdict, N_("What it says there; null when nothing is wrong."),
         NULLABLE, SAID(before_verdict)),
    WORD("after", erp_words_verdict, N_("What it says there; null when nothing is wrong."),
         NULLABLE, SAID(after_verdict)),
    BOOLEAN("regression", N_("It fails now and did not before."), GET(get_finding_regression)),
    TEXT("message", N_("What is said now, else what was said before."), GET(get_change_message)),
};
TABLE(erp_type_finding_change, "finding-change", N_("Changed finding"),
      N_("What a rule says of an object in one plan only, or worse in one of them."),
      finding_members);

ARRAY(next_finding, child_finding, difference_of(item)->n_findings,
      &difference_of(item)->findings[i])

/* ---- flows ----------------------------------------------------------------------------------- */

#define FLOW(side_)                                                                                \
  static gconstpointer from_##side_##_flow(const ErpItem *item) {                                  \
    return ((const ErpFlowChange *) item->at)->side_;                                              \
  }                                                                                                \
  static gconstpointer from_##side_##_route(const ErpItem *item) {                                 \
    const ErpFlow *flow = from_##side_##_flow(item);                                               \
    const ErpResults *results = erp_review_results(difference_of(item)->side_);                    \
    return flow->route == ERP_NONE ? NULL : &results->routes[flow->route];                         \
  }                                                                                                \
  static ErpDatum get_##side_##_way(const ErpItem *item, gconstpointer at G_GNUC_UNUSED,           \
                                    guint i G_GNUC_UNUSED) {                                       \
    const ErpFlow *flow = from_##side_##_flow(item);                                               \
    g_autofree char *way =                                                                         \
        erp_show_way(erp_review_results(difference_of(item)->side_), flow->route);                 \
    return erp_datum_text(g_string_chunk_insert_const(item->source->texts, way));                  \
  }
FLOW(before)
FLOW(after)

static ErpDatum
get_flow_site(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  const ErpFlow *flow = ((const ErpFlowChange *) at)->after;
  return erp_datum_text(
      erp_review_results(difference_of(item)->after)->network->nodes[flow->site].id);
}

static ErpDatum
get_flow_service(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  const ErpFlow *flow = ((const ErpFlowChange *) at)->after;
  const ErpResults *results = erp_review_results(difference_of(item)->after);
  return erp_datum_text(results->catalogue->services[flow->service].service);
}

static gconstpointer
from_changed_group(const ErpItem *item) {
  const ErpFlow *flow = from_after_flow(item);
  return flow->group == ERP_NONE
             ? NULL
             : &erp_review_results(difference_of(item)->after)->groups[flow->group];
}

#define CHANGED_FLOW(side_)                                                                        \
  TEXT(#side_ "_way", N_("Its planned way there."), GET(get_##side_##_way)),                       \
      INTEGER(#side_ "_rtt_us", ERP_IN_US, N_("Round trip of that way."), NULLABLE,                \
              FROM(from_##side_##_route), FIELD(ErpRoute, rtt)),                                   \
      PAIR(#side_ "_demand", N_("What the site needs there."), ErpFlow, rate,                      \
           FROM(from_##side_##_flow)),                                                             \
      WORD(#side_ "_recommendation", erp_words_recommendation, N_("Where it belongs there."),      \
           FROM(from_##side_##_flow), FIELD(ErpFlow, recommendation))

static const ErpMember flow_members[] = {
    TEXT("site", N_("Who needs it."), GET(get_flow_site)),
    TEXT("service", N_("The service, as “erplan catalogue services” lists it."),
         GET(get_flow_service)),
    WORD("category", erp_words_category,
         N_("Category of its endpoint sets; null outside Microsoft 365."), NULLABLE,
         FROM(from_changed_group), FIELD(ErpSetGroup, category)),
    CHANGED_FLOW(before),
    CHANGED_FLOW(after),
};
TABLE(erp_type_flow_change, "flow-change", N_("Changed flow"),
      N_("A flow of both plans that has another planned way, or belongs elsewhere."), flow_members);

ARRAY(next_flow, child_flow, difference_of(item)->n_flows, &difference_of(item)->flows[i])

/* ---- erplan-diff/1 --------------------------------------------------------------------------- */

static const char *
word_diff(guint i) {
  return i == 0 ? "erplan-diff/1" : NULL;
}

static ErpDatum
get_first_word(const ErpItem *item G_GNUC_UNUSED, gconstpointer at G_GNUC_UNUSED,
               guint i G_GNUC_UNUSED) {
  return erp_datum_integer(0);
}

static ErpItem
child_before(const ErpItem *item, guint i G_GNUC_UNUSED) {
  return erp_source_item(item->source->before);
}

static ErpItem
child_after(const ErpItem *item, guint i G_GNUC_UNUSED) {
  return erp_source_item(item->source->after);
}

static ErpDatum
get_regression(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_boolean(erp_difference_is_regression(difference_of(item)));
}

static ErpDatum
get_differs(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_boolean(!erp_difference_is_empty(difference_of(item)));
}

static const ErpMember diff_members[] = {
    WORD("schema", word_diff, N_("What the document is, and its version."), GET(get_first_word)),
    RECORD("tool", &erp_type_tool, N_("What wrote it."), CHILD(child_after)),
    RECORD("before", &erp_type_plan, N_("The first plan."), CHILD(child_before)),
    RECORD("after", &erp_type_plan, N_("The second plan."), CHILD(child_after)),
    BOOLEAN("differs", N_("Something differs."), GET(get_differs)),
    BOOLEAN("regression",
            N_("A measure that counts as one is worse, or a rule fails an object that it did not "
               "fail."),
            GET(get_regression)),
    RECORD("measures", &erp_type_measure, N_("The figures both plans are known by."),
           LIST(next_measure), CHILD(child_measure)),
    RECORD("structure", &erp_type_change,
           N_("What was changed in the plan, in the order of the second."), LIST(next_change),
           CHILD(child_change)),
    RECORD("circuits", &erp_type_circuit_change, N_("The circuits of both plans, by id."),
           LIST(next_circuit), CHILD(child_circuit)),
    RECORD("findings", &erp_type_finding_change,
           N_("What rules say otherwise: the worse verdict first, then the highest severity, then "
              "by rule and object."),
           LIST(next_finding), CHILD(child_finding)),
    RECORD("flows", &erp_type_flow_change,
           N_("Traffic that takes another way or belongs elsewhere, by site and service."),
           LIST(next_flow), CHILD(child_flow)),
};
TABLE(erp_type_diff, "diff", N_("The document erplan-diff/1"),
      N_("What erplan diff --format=json and erplan whatif --format=json write: what lies between "
         "two plans."),
      diff_members);
