check_PROGRAMS += tests/cli/test-manual
tests_cli_test_manual_SOURCES = tests/cli/test-manual.c
tests_cli_test_manual_LDADD = $(ERP_CLI_LIBS)

check_PROGRAMS += tests/cli/test-batch
tests_cli_test_batch_SOURCES = tests/cli/test-batch.c
tests_cli_test_batch_LDADD = $(ERP_CLI_LIBS)

check_PROGRAMS += tests/cli/test-interrupt
tests_cli_test_interrupt_SOURCES = tests/cli/test-interrupt.c
tests_cli_test_interrupt_LDADD = $(ERP_CLI_LIBS)

answers_sources = tests/cli/answers.c tests/cli/answers.h
check_PROGRAMS += tests/cli/test-answers tests/cli/test-answers-losses
tests_cli_test_answers_SOURCES = tests/cli/test-answers.c $(answers_sources)
tests_cli_test_answers_LDADD = $(ERP_SESSION_LIBS)
tests_cli_test_answers_losses_SOURCES = tests/cli/test-answers-losses.c $(answers_sources)
tests_cli_test_answers_losses_LDADD = $(ERP_SESSION_LIBS)

dist_check_SCRIPTS += \
	tests/cli/check-badxml.sh \
	tests/cli/check-batch.sh \
	tests/cli/check-bounds.sh \
	tests/cli/check-browser.sh \
	tests/cli/check-commands.sh \
	tests/cli/check-completion.sh \
	tests/cli/check-diff.sh \
	tests/cli/check-examples.sh \
	tests/cli/check-export.sh \
	tests/cli/check-git.sh \
	tests/cli/check-hardening.sh \
	tests/cli/check-hostile.sh \
	tests/cli/check-import.sh \
	tests/cli/check-man-examples.sh \
	tests/cli/check-neutral.sh \
	tests/cli/check-no-fetch.sh \
	tests/cli/check-pdf.sh \
	tests/cli/check-pipeline.sh \
	tests/cli/check-progress.sh \
	tests/cli/check-prose.sh \
	tests/cli/check-readme.sh \
	tests/cli/check-recipes.sh \
	tests/cli/check-stepwise.sh \
	tests/cli/check-streams.sh \
	tests/cli/check-tables.sh \
	tests/cli/check-update.sh \
	tests/cli/check-xmlconf.sh \
	$(NULL)
EXTRA_DIST += tests/cli/steps.sh tests/cli/tap.sh
