/* Records, fields and the tables behind them. */
#include <string.h>

#include "base/error.h"
#include "plan/field.h"
#include "support.h"

/* What the rest of the program takes for granted about the tables. */
static void
test_tables(void) {
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    const ErpKindInfo *info = erp_kind_info((ErpKind) kind);
    g_assert_cmpuint(info->kind, ==, kind);
    g_assert_true(erp_kind_by_element(info->element) == info);
    g_assert_cmpuint(info->n_fields, <=, 64);
    g_assert_cmpuint(info->size, >, sizeof(ErpRecord));
    g_assert_true((info->parents != 0) == (kind != ERP_KIND_PLAN));
    g_assert_true(info->title != NULL && g_str_has_suffix(info->help, "."));
    for (guint i = 0; i < info->n_fields; i++) {
      const ErpField *field = &info->fields[i];
      g_assert_cmpint(erp_kind_field((ErpKind) kind, field->name), ==, (int) i);
      g_assert_true(field->offset >= sizeof(ErpRecord) && field->offset < info->size);
      g_assert_true(g_str_has_suffix(field->help, "."));
      g_assert_true((field->type == ERP_TYPE_ID) == (info->id_field == (int) i));
      g_assert_true((field->type == ERP_TYPE_REF || field->type == ERP_TYPE_REF_LIST) ==
                    (field->targets != 0));
      g_assert_true(field->type != ERP_TYPE_ENUM || field->words != NULL);
      g_assert_false(field->required && field->fallback != NULL);
    }
  }
  g_assert_null(erp_kind_by_element("hologram"));
  g_assert_cmpint(erp_kind_field(ERP_KIND_SITE, "colour"), ==, -1);
}

/* Words and the enums of plan/record.h stand in the same order. */
static void
test_words(void) {
  g_autoptr(ErpRecord) record = test_record(ERP_KIND_SITE, "kind=roaming", NULL);
  g_assert_cmpint(ERP_AS(ErpSite, SITE, record)->kind, ==, ERP_SITE_ROAMING);
  g_autoptr(ErpRecord) internet =
      test_record(ERP_KIND_INTERNET, "access=satellite-leo", "kind=cloud", NULL);
  g_assert_cmpint(ERP_AS(ErpInternet, INTERNET, internet)->access, ==, ERP_ACCESS_SATELLITE_LEO);
  g_assert_cmpint(ERP_AS(ErpInternet, INTERNET, internet)->kind, ==, ERP_EGRESS_CLOUD);
  g_autoptr(ErpRecord) link = test_record(ERP_KIND_WAN_LINK, "kind=cross-connect", NULL);
  g_assert_cmpint(ERP_AS(ErpWanLink, WAN_LINK, link)->kind, ==, ERP_LINK_CROSS_CONNECT);
  g_autoptr(ErpRecord) circuit =
      test_record(ERP_KIND_CIRCUIT, "sku=premium", "billing=unlimited", "cloud=china",
                  "state=provisioned", "mode=active-passive", NULL);
  const ErpCircuit *c = ERP_AS(ErpCircuit, CIRCUIT, circuit);
  g_assert_cmpint(c->sku, ==, ERP_SKU_PREMIUM);
  g_assert_cmpint(c->billing, ==, ERP_BILLING_UNLIMITED);
  g_assert_cmpint(c->cloud, ==, ERP_TENANT_CHINA);
  g_assert_cmpint(c->state, ==, ERP_STATE_PROVISIONED);
  g_assert_cmpint(c->mode, ==, ERP_MODE_ACTIVE_PASSIVE);
  g_autoptr(ErpRecord) tenant = test_record(
      ERP_KIND_TENANT, "m365-over-expressroute=not-authorized", "reason=security", NULL);
  g_assert_cmpint(ERP_AS(ErpTenant, TENANT, tenant)->m365_over_expressroute, ==,
                  ERP_M365_NOT_AUTHORIZED);
  g_assert_cmpint(ERP_AS(ErpTenant, TENANT, tenant)->reason, ==, ERP_REASON_SECURITY);
  g_autoptr(ErpRecord) demand = test_record(ERP_KIND_DEMAND, "class=bulk", NULL);
  g_assert_cmpint(ERP_AS(ErpDemand, DEMAND, demand)->traffic_class, ==, ERP_DEMAND_BULK);
  g_autoptr(ErpRecord) answer = test_record(ERP_KIND_ANSWER, "value=na", NULL);
  g_assert_cmpint(ERP_AS(ErpAnswer, ANSWER, answer)->value, ==, ERP_ANSWER_NA);
  g_autoptr(ErpRecord) peering = test_record(ERP_KIND_PEERING, "kind=microsoft", NULL);
  g_assert_cmpint(ERP_AS(ErpPeering, PEERING, peering)->kind, ==, ERP_PEERING_MICROSOFT);
  g_autoptr(ErpRecord) vpn = test_record(ERP_KIND_VPN, "mode=split", NULL);
  g_assert_cmpint(ERP_AS(ErpVpn, VPN, vpn)->mode, ==, ERP_VPN_SPLIT);
}

