//! Sums of windows ahead and back.

use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::renewals::{Outcome, RenewalRow, counted};
use tenure_metrics::reading::{Fraction, Reason, Value};
use tenure_metrics::renewals::Renewals;

use crate::figures;
use crate::sheet::{Cell, Column, Sheet, Tone};
use crate::show;
use crate::words::tr;

/// A window and its renewals.
#[derive(Clone, Debug)]
pub struct Window {
    /// First day.
    pub from: Day,
    /// First day after it.
    pub to: Day,
    /// Sums of those that are decided, and of those that are open.
    pub sums: Renewals,
    /// Customers with a term that ends in it, decided or not.
    pub customers: i64,
    /// MRR of those to come that is known to end.
    pub leaving: i128,
    /// MRR of those to come that do not renew by themselves.
    pub in_doubt: i128,
    /// Why it is undefined.
    pub trouble: Option<Reason>,
}

impl Window {
    /// The window of rows that may reach beyond it.
    pub fn new(from: Day, to: Day, rows: &[RenewalRow]) -> Window {
        let mut inside: Vec<&RenewalRow> =
            rows.iter().filter(|row| from <= row.day && row.day < to).collect();
        inside.sort_by_key(|row| (row.customer, row.day));
        let of = |outcome: Outcome| -> i128 {
            let rows = inside.iter().filter(|row| row.outcome == outcome);
            rows.map(|row| i128::from(row.before)).sum()
        };
        let mut window = Window {
            from,
            to,
            sums: Renewals::default(),
            customers: 0,
            leaving: of(Outcome::Leaving),
            in_doubt: of(Outcome::NeedsDecision),
            trouble: inside.iter().find_map(|row| row.trouble),
        };
        for of_customer in inside.chunk_by(|a, b| a.customer == b.customer) {
            window.sums.add(&counted(of_customer));
            window.customers += 1;
        }
        window
    }
}

/// The windows as a sheet.
pub fn sheet(windows: &[Window], book: &Book) -> Sheet {
    let currency = book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("from", &tr!("col-from")),
        Column::text("to", &tr!("col-to")),
        Column::number("customers", &tr!("col-customers")),
        Column::number("mrr", &tr!("col-mrr", currency = currency.code())),
        Column::number("open_mrr", &tr!("renewals-open")),
        Column::number("leaving_mrr", &tr!("renewals-leaving")),
        Column::number("needs_decision_mrr", &tr!("renewals-decision")),
        Column::number("renewed_customers", &tr!("renewals-renewed")),
        Column::number("lost_customers", &tr!("renewals-lost")),
        Column::number("renewed_mrr", &tr!("renewals-renewed-mrr")),
        Column::number("expansion", &tr!("renewals-expansion")),
        Column::number("contraction", &tr!("renewals-contraction")),
        Column::number("lost_mrr", &tr!("renewals-lost-mrr")),
        Column::number("logo_rate", &tr!("renewals-by-customers")),
        Column::number("gross_rate", &tr!("renewals-by-mrr")),
        Column::text("undefined", &tr!("column-undefined")),
    ]);
    let known = book.knows_terms();
    for window in windows {
        let sums = &window.sums;
        let reason = (!known).then_some(Reason::NoTerms).or(window.trouble);
        let nothing = || Cell::new(show::NOTHING, serde_json::Value::Null).toned(Tone::Faint);
        let count = |n: i64| match reason {
            Some(_) => nothing(),
            None => Cell::quiet(u64::try_from(n).unwrap_or(0)),
        };
        let money = |units: i128| match (reason, units) {
            (Some(_), _) => nothing(),
            (None, 0) => Cell::new("–", figures::money(0, currency)),
            _ => Cell::new(show::money(units, currency), figures::money(units, currency)),
        };
        let rate = |num: i128, den: i128| {
            let value = Value::Ratio(Fraction { num, den });
            match (reason, den > 0) {
                (None, true) => Cell::new(
                    show::percent(value).unwrap_or_default(),
                    value.shortest(currency).unwrap_or_default(),
                ),
                _ => nothing(),
            }
        };
        sheet.push(vec![
            Cell::day(window.from),
            Cell::day(window.to),
            count(window.customers),
            money(sums.due_mrr + sums.open_mrr),
            money(sums.open_mrr),
            money(window.leaving),
            money(window.in_doubt),
            count(sums.renewed_customers),
            count(sums.due_customers - sums.renewed_customers),
            money(sums.renewed_mrr),
            money(sums.expansion),
            money(sums.contraction),
            money(sums.lost),
            rate(sums.renewed_customers.into(), sums.due_customers.into()),
            rate(sums.renewed_mrr, sums.due_mrr),
            Cell::why(reason),
        ]);
    }
    sheet
}
