#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "session/journal-private.h"
#include "base/i18n.h"

#define FIRST_LINE "erplan recovery journal 1"
#define KEY_LENGTH 16

/* ---- the text ---- */

void
erp_journal_entry_clear(ErpJournalEntry *entry) {
  g_clear_pointer(&entry->file, g_free);
  g_clear_pointer(&entry->saved, g_free);
  g_clear_pointer(&entry->text, g_bytes_unref);
}

GBytes *
erp_journal_encode(const ErpJournalEntry *entry) {
  gsize length = 0;
  const char *text = g_bytes_get_data(entry->text, &length);
  g_autofree char *uri = entry->file != NULL ? g_filename_to_uri(entry->file, NULL, NULL) : NULL;
  g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, entry->text);
  GString *out = g_string_sized_new(length + 512);
  g_string_append(out, FIRST_LINE "\n");
  g_string_append_printf(out, "file: %s\n", uri != NULL ? uri : "-");
  g_string_append_printf(out, "saved: %s\n", entry->saved != NULL ? entry->saved : "-");
  g_string_append_printf(out, "time: %" G_GINT64_FORMAT "\n", entry->time);
  g_string_append_printf(out, "text: %s\n\n", hash);
  g_string_append_len(out, text, (gssize) length);
  return g_string_free_to_bytes(out);
}

/* The value of the next line, which must begin with `name`; NULL when it does not or is cut off.
 * Caller frees. */
static char *
next_value(const char **at, const char *end, const char *name) {
  const char *stop = memchr(*at, '\n', (gsize) (end - *at));
  gsize skip = strlen(name);
  if (stop == NULL || (gsize) (stop - *at) < skip || strncmp(*at, name, skip) != 0)
    return NULL;
  char *value = g_strndup(*at + skip, (gsize) (stop - *at) - skip);
  *at = stop + 1;
  return value;
}

static char *
absent_or(char *value) {
  if (strcmp(value, "-") != 0)
    return value;
  g_free(value);
  return NULL;
}

static gboolean
read_file_name(const char *value, ErpJournalEntry *entry) {
  if (strcmp(value, "-") == 0)
    return TRUE;
  entry->file = g_filename_from_uri(value, NULL, NULL);
  return entry->file != NULL;
}

static gboolean
decode(GBytes *bytes, ErpJournalEntry *entry) {
  gsize length = 0;
  const char *at = g_bytes_get_data(bytes, &length);
  const char *start = at;
  if (length == 0)
    return FALSE;
  const char *end = at + length;
  g_autofree char *first = next_value(&at, end, FIRST_LINE);
  g_autofree char *file = first != NULL ? next_value(&at, end, "file: ") : NULL;
  char *saved = file != NULL ? next_value(&at, end, "saved: ") : NULL;
  entry->saved = saved != NULL ? absent_or(saved) : NULL;
  g_autofree char *time = saved != NULL ? next_value(&at, end, "time: ") : NULL;
  g_autofree char *hash = time != NULL ? next_value(&at, end, "text: ") : NULL;
  g_autofree char *empty = hash != NULL ? next_value(&at, end, "") : NULL;
  if (empty == NULL || first[0] != '\0' || empty[0] != '\0' || !read_file_name(file, entry) ||
      !g_ascii_string_to_signed(time, 10, G_MININT64, G_MAXINT64, &entry->time, NULL))
    return FALSE;
  entry->text = g_bytes_new_from_bytes(bytes, (gsize) (at - start), (gsize) (end - at));
  g_autofree char *found = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, entry->text);
  return strcmp(found, hash) == 0;
}

gboolean
erp_journal_decode(GBytes *bytes, const char *name, ErpJournalEntry *entry, GError **error) {
  *entry = (ErpJournalEntry){0};
  if (decode(bytes, entry))
    return TRUE;
  erp_journal_entry_clear(entry);
  g_set_error(
      error, ERP_ERROR, ERP_ERROR_INPUT,
      _("%s: is not a whole recovery journal; it is kept, remove it when you do not need it"),
      name);
  return FALSE;
}

/* ---- names and locks ---- */

char *
erp_journal_stem(const char *file) {
  if (file == NULL)
    return g_strdup(ERP_JOURNAL_PREFIX "new-");
  g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, file, -1);
  return g_strdup_printf(ERP_JOURNAL_PREFIX "%.*s-", KEY_LENGTH, hash);
}

char *
erp_journal_lock_name(const char *journal) {
  return g_strconcat(journal, ".lock", NULL);
}

static gboolean
held_by_another(int fd) {
  return flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

int
erp_journal_lock(const char *journal) {
  g_autofree char *name = erp_journal_lock_name(journal);
  int fd = g_open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0 && held_by_another(fd)) {
    close(fd);
    errno = EWOULDBLOCK;
    return -1;
  }
  return fd;
}

void
erp_journal_unlock(const char *journal, int lock) {
  g_autofree char *name = erp_journal_lock_name(journal);
  g_unlink(name);
  close(lock);
}

gboolean
erp_journal_is_locked(const char *journal, GError **error) {
  g_autofree char *name = erp_journal_lock_name(journal);
  int fd = g_open(name, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0 && errno == ENOENT)
    return FALSE;
  if (fd < 0) {
    int number = errno;
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                _("%s: whether another program uses this journal cannot be told: %s"), name,
                g_strerror(number));
    return TRUE;
  }
  gboolean held = held_by_another(fd);
  close(fd);
  return held;
}
