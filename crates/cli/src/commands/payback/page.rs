//! Payback as tables.

use tenure_engine::payback::{Brought, CashMonth, PaidBack, Paying};
use tenure_i18n::numbers;
use tenure_metrics::reading::{Fraction, Reason, Value};

use super::Answer;
use crate::colour::Paint;
use crate::commands::metric::wrapped;
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Setting, Sheet, Tone};
use crate::show;
use crate::words::{self, lang, tr, words};

/// Ages that the page shows.
const STOPS: [u32; 11] = [1, 2, 3, 6, 9, 12, 18, 24, 36, 48, 60];

/// The answer for people.
pub fn text(answer: &Answer<'_>, asked: &[String], paint: Paint) -> String {
    let mut parts = vec![tr!("payback-title")];
    parts.push(tr!("payback-each", currency = answer.currency.code()));
    if answer.args.cac != "standard" {
        parts.push(format!("cac {}", answer.args.cac));
    }
    parts.extend(answer.args.segment.told());
    parts.extend_from_slice(asked);
    let text = parts.join(" · ") + "\n\n" + &curves(answer).text(Setting::plain(paint));
    notes(answer).iter().fold(text, |text, note| text + &wrapped(note, "", "  "))
}

/// Cohorts down, months paid across, all together last.
pub fn curves(answer: &Answer<'_>) -> Sheet {
    let stops: Vec<u32> = STOPS.into_iter().filter(|&stop| stop <= answer.args.ages).collect();
    let mut columns = vec![
        Column::text("cohort", &tr!("cohorts-cohort")),
        Column::number("customers", &tr!("col-customers")),
        Column::number("cac", &tr!("payback-cost")),
    ];
    columns.extend(stops.iter().map(|n| Column::number(&n.to_string(), &n.to_string())));
    columns.push(Column::number("paid_back", &tr!("payback-after")));
    let mut sheet = Sheet::new(columns);
    for cohort in &answer.found.cohorts {
        sheet.push(row(cohort, &stops, answer));
    }
    let all = row(&answer.found.together, &stops, answer);
    sheet.push(all.into_iter().map(|cell| cell.toned(Tone::Strong)).collect());
    sheet
}

fn row(cohort: &Paying, stops: &[u32], answer: &Answer<'_>) -> Vec<Cell> {
    let name = |period| figures::period_title(period, answer.range.grain);
    let start = cohort.ages.first().copied().unwrap_or(Err(Reason::NotGiven));
    let title = cohort.period.as_ref().map_or_else(|| tr!("payback-together"), name);
    let mut cells = vec![Cell::text(title)];
    cells.push(match start {
        Ok(brought) => Cell::count(u64::try_from(brought.customers).unwrap_or(0)),
        Err(Reason::EmptyCohort) => Cell::quiet(0),
        Err(_) => Cell::empty(),
    });
    cells.push(match start {
        Ok(brought) => {
            each(brought.spend, &brought, answer).map_or_else(Cell::undefined, Cell::text)
        }
        Err(Reason::EmptyCohort | Reason::Immature) => Cell::empty(),
        Err(_) => Cell::undefined(),
    });
    cells.extend(stops.iter().map(|&stop| at(cohort, stop as usize, answer)));
    cells.push(match cohort.paid_back() {
        PaidBack::After(months) => Cell::text(tr!("amount-months", n = months)).toned(Tone::Good),
        PaidBack::NotYet(_) => Cell::text(tr!("payback-not-yet")).toned(Tone::Faint),
        PaidBack::Unknown(Reason::EmptyCohort | Reason::Immature) => Cell::empty(),
        PaidBack::Unknown(_) => Cell::undefined(),
    });
    cells
}

fn at(cohort: &Paying, age: usize, answer: &Answer<'_>) -> Cell {
    match cohort.ages.get(age) {
        Some(Ok(brought)) => {
            let tone = if brought.balance() < 0 { Tone::Plain } else { Tone::Good };
            let shown = each(brought.balance(), brought, answer);
            shown.map_or_else(Cell::undefined, |text| Cell::text(text).toned(tone))
        }
        Some(Err(Reason::Immature | Reason::EmptyCohort)) | None => Cell::empty(),
        Some(Err(_)) => Cell::undefined(),
    }
}

/// An amount for each customer of a cohort, in whole units.
fn each(amount: i128, of: &Brought, answer: &Answer<'_>) -> Option<String> {
    let value = Value::Money(Fraction { num: amount, den: of.customers.max(1).into() });
    Some(show::grouped(&value.decimal(answer.currency, 0)?))
}

