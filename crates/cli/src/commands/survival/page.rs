//! Lifetimes as tables.

use tenure_i18n::number;
use tenure_models::survival::Quantile;

use super::answer::{Answer, Group, Month, in_months};
use crate::called;
use crate::colour::Paint;
use crate::sheet::{Cell, Column, Setting, Sheet, Tone};
use crate::show::{decimal as decimal_shown, grouped, share};
use crate::statistics::{chance, decimal, level_name, method_name};
use crate::words::tr;

/// Fewer at risk than this: what the curve says then is one customer's doing.
const FEW_AT_RISK: u64 = 10;

/// Months at which headings are set side by side.
const STOPS: [u32; 7] = [1, 3, 6, 12, 24, 36, 60];

/// The answer for people.
pub fn text(answer: &Answer, paint: Paint) -> String {
    let sheet = match answer.groups.as_slice() {
        [] => return tr!("survival-nobody") + "\n",
        [group] if group.label.is_none() => months(group),
        _ => summary(answer),
    };
    let head = match answer.groups.as_slice() {
        [group] if group.label.is_none() => summary_line(group, answer) + "\n\n",
        _ => String::new(),
    };
    let notes: String = notes(answer).iter().map(|note| format!("{note}\n")).collect();
    head + &sheet.text(Setting::plain(paint)) + &notes
}

/// The table alone.
pub fn markdown(answer: &Answer) -> String {
    match answer.groups.as_slice() {
        [group] if group.label.is_none() => months(group).markdown(),
        _ => summary(answer).markdown(),
    }
}

fn count(n: u64) -> String {
    grouped(&n.to_string())
}

fn summary_line(group: &Group, answer: &Answer) -> String {
    let (n, left) = (group.curve.n(), count(group.curve.ended()));
    let customers = match group.curve.late() {
        0 => tr!("survival-customers", n = n, left = left),
        late => tr!("survival-customers-late", n = n, late = count(late), left = left),
    };
    let half = tr!("survival-half", when = median_text(&group.median, answer));
    let (months, mean) = (answer.asked.months, mean_text(group, answer));
    format!("{customers}\n{half}\n{}", tr!("survival-mean", months = months, mean = mean))
}

/// A number of months with one decimal.
fn one_decimal(months: f64) -> String {
    format!("{months:.1}")
}

/// The same as it is shown.
fn tenth(months: f64) -> String {
    decimal_shown(&one_decimal(months))
}

fn median_text(median: &Quantile, answer: &Answer) -> String {
    let age = |age: Option<u32>| age.map(|age| one_decimal(in_months(age)));
    let shown = |age: Option<String>| age.map(|plain| decimal_shown(&plain));
    let level = level_name(answer.asked.level);
    match (age(median.value), age(median.low), age(median.high)) {
        (None, None, _) => tr!("survival-longer"),
        (None, Some(low), _) => {
            tr!("survival-longer-than", level = level, months = number(&low))
        }
        (Some(value), low, high) => {
            let low = shown(low).unwrap_or_else(|| tr!("survival-less"));
            let high = shown(high).unwrap_or_else(|| tr!("survival-longer"));
            tr!("survival-median", months = number(&value), level = level, low = low, high = high)
        }
    }
}

fn mean_text(group: &Group, answer: &Answer) -> String {
    match &group.mean {
        Some(mean) => tr!(
            "survival-as-customer",
            months = number(&one_decimal(mean.value)),
            level = level_name(answer.asked.level),
            low = tenth(mean.interval.low),
            high = tenth(mean.interval.high),
        ),
        None => tr!("survival-unseen"),
    }
}

/// A curve, month by month, until too few are at risk.
fn months(group: &Group) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::number("month", &tr!("col-month")),
        Column::number("at_risk", &tr!("survival-at-risk")),
        Column::number("left", &tr!("survival-left-by-then")),
        Column::number("share", &tr!("survival-still")),
        Column::number("low", &tr!("col-low")),
        Column::number("high", &tr!("col-high")),
    ]);
    for month in shown(group) {
        let end = |end: Option<f64>| match end {
            Some(end) => Cell::text(share(end, 1)),
            None => Cell::empty(),
        };
        sheet.push(vec![
            Cell::count(month.month.into()),
            Cell::count(month.at_risk),
            Cell::count(month.left),
            Cell::text(share(month.share, 1)).toned(Tone::Strong),
            end(month.interval.map(|i| i.low)),
            end(month.interval.map(|i| i.high)),
        ]);
    }
    sheet
}

/// The months at which enough are at risk; where never, all there are.
fn shown(group: &Group) -> &[Month] {
    let enough = group.months.partition_point(|month| month.at_risk >= FEW_AT_RISK);
    // With late entries few are at risk at first; then all is shown.
    if enough == 0 { &group.months } else { &group.months[..enough] }
}

