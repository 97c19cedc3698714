#include "base/prefix.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/error.h"

#include "base/i18n.h"

static guint
family_bits(guint8 family) {
  return family == 4 ? 32 : 128;
}

/* Clears the bits behind the length; TRUE when some were set. */
static gboolean
clear_host_bits(ErpPrefix *prefix) {
  gboolean cleared = FALSE;
  for (guint i = 0; i < 16; i++) {
    guint kept = prefix->length > 8 * i ? MIN(8, prefix->length - 8 * i) : 0;
    guint8 mask = (guint8) (0xFF00U >> kept);
    cleared |= (prefix->bytes[i] & (guint8) ~mask) != 0;
    prefix->bytes[i] &= mask;
  }
  return cleared;
}

/* Decimal without sign or leading zero, at most `most`. */
static gboolean
parse_length(const char *text, guint most, guint8 *out) {
  guint value = 0;
  gsize n = strspn(text, "0123456789");
  if (n == 0 || n > 3 || text[n] != '\0' || (n > 1 && text[0] == '0'))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    value = 10 * value + (guint) (text[i] - '0');
  if (value > most)
    return FALSE;
  *out = (guint8) value;
  return TRUE;
}

static gboolean
parse_raw(const char *text, ErpPrefix *out) {
  char address[INET6_ADDRSTRLEN];
  gsize n = strcspn(text, "/");
  if (n >= sizeof address)
    return FALSE;
  memcpy(address, text, n);
  address[n] = '\0';

  memset(out, 0, sizeof *out);
  if (inet_pton(AF_INET, address, out->bytes) == 1)
    out->family = 4;
  else if (inet_pton(AF_INET6, address, out->bytes) == 1)
    out->family = 6;
  else
    return FALSE;

  out->length = (guint8) family_bits(out->family);
  return text[n] == '\0' || parse_length(text + n + 1, out->length, &out->length);
}

gboolean
erp_prefix_parse(const char *text, ErpPrefix *out, GError **error) {
  ErpPrefix prefix;
  if (text == NULL || !parse_raw(text, &prefix)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("“%s” is not an IP prefix; write for example 203.0.113.0/28 or "
                  "2001:db8::/48"),
                text != NULL ? text : "");
    return FALSE;
  }
  if (clear_host_bits(&prefix)) {
    g_autofree char *corrected = erp_prefix_format(&prefix);
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("“%s” has bits set behind its prefix length; write %s"), text, corrected);
    return FALSE;
  }
  *out = prefix;
  return TRUE;
}

/* The first longest run of at least two zero groups, as RFC 5952 wants it shortened. */
static void
longest_zero_run(const guint groups[8], guint *start, guint *length) {
  *start = 8;
  *length = 1;
  for (guint i = 0; i < 8; i++) {
    guint n = 0;
    while (i + n < 8 && groups[i + n] == 0)
      n++;
    if (n > *length) {
      *start = i;
      *length = n;
    }
  }
}

static void
append_ipv6(GString *out, const guint8 bytes[16]) {
  static const guint8 mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (memcmp(bytes, mapped, sizeof mapped) == 0) {
    g_string_append_printf(out, "::ffff:%u.%u.%u.%u", bytes[12], bytes[13], bytes[14], bytes[15]);
    return;
  }
  guint groups[8], start, length;
  for (guint i = 0; i < 8; i++)
    groups[i] = (guint) bytes[2 * i] << 8 | bytes[2 * i + 1];
  longest_zero_run(groups, &start, &length);
  for (guint i = 0; i < 8; i++) {
    if (i == start) {
      g_string_append(out, "::");
      i += length - 1;
      continue;
    }
    if (i > 0 && out->str[out->len - 1] != ':')
      g_string_append_c(out, ':');
    g_string_append_printf(out, "%x", groups[i]);
  }
}

char *
erp_prefix_format(const ErpPrefix *prefix) {
  GString *out = g_string_new(NULL);
  const guint8 *b = prefix->bytes;
  if (prefix->family == 4)
    g_string_append_printf(out, "%u.%u.%u.%u", b[0], b[1], b[2], b[3]);
  else
    append_ipv6(out, b);
  g_string_append_printf(out, "/%u", prefix->length);
  return g_string_free(out, FALSE);
}

gboolean
erp_prefix_contains(const ErpPrefix *outer, const ErpPrefix *inner) {
  if (outer->family != inner->family || outer->length > inner->length)
    return FALSE;
  guint whole = outer->length / 8;
  guint8 mask = (guint8) (0xFF00U >> outer->length % 8); /* of the bits behind whole bytes */
  return memcmp(inner->bytes, outer->bytes, whole) == 0 &&
         (mask == 0 || ((inner->bytes[whole] ^ outer->bytes[whole]) & mask) == 0);
}

ErpPrefix
erp_prefix_shortened(const ErpPrefix *prefix, guint8 length) {
  ErpPrefix shorter = *prefix;
  shorter.length = length;
  clear_host_bits(&shorter);
  return shorter;
}

gboolean
erp_prefix_overlaps(const ErpPrefix *a, const ErpPrefix *b) {
  return erp_prefix_contains(a, b) || erp_prefix_contains(b, a);
}

int
erp_prefix_compare(const ErpPrefix *a, const ErpPrefix *b) {
  if (a->family != b->family)
    return a->family < b->family ? -1 : 1;
  int order = memcmp(a->bytes, b->bytes, sizeof a->bytes);
  if (order != 0)
    return order < 0 ? -1 : 1;
  return (a->length > b->length) - (a->length < b->length);
}

gboolean
erp_prefix_is_public(const ErpPrefix *prefix) {
  static const ErpPrefix not_public[] = {
      {4, 8, {0}},         {4, 8, {10}},       {4, 10, {100, 64}},   {4, 8, {127}},
      {4, 16, {169, 254}}, {4, 12, {172, 16}}, {4, 24, {192, 0, 0}}, {4, 16, {192, 168}},
      {4, 15, {198, 18}},  {4, 4, {224}},      {4, 4, {240}},
  };
  static const ErpPrefix global_unicast = {6, 3, {0x20}};
  if (prefix->family == 6)
    return erp_prefix_contains(&global_unicast, prefix);
  for (guint i = 0; i < G_N_ELEMENTS(not_public); i++)
    if (erp_prefix_overlaps(prefix, &not_public[i]))
      return FALSE;
  return TRUE;
}

void
erp_prefix_split(const ErpPrefix *prefix, ErpPrefix halves[2]) {
  g_assert(prefix->length < family_bits(prefix->family));
  halves[0] = halves[1] = *prefix;
  halves[0].length = halves[1].length = (guint8) (prefix->length + 1);
  halves[1].bytes[prefix->length / 8] |= (guint8) (0x80U >> prefix->length % 8);
}

/* The cuts inside a prefix stand right behind it. */
static gboolean
is_cut(const ErpPrefix *prefix, const GArray *cuts) {
  guint low = 0, high = cuts->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (erp_prefix_compare(&g_array_index(cuts, ErpPrefix, middle), prefix) > 0)
      high = middle;
    else
      low = middle + 1;
  }
  return low < cuts->len && erp_prefix_contains(prefix, &g_array_index(cuts, ErpPrefix, low));
}

void
erp_prefix_divide(const ErpPrefix *prefix, const GArray *cuts, GArray *parts) {
  if (!is_cut(prefix, cuts)) {
    g_array_append_val(parts, *prefix);
    return;
  }
  ErpPrefix halves[2];
  erp_prefix_split(prefix, halves);
  erp_prefix_divide(&halves[0], cuts, parts);
  erp_prefix_divide(&halves[1], cuts, parts);
}
