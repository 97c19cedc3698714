#include "tui/findings/finding-rows.h"

#include <string.h>

#include "base/hash.h"
#include "plan/field.h"
#include "tui/show.h"
#include "report/figures.h"
#include "report/formulas.h"
#include "base/i18n.h"

/* ---- rows -------------------------------------------------------------------------------------
 */

static void
clear_row(gpointer data) {
  g_free(((ErpFindingRow *) data)->id);
}

ErpFindingRows *
erp_finding_rows_new(void) {
  ErpFindingRows *rows = g_new0(ErpFindingRows, 1);
  rows->accepted = TRUE;
  rows->unanswered = TRUE;
  rows->rows = g_array_new(FALSE, FALSE, sizeof(ErpFindingRow));
  g_array_set_clear_func(rows->rows, clear_row);
  return rows;
}

void
erp_finding_rows_free(ErpFindingRows *rows) {
  if (rows == NULL)
    return;
  g_array_unref(rows->rows);
  g_free(rows);
}

static gboolean
is_asked_for(const ErpFindingRows *rows, const ErpFinding *finding) {
  return rows->question == NULL || g_strv_contains(rows->question->rules, finding->rule->id);
}

static gboolean
is_shown(const ErpFindingRows *rows, const ErpFinding *finding) {
  if (finding->accepted)
    return rows->accepted;
  if (finding->verdict == ERP_VERDICT_NOT_ANSWERED)
    return rows->unanswered;
  return finding->verdict > ERP_VERDICT_PASS || rows->passed;
}

static void
count(ErpFindingRows *rows, const ErpFinding *finding) {
  if (finding->accepted)
    rows->n_accepted++;
  else
    rows->counts[finding->verdict] += finding->verdict == ERP_VERDICT_PASS ? finding->n_objects : 1;
}

void
erp_finding_rows_fill(ErpFindingRows *rows, const ErpReview *review, gboolean stale) {
  rows->review = review;
  rows->stale = stale;
  rows->n_asked = rows->n_accepted = 0;
  memset(rows->counts, 0, sizeof rows->counts);
  g_array_set_size(rows->rows, 0);
  g_autoptr(GArray) last = g_array_new(FALSE, FALSE, sizeof(ErpFindingRow));
  for (guint i = 0; review != NULL && i < erp_review_length(review); i++) {
    ErpFindingRow row = {erp_review_get(review, i), NULL};
    if (!is_asked_for(rows, row.finding))
      continue;
    count(rows, row.finding);
    if (is_shown(rows, row.finding))
      g_array_append_val(row.finding->accepted ? last : rows->rows, row);
  }
  g_array_append_vals(rows->rows, last->data, last->len);
}

/* ---- ids ---- */

#define ASKED_ONE_BY_ONE 20

static const char *
object_of(const ErpFinding *finding) {
  return finding->object != NULL ? finding->object : "";
}

/* Which of the findings of its rule and object it is. */
static guint
number_of(const ErpFindingRows *rows, guint row) {
  const ErpFinding *finding = erp_finding_row(rows, row)->finding;
  guint n = 0;
  for (guint i = 0; i < row; i++) {
    const ErpFinding *other = erp_finding_row(rows, i)->finding;
    n += other->rule == finding->rule && strcmp(object_of(other), object_of(finding)) == 0;
  }
  return n;
}

static void
make_id(ErpFindingRow *row, guint number) {
  if (row->id == NULL)
    row->id = g_strdup_printf("%s %s %u", row->finding->rule->id, object_of(row->finding), number);
}

static void
make_ids(ErpFindingRows *rows) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->rows->len; i++) {
    ErpFindingRow *row = &g_array_index(rows->rows, ErpFindingRow, i);
    char *key = g_strdup_printf("%s %s", row->finding->rule->id, object_of(row->finding));
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
    make_id(row, number);
    g_hash_table_replace(seen, key, GUINT_TO_POINTER(number + 1));
  }
}

const char *
erp_finding_row_id(ErpFindingRows *rows, guint row) {
  ErpFindingRow *asked = &g_array_index(rows->rows, ErpFindingRow, row);
  if (asked->id == NULL && ++rows->n_asked > ASKED_ONE_BY_ONE)
    make_ids(rows);
  else if (asked->id == NULL)
    make_id(asked, number_of(rows, row));
  return asked->id;
}

