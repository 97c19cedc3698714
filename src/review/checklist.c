#include "review/checklist.h"

#include "base/i18n.h"

#define RULES(...)                                                                                 \
  (const char *const[]) {                                                                          \
    __VA_ARGS__, NULL                                                                              \
  }

static const ErpQuestion readiness[] = {
    {N_("client routing"),
     N_("Are clients and proxies set up to take ExpressRoute where it is planned, and only there?"),
     RULES("CLI-01", "CLI-02", "CLI-05", "CLI-06", "CLI-07", "CLI-08", "M36-04", "OPS-08",
           "SEC-12"),
     NULL},
    {N_("client routing"), N_("Do clients come from public addresses, or are they behind NAT?"),
     RULES("CLI-03", "PRF-11", "PEER-09"), NULL},
    {N_("client routing"),
     N_("Can clients reach by the internet what is only there, such as content delivery?"),
     RULES("CLI-04", "M36-01", "REL-18"), NULL},
    {N_("WAN performance"), N_("Are capacity and speed of the WAN enough for its traffic?"),
     RULES("WAN-01", "WAN-02", "WAN-03", "WAN-04", "WAN-05", "WAN-06", "CST-08", "OPS-10", "REL-04",
           "REL-11"),
     NULL},
    {N_("peering"), N_("Is Microsoft peering configured for what the plan needs?"),
     RULES("PEER-01", "PEER-02", "PEER-03", "PEER-04", "PEER-05", "PEER-06", "PEER-07", "PEER-08",
           "PEER-09", "PEER-10", "PEER-11", "PEER-12", "M36-05", "M36-07", "REL-06", "SEC-07"),
     NULL},
    {N_("asymmetric routing"),
     N_("Do network and circuits keep traffic from coming back another "
        "way?"),
     RULES("ASY-01", "ASY-02", "ASY-03", "ASY-04", "ASY-05", "ASY-06", "ASY-07", "ASY-08", "ASY-09",
           "ASY-10", "PRF-09", "REL-20"),
     NULL},
    {N_("geographical distribution"),
     N_("Do users everywhere get the best of the circuits, or of their local internet?"),
     RULES("GEO-01", "GEO-02", "GEO-03", "GEO-04", "M36-02", "M36-03", "M36-08", "PRF-10", "WAN-07",
           "GEO-05"),
     NULL},
    {N_("geographical distribution"),
     N_("Do different areas need circuits of their own, in different places?"),
     RULES("GEO-03", "REL-01", "REL-16", "CST-07"), NULL},
    {N_("on-premises integration"),
     N_("Are connections from the Microsoft cloud to your network guarded as if they came from the "
        "internet?"),
     RULES("SEC-05", "SEC-06", "ONP-01", "ONP-02", "ONP-03", "ONP-04", "ONP-05", "REL-24"), NULL},
};

