/* What a plan comes to while something in it grows, as a paper and for programs
 * (report/written.h). */
#pragma once

#include "report/sentences.h"
#include "report/written.h"
#include "review/forecast.h"

/* What is to be written, and how. */
typedef struct {
  const ErpForecast *forecast;
  const ErpSubject *subject;
  guint width;    /* columns of a line of text */
  gboolean ascii; /* text in 7 bits */
  guint table;    /* index of erp_forecast_tables (data/data-tables.h), or ERP_NO_TABLE */
} ErpForecastPage;

/* FALSE and an error, with nothing written, when a program that the format takes is missing or
 * fails. */
gboolean erp_forecast_write(guint format, const ErpForecastPage *page, ErpSink sink,
                            GError **error);

/* Caller frees. */
ErpPaper *erp_forecast_paper(const ErpForecast *forecast, const ErpSubject *subject);
/* "from year 7", "up to 2Gbps", "always", "-": the steps at which something is above a limit, of
 * those that are done. Translated; caller frees. */
char *erp_forecast_when(const ErpForecast *forecast, const ErpCrossing *crossing);
