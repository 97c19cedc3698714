#include "tui/findings/finding-groups.h"

#include <string.h>

#include "plan/field.h"
#include "base/i18n.h"

static const ErpFinding *
finding_of(guint row, gpointer user) {
  return erp_finding_row(user, row)->finding;
}

/* "Sydney  2 fail, 1 warn"; takes the title. */
static char *
with_counts(char *title, const guint *rows, guint n, gpointer user) {
  guint counts[ERP_VERDICT_FAIL + 1] = {0}, accepted = 0;
  for (guint i = 0; i < n; i++) {
    const ErpFinding *finding = finding_of(rows[i], user);
    if (finding->accepted)
      accepted++;
    else
      counts[finding->verdict]++;
  }
  GString *text = g_string_new(title);
  const char *gap = "  ";
  for (guint v = G_N_ELEMENTS(counts); v-- > 0;) {
    if (counts[v] == 0)
      continue;
    g_string_append_printf(text, "%s%u %s", gap, counts[v], erp_verdict_word((ErpVerdict) v));
    gap = ", ";
  }
  if (accepted > 0)
    g_string_append_printf(text, _("%s%u accepted"), gap, accepted);
  g_free(title);
  return g_string_free(text, FALSE);
}

/* ---- severity -------------------------------------------------------------------------------- */

static char *
level_key(guint row, gpointer user) {
  return g_strdup(erp_level_word(finding_of(row, user)->rule->level));
}

static int
by_level(guint a, guint b, gpointer user) {
  return (int) finding_of(b, user)->rule->level - (int) finding_of(a, user)->rule->level;
}

static char *
level_heading(const guint *rows, guint n, gpointer user) {
  return with_counts(
      g_strdup_printf(_("Severity %s"), erp_level_word(finding_of(rows[0], user)->rule->level)),
      rows, n, user);
}

/* ---- rule ------------------------------------------------------------------------------------ */

static char *
rule_key(guint row, gpointer user) {
  return g_strdup(finding_of(row, user)->rule->id);
}

static char *
rule_heading(const guint *rows, guint n, gpointer user) {
  const ErpRule *rule = finding_of(rows[0], user)->rule;
  return with_counts(g_strdup_printf("%s %s", rule->id, _(rule->title)), rows, n, user);
}

/* ---- object ---------------------------------------------------------------------------------- */

/* What is part of a site or circuit stands with it. */
static char *
object_key(guint row, gpointer user) {
  const char *object = finding_of(row, user)->object;
  return object == NULL ? g_strdup("") : g_strndup(object, strcspn(object, "/"));
}

/* "Sydney (syd)" */
static char *
name_of(const ErpPlan *plan, const char *path) {
  const ErpRecord *record = erp_plan_at_path(plan, path);
  int field = record == NULL ? -1 : erp_kind_field(record->kind, "name");
  g_autofree char *name = field < 0 ? NULL : erp_record_get(record, (guint) field);
  return name == NULL ? g_strdup(path) : g_strdup_printf("%s (%s)", name, path);
}

static char *
object_heading(const guint *rows, guint n, gpointer user) {
  const ErpFindingRows *all = user;
  g_autofree char *key = object_key(rows[0], user);
  char *title = *key == '\0' ? g_strdup(_("The plan, or several objects together"))
                             : name_of(erp_review_results(all->review)->plan, key);
  return with_counts(title, rows, n, user);
}

/* ---- checklist section and pillar ------------------------------------------------------------ */

static char *
section_key(guint row, gpointer user) {
  const char *section = finding_of(row, user)->rule->readiness;
  return g_strdup(section == NULL ? "" : section);
}

static char *
section_heading(const guint *rows, guint n, gpointer user) {
  char *key = section_key(rows[0], user);
  if (*key != '\0')
    return with_counts(key, rows, n, user);
  g_free(key);
  return with_counts(g_strdup(_("not of the readiness checklist")), rows, n, user);
}

static char *
pillar_key(guint row, gpointer user) {
  return g_strdup(erp_pillar_word(finding_of(row, user)->rule->pillar));
}

static char *
pillar_heading(const guint *rows, guint n, gpointer user) {
  return with_counts(pillar_key(rows[0], user), rows, n, user);
}

/* Severity in its order, the others with the worst first. */
static const ErpFindingGrouping groupings[] = {
    {N_("severity"), {level_key, by_level, level_heading}},
    {N_("rule"), {rule_key, NULL, rule_heading}},
    {N_("object"), {object_key, NULL, object_heading}},
    {N_("readiness section"), {section_key, NULL, section_heading}},
    {N_("pillar"), {pillar_key, NULL, pillar_heading}},
};

const ErpFindingGrouping *
erp_finding_groupings(guint *n) {
  *n = G_N_ELEMENTS(groupings);
  return groupings;
}
