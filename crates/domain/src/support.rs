//! How a company does support: when it works, and what it calls solved at first contact.

mod first_contact;
mod hours;
pub mod status;

pub use first_contact::{DefinitionError, FirstContact, Limit, Measured, Topic, Window};
pub use hours::{Hours, HoursError};

/// What is said about support.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Support {
    /// When people work; `None` where nobody says.
    pub hours: Option<Hours>,
    /// What counts as solved at first contact.
    pub first_contact: FirstContact,
}

impl Support {
    /// What counts as solved at first contact, in full: where business days or hours are part of
    /// it, also which they are.
    pub fn definition(&self) -> String {
        let text = self.first_contact.to_string();
        match &self.hours {
            Some(hours) if self.first_contact.window.is_business() => {
                format!("{text}; hours={hours}")
            }
            _ => text,
        }
    }
}
