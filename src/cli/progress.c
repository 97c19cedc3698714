#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/i18n.h"

#define FIRST_AFTER (G_USEC_PER_SEC / 2)
#define EVERY (G_USEC_PER_SEC / 10)

struct _ErpProgress {
  guint64 done, total;
  const char *things;
  gint64 start, next; /* monotonic us; when the line is written next */
  gboolean shown;
};

gboolean
erp_progress_wanted(void) {
  return isatty(STDERR_FILENO);
}

ErpProgress *
erp_progress_new(guint64 total, const char *things) {
  ErpProgress *progress = g_new0(ErpProgress, 1);
  progress->total = total;
  progress->things = things;
  progress->start = g_get_monotonic_time();
  progress->next = erp_progress_wanted() ? progress->start + FIRST_AFTER : G_MAXINT64;
  return progress;
}

static char *
time_left(guint64 seconds) {
  if (seconds < 60)
    return g_strdup_printf(_("%u s left"), (guint) seconds);
  if (seconds < 60 * 60)
    return g_strdup_printf(_("%u min %u s left"), (guint) (seconds / 60), (guint) (seconds % 60));
  return g_strdup_printf(_("%" G_GUINT64_FORMAT " h %u min left"), seconds / 3600,
                         (guint) (seconds / 60 % 60));
}

/* "45/s", or "6/min" when it is slow. */
static char *
show_rate(guint64 done, guint64 us) {
  guint64 rate = us == 0 ? 0 : done * G_USEC_PER_SEC / us;
  return rate > 0 || us == 0
             ? g_strdup_printf(_("%" G_GUINT64_FORMAT "/s"), rate)
             : g_strdup_printf(_("%" G_GUINT64_FORMAT "/min"), done * 60 * G_USEC_PER_SEC / us);
}

char *
erp_progress_text(guint64 done, guint64 total, const char *things, guint64 us) {
  g_autofree char *rate = show_rate(done, us);
  if (total == 0)
    return g_strdup_printf(_("%" G_GUINT64_FORMAT " %s, %s"), done, things, rate);
  guint64 left = total - MIN(done, total);
  g_autofree char *time = time_left(done == 0 ? 0 : left * us / done / G_USEC_PER_SEC);
  return g_strdup_printf(_("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " %s, %s, %s"), done,
                         total, things, rate, time);
}

void
erp_progress_step(ErpProgress *progress) {
  gint64 now = g_get_monotonic_time();
  progress->done++;
  if (now < progress->next)
    return;
  progress->next = now + EVERY;
  progress->shown = TRUE;
  g_autofree char *text = erp_progress_text(progress->done, progress->total, progress->things,
                                            (guint64) (now - progress->start));
  fprintf(stderr, "\r%s\033[K", text);
}

void
erp_progress_hide(ErpProgress *progress) {
  if (progress->shown)
    fputs("\r\033[K", stderr);
  progress->shown = FALSE;
}

void
erp_progress_free(ErpProgress *progress) {
  if (progress == NULL)
    return;
  erp_progress_hide(progress);
  g_free(progress);
}
