//! `tenure relate`: how metrics move with one another.

mod answer;
mod page;

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::said;
use tenure_engine::query::Asker;
use tenure_engine::relate::{Link, Told, USUAL, related, series};
use tenure_metrics::catalogue::{MetricId, Variant, metric};

use crate::ask::{self, EVERYTHING, SegmentArgs};
use crate::commands::metric::{find, through, variants};
use crate::context::Context;
use crate::dates::RangeArgs;
use crate::failure::{Exit, advised, option};
use crate::figures;
use crate::output::{self, FormatArgs};
use crate::session::DataArgs;
use crate::sheet::Format;
use crate::statistics::LevelArgs;
use tenure_engine::records::Depth;

const EXAMPLES: &str = "\
Examples:
  tenure relate --data books                               the usual metrics, 36 months
  tenure relate --data books --metrics nps,customer_churn,support_load:first_response
  tenure relate --data books --of levels --lags 3
  tenure relate --data books --format csv                  every pair at every lag";

/// Months that are looked at unless a range is given.
const USUAL_MONTHS: i32 = 36;

/// How metrics move with one another, and which moves first
///
/// Each pair of metrics is compared month by month, at once and with one of them later, by rank
/// correlation (Spearman). What metrics change from month to month is compared unless `--of levels`
/// is given: two figures that both grow go together whatever they have to do with each other, and
/// changes are not fooled by that. Moving together, even one before the other, is no cause.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct RelateArgs {
    /// Metrics, with `:variant` where it is not the first: nps,customer_churn:gross
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    metrics: Vec<String>,

    /// The most months by which one metric may come before the other
    #[arg(long, default_value_t = 6, value_name = "MONTHS", value_parser = clap::value_parser!(u32).range(0..=24))]
    lags: u32,

    /// Which correlation orders the pairs; both are always given
    #[arg(long, value_enum, default_value_t = Of::Changes, value_name = "WHAT")]
    of: Of,

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

/// What of metrics is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Of {
    /// What they change from month to month
    Changes,
    /// What they are
    Levels,
}

impl Of {
    fn name(self) -> &'static str {
        match self {
            Of::Changes => "changes",
            Of::Levels => "levels",
        }
    }

    fn pick(self) -> fn(&Link) -> &Told {
        match self {
            Of::Changes => |link| &link.changes,
            Of::Levels => |link| &link.levels,
        }
    }
}

/// Prints the pairs.
pub fn run(args: &RelateArgs, context: &Context) -> Result<Exit> {
    let level = args.level.level()?;
    let wanted = wanted(&args.metrics)?;
    let variants: Vec<&Variant> = wanted.iter().map(|(_, variant)| *variant).collect();
    let session = args.data.open(context)?;
    let book = session.figures(EVERYTHING, context)?;
    ask::remark(&book, context);
    let records = session.records(&book, &variants, Depth::FIGURES)?;
    // Each metric is told as far as its own data reach.
    let each = variants.iter().filter_map(|variant| through(&book, records.as_ref(), &[variant]));
    let known = session.known(each.max());
    let range = args.range.months(&known, book.first, USUAL_MONTHS)?;
    let segment = args.segment.compile(&book)?;
    let mut asker = Asker::new(&book, &range.periods, segment.as_ref(), None)?;
    asker = asker.with_records(records.as_ref());
    let related = related(series(&mut asker, &wanted)?, args.lags, level);
    let answer = answer::Answer { args, related, range, level, currency: book.currency() };
    match args.format.format {
        Format::Json => output::json(answer::json(&answer, figures::head(&session, &book)))?,
        Format::Table => output::text(&page::text(&answer, &session.titled(), context.paint))?,
        Format::Md => output::text(&page::pairs(&answer, usize::MAX).markdown())?,
        format => {
            let sheet = page::long(&answer);
            output::sheet(&sheet, format, context.paint, "", output::Object::new())?;
        }
    }
    Ok(session.exit())
}

/// The metrics that were asked for, each once, else the usual ones.
fn wanted(ids: &[String]) -> Result<Vec<(MetricId, &'static Variant)>> {
    let mut wanted: Vec<(MetricId, &'static Variant)> = Vec::new();
    for text in ids {
        let (id, slug) = text.split_once(':').map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
        let metric = find(id.trim())?;
        let of = variants(metric, slug.map(str::trim))?;
        wanted.extend(of.into_iter().map(|variant| (metric.id, variant)));
    }
    if ids.is_empty() {
        let usual = |(id, slug): (MetricId, &str)| Some((id, metric(id).variant(slug)?));
        wanted.extend(USUAL.into_iter().filter_map(usual));
    }
    let mut once: Vec<(MetricId, &'static Variant)> = Vec::new();
    for (id, variant) in wanted {
        if !once.iter().any(|(known, of)| (*known, of.slug) == (id, variant.slug)) {
            once.push((id, variant));
        }
    }
    if once.len() < 2 {
        let hint = said!("name two or more: {flag} nps,customer_churn", flag = option("--metrics"));
        return Err(advised(said!("one metric alone moves with nothing"), hint));
    }
    Ok(once)
}
