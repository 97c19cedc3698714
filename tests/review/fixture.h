/* Plans written inline, evaluated with the real catalogue and reviewed on 2026-11-22. */
#pragma once

#include "review/review.h"

#define TODAY "2026-11-22"

typedef struct {
  ErpPlan *plan;
  ErpResults *results;
  ErpReview *review;
} Fixture;

/* `body` is what stands inside the plan element. A body with errors aborts the test. */
Fixture *fixture_new(const char *body);
Fixture *fixture_new_on(const char *body, const char *today);
/* With attributes of the plan element. */
Fixture *fixture_new_plan(const char *attributes, const char *body);
/* data/examples/NAME.xml. */
Fixture *fixture_new_example(const char *name);
void fixture_free(Fixture *fixture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)

const ErpRuleSummary *fixture_summary(const Fixture *fixture, const char *rule);
/* The finding of a rule about an object (NULL = the plan or a group); the worst of several. */
const ErpFinding *fixture_finding(const Fixture *fixture, const char *rule, const char *object);
/* A figure in hundredths; G_MININT64 when the finding has none of that name. */
gint64 fixture_figure(const ErpFinding *finding, const char *name);

/* One row of a table of cases. */
typedef struct {
  const char *path; /* of the test */
  const char *rule;
  ErpVerdict verdict; /* of the rule */
  const char *body;
  const char *object;  /* that has a finding with this verdict, or NULL */
  const char *message; /* part of that finding's message, or NULL */
  const char *figure;  /* and one of its figures, in hundredths */
  gint64 value;
} Case;

void fixture_add_cases(const Case *cases, guint n);
/* g_test_run, then frees what the fixtures share. */
int fixture_run(void);

/* ---- pieces of plans ------------------------------------------------------------------------ */

#define AUTHORIZED "<tenant geo='NAM' m365-over-expressroute='authorized' reason='measured-need'/>"
#define NOT_AUTHORIZED "<tenant geo='NAM' m365-over-expressroute='not-authorized'/>"
#define UNDECIDED "<tenant geo='NAM'/>"
#define M365_PEERING                                                                               \
  "<peering kind='microsoft'><accept community='12076:5010'/><accept community='12076:5020'/>"     \
  "<accept community='12076:5030'/><accept community='12076:5100'/></peering>"
#define NEW_YORK_WITH(sku, peerings)                                                               \
  "<peering-location id='ny' at='New York'><circuit id='er-ny' bandwidth='10Gbps' sku='" sku       \
  "'>" peerings "</circuit></peering-location>"
#define NEW_YORK NEW_YORK_WITH("premium", M365_PEERING)
#define LONDON_WITH(sku, peerings)                                                                 \
  "<peering-location id='ldn' at='London'><circuit id='er-ldn' bandwidth='10Gbps' sku='" sku       \
  "'>" peerings "</circuit></peering-location>"
#define LONDON LONDON_WITH("premium", M365_PEERING)
/* Dallas with a measured internet access; `attributes` and `children` of the site. */
#define DALLAS(attributes, children)                                                               \
  "<site id='dal' name='Dallas' lat='32.78' lon='-96.80' " attributes ">" children "</site>"
#define INTERNET_15MS "<internet id='dal-isp' capacity='10Gbps' rtt='15ms'/>"
#define EXCHANGE "<demand service='exchange' down='100Mbps' up='50Mbps'/>"
#define TEAMS "<demand service='teams' down='100Mbps' up='100Mbps'/>"
/* The WAN link to New York with a measured round trip. */
#define DALLAS_NEW_YORK(rtt)                                                                       \
  "<wan-link id='dal-ny' a='dal' b='ny' capacity='10Gbps' rtt='" rtt "'/>"
