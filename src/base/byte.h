/* Records that there are millions of keep their enumerations in a byte each. */
#pragma once

#define ERP_BYTE __attribute__((packed)) /* typedef enum ERP_BYTE { ... } */
