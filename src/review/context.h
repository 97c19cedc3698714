/* Private to review/: the review while it is being made, what the checks add to it and what they
 * share. Texts of the erp_say_ functions belong to the review and last until the check returns. */
#pragma once

#include "eval/symmetry.h"
#include "review/parts.h"
#include "review/review.h"
#include "review/thresholds.h"
#include "review/uses.h"

typedef struct _ErpFacts ErpFacts;
typedef struct _ErpFound ErpFound;
typedef struct _ErpShape ErpShape;
typedef struct _ErpCutTree ErpCutTree;
typedef struct _ErpPolicyIndex ErpPolicyIndex;
typedef struct _ErpCircuitFlows ErpCircuitFlows;
typedef struct _ErpShifts ErpShifts;

struct _ErpReview {
  const ErpResults *results; /* outlives the review */
  char *today;               /* YYYY-MM-DD, or NULL when dates are not to be judged */
  GPtrArray *findings;       /* of ErpFinding: those of all stages that are done */
  ErpFound **found_by_rule;  /* one per rule, then what answers add */
  ErpRouting *routing;       /* ways out and back */
  guint8 *is_named;          /* per rule: an answer or an acceptance names it */
  ErpDiagList *notes;
  ErpRuleSummary *summaries; /* one per rule; of the stages that are done */
  ErpTally tally;            /* the same of all rules */
  ErpHeadline headline;
  ErpParts *parts;
  const ErpReview *before; /* while it is made: what rules may take over from, or NULL */
  const ErpReview *whole;  /* the review, of which a thread has a copy */
  ErpFound *found;         /* where findings are added */
  GStringChunk *texts;     /* while a rule runs; each thread has its own */
  guint power_platform;    /* catalogue service index */
  ErpFacts *facts;
};

/* ---- what several checks ask for (facts.c) -------------------------------------------------- */

const ErpThreshold *erp_review_threshold(const ErpReview *review, ErpThresholdId id);
/* Each is made once, by the thread that asks first, or is that of the review before when nothing it
 * rests on has changed; it lasts as long as the review. */
const ErpShape *erp_review_shape(const ErpReview *review);
const ErpCutTree *erp_review_cut_tree(const ErpReview *review); /* cut-tree.h */
const ErpCircuitFlows *erp_review_circuit_flows(const ErpReview *review);
const ErpPolicyIndex *erp_review_policies(const ErpReview *review);
const ErpShifts *erp_review_shifts(const ErpReview *review);   /* shifts.h */
const ErpCarried *erp_review_carried(const ErpReview *review); /* per route */
/* Places with a circuit, each once and placed: ErpSpot. */
const GArray *erp_review_spots(const ErpReview *review);
/* Of what is crowded or full, see uses.h. */
const ErpUsers *erp_review_users(const ErpReview *review);
const ErpMovable *erp_review_movable(const ErpReview *review);
const ErpShares *erp_review_shares(const ErpReview *review);

ErpFacts *erp_facts_new(const ErpReview *review);
/* When the review is finished: takes from the one before what still holds, though nobody asked for
 * it this time, so that the next one has it. */
void erp_facts_keep(const ErpFacts *facts);
void erp_facts_free(ErpFacts *facts);

#include "review/flows.h" /* asks it */

/* ---- adding findings (findings.c) ----------------------------------------------------------- */

/* Takes the message. `record` is the object's, NULL for a finding about the plan or a group. */
ErpFinding *erp_review_add(ErpReview *review, const ErpRule *rule, ErpVerdict verdict,
                           const char *object, const ErpRecord *record, char *message);
/* A finding about a flow, or an element, whose sentences are written and whose figures are counted
 * from it when somebody asks: a plan may have thousands, of which a screen shows few. `advise` may
 * be NULL, and may return NULL: then the remedy is the rule's. */
struct _ErpTelling {
  char *(*say)(ErpReview *review, const ErpFinding *finding);
  char *(*advise)(ErpReview *review, const ErpFinding *finding);
  void (*count)(ErpReview *review, ErpFinding *finding); /* adds the figures */
};
ErpFinding *erp_review_add_flow(ErpReview *review, const ErpRule *rule, ErpVerdict verdict,
                                const ErpFlow *flow, const ErpTelling *telling);
