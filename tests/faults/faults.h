/* What a test and the library it preloads tell each other. ERP_FAULT says what goes wrong, as
 * "FAMILY FIRST LAST WHAT": from the FIRST to the LAST call of that family (LAST 0 = for ever)
 * fails with the errno WHAT, does only a part of its work ("short"), or the process gets the signal
 * N before the call ("signal:N"). ERP_FAULT_TALLY names a file that both map. */
#pragma once

#include <stdint.h>

typedef enum {
  ERP_FAULT_ANY, /* of those below but memory: each step that others could see */
  ERP_FAULT_OPEN,
  ERP_FAULT_READ,
  ERP_FAULT_WRITE,
  ERP_FAULT_SYNC,
  ERP_FAULT_CLOSE,
  ERP_FAULT_RENAME,
  ERP_FAULT_LINK,
  ERP_FAULT_UNLINK,
  ERP_FAULT_MKDIR,
  ERP_FAULT_CHMOD,
  ERP_FAULT_STAT,
  ERP_FAULT_READLINK,
  ERP_FAULT_FOLDER, /* opendir, readdir */
  ERP_FAULT_LOCK,
  ERP_FAULT_THREAD,
  ERP_FAULT_MEMORY,
  ERP_FAULT_LAST,
} ErpFaultFamily;

#define ERP_FAULT_EDITS 4096 /* that a run may do */

#define ERP_FAULT_WORDS                                                                            \
  "any", "open", "read", "write", "sync", "close", "rename", "link", "unlink", "mkdir", "chmod",   \
      "stat", "readlink", "folder", "lock", "thread", "memory"

/* Survives the process that fills it in. */
typedef struct {
  uint32_t armed; /* calls count and fail */
  uint32_t calls[ERP_FAULT_LAST];
  uint32_t hits; /* how many failed */
  /* of editor.c: the last edit that was applied, that was said to be in the journal, that was said
   * to be saved */
  uint32_t applied, kept, saved;
  uint32_t refused; /* writes that were said to have failed */
  /* of an editing run: when each edit was applied, microseconds of monotonic time */
  int64_t applied_at[ERP_FAULT_EDITS];
} ErpFaultTally;
