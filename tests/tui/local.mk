check_PROGRAMS += \
	tests/tui/test-canvas \
	tests/tui/test-cells \
	tests/tui/test-coast \
	tests/tui/test-labels \
	tests/tui/test-map-draw \
	tests/tui/test-projection \
	$(NULL)

tests_tui_test_canvas_SOURCES = tests/tui/test-canvas.c
tests_tui_test_canvas_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_cells_SOURCES = tests/tui/test-cells.c
tests_tui_test_cells_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_coast_SOURCES = tests/tui/test-coast.c
tests_tui_test_coast_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_labels_SOURCES = tests/tui/test-labels.c
tests_tui_test_labels_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_map_draw_SOURCES = tests/tui/test-map-draw.c
tests_tui_test_map_draw_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_projection_SOURCES = tests/tui/test-projection.c
tests_tui_test_projection_LDADD = $(ERP_TUI_LIBS) -lm

EXTRA_DIST += tests/tui/golden
