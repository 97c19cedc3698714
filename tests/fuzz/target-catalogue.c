/* Reference tables: whatever a table says, it is taken or refused with its place, and what was
 * taken can be looked up and calculated with. */
#include "target.h"

#include <glib/gstdio.h>
#include <string.h>

#include "review/review.h"
#include "support.h"

void
fuzz_tsv(GBytes *bytes, const char *name) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpTable) table = erp_table_read(name, name, bytes, "2026-01-01", &error);
  if (table == NULL) {
    fuzz_check_error(error);
    return;
  }
  g_assert_no_error(error);
  for (guint column = 0; column < table->n_columns; column++)
    for (guint row = 0; row < table->n_rows; row++)
      g_assert_true(g_utf8_validate(erp_table_cell(table, row, column), -1, NULL));
}

/* ---- the tables of the program ---- */

/* Whether the line begins with the first cell of one of the rows. */
static gboolean
is_replaced(const char *line, char **rows) {
  gsize length = strcspn(line, "\t");
  for (guint i = 0; rows[i] != NULL; i++)
    if (strcspn(rows[i], "\t") == length && strncmp(rows[i], line, length) == 0)
      return TRUE;
  return FALSE;
}

/* The text of a table in the way that a user has it: all of it when `text` begins with its remarks,
 * else the one of the program with these rows in the place of those that begin alike. NULL when the
 * program has no such table. */
static char *
whole_table(const char *folder, const char *file_name, const char *text) {
  g_autofree char *file = g_build_filename(folder, file_name, NULL);
  g_autofree char *begin = NULL;
  if (!g_file_get_contents(file, &begin, NULL, NULL))
    return NULL;
  if (text[0] == '#')
    return g_strdup(text);
  g_auto(GStrv) lines = g_strsplit(begin, "\n", -1), rows = g_strsplit(text, "\n", -1);
  GString *table = g_string_new(NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !is_replaced(lines[i], rows))
      g_string_append_printf(table, "%s\n", lines[i]);
  g_string_append(table, text);
  return g_string_free(table, FALSE);
}

static void
check_look_ups(const ErpCatalogue *catalogue) {
  for (guint i = 0; i < catalogue->n_regions; i++) {
    const ErpRegion *region = &catalogue->regions[i];
    g_assert_true(erp_catalogue_region(catalogue, region->name, NULL) == region);
    gint64 there = erp_catalogue_region_rtt(catalogue, region, catalogue->regions);
    g_assert_true(there == ERP_UNSET || there >= 0);
  }
  for (guint i = 0; i < catalogue->n_parameters; i++) {
    const ErpParameter *parameter = &catalogue->parameters[i];
    g_assert_true(erp_catalogue_parameter(catalogue, parameter->name, NULL) == parameter);
  }
}

static void
check_figures(const ErpCatalogue *catalogue) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpResults) results = erp_evaluate(fuzz_example(), catalogue, diags);
  g_autoptr(ErpReview) review = erp_review_new_in(results, "2026-01-01", 1);
  fuzz_check_diags(diags);
  for (guint i = 0; i < erp_review_length(review); i++)
    g_assert_true(g_utf8_validate(erp_finding_message(erp_review_get(review, i)), -1, NULL));
}

static void
load(const char *data) {
  const char *const folders[] = {fuzz_folder(), data, NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load_folders(folders, &error);
  if (catalogue == NULL) {
    fuzz_check_error(error);
    return;
  }
  check_look_ups(catalogue);
  check_figures(catalogue);
  g_autoptr(ErpCities) cities = erp_catalogue_load_cities(catalogue, &error);
  if (cities == NULL)
    fuzz_check_error(error);
}

/* NAME and a line break before the table or some of its rows. */
void
fuzz_catalogue(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *input = fuzz_text(bytes);
  char *text = strchr(input, '\n');
  if (text == NULL || text == input)
    return;
  *text++ = '\0';
  if (input[strspn(input, "-0123456789" G_CSET_a_2_z)] != '\0' || strlen(input) > 64)
    return;
  g_autofree char *data = g_build_filename(g_getenv("ERPLAN_DATADIR"), "catalogue", NULL);
  g_autofree char *file_name = g_strconcat(input, ".tsv", NULL);
  g_autofree char *table = whole_table(data, file_name, text);
  if (table == NULL)
    return;
  g_autofree char *file = fuzz_file(file_name, table, strlen(table));
  load(data);
  g_assert_cmpint(g_unlink(file), ==, 0);
}
