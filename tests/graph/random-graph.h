/* Random networks with everything a graph may have: ties, parallel links, self-loops, separate
 * parts, zero and huge weights, blocked links and nodes that may not be passed. */
#pragma once

#include "graph/graph.h"
#include "graph/paths.h"

typedef enum {
  SHAPE_TREE,
  SHAPE_RING,
  SHAPE_STAR,
  SHAPE_SPARSE, /* 2.3 links a node, to anybody */
  SHAPE_MESH,   /* 3.1 links a node */
  SHAPE_DENSE,  /* everybody has many neighbours */
  SHAPE_GRID,   /* 2.3 links a node, to those around it */
  SHAPE_HIERARCHY,
  SHAPE_PARALLEL, /* a tree of one to three links instead of each */
  SHAPE_PARTS,
  N_SHAPES,
} Shape;

typedef enum {
  WEIGHTS_TIES,  /* latencies 1 to 3 */
  WEIGHTS_ZEROS, /* mostly 0 */
  WEIGHTS_WIDE,  /* up to a million */
  WEIGHTS_HUGE,  /* sums pass the limit of 32 bits */
  WEIGHTS_ENDS,  /* nothing, or as much as there can be, or all but nothing */
  N_WEIGHTS,
} Weights;

typedef struct {
  guint n;
  guint m;
  guint32 *a;
  guint32 *b;
  guint32 *latency;
  guint32 *capacity_ab;
  guint32 *capacity_ba;
  guint8 *blocked;
  guint8 *no_transit;
  ErpGraph *graph;
} RandomGraph;

const char *shape_name(Shape shape);
const char *weights_name(Weights weights);

/* About n nodes. The same arguments give the same graph. */
RandomGraph *random_graph_new(Shape shape, Weights weights, guint n, guint32 seed);
void random_graph_free(RandomGraph *random);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RandomGraph, random_graph_free)

ErpGraphWeights random_graph_weights(const RandomGraph *random);
