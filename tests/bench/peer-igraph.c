/* peer-igraph GRAPH: the path work of bench-paths by igraph, without the bottlenecks. */
#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long
number(FILE *file) {
  long value = 0;
  if (fscanf(file, "%ld", &value) != 1)
    exit(2);
  return value;
}

static double
now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

int
main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
  if (file == NULL)
    return 2;
  long nodes = number(file), links = number(file), targets = number(file);
  igraph_vector_int_t ends, from;
  igraph_vector_t weights;
  igraph_vector_int_init(&ends, 2 * links);
  igraph_vector_int_init(&from, targets);
  igraph_vector_init(&weights, links);
  for (long i = 0; i < links; i++) {
    VECTOR(ends)[2 * i] = number(file);
    VECTOR(ends)[2 * i + 1] = number(file);
    VECTOR(weights)[i] = (double) number(file);
    number(file); /* the capacities */
    number(file);
  }
  for (long k = 0; k < targets; k++)
    VECTOR(from)[k] = number(file);

  double start = now();
  igraph_t graph;
  igraph_matrix_t distances;
  igraph_create(&graph, &ends, nodes, IGRAPH_UNDIRECTED);
  igraph_matrix_init(&distances, 0, 0);
  igraph_distances_dijkstra(&graph, &distances, igraph_vss_vector(&from), igraph_vss_all(),
                            &weights, IGRAPH_ALL);
  double time = now() - start;

  unsigned long long sum = 0;
  for (long k = 0; k < targets; k++)
    for (long v = 0; v < nodes; v++)
      if (MATRIX(distances, k, v) < 1e18)
        sum += (unsigned long long) MATRIX(distances, k, v);
  const char *version;
  igraph_version(&version, NULL, NULL, NULL);
  printf("%.0f %llu igraph %s\n", time, sum, version);
  return 0;
}
