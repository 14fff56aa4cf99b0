//! `tenure onboarding`: how long customers wait for what they came for.

use anyhow::Result;
use clap::Args;
use serde_json::Value;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_engine::classes::Dimension;
use tenure_engine::onboarding::{Waiting, Waits, waits};
use tenure_models::interval::{Interval, Level};
use tenure_models::survival::{Curve, Quantile, Scale};

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::called;
use crate::context::Context;
use crate::dates::RangeArgs;
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::DataArgs;
use crate::sheet::{Cell, Column, Format, Setting, Sheet, Tone};
use crate::show::{grouped, share};
use crate::statistics::{self, LevelArgs, decimal, level_name};
use crate::words::{tr, words};

const EXAMPLES: &str = "\
Examples:
  tenure onboarding --data books
  tenure onboarding --data books --by plan --from 2026-01 --to 2026-07
  tenure onboarding --data books --segment 'country = \"RO\"' --format json
  tenure metric time_to_value --data books --variant all      the exact shares";

/// How long customers wait for what they came for
///
/// Of the customers whose first MRR lies in the range, the share that has had a moment of value
/// (event_kinds) by the days since: the curve of Kaplan and Meier, in which customers who are not
/// there yet count as far as they were seen. A moment before the first MRR counts as reached at
/// once, and whoever left without one never got there. These are estimates, and come with
/// intervals.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct OnboardingArgs {
    /// One line for each plan, product, currency, pricing_model, contract_length, company_size,
    /// mrr_band, cohort or value of any attribute of customers, as it was at their start
    #[arg(long, value_name = "DIMENSION")]
    by: Option<String>,

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

/// Days at which the curve is shown.
const STOPS: [u32; 9] = [0, 1, 3, 7, 14, 30, 60, 90, 180];

/// The day of which the lines of headings tell.
const STOP: u32 = 30;

/// One heading with its curve.
struct Group {
    label: Option<String>,
    curve: Curve,
    median: Quantile,
    stops: Vec<Stop>,
}

/// The curve on a day.
#[derive(Clone, Copy)]
struct Stop {
    day: u32,
    at_risk: u64,
    reached: u64,
    share: f64,
    interval: Option<Interval>,
}

impl Group {
    fn new(of: &Waiting, level: Level) -> Group {
        let curve = Curve::new(&of.lives);
        let stop = |day: u32| {
            let share = 1.0 - curve.survival(day)?;
            let upto = curve.points().iter().take_while(|point| point.time <= day);
            let reached = upto.map(|point| point.ended).sum();
            let interval = curve.at(day).and_then(|point| point.interval(level, Scale::LogLog));
            let turned = |of: Interval| Interval { low: 1.0 - of.high, high: 1.0 - of.low, ..of };
            let interval = interval.map(turned);
            Some(Stop { day, at_risk: curve.at_risk(day), reached, share, interval })
        };
        let stops = STOPS.iter().map_while(|&day| stop(day)).collect();
        let median = curve.median(level, Scale::LogLog);
        Group { label: of.label.clone(), median, stops, curve }
    }
}

/// Prints curves and medians.
pub fn run(args: &OnboardingArgs, context: &Context) -> Result<Exit> {
    let level = args.level.level()?;
    let session = args.data.open(context)?;
    let book = session.figures(EVERYTHING, context)?;
    ask::remark(&book, context);
    let records = session.records_of(&book, &[TableId::Events])?;
    ask::remark_records(&book, Some(&records), context);
    let range = args.range.range(&session.known(book.data_through))?;
    let segment = args.segment.compile(&book)?;
    let by = args.by.as_deref().map(|name| Dimension::parse(&book, name)).transpose()?;
    let period = tenure_domain::period::Period::new(range.from, range.to, &book.options.account);
    let waits = waits((&book, &records), &period, segment.as_ref(), by.as_ref())?;
    let groups: Vec<Group> = waits.groups.iter().map(|of| Group::new(of, level)).collect();
    match args.format.format {
        Format::Json => {
            let head = figures::head(&session, &book)
                .with("from", range.from.to_string())
                .with("to", range.to.to_string());
            output::json(json(&groups, &waits, level, head))?;
        }
        format @ (Format::Csv | Format::Ndjson) => {
            output::sheet(&long(&groups), format, context.paint, "", Object::new())?;
        }
        Format::Md => output::text(&table(&groups).markdown())?,
        Format::Table => {
            let day = |day: Day| words().day(day);
            let mut parts = vec![tr!("onboarding-title")];
            parts.push(tr!("onboarding-started", from = day(range.from), to = day(range.to)));
            parts.extend(args.segment.told());
            parts.extend(session.titled());
            let text = page(&groups, &waits, level, context);
            output::text(&format!("{}\n\n{text}", parts.join(" · ")))?;
        }
    }
    Ok(session.exit())
}

/// The page below its title.
fn page(groups: &[Group], waits: &Waits, level: Level, context: &Context) -> String {
    let head = match groups {
        [group] if group.label.is_none() => summary(group, level),
        [] => tr!("onboarding-nobody") + "\n",
        _ => String::new(),
    };
    let sheet = table(groups).text(Setting::plain(context.paint));
    let (from, to) = (words().day(waits.first), words().day(waits.through));
    let mut foot = tr!("onboarding-events", from = from, to = to) + "\n";
    if waits.before > 0 {
        foot += &(tr!("onboarding-without", n = waits.before) + "\n");
    }
    format!("{head}{sheet}{foot}")
}

