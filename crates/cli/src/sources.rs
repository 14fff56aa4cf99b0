//! Options that say who wrote the files, and what to know about files of Stripe.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_connectors::mapping::Mapping;
use tenure_connectors::source::{Kind, OpenOptions};
use tenure_connectors::stripe::{Mode, Options};
use tenure_domain::time::Zone;

use crate::dates;

/// Who wrote the files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum SourceName {
    /// Tables of a bundle
    Bundle,
    /// Objects or events of Stripe
    Stripe,
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
}

impl SourceArgs {
    /// How to open the files.
    pub fn open_options<'m>(
        &self,
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
            }),
            mapping,
            stripe: Options {
                mode: if self.test_mode { Mode::Test } else { Mode::Live },
                retrieved_at: retrieved.transpose()?.map(|at| at.0),
            },
        })
    }
}
