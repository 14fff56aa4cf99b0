//! `tenure advocates`: who recommends us, and what they have in common.

mod page;

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::period::Period;
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_engine::advocates::{self, Advocates, Kind};
use tenure_engine::book::Book;
use tenure_metrics::catalogue::{MetricId, Variant, metric};
use tenure_metrics::reading::Reason;
use tenure_models::interval::Level;

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::dates::RangeArgs;
use crate::failure::{Exit, advised, option};
use crate::figures;
use crate::output::{self, FormatArgs};
use crate::session::{DataArgs, Session};
use crate::sheet::Format;
use crate::statistics::LevelArgs;
use tenure_engine::records::Depth;

const EXAMPLES: &str = "\
Examples:
  tenure advocates --data books                            the last 12 complete months
  tenure advocates --data books --who referrers --from 2025-01 --to 2026-01
  tenure advocates --data books --list                     whom to ask: one customer a row
  tenure advocates --data books --format csv               every value of every attribute";

/// Who recommends us, and what they have in common
///
/// Advocates are customers who referred someone in the range, and those whose answers on 0 to 10
/// are 9 or more on average. Every value of their plans, bands and attributes is compared: its
/// share among advocates and among all. What is frequent among them need not be why they recommend.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct AdvocatesArgs {
    /// Whom to compare with the others
    #[arg(long, value_enum, default_value_t = Who::Either, value_name = "WHO")]
    who: Who,

    /// List the advocates and the key accounts, the largest first, instead of what they share
    #[arg(long)]
    list: bool,

    /// How many of the largest customers are key accounts
    #[arg(long, default_value_t = 10, value_name = "N")]
    key_accounts: u32,

    /// Show at most N rows [default: 25 in a table, all in other forms]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

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

/// Advocates, as typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Who {
    /// Whoever refers or promotes
    Either,
    /// Whoever referred someone
    Referrers,
    /// Whoever promotes, among those who answered
    Promoters,
}

impl From<Who> for Kind {
    fn from(who: Who) -> Kind {
        match who {
            Who::Either => Kind::Either,
            Who::Referrers => Kind::Referrers,
            Who::Promoters => Kind::Promoters,
        }
    }
}

/// Rows of a table without a limit.
const FEW: usize = 25;

/// What is printed.
struct Answer<'a> {
    args: &'a AdvocatesArgs,
    kind: Kind,
    found: Advocates,
    book: &'a Book,
    /// The range.
    period: Period,
    level: Level,
    limit: usize,
}

/// Prints what advocates share, or who they are.
pub fn run(args: &AdvocatesArgs, context: &Context) -> Result<Exit> {
    if args.range.grain.is_some() {
        let hint = said!(
            "leave {grain} out: {from} and {to} are the one range that is looked at",
            grain = option("--grain"),
            from = option("--from"),
            to = option("--to")
        );
        return Err(advised(said!("advocates are of one range, not of a series"), hint));
    }
    let level = args.level.level()?;
    let session = args.data.open(context)?;
    let book = session.figures(EVERYTHING, context)?;
    ask::remark(&book, context);
    let variants = [MetricId::ReferralRate, MetricId::Nps].map(|id| metric(id).standard());
    let variants: &[&Variant] = &variants;
    let Some(records) = session.records(&book, variants, Depth::FIGURES)? else {
        return Ok(session.exit());
    };
    let range = args.range.range(&session.known(book.data_through))?;
    let period = range.whole(&session.account);
    let segment = args.segment.compile(&book)?;
    let kind = Kind::from(args.who);
    let ask = advocates::Ask {
        period,
        segment: segment.as_ref(),
        kind,
        key_accounts: args.key_accounts as usize,
        level,
    };
    let found = advocates::advocates(&book, &records, &ask)?;
    if found.missing.len() == advocates::TABLES.len() {
        let hint = format!("or {}", Reason::MissingTable(TableId::SurveyResponses));
        return Err(advised(advocates::lack(TableId::Referrals).to_string(), hint));
    }
    let few = matches!(args.format.format, Format::Table).then_some(FEW);
    let limit = args.limit.or(few).unwrap_or(usize::MAX);
    let answer = Answer { args, kind, found, book: &book, period, level, limit };
    print(&answer, &session, context)?;
    Ok(session.exit())
}

fn print(answer: &Answer<'_>, session: &Session, context: &Context) -> Result<()> {
    let format = answer.args.format.format;
    match format {
        Format::Table => output::text(&page::text(answer, &session.titled(), context.paint)),
        Format::Json => {
            let head = figures::head(session, answer.book);
            output::json(page::json(answer, head))
        }
        _ => {
            let sheet = if answer.args.list { page::list(answer) } else { page::traits(answer) };
            output::sheet(&sheet, format, context.paint, "", output::Object::new())
        }
    }
}
