/* The data dictionary: the documents, the plan's head, its summary and what it sets. */
#include "report/data/dictionary-private.h"

#include "base/i18n.h"

/* ---- tool, plan, data ------------------------------------------------------------------------ */

static const char *
word_erplan(guint i) {
  return i == 0 ? "erplan" : NULL;
}

static ErpDatum
get_first_word(const ErpItem *item G_GNUC_UNUSED, gconstpointer at G_GNUC_UNUSED,
               guint i G_GNUC_UNUSED) {
  return erp_datum_integer(0);
}

static gconstpointer
from_subject(const ErpItem *item) {
  return &item->source->judgement->subject;
}

static gconstpointer
from_root(const ErpItem *item) {
  const ErpResults *results = item->source->results;
  return results == NULL ? NULL : erp_plan_root(results->plan);
}

static const ErpMember tool_members[] = {
    WORD("name", word_erplan, N_("The program."), GET(get_first_word)),
    TEXT("version", N_("Its version."), FROM(from_subject), FIELD(ErpSubject, version)),
};
TABLE(erp_type_tool, "tool", N_("Program"), NULL, tool_members);

static const ErpMember plan_members[] = {
    TEXT("file", N_("The plan's file as it was named."), FROM(from_subject),
         FIELD(ErpSubject, file)),
    TEXT("name", N_("The plan's own name."), NULLABLE, FROM(from_root), FIELD(ErpPlanRoot, name)),
    TEXT("sha256", N_("SHA-256 digest of the file's bytes; null when it could not be read."),
         NULLABLE, FROM(from_subject), FIELD(ErpSubject, sha256), .pattern = "^[0-9a-f]{64}$"),
};
TABLE(erp_type_plan, "plan", N_("Plan"), NULL, plan_members);

static gboolean
next_table(const ErpItem *item, guint *i) {
  return *i < item->source->results->catalogue->n_tables;
}

static ErpItem
child_table(const ErpItem *item, guint i) {
  return (ErpItem){item->source, item->source->results->catalogue->tables[i], i};
}

static const ErpMember table_members[] = {
    TEXT("table", N_("Name of a table of reference data, as “erplan catalogue” lists it."),
         FIELD(ErpTable, name)),
    TEXT("date", N_("The date of what is in it."), FIELD(ErpTable, date)),
};
TABLE(erp_type_table, "data", N_("Reference data"), NULL, table_members);

/* ---- summary --------------------------------------------------------------------------------- */

static gconstpointer
from_tally(const ErpItem *item) {
  return &item->source->tally;
}

#define COUNT(name_, about_, field_)                                                               \
  INTEGER(name_, ERP_IN_NOTHING, about_, FROM(from_tally), FIELD(ErpTally, field_))

static const ErpMember count_members[] = {
    COUNT("fail", N_("Findings that fail."), counts[ERP_VERDICT_FAIL]),
    COUNT("warn", N_("Findings that warn."), counts[ERP_VERDICT_WARN]),
    COUNT("not-answered", N_("Findings for which an input is missing."),
          counts[ERP_VERDICT_NOT_ANSWERED]),
    COUNT("pass", N_("Findings that pass; one may stand for many objects."),
          counts[ERP_VERDICT_PASS]),
    COUNT("not-applicable", N_("Rules that had nothing to look at."),
          counts[ERP_VERDICT_NOT_APPLICABLE]),
    COUNT("accepted", N_("Findings that an acceptance in force covers; they count nowhere else."),
          n_accepted),
};
TABLE(erp_type_counts, "counts", N_("Counts of findings"),
      N_("How many findings there are of each verdict."), count_members);

static gconstpointer
from_network(const ErpItem *item) {
  return erp_item_network(item);
}

static ErpItem
child_totals(const ErpItem *item, guint i G_GNUC_UNUSED) {
  return (ErpItem){item->source, &item->source->results->total, 0};
}

#define SIZE(name_, about_, field_)                                                                \
  INTEGER(name_, ERP_IN_NOTHING, about_, FROM(from_network), FIELD(ErpNetwork, field_))

static const ErpMember summary_members[] = {
    SIZE("sites", N_("Sites of the plan."), n_sites),
    SIZE("wan_links", N_("WAN links."), n_links),
    SIZE("circuits", N_("ExpressRoute circuits."), n_circuits),
    SIZE("gateways", N_("ExpressRoute gateways."), n_gateways),
    RECORD("findings", &erp_type_counts, N_("Findings by verdict."), CHILD(erp_child_source)),
    RECORD("microsoft365", &erp_type_totals, N_("Microsoft 365 traffic of all sites."),
           CHILD(child_totals)),
};
TABLE(erp_type_summary, "summary", N_("Summary"), NULL, summary_members);

/* ---- parameters ------------------------------------------------------------------------------ */

