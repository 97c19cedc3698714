/* Finding records of a revision: by kind, by id, by place. Made on first use; a revision that
 * differs from the one before in fields only takes over what is known of that. */
#include <string.h>

#include "plan/field.h"
#include "plan/plan-private.h"

/* Records that a shared index may differ in from the revision it was made of. */
#define MOST_NEWCOMERS 256

/* ---- the shape ---- */

static ErpShape *
shape_ref(ErpShape *shape) {
  g_atomic_ref_count_inc(&shape->refs);
  return shape;
}

static void
shape_unref(ErpShape *shape) {
  if (shape == NULL || !g_atomic_ref_count_dec(&shape->refs))
    return;
  erp_ids_free(shape->by_id);
  g_free(shape->places);
  g_clear_pointer(&shape->orders, g_hash_table_unref);
  erp_parray_unref(shape->records);
  g_free(shape);
}

static void
count_kind(const ErpRecord *record, const ErpRecord *parent, gpointer user) {
  (void) parent;
  ((guint *) user)[record->kind]++;
}

typedef struct {
  ErpPlanIndex *index;
  guint next[ERP_KIND_LAST];
} Fill;

static void
fill_kind(const ErpRecord *record, const ErpRecord *parent, gpointer user) {
  (void) parent;
  Fill *fill = user;
  const char *id = erp_record_id(record);
  guint slot = fill->next[record->kind]++;
  fill->index->records[slot] = record;
  if (id != NULL && !erp_ids_add(fill->index->shape->by_id, id, GUINT_TO_POINTER(slot + 1)))
    fill->index->shape->id_stands_twice = TRUE;
}

static void
make_index(ErpPlan *plan) {
  guint counts[ERP_KIND_LAST] = {0};
  Fill fill = {.index = &plan->index};
  guint total = 0, n_ids = 0;
  ErpShape *shape = g_new0(ErpShape, 1);
  g_atomic_ref_count_init(&shape->refs);
  shape->records = erp_parray_ref(plan->records);
  erp_plan_walk(plan, count_kind, counts);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    shape->starts[kind] = fill.next[kind] = total;
    total += counts[kind];
    n_ids += erp_kind_info((ErpKind) kind)->id_field >= 0 ? counts[kind] : 0;
  }
  shape->starts[ERP_KIND_LAST] = total;
  shape->by_id = erp_ids_new(n_ids);
  plan->index.shape = shape;
  plan->index.records = g_new(const ErpRecord *, total + 1); /* never NULL */
  erp_plan_walk(plan, fill_kind, &fill);
}

static const ErpPlanIndex *
ensure_index(const ErpPlan *const_plan) {
  ErpPlan *plan = (ErpPlan *) const_plan; /* a cache: nothing a caller can see changes */
  if (g_once_init_enter(&plan->index_ready)) {
    make_index(plan);
    g_once_init_leave(&plan->index_ready, 1);
  }
  return &plan->index;
}

void
erp_plan_index_clear(ErpPlanIndex *index) {
  shape_unref(index->shape);
  g_free(index->records);
  g_clear_pointer(&index->newcomers, g_array_unref);
}

/* ---- by kind and by id ---- */

const ErpRecord *const *
erp_plan_of_kind(const ErpPlan *plan, ErpKind kind, guint *n) {
  const ErpPlanIndex *index = ensure_index(plan);
  const guint *starts = index->shape->starts;
  if (n != NULL)
    *n = starts[kind + 1] - starts[kind];
  return index->records + starts[kind];
}

const ErpRecord *
erp_plan_find(const ErpPlan *plan, const char *id) {
  if (id == NULL)
    return NULL;
  const ErpPlanIndex *index = ensure_index(plan);
  guint slot = GPOINTER_TO_UINT(erp_ids_find(index->shape->by_id, id));
  return slot > 0 ? index->records[slot - 1] : NULL;
}

gboolean
erp_plan_repeats_ids(const ErpPlan *plan) {
  return ensure_index(plan)->shape->id_stands_twice;
}

/* ---- by place ---- */

typedef struct {
  ErpShape *shape;
  guint n;                    /* places so far */
  guint slots[ERP_KIND_LAST]; /* the next of each kind */
  guint top[ERP_KIND_LAST];
} Placing;

static void
place_record(Placing *placing, const ErpRecord *record, ErpPlace place) {
  guint counts[ERP_KIND_LAST] = {0};
  guint order = placing->n + 1;
  place.slot = placing->slots[record->kind]++;
  placing->shape->places[placing->n++] = place;
  g_hash_table_insert(placing->shape->orders, (gpointer) record, GUINT_TO_POINTER(order));
  for (guint i = 0; i < record->n_children; i++) {
    guint number = ++counts[record->children[i]->kind];
    ErpPlace below = {.parent = order, .number = number, .index = place.index};
    place_record(placing, record->children[i], below);
  }
}

