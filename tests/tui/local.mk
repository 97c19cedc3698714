check_PROGRAMS += \
	tests/tui/test-canvas \
	tests/tui/test-cells \
	tests/tui/test-coast \
	tests/tui/test-commands \
	tests/tui/test-form \
	tests/tui/test-labels \
	tests/tui/test-line-edit \
	tests/tui/test-list \
	tests/tui/test-map-draw \
	tests/tui/test-projection \
	tests/tui/test-widgets \
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

widget_support = tests/tui/widget-support.c tests/tui/widget-support.h

tests_tui_test_commands_SOURCES = tests/tui/test-commands.c $(widget_support)
tests_tui_test_commands_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_form_SOURCES = tests/tui/test-form.c $(widget_support)
tests_tui_test_form_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_line_edit_SOURCES = tests/tui/test-line-edit.c $(widget_support)
tests_tui_test_line_edit_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_list_SOURCES = tests/tui/test-list.c $(widget_support)
tests_tui_test_list_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_widgets_SOURCES = tests/tui/test-widgets.c $(widget_support)
tests_tui_test_widgets_LDADD = $(ERP_TUI_LIBS)
