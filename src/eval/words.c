#include "eval/results.h"

#include "base/i18n.h"

const char *
erp_recommendation_word(ErpRecommendation recommendation) {
  static const char *const words[] = {
      [ERP_RECOMMEND_NONE] = "none",
      [ERP_RECOMMEND_INTERNET] = "internet",
      [ERP_RECOMMEND_JUSTIFIED] = "expressroute-justified",
      [ERP_RECOMMEND_TOLERATED] = "expressroute-tolerated",
      [ERP_RECOMMEND_EITHER] = "either",
  };
  return words[recommendation];
}

const char *
erp_penalty_word(ErpPenaltyClass penalty) {
  static const char *const words[] = {"none", "minor", "material", "severe"};
  return words[penalty];
}

const char *
erp_verdict_word(ErpVerdict verdict) {
  static const char *const words[] = {
      [ERP_VERDICT_NOT_APPLICABLE] = "not-applicable",
      [ERP_VERDICT_PASS] = "pass",
      [ERP_VERDICT_NOT_ANSWERED] = "not-answered",
      [ERP_VERDICT_WARN] = "warn",
      [ERP_VERDICT_FAIL] = "fail",
  };
  return words[verdict];
}

static const struct {
  const char *code;
  const char *text;
} whys[] = {
    [ERP_WHY_SOVEREIGN] = {"sovereign",
                           N_("ExpressRoute of this cloud does not carry this tenant's traffic.")},
    [ERP_WHY_INTERNET_ONLY] = {"internet-only",
                               N_("These endpoints are reached over the internet only.")},
    [ERP_WHY_NO_ER_PATH] = {"no-er-path",
                            N_("No usable circuit with Microsoft peering reaches the site.")},
    [ERP_WHY_NOT_AUTHORISED] =
        {"not-authorised", N_("Microsoft has not authorised Microsoft 365 over ExpressRoute.")},
    [ERP_WHY_CLOSED_SITE] =
        {"closed-site",
         N_("Direct internet is forbidden at the site and the reason is on record.")},
    [ERP_WHY_MOBILE_CLIENTS] = {"mobile-clients",
                                N_("Most of the people are away from a desk and reach the internet "
                                   "directly.")},
    [ERP_WHY_GEO_PINNED] = {"geo-pinned",
                            N_("The circuit forces a detour: a local breakout enters Microsoft's "
                               "network much sooner.")},
    [ERP_WHY_NO_GAIN] = {"no-gain", N_("The internet is as good as ExpressRoute here.")},
    [ERP_WHY_CLOSER_EDGE] = {"closer-edge",
                             N_("The circuit reaches Microsoft sooner than the planned internet "
                                "way, and the reason is on record.")},
    [ERP_WHY_PREFER_LOCAL_BREAKOUT] = {"prefer-local-breakout",
                                       N_("A local breakout would be faster than the circuit.")},
    [ERP_WHY_MEASURE_FIRST] = {"measure-first",
                               N_("ExpressRoute looks faster but no reason is on record: measure "
                                  "first.")},
    [ERP_WHY_INDIFFERENT] = {"indifferent", N_("Neither way is clearly better.")},
    [ERP_WHY_BACKHAULED_INTERNET] =
        {"backhauled-internet", N_("The planned internet way is a detour itself: the cure is a "
                                   "breakout at the site, not ExpressRoute.")},
    [ERP_WHY_LEAST_BAD] = {"least-bad",
                           N_("No breakout is possible and the circuit is the lesser detour.")},
    [ERP_WHY_SMALL_SITE] = {"small-site", N_("So few people do not justify a circuit.")},
    [ERP_WHY_SOVEREIGNTY_MISREAD] = {"sovereignty-misread",
                                     N_("Where the data rest is settled by the tenant; the way the "
                                        "traffic takes does not change it.")},
    [ERP_WHY_ESTIMATED] = {"estimated",
                           N_("The verdict would change within the error band of the distance "
                              "model: measure the round trip.")},
};
G_STATIC_ASSERT(G_N_ELEMENTS(whys) == ERP_WHY_LAST);

const char *
erp_why_code(ErpWhy why) {
  return why < ERP_WHY_LAST ? whys[why].code : "";
}

const char *
erp_why_text(ErpWhy why) {
  return why < ERP_WHY_LAST ? _(whys[why].text) : "";
}
