/* The report of `erplan check` for people. */
#include "report/check.h"

#include "base/escape.h"
#include "report/check-tables.h"
#include "report/wrap.h"
#include "base/i18n.h"

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
append_pinned(GString *out, const ErpResults *results) {
  guint pinned = erp_report_geo_pinned_sites(results);
  if (pinned == 0)
    g_string_append(out, _("  Geo-pinning: no site is forced over a material detour to Microsoft "
                           "365.\n"));
  else
    g_string_append_printf(
        out,
        ERP_NGETTEXT(
            "  Geo-pinning: %u site is forced over a material detour to Microsoft 365.\n",
            "  Geo-pinning: %u sites are forced over a material detour to Microsoft 365.\n",
            pinned),
        pinned);
}

/* How many people the move brings nearer to Microsoft (or takes farther away), and by how much. */
static void
append_change(GString *out, const ErpResults *results, gboolean nearer) {
  gint64 users = 0, change = 0;
  for (guint i = 0; i < results->network->n_sites; i++) {
    gint64 saved = results->sites[i].saved_user_us;
    if (results->sites[i].n_flagged == 0 || (nearer ? saved <= 0 : saved >= 0))
      continue;
    users += results->network->nodes[i].site->users;
    change += ABS(saved);
  }
  if (users == 0)
    return;
  g_autofree char *each = erp_unit_display(ERP_UNIT_TIME, change / users);
  g_string_append_printf(
      out,
      nearer ? ERP_NGETTEXT("    Moving it saves %" G_GINT64_FORMAT " user %s of round trip.\n",
                            "    Moving it saves %" G_GINT64_FORMAT " users %s of round trip.\n",
                            users)
             : ERP_NGETTEXT("    Moving it costs %" G_GINT64_FORMAT " user %s of round trip.\n",
                            "    Moving it costs %" G_GINT64_FORMAT " users %s of round trip.\n",
                            users),
      users, each);
}

