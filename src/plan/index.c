/* Finding records of a revision: by kind, by id, by place. Made on first use; a revision in which
 * one top-level record differs from the one before takes over what is known of that. */
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

/* ---- another shape ---- */

/* A revision that has other top-level records in one place: what stands where follows from what
 * stood where, without a look at the other records. */
typedef struct {
  const ErpPlan *plan, *after;
  guint from, to;             /* in the plan's array: those that went */
  guint after_from, after_to; /* in that of the next revision: those that came */
  guint gone[ERP_KIND_LAST], came[ERP_KIND_LAST]; /* of each kind */
  guint at[ERP_KIND_LAST];                        /* and where: the slot of the first */
  guint n_came;
  guint32 *slots;            /* from 1, of what was in each slot; 0 = gone */
  const ErpRecord **records; /* of the next revision */
  guint starts[ERP_KIND_LAST + 1];
  guint next[ERP_KIND_LAST]; /* slots for what came */
} Reshaping;

static void
count_all(const ErpRecord *record, guint *counts) {
  counts[record->kind]++;
  for (guint i = 0; i < record->n_children; i++)
    count_all(record->children[i], counts);
}

/* The last of a kind in a record and below it, or NULL. */
static const ErpRecord *
last_of_kind(const ErpRecord *record, guint kind) {
  const ErpRecord *found = record->kind == kind ? record : NULL;
  for (guint i = 0; i < record->n_children; i++) {
    const ErpRecord *below = last_of_kind(record->children[i], kind);
    found = below != NULL ? below : found;
  }
  return found;
}

static guint
slot_of(const ErpPlanIndex *index, const ErpRecord *record) {
  guint slot = index->shape->starts[record->kind];
  while (index->records[slot] != record)
    slot++;
  return slot;
}

/* Behind the last of a kind that stands before the place. */
static guint
slot_behind(const ErpPlan *plan, guint place, guint kind) {
  while (place-- > 0) {
    const ErpRecord *record = last_of_kind(erp_parray_get(plan->records, place), kind);
    if (record != NULL)
      return slot_of(&plan->index, record) + 1;
  }
  return plan->index.shape->starts[kind];
}

/* The kind's slots in the next revision from `to` on; returns what follows them. */
static guint
move_kind(Reshaping *reshaping, guint kind, guint to) {
  const ErpPlanIndex *from = &reshaping->plan->index;
  guint end = from->shape->starts[kind + 1];
  gboolean same = reshaping->gone[kind] == 0 && reshaping->came[kind] == 0;
  guint first = same ? end : reshaping->at[kind];
  reshaping->starts[kind] = to;
  for (guint slot = from->shape->starts[kind]; slot <= end; slot++) {
    if (slot == first) {
      reshaping->next[kind] = to;
      to += reshaping->came[kind];
    }
    if (slot == end || (slot >= first && slot < first + reshaping->gone[kind]))
      continue;
    reshaping->records[to] = from->records[slot];
    reshaping->slots[slot] = ++to;
  }
  return to;
}

static void
put_record(Reshaping *reshaping, const ErpRecord *record) {
  reshaping->records[reshaping->next[record->kind]++] = record;
  for (guint i = 0; i < record->n_children; i++)
    put_record(reshaping, record->children[i]);
}

static gconstpointer
moved_slot(gconstpointer slot, gpointer slots) {
  return GUINT_TO_POINTER(((const guint32 *) slots)[GPOINTER_TO_UINT(slot) - 1]);
}

/* FALSE when an id stands there already. */
static gboolean
add_ids(ErpIds *ids, const Reshaping *reshaping, const ErpRecord *record) {
  const char *id = erp_record_id(record);
  guint slot = reshaping->starts[record->kind];
  while (id != NULL && reshaping->records[slot] != record)
    slot++;
  gboolean good = id == NULL || erp_ids_add(ids, id, GUINT_TO_POINTER(slot + 1));
  for (guint i = 0; good && i < record->n_children; i++)
    good = add_ids(ids, reshaping, record->children[i]);
  return good;
}

/* The ids of the next revision; NULL when one stands there twice. */
static ErpIds *
move_ids(const Reshaping *reshaping) {
  const ErpPlanIndex *from = &reshaping->plan->index;
  ErpIds *ids = erp_ids_map(from->shape->by_id, reshaping->n_came, moved_slot, reshaping->slots);
  for (guint i = 0; from->newcomers != NULL && i < from->newcomers->len; i++) {
    const char *id = erp_record_id(g_array_index(from->newcomers, ErpNewcomer, i).record);
    if (id != NULL) /* that of the record before may go with the shape */
      erp_ids_reborrow(ids, id);
  }
  for (guint i = reshaping->after_from; i < reshaping->after_to; i++)
    if (!add_ids(ids, reshaping, erp_parray_get(reshaping->after->records, i))) {
      erp_ids_free(ids);
      return NULL;
    }
  return ids;
}

static void
find_where(Reshaping *reshaping) {
  for (guint i = reshaping->from; i < reshaping->to; i++)
    count_all(erp_parray_get(reshaping->plan->records, i), reshaping->gone);
  for (guint i = reshaping->after_from; i < reshaping->after_to; i++)
    count_all(erp_parray_get(reshaping->after->records, i), reshaping->came);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    reshaping->n_came += reshaping->came[kind];
    if (reshaping->gone[kind] > 0 || reshaping->came[kind] > 0)
      reshaping->at[kind] = slot_behind(reshaping->plan, reshaping->from, kind);
  }
}

static void
reshape(ErpPlan *next, Reshaping *reshaping) {
  guint total = reshaping->plan->index.shape->starts[ERP_KIND_LAST], to = 0;
  find_where(reshaping);
  reshaping->slots = g_new0(guint32, total + 1);
  reshaping->records = g_new(const ErpRecord *, total + reshaping->n_came + 1);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    to = move_kind(reshaping, kind, to);
  reshaping->starts[ERP_KIND_LAST] = to;
  for (guint i = reshaping->after_from; i < reshaping->after_to; i++)
    put_record(reshaping, erp_parray_get(next->records, i));
  ErpIds *ids = move_ids(reshaping);
  g_free(reshaping->slots);
  if (ids == NULL) {
    g_free(reshaping->records);
    return;
  }
  ErpShape *shape = g_new0(ErpShape, 1);
  g_atomic_ref_count_init(&shape->refs);
  shape->records = erp_parray_ref(next->records);
  memcpy(shape->starts, reshaping->starts, sizeof shape->starts);
  shape->by_id = ids;
  next->index = (ErpPlanIndex){.shape = shape, .records = reshaping->records};
  next->index_ready = 1;
}

void
erp_plan_follow_index(ErpPlan *next, const ErpPlan *plan) {
  Reshaping reshaping = {.plan = plan, .after = next};
  if (next->index_ready != 0 || ensure_index(plan)->shape->id_stands_twice)
    return;
  erp_parray_unshared(plan->records, next->records, &reshaping.from, &reshaping.to,
                      &reshaping.after_from, &reshaping.after_to);
  if (reshaping.to - reshaping.from <= MOST_NEWCOMERS &&
      reshaping.after_to - reshaping.after_from <= MOST_NEWCOMERS)
    reshape(next, &reshaping);
}
