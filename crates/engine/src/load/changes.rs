//! `subscription_changes`: compact rows, and the facts that they stand for.

use rustc_hash::FxHashMap;
use tenure_domain::facts::{Change, FactKind, Origin, Subscription, SubscriptionChange};
use tenure_domain::money::{Amount, Currency};
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::bulk::{self, Found, Settle, SymColumn, System, Texts};
use super::cols::{Cols, Currencies, Flag, Long, Money, Short, Text};
use super::{Loader, Row, words};
use crate::error::Error;
use crate::packed::Rows;

/// No amount.
const NO_AMOUNT: Amount = Amount::MIN;

/// What a change has of its own; the rest is shared with others like it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChangeRow {
    changed_at: Instant,
    amount: Amount,
    subscription: Sym,
    item: Sym,
    plan: Sym,
    shared: u32,
}

impl Settle for ChangeRow {
    fn settle(&mut self, settle: &mut dyn FnMut(&mut Sym)) {
        settle(&mut self.subscription);
        settle(&mut self.item);
        settle(&mut self.plan);
    }

    fn shared(&mut self) -> Option<&mut u32> {
        Some(&mut self.shared)
    }
}

impl ChangeRow {
    fn packed(self) -> [i64; 6] {
        let number = |sym: Sym| if sym.is_some() { i64::from(sym.0) } else { i64::MIN };
        let [subscription, item, plan] = [self.subscription, self.item, self.plan].map(number);
        [self.changed_at.0, self.amount, subscription, item, plan, self.shared.into()]
    }

    #[inline]
    fn unpacked(numbers: [i64; 6]) -> ChangeRow {
        let [changed_at, amount, subscription, item, plan, shared] = numbers;
        ChangeRow {
            changed_at: Instant(changed_at),
            amount,
            subscription: sym(subscription),
            item: sym(item),
            plan: sym(plan),
            shared: shared as u32,
        }
    }
}

fn sym(number: i64) -> Sym {
    if number == i64::MIN { Sym::NONE } else { Sym(number as u32) }
}

/// All changes, in the order of loading.
#[derive(Debug, Default)]
pub struct Changes {
    rows: Rows<6>,
    shared: Vec<SubscriptionChange>,
    /// What the rows of origins are marked with.
    mark: u32,
}

impl Changes {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The change at a place in the order of loading.
    pub fn get(&self, at: u32) -> Option<SubscriptionChange> {
        Some(self.whole(at, &ChangeRow::unpacked(self.rows.get(at as usize)?)))
    }

    /// The changes at these places, added to `changes`. The compact rows are fetched first, in
    /// `rows`: they lie far apart, and nothing between them keeps the processor from fetching
    /// several at once.
    pub(super) fn take(
        &self,
        places: impl Iterator<Item = u32>,
        rows: &mut Vec<(u32, ChangeRow)>,
        changes: &mut Vec<SubscriptionChange>,
    ) {
        rows.clear();
        let row = |at: u32| Some((at, ChangeRow::unpacked(self.rows.get(at as usize)?)));
        rows.extend(places.filter_map(row));
        changes.extend(rows.iter().map(|(at, row)| self.whole(*at, row)));
    }

    fn whole(&self, at: u32, row: &ChangeRow) -> SubscriptionChange {
        SubscriptionChange {
            subscription: row.subscription,
            item: row.item,
            changed_at: row.changed_at,
            plan: row.plan,
            amount: (row.amount != NO_AMOUNT).then_some(row.amount),
            origin: Origin { kind: FactKind::Change, row: at + self.mark },
            ..self.shared[row.shared as usize]
        }
    }

    /// The subscriptions that changed at an instant, as far as that was no later than it was
    /// recorded.
    pub(super) fn at(&self, at: Instant) -> impl Iterator<Item = Sym> {
        let then = move |&place: &usize| self.rows.cells(place, [0]) == Some([at.0]);
        let told = move |place| {
            let row = ChangeRow::unpacked(self.rows.get(place)?);
            let recorded_at = self.shared.get(row.shared as usize)?.recorded_at;
            (at <= recorded_at).then_some(row.subscription)
        };
        (0..self.len()).filter(then).filter_map(told)
    }

    /// The subscriptions of all changes, in order.
    pub(super) fn subscriptions(&self) -> impl Iterator<Item = Sym> {
        let subscription = move |place| self.rows.cells(place, [2]).map(|[number]| sym(number));
        (0..self.len()).filter_map(subscription)
    }
}

/// The columns of a batch of changes.
struct Columns<'a> {
    subscription: SymColumn,
    item: SymColumn,
    plan: SymColumn,
    changed_at: Long<'a>,
    sequence: Long<'a>,
    quantity: Long<'a>,
    amount: Money<'a>,
    currency: Currencies<'a>,
    interval: Text<'a>,
    interval_count: Long<'a>,
    percent: Short<'a>,
    off: Money<'a>,
    duration: Text<'a>,
    ends: Long<'a>,
    tax_included: Flag<'a>,
    tax_percent: Short<'a>,
    status: Text<'a>,
}