ErpFinding *erp_review_add_element(ErpReview *review, const ErpRule *rule, ErpVerdict verdict,
                                   guint32 element, const ErpTelling *telling);
/* One for all objects that pass; nothing when there are none. Takes the message. */
void erp_review_add_pass(ErpReview *review, const ErpRule *rule, guint n, char *message);
void erp_review_add_not_applicable(ErpReview *review, const ErpRule *rule, const char *message);

void erp_finding_clear(ErpFinding *finding);
/* Whether one that is not told when somebody asks has the text in its sentences. */
gboolean erp_finding_says(const ErpFinding *finding, const char *text);
/* Makes it the same in a review whose results were made after those of the earlier one. */
void erp_finding_take_over(ErpFinding *finding, const ErpFinding *from, const ErpReview *before,
                           const ErpReview *review);
void erp_finding_advise(ErpFinding *finding, char *remedy); /* takes a remedy of its own */
/* An answer says another word (static); takes the sentence that tells both. */
void erp_finding_declare(ErpFinding *finding, const char *word, char *message);
/* The number compared, in the unit of its name: ms, Mbit/s, km, percent, plain count. */
void erp_finding_figure(ErpFinding *finding, const char *name, ErpUnit unit, gint64 value);
/* The same for a number already in hundredths of the unit of its name. */
void erp_finding_hundredths(ErpFinding *finding, const char *name, gint64 value);
/* A number that is published: a limit of Azure's. */
void erp_finding_published(ErpFinding *finding, const char *name, ErpUnit unit, gint64 value);
/* A round trip and where it comes from. */
void erp_finding_rtt(ErpFinding *finding, const char *name, gint64 rtt, ErpProvenance provenance);
void erp_finding_limit(ErpReview *review, ErpFinding *finding, const char *parameter);
void erp_finding_threshold(ErpFinding *finding, const ErpThreshold *threshold); /* the same */
/* Room for the ids of so many further objects, to be filled; the finding then speaks for as many.
 */
char **erp_finding_others(ErpReview *review, ErpFinding *finding, guint n);
/* Adds ids of further objects; the finding then speaks for n_objects = their number. */
void erp_finding_sites(ErpReview *review, ErpFinding *finding, const GArray *nodes);
void erp_finding_elements(ErpReview *review, ErpFinding *finding, const GArray *elements);

/* Records that fare alike are told of together: one finding for all of them, but those that an
 * answer or an acceptance names have their own. "%s" of the translated `text` stands for their
 * names. Returns the finding for all, to add figures to; NULL when there is none. */
ErpFinding *erp_review_add_alike(ErpReview *review, const ErpRule *rule, ErpVerdict verdict,
                                 const GPtrArray *records, const char *text);

/* ---- words (say.c) -------------------------------------------------------------------------- */

const char *erp_say(ErpReview *review, ErpUnit unit, gint64 value);
/* The same, exact enough not to read like the limit that it misses or keeps. */
const char *erp_say_beside(ErpReview *review, ErpUnit unit, gint64 value, gint64 limit);
/* A round trip, with "~" before a modelled one. */
const char *erp_say_rtt(ErpReview *review, gint64 rtt, ErpProvenance provenance);
const char *erp_say_rtt_beside(ErpReview *review, gint64 rtt, ErpProvenance provenance,
                               gint64 limit);
const char *erp_say_limit(ErpReview *review, const char *parameter); /* "25 ms", "1 user" */
const char *erp_say_element(ErpReview *review, guint32 element);     /* "circuit er-ams" */
/* "circuit er-ams", "the private peering of circuit er-ams", "Paris" of a site or peering location,
 * else the path. */
const char *erp_say_record(ErpReview *review, const ErpRecord *record);
/* "Paris, Sydney, Tokyo and 12 more": the first three by name. Arrays of guint32. */
const char *erp_say_nodes(ErpReview *review, const GArray *nodes);
const char *erp_say_others(ErpReview *review, const ErpFinding *finding); /* sites it names */
const char *erp_say_elements(ErpReview *review, const GArray *elements);
const char *erp_say_records(ErpReview *review, const GPtrArray *records); /* of ErpRecord */
const char *erp_say_service(ErpReview *review, guint service);
const char *erp_say_class(ErpTrafficClass traffic_class);
/* "er-exit (circuit er-ny)", "internet access of Paris". */
const char *erp_say_exit(ErpReview *review, guint32 exit);
/* The way a route takes: "over circuit er-ny", "by the internet access of Paris". */
const char *erp_say_way(ErpReview *review, const ErpRoute *route);

