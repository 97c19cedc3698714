/* Private to review/: the check functions of the rule table, by family. */
#pragma once

#include "review/rules.h"

typedef void ErpCheck(const ErpRule *rule, ErpReview *review);

ErpCheck erp_check_asy_01, erp_check_asy_02, erp_check_asy_03, erp_check_asy_04, erp_check_asy_05,
    erp_check_asy_06, erp_check_asy_07, erp_check_asy_08, erp_check_asy_09, erp_check_asy_10;
ErpCheck erp_check_cli_01, erp_check_cli_02, erp_check_cli_03, erp_check_cli_04, erp_check_cli_05,
    erp_check_cli_06, erp_check_cli_07, erp_check_cli_08;
ErpCheck erp_check_cst_01, erp_check_cst_02, erp_check_cst_03, erp_check_cst_04, erp_check_cst_05,
    erp_check_cst_06, erp_check_cst_07, erp_check_cst_08, erp_check_cst_09, erp_check_cst_10,
    erp_check_cst_11;
ErpCheck erp_check_geo_01, erp_check_geo_02, erp_check_geo_03, erp_check_geo_04, erp_check_geo_05;
ErpCheck erp_check_m36_01, erp_check_m36_02, erp_check_m36_03, erp_check_m36_04, erp_check_m36_05,
    erp_check_m36_06, erp_check_m36_07, erp_check_m36_08;
ErpCheck erp_check_onp_01, erp_check_onp_02, erp_check_onp_03, erp_check_onp_04, erp_check_onp_05;
ErpCheck erp_check_ops_01, erp_check_ops_02, erp_check_ops_03, erp_check_ops_04, erp_check_ops_05,
    erp_check_ops_06, erp_check_ops_07, erp_check_ops_08, erp_check_ops_09, erp_check_ops_10,
    erp_check_ops_11, erp_check_ops_12;
ErpCheck erp_check_peer_01, erp_check_peer_02, erp_check_peer_03, erp_check_peer_04,
    erp_check_peer_05, erp_check_peer_06, erp_check_peer_07, erp_check_peer_08, erp_check_peer_09,
    erp_check_peer_10, erp_check_peer_11, erp_check_peer_12;
ErpCheck erp_check_prf_01, erp_check_prf_02, erp_check_prf_03, erp_check_prf_04, erp_check_prf_05,
    erp_check_prf_06, erp_check_prf_07, erp_check_prf_08, erp_check_prf_09, erp_check_prf_10,
    erp_check_prf_11, erp_check_prf_12;
ErpCheck erp_check_rel_01, erp_check_rel_02, erp_check_rel_03, erp_check_rel_04, erp_check_rel_05,
    erp_check_rel_06, erp_check_rel_07, erp_check_rel_08, erp_check_rel_09, erp_check_rel_10,
    erp_check_rel_11, erp_check_rel_12, erp_check_rel_13, erp_check_rel_14, erp_check_rel_15,
    erp_check_rel_16, erp_check_rel_17, erp_check_rel_18, erp_check_rel_19, erp_check_rel_20,
    erp_check_rel_21, erp_check_rel_22, erp_check_rel_23, erp_check_rel_24, erp_check_rel_25;
ErpCheck erp_check_sec_01, erp_check_sec_02, erp_check_sec_03, erp_check_sec_04, erp_check_sec_05,
    erp_check_sec_06, erp_check_sec_07, erp_check_sec_08, erp_check_sec_09, erp_check_sec_10,
    erp_check_sec_11, erp_check_sec_12, erp_check_sec_13, erp_check_sec_15;
ErpCheck erp_check_wan_01, erp_check_wan_02, erp_check_wan_03, erp_check_wan_04, erp_check_wan_05,
    erp_check_wan_06, erp_check_wan_07;
