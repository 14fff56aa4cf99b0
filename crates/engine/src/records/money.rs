//! Spend and revenue: money of whole months, in the account currency.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use tenure_domain::fx::Rate;
use tenure_domain::money::{Amount, Currency, units_per_amount};
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::reading::{Categories, Reason};
use tenure_metrics::records::{Category, Record, Revenue, Spend};

use super::hand::{Hand, Line};
use super::load::Reading;
use super::{About, List, NOBODY, OWN, OfAll, Spans};
use crate::error::Error;
use tenure_domain::symbols::Sym;

/// A row with its month, and its amount or why that is unknown.
type Monthly<T> = (Day, Result<i128, Reason>, T);

/// Costs by month.
pub(super) fn spend(reading: &mut Reading<'_>) -> Result<List<Spend>, Error> {
    const DIMENSIONS: [&str; 4] = ["category", "channel", "campaign", "item"];
    let lack = lack(reading)?;
    let rows = match lack {
        Some(_) => Vec::new(),
        None => reading.rows(TableId::Spend, &[], |this, line| {
            let category = Category::parse(line.text("category"))?;
            let own = this.own(line, &DIMENSIONS);
            monthly(this, line, (category, own, name(line, &DIMENSIONS)))
        })?,
    };
    let make = |category, amount| Spend { category, amount };
    // Whoever came by whichever channel is kept by the same people.
    let of_all: OfAll<Spend> = (|it| it.category.keeps(), &["channel", "campaign"]);
    let of_all = Some(of_all);
    let missing = unnamed(&rows);
    let mut list = list(reading, rows, &DIMENSIONS, |of| of, make);
    list.untold.extend(missing);
    Ok(List { lack, of_all, ..list })
}

/// What no row tells of, in each month: costs of a kind that nobody names are not nothing.
fn unnamed<T>(rows: &[Monthly<(Category, T, String)>]) -> Vec<(Day, Reason, Spend)> {
    let named = |category: &Category| rows.iter().any(|(.., (of, ..))| of == category);
    let missing = |group: &&[Category]| !group.iter().any(named);
    let months: BTreeSet<Day> = rows.iter().map(|(month, ..)| *month).collect();
    let mut all = Vec::new();
    for group in Category::GROUPS.into_iter().filter(missing) {
        let reason = Reason::MissingCategory(TableId::Spend, Categories(group));
        for &month in &months {
            let untold = |&category| (month, reason, Spend { category, amount: 1 });
            all.extend(group.iter().map(untold));
        }
    }
    all
}

/// Whether the book is one of a single currency, and customers pay in others, too.
pub(super) fn beside_others(reading: &mut Reading<'_>) -> Result<bool, Error> {
    let Some(native) = reading.book.options.native else { return Ok(false) };
    Ok(billed(reading)?.into_iter().any(|currency| currency != native))
}

/// Why costs cannot be told in the view of one currency. What a company pays its people in says
/// nothing about what customers pay in, so all costs are those of all customers.
fn lack(reading: &mut Reading<'_>) -> Result<Option<Reason>, Error> {
    let Some(native) = reading.book.options.native else { return Ok(None) };
    let home = reading.options.account.currency;
    let mut all = billed(reading)?;
    if native != home {
        // Rates are worth account currency, so other money is worth nothing there.
        all.extend(named(reading, TableId::Spend, home)?);
    }
    all.remove(&native);
    Ok((!all.is_empty()).then_some(Reason::NotByCurrency(TableId::Spend, native)))
}

/// The currencies in which customers are billed.
fn billed(reading: &mut Reading<'_>) -> Result<BTreeSet<Currency>, Error> {
    let home = reading.options.account.currency;
    let mut all = BTreeSet::new();
    for table in [TableId::Invoices, TableId::MrrMonths] {
        all.extend(named(reading, table, home)?);
    }
    let plans = reading.rows(TableId::Plans, &["plan_id", "currency"], |_, line| {
        Some((line.text("plan_id").to_owned(), Currency::parse(line.text("currency"))))
    })?;
    let plans: FxHashMap<String, Option<Currency>> = plans.into_iter().collect();
    let columns = ["plan_id", "currency"];
    for (table, otherwise) in
        [(TableId::Subscriptions, Some(home)), (TableId::SubscriptionChanges, None)]
    {
        // Without a currency a row is in that of its plan.
        let rows = reading.rows(table, &columns, |_, line| {
            let own = Currency::parse(line.text("currency"));
            own.or_else(|| plans.get(line.text("plan_id")).copied().flatten()).or(otherwise)
        })?;
        all.extend(rows);
    }
    Ok(all)
}

