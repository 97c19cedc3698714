/* The data dictionary: what failures do to a plan, "erplan-failures/1". */
#include "report/data/dictionary-private.h"

#include "base/i18n.h"

static const ErpSweepOutcome *
outcome_of(const ErpItem *item) {
  return item->source->outcome;
}

static const char *
word_kind(guint i) {
  return i < ERP_FAILURE_KINDS ? erp_failure_kind_word((ErpFailureKind) i) : NULL;
}

static gconstpointer
from_failure(const ErpItem *item) {
  return ((const ErpImpact *) item->at)->failure;
}

static ErpDatum
get_rank(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(item->index + 1);
}

static ErpDatum
get_kind(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(((const ErpFailure *) at)->kind);
}

static ErpDatum
site_id(const ErpItem *item, guint32 site) {
  return erp_datum_text(site == ERP_NONE ? NULL : erp_item_network(item)->nodes[site].id);
}

static ErpDatum
get_slowest(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return site_id(item, ((const ErpImpact *) at)->slowest_site);
}

static ErpDatum
get_cut(const ErpItem *item, gconstpointer at, guint i) {
  return site_id(item, g_array_index(((const ErpImpact *) at)->cut, guint32, i));
}

static gboolean
next_cut(const ErpItem *item, guint *i) {
  return *i < ((const ErpImpact *) item->at)->cut->len;
}

static ErpDatum
get_worse(const ErpItem *item, gconstpointer at, guint i) {
  return site_id(item, g_array_index(((const ErpImpact *) at)->worse, guint32, i));
}

static gboolean
next_worse(const ErpItem *item, guint *i) {
  return *i < ((const ErpImpact *) item->at)->worse->len;
}

static ErpDatum
get_cut_service(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  const ErpServiceCut *cut = at;
  return erp_datum_text(item->source->results->catalogue->services[cut->service].service);
}

static const ErpMember service_members[] = {
    TEXT("service", N_("The service."), GET(get_cut_service)),
    INTEGER("sites", ERP_IN_NOTHING, N_("Sites that lose every way, or a part of them."),
            FIELD(ErpServiceCut, sites)),
    INTEGER("users", ERP_IN_NOTHING, N_("Their users."), FIELD(ErpServiceCut, users)),
};
TABLE(erp_type_service_cut, "service-cut", N_("Service that is cut off"), NULL, service_members);

static gboolean
next_service(const ErpItem *item, guint *i) {
  return *i < ((const ErpImpact *) item->at)->services->len;
}

static ErpItem
child_service(const ErpItem *item, guint i) {
  const GArray *services = ((const ErpImpact *) item->at)->services;
  return (ErpItem){item->source, &g_array_index(services, ErpServiceCut, i), i};
}

#define FLOWS(name_, field_, about_)                                                               \
  INTEGER(name_, ERP_IN_NOTHING, about_, FIELD(ErpImpact, field_))