static gboolean
place_top(gpointer element, guint index, gpointer user) {
  Placing *placing = user;
  const ErpRecord *record = element;
  ErpPlace place = {.number = ++placing->top[record->kind], .index = index};
  place_record(placing, record, place);
  return TRUE;
}

static const ErpShape *
ensure_places(ErpShape *shape) {
  if (g_once_init_enter(&shape->places_ready)) {
    Placing placing = {.shape = shape};
    memcpy(placing.slots, shape->starts, sizeof placing.slots);
    shape->places = g_new(ErpPlace, shape->starts[ERP_KIND_LAST]);
    shape->orders = g_hash_table_new(NULL, NULL);
    erp_parray_foreach(shape->records, place_top, &placing);
    g_once_init_leave(&shape->places_ready, 1);
  }
  return shape;
}

static guint
order_of_newcomer(const GArray *newcomers, const ErpRecord *record) {
  for (guint i = 0; newcomers != NULL && i < newcomers->len; i++)
    if (g_array_index(newcomers, ErpNewcomer, i).record == record)
      return g_array_index(newcomers, ErpNewcomer, i).order;
  return 0;
}

guint
erp_plan_order(const ErpPlan *plan, const ErpRecord *record) {
  const ErpPlanIndex *index = ensure_index(plan);
  const ErpShape *shape = ensure_places(index->shape);
  guint order = GPOINTER_TO_UINT(g_hash_table_lookup(shape->orders, record));
  if (order == 0)
    order = order_of_newcomer(index->newcomers, record);
  return order > 0 && index->records[shape->places[order - 1].slot] == record ? order : 0;
}

const ErpPlace *
erp_plan_place(const ErpPlan *plan, const ErpRecord *record) {
  guint order = erp_plan_order(plan, record);
  return order > 0 ? &plan->index.shape->places[order - 1] : NULL;
}

const ErpRecord *
erp_plan_at_order(const ErpPlan *plan, guint order) {
  const ErpPlanIndex *index = ensure_index(plan);
  return index->records[ensure_places(index->shape)->places[order - 1].slot];
}

const ErpRecord *
erp_plan_parent(const ErpPlan *plan, const ErpRecord *record) {
  const ErpPlace *place = erp_plan_place(plan, record);
  return place != NULL && place->parent > 0 ? erp_plan_at_order(plan, place->parent) : NULL;
}

/* ---- taken over ---- */

static gboolean
same_shape(const ErpRecord *a, const ErpRecord *b) {
  if (a == b)
    return TRUE;
  if (a->kind != b->kind || a->n_children != b->n_children ||
      g_strcmp0(erp_record_id(a), erp_record_id(b)) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_children; i++)
    if (!same_shape(a->children[i], b->children[i]))
      return FALSE;
  return TRUE;
}

/* Puts what is new in a record and below it into the index. `*order` is that of the record, then of
 * what stands behind all of it. */
static void
take_newcomers(ErpPlanIndex *index, const ErpRecord *old, const ErpRecord *changed, guint *order) {
  ErpNewcomer newcomer = {changed, *order};
  if (changed != old) {
    index->records[index->shape->places[*order - 1].slot] = changed;
    g_array_append_val(index->newcomers, newcomer);
  }
  ++*order;
  for (guint i = 0; i < changed->n_children; i++)
    take_newcomers(index, old->children[i], changed->children[i], order);
}

static void
keep_newcomers(ErpPlanIndex *index, const GArray *newcomers) {
  for (guint i = 0; newcomers != NULL && i < newcomers->len; i++) {
    ErpNewcomer newcomer = g_array_index(newcomers, ErpNewcomer, i);
    if (index->records[index->shape->places[newcomer.order - 1].slot] == newcomer.record)
      g_array_append_val(index->newcomers, newcomer);
  }
}

void
erp_plan_share_index(ErpPlan *next, const ErpPlan *plan, const ErpRecord *old,
                     const ErpRecord *changed) {
  const ErpPlanIndex *from = ensure_index(plan);
  guint order = erp_plan_order(plan, old);
  if ((from->newcomers != NULL && from->newcomers->len >= MOST_NEWCOMERS) ||
      !same_shape(old, changed))
    return;
  ErpPlanIndex *index = &next->index;
  guint total = from->shape->starts[ERP_KIND_LAST];
  index->shape = shape_ref(from->shape);
  index->records = g_memdup2(from->records, (total + 1) * sizeof *index->records);
  index->newcomers = g_array_new(FALSE, FALSE, sizeof(ErpNewcomer));
  if (order > 0) /* the root has no place */
    take_newcomers(index, old, changed, &order);
  keep_newcomers(index, from->newcomers);
  next->index_ready = 1;
}
