/* Two plans side by side: what is said of changes leads from A to B. */
#pragma once

typedef enum { ERP_SIDE_A, ERP_SIDE_B, ERP_SIDES } ErpSide;
