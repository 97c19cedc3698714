#include "plan/check.h"

#include <string.h>

#include "base/geo.h"
#include "base/hash.h"
#include "plan/check-private.h"
#include "plan/limits.h"
#include "plan/plan-private.h"
#include "plan/value.h"
#include "base/i18n.h"

void
erp_check_report(ErpCheck *check, ErpSeverity severity, const char *code, const ErpRecord *record,
                 const char *format, ...) {
  check->n_errors += severity == ERP_SEVERITY_ERROR;
  if (check->diags == NULL)
    return;
  g_autofree char *path = erp_plan_path(check->plan, record);
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  erp_diag_add(check->diags, severity, code, record->line, record->column, path, "%s", text);
}

/* ---- every record ---- */

static void
check_required(ErpCheck *check, const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  for (guint i = 0; i < info->n_fields; i++) {
    const ErpField *field = &info->fields[i];
    if (!field->required)
      continue;
    gboolean is_text = erp_value_store(field->type) == ERP_STORE_TEXT;
    const char *text = is_text ? erp_value_of(record, field).text : NULL;
    if (!erp_record_stated(record, i))
      erp_check_report(check, ERP_SEVERITY_ERROR, "missing-attribute", record,
                       _("<%s> needs the attribute “%s”"), info->element, field->name);
    else if (text != NULL && text[0] == '\0')
      erp_check_report(check, ERP_SEVERITY_ERROR, "missing-attribute", record,
                       _("Attribute “%s” of <%s> is empty; say what it is"), field->name,
                       info->element);
  }
}

/* The reader reports misplaced elements itself; this is for edits and imports. */
static void
check_parent(ErpCheck *check, const ErpRecord *record, const ErpRecord *parent) {
  ErpKind kind = parent != NULL ? parent->kind : ERP_KIND_PLAN;
  if (record->line == 0 && (erp_kind_info(record->kind)->parents & ERP_KIND_BIT(kind)) == 0)
    erp_check_report(check, ERP_SEVERITY_ERROR, "wrong-parent", record,
                     _("<%s> cannot stand in <%s>"), erp_kind_info(record->kind)->element,
                     erp_kind_info(kind)->element);
}

static gboolean
is_stated(const ErpRecord *record, const char *name) {
  return erp_record_stated(record, (guint) erp_kind_field(record->kind, name));
}

/* TRUE when both coordinates are stated. */
static gboolean
check_coordinates(ErpCheck *check, const ErpRecord *record) {
  gboolean lat = is_stated(record, "lat");
  gboolean lon = is_stated(record, "lon");
  if (lat != lon)
    erp_check_report(check, ERP_SEVERITY_ERROR, "half-coordinates", record,
                     _("“%s” is stated without “%s”; state both or neither"), lat ? "lat" : "lon",
                     lat ? "lon" : "lat");
  return lat && lon;
}

/* ---- single kinds ---- */

static void
check_site(ErpCheck *check, const ErpSite *site) {
  const ErpRecord *record = &site->record;
  gboolean placed = check_coordinates(check, record);
  if (!placed && !is_stated(record, "lat") && !is_stated(record, "lon") &&
      site->kind != ERP_SITE_ROAMING)
    erp_check_report(check, ERP_SEVERITY_WARNING, "unplaced", record,
                     _("Site “%s” has no coordinates, so distances cannot be worked out; add lat "
                       "and lon"),
                     site->id);
  if (site->internet_via != NULL && g_strcmp0(site->internet_via, site->id) == 0)
    erp_check_report(check, ERP_SEVERITY_ERROR, "self-reference", record,
                     _("internet-via of “%s” is the site itself; leave it out or name another "
                       "site"),
                     site->id);
}

static void
check_internet(ErpCheck *check, const ErpInternet *internet) {
  gboolean placed = check_coordinates(check, &internet->record);
  if (internet->kind == ERP_EGRESS_CLOUD && !placed)
    erp_check_report(
        check, ERP_SEVERITY_WARNING, "unplaced", &internet->record,
        _("A cloud egress without lat and lon cannot be placed; add those of its point "
          "of presence"));
}

static void
check_peering_location(ErpCheck *check, const ErpRecord *record) {
  gboolean placed = check_coordinates(check, record);
  if (!placed && !is_stated(record, "at") && !is_stated(record, "lat") && !is_stated(record, "lon"))
    erp_check_report(check, ERP_SEVERITY_ERROR, "unplaced", record,
                     _("<peering-location> needs “at” (a name of the catalogue) or lat and lon"));
}

