#include "xml/decode.h"

#include <string.h>

#include "base/error.h"
#include "xml/position.h"
#include "xml/reader.h"

#include "base/i18n.h"

#define DECLARATION "<?xml"

typedef struct {
  const char *encoding; /* for iconv */
  guint n_mark;         /* length of the byte-order mark */
  guint n_magic;
  const char magic[5];
} Signature;

/* The longer ones first: the UTF-32 mark begins like the UTF-16 one. */
static const Signature SIGNATURES[] = {
    {"UTF-32LE", 4, 4, "\xFF\xFE\0"},   {"UTF-32BE", 4, 4, {0, 0, '\xFE', '\xFF'}},
    {"UTF-32LE", 0, 4, {'<', 0, 0, 0}}, {"UTF-32BE", 0, 4, {0, 0, 0, '<'}},
    {"UTF-8", 3, 3, "\xEF\xBB\xBF"},    {"UTF-16LE", 2, 2, "\xFF\xFE"},
    {"UTF-16BE", 2, 2, "\xFE\xFF"},     {"UTF-16LE", 0, 2, {'<', 0}},
    {"UTF-16BE", 0, 2, {0, '<'}},
};

static const struct {
  const char *format;
  guint n_magic;
  const char magic[7];
} PACKERS[] = {
    {"gzip", 2, "\x1F\x8B"},
    {"xz", 6,
     "\xFD"
     "7zXZ"},
    {"Zstandard", 4, "(\xB5/\xFD"},
    {"bzip2", 3, "BZh"},
    {"ZIP", 4, "PK\x03\x04"},
};

static void
error_at(const char *text, gsize length, gsize offset, const char *name, const char *message,
         GError **error) {
  ErpXmlPosition position;
  erp_xml_position_init(&position, text, length);
  erp_xml_position_seek(&position, offset);
  erp_xml_position_error(&position, name, message, error);
}

static gboolean
refuse_unreadable(const char *data, gsize length, const char *name, GError **error) {
  if (length == 0) {
    error_at(data, length, 0, name, _("not well-formed: the file is empty"), error);
    return FALSE;
  }
  if (length > ERP_XML_MAX_BYTES) {
    error_at(data, length, 0, name, _("the file is larger than 1 GiB; split the plan"), error);
    return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS(PACKERS); i++) {
    if (length < PACKERS[i].n_magic || memcmp(data, PACKERS[i].magic, PACKERS[i].n_magic) != 0)
      continue;
    g_autofree char *message =
        g_strdup_printf(_("the file is compressed (%s); unpack it first"), PACKERS[i].format);
    error_at(data, length, 0, name, message, error);
    return FALSE;
  }
  return TRUE;
}

/* The value of encoding="..." in the XML declaration of an ASCII-compatible text, or NULL. */
static char *
declared_encoding(const char *data, gsize length, gsize *offset) {
  gsize n_head = strlen(DECLARATION);
  if (length <= n_head || memcmp(data, DECLARATION, n_head) != 0)
    return NULL;
  const char *end = memchr(data, '>', MIN(length, 1024));
  const char *p = end == NULL ? NULL : g_strstr_len(data, end - data, "encoding");
  if (p == NULL)
    return NULL;
  p += strlen("encoding");
  while (p < end && (g_ascii_isspace(*p) || *p == '='))
    p++;
  if (p >= end || (*p != '"' && *p != '\''))
    return NULL;
  const char *close = memchr(p + 1, *p, (gsize) (end - p - 1));
  if (close == NULL)
    return NULL;
  *offset = (gsize) (p + 1 - data);
  return g_strndup(p + 1, (gsize) (close - p - 1));
}

/* A name after the XML rules: also keeps iconv's own "//" suffixes out. */
static gboolean
is_encoding_name(const char *encoding) {
  if (!g_ascii_isalpha(encoding[0]))
    return FALSE;
  for (const char *p = encoding; *p != '\0'; p++)
    if (!g_ascii_isalnum(*p) && strchr("._-", *p) == NULL)
      return FALSE;
  return TRUE;
}

/* The offset of the first byte that is NUL or not UTF-8, or `length`. */
static gsize
find_invalid(const char *text, gsize length) {
  gsize i = 0;
  while (i < length) {
    guint64 word;
    if (length - i >= sizeof word) {
      /* Eight bytes at once: a top bit set, or borrowed from a zero byte, needs a closer look. */
      memcpy(&word, text + i, sizeof word);
      if (((word | (word - G_GUINT64_CONSTANT(0x0101010101010101))) &
           G_GUINT64_CONSTANT(0x8080808080808080)) == 0) {
        i += sizeof word;
        continue;
      }
    }
    if (text[i] == '\0')
      return i;
    gunichar c = g_utf8_get_char_validated(text + i, (gssize) (length - i));
    if (c == (gunichar) -1 || c == (gunichar) -2)
      return i;
    i += (gsize) g_utf8_skip[(guint8) text[i]];
  }
  return length;
}

static gboolean
refuse_invalid(const char *text, gsize length, const char *name, GError **error) {
  gsize invalid = find_invalid(text, length);
  if (invalid == length)
    return TRUE;
  g_autofree char *message =
      text[invalid] == '\0'
          ? g_strdup(_("not well-formed: a NUL character is not allowed in XML"))
          : g_strdup_printf(_("not well-formed: byte 0x%02X is not valid UTF-8; save the file as "
                              "UTF-8 or declare its encoding"),
                            (guint8) text[invalid]);
  error_at(text, length, invalid, name, message, error);
  return FALSE;
}

