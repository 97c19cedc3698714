fuzz_sources = tests/fuzz/fuzz-import.c tests/fuzz/fuzz-import.h
check_PROGRAMS += tests/fuzz/test-corpus
tests_fuzz_test_corpus_SOURCES = tests/fuzz/test-corpus.c $(fuzz_sources)
tests_fuzz_test_corpus_LDADD = $(ERP_EXCHANGE_LIBS)

# Built by "make fuzz" alone, in a folder of its own that clang builds.
EXTRA_PROGRAMS += tests/fuzz/fuzz-import
tests_fuzz_fuzz_import_SOURCES = $(fuzz_sources)
tests_fuzz_fuzz_import_LDADD = $(ERP_EXCHANGE_LIBS)
tests_fuzz_fuzz_import_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer

EXTRA_DIST += tests/fuzz/corpus tests/fuzz/run-fuzz

# Seconds to look for files that readers fail at; what is found stands in fuzz/.
FUZZ_SECONDS = 60
.PHONY: fuzz
fuzz:
	$(MKDIR_P) fuzz && cd fuzz && \
	  MAKE='$(MAKE)' $(SHELL) '$(abs_top_srcdir)/tests/fuzz/run-fuzz' '$(abs_top_srcdir)' '$(FUZZ_SECONDS)'
