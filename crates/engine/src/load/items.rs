//! Rows of `subscriptions` in little memory: most of their many columns hold nothing, or the same in
//! many rows.

use std::collections::BTreeMap;
use std::ops::Range;

use tenure_domain::facts::{
    ChurnKind, DiscountDuration, FactKind, Interval, Origin, Status, Subscription,
};
use tenure_domain::money::Currency;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::bulk::Pool;
use crate::packed::Rows;

/// The columns of which most rows have a value of their own, or none.
const COLUMNS: usize = 29;

/// What many rows have in common.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Shared {
    currency: Option<Currency>,
    interval: Option<Interval>,
    interval_count: Option<u16>,
    discount_percent: Option<u32>,
    discount_duration: Option<DiscountDuration>,
    tax_included: bool,
    tax_percent: Option<u32>,
    status: Option<Status>,
    all_items: bool,
    term_months: Option<u16>,
    auto_renew: Option<bool>,
    churn_kind: Option<ChurnKind>,
}

impl Shared {
    fn of(row: &Subscription) -> Shared {
        Shared {
            currency: row.currency,
            interval: row.interval,
            interval_count: row.interval_count,
            discount_percent: row.discount_percent,
            discount_duration: row.discount_duration,
            tax_included: row.tax_included,
            tax_percent: row.tax_percent,
            status: row.status,
            all_items: row.all_items,
            term_months: row.term_months,
            auto_renew: row.auto_renew,
            churn_kind: row.churn_kind,
        }
    }
}

/// All subscription rows, in order.
#[derive(Debug, Default)]
pub struct Subscriptions {
    rows: Rows<COLUMNS>,
    shared: Vec<Shared>,
    /// Rows that have a number which stands for none.
    whole: BTreeMap<u32, Subscription>,
}

/// Stands for none.
const NONE: i64 = i64::MIN;

fn of_sym(sym: Sym) -> i64 {
    if sym.is_some() { sym.0.into() } else { NONE }
}

fn of_instant(at: Option<Instant>) -> i64 {
    at.map_or(NONE, |at| at.0)
}

fn sym(number: i64) -> Sym {
    if number == NONE { Sym::NONE } else { Sym(number as u32) }
}

fn number(number: i64) -> Option<i64> {
    (number != NONE).then_some(number)
}

fn instant(at: i64) -> Option<Instant> {
    number(at).map(Instant)
}

fn packed(row: &Subscription, shared: u32) -> [i64; COLUMNS] {
    [
        of_sym(row.id),
        of_sym(row.item),
        of_sym(row.customer),
        of_sym(row.plan),
        row.quantity.unwrap_or(NONE),
        row.amount.unwrap_or(NONE),
        row.minimum_amount.unwrap_or(NONE),
        row.discount_amount.unwrap_or(NONE),
        of_instant(row.discount_started_at),
        of_instant(row.discount_ends_at),
        row.started_at.0,
        of_instant(row.item_added_at),
        of_instant(row.as_of),
        of_instant(row.trial_started_at),
        of_instant(row.trial_ended_at),
        of_instant(row.billing_anchor_at),
        of_instant(row.term_started_at),
        of_instant(row.term_ends_at),
        of_instant(row.paused_at),
        of_instant(row.resumes_at),
        of_instant(row.past_due_since),
        of_instant(row.cancel_requested_at),
        of_instant(row.cancel_effective_at),
        of_instant(row.ended_at),
        of_sym(row.churn_reason),
        row.recorded_at.0,
        of_instant(row.updated_at),
        row.origin.row.into(),
        shared.into(),
    ]
}

fn unpacked(numbers: &[i64; COLUMNS], shared: &Shared) -> Subscription {
    let n = numbers;
    Subscription {
        id: sym(n[0]),
        item: sym(n[1]),
        customer: sym(n[2]),
        plan: sym(n[3]),
        quantity: number(n[4]),
        amount: number(n[5]),
        currency: shared.currency,
        interval: shared.interval,
        interval_count: shared.interval_count,
        minimum_amount: number(n[6]),
        discount_percent: shared.discount_percent,
        discount_amount: number(n[7]),
        discount_duration: shared.discount_duration,
        discount_started_at: instant(n[8]),
        discount_ends_at: instant(n[9]),
        tax_included: shared.tax_included,
        tax_percent: shared.tax_percent,
        status: shared.status,
        started_at: Instant(n[10]),
        item_added_at: instant(n[11]),
        as_of: instant(n[12]),
        all_items: shared.all_items,
        trial_started_at: instant(n[13]),
        trial_ended_at: instant(n[14]),
        billing_anchor_at: instant(n[15]),
        term_started_at: instant(n[16]),
        term_months: shared.term_months,
        term_ends_at: instant(n[17]),
        auto_renew: shared.auto_renew,
        paused_at: instant(n[18]),
        resumes_at: instant(n[19]),
        past_due_since: instant(n[20]),
        cancel_requested_at: instant(n[21]),
        cancel_effective_at: instant(n[22]),
        ended_at: instant(n[23]),
        churn_kind: shared.churn_kind,
        churn_reason: sym(n[24]),
        recorded_at: Instant(n[25]),
        updated_at: instant(n[26]),
        origin: Origin { kind: FactKind::Subscription, row: n[27] as u32 },
    }
}

