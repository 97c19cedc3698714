check_PROGRAMS += tests/cli/test-manual
tests_cli_test_manual_SOURCES = tests/cli/test-manual.c
tests_cli_test_manual_LDADD = $(ERP_CLI_LIBS)

check_PROGRAMS += tests/cli/test-answers
tests_cli_test_answers_SOURCES = tests/cli/test-answers.c
tests_cli_test_answers_LDADD = $(ERP_SESSION_LIBS)

dist_check_SCRIPTS += \
	tests/cli/check-badxml.sh \
	tests/cli/check-commands.sh \
	tests/cli/check-examples.sh \
	tests/cli/check-man-examples.sh \
	tests/cli/check-readme.sh \
	$(NULL)
EXTRA_DIST += tests/cli/tap.sh
