# Installed under $(pkgdatadir); ERPLAN_DATADIR points at a folder of the same shape.
cataloguedir = $(pkgdatadir)/catalogue
dist_catalogue_DATA = \
	$(NULL)

schemadir = $(pkgdatadir)/schema
dist_schema_DATA = \
	$(NULL)

examplesdir = $(pkgdatadir)/examples
dist_examples_DATA = \
	$(NULL)
