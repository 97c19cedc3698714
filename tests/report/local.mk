check_PROGRAMS += \
	tests/report/test-baseline \
	tests/report/test-changes \
	tests/report/test-chart \
	tests/report/test-check-json \
	tests/report/test-check-text \
	tests/report/test-data-tables \
	tests/report/test-dictionary \
	tests/report/test-explain \
	tests/report/test-grid \
	tests/report/test-json \
	tests/report/test-map \
	tests/report/test-paper \
	tests/report/test-paper-html \
	tests/report/test-paper-pdf \
	tests/report/test-report-golden \
	tests/report/test-report-charts \
	tests/report/test-report-difference \
	tests/report/test-report-full \
	tests/report/test-report-forecast \
	tests/report/test-report-m365 \
	tests/report/test-report-readiness \
	tests/report/test-report-summary \
	tests/report/test-report-waf \
	tests/report/test-schemas \
	tests/report/test-tables \
	tests/report/test-wrap \
	$(NULL)

judged_sources = tests/report/judged.c tests/report/judged.h
papers_sources = tests/report/papers.c tests/report/papers.h

tests_report_test_baseline_SOURCES = tests/report/test-baseline.c $(judged_sources)
tests_report_test_baseline_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_changes_SOURCES = tests/report/test-changes.c $(plan_test_support)
tests_report_test_changes_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_chart_SOURCES = tests/report/test-chart.c
tests_report_test_chart_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_check_json_SOURCES = tests/report/test-check-json.c $(judged_sources)
tests_report_test_check_json_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_check_text_SOURCES = tests/report/test-check-text.c $(judged_sources)
tests_report_test_check_text_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_data_tables_SOURCES = tests/report/test-data-tables.c $(judged_sources)
tests_report_test_data_tables_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_dictionary_SOURCES = tests/report/test-dictionary.c $(judged_sources)
tests_report_test_dictionary_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_explain_SOURCES = tests/report/test-explain.c $(judged_sources)
tests_report_test_explain_LDADD = $(ERP_REPORT_LIBS) -lm
tests_report_test_grid_SOURCES = tests/report/test-grid.c
tests_report_test_grid_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_json_SOURCES = tests/report/test-json.c
tests_report_test_json_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_map_SOURCES = tests/report/test-map.c $(judged_sources) $(papers_sources)
tests_report_test_map_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_paper_SOURCES = tests/report/test-paper.c $(papers_sources)
tests_report_test_paper_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_paper_html_SOURCES = tests/report/test-paper-html.c $(papers_sources)
tests_report_test_paper_html_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_paper_pdf_SOURCES = tests/report/test-paper-pdf.c $(papers_sources)
tests_report_test_paper_pdf_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_report_golden_SOURCES = tests/report/test-report-golden.c $(judged_sources)
tests_report_test_report_golden_LDADD = $(ERP_REPORT_LIBS)
EXTRA_DIST += tests/report/golden
tests_report_test_report_charts_SOURCES = tests/report/test-report-charts.c $(judged_sources)
tests_report_test_report_charts_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_report_difference_SOURCES = tests/report/test-report-difference.c $(judged_sources)
tests_report_test_report_difference_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_report_full_SOURCES = tests/report/test-report-full.c $(judged_sources)
tests_report_test_report_full_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_report_forecast_SOURCES = tests/report/test-report-forecast.c $(judged_sources)
tests_report_test_report_forecast_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_report_m365_SOURCES = tests/report/test-report-m365.c $(judged_sources)
tests_report_test_report_m365_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_report_readiness_SOURCES = tests/report/test-report-readiness.c $(judged_sources)
tests_report_test_report_readiness_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_report_summary_SOURCES = tests/report/test-report-summary.c $(judged_sources)
tests_report_test_report_summary_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_report_waf_SOURCES = tests/report/test-report-waf.c $(judged_sources) \
	$(big_plan_support)
tests_report_test_report_waf_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_schemas_SOURCES = tests/report/test-schemas.c $(judged_sources)
tests_report_test_schemas_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_tables_SOURCES = tests/report/test-tables.c
tests_report_test_tables_LDADD = $(ERP_REPORT_LIBS)
tests_report_test_wrap_SOURCES = tests/report/test-wrap.c
tests_report_test_wrap_LDADD = $(ERP_REPORT_LIBS)
