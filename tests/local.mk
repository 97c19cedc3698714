# Every check program and every check script is a test; each prints TAP.
include tests/data.mk
include tests/base/local.mk
include tests/xml/local.mk
include tests/graph/local.mk
include tests/catalogue/local.mk
include tests/plan/local.mk
include tests/eval/local.mk
include tests/review/local.mk
include tests/report/local.mk
include tests/exchange/local.mk
include tests/fuzz/local.mk
include tests/faults/local.mk
include tests/session/local.mk
include tests/tui/local.mk
include tests/term/local.mk
include tests/cli/local.mk
include tests/bench/local.mk

dist_check_SCRIPTS += \
	tests/check-dist.sh \
	tests/check-layers.sh \
	tests/check-locale.sh \
	tests/check-style.sh \
	$(NULL)

EXTRA_DIST += tests/locale-init.c tests/run-tap tests/valgrind.supp

TESTS = $(check_PROGRAMS) $(dist_check_SCRIPTS)
TEST_EXTENSIONS = .sh

LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/run-tap
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(LOG_COMPILER)

# The thread sanitizer is told of GLib's locks by what is linked before GLib; GLib's own allocator, which
# later releases are without, would hand memory from thread to thread unseen.
if ERP_THREAD_SANITIZER
noinst_LIBRARIES += tests/libtsanglib.a
tests_libtsanglib_a_SOURCES = tests/tsan-glib.c
tests_libtsanglib_a_CPPFLAGS = $(AM_CPPFLAGS) -D_GNU_SOURCE
ERP_TSAN_LINK = -Wl,--whole-archive,tests/libtsanglib.a,--no-whole-archive
$(bin_PROGRAMS) $(noinst_PROGRAMS) $(check_PROGRAMS): tests/libtsanglib.a
ERP_TSAN_ENVIRONMENT = \
	G_SLICE=always-malloc; export G_SLICE; \
	TSAN_OPTIONS=history_size=7:second_deadlock_stack=1; export TSAN_OPTIONS;
endif

AM_TESTS_ENVIRONMENT = $(ERP_TSAN_ENVIRONMENT) \
	G_TEST_SRCDIR='$(abs_top_srcdir)/tests'; export G_TEST_SRCDIR; \
	G_TEST_BUILDDIR='$(abs_top_builddir)/tests'; export G_TEST_BUILDDIR; \
	ERPLAN_DATADIR='$(abs_top_srcdir)/data'; export ERPLAN_DATADIR; \
	ERPLAN='$(abs_top_builddir)/erplan$(EXEEXT)'; export ERPLAN; \
	ERP_UNIT_TESTS='$(check_PROGRAMS)'; export ERP_UNIT_TESTS; \
	CC='$(CC)'; export CC; \
	ERP_FLAGS='$(CFLAGS) $(ERP_CFLAGS) $(ERP_LDFLAGS)'; export ERP_FLAGS; \
	ERP_HARDENED='$(enable_hardening)'; export ERP_HARDENED; \
	ERP_SANITIZED='$(erp_sanitized)'; export ERP_SANITIZED; \
	LC_ALL=C.UTF-8; export LC_ALL; \
	TZ=UTC; export TZ; \
	G_DEBUG=fatal-warnings; export G_DEBUG;
