/* The Well-Architected review, in the order of its template: introduction, prerequisites, the five
 * pillars, Azure Advisor, resources, next steps. */
#include "report/kinds/report-waf.h"

#include <string.h>

#include "base/i18n.h"

#define LEARN "https://learn.microsoft.com/"

static const ErpWafPillar pillars[] = {
    [ERP_PILLAR_RELIABILITY] = {N_("Reliability"),
                                N_("This pillar asks whether users keep a path to Microsoft, and "
                                   "answers their way back, when a link, an "
                                   "edge, a circuit, a peering location or a provider is lost."),
                                LEARN "azure/well-architected/reliability/principles",
                                N_("Design and architect Azure ExpressRoute for resiliency"),
                                LEARN "azure/expressroute/design-architecture-for-resiliency"},
    [ERP_PILLAR_SECURITY] =
        {N_("Security"),
         N_("This pillar asks whether what comes in over a circuit is guarded as if it came from "
            "the internet, and "
            "what goes out is protected as it must be; a circuit is private, not encrypted."),
         LEARN "azure/well-architected/security/principles",
         N_("About encryption for Azure ExpressRoute"),
         LEARN "azure/expressroute/expressroute-about-encryption"},
    [ERP_PILLAR_COST] = {N_("Cost optimization"),
                         N_("This pillar asks whether circuits, gateways and WAN links are of the "
                            "size and kind that their traffic "
                            "needs, are used, and are watched."),
                         LEARN "azure/well-architected/cost-optimization/principles",
                         N_("Plan and manage costs for Azure ExpressRoute"),
                         LEARN "azure/expressroute/plan-manage-cost"},
    [ERP_PILLAR_OPERATIONS] = {N_("Operational excellence"),
                               N_("This pillar asks whether people learn of trouble before users "
                                  "do, and change peerings, filters and "
                                  "proxies in an orderly way."),
                               LEARN "azure/well-architected/operational-excellence/principles",
                               N_("Monitor Azure ExpressRoute"),
                               LEARN "azure/expressroute/monitor-expressroute"},
    [ERP_PILLAR_PERFORMANCE] =
        {N_("Performance efficiency"),
         N_("This pillar asks whether every path has the capacity and the round trip that its "
            "traffic needs, from "
            "each site to the nearest Microsoft entry point."),
         LEARN "azure/well-architected/performance-efficiency/principles",
         N_("Microsoft 365 network connectivity principles"),
         LEARN "microsoft-365/enterprise/microsoft-365-network-connectivity-principles"},
};

const ErpWafPillar *
erp_waf_pillar(ErpPillar pillar) {
  g_assert(pillar < G_N_ELEMENTS(pillars));
  return &pillars[pillar];
}

/* ---- scores ---------------------------------------------------------------------------------- */

static const ErpRuleSummary *
worse(const ErpRuleSummary *a, const ErpRuleSummary *b) {
  if (a == NULL || b->verdict > a->verdict)
    return b;
  return b->verdict == a->verdict && b->rule->level > a->rule->level ? b : a;
}

/* "Reliability: 2 fail, 3 warn, 4 not-answered, 14 pass, 5 not-applicable; worst: REL-01 (title)".
 * Counts rules. Caller frees. */
static char *
score(const ErpReview *review, ErpPillar pillar) {
  guint n, counts[ERP_VERDICT_FAIL + 1] = {0};
  const ErpRuleSummary *rules = erp_review_rules(review, &n), *worst = NULL;
  for (guint i = 0; i < n; i++)
    if (rules[i].rule->pillar == pillar) {
      counts[rules[i].verdict]++;
      worst = worse(worst, &rules[i]);
    }
  GString *text = g_string_new(_(erp_waf_pillar(pillar)->title));
  const char *separator = ": ";
  for (guint v = G_N_ELEMENTS(counts); v-- > 0; separator = ", ")
    g_string_append_printf(text, "%s%u %s", separator, counts[v], erp_verdict_word((ErpVerdict) v));
  if (worst != NULL && worst->verdict >= ERP_VERDICT_NOT_ANSWERED)
    g_string_append_printf(text, _("; worst: %s (%s)"), worst->rule->id, _(worst->rule->title));
  return g_string_free(text, FALSE);
}

/* ---- introduction ---------------------------------------------------------------------------- */

