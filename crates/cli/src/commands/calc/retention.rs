//! Calculators of retention and churn.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::money::Ratio;
use tenure_domain::said;
use tenure_metrics::approx::compound_loss;
use tenure_metrics::catalogue::MetricId;
use tenure_models::interval::{
    Caution, FEW_FOR_AN_ARROW, Interval, Level, Proportion, newcombe, wilson,
};

use super::number::{Typed, amount, count};
use super::work::{Answer, Line, Shown, Work, whole};
use super::{Calculator, Common};
use crate::failure::{advised, option};
use crate::statistics::level_in;
use crate::words::{Both, Id, say};

/// Why a rate of nobody is none.
pub const NOBODY: Id = Id("why-nobody-at-start");
/// The same of revenue.
pub const NOTHING: Id = Id("why-no-mrr-at-start");

/// How long the period was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum PeriodArg {
    /// A month
    Month,
    /// Three months
    Quarter,
    /// A year
    Year,
}

impl PeriodArg {
    /// How many of them are a year.
    fn a_year(self) -> i64 {
        match self {
            PeriodArg::Month => 12,
            PeriodArg::Quarter => 4,
            PeriodArg::Year => 1,
        }
    }
}

/// The interval of a share that was counted.
pub fn of_share(hits: &Typed, all: &Typed, level: Level) -> Option<Interval> {
    let share = Proportion::new(whole(hits), whole(all)).ok()?;
    Some(wilson(share, level))
}

/// What to mind about counts.
pub fn caution(hits: &Typed, all: &Typed) -> Option<Both> {
    Caution::of_share(whole(hits), whole(all)).filter(|_| whole(all) > 0).map(minding)
}

/// What to mind about answers, whatever they were.
pub fn caution_of_number(n: u64) -> Option<Both> {
    Caution::of_number(n).filter(|_| n > 0).map(minding)
}

fn minding(caution: Caution) -> Both {
    Both::new(|words| match caution {
        Caution::TooFew { n } => say!(words, "mind-too-few", n = n),
        Caution::Few { n, events } if n >= FEW_FOR_AN_ARROW => {
            say!(words, "mind-few-events", n = events)
        }
        Caution::Few { n, .. } => say!(words, "mind-few", n = n),
        Caution::Concentrated { effective } => {
            let n = tenure_i18n::number(&format!("{effective:.1}"));
            say!(words, "mind-concentrated", n = n)
        }
        Caution::FewIndependent { n, effective } => {
            let effective = tenure_i18n::number(&format!("{effective:.1}"));
            say!(words, "mind-few-independent", n = n, effective = effective)
        }
    })
}

/// Customer churn rate: lost ÷ those at the start
///
/// With the same rate through a year, by compounding and as twelve months linearly. A loss of
/// nobody still has an upper end.
#[derive(Args, Debug)]
#[command(
    before_help = "Examples:\n  tenure calc churn --lost 5 --start 100\n  tenure calc churn --lost 6 --start 90 --period quarter"
)]
pub struct Churn {
    /// Customers of the start who were lost
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    lost: Typed,
    /// Customers at the start
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    start: Typed,
    /// How long the period was
    #[arg(long, value_enum, default_value_t = PeriodArg::Month, value_name = "PERIOD")]
    period: PeriodArg,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Churn {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        not_more(&self.lost, &self.start, "--lost", "--start")?;
        let mut work =
            Work::new(&[("lost_customers", &self.lost), ("opening_customers", &self.start)]);
        let interval = of_share(&self.lost, &self.start, level);
        let rate = work
            .line(Id("line-churn"), "lost_customers ÷ opening_customers", Shown::Share, NOBODY)
            .with_interval(interval);
        let mut lines = vec![rate];
        let times = self.period.a_year();
        if times > 1 && lines[0].value.is_ok() {
            work.know("periods", Ratio::whole(times), Both::same(times.to_string()));
            let scaled = |end: f64| end * times as f64;
            let linear = work.line(
                Id("line-year-linear"),
                "lost_customers × periods ÷ opening_customers",
                Shown::Share,
                NOBODY,
            );
            let compound = |end: f64| -(times as f64 * (-end).ln_1p()).exp_m1();
            let (lost, start) = (self.lost.value.num(), self.start.value.num());
            let compounded = Line::rounded(
                Id("line-year-compounded"),
                "1 − (1 − lost_customers ÷ opening_customers) ^ periods",
                self.lost.shown().with(&self.start.shown(), |lost, start| {
                    format!("1 − (1 − {lost} ÷ {start}) ^ {times}")
                }),
                compound_loss(lost, start, (times.into(), 1)),
                Shown::Share,
            );
            lines.push(compounded.with_interval(interval.map(|i| i.map(compound))));
            let linear = linear.with_interval(interval.map(|i| i.map(scaled)));
            lines.push(linear.beside(MetricId::CustomerChurn, "annualised_linear"));
        } else {
            let only = lines.remove(0).beside(MetricId::CustomerChurn, "annualised_linear");
            lines.push(only);
        }
        let answer = Answer::new("churn", Id("calc-churn"), lines);
        Ok(match caution(&self.lost, &self.start) {
            Some(caution) => answer.noting(caution),
            None => answer,
        })
    }
}

