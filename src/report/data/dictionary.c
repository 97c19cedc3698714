#include "report/data/dictionary-private.h"

#include <string.h>

#include "base/i18n.h"

/* ---- the source ------------------------------------------------------------------------------ */

static const ErpFinding *
first_trouble(const ErpReview *review) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->verdict >= ERP_VERDICT_NOT_ANSWERED && !finding->accepted)
      return finding;
  }
  return NULL;
}

void
erp_source_init(ErpSource *source, const ErpJudgement *judgement, const ErpDiagList *errors) {
  const ErpReview *review = judgement->review;
  *source = (ErpSource){.judgement = judgement, .errors = errors};
  if (review == NULL)
    return;
  source->results = erp_review_results(review);
  source->costs = erp_costs_new(review);
  source->gateways = g_new(ErpResiliency, source->results->network->n_gateways);
  for (guint32 i = 0; i < source->results->network->n_gateways; i++)
    source->gateways[i] = erp_resiliency_of(review, i);
  source->tally = erp_review_tally(review);
  source->worst = first_trouble(review);
}

void
erp_source_init_difference(ErpSource *source, const ErpDifference *difference,
                           const ErpSource *before, const ErpSource *after) {
  *source = (ErpSource){.difference = difference,
                        .before = before,
                        .after = after,
                        .texts = g_string_chunk_new(1024)};
}

void
erp_source_init_forecast(ErpSource *source, const ErpJudgement *judgement,
                         const ErpForecast *forecast) {
  *source = (ErpSource){.judgement = judgement,
                        .results = forecast->base,
                        .forecast = forecast,
                        .texts = g_string_chunk_new(1024)};
}

void
erp_source_init_failures(ErpSource *source, const ErpJudgement *judgement,
                         const ErpSweepOutcome *outcome) {
  erp_source_init(source, judgement, NULL);
  source->outcome = outcome;
}

void
erp_source_clear(ErpSource *source) {
  g_clear_pointer(&source->costs, erp_costs_free);
  g_free(source->gateways);
  g_clear_pointer(&source->texts, g_string_chunk_free);
}

ErpItem
erp_source_item(const ErpSource *source) {
  return (ErpItem){.source = source, .at = source};
}

ErpItem
erp_child_source(const ErpItem *item, guint i G_GNUC_UNUSED) {
  return erp_source_item(item->source);
}

/* ---- values ---------------------------------------------------------------------------------- */

ErpDatum
erp_datum_integer(gint64 number) {
  return (ErpDatum){.kind = number == ERP_UNSET ? ERP_DATUM_NULL : ERP_DATUM_INTEGER,
                    .number = number};
}

ErpDatum
erp_datum_boolean(gboolean value) {
  return (ErpDatum){.kind = ERP_DATUM_BOOLEAN, .number = value};
}

ErpDatum
erp_datum_text(const char *text) {
  return (ErpDatum){.kind = text == NULL ? ERP_DATUM_NULL : ERP_DATUM_TEXT, .text = text};
}

const ErpMember *
erp_type_member(const ErpRecordType *type, const char *name) {
  for (guint i = 0; i < type->n_members; i++)
    if (strcmp(type->members[i].name, name) == 0)
      return &type->members[i];
  return NULL;
}

ErpDatum
erp_member_get(const ErpMember *member, const ErpItem *item, guint i) {
  const char *base = member->from == NULL ? item->at : member->from(item);
  if (base == NULL)
    return (ErpDatum){.kind = ERP_DATUM_NULL};
  ErpDatum datum = member->get(item, base + member->offset, i);
  return member->type == ERP_MEMBER_WORD && datum.kind == ERP_DATUM_INTEGER
             ? erp_datum_text(member->word((guint) datum.number))
             : datum;
}

ErpDatum
erp_get_int64(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(*(const gint64 *) at);
}

ErpDatum
erp_get_uint(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(*(const guint *) at);
}

ErpDatum
erp_get_byte(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(*(const guint8 *) at);
}

ErpDatum
erp_get_bool(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_boolean(*(const bool *) at);
}

