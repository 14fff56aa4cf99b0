//! Tracks: the life and level of one item over time, as both families of sources leave it.

use tenure_domain::account::Account;
use tenure_domain::facts::{ChurnKind, Origin, Plans, Subscription, Term};
use tenure_domain::fx::FxTable;
use tenure_domain::money::{Amount, Currency, Mrr};
use tenure_domain::policy::Policy;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{Day, Instant};

use crate::parts::State;
use crate::run::Gap;

/// What the ledger needs beside the facts of a customer.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The rules.
    pub policy: &'a Policy,
    /// Currency, zone and calendar.
    pub account: &'a Account,
    /// Texts of ids, by which what happens at once is put in order.
    pub names: &'a Symbols,
    /// Exchange rates.
    pub fx: &'a FxTable,
    /// Plans.
    pub plans: &'a Plans,
    /// Until when rates are re-set; movements that are already known for later are given too.
    pub horizon: Instant,
    /// Some: only items in this currency, at face value. None: everything in account currency.
    pub native: Option<Currency>,
}

/// How an item lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Life {
    /// Not begun, or over.
    Absent,
    /// In a trial.
    Trial,
    /// Paused.
    Paused,
    /// Served.
    Alive,
}

impl Life {
    /// Trial and absence are alike for customers.
    pub(crate) fn counts(self) -> bool {
        matches!(self, Life::Paused | Life::Alive)
    }
}

/// The state of an item from an instant on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// From when.
    pub at: Instant,
    /// Level in the native currency, 0 unless alive; [`crate::movement::TOO_LARGE`] in place of
    /// one that cannot be held.
    pub level: Mrr,
    /// Native currency.
    pub currency: Currency,
    /// Life.
    pub life: Life,
    /// Plan.
    pub plan: Sym,
    /// Quantity in millionths.
    pub quantity: i64,
    /// List price per interval for the whole quantity, to the nearest ten-thousandth.
    pub list: Amount,
    /// Discount in force: percent and amount.
    pub discount: (u32, Amount),
    /// Tax contained in the price, in ten-thousandths of a percent.
    pub tax: u32,
    /// Billing interval.
    pub term: Term,
    /// Whether the contract term is twelve months or more.
    pub contract: bool,
    /// Why it ended, where it has.
    pub churn: ChurnKind,
    /// Whether it has left, and the reason that its row gives was given for that.
    pub reasoned: bool,
    /// Whether rates are re-set here under the renewal model.
    pub renews: bool,
    /// Whether the item changes hands here because customers merge.
    pub moved: bool,
    /// Anchor of its billing boundaries.
    pub anchor: Anchor,
    /// The fact that says so.
    pub origin: Origin,
    /// What made it so, where that is another: a credit or refund that took back what it was.
    pub changed_by: Option<Origin>,
}

/// From where billing boundaries are counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Anchor {
    /// A boundary whole intervals from all others, before or after billing begins.
    pub at: Instant,
    /// When billing begins, which is a boundary as well; there is none before it.
    pub from: Instant,
}

impl Anchor {
    /// Boundaries are counted from where billing begins.
    pub fn new(from: Instant) -> Anchor {
        Anchor { at: from, from }
    }

    /// That of what is billed from an instant on, as a row says.
    pub(crate) fn of(row: &Subscription, from: Instant) -> Anchor {
        Anchor { at: row.billing_anchor_at.unwrap_or(from), from }
    }
}

impl Point {
    /// The state before anything is known.
    pub(crate) fn absent(currency: Currency, origin: Origin) -> Point {
        Point {
            at: Instant::MIN,
            level: 0,
            currency,
            life: Life::Absent,
            plan: Sym::NONE,
            quantity: 0,
            list: 0,
            discount: (0, 0),
            tax: 0,
            term: Term::MONTH,
            contract: false,
            churn: ChurnKind::Unknown,
            reasoned: false,
            renews: false,
            moved: false,
            anchor: Anchor::new(Instant::MIN),
            origin,
            changed_by: None,
        }
    }
}

