//! Calculators of surveys and conversion.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_metrics::catalogue::MetricId;
use tenure_models::interval::{Level, Score, score_adjusted, score_trinomial};

use super::number::{Typed, count};
use super::retention::{caution, caution_of_number, not_more, of_share};
use super::work::{Answer, Line, Shown, Work, whole};
use super::{Calculator, Common};
use crate::words::Id;

const NOBODY_ANSWERED: Id = Id("why-nobody-answered");

/// Net promoter score
#[derive(Args, Debug)]
#[command(
    before_help = "Examples:\n  tenure calc nps --promoters 50 --passives 30 --detractors 20"
)]
pub struct Nps {
    /// Answers of 9 or 10
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    promoters: Typed,
    /// Answers of 7 or 8
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    passives: Typed,
    /// Answers of 6 and less
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    detractors: Typed,
    /// How the interval is made
    #[arg(long, value_enum, default_value_t = ScoreMethod::Adjusted, value_name = "METHOD")]
    interval: ScoreMethod,
    #[command(flatten)]
    common: Common,
}

/// How the interval of a score is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum ScoreMethod {
    /// Adjusted Wald: three answers more
    Adjusted,
    /// The variance of three classes as counted
    Trinomial,
}

impl Calculator for Nps {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        let work = Work::new(&[
            ("promoters", &self.promoters),
            ("passives", &self.passives),
            ("detractors", &self.detractors),
        ]);
        let of = [&self.promoters, &self.passives, &self.detractors].map(whole);
        let make = match self.interval {
            ScoreMethod::Adjusted => score_adjusted,
            ScoreMethod::Trinomial => score_trinomial,
        };
        let score = Score::new(of[0], of[1], of[2]).ok();
        let points = |share: f64| share * 100.0;
        let interval = score.map(|score| make(score, level).map(points));
        let line = work
            .line(
                Id("line-score"),
                "100 × (promoters − detractors) ÷ (promoters + passives + detractors)",
                Shown::Points,
                NOBODY_ANSWERED,
            )
            .with_interval(interval)
            .beside(MetricId::Nps, "standard");
        let answer = Answer::new("nps", Id("calc-nps"), vec![line]);
        let answer = match caution_of_number(of.iter().sum()) {
            Some(caution) => answer.noting(caution),
            None => answer,
        };
        Ok(answer.noting(Id("mind-answers")))
    }
}

/// A share that was counted, with its interval.
fn counted(
    (what, formula, without): (Id, &'static str, Id),
    (hits, all): ((&'static str, &Typed), (&'static str, &Typed)),
    level: Level,
) -> Line {
    let work = Work::new(&[hits, all]);
    let line = work.line(what, formula, Shown::Share, without);
    line.with_interval(of_share(hits.1, all.1, level))
}

fn answered(answer: Answer, hits: &Typed, all: &Typed) -> Answer {
    match caution(hits, all) {
        Some(caution) => answer.noting(caution),
        None => answer,
    }
}

/// Customer satisfaction: positive ÷ answers
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc csat --positive 84 --answers 100")]
pub struct Csat {
    /// Positive answers: 4 and 5 of 5, 6 and 7 of 7, 9 and 10 of 10
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    positive: Typed,
    /// All answers, without those who skipped
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    answers: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Csat {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        not_more(&self.positive, &self.answers, "--positive", "--answers")?;
        let (hits, all) = (&self.positive, &self.answers);
        let line = counted(
            (Id("line-satisfied"), "positive ÷ answers", NOBODY_ANSWERED),
            (("positive", hits), ("answers", all)),
            level,
        );
        Ok(answered(Answer::new("csat", Id("calc-csat"), vec![line]), hits, all))
    }
}

/// Lead-to-customer rate
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc lead-to-customer --customers 5 --leads 500")]
pub struct LeadToCustomer {
    /// Leads who became customers
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    customers: Typed,
    /// All leads
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    leads: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for LeadToCustomer {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        not_more(&self.customers, &self.leads, "--customers", "--leads")?;
        let (hits, all) = (&self.customers, &self.leads);
        let line = counted(
            (Id("line-became-customers"), "customers ÷ leads", Id("why-no-leads")),
            (("customers", hits), ("leads", all)),
            level,
        );
        let answer = Answer::new("lead-to-customer", Id("calc-lead-to-customer"), vec![line]);
        Ok(answered(answer, hits, all))
    }
}

/// Free-trial conversion
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc trial-conversion --converted 25 --trials 100")]
pub struct TrialConversion {
    /// Trials that became paid
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    converted: Typed,
    /// Trials that began in the same period
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    trials: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for TrialConversion {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        not_more(&self.converted, &self.trials, "--converted", "--trials")?;
        let (hits, all) = (&self.converted, &self.trials);
        let line = counted(
            (Id("line-converted"), "converted ÷ trials", Id("why-no-trials")),
            (("converted", hits), ("trials", all)),
            level,
        );
        let answer = Answer::new("trial-conversion", Id("calc-trial-conversion"), vec![line]);
        Ok(answered(answer, hits, all))
    }
}
