//! Policies: every rule on which vendors disagree, as named, versioned data.
//!
//! A policy turns facts into movements; it never touches facts. Each setting has a key and its
//! values have names, so that a policy can be written, read, compared and hashed as text
//! ([`Policy::settings`]). What each value does is in `definitions.md`; where vendors stand is in
//! the documentation page of the policies.

use std::fmt;

mod invoices;
pub mod presets;
mod values;

pub use invoices::{
    CreditNotes, Disputes, FailedFirstPayment, FxModel, InvoiceExisting, InvoiceNew, Merges,
    Refunds, Uncollectible, VoidInvoices,
};
pub use values::{
    BillingConstants, ChurnRecognised, Discounts, GapTolerance, Netting, NewAndGone, PaidTrials,
    PastDue, Paused, Reactivation, Unpaid, Usage, ZeroAmount,
};

/// A rule set under which facts become components and movements.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    /// Name, such as `standard`.
    pub name: String,
    /// Which discounts lower MRR.
    pub discounts: Discounts,
    /// Whether a trial that is paid for counts.
    pub paid_trials: PaidTrials,
    /// How metered items count.
    pub usage: Usage,
    /// What becomes of a subscription whose payment is late.
    pub past_due: PastDue,
    /// What the status `unpaid` means.
    pub unpaid: Unpaid,
    /// What a pause does.
    pub paused: Paused,
    /// What an amount of zero with a live item is.
    pub zero_amount: ZeroAmount,
    /// When a cancelled subscription stops counting.
    pub churn_recognised: ChurnRecognised,
    /// Until when a return is a reactivation.
    pub reactivation: Reactivation,
    /// How long a gap may be to count as none.
    pub gap_tolerance: GapTolerance,
    /// Which changes are one movement.
    pub netting: Netting,
    /// What becomes of customers who come and go within one month.
    pub new_and_gone: NewAndGone,
    /// Months in a week and in a day.
    pub constants: BillingConstants,
    /// At which rates foreign currencies are held.
    pub fx: FxModel,
    /// When an invoice of a known subscription counts.
    pub invoice_existing: InvoiceExisting,
    /// When the first invoice of a subscription counts.
    pub invoice_new: InvoiceNew,
    /// Whether void invoices count.
    pub void_invoices: VoidInvoices,
    /// What an uncollectible invoice means.
    pub uncollectible: Uncollectible,
    /// Whether a subscription whose first payment failed counts.
    pub failed_first_payment: FailedFirstPayment,
    /// What a refund does.
    pub refunds: Refunds,
    /// What a credit note does.
    pub credit_notes: CreditNotes,
    /// What a lost dispute does.
    pub disputes: Disputes,
    /// From when merged customers are one.
    pub merges: Merges,
}

/// The version of the rules themselves. It grows when a value comes to mean something else, and
/// is part of every policy's text, so that old readings stay told apart.
pub const RULES_VERSION: u32 = 1;

/// A setting or a value that does not exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PolicyError {
    /// There is no setting of this name; the known ones follow.
    UnknownSetting(String),
    /// The setting has no such value; the known ones follow.
    UnknownValue {
        /// The setting.
        setting: &'static str,
        /// What was given.
        value: String,
        /// What could have been given.
        expected: String,
    },
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PolicyError::UnknownSetting(name) => {
                write!(f, "no policy setting is named {name:?}; there are: ")?;
                f.write_str(&Policy::standard().settings().map(|(key, _)| key).join(", "))
            }
            PolicyError::UnknownValue { setting, value, expected } => {
                write!(f, "{setting} cannot be {value:?}; it can be {expected}")
            }
        }
    }
}

impl std::error::Error for PolicyError {}

macro_rules! settings {
    ($($field:ident: $kind:ty = $key:literal),* $(,)?) => {
        /// The keys of all settings, in the order of their text.
        pub const SETTINGS: [&str; [$($key),*].len()] = [$($key),*];

        impl Policy {
            /// Every setting and its value as text, in a fixed order.
            pub fn settings(&self) -> [(&'static str, String); SETTINGS.len()] {
                [$(($key, self.$field.text())),*]
            }

            /// Sets one setting from text.
            ///
            /// # Errors
            /// [`PolicyError`] where the setting or the value does not exist.
            pub fn set(&mut self, key: &str, value: &str) -> Result<(), PolicyError> {
                match key {
                    $($key => {
                        self.$field = <$kind>::parse(value).ok_or_else(|| {
                            PolicyError::UnknownValue {
                                setting: $key,
                                value: value.to_owned(),
                                expected: <$kind>::EXPECTED.to_owned(),
                            }
                        })?;
                    })*
                    _ => return Err(PolicyError::UnknownSetting(key.to_owned())),
                }
                Ok(())
            }

            /// The values that a setting can take, as text; `None` for an unknown setting.
            pub fn values_of(key: &str) -> Option<&'static str> {
                match key {
                    $($key => Some(<$kind>::EXPECTED),)*
                    _ => None,
                }
            }
        }
    };
}

