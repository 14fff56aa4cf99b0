//! `tenure churn-change`: why churn moved.

use anyhow::Result;
use clap::Args;
use tenure_domain::money::{Ratio, UNITS_PER_MINOR, fraction_to_decimal};
use tenure_domain::period::Period;
use tenure_domain::said;
use tenure_domain::time::Day;
use tenure_engine::change::{ChurnChange, churn_change};
use tenure_engine::classes::Dimension;
use tenure_metrics::change::{Effects, Side, Total};
use tenure_metrics::reading::ONE_ROUNDED;
use tenure_models::interval::{Caution, Interval, Level, Proportion, newcombe};

use crate::ask::{self, SegmentArgs};
use crate::called;
use crate::context::Context;
use crate::dates::{self, RangeArgs};
use crate::failure::{Exit, advised, option, said};
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::{Cell, Column, Format, Setting, Sheet, Tone};
use crate::show;
use crate::statistics::{self, LevelArgs, level_name, method_name, percent};
use crate::words::{self, tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure churn-change --data books --by plan                 the last complete month and the one before
  tenure churn-change --data books --by country --from 2026-07 --to 2026-10 --against year
  tenure churn-change --data books --by tenure --from 2026-09 --to 2026-10 --against 2026-03";

/// Why churn moved: did customers of each kind leave more, or are there more of those who leave?
///
/// The change of the customer churn rate from an earlier period, by the headings of a dimension:
/// what each heading's own rate did, and what its weight among customers did. Both sum to the
/// change exactly, over all headings.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ChurnChangeArgs {
    /// The headings: plan, product, currency, pricing_model, contract_length, company_size, tenure,
    /// mrr_band, cohort, or any attribute of customers, as at the opening of each period
    #[arg(long, value_name = "DIMENSION")]
    by: String,

    /// The earlier period, of the same length: `previous`, `year` (twelve months before), or its
    /// first day
    #[arg(long, default_value = "previous", value_name = "WHEN")]
    against: String,

    #[command(flatten)]
    level: LevelArgs,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Both periods, and what they are called.
struct Periods {
    before: Period,
    after: Period,
}

impl Periods {
    fn names(&self) -> (String, String) {
        let name = |period: &Period| figures::period_title(period, None);
        (name(&self.before), name(&self.after))
    }
}

/// Prints the decomposition.
pub fn run(args: &ChurnChangeArgs, context: &Context) -> Result<Exit> {
    let level = args.level.level()?;
    let session = args.data.open(context)?;
    let book = ask::members(&session, &args.segment, Some(&args.by), context)?;
    ask::remark(&book, context);
    let periods = periods(args, &session, book.data_through)?;
    let segment = args.segment.compile(&book)?;
    let by = Dimension::parse(&book, &args.by)?;
    let both = (periods.before, periods.after);
    let found = churn_change(&book, both, segment.as_ref(), &by)?;
    let answer = Answer { found, periods, level, partial: book.is_partial(&both.1) };
    match args.format.format {
        Format::Json => output::json(json(&answer, args, figures::head(&session, &book)))?,
        Format::Table => output::text(&text(&answer, args, &session, context))?,
        format => {
            let rows = answer.found.as_ref().map_or_else(|_| Sheet::default(), long);
            if let Err(reason) = &answer.found {
                context.talk.warn(&words().reason(*reason));
            }
            output::sheet(&rows, format, context.paint, "headings", Object::new())?;
        }
    }
    Ok(session.exit())
}

/// The asked period, or the last complete month, and the earlier one.
fn periods(args: &ChurnChangeArgs, session: &Session, through: Option<Day>) -> Result<Periods> {
    let known = session.known(through);
    if args.range.grain.is_some() {
        let hint = said!(
            "leave {grain} out: {from} and {to} are the one period whose churn is explained",
            grain = option("--grain"),
            from = option("--from"),
            to = option("--to")
        );
        return Err(advised(said!("two periods are compared, not a series"), hint));
    }
    let mut range = args.range.clone();
    if range.from.is_none() && range.to.is_none() {
        range.from = Some(known.last_complete().add_months(-1).to_string());
    }
    let range = range.range(&known)?;
    let after = range.whole(&session.account);
    let months = (1..=1200).find(|&n| after.first.add_months(n) == after.end);
    let back = |day: Day| match months {
        Some(months) => day.add_months(-months),
        None => Day(day.0 - after.days()),
    };
    let (first, end) = match args.against.as_str() {
        "previous" => (back(after.first), after.first),
        "year" => (after.first.add_months(-12), after.end.add_months(-12)),
        text => {
            let hint = said!(
                "{flag} is previous, year, or the first day of the earlier period",
                flag = option("--against")
            );
            let first =
                dates::day(text, "--against").map_err(|error| advised(said(&error), hint))?;
            let end = months.map_or(Day(first.0 + after.days()), |n| first.add_months(n));
            (first, end)
        }
    };
    if first >= after.first {
        let hint = said!("{flag} names an earlier period", flag = option("--against"));
        let (first, after) = (first.to_string(), after.first.to_string());
        return Err(advised(
            said!("{first} is not before {after}", first = first, after = after),
            hint,
        ));
    }
    Ok(Periods { before: Period::new(first, end, &session.account), after })
}

struct Answer {
    found: Result<ChurnChange, tenure_metrics::reading::Reason>,
    periods: Periods,
    level: Level,
    partial: bool,
}

/// Rates of different people, or of the same at different times: the interval of the change.
fn interval(found: &ChurnChange, level: Level) -> Option<Interval> {
    let share =
        |side: Side| Proportion::new(side.hits.try_into().ok()?, side.of.try_into().ok()?).ok();
    Some(newcombe(share(found.all.after)?, share(found.all.before)?, level))
}

fn text(answer: &Answer, args: &ChurnChangeArgs, session: &Session, context: &Context) -> String {
    let (then, now) = answer.periods.names();
    let by = tr!("change-by", dimension = called::dimension(&args.by));
    let mut parts = vec![tr!("change-title", before = then, after = now), by];
    parts.extend(args.segment.told());
    parts.extend(session.titled());
    let title = parts.join(" · ");
    let found = match &answer.found {
        Ok(found) => found,
        Err(reason) => return format!("{title}\n\n{}\n", figures::dash(*reason)),
    };
    let sheet = grid(found);
    let mut text = format!("{title}\n\n{}", sheet.text(Setting::plain(context.paint)));
    text += &format!("{}\n", tr!("change-effects"));
    let mut sides = found.headings.iter().map(|it| it.1).chain([found.all]);
    if sides.any(|it| [it.before, it.after].into_iter().any(|side| side.of > 0 && few(side))) {
        text += &format!("{}\n", tr!("interval-few"));
    }
    if let Some(interval) = interval(found, answer.level) {
        text += &format!("{}\n", verdict(&interval, answer.level));
    }
    if answer.partial {
        text += &format!("{}\n", tr!("change-partial"));
    }
    text
}

/// Whether the change is more than chance.
fn verdict(interval: &Interval, level: Level) -> String {
    let of = |value| show::decimal(&percent(value, 2));
    let (low, high) = (of(interval.low), of(interval.high));
    let (level, method) = (level_name(level), method_name(interval.method));
    match interval.low <= 0.0 && interval.high >= 0.0 {
        true => tr!("change-chance", level = level, low = low, high = high, method = method),
        false => tr!("change-no-chance", level = level, low = low, high = high, method = method),
    }
}

/// Shares for people, in hundredths of a percent, so that rows sum to what stands below them.
fn hundredths(parts: &[Total], total: i128) -> Vec<i128> {
    // The rounding of money works on parts of a minor unit; so here on parts of a hundredth.
    let units: Vec<i128> = parts
        .iter()
        .map(|part| part.nearest() * i128::from(UNITS_PER_MINOR) / (ONE_ROUNDED / 10_000))
        .collect();
    show::apportion_to(&units, total)
}

fn points(hundredths: i128) -> Cell {
    let text = show::decimal(&fraction_to_decimal(hundredths, 100, 2));
    let tone = if hundredths == 0 { Tone::Faint } else { Tone::Plain };
    Cell::text(if hundredths > 0 { format!("+{text}") } else { text }).toned(tone)
}

fn rounded(total: Total) -> i128 {
    tenure_domain::money::round_half_even(total.nearest(), ONE_ROUNDED / 10_000)
}

fn grid(found: &ChurnChange) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("group", &tr!("table-group")),
        Column::number("customers_then", &tr!("change-customers-then")),
        Column::number("churn_then", &tr!("change-churn-then")),
        Column::number("customers_now", &tr!("change-customers-now")),
        Column::number("churn_now", &tr!("change-churn-now")),
        Column::number("rate", &tr!("change-rate")),
        Column::number("mix", &tr!("change-weight")),
        Column::number("both", &tr!("change-both")),
    ]);
    let change = &found.change;
    let total = rounded(Total::Exact(change.change));
    let rate_total = rounded(change.rate);
    let of = |pick: fn(&Effects) -> Total, total| {
        let parts: Vec<Total> = change.effects.iter().map(pick).collect();
        hundredths(&parts, total)
    };
    let (rates, mixes) = (of(|e| e.rate, rate_total), of(|e| e.mix, total - rate_total));
    for (at, (label, sides)) in found.headings.iter().enumerate() {
        sheet.push(row(label, (sides.before, sides.after), rates[at], mixes[at]));
    }
    let all = row(
        &tr!("change-all"),
        (found.all.before, found.all.after),
        rate_total,
        total - rate_total,
    );
    sheet.push(all.into_iter().map(|cell| cell.toned(Tone::Strong)).collect());
    sheet
}

