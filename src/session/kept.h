/* Files that keep what is in them, as plans must: no pipes and devices, where who reads or writes
 * waits for somebody else, and the keys with it. */
#pragma once

#include <glib.h>

/* FALSE with ERP_ERROR_REFUSED for a pipe, a device and the like; TRUE also when there is nothing
 * of that name. */
gboolean erp_kept_check(const char *file, GError **error);
/* The content of a file (xml/reader.h); errors as above and of erp_xml_load(). */
GBytes *erp_kept_load(const char *file, GError **error);

/* SHA-256 of the content in hexadecimal, or NULL. Caller frees. */
char *erp_kept_hash(const char *file);

/* Saves over a file that holds what `hash` says (NULL = that is not there), and over nothing else:
 * ERP_ERROR_CHANGED when somebody else has changed, made or removed it, also at this moment, as all
 * who save this way wait for each other; ERP_ERROR_REFUSED when it is locked, or no file that keeps
 * what is in it; else as erp_save(). */
gboolean erp_kept_save(const char *file, const char *hash, GBytes *text, GError **error);