static void
append_moved(GString *out, const ErpResults *results) {
  const ErpSiteSummary *total = &results->total;
  guint flagged = 0;
  for (guint i = 0; i < results->network->n_sites; i++)
    flagged += results->sites[i].n_flagged > 0;
  if (flagged == 0) {
    g_string_append(out, _("  ExpressRoute: no Microsoft 365 traffic on it belongs on the "
                           "internet.\n"));
    return;
  }
  g_autofree char *up = erp_unit_display(ERP_UNIT_RATE, total->moved[ERP_UP]);
  g_autofree char *down = erp_unit_display(ERP_UNIT_RATE, total->moved[ERP_DOWN]);
  g_string_append_printf(
      out,
      ERP_NGETTEXT("  ExpressRoute: Microsoft 365 traffic of %u site belongs on the internet: "
                   "%s down, %s up.\n",
                   "  ExpressRoute: Microsoft 365 traffic of %u sites belongs on the internet: "
                   "%s down, %s up.\n",
                   flagged),
      flagged, down, up);
  append_change(out, results, TRUE);
  append_change(out, results, FALSE);
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

#define SHOWN 6 /* findings of one rule and verdict */
#define OWN 3   /* up to so many, each with its own remedy */

static gboolean
is_open(const ErpFinding *finding) {
  return !finding->accepted && finding->verdict >= ERP_VERDICT_NOT_ANSWERED;
}

/* "dfw:14  Dallas reaches ... [limit 25 ms, gp.material]" */
static void
append_finding(GString *out, const ErpFinding *finding, gboolean own_remedy) {
  g_autoptr(GString) label = g_string_new(finding->object != NULL ? finding->object : _("plan"));
  g_autofree char *safe = erp_escape_text(label->str);
  g_string_assign(label, safe);
  if (finding->line > 0)
    g_string_append_printf(label, _(" (line %u)"), finding->line);
  g_string_append_c(label, ':');
  g_autoptr(GString) text = g_string_new(finding->message);
  if (finding->limit != NULL && finding->parameter != NULL)
    g_string_append_printf(
        text, finding->overridden ? _(" [limit %s, %s, set by this plan]") : _(" [limit %s, %s]"),
        finding->limit, finding->parameter);
  if (finding->declared != NULL)
    g_string_append_printf(text, _(" [declared %s]"), finding->declared);
  if (finding->estimated)
    g_string_append(text, _(" [estimated: measure before deciding]"));
  erp_wrap_labelled(out, 4, label->str, text->str);
  if (own_remedy && finding->remedy != NULL)
    erp_wrap_labelled(out, 6, _("remedy:"), finding->remedy);
}

/* The findings from `first` on with the same rule and verdict; returns how many entries it used. */
static guint
append_group(GString *out, const ErpReview *review, guint first) {
  const ErpFinding *head = erp_review_get(review, first);
  guint used = 0, open = 0;
  for (; first + used < erp_review_length(review); used++) {
    const ErpFinding *finding = erp_review_get(review, first + used);
    if (finding->rule != head->rule || finding->verdict != head->verdict)
      break;
    open += is_open(finding);
  }
  if (open == 0)
    return used;
  g_string_append_printf(out, "\n  %s %s (%s) ", erp_verdict_word(head->verdict), head->rule->id,
                         erp_level_word(head->rule->level));
  erp_wrap_append(out, 30, 4, _(head->rule->title));
  guint shown = 0;
  for (guint i = first; i < first + used && shown < SHOWN; i++)
    if (is_open(erp_review_get(review, i))) {
      append_finding(out, erp_review_get(review, i), open <= OWN);
      shown++;
    }
  if (open > shown)
    g_string_append_printf(out, _("    and %u more (--format=json has all)\n"), open - shown);
  if (open > OWN || head->remedy == NULL)
    erp_wrap_labelled(out, 4, _("remedy:"), _(head->rule->remedy));
  erp_wrap_labelled(out, 4, _("source:"), head->rule->source);
  return used;
}

static void
append_findings(GString *out, const ErpReview *review) {
  gsize before = out->len;
  g_string_append(out, _("\nFindings\n"));
  gsize heading = out->len;
  for (guint i = 0; i < erp_review_length(review);)
    i += append_group(out, review, i);
  if (out->len == heading) {
    g_string_truncate(out, before);
    g_string_append(out, _("\nFindings: none.\n"));
  }
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

/* What holds, with its numbers, and the rules that had nothing to look at. */
static void
append_passed(GString *out, const ErpReview *review) {
  guint shown = 0;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->verdict != ERP_VERDICT_PASS)
      continue;
    g_string_append(out, shown++ == 0 ? _("\nPassed\n") : "");
    erp_wrap_labelled(out, 2, finding->rule->id, finding->message);
  }
  guint n;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  g_autoptr(GString) ids = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    if (rules[i].verdict == ERP_VERDICT_NOT_APPLICABLE)
      g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", rules[i].rule->id);
  if (ids->len > 0) {
    g_string_append_c(out, '\n');
    erp_wrap_labelled(out, 0, _("Not applicable:"), ids->str);
  }
}

static void
append_notes(GString *out, const ErpReview *review) {
  const ErpDiagList *notes = erp_review_notes(review);
  for (guint i = 0; i < erp_diag_list_length(notes); i++) {
    const ErpDiag *note = erp_diag_list_get(notes, i);
    g_string_append(out, i == 0 ? _("\nNotes\n  ") : "  ");
    erp_wrap_append(out, 2, 2, note->text);
  }
}

/* ---- data ---------------------------------------------------------------------------------- */

static void
append_data(GString *out, const ErpReview *review, const ErpSubject *subject) {
  static const char *const shown[] = {"peering-locations", "entry-points", "endpoint-sets",
                                      "region-latency", "latency-model"};
  const ErpCatalogue *catalogue = erp_review_results(review)->catalogue;
  g_autoptr(GString) data = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
    const ErpTable *table = erp_catalogue_table(catalogue, shown[i], NULL);
    g_string_append_printf(data, "%s%s %s", i == 0 ? "" : ", ", table->name, table->date);
  }
  g_autofree char *text = g_strdup_printf(
      _("erplan %s with data of %s. Round trips marked ~ are modelled, good to the larger of 3 ms "
        "and 20 %%. SHA-256 of the plan %s"),
      subject->version, data->str, subject->sha256);
  g_string_append_c(out, '\n');
  erp_wrap_append(out, 0, 0, text);
}

char *
erp_report_check_text(const ErpReview *review, const ErpSubject *subject) {
  const ErpResults *results = erp_review_results(review);
  GString *out = g_string_new(NULL);
  append_head(out, results, subject);
  append_verdict(out, review);
  append_pinned(out, results);
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
