//! `tenure policy compare`: the same data under two policies, told by setting.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::period::Period;
use tenure_domain::time::Day;
use tenure_engine::compare::{self, Attribution, MEASURES, Question};
use tenure_ledger::run::Wanted;
use tenure_metrics::measure::MeasureId;

use super::compared::{Answer, Customers};
use crate::ask::{self, SegmentArgs};
use crate::context::Context;
use crate::dates::{self, RangeArgs};
use crate::failure::{Exit, advised};
use crate::output::FormatArgs;
use crate::policies;
use crate::session::{DataArgs, Session};
use crate::words::Id;

const EXAMPLES: &str = "\
Examples:
  tenure policy compare standard chartmogul --data books           MRR on the last day, by setting
  tenure policy compare standard ours.toml --data books --at 2026-06-30 --customers 10
  tenure policy compare stripe recurly --data books --from 2026 --to 2026-07 --grain month
  tenure policy compare standard stripe --data books --by customer --format csv > why.csv";

/// The same data under two policies, and what each setting that differs is worth
///
/// MRR under the first policy, one step for each setting on which the two differ, and MRR under the
/// second: the steps of each customer sum exactly to its difference. Settings are switched one
/// after the other in the order of `tenure policy show`; where two act on the same MRR, the later
/// one gets what the earlier one left. With --attribution alone each is switched by itself, and
/// what they do together beyond that is a step of its own.
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct CompareArgs {
    /// The policy from which to start: a preset or a TOML file
    #[arg(value_name = "A")]
    a: String,

    /// The policy to which it leads
    #[arg(value_name = "B")]
    b: String,

    /// MRR at the end of this day [default: the last day of the data]
    #[arg(long, value_name = "DATE", conflicts_with_all = ["from", "to", "grain"])]
    at: Option<String>,

    /// With a range: only this measure, with its customers: closing_mrr, new_mrr, churned_mrr,
    /// lost_customers, …
    #[arg(long, value_name = "MEASURE")]
    measure: Option<String>,

    /// What a row is
    #[arg(long, value_enum, default_value_t = By::Setting, value_name = "WHAT")]
    by: By,

    /// How the difference is told by setting
    #[arg(long, value_enum, default_value_t = How::InOrder, value_name = "HOW")]
    attribution: How,

    /// Name so many of the largest customers of each setting
    #[arg(long, value_name = "N", default_value_t = 3)]
    customers: usize,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum By {
    /// A setting
    Setting,
    /// What a setting does to a customer
    Customer,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum How {
    /// One setting after the other
    InOrder,
    /// Each by itself, and the rest together
    Alone,
}

/// Compares.
pub fn run(args: &CompareArgs, context: &Context) -> Result<Exit> {
    if args.data.policy.is_some() {
        let hint = "tenure policy compare A B takes its two policies as arguments";
        return Err(advised("--policy has no place here", hint));
    }
    let chosen = args.measure.as_deref().map(measure).transpose()?;
    let (a, b) = (policies::find(&args.a)?, policies::find(&args.b)?);
    let session = Session { policy: a, ..args.data.open(context)? };
    // Segments look at components.
    let wanted = Wanted { components: args.segment.segment.is_some(), ..Wanted::default() };
    let book = session.figures(wanted, context)?;
    ask::remark(&book, context);
    args.segment.compile(&book)?;
    let ranged = args.range.from.is_some() || args.range.to.is_some() || args.range.grain.is_some();
    let (periods, grain) = if ranged {
        let range = args.range.range(&session.known(book.data_through))?;
        ask::remark_range(&args.range, &range, &book, context);
        (range.periods, range.grain)
    } else {
        let day = match &args.at {
            Some(text) => dates::day(text, "--at")?,
            None => book.data_through.unwrap_or(session.account.zone.day(session.now)),
        };
        (vec![Period::new(day, Day(day.0 + 1), &session.account)], None)
    };
    let spinner = context.talk.spinner(Id("busy-policies"));
    let question = Question {
        b: &b,
        attribution: match args.attribution {
            How::InOrder => Attribution::InOrder,
            How::Alone => Attribution::Alone,
        },
        periods: &periods,
        segment: args.segment.segment.as_deref(),
        segment_at: args.segment.day()?,
    };
    let comparison = compare::compare(&book, &question)?;
    spinner.finish_and_clear();
    let answer = Answer {
        session: &session,
        book: &book,
        b: &b,
        question: &question,
        comparison: &comparison,
        grain,
        measures: match (chosen, ranged) {
            (Some(at), _) => vec![at],
            (None, true) => (0..MEASURES.len()).collect(),
            (None, false) => vec![closing()],
        },
        customers: match args.by {
            By::Setting => Customers::Largest(args.customers),
            By::Customer => Customers::All,
        },
    };
    answer.print(args.format.format, context)?;
    Ok(session.exit())
}

/// The place of the closing MRR among the measures.
fn closing() -> usize {
    MEASURES.iter().position(|&measure| measure == MeasureId::ClosingMrr).unwrap_or_default()
}

fn measure(name: &str) -> Result<usize> {
    let place = MEASURES.iter().position(|measure| measure.name() == name);
    place.ok_or_else(|| {
        let names: Vec<&str> = MEASURES.iter().map(|measure| measure.name()).collect();
        let hint = format!("it can be {}", names.join(", "));
        advised(format!("--measure {name:?} is none that is compared"), hint)
    })
}
