/* The list of endpoints that Microsoft's web service gives (endpoints.office.com, worldwide) as the
 * table "endpoint-sets" of the catalogue. */
#pragma once

#include <glib.h>

/* The table as text, sets by id, with title and source but no date. `file` is what errors call the
 * document and what the source names. ERP_ERROR_INPUT with FILE:LINE:COL when it is no such list: a
 * set without a number of its own, of an unknown service area or category, an address that is no
 * prefix. Members it does not know are passed over. */
GBytes *erp_endpoints_read(GBytes *bytes, const char *file, GError **error);
