/* What is still to be done when GLib ends the program, most likely because memory cannot be had. */
#pragma once

#include <glib.h>

/* Owned by the caller, to whom its members are private. */
typedef struct {
  void (*say)(gpointer user);
  gpointer user;
  GThread *thread;
} ErpLastWords;

/* From now on `say` is called before the message is printed and the program ends, when that happens
 * in this thread: nothing else goes on in it. It is called once at most and has ten seconds. One at
 * a time in a process. */
void erp_last_words_begin(ErpLastWords *words, void (*say)(gpointer user), gpointer user);
void erp_last_words_end(void);
