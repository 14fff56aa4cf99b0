//! A subscription as it stands, and the rows that say so.

use std::rc::Rc;

use jiff::civil::DateTime;

use super::calendar::{At, Calendar, add_months, add_weeks};
use super::hazards::Reason;
use super::life::Life;
use super::plans::{Currency, Cycle, Plan, Product, Tier};
use super::rows::{
    ChangeRow, Discount, Farewell, Id, Lasts, LineRow, Priced, Row, Shared, Source, Status,
    SubscriptionRow, Tax,
};

/// One line of a subscription.
pub(super) struct Item {
    pub id: Option<Id>,
    pub plan: Plan,
    pub quantity: u32,
    /// Price of one for a cycle, in minor units.
    pub unit: i64,
    pub start: At,
    pub first: Priced,
    pub minimum: Option<i64>,
    pub ended: Option<At>,
}

impl Item {
    /// Price of the whole quantity for a cycle; nothing where use decides.
    pub fn amount(&self) -> i64 {
        if self.metered() { 0 } else { self.unit * i64::from(self.quantity) }
    }

    pub fn metered(&self) -> bool {
        self.plan.product == Product::Api
    }
}

/// Something agreed that happens at the next billing boundary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pending {
    /// Another tier of the main product, in a cycle.
    Plan(Tier, Cycle),
    /// Fewer seats.
    Seats(u32),
    /// A price concession: the unit price from then on.
    Unit(i64),
    /// A coupon of so many percent for so many intervals.
    Coupon(u32, u32),
    /// A pause of so many intervals.
    Pause(u32),
    /// Another currency.
    Currency(Currency),
    /// The last add-on goes.
    DropAddon,
}

/// A subscription.
pub(super) struct Contract {
    pub id: Id,
    pub customer: Id,
    pub source: Source,
    /// Whether only its invoices are written.
    pub invoices_only: bool,
    /// Whether its invoice lines name the subscription.
    pub named: bool,
    /// A second one beside the customer's main subscription.
    pub second: bool,
    /// Service must end then, whatever happens.
    pub stop: Option<At>,
    pub currency: Currency,
    pub cycle: Cycle,
    pub anchor: DateTime,
    /// Intervals since the anchor.
    pub k: u32,
    pub items: Vec<Item>,
    pub discount: Option<Discount>,
    pub shared: Shared,
    pub started: At,
    /// Whether it has the raised price, or will never have it.
    pub raised: bool,
    pub pending: Option<(Pending, At)>,
    /// Prorated lines that wait for the next invoice.
    pub waiting: Vec<LineRow>,
    /// Billing boundaries left in a pause.
    pub pause_left: u32,
    /// Start of the interval in which a price last changed.
    pub touched: Option<At>,
    /// Why it will end at `shared.cancel_effective`.
    pub leaving: Option<Reason>,
    last_change: (At, u32),
    last_version: At,
}

/// What a new contract begins with.
pub(super) struct Opening {
    pub id: Id,
    pub customer: Id,
    pub source: Source,
    pub currency: Currency,
    pub cycle: Cycle,
    pub started: At,
    pub status: Status,
    pub tax: Tax,
}

impl Contract {
    pub fn new(opening: Opening, calendar: &Calendar) -> Contract {
        Contract {
            id: opening.id,
            customer: opening.customer,
            source: opening.source,
            invoices_only: false,
            named: true,
            second: false,
            stop: None,
            currency: opening.currency,
            cycle: opening.cycle,
            anchor: calendar.local(opening.started),
            k: 0,
            items: Vec::new(),
            discount: None,
            shared: Shared {
                status: opening.status,
                tax: opening.tax,
                trial: None,
                term: None,
                auto_renew: true,
                paused: None,
                resumes: None,
                past_due: None,
                cancel_requested: None,
                cancel_effective: None,
                ended: None,
                farewell: Farewell::default(),
            },
            started: opening.started,
            raised: false,
            pending: None,
            waiting: Vec::new(),
            pause_left: 0,
            touched: None,
            leaving: None,
            last_change: (At::MIN, 0),
            last_version: At::MIN,
        }
    }

