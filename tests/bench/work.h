/* The network of a synthetic plan as graph/ sees it, for measurements. */
#pragma once

#include "../tools/big-plan.h"

typedef struct {
  guint nodes, links, n_targets;
  guint sites; /* nodes before that; the others are peering locations */
  const guint32 *a, *b, *latency, *ab, *ba;
  const guint32 *targets;
} Work;

/* The WAN with the latencies an evaluation gives its links. The targets are the circuits' locations
 * and, as if there were more of them, sites spread over the plan. */
Work work_new(BigShape shape, guint sites, guint n_targets);
void work_clear(Work *work);

/* The machine, for who reads the figures. */
void work_print_machine(void);