static void
test_defaults(void) {
  g_autoptr(ErpRecord) record = erp_record_new(ERP_KIND_SITE);
  const ErpSite *site = ERP_AS(ErpSite, SITE, record);
  g_assert_cmpint(site->users, ==, 0);
  g_assert_cmpint(site->mobile, ==, 0);
  g_assert_cmpint(site->breakout_possible, ==, TRUE);
  g_assert_true(site->lat == ERP_UNSET && site->lon == ERP_UNSET);
  g_assert_null(site->internet_via);
  g_assert_null(site->prefix);
  g_assert_cmpuint(record->set, ==, 0);

  guint users = (guint) erp_kind_field(ERP_KIND_SITE, "users");
  g_assert_true(erp_record_set(record, users, "25", NULL));
  g_assert_true(erp_record_stated(record, users));
  g_assert_cmpint(site->users, ==, 25);
  g_assert_true(erp_record_set(record, users, NULL, NULL));
  g_assert_false(erp_record_stated(record, users));
  g_assert_cmpint(site->users, ==, 0);

  g_autoptr(ErpRecord) circuit = erp_record_new(ERP_KIND_CIRCUIT);
  g_assert_true(ERP_AS(ErpCircuit, CIRCUIT, circuit)->sku == ERP_UNSET);
  g_autoptr(ErpRecord) root = erp_record_new(ERP_KIND_PLAN);
  g_assert_cmpstr(ERP_AS(ErpPlanRoot, PLAN, root)->currency, ==, "USD");
}

typedef struct {
  ErpKind kind;
  const char *field;
  const char *text;
  const char *canonical; /* NULL = refused */
} ValueCase;

static const ValueCase value_cases[] = {
    {ERP_KIND_SITE, "id", "par.1_x-2", "par.1_x-2"},
    {ERP_KIND_SITE, "id", "", NULL},
    {ERP_KIND_SITE, "id", "-x", NULL},
    {ERP_KIND_SITE, "name", "", ""},
    {ERP_KIND_SITE, "name", "Zürich \n", "Zürich \n"},
    {ERP_KIND_SITE, "critical", "yes", "yes"},
    {ERP_KIND_SITE, "critical", "Yes", NULL},
    {ERP_KIND_SITE, "lat", "-90", "-90"},
    {ERP_KIND_SITE, "lat", "90.0000010", NULL},
    {ERP_KIND_SITE, "mobile", "100%", "100%"},
    {ERP_KIND_SITE, "mobile", "100.01%", NULL},
    {ERP_KIND_SITE, "prefix", " 10.0.0.0/8\t2001:DB8::/32\n192.0.2.1 ",
     "10.0.0.0/8 2001:db8::/32 192.0.2.1/32"},
    {ERP_KIND_SITE, "prefix", "10.0.0.0/33", NULL},
    {ERP_KIND_SITE, "prefix", "  ", NULL},
    {ERP_KIND_INTERNET, "measured", "2024-02-29", "2024-02-29"},
    {ERP_KIND_INTERNET, "measured", "2023-02-29", NULL},
    {ERP_KIND_INTERNET, "measured", "2024-2-29", NULL},
    {ERP_KIND_INTERNET, "measured", "2024-13-01", NULL},
    {ERP_KIND_INTERNET, "measured", "20240229", NULL},
    {ERP_KIND_ACCEPT, "community", "12076:5010", "12076:5010"},
    {ERP_KIND_ACCEPT, "community", "05010", "12076:5010"},
    {ERP_KIND_ACCEPT, "community", "12076:65536", NULL},
    {ERP_KIND_ACCEPT, "community", "1:2:3", NULL},
    {ERP_KIND_ACCEPT, "community", ":1", NULL},
    {ERP_KIND_ACCEPT, "community", "1:", NULL},
    {ERP_KIND_POLICY, "via", " a  internet ", "a internet"},
    {ERP_KIND_POLICY, "via", "a a", NULL},
    {ERP_KIND_POLICY, "via", "a,b", NULL},
    {ERP_KIND_POLICY, "category", "default optimize", "default optimize"},
    {ERP_KIND_POLICY, "service", "", NULL},
    {ERP_KIND_PROXY, "bypass", "teams any-word", "teams any-word"},
    {ERP_KIND_ROUTE_SCOPE, "accept", "5010 12076:5020", "12076:5010 12076:5020"},
    {ERP_KIND_ACCEPTED, "object", "par/demand[2]", "par/demand[2]"},
    {ERP_KIND_ACCEPTED, "object", "", NULL},
    {ERP_KIND_PEERING, "asn", "4294967295", "4294967295"},
    {ERP_KIND_PEERING, "asn", "4294967296", NULL},
    {ERP_KIND_CONNECTION, "weight", "32001", NULL},
    {ERP_KIND_WAN_LINK, "capacity", "1500 kbit/s", "1.5Mbps"},
    {ERP_KIND_WAN_LINK, "rtt", "0.0001ms", NULL},
    {ERP_KIND_CIRCUIT, "cost", "436.5", "436.50"},
};

