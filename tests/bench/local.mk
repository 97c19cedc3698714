# Measurements: built with everything else, so that they stay true, and run by hand.
noinst_PROGRAMS += \
	tests/bench/bench-batch \
	tests/bench/bench-losses \
	tests/bench/bench-paths \
	tests/bench/bench-review \
	tests/bench/bench-sweep \
	tests/bench/bench-tui \
	tests/bench/bench-whole \
	tests/bench/peer-erplan \
	$(NULL)
measure_support = tests/bench/measure.c tests/bench/measure.h
work_support = tests/bench/work.c tests/bench/work.h
tests_bench_bench_review_SOURCES = \
	tests/bench/bench-review.c \
	$(measure_support) \
	$(big_plan_support)
tests_bench_bench_review_LDADD = $(ERP_REVIEW_LIBS) -lm
tests_bench_bench_sweep_SOURCES = \
	tests/bench/bench-sweep.c \
	$(measure_support) \
	$(big_plan_support)
tests_bench_bench_sweep_LDADD = $(ERP_EVAL_LIBS) -lm
tests_bench_bench_tui_SOURCES = \
	tests/bench/bench-tui.c \
	$(measure_support) \
	$(big_plan_support)
tests_bench_bench_tui_LDADD = $(ERP_TUI_LIBS) -lm
tests_bench_bench_batch_SOURCES = \
	tests/bench/bench-batch.c \
	$(measure_support) \
	$(big_plan_support)
tests_bench_bench_batch_LDADD = $(ERP_REVIEW_LIBS) -lm
tests_bench_bench_losses_SOURCES = \
	tests/bench/bench-losses.c \
	$(measure_support) \
	$(work_support) \
	$(big_plan_support)
tests_bench_bench_losses_LDADD = $(ERP_REVIEW_LIBS) -lm
tests_bench_bench_paths_SOURCES = \
	tests/bench/bench-paths.c \
	$(measure_support) \
	$(work_support) \
	$(big_plan_support)
tests_bench_bench_paths_LDADD = $(ERP_REVIEW_LIBS) -lm
tests_bench_bench_whole_SOURCES = \
	tests/bench/bench-whole.c \
	$(measure_support) \
	$(big_plan_support)
tests_bench_bench_whole_LDADD = $(ERP_REVIEW_LIBS) -lm
tests_bench_peer_erplan_SOURCES = tests/bench/peer-erplan.c
tests_bench_peer_erplan_LDADD = $(ERP_GRAPH_LIBS)

# Others doing the same work: made only for the measurement, and only where their libraries are.
EXTRA_DIST += \
	tests/bench/peer-boost.cc \
	tests/bench/peer-igraph.c \
	tests/bench/peer-networkx.py \
	$(NULL)
peers = tests/bench/peer-boost tests/bench/peer-igraph
CLEANFILES += $(peers)
tests/bench/peer-boost: tests/bench/peer-boost.cc
	-@$(CXX) -O3 -o $@ '$(srcdir)/tests/bench/peer-boost.cc' 2>/dev/null || \
	  echo 'Boost.Graph: skipped, libboost-graph-dev is not installed'
tests/bench/peer-igraph: tests/bench/peer-igraph.c
	-@$(CC) -O3 -o $@ '$(srcdir)/tests/bench/peer-igraph.c' -ligraph 2>/dev/null || \
	  echo 'igraph: skipped, libigraph-dev is not installed'

.PHONY: bench
bench: erplan$(EXEEXT) $(noinst_PROGRAMS) $(peers)
	@ERPLAN_DATADIR='$(abs_top_srcdir)/data'; export ERPLAN_DATADIR; \
	  ERPLAN='$(abs_top_builddir)/erplan$(EXEEXT)'; export ERPLAN; \
	  G_TEST_SRCDIR='$(abs_top_srcdir)/tests'; export G_TEST_SRCDIR; \
	  G_TEST_BUILDDIR='$(abs_top_builddir)/tests'; export G_TEST_BUILDDIR; \
	  tests/bench/bench-paths$(EXEEXT) && \
	  tests/bench/bench-losses$(EXEEXT) && \
	  tests/bench/bench-whole$(EXEEXT) || exit 1; \
	  tests/bench/bench-review$(EXEEXT); review=$$?; \
	  tests/bench/bench-batch$(EXEEXT); \
	  tests/bench/bench-tui$(EXEEXT) && exit $$review

dist_check_SCRIPTS += tests/bench/check-instructions.sh
