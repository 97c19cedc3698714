/* Threads beside the one that talks to the user. */
#pragma once

#include <glib.h>

/* NULL when the system gives no more; joined with g_thread_join(). What asks the program to end is
 * left to the other thread, which knows when it may; and a handler of its own for a stack that is
 * full (GLib fills it when there is no memory at all) has the room to put the terminal back. */
GThread *erp_thread_try_new(const char *name, GThreadFunc func, gpointer user);

/* The same room for the thread that calls it, from now on. */
void erp_thread_give_room(void);
