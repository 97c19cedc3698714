/* RELAX NG validation of a document against a schema file (both local; nothing is fetched). */
#pragma once

#include <gio/gio.h>
#include "base/diag.h"

/* Adds one diagnostic with the element's place per violation to `diags`. FALSE with a GError only
 * when the document (ERP_ERROR_INPUT) or the schema (ERP_ERROR_REFERENCE; it must be one file)
 * cannot be read. */
gboolean erp_xml_validate(GBytes *document, const char *name, const char *schema_file,
                          ErpDiagList *diags, GError **error);
