//! What `tenure.toml` says about help desks and about HubSpot.
//!
//! ```toml
//! [support]
//! customer = ["company.external_id", "contact.email_domain"]   # where a customer's id stands
//! self_service_tags = ["solved_by_bot"]                        # tags of what a machine solved
//!
//! [support.customers]                                          # what is found there → customer
//! "acme.example" = "cus_1"
//!
//! [hubspot]
//! customer = "contact.customer_id"
//!
//! [hubspot.stages]                                             # stage of a pipeline → lead stage
//! qualifiedtobuy = "opportunity"
//! closedwon = "customer"
//! closedlost = ""                                              # no lead stage
//! ```

use std::collections::BTreeMap;

use tenure_domain::finding::Finding;

use super::customer::Key;
use super::spec::Spec;
use crate::mapping::setting;

/// What is said about records of help desks and of HubSpot; absent is unsaid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct How {
    support: Section,
    hubspot: Section,
    /// Given on the command line; holds for all.
    stated: Vec<Key>,
    self_service_tags: Vec<String>,
    stages: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Section {
    customer: Vec<Key>,
    customers: BTreeMap<String, String>,
}

impl How {
    /// Keys as the command line gives them: one, or several separated by commas.
    ///
    /// # Errors
    /// What was expected.
    pub fn stated(mut self, keys: &str) -> Result<How, String> {
        let keys = keys.split(',').map(str::trim).filter(|it| !it.is_empty());
        self.stated = keys.map(Key::parse).collect::<Result<_, _>>()?;
        Ok(self)
    }

    /// Reads the section `support` or `hubspot`.
    pub(crate) fn read(&mut self, name: &str, value: &toml::Value, errors: &mut Vec<Finding>) {
        let Some(table) = value.as_table() else {
            errors.push(setting(name, value, "a section such as [support]"));
            return;
        };
        for (key, value) in table {
            let whole = format!("{name}.{key}");
            if let Err(expected) = self.set(name, key, value) {
                errors.push(setting(&whole, value, expected));
            }
        }
    }

    fn set(&mut self, name: &str, key: &str, value: &toml::Value) -> Result<(), String> {
        let of_hubspot = name == "hubspot";
        let section = if of_hubspot { &mut self.hubspot } else { &mut self.support };
        match key {
            "customer" => {
                let keys = texts(value).ok_or("one text, or a list of texts")?;
                section.customer =
                    keys.iter().map(|key| Key::parse(key)).collect::<Result<_, _>>()?;
            }
            "customers" => section.customers = pairs(value).ok_or("pairs of texts")?,
            "self_service_tags" if !of_hubspot => {
                self.self_service_tags = texts(value).ok_or("a list of texts")?;
            }
            "stages" if of_hubspot => {
                self.stages =
                    pairs(value).ok_or("pairs of texts: stage of a deal, stage of a lead")?;
            }
            _ if of_hubspot => return Err("customer, customers or stages".into()),
            _ => return Err("customer, customers or self_service_tags".into()),
        }
        Ok(())
    }

    fn section(&self, spec: &Spec) -> &Section {
        if spec.name == "hubspot" { &self.hubspot } else { &self.support }
    }

    /// Where a customer's id is looked for, in this order.
    pub(crate) fn customer_keys(&self, spec: &Spec) -> Vec<Key> {
        let said =
            [&self.stated, &self.section(spec).customer].into_iter().find(|it| !it.is_empty());
        let plain = || spec.customer_keys.iter().filter_map(|key| Key::parse(key).ok()).collect();
        said.cloned().unwrap_or_else(plain)
    }

    /// The keys as they are written.
    pub(crate) fn keys(&self, spec: &Spec) -> Vec<String> {
        self.customer_keys(spec).iter().map(Key::name).collect()
    }

    /// The customer that a value stands for; `folded` where case does not tell values apart.
    pub(crate) fn translated(&self, told: String, folded: bool) -> String {
        let all = [&self.support.customers, &self.hubspot.customers];
        let alike = || {
            let mut pairs = all.into_iter().flatten().filter(|_| folded);
            pairs.find(|(value, _)| value.to_lowercase() == told.to_lowercase())
        };
        let found = all.into_iter().find_map(|it| it.get(&told));
        found.or_else(|| alike().map(|(_, customer)| customer)).cloned().unwrap_or(told)
    }

    /// Tags that say that no person solved a ticket.
    pub(crate) fn self_service_tags(&self) -> &[String] {
        &self.self_service_tags
    }

    /// The lead stage that a stage of a pipeline stands for; an empty one is none.
    pub(crate) fn stage(&self, id: &str) -> Option<&str> {
        self.stages.get(id).map(String::as_str)
    }
}

fn texts(value: &toml::Value) -> Option<Vec<String>> {
    match value {
        toml::Value::String(text) => Some(vec![text.clone()]),
        toml::Value::Array(all) => all.iter().map(|it| it.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

fn pairs(value: &toml::Value) -> Option<BTreeMap<String, String>> {
    let pair =
        |(key, value): (&String, &toml::Value)| Some((key.clone(), value.as_str()?.to_owned()));
    value.as_table()?.iter().map(pair).collect()
}
