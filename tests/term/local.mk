check_PROGRAMS += tests/term/test-sequence
tests_term_test_sequence_SOURCES = tests/term/test-sequence.c
tests_term_test_sequence_LDADD = $(ERP_TERM_LIBS)

# No test by itself: what check-terminal.sh runs in a terminal.
EXTRA_PROGRAMS += tests/term/demo
check_DATA += tests/term/demo$(EXEEXT)
CLEANFILES += tests/term/demo$(EXEEXT)
tests_term_demo_SOURCES = tests/term/demo.c
tests_term_demo_LDADD = $(ERP_TERM_LIBS)

dist_check_SCRIPTS += \
	tests/term/check-bytes.sh \
	tests/term/check-edit.sh \
	tests/term/check-terminal.sh \
	$(NULL)
EXTRA_DIST += tests/term/tui.sh
