# Pages are written as man/NAME.SECTION.in and named here without the .in; the version and the
# installed folders are filled in.
man_pages = \
	man/erplan.1 \
	man/erplan-catalogue.1 \
	man/erplan-check.1 \
	man/erplan-diff.1 \
	man/erplan-edit.1 \
	man/erplan-explain.1 \
	man/erplan-export.1 \
	man/erplan-help.1 \
	man/erplan-import.1 \
	man/erplan-keys.7 \
	man/erplan-latency.1 \
	man/erplan-new.1 \
	man/erplan-plan.5 \
	man/erplan-report.1 \
	man/erplan-report.5 \
	man/erplan-rules.7 \
	man/erplan-whatif.1 \
	man/erplan.conf.5 \
	$(NULL)

nodist_man_MANS += $(man_pages)
EXTRA_DIST += $(man_pages:=.in)
CLEANFILES += $(man_pages)

SUFFIXES += .1.in .1 .5.in .5 .7.in .7

fill_in_page = $(AM_V_GEN)$(MKDIR_P) $(@D) && \
	$(SED) -e 's|@VERSION[@]|$(VERSION)|g' -e 's|@pkgdatadir[@]|$(pkgdatadir)|g' $< > $@-t && \
	mv $@-t $@

.1.in.1:
	$(fill_in_page)

.5.in.5:
	$(fill_in_page)

.7.in.7:
	$(fill_in_page)

$(man_pages): Makefile
