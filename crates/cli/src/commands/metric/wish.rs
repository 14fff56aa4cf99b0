//! Which variant is asked for, and what is said about its parameters.

use anyhow::Result;
use tenure_domain::support::FirstContact;
use tenure_metrics::catalogue::{Metric, MetricId, Variant};

use super::variants;
use crate::failure::advised;
use crate::session::Session;

/// What `--variant` says.
pub struct Wish {
    /// The variants.
    pub variants: Vec<&'static Variant>,
    /// The definition in brackets, where there is one.
    definition: Option<FirstContact>,
}

impl Wish {
    /// Reads a variant such as `zendesk`, `all` or `defined(window=5d, topic=same)`; without a
    /// wish it is what is shown.
    ///
    /// # Errors
    /// Where there is no such variant, or its parameters cannot be understood.
    pub fn parse(metric: &'static Metric, text: Option<&str>) -> Result<Wish> {
        let Some((slug, rest)) = text.and_then(|text| text.split_once('(')) else {
            return Ok(Wish { variants: variants(metric, text)?, definition: None });
        };
        let slug = slug.trim();
        let variants = variants(metric, Some(slug))?;
        if metric.id != MetricId::Fcr || slug != FirstContact::VARIANT {
            let hint = "of all variants only fcr's `defined` has any";
            return Err(advised(format!("{slug} has no parameters"), hint));
        }
        let inner = rest.trim_end().strip_suffix(')');
        let example = "--variant \"defined(window=5d, topic=same)\"";
        let inner = inner.ok_or_else(|| {
            advised(format!("\"{slug}({rest}\" is not closed"), example.to_owned())
        })?;
        let definition = FirstContact::parse(inner)
            .map_err(|error| advised(format!("--variant: {error}"), example.to_owned()))?;
        Ok(Wish { variants, definition: Some(definition) })
    }

    /// Lets the definition hold for the questions of a session.
    ///
    /// # Errors
    /// [`Session::define`].
    pub fn hold(&self, session: &mut Session) -> Result<()> {
        self.definition.map_or(Ok(()), |definition| session.define(definition))
    }
}

/// The definition by which a variant is reckoned, in full, where it has one.
pub fn definition(session: &Session, slugs: &[&str]) -> Option<String> {
    slugs.contains(&FirstContact::VARIANT).then(|| session.support.definition())
}
