//! What the ledger says: steps of a customer's MRR, with their kind and cause.

use tenure_domain::facts::{ChurnKind, FactKind, Origin, Term};
use tenure_domain::money::{Amount, Currency, Mrr};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

/// Stands in the place of a native level that is too large to be held exactly. What is made from
/// it cannot be told: its account level is 0, and a [`crate::run::Gap`] covers it.
pub const TOO_LARGE: Mrr = Mrr::MAX;

/// Kind of a movement; the order is that of the bridge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Kind {
    /// First MRR ever.
    New,
    /// MRR of someone who had churned.
    Reactivation,
    /// More MRR of a customer.
    Expansion,
    /// Less MRR of a customer who stays.
    Contraction,
    /// The end of a customer.
    Churn,
    /// MRR that rests.
    Paused,
    /// MRR that comes back from a pause.
    Resumed,
    /// Exchange rates.
    Fx,
    /// One customer became another.
    Merge,
    /// Late facts about a closed period.
    Correction,
}

impl Kind {
    /// All kinds, in the order of the bridge.
    pub const ALL: [Kind; 10] = [
        Kind::New,
        Kind::Reactivation,
        Kind::Expansion,
        Kind::Contraction,
        Kind::Churn,
        Kind::Paused,
        Kind::Resumed,
        Kind::Fx,
        Kind::Merge,
        Kind::Correction,
    ];

    /// The name in outputs.
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
            Kind::Correction => "correction",
        }
    }
}

/// Why a movement happened, as far as the facts tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Cause {
    /// No cause applies (new, reactivation, paused, resumed, fx, merge).
    None,
    /// Another price for the same thing.
    Price,
    /// Another quantity.
    Seats,
    /// Another plan.
    Plan,
    /// An item was added or removed.
    CrossSell,
    /// A discount began or ended.
    Coupon,
    /// Another billing interval.
    Term,
    /// Metered use.
    Usage,
    /// Churn that the customer asked for.
    Voluntary,
    /// Churn because payment failed.
    Involuntary,
    /// Churn by the vendor's own policy.
    RetentionPolicy,
    /// Churn for a reason not told.
    Unknown,
    /// A correction because another policy is asked for than a month was closed under.
    Policy,
}

impl Cause {
    /// All causes, by their number.
    pub const ALL: [Cause; 13] = [
        Cause::None,
        Cause::Price,
        Cause::Seats,
        Cause::Plan,
        Cause::CrossSell,
        Cause::Coupon,
        Cause::Term,
        Cause::Usage,
        Cause::Voluntary,
        Cause::Involuntary,
        Cause::RetentionPolicy,
        Cause::Unknown,
        Cause::Policy,
    ];

    /// The name in outputs; empty for [`Cause::None`].
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
            Cause::Policy => "policy",
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

/// How a customer stands after a step.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Standing(pub u8);

impl Standing {
    /// Not a customer (yet, or any more).
    pub const NONE: Standing = Standing(0);
    /// A customer: from the first MRR above zero until churn.
    pub const CUSTOMER: Standing = Standing(1);
    /// A customer all of whose MRR is paused.
    pub const PAUSED: Standing = Standing(3);

    /// Whether it is a customer (paused or at zero included).
    pub fn is_customer(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether it is a customer all of whose live items are paused.
    pub fn is_paused(self) -> bool {
        self.0 & 2 != 0
    }
}

/// One step of one customer's MRR in the account currency: the hot part of a movement.
///
/// A movement has one step for each of its currencies; opening + the deltas of all steps in
/// `[from, to)` = closing, to the unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// Instant of the movement: the first change of its window.
    pub at: Instant,
    /// Signed change in the account currency (or in the one currency of a native view).
    pub delta: Mrr,
    /// Kind.
    pub kind: Kind,
    /// The kind under which retention and churn count it: of a correction the kind that it
    /// corrects, of all others `kind`.
    pub counts_as: Kind,
    /// Cause.
    pub cause: Cause,
    /// The customer's standing after the whole window; the same on all steps of one window.
    pub after: Standing,
    /// Position among the steps of one movement: 0 for the first, so that counting those at 0
    /// counts movements.
    pub part: u8,
}

/// The cold part of a step, for explanation and export. Parallel to the steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Detail {
    /// Signed change in the native currency; it means nothing where a gap says that an amount is
    /// too large.
    pub native: Mrr,
    /// Native currency.
    pub currency: Currency,
    /// Subscription with the largest part.
    pub subscription: Sym,
    /// Item of that subscription.
    pub item: Sym,
    /// Plan of that item after the step (before it, where the item ended).
    pub plan: Sym,
    /// Stated reason, for churn and contraction by an item that left for it.
    pub reason: Sym,
    /// Whether what the item's row says of its end is said of this: the stated reason, and others
    /// that the ledger does not read (the assessed one).
    pub reasoned: bool,
    /// Facts it rests on: a range of the output's origins.
    pub origins: (u32, u32),
}

/// A recurring amount of one subscription item over `[from, to)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Component {
    /// Start.
    pub from: Instant,
    /// End; [`Instant::MAX`] while it runs.
    pub to: Instant,
    /// Subscription; [`Sym::NONE`] where the source names none.
    pub subscription: Sym,
    /// Item.
    pub item: Sym,
    /// Plan.
    pub plan: Sym,
    /// Native currency.
    pub currency: Currency,
    /// Level in the native currency, or [`TOO_LARGE`].
    pub native: Mrr,
    /// Level in the account currency at the carried rate.
    pub account: Mrr,
    /// Billing interval.
    pub term: Term,
    /// The kind of fact whose state it is.
    pub told_by: FactKind,
}

impl Component {
    /// What tells its item from the others of its customer: the subscription, and the item, or the
    /// plan where only lines or months tell of it and name none.
    pub fn key(&self) -> (Sym, Sym) {
        let by_plan = matches!(self.told_by, FactKind::InvoiceLine | FactKind::MrrMonth);
        let plan = if by_plan { self.plan } else { Sym::NONE };
        (self.subscription, self.item.or(plan))
    }
}

/// What the level of a component rests on: its cold part, for explanation and closes. Parallel to
/// the components.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Basis {
    /// Quantity in millionths.
    pub quantity: i64,
    /// List price per billing interval, before discount.
    pub list: Amount,
    /// Discount: ten-thousandths of a percent, then an amount per interval.
    pub discount: (u32, Amount),
    /// Tax contained in the price, in ten-thousandths of a percent.
    pub tax: u32,
    /// Whether its contract term is twelve months or more.
    pub contract: bool,
    /// The fact whose state it is.
    pub origin: Origin,
}
