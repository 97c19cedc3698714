#include "session/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "session/save.h"
#include "base/i18n.h"

struct _ErpDraft {
  char *file;
  int fd;
  gboolean nameless; /* else the pipe or device itself */
};

static gboolean
fail(const ErpDraft *draft, GError **error) {
  int number = errno;
  g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT, _("%s: cannot be written: %s"), draft->file,
              g_strerror(number));
  return FALSE;
}

ErpDraft *
erp_draft_new(const char *file, GError **error) {
  struct stat status;
  ErpDraft *draft = g_new0(ErpDraft, 1);
  draft->file = g_strdup(file);
  draft->nameless = stat(file, &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
  draft->fd = draft->nameless ? erp_save_nameless(file) : g_open(file, O_WRONLY | O_CLOEXEC, 0);
  if (draft->fd >= 0)
    return draft;
  fail(draft, error);
  erp_draft_free(draft);
  return NULL;
}

void
erp_draft_free(ErpDraft *draft) {
  if (draft == NULL)
    return;
  if (draft->fd >= 0)
    (void) close(draft->fd);
  g_free(draft->file);
  g_free(draft);
}

gboolean
erp_draft_add(ErpDraft *draft, const char *text, gsize length, GError **error) {
  while (length > 0) {
    ssize_t n = write(draft->fd, text, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail(draft, error);
    text += n;
    length -= (gsize) n;
  }
  return TRUE;
}

gboolean
erp_draft_save(ErpDraft *draft, GError **error) {
  if (!draft->nameless) {
    int fd = draft->fd;
    draft->fd = -1;
    return close(fd) == 0 || fail(draft, error);
  }
  return erp_save_file(draft->file, draft->fd, ERP_SAVE_OVER, error);
}