static const ErpSite *
placed_site(const ErpPlan *plan, const char *id) {
  const ErpRecord *record = erp_plan_find(plan, id);
  if (record == NULL || record->kind != ERP_KIND_SITE)
    return NULL;
  const ErpSite *site = (const ErpSite *) record;
  return site->lat != ERP_UNSET && site->lon != ERP_UNSET ? site : NULL;
}

static void
check_physics(ErpCheck *check, const ErpWanLink *link) {
  const ErpSite *a = placed_site(check->plan, link->a);
  const ErpSite *b = placed_site(check->plan, link->b);
  if (a == NULL || b == NULL || (link->rtt == ERP_UNSET && link->route == ERP_UNSET))
    return;
  gint64 distance = erp_geo_distance(a->lat, a->lon, b->lat, b->lon);
  gint64 floor = erp_geo_floor_rtt(distance);
  gboolean too_fast = link->rtt != ERP_UNSET && link->rtt < floor;
  gboolean too_short = link->route != ERP_UNSET && link->route < distance;
  g_autofree char *far = too_fast || too_short ? erp_unit_display(ERP_UNIT_LENGTH, distance) : NULL;
  if (too_fast) {
    g_autofree char *stated = erp_unit_format(ERP_UNIT_TIME, link->rtt);
    g_autofree char *least = erp_unit_display(ERP_UNIT_TIME, floor);
    erp_check_report(check, ERP_SEVERITY_WARNING, "faster-than-light", &link->record,
                     _("The rtt of %s is below what light in fibre needs for the %s between “%s” "
                       "and “%s” (%s); check the measurement or the coordinates"),
                     stated, far, link->a, link->b, least);
  }
  if (too_short) {
    g_autofree char *stated = erp_unit_format(ERP_UNIT_LENGTH, link->route);
    erp_check_report(check, ERP_SEVERITY_WARNING, "shorter-than-straight", &link->record,
                     _("The route of %s is shorter than the %s between “%s” and “%s”; check it or "
                       "the coordinates"),
                     stated, far, link->a, link->b);
  }
}

static void
check_wan_link(ErpCheck *check, const ErpWanLink *link) {
  const ErpRecord *record = &link->record;
  gboolean both = is_stated(record, "capacity-ab") && is_stated(record, "capacity-ba");
  if (!is_stated(record, "capacity") && !both)
    erp_check_report(check, ERP_SEVERITY_ERROR, "missing-attribute", record,
                     _("<wan-link> needs “capacity”, or both “capacity-ab” and “capacity-ba”"));
  if (link->a != NULL && g_strcmp0(link->a, link->b) == 0)
    erp_check_report(check, ERP_SEVERITY_ERROR, "self-reference", record,
                     _("Both ends of the link are “%s”; a link joins two places"), link->a);
  else
    check_physics(check, link);
}

static void
check_advertise(ErpCheck *check, const ErpRecord *record, const ErpRecord *parent) {
  gboolean exit = is_stated(record, "exit");
  if (parent == NULL && !exit)
    erp_check_report(check, ERP_SEVERITY_ERROR, "missing-attribute", record,
                     _("<advertise> outside a <peering> needs the attribute “exit”"));
  if (parent != NULL && exit)
    erp_check_report(check, ERP_SEVERITY_ERROR, "needless-attribute", record,
                     _("<advertise> in a <peering> is advertised on its circuit; remove “exit”"));
}

static void
check_exit(ErpCheck *check, const ErpExit *exit) {
  const ErpRecord *target = erp_plan_find(check->plan, exit->ref);
  if (target == NULL || (target->kind != ERP_KIND_CIRCUIT && target->kind != ERP_KIND_INTERNET) ||
      exit->kind == ERP_UNSET)
    return;
  if ((exit->kind == ERP_EXIT_CIRCUIT) != (target->kind == ERP_KIND_CIRCUIT))
    erp_check_report(check, ERP_SEVERITY_ERROR, "wrong-kind", &exit->record,
                     _("Exit “%s” says kind “%s”, but “%s” is a <%s>"), exit->id,
                     exit->kind == ERP_EXIT_CIRCUIT ? "circuit" : "internet", exit->ref,
                     erp_kind_info(target->kind)->element);
}

