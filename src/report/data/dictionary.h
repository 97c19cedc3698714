/* The data dictionary: what erplan writes for programs, one table for each kind of record with a
 * row for each of its members. JSON, JSON Lines, CSV, TSV, the JSON schemas and erplan-report(5)
 * are made from these tables, so they say the same.
 *
 * The tables are in dictionary-*.c; erp_type_check, erp_type_line, erp_type_diff,
 * erp_type_forecast and erp_type_failures are the documents. */
#pragma once

#include "eval/sweep.h"
#include "report/check/check.h"
#include "review/cost.h"
#include "review/difference.h"
#include "review/forecast.h"
#include "review/resiliency.h"

/* ---- what the records are drawn from --------------------------------------------------------- */

typedef struct _ErpSource ErpSource;
struct _ErpSource {
  const ErpJudgement *judgement;
  const ErpResults *results; /* NULL with all that follows when the plan could not be read */
  ErpCosts *costs;           /* owned */
  ErpResiliency *gateways;   /* per gateway; owned */
  ErpTally tally;            /* of the findings */
  const ErpFinding *worst;   /* the first that neither passes nor is accepted, or NULL */
  const ErpDiagList *errors; /* why it could not be read, else NULL */

  const ErpSweepOutcome *outcome; /* of a failure sweep, or NULL */

  /* Of two plans; then nothing above is there. */
  const ErpDifference *difference;
  const ErpSource *before, *after;
  GStringChunk *texts; /* made while they are read; owned */

  /* Of a plan step by step; then there are only judgement, results and texts. */
  const ErpForecast *forecast;
};

/* `judgement` must outlive the source; its review may be NULL, and then `errors` says why. */
void erp_source_init(ErpSource *source, const ErpJudgement *judgement, const ErpDiagList *errors);
/* Of two plans, of whose sources it asks; they and the difference must outlive it. */
void erp_source_init_difference(ErpSource *source, const ErpDifference *difference,
                                const ErpSource *before, const ErpSource *after);
/* Of a plan step by step; the judgement names it and has no review. */
void erp_source_init_forecast(ErpSource *source, const ErpJudgement *judgement,
                              const ErpForecast *forecast);
/* With what failures do to the plan. */
void erp_source_init_failures(ErpSource *source, const ErpJudgement *judgement,
                              const ErpSweepOutcome *outcome);
void erp_source_clear(ErpSource *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ErpSource, erp_source_clear)

/* One record. */
typedef struct {
  const ErpSource *source;
  gconstpointer at; /* the struct its members are in; NULL = there is no such record */
  guint index;      /* its place in the list it stands in */
} ErpItem;

/* ---- values ---------------------------------------------------------------------------------- */

typedef enum {
  ERP_DATUM_ABSENT, /* of an optional member */
  ERP_DATUM_NULL,   /* not stated, not known */
  ERP_DATUM_INTEGER,
  ERP_DATUM_BOOLEAN,
  ERP_DATUM_TEXT,
} ErpDatumKind;

typedef struct {
  ErpDatumKind kind;
  gint64 number;    /* of an integer or boolean */
  const char *text; /* borrowed, as it is: may hold what is no UTF-8 */
} ErpDatum;

ErpDatum erp_datum_integer(gint64 number); /* ERP_UNSET -> null */
ErpDatum erp_datum_boolean(gboolean value);
ErpDatum erp_datum_text(const char *text); /* NULL -> null */

/* ---- the tables ------------------------------------------------------------------------------ */

typedef enum {
  ERP_MEMBER_INTEGER,
  ERP_MEMBER_BOOLEAN,
  ERP_MEMBER_TEXT,
  ERP_MEMBER_WORD, /* one of `word`; not translated */
  ERP_MEMBER_RECORD,
} ErpMemberType;

/* Of an integer. Its name says it: doc/adr/0007-integers-with-units-in-json.md. */
typedef enum {
  ERP_IN_NOTHING, /* a count, or a place in a list or file */
  ERP_IN_US,
  ERP_IN_USER_US,
  ERP_IN_BPS,
  ERP_IN_METRES,
  ERP_IN_BASIS_POINTS,
  ERP_IN_HUNDREDTHS,
  ERP_IN_CENTS,
  ERP_IN_USD_CENTS,
  ERP_IN_USD_CENT_HUNDREDTHS,
  ERP_IN_GB,
  ERP_IN_POINTS,
  ERP_IN_HALVES,
} ErpMeasure;
const char *erp_measure_suffix(ErpMeasure measure); /* "us": the last part of the name; "" = none */
const char *erp_measure_about(ErpMeasure measure);  /* N_() "microseconds of round trip" */

typedef struct _ErpRecordType ErpRecordType;

typedef struct {
  const char *name;
  ErpMemberType type;
  gboolean nullable;
  gboolean optional;   /* not every record has it */
  ErpMeasure measure;  /* INTEGER */
  const char *about;   /* N_() one sentence; neighbours with the same one are told of together */
  const char *pattern; /* TEXT: regular expression it matches, or NULL */
  const char *(*word)(guint i); /* WORD: those it may be by number; NULL behind the last */
  const ErpRecordType *record;  /* RECORD: its kind */
  /* A list: makes `i` the place of its first entry from there on; FALSE when there is none. NULL
   * = a single value. */
  gboolean (*next)(const ErpItem *item, guint *i);
  ErpItem (*child)(const ErpItem *item, guint i); /* RECORD: that entry */
  /* Other types: reads what stands at `offset` from what `from` returns (the item's own struct
   * without it); where that is NULL, so is the value. A WORD is read as its number. */
  ErpDatum (*get)(const ErpItem *item, gconstpointer at, guint i);
  gconstpointer (*from)(const ErpItem *item);
  gsize offset;
} ErpMember;

struct _ErpRecordType {
  const char *name;  /* "element" */
  const char *title; /* N_() "Element" */
  const char *about; /* N_() one or two sentences, or NULL */
  const ErpMember *members;
  guint n_members;
};

const ErpMember *erp_type_member(const ErpRecordType *type, const char *name); /* or NULL */

/* The entry of a list, or 0 for a single value. */
ErpDatum erp_member_get(const ErpMember *member, const ErpItem *item, guint i);

/* The types of all records within those of that type, each once, in the order they are met. Caller
 * frees the array. */
GPtrArray *erp_type_inner(const ErpRecordType *type);
/* Its JSON schema, not translated. */
void erp_type_schema(const ErpRecordType *type, ErpSink sink);

/* The whole document or line of a source. */
ErpItem erp_source_item(const ErpSource *source);

extern const ErpRecordType erp_type_check;    /* "erplan-check/1" */
extern const ErpRecordType erp_type_line;     /* "erplan-line/1" */
extern const ErpRecordType erp_type_diff;     /* "erplan-diff/1" */
extern const ErpRecordType erp_type_forecast; /* "erplan-forecast/1" */
extern const ErpRecordType erp_type_failures; /* "erplan-failures/1" */
