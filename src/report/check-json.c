#include "report/check-json.h"

#include "report/json.h"
#include "review/cost.h"
#include "review/resiliency.h"

static void
begin_list(JsonBuilder *builder, const char *key) {
  json_builder_set_member_name(builder, key);
  json_builder_begin_array(builder);
}

static void
begin_object(JsonBuilder *builder, const char *key) {
  json_builder_set_member_name(builder, key);
  json_builder_begin_object(builder);
}

static void
add_pair(JsonBuilder *builder, const char *key, const gint64 value[ERP_DIRECTIONS]) {
  g_autofree char *up = g_strdup_printf("%s_up_bps", key);
  g_autofree char *down = g_strdup_printf("%s_down_bps", key);
  erp_json_int(builder, up, value[ERP_UP]);
  erp_json_int(builder, down, value[ERP_DOWN]);
}

static const char *
element_id(const ErpResults *results, guint32 element) {
  return element == ERP_NONE ? NULL : results->network->elements[element].id;
}

static const char *
door_name(const ErpResults *results, guint32 door) {
  return door == ERP_NONE ? NULL : results->network->doors[door].metro;
}

static const char *
via_word(ErpVia via) {
  static const char *const words[] = {"none", "internet", "expressroute", "private"};
  return words[via];
}

/* ---- parts --------------------------------------------------------------------------------- */

void
erp_json_plan(JsonBuilder *builder, const ErpSubject *subject, const char *name) {
  json_builder_begin_object(builder);
  erp_json_string(builder, "file", subject->file);
  erp_json_string(builder, "name", name);
  erp_json_string(builder, "sha256", subject->sha256);
  json_builder_end_object(builder);
}

