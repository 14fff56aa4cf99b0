//! Lifetimes as tables.

use tenure_models::survival::Quantile;

use super::answer::{Answer, Group, Month, in_months};
use crate::colour::Paint;
use crate::sheet::{Cell, Column, Setting, Sheet, Tone};
use crate::show::{NOTHING, grouped};
use crate::statistics::{chance, decimal, level_name, percent};

/// Fewer at risk than this: what the curve says then is one customer's doing.
const FEW_AT_RISK: u64 = 10;

/// Months at which headings are set side by side.
const STOPS: [u32; 7] = [1, 3, 6, 12, 24, 36, 60];

/// The answer for people.
pub fn text(answer: &Answer, paint: Paint) -> String {
    let sheet = match answer.groups.as_slice() {
        [] => return "nobody has been a customer yet\n".to_owned(),
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
    let late = match group.curve.late() {
        0 => String::new(),
        late => format!(", {} of them seen only from a later age on", count(late)),
    };
    format!(
        "{} customers{late}, {} left\nHalf have left after {}\nMean of the first {} months: {}",
        count(group.curve.n()),
        count(group.curve.ended()),
        median_text(&group.median, answer),
        answer.asked.months,
        mean_text(group, answer),
    )
}

fn median_text(median: &Quantile, answer: &Answer) -> String {
    let age = |age: Option<u32>| age.map(|age| format!("{:.1}", in_months(age)));
    let level = level_name(answer.asked.level);
    let low = age(median.low);
    match (age(median.value), low, age(median.high)) {
        (None, None, _) => "longer than was seen".to_owned(),
        (None, Some(low), _) => format!("longer than was seen ({level}: at least {low} months)"),
        (Some(value), Some(low), Some(high)) => {
            format!("{value} months ({level}: {low} to {high})")
        }
        (Some(value), low, high) => {
            let low = low.unwrap_or_else(|| "less".to_owned());
            let high = high.unwrap_or_else(|| "longer than was seen".to_owned());
            format!("{value} months ({level}: {low} to {high})")
        }
    }
}

fn mean_text(group: &Group, answer: &Answer) -> String {
    match &group.mean {
        Some(mean) => format!(
            "{:.1} months as a customer ({}: {:.1} to {:.1})",
            mean.value,
            level_name(answer.asked.level),
            mean.interval.low,
            mean.interval.high
        ),
        None => format!("{NOTHING} nobody was seen for so long"),
    }
}

/// A curve, month by month, until too few are at risk.
fn months(group: &Group) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::number("month", "Month"),
        Column::number("at_risk", "At risk"),
        Column::number("left", "Left by then"),
        Column::number("share", "Still there"),
        Column::number("low", "from"),
        Column::number("high", "to"),
    ]);
    for month in shown(group) {
        let end = |end: Option<f64>| match end {
            Some(end) => Cell::text(format!("{} %", percent(end, 1))),
            None => Cell::empty(),
        };
        sheet.push(vec![
            Cell::count(month.month.into()),
            Cell::count(month.at_risk),
            Cell::count(month.left),
            Cell::text(format!("{} %", percent(month.share, 1))).toned(Tone::Strong),
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
        Column::text("group", "Group"),
        Column::number("customers", "Customers"),
        Column::number("left", "Left"),
    ];
    for stop in &stops {
        let plural = if *stop == 1 { "" } else { "s" };
        columns.push(Column::number(&stop.to_string(), &format!("{stop} month{plural}")));
    }
    columns.push(Column::number("median", "Half left after"));
    columns.push(Column::number("mean", &format!("Mean of {} months", answer.asked.months)));
    let mut sheet = Sheet::new(columns);
    for group in &answer.groups {
        let mut row = vec![
            Cell::text(group.label.clone().unwrap_or_default()),
            Cell::count(group.curve.n()),
            Cell::count(group.curve.ended()),
        ];
        row.extend(stops.iter().map(|&stop| at(group, stop)));
        row.push(median_cell(&group.median));
        row.push(match &group.mean {
            None => Cell::undefined(),
            Some(mean) => Cell::text(format!(
                "{:.1} ({:.1} to {:.1})",
                mean.value, mean.interval.low, mean.interval.high
            )),
        });
        sheet.push(row);
    }
    sheet
}

fn at(group: &Group, month: u32) -> Cell {
    let Some(month) = group.months.get(month as usize) else { return Cell::undefined() };
    let mark = if month.at_risk < FEW_AT_RISK { "~" } else { "" };
    Cell::text(format!("{mark}{} %", percent(month.share, 1)))
}

fn median_cell(median: &Quantile) -> Cell {
    let age =
        |age: Option<u32>| age.map_or("…".to_owned(), |age| format!("{:.1}", in_months(age)));
    match median {
        Quantile { value: None, low: None, .. } => Cell::undefined(),
        Quantile { value: None, low, .. } => Cell::text(format!("over {}", age(*low))),
        _ => Cell::text(format!(
            "{} ({} to {})",
            age(median.value),
            age(median.low),
            age(median.high)
        )),
    }
}

fn notes(answer: &Answer) -> Vec<String> {
    let mut notes = vec![format!(
        "Kaplan-Meier; {} intervals, {}",
        level_name(answer.asked.level),
        method(answer)
    )];
    let groups = answer.groups.as_slice();
    let cut = |group: &&Group| shown(group).len() < group.months.len();
    match groups {
        [group] if group.label.is_none() => {
            if let Some(month) = group.months.get(shown(group).len()).filter(|_| cut(&group)) {
                let month = month.month;
                notes.push(format!(
                    "from month {month} on fewer than {FEW_AT_RISK} are at risk: --format csv has them"
                ));
            }
        }
        _ => {
            let few = |group: &Group| group.months.iter().any(|m| m.at_risk < FEW_AT_RISK);
            if groups.iter().any(few) {
                notes.push(format!("~ fewer than {FEW_AT_RISK} are at risk then"));
            }
            let short = |group: &Group| group.months.len() <= answer.asked.months as usize;
            if groups.iter().any(|group| short(group) || group.mean.is_none()) {
                notes.push(format!("{NOTHING} nobody was seen for so long"));
            }
        }
    }
    for group in groups {
        let name = group.label.as_deref().map_or(String::new(), |label| format!("{label}: "));
        if let Some(age) = group.curve.broken_at() {
            notes.push(format!(
                "{name}at {:.1} months all who were then seen had left though others are seen \
                 later; the curve says nothing from there on",
                in_months(age)
            ));
        }
        if let Some(first) = group.curve.first().filter(|&first| first > 0) {
            let first = in_months(first);
            notes.push(format!("{name}nobody was seen before {first:.1} months"));
        }
    }
    notes.extend(test(answer));
    notes
}

fn method(answer: &Answer) -> String {
    let all = answer.groups.iter().flat_map(|group| &group.months);
    let first = all.filter_map(|month| month.interval).next();
    first.map_or("none yet".to_owned(), |interval| interval.method.to_string())
}

fn test(answer: &Answer) -> Option<String> {
    if let Some(why) = &answer.untested {
        return Some(format!("Log-rank test: {NOTHING} {why}"));
    }
    let test = answer.test.as_ref()?;
    let verdict = match test.p {
        p if p >= 1.0 - answer.asked.level.value() => {
            "chance alone could make the curves differ so"
        }
        _ => "the curves differ by more than chance",
    };
    Some(format!(
        "Log-rank test: χ² {:.2} on {} degree{} of freedom, {}: {verdict}",
        test.chi_square,
        test.freedom,
        if test.freedom == 1 { "" } else { "s" },
        chance(test.p),
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