static void
test_values(void) {
  for (guint i = 0; i < G_N_ELEMENTS(value_cases); i++) {
    const ValueCase *value = &value_cases[i];
    g_autoptr(GError) error = NULL;
    g_autoptr(ErpRecord) record = erp_record_new(value->kind);
    guint field = (guint) erp_kind_field(value->kind, value->field);
    gboolean set = erp_record_set(record, field, value->text, &error);
    if (value->canonical == NULL) {
      g_assert_false(set);
      g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
      g_autofree char *begin = g_strconcat(value->field, ": ", NULL);
      g_assert_true(g_str_has_prefix(error->message, begin));
      g_assert_false(erp_record_stated(record, field));
      continue;
    }
    g_assert_no_error(error);
    g_autofree char *canonical = erp_record_get(record, field);
    g_assert_cmpstr(canonical, ==, value->canonical);
    /* The canonical text is a legal value and stays as it is. */
    g_assert_true(erp_record_set(record, field, canonical, NULL));
    g_autofree char *again = erp_record_get(record, field);
    g_assert_cmpstr(again, ==, canonical);
  }
}

/* A file could not hold it. */
static void
test_impossible_characters(void) {
  static const char *const texts[] = {"a\x1b[2J", "\x01", "\xef\xbf\xbf", "caf\xe9"};
  static const char *const fields[] = {"name", "users", "prefix", "proxy"};
  g_autoptr(ErpRecord) record = test_record(ERP_KIND_SITE, "name=before", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS(fields); j++) {
      g_autoptr(GError) error = NULL;
      guint field = (guint) erp_kind_field(ERP_KIND_SITE, fields[j]);
      g_assert_false(erp_record_set(record, field, texts[i], &error));
      g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
      g_assert_true(g_utf8_validate(error->message, -1, NULL));
    }
  g_assert_cmpstr(ERP_AS(ErpSite, SITE, record)->name, ==, "before");
}

static void
test_copy_and_equal(void) {
  g_autoptr(ErpRecord) site =
      test_record(ERP_KIND_SITE, "id=par", "users=5", "prefix=10.0.0.0/8 192.0.2.0/24", NULL);
  erp_record_take_child(site, test_record(ERP_KIND_DEMAND, "service=teams", NULL));
  g_autoptr(ErpRecord) copy = erp_record_copy(site);
  g_assert_true(erp_record_equal(site, copy));
  g_assert_true(copy->children[0] == site->children[0]);
  g_assert_cmpstr(erp_record_id(copy), ==, "par");

  /* Stating the default is a difference: it is written. */
  guint critical = (guint) erp_kind_field(ERP_KIND_SITE, "critical");
  g_assert_true(erp_record_set(copy, critical, "no", NULL));
  g_assert_false(erp_record_equal(site, copy));
  g_assert_true(erp_record_set(copy, critical, NULL, NULL));
  g_assert_true(erp_record_equal(site, copy));

  guint prefix = (guint) erp_kind_field(ERP_KIND_SITE, "prefix");
  g_assert_true(erp_record_set(copy, prefix, "10.0.0.0/8", NULL));
  g_assert_false(erp_record_equal(site, copy));
  g_assert_cmpuint(g_strv_length(ERP_AS(ErpSite, SITE, site)->prefix), ==, 2);
  g_assert_null(erp_record_id(site->children[0]));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/record/tables", test_tables);
  g_test_add_func("/plan/record/words", test_words);
  g_test_add_func("/plan/record/defaults", test_defaults);
  g_test_add_func("/plan/record/values", test_values);
  g_test_add_func("/plan/record/impossible-characters", test_impossible_characters);
  g_test_add_func("/plan/record/copy-and-equal", test_copy_and_equal);
  return g_test_run();
}
