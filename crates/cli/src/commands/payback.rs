//! `tenure payback`: when customers have paid for their acquisition.

mod page;

use anyhow::Result;
use clap::Args;
use tenure_domain::said;
use tenure_engine::payback::{self, Payback};
use tenure_metrics::catalogue::{MetricId, Variant, metric};

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::commands::metric::variants;
use crate::context::Context;
use crate::dates::{Range, RangeArgs};
use crate::failure::{Exit, advised, option};
use crate::figures;
use crate::output::{self, FormatArgs, Object};
use crate::session::DataArgs;
use crate::sheet::Format;
use tenure_engine::records::Depth;

const EXAMPLES: &str = "\
Examples:
  tenure payback --data books                              cohorts of the last 24 months
  tenure payback --data books --cac lagged_2 --ages 36     spend of two months before they came
  tenure payback --data books --format csv                 every cohort at every age";

/// Months whose cohorts are followed unless a range is given.
const USUAL_MONTHS: i32 = 24;

/// When customers have paid for their acquisition
///
/// What sales and marketing of a month cost, against the gross margin that those who came in it
/// have left since, month by month of their own age: as it went, with all who left on the way. A
/// cell is blank until the whole cohort has reached its age.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct PaybackArgs {
    /// The most months to follow a cohort
    #[arg(long, default_value_t = 24, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=240))]
    ages: u32,

    /// Which spend won them, as the variants of `cac` have it: that of the same month, or
    /// lagged_1, lagged_2, lagged_3, lagged_6
    #[arg(long, default_value = "standard", value_name = "VARIANT")]
    cac: String,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// What is printed.
struct Answer<'a> {
    args: &'a PaybackArgs,
    found: Payback,
    range: Range,
    currency: tenure_domain::money::Currency,
}

/// Prints the curves.
pub fn run(args: &PaybackArgs, context: &Context) -> Result<Exit> {
    let cac = cac(&args.cac)?;
    let session = args.data.open(context)?;
    let book = session.figures(EVERYTHING, context)?;
    ask::remark(&book, context);
    let margin = metric(MetricId::GrossMargin).standard();
    let records = session.records(&book, &[cac, margin], Depth::FIGURES)?;
    let known = session.known(book.data_through);
    let range = args.range.months(&known, book.first, USUAL_MONTHS)?;
    ask::remark_range(&args.range, &range, &book, context);
    let segment = args.segment.compile(&book)?;
    let ask = payback::Ask {
        periods: &range.periods,
        end: known.last_complete(),
        oldest: args.ages,
        cac,
        segment: segment.as_ref(),
    };
    let found = payback::payback(&book, records.as_ref(), &ask)?;
    let answer = Answer { args, found, range, currency: book.currency() };
    match args.format.format {
        Format::Json => output::json(page::json(&answer, figures::head(&session, &book)))?,
        Format::Table => output::text(&page::text(&answer, &session.titled(), context.paint))?,
        Format::Md => output::text(&page::curves(&answer).markdown())?,
        format => output::sheet(&page::long(&answer), format, context.paint, "", Object::new())?,
    }
    Ok(session.exit())
}

/// A variant of `cac` that looks at one window of everyone.
fn cac(slug: &str) -> Result<&'static Variant> {
    let of = metric(MetricId::Cac);
    let found = variants(of, Some(slug))?;
    match found[..] {
        [variant] if variant.by.is_none() => Ok(variant),
        _ => {
            let whole = of.variants.iter().filter(|variant| variant.by.is_none());
            let slugs: Vec<&str> = whole.map(|variant| variant.slug).collect();
            let (flag, slugs) = (option("--cac"), slugs.join(", "));
            let hint = said!("{flag} is one of {slugs}", flag = flag, slugs = slugs);
            Err(advised(said!("{slug} does not say what one cohort cost", slug = slug), hint))
        }
    }
}
