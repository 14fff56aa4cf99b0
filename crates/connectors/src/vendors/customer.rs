//! Which customer a record is about.

use std::collections::BTreeMap;

use tenure_domain::schema::TableId;

use super::spec::{Scene, Told, prefixed};
use crate::objects::fact::{Fact, Text};

/// Where a customer's id is looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    of: Of,
    field: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Of {
    Company,
    Contact,
    Record,
}

impl Key {
    /// Reads a key as it is written: `company.external_id`, `contact.email_domain`,
    /// `ticket.external_id`. What the sources themselves call these is understood, too.
    ///
    /// # Errors
    /// What was expected.
    pub fn parse(text: &str) -> Result<Key, String> {
        let wrong = || {
            "company.external_id, company.id, contact.external_id, contact.email_domain, \
             ticket.external_id, or company., contact. or ticket. with the name of a field of your own"
                .to_owned()
        };
        let text = if text == "email_domain" { "contact.email_domain" } else { text };
        let (of, field) = text.split_once('.').ok_or_else(wrong)?;
        let of = match of {
            "company" | "organization" | "organisation" => Of::Company,
            "contact" | "requester" | "user" => Of::Contact,
            "ticket" | "conversation" => Of::Record,
            _ => return Err(wrong()),
        };
        if field.is_empty() {
            return Err(wrong());
        }
        Ok(Key { of, field: field.to_owned() })
    }

    /// The key as it is written.
    pub fn name(&self) -> String {
        let of = match self.of {
            Of::Company => "company",
            Of::Contact => "contact",
            Of::Record => "ticket",
        };
        format!("{of}.{}", self.field)
    }

    /// The name of the field.
    pub fn field(&self) -> &str {
        &self.field
    }
}

/// Whose a record is, as far as it says so.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whose<'w> {
    /// Id of its company.
    pub company: Option<&'w str>,
    /// Id of its contact.
    pub contact: Option<&'w str>,
    /// Fields of its own.
    pub own: Option<&'w BTreeMap<String, String>>,
}

/// The customer of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The customer's id.
    pub customer: Option<String>,
    /// How many of the objects that tell it were known. A row that was made with fewer gives way
    /// to one that was made with more.
    pub known: i64,
}

/// Addresses at which people of many companies have mail: their domain tells no customer.
const PUBLIC: [&str; 16] = [
    "aol.com",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.com",
    "mail.ru",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "web.de",
    "yahoo.com",
];

/// Looks for the customer of a record, key by key.
pub fn customer(scene: &Scene<'_>, whose: Whose<'_>) -> Found {
    let person = whose.contact.and_then(|id| scene.catalogue.person(id));
    let company = whose.company.or(person.and_then(|it| it.company.as_deref()));
    let company = company.and_then(|id| scene.catalogue.company(id));
    let known = i64::from(person.is_some()) + i64::from(company.is_some());
    let value = |key: &Key| {
        let fields = match key.of {
            Of::Company => company.map(|it| &it.fields),
            Of::Contact => person.map(|it| &it.fields),
            Of::Record => whose.own,
        }?;
        match key.field.as_str() {
            "email_domain" => Some((domain(fields.get("email")?)?, true)),
            field => Some((fields.get(field).filter(|it| !it.is_empty())?.clone(), false)),
        }
    };
    let told = scene.how.customer_keys(scene.spec).iter().find_map(value);
    let customer = told.map(|(told, folded)| scene.how.translated(told, folded));
    Found { customer, known }
}

/// The domain of an address, where it is that of one company.
fn domain(email: &str) -> Option<String> {
    let (_, domain) = email.rsplit_once('@')?;
    let domain = domain.trim().to_lowercase();
    (!domain.is_empty() && !PUBLIC.contains(&&*domain)).then_some(domain)
}

/// What a source says of a contact.
pub(crate) struct Contact<'a, 'b> {
    /// Its id.
    pub id: &'b str,
    /// The field that tells of its customer.
    pub of: &'static str,
    /// Its name.
    pub name: Option<&'b Text<'a>>,
    /// Its address.
    pub email: Option<&'b Text<'a>>,
    /// The field that says when it was written, and when, in microseconds since 1970.
    pub version: (&'static str, i64),
}

/// The row of a contact, once all is known of its customer; without one it is left out.
pub(crate) fn contact<'a>(told: &mut Told<'a>, it: &Contact<'a, '_>, scene: &Scene<'_>) {
    let found = customer(scene, Whose { contact: Some(it.id), ..Whose::default() });
    let Some(customer) = found.customer else {
        told.ignored = Some("a contact of whom no customer is known");
        return;
    };
    let mut fact = Fact::new(TableId::Contacts);
    fact.owned("contact_id", "id", Some(prefixed(scene, it.id)));
    fact.owned("customer_id", it.of, Some(customer));
    fact.text("name", "name", it.name);
    fact.text("email", "email", it.email);
    let (field, version) = it.version;
    fact.micros("updated_at", field, version.saturating_add(found.known));
    told.rows.push(fact);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        let name = |text: &str| Key::parse(text).map(|key| key.name());
        assert_eq!(name("organization.external_id").unwrap(), "company.external_id");
        assert_eq!(name("email_domain").unwrap(), "contact.email_domain");
        assert_eq!(name("contact.stripe_id").unwrap(), "contact.stripe_id");
        assert!(name("external_id").unwrap_err().starts_with("company.external_id"));
        assert!(name("agent.id").is_err() && name("company.").is_err());
    }

    #[test]
    fn a_domain_of_many_companies_tells_none() {
        assert_eq!(domain("a@Acme.example").as_deref(), Some("acme.example"));
        assert_eq!((domain("a@gmail.com"), domain("nobody")), (None, None));
        assert!(PUBLIC.is_sorted());
    }
}
