/* The report of `erplan check` for people. */
#include "report/check.h"

#include "base/escape.h"
#include "report/check-tables.h"
#include "base/i18n.h"

#define WRAP 96

/* Appends `text` wrapped at WRAP columns; the first line continues what stands there. */
static void
append_wrapped(GString *out, guint column, guint indent, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_auto(GStrv) words = g_strsplit(safe, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    guint width = (guint) g_utf8_strlen(words[i], -1);
    if (i > 0 && column + 1 + width > WRAP) {
      g_string_append_printf(out, "\n%*s", (int) indent, "");
      column = indent;
    } else if (i > 0) {
      g_string_append_c(out, ' ');
      column++;
    }
    g_string_append(out, words[i]);
    column += width;
  }
  g_string_append_c(out, '\n');
}

static void
append_labelled(GString *out, const char *label, const char *text) {
  g_string_append_printf(out, "       %s ", label);
  append_wrapped(out, 8 + (guint) g_utf8_strlen(label, -1), 9, text);
}

/* ---- head ---------------------------------------------------------------------------------- */

typedef struct {
  guint counts[ERP_VERDICT_FAIL + 1]; /* not accepted */
  guint accepted;
} Tally;

static Tally
tally(const ErpReview *review) {
  Tally result = {0};
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    result.counts[finding->verdict] += !finding->accepted;
    result.accepted += finding->accepted;
  }
  return result;
}

static gint64
all_users(const ErpNetwork *network) {
  gint64 users = 0;
  for (guint i = 0; i < network->n_sites; i++)
    users += network->nodes[i].site->users;
  return users;
}

static void
append_head(GString *out, const ErpResults *results, const ErpSubject *subject) {
  const ErpNetwork *network = results->network;
  const char *name = erp_plan_root(results->plan)->name;
  g_autofree char *safe_name = erp_escape_text(name != NULL ? name : _("Unnamed plan"));
  g_autofree char *safe_file = erp_escape_text(subject->file);
  g_string_append_printf(out, "%s (%s)\n", safe_name, safe_file);
  g_string_append_printf(out, ERP_NGETTEXT("  %u site with ", "  %u sites with ", network->n_sites),
                         network->n_sites);
  gint64 users = all_users(network);
  g_string_append_printf(
      out, ERP_NGETTEXT("%" G_GINT64_FORMAT " user, ", "%" G_GINT64_FORMAT " users, ", users),
      users);
  g_string_append_printf(out, ERP_NGETTEXT("%u WAN link, ", "%u WAN links, ", network->n_links),
                         network->n_links);
  g_string_append_printf(out, ERP_NGETTEXT("%u circuit, ", "%u circuits, ", network->n_circuits),
                         network->n_circuits);
  g_string_append_printf(out, ERP_NGETTEXT("%u gateway\n", "%u gateways\n", network->n_gateways),
                         network->n_gateways);
}

static void
append_moved(GString *out, const ErpResults *results) {
  const ErpSiteSummary *total = &results->total;
  guint sites = 0;
  for (guint i = 0; i < results->network->n_sites; i++)
    sites += results->sites[i].n_flagged > 0;
  if (total->n_flagged == 0) {
    g_string_append(out, _("  Microsoft 365: nothing planned over ExpressRoute belongs on the "
                           "internet.\n"));
    return;
  }
  g_autofree char *up = erp_unit_display(ERP_UNIT_RATE, total->moved[ERP_UP]);
  g_autofree char *down = erp_unit_display(ERP_UNIT_RATE, total->moved[ERP_DOWN]);
  g_autofree char *seconds = erp_fixed(total->saved_user_us / 1000000, 0);
  g_string_append_printf(
      out,
      ERP_NGETTEXT("  Microsoft 365: traffic of %u site should go over the internet instead of "
                   "ExpressRoute:\n    %s down, %s up; it saves %s user-seconds per round trip.\n",
                   "  Microsoft 365: traffic of %u sites should go over the internet instead of "
                   "ExpressRoute:\n    %s down, %s up; it saves %s user-seconds per round trip.\n",
                   sites),
      sites, down, up, seconds);
}

static void
append_verdict(GString *out, const ErpReview *review) {
  Tally t = tally(review);
  ErpVerdict worst = t.counts[ERP_VERDICT_FAIL] > 0           ? ERP_VERDICT_FAIL
                     : t.counts[ERP_VERDICT_WARN] > 0         ? ERP_VERDICT_WARN
                     : t.counts[ERP_VERDICT_NOT_ANSWERED] > 0 ? ERP_VERDICT_NOT_ANSWERED
                                                              : ERP_VERDICT_PASS;
  g_string_append_printf(out,
                         _("  Verdict: %s. Findings: %u fail, %u warn, %u not-answered, %u pass, "
                           "%u not-applicable, %u accepted.\n"),
                         erp_verdict_word(worst), t.counts[ERP_VERDICT_FAIL],
                         t.counts[ERP_VERDICT_WARN], t.counts[ERP_VERDICT_NOT_ANSWERED],
                         t.counts[ERP_VERDICT_PASS], t.counts[ERP_VERDICT_NOT_APPLICABLE],
                         t.accepted);
}

/* ---- findings ------------------------------------------------------------------------------ */

