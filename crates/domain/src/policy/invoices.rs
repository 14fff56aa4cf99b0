//! The values of the settings about exchange rates, invoices and merges.

use super::values::date;
use crate::time::Day;

/// At which rates foreign currencies are held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FxModel {
    /// The rate of the day on which the component starts.
    ComponentStart,
    /// Set anew at each renewal.
    Renewal,
    /// Set anew at the end of every calendar month.
    PeriodEnd,
    /// The rate of one day for everything.
    Constant(Day),
}

impl FxModel {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "component_start | renewal | period_end | constant_<date>";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            FxModel::ComponentStart => "component_start".to_owned(),
            FxModel::Renewal => "renewal".to_owned(),
            FxModel::PeriodEnd => "period_end".to_owned(),
            FxModel::Constant(day) => format!("constant_{day}"),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "component_start" => Some(FxModel::ComponentStart),
            "renewal" => Some(FxModel::Renewal),
            "period_end" => Some(FxModel::PeriodEnd),
            _ => date(text, "constant_", "").map(FxModel::Constant),
        }
    }
}

/// When an invoice of a known subscription counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvoiceExisting {
    /// Once it is issued.
    Issued,
    /// Once it is fully paid.
    Paid,
}

impl InvoiceExisting {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "issued | paid";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            InvoiceExisting::Issued => "issued".to_owned(),
            InvoiceExisting::Paid => "paid".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "issued" => Some(InvoiceExisting::Issued),
            "paid" => Some(InvoiceExisting::Paid),
            _ => None,
        }
    }
}

/// When the first invoice of a subscription counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvoiceNew {
    /// Once it is fully paid.
    Paid,
    /// Once it is issued.
    Issued,
}

impl InvoiceNew {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "paid | issued";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            InvoiceNew::Paid => "paid".to_owned(),
            InvoiceNew::Issued => "issued".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "paid" => Some(InvoiceNew::Paid),
            "issued" => Some(InvoiceNew::Issued),
            _ => None,
        }
    }
}

/// Whether void invoices count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VoidInvoices {
    /// Never.
    Never,
    /// Until they are voided.
    UntilVoided,
}

impl VoidInvoices {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "never | until_voided";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            VoidInvoices::Never => "never".to_owned(),
            VoidInvoices::UntilVoided => "until_voided".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "never" => Some(VoidInvoices::Never),
            "until_voided" => Some(VoidInvoices::UntilVoided),
            _ => None,
        }
    }
}

/// What an uncollectible invoice means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Uncollectible {
    /// Involuntary churn at the transition; if its time is unknown, the invoice never counted.
    Churn,
    /// The invoice counts as issued.
    Keep,
}

impl Uncollectible {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "churn | keep";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Uncollectible::Churn => "churn".to_owned(),
            Uncollectible::Keep => "keep".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "churn" => Some(Uncollectible::Churn),
            "keep" => Some(Uncollectible::Keep),
            _ => None,
        }
    }
}

/// Whether a subscription whose first payment failed counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FailedFirstPayment {
    /// Not until it is paid.
    UntilPaid,
    /// From its start.
    Count,
}

impl FailedFirstPayment {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "until_paid | count";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            FailedFirstPayment::UntilPaid => "until_paid".to_owned(),
            FailedFirstPayment::Count => "count".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "until_paid" => Some(FailedFirstPayment::UntilPaid),
            "count" => Some(FailedFirstPayment::Count),
            _ => None,
        }
    }
}

/// What a refund does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refunds {
    /// Nothing.
    CashOnly,
    /// A full refund together with cancellation ends the line then.
    FullWithCancellation,
    /// A fully refunded line never counted.
    FullErases,
    /// It lowers its line.
    Reduce,
}

impl Refunds {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "cash_only | full_with_cancellation | full_erases | reduce";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Refunds::CashOnly => "cash_only".to_owned(),
            Refunds::FullWithCancellation => "full_with_cancellation".to_owned(),
            Refunds::FullErases => "full_erases".to_owned(),
            Refunds::Reduce => "reduce".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "cash_only" => Some(Refunds::CashOnly),
            "full_with_cancellation" => Some(Refunds::FullWithCancellation),
            "full_erases" => Some(Refunds::FullErases),
            "reduce" => Some(Refunds::Reduce),
            _ => None,
        }
    }
}

/// What a credit note does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CreditNotes {
    /// Nothing.
    CashOnly,
    /// One marked recurring lowers its line.
    Recurring,
    /// It lowers its line.
    All,
}

impl CreditNotes {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "cash_only | recurring | all";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            CreditNotes::CashOnly => "cash_only".to_owned(),
            CreditNotes::Recurring => "recurring".to_owned(),
            CreditNotes::All => "all".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "cash_only" => Some(CreditNotes::CashOnly),
            "recurring" => Some(CreditNotes::Recurring),
            "all" => Some(CreditNotes::All),
            _ => None,
        }
    }
}

/// What a lost dispute does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disputes {
    /// Nothing; churn only if the subscription ends.
    CashOnly,
    /// It ends its invoice's lines then.
    LostEndsService,
}

impl Disputes {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "cash_only | lost_ends_service";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Disputes::CashOnly => "cash_only".to_owned(),
            Disputes::LostEndsService => "lost_ends_service".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "cash_only" => Some(Disputes::CashOnly),
            "lost_ends_service" => Some(Disputes::LostEndsService),
            _ => None,
        }
    }
}

/// From when merged customers are one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Merges {
    /// From the beginning.
    FromBeginning,
    /// From `merged_at` on, with `merge` steps that sum to zero.
    AtMerge,
}

impl Merges {
    /// What the setting can be, as text.
    pub const EXPECTED: &str = "from_beginning | at_merge";

    /// The value as text.
    pub fn text(self) -> String {
        match self {
            Merges::FromBeginning => "from_beginning".to_owned(),
            Merges::AtMerge => "at_merge".to_owned(),
        }
    }

    /// The value of a text.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "from_beginning" => Some(Merges::FromBeginning),
            "at_merge" => Some(Merges::AtMerge),
            _ => None,
        }
    }
}
