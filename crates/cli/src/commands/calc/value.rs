//! Calculators of value and acquisition.

use anyhow::Result;
use clap::{ArgGroup, Args};
use tenure_domain::money::{Currency, Ratio};
use tenure_i18n::numbers;
use tenure_metrics::approx::compound_growth;
use tenure_metrics::catalogue::MetricId;
use tenure_models::interval::{Interval, Level};

use super::number::{Typed, amount, count, share};
use super::retention::{NOBODY, caution, not_more, of_share};
use super::work::{Answer, Line, Shown, Work};
use super::{Calculator, Common};
use crate::failure::advised;
use crate::statistics::level_in;
use crate::words::{Both, Id, say};

/// What lifetime values are about.
const TITLE: Id = Id("calc-clv");

/// Why a lifetime has no end that churn shows.
const NOBODY_LEFT: Id = Id("why-nobody-left");

/// A churn rate: typed as such, or counted.
#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
pub struct ChurnRate {
    /// Churn of a month: 1%
    #[arg(long, value_name = "SHARE", value_parser = share, allow_hyphen_values = true)]
    #[arg(conflicts_with_all = ["lost", "start"])]
    churn: Option<Typed>,
    /// Instead of --churn: customers lost in a month; then there is an interval
    #[arg(long, value_name = "N", value_parser = count, requires = "start", allow_negative_numbers = true)]
    lost: Option<Typed>,
    /// Customers at its start
    #[arg(long, value_name = "N", value_parser = count, requires = "lost", allow_negative_numbers = true)]
    start: Option<Typed>,
}

impl ChurnRate {
    /// Makes `churn` known, and its interval where it was counted.
    fn known(&self, work: &mut Work, level: Level) -> Result<Option<Interval>> {
        if let (Some(lost), Some(start)) = (&self.lost, &self.start) {
            not_more(lost, start, "--lost", "--start")?;
            let Ok(rate) = lost.value.times(start.value.den(), start.value.num()) else {
                return Err(advised("--start is 0", NOBODY.english()));
            };
            let shown =
                lost.shown().with(&start.shown(), |lost, start| format!("({lost} ÷ {start})"));
            work.know("churn", rate, shown);
            return Ok(of_share(lost, start, level));
        }
        if let Some(churn) = &self.churn {
            work.know("churn", churn.value, churn.shown());
        }
        Ok(None)
    }

    fn noting(&self, answer: Answer) -> Answer {
        let counts = self.lost.as_ref().zip(self.start.as_ref());
        match counts.and_then(|(lost, start)| caution(lost, start)) {
            Some(caution) => answer.noting(caution),
            None => answer,
        }
    }
}

/// What is divided by churn: the ends change places.
fn over_churn(churn: Interval, amount: f64) -> Interval {
    Interval { low: amount / churn.high, high: amount / churn.low, ..churn }
}

/// Says what the interval allows where nobody left.
fn bound(
    line: &Line,
    churn: Option<Interval>,
    amount: f64,
    currency: Option<Currency>,
) -> Option<Both> {
    let churn = churn.filter(|_| line.value.is_err())?;
    let least = amount / churn.high;
    Some(Both::new(|words| {
        let lang = words.lang();
        let level = level_in(churn.level, lang);
        let end = crate::statistics::percent(churn.high, 2);
        let end = numbers::percent(lang, &numbers::grouped(lang, &end));
        match line.unit {
            Shown::Months => {
                let n = tenure_i18n::number(&format!("{least:.1}"));
                say!(words, "mind-bound-months", level = level, end = end, n = n)
            }
            _ => {
                let decimals = currency.map_or(2, Currency::exponent) as usize;
                let least = numbers::grouped(lang, &format!("{least:.decimals$}"));
                let least = match currency {
                    Some(currency) => numbers::money(lang, &least, currency.code()),
                    None => least,
                };
                say!(words, "mind-bound", level = level, end = end, least = least)
            }
        }
    }))
}

/// Lifetime in months: 1 ÷ churn
#[derive(Args, Debug)]
#[command(
    before_help = "Examples:\n  tenure calc lifetime --churn 1%\n  tenure calc lifetime --lost 2 --start 150"
)]
pub struct Lifetime {
    #[command(flatten)]
    rate: ChurnRate,
    #[command(flatten)]
    common: Common,
}

