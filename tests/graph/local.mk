check_PROGRAMS += \
	tests/graph/test-cuts \
	tests/graph/test-graph \
	tests/graph/test-nearest \
	tests/graph/test-paths \
	tests/graph/test-paths-after \
	tests/graph/test-paths-losses \
	tests/graph/test-union \
	tests/graph/test-widest \
	$(NULL)

random_graph_sources = tests/graph/random-graph.c tests/graph/random-graph.h

tests_graph_test_cuts_SOURCES = tests/graph/test-cuts.c $(random_graph_sources)
tests_graph_test_cuts_LDADD = $(ERP_GRAPH_LIBS)
tests_graph_test_graph_SOURCES = tests/graph/test-graph.c $(random_graph_sources)
tests_graph_test_graph_LDADD = $(ERP_GRAPH_LIBS)
tests_graph_test_nearest_SOURCES = tests/graph/test-nearest.c
tests_graph_test_nearest_LDADD = $(ERP_GRAPH_LIBS)
tests_graph_test_paths_SOURCES = tests/graph/test-paths.c $(random_graph_sources)
tests_graph_test_paths_LDADD = $(ERP_GRAPH_LIBS)
tests_graph_test_paths_after_SOURCES = tests/graph/test-paths-after.c $(random_graph_sources)
tests_graph_test_paths_after_LDADD = $(ERP_GRAPH_LIBS)
tests_graph_test_paths_losses_SOURCES = tests/graph/test-paths-losses.c $(random_graph_sources)
tests_graph_test_paths_losses_LDADD = $(ERP_GRAPH_LIBS)
tests_graph_test_union_SOURCES = tests/graph/test-union.c
tests_graph_test_union_LDADD = $(ERP_GRAPH_LIBS)
tests_graph_test_widest_SOURCES = tests/graph/test-widest.c $(random_graph_sources)
tests_graph_test_widest_LDADD = $(ERP_GRAPH_LIBS)