static const ErpMember impact_members[] = {
    INTEGER("rank", ERP_IN_NOTHING, N_("Its place, from 1, the worst."), GET(get_rank)),
    TEXT("failure", N_("The word it is called by."), FROM(from_failure), FIELD(ErpFailure, word)),
    WORD("kind", word_kind, N_("What fails."), FROM(from_failure), GET(get_kind)),
    TEXT("name", N_("Its name for people."), FROM(from_failure), FIELD(ErpFailure, name)),
    INTEGER("users_cut_off", ERP_IN_NOTHING,
            N_("Users of sites that had a way to some service and have none."),
            FIELD(ErpImpact, users_cut)),
    INTEGER("sites_cut_off", ERP_IN_NOTHING, N_("Those sites."), FIELD(ErpImpact, sites_cut)),
    INTEGER("users_worse", ERP_IN_NOTHING, N_("Users of the other sites whose way gets worse."),
            FIELD(ErpImpact, users_worse)),
    INTEGER("sites_worse", ERP_IN_NOTHING, N_("Those sites."), FIELD(ErpImpact, sites_worse)),
    FLOWS("flows_cut_off", n_cut, N_("Flows that lose their way.")),
    FLOWS("flows_worse", n_worse, N_("Flows whose way gets worse.")),
    FLOWS("flows_other_link", n_links, N_("Flows with another worst link.")),
    FLOWS("flows_other_rtt", n_rtt, N_("Flows with another round trip.")),
    FLOWS("flows_other_penalty", n_penalty, N_("Flows with another class of penalty.")),
    FLOWS("flows_other_verdict", n_verdict, N_("Flows with another recommendation or verdict.")),
    FLOWS("flows_other_symmetry", n_symmetry, N_("Flows with another symmetry.")),
    INTEGER("slower_us", ERP_IN_US, N_("By how much the round trip of a flow grows at most."),
            FIELD(ErpImpact, slower)),
    TEXT("slowest_site", N_("The site of that flow; null when none grows."), NULLABLE,
         GET(get_slowest)),
    INTEGER("elements_over_warn", ERP_IN_NOTHING,
            N_("Elements above util.warn that carry more than before."),
            FIELD(ErpImpact, n_over[0])),
    INTEGER("elements_over_fail", ERP_IN_NOTHING, N_("Of them, those above util.fail."),
            FIELD(ErpImpact, n_over[1])),
    INTEGER("elements_full", ERP_IN_NOTHING, N_("Of them, those above 100 %."),
            FIELD(ErpImpact, n_over[2])),
    TEXT("fullest", N_("The fullest element that carries more; null when none does."), NULLABLE,
         .offset = offsetof(ErpImpact, busiest), .get = erp_get_element),
    INTEGER("fullest_use_bp", ERP_IN_BASIS_POINTS, N_("How full it is."), NULLABLE,
            FIELD(ErpImpact, use)),
    TEXT("cut_off", N_("The sites that are cut off."), LIST(next_cut), GET(get_cut)),
    TEXT("worse", N_("The sites whose way gets worse."), LIST(next_worse), GET(get_worse)),
    RECORD("services", &erp_type_service_cut, N_("What they are cut off from."), LIST(next_service),
           CHILD(child_service)),
};
TABLE(erp_type_impact, "impact", N_("Failure"), N_("What one failure does."), impact_members);

/* ---- erplan-failures/1 ----------------------------------------------------------------------- */

static const char *
word_failures(guint i) {
  return i == 0 ? "erplan-failures/1" : NULL;
}

static ErpDatum
get_first_word(const ErpItem *item G_GNUC_UNUSED, gconstpointer at G_GNUC_UNUSED,
               guint i G_GNUC_UNUSED) {
  return erp_datum_integer(0);
}

static ErpDatum
get_complete(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_boolean(outcome_of(item)->impacts->len == outcome_of(item)->n_asked);
}

static ErpDatum
get_asked(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(outcome_of(item)->n_asked);
}

static gboolean
next_impact(const ErpItem *item, guint *i) {
  return *i < outcome_of(item)->impacts->len;
}

static ErpItem
child_impact(const ErpItem *item, guint i) {
  return (ErpItem){item->source, outcome_of(item)->impacts->pdata[i], i};
}

static const ErpMember failures_members[] = {
    WORD("schema", word_failures, N_("What the document is, and its version."),
         GET(get_first_word)),
    RECORD("tool", &erp_type_tool, N_("What wrote it."), CHILD(erp_child_source)),
    RECORD("plan", &erp_type_plan, N_("The plan while nothing fails."), CHILD(erp_child_source)),
    BOOLEAN("complete", N_("All failures were played; not so when it was stopped."),
            GET(get_complete)),
    INTEGER("failures_asked", ERP_IN_NOTHING, N_("How many were to be played."), GET(get_asked)),
    RECORD("failures", &erp_type_impact, N_("What each does, the worst first."), LIST(next_impact),
           CHILD(child_impact)),
};
TABLE(erp_type_failures, "failures", N_("The document erplan-failures/1"),
      N_("What erplan whatif --failures --format=json writes: what each failure does to sites and "
         "users."),
      failures_members);
