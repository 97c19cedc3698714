/* The latency model over a table of pairs, and its accuracy where round trips are given. */
#pragma once

#include "catalogue/catalogue.h"

/* `file` is tab-separated with a header row; lines that begin with '#' are skipped. Returns a table
 * of the model's figures, then, when there is a column rtt_ms, the accuracy in '#' lines. NULL with
 * ERP_ERROR_INPUT and the place. Caller frees. */
char *erp_latency_pairs(const char *file, const ErpCatalogue *catalogue, GError **error);
