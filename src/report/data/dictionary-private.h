/* Private to dictionary*.c: how the rows of the tables are written. */
#pragma once

#include "report/data/dictionary.h"

/* ---- rows: name, what else, N_() about, where it is read ------------------------------------ */

#define INTEGER(name_, measure_, about_, ...)                                                      \
  { .name = name_, .type = ERP_MEMBER_INTEGER, .measure = measure_, .about = about_, __VA_ARGS__ }
#define BOOLEAN(name_, about_, ...)                                                                \
  { .name = name_, .type = ERP_MEMBER_BOOLEAN, .about = about_, __VA_ARGS__ }
#define TEXT(name_, about_, ...)                                                                   \
  { .name = name_, .type = ERP_MEMBER_TEXT, .about = about_, __VA_ARGS__ }
#define WORD(name_, word_, about_, ...)                                                            \
  { .name = name_, .type = ERP_MEMBER_WORD, .word = word_, .about = about_, __VA_ARGS__ }
#define RECORD(name_, record_, about_, ...)                                                        \
  { .name = name_, .type = ERP_MEMBER_RECORD, .record = record_, .about = about_, __VA_ARGS__ }

/* Both directions of a rate, in an array. */
#define PAIR(name_, about_, struct_, field_, ...)                                                  \
  INTEGER(name_ "_up_bps", ERP_IN_BPS, about_, FIELD(struct_, field_[ERP_UP]), __VA_ARGS__),       \
      INTEGER(name_ "_down_bps", ERP_IN_BPS, about_, FIELD(struct_, field_[ERP_DOWN]),             \
              __VA_ARGS__)
/* Points that are known to lie between two. */
#define POINTS(name_, measure_, about_, field_)                                                    \
  INTEGER(name_ "_least", measure_, about_, FIELD(ErpResiliency, field_.least)),                   \
      INTEGER(name_ "_most", measure_, about_, FIELD(ErpResiliency, field_.most))

/* A member of the struct, read as what it is. */
#define FIELD(struct_, field_)                                                                     \
  .offset = offsetof(struct_, field_),                                                             \
  .get = _Generic(((struct_ *) NULL)->field_,                                                      \
      gint64: erp_get_int64,                                                                       \
      guint8: erp_get_byte,                                                                        \
      guint: erp_get_uint,                                                                         \
      bool: erp_get_bool,                                                                          \
      gboolean: erp_get_boolean,                                                                   \
      char *: erp_get_text,                                                                        \
      const char *: erp_get_text)

#define NULLABLE .nullable = TRUE
#define FROM(function) .from = function
#define GET(function) .get = function
#define CHILD(function) .child = function
#define LIST(function) .next = function

#define TABLE(variable, name_, title_, about_, members_)                                           \
  const ErpRecordType variable = {.name = name_,                                                   \
                                  .title = title_,                                                 \
                                  .about = about_,                                                 \
                                  .members = members_,                                             \
                                  .n_members = G_N_ELEMENTS(members_)}

ErpDatum erp_get_int64(const ErpItem *item, gconstpointer at, guint i);
ErpDatum erp_get_byte(const ErpItem *item, gconstpointer at, guint i);
ErpDatum erp_get_bool(const ErpItem *item, gconstpointer at, guint i);
ErpDatum erp_get_uint(const ErpItem *item, gconstpointer at, guint i);
ErpDatum erp_get_boolean(const ErpItem *item, gconstpointer at, guint i);
ErpDatum erp_get_text(const ErpItem *item, gconstpointer at, guint i);

/* ---- words ----------------------------------------------------------------------------------- */

const char *erp_words_verdict(guint i);
const char *erp_words_provenance(guint i);
const char *erp_words_origin(guint i); /* of costs */
const char *erp_words_element(guint i);
const char *erp_words_via(guint i);
const char *erp_words_category(guint i);
const char *erp_words_recommendation(guint i);
const char *erp_words_why(guint i);
const char *erp_words_penalty(guint i);
const char *erp_words_level(guint i);
const char *erp_words_pillar(guint i);

/* ---- where several tables read --------------------------------------------------------------- */

const ErpReview *erp_item_review(const ErpItem *item);   /* or NULL */
const ErpNetwork *erp_item_network(const ErpItem *item); /* the source has results */
/* The element's id; null for ERP_NONE. */
ErpDatum erp_get_element(const ErpItem *item, gconstpointer at, guint i);
/* The entry point's metro; null for ERP_NONE. */
ErpDatum erp_get_door(const ErpItem *item, gconstpointer at, guint i);
/* The site's id. */
ErpDatum erp_get_site(const ErpItem *item, gconstpointer at, guint i);
/* The source itself, for a part that has no struct of its own. */
ErpItem erp_child_source(const ErpItem *item, guint i);

/* ---- records --------------------------------------------------------------------------------- */

/* dictionary-plan.c */
extern const ErpRecordType erp_type_tool, erp_type_plan, erp_type_table, erp_type_counts,
    erp_type_summary, erp_type_parameter, erp_type_headline;
/* dictionary-network.c */
extern const ErpRecordType erp_type_element, erp_type_gateway, erp_type_costs, erp_type_totals,
    erp_type_site;
/* dictionary-flows.c */
extern const ErpRecordType erp_type_route, erp_type_flow;
/* dictionary-difference.c */
extern const ErpRecordType erp_type_measure, erp_type_change, erp_type_field_change,
    erp_type_circuit_change, erp_type_finding_change, erp_type_flow_change;
/* dictionary-failures.c */
extern const ErpRecordType erp_type_impact, erp_type_service_cut;
/* dictionary-findings.c */
extern const ErpRecordType erp_type_finding, erp_type_diagnostic, erp_type_baseline;
