fuzz_sources = \
	tests/fuzz/support.c \
	tests/fuzz/support.h \
	tests/fuzz/target-catalogue.c \
	tests/fuzz/target-check.c \
	tests/fuzz/target-edit.c \
	tests/fuzz/target-field.c \
	tests/fuzz/target-form.c \
	tests/fuzz/target-import.c \
	tests/fuzz/target-journal.c \
	tests/fuzz/target-judge.c \
	tests/fuzz/target-plan.c \
	tests/fuzz/target-script.c \
	tests/fuzz/target-settings.c \
	tests/fuzz/target.h \
	tests/fuzz/targets.c \
	tests/fuzz/words.c \
	$(NULL)
check_PROGRAMS += tests/fuzz/test-corpus
tests_fuzz_test_corpus_SOURCES = tests/fuzz/test-corpus.c $(fuzz_sources)
tests_fuzz_test_corpus_LDADD = $(ERP_CLI_LIBS)

# Built by "make fuzz" alone, in a folder of its own that clang builds.
EXTRA_PROGRAMS += tests/fuzz/fuzz tests/fuzz/list-targets
tests_fuzz_fuzz_SOURCES = tests/fuzz/fuzz.c $(fuzz_sources)
tests_fuzz_fuzz_LDADD = $(ERP_CLI_LIBS)
tests_fuzz_fuzz_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_list_targets_SOURCES = tests/fuzz/list-targets.c $(fuzz_sources)
tests_fuzz_list_targets_LDADD = $(ERP_CLI_LIBS)

EXTRA_DIST += tests/fuzz/corpus tests/fuzz/pick-corpus tests/fuzz/run-fuzz

# Seconds to look for what breaks a promise, shared by the targets (none named: all); what is found
# stands in fuzz/.
FUZZ_SECONDS = 600
FUZZ_TARGETS =
.PHONY: fuzz
fuzz:
	$(MKDIR_P) fuzz && cd fuzz && \
	  MAKE='$(MAKE)' $(SHELL) '$(abs_top_srcdir)/tests/fuzz/run-fuzz' '$(abs_top_srcdir)' '$(FUZZ_SECONDS)' \
	  $(FUZZ_TARGETS)