/// What 1 ÷ churn assumes.
const CONSTANT: Id = Id("mind-constant");

impl Calculator for Lifetime {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        let mut work = Work::default();
        let churn = self.rate.known(&mut work, level)?;
        let line = work.line(Id("line-lifetime"), "1 ÷ churn", Shown::Months, NOBODY_LEFT);
        let bound = bound(&line, churn, 1.0, None);
        let line = line.with_interval(churn.map(|churn| over_churn(churn, 1.0)));
        let answer = Answer::new("lifetime", Id("calc-lifetime"), vec![line]);
        let answer = bound.into_iter().fold(answer, Answer::noting);
        Ok(self.rate.noting(answer).noting(CONSTANT))
    }
}

/// Customer lifetime value
///
/// ARPA ÷ churn, with --margin of the gross margin alone; or, with --contract-months, ARPA × gross
/// margin × length of the contract.
#[derive(Args, Debug)]
#[command(group = ArgGroup::new("length").required(true).args(["churn", "lost", "contract_months"]))]
#[command(
    before_help = "Examples:\n  tenure calc clv --mrr 100000 --customers 100 --churn 1%\n  tenure calc clv --arpa 49 --lost 12 --start 800 --margin 80%\n  tenure calc clv --arpa 1000 --margin 80% --contract-months 24"
)]
pub struct Clv {
    /// MRR per customer
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    #[arg(required_unless_present = "mrr", conflicts_with_all = ["mrr", "customers"])]
    arpa: Option<Typed>,
    /// Instead of --arpa: MRR of all
    #[arg(long, value_name = "MRR", value_parser = amount, requires = "customers", allow_negative_numbers = true)]
    mrr: Option<Typed>,
    /// Paying customers
    #[arg(long, value_name = "N", value_parser = count, requires = "mrr", allow_negative_numbers = true)]
    customers: Option<Typed>,
    /// Gross margin: 80%
    #[arg(long, value_name = "SHARE", value_parser = share, allow_hyphen_values = true)]
    margin: Option<Typed>,
    /// Instead of churn: mean length of contracts in months
    #[arg(long, value_name = "MONTHS", value_parser = amount, requires = "margin", allow_negative_numbers = true)]
    contract_months: Option<Typed>,
    /// Churn of a month: 1%
    #[arg(long, value_name = "SHARE", value_parser = share, allow_hyphen_values = true)]
    #[arg(conflicts_with_all = ["lost", "start"])]
    churn: Option<Typed>,
    /// Instead of --churn: customers lost in a month; then there is an interval
    #[arg(long, value_name = "N", value_parser = count, requires = "start", allow_negative_numbers = true)]
    lost: Option<Typed>,
    /// Customers at its start
    #[arg(long, value_name = "N", value_parser = count, requires = "lost", allow_negative_numbers = true)]
    start: Option<Typed>,
    #[command(flatten)]
    common: Common,
}

impl Clv {
    fn rate(&self) -> ChurnRate {
        ChurnRate { churn: self.churn.clone(), lost: self.lost.clone(), start: self.start.clone() }
    }

    fn work(&self) -> (Work, Option<Line>) {
        let mut work = Work::default();
        let mut arpa = None;
        if let (Some(mrr), Some(customers)) = (&self.mrr, &self.customers) {
            work.know("mrr", mrr.value, mrr.shown());
            work.know("paying_customers", customers.value, customers.shown());
            let line = work.line(LINE_ARPA, "mrr ÷ paying_customers", Shown::Money, NOBODY_PAYS);
            if let Ok(value) = line.value {
                let shown =
                    mrr.shown().with(&customers.shown(), |mrr, all| format!("({mrr} ÷ {all})"));
                work.know("arpa", value, shown);
            }
            arpa = Some(line);
        }
        if let Some(typed) = &self.arpa {
            work.know("arpa", typed.value, typed.shown());
        }
        if let Some(margin) = &self.margin {
            work.know("gross_margin", margin.value, margin.shown());
        }
        (work, arpa)
    }
}

const NOBODY_PAYS: Id = Id("why-nobody-pays");
const NO_VALUE: Id = Id("why-no-value");
const LINE_ARPA: Id = Id("line-arpa");

