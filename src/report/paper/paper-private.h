/* Private to the files of papers. */
#pragma once

#include "report/paper/paper.h"

/* Removes the blocks whose mark is 0. */
void erp_paper_filter(ErpPaper *paper, const guint8 *kept);
