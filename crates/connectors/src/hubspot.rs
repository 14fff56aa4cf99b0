//! HubSpot, from files: answers of its CRM API, and its exports as CSV.
//!
//! `wire` holds HubSpot's shapes, `facts` total functions from them to rows, `csv` turns records
//! of exports into objects of the API. What becomes of what is in `docs/hubspot.md`.

mod csv;
mod facts;
mod wire;

use serde::Deserialize;
use serde::de::IgnoredAny;
use tenure_domain::said;
use tenure_domain::schema::TableId;

use crate::objects::split::Lists;
use crate::vendors::{Named, Spec};

/// What is to be known about HubSpot.
pub(crate) static SPEC: Spec = Spec {
    name: "hubspot",
    lists: Lists { keys: &["results", "contacts", "deals", "companies"], around: &[] },
    tables: &[
        (
            TableId::Leads,
            &[
                "lead_id",
                "created_at",
                "email",
                "customer_id",
                "converted_at",
                "channel",
                "campaign",
                "stage",
                "updated_at",
            ],
        ),
        (TableId::LeadStages, &["lead_id", "stage", "entered_at"]),
    ],
    kind,
    read: facts::read,
    table_of,
    customer_keys: &[],
    without: |count| {
        said!("a customer; contacts that became customers without one: {count}", count = count)
    },
    customer_hint: "say which property holds a customer's id, in tenure.toml: [hubspot] customer = \"contact.customer_id\" or \"company.customer_id\", or with --customer-key; without it a lead is a customer by its stage, and is not found in billing",
    is_other: Some(csv::is_export),
    records_of: Some(csv::open),
};

/// What tells objects apart: HubSpot does not say what an object is.
#[derive(Default, Deserialize)]
struct Shape {
    id: Option<IgnoredAny>,
    object: Option<IgnoredAny>,
    properties: Option<Properties>,
    stages: Option<Vec<IgnoredAny>>,
    label: Option<IgnoredAny>,
    record: Option<IgnoredAny>,
}

/// Properties that only one kind has.
#[derive(Default, Deserialize)]
struct Properties {
    #[serde(default, deserialize_with = "present")]
    dealstage: bool,
    #[serde(default, deserialize_with = "present")]
    dealname: bool,
    #[serde(default, deserialize_with = "present")]
    domain: bool,
    #[serde(default, deserialize_with = "present")]
    name: bool,
    #[serde(default, deserialize_with = "present")]
    email: bool,
    #[serde(default, deserialize_with = "present")]
    firstname: bool,
    #[serde(default, deserialize_with = "present")]
    lastmodifieddate: bool,
    #[serde(default, deserialize_with = "present")]
    lifecyclestage: bool,
}

/// Whether a key is there, with or without a value.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

fn kind(list: Option<&str>, text: &str) -> Option<Named> {
    let it: Shape = serde_json::from_str(text).ok()?;
    if it.object.is_some() {
        // Objects of Stripe say in `object` what they are.
        return None;
    }
    if it.record.is_some() && it.id.is_none() {
        return Some(Named::whole("record"));
    }
    it.id.as_ref()?;
    if it.stages.is_some() && it.label.is_some() {
        return Some(Named::whole("pipeline"));
    }
    let has = it.properties?;
    let kind = match list {
        Some("contacts") => "contact",
        Some("deals") => "deal",
        Some("companies") => "company",
        _ if has.dealstage || has.dealname => "deal",
        _ if has.email || has.firstname => "contact",
        _ if has.domain || has.name => "company",
        _ if has.lastmodifieddate || has.lifecyclestage => "contact",
        _ => return None,
    };
    Some(Named::whole(kind))
}

fn table_of(kind: &str) -> TableId {
    match kind {
        "deal" | "pipeline" => TableId::LeadStages,
        _ => TableId::Leads,
    }
}
