noinst_LIBRARIES += src/report/liberpreport.a
src_report_liberpreport_a_SOURCES =
