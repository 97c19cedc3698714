#include "random-graph.h"

const char *
shape_name(Shape shape) {
  static const char *const names[N_SHAPES] = {"tree",  "ring", "star",      "sparse",   "mesh",
                                              "dense", "grid", "hierarchy", "parallel", "parts"};
  return names[shape];
}

const char *
weights_name(Weights weights) {
  static const char *const names[N_WEIGHTS] = {"ties", "zeros", "wide", "huge", "ends"};
  return names[weights];
}

typedef struct {
  GRand *rand;
  GArray *a;
  GArray *b;
} Builder;

static guint32
below(GRand *rand, guint32 n) {
  return (guint32) g_rand_int_range(rand, 0, (gint32) n);
}

/* Either end may come first. */
static void
add_link(Builder *builder, guint32 x, guint32 y) {
  gboolean swap = g_rand_boolean(builder->rand);
  g_array_append_val(builder->a, *(swap ? &y : &x));
  g_array_append_val(builder->b, *(swap ? &x : &y));
}

static void
add_random_links(Builder *builder, guint32 from, guint32 n, guint count) {
  for (guint i = 0; i < count && n > 0; i++)
    add_link(builder, from + below(builder->rand, n), from + below(builder->rand, n));
}

static void
add_tree(Builder *builder, guint32 from, guint32 n) {
  for (guint32 v = 1; v < n; v++)
    add_link(builder, from + v, from + below(builder->rand, v));
}

static void
add_grid(Builder *builder, guint32 n) {
  guint32 columns = 1;
  while (columns * columns < n)
    columns++;
  for (guint32 v = 0; v < n; v++) {
    if ((v + 1) % columns != 0 && v + 1 < n)
      add_link(builder, v, v + 1);
    if (v + columns < n)
      add_link(builder, v, v + columns);
    if ((v + 1) % columns != 0 && v + columns + 1 < n && below(builder->rand, 10) < 3)
      add_link(builder, v, v + columns + 1);
  }
}

static void
add_parallel_tree(Builder *builder, guint32 n) {
  for (guint32 v = 1; v < n; v++) {
    guint32 above = below(builder->rand, v);
    for (guint i = 0; i < 1 + below(builder->rand, 3); i++)
      add_link(builder, v, above);
  }
}

/* A meshed core, doubly connected hubs, branches on one or two hubs. */
static void
add_hierarchy(Builder *builder, guint32 n) {
  guint32 core = MAX(1, n / 10), hubs = MAX(1, n / 4);
  for (guint32 v = 0; v < n; v++) {
    guint32 above = v < core ? core : v < core + hubs ? core : core + hubs;
    if (v < core)
      for (guint32 u = 0; u < v; u++)
        add_link(builder, u, v);
    else
      for (guint i = 0; i < 1 + below(builder->rand, 2); i++)
        add_link(builder, v, below(builder->rand, MIN(above, v)));
  }
}

static void
build(Builder *builder, Shape shape, guint n) {
  switch (shape) {
  case SHAPE_TREE:
    add_tree(builder, 0, n);
    break;
  case SHAPE_RING:
    for (guint32 v = 0; v < n; v++)
      add_link(builder, v, (v + 1) % n);
    break;
  case SHAPE_STAR:
    for (guint32 v = 1; v < n; v++)
      add_link(builder, 0, v);
    break;
  case SHAPE_SPARSE:
    add_random_links(builder, 0, n, 23 * n / 10);
    break;
  case SHAPE_MESH:
    add_random_links(builder, 0, n, 31 * n / 10);
    break;
  case SHAPE_DENSE:
    add_random_links(builder, 0, n, 12 * n);
    break;
  case SHAPE_GRID:
    add_grid(builder, n);
    break;
  case SHAPE_PARALLEL:
    add_parallel_tree(builder, n);
    break;
  case SHAPE_HIERARCHY:
    add_hierarchy(builder, n);
    break;
  case SHAPE_PARTS:
    add_tree(builder, 0, n / 3);
    add_random_links(builder, n / 3, n / 3, n / 2);
    break; /* the last third stays alone */
  case N_SHAPES:
    g_assert_not_reached();
  }
  /* Parallel links and self-loops now and then, also beside the shape. */
  for (guint i = below(builder->rand, 3); i > 0 && builder->a->len > 0; i--) {
    guint32 link = below(builder->rand, builder->a->len);
    add_link(builder, g_array_index(builder->a, guint32, link),
             g_array_index(builder->b, guint32, link));
  }
  for (guint i = below(builder->rand, 3); i > 0; i--) {
    guint32 v = below(builder->rand, n);
    add_link(builder, v, v);
  }
}

static guint32
random_latency(GRand *rand, Weights weights) {
  switch (weights) {
  case WEIGHTS_TIES:
    return 1 + below(rand, 3);
  case WEIGHTS_ZEROS:
    return below(rand, 4) / 3;
  case WEIGHTS_WIDE:
    return below(rand, 1000000);
  case WEIGHTS_HUGE:
    return below(rand, 3) == 0 ? ERP_PATH_FAR - below(rand, 3) : g_rand_int(rand) >> below(rand, 4);
  case WEIGHTS_ENDS:
    return (guint32[]){0, 0, 1, ERP_PATH_FAR - 1, ERP_PATH_FAR, G_MAXUINT32}[below(rand, 6)];
  case N_WEIGHTS:
    break;
  }
  g_assert_not_reached();
}

static guint32
random_capacity(GRand *rand) {
  static const guint32 usual[] = {1, 1, 2, 10, 10, 100, G_MAXUINT32, 0};
  return below(rand, 4) == 0 ? g_rand_int(rand) : usual[below(rand, G_N_ELEMENTS(usual))];
}

RandomGraph *
random_graph_new(Shape shape, Weights weights, guint n, guint32 seed) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed + 1000 * shape + 10000 * weights);
  Builder builder = {rand, g_array_new(FALSE, FALSE, sizeof(guint32)),
                     g_array_new(FALSE, FALSE, sizeof(guint32))};
  build(&builder, shape, n);

  RandomGraph *random = g_new0(RandomGraph, 1);
  random->n = n;
  random->m = builder.a->len;
  random->a = (guint32 *) (gpointer) g_array_free(builder.a, FALSE);
  random->b = (guint32 *) (gpointer) g_array_free(builder.b, FALSE);
  random->latency = g_new(guint32, random->m);
  random->capacity_ab = g_new(guint32, random->m);
  random->capacity_ba = g_new(guint32, random->m);
  random->blocked = g_new(guint8, random->m);
  random->no_transit = g_new(guint8, n);
  for (guint i = 0; i < random->m; i++) {
    random->latency[i] = random_latency(rand, weights);
    random->capacity_ab[i] = random_capacity(rand);
    random->capacity_ba[i] = below(rand, 2) == 0 ? random->capacity_ab[i] : random_capacity(rand);
    random->blocked[i] = below(rand, 10) == 0;
  }
  for (guint v = 0; v < n; v++)
    random->no_transit[v] = below(rand, 6) == 0;
  random->graph = erp_graph_new(n, random->a, random->b, random->m);
  return random;
}

void
random_graph_free(RandomGraph *random) {
  if (random == NULL)
    return;
  erp_graph_unref(random->graph);
  g_free(random->a);
  g_free(random->b);
  g_free(random->latency);
  g_free(random->capacity_ab);
  g_free(random->capacity_ba);
  g_free(random->blocked);
  g_free(random->no_transit);
  g_free(random);
}

ErpGraphWeights
random_graph_weights(const RandomGraph *random) {
  return (ErpGraphWeights){random->latency, random->capacity_ab, random->capacity_ba};
}
