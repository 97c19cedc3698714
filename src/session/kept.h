/* Files that keep what is in them, as plans must: no pipes and devices, where who reads or writes
 * waits for somebody else, and the keys with it. */
#pragma once

#include <glib.h>

/* FALSE with ERP_ERROR_REFUSED for a pipe, a device and the like; TRUE also when there is nothing
 * of that name. */
gboolean erp_kept_check(const char *file, GError **error);
/* The content of a file (xml/reader.h); errors as above and of erp_xml_load(). */
GBytes *erp_kept_load(const char *file, GError **error);

/* Keeps others who ask from saving the file until the lock is freed: of two who save at once the
 * second sees what the first has written. FALSE with ERP_ERROR_REFUSED when somebody else has it.
 * Where there is no such file or its file system has no locks, `*lock` is -1: nobody is kept out.
 */
gboolean erp_kept_lock(const char *file, int *lock, GError **error);
void erp_kept_unlock(int lock);