/// Refuses a part that is larger than its whole.
pub fn not_more(part: &Typed, all: &Typed, of: &str, than: &str) -> Result<()> {
    let more = part.value.minus(all.value).is_ok_and(|rest| rest.num() > 0);
    if more {
        // Several together are named as such.
        let named = |flags: &str| flags.split(" and ").map(option).collect::<Vec<_>>().join(" + ");
        let (part_named, whole) = (named(of), named(than));
        let detail = said!(
            "{part} {value} is more than {whole} {all}",
            part = part_named.clone(),
            value = part.shown().english,
            whole = whole.clone(),
            all = all.shown().english,
        );
        let hint = said!("{part} is a part of {whole}", part = part_named, whole = whole);
        return Err(advised(detail, hint));
    }
    Ok(())
}

/// Gross and net revenue churn
#[derive(Args, Debug)]
#[command(
    before_help = "Examples:\n  tenure calc revenue-churn --start 50000 --churned 1000 --contraction 500\n  tenure calc revenue-churn --start 50000 --churned 1000 --expansion 2000"
)]
pub struct RevenueChurn {
    /// MRR at the start
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    start: Typed,
    /// MRR of customers who left
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    churned: Typed,
    /// MRR that customers who stay pay less
    #[arg(long, value_name = "MRR", default_value = "0", value_parser = amount, allow_negative_numbers = true)]
    contraction: Typed,
    /// MRR that customers of the start pay more
    #[arg(long, value_name = "MRR", default_value = "0", value_parser = amount, allow_negative_numbers = true)]
    expansion: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for RevenueChurn {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let lost = self.churned.plus(&self.contraction)?;
        not_more(&lost, &self.start, "--churned and --contraction", "--start")?;
        let work = Work::new(&[
            ("opening_mrr", &self.start),
            ("churned_mrr", &self.churned),
            ("contraction_mrr", &self.contraction),
            ("expansion_mrr", &self.expansion),
        ]);
        let gross = work.line(
            Id("line-gross-revenue-churn"),
            "(churned_mrr + contraction_mrr) ÷ opening_mrr",
            Shown::Share,
            NOTHING,
        );
        let net = work.line(
            Id("line-net-revenue-churn"),
            "(churned_mrr + contraction_mrr − expansion_mrr) ÷ opening_mrr",
            Shown::Share,
            NOTHING,
        );
        Ok(Answer::new("revenue-churn", Id("calc-revenue-churn"), vec![gross, net])
            .noting(BY_ACCOUNT))
    }
}

/// Why sums alone have no interval.
const BY_ACCOUNT: Id = Id("mind-by-account");

