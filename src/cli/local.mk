# The program without main(), so that tests can link the command table.
noinst_LIBRARIES += src/cli/liberpcli.a
src_cli_liberpcli_a_SOURCES = \
	src/cli/batch.c \
	src/cli/batch.h \
	src/cli/check-plan.c \
	src/cli/check-plan.h \
	src/cli/cmd-catalogue.c \
	src/cli/cmd-check.c \
	src/cli/cmd-diff.c \
	src/cli/cmd-edit.c \
	src/cli/cmd-explain.c \
	src/cli/cmd-export.c \
	src/cli/cmd-help.c \
	src/cli/cmd-import.c \
	src/cli/cmd-latency.c \
	src/cli/cmd-new.c \
	src/cli/cmd-report.c \
	src/cli/cmd-whatif.c \
	src/cli/command.c \
	src/cli/command.h \
	src/cli/commands.c \
	src/cli/commands.h \
	src/cli/compare.c \
	src/cli/compare.h \
	src/cli/completion.c \
	src/cli/completion.h \
	src/cli/failing.c \
	src/cli/failing.h \
	src/cli/formats-page.c \
	src/cli/formats-page.h \
	src/cli/input.c \
	src/cli/input.h \
	src/cli/interrupt.c \
	src/cli/interrupt.h \
	src/cli/jobs.c \
	src/cli/jobs.h \
	src/cli/latency-pairs.c \
	src/cli/latency-pairs.h \
	src/cli/output.c \
	src/cli/output.h \
	src/cli/plan-names.c \
	src/cli/plan-names.h \
	src/cli/progress.c \
	src/cli/progress.h \
	src/cli/script-line.c \
	src/cli/script-line.h \
	src/cli/script.c \
	src/cli/script.h \
	src/cli/stepwise.c \
	src/cli/stepwise.h \
	src/cli/tried.c \
	src/cli/tried.h \
	src/cli/update.c \
	src/cli/update.h \
	$(NULL)

bin_PROGRAMS += erplan
erplan_SOURCES = src/cli/main.c
erplan_LDADD = $(ERP_CLI_LIBS)
