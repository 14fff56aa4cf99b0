//! `tenure report`: one page.

mod bridge;
mod churn;
mod cohorts;
mod families;
mod missing;
mod moved;
pub mod page;
pub mod quality;
mod retention;
mod values;

use anyhow::Result;
use clap::Args;
use tenure_domain::period::{Grain, Period};
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_engine::book::Book;
use tenure_engine::segments::Compiled;

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::dates::{GrainArg, Range, RangeArgs};
use crate::failure::Exit;
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::Format;
use crate::words::{tr, words};
use bridge::Bridges;
use page::{Page, Section};

const EXAMPLES: &str = "\
Examples:
  tenure report --input company                            the last 12 complete months
  tenure report --data books --from 2025-01 --to 2026-01
  tenure report --data books --segment 'country = \"RO\"'
  tenure report --data books --known-at 2026-03-01         what did we say then?
  tenure report --data books --format md > report.md";

/// One page: MRR, its movements, churn, retention, cohorts, value, voice, conversion, data quality
///
/// Its key figures are those of the last period of the range, beside the period before and the same
/// a year ago.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ReportArgs {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// What all parts of the page are made from.
pub struct Subject<'a> {
    /// The data.
    pub session: &'a Session,
    /// The book.
    pub book: &'a Book,
    /// The tables of which anything is told.
    pub told: Vec<TableId>,
    /// Of whom.
    pub segment: Option<&'a Compiled<'a>>,
    /// The range.
    pub range: &'a Range,
    /// How the range is cut.
    pub grain: Grain,
}

impl Subject<'_> {
    /// The last period of the range, which the page is about.
    pub fn last(&self) -> Period {
        let whole = || self.range.whole(&self.session.account);
        self.range.periods.last().copied().unwrap_or_else(whole)
    }

    /// The whole range as one period.
    pub fn whole(&self) -> Period {
        self.range.whole(&self.session.account)
    }

    /// What people call a period.
    pub fn name(&self, period: &Period) -> String {
        figures::period_title(period, Some(self.grain))
    }

    /// What people call the range.
    pub fn range_name(&self) -> String {
        let (first, last) = (self.range.periods.first(), self.range.periods.last());
        match (first, last) {
            (Some(first), Some(last)) if first != last => {
                words().span(&self.name(first), &self.name(last))
            }
            (Some(only), _) => self.name(only),
            _ => figures::period_title(&self.whole(), None),
        }
    }
}

/// Writes the page.
pub fn run(args: &ReportArgs, context: &Context) -> Result<Exit> {
    let rows = "tenure metric, movements, customers and cohorts have rows for those forms";
    let format = args.format.of_page("a report", rows)?;
    let session = args.data.open(context)?;
    let book = session.figures(EVERYTHING, context)?;
    ask::remark(&book, context);
    let range = range(args, &session, &book)?;
    ask::remark_range(&args.range, &range, &book, context);
    let segment = args.segment.compile(&book)?;
    let subject = Subject {
        session: &session,
        book: &book,
        told: session.told(&book)?,
        segment: segment.as_ref(),
        grain: range.grain.unwrap_or(Grain::Month),
        range: &range,
    };
    match format {
        Format::Json => output::json(json(&subject)?)?,
        Format::Md => output::text(&page(&subject, args)?.markdown())?,
        _ => output::text(&page(&subject, args)?.text(context.paint))?,
    }
    Ok(session.exit())
}

/// The range, cut into months unless the user wants another grain.
fn range(args: &ReportArgs, session: &Session, book: &Book) -> Result<Range> {
    let known = session.known(book.data_through);
    let range = args.range.range(&known)?;
    match range.grain {
        Some(_) => Ok(range),
        None if range.whole(&session.account).cut => {
            RangeArgs { grain: Some(GrainArg::Month), ..args.range.clone() }.range(&known)
        }
        None => Range::new(range.from, range.to, Some(Grain::Month), &session.account),
    }
}

fn page(subject: &Subject<'_>, args: &ReportArgs) -> Result<Page> {
    let bridges = bridge::bridges(subject)?;
    let mut sections = match subject.book.has_billing() {
        true => billing(subject, &bridges)?,
        false => Vec::new(),
    };
    sections.extend(families::sections(subject, &families::groups(subject)?));
    sections.extend(missing::section(subject));
    sections.push(quality::section(subject, &bridges)?);
    let mut lines = heading(subject, args);
    lines.extend(closed(subject)?);
    Ok(Page { title: title(subject, args), lines, sections })
}