int
erp_finding_rows_find(const ErpFindingRows *rows, const char *id) {
  const char *object = strchr(id, ' '), *number = strrchr(id, ' ');
  const ErpRule *rule = NULL;
  gboolean same_rule = FALSE;
  guint64 left = 0;
  if (object == NULL || object == number ||
      !g_ascii_string_to_unsigned(number + 1, 10, 0, G_MAXUINT, &left, NULL))
    return -1;
  gsize rule_length = (gsize) (object++ - id), length = (gsize) (number - object);
  for (guint i = 0; i < rows->rows->len; i++) {
    const ErpFinding *finding = erp_finding_row(rows, i)->finding;
    if (finding->rule != rule)
      same_rule = strncmp(finding->rule->id, id, rule_length) == 0 &&
                  finding->rule->id[rule_length] == '\0';
    rule = finding->rule;
    if (!same_rule || strncmp(object_of(finding), object, length) != 0 ||
        object_of(finding)[length] != '\0')
      continue;
    if (left-- == 0)
      return (int) i;
  }
  return -1;
}

const ErpFindingRow *
erp_finding_row(const ErpFindingRows *rows, guint row) {
  g_assert(row < rows->rows->len);
  return &g_array_index(rows->rows, ErpFindingRow, row);
}

/* ---- columns ----------------------------------------------------------------------------------
 */

static const ErpFinding *
finding_of(guint row, gpointer user) {
  return erp_finding_row(user, row)->finding;
}

static char *
verdict_text(guint row, gpointer user) {
  const ErpFinding *finding = finding_of(row, user);
  return g_strdup(finding->accepted ? _("accepted") : erp_verdict_word(finding->verdict));
}

static int
by_verdict(guint a, guint b, gpointer user) {
  const ErpFinding *x = finding_of(a, user), *y = finding_of(b, user);
  if (x->accepted != y->accepted)
    return x->accepted ? 1 : -1;
  return (int) y->verdict - (int) x->verdict; /* worst first */
}

static ErpStyle
verdict_style(guint row, gpointer user) {
  const ErpFindingRows *rows = user;
  const ErpFinding *finding = finding_of(row, user);
  if (rows->stale || finding->accepted)
    return ERP_STYLE_DIM;
  return erp_show_verdict_style(finding->verdict);
}

static ErpStyle
plain_style(guint row, gpointer user) {
  const ErpFindingRows *rows = user;
  return rows->stale || finding_of(row, user)->accepted ? ERP_STYLE_DIM : ERP_STYLE_TEXT;
}

static char *
level_text(guint row, gpointer user) {
  return g_strdup(erp_level_word(finding_of(row, user)->rule->level));
}

static int
by_level(guint a, guint b, gpointer user) {
  return (int) finding_of(b, user)->rule->level - (int) finding_of(a, user)->rule->level;
}

static char *
rule_text(guint row, gpointer user) {
  return g_strdup(finding_of(row, user)->rule->id);
}

static char *
object_text(guint row, gpointer user) {
  const ErpFinding *finding = finding_of(row, user);
  if (finding->object != NULL)
    return g_strdup(finding->object);
  if (finding->others != NULL && finding->others[0] != NULL)
    return g_strdup_printf(ERP_NGETTEXT("%u object", "%u objects", g_strv_length(finding->others)),
                           g_strv_length(finding->others));
  return g_strdup(_("plan"));
}

static int
by_object(guint a, guint b, gpointer user) {
  return erp_findings_compare(finding_of(a, user), finding_of(b, user));
}

/* "moving in June (Ann), until 2027-06-30" */
static char *
acceptance(const ErpFinding *finding) {
  const ErpAccepted *acceptance = finding->acceptance;
  g_autoptr(GString) text = g_string_new(acceptance->reason);
  if (acceptance->by != NULL)
    g_string_append_printf(text, _(" (%s)"), acceptance->by);
  if (acceptance->until != NULL)
    g_string_append_printf(text, _(", until %s"), acceptance->until);
  return g_strdup(text->str);
}

static char *
message_text(guint row, gpointer user) {
  const ErpFinding *finding = finding_of(row, user);
  if (!finding->accepted)
    return g_strdup(erp_finding_message(finding));
  g_autofree char *accepted = acceptance(finding);
  return g_strdup_printf("%s: %s", accepted, erp_finding_message(finding));
}

static char *
pillar_text(guint row, gpointer user) {
  return g_strdup(erp_pillar_word(finding_of(row, user)->rule->pillar));
}

