bin_PROGRAMS += erplan
erplan_SOURCES = src/cli/main.c
erplan_LDADD = $(ERP_SESSION_LIBS)
