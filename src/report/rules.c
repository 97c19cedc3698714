#include "report/rules.h"

#include "report/paper/grid.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

static const char *
mode_text(ErpRuleMode mode) {
  switch (mode) {
  case ERP_MODE_COMPUTED:
    return _("computed from the plan");
  case ERP_MODE_ANSWERED:
    return _("needs a declared answer");
  case ERP_MODE_MIXED:
    return _("computed when the attribute is stated, otherwise asked");
  case ERP_MODE_SUMMED:
    return _("computed from what the other rules found");
  }
  return "";
}

static void
append_parameters(GString *out, const ErpRule *rule, const ErpCatalogue *catalogue) {
  if (rule->parameters == NULL || rule->parameters[0] == NULL)
    return;
  g_string_append(out, _("\nParameters (a plan may override each):\n"));
  for (guint i = 0; rule->parameters[i] != NULL; i++) {
    const ErpParameter *parameter = erp_catalogue_parameter(catalogue, rule->parameters[i], NULL);
    g_autofree char *value =
        parameter == NULL ? NULL : erp_parameter_show(parameter, parameter->value);
    g_autofree char *text =
        parameter == NULL ? g_strdup("-") : g_strdup_printf("= %s, %s", value, parameter->basis);
    erp_wrap_labelled(out, 2, rule->parameters[i], text);
  }
}

char *
erp_report_rule(const ErpRule *rule, const ErpCatalogue *catalogue) {
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "%s  %s\n\n", rule->id, _(rule->title));
  g_string_append_printf(out, _("Severity %s, pillar %s, %s.\n"), erp_level_word(rule->level),
                         erp_pillar_word(rule->pillar), mode_text(rule->mode));
  if (rule->readiness != NULL)
    g_string_append_printf(out, _("Readiness checklist: %s.\n"), rule->readiness);
  if (rule->m365 != NULL)
    g_string_append_printf(out, _("Microsoft 365 guidance: %s.\n"), rule->m365);
  g_string_append_c(out, '\n');
  erp_wrap_labelled(out, 0, _("Condition:"), _(rule->condition));
  append_parameters(out, rule, catalogue);
  g_string_append_c(out, '\n');
  erp_wrap_labelled(out, 0, _("Remedy:"), _(rule->remedy));
  erp_wrap_labelled(out, 0, _("Source:"), rule->source);
  return g_string_free(out, FALSE);
}

char *
erp_report_rule_list(void) {
  g_autoptr(ErpGrid) grid = erp_grid_new();
  erp_grid_column(grid, _("rule"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("severity"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("pillar"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("title"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < erp_rules_count(); i++) {
    const ErpRule *rule = erp_rules_get(i);
    erp_grid_cell(grid, rule->id);
    erp_grid_cell(grid, erp_level_word(rule->level));
    erp_grid_cell(grid, erp_pillar_word(rule->pillar));
    erp_grid_cell(grid, _(rule->title));
  }
  GString *out = g_string_new(NULL);
  erp_grid_write_text(grid, 0, out);
  return g_string_free(out, FALSE);
}

/* ---- the table ------------------------------------------------------------------------------- */

static const char *const rule_columns[] = {"id",        "title",  "pillar",   "readiness",
                                           "m365",      "mode",   "severity", "parameters",
                                           "condition", "remedy", "source"};

static const char *
mode_word(ErpRuleMode mode) {
  static const char *const words[] = {"computed", "answered", "mixed", "computed"};
  return words[mode];
}

static void
add_cell(GString *text, GArray *offsets, const char *cell) {
  gsize offset = text->len;
  g_array_append_val(offsets, offset);
  g_string_append(text, cell == NULL ? "" : cell);
  g_string_append_c(text, '\0');
}

static void
add_rule_cells(GString *text, GArray *offsets, const ErpRule *rule) {
  g_autofree char *parameters = g_strjoinv(" ", (char **) rule->parameters);
  const char *const cells[G_N_ELEMENTS(rule_columns)] = {rule->id,
                                                         rule->title,
                                                         erp_pillar_word(rule->pillar),
                                                         rule->readiness,
                                                         rule->m365,
                                                         mode_word(rule->mode),
                                                         erp_level_word(rule->level),
                                                         parameters,
                                                         rule->condition,
                                                         rule->remedy,
                                                         rule->source};
  for (guint c = 0; c < G_N_ELEMENTS(cells); c++)
    add_cell(text, offsets, cells[c]);
}

ErpTable *
erp_rule_table_new(void) {
  ErpTable *table = g_new0(ErpTable, 1);
  GString *text = g_string_new(NULL);
  g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
  table->name = g_strdup("rules");
  table->title = g_strdup("Rules of the review");
  table->source = g_strdup("the documents that each rule names");
  table->date = g_strdup(ERP_RULES_DATE);
  table->n_columns = G_N_ELEMENTS(rule_columns);
  table->n_rows = erp_rules_count();
  for (guint c = 0; c < table->n_columns; c++)
    add_cell(text, offsets, rule_columns[c]);
  for (guint i = 0; i < table->n_rows; i++)
    add_rule_cells(text, offsets, erp_rules_get(i));
  table->text = g_string_free(text, FALSE);
  table->columns = g_new(char *, table->n_columns);
  table->cells = g_new(char *, table->n_columns * table->n_rows);
  table->lines = g_new0(guint, table->n_rows);
  for (guint i = 0; i < offsets->len; i++) {
    char *cell = table->text + g_array_index(offsets, gsize, i);
    if (i < table->n_columns)
      table->columns[i] = cell;
    else
      table->cells[i - table->n_columns] = cell;
  }
  return table;
}