    /// The billing boundary `k` intervals after the anchor.
    pub fn boundary(&self, calendar: &Calendar, k: u32) -> At {
        let local = match self.cycle.months() {
            0 => add_weeks(self.anchor, k),
            months => add_months(self.anchor, k * months),
        };
        calendar.at(local)
    }

    /// The tier of the main product; none for other products.
    pub fn tier(&self) -> Option<Tier> {
        match self.items[0].plan.product {
            Product::Base(tier) => Some(tier),
            _ => None,
        }
    }

    /// Items that are served.
    pub fn live(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.ended.is_none())
    }

    /// Number of add-ons that are served.
    pub fn addons(&self) -> usize {
        self.live()
            .filter(|item| matches!(item.plan.product, Product::Storage | Product::Support))
            .count()
    }

    /// Whether anything is charged per interval.
    pub fn is_free(&self) -> bool {
        self.live().all(|item| item.amount() == 0)
    }

    /// When a version that changed at `at` was made: later than every version before it.
    fn next_version(&mut self, at: At) -> At {
        self.last_version = at.max(self.last_version.saturating_add(1));
        self.last_version
    }

    /// Whether a coupon with an end is running.
    pub fn has_limited_discount(&self) -> bool {
        self.discount
            .is_some_and(|discount| discount.lasts != Lasts::Forever || discount.ends.is_some())
    }
}

impl Life<'_> {
    /// Writes the present version of every served item. `at` is when the source changed.
    pub fn snapshot(&mut self, contract: &mut Contract, at: At, known: At) {
        if contract.invoices_only {
            return;
        }
        let at = contract.next_version(at);
        for item in contract.live() {
            self.write_item(contract, item, contract.shared, at, known);
        }
    }

    /// Ends one item and writes the version that says so.
    pub fn end_item(&mut self, contract: &mut Contract, n: usize, end: At, known: At) {
        contract.items[n].ended = Some(end);
        if contract.invoices_only {
            return;
        }
        let at = contract.next_version(end);
        let shared = Shared { status: Status::Ended, ended: Some(end), ..contract.shared };
        self.write_item(contract, &contract.items[n], shared, at, known);
    }

    fn write_item(&mut self, contract: &Contract, item: &Item, shared: Shared, at: At, known: At) {
        let begun_in_trial = item.start == contract.started;
        let row = SubscriptionRow {
            subscription: Rc::clone(&contract.id),
            customer: Rc::clone(&contract.customer),
            item: item.id.clone(),
            started: item.start,
            priced: item.first,
            minimum: item.minimum,
            shared: Shared { trial: shared.trial.filter(|_| begun_in_trial), ..shared },
        };
        self.out.subscriptions.push(Row {
            source: contract.source,
            recorded: known,
            updated: Some(at),
            data: row,
        });
    }

    /// A change row of an item, numbered after the others of its instant.
    pub fn change(&self, contract: &mut Contract, item: Option<usize>, at: At) -> ChangeRow {
        let id = item.and_then(|n| contract.items[n].id.as_ref());
        let mut row = ChangeRow::new(&contract.id, id, at, contract.currency);
        contract.last_change = match contract.last_change {
            (last, n) if last == at => (at, n + 1),
            _ => (at, 0),
        };
        row.sequence = (contract.last_change.1 > 0).then_some(contract.last_change.1);
        row
    }

    /// Writes a change row.
    pub fn write_change(&mut self, contract: &Contract, row: ChangeRow, known: At) {
        if contract.invoices_only {
            return;
        }
        self.out.changes.push(Row {
            source: contract.source,
            recorded: known,
            updated: None,
            data: row,
        });
    }

    /// Sets the status of the whole subscription and writes both rows that say so.
    pub fn set_status(&mut self, contract: &mut Contract, status: Status, at: At, known: At) {
        contract.shared.status = status;
        let mut row = self.change(contract, None, at);
        row.status = Some(status);
        self.write_change(contract, row, known);
        self.snapshot(contract, at, known);
    }
}
