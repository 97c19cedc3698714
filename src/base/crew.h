/* Work shared by threads. */
#pragma once

#include <glib.h>

/* Calls `work` for each of `n` users, which lie `size` bytes apart (0 = it is the same one): side
 * by side, this thread among them. Where the system gives no more threads, what is left is done by
 * this one. Returns when all is done. */
void erp_crew_run(const char *name, GThreadFunc work, gpointer users, gsize size, guint n);
