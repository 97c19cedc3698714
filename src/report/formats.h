/* The forms a report can be handed out in: those of report/written.h, and the map as a drawing. */
#pragma once

#include "report/sentences.h"
#include "report/written.h"

/* NULL-terminated words of the formats, the first the one that is made when none is named. */
extern const char *const erp_report_formats[];
const char *erp_report_format_about(guint format); /* "a web page in one file"; translated */

/* What is to be written, and how. */
typedef struct {
  const ErpReview *review;
  const ErpSubject *subject;
  guint kind;               /* index of erp_report_kinds */
  const char *const *parts; /* ids of the sections to keep, NULL-terminated; NULL = all */
  guint width;              /* columns of a line of text */
  gboolean ascii;           /* text in 7 bits */
  guint table;              /* index of erp_data_tables, or ERP_NO_TABLE when none was named */
} ErpReportJob;

/* Whether the format can have what the job asks for, of which there need be no review yet; else
 * FALSE and ERP_ERROR_USAGE. */
gboolean erp_report_check_job(guint format, const ErpReportJob *job, GError **error);

/* Writes the report in the format of that index; tables and JSON piece by piece. FALSE and an
 * error, with nothing written, when it may not be handed on, has no such part, or a program that
 * the format takes is missing or fails. */
gboolean erp_report_write(guint format, const ErpReportJob *job, ErpSink sink, GError **error);