/* ---- what several checks ask (scope.c) ------------------------------------------------------ */

typedef struct {
  double vector[3]; /* erp_geo_unit_vector() */
  guint32 node;
} ErpSpot;
GArray *erp_spots_new(const ErpReview *review); /* erp_review_spots(), to be kept */

/* Stated of the demand, else of the site. */
gboolean erp_flow_is_critical(const ErpReview *review, const ErpFlow *flow);
/* Such a flow that has a way and carries anything; and per site, a byte: whether it has one. Lasts
 * as long as the rule runs. */
gboolean erp_flow_is_critical_way(const ErpReview *review, const ErpFlow *flow);
const guint8 *erp_review_critical_sites(ErpReview *review);
/* Sites (guint32, ascending) with an active flow that has a way and passes the test. O(flows). */
typedef gboolean ErpFlowTest(const ErpReview *review, const ErpFlow *flow);
GArray *erp_review_sites_with(const ErpReview *review, ErpFlowTest *test);
/* The environment a Power Platform demand ends in: the one it names, else the only one; or
 * ERP_NONE. */
guint32 erp_flow_environment(const ErpReview *review, const ErpFlow *flow);

/* Communities of the circuit's route filter that need Microsoft's authorisation, joined by spaces;
 * NULL when there are none. */
const char *erp_circuit_m365_communities(ErpReview *review, const ErpNetCircuit *circuit);
gboolean erp_review_has_microsoft_peering(const ErpReview *review); /* of any circuit */
gboolean erp_circuit_is_direct(const ErpCircuit *circuit); /* on ExpressRoute Direct ports */
gboolean erp_circuit_accepts(const ErpNetCircuit *circuit, const char *community);
/* Microsoft peerings (ErpRecord) that state more prefixes than the plan lists. Caller frees. */
GPtrArray *erp_review_unlisted(const ErpReview *review);

/* The shape of the WAN: which sites and peering locations its links join, when all those of a
 * provider (NULL = none) are lost. O(links) to make, O(sites x places) memory. */
ErpShape *erp_shape_new(const ErpReview *review, const char *provider);
ErpShape *erp_shape_ref(const ErpShape *shape);
void erp_shape_unref(ErpShape *shape);
guint32 erp_shape_part(const ErpShape *shape, guint32 site); /* the lowest site of the same part */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpShape, erp_shape_unref)

/* Which circuits can carry what over a shape of the WAN. Remembers what it was asked, so one thread
 * uses it at a time. */
typedef struct _ErpReach ErpReach;
ErpReach *erp_reach_new(const ErpReview *review); /* the WAN as planned */
ErpReach *erp_reach_new_over(const ErpReview *review, const ErpShape *shape);
void erp_reach_free(ErpReach *reach);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpReach, erp_reach_free)

/* The city of a peering location: the catalogue numbers those of one, "London" and "London2". Its
 * id when the catalogue does not know it. Caller frees. */
char *erp_node_city(const ErpNode *location);

/* The first thing that keeps the circuit from carrying the flow, in words to be translated with
 * _(); NULL when nothing does.
 */
const char *erp_circuit_lacks(const ErpReview *review, const ErpReach *reach, const ErpFlow *flow,
                              const ErpNetCircuit *circuit);

/* The gateways (ErpRecord) connected to the circuit of this id. Caller frees. */
GPtrArray *erp_circuit_gateways(const ErpReview *review, const char *circuit);
gboolean erp_gateway_wants_fastpath(const ErpGateway *gateway); /* some connection does */
/* Whether a gateway SKU offers FastPath with so many scale units. */
gboolean erp_sku_has_fastpath(const ErpGatewaySku *sku, gint64 units);

/* Whether the tier of a circuit reaches a region: passes, fails, or is not answered when a place is
 * not known. `inferred`: rests on a geopolitical region that the catalogue infers. */
ErpVerdict erp_circuit_reach(const ErpReview *review, const ErpNetCircuit *circuit,
                             const ErpRegion *region, gboolean *inferred);

