/* RELAX NG validation of a document against a schema file (both local; nothing is fetched). */
#pragma once

#include <gio/gio.h>
#include "base/diag.h"

/* Adds one diagnostic per violation to `diags`. FALSE with a GError only when the schema or the
 * document cannot be read. */
gboolean erp_xml_validate(GBytes *document, const char *name, const char *schema_file,
                          ErpDiagList *diags, GError **error);
