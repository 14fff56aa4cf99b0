//! Advocates as tables.

use tenure_engine::advocates::{Kind, Member, Trait};
use tenure_models::interval::{Caution, Proportion};

use super::Answer;
use crate::colour::Paint;
use crate::commands::metric::{customer, wrapped};
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Setting, Sheet, Tone, fit};
use crate::show::{self, NOTHING};
use crate::statistics::{self, decimal, level_name, percent};

/// The answer for people.
pub fn text(answer: &Answer<'_>, policy: &str, paint: Paint) -> String {
    let mut parts = vec![format!("Advocates: {}", answer.period)];
    parts.extend(answer.args.segment.segment.clone());
    parts.push(format!("policy {policy}"));
    let mut text = parts.join(" · ") + "\n\n";
    for line in summary(answer) {
        text += &format!("{line}\n");
    }
    text += "\n";
    let sheet = if answer.args.list { list(answer) } else { traits(answer) };
    let notes = if answer.args.list { Vec::new() } else { notes(answer) };
    let (all, nothing) = match answer.args.list {
        true => (listed(answer).count(), "no advocates and no key accounts"),
        false => (answer.found.traits.len(), "nobody to compare with nobody else"),
    };
    if sheet.rows.is_empty() {
        return text + nothing + "\n";
    }
    text += &sheet.text(Setting::plain(paint));
    if all > sheet.rows.len() {
        text += &format!("{} more: --limit {all}, or --format csv\n", all - sheet.rows.len());
    }
    notes.iter().fold(text, |text, note| text + &wrapped(note, "", "  "))
}

fn count(n: u64) -> String {
    show::grouped(&n.to_string())
}

/// A number of things by name.
fn several(n: u64, one: &str, more: &str) -> String {
    format!("{} {}", count(n), if n == 1 { one } else { more })
}

fn summary(answer: &Answer<'_>) -> Vec<String> {
    let found = &answer.found;
    let sum = |of: fn(&Member) -> i128| {
        u64::try_from(found.members.iter().map(of).sum::<i128>()).unwrap_or(0)
    };
    let key: i128 =
        found.members.iter().filter(|member| member.key).map(|m| i128::from(m.mrr)).sum();
    let all: i128 = found.members.iter().map(|member| i128::from(member.mrr)).sum();
    let share = if all > 0 { percent(key as f64 / all as f64, 1) } else { "0".to_owned() };
    let mut lines = vec![
        several(found.members.len() as u64, "customer", "customers"),
        format!(
            "{} referred {}, of whom {} became customers",
            count(found.count(|member| member.is(Kind::Referrers))),
            count(sum(|member| member.referrals)),
            count(sum(|member| member.converted)),
        ),
        format!(
            "{} promote, of {} who answered",
            count(found.count(|member| member.is(Kind::Promoters))),
            count(found.count(|member| member.promotes.is_some())),
        ),
        format!(
            "{} with {share} % of MRR",
            several(found.count(|member| member.key), "key account", "key accounts"),
        ),
    ];
    lines.extend(found.missing.iter().map(|table| {
        format!("{NOTHING} {}", tenure_metrics::reading::Reason::MissingTable(*table))
    }));
    lines
}

fn of(share: Proportion) -> String {
    format!("{} %", percent(share.value(), 1))
}

/// What advocates have in common.
pub fn traits(answer: &Answer<'_>) -> Sheet {
    let level = level_name(answer.level);
    let mut sheet = Sheet::new(vec![
        Column::text("dimension", "What"),
        Column::text("value", "Value"),
        Column::number("advocates", "Advocates"),
        Column::number("advocates_share", "Share"),
        Column::number("all_share", "Of all"),
        Column::number("lift", "Times"),
        Column::number("difference", "Against others"),
        Column::number("low", &format!("{level} from")),
        Column::number("high", "to"),
        Column::text("caution", ""),
    ]);
    for one in answer.found.traits.iter().take(answer.limit) {
        sheet.push(row(one));
    }
    sheet
}

fn row(one: &Trait) -> Vec<Cell> {
    let points = |value: f64| Cell::new(percent(value, 1), decimal(value));
    let mark = if one.caution.is_some() { "~" } else { "" };
    let tone = match one.caution {
        Some(_) => Tone::Faint,
        None if one.is_marked() => Tone::Strong,
        None => Tone::Plain,
    };
    let cells = vec![
        Cell::text(&one.dimension),
        Cell::new(fit(&one.value, 28), one.value.clone()),
        Cell::count(one.advocates.hits()),
        Cell::new(of(one.advocates), decimal(one.advocates.value())),
        Cell::new(of(one.all), decimal(one.all.value())),
        Cell::new(format!("{mark}{:.2}", one.lift()), decimal(one.lift())),
        points(one.advocates.value() - one.others.value()),
        points(one.difference.low),
        points(one.difference.high),
        Cell::new(if one.is_marked() { "*" } else { "" }, one.caution.map(Caution::name)),
    ];
    cells.into_iter().map(|cell| cell.toned(tone)).collect()
}

