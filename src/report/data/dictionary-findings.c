/* The data dictionary: findings, diagnostics, and what is new. */
#include "report/data/dictionary-private.h"

#include "base/i18n.h"

/* ---- diagnostics ----------------------------------------------------------------------------- */

/* Nothing has a column without a line. */
static ErpDatum
datum_of(guint place) {
  return erp_datum_integer(place == 0 ? ERP_UNSET : place);
}

static ErpDatum
get_place(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return datum_of(*(const guint *) at);
}

#define PLACE(struct_, field_) .offset = offsetof(struct_, field_), .get = get_place, NULLABLE

static const ErpMember diagnostic_members[] = {
    TEXT("code", N_("What is wrong, as a word for scripts."), FIELD(ErpDiag, code)),
    TEXT("object", N_("Id or path of the object."), NULLABLE, FIELD(ErpDiag, object)),
    INTEGER("line", ERP_IN_NOTHING, N_("Its line in the plan, from 1."), PLACE(ErpDiag, line)),
    INTEGER("column", ERP_IN_NOTHING, N_("And its column."), PLACE(ErpDiag, column)),
    TEXT("message", N_("A sentence for people, translated."), FIELD(ErpDiag, text)),
};
TABLE(erp_type_diagnostic, "diagnostic", N_("Diagnostic"), N_("What is wrong with a plan's file."),
      diagnostic_members);

/* ---- findings -------------------------------------------------------------------------------- */

static const ErpFinding *
finding_of(const ErpItem *item) {
  return item->at;
}

static gconstpointer
from_rule(const ErpItem *item) {
  return finding_of(item)->rule;
}

static gconstpointer
from_subject(const ErpItem *item) {
  return &item->source->judgement->subject;
}

static gboolean
next_other(const ErpItem *item, guint *i) {
  char **others = finding_of(item)->others;
  return others != NULL && others[*i] != NULL;
}

static ErpDatum
get_other(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i) {
  return erp_datum_text(finding_of(item)->others[i]);
}

static ErpDatum
get_line(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return datum_of(erp_finding_line(finding_of(item)));
}

static ErpDatum
get_column(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return datum_of(erp_finding_column(finding_of(item)));
}

static ErpDatum
get_message(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_text(erp_finding_message(finding_of(item)));
}

static ErpDatum
get_remedy(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_text(erp_finding_remedy(finding_of(item)));
}

static gboolean
next_figure(const ErpItem *item, guint *i) {
  guint n;
  erp_finding_figures(finding_of(item), &n);
  return *i < n;
}

static ErpItem
child_figure(const ErpItem *item, guint i) {
  guint n;
  return (ErpItem){item->source, &erp_finding_figures(finding_of(item), &n)[i], i};
}

static ErpItem
child_accepted(const ErpItem *item, guint i G_GNUC_UNUSED) {
  const ErpFinding *finding = finding_of(item);
  return (ErpItem){item->source, finding->accepted ? finding->acceptance : NULL, 0};
}

static ErpDatum
get_declared(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_text(erp_finding_declared(finding_of(item)));
}

static ErpDatum
get_new(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  const ErpComparison *comparison = item->source->judgement->comparison;
  return comparison == NULL ? erp_datum_text(NULL)
                            : erp_datum_boolean(comparison->is_new[item->index]);
}

static const ErpMember figure_members[] = {
    TEXT("name", N_("What is compared, with its unit: rtt_er_ms, capacity_mbps."),
         FIELD(ErpFigure, name)),
    INTEGER("value_hundredths", ERP_IN_HUNDREDTHS, N_("Its value."), FIELD(ErpFigure, value)),
    WORD("from", erp_words_provenance, N_("Where it comes from; null for what is counted."),
         NULLABLE, FIELD(ErpFigure, from)),
};
static TABLE(type_figure, "figure", N_("Figure"), N_("A number that a finding rests on."),
             figure_members);

static const ErpMember acceptance_members[] = {
    TEXT("reason", N_("Why it is accepted."), NULLABLE, FIELD(ErpAccepted, reason)),
    TEXT("by", N_("By whom."), NULLABLE, FIELD(ErpAccepted, by)),
    TEXT("until", N_("The last day, YYYY-MM-DD."), NULLABLE, FIELD(ErpAccepted, until)),
};
static TABLE(type_acceptance, "acceptance", N_("Acceptance"),
             N_("What the plan says of a finding that it lives with."), acceptance_members);

