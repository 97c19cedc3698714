/* Looks every two seconds whether another program has changed the document's file. The question to
 * the file system is asked in another thread, so that a slow one holds nothing up. */
#pragma once

#include "session/document.h"

typedef struct _ErpWatch ErpWatch;

/* `noticed` is called in the thread's default main context (at the time of making) when the answer
 * is another one than before. The document must outlive the watch. */
ErpWatch *erp_watch_new(ErpDocument *document, void (*noticed)(gpointer user), gpointer user);
void erp_watch_free(ErpWatch *watch);

/* Looks at once. */
void erp_watch_look(ErpWatch *watch);
ErpOutside erp_watch_state(const ErpWatch *watch);
/* The file was read or written by ourselves. */
void erp_watch_settle(ErpWatch *watch);
