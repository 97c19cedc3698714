check_PROGRAMS += \
	tests/tui/test-canvas \
	tests/tui/test-cells \
	tests/tui/test-checklist \
	tests/tui/test-coast \
	tests/tui/test-commands \
	tests/tui/test-details \
	tests/tui/test-findings \
	tests/tui/test-form \
	tests/tui/test-labels \
	tests/tui/test-line-edit \
	tests/tui/test-list \
	tests/tui/test-list-groups \
	tests/tui/test-map-draw \
	tests/tui/test-path \
	tests/tui/test-path-steps \
	tests/tui/test-projection \
	tests/tui/test-recommend \
	tests/tui/test-table-columns \
	tests/tui/test-views \
	tests/tui/test-widgets \
	$(NULL)

golden_support = tests/tui/golden.c tests/tui/golden.h

tests_tui_test_canvas_SOURCES = tests/tui/test-canvas.c
tests_tui_test_canvas_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_cells_SOURCES = tests/tui/test-cells.c
tests_tui_test_cells_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_coast_SOURCES = tests/tui/test-coast.c
tests_tui_test_coast_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_labels_SOURCES = tests/tui/test-labels.c
tests_tui_test_labels_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_map_draw_SOURCES = tests/tui/test-map-draw.c $(golden_support)
tests_tui_test_map_draw_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_projection_SOURCES = tests/tui/test-projection.c
tests_tui_test_projection_LDADD = $(ERP_TUI_LIBS) -lm

tui_example_support = \
	tests/tui/example.c \
	tests/tui/example.h \
	$(golden_support) \
	$(plan_test_support)

tests_tui_test_path_steps_SOURCES = tests/tui/test-path-steps.c $(tui_example_support)
tests_tui_test_path_steps_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_recommend_SOURCES = tests/tui/test-recommend.c $(tui_example_support)
tests_tui_test_recommend_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_table_columns_SOURCES = tests/tui/test-table-columns.c $(tui_example_support)
tests_tui_test_table_columns_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_views_SOURCES = tests/tui/test-views.c $(tui_example_support)
tests_tui_test_views_LDADD = $(ERP_TUI_LIBS) -lm

EXTRA_DIST += tests/tui/golden

app_support = tests/tui/app-support.c tests/tui/app-support.h

check_PROGRAMS += tests/tui/test-app tests/tui/test-walk
tests_tui_test_app_SOURCES = tests/tui/test-app.c $(app_support)
tests_tui_test_app_LDADD = $(ERP_TUI_LIBS)
check_PROGRAMS += tests/tui/test-screens
tests_tui_test_screens_SOURCES = tests/tui/test-screens.c $(app_support) $(golden_support)
tests_tui_test_screens_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_walk_SOURCES = tests/tui/test-walk.c $(app_support)
tests_tui_test_walk_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_checklist_SOURCES = tests/tui/test-checklist.c $(app_support) $(golden_support)
tests_tui_test_checklist_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_path_SOURCES = tests/tui/test-path.c $(app_support) $(golden_support)
tests_tui_test_path_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_findings_SOURCES = tests/tui/test-findings.c $(app_support) $(golden_support)
tests_tui_test_findings_LDADD = $(ERP_TUI_LIBS)

widget_support = $(golden_support) tests/tui/widget-support.c tests/tui/widget-support.h

tests_tui_test_commands_SOURCES = tests/tui/test-commands.c $(widget_support)
tests_tui_test_commands_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_details_SOURCES = tests/tui/test-details.c $(widget_support)
tests_tui_test_details_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_form_SOURCES = tests/tui/test-form.c $(widget_support)
tests_tui_test_form_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_line_edit_SOURCES = tests/tui/test-line-edit.c $(widget_support)
tests_tui_test_line_edit_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_list_groups_SOURCES = tests/tui/test-list-groups.c $(widget_support)
tests_tui_test_list_groups_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_list_SOURCES = tests/tui/test-list.c $(widget_support)
tests_tui_test_list_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_widgets_SOURCES = tests/tui/test-widgets.c $(widget_support)
tests_tui_test_widgets_LDADD = $(ERP_TUI_LIBS)

check_PROGRAMS += tests/tui/test-form-many
tests_tui_test_form_many_SOURCES = tests/tui/test-form-many.c $(app_support)
tests_tui_test_form_many_LDADD = $(ERP_TUI_LIBS)
check_PROGRAMS += tests/tui/test-form-places
tests_tui_test_form_places_SOURCES = tests/tui/test-form-places.c $(app_support)
tests_tui_test_form_places_LDADD = $(ERP_TUI_LIBS)
check_PROGRAMS += tests/tui/test-tables
tests_tui_test_tables_SOURCES = tests/tui/test-tables.c $(app_support)
tests_tui_test_tables_LDADD = $(ERP_TUI_LIBS)
check_PROGRAMS += tests/tui/test-form-effect
tests_tui_test_form_effect_SOURCES = tests/tui/test-form-effect.c $(app_support)
tests_tui_test_form_effect_LDADD = $(ERP_TUI_LIBS)

check_PROGRAMS += tests/tui/test-map-view
tests_tui_test_map_view_SOURCES = tests/tui/test-map-view.c $(app_support) $(golden_support)
tests_tui_test_map_view_LDADD = $(ERP_TUI_LIBS)
check_PROGRAMS += tests/tui/test-form-parts
tests_tui_test_form_parts_SOURCES = tests/tui/test-form-parts.c $(app_support)
tests_tui_test_form_parts_LDADD = $(ERP_TUI_LIBS)
check_PROGRAMS += tests/tui/test-files tests/tui/test-outside
tests_tui_test_files_SOURCES = tests/tui/test-files.c $(app_support)
tests_tui_test_files_LDADD = $(ERP_TUI_LIBS)
tests_tui_test_outside_SOURCES = tests/tui/test-outside.c $(app_support)
tests_tui_test_outside_LDADD = $(ERP_TUI_LIBS)

check_PROGRAMS += tests/tui/test-map-lay tests/tui/test-layout
tests_tui_test_map_lay_SOURCES = tests/tui/test-map-lay.c $(app_support)
tests_tui_test_map_lay_LDADD = $(ERP_TUI_LIBS) -lm
tests_tui_test_layout_SOURCES = tests/tui/test-layout.c
tests_tui_test_layout_LDADD = $(ERP_TUI_LIBS)

check_PROGRAMS += tests/tui/test-map-scene
tests_tui_test_map_scene_SOURCES = \
	tests/tui/app-support.c \
	tests/tui/app-support.h \
	tests/tui/test-map-scene.c
tests_tui_test_map_scene_LDADD = $(ERP_TUI_LIBS) -lm

check_PROGRAMS += tests/tui/test-compare
tests_tui_test_compare_SOURCES = tests/tui/test-compare.c $(app_support) $(golden_support)
tests_tui_test_compare_LDADD = $(ERP_TUI_LIBS)
check_PROGRAMS += tests/tui/test-what-if
tests_tui_test_what_if_SOURCES = tests/tui/test-what-if.c $(app_support)
tests_tui_test_what_if_LDADD = $(ERP_TUI_LIBS)
check_PROGRAMS += tests/tui/test-failures
tests_tui_test_failures_SOURCES = tests/tui/test-failures.c $(app_support)
tests_tui_test_failures_LDADD = $(ERP_TUI_LIBS)