settings! {
    discounts: Discounts = "discounts",
    paid_trials: PaidTrials = "paid_trials",
    usage: Usage = "usage",
    past_due: PastDue = "past_due",
    unpaid: Unpaid = "unpaid",
    paused: Paused = "paused",
    zero_amount: ZeroAmount = "zero_amount",
    churn_recognised: ChurnRecognised = "churn_recognised",
    reactivation: Reactivation = "reactivation",
    gap_tolerance: GapTolerance = "gap_tolerance",
    netting: Netting = "netting",
    new_and_gone: NewAndGone = "new_and_gone",
    constants: BillingConstants = "constants",
    fx: FxModel = "fx",
    invoice_existing: InvoiceExisting = "invoice_existing",
    invoice_new: InvoiceNew = "invoice_new",
    void_invoices: VoidInvoices = "void_invoices",
    uncollectible: Uncollectible = "uncollectible",
    failed_first_payment: FailedFirstPayment = "failed_first_payment",
    refunds: Refunds = "refunds",
    credit_notes: CreditNotes = "credit_notes",
    disputes: Disputes = "disputes",
    merges: Merges = "merges",
}

impl Policy {
    /// The default policy of `definitions.md`.
    pub fn standard() -> Policy {
        Policy {
            name: "standard".to_owned(),
            discounts: Discounts::ForeverAndLimited,
            paid_trials: PaidTrials::OneOff,
            usage: Usage::Exclude,
            past_due: PastDue::Keep,
            unpaid: Unpaid::Churn,
            paused: Paused::Zero,
            zero_amount: ZeroAmount::Contraction,
            churn_recognised: ChurnRecognised::ServiceEnds,
            reactivation: Reactivation::AnyGap,
            gap_tolerance: GapTolerance::SameDay,
            netting: Netting::Minutes(60),
            new_and_gone: NewAndGone::Show,
            constants: BillingConstants::AverageYear,
            fx: FxModel::ComponentStart,
            invoice_existing: InvoiceExisting::Issued,
            invoice_new: InvoiceNew::Paid,
            void_invoices: VoidInvoices::Never,
            uncollectible: Uncollectible::Churn,
            failed_first_payment: FailedFirstPayment::UntilPaid,
            refunds: Refunds::FullWithCancellation,
            credit_notes: CreditNotes::Recurring,
            disputes: Disputes::CashOnly,
            merges: Merges::FromBeginning,
        }
    }

    /// The policy as text: rules version and every setting, one a line. Equal text means equal
    /// figures; its hash stands beside every reading. The name is not part of it.
    pub fn canonical_text(&self) -> String {
        let mut text = format!("rules = {RULES_VERSION}\n");
        for (key, value) in self.settings() {
            text.push_str(key);
            text.push_str(" = ");
            text.push_str(&value);
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_reads_back_what_it_writes() {
        let standard = Policy::standard();
        let mut other = standard.clone();
        for (key, value) in standard.settings() {
            other.set(key, &value).unwrap();
        }
        assert_eq!(standard, other);
    }

    #[test]
    fn every_named_value_is_accepted_and_changes_the_text() {
        for key in SETTINGS {
            let values = Policy::values_of(key).unwrap();
            for value in values.split(" | ") {
                let value = value.replace("<n>", "5").replace("<date>", "2026-01-31");
                let mut policy = Policy::standard();
                policy.set(key, &value).unwrap_or_else(|e| panic!("{e}"));
                assert!(policy.canonical_text().contains(&format!("{key} = {value}\n")));
            }
        }
    }

    #[test]
    fn mistakes_name_what_is_possible() {
        let mut policy = Policy::standard();
        let error = policy.set("paused", "sometimes").unwrap_err().to_string();
        assert_eq!(error, "paused cannot be \"sometimes\"; it can be zero | keep | churn");
        let error = policy.set("pause", "zero").unwrap_err().to_string();
        assert!(error.contains("past_due, unpaid, paused"), "{error}");
    }
}
