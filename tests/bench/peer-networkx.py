"""peer-networkx.py GRAPH: the path work of bench-paths by networkx, without the bottlenecks."""
import sys
import time

try:
    import networkx
except ImportError:
    sys.exit(77)

numbers = iter(open(sys.argv[1], encoding="ascii").read().split())
nodes, links, targets = (int(next(numbers)) for _ in range(3))
rows = [[int(next(numbers)) for _ in range(5)] for _ in range(links)]
target = [int(next(numbers)) for _ in range(targets)]

start = time.perf_counter()
graph = networkx.Graph()
graph.add_nodes_from(range(nodes))
for a, b, latency, *_ in rows:  # of parallel links the fastest
    if not graph.has_edge(a, b) or graph[a][b]["weight"] > latency:
        graph.add_edge(a, b, weight=latency)
used = time.perf_counter() - start
total = 0
for node in target:
    start = time.perf_counter()
    found = networkx.single_source_dijkstra_path_length(graph, node)
    used += time.perf_counter() - start
    total += sum(found.values())
print(round(used * 1e6), total, "networkx", networkx.__version__)
