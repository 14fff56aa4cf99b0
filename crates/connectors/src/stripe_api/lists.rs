//! What is asked for.

/// The version of the API that is asked for. It is the last one in which a charge names its
/// invoice, a discount holds its coupon and an invoice line its price; later ones tell these in
/// further requests or not at all.
pub const API_VERSION: &str = "2025-02-24.acacia";

/// Objects of one kind.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// Its name, also that of its files.
    pub name: &'static str,
    /// What `object` says in each of them.
    pub kind: &'static str,
    /// Where they are.
    pub path: &'static str,
    /// What the list is asked to hold.
    pub query: &'static str,
    /// What a single object is asked to hold.
    pub one: &'static str,
    /// How it is pulled when the pull before is known.
    pub later: Later,
}

/// How a list is pulled when the pull before is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Later {
    /// As a whole: it is short, and others need it to be understood.
    Whole,
    /// What was made since, by its date, and what events name.
    Since,
    /// As [`Later::Since`]; these are the history that `--since` may cut off.
    History,
}

const fn list(
    name: &'static str,
    kind: &'static str,
    path: &'static str,
    query: &'static str,
    one: &'static str,
    later: Later,
) -> List {
    List { name, kind, path, query, one, later }
}

/// All lists, in the order in which they are pulled.
pub const LISTS: [List; 12] = [
    list("products", "product", "/v1/products", "", "", Later::Whole),
    list("prices", "price", "/v1/prices", PRICES, "", Later::Whole),
    // Without saying so, a list of prices leaves these out.
    list("prices_inactive", "price", "/v1/prices", INACTIVE, "", Later::Whole),
    list(
        "coupons",
        "coupon",
        "/v1/coupons",
        "&expand[]=data.applies_to&expand[]=data.currency_options",
        "",
        Later::Whole,
    ),
    list("customers", "customer", "/v1/customers", "", "", Later::Since),
    list(
        "subscriptions",
        "subscription",
        "/v1/subscriptions",
        "&status=all&expand[]=data.discounts&expand[]=data.items.data.discounts",
        "expand[]=discounts&expand[]=items.data.discounts",
        Later::Since,
    ),
    list(
        "subscription_schedules",
        "subscription_schedule",
        "/v1/subscription_schedules",
        "",
        "",
        Later::Since,
    ),
    list(
        "invoices",
        "invoice",
        "/v1/invoices",
        "&expand[]=data.discounts",
        "expand[]=discounts",
        Later::History,
    ),
    list("credit_notes", "credit_note", "/v1/credit_notes", "", "", Later::History),
    list("charges", "charge", "/v1/charges", "", "", Later::History),
    list("refunds", "refund", "/v1/refunds", "&expand[]=data.charge", CHARGE, Later::History),
    list("disputes", "dispute", "/v1/disputes", "&expand[]=data.charge", CHARGE, Later::History),
];

const PRICES: &str = "&active=true&expand[]=data.tiers&expand[]=data.currency_options";
const INACTIVE: &str = "&active=false&expand[]=data.tiers&expand[]=data.currency_options";
const CHARGE: &str = "expand[]=charge";

/// Lists that may be left out.
pub const OPTIONAL: [&str; 6] =
    ["subscription_schedules", "invoices", "credit_notes", "charges", "refunds", "disputes"];

/// Events of a group: their name, the pattern of their types, whether they are read themselves.
/// Of the others only the objects that they name are, as they are now.
pub(super) const EVENTS: [(&str, &str, bool); 6] = [
    ("events", "customer.*", true),
    ("touched_schedules", "subscription_schedule.*", false),
    ("touched_invoices", "invoice.*", false),
    ("touched_charges", "charge.*", false),
    ("touched_refunds", "refund.*", false),
    ("touched_credit_notes", "credit_note.*", false),
];
