#include "report/sentences.h"

#include "report/check/check-tables.h"
#include "base/i18n.h"

/* ---- the plan -------------------------------------------------------------------------------- */

static gint64
all_users(const ErpNetwork *network) {
  gint64 users = 0;
  for (guint i = 0; i < network->n_sites; i++)
    users += network->nodes[i].site->users;
  return users;
}

char *
erp_show_size(const ErpResults *results) {
  const ErpNetwork *network = results->network;
  gint64 users = all_users(network);
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, ERP_NGETTEXT("%u site with ", "%u sites with ", network->n_sites),
                         network->n_sites);
  g_string_append_printf(
      out, ERP_NGETTEXT("%" G_GINT64_FORMAT " user, ", "%" G_GINT64_FORMAT " users, ", users),
      users);
  g_string_append_printf(out, ERP_NGETTEXT("%u WAN link, ", "%u WAN links, ", network->n_links),
                         network->n_links);
  g_string_append_printf(out, ERP_NGETTEXT("%u circuit, ", "%u circuits, ", network->n_circuits),
                         network->n_circuits);
  g_string_append_printf(out, ERP_NGETTEXT("%u gateway", "%u gateways", network->n_gateways),
                         network->n_gateways);
  return g_string_free(out, FALSE);
}

char *
erp_show_no_demand(const ErpResults *results) {
  for (guint i = 0; i < results->n_flows; i++)
    if (results->flows[i].rate[ERP_UP] > 0 || results->flows[i].rate[ERP_DOWN] > 0)
      return NULL;
  return g_strdup(results->network->tenant == NULL
                      ? _("none, so paths and ways cannot be judged: state a tenant, and that of "
                          "Microsoft 365 is derived from the users of the sites; or state demands")
                      : _("none, so paths and ways cannot be judged: state the users of the "
                          "sites, or demands"));
}

char *
erp_show_pinned(const ErpResults *results) {
  guint n = erp_report_geo_pinned_sites(results);
  if (n == 0)
    return g_strdup(_("no site is forced over a material detour to Microsoft 365."));
  return g_strdup_printf(
      ERP_NGETTEXT("%u site is forced over a material detour to Microsoft 365.",
                   "%u sites are forced over a material detour to Microsoft 365.", n),
      n);
}

char *
erp_show_moved(const ErpResults *results) {
  const ErpSiteSummary *total = &results->total;
  guint flagged = 0;
  for (guint i = 0; i < results->network->n_sites; i++)
    flagged += results->sites[i].n_flagged > 0;
  if (flagged == 0)
    return g_strdup(_("no Microsoft 365 traffic on it belongs on the internet."));
  g_autofree char *up = erp_unit_display(ERP_UNIT_RATE, total->moved[ERP_UP]);
  g_autofree char *down = erp_unit_display(ERP_UNIT_RATE, total->moved[ERP_DOWN]);
  return g_strdup_printf(
      ERP_NGETTEXT("Microsoft 365 traffic of %u site belongs on the internet: %s down, %s up.",
                   "Microsoft 365 traffic of %u sites belongs on the internet: %s down, %s up.",
                   flagged),
      flagged, down, up);
}

char *
erp_show_change(const ErpResults *results, gboolean nearer) {
  gint64 users = 0, change = 0;
  for (guint i = 0; i < results->network->n_sites; i++) {
    gint64 saved = results->sites[i].saved_user_us;
    if (results->sites[i].n_flagged == 0 || (nearer ? saved <= 0 : saved >= 0))
      continue;
    users += results->network->nodes[i].site->users;
    change += ABS(saved);
  }
  if (users == 0)
    return NULL;
  g_autofree char *each = erp_unit_display(ERP_UNIT_TIME, change / users);
  return g_strdup_printf(
      nearer ? ERP_NGETTEXT("Moving it saves %" G_GINT64_FORMAT " user %s of round trip.",
                            "Moving it saves %" G_GINT64_FORMAT " users %s of round trip.", users)
             : ERP_NGETTEXT("Moving it costs %" G_GINT64_FORMAT " user %s of round trip.",
                            "Moving it costs %" G_GINT64_FORMAT " users %s of round trip.", users),
      users, each);
}

char *
erp_show_verdict(const ErpReview *review) {
  ErpTally tally = erp_review_tally(review);
  const guint *counts = tally.counts;
  return g_strdup_printf(
      _("%s. Findings: %u fail, %u warn, %u not-answered, %u pass, %u not-applicable, %u "
        "accepted."),
      erp_verdict_word(tally.verdict), counts[ERP_VERDICT_FAIL], counts[ERP_VERDICT_WARN],
      counts[ERP_VERDICT_NOT_ANSWERED], counts[ERP_VERDICT_PASS],
      counts[ERP_VERDICT_NOT_APPLICABLE], tally.n_accepted);
}

char *
erp_show_band(const ErpResults *results) {
  return g_strdup_printf(_("the larger of %s and %s"),
                         erp_params_show(results->params, "error.band.ms"),
                         erp_params_show(results->params, "error.band.percent"));
}

char *
erp_show_basis(const ErpReview *review, const ErpSubject *subject) {
  static const char *const shown[] = {"peering-locations", "entry-points", "endpoint-sets",
                                      "region-latency", "latency-model"};
  const ErpCatalogue *catalogue = erp_review_results(review)->catalogue;
  g_autoptr(GString) data = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
    const ErpTable *table = erp_catalogue_table(catalogue, shown[i], NULL);
    g_string_append_printf(data, "%s%s %s", i == 0 ? "" : ", ", table->name, table->date);
  }
  g_autofree char *band = erp_show_band(erp_review_results(review));
  return g_strdup_printf(_("erplan %s with data of %s. Round trips marked ~ are modelled, good to "
                           "%s. SHA-256 of the plan %s"),
                         subject->version, data->str, band, subject->sha256);
}

char *
erp_show_data_dates(const ErpCatalogue *catalogue) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < catalogue->n_tables; i++)
    g_string_append_printf(text, "%s%s %s", i == 0 ? "" : ", ", catalogue->tables[i]->name,
                           catalogue->tables[i]->date);
  return g_string_free(text, FALSE);
}

/* ---- a finding ------------------------------------------------------------------------------- */

char *
erp_show_object(const ErpFinding *finding) {
  const char *object = finding->object != NULL ? finding->object : _("plan");
  return erp_finding_line(finding) == 0
             ? g_strdup(object)
             : g_strdup_printf(_("%s (line %u)"), object, erp_finding_line(finding));
}

char *
erp_show_finding(const ErpFinding *finding) {
  GString *text = g_string_new(erp_finding_message(finding));
  if (finding->limit != NULL && finding->parameter != NULL)
    g_string_append_printf(
        text, finding->overridden ? _(" [limit %s, %s, set by this plan]") : _(" [limit %s, %s]"),
        finding->limit, finding->parameter);
  if (finding->estimated)
    g_string_append(text, _(" [estimated: measure before deciding]"));
  return g_string_free(text, FALSE);
}

char *
erp_show_acceptance(const ErpFinding *finding) {
  const ErpAccepted *acceptance = finding->acceptance;
  GString *text = g_string_new(acceptance->reason);
  if (acceptance->by != NULL)
    g_string_append_printf(text, _(", by %s"), acceptance->by);
  if (acceptance->until != NULL)
    g_string_append_printf(text, _(", until %s"), acceptance->until);
  return g_string_free(text, FALSE);
}
