//! Options that say who wrote the files, and what to know about files of Stripe and of others.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_connectors::mapping::Mapping;
use tenure_connectors::source::{Kind, OpenOptions};
use tenure_connectors::stripe::{Mode, Options};
use tenure_connectors::vendors::Vendor;
use tenure_domain::time::Zone;

use crate::dates;

/// Who wrote the files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum SourceName {
    /// Tables of a bundle
    Bundle,
    /// Objects or events of Stripe
    Stripe,
    /// Tickets, users, organisations, metrics, audits and ratings of Zendesk
    Zendesk,
    /// Conversations, contacts and companies of Intercom
    Intercom,
    /// Conversations, messages, contacts, events and ratings of Chatwoot
    Chatwoot,
    /// Contacts, deals, companies and pipelines of HubSpot
    #[value(name = "hubspot")]
    HubSpot,
}

/// Who wrote the files.
#[derive(Args, Clone, Debug, Default)]
pub struct SourceArgs {
    /// Who wrote the files; found out from them where it is not said
    #[arg(long, value_name = "NAME")]
    pub source: Option<SourceName>,

    /// Files of Stripe: read the objects of test mode, and leave the live ones out
    #[arg(long)]
    pub test_mode: bool,

    /// Files of Stripe: when the objects were read from Stripe, where that is not when the files
    /// were last changed
    #[arg(long, value_name = "DATE-TIME")]
    pub retrieved_at: Option<String>,

    /// Files of a help desk or of HubSpot: where a customer's id stands, such as
    /// company.external_id, company.id, contact.email_domain, or contact. with a field of your own;
    /// the first of several that has a value (also `customer` in tenure.toml)
    #[arg(long, value_name = "KEY,...")]
    pub customer_key: Option<String>,
}

impl SourceArgs {
    /// How to open the files.
    pub fn open_options<'m>(
        &'m self,
        mapping: Option<&'m Mapping>,
        zone: Option<&Zone>,
    ) -> Result<OpenOptions<'m>> {
        let utc = Zone::utc();
        let zone = zone.unwrap_or(&utc);
        let retrieved = self.retrieved_at.as_deref();
        let retrieved = retrieved.map(|text| dates::instant(text, zone, "--retrieved-at"));
        Ok(OpenOptions {
            kind: self.source.map(|name| match name {
                SourceName::Bundle => Kind::Bundle,
                SourceName::Stripe => Kind::Stripe,
                SourceName::Zendesk => Kind::Vendor(Vendor::Zendesk),
                SourceName::Intercom => Kind::Vendor(Vendor::Intercom),
                SourceName::Chatwoot => Kind::Vendor(Vendor::Chatwoot),
                SourceName::HubSpot => Kind::Vendor(Vendor::HubSpot),
            }),
            mapping,
            customer_key: self.customer_key.as_deref(),
            stripe: Options {
                mode: if self.test_mode { Mode::Test } else { Mode::Live },
                retrieved_at: retrieved.transpose()?.map(|at| at.0),
            },
        })
    }
}
