#include "base/crew.h"

#include "base/thread.h"

void
erp_crew_run(const char *name, GThreadFunc work, gpointer users, gsize size, guint n) {
  g_autofree GThread **threads = g_new0(GThread *, MAX(n, 1));
  for (guint i = 1; i < n; i++)
    threads[i] = erp_thread_try_new(name, work, (char *) users + i * size);
  for (guint i = 0; i < n; i++)
    if (threads[i] == NULL)
      work((char *) users + i * size);
  for (guint i = 1; i < n; i++)
    if (threads[i] != NULL)
      g_thread_join(threads[i]);
}