static void
check_record(const ErpRecord *record, const ErpRecord *parent, gpointer user) {
  ErpCheck *check = user;
  check_required(check, record);
  check_parent(check, record, parent);
  switch (record->kind) {
  case ERP_KIND_SITE:
    check_site(check, (const ErpSite *) record);
    break;
  case ERP_KIND_INTERNET:
    check_internet(check, (const ErpInternet *) record);
    break;
  case ERP_KIND_PEERING_LOCATION:
    check_peering_location(check, record);
    break;
  case ERP_KIND_WAN_LINK:
    check_wan_link(check, (const ErpWanLink *) record);
    break;
  case ERP_KIND_ADVERTISE:
    check_advertise(check, record, parent);
    break;
  case ERP_KIND_EXIT:
    check_exit(check, (const ErpExit *) record);
    break;
  case ERP_KIND_PLAN:
  case ERP_KIND_NOTE:
  case ERP_KIND_TENANT:
  case ERP_KIND_PARAMETER:
  case ERP_KIND_DEMAND:
  case ERP_KIND_CIRCUIT:
  case ERP_KIND_PEERING:
  case ERP_KIND_ACCEPT:
  case ERP_KIND_GATEWAY:
  case ERP_KIND_CONNECTION:
  case ERP_KIND_ENVIRONMENT:
  case ERP_KIND_DATA_GATEWAY:
  case ERP_KIND_PROXY:
  case ERP_KIND_VPN:
  case ERP_KIND_POLICY:
  case ERP_KIND_EDGE:
  case ERP_KIND_NAT_POOL:
  case ERP_KIND_ROUTE_SCOPE:
  case ERP_KIND_INBOUND:
  case ERP_KIND_SCENARIO:
  case ERP_KIND_ANSWER:
  case ERP_KIND_ACCEPTED:
  case ERP_KIND_LAST:
    break;
  }
}

/* ---- loops ---- */

static const ErpSite *
next_egress(const ErpPlan *plan, const ErpSite *site) {
  const ErpRecord *next = erp_plan_find(plan, site->internet_via);
  return next != NULL && next->kind == ERP_KIND_SITE && next != &site->record
             ? (const ErpSite *) next
             : NULL;
}

static char *
describe_loop(const ErpPlan *plan, const ErpSite *start) {
  GString *text = g_string_new(start->id);
  for (const ErpSite *site = next_egress(plan, start); site != start;
       site = next_egress(plan, site))
    g_string_append_printf(text, " → %s", site->id);
  g_string_append_printf(text, " → %s", start->id);
  return g_string_free(text, FALSE);
}

/* Follows internet-via from every site once; a site met again in the same walk closes a loop, which
 * is reported at that site. */
static void
check_egress_loops(ErpCheck *check) {
  guint n = 0;
  const ErpRecord *const *sites = erp_plan_of_kind(check->plan, ERP_KIND_SITE, &n);
  g_autoptr(GHashTable) walk_of = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < n; i++) {
    const ErpSite *site = (const ErpSite *) sites[i];
    while (site != NULL && site->internet_via != NULL && !g_hash_table_contains(walk_of, site)) {
      g_hash_table_insert(walk_of, (gpointer) site, GUINT_TO_POINTER(i + 1));
      site = next_egress(check->plan, site);
    }
    if (site == NULL || g_hash_table_lookup(walk_of, site) != GUINT_TO_POINTER(i + 1) ||
        next_egress(check->plan, site) == NULL)
      continue;
    g_autofree char *loop = describe_loop(check->plan, site);
    erp_check_report(check, ERP_SEVERITY_ERROR, "internet-via-loop", &site->record,
                     _("internet-via goes round in a circle (%s); let one of them have its own "
                       "way"),
                     loop);
  }
}

/* ---- how much there is ---- */

static guint
count(const ErpPlan *plan, ErpKind kind) {
  guint n = 0;
  erp_plan_of_kind(plan, kind, &n);
  return n;
}

/* With `more` records of each kind. */
static guint64
count_pairs(const ErpPlan *plan, const ErpPairLimit *limit, guint64 more) {
  guint64 n = 0;
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    if ((limit->kinds & ERP_KIND_BIT(kind)) != 0)
      n += count(plan, (ErpKind) kind) + more;
  return n * (count(plan, limit->by) + more);
}

static char *
join_elements(guint64 kinds) {
  GString *names = g_string_new(NULL);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    if ((kinds & ERP_KIND_BIT(kind)) != 0)
      g_string_append_printf(names, "%s<%s>", names->len > 0 ? ", " : "",
                             erp_kind_info((ErpKind) kind)->element);
  return g_string_free(names, FALSE);
}

static void
check_pairs(ErpCheck *check, const ErpPairLimit *limit) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(check->plan, limit->by, &n);
  if (count_pairs(check->plan, limit, 0) <= ERP_MOST_PAIRS)
    return;
  g_autofree char *names = join_elements(limit->kinds);
  erp_check_report(check, ERP_SEVERITY_ERROR, "too-many", records[n - 1],
                   _("The elements %s times the elements <%s> are more than %u; split the plan"),
                   names, erp_kind_info(limit->by)->element, ERP_MOST_PAIRS);
}

