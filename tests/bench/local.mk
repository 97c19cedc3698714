# Measurements: built with everything else, so that they stay true, and run by hand.
noinst_PROGRAMS += tests/bench/bench-review tests/bench/bench-tui tests/bench/bench-batch
measure_support = tests/bench/measure.c tests/bench/measure.h
tests_bench_bench_review_SOURCES = \
	tests/bench/bench-review.c \
	$(measure_support) \
	$(big_plan_support)
tests_bench_bench_review_LDADD = $(ERP_REVIEW_LIBS) -lm
tests_bench_bench_tui_SOURCES = \
	tests/bench/bench-tui.c \
	$(measure_support) \
	$(big_plan_support)
tests_bench_bench_tui_LDADD = $(ERP_TUI_LIBS) -lm
tests_bench_bench_batch_SOURCES = \
	tests/bench/bench-batch.c \
	$(big_plan_support)
tests_bench_bench_batch_LDADD = $(ERP_REVIEW_LIBS) -lm

dist_check_SCRIPTS += tests/bench/check-instructions.sh

.PHONY: bench
bench: erplan$(EXEEXT) $(noinst_PROGRAMS)
	@ERPLAN_DATADIR='$(abs_top_srcdir)/data'; export ERPLAN_DATADIR; \
	  ERPLAN='$(abs_top_builddir)/erplan$(EXEEXT)'; export ERPLAN; \
	  tests/bench/bench-review$(EXEEXT); review=$$?; \
	  tests/bench/bench-batch$(EXEEXT); \
	  tests/bench/bench-tui$(EXEEXT) && exit $$review