static void
add_introduction(ErpPaper *paper, const ErpReview *review) {
  erp_paper_paragraph(
      paper,
      _("This review holds the plan against the rules of the five pillars of architecture "
        "excellence. Each figure is the number of rules with that verdict; a rule has the worst "
        "verdict of its findings that nobody has accepted:"));
  for (guint p = 0; p < G_N_ELEMENTS(pillars); p++) {
    g_autofree char *text = score(review, (ErpPillar) p);
    erp_paper_item(paper, ERP_MARK_NONE, NULL, text);
  }
  erp_paper_link(paper,
                 _("It takes for granted that the reader knows ExpressRoute; to get to know "
                   "it, see"),
                 _("What is Azure ExpressRoute?"),
                 LEARN "azure/expressroute/expressroute-introduction");
}

static void
add_prerequisites(ErpPaper *paper) {
  erp_paper_heading(paper, 1, "prerequisites", _("Prerequisites"));
  erp_paper_paragraph(paper, _("Reference architectures that reflect the same considerations:"));
  erp_paper_item_link(paper, _("The Cloud Adoption Framework's guidance:"), _("Connect to Azure"),
                      LEARN "azure/cloud-adoption-framework/ready/azure-best-practices/"
                            "connectivity-to-azure");
  erp_paper_item_link(paper, _("Hybrid networks:"), _("Architect for hybrid connectivity"),
                      LEARN
                      "azure/architecture/reference-architectures/hybrid-networking/expressroute");
  erp_paper_item_link(paper, _("Low-code applications:"),
                      _("Enabling ExpressRoute for Power Platform"),
                      LEARN "power-platform/guidance/expressroute/overview");
}

/* ---- pillars --------------------------------------------------------------------------------- */

static void
append_rules(GString *text, guint count, const char *word, const char *ids) {
  if (count > 0)
    g_string_append_printf(text, "%s%u %s%s", text->len > 0 ? "; " : "", count, word, ids);
}

/* "2 fail REL-01 REL-03; 1 warn REL-09; 5 pass; 12 not-applicable": what is open by name. */
static char *
principle_text(const ErpReview *review, const ErpQuestion *principle) {
  guint n;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  guint counts[ERP_VERDICT_FAIL + 1] = {0}, n_unchecked = 0;
  GString *ids[ERP_VERDICT_FAIL + 1];
  g_autoptr(GString) unchecked = g_string_new(NULL);
  for (guint v = 0; v < G_N_ELEMENTS(ids); v++)
    ids[v] = g_string_new(NULL);
  for (guint i = 0; principle->rules[i] != NULL; i++) {
    const ErpRule *rule = erp_rules_find(principle->rules[i], NULL);
    ErpVerdict verdict = rule == NULL ? 0 : rules[erp_rules_index(rule)].verdict;
    g_string_append_printf(rule == NULL ? unchecked : ids[verdict], " %s", principle->rules[i]);
    *(rule == NULL ? &n_unchecked : &counts[verdict]) += 1;
  }
  GString *text = g_string_new(NULL);
  for (guint v = G_N_ELEMENTS(ids); v-- > 0;) {
    append_rules(text, counts[v], erp_verdict_word((ErpVerdict) v),
                 v >= ERP_VERDICT_NOT_ANSWERED ? ids[v]->str : "");
    g_string_free(ids[v], TRUE);
  }
  append_rules(text, n_unchecked, _("not checked by this program"), unchecked->str);
  return g_string_free(text, FALSE);
}

/* The first finding that gives the principle its verdict, or NULL. */
static const ErpFinding *
decisive(const ErpReview *review, const ErpQuestion *principle, ErpVerdict verdict) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->verdict == verdict && !finding->accepted &&
        g_strv_contains(principle->rules, finding->rule->id))
      return finding;
  }
  return NULL;
}

/* What stands behind the mark: what that finding says, else what nobody has looked at. */
static void
add_behind(ErpPaper *paper, const ErpReview *review, const ErpQuestion *principle,
           ErpVerdict verdict) {
  const ErpFinding *finding = decisive(review, principle, verdict);
  if (finding != NULL) {
    g_autofree char *text = erp_show_finding(finding);
    erp_paper_detail(paper, finding->rule->id, text);
    return;
  }
  for (guint i = 0; principle->rules[i] != NULL; i++)
    if (erp_checklist_lacks(principle->rules[i]) != NULL)
      erp_paper_detail(paper, principle->rules[i], erp_checklist_lacks(principle->rules[i]));
}

