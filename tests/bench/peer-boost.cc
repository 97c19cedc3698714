/* peer-boost GRAPH: the path work of bench-paths by Boost.Graph, without the bottlenecks. */
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/version.hpp>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <limits>
#include <vector>

struct Link {
  std::uint32_t latency;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Link,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
using Clock = std::chrono::steady_clock;

int
main(int argc, char **argv) {
  std::ifstream file(argc == 2 ? argv[1] : "");
  std::uint32_t nodes, links, targets, ab, ba;
  if (!(file >> nodes >> links >> targets))
    return 2;
  std::vector<std::uint32_t> a(links), b(links), latency(links), target(targets);
  for (std::uint32_t i = 0; i < links; i++)
    file >> a[i] >> b[i] >> latency[i] >> ab >> ba;
  for (auto &node : target)
    file >> node;

  auto start = Clock::now();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
  std::vector<Link> weights;
  arcs.reserve(2 * links);
  weights.reserve(2 * links);
  for (std::uint32_t i = 0; i < links; i++) {
    arcs.emplace_back(a[i], b[i]);
    arcs.emplace_back(b[i], a[i]);
    weights.insert(weights.end(), 2, Link{latency[i]});
  }
  Graph graph(boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(), weights.begin(),
              nodes);
  std::vector<std::uint32_t> distance(nodes);
  auto time = Clock::now() - start;

  std::uint64_t sum = 0;
  for (auto node : target) {
    start = Clock::now();
    boost::dijkstra_shortest_paths_no_color_map(
        graph, node,
        boost::weight_map(boost::get(&Link::latency, graph))
            .distance_map(boost::make_iterator_property_map(
                distance.begin(), boost::get(boost::vertex_index, graph))));
    time += Clock::now() - start;
    for (auto way : distance)
      sum += way != std::numeric_limits<std::uint32_t>::max() ? way : 0;
  }
  std::cout << std::chrono::duration_cast<std::chrono::microseconds>(time).count() << ' ' << sum
            << " Boost.Graph " << BOOST_VERSION / 100000 << '.' << BOOST_VERSION / 100 % 1000
            << '\n';
}