/// What billing tells.
fn billing(subject: &Subject<'_>, bridges: &Bridges) -> Result<Vec<Section>> {
    let moved = moved::collect(subject)?;
    let mut sections = vec![values::section(subject, &values::rows(subject)?)];
    sections.push(bridge::section(subject, bridges));
    sections.extend(churn::sections(subject, bridges, &moved));
    sections.push(retention::section(subject)?);
    sections.extend(cohorts::section(subject)?);
    sections.extend(moved::sections(subject, &moved));
    Ok(sections)
}

fn title(subject: &Subject<'_>, args: &ReportArgs) -> String {
    let path = args.data.input.as_ref().or(args.data.data.as_ref());
    let stem = path.and_then(|path| path.file_name()).map(|name| name.to_string_lossy());
    let name = subject.session.name.clone().or(stem.map(|stem| stem.into_owned()));
    match name {
        Some(name) => tr!("report-title-of", name = name),
        None => tr!("report-title"),
    }
}

fn heading(subject: &Subject<'_>, args: &ReportArgs) -> Vec<String> {
    let (session, book) = (subject.session, subject.book);
    let money = match session.native {
        Some(currency) => tr!("report-only-billed", currency = currency.code()),
        None => book.currency().to_string(),
    };
    let zone = session.account.zone.name();
    let grain = subject.grain.name();
    let hash = tenure_engine::policy_hash(&session.policy);
    let hash = hash.get(..12).unwrap_or(&hash);
    let policy = tr!("report-policy", name = session.policy.name.as_str(), hash = hash);
    let through = match book.data_through {
        Some(day) => tr!("report-through", day = words().day(day)),
        None => tr!("report-no-data"),
    };
    let known = match session.known_at {
        Some(at) => tr!("report-known-at", at = at.to_string()),
        None => tr!("report-known-now"),
    };
    let range = subject.range_name();
    let mut lines = vec![
        tr!("report-range", grain = grain, range = range, money = money, zone = zone),
        format!("{policy} · {through} · {known}"),
    ];
    if let Some(segment) = &args.segment.told() {
        lines.push(tr!("report-customers", segment = segment.as_str()));
    }
    lines
}

/// Which months are closed, since when and by whom.
fn closed(subject: &Subject<'_>) -> Result<Option<String>> {
    let Some(last) = subject.session.last_close()? else { return Ok(None) };
    let day = subject.session.account.zone.day(Instant(last.close.closed_at));
    let day = words().day(day);
    let month = &last.close.month;
    let month = match first_of(month) {
        Some(first) => words().month(first),
        None => month.clone(),
    };
    Ok(Some(match last.close.by.as_str() {
        "" => tr!("report-closed", month = month, day = day),
        by => tr!("report-closed-by", month = month, day = day, who = by),
    }))
}

/// The first day of a month such as `2026-10`.
fn first_of(month: &str) -> Option<Day> {
    let (year, month) = month.split_once('-')?;
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, 1)
}

fn closed_json(subject: &Subject<'_>) -> Result<Json> {
    let Some(last) = subject.session.last_close()? else { return Ok(Json::from(None::<String>)) };
    let object = Object::new()
        .with("close", last.id)
        .with("through", last.close.month)
        .with("closed_at", Instant(last.close.closed_at).to_string())
        .with("by", last.close.by);
    Ok(Json::from(object))
}

fn json(subject: &Subject<'_>) -> Result<Object> {
    let range = Object::new()
        .with("from", subject.range.from.to_string())
        .with("to", subject.range.to.to_string())
        .with("grain", subject.grain.name());
    let bridges = bridge::bridges(subject)?;
    let moved = moved::collect(subject)?;
    let (rows, groups) = (values::rows(subject)?, families::groups(subject)?);
    let rows = rows.iter().chain(groups.iter().flat_map(|group| &group.rows));
    Ok(figures::head(subject.session, subject.book)
        .with("company", subject.session.name.clone())
        .with("currency", subject.book.currency().code())
        .with("range", range)
        .with("closed", closed_json(subject)?)
        .with("figures", values::json(subject, rows))
        .with("bridges", bridge::json(subject, &bridges))
        .with("churn", churn::json(subject, &bridges, &moved))
        .with("cohorts", cohorts::json(subject)?)
        .with("top_movements", moved::json(subject, &moved))
        .with("quality", quality::json(subject)?))
}

/// The first day of the same period a year earlier.
pub fn year_before(day: Day) -> Day {
    day.add_months(-12)
}