static gboolean
next_parameter(const ErpItem *item, guint *i) {
  const ErpResults *results = item->source->results;
  guint n = results->catalogue->n_parameters;
  while (*i < n && !erp_params_overridden(results->params, results->catalogue->parameters[*i].name))
    (*i)++;
  return *i < n;
}

static ErpItem
child_parameter(const ErpItem *item, guint i) {
  return (ErpItem){item->source, &item->source->results->catalogue->parameters[i], i};
}

static ErpDatum
get_parameter(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_text(
      erp_params_text(item->source->results->params, ((const ErpParameter *) at)->name));
}

static const ErpMember parameter_members[] = {
    TEXT("name", N_("The parameter."), FIELD(ErpParameter, name)),
    TEXT("value", N_("What the plan sets."), GET(get_parameter)),
    TEXT("catalogue", N_("What it is without that."), FIELD(ErpParameter, value)),
    TEXT("unit", N_("The unit of both."), FIELD(ErpParameter, unit)),
};
TABLE(erp_type_parameter, "parameter", N_("Parameter"),
      N_("A limit or assumption that this plan sets instead of the catalogue."), parameter_members);

/* ---- erplan-check/1 -------------------------------------------------------------------------- */

static const char *
word_check(guint i) {
  return i == 0 ? "erplan-check/1" : NULL;
}

#define ARRAY(next_, child_, n_, at_)                                                              \
  static gboolean next_(const ErpItem *item, guint *i) {                                           \
    return *i < (n_);                                                                              \
  }                                                                                                \
  static ErpItem child_(const ErpItem *item, guint i) {                                            \
    return (ErpItem){item->source, (at_), i};                                                      \
  }

ARRAY(next_element, child_element, erp_item_network(item)->n_elements,
      &erp_item_network(item)->elements[i])
ARRAY(next_gateway, child_gateway, erp_item_network(item)->n_gateways, &item->source->gateways[i])
ARRAY(next_site, child_site, erp_item_network(item)->n_sites, &erp_item_network(item)->nodes[i])
ARRAY(next_route, child_route, item->source->results->n_routes, &item->source->results->routes[i])
ARRAY(next_flow, child_flow, item->source->results->n_flows, &item->source->results->flows[i])
ARRAY(next_finding, child_finding, erp_review_length(erp_item_review(item)),
      erp_review_get(erp_item_review(item), i))
ARRAY(next_note, child_note, erp_diag_list_length(erp_review_notes(erp_item_review(item))),
      erp_diag_list_get(erp_review_notes(erp_item_review(item)), i))

static ErpItem
child_costs(const ErpItem *item, guint i G_GNUC_UNUSED) {
  return (ErpItem){item->source, item->source->costs, 0};
}

static ErpItem
child_baseline(const ErpItem *item, guint i G_GNUC_UNUSED) {
  return (ErpItem){item->source, item->source->judgement->comparison, 0};
}

static const ErpMember check_members[] = {
    WORD("schema", word_check, N_("What the document is, and its version."), GET(get_first_word)),
    RECORD("tool", &erp_type_tool, N_("What wrote it."), CHILD(erp_child_source)),
    RECORD("plan", &erp_type_plan, N_("What it speaks of."), CHILD(erp_child_source)),
    RECORD("data", &erp_type_table, N_("The reference data that were used."), LIST(next_table),
           CHILD(child_table)),
    RECORD("summary", &erp_type_summary, N_("The plan in a few numbers."), CHILD(erp_child_source)),
    RECORD("elements", &erp_type_element,
           N_("Everything that has a capacity: WAN links, then internet accesses, circuits, "
              "gateways, proxies and VPNs, each in the order of the plan."),
           LIST(next_element), CHILD(child_element)),
    RECORD("gateways", &erp_type_gateway, N_("Gateways in the order of the plan."),
           LIST(next_gateway), CHILD(child_gateway)),
    RECORD("costs", &erp_type_costs, N_("What it costs a month, as far as that is known."),
           CHILD(child_costs)),
    RECORD("sites", &erp_type_site, N_("Sites in the order of the plan."), LIST(next_site),
           CHILD(child_site)),
    RECORD("routes", &erp_type_route, N_("The ways out of the sites, site by site."),
           LIST(next_route), CHILD(child_route)),
    RECORD("flows", &erp_type_flow, N_("What sites need from services, by site and service."),
           LIST(next_flow), CHILD(child_flow)),
    RECORD("findings", &erp_type_finding,
           N_("What the rules say: the worst verdict first, then the highest severity, then by "
              "rule and in the order of the plan."),
           LIST(next_finding), CHILD(child_finding)),
    RECORD("parameters", &erp_type_parameter, N_("What the plan sets."), LIST(next_parameter),
           CHILD(child_parameter)),
    RECORD("notes", &erp_type_diagnostic,
           N_("Acceptances and answers that have ended or are of no use."), LIST(next_note),
           CHILD(child_note)),
    RECORD("baseline", &erp_type_baseline,
           N_("Compared with an earlier check; null without --baseline."), NULLABLE,
           CHILD(child_baseline)),
};
TABLE(erp_type_check, "check", N_("The document erplan-check/1"),
      N_("What erplan check --format=json and erplan report --format=json write: a plan, evaluated "
         "and judged."),
      check_members);

