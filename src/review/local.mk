noinst_LIBRARIES += src/review/liberpreview.a
src_review_liberpreview_a_SOURCES = \
	src/review/accepted.c \
	src/review/checklist.c \
	src/review/checklist.h \
	src/review/checks.h \
	src/review/context.h \
	src/review/declared.c \
	src/review/findings.c \
	src/review/findings.h \
	src/review/review.c \
	src/review/review.h \
	src/review/rows-asy.c \
	src/review/rows-cli.c \
	src/review/rows-geo.c \
	src/review/rows-m36.c \
	src/review/rows-onp.c \
	src/review/rows-peer.c \
	src/review/rows-prf.c \
	src/review/rows-rel.c \
	src/review/rows-sec.c \
	src/review/rows-wan.c \
	src/review/rows.h \
	src/review/rules-addresses.c \
	src/review/rules-geo.c \
	src/review/rules-inbound.c \
	src/review/rules-latency.c \
	src/review/rules-m365.c \
	src/review/rules-peering.c \
	src/review/rules-performance.c \
	src/review/rules-reliability.c \
	src/review/rules-symmetry.c \
	src/review/rules-wan.c \
	src/review/rules.c \
	src/review/rules.h \
	src/review/say.c \
	src/review/scope.c \
	$(NULL)