impl FromIterator<Subscription> for Subscriptions {
    fn from_iter<I: IntoIterator<Item = Subscription>>(rows: I) -> Subscriptions {
        Subscriptions::new(rows, false)
    }
}

impl Subscriptions {
    /// Rows in order; such as are soon gone again are not packed.
    pub(super) fn new(rows: impl IntoIterator<Item = Subscription>, brief: bool) -> Subscriptions {
        let (mut shared, mut whole) = (Pool::default(), BTreeMap::new());
        let pack = |(row, at): (Subscription, u32)| {
            let common = Shared::of(&row);
            let numbers = packed(&row, shared.number(common));
            if unpacked(&numbers, &common) != row {
                whole.insert(at, row);
            }
            numbers
        };
        let rows = Rows::new(rows.into_iter().zip(0..).map(pack), brief);
        let mut shared = shared.list;
        shared.shrink_to_fit();
        Subscriptions { rows, shared, whole }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a place; `None` beyond the last.
    pub fn get(&self, at: usize) -> Option<Subscription> {
        let numbers = self.rows.get(at)?;
        if let Some(row) = self.whole.get(&(at as u32)) {
            return Some(*row);
        }
        Some(unpacked(&numbers, self.shared.get(numbers[COLUMNS - 1] as usize)?))
    }

    /// All rows in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Subscription> {
        self.part(0..self.len())
    }

    /// The rows at some places, as far as there are any.
    pub fn part(&self, places: Range<usize>) -> impl DoubleEndedIterator<Item = Subscription> {
        places.filter_map(move |at| self.get(at))
    }

    /// Subscription, customer as the source names it, and row of the origin of each.
    pub(super) fn ids(&self) -> impl DoubleEndedIterator<Item = (Sym, Sym, u32)> {
        let of = move |at| self.rows.cells(at, [0, 2, 27]);
        let told = |[id, customer, row]: [i64; 3]| (sym(id), sym(customer), row as u32);
        (0..self.len()).filter_map(of).map(told)
    }

    /// The rows at these places, in the order of the places.
    pub(super) fn picked(&self, places: &[u32]) -> Subscriptions {
        places.iter().filter_map(|&at| self.get(at as usize)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row that has a number in every column, each another one.
    fn full() -> Subscription {
        let shared = Shared {
            currency: Currency::parse("EUR"),
            interval: Some(Interval::Year),
            interval_count: Some(2),
            discount_percent: Some(100_000),
            discount_duration: Some(DiscountDuration::Repeating),
            tax_included: true,
            tax_percent: Some(190_000),
            status: Some(Status::PastDue),
            all_items: true,
            term_months: Some(12),
            auto_renew: Some(false),
            churn_kind: Some(ChurnKind::Involuntary),
        };
        unpacked(&std::array::from_fn(|at| 1_000_000 * at as i64 + 7), &shared)
    }

    /// One that has none but the start.
    fn bare() -> Subscription {
        let shared = Shared {
            currency: None,
            interval: None,
            interval_count: None,
            discount_percent: None,
            discount_duration: None,
            tax_included: false,
            tax_percent: None,
            status: None,
            all_items: false,
            term_months: None,
            auto_renew: None,
            churn_kind: None,
        };
        let mut numbers = [NONE; COLUMNS];
        (numbers[10], numbers[25], numbers[27]) = (5, 6, 7);
        unpacked(&numbers, &shared)
    }

    #[test]
    fn rows_are_given_back_as_they_were() {
        let (full, bare) = (full(), bare());
        let none =
            Subscription { discount_ends_at: Some(Instant::MIN), amount: Some(NONE), ..full };
        let many: Vec<Subscription> = (0..9_000)
            .map(|n| match n % 4 {
                0 => bare,
                1 => Subscription { id: Sym(n), started_at: Instant(i64::from(n) * 1_000), ..bare },
                2 => Subscription { ended_at: Some(Instant(i64::from(n))), ..full },
                _ if n % 500 == 3 => none,
                _ => full,
            })
            .collect();
        let packed: Subscriptions = many.iter().copied().collect();
        assert_eq!(packed.len(), many.len());
        assert!(packed.iter().eq(many.iter().copied()));
        assert!(packed.iter().rev().eq(many.iter().rev().copied()));
        assert_eq!(packed.get(many.len()), None);
        let ids = many.iter().map(|row| (row.id, row.customer, row.origin.row));
        assert!(packed.ids().eq(ids));
        let places = [8_999, 3, 3, 0, 5_000];
        let picked: Vec<Subscription> = packed.picked(&places).iter().collect();
        assert_eq!(picked, places.map(|at| many[at as usize]));
    }
}
