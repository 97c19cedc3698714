/* From the bytes of a file to UTF-8 text, by byte-order mark or declared encoding. Used by the
 * folder's own parts only. */
#pragma once

#include <glib.h>

/* The text without its byte-order mark: valid UTF-8 without NUL, at most ERP_XML_MAX_BYTES. Shares
 * the memory of `bytes` when that is UTF-8 already. NULL with ERP_ERROR_INPUT and
 * "NAME:LINE:COL: " for compressed, empty or oversized input, an unknown encoding, a declaration
 * that contradicts the bytes, invalid bytes and NUL. Caller unrefs. */
GBytes *erp_xml_decode(GBytes *bytes, const char *name, GError **error);
