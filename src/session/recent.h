/* The files opened last, newest first, at most 20: a file of the state folder with one URI a line.
 * Several programs may add at once; the last one to write wins. */
#pragma once

#include <glib.h>

#define ERP_RECENT_MAX 20

/* Canonical file names, whether or not the files are still there. A missing list is an empty one;
 * lines that are no file URI are left out. Array of char *; caller unrefs. */
GPtrArray *erp_recent_load(const char *state_folder);

/* When a file was written last, as people read it ("2026-11-26 09:14"); NULL = there is none.
 * Caller frees. */
char *erp_file_date(const char *file);

/* Puts the file on top. ERP_ERROR_OUTPUT when the list cannot be read or written; it then stays as
 * it was. */
gboolean erp_recent_add(const char *state_folder, const char *file, GError **error);
