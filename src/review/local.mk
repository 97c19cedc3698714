noinst_LIBRARIES += src/review/liberpreview.a
src_review_liberpreview_a_SOURCES =