/// Whether a rate rests on so few that it says little.
fn few(side: Side) -> bool {
    let share = side.hits.try_into().ok().zip(side.of.try_into().ok());
    share.is_some_and(|(hits, of)| Caution::of_share(hits, of).is_some())
}

fn row(label: &str, (before, after): (Side, Side), rate: i128, mix: i128) -> Vec<Cell> {
    let count = |side: Side| Cell::count(u64::try_from(side.of).unwrap_or(0));
    let churn = |side: Side| match side.of {
        0 => Cell::undefined(),
        of => {
            let mark = if few(side) { "~" } else { "" };
            let share = show::percentage(&fraction_to_decimal(side.hits * 100, of, 2));
            Cell::text(format!("{mark}{share}"))
        }
    };
    vec![
        called::cell(label, called::heading),
        count(before),
        churn(before),
        count(after),
        churn(after),
        points(rate),
        points(mix),
        points(rate + mix),
    ]
}

fn decimal(value: Ratio) -> String {
    show::trimmed(&fraction_to_decimal(value.num(), value.den(), 12))
}

/// One row for each heading, unrounded but for twelve decimals.
fn long(found: &ChurnChange) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("group", &tr!("table-group")),
        Column::number("opening_then", &tr!("change-customers-then")),
        Column::number("lost_then", &tr!("change-lost-then")),
        Column::number("opening_now", &tr!("change-customers-now")),
        Column::number("lost_now", &tr!("change-lost-now")),
        Column::number("rate_effect", &tr!("change-rate")),
        Column::number("mix_effect", &tr!("change-weight")),
    ]);
    for ((label, sides), effects) in found.headings.iter().zip(&found.change.effects) {
        let count = |n: i128| Cell::new(n.to_string(), u64::try_from(n).unwrap_or(0));
        sheet.push(vec![
            called::cell(label, called::heading),
            count(sides.before.of),
            count(sides.before.hits),
            count(sides.after.of),
            count(sides.after.hits),
            Cell::text(total_text(effects.rate)),
            Cell::text(total_text(effects.mix)),
        ]);
    }
    sheet
}