/* The place is counted in what could be converted. */
static void
conversion_error(const char *data, gsize good, const char *encoding, const char *name,
                 GError **error) {
  gsize length = 0;
  g_autofree char *text = g_convert(data, (gssize) good, "UTF-8", encoding, NULL, &length, NULL);
  g_autofree char *message = g_strdup_printf(
      _("not well-formed: the bytes here are not valid %s; save the file as UTF-8"), encoding);
  error_at(text == NULL ? "" : text, text == NULL ? 0 : length, G_MAXSIZE, name, message, error);
}

static GBytes *
convert(const char *data, gsize length, const char *encoding, gsize place, const char *name,
        GError **error) {
  gsize n_read = 0;
  gsize n_written = 0;
  g_autoptr(GError) local = NULL;
  g_autofree char *text =
      g_convert(data, (gssize) length, "UTF-8", encoding, &n_read, &n_written, &local);
  if (g_error_matches(local, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION)) {
    g_autofree char *message =
        g_strdup_printf(_("the encoding “%s” is not known; save the file as UTF-8"), encoding);
    error_at(data, length, place, name, message, error);
    return NULL;
  }
  if (text == NULL || n_read < length) {
    conversion_error(data, n_read, encoding, name, error);
    return NULL;
  }
  if (n_written > ERP_XML_MAX_BYTES) {
    error_at(text, n_written, 0, name, _("the file is larger than 1 GiB; split the plan"), error);
    return NULL;
  }
  if (!refuse_invalid(text, n_written, name, error))
    return NULL;
  return g_bytes_new_take(g_steal_pointer(&text), n_written);
}

/* Whether a declaration read as ASCII would read the same in the encoding it declares. */
static gboolean
agrees_with_itself(const char *encoding) {
  g_autoptr(GError) local = NULL;
  g_autofree char *probe = g_convert(DECLARATION, 4, "UTF-8", encoding, NULL, NULL, &local);
  if (g_error_matches(local, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    return TRUE; /* the conversion says what is wrong */
  return probe != NULL && strncmp(probe, DECLARATION, 4) == 0;
}

static void
contradiction(const char *text, gsize length, gsize place, const char *encoding, const char *name,
              GError **error) {
  g_autofree char *message =
      g_strdup_printf(_("the file says it is %s but it is not; save the file as UTF-8"), encoding);
  error_at(text, length, place, name, message, error);
}

static GBytes *
convert_declared(const char *data, gsize length, const char *encoding, gsize place,
                 const char *name, GError **error) {
  if (!agrees_with_itself(encoding)) {
    contradiction(data, length, place, encoding, name, error);
    return NULL;
  }
  return convert(data, length, encoding, place, name, error);
}

static GBytes *
keep_utf8(GBytes *bytes, gsize skip, const char *name, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  if (length == skip) {
    error_at("", 0, 0, name, _("not well-formed: the file is empty"), error);
    return NULL;
  }
  if (!refuse_invalid(data + skip, length - skip, name, error))
    return NULL;
  return g_bytes_new_from_bytes(bytes, skip, length - skip);
}

/* Whether what a text declares can be what its first bytes show; neither has to name an order of
 * bytes. */
static gboolean
fits(const char *declared, const char *shown) {
  static const char *const OTHERS[][2] = {
      {"UTF8", "UTF-8"},   {"ISO-10646-UCS-2", "UTF-16"}, {"UCS-2", "UTF-16"},
      {"UCS-4", "UTF-32"}, {"ISO-10646-UCS-4", "UTF-32"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(OTHERS); i++)
    if (g_ascii_strcasecmp(declared, OTHERS[i][0]) == 0)
      declared = OTHERS[i][1];
  return g_ascii_strncasecmp(declared, shown, strlen(declared)) == 0 && strlen(declared) >= 5;
}

/* By a byte-order mark, or by how "<" is written. */
static GBytes *
decode_shown(GBytes *bytes, const Signature *signature, const char *name, GError **error) {
  gsize length, place = 0;
  const char *data = g_bytes_get_data(bytes, &length);
  g_autoptr(GBytes) text = g_str_equal(signature->encoding, "UTF-8")
                               ? keep_utf8(bytes, signature->n_mark, name, error)
                               : convert(data + signature->n_mark, length - signature->n_mark,
                                         signature->encoding, 0, name, error);
  if (text == NULL)
    return NULL;
  data = g_bytes_get_data(text, &length);
  g_autofree char *encoding = declared_encoding(data, length, &place);
  if (encoding != NULL && is_encoding_name(encoding) && !fits(encoding, signature->encoding)) {
    contradiction(data, length, place, encoding, name, error);
    return NULL;
  }
  return g_steal_pointer(&text);
}

GBytes *
erp_xml_decode(GBytes *bytes, const char *name, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  if (!refuse_unreadable(data, length, name, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS(SIGNATURES); i++) {
    const Signature *signature = &SIGNATURES[i];
    if (length < signature->n_magic || memcmp(data, signature->magic, signature->n_magic) != 0)
      continue;
    return decode_shown(bytes, signature, name, error);
  }

  gsize place = 0;
  g_autofree char *encoding = declared_encoding(data, length, &place);
  /* A name that cannot be one is left to the parser, which says so. */
  if (encoding == NULL || !is_encoding_name(encoding) ||
      g_ascii_strcasecmp(encoding, "UTF-8") == 0 || g_ascii_strcasecmp(encoding, "UTF8") == 0)
    return keep_utf8(bytes, 0, name, error);
  return convert_declared(data, length, encoding, place, name, error);
}
