//! What a kept book has beside its steps: levels of long contracts, what cannot be told, and the
//! components of customers whose MRR moves with exchange rates.

use std::ops::Range;

use rustc_hash::FxHashMap;
use tenure_domain::facts::{FactKind, Term};
use tenure_domain::money::{Currency, Mrr};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::{Component, Kind};
use tenure_ledger::run::{Gap, Untold};
use tenure_store::{Derived, Numbers, Width};

use super::columns::damaged;
use crate::book::{Book, Customer, Entry, PARTITION};
use crate::error::Error;

/// The columns: whose, what, and up to five numbers.
pub(super) const COLUMNS: [(&str, Width); 7] = [
    ("customer", Width::Short),
    ("what", Width::Short),
    ("a", Width::Long),
    ("b", Width::Long),
    ("c", Width::Long),
    ("d", Width::Long),
    ("e", Width::Long),
];

const CONTRACT: i32 = 0;
const GAP: i32 = 1;
const COMPONENT: i32 = 2;

/// The rest of one partition.
#[derive(Clone, Debug, Default)]
pub(super) struct Rest {
    pub contracts: Vec<(Instant, Mrr)>,
    pub gaps: Vec<Gap>,
    pub components: Vec<Component>,
    /// For each customer that has any: number, and where its part of each list lies.
    parts: Vec<(u32, [Range<u32>; 3])>,
}

impl Rest {
    /// An entry of a customer, with its part of all lists but the steps.
    pub fn entry(&self, number: u32) -> Entry {
        let at = self.parts.binary_search_by_key(&number, |part| part.0);
        let [contracts, gaps, components] = match at {
            Ok(at) => self.parts[at].1.clone(),
            Err(_) => [0..0, 0..0, 0..0],
        };
        Entry { steps: 0..0, components, contracts, gaps, findings: 0..0 }
    }
}

/// The level of a long contract from an instant on.
pub(crate) type Level = (Instant, Mrr);

/// A row: whose, what, numbers.
pub(super) type Row = (i32, i32, [i64; 5]);

pub(super) fn rows(customer: &Customer<'_>, out: &mut Vec<Row>) {
    let number = customer.number.cast_signed();
    let contract = |&(at, level): &(Instant, Mrr)| (number, CONTRACT, [at.0, level, 0, 0, 0]);
    out.extend(customer.contracts.iter().map(contract));
    let gap = |gap: &Gap| {
        let (day, too_large) = match gap.why {
            Untold::MissingFx(day) => (i64::from(day.0), 0),
            Untold::TooLarge => (0, 1),
        };
        (number, GAP, [gap.from.0, gap.to.0, day, code(gap.currency), too_large])
    };
    out.extend(customer.gaps.iter().map(gap));
    // Only levels at the opening's rates look at components, and only beside an `fx` step.
    if !customer.steps.iter().any(|step| step.kind == Kind::Fx) {
        return;
    }
    // By when they are first met: symbols hang on what else was loaded.
    let mut items: FxHashMap<(Sym, Sym), i64> = FxHashMap::default();
    for component in customer.components {
        let next = items.len() as i64;
        let item = *items.entry(component.key()).or_insert(next);
        let numbers = [
            component.from.0,
            component.to.0,
            component.native,
            component.account,
            item << 32 | code(component.currency),
        ];
        out.push((number, COMPONENT, numbers));
    }
}

/// A currency as a number.
fn code(currency: Currency) -> i64 {
    currency.code().bytes().fold(0, |number, byte| number << 8 | i64::from(byte))
}

fn currency(code: i64) -> Option<Currency> {
    let bytes = (code as u32).to_be_bytes();
    Currency::parse(std::str::from_utf8(&bytes[1..]).ok()?)
}

/// The rest of a book, as one group.
pub(super) fn table(book: &Book) -> Vec<Numbers> {
    let mut list = Vec::new();
    book.customers().for_each(|customer| rows(&customer, &mut list));
    columns(&list)
}

/// Rows as the columns of a group.
pub(super) fn columns(list: &[Row]) -> Vec<Numbers> {
    let long = |at: usize| Numbers::Long(list.iter().map(|row| row.2[at]).collect());
    vec![
        Numbers::Short(list.iter().map(|row| row.0).collect()),
        Numbers::Short(list.iter().map(|row| row.1).collect()),
        long(0),
        long(1),
        long(2),
        long(3),
        long(4),
    ]
}

