# Measurements: built with everything else, so that they stay true, and run by hand.
noinst_PROGRAMS += tests/bench/bench-tui
tests_bench_bench_tui_SOURCES = \
	tests/bench/bench-tui.c \
	tests/bench/measure.c \
	tests/bench/measure.h \
	$(big_plan_support)
tests_bench_bench_tui_LDADD = $(ERP_TUI_LIBS) -lm

.PHONY: bench
bench: tests/bench/bench-tui$(EXEEXT)
	@ERPLAN_DATADIR='$(abs_top_srcdir)/data' tests/bench/bench-tui$(EXEEXT)
