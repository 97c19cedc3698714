#include "tui/findings/finding-acts.h"

#include "base/today.h"
#include "plan/field.h"
#include "review/rules.h"
#include "tui/views.h"
#include "base/i18n.h"

/* ---- acceptances ----------------------------------------------------------------------------- */

static gboolean
set_field(ErpRecord *record, const char *name, const char *value, GError **error) {
  if (value == NULL || *value == '\0')
    return TRUE;
  int field = erp_kind_field(record->kind, name);
  g_assert(field >= 0);
  return erp_record_set(record, (guint) field, value, error);
}

static ErpEdit *
accept_one(const ErpFinding *finding, const char *reason, const char *by, const char *until,
           GError **error) {
  g_autoptr(ErpRecord) record = erp_record_new(ERP_KIND_ACCEPTED);
  if (!set_field(record, "rule", finding->rule->id, error) ||
      !set_field(record, "object", finding->object, error) ||
      !set_field(record, "reason", reason, error) || !set_field(record, "by", by, error) ||
      !set_field(record, "until", until, error))
    return NULL;
  return erp_edit_add(NULL, g_steal_pointer(&record));
}

/* "REL-01 for par", "12 findings" */
static char *
say_subject(const GPtrArray *findings) {
  const ErpFinding *first = findings->pdata[0];
  if (findings->len > 1)
    return g_strdup_printf(ERP_NGETTEXT("%u finding", "%u findings", findings->len), findings->len);
  return g_strdup_printf(_("%s for %s"), first->rule->id,
                         first->object != NULL ? first->object : _("the plan"));
}

/* Whether the acceptance is for exactly this rule and object: the plan may have one of them. */
static gboolean
is_for(const ErpAccepted *accepted, const ErpFinding *finding) {
  return accepted->rule != NULL && g_ascii_strcasecmp(accepted->rule, finding->rule->id) == 0 &&
         g_strcmp0(accepted->object, finding->object) == 0;
}

/* The last first: a path has the place among its like in it. */
static void
delete_accepted(const ErpPlan *plan, const GPtrArray *findings,
                gboolean (*chosen)(const ErpAccepted *, const ErpFinding *), GPtrArray *parts) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_ACCEPTED, &n);
  for (guint i = n; i-- > 0;) {
    gboolean found = FALSE;
    for (guint k = 0; k < findings->len && !found; k++)
      found = chosen(ERP_AS(ErpAccepted, ACCEPTED, records[i]), findings->pdata[k]);
    g_autofree char *path = erp_plan_path(plan, records[i]);
    if (found)
      g_ptr_array_add(parts, erp_edit_delete(path));
  }
}

/* Several findings of a rule may be about the same object; one acceptance covers them. */
static gboolean
is_repeated(const GPtrArray *findings, guint i) {
  const ErpFinding *finding = findings->pdata[i];
  for (guint k = 0; k < i; k++) {
    const ErpFinding *before = findings->pdata[k];
    if (before->rule == finding->rule && g_strcmp0(before->object, finding->object) == 0)
      return TRUE;
  }
  return FALSE;
}

ErpEdit *
erp_findings_accept(const GPtrArray *findings, const ErpPlan *plan, const char *reason,
                    const char *by, const char *until, GError **error) {
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  delete_accepted(plan, findings, is_for, parts);
  for (guint i = 0; i < findings->len; i++) {
    if (is_repeated(findings, i))
      continue;
    ErpEdit *edit = accept_one(findings->pdata[i], reason, by, until, error);
    if (edit == NULL)
      return NULL;
    g_ptr_array_add(parts, edit);
  }
  g_autofree char *subject = say_subject(findings);
  g_autofree char *label = g_strdup_printf(_("Accept %s"), subject);
  return erp_edit_batch(label, g_steal_pointer(&parts));
}

static gboolean
covers(const ErpAccepted *accepted, const ErpFinding *finding) {
  return is_for(accepted, finding) || (accepted->object == NULL && accepted->rule != NULL &&
                                       g_ascii_strcasecmp(accepted->rule, finding->rule->id) == 0);
}

ErpEdit *
erp_findings_take_back(const GPtrArray *findings, const ErpPlan *plan) {
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  delete_accepted(plan, findings, covers, parts);
  if (parts->len == 0)
    return NULL;
  g_autofree char *subject = say_subject(findings);
  g_autofree char *label = g_strdup_printf(_("No longer accept %s"), subject);
  return erp_edit_batch(label, g_steal_pointer(&parts));
}

/* ---- asking for reason and day --------------------------------------------------------------- */

/* Copies of what the edit is made from: the findings may be gone when the answer comes. */
typedef struct {
  GPtrArray *findings; /* ErpFinding with rule and object only */
  char *reason;
} Question;

static void
free_subject(gpointer data) {
  g_free((char *) ((ErpFinding *) data)->object);
  g_free(data);
}