impl<'a> Columns<'a> {
    fn new(cols: &Cols<'a>, texts: &mut Texts<'_>) -> Columns<'a> {
        let mut syms = |name| SymColumn::new(&cols.text(name), cols.rows(), texts);
        Columns {
            subscription: syms("subscription_id"),
            item: syms("item_id"),
            plan: syms("plan_id"),
            changed_at: cols.long("changed_at"),
            sequence: cols.long("sequence"),
            quantity: cols.long("quantity"),
            amount: cols.money("amount"),
            currency: Currencies::new(cols.text("currency")),
            interval: cols.text("interval"),
            interval_count: cols.long("interval_count"),
            percent: cols.short("discount_percent"),
            off: cols.money("discount_amount"),
            duration: cols.text("discount_duration"),
            ends: cols.long("discount_ends_at"),
            tax_included: cols.flag("tax_included"),
            tax_percent: cols.short("tax_percent"),
            status: cols.text("status"),
        }
    }

    /// What a change shares with others: all but what [`ChangeRow`] has.
    fn shared(
        &self,
        row: &Row,
        currency: Option<Currency>,
        known: impl Fn() -> Currency,
    ) -> SubscriptionChange {
        let at = row.at;
        SubscriptionChange {
            subscription: Sym::NONE,
            item: Sym::NONE,
            changed_at: Instant(0),
            sequence: self.sequence.at(at).unwrap_or(0),
            plan: Sym::NONE,
            quantity: self.quantity.at(at),
            amount: None,
            currency,
            interval: self.interval.at(at).and_then(words::interval),
            interval_count: self.interval_count.count(at),
            discount_percent: match self.percent.percent(at) {
                None => Change::Unchanged,
                Some(0) => Change::Cleared,
                Some(percent) => Change::Set(percent),
            },
            discount_amount: match self.off.at(at, known) {
                None => Change::Unchanged,
                Some(0) => Change::Cleared,
                Some(amount) => Change::Set(amount),
            },
            discount_duration: match self.duration.at(at) {
                None => Change::Unchanged,
                Some(word) => words::duration(word).map_or(Change::Cleared, Change::Set),
            },
            discount_ends_at: match self.ends.at(at) {
                None => Change::Unchanged,
                Some(i64::MIN) => Change::Cleared,
                Some(t) => Change::Set(Instant(t)),
            },
            tax_included: self.tax_included.at(at),
            tax_percent: self.tax_percent.percent(at),
            status: self.status.at(at).and_then(words::status),
            recorded_at: row.recorded_at,
            origin: Origin { kind: FactKind::Change, row: 0 },
        }
    }
}

impl Loader<'_> {
    /// The currency of each subscription, as its first item has it; none where all have the
    /// account's.
    fn currencies(&self, home: Currency) -> FxHashMap<Sym, Currency> {
        let of = |row: &Subscription| {
            let plan = self.facts.plans.get(row.plan).and_then(|p| p.currency);
            row.currency.or(plan).unwrap_or(home)
        };
        let mut currencies = FxHashMap::default();
        if self.facts.subscriptions.iter().any(|row| of(&row) != home) {
            for row in self.facts.subscriptions.iter() {
                currencies.entry(row.id).or_insert_with(|| of(&row));
            }
        }
        currencies
    }

    pub(super) fn changes(&mut self) -> Result<(), Error> {
        // A change without currency is in its item's; only minor units need to know which.
        let home = self.options.account.currency;
        let currencies = self.currencies(home);
        let make = |cols: &Cols<'_>, found: &mut Found<'_, ChangeRow, SubscriptionChange>| {
            let mut columns = Columns::new(cols, &mut found.texts);
            for row in System::new(cols).rows(|_| Sym::NONE) {
                let subscription = columns.subscription.at(row.at);
                let currency = columns.currency.at(row.at);
                let of_item = currencies.get(&subscription).copied();
                let known = || currency.or(of_item).unwrap_or(home);
                let shared = columns.shared(&row, currency, known);
                // The table requires the time, so there is one.
                let changed_at = columns.changed_at.instant(row.at).unwrap_or(Instant::MIN);
                found.seen(Some(changed_at), row.recorded_at);
                let made = ChangeRow {
                    changed_at,
                    amount: columns.amount.at(row.at, known).unwrap_or(NO_AMOUNT),
                    subscription,
                    item: columns.item.at(row.at),
                    plan: columns.plan.at(row.at),
                    shared: found.pool.number(shared),
                };
                found.rows.push(made);
            }
        };
        let sources = self.ids;
        let table = (TableId::SubscriptionChanges, sources);
        let read = bulk::read(self.door, &mut self.facts.names, table, make)?;
        self.facts.sources[FactKind::Change as usize] = read.sources.into();
        self.facts.last = self.facts.last.max(read.last);
        let rows = Rows::new(read.rows.into_rows().map(ChangeRow::packed), self.door.is_brief());
        self.facts.changes = Changes { rows, shared: read.shared, mark: self.facts.mark };
        Ok(())
    }
}
