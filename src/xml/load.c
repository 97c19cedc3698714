#include "xml/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <libxml/parser.h>

#include "base/error.h"

#include "base/i18n.h"

#define FIRST_CHUNK (64u * 1024u)

static void
load_error(const char *display, const char *why, GError **error) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s: cannot be read: %s"), display, why);
}

static gboolean
check_kind(int fd, const char *display, gsize *expected, GError **error) {
  struct stat status;
  if (fstat(fd, &status) != 0) {
    load_error(display, g_strerror(errno), error);
    return FALSE;
  }
  if (S_ISDIR(status.st_mode)) {
    load_error(display, _("it is a directory"), error);
    return FALSE;
  }
  if (S_ISREG(status.st_mode) && status.st_size > (off_t) ERP_XML_MAX_BYTES) {
    load_error(display, _("it is larger than 1 GiB"), error);
    return FALSE;
  }
  /* One byte more than the file holds, so that its end is seen without growing. */
  *expected = S_ISREG(status.st_mode) ? (gsize) status.st_size + 1 : FIRST_CHUNK;
  return TRUE;
}

/* Reads to the end or one byte past the cap. */
static GBytes *
read_all(int fd, const char *display, gsize expected, GError **error) {
  gsize size = MAX(expected, FIRST_CHUNK);
  gsize used = 0;
  g_autofree char *data = g_malloc(size);
  for (;;) {
    ssize_t n = read(fd, data + used, size - used);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      load_error(display, g_strerror(errno), error);
      return NULL;
    }
    used += (gsize) n;
    if (used > ERP_XML_MAX_BYTES) {
      load_error(display, _("it is larger than 1 GiB"), error);
      return NULL;
    }
    if (n == 0)
      return g_bytes_new_take(g_steal_pointer(&data), used);
    if (used == size) {
      size = MIN(2 * size, (gsize) ERP_XML_MAX_BYTES + 1);
      data = g_realloc(data, size);
    }
  }
}

GBytes *
erp_xml_load(const char *file, GError **error) {
  gboolean standard_input = g_str_equal(file, "-");
  g_autofree char *display =
      standard_input ? g_strdup(_("standard input")) : g_filename_display_name(file);
  int fd = standard_input ? STDIN_FILENO : g_open(file, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) {
    load_error(display, g_strerror(errno), error);
    return NULL;
  }

  gsize expected = 0;
  GBytes *bytes = NULL;
  if (check_kind(fd, display, &expected, error))
    bytes = read_all(fd, display, expected, error);
  if (!standard_input)
    (void) close(fd);
  return bytes;
}

void
erp_xml_prepare(void) {
  xmlInitParser();
}

void
erp_xml_cleanup(void) {
  xmlCleanupParser();
}