static void
add_principle(ErpPaper *paper, const ErpReview *review, const ErpQuestion *principle) {
  ErpVerdict verdict = erp_question_summary(principle, review).verdict;
  g_autofree char *text =
      principle->note != NULL ? g_strdup(_(principle->note)) : principle_text(review, principle);
  erp_paper_item(paper, erp_mark_of(verdict), _(principle->text), text);
  if (principle->note == NULL)
    add_behind(paper, review, principle, verdict);
}

static void
add_checklist(ErpPaper *paper, const ErpReview *review, ErpPillar pillar) {
  guint n;
  const ErpQuestion *principles = erp_checklist_pillars(&n);
  erp_paper_link(paper, _("As you make design choices for ExpressRoute, review the"),
                 _("design principles of this pillar"), erp_waf_pillar(pillar)->principles);
  for (guint i = 0; i < n; i++)
    if (strcmp(principles[i].section, erp_pillar_word(pillar)) == 0)
      add_principle(paper, review, &principles[i]);
}

static void
add_subheading(ErpPaper *paper, ErpPillar pillar, const char *id, const char *title) {
  g_autofree char *full = g_strdup_printf("%s-%s", erp_pillar_word(pillar), id);
  erp_paper_heading(paper, 2, full, title);
}

static void
add_pillar(ErpPaper *paper, const ErpReview *review, ErpPillar pillar) {
  const ErpWafPillar *about = erp_waf_pillar(pillar);
  g_autofree char *intro = score(review, pillar);
  erp_paper_heading(paper, 1, erp_pillar_word(pillar), _(about->title));
  erp_paper_paragraph(paper, _(about->purpose));
  erp_paper_paragraph(paper, intro);
  add_subheading(paper, pillar, "checklist", _("Design checklist"));
  add_checklist(paper, review, pillar);
  add_subheading(paper, pillar, "recommendations", _("Recommendations"));
  erp_waf_recommendations(paper, review, pillar);
  erp_paper_link(paper, _("For more suggestions, see"), _(about->guide), about->guide_address);
  erp_waf_advisor_sentence(paper, review, pillar);
  add_subheading(paper, pillar, "policies", _("Policy definitions"));
  erp_waf_policies(paper, review, pillar);
}

/* ---- the end --------------------------------------------------------------------------------- */

static void
add_resources(ErpPaper *paper) {
  erp_paper_heading(paper, 1, "resources", _("Additional resources"));
  erp_paper_heading(paper, 2, "cloud-adoption", _("Cloud Adoption Framework guidance"));
  erp_paper_item_link(paper, "", _("Traditional Azure network topology"),
                      LEARN "azure/cloud-adoption-framework/ready/azure-best-practices/"
                            "traditional-azure-networking-topology");
  erp_paper_item_link(paper, "", _("Virtual WAN network topology (Microsoft-managed)"),
                      LEARN "azure/cloud-adoption-framework/ready/azure-best-practices/"
                            "virtual-wan-network-topology");
}

static gboolean
is_any(G_GNUC_UNUSED const ErpRule *rule) {
  return TRUE;
}

static void
add_next_steps(ErpPaper *paper, const ErpReview *review) {
  erp_paper_heading(paper, 1, "next-steps", _("Next steps"));
  const ErpRule *worst = erp_report_first_steps(paper, review, is_any);
  erp_paper_paragraph(paper, _("To read and to learn:"));
  const ErpWafPillar *about =
      erp_waf_pillar(worst != NULL ? worst->pillar : ERP_PILLAR_RELIABILITY);
  erp_paper_item_link(paper,
                      worst != NULL ? _("The background of the first step is in")
                                    : _("No rule is open; what keeps it so is in"),
                      _(about->guide), about->guide_address);
  erp_paper_item_link(
      paper, _("Where a step orders or changes a circuit, begin with the quickstart"),
      _("Create and modify an ExpressRoute circuit"),
      LEARN "azure/expressroute/expressroute-howto-circuit-portal-resource-manager");
  erp_paper_item_link(paper,
                      _("Whoever provisions one for the first time learns how in the training "
                        "module"),
                      _("Introduction to Azure ExpressRoute"),
                      LEARN "training/modules/intro-to-azure-expressroute/");
}

void
erp_report_waf(ErpPaper *paper, const ErpReview *review) {
  add_introduction(paper, review);
  add_prerequisites(paper);
  for (guint p = 0; p < G_N_ELEMENTS(pillars); p++)
    add_pillar(paper, review, (ErpPillar) p);
  erp_paper_heading(paper, 1, "advisor", _("Azure Advisor recommendations"));
  erp_waf_advisor(paper, review);
  add_resources(paper);
  add_next_steps(paper, review);
}