impl Calculator for Clv {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, level: Level) -> Result<Answer> {
        let (mut work, arpa) = self.work();
        if let Some(Err(_)) = arpa.as_ref().map(|line| &line.value) {
            let lines = arpa.into_iter().collect();
            return Ok(Answer::new("clv", TITLE, lines));
        }
        if let Some(months) = &self.contract_months {
            work.know("contract_months", months.value, months.shown());
            let formula = "arpa × gross_margin × contract_months";
            let line = work.line(Id("line-contract-value"), formula, Shown::Money, NO_VALUE);
            let lines = std::iter::once(line).chain(arpa).collect();
            return Ok(Answer::new("clv", Id("calc-clv-contract"), lines));
        }
        let rate = self.rate();
        let churn = rate.known(&mut work, level)?;
        let formula = match self.margin {
            Some(_) => "arpa × gross_margin ÷ churn",
            None => "arpa ÷ churn",
        };
        let value = work.line(Id("line-value"), formula, Shown::Money, NOBODY_LEFT);
        let once = match self.margin {
            Some(_) => work.line(LINE_ARPA, "arpa × gross_margin", Shown::Money, NO_VALUE).float(),
            None => work.line(LINE_ARPA, "arpa", Shown::Money, NO_VALUE).float(),
        };
        let once = once.unwrap_or(0.0);
        let bound = bound(&value, churn, once, self.common.currency()?);
        let value = value.with_interval(churn.map(|churn| over_churn(churn, once)));
        let lifetime = work.line(Id("line-lifetime"), "1 ÷ churn", Shown::Months, NOBODY_LEFT);
        let lifetime = lifetime.with_interval(churn.map(|churn| over_churn(churn, 1.0)));
        let lines = [Some(value), Some(lifetime), arpa].into_iter().flatten().collect();
        let answer = Answer::new("clv", TITLE, lines);
        let answer = bound.into_iter().fold(answer, Answer::noting);
        let answer = rate.noting(answer).noting(CONSTANT);
        Ok(match self.margin {
            Some(_) => answer,
            None => answer.noting(Id("mind-revenue")),
        })
    }
}

/// Customer acquisition cost
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc cac --spend 100000 --new 100")]
pub struct Cac {
    /// What sales and marketing cost in the period, people included
    #[arg(long, value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    spend: Typed,
    /// Customers won in the period, without those who came back
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    new: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Cac {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[("spend", &self.spend), ("new_customers", &self.new)]);
        let line =
            work.line(Id("line-cost"), "spend ÷ new_customers", Shown::Money, Id("why-nobody-won"));
        Ok(Answer::new("cac", Id("calc-cac"), vec![line]))
    }
}

/// Months until the cost of a customer is earned back
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc payback --cac 4000 --mrr 400 --margin 90%")]
pub struct Payback {
    /// Acquisition cost of a customer
    #[arg(long, value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    cac: Typed,
    /// MRR of a new customer
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    mrr: Typed,
    /// Gross margin: 90%
    #[arg(long, value_name = "SHARE", default_value = "100%", value_parser = share, allow_hyphen_values = true)]
    margin: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Payback {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[
            ("cac", &self.cac),
            ("new_mrr_per_customer", &self.mrr),
            ("gross_margin", &self.margin),
        ]);
        let formula = "cac ÷ (new_mrr_per_customer × gross_margin)";
        let line = work.line(Id("line-payback"), formula, Shown::Months, Id("why-earns-nothing"));
        Ok(Answer::new("payback", Id("calc-payback"), vec![line]).noting(Id("mind-leavers")))
    }
}

/// Lifetime value for each unit of acquisition cost
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc ltv-cac --clv 3000 --cac 1000")]
pub struct LtvCac {
    /// Lifetime value of a customer
    #[arg(long, value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    clv: Typed,
    /// Acquisition cost of a customer
    #[arg(long, value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    cac: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for LtvCac {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[("clv", &self.clv), ("cac", &self.cac)]);
        let line =
            work.line(Id("line-ratio"), "clv ÷ cac", Shown::Multiple, Id("why-costs-nothing"));
        let line = line.beside(MetricId::LtvCac, "standard");
        Ok(Answer::new("ltv-cac", Id("calc-ltv-cac"), vec![line]))
    }
}

