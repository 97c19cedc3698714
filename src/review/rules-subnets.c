/* PEER-10: the subnets of the links between Microsoft's edge and the customer's. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

typedef struct {
  ErpPrefix prefix;
  const ErpPeering *peering;
  const ErpPeering *rival; /* another peering that has some of its addresses, or NULL */
} Subnet;

/* A pair of subnets, one a link, or one that Microsoft splits into such a pair. */
typedef struct {
  const char *name;
  guint8 family;
  guint8 length; /* of each of two */
} Shape;

static const Shape shapes[] = {{"IPv4", 4, 30}, {"IPv6", 6, 126}};

/* Every stated subnet of the plan, in its order. */
static GArray *
collect_subnets(const ErpReview *review) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_PEERING, &n);
  GArray *subnets = g_array_new(FALSE, FALSE, sizeof(Subnet));
  for (guint i = 0; i < n; i++) {
    Subnet subnet = {.peering = ERP_AS(ErpPeering, PEERING, records[i])};
    for (char **text = subnet.peering->subnets; text != NULL && *text != NULL; text++)
      if (erp_prefix_parse(*text, &subnet.prefix, NULL))
        g_array_append_val(subnets, subnet);
  }
  return subnets;
}

static int
compare_subnets(gconstpointer a, gconstpointer b) {
  const Subnet *one = *(const Subnet *const *) a, *other = *(const Subnet *const *) b;
  int order = erp_prefix_compare(&one->prefix, &other->prefix);
  return order != 0 ? order : (one > other) - (one < other);
}

/* Sorted, a prefix stands right before those it contains, and prefixes overlap no other way. */
static void
find_rivals(GArray *subnets) {
  g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new(subnets->len);
  Subnet *outer = NULL;
  for (guint i = 0; i < subnets->len; i++)
    g_ptr_array_add(sorted, &g_array_index(subnets, Subnet, i));
  g_ptr_array_sort(sorted, compare_subnets);
  for (guint i = 0; i < sorted->len; i++) {
    Subnet *subnet = sorted->pdata[i];
    if (outer == NULL || !erp_prefix_contains(&outer->prefix, &subnet->prefix)) {
      outer = subnet;
      continue;
    }
    if (outer->peering == subnet->peering)
      continue;
    subnet->rival = outer->peering;
    if (outer->rival == NULL)
      outer->rival = subnet->peering;
  }
}

/* ---- one peering ----------------------------------------------------------------------------- */

typedef struct {
  ErpReview *review;
  const ErpRule *rule;
  const ErpPeering *peering;
  const Subnet *subnets; /* its own, n of them */
  guint n;
  guint n_faults;
} Judged;

/* Takes the message. */
static void
add_fault(Judged *judged, char *message) {
  const ErpRecord *record = &judged->peering->record;
  g_autofree char *path = erp_plan_path(judged->review->results->plan, record);
  judged->n_faults++;
  erp_review_add(judged->review, judged->rule, ERP_VERDICT_FAIL, path, record, message);
}

static void
judge_shape(Judged *judged, const Shape *shape) {
  g_autoptr(GString) text = g_string_new(NULL);
  guint n = 0, n_whole = 0, n_half = 0;
  for (guint i = 0; i < judged->n; i++) {
    const ErpPrefix *prefix = &judged->subnets[i].prefix;
    if (prefix->family != shape->family)
      continue;
    g_autofree char *shown = erp_prefix_format(prefix);
    g_string_append_printf(text, "%s%s", n > 0 ? ", " : "", shown);
    n++;
    n_whole += prefix->length == shape->length - 1;
    n_half += prefix->length == shape->length;
  }
  if (n == 0 || (n == 1 && n_whole == 1) || (n == 2 && n_half == 2))
    return;
  add_fault(judged,
            g_strdup_printf(_("The %s subnets of %s are %s: two of length %u or one of "
                              "length %u are needed"),
                            shape->name, erp_say_record(judged->review, &judged->peering->record),
                            text->str, (guint) shape->length, shape->length - 1U));
}

static void
judge_addresses(Judged *judged, const Subnet *subnet) {
  const char *name = erp_say_record(judged->review, &judged->peering->record);
  g_autofree char *shown = erp_prefix_format(&subnet->prefix);
  if (judged->peering->kind == ERP_PEERING_MICROSOFT && !erp_prefix_is_public(&subnet->prefix))
    add_fault(judged,
              g_strdup_printf(_("The subnet %s of %s is not public, and Microsoft peering takes "
                                "none but public addresses of yours"),
                              shown, name));
  if (subnet->rival != NULL)
    add_fault(judged,
              g_strdup_printf(_("The subnet %s of %s has addresses of the subnets of %s"), shown,
                              name, erp_say_record(judged->review, &subnet->rival->record)));
}

/* The virtual networks that this gateway joins to the peering. */
static void
judge_gateway(Judged *judged, const ErpGateway *gateway) {
  for (char **text = gateway->prefix; text != NULL && *text != NULL; text++) {
    ErpPrefix range;
    if (!erp_prefix_parse(*text, &range, NULL))
      continue;
    for (guint i = 0; i < judged->n; i++) {
      if (!erp_prefix_overlaps(&range, &judged->subnets[i].prefix))
        continue;
      g_autofree char *shown = erp_prefix_format(&judged->subnets[i].prefix);
      add_fault(judged,
                g_strdup_printf(_("The subnet %s of %s has addresses of the virtual networks "
                                  "behind %s (%s)"),
                                shown, erp_say_record(judged->review, &judged->peering->record),
                                erp_say_record(judged->review, &gateway->record), *text));
    }
  }
}

static void
judge_peering(Judged *judged) {
  const ErpReview *review = judged->review;
  for (guint i = 0; i < G_N_ELEMENTS(shapes); i++)
    judge_shape(judged, &shapes[i]);
  for (guint i = 0; i < judged->n; i++)
    judge_addresses(judged, &judged->subnets[i]);
  if (judged->peering->kind != ERP_PEERING_PRIVATE)
    return;
  const ErpRecord *circuit = erp_plan_parent(review->results->plan, &judged->peering->record);
  g_autoptr(GPtrArray) gateways = erp_circuit_gateways(review, erp_record_id(circuit));
  for (guint i = 0; i < gateways->len; i++)
    judge_gateway(judged, gateways->pdata[i]);
}

/* ---- PEER-10 --------------------------------------------------------------------------------- */

void
erp_check_peer_10(const ErpRule *rule, ErpReview *review) {
  guint n, n_pass = 0, next = 0;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_PEERING, &n);
  g_autoptr(GArray) subnets = collect_subnets(review);
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  find_rivals(subnets);
  for (guint i = 0; i < n; i++) {
    Judged judged = {.review = review,
                     .rule = rule,
                     .peering = ERP_AS(ErpPeering, PEERING, records[i]),
                     .subnets = subnets->len > 0 ? &g_array_index(subnets, Subnet, next) : NULL};
    while (next + judged.n < subnets->len && judged.subnets[judged.n].peering == judged.peering)
      judged.n++;
    next += judged.n;
    if (judged.n == 0) {
      g_ptr_array_add(open, (gpointer) records[i]);
      continue;
    }
    judge_peering(&judged);
    n_pass += judged.n_faults == 0;
  }
  if (n == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a peering"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not state the subnets of %s"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u peering has subnets of its own, of the right size",
                                   "%u peerings have subnets of their own, of the right size",
                                   n_pass),
                      n_pass));
}
