EXTRA_DIST += src/LAYERS

include src/base/local.mk
include src/xml/local.mk
include src/graph/local.mk
include src/catalogue/local.mk
include src/plan/local.mk
include src/eval/local.mk
include src/review/local.mk
include src/report/local.mk
include src/exchange/local.mk
include src/session/local.mk
include src/tui/local.mk
include src/term/local.mk
include src/cli/local.mk
