/* In a build with --enable-thread-sanitizer: the sanitizer knows what is compiled with it and the
 * calls of the C library, but not GLib's locks, which are system calls of GLib's own. These
 * functions stand before GLib's of the same name, call them, and tell the sanitizer what they mean;
 * without them all that a lock guards would be called a race. */
#include <dlfcn.h>
#include <glib.h>
#include <sanitizer/tsan_interface.h>

/* `behind` is GLib's own function. Threads that look for it at the same time find the same. */
#define BEHIND(name)                                                                               \
  static gpointer found;                                                                           \
  if (g_atomic_pointer_get(&found) == NULL)                                                        \
    g_atomic_pointer_set(&found, dlsym(RTLD_NEXT, #name));                                         \
  __typeof__(&(name)) behind = (__typeof__(&(name))) g_atomic_pointer_get(&found)

/* ---- locks ------------------------------------------------------------------------------------
 */

void
g_mutex_clear(GMutex *mutex) {
  BEHIND(g_mutex_clear);
  __tsan_mutex_destroy(mutex, 0);
  behind(mutex);
}

void
g_mutex_lock(GMutex *mutex) {
  BEHIND(g_mutex_lock);
  __tsan_mutex_pre_lock(mutex, 0);
  behind(mutex);
  __tsan_mutex_post_lock(mutex, 0, 0);
}

gboolean
g_mutex_trylock(GMutex *mutex) {
  BEHIND(g_mutex_trylock);
  __tsan_mutex_pre_lock(mutex, __tsan_mutex_try_lock);
  gboolean locked = behind(mutex);
  __tsan_mutex_post_lock(mutex, __tsan_mutex_try_lock | (locked ? 0 : __tsan_mutex_try_lock_failed),
                         0);
  return locked;
}

void
g_mutex_unlock(GMutex *mutex) {
  BEHIND(g_mutex_unlock);
  __tsan_mutex_pre_unlock(mutex, 0);
  behind(mutex);
  __tsan_mutex_post_unlock(mutex, 0);
}

/* Before and after waiting, in which the lock is let go and taken again inside GLib. */
static void
let_go(GMutex *mutex) {
  __tsan_mutex_pre_unlock(mutex, 0);
  __tsan_mutex_post_unlock(mutex, 0);
}

static void
taken_again(GMutex *mutex) {
  __tsan_mutex_pre_lock(mutex, 0);
  __tsan_mutex_post_lock(mutex, 0, 0);
}

void
g_cond_wait(GCond *cond, GMutex *mutex) {
  BEHIND(g_cond_wait);
  let_go(mutex);
  behind(cond, mutex);
  taken_again(mutex);
}

gboolean
g_cond_wait_until(GCond *cond, GMutex *mutex, gint64 end_time) {
  BEHIND(g_cond_wait_until);
  let_go(mutex);
  gboolean signalled = behind(cond, mutex, end_time);
  taken_again(mutex);
  return signalled;
}

/* ---- what is made once ------------------------------------------------------------------------
 */

/* Both are macros too, which look at the place before they call. */
gboolean(g_once_init_enter)(volatile void *place) {
  BEHIND(g_once_init_enter);
  gboolean first = behind(place);
  __tsan_acquire((void *) place);
  return first;
}

void(g_once_init_leave)(volatile void *place, gsize result) {
  BEHIND(g_once_init_leave);
  __tsan_release((void *) place);
  behind(place, result);
}

/* ---- counts of references: all that was done with a thing lies before it is freed ------------ */

gboolean(g_atomic_ref_count_dec)(gatomicrefcount *count) {
  BEHIND(g_atomic_ref_count_dec);
  __tsan_release(count);
  gboolean last = behind(count);
  if (last)
    __tsan_acquire(count);
  return last;
}

static __thread GDestroyNotify clear_box; /* of the box that is being let go */

static void
clear_after_all(gpointer box) {
  __tsan_acquire(box);
  if (clear_box != NULL)
    clear_box(box);
}

void
g_atomic_rc_box_release_full(gpointer box, GDestroyNotify clear) {
  BEHIND(g_atomic_rc_box_release_full);
  GDestroyNotify outer = clear_box;
  clear_box = clear;
  __tsan_release(box);
  behind(box, clear_after_all);
  clear_box = outer;
}

void
g_atomic_rc_box_release(gpointer box) {
  g_atomic_rc_box_release_full(box, NULL);
}

/* ---- what GLib does by itself ---------------------------------------------------------------- */

/* GIO asks about files in threads of its own, in which nothing of ours runs. */
void AnnotateIgnoreReadsBegin(const char *file, int line);
void AnnotateIgnoreReadsEnd(const char *file, int line);
void AnnotateIgnoreWritesBegin(const char *file, int line);
void AnnotateIgnoreWritesEnd(const char *file, int line);

static GFunc run_task;

static void
run_unwatched(gpointer task, gpointer user) {
  AnnotateIgnoreReadsBegin(__FILE__, __LINE__);
  AnnotateIgnoreWritesBegin(__FILE__, __LINE__);
  run_task(task, user);
  AnnotateIgnoreWritesEnd(__FILE__, __LINE__);
  AnnotateIgnoreReadsEnd(__FILE__, __LINE__);
}

/* GIO has one pool, and erplan none. */
GThreadPool *
g_thread_pool_new(GFunc run, gpointer user, gint most, gboolean exclusive, GError **error) {
  BEHIND(g_thread_pool_new);
  g_assert(run_task == NULL || run_task == run);
  run_task = run;
  return behind(run_unwatched, user, most, exclusive, error);
}

/* The queue of that pool, and the name of the time zone that is kept behind a lock. */
const char *__tsan_default_suppressions(void);

const char *
__tsan_default_suppressions(void) {
  return "race:g_queue_pop_tail\nrace:g_time_zone_new_local\n";
}
