//! `tenure clv`: what a new customer is worth, as a model of how long customers stay has it.

mod page;

use anyhow::Result;
use clap::Args;
use tenure_domain::money::Ratio;
use tenure_domain::time::Day;
use tenure_engine::lifetimes::{Observing, lifetimes};
use tenure_engine::worth::{self, Worth};
use tenure_models::interval::Level;

use super::calc::number::{Typed, share};
use super::survival;
use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::context::Context;
use crate::dates;
use crate::failure::{Exit, advised};
use crate::figures;
use crate::output::{self, FormatArgs, Object};
use crate::session::DataArgs;
use crate::sheet::Format;
use crate::statistics::LevelArgs;

/// The name of this estimate among the variants of `clv`.
pub const VARIANT: &str = "model";

/// Months ahead that are counted unless others are asked for.
pub const MONTHS: u32 = 60;

/// How much less a payment is worth a year later unless another share is given.
const DISCOUNT: &str = "10%";

const EXAMPLES: &str = "\
Examples:
  tenure clv --data books                                  five years ahead, at 10 % a year
  tenure clv --data books --margin 80% --months 36
  tenure clv --data books --segment 'country = \"RO\"'
  tenure metric clv --data books --variant model           the same with the usual settings";

/// What a new customer is worth, as a model of how long customers stay has it
///
/// Customers differ in how likely they are to renew: those who are likely to leave go first, so
/// whoever is left stays longer than churn over all would have it. The model (shifted
/// beta-geometric, Fader and Hardie 2007) is fitted to the lives of customers, for each length of
/// term of its own, and says how many months a new one will pay for; what each pays is its MRR
/// today. This is an estimate, and comes with an interval; `tenure metric clv` has exact figures.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ClvArgs {
    /// How many months ahead are counted
    #[arg(long, default_value_t = MONTHS, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=600))]
    months: u32,

    /// How much less a payment is worth a year later
    #[arg(long, default_value = DISCOUNT, value_name = "SHARE", value_parser = share)]
    discount: Typed,

    /// Count only this share of revenue, the gross margin
    #[arg(long, default_value = "100%", value_name = "SHARE", value_parser = share)]
    margin: Typed,

    /// Look only at what happened from this day on: whoever started before enters at the age
    /// reached then. For data that leave out customers who had left earlier
    #[arg(long, value_name = "DATE")]
    observed_from: Option<String>,

    #[command(flatten)]
    level: LevelArgs,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// What was asked.
struct Asked {
    months: u32,
    discount: Typed,
    margin: Typed,
    first: Option<Day>,
    level: Level,
    segment: Option<String>,
}

/// What is printed.
struct Answer {
    asked: Asked,
    worth: Worth,
    currency: tenure_domain::money::Currency,
    /// Under which policy, and of what time.
    told: Vec<String>,
}

/// Prints the estimate.
pub fn run(args: &ClvArgs, context: &Context) -> Result<Exit> {
    let first = args.observed_from.as_deref();
    let asked = Asked {
        months: args.months,
        discount: args.discount.clone(),
        margin: args.margin.clone(),
        first: first.map(|text| dates::day(text, "--observed-from")).transpose()?,
        level: args.level.level()?,
        segment: args.segment.segment.clone(),
    };
    estimate(asked, (&args.data, &args.segment, args.format.format), context)
}

/// The same with the usual settings, for `tenure metric clv --variant model`.
pub fn usual(
    level: Level,
    from: (&DataArgs, &SegmentArgs, Format),
    context: &Context,
) -> Result<Exit> {
    let typed = |text: &str| share(text).map_err(|why| advised(why, text.to_owned()));
    let asked = Asked {
        months: MONTHS,
        discount: typed(DISCOUNT)?,
        margin: typed("100%")?,
        first: None,
        level,
        segment: from.1.segment.clone(),
    };
    estimate(asked, from, context)
}

fn estimate(
    asked: Asked,
    (data, segment, format): (&DataArgs, &SegmentArgs, Format),
    context: &Context,
) -> Result<Exit> {
    let session = data.open(context)?;
    let book = session.figures(EVERYTHING, context)?;
    ask::remark(&book, context);
    let segment = segment.compile(&book)?;
    let observing = Observing { first: asked.first, since: None };
    survival::say(&lifetimes(&book, segment.as_ref(), None, &observing)?, asked.first, context);
    let ask = worth::Ask {
        first: asked.first,
        horizon: asked.months,
        discount: float(asked.discount.value),
        margin: asked.margin.value,
        level: asked.level,
        segment: segment.as_ref(),
    };
    let worth = worth::worth(&book, &ask)?;
    let told = session.titled();
    let answer = Answer { asked, worth, currency: book.currency(), told };
    match format {
        Format::Json => output::json(page::json(&answer, figures::head(&session, &book)))?,
        Format::Md => output::text(&page::markdown(&answer))?,
        Format::Table => output::text(&page::text(&answer, context.paint))?,
        format => output::sheet(&page::long(&answer), format, context.paint, "", Object::new())?,
    }
    Ok(session.exit())
}

/// A share for a model.
fn float(share: Ratio) -> f64 {
    share.num() as f64 / share.den() as f64
}