static void
add_head(JsonBuilder *builder, const ErpReview *review, const ErpSubject *subject) {
  const ErpResults *results = erp_review_results(review);
  erp_json_string(builder, "schema", "erplan-check/1");
  begin_object(builder, "tool");
  erp_json_string(builder, "name", "erplan");
  erp_json_string(builder, "version", subject->version);
  json_builder_end_object(builder);
  json_builder_set_member_name(builder, "plan");
  erp_json_plan(builder, subject, erp_plan_root(results->plan)->name);
  begin_list(builder, "data");
  for (guint i = 0; i < results->catalogue->n_tables; i++) {
    json_builder_begin_object(builder);
    erp_json_string(builder, "table", results->catalogue->tables[i]->name);
    erp_json_string(builder, "date", results->catalogue->tables[i]->date);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_site_summary(JsonBuilder *builder, const ErpSiteSummary *summary) {
  erp_json_string(builder, "verdict", erp_verdict_word(summary->verdict));
  erp_json_int(builder, "flows", summary->n_flows);
  erp_json_int(builder, "flagged_flows", summary->n_flagged);
  erp_json_int(builder, "geo_pinned_flows", summary->n_geo_pinned);
  add_pair(builder, "moved", summary->moved);
  erp_json_int(builder, "saved_user_us", summary->saved_user_us);
}

void
erp_json_counts(JsonBuilder *builder, const ErpReview *review) {
  ErpTally tally = erp_review_tally(review);
  json_builder_begin_object(builder);
  for (int v = ERP_VERDICT_FAIL; v >= 0; v--)
    erp_json_int(builder, erp_verdict_word((ErpVerdict) v), tally.counts[v]);
  erp_json_int(builder, "accepted", tally.n_accepted);
  json_builder_end_object(builder);
}

static void
add_summary(JsonBuilder *builder, const ErpReview *review) {
  const ErpResults *results = erp_review_results(review);
  begin_object(builder, "summary");
  erp_json_int(builder, "sites", results->network->n_sites);
  erp_json_int(builder, "wan_links", results->network->n_links);
  erp_json_int(builder, "circuits", results->network->n_circuits);
  erp_json_int(builder, "gateways", results->network->n_gateways);
  json_builder_set_member_name(builder, "findings");
  erp_json_counts(builder, review);
  begin_object(builder, "microsoft365");
  add_site_summary(builder, &results->total);
  json_builder_end_object(builder);
  json_builder_end_object(builder);
}

static void
add_elements(JsonBuilder *builder, const ErpResults *results, const ErpCosts *costs) {
  static const char *const kinds[] = {"wan-link", "internet", "circuit", "gateway", "proxy", "vpn"};
  begin_list(builder, "elements");
  for (guint i = 0; i < results->network->n_elements; i++) {
    const ErpElement *element = &results->network->elements[i];
    const ErpElementLoad *load = &results->loads[i];
    json_builder_begin_object(builder);
    erp_json_string(builder, "kind", kinds[element->kind]);
    erp_json_string(builder, "id", element->id);
    add_pair(builder, "capacity", element->capacity);
    add_pair(builder, "load", load->load);
    add_pair(builder, "microsoft365_load", load->m365_load);
    add_pair(builder, "moved", load->moved);
    erp_json_int(builder, "utilisation_up_bp", load->utilisation[ERP_UP]);
    erp_json_int(builder, "utilisation_down_bp", load->utilisation[ERP_DOWN]);
    erp_json_int(builder, "rtt_us", element->rtt);
    erp_json_int(builder, "length_m", element->length);
    erp_json_string(builder, "provenance", erp_provenance_word(element->provenance));
    erp_json_int(builder, "cost_cents", costs->elements[i].cents);
    erp_json_string(builder, "cost_origin", erp_cost_origin_word(costs->elements[i].origin));
    erp_json_bool(builder, "cost_without_data", costs->elements[i].without_data);
    if (i < results->network->n_links)
      erp_json_bool(builder, "bridge", results->bridge[i] != 0);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_points(JsonBuilder *builder, const char *key, ErpPoints points) {
  g_autofree char *least = g_strdup_printf("%s_least", key);
  g_autofree char *most = g_strdup_printf("%s_most", key);
  erp_json_int(builder, least, points.least);
  erp_json_int(builder, most, points.most);
}

/* Listed amounts are US cents, for orientation; declared ones are in the plan's currency. */
static void
add_costs(JsonBuilder *builder, const ErpResults *results, const ErpCosts *costs) {
  begin_object(builder, "costs");
  erp_json_string(builder, "currency", erp_plan_root(results->plan)->currency);
  erp_json_int(builder, "declared_cents", costs->declared);
  erp_json_int(builder, "declared_elements", costs->n_declared);
  erp_json_int(builder, "listed_usd_cents", costs->listed);
  erp_json_int(builder, "listed_elements", costs->n_listed);
  erp_json_int(builder, "unknown_elements", costs->n_unknown);
  begin_list(builder, "circuits");
  for (guint i = 0; i < results->network->n_circuits; i++) {
    const ErpBill *bill = &costs->circuits[i];
    json_builder_begin_object(builder);
    erp_json_string(builder, "id", results->network->circuits[i].circuit->id);
    erp_json_int(builder, "metered_usd_cents", bill->metered);
    erp_json_string(builder, "metered_origin", erp_cost_origin_word(bill->metered_from));
    erp_json_int(builder, "unlimited_usd_cents", bill->unlimited);
    erp_json_string(builder, "unlimited_origin", erp_cost_origin_word(bill->unlimited_from));
    erp_json_int(builder, "port_usd_cent_hundredths", bill->port);
    erp_json_int(builder, "per_gb_usd_cent_hundredths", bill->per_gb);
    erp_json_int(builder, "volume_gb", bill->volume);
    erp_json_int(builder, "break_even_gb", bill->break_even);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  json_builder_end_object(builder);
}

/* Microsoft's resiliency index, an estimate where least and most differ. */
static void
add_gateways(JsonBuilder *builder, const ErpReview *review) {
  const ErpNetwork *network = erp_review_results(review)->network;
  begin_list(builder, "gateways");
  for (guint32 i = 0; i < network->n_gateways; i++) {
    ErpResiliency of = erp_resiliency_of(review, i);
    json_builder_begin_object(builder);
    erp_json_string(builder, "id", network->gateways[i].gateway->id);
    erp_json_int(builder, "locations", of.locations);
    erp_json_bool(builder, "metro", of.metro);
    erp_json_int(builder, "route_points", of.route);
    add_points(builder, "multiplier_halves", of.multiplier);
    add_points(builder, "zone_points", of.zones);
    add_points(builder, "advice_points", of.advice);
    add_points(builder, "index", of.index);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_sites(JsonBuilder *builder, const ErpResults *results) {
  begin_list(builder, "sites");
  for (guint i = 0; i < results->network->n_sites; i++) {
    const ErpNode *node = &results->network->nodes[i];
    json_builder_begin_object(builder);
    erp_json_string(builder, "id", node->id);
    erp_json_string(builder, "name", node->name);
    erp_json_int(builder, "users", node->site->users);
    add_site_summary(builder, &results->sites[i]);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_route(JsonBuilder *builder, const ErpResults *results, const ErpRoute *route) {
  json_builder_begin_object(builder);
  erp_json_string(builder, "site", results->network->nodes[route->site].id);
  erp_json_int(builder, "rtt_us", route->rtt);
  erp_json_int(builder, "propagation_us", route->budget.propagation);
  erp_json_int(builder, "serialisation_us", route->budget.serialisation);
  erp_json_int(builder, "processing_us", route->budget.processing);
  erp_json_int(builder, "queueing_us", route->budget.queueing);
  erp_json_int(builder, "queueing_p95_us", route->budget.queueing_p95);
  erp_json_string(builder, "provenance", erp_provenance_word(route->provenance));
  erp_json_int(builder, "length_m", route->length);
  erp_json_string(builder, "entry_point", door_name(results, route->door));
  begin_list(builder, "hops");
  for (guint i = 0; i < route->n_hops; i++)
    json_builder_add_string_value(builder, element_id(results, route->hops[i].element));
  json_builder_end_array(builder);
  add_pair(builder, "capacity", route->capacity);
  erp_json_string(builder, "bottleneck_up", element_id(results, route->bottleneck[ERP_UP]));
  erp_json_string(builder, "bottleneck_down", element_id(results, route->bottleneck[ERP_DOWN]));
  add_pair(builder, "residual", route->residual);
  erp_json_string(builder, "residual_element_up",
                  element_id(results, route->residual_element[ERP_UP]));
  erp_json_string(builder, "residual_element_down",
                  element_id(results, route->residual_element[ERP_DOWN]));
  erp_json_int(builder, "session_bps", route->session);
  json_builder_end_object(builder);
}

static void
add_routes(JsonBuilder *builder, const ErpResults *results) {
  begin_list(builder, "routes");
  for (guint i = 0; i < results->n_routes; i++)
    add_route(builder, results, &results->routes[i]);
  json_builder_end_array(builder);
}

/* Position in "routes". */
static void
add_route_index(JsonBuilder *builder, guint32 index) {
  erp_json_int(builder, "route", index == ERP_NONE ? ERP_UNSET : index);
}

static void
add_alternative(JsonBuilder *builder, const char *key, const ErpAlternative *alternative) {
  json_builder_set_member_name(builder, key);
  if (alternative->rtt == ERP_UNSET) {
    json_builder_add_null_value(builder);
    return;
  }
  json_builder_begin_object(builder);
  erp_json_int(builder, "rtt_us", alternative->rtt);
  erp_json_int(builder, "penalty_us", alternative->penalty);
  erp_json_int(builder, "end_to_end_penalty_us", alternative->end_to_end);
  erp_json_int(builder, "ratio_hundredths", alternative->ratio);
  erp_json_int(builder, "detour_m", alternative->detour);
  erp_json_int(builder, "score", alternative->score);
  erp_json_int(builder, "score_best", alternative->score_best);
  erp_json_string(builder, "class", erp_penalty_word(alternative->penalty_class));
  erp_json_bool(builder, "estimated", alternative->estimated);
  add_route_index(builder, alternative->route);
  json_builder_end_object(builder);
}

static void
add_group(JsonBuilder *builder, const ErpResults *results, guint32 index) {
  const ErpSetGroup *group = index == ERP_NONE ? NULL : &results->groups[index];
  erp_json_string(builder, "category", group == NULL ? NULL : erp_category_word(group->category));
  begin_list(builder, "endpoint_sets");
  for (guint i = 0; group != NULL && i < group->n_ids; i++)
    json_builder_add_int_value(builder, group->ids[i]);
  json_builder_end_array(builder);
}

static void
add_decision(JsonBuilder *builder, const ErpFlow *flow) {
  erp_json_string(builder, "recommendation", erp_recommendation_word(flow->recommendation));
  begin_list(builder, "reasons");
  for (guint why = 0; why < ERP_WHY_LAST; why++)
    if (flow->reasons >> why & 1u)
      json_builder_add_string_value(builder, erp_why_code((ErpWhy) why));
  json_builder_end_array(builder);
  erp_json_string(builder, "decisive",
                  flow->recommendation == ERP_RECOMMEND_NONE ? NULL : erp_why_code(flow->decisive));
  erp_json_string(builder, "missing", flow->missing);
  erp_json_string(builder, "verdict", erp_verdict_word(flow->verdict));
}

static void
add_flows(JsonBuilder *builder, const ErpResults *results) {
  begin_list(builder, "flows");
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    json_builder_begin_object(builder);
    erp_json_string(builder, "site", results->network->nodes[flow->site].id);
    erp_json_string(builder, "service", results->catalogue->services[flow->service].service);
    add_group(builder, results, flow->group);
    add_pair(builder, "demand", flow->rate);
    erp_json_string(builder, "via", via_word(flow->via));
    erp_json_bool(builder, "by_policy", flow->by_policy);
    erp_json_int(builder, "best_rtt_us", flow->best);
    erp_json_string(builder, "best_entry_point", door_name(results, flow->best_door));
    erp_json_string(builder, "best_provenance", erp_provenance_word(flow->best_provenance));
    add_route_index(builder, flow->route);
    add_alternative(builder, "internet", &flow->net);
    add_alternative(builder, "expressroute", &flow->er);
    erp_json_int(builder, "nearest_circuit_rtt_us", flow->er_nearest);
    add_decision(builder, flow);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_figures(JsonBuilder *builder, const ErpFinding *finding) {
  begin_list(builder, "figures");
  for (guint i = 0; i < finding->n_figures; i++) {
    json_builder_begin_object(builder);
    erp_json_string(builder, "name", finding->figures[i].name);
    erp_json_int(builder, "value_hundredths", finding->figures[i].value);
    erp_json_string(builder, "from", finding->figures[i].from);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

void
erp_json_finding(JsonBuilder *builder, const ErpJudgement *judgement, guint i) {
  const ErpFinding *finding = erp_review_get(judgement->review, i);
  const ErpComparison *comparison = judgement->comparison;
  json_builder_begin_object(builder);
  erp_json_string(builder, "rule", finding->rule->id);
  erp_json_string(builder, "verdict", erp_verdict_word(finding->verdict));
  erp_json_string(builder, "severity", erp_level_word(finding->rule->level));
  erp_json_string(builder, "pillar", erp_pillar_word(finding->rule->pillar));
  erp_json_string(builder, "object", finding->object);
  begin_list(builder, "others");
  for (guint o = 0; finding->others != NULL && finding->others[o] != NULL; o++)
    json_builder_add_string_value(builder, finding->others[o]);
  json_builder_end_array(builder);
  erp_json_string(builder, "file", judgement->subject.file);
  erp_json_int(builder, "line", finding->line == 0 ? ERP_UNSET : finding->line);
  erp_json_int(builder, "column", finding->line == 0 ? ERP_UNSET : finding->column);
  erp_json_string(builder, "message", erp_finding_message(finding));
  add_figures(builder, finding);
  erp_json_string(builder, "parameter", finding->parameter);
  erp_json_string(builder, "limit", finding->limit);
  erp_json_bool(builder, "limit_overridden", finding->overridden);
  erp_json_string(builder, "remedy", erp_finding_remedy(finding));
  erp_json_string(builder, "source", finding->rule->source);
  erp_json_bool(builder, "estimated", finding->estimated);
  erp_json_string(builder, "declared", finding->declared);
  json_builder_set_member_name(builder, "accepted");
  if (finding->accepted) {
    json_builder_begin_object(builder);
    erp_json_string(builder, "reason", finding->accepted_reason);
    erp_json_string(builder, "by", finding->accepted_by);
    erp_json_string(builder, "until", finding->accepted_until);
    json_builder_end_object(builder);
  } else {
    json_builder_add_null_value(builder);
  }
  if (comparison != NULL)
    erp_json_bool(builder, "new", comparison->is_new[i]);
  else
    erp_json_string(builder, "new", NULL);
  json_builder_end_object(builder);
}

void
erp_json_comparison(JsonBuilder *builder, const ErpComparison *comparison) {
  if (comparison == NULL) {
    json_builder_add_null_value(builder);
    return;
  }
  json_builder_begin_object(builder);
  erp_json_string(builder, "file", comparison->file);
  erp_json_bool(builder, "known", comparison->known);
  erp_json_int(builder, "new", comparison->n_new);
  begin_list(builder, "gone");
  for (guint i = 0; i < comparison->n_gone; i++) {
    json_builder_begin_object(builder);
    erp_json_string(builder, "rule", comparison->gone[i].rule);
    erp_json_string(builder, "object", comparison->gone[i].object);
    erp_json_string(builder, "verdict", erp_verdict_word(comparison->gone[i].verdict));
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  json_builder_end_object(builder);
}

/* What this plan sets instead of the catalogue. */
static void
add_parameters(JsonBuilder *builder, const ErpResults *results) {
  begin_list(builder, "parameters");
  for (guint i = 0; i < results->catalogue->n_parameters; i++) {
    const ErpParameter *parameter = &results->catalogue->parameters[i];
    if (!erp_params_overridden(results->params, parameter->name))
      continue;
    json_builder_begin_object(builder);
    erp_json_string(builder, "name", parameter->name);
    erp_json_string(builder, "value", erp_params_text(results->params, parameter->name));
    erp_json_string(builder, "catalogue", parameter->value);
    erp_json_string(builder, "unit", parameter->unit);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_notes(JsonBuilder *builder, const ErpReview *review) {
  const ErpDiagList *notes = erp_review_notes(review);
  begin_list(builder, "notes");
  for (guint i = 0; i < erp_diag_list_length(notes); i++)
    erp_json_diag(builder, erp_diag_list_get(notes, i));
  json_builder_end_array(builder);
}

char *
erp_report_check_json(const ErpJudgement *judgement) {
  const ErpReview *review = judgement->review;
  const ErpResults *results = erp_review_results(review);
  g_autoptr(ErpCosts) costs = erp_costs_new(review);
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  add_head(builder, review, &judgement->subject);
  add_summary(builder, review);
  add_elements(builder, results, costs);
  add_gateways(builder, review);
  add_costs(builder, results, costs);
  add_sites(builder, results);
  add_routes(builder, results);
  add_flows(builder, results);
  begin_list(builder, "findings");
  for (guint i = 0; i < erp_review_length(review); i++)
    erp_json_finding(builder, judgement, i);
  json_builder_end_array(builder);
  add_parameters(builder, results);
  add_notes(builder, review);
  json_builder_set_member_name(builder, "baseline");
  erp_json_comparison(builder, judgement->comparison);
  json_builder_end_object(builder);
  return erp_json_text(builder);
}