fn exact(value: Ratio) -> Object {
    Object::new()
        .with("value", decimal(value))
        .with("exact", vec![value.num().to_string(), value.den().to_string()])
}

fn total_text(of: Total) -> String {
    show::trimmed(&fraction_to_decimal(of.nearest(), ONE_ROUNDED, 12))
}

fn total(of: Total) -> Object {
    match of {
        Total::Exact(value) => exact(value),
        Total::Rounded(_) => {
            let null = Json::Value(serde_json::Value::Null);
            Object::new().with("value", total_text(of)).with("exact", null)
        }
    }
}

fn side(of: Side) -> Object {
    Object::new().with("lost_customers", of.hits as i64).with("opening_customers", of.of as i64)
}

fn json(answer: &Answer, args: &ChurnChangeArgs, head: Object) -> Object {
    let period = |period: &Period| {
        Object::new().with("from", period.first.to_string()).with("to", period.end.to_string())
    };
    let head = head
        .with("by", args.by.clone())
        .with("segment", args.segment.segment.clone())
        .with("before", period(&answer.periods.before))
        .with("after", period(&answer.periods.after))
        .with("partial", answer.partial);
    let found = match &answer.found {
        Err(reason) => {
            return head
                .with("undefined", words::why(reason))
                .with("headings", Json::objects(Vec::new()));
        }
        Ok(found) => found,
    };
    let headings = found.headings.iter().zip(&found.change.effects);
    let headings = headings.map(|((label, sides), effects)| {
        Object::new()
            .with("group", label.clone())
            .with("before", side(sides.before))
            .with("after", side(sides.after))
            .with("rate_effect", total(effects.rate))
            .with("mix_effect", total(effects.mix))
    });
    let interval = interval(found, answer.level).as_ref().map(statistics::json);
    head.with("undefined", Json::Value(serde_json::Value::Null))
        .with("churn_before", exact(found.change.before))
        .with("churn_after", exact(found.change.after))
        .with("change", exact(found.change.change))
        .with("interval", interval.map_or(Json::Value(serde_json::Value::Null), Into::into))
        .with("rate_effect", total(found.change.rate))
        .with("mix_effect", total(found.change.mix))
        .with("headings", Json::objects(headings))
}
