noinst_LIBRARIES += src/graph/liberpgraph.a
src_graph_liberpgraph_a_CFLAGS = $(AM_CFLAGS) $(ERP_VECTOR_CFLAGS)
src_graph_liberpgraph_a_SOURCES = \
	src/graph/cuts.c \
	src/graph/cuts.h \
	src/graph/graph.c \
	src/graph/graph.h \
	src/graph/nearest.c \
	src/graph/nearest.h \
	src/graph/paths.c \
	src/graph/paths-after.c \
	src/graph/paths-heap.h \
	src/graph/paths-losses.c \
	src/graph/paths-losses.h \
	src/graph/paths-private.h \
	src/graph/paths-rows.c \
	src/graph/paths-search.c \
	src/graph/paths.h \
	src/graph/union.c \
	src/graph/union.h \
	src/graph/widest.c \
	src/graph/widest.h \
	$(NULL)