static void
append_limit(GString *out, const ErpFinding *finding) {
  if (finding->limit == NULL)
    return;
  g_autofree char *text =
      g_strdup_printf("%s%s%s%s%s", finding->limit, finding->parameter != NULL ? " (" : "",
                      finding->parameter != NULL ? finding->parameter : "",
                      finding->parameter == NULL ? ""
                      : finding->overridden      ? _(", set by this plan")
                                                 : "",
                      finding->parameter != NULL ? ")" : "");
  append_labelled(out, _("limit:"), text);
}

static void
append_finding(GString *out, const ErpFinding *finding) {
  g_autofree char *object = erp_escape_text(finding->object != NULL ? finding->object : "");
  g_autofree char *head =
      g_strdup_printf("  %-4s %s", erp_verdict_word(finding->verdict), finding->rule->id);
  g_string_append_printf(out, "%s %s", head, erp_level_word(finding->rule->level));
  if (finding->object != NULL)
    g_string_append_printf(out, "  %s", object);
  if (finding->line > 0)
    g_string_append_printf(out, _("  (line %u)"), finding->line);
  g_string_append_printf(out, "\n       ");
  append_wrapped(out, 7, 7, finding->message);
  append_limit(out, finding);
  if (finding->declared != NULL)
    append_labelled(out, _("declared:"), finding->declared);
  if (finding->verdict >= ERP_VERDICT_NOT_ANSWERED)
    append_labelled(out, _("remedy:"),
                    finding->remedy != NULL ? finding->remedy : _(finding->rule->remedy));
  if (finding->estimated)
    append_labelled(out, _("note:"),
                    _("estimated: rests on modelled round trips; measure before deciding."));
  append_labelled(out, _("source:"), finding->rule->source);
}

static void
append_findings(GString *out, const ErpReview *review) {
  guint shown = 0;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->accepted || finding->verdict < ERP_VERDICT_NOT_ANSWERED)
      continue;
    g_string_append(out, shown++ == 0 ? _("\nFindings\n") : "\n");
    append_finding(out, finding);
  }
  if (shown == 0)
    g_string_append(out, _("\nFindings: none.\n"));
}

static void
append_accepted(GString *out, const ErpReview *review) {
  guint shown = 0;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (!finding->accepted)
      continue;
    g_string_append(out, shown++ == 0 ? _("\nAccepted\n") : "");
    g_autofree char *object = erp_escape_text(finding->object != NULL ? finding->object : "");
    g_autofree char *reason = erp_escape_text(finding->accepted_reason);
    g_autofree char *by = erp_escape_text(finding->accepted_by);
    g_string_append_printf(out, "  %s %s  %s", finding->rule->id, object, reason);
    if (finding->accepted_by != NULL)
      g_string_append_printf(out, _(", by %s"), by);
    if (finding->accepted_until != NULL)
      g_string_append_printf(out, _(", until %s"), finding->accepted_until);
    g_string_append_c(out, '\n');
  }
}

static void
append_passed(GString *out, const ErpReview *review) {
  static const ErpVerdict verdicts[] = {ERP_VERDICT_PASS, ERP_VERDICT_NOT_APPLICABLE};
  guint n;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  for (guint v = 0; v < G_N_ELEMENTS(verdicts); v++) {
    g_autoptr(GString) ids = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
      if (rules[i].verdict == verdicts[v])
        g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", rules[i].rule->id);
    if (ids->len == 0)
      continue;
    g_string_append_printf(out, "%s", v == 0 ? _("\nPassed: ") : _("Not applicable: "));
    append_wrapped(out, 16, 2, ids->str);
  }
}

static void
append_notes(GString *out, const ErpReview *review) {
  const ErpDiagList *notes = erp_review_notes(review);
  for (guint i = 0; i < erp_diag_list_length(notes); i++) {
    const ErpDiag *note = erp_diag_list_get(notes, i);
    g_string_append(out, i == 0 ? _("\nNotes\n  ") : "  ");
    append_wrapped(out, 2, 2, note->text);
  }
}

/* ---- data ---------------------------------------------------------------------------------- */

static void
append_data(GString *out, const ErpReview *review, const ErpSubject *subject) {
  const ErpCatalogue *catalogue = erp_review_results(review)->catalogue;
  static const char *const shown[] = {"peering-locations", "entry-points", "endpoint-sets",
                                      "region-latency", "latency-model"};
  g_string_append_printf(out, _("\nerplan %s; data of"), subject->version);
  for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
    const ErpTable *table = erp_catalogue_table(catalogue, shown[i], NULL);
    if (table != NULL)
      g_string_append_printf(out, "%s %s %s", i == 0 ? "" : ",", table->name, table->date);
  }
  g_string_append_printf(out,
                         _(".\nModelled round trips are marked ~ and are good to the larger "
                           "of 3 ms and 20 %%.\nPlan SHA-256 %s\n"),
                         subject->sha256);
}

char *
erp_report_check_text(const ErpReview *review, const ErpSubject *subject) {
  const ErpResults *results = erp_review_results(review);
  GString *out = g_string_new(NULL);
  append_head(out, results, subject);
  append_verdict(out, review);
  append_moved(out, results);
  erp_report_worst_links(results, out);
  erp_report_geo_pinned(results, out);
  erp_report_internet_list(results, out);
  append_findings(out, review);
  append_accepted(out, review);
  append_passed(out, review);
  append_notes(out, review);
  append_data(out, review, subject);
  return g_string_free(out, FALSE);
}