/* The circuits (guint32, ascending) that lack nothing to carry the flow. Lasts as long as `reach`,
 * which one thread uses at a time. O(1), the first time for each service and part O(circuits). */
const GArray *erp_reach_circuits(ErpReach *reach, const ErpReview *review, const ErpFlow *flow);

ErpVerdict erp_symmetry_verdict(ErpSymmetry symmetry);

/* The active flows over each circuit: those of circuit i are flows[first[i]] up to first[i + 1], in
 * their order. O(flows). */
struct _ErpCircuitFlows {
  guint32 *first, *flows;
};
ErpCircuitFlows *erp_circuit_flows_new(const ErpReview *review);
ErpCircuitFlows *erp_circuit_flows_ref(const ErpCircuitFlows *index);
void erp_circuit_flows_unref(ErpCircuitFlows *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCircuitFlows, erp_circuit_flows_unref)

/* Where flows go when circuits are lost (succession.c): to the one that is left to them and comes
 * first, by their policy, by the weight of the gateway's connection, else the nearest. Has room to
 * work in, so one thread uses it at a time. */
typedef struct _ErpSuccession ErpSuccession;
ErpSuccession *erp_succession_new(const ErpReview *review);
void erp_succession_free(ErpSuccession *succession);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpSuccession, erp_succession_free)
/* Asks for a flow over a circuit, */
void erp_succession_ask(ErpSuccession *succession, const ErpFlow *flow);
/* and where it goes when its own is lost and those marked in `down` (NULL = none; kept and
 * unchanged as long as the succession is asked about the site). ERP_NONE = none, or the policy has
 * the internet before any. O(circuits of its kind), once for each kind, circuit and `down` of a
 * site. */
guint32 erp_succession_next(ErpSuccession *succession, const guint8 *down);

/* The first circuit that the policy in force for the flow names as its first way, or ERP_NONE. */
ErpPolicyIndex *erp_policy_index_new(const ErpReview *review);
/* The same where neither policies nor the ids of sites have changed. */
ErpPolicyIndex *erp_policy_index_new_from(const ErpReview *review, const ErpPolicyIndex *earlier);
void erp_policy_index_free(ErpPolicyIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPolicyIndex, erp_policy_index_free)
gboolean erp_policy_index_names_circuits(const ErpPolicyIndex *index);
gboolean erp_policy_index_applies(const ErpPolicyIndex *index, guint32 site); /* some policy */
guint32 erp_policy_index_circuit(const ErpPolicyIndex *index, const ErpFlow *flow);
/* What decides among the ways that a flow could take. */
typedef struct {
  const ErpReview *review;
  const ErpPolicy *policy;  /* that names ways, or NULL */
  const ErpRecord *gateway; /* the flow ends at, or NULL */
  gboolean private;
} ErpPreference;
ErpPreference erp_policy_index_preference(const ErpPolicyIndex *index, const ErpFlow *flow);
/* How early the flow takes a circuit, or the internet (ERP_NONE), when it can: the higher the
 * earlier. Ways that its policy names come before all others, in their order; a private flow takes
 * any of those, then by the weight of its gateway's connections. */
gint64 erp_preference_rank(const ErpPreference *preference, guint32 circuit);
/* A private path is mandatory for the flow: its site is closed, its policy names circuits only, and
 * ExpressRoute can carry it. */
gboolean erp_policy_index_is_bound(const ErpPolicyIndex *index, const ErpFlow *flow);

/* Days from a date to the day of the review; ERP_UNSET when either is missing or no date. */
gint64 erp_review_days_since(const ErpReview *review, const char *date);

/* ---- declared answers and acceptances ------------------------------------------------------- */

/* The answer for this rule and object: the object's own, else the plan's; or NULL (declared.c). */
const ErpAnswer *erp_review_answer(const ErpReview *review, const ErpRule *rule,
                                   const char *object);
/* Those about rules of one stage; answers and acceptances of unknown rules belong to the first. */
void erp_review_apply_answers(ErpReview *review, ErpRuleStage stage);
void erp_review_apply_accepted(ErpReview *review, ErpRuleStage stage);
/* The findings (ErpFinding) of a rule, those that answers took from its pass included. Caller frees
 * the array. */
GPtrArray *erp_review_findings_of(const ErpReview *review, const ErpRule *rule);
void erp_review_find_headline(ErpReview *review); /* headline.c */
