# Installed under $(pkgdatadir); ERPLAN_DATADIR points at a folder of the same shape.
cataloguedir = $(pkgdatadir)/catalogue
dist_catalogue_DATA = \
	data/catalogue/COPYING.cities \
	data/catalogue/advisor.tsv \
	data/catalogue/availability.tsv \
	data/catalogue/circuit-limits.tsv \
	data/catalogue/circuit-skus.tsv \
	data/catalogue/cities.tsv \
	data/catalogue/communities.tsv \
	data/catalogue/corridors.tsv \
	data/catalogue/countries.tsv \
	data/catalogue/endpoint-sets.tsv \
	data/catalogue/entry-points.tsv \
	data/catalogue/gateway-limits.tsv \
	data/catalogue/gateway-skus.tsv \
	data/catalogue/hubs.tsv \
	data/catalogue/latency-model.tsv \
	data/catalogue/metro-locations.tsv \
	data/catalogue/microsoft-365-geographies.tsv \
	data/catalogue/parameters.tsv \
	data/catalogue/peering-locations.tsv \
	data/catalogue/policies.tsv \
	data/catalogue/power-platform-regions.tsv \
	data/catalogue/power-platform-traffic.tsv \
	data/catalogue/prices.tsv \
	data/catalogue/region-latency.tsv \
	data/catalogue/regions.tsv \
	data/catalogue/resiliency-index.tsv \
	data/catalogue/service-profiles.tsv \
	data/catalogue/services.tsv \
	$(NULL)

schemadir = $(pkgdatadir)/schema
dist_schema_DATA = \
	data/schema/check.schema.json \
	data/schema/diff.schema.json \
	data/schema/failures.schema.json \
	data/schema/forecast.schema.json \
	data/schema/line.schema.json \
	data/schema/plan.rng \
	$(NULL)

examplesdir = $(pkgdatadir)/examples
dist_examples_DATA = \
	data/examples/asymmetric-new-jersey.xml \
	data/examples/bangladesh.xml \
	data/examples/contoso-geo-redundant.xml \
	data/examples/contoso-local-breakout.xml \
	data/examples/contoso.xml \
	data/examples/meet-me-authorized.xml \
	data/examples/meet-me-modelled.xml \
	data/examples/meet-me.xml \
	data/examples/power-platform-a.xml \
	data/examples/power-platform-b.xml \
	data/examples/power-platform-c.xml \
	data/examples/starter.xml \
	data/examples/trey-research.xml \
	$(NULL)

importsdir = $(pkgdatadir)/imports
dist_imports_DATA = \
	data/imports/circuits.json \
	data/imports/offices.csv \
	$(NULL)

# Completion of the command line; made by "erplan help --completion", which tests/cli/test-manual
# compares.
bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = data/completions/erplan
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = data/completions/_erplan
fishcompletiondir = $(datadir)/fish/vendor_completions.d
dist_fishcompletion_DATA = data/completions/erplan.fish

# Makes latency-model.tsv; not installed.
EXTRA_DIST += data/latency/fit.py
# Makes cities.tsv; not installed.
EXTRA_DIST += data/cities/make.py

coastdir = $(pkgdatadir)/coast
dist_coast_DATA = \
	data/coast/COPYING.coast \
	data/coast/coast-continent.txt \
	data/coast/coast-world.txt \
	$(NULL)