static void
check_limits(ErpCheck *check) {
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    guint n = 0, most = erp_limit_of((ErpKind) kind);
    const ErpRecord *const *records = erp_plan_of_kind(check->plan, (ErpKind) kind, &n);
    if (n > most)
      erp_check_report(check, ERP_SEVERITY_ERROR, "too-many", records[most],
                       _("A plan has at most %u elements <%s>; split it"), most,
                       erp_kind_info((ErpKind) kind)->element);
  }
  for (guint i = 0; i < erp_n_pair_limits; i++)
    check_pairs(check, &erp_pair_limits[i]);
}

#define FEW 1000u /* records: adding so many is looked at without counting those of each kind */

static guint
count_within(const ErpRecord *record) {
  guint n = 1;
  for (guint i = 0; i < record->n_children; i++)
    n += count_within(record->children[i]);
  return n;
}

/* Whether there is room for FEW records more of any kind. */
static gboolean
has_room(const ErpPlan *plan) {
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    if (count(plan, (ErpKind) kind) + FEW > erp_limit_of((ErpKind) kind))
      return FALSE;
  for (guint i = 0; i < erp_n_pair_limits; i++)
    if (count_pairs(plan, &erp_pair_limits[i], FEW) > ERP_MOST_PAIRS)
      return FALSE;
  return TRUE;
}

void
erp_plan_check_except(const ErpPlan *plan, GHashTable *forgiven, ErpDiagList *diags) {
  ErpCheck check = {.plan = plan, .forgiven = forgiven, .diags = diags};
  check_limits(&check);
  check_required(&check, plan->root);
  erp_plan_walk(plan, check_record, &check);
  erp_check_references(&check);
  erp_check_uniqueness(&check);
  check_egress_loops(&check);
}

void
erp_plan_check(const ErpPlan *plan, ErpDiagList *diags) {
  erp_plan_check_except(plan, NULL, diags);
}

/* ---- after an edit ---- */

/* Whether the record says the same of what is checked by looking at several records at once. */
static gboolean
says_the_same(const ErpRecord *before, const ErpRecord *after) {
  if (after->kind == ERP_KIND_SITE && g_strcmp0(((const ErpSite *) before)->internet_via,
                                                ((const ErpSite *) after)->internet_via) != 0)
    return FALSE;
  return erp_check_same_key(before, after);
}

gboolean
erp_plan_stays_sound(const ErpPlan *before, const ErpPlan *after) {
  const ErpPlanIndex *index = &after->index;
  if (index->shape == NULL || index->shape != before->index.shape)
    return FALSE;
  ErpCheck check = {.plan = after};
  check_required(&check, after->root);
  for (guint i = 0; i < index->newcomers->len; i++) {
    const ErpNewcomer *newcomer = &g_array_index(index->newcomers, ErpNewcomer, i);
    const ErpRecord *record = newcomer->record;
    const ErpRecord *old = erp_plan_at_order(before, newcomer->order);
    if (record == old)
      continue;
    if (!says_the_same(old, record))
      return FALSE;
    check_record(record, erp_plan_parent(after, record), &check);
    erp_check_references_of(&check, record);
  }
  return check.n_errors == 0;
}

/* `ids`: of what has been added so far. What is added is not in the plan of the check, so nothing
 * there refers to it. */
static gboolean
bears(ErpCheck *check, const ErpRecord *record, const ErpRecord *parent, GHashTable *ids) {
  const char *id = erp_record_id(record);
  if (!erp_check_may_join(check->plan, record, parent))
    return FALSE;
  if (id != NULL &&
      (g_strv_contains(erp_reserved_ids, id) || erp_plan_find(check->plan, id) != NULL ||
       !g_hash_table_add(ids, (gpointer) id)))
    return FALSE;
  check_record(record, parent, check);
  erp_check_references_of(check, record);
  for (guint i = 0; i < record->n_children; i++)
    if (!bears(check, record->children[i], record, ids))
      return FALSE;
  return check->n_errors == 0;
}

gboolean
erp_plan_bears(const ErpPlan *plan, const ErpRecord *record, const ErpRecord *parent) {
  g_autoptr(GHashTable) ids = g_hash_table_new(erp_hash_text, g_str_equal);
  ErpCheck check = {.plan = plan};
  return count_within(record) <= FEW && has_room(plan) && bears(&check, record, parent, ids);
}
