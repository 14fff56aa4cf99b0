//! `tenure calc`: the usual figures from typed-in numbers.

pub mod number;
mod page;
mod retention;
mod value;
mod voice;
mod work;

use anyhow::Result;
use clap::{Args, Subcommand};
use tenure_domain::money::Currency;

use crate::context::Context;
use crate::failure::Exit;
use crate::output::FormatArgs;
use crate::session;
use crate::statistics::LevelArgs;

const EXAMPLES: &str = "\
Examples:
  tenure calc churn --lost 5 --start 100                     5 % a month, and a year of that
  tenure calc clv --mrr 100000 --customers 100 --churn 1%    1,000 a month for 100 months
  tenure calc cac --spend 100000 --new 100
  tenure calc payback --cac 4000 --mrr 400 --margin 90%      months until it is earned back
  tenure calc nps --promoters 50 --passives 30 --detractors 20
  tenure calc change --lost 20 --start 1000 --lost-then 30 --start-then 1000
  tenure calc ltv-cac --clv 3000 --cac 1000 --format json";

const AFTER: &str = "\
Numbers are written 1234.5, 1,234.5 or 12k; shares 5% or 0.05. With --lang ro, uk or nb decimals may
come after a comma, too: 49,50. Every answer comes with its formula
and arithmetic; amounts are exact. What is a rate of a sample comes with an interval, and what
others found good or usual stands beside it.";

/// The usual figures from typed-in numbers, without any data
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, after_help = AFTER)]
pub struct CalcArgs {
    #[command(subcommand)]
    what: What,
}

/// Options of all calculators.
#[derive(Args, Debug)]
pub struct Common {
    /// Currency of amounts, for its decimals
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    #[command(flatten)]
    level: LevelArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl Common {
    /// The currency of amounts, where one was named.
    fn currency(&self) -> Result<Option<Currency>> {
        self.currency.as_deref().map(session::currency).transpose()
    }
}

/// The calculators.
#[derive(Debug, Subcommand)]
enum What {
    /// Customer churn rate: lost ÷ those at the start
    Churn(retention::Churn),
    /// Gross and net revenue churn
    RevenueChurn(retention::RevenueChurn),
    /// Customer retention rate: (end − new) ÷ start
    Crr(retention::Crr),
    /// Net revenue retention
    Nrr(retention::Nrr),
    /// Gross revenue retention
    Grr(retention::Grr),
    /// Quick ratio: MRR won ÷ MRR lost
    QuickRatio(retention::QuickRatio),
    /// Whether one churn rate differs from another by more than chance
    Change(retention::Change),
    /// Customer lifetime value
    Clv(value::Clv),
    /// Lifetime in months: 1 ÷ churn
    Lifetime(value::Lifetime),
    /// Customer acquisition cost
    Cac(value::Cac),
    /// Months until the cost of a customer is earned back
    Payback(value::Payback),
    /// Lifetime value for each unit of acquisition cost
    LtvCac(value::LtvCac),
    /// Customer retention cost
    Crc(value::Crc),
    /// Average revenue per account
    Arpa(value::Arpa),
    /// Annual recurring revenue: 12 × MRR
    Arr(value::Arr),
    /// Growth, and by month where it took several
    Growth(value::Growth),
    /// Gross margin
    GrossMargin(value::GrossMargin),
    /// Net promoter score
    Nps(voice::Nps),
    /// Customer satisfaction: positive ÷ answers
    Csat(voice::Csat),
    /// Lead-to-customer rate
    LeadToCustomer(voice::LeadToCustomer),
    /// Free-trial conversion
    TrialConversion(voice::TrialConversion),
}

/// A calculator: typed-in numbers become an answer.
trait Calculator {
    /// Its options.
    fn common(&self) -> &Common;
    /// What it says.
    fn answer(&self, level: tenure_models::interval::Level) -> Result<work::Answer>;
}

impl What {
    fn calculator(&self) -> &dyn Calculator {
        match self {
            What::Churn(it) => it,
            What::RevenueChurn(it) => it,
            What::Crr(it) => it,
            What::Nrr(it) => it,
            What::Grr(it) => it,
            What::QuickRatio(it) => it,
            What::Change(it) => it,
            What::Clv(it) => it,
            What::Lifetime(it) => it,
            What::Cac(it) => it,
            What::Payback(it) => it,
            What::LtvCac(it) => it,
            What::Crc(it) => it,
            What::Arpa(it) => it,
            What::Arr(it) => it,
            What::Growth(it) => it,
            What::GrossMargin(it) => it,
            What::Nps(it) => it,
            What::Csat(it) => it,
            What::LeadToCustomer(it) => it,
            What::TrialConversion(it) => it,
        }
    }
}

/// Works it out and prints it.
pub fn run(args: &CalcArgs, context: &Context) -> Result<Exit> {
    let calculator = args.what.calculator();
    let common = calculator.common();
    let currency = common.currency()?;
    let answer = calculator.answer(common.level.level()?)?;
    page::print(&answer, currency, common.format.format, context.paint)?;
    Ok(Exit::Fine)
}
