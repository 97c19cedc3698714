# Calls of the system that fail: a library that is preloaded, and what must hold whatever it does.
EXTRA_PROGRAMS += tests/faults/preload.so
check_DATA += tests/faults/preload.so
CLEANFILES += tests/faults/preload.so
tests_faults_preload_so_SOURCES = tests/faults/preload.c tests/faults/faults.h
tests_faults_preload_so_CFLAGS = $(AM_CFLAGS) -fPIC
tests_faults_preload_so_LDFLAGS = -shared

faults_support = tests/faults/inject.c tests/faults/inject.h tests/faults/faults.h
check_PROGRAMS += tests/faults/test-editing
tests_faults_test_editing_SOURCES = \
	tests/faults/test-editing.c \
	tests/faults/editor.c \
	tests/faults/editor.h \
	$(faults_support)
tests_faults_test_editing_LDADD = $(ERP_SESSION_LIBS)

check_PROGRAMS += tests/faults/test-output
tests_faults_test_output_SOURCES = tests/faults/test-output.c $(faults_support)
tests_faults_test_output_LDADD = $(ERP_BASE_LIBS)

check_PROGRAMS += tests/faults/test-killed
tests_faults_test_killed_SOURCES = \
	tests/faults/test-killed.c \
	tests/faults/editor.c \
	tests/faults/editor.h \
	$(faults_support)
tests_faults_test_killed_LDADD = $(ERP_SESSION_LIBS)

check_PROGRAMS += tests/faults/test-taking-over
tests_faults_test_taking_over_SOURCES = \
	tests/faults/test-taking-over.c \
	tests/faults/editor.c \
	tests/faults/editor.h \
	$(faults_support)
tests_faults_test_taking_over_LDADD = $(ERP_SESSION_LIBS)
