noinst_LIBRARIES += src/graph/liberpgraph.a
src_graph_liberpgraph_a_SOURCES =