static const ErpMember finding_members[] = {
    TEXT("rule", N_("The rule; erplan-rules(7) lists them."), FROM(from_rule), FIELD(ErpRule, id),
         .pattern = "^[A-Z0-9]+-[0-9]{2}$"),
    WORD("verdict", erp_words_verdict, N_("What it says."), FIELD(ErpFinding, verdict)),
    WORD("severity", erp_words_level, N_("The severity of the rule."), FROM(from_rule),
         FIELD(ErpRule, level)),
    WORD("pillar", erp_words_pillar, N_("The pillar of the rule."), FROM(from_rule),
         FIELD(ErpRule, pillar)),
    TEXT("object", N_("Id or path; null for the whole plan, or where there are only others."),
         NULLABLE, FIELD(ErpFinding, object)),
    TEXT("others", N_("Further objects that it speaks of."), LIST(next_other), GET(get_other)),
    TEXT("file", N_("The plan's file as it was named."), FROM(from_subject),
         FIELD(ErpSubject, file)),
    INTEGER("line", ERP_IN_NOTHING, N_("Line of the object in the plan, from 1."), NULLABLE,
            GET(get_line)),
    INTEGER("column", ERP_IN_NOTHING, N_("And its column."), NULLABLE, GET(get_column)),
    TEXT("message", N_("The sentence with the numbers compared, translated."), GET(get_message)),
    RECORD("figures", &type_figure, N_("These numbers."), LIST(next_figure), CHILD(child_figure)),
    TEXT("parameter", N_("The parameter that is the limit."), NULLABLE,
         FIELD(ErpFinding, parameter)),
    TEXT("limit", N_("The limit with its unit."), NULLABLE, FIELD(ErpFinding, limit)),
    BOOLEAN("limit_overridden", N_("The plan set that parameter."), FIELD(ErpFinding, overridden)),
    TEXT("remedy", N_("What to do, translated."), GET(get_remedy)),
    TEXT("source", N_("The document that the rule comes from."), FROM(from_rule),
         FIELD(ErpRule, source)),
    BOOLEAN("estimated", N_("It rests on modelled figures and could change within their band."),
            FIELD(ErpFinding, estimated)),
    TEXT("declared", N_("What the plan's answer says, where it differs."), NULLABLE,
         GET(get_declared)),
    RECORD("accepted", &type_acceptance, N_("The acceptance in force; null when there is none."),
           NULLABLE, CHILD(child_accepted)),
    BOOLEAN("new", N_("The baseline does not have it; null without --baseline."), NULLABLE,
            GET(get_new)),
};
TABLE(erp_type_finding, "finding", N_("Finding"),
      N_("What a rule says of an object; a pass may stand for many objects."), finding_members);

/* ---- the baseline ---------------------------------------------------------------------------- */

static const ErpMember gone_members[] = {
    TEXT("rule", N_("The rule."), FIELD(ErpGone, rule)),
    TEXT("object", N_("The object; null for the plan."), NULLABLE, FIELD(ErpGone, object)),
    WORD("verdict", erp_words_verdict, N_("What it said then."), FIELD(ErpGone, verdict)),
};
static TABLE(type_gone, "gone", N_("Gone"), N_("What the baseline has and nobody says any more."),
             gone_members);

static gboolean
next_gone(const ErpItem *item, guint *i) {
  return *i < ((const ErpComparison *) item->at)->n_gone;
}

static ErpItem
child_gone(const ErpItem *item, guint i) {
  return (ErpItem){item->source, &((const ErpComparison *) item->at)->gone[i], i};
}

static const ErpMember baseline_members[] = {
    TEXT("file", N_("The baseline."), FIELD(ErpComparison, file)),
    BOOLEAN("known", N_("It speaks of this plan."), FIELD(ErpComparison, known)),
    INTEGER("new", ERP_IN_NOTHING, N_("Findings that are new."), FIELD(ErpComparison, n_new)),
    RECORD("gone", &type_gone, N_("Findings that are gone, by rule and object."), LIST(next_gone),
           CHILD(child_gone)),
};
TABLE(erp_type_baseline, "baseline", N_("Baseline"), N_("Compared with an earlier check."),
      baseline_members);