fn notes(answer: &Answer<'_>) -> Vec<String> {
    let mut notes = vec![tr!("payback-note")];
    if let Some((months, deepest)) = answer.found.together.trough() {
        let amount = each(deepest.balance(), &deepest, answer).unwrap_or_default();
        let amount = numbers::money(lang(), &amount, answer.currency.code());
        let when = tr!("amount-months", n = months);
        notes.push(tr!("payback-deepest", amount = amount, when = when));
    }
    match &answer.found.cash {
        Ok(months) => notes.extend(cash(months, answer)),
        Err(reason) => notes.push(tr!("payback-no-cash", why = words().reason(*reason))),
    }
    let all = answer.found.cohorts.iter().chain([&answer.found.together]);
    for reason in all.flat_map(|cohort| &cohort.ages).filter_map(|age| age.err()) {
        let note = figures::dash(reason);
        if !matches!(reason, Reason::Immature | Reason::EmptyCohort) && !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// The trough of all cohorts by calendar month.
fn cash(months: &[CashMonth], answer: &Answer<'_>) -> Option<String> {
    let deepest = months.iter().min_by_key(|month| month.so_far)?;
    let last = months.last()?;
    let name = |month: &CashMonth| figures::period_title(&month.period, answer.range.grain);
    if deepest.so_far >= 0 {
        return None;
    }
    let after = months.iter().skip_while(|month| month.period != deepest.period);
    let back = after.clone().find(|month| month.so_far >= 0);
    let (from, when) = (name(months.first()?), name(deepest));
    let amount = show::money_of(deepest.so_far, answer.currency);
    Some(match back {
        Some(month) => {
            let then = name(month);
            tr!("payback-cash-back", from = from, when = when, amount = amount, then = then)
        }
        None => tr!(
            "payback-cash-still",
            from = from,
            when = when,
            amount = amount,
            still = show::money(last.so_far, answer.currency),
            then = name(last),
        ),
    })
}

/// One row for each cohort and age, unrounded but for twelve decimals.
pub fn long(answer: &Answer<'_>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("cohort", "Cohort"),
        Column::number("months", "Months"),
        Column::number("customers", "Customers"),
        Column::number("cac", "Cost of each"),
        Column::number("mrr_so_far", "MRR so far of each"),
        Column::number("margin_so_far", "Margin so far of each"),
        Column::number("balance", "Balance of each"),
        Column::text("undefined", "Undefined"),
    ]);
    for cohort in answer.found.cohorts.iter().chain([&answer.found.together]) {
        for (months, brought) in (0_u64..).zip(&cohort.ages) {
            let name = cohort.period.map_or("together".to_owned(), |p| p.first.to_string());
            let mut row = vec![Cell::text(name), Cell::new(months.to_string(), months)];
            match brought {
                Ok(brought) => {
                    row.push(Cell::count(u64::try_from(brought.customers).unwrap_or(0)));
                    let of = |amount| Cell::text(exact(amount, brought, answer));
                    row.extend([brought.spend, brought.mrr, brought.margin].map(of));
                    row.extend([of(brought.balance()), Cell::empty()]);
                }
                Err(reason) => {
                    row.resize(7, Cell::empty());
                    row.push(Cell::text(words::why(reason)));
                }
            }
            sheet.push(row);
        }
    }
    sheet
}

fn exact(amount: i128, of: &Brought, answer: &Answer<'_>) -> String {
    let value = Value::Money(Fraction { num: amount, den: of.customers.max(1).into() });
    value.shortest(answer.currency).unwrap_or_default()
}

/// The whole answer as one object.
pub fn json(answer: &Answer<'_>, head: Object) -> Object {
    let cash = match &answer.found.cash {
        Ok(months) => Json::objects(months.iter().map(|month| {
            let money = |units| figures::money(units, answer.currency);
            Object::new()
                .with("month", month.period.first.to_string())
                .with("spend", money(month.spend))
                .with("margin", money(month.margin))
                .with("so_far", money(month.so_far))
        })),
        Err(_) => Json::Value(serde_json::Value::Null),
    };
    let cohorts = answer.found.cohorts.iter().map(|cohort| curve(cohort, answer));
    head.with("cac", answer.args.cac.clone())
        .with("segment", answer.args.segment.segment.clone())
        .with("currency", answer.currency.code())
        .with("cohorts", Json::objects(cohorts))
        .with("together", curve(&answer.found.together, answer))
        .with("cash", cash)
        .with("cash_undefined", answer.found.cash.as_ref().err().map(|why| why.to_string()))
}

fn curve(cohort: &Paying, answer: &Answer<'_>) -> Object {
    let (paid, seen, why) = match cohort.paid_back() {
        PaidBack::After(months) => (Some(months), None, None),
        PaidBack::NotYet(months) => (None, Some(months), None),
        PaidBack::Unknown(reason) => (None, None, Some(words::why(reason))),
    };
    let trough = cohort.trough().map(|(months, deepest)| {
        Object::new()
            .with("months", months)
            .with("balance", exact(deepest.balance(), &deepest, answer))
    });
    let ages = cohort.ages.iter().map(|age| match age {
        Ok(brought) => {
            let of = |amount| exact(amount, brought, answer);
            Object::new()
                .with("customers", brought.customers)
                .with("cac", of(brought.spend))
                .with("mrr_so_far", of(brought.mrr))
                .with("margin_so_far", of(brought.margin))
                .with("balance", of(brought.balance()))
        }
        Err(reason) => Object::new().with("undefined", words::why(reason)),
    });
    Object::new()
        .with("cohort", cohort.period.map(|period| period.first.to_string()))
        .with("paid_back_after_months", paid)
        .with("not_paid_back_in_months", seen)
        .with("undefined", why)
        .with("trough", trough.map_or(Json::Value(serde_json::Value::Null), Into::into))
        .with("by_months", Json::objects(ages))
}