fn notes(answer: &Answer<'_>) -> Vec<String> {
    let found = &answer.found;
    let n = found.traits.len();
    let marked = found.traits.iter().filter(|one| one.is_marked()).count();
    let by_chance = n as f64 * answer.level.outside();
    let against = match answer.kind {
        Kind::Promoters => "those who answered",
        _ => "all customers",
    };
    let mut notes = vec![
        format!(
            "Times: the share among advocates over that among {against}. Against others: their \
             share less that of the {} who are no advocates, in percentage points (Newcombe).",
            count(found.compared(answer.kind) - found.count(|member| member.is(answer.kind))),
        ),
        format!(
            "* {marked} of {n} values differ by more than their interval; chance alone would make \
             some {by_chance:.0} of so many. What advocates have in common need not be why they \
             recommend.",
        ),
    ];
    if found.traits.iter().any(|one| one.caution.is_some()) {
        notes.push("~ few advocates or others, or few of one kind: read the interval".to_owned());
    }
    for (name, values) in &found.left_out {
        notes.push(format!(
            "{NOTHING} {name}: {values} values or more, too many to tell anyone apart"
        ));
    }
    notes
}

/// Advocates of any kind and key accounts.
fn listed<'a>(answer: &'a Answer<'_>) -> impl Iterator<Item = &'a Member> {
    answer.found.members.iter().filter(|member| member.is(Kind::Either) || member.key)
}

/// Advocates and key accounts, the largest first.
pub fn list(answer: &Answer<'_>) -> Sheet {
    let currency = answer.book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", "Customer"),
        Column::text("name", "Name"),
        Column::number("mrr", &format!("MRR, {currency}")),
        Column::number("referrals", "Referred"),
        Column::number("converted", "Won"),
        Column::text("promotes", "Promotes"),
        Column::text("key_account", "Key account"),
    ]);
    for member in listed(answer).take(answer.limit) {
        let (id, name) = customer(answer.book, member.number);
        let number = |n: i128| Cell::quiet(u64::try_from(n).unwrap_or(0));
        let (shown, promotes) = match member.promotes {
            Some(true) => ("yes", Some(true)),
            Some(false) => ("no", Some(false)),
            None => ("", None),
        };
        sheet.push(vec![
            Cell::text(id),
            Cell::new(fit(&name, 26), name),
            Cell::new(
                show::money(member.mrr.into(), currency),
                figures::money(member.mrr.into(), currency),
            ),
            number(member.referrals),
            number(member.converted),
            Cell::new(shown, promotes),
            Cell::new(if member.key { "yes" } else { "" }, member.key),
        ]);
    }
    sheet
}

/// The whole answer as one object.
pub fn json(answer: &Answer<'_>, head: Object) -> Object {
    let found = &answer.found;
    let share = |share: Proportion| {
        Object::new()
            .with("value", decimal(share.value()))
            .with("hits", share.hits())
            .with("n", share.n())
    };
    let traits = found.traits.iter().take(answer.limit).map(|one| {
        Object::new()
            .with("dimension", one.dimension.clone())
            .with("value", one.value.clone())
            .with("advocates", share(one.advocates))
            .with("all", share(one.all))
            .with("others", share(one.others))
            .with("lift", decimal(one.lift()))
            .with("difference_interval", statistics::json(&one.difference))
            .with("caution", one.caution.map(Caution::name))
    });
    let missing: Vec<&str> = found.missing.iter().map(|table| table.name()).collect();
    let left_out: Vec<&str> = found.left_out.iter().map(|(name, _)| name.as_str()).collect();
    head.with("period", answer.period.clone())
        .with("segment", answer.args.segment.segment.clone())
        .with("customers", found.members.len())
        .with("referrers", found.count(|member| member.is(Kind::Referrers)))
        .with("promoters", found.count(|member| member.is(Kind::Promoters)))
        .with("answered", found.count(|member| member.promotes.is_some()))
        .with("compared_with", found.compared(answer.kind))
        .with("missing_tables", missing)
        .with("comparisons", found.traits.len())
        .with("left_out", left_out)
        .with("traits", Json::objects(traits))
        .with("customers_to_ask", Json::objects(list(answer).objects()))
}
