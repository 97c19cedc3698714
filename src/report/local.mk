noinst_LIBRARIES += src/report/liberpreport.a
src_report_liberpreport_a_SOURCES = \
	src/report/changes.c \
	src/report/changes.h \
	src/report/check-json.c \
	src/report/check-tables.c \
	src/report/check-tables.h \
	src/report/check-text.c \
	src/report/check.h \
	src/report/explain.c \
	src/report/explain.h \
	src/report/figures.c \
	src/report/figures.h \
	src/report/grid.c \
	src/report/grid.h \
	src/report/json.c \
	src/report/json.h \
	src/report/manual.c \
	src/report/manual.h \
	src/report/roff.c \
	src/report/roff.h \
	src/report/rules.c \
	src/report/rules.h \
	src/report/tables.c \
	src/report/tables.h \
	src/report/wrap.c \
	src/report/wrap.h \
	$(NULL)
