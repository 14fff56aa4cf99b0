//! Advocates as tables.

use tenure_engine::advocates::{self, Kind, Member, Trait};
use tenure_models::interval::{Caution, Proportion};

use super::Answer;
use crate::called;
use crate::colour::Paint;
use crate::commands::metric::{customer, wrapped};
use crate::figures;
use crate::output::{Json, Object};
use crate::sheet::{Cell, Column, Setting, Sheet, Tone, fit};
use crate::show;
use crate::statistics::{self, decimal, level_name, percent};
use crate::words::tr;

/// The answer for people.
pub fn text(answer: &Answer<'_>, asked: &[String], paint: Paint) -> String {
    let period = figures::period_title(&answer.period, None);
    let mut parts = vec![tr!("advocates-title", period = period)];
    parts.extend(answer.args.segment.told());
    parts.extend_from_slice(asked);
    let mut text = parts.join(" · ") + "\n\n";
    for line in summary(answer) {
        text += &format!("{line}\n");
    }
    text += "\n";
    let sheet = if answer.args.list { list(answer) } else { traits(answer) };
    let notes = if answer.args.list { Vec::new() } else { notes(answer) };
    let (all, nothing) = match answer.args.list {
        true => (listed(answer).count(), tr!("advocates-nobody")),
        false => (answer.found.traits.len(), tr!("advocates-nothing")),
    };
    if sheet.rows.is_empty() {
        return text + &nothing + "\n";
    }
    text += &sheet.text(Setting::plain(paint));
    if all > sheet.rows.len() {
        let n = all - sheet.rows.len();
        text += &(tr!("advocates-more", n = n, all = all.to_string()) + "\n");
    }
    notes.iter().fold(text, |text, note| text + &wrapped(note, "", "  "))
}

fn count(n: u64) -> String {
    show::grouped(&n.to_string())
}

fn summary(answer: &Answer<'_>) -> Vec<String> {
    let found = &answer.found;
    let sum = |of: fn(&Member) -> i128| {
        u64::try_from(found.members.iter().map(of).sum::<i128>()).unwrap_or(0)
    };
    let key: i128 =
        found.members.iter().filter(|member| member.key).map(|m| i128::from(m.mrr)).sum();
    let all: i128 = found.members.iter().map(|member| i128::from(member.mrr)).sum();
    let share = match all > 0 {
        true => show::share(key as f64 / all as f64, 1),
        false => show::percentage("0"),
    };
    let mut lines = vec![
        tr!("rows-customers", n = found.members.len()),
        tr!(
            "advocates-referred",
            referrers = count(found.count(|member| member.is(Kind::Referrers))),
            referrals = count(sum(|member| member.referrals)),
            converted = count(sum(|member| member.converted)),
        ),
        tr!(
            "advocates-promote",
            promoters = count(found.count(|member| member.is(Kind::Promoters))),
            answered = count(found.count(|member| member.promotes.is_some())),
        ),
        tr!("advocates-key", n = found.count(|member| member.key), share = share),
    ];
    lines.extend(found.missing.iter().map(|table| figures::dash(advocates::lack(*table))));
    lines
}

fn of(share: Proportion) -> String {
    show::share(share.value(), 1)
}

/// What advocates have in common.
pub fn traits(answer: &Answer<'_>) -> Sheet {
    let level = level_name(answer.level);
    let mut sheet = Sheet::new(vec![
        Column::text("dimension", &tr!("col-what")),
        Column::text("value", &tr!("advocates-value")),
        Column::number("advocates", &tr!("advocates-advocates")),
        Column::number("advocates_share", &tr!("col-share")),
        Column::number("all_share", &tr!("advocates-of-all")),
        Column::number("lift", &tr!("advocates-times")),
        Column::number("difference", &tr!("advocates-against")),
        Column::number("low", &tr!("advocates-from", level = level)),
        Column::number("high", &tr!("col-high")),
        Column::text("caution", ""),
    ]);
    for one in answer.found.traits.iter().take(answer.limit) {
        sheet.push(row(one));
    }
    sheet
}

fn row(one: &Trait) -> Vec<Cell> {
    let points = |value: f64| Cell::new(show::decimal(&percent(value, 1)), decimal(value));
    let mark = if one.caution.is_some() { "~" } else { "" };
    let tone = match one.caution {
        Some(_) => Tone::Faint,
        None if one.is_marked() => Tone::Strong,
        None => Tone::Plain,
    };
    let cells = vec![
        called::cell(&one.dimension, called::dimension),
        Cell::new(fit(&called::heading(&one.value), 28), one.value.clone()),
        Cell::count(one.advocates.hits()),
        Cell::new(of(one.advocates), decimal(one.advocates.value())),
        Cell::new(of(one.all), decimal(one.all.value())),
        Cell::new(
            format!("{mark}{}", show::decimal(&format!("{:.2}", one.lift()))),
            decimal(one.lift()),
        ),
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
    let others = count(found.compared(answer.kind) - found.count(|it| it.is(answer.kind)));
    let expected = show::decimal(&format!("{by_chance:.0}"));
    let mut notes = vec![
        match answer.kind {
            Kind::Promoters => tr!("advocates-note-answered", n = others),
            _ => tr!("advocates-note-all", n = others),
        },
        tr!("advocates-note-marked", marked = marked, n = n, expected = expected),
    ];
    if found.traits.iter().any(|one| one.caution.is_some()) {
        notes.push(tr!("advocates-note-few"));
    }
    for (name, values) in &found.left_out {
        notes.push(tr!("advocates-left-out", name = called::dimension(name), n = *values));
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
        Column::text("customer_id", &tr!("col-customer")),
        Column::text("name", &tr!("col-name")),
        Column::number("mrr", &tr!("col-mrr", currency = currency.code())),
        Column::number("referrals", &tr!("advocates-referrals")),
        Column::number("converted", &tr!("advocates-won")),
        Column::text("promotes", &tr!("advocates-promotes")),
        Column::text("key_account", &tr!("advocates-key-account")),
    ]);
    for member in listed(answer).take(answer.limit) {
        let (id, name) = customer(answer.book, member.number);
        let number = |n: i128| Cell::quiet(u64::try_from(n).unwrap_or(0));
        let (shown, promotes) = match member.promotes {
            Some(true) => (tr!("said-yes"), Some(true)),
            Some(false) => (tr!("said-no"), Some(false)),
            None => (String::new(), None),
        };
        let key = if member.key { tr!("said-yes") } else { String::new() };
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
            Cell::new(key, member.key),
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
    head.with("period", figures::period_name(&answer.period, None))
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
