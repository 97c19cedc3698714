/* Maps in words, for where they cannot be drawn. */
#include "report/map/map.h"

#include "base/hash.h"
#include "report/figures.h"
#include "base/i18n.h"

#define NAMED 6 /* places of a kind that are named */

static void
append_part(GString *out, const char *part) {
  g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", part);
}

/* "57 fail"; nothing for none. */
static void
append_count(GString *out, guint n, const char *what) {
  g_autofree char *part = g_strdup_printf("%u %s", n, what);
  if (n > 0)
    append_part(out, part);
}

/* " Sites: 57 fail, 4 warn." */
static void
append_kind(GString *out, const char *kind, const GString *parts) {
  if (parts->len > 0)
    g_string_append_printf(out, "%s%s: %s.", out->len > 0 ? " " : "", kind, parts->str);
}

static void
append_sites(GString *out, const ErpMap *map) {
  guint counts[ERP_VERDICT_FAIL + 1] = {0};
  g_autoptr(GString) parts = g_string_new(NULL);
  for (guint i = 0; i < map->places->len; i++) {
    const ErpMapPlace *place = &g_array_index(map->places, ErpMapPlace, i);
    counts[place->verdict] += place->kind == ERP_PLACE_SITE;
  }
  for (guint v = G_N_ELEMENTS(counts); v-- > 0;)
    append_count(parts, counts[v], erp_verdict_word((ErpVerdict) v));
  append_count(parts, map->n_unplaced, _("without a place"));
  append_kind(out, _("Sites by the verdict on their Microsoft 365 traffic"), parts);
}

static void
append_links(GString *out, const ErpMap *map) {
  guint counts[ERP_USE_FAIL + 1] = {0};
  g_autoptr(GString) parts = g_string_new(NULL);
  for (guint i = 0; i < map->lines->len; i++) {
    const ErpMapLine *line = &g_array_index(map->lines, ErpMapLine, i);
    counts[line->use] += line->kind == ERP_LINE_WAN_LINK;
  }
  g_autofree char *warn = erp_show_percent(map->warn), *fail = erp_show_percent(map->fail);
  g_autofree char *good = g_strdup_printf(_("up to %s"), warn);
  g_autofree char *full = g_strdup_printf(_("over %s"), warn);
  g_autofree char *over = g_strdup_printf(_("over %s"), fail);
  append_count(parts, counts[ERP_USE_FAIL], over);
  append_count(parts, counts[ERP_USE_WARN], full);
  append_count(parts, counts[ERP_USE_GOOD], good);
  append_count(parts, counts[ERP_USE_UNKNOWN], _("without a capacity"));
  append_kind(out, _("WAN links by use"), parts);
}

/* Each name once, though there may be an entry point of its own for each traffic in one place. */
static void
append_places(GString *out, const ErpMap *map, ErpPlaceKind kind, const char *what) {
  g_autoptr(GString) parts = g_string_new(NULL);
  g_autoptr(GHashTable) known = g_hash_table_new(erp_hash_text, g_str_equal);
  for (guint i = 0; i < map->places->len; i++) {
    const ErpMapPlace *place = &g_array_index(map->places, ErpMapPlace, i);
    if (place->kind == kind && g_hash_table_add(known, place->name) &&
        g_hash_table_size(known) <= NAMED)
      append_part(parts, place->name);
  }
  if (g_hash_table_size(known) > NAMED)
    append_count(parts, g_hash_table_size(known) - NAMED, _("more"));
  append_kind(out, what, parts);
}

char *
erp_map_words(const ErpMap *map) {
  g_autoptr(GString) out = g_string_new(NULL);
  append_sites(out, map);
  append_links(out, map);
  append_places(out, map, ERP_PLACE_LOCATION, _("Peering locations"));
  append_places(out, map, ERP_PLACE_REGION, _("Azure regions"));
  append_places(out, map, ERP_PLACE_ENTRY, _("Microsoft entry points"));
  return g_strdup(out->len > 0 ? out->str : _("The plan has nothing to be drawn."));
}
