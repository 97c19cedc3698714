/* A small paper with every kind of block. */
#pragma once

#include "report/paper.h"

ErpPaper *papers_small(void);