/// Customer retention cost
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc crc --cost 30000 --customers 600")]
pub struct Crc {
    /// Success staff, tools, customer marketing, training, loyalty programmes of the period
    #[arg(long, value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    cost: Typed,
    /// Active customers
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    customers: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Crc {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[("cost", &self.cost), ("active_customers", &self.customers)]);
        let line = work.line(
            Id("line-cost"),
            "cost ÷ active_customers",
            Shown::Money,
            Id("why-nobody-active"),
        );
        Ok(Answer::new("crc", Id("calc-crc"), vec![line]))
    }
}

/// Average revenue per account
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc arpa --mrr 100000 --customers 100")]
pub struct Arpa {
    /// MRR
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    mrr: Typed,
    /// Paying customers
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    customers: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Arpa {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[("closing_mrr", &self.mrr), ("paying_customers", &self.customers)]);
        let formula = "closing_mrr ÷ paying_customers";
        let line = work.line(LINE_ARPA, formula, Shown::Money, NOBODY_PAYS);
        Ok(Answer::new("arpa", Id("calc-arpa"), vec![line]))
    }
}

/// Annual recurring revenue: 12 × MRR
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc arr --mrr 100000")]
pub struct Arr {
    /// MRR
    #[arg(long, value_name = "MRR", value_parser = amount, allow_negative_numbers = true)]
    mrr: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Arr {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[("closing_mrr", &self.mrr)]);
        let line = work.line(Id("line-arr"), "12 × closing_mrr", Shown::Money, NO_VALUE);
        Ok(Answer::new("arr", Id("calc-arr"), vec![line]))
    }
}

/// Growth, and by month where it took several
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc growth --from 100000 --to 190000 --months 12")]
pub struct Growth {
    /// The amount then
    #[arg(long = "from", value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    earlier: Typed,
    /// The amount now
    #[arg(long = "to", value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    later: Typed,
    /// How many months lie between
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=600))]
    months: u32,
    #[command(flatten)]
    common: Common,
}

impl Calculator for Growth {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[("then", &self.earlier), ("now", &self.later)]);
        let none = Id("why-nothing-then");
        let mut line = work.line(Id("line-growth"), "(now − then) ÷ then", Shown::Share, none);
        if self.months == 12 {
            line = line.beside(MetricId::GrowthRate, "yoy");
        }
        let mut lines = vec![line];
        if self.months > 1 && lines[0].value.is_ok() {
            let (now, then) = common(self.later.value, self.earlier.value);
            lines.push(Line::rounded(
                Id("line-steady-growth"),
                "(now ÷ then) ^ (1 ÷ months) − 1",
                self.later.shown().with(&self.earlier.shown(), |later, earlier| {
                    format!("({later} ÷ {earlier}) ^ (1 ÷ {}) − 1", self.months)
                }),
                compound_growth(now, then, self.months),
                Shown::Share,
            ));
        }
        Ok(Answer::new("growth", Id("calc-growth"), lines))
    }
}

/// Both over one divisor.
fn common(a: Ratio, b: Ratio) -> (i128, i128) {
    (a.num() * b.den(), b.num() * a.den())
}

/// Gross margin
#[derive(Args, Debug)]
#[command(before_help = "Examples:\n  tenure calc gross-margin --revenue 100000 --cost 20000")]
pub struct GrossMargin {
    /// Revenue
    #[arg(long, value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    revenue: Typed,
    /// Cost of sales: hosting, support, payments
    #[arg(long, value_name = "MONEY", value_parser = amount, allow_negative_numbers = true)]
    cost: Typed,
    #[command(flatten)]
    common: Common,
}

impl Calculator for GrossMargin {
    fn common(&self) -> &Common {
        &self.common
    }

    fn answer(&self, _: Level) -> Result<Answer> {
        let work = Work::new(&[("revenue", &self.revenue), ("cost_of_sales", &self.cost)]);
        let formula = "(revenue − cost_of_sales) ÷ revenue";
        let line = work.line(Id("line-margin"), formula, Shown::Share, Id("why-no-revenue"));
        Ok(Answer::new("gross-margin", Id("calc-gross-margin"), vec![line]))
    }
}