static char *
section_text(guint row, gpointer user) {
  const ErpRule *rule = finding_of(row, user)->rule;
  return g_strdup(rule->readiness != NULL ? rule->readiness : "-");
}

static const ErpColumn columns[] = {
    {N_("verdict"), ERP_ALIGN_LEFT, 8, 0, verdict_text, by_verdict, verdict_style},
    {N_("severity"), ERP_ALIGN_LEFT, 6, 0, level_text, by_level, plain_style},
    {N_("rule"), ERP_ALIGN_LEFT, 6, 0, rule_text, NULL, plain_style},
    {N_("where"), ERP_ALIGN_LEFT, 8, 0, object_text, by_object, plain_style},
    {N_("what"), ERP_ALIGN_LEFT, 38, 1, message_text, NULL, plain_style},
    {N_("pillar"), ERP_ALIGN_LEFT, 11, 0, pillar_text, NULL, plain_style},
    {N_("readiness section"), ERP_ALIGN_LEFT, 17, 0, section_text, NULL, plain_style},
};

const ErpColumn *
erp_finding_columns(guint *n) {
  *n = G_N_ELEMENTS(columns);
  return columns;
}

/* ---- objects ----------------------------------------------------------------------------------
 */

/* The longest start of a path that the plan has: "par/demand[9]" may only be "par". */
static char *
existing(const ErpPlan *plan, const char *path) {
  g_autofree char *part = g_strdup(path);
  while (part != NULL && *part != '\0') {
    if (erp_plan_at_path(plan, part) != NULL)
      return g_steal_pointer(&part);
    char *slash = strrchr(part, '/');
    if (slash == NULL)
      break;
    *slash = '\0';
  }
  return NULL;
}

char *
erp_finding_object(const ErpFinding *finding, const ErpPlan *plan) {
  char *found = finding->object == NULL ? NULL : existing(plan, finding->object);
  for (char **other = finding->others; found == NULL && other != NULL && *other != NULL; other++)
    found = existing(plan, *other);
  return found;
}

/* ---- the explanation --------------------------------------------------------------------------
 */

static void
say_figures(GArray *out, const ErpFinding *finding) {
  g_autoptr(GString) text = g_string_new(NULL);
  guint n;
  const ErpFigure *figures = erp_finding_figures(finding, &n);
  for (guint i = 0; i < n; i++) {
    g_autofree char *figure = erp_show_figure(&figures[i]);
    g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", figure);
  }
  erp_paragraphs_add(out, _("Numbers"), text->str);
}

static void
say_formulas(GArray *out, const ErpFinding *finding) {
  g_auto(GStrv) lines = erp_show_formulas(finding, erp_review_results(finding->review)->params);
  g_autofree char *text = g_strjoinv("; ", lines);
  if (*text != '\0')
    erp_paragraphs_add(out, _("Formula"), text);
}

static void
say_limit(GArray *out, const ErpFinding *finding) {
  if (finding->parameter == NULL)
    return;
  g_autofree char *text = g_strdup_printf(
      finding->overridden ? _("%s (parameter %s, set by this plan)") : _("%s (parameter %s)"),
      finding->limit == NULL ? "-" : finding->limit, finding->parameter);
  erp_paragraphs_add(out, _("Limit"), text);
}

GArray *
erp_finding_explain(const ErpFinding *finding) {
  GArray *out = erp_paragraphs_new();
  const ErpRule *rule = finding->rule;
  erp_paragraphs_add(out, _("Rule"), _(rule->title));
  erp_paragraphs_add(out, _("Why"), erp_finding_message(finding));
  say_figures(out, finding);
  say_limit(out, finding);
  if (finding->estimated)
    erp_paragraphs_add(out, _("Mind"),
                       _("It rests on modelled round trips and could change within their error "
                         "band: measure."));
  erp_paragraphs_add(out, _("Remedy"), erp_finding_remedy(finding));
  say_formulas(out, finding);
  if (finding->others != NULL) {
    g_autofree char *others = g_strjoinv(" ", finding->others);
    erp_paragraphs_add(out, _("Objects"), others);
  }
  if (finding->acceptance != NULL) {
    g_autofree char *accepted = acceptance(finding);
    erp_paragraphs_add(out, finding->accepted ? _("Accepted") : _("Expired"), accepted);
  }
  erp_paragraphs_add(out, _("Declared"), erp_finding_declared(finding));
  erp_paragraphs_add(out, _("Source"), rule->source);
  return out;
}