fn summary(group: &Group, level: Level) -> String {
    let reached = grouped(&group.curve.ended().to_string());
    let customers = tr!("onboarding-customers", n = group.curve.n(), reached = reached);
    let half = tr!("onboarding-half", when = median(&group.median, level));
    format!("{customers}\n{half}\n\n")
}

/// The median with its interval, in words.
fn median(of: &Quantile, level: Level) -> String {
    let level = level_name(level);
    let shown = |days: Option<u32>| days.map(|days| grouped(&days.to_string()));
    match (of.value, of.low) {
        (None, None) => tr!("survival-longer"),
        (None, Some(low)) => tr!("onboarding-longer-than", level = level, days = low),
        (Some(value), low) => {
            let low = shown(low).unwrap_or_else(|| tr!("survival-less"));
            let high = shown(of.high).unwrap_or_else(|| tr!("survival-longer"));
            tr!("onboarding-median", days = value, level = level, low = low, high = high)
        }
    }
}

fn end(of: Option<f64>) -> Cell {
    of.map_or_else(Cell::empty, |value| Cell::text(share(value, 1)))
}

/// Days down for everyone, headings down where there are several.
fn table(groups: &[Group]) -> Sheet {
    match groups {
        [group] if group.label.is_none() => curve(group),
        _ => headings(groups),
    }
}

fn curve(group: &Group) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::number("day", &tr!("onboarding-days")),
        Column::number("at_risk", &tr!("onboarding-waiting")),
        Column::number("reached", &tr!("onboarding-reached-by-then")),
        Column::number("share", &tr!("col-share")),
        Column::number("low", &tr!("col-low")),
        Column::number("high", &tr!("col-high")),
    ]);
    for stop in &group.stops {
        sheet.push(vec![
            Cell::count(stop.day.into()),
            Cell::count(stop.at_risk),
            Cell::count(stop.reached),
            Cell::text(share(stop.share, 1)).toned(Tone::Strong),
            end(stop.interval.map(|interval| interval.low)),
            end(stop.interval.map(|interval| interval.high)),
        ]);
    }
    sheet
}

fn headings(groups: &[Group]) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("group", &tr!("table-group")),
        Column::number("customers", &tr!("col-customers")),
        Column::number("reached", &tr!("onboarding-reached")),
        Column::number("median", &tr!("onboarding-half-days")),
        Column::number("low", &tr!("col-low")),
        Column::number("high", &tr!("col-high")),
        Column::number("share", &tr!("onboarding-within", days = STOP)),
    ]);
    for group in groups {
        let days = |days: Option<u32>| days.map_or_else(Cell::empty, |d| Cell::count(d.into()));
        let month = group.stops.iter().find(|stop| stop.day == STOP);
        sheet.push(vec![
            called::cell(group.label.as_deref().unwrap_or_default(), called::heading),
            Cell::count(group.curve.n()),
            Cell::count(group.curve.ended()),
            days(group.median.value).toned(Tone::Strong),
            days(group.median.low),
            days(group.median.high),
            end(month.map(|stop| stop.share)),
        ]);
    }
    sheet
}

/// One row for each heading and day.
fn long(groups: &[Group]) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("group", "Group"),
        Column::number("day", "Day"),
        Column::number("at_risk", "Waiting"),
        Column::number("reached", "Reached"),
        Column::number("share", "Share"),
        Column::number("low", "Low"),
        Column::number("high", "High"),
    ]);
    for group in groups {
        for stop in &group.stops {
            let number = |of: Option<f64>| of.map_or_else(Cell::empty, |n| Cell::text(decimal(n)));
            sheet.push(vec![
                Cell::text(group.label.clone().unwrap_or_default()),
                Cell::count(stop.day.into()),
                Cell::count(stop.at_risk),
                Cell::count(stop.reached),
                Cell::text(decimal(stop.share)),
                number(stop.interval.map(|interval| interval.low)),
                number(stop.interval.map(|interval| interval.high)),
            ]);
        }
    }
    sheet
}

fn json(groups: &[Group], waits: &Waits, level: Level, head: Object) -> Object {
    let one = |group: &Group| {
        let median = Object::new()
            .with("value", group.median.value)
            .with("level", level.to_string())
            .with("low", group.median.low)
            .with("high", group.median.high);
        let stops = group.stops.iter().map(|stop| {
            let interval = stop.interval.as_ref().map(statistics::json);
            Object::new()
                .with("day", stop.day)
                .with("at_risk", stop.at_risk)
                .with("reached", stop.reached)
                .with("share", decimal(stop.share))
                .with("interval", interval.map_or(Json::Value(Value::Null), Into::into))
        });
        Object::new()
            .with("group", group.label.clone())
            .with("customers", group.curve.n())
            .with("reached", group.curve.ended())
            .with("median", median)
            .with("days", Json::objects(stops))
    };
    head.with("unit", "days")
        .with("observed_from", waits.first.to_string())
        .with("observed_through", waits.through.to_string())
        .with("started_before", waits.before)
        .with("curves", Json::objects(groups.iter().map(one)))
}
