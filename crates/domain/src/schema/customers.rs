//! Customers and the people at them.

use super::ColumnKind::{Bool, Choice, Instant, Int, Text};
use super::{ColumnSpec, CurrencyRule, TableId, TableSpec};

const fn col(name: &'static str, kind: super::ColumnKind, doc: &'static str) -> ColumnSpec {
    ColumnSpec::new(name, kind, doc)
}

/// Other names of a customer's id in tables that belong to a customer.
pub(super) const CUSTOMER: &[&str] = &[
    "customer",
    "account_id",
    "account",
    "client_id",
    "client",
    "cust_id",
    "company_id",
    "organization_id",
    "organisation_id",
    "org_id",
    "customer_external_id",
    "account_code",
    "associated_company_id",
    "primary_associated_company_id",
];

pub(super) static CUSTOMERS: TableSpec = TableSpec {
    id: TableId::Customers,
    key: &["customer_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("customer_id", Text, "id of the customer").required().or(&[
            "id",
            "customer",
            "account_id",
            "account",
            "client_id",
            "client",
            "cust_id",
            "company_id",
            "organization_id",
            "organisation_id",
            "org_id",
            "external_id",
            "customer_external_id",
            "account_code",
            "record_id",
        ]),
        col("name", Text, "name").or(&["customer_name", "account_name", "display_name"]).person(),
        col("email", Text, "e-mail address").or(&["customer_email", "email_address"]).person(),
        col("company", Text, "company")
            .or(&["company_name", "organization", "organisation"])
            .person(),
        col("country", Text, "country, ISO 3166 two letters").or(&["country_code"]),
        col("region", Text, "region within the country").or(&["state", "province"]),
        col("city", Text, "city").or(&["town"]),
        col("industry", Text, "industry").or(&["sector", "vertical"]),
        col("employees", Int, "number of employees")
            .or(&["employee_count", "headcount", "company_size"])
            .at_least(0),
        col("audience", Choice(&["b2b", "b2c"]), "whether a business or a person"),
        col("persona", Text, "kind of buyer"),
        col("channel", Text, "where the customer came from").or(&[
            "acquisition_channel",
            "lead_source",
            "utm_source",
            "original_source",
            "original_traffic_source",
        ]),
        col("campaign", Text, "campaign that brought the customer").or(&["utm_campaign"]),
        col("owner", Text, "who looks after the customer")
            .or(&["csm", "account_manager", "account_owner", "owner_email"])
            .person(),
        col("created_at", Instant, "when the record was made").or(&[
            "created",
            "created_on",
            "create_date",
            "signup_date",
            "signed_up_at",
        ]),
        col("lead_created_at", Instant, "when the customer first appeared as a lead"),
        col("trial_started_at", Instant, "when the first trial began")
            .or(&["free_trial_started_at", "trial_start"]),
        col("parent_id", Text, "customer to which this one belongs").or(&[
            "parent",
            "parent_customer_id",
            "parent_account_id",
        ]),
        col("merged_into", Text, "customer into which this one was merged")
            .or(&["merged_into_id", "merged_into_customer_id"]),
        col("merged_at", Instant, "when it was merged"),
    ],
    open: true,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static CONTACTS: TableSpec = TableSpec {
    id: TableId::Contacts,
    key: &["contact_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("contact_id", Text, "id of the contact").required().or(&["id", "contact", "record_id"]),
        col("customer_id", Text, "customer of the contact").required().or(CUSTOMER),
        col("name", Text, "name").or(&["full_name", "contact_name"]).person(),
        col("email", Text, "e-mail address").or(&["email_address"]).person(),
        col("role", Text, "role at the customer").or(&["title", "job_title"]).typed(),
        col("champion", Bool, "whether the contact speaks for us").or(&["is_champion"]),
        col("left_at", Instant, "when the contact left the customer"),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};

pub(super) static USERS: TableSpec = TableSpec {
    id: TableId::Users,
    key: &["user_id", "customer_id"],
    keyless_without: None,
    numbered: false,
    columns: &[
        col("user_id", Text, "id of the user").required().or(&["id", "user"]),
        col("customer_id", Text, "customer of the user").required().or(CUSTOMER),
        col("role", Text, "role in the product").typed(),
        col("internal", Bool, "whether one of our own people").or(&["is_internal"]),
        col("created_at", Instant, "when the user was created").or(&["created", "signup_date"]),
        col("deactivated_at", Instant, "when the user was deactivated")
            .or(&["deleted_at", "disabled_at"]),
    ],
    open: false,
    currency: CurrencyRule::NoMoney,
    below_minor_units: false,
    spans: &[],
    parts: &[],
};