static void
free_question(gpointer data) {
  Question *question = data;
  g_ptr_array_unref(question->findings);
  g_free(question->reason);
  g_free(question);
}

static Question *
new_question(const GPtrArray *findings, const char *reason) {
  Question *question = g_new0(Question, 1);
  question->findings = g_ptr_array_new_with_free_func(free_subject);
  for (guint i = 0; i < findings->len; i++) {
    const ErpFinding *finding = findings->pdata[i];
    ErpFinding *copy = g_new0(ErpFinding, 1);
    copy->rule = finding->rule;
    copy->object = g_strdup(finding->object);
    g_ptr_array_add(question->findings, copy);
  }
  question->reason = g_strdup(reason);
  return question;
}

static void ask_until(ErpTui *tui, const GPtrArray *findings, const char *reason, const char *until,
                      const char *trouble);

static void
answer_until(ErpTui *tui, int answer, const char *text, gpointer user) {
  const Question *question = user;
  if (answer < 0)
    return;
  g_autoptr(GError) error = NULL;
  g_autofree char *until = g_strstrip(g_strdup(text != NULL ? text : ""));
  g_autoptr(ErpEdit) edit =
      erp_findings_accept(question->findings, erp_session_plan(erp_tui_session(tui)),
                          question->reason, g_get_user_name(), until, &error);
  if (error == NULL)
    erp_tui_do(tui, edit);
  else
    ask_until(tui, question->findings, question->reason, until, error->message);
}

/* `trouble`: what was wrong with the day before, or NULL. */
static void
ask_until(ErpTui *tui, const GPtrArray *findings, const char *reason, const char *until,
          const char *trouble) {
  const char *ask = _("Last day it holds (YYYY-MM-DD; empty: for good):");
  g_autofree char *text = trouble == NULL ? g_strdup(ask) : g_strdup_printf("%s\n%s", trouble, ask);
  erp_tui_ask(tui, erp_dialog_new_prompt(_("Accept finding"), text, until), answer_until,
              new_question(findings, reason), free_question);
}

/* A year from today. */
static char *
in_a_year(void) {
  g_autofree char *today = erp_today();
  g_autofree char *noon = g_strdup_printf("%sT12:00:00Z", today);
  g_autoptr(GDateTime) day = g_date_time_new_from_iso8601(noon, NULL);
  g_autoptr(GDateTime) later = g_date_time_add_years(day, 1);
  return g_date_time_format(later, "%Y-%m-%d");
}

static void
answer_reason(ErpTui *tui, int answer, const char *text, gpointer user) {
  const Question *question = user;
  if (answer < 0)
    return;
  if (text == NULL || *text == '\0') {
    erp_tui_status(tui, "%s", _("Nothing accepted: an acceptance needs a reason"));
    return;
  }
  g_autofree char *until = in_a_year();
  ask_until(tui, question->findings, text, until, NULL);
}

void
erp_findings_ask_acceptance(ErpTui *tui, const GPtrArray *findings) {
  g_autofree char *subject = say_subject(findings);
  g_autofree char *text = g_strdup_printf(_("Why do you accept %s?"), subject);
  erp_tui_ask(tui, erp_dialog_new_prompt(_("Accept finding"), text, NULL), answer_reason,
              new_question(findings, NULL), free_question);
}

/* ---- answers --------------------------------------------------------------------------------- */

/* The path of the answer that is there for exactly this rule and object, or NULL. */
static char *
existing_answer(const ErpFinding *finding, const ErpPlan *plan) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_ANSWER, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAnswer *answer = ERP_AS(ErpAnswer, ANSWER, records[i]);
    if (g_strcmp0(answer->rule, finding->rule->id) == 0 &&
        g_strcmp0(answer->object, finding->object) == 0)
      return erp_plan_path(plan, records[i]);
  }
  return NULL;
}

static guint
answer_field(const char *name) {
  int field = erp_kind_field(ERP_KIND_ANSWER, name);
  g_assert(field >= 0);
  return (guint) field;
}

void
erp_findings_ask_answer(ErpTui *tui, const ErpFinding *finding) {
  g_autofree char *path = existing_answer(finding, erp_session_plan(erp_tui_session(tui)));
  ErpViewBase *form = path != NULL
                          ? erp_view_form_new(tui, path)
                          : erp_view_form_new_add(tui, NULL, erp_record_new(ERP_KIND_ANSWER));
  if (form == NULL)
    return;
  g_autofree char *today = erp_today();
  if (path == NULL) {
    erp_view_form_fill(form, answer_field("rule"), finding->rule->id);
    if (finding->object != NULL)
      erp_view_form_fill(form, answer_field("object"), finding->object);
  }
  erp_view_form_fill(form, answer_field("by"), g_get_user_name());
  erp_view_form_fill(form, answer_field("date"), today);
  erp_view_form_focus(form, answer_field("value"));
  erp_tui_push(tui, form);
  erp_tui_status(tui, "%s: %s", finding->rule->id, _(finding->rule->condition));
}
