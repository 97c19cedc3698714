/* Files written whole or not at all. The text goes to a temporary file in the same folder, is
 * brought to the disk, and takes the place of the old file in one step; a failure leaves the old
 * file as it was and no temporary file. Owner, group, mode and attributes stay
 * (session/likeness.h); of several hard links only the one named gets the new text, as they could
 * not be replaced together. What is not a regular file (a pipe, a device) is written directly,
 * which may take as long as its reader likes (session/kept.h). */
#pragma once

#include <gio/gio.h>

typedef enum {
  ERP_SAVE_NEW,  /* ERP_ERROR_CHANGED when the file exists */
  ERP_SAVE_OVER, /* takes the place of an existing file; follows symbolic links */
} ErpSaveMode;

/* ERP_ERROR_OUTPUT when it cannot be written; the message names the file and the reason. */
gboolean erp_save(const char *file, GBytes *text, ErpSaveMode mode, GError **error);
/* The same with what a file that is open for reading holds; memory does not depend on its size. */
gboolean erp_save_file(const char *file, int fd, ErpSaveMode mode, GError **error);
/* A file without a name beside `file`, where there is room for it if anywhere: gone with its
 * descriptor, which can be written and read. -1 with errno set. */
int erp_save_nameless(const char *file);