ErpDatum
erp_get_boolean(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_boolean(*(const gboolean *) at);
}

ErpDatum
erp_get_text(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_text(*(const char *const *) at);
}

ErpDatum
erp_get_element(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  guint32 element = *(const guint32 *) at;
  return erp_datum_text(element == ERP_NONE ? NULL : erp_item_network(item)->elements[element].id);
}

ErpDatum
erp_get_door(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  guint32 door = *(const guint32 *) at;
  return erp_datum_text(door == ERP_NONE ? NULL : erp_item_network(item)->doors[door].metro);
}

ErpDatum
erp_get_site(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_text(erp_item_network(item)->nodes[*(const guint32 *) at].id);
}

const ErpReview *
erp_item_review(const ErpItem *item) {
  return item->source->judgement->review;
}

const ErpNetwork *
erp_item_network(const ErpItem *item) {
  return item->source->results->network;
}

/* ---- units ----------------------------------------------------------------------------------- */

static const struct {
  const char *suffix, *about;
} measures[] = {
    [ERP_IN_NOTHING] = {"", ""},
    [ERP_IN_US] = {"us", N_("microseconds of round trip")},
    [ERP_IN_USER_US] = {"user_us", N_("people times microseconds of round trip")},
    [ERP_IN_BPS] = {"bps", N_("bit/s")},
    [ERP_IN_METRES] = {"m", N_("metres")},
    [ERP_IN_BASIS_POINTS] = {"bp", N_("basis points, hundredths of a percent")},
    [ERP_IN_HUNDREDTHS] = {"hundredths", N_("hundredths of one, or of the unit that is named")},
    [ERP_IN_CENTS] = {"cents", N_("hundredths of a unit of money")},
    [ERP_IN_USD_CENTS] = {"usd_cents", N_("US cents")},
    [ERP_IN_USD_CENT_HUNDREDTHS] = {"usd_cent_hundredths", N_("hundredths of a US cent")},
    [ERP_IN_GB] = {"gb", N_("gigabytes")},
    [ERP_IN_POINTS] = {"", N_("points")},
    [ERP_IN_HALVES] = {"", N_("halves")},
};

const char *
erp_measure_suffix(ErpMeasure measure) {
  return measures[measure].suffix;
}

const char *
erp_measure_about(ErpMeasure measure) {
  return measures[measure].about;
}

/* ---- words ----------------------------------------------------------------------------------- */

#define WORDS(function, word, Type, last)                                                          \
  const char *function(guint i) {                                                                  \
    return i <= (guint) (last) ? word((Type) i) : NULL;                                            \
  }

WORDS(erp_words_verdict, erp_verdict_word, ErpVerdict, ERP_VERDICT_FAIL)
WORDS(erp_words_provenance, erp_provenance_word, ErpProvenance, ERP_PROVENANCE_MODELLED)
WORDS(erp_words_origin, erp_cost_origin_word, ErpCostOrigin, ERP_COST_DECLARED)
WORDS(erp_words_category, erp_category_word, ErpCategory, ERP_CATEGORY_DEFAULT)
WORDS(erp_words_recommendation, erp_recommendation_word, ErpRecommendation, ERP_RECOMMEND_EITHER)
WORDS(erp_words_why, erp_why_code, ErpWhy, ERP_WHY_LAST - 1)
WORDS(erp_words_penalty, erp_penalty_word, ErpPenaltyClass, ERP_PENALTY_SEVERE)
WORDS(erp_words_level, erp_level_word, ErpLevel, ERP_LEVEL_HIGH)
WORDS(erp_words_pillar, erp_pillar_word, ErpPillar, ERP_PILLAR_PERFORMANCE)

const char *
erp_words_element(guint i) {
  static const char *const words[] = {"wan-link", "internet", "circuit", "gateway",
                                      "proxy",    "vpn",      NULL};
  return words[i];
}

const char *
erp_words_via(guint i) {
  static const char *const words[] = {"none", "internet", "expressroute", "private", NULL};
  return words[i];
}
