/* How the cells of a column stand. */
#pragma once

typedef enum { ERP_ALIGN_LEFT, ERP_ALIGN_RIGHT } ErpAlign;