/* ---- erplan-line/1 --------------------------------------------------------------------------- */

static const char *
word_line(guint i) {
  return i == 0 ? "erplan-line/1" : NULL;
}

static gconstpointer
from_known_tally(const ErpItem *item) {
  return item->source->results == NULL ? NULL : &item->source->tally;
}

static ErpItem
child_known(const ErpItem *item, guint i G_GNUC_UNUSED) {
  const ErpSource *source = item->source;
  return (ErpItem){source, source->results == NULL ? NULL : source, 0};
}

static gconstpointer
from_worst(const ErpItem *item) {
  return item->source->worst == NULL ? NULL : item->source->worst->rule;
}

static gconstpointer
from_headline(const ErpItem *item) {
  return erp_review_headline(erp_item_review(item));
}

static ErpDatum
get_penalty_provenance(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  const ErpHeadline *headline = at;
  return erp_datum_integer(headline->penalty == ERP_UNSET ? ERP_UNSET : headline->provenance);
}

static const ErpMember headline_members[] = {
    SIZE("sites", N_("Sites of the plan."), n_sites),
    INTEGER("geo_pinned_sites", ERP_IN_NOTHING, N_("Sites with a geo-pinned flow."),
            FROM(from_headline), FIELD(ErpHeadline, n_pinned)),
    TEXT("busiest_element", N_("Id of the element with the highest utilisation."), NULLABLE,
         FROM(from_headline), .get = erp_get_element, .offset = offsetof(ErpHeadline, busiest)),
    INTEGER("utilisation_bp", ERP_IN_BASIS_POINTS, N_("Of it, in its busier direction."), NULLABLE,
            FROM(from_headline), FIELD(ErpHeadline, use)),
    INTEGER("penalty_us", ERP_IN_US, N_("The greatest penalty of a planned way."), NULLABLE,
            FROM(from_headline), FIELD(ErpHeadline, penalty)),
    WORD("penalty_provenance", erp_words_provenance, N_("Where that figure comes from."), NULLABLE,
         FROM(from_headline), GET(get_penalty_provenance)),
};
TABLE(erp_type_headline, "headline", N_("Headline"), NULL, headline_members);

/* Those that neither pass nor do not apply stand first. */
static gboolean
next_trouble(const ErpItem *item, guint *i) {
  const ErpReview *review = erp_item_review(item);
  return review != NULL && *i < erp_review_length(review) &&
         erp_review_get(review, *i)->verdict >= ERP_VERDICT_NOT_ANSWERED;
}

static gboolean
next_error(const ErpItem *item, guint *i) {
  const ErpDiagList *errors = item->source->errors;
  guint n = errors == NULL ? 0 : erp_diag_list_length(errors);
  while (*i < n && erp_diag_list_get(errors, *i)->severity != ERP_SEVERITY_ERROR)
    (*i)++;
  return *i < n;
}

static ErpItem
child_error(const ErpItem *item, guint i) {
  return (ErpItem){item->source, erp_diag_list_get(item->source->errors, i), i};
}

static const ErpMember line_members[] = {
    WORD("schema", word_line, N_("What the line is, and its version."), GET(get_first_word)),
    RECORD("plan", &erp_type_plan, N_("What it speaks of."), CHILD(erp_child_source)),
    WORD("verdict", erp_words_verdict, N_("The worst of its findings, accepted ones apart."),
         NULLABLE, FROM(from_known_tally), FIELD(ErpTally, verdict)),
    RECORD("counts", &erp_type_counts, N_("Findings by verdict."), NULLABLE, CHILD(child_known)),
    TEXT("worst_rule", N_("The first rule that fails, else warns, else is not answered."), NULLABLE,
         FROM(from_worst), FIELD(ErpRule, id)),
    RECORD("headline", &erp_type_headline, N_("The plan in a few numbers."), NULLABLE,
           CHILD(child_known)),
    RECORD("findings", &erp_type_finding, N_("The findings that neither pass nor do not apply."),
           LIST(next_trouble), CHILD(child_finding)),
    RECORD("baseline", &erp_type_baseline,
           N_("Compared with an earlier check; null without --baseline."), NULLABLE,
           CHILD(child_baseline)),
    RECORD("errors", &erp_type_diagnostic, N_("Why the plan could not be read."), LIST(next_error),
           CHILD(child_error)),
};
TABLE(erp_type_line, "line", N_("The line erplan-line/1"),
      N_("What erplan check --format=jsonl writes of each plan. Of one that cannot be read only "
         "the file and the errors are known; all else is "
         "null or empty."),
      line_members);