/* Sections are erp_pillar_word(); principles as the Well-Architected Framework names them. */
static const ErpQuestion pillars[] = {
    {"reliability", N_("Design for business requirements"),
     RULES("CLI-01", "CLI-04", "PEER-01", "PEER-04", "PEER-05", "M36-07", "REL-02", "REL-06",
           "REL-13", "REL-16", "REL-23", "PEER-02", "PEER-06", "PEER-07", "PEER-08", "PEER-09",
           "PEER-10", "PEER-11", "PEER-12", "ONP-02", "ONP-04"),
     NULL},
    {"reliability", N_("Design for failure"),
     RULES("REL-01", "REL-03", "REL-04", "REL-05", "REL-07", "REL-12", "REL-14", "REL-15", "REL-18",
           "REL-09", "REL-11", "REL-20", "REL-24", "ASY-01", "ASY-02", "ASY-03", "ASY-04", "ASY-05",
           "ASY-06", "ASY-07", "ASY-08", "ASY-09", "ASY-10", "CLI-03", "ONP-01", "REL-08", "REL-10",
           "REL-21", "REL-22", "REL-25"),
     NULL},
    {"reliability", N_("Observe application health"), RULES("OPS-01", "OPS-02", "OPS-03", "REL-17"),
     NULL},
    {"reliability", N_("Drive automation"), RULES("OPS-07", "REL-19"), NULL},
    {"security", N_("Plan resources and how to harden them"),
     RULES("SEC-07", "SEC-13", "PEER-09", "SEC-14", "SEC-15"), NULL},
    {"security", N_("Automate and use least privilege"), RULES("SEC-10"), NULL},
    {"security", N_("Classify and encrypt data"),
     RULES("SEC-01", "SEC-02", "SEC-03", "SEC-04", "SEC-08", "SEC-09"), NULL},
    {"security", N_("Monitor system security, plan incident response"), RULES("SEC-11", "OPS-05"),
     NULL},
    {"security", N_("Identify and protect endpoints"),
     RULES("SEC-05", "SEC-06", "SEC-12", "ASY-07"), NULL},
    {"security", N_("Protect against code-level vulnerabilities"), RULES(NULL),
     N_("A circuit runs no code of yours.")},
    {"security", N_("Model and test against potential threats"), RULES("CLI-08", "ONP-01"), NULL},
    {"cost", N_("Choose the correct resources"),
     RULES("CST-01", "CST-02", "CST-04", "CST-09", "CST-07"), NULL},
    {"cost", N_("Set up budgets and maintain cost constraints"), RULES("CST-10", "CST-11"), NULL},
    {"cost", N_("Dynamically allocate and de-allocate resources"), RULES("CST-05", "CST-06"), NULL},
    {"cost", N_("Optimize workloads, aim for scalable costs"), RULES("CST-03", "CST-08", "CST-12"),
     NULL},
    {"cost", N_("Continuously monitor and optimize cost management"), RULES("CST-10", "OPS-03"),
     NULL},
    {"operations", N_("Optimize build and release processes"),
     RULES("OPS-08", "OPS-09", "PEER-03", "OPS-07"), NULL},
    {"operations", N_("Understand operational health"),
     RULES("OPS-01", "OPS-02", "OPS-03", "OPS-04", "OPS-05", "OPS-06", "OPS-12"), NULL},
    {"operations", N_("Rehearse recovery and practice failure"), RULES("REL-17", "OPS-09"), NULL},
    {"operations", N_("Embrace continuous operational improvement"), RULES("OPS-10", "OPS-11"),
     NULL},
    {"operations", N_("Use loosely coupled architecture"),
     RULES("M36-05", "PEER-11", "CLI-02", "CLI-05", "ONP-05"), NULL},
    {"performance", N_("Understand the challenges of distributed architectures"),
     RULES("WAN-03", "WAN-04", "GEO-01", "GEO-02", "GEO-03", "GEO-04", "GEO-05", "M36-01", "M36-02",
           "M36-03", "M36-04", "M36-06", "ASY-01", "PRF-07", "PRF-08", "PRF-09", "WAN-06", "CLI-06",
           "CLI-07", "M36-08", "ONP-03"),
     NULL},
    {"performance", N_("Run performance testing in the scope of development"),
     RULES("OPS-10", "PRF-06", "PRF-12"), NULL},
    {"performance", N_("Continuously monitor the application and the supporting infrastructure"),
     RULES("OPS-03"), NULL},
    {"performance", N_("Identify improvement opportunities with resolution planning"),
     RULES("WAN-05", "PRF-10", "WAN-07"), NULL},
    {"performance", N_("Invest in capacity planning"),
     RULES("WAN-01", "WAN-02", "PRF-01", "PRF-03", "PRF-11", "PRF-02", "PRF-04", "PRF-05"), NULL},
};

const ErpQuestion *
erp_checklist_readiness(guint *n) {
  *n = G_N_ELEMENTS(readiness);
  return readiness;
}

const ErpQuestion *
erp_checklist_pillars(guint *n) {
  *n = G_N_ELEMENTS(pillars);
  return pillars;
}

const char *
erp_checklist_lacks(const char *rule) {
  static const struct {
    const char *rule, *what;
  } rows[] = {
      {"CST-12",
       N_("A plan has no connections between circuits yet, which Global Reach would make")},
      {"SEC-14", N_("A plan has no demands for public endpoints of Azure services yet")},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    if (g_str_equal(rows[i].rule, rule))
      return _(rows[i].what);
  return NULL;
}

static void
add_rule(ErpQuestionSummary *summary, const ErpRuleSummary *rule) {
  summary->verdict = MAX(summary->verdict, rule->verdict);
  summary->n_accepted += rule->n_accepted;
  for (guint v = 0; v <= ERP_VERDICT_FAIL; v++)
    summary->counts[v] += rule->counts[v];
}

ErpQuestionSummary
erp_question_summary(const ErpQuestion *question, const ErpReview *review) {
  guint n;
  const ErpRuleSummary *all = erp_review_rules(review, &n);
  ErpQuestionSummary summary = {.verdict = ERP_VERDICT_NOT_APPLICABLE};
  for (guint i = 0; question->rules[i] != NULL; i++) {
    const ErpRule *rule = erp_rules_find(question->rules[i], NULL);
    summary.n_rules++;
    if (rule != NULL)
      add_rule(&summary, &all[erp_rules_index(rule)]);
    else
      summary.n_unchecked++;
  }
  if (summary.n_unchecked > 0)
    summary.verdict = MAX(summary.verdict, ERP_VERDICT_NOT_ANSWERED);
  return summary;
}