/// Customer retention rate: (end − new) ÷ start
///
/// As it is usually printed. Former customers who came back count as retained here.
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc crr --start 200 --end 210 --new 30")]
pub struct Crr {
    /// Customers at the start
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    start: Typed,
    /// Customers at the end
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    end: Typed,
    /// Of these, customers won in the period
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    new: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Crr {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        not_more(&self.new, &self.end, "--new", "--end")?;
        let work = Work::new(&[
            ("opening_customers", &self.start),
            ("closing_customers", &self.end),
            ("new_customers", &self.new),
        ]);
        let rate = work.line(
            Id("line-retention"),
            "(closing_customers − new_customers) ÷ opening_customers",
            Shown::Share,
            Id("why-nobody-to-stay"),
        );
        let kept = whole(&self.end) - whole(&self.new);
        let share = Proportion::new(kept, whole(&self.start)).ok();
        let rate = rate.with_interval(share.map(|share| wilson(share, level)));
        let answer = Answer::new("crr", Id("calc-crr"), vec![rate]);
        Ok(match kept > whole(&self.start) && whole(&self.start) > 0 {
            true => answer.noting(Id("mind-came-back")),
            false => answer,
        })
    }
}

/// Net revenue retention
#[derive(Args, Debug)]
#[command(
    before_help = "Examples:\n  tenure calc nrr --start 100000 --expansion 12000 --contraction 3000 --churned 5000 --period year"
)]
pub struct Nrr {
    /// MRR at the start
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    start: Typed,
    /// MRR that customers of the start pay more
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    expansion: Typed,
    /// MRR that they pay less, while they stay
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    contraction: Typed,
    /// MRR of those of them who left
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    churned: Typed,
    /// How long the period was; the benchmark is of a year
    #[arg(long, value_enum, default_value_t = PeriodArg::Month, value_name = "PERIOD")]
    period: PeriodArg,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Nrr {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let lost = self.churned.plus(&self.contraction)?;
        let had = self.start.plus(&self.expansion)?;
        not_more(&lost, &had, "--churned and --contraction", "--start and --expansion")?;
        let work = Work::new(&[
            ("opening_mrr", &self.start),
            ("expansion_of_opening", &self.expansion),
            ("contraction_of_opening", &self.contraction),
            ("churned_of_opening", &self.churned),
        ]);
        let mut line = work.line(
            Id("line-nrr"),
            "(opening_mrr + expansion_of_opening − contraction_of_opening − churned_of_opening) ÷ opening_mrr",
            Shown::Share,
            NOTHING,
        );
        let year = self.period == PeriodArg::Year;
        if year {
            line = line.beside(MetricId::Nrr, "trailing_12");
        }
        let answer = Answer::new("nrr", Id("calc-nrr"), vec![line]).noting(BY_ACCOUNT);
        Ok(match year {
            true => answer,
            false => answer.noting(Id("mind-whole-year")),
        })
    }
}

/// Gross revenue retention
#[derive(Args, Debug)]
#[command(
    before_help = "Examples:\n  tenure calc grr --start 100000 --contraction 3000 --churned 5000"
)]
pub struct Grr {
    /// MRR at the start
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    start: Typed,
    /// MRR that customers of the start pay less, while they stay
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    contraction: Typed,
    /// MRR of those of them who left
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    churned: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Grr {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let lost = self.churned.plus(&self.contraction)?;
        not_more(&lost, &self.start, "--churned and --contraction", "--start")?;
        let work = Work::new(&[
            ("opening_mrr", &self.start),
            ("contraction_mrr", &self.contraction),
            ("churned_mrr", &self.churned),
        ]);
        let line = work.line(
            Id("line-grr"),
            "(opening_mrr − contraction_mrr − churned_mrr) ÷ opening_mrr",
            Shown::Share,
            NOTHING,
        );
        Ok(Answer::new("grr", Id("calc-grr"), vec![line]).noting(BY_ACCOUNT))
    }
}