/// One item with its points in the arena.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Track {
    /// Subscription.
    pub subscription: Sym,
    /// Item.
    pub item: Sym,
    /// Stated reason of leaving; [`Point::reasoned`] says of which.
    pub reason: Sym,
    /// Whether it is metered use.
    pub usage: bool,
    /// First point.
    pub start: usize,
    /// One past the last point.
    pub end: usize,
}

/// One track continues another: its start and the other's end are no gap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Join {
    /// When the later one starts.
    pub at: Instant,
    /// The track that ends.
    pub from: usize,
    /// The track that goes on.
    pub to: usize,
}

/// Where an item of a merged customer stands among the tracks of whoever holds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// The customer whose facts it is of, and its number among the tracks of that one.
    pub of: (Sym, usize),
    /// Its track here.
    pub track: usize,
}

/// What a customer that is merged away hands over.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    /// When.
    pub at: Instant,
    /// Whether it was a customer.
    pub customer: bool,
    /// Its items as they were booked, with why one cannot be told.
    pub states: Vec<(usize, State, Option<Gap>)>,
}

/// Tracks of one customer; reused from customer to customer.
#[derive(Default, Debug)]
pub struct Tracks {
    /// Points of all tracks.
    pub points: Vec<Point>,
    /// Tracks.
    pub tracks: Vec<Track>,
    /// Which track continues which.
    pub joins: Vec<Join>,
    /// Which item of which merged customer each track is, where customers merge when they merge.
    pub(crate) places: Vec<Place>,
    /// What other customers handed over, at the places of this one.
    pub(crate) given: Vec<Given>,
}

impl Tracks {
    pub(crate) fn clear(&mut self) {
        self.points.clear();
        self.tracks.clear();
        self.joins.clear();
        self.places.clear();
        self.given.clear();
    }

    /// The points of one track.
    pub fn of(&self, track: &Track) -> &[Point] {
        &self.points[track.start..track.end]
    }
}

/// A remark of the ledger about facts that it could not take at their word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LedgerFinding {
    /// Stable code; documented in [`FINDING_CODES`].
    pub code: &'static str,
    /// Customer.
    pub customer: Sym,
    /// The fact.
    pub origin: Origin,
    /// The day, where one matters.
    pub day: Option<Day>,
    /// The currency, where one matters.
    pub currency: Option<Currency>,
}

/// Codes of the ledger's findings, with what they mean and what to do.
pub const FINDING_CODES: [(&str, &str); 14] = [
    ("ambiguous-item", "A change names no item, and its subscription has several."),
    ("change-without-subscription", "A change names a subscription that has no row."),
    ("discount-without-end", "A repeating discount has no end; it is taken to last."),
    ("empty-period", "An invoice line's service period is empty or turned round."),
    (
        "end-by-cancellation",
        "A subscription that is over has no time of its end; it is taken to have ended when it was \
         cancelled.",
    ),
    (
        "item-not-listed",
        "A later list of the subscription's items lacks this one; it is taken to have ended when \
         another was added, else when that was seen.",
    ),
    ("item-without-price", "Neither the item nor its plan has a price; it counts as zero."),
    ("missing-fx", "No exchange rate within seven days; figures that need it are undefined."),
    (
        "mrr-overflow",
        "An amount is too large to be held exactly; figures that contain it are undefined.",
    ),
    ("mrr-months-unused", "The customer has finer sources; its monthly totals are not used."),
    ("negative-mrr", "Negative lines outweigh the rest; the level is held at zero."),
    ("plan-without-price", "The new plan has no price; the old amount stays."),
    ("transition-unknown", "The status has no date; it is taken to hold since it was written."),
    ("unknown-earlier-state", "Only a later state is known; it is taken to hold from the start."),
];
