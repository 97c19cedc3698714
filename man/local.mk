# Pages are written as man/NAME.SECTION.in and listed here without the .in.
man_pages = \
	$(NULL)

nodist_man_MANS += $(man_pages)
EXTRA_DIST += $(man_pages:=.in)
CLEANFILES += $(man_pages)
