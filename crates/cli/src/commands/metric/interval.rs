//! Intervals beside figures, as they are asked for.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::said;
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::intervals::{self, OfRevenue, OfShares, Options};
use tenure_engine::query::Figure;
use tenure_engine::segments::Compiled;
use tenure_metrics::catalogue::{Family, Metric, MetricId, Variant, metric};
use tenure_models::interval::Level;

use crate::context::Context;
use crate::failure::{advised, option};
use crate::statistics::LevelArgs;
use crate::words::tr;

/// How often accounts are drawn again.
const DRAWS: u32 = 2_000;

/// Whether and how intervals are made.
#[derive(Args, Clone, Debug)]
pub struct IntervalArgs {
    /// Show beside each rate how far chance could have moved it, and mark small samples. For
    /// shares of customers `wilson` (as by default), `wilson-cc` or `clopper-pearson`; for revenue
    /// `delta` (as by default) or `bootstrap`, by account
    #[arg(
        long = "interval",
        value_enum,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "usual",
        value_name = "METHOD",
        hide_possible_values = true,
        help_heading = "Estimates",
        conflicts_with = "rows"
    )]
    method: Option<MethodArg>,

    /// With --by: also show each rate drawn towards the others, as far as its numbers are small
    #[arg(long, help_heading = "Estimates", conflicts_with = "rows")]
    shrink: bool,

    /// Seed of the random numbers of `--interval=bootstrap`: the same seed gives the same interval
    #[arg(long, default_value_t = 1, value_name = "N", help_heading = "Estimates")]
    seed: u64,

    #[command(flatten)]
    level: LevelArgs,
}

/// A method, as typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum MethodArg {
    /// Wilson for shares, the delta method for revenue
    Usual,
    /// Wilson's score
    Wilson,
    /// The same with continuity correction
    WilsonCc,
    /// Clopper and Pearson's
    ClopperPearson,
    /// The linearised variance over accounts
    Delta,
    /// Accounts drawn again
    Bootstrap,
}

impl IntervalArgs {
    /// How sure an interval is.
    pub fn level(&self) -> Result<Level> {
        self.level.level()
    }

    fn options(&self) -> Result<Option<Options>> {
        let usual = self.shrink.then_some(MethodArg::Usual);
        let Some(method) = self.method.or(usual) else { return Ok(None) };
        let shares = match method {
            MethodArg::WilsonCc => OfShares::WilsonContinuity,
            MethodArg::ClopperPearson => OfShares::ClopperPearson,
            _ => OfShares::Wilson,
        };
        let revenue = match method {
            MethodArg::Bootstrap => OfRevenue::Bootstrap { draws: DRAWS, seed: self.seed },
            _ => OfRevenue::Linearised,
        };
        let level = self.level.level()?;
        Ok(Some(Options { level, shares, revenue, shrink: self.shrink }))
    }

    /// Refuses what has no interval, and to draw a rate towards none.
    pub fn check(&self, of: &Metric, variants: &[&Variant], by: Option<&str>) -> Result<()> {
        if self.shrink && by.is_none() && variants.iter().all(|variant| variant.by.is_none()) {
            let hint = said!(
                "{by} plan, country or the like gives the rates that are drawn together",
                by = option("--by")
            );
            let detail = said!("{flag} needs several rates", flag = option("--shrink"));
            return Err(advised(detail, hint));
        }
        let any = variants.iter().any(|variant| intervals::has_interval(of.id, variant));
        if self.options()?.is_none() || any {
            return Ok(());
        }
        let those: Vec<String> = MetricId::ALL.iter().filter_map(|&id| having(id)).collect();
        let detail = match of.family {
            _ if having(of.id).is_some() => said!(
                "{metric} has no interval in this variant; others of it have",
                metric = of.slug()
            ),
            Family::Product => said!(
                "{metric} has no interval: it counts days, features, seats or goals of the same \
                 customers, which go together",
                metric = of.slug()
            ),
            _ => said!(
                "{metric} has no interval: it says what is, and is no rate of a sample",
                metric = of.slug()
            ),
        };
        Err(advised(detail, said!("rates have one: {metrics}", metrics = those.join(", "))))
    }

    /// Whether intervals are asked for that are made from the rows of customers.
    pub fn needs_rows(&self, variants: &[&Variant], id: MetricId) -> bool {
        (self.method.is_some() || self.shrink)
            && variants.iter().any(|variant| intervals::needs_rows(id, variant))
    }

    /// Puts intervals beside the figures, where they are asked for; those that stand there by
    /// themselves are as sure as is asked for.
    pub fn attach(
        &self,
        book: &Book,
        figures: &mut [Figure],
        segment: Option<&Compiled<'_>>,
        by: Option<&Dimension>,
    ) -> Result<()> {
        let Some(options) = self.options()? else {
            intervals::at_level(figures, self.level.level()?, book.currency());
            return Ok(());
        };
        Ok(intervals::attach(book, figures, segment, by, &options)?)
    }
}

impl IntervalArgs {
    /// Says so where rates were to be drawn together and none could be.
    pub fn remark(&self, figures: &[Figure], context: &Context) {
        let drawn =
            |figure: &Figure| matches!(&figure.interval, Some(Ok(it)) if it.shrunk.is_some());
        if self.shrink && !figures.iter().any(drawn) {
            context.talk.warn(&tr!("remark-not-drawn"));
        }
    }
}

/// A metric of which any variant has an interval; with the names of those where its first has none.
fn having(id: MetricId) -> Option<String> {
    let of = metric(id);
    if intervals::has_interval(id, of.standard()) {
        return Some(of.slug().to_owned());
    }
    let has = |variant: &&Variant| intervals::has_interval(id, variant);
    let those: Vec<&str> = of.variants.iter().filter(has).map(|variant| variant.slug).collect();
    (!those.is_empty()).then(|| format!("{} ({})", of.slug(), those.join(", ")))
}