/// Quick ratio: MRR won ÷ MRR lost
#[derive(Args, Debug)]
#[command(
    before_help = "Examples:\n  tenure calc quick-ratio --new 8000 --expansion 2000 --churned 2000 --contraction 500"
)]
pub struct QuickRatio {
    /// MRR of new customers
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    new: Typed,
    /// MRR that customers pay more
    #[arg(long, value_name = "MRR", default_value = "0", value_parser = amount, allow_negative_numbers = true)]
    expansion: Typed,
    /// MRR of customers who came back
    #[arg(long, value_name = "MRR", default_value = "0", value_parser = amount, allow_negative_numbers = true)]
    reactivation: Typed,
    /// MRR that customers pay less
    #[arg(long, value_name = "MRR", default_value = "0", value_parser = amount, allow_negative_numbers = true)]
    contraction: Typed,
    /// MRR of customers who left
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    churned: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for QuickRatio {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[
            ("new_mrr", &self.new),
            ("expansion_mrr", &self.expansion),
            ("reactivation_mrr", &self.reactivation),
            ("contraction_mrr", &self.contraction),
            ("churned_mrr", &self.churned),
        ]);
        let line = work.line(
            Id("line-quick-ratio"),
            "(new_mrr + expansion_mrr + reactivation_mrr) ÷ (contraction_mrr + churned_mrr)",
            Shown::Multiple,
            Id("why-nothing-lost"),
        );
        Ok(Answer::new("quick-ratio", Id("calc-quick-ratio"), vec![line]))
    }
}

/// Whether one churn rate differs from another by more than chance
///
/// Of different customers: those of two segments, or of two years with hardly anyone in common.
#[derive(Args, Debug)]
#[command(
    before_help = "Examples:\n  tenure calc change --lost 20 --start 1000 --lost-then 30 --start-then 1000"
)]
pub struct Change {
    /// Customers lost
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    lost: Typed,
    /// Customers at the start
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    start: Typed,
    /// Customers lost then, or in the other segment
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    lost_then: Typed,
    /// Customers at that start
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    start_then: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Change {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        not_more(&self.lost, &self.start, "--lost", "--start")?;
        not_more(&self.lost_then, &self.start_then, "--lost-then", "--start-then")?;
        let work = Work::new(&[
            ("lost", &self.lost),
            ("start", &self.start),
            ("lost_then", &self.lost_then),
            ("start_then", &self.start_then),
        ]);
        let share = |hits: &Typed, all: &Typed| Proportion::new(whole(hits), whole(all)).ok();
        let both = share(&self.lost, &self.start).zip(share(&self.lost_then, &self.start_then));
        let interval = both.map(|(now, then)| newcombe(now, then, level));
        let formula = "lost ÷ start − lost_then ÷ start_then";
        let line = work
            .line(Id("line-change"), formula, Shown::Difference, NOBODY)
            .with_interval(interval);
        let now = work
            .line(Id("line-churn"), "lost ÷ start", Shown::Share, NOBODY)
            .with_interval(of_share(&self.lost, &self.start, level));
        let then = work
            .line(Id("line-churn-then"), "lost_then ÷ start_then", Shown::Share, NOBODY)
            .with_interval(of_share(&self.lost_then, &self.start_then, level));
        let answer = Answer::new("change", Id("calc-change"), vec![line, now, then]);
        // Of the two the smaller says the least.
        let sides = [(&self.lost, &self.start), (&self.lost_then, &self.start_then)];
        let smaller = sides.into_iter().min_by_key(|(_, all)| whole(all));
        let answer = match smaller.and_then(|(lost, start)| caution(lost, start)) {
            Some(caution) => answer.noting(caution),
            None => answer,
        };
        Ok(match interval {
            None => answer,
            Some(i) if i.low <= 0.0 && i.high >= 0.0 => answer.noting(Both::new(|words| {
                say!(words, "mind-chance", level = level_in(level, words.lang()))
            })),
            Some(_) => answer.noting(Both::new(|words| {
                say!(words, "mind-no-chance", level = level_in(level, words.lang()))
            })),
        })
    }
}