/// Headings side by side.
fn summary(answer: &Answer) -> Sheet {
    let stops: Vec<u32> = STOPS.into_iter().filter(|&stop| stop <= answer.asked.months).collect();
    let mut columns = vec![
        Column::text("group", &tr!("table-group")),
        Column::number("customers", &tr!("col-customers")),
        Column::number("left", &tr!("col-left")),
    ];
    for stop in &stops {
        columns.push(Column::number(&stop.to_string(), &tr!("amount-months", n = *stop)));
    }
    columns.push(Column::number("median", &tr!("survival-half-column")));
    let mean = tr!("survival-mean-column", months = answer.asked.months);
    columns.push(Column::number("mean", &mean));
    let mut sheet = Sheet::new(columns);
    for group in &answer.groups {
        let mut row = vec![
            called::cell(group.label.as_deref().unwrap_or_default(), called::heading),
            Cell::count(group.curve.n()),
            Cell::count(group.curve.ended()),
        ];
        row.extend(stops.iter().map(|&stop| at(group, stop)));
        row.push(median_cell(&group.median));
        row.push(match &group.mean {
            None => Cell::undefined(),
            Some(mean) => {
                let (low, high) = (tenth(mean.interval.low), tenth(mean.interval.high));
                Cell::text(range(tenth(mean.value), low, high))
            }
        });
        sheet.push(row);
    }
    sheet
}

fn at(group: &Group, month: u32) -> Cell {
    let Some(month) = group.months.get(month as usize) else { return Cell::undefined() };
    let mark = if month.at_risk < FEW_AT_RISK { "~" } else { "" };
    Cell::text(format!("{mark}{}", share(month.share, 1)))
}

/// A value with the ends of its interval.
fn range(value: String, low: String, high: String) -> String {
    tr!("survival-range", value = value, low = low, high = high)
}

fn median_cell(median: &Quantile) -> Cell {
    let age = |age: Option<u32>| age.map_or("…".to_owned(), |age| tenth(in_months(age)));
    match median {
        Quantile { value: None, low: None, .. } => Cell::undefined(),
        // One that was not reached is none, though its interval has a lower end.
        Quantile { value: None, low, high } => {
            Cell::text(range("–".to_owned(), age(*low), age(*high)))
        }
        _ => Cell::text(range(age(median.value), age(median.low), age(median.high))),
    }
}

fn notes(answer: &Answer) -> Vec<String> {
    let level = level_name(answer.asked.level);
    let mut notes = vec![tr!("survival-note", level = level, method = method(answer))];
    let groups = answer.groups.as_slice();
    let cut = |group: &&Group| shown(group).len() < group.months.len();
    match groups {
        [group] if group.label.is_none() => {
            if let Some(month) = group.months.get(shown(group).len()).filter(|_| cut(&group)) {
                let month = month.month;
                notes.push(tr!("survival-from-month", month = month, n = FEW_AT_RISK));
            }
        }
        _ => {
            let few = |group: &Group| group.months.iter().any(|m| m.at_risk < FEW_AT_RISK);
            if groups.iter().any(few) {
                notes.push(tr!("survival-few", n = FEW_AT_RISK));
            }
            let short = |group: &Group| group.months.len() <= answer.asked.months as usize;
            if groups.iter().any(|group| short(group) || group.mean.is_none()) {
                notes.push(tr!("survival-unseen"));
            }
        }
    }
    for group in groups {
        // A curve of everyone has no name.
        let name = group.label.as_deref().map(called::heading);
        let name = name.map_or(String::new(), |name| format!("{name}:"));
        let age = |age: u32| number(&one_decimal(in_months(age)));
        if let Some(at) = group.curve.broken_at() {
            let note = tr!("survival-broken", name = name.as_str(), months = age(at));
            notes.push(note.trim_start().to_owned());
        }
        if let Some(first) = group.curve.first().filter(|&first| first > 0) {
            let note = tr!("survival-before", name = name, months = age(first));
            notes.push(note.trim_start().to_owned());
        }
    }
    notes.extend(test(answer));
    notes
}

fn method(answer: &Answer) -> String {
    let all = answer.groups.iter().flat_map(|group| &group.months);
    let first = all.filter_map(|month| month.interval).next();
    first.map_or_else(|| tr!("survival-no-method"), |interval| method_name(interval.method))
}

fn test(answer: &Answer) -> Option<String> {
    if let Some(why) = &answer.untested {
        return Some(tr!("survival-untested", why = why.shown.as_str()));
    }
    let test = answer.test.as_ref()?;
    let verdict = match test.p {
        p if p >= 1.0 - answer.asked.level.value() => tr!("survival-by-chance"),
        _ => tr!("survival-by-more"),
    };
    Some(tr!(
        "survival-test",
        value = decimal_shown(&format!("{:.2}", test.chi_square)),
        freedom = test.freedom,
        p = chance(test.p),
        verdict = verdict,
    ))
}

/// One row for each heading and month.
pub fn long(answer: &Answer) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("group", "Group"),
        Column::number("month", "Month"),
        Column::number("at_risk", "At risk"),
        Column::number("left", "Left"),
        Column::number("share", "Share"),
        Column::number("low", "Low"),
        Column::number("high", "High"),
        Column::text("level", "Level"),
        Column::text("method", "Method"),
    ]);
    for group in &answer.groups {
        for month in &group.months {
            let end = |end: Option<f64>| end.map_or_else(Cell::empty, |v| Cell::text(decimal(v)));
            let method = month.interval.map_or(String::new(), |i| i.method.to_string());
            let level = month.interval.map_or(String::new(), |i| i.level.to_string());
            sheet.push(vec![
                Cell::text(group.label.clone().unwrap_or_default()),
                Cell::new(month.month.to_string(), month.month),
                Cell::new(month.at_risk.to_string(), month.at_risk),
                Cell::new(month.left.to_string(), month.left),
                Cell::text(decimal(month.share)),
                end(month.interval.map(|i| i.low)),
                end(month.interval.map(|i| i.high)),
                Cell::text(level),
                Cell::text(method),
            ]);
        }
    }
    sheet.drop_empty("group");
    sheet
}
