/* Records of the data dictionary as a table: a row for each, in CSV or TSV. A header with the names
 * of the members always comes first; a row is a line, ended by LF; the text is UTF-8.
 *
 * The members of a record within a record have its name before theirs ("internet_rtt_us"). The
 * entries of a list are in one cell with spaces between them, those that are records with a colon
 * between their members, hundredths as a decimal: "rtt_er_ms:40.00:measured". What is null or
 * absent is an empty cell.
 *
 * Cells are safe: controls and invisible characters are "<U+000A>", and a text that a spreadsheet
 * would take for a formula has an apostrophe before it. Numbers are as they are. */
#pragma once

#include "report/data/dictionary.h"
#include "report/difference.h"
#include "report/failures.h"
#include "report/forecast.h"
#include "report/written.h"

/* NULL-terminated words of the tables, the first the one that is made when none is named. */
extern const char *const erp_data_tables[];
const char *erp_data_table_about(guint table); /* "what the rules say"; translated */
const ErpRecordType *erp_data_table_record(guint table);

/* The same for what lies between two plans. */
extern const char *const erp_difference_tables[];
const char *erp_difference_table_about(guint table);
const ErpRecordType *erp_difference_table_record(guint table);
void erp_difference_table_write(const ErpDifferenceJob *job, ErpTableForm form, ErpSink sink);
/* And as a document, data/schema/diff.schema.json. */
void erp_difference_json(const ErpDifferenceJob *job, ErpSink sink);

/* The same for a plan step by step: data/schema/forecast.schema.json. */
extern const char *const erp_forecast_tables[];
const char *erp_forecast_table_about(guint table);
const ErpRecordType *erp_forecast_table_record(guint table);
void erp_forecast_table_write(const ErpForecastPage *page, ErpTableForm form, ErpSink sink);
void erp_forecast_json(const ErpForecastPage *page, ErpSink sink);

/* Those of erplan whatif: the tables of two plans, then those of a plan step by step. */
extern const char *const erp_whatif_tables[];
guint erp_whatif_first_forecast(void); /* place of the first of the latter */

/* The failures of a sweep, and as a document, data/schema/failures.schema.json. */
void erp_failures_table_write(const ErpFailuresJob *job, ErpTableForm form, ErpSink sink);
void erp_failures_json(const ErpFailuresJob *job, ErpSink sink);

/* What those of two plans are written from. */
typedef struct {
  ErpJudgement judgements[2];
  ErpSource sides[2], source;
} ErpDifferenceSource;
void erp_difference_source_init(ErpDifferenceSource *source, const ErpDifferenceJob *job);
void erp_difference_source_clear(ErpDifferenceSource *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ErpDifferenceSource, erp_difference_source_clear)

void erp_data_table_write(guint table, ErpTableForm form, const ErpJudgement *judgement,
                          ErpSink sink);
