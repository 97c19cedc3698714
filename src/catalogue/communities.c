/* BGP communities and their look-up by number. */
#include <stdlib.h>
#include <string.h>

#include "catalogue/data.h"

#include "base/i18n.h"

#define COMMUNITY_PREFIX "12076:"

static const char *const kinds[] = {"service", "region", NULL};

static const ErpColumn community_columns[] = {
    {"kind", ERP_CELL_TEXT, .words = kinds, .key = TRUE, ERP_AT(ErpCommunity, kind)},
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpCommunity, name)},
    {"community", ERP_CELL_TEXT, .optional = TRUE, .key = TRUE, ERP_AT(ErpCommunity, community)},
    {"family", ERP_CELL_TEXT, ERP_AT(ErpCommunity, family)},
    {"cloud", ERP_CELL_WORD, .words = erp_cloud_words, ERP_AT(ErpCommunity, cloud)},
    {"authorization", ERP_CELL_FLAG, ERP_AT(ErpCommunity, needs_authorization)},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_UNUSED},
};

/* "12076:5010" or "5010", without leading zeros. */
static gboolean
parse_community(const char *text, guint16 *value) {
  gint64 number;

  if (g_str_has_prefix(text, COMMUNITY_PREFIX))
    text += strlen(COMMUNITY_PREFIX);
  if (*text == '0' || !erp_decimal_parse(text, 0, &number) || number < 1 || number > G_MAXUINT16)
    return FALSE;
  *value = (guint16) number;
  return TRUE;
}

static int
compare_keys(const void *a, const void *b) {
  const ErpCommunityKey *x = a, *y = b;

  if (x->value != y->value)
    return x->value < y->value ? -1 : 1;
  return x->record < y->record ? -1 : x->record > y->record;
}

static gboolean
check_community(ErpCatalogueData *data, guint row, GError **error) {
  const ErpCommunity *community = &data->shown.communities[row];
  const ErpTable *table = erp_data_table(data, "communities");
  const char *const regions[] = {community->name, NULL};
  guint16 value;

  /* retired regions of the other clouds keep their community */
  if (community->cloud == ERP_CLOUD_PUBLIC && g_str_equal(community->kind, "region") &&
      !erp_data_check_regions(data, table, row, "name", regions, error))
    return FALSE;
  if (community->community == NULL)
    return TRUE;
  if (!g_str_has_prefix(community->community, COMMUNITY_PREFIX) ||
      !parse_community(community->community, &value)) {
    erp_table_error(table, row, (guint) erp_table_column(table, "community"), error,
                    _("'%s' is not a community of Microsoft. Write it as 12076:5010."),
                    community->community);
    return FALSE;
  }
  data->community_keys[data->n_community_keys++] = (ErpCommunityKey){value, row};
  return TRUE;
}

gboolean
erp_data_load_communities(ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "communities");

  data->shown.communities =
      erp_data_read(data, "communities", community_columns, G_N_ELEMENTS(community_columns),
                    sizeof(ErpCommunity), &data->shown.n_communities, error);
  if (data->shown.communities == NULL)
    return FALSE;
  data->community_keys = g_new(ErpCommunityKey, MAX(data->shown.n_communities, 1));
  for (guint i = 0; i < data->shown.n_communities; i++)
    if (!check_community(data, i, error))
      return FALSE;
  qsort(data->community_keys, data->n_community_keys, sizeof *data->community_keys, compare_keys);
  for (guint i = 1; i < data->n_community_keys; i++)
    if (data->community_keys[i].value == data->community_keys[i - 1].value) {
      guint record = data->community_keys[i].record;

      erp_table_error(table, record, (guint) erp_table_column(table, "community"), error,
                      _("'%s' is already in line %u. Remove one of the two rows."),
                      data->shown.communities[record].community,
                      table->lines[data->community_keys[i - 1].record]);
      return FALSE;
    }
  return TRUE;
}

static int
compare_value(const void *key, const void *entry) {
  guint16 value = *(const guint16 *) key, other = ((const ErpCommunityKey *) entry)->value;

  return value < other ? -1 : value > other;
}

const ErpCommunity *
erp_catalogue_community(const ErpCatalogue *catalogue, const char *community) {
  const ErpCatalogueData *data = (const ErpCatalogueData *) catalogue;
  const ErpCommunityKey *key;
  guint16 value;

  if (!parse_community(community, &value))
    return NULL;
  key = bsearch(&value, data->community_keys, data->n_community_keys, sizeof *key, compare_value);
  return key != NULL ? &catalogue->communities[key->record] : NULL;
}