/// The levels of long contracts of each customer that has any.
pub(super) fn levels(rows: &[Row]) -> Vec<Vec<Level>> {
    let contracts = |of: &[Row]| -> Vec<Level> {
        let told = of.iter().filter(|row| row.1 == CONTRACT);
        told.map(|row| (Instant(row.2[0]), row.2[1])).collect()
    };
    let all = rows.chunk_by(|a, b| a.0 == b.0).map(contracts);
    all.filter(|levels| !levels.is_empty()).collect()
}

/// Calls `f` with the levels of long contracts of each customer that has any, group by group.
pub(super) fn contracts(table: &Derived, f: &mut dyn FnMut(&[Level])) -> Result<(), Error> {
    let (mut columns, mut levels) = (Vec::new(), Vec::new());
    for group in 0..table.groups() {
        table.read_into(group, &mut columns)?;
        let [numbers, what, at, level, ..] = columns.as_slice() else { return Err(damaged()) };
        let (numbers, what) = (numbers.short(), what.short());
        let (at, level) = (at.long(), level.long());
        if [what.len(), at.len(), level.len()] != [numbers.len(); 3] {
            return Err(damaged());
        }
        let mut row = 0;
        while row < numbers.len() {
            let end = row + numbers[row..].partition_point(|&number| number == numbers[row]);
            let contracts = (row..end).filter(|&row| what[row] == CONTRACT);
            levels.clear();
            levels.extend(contracts.map(|row| (Instant(at[row]), level[row])));
            if !levels.is_empty() {
                f(&levels);
            }
            row = end;
        }
    }
    Ok(())
}

/// The rest of each partition.
pub(super) fn read(table: &Derived, customers: usize) -> Result<Vec<Rest>, Error> {
    let mut all = vec![Rest::default(); customers.div_ceil(PARTITION)];
    for group in 0..table.groups() {
        let columns = table.read(group)?;
        let [numbers, what, long @ ..] = columns.as_slice() else { return Err(damaged()) };
        for (row, (&number, &what)) in numbers.short().iter().zip(what.short()).enumerate() {
            let number = number.cast_unsigned();
            let rest = all.get_mut(number as usize / PARTITION).ok_or_else(damaged)?;
            let at = |column: usize| long.get(column).and_then(|c| c.long().get(row)).copied();
            let numbers = [at(0), at(1), at(2), at(3), at(4)];
            if numbers.contains(&None) {
                return Err(damaged());
            }
            rest.take(number, what, numbers.map(Option::unwrap_or_default)).ok_or_else(damaged)?;
        }
    }
    Ok(all)
}

impl Rest {
    /// Takes a row; `None` for one that was never written.
    fn take(&mut self, number: u32, what: i32, [a, b, c, d, e]: [i64; 5]) -> Option<()> {
        if self.parts.last().is_none_or(|part| part.0 != number) {
            let ends = [self.contracts.len(), self.gaps.len(), self.components.len()];
            self.parts.push((number, ends.map(|end| end as u32..end as u32)));
        }
        match what {
            CONTRACT => self.contracts.push((Instant(a), b)),
            GAP => self.gaps.push(Gap {
                currency: currency(d)?,
                why: match e {
                    0 => Untold::MissingFx(Day(i32::try_from(c).ok()?)),
                    _ => Untold::TooLarge,
                },
                from: Instant(a),
                to: Instant(b),
            }),
            COMPONENT => self.components.push(component(a, b, c, d, e)?),
            _ => return None,
        }
        let part = &mut self.parts.last_mut()?.1;
        part[0].end = self.contracts.len() as u32;
        part[1].end = self.gaps.len() as u32;
        part[2].end = self.components.len() as u32;
        Some(())
    }
}

/// A component of which only times, levels, currency and item are known; items are told apart,
/// not named.
fn component(from: i64, to: i64, native: Mrr, account: Mrr, item: i64) -> Option<Component> {
    Some(Component {
        from: Instant(from),
        to: Instant(to),
        subscription: Sym((item >> 32) as u32),
        item: Sym::NONE,
        plan: Sym::NONE,
        currency: currency(item & 0xffff_ffff)?,
        native,
        account,
        term: Term::MONTH,
        told_by: FactKind::Subscription,
    })
}