/// The currencies that the rows of a table name; `otherwise` is that of rows without one.
fn named(
    reading: &mut Reading<'_>,
    table: TableId,
    otherwise: Currency,
) -> Result<BTreeSet<Currency>, Error> {
    let rows = reading.rows(table, &["currency"], |_, line| {
        Some(Currency::parse(line.text("currency")).unwrap_or(otherwise))
    })?;
    Ok(rows.into_iter().collect())
}

/// Recognised revenue by month.
pub(super) fn revenue(reading: &mut Reading<'_>) -> Result<List<Revenue>, Error> {
    let rows = reading.rows(TableId::Revenue, &[], |this, line| {
        // In the view of one currency, revenue in others is not of those who pay in it.
        let native = this.book.options.native;
        let inside = native.is_none_or(|native| native == currency(this, line));
        inside.then(|| monthly(this, line, ())).flatten()
    })?;
    let make = |(), amount| Revenue { amount };
    Ok(list(reading, rows, &[], |()| ((), [Sym::NONE; OWN], String::new()), make))
}

/// What a row of costs is called: its category and whatever else it names.
fn name(line: &Line<'_, '_>, columns: &[&str]) -> String {
    let parts = columns.iter().map(|column| line.text(column));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// The currency of a row.
fn currency(reading: &Hand<'_>, line: &Line<'_, '_>) -> Currency {
    Currency::parse(line.text("currency")).unwrap_or(reading.options.account.currency)
}

/// Month and amount of a row.
fn monthly<T>(reading: &mut Hand<'_>, line: &Line<'_, '_>, of: T) -> Option<Monthly<T>> {
    let currency = currency(reading, line);
    let month = line.cols.short("month").day(line.at)?.month_start();
    let amount = line.cols.money("amount").at(line.at, || currency)?;
    let zone = &reading.options.account.zone;
    let end = zone.start_of_day(month.add_months(1)).plus(-1);
    let end = end.min(reading.options.now);
    reading.seen(line, end);
    Some((month, converted(reading, amount, currency, month), of))
}

/// An amount of a month in MRR units of the account currency, at the rate of the month's last day.
fn converted(
    reading: &Hand<'_>,
    amount: Amount,
    currency: Currency,
    month: Day,
) -> Result<i128, Reason> {
    let home = reading.book.currency();
    let day = Day(month.add_months(1).0 - 1);
    let rate = match currency == home {
        true => Some(Rate::ONE),
        false => reading.book.facts.fx.rate(currency, day),
    };
    let rate = rate.ok_or(Reason::MissingFx(currency, day))?;
    let (num, den) = units_per_amount(currency);
    let units = i128::from(amount) * i128::from(num) / i128::from(den);
    let units = i64::try_from(units).map_err(|_| Reason::TooLarge)?;
    rate.convert(units, currency, home).map(i128::from).map_err(|_| Reason::TooLarge)
}

fn list<R: Record + Send, T, U>(
    reading: &mut Reading<'_>,
    rows: Vec<Monthly<T>>,
    own: &'static [&'static str],
    untangle: impl Fn(T) -> (U, [Sym; OWN], String),
    make: impl Fn(U, i128) -> R,
) -> List<R> {
    let mut months: Vec<Day> = rows.iter().map(|row| row.0).collect();
    months.sort_unstable();
    months.dedup();
    let (mut made, mut untold): (Vec<(About, R)>, Vec<_>) = (Vec::new(), Vec::new());
    for (month, amount, of) in rows {
        let (of, own, name) = untangle(of);
        match amount {
            Err(reason) => untold.push((month, reason, make(of, 1))),
            Ok(amount) => {
                let at = reading.options.account.zone.start_of_day(month);
                let month = &month.to_string()[..7];
                let id = [month, &name].join(" ");
                let id = reading.whose.names.intern(id.trim_end());
                let about = About { holder: NOBODY, at, until: Instant::MAX, id, own };
                made.push((about, make(of, amount)));
            }
        }
    }
    List { untold, ..List::new(made, own, false, Spans::Months(months)) }
}
