//! The oracle's own names of what it finds.

use tenure_domain::facts::ChurnKind;
use tenure_domain::money::Currency;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

/// Kind of a movement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// First MRR ever.
    New,
    /// MRR of someone who had churned.
    Reactivation,
    /// More.
    Expansion,
    /// Less.
    Contraction,
    /// The end of a customer.
    Churn,
    /// To rest.
    Paused,
    /// Back from rest.
    Resumed,
    /// Exchange rates.
    Fx,
    /// From one customer to another.
    Merge,
}

impl Kind {
    /// The name, as outputs write it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::New => "new",
            Kind::Reactivation => "reactivation",
            Kind::Expansion => "expansion",
            Kind::Contraction => "contraction",
            Kind::Churn => "churn",
            Kind::Paused => "paused",
            Kind::Resumed => "resumed",
            Kind::Fx => "fx",
            Kind::Merge => "merge",
        }
    }
}

/// Why a movement happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cause {
    /// None applies.
    None,
    /// Price.
    Price,
    /// Quantity.
    Seats,
    /// Plan.
    Plan,
    /// Item added or removed.
    CrossSell,
    /// Discount.
    Coupon,
    /// Interval.
    Term,
    /// Use.
    Usage,
    /// Asked for.
    Voluntary,
    /// Payment failed.
    Involuntary,
    /// The vendor's policy.
    RetentionPolicy,
    /// Not told.
    Unknown,
}

impl Cause {
    /// The name, as outputs write it; empty for none.
    pub fn name(self) -> &'static str {
        match self {
            Cause::None => "",
            Cause::Price => "price",
            Cause::Seats => "seats",
            Cause::Plan => "plan",
            Cause::CrossSell => "cross_sell",
            Cause::Coupon => "coupon",
            Cause::Term => "term",
            Cause::Usage => "usage",
            Cause::Voluntary => "voluntary",
            Cause::Involuntary => "involuntary",
            Cause::RetentionPolicy => "retention_policy",
            Cause::Unknown => "unknown",
        }
    }
}

impl From<ChurnKind> for Cause {
    fn from(kind: ChurnKind) -> Cause {
        match kind {
            ChurnKind::Voluntary => Cause::Voluntary,
            ChurnKind::Involuntary => Cause::Involuntary,
            ChurnKind::RetentionPolicy => Cause::RetentionPolicy,
            ChurnKind::Unknown => Cause::Unknown,
        }
    }
}

/// One row of a movement: one kind, one currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Movement {
    /// The first change of its window.
    pub at: Instant,
    /// Kind.
    pub kind: Kind,
    /// Cause.
    pub cause: Cause,
    /// Native currency.
    pub currency: Currency,
    /// Signed MRR units in the native currency.
    pub native: i64,
    /// Signed MRR units in the account currency.
    pub account: i64,
    /// Position among the rows of one movement.
    pub part: u8,
    /// Subscription and item with the largest part; [`Sym::NONE`] where no chain stands out.
    pub of: (Sym, Sym),
}

/// How a customer stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// A customer: from its first MRR above zero until churn.
    pub customer: bool,
    /// A customer all of whose live items are paused.
    pub paused: bool,
}
