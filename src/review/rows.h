/* Private to review/: what the rows of the rule table are written with, one file a family (the word
 * before the dash). Sources are named as their publishers title them. */
#pragma once

#include "review/checks.h"

#include "base/i18n.h"

typedef struct {
  const ErpRule *rules; /* by id */
  guint n;
} ErpRuleFamily;

extern const ErpRuleFamily erp_rules_asy, erp_rules_cli, erp_rules_cst, erp_rules_geo,
    erp_rules_m36, erp_rules_onp, erp_rules_ops, erp_rules_peer, erp_rules_prf, erp_rules_rel,
    erp_rules_sec, erp_rules_wan;

#define PARAMETERS(...)                                                                            \
  (const char *const[]) {                                                                          \
    __VA_ARGS__, NULL                                                                              \
  }
#define NO_PARAMETERS                                                                              \
  (const char *const[]) {                                                                          \
    NULL                                                                                           \
  }

/* What a rule rests on: where flows go, but not how much they carry; over which links as well,
 * and how long these are; loads and budgets as well. Rules that read a field which eval/changes.h
 * tells apart add its word. The name of a site concerns each that has said it, an answer or an
 * acceptance the one it names.
 */
#define ON_WAYS                                                                                    \
  (ERP_CHANGED_SITES | ERP_CHANGED_LINKS | ERP_CHANGED_POLICIES | ERP_CHANGED_OTHERS |             \
   ERP_CHANGED_WAYS)
#define ON_HOPS (ON_WAYS | ERP_CHANGED_HOPS | ERP_CHANGED_TIMES)
#define ON_FIGURES (ON_HOPS | ERP_CHANGED_NEEDS | ERP_CHANGED_CAPACITIES | ERP_CHANGED_FIGURES)
#define ON_EVERYTHING G_MAXUINT

#define PLANNING "Network planning with ExpressRoute for Office 365 (Microsoft, 2018)"
#define IMPLEMENTING "Implementing ExpressRoute for Office 365 (Microsoft, 2017)"
#define ROUTING "Routing with ExpressRoute for Office 365 (Microsoft, 2019)"
#define M365_ER "Azure ExpressRoute for Microsoft 365 (Microsoft, 2024)"
#define PRINCIPLES "Microsoft 365 network connectivity principles (Microsoft, 2023)"
#define SCORE "Microsoft 365 network assessment (Microsoft, 2024)"
#define INSIGHTS "Microsoft 365 network insights (Microsoft, 2021)"
#define TEAMS "Prepare your organization's network for Microsoft Teams (Microsoft, 2018)"
#define ENDPOINTS "Office 365 URLs and IP address ranges, worldwide (Microsoft, 2023)"
#define PP_CHECKLIST "ExpressRoute readiness checklist for Power Platform (Microsoft, 2025)"
#define PP_BENEFITS "Benefits of ExpressRoute for Power Platform (Microsoft, 2021)"
#define PP_PLANNING "Planning an ExpressRoute deployment for Power Platform (Microsoft, 2021)"
#define PP_HOW "How ExpressRoute for Power Platform works (Microsoft, 2021)"
#define PP_SETUP "Setting up ExpressRoute for Power Platform (Microsoft, 2021)"
#define PP_CONSIDER "Things to consider about ExpressRoute for Power Platform (Microsoft, 2021)"
#define PP_ARCHITECTURE "Power Platform architecture and ExpressRoute (Microsoft, 2021)"
#define FAQ "Azure ExpressRoute FAQ (Microsoft, 2022)"
#define RESILIENCY "Design and architect Azure ExpressRoute for resiliency (Microsoft, 2024)"
#define ADVISOR "Azure Advisor reliability recommendations (Microsoft, 2026)"
#define APRL "Azure Proactive Resiliency Library v2 (Microsoft, 2026)"
#define WAF_ER "Well-Architected Framework: Azure ExpressRoute (Microsoft, 2024)"
#define GATEWAYS "About ExpressRoute virtual network gateways (Microsoft, 2024)"
#define GATEWAY_PERFORMANCE "ExpressRoute gateway performance (Microsoft, 2024)"
#define PERFORMANCE "Troubleshoot ExpressRoute network performance (Microsoft, 2025)"
#define ASYMMETRIC "Asymmetric routing with multiple network paths (Microsoft, 2016)"
#define ER_ROUTING "ExpressRoute routing requirements (Microsoft, 2018)"
#define ER_NAT "ExpressRoute NAT requirements (Microsoft, 2016)"
#define ER_OPTIMIZE "Optimize ExpressRoute routing (Microsoft, 2025)"
#define ER_DR "Designing for disaster recovery with ExpressRoute private peering (Microsoft, 2021)"
#define ER_ENCRYPTION "About encryption for Azure ExpressRoute (Microsoft, 2023)"
#define ER_LOCATIONS "ExpressRoute partners and peering locations (Microsoft, 2026)"
#define ER_METRO "About ExpressRoute Metro (Microsoft, 2024)"
#define COMMUNITIES "BGP communities in ExpressRoute for Office 365 (Microsoft, 2018)"
#define SPLIT_TUNNEL "VPN split tunneling for Microsoft 365 (Microsoft, 2022)"
#define POLICY "Azure Policy built-in definitions (Microsoft)"
#define BASELINE_ALERTS "Azure Monitor baseline alerts for ExpressRoute circuits (Microsoft)"
#define NAT_SUPPORT "NAT support with Microsoft 365 (Microsoft, 2017)"
#define CHECKLISTS "Azure review checklists (Microsoft, 2025)"
#define ER_HA "Designing for high availability with ExpressRoute (Microsoft, 2019)"
#define ER_BFD "Configure BFD over ExpressRoute (Microsoft, 2020)"
#define ER_QOS "ExpressRoute QoS requirements (Microsoft, 2015)"
#define LIMITS "ExpressRoute limits (Microsoft, 2023)"
#define EVALUATE "Evaluate the resiliency of ExpressRoute circuits (Microsoft)"
#define AGREEMENTS "Azure Quick Review, service level agreements (Microsoft, 2026)"
#define FASTPATH "About ExpressRoute FastPath (Microsoft, 2023)"
