#include "eval/work.h"

#include <math.h>

#include "eval/network-build.h"

gint64
erp_serialisation(gint64 capacity, gint64 packet) {
  if (capacity == ERP_UNSET || capacity <= 0)
    return 0;
  return MIN((8 * packet * 1000000 + capacity / 2) / capacity, ERP_TIME_MAX);
}

ErpQueue
erp_queue(gint64 capacity, gint64 load, gint64 packet, gint64 burstiness, gint64 buffer) {
  ErpQueue queue = {0, 0, 0};
  if (capacity == ERP_UNSET || load <= 0)
    return queue;
  if (load >= capacity) {
    queue.mean = queue.p95 = buffer;
    return queue;
  }
  double service = 8e6 * (double) packet / (double) capacity; /* us */
  double busy = (double) load / (double) capacity;
  double wait = MIN(service * busy / (1 - busy) * (double) burstiness, (double) buffer);
  double sojourn = service + wait;
  double p95 = MIN(3 * sojourn, service + (double) buffer);
  queue.mean = llround(wait);
  queue.p95 = llround(p95);
  queue.jitter = llround(MAX(p95 - sojourn, 0.0));
  return queue;
}

gint64
erp_session_rate(gint64 window, gint64 rtt, gint64 bottleneck) {
  gint64 rate = rtt > 0 ? (gint64) ((double) window * 8e6 / (double) rtt) : ERP_UNSET;
  if (rate == ERP_UNSET)
    return bottleneck;
  return bottleneck != ERP_UNSET && bottleneck < rate ? bottleneck : rate;
}

/* A measured leg was measured with its queue; only a load that fills it to the warning threshold
 * adds one. On a route whose legs are all measured that holds for the circuit too. */
static gboolean
queue_contained(const ErpWork *work, const ErpElement *element, gint64 load, gint64 capacity,
                gboolean contained) {
  if (element->provenance != ERP_PROVENANCE_MEASURED &&
      !(contained && element->kind == ERP_ELEMENT_CIRCUIT))
    return FALSE;
  return (double) load * 10000.0 < (double) capacity * (double) work->limits.util_warn;
}

static void
add_queues(const ErpWork *work, ErpRoute *route) {
  ErpBudget *budget = &route->budget;
  double squares = 0, edge_squares = 0;
  budget->queueing = 0;
  for (guint i = 0; i < route->n_hops; i++) {
    const ErpElement *element = &work->network->elements[route->hops[i].element];
    const ErpElementLoad *load = &work->results->loads[route->hops[i].element];
    for (guint d = 0; d < ERP_DIRECTIONS; d++) {
      gint64 capacity = element->capacity[d];
      if (capacity == ERP_UNSET ||
          queue_contained(work, element, load->load[d], capacity, route->contained))
        continue;
      ErpQueue queue = erp_queue(capacity, load->load[d], work->limits.packet,
                                 work->limits.burstiness, element->buffer);
      budget->queueing += queue.mean;
      double square = (double) queue.jitter * (double) queue.jitter;
      squares += square;
      if (element->kind == ERP_ELEMENT_INTERNET || element->kind == ERP_ELEMENT_CIRCUIT)
        edge_squares += square;
    }
  }
  budget->queueing_p95 = budget->queueing + llround(sqrt(squares));
  budget->edge_jitter = llround(sqrt(edge_squares));
  route->rtt = budget->propagation + budget->serialisation + budget->processing + budget->queueing;
}

static void
find_bottlenecks(const ErpWork *work, ErpRoute *route) {
  for (guint d = 0; d < ERP_DIRECTIONS; d++) {
    route->capacity[d] = route->residual[d] = ERP_UNSET;
    route->bottleneck[d] = route->residual_element[d] = ERP_NONE;
    for (guint i = 0; i < route->n_hops; i++) {
      const ErpHop *hop = &route->hops[i];
      guint own = d == ERP_UP ? hop->up : 1 - hop->up;
      gint64 capacity = work->network->elements[hop->element].capacity[own];
      if (capacity == ERP_UNSET)
        continue;
      gint64 residual = capacity - work->results->loads[hop->element].load[own];
      if (route->capacity[d] == ERP_UNSET || capacity < route->capacity[d]) {
        route->capacity[d] = capacity;
        route->bottleneck[d] = hop->element;
      }
      if (route->residual[d] == ERP_UNSET || residual < route->residual[d]) {
        route->residual[d] = residual;
        route->residual_element[d] = hop->element;
      }
    }
  }
}

void
erp_work_budgets(ErpWork *work, guint32 site) {
  const ErpSiteStart *start = &work->results->starts[site];
  for (guint i = start[0].route; i < start[1].route; i++) {
    ErpRoute *route = &work->results->routes[i];
    add_queues(work, route);
    find_bottlenecks(work, route);
    route->session = erp_session_rate(work->limits.window, route->rtt, route->capacity[ERP_DOWN]);
  }
}
