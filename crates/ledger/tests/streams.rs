//! Streams of invoice lines: their items, worked out by hand.

use tenure_domain::account::Account;
use tenure_domain::facts::*;
use tenure_domain::fx::FxTable;
use tenure_domain::money::{Currency, units_to_decimal};
use tenure_domain::policy::Policy;
use tenure_domain::symbols::Symbols;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::lines_at;
use tenure_ledger::run::{self, Output, Scratch, Wanted};
use tenure_ledger::track::Context;

/// Lines of one customer's subscription `s`, all paid when their periods begin.
struct Stream {
    account: Account,
    names: Symbols,
    lines: Vec<InvoiceLine>,
}

impl Stream {
    fn new() -> Stream {
        Stream { account: Account::default(), names: Symbols::default(), lines: Vec::new() }
    }

    fn at(&self, text: &str) -> Instant {
        let mut parts = text.split('-').map(|part| part.parse::<i32>().unwrap());
        let mut next = || parts.next().unwrap();
        let day = Day::from_ymd(next(), next() as u32, next() as u32).unwrap();
        self.account.zone.start_of_day(day)
    }

    fn line(&mut self, plan: &str, (from, to): (&str, &str), cents: i64) -> &mut InvoiceLine {
        let row = self.lines.len();
        let mut sym = |text: &str| self.names.intern(text);
        let ids = (sym(&format!("i{row}")), sym(&format!("l{row}")));
        let (customer, subscription, plan) = (sym("c"), sym("s"), sym(plan));
        let amount = (cents * 100, Currency::EUR);
        let span = (self.at(from), self.at(to));
        let mut made = bare::line(ids, customer, span, amount, row as u32);
        (made.subscription, made.plan) = (subscription, plan);
        self.lines.push(made);
        self.lines.last_mut().unwrap()
    }

    fn ask<T>(&self, f: impl FnOnce(&Context<'_>, &CustomerFacts<'_>) -> T) -> T {
        let (policy, fx, plans) = (Policy::standard(), FxTable::default(), Plans::default());
        let ctx = Context {
            policy: &policy,
            account: &self.account,
            names: &self.names,
            fx: &fx,
            plans: &plans,
            horizon: self.at("2028-01-01"),
            native: None,
        };
        let facts = CustomerFacts {
            customer: self.names.get("c").unwrap(),
            subscriptions: &[],
            changes: &[],
            lines: &self.lines,
            adjustments: &[],
            mrr_months: &[],
            trials: &[],
            merges: &[],
            elsewhere: &[],
        };
        f(&ctx, &facts)
    }

    fn output(&self) -> Output {
        self.ask(|ctx, facts| {
            let mut out = Output::default();
            run::customer(ctx, facts, Wanted::ALL, &mut Scratch::default(), &mut out);
            out
        })
    }

    /// Plan and MRR of each component on a day, after what happens on it.
    fn on(&self, day: &str) -> Vec<(String, String)> {
        let (out, at) = (self.output(), self.at(day));
        let live = out.components.iter().filter(|c| c.from <= at && at < c.to);
        let shown = live.map(|c| {
            let amount = units_to_decimal(c.native.into(), Currency::EUR, 2);
            (self.names.text(c.plan).to_owned(), amount)
        });
        let mut all: Vec<_> = shown.collect();
        all.sort();
        all
    }

    /// Kind, cause, amount and rows of the lines of each movement, the first row being 0.
    fn movements(&self) -> Vec<String> {
        let out = self.output();
        let text =
            |(step, detail): (&tenure_ledger::movement::Step, &tenure_ledger::movement::Detail)| {
                let origins = &out.origins[detail.origins.0 as usize..detail.origins.1 as usize];
                let rows: Vec<u32> = origins.iter().map(|origin| origin.row).collect();
                let amount = units_to_decimal(step.delta.into(), Currency::EUR, 2);
                format!("{} {} {amount} {rows:?}", step.kind.name(), step.cause.name())
            };
        out.steps.iter().zip(&out.details).map(text).collect()
    }
}

fn parts(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(plan, amount)| ((*plan).to_owned(), (*amount).to_owned())).collect()
}

const JANUARY: (&str, &str) = ("2026-01-01", "2026-02-01");
const FEBRUARY: (&str, &str) = ("2026-02-01", "2026-03-01");

#[test]
fn a_base_plan_and_an_add_on_are_components() {
    let mut stream = Stream::new();
    stream.line("base", JANUARY, 10_000);
    stream.line("addon", JANUARY, 2_000);
    stream.line("base", FEBRUARY, 10_000);
    assert_eq!(stream.on("2026-01-10"), parts(&[("addon", "20.00"), ("base", "100.00")]));
    assert_eq!(stream.on("2026-02-10"), parts(&[("base", "100.00")]));
    let told = stream.movements();
    // Each names the lines of the item that moved, and no others.
    assert_eq!(told[1], "contraction cross_sell -20.00 [1]", "{told:?}");
    assert_eq!(told[2], "churn unknown -100.00 [0, 2]", "{told:?}");
}

#[test]
fn a_swap_of_plans_is_no_churn_and_names_what_was_taken_back() {
    let mut stream = Stream::new();
    let year = ("2026-01-01", "2027-01-01");
    let rest = ("2026-07-01", "2027-01-01");
    stream.line("basic", year, 120_000);
    stream.line("addon", year, 24_000);
    stream.line("basic", rest, -60_000);
    stream.line("pro", rest, 120_000);
    assert_eq!(stream.on("2026-06-30"), parts(&[("addon", "20.00"), ("basic", "100.00")]));
    assert_eq!(stream.on("2026-07-01"), parts(&[("addon", "20.00"), ("pro", "200.00")]));
    let told = stream.movements();
    assert_eq!(told[1], "expansion plan 100.00 [0, 3, 2]", "{told:?}");
    assert_eq!(told.len(), 3, "{told:?}");
    // A cheaper one is a contraction.
    stream.lines[3].amount = 3_600_000;
    assert_eq!(stream.movements()[1], "contraction plan -40.00 [0, 3, 2]");
}

#[test]
fn a_line_without_an_item_is_of_the_item_of_its_plan() {
    let mut stream = Stream::new();
    let item = stream.names.intern("si_1");
    stream.line("basic", JANUARY, 10_000).item = item;
    stream.line("addon", JANUARY, 2_000);
    stream.line("pro", FEBRUARY, 15_000).item = item;
    // Two weeks of 50, of whatever quantity.
    stream.line("pro", ("2026-02-15", "2026-03-01"), -5_000).quantity = Some(5_000_000);
    assert_eq!(stream.on("2026-02-20"), parts(&[("pro", "41.29")]));
    let out = stream.output();
    assert!(out.components.iter().any(|c| c.item == item && c.plan == stream.lines[2].plan));
    let told = stream.movements();
    assert!(told[1].starts_with("expansion plan 30.00"), "{told:?}");
}

#[test]
fn levels_of_items_sum_to_the_stream_and_lines_to_the_item() {
    let mut stream = Stream::new();
    stream.line("base", JANUARY, 10_000);
    stream.line("addon", JANUARY, 2_000);
    // Of no plan: falls on the larger of what began with it, then on the other.
    stream.line("", JANUARY, -11_000);
    assert_eq!(stream.on("2026-01-10"), parts(&[("addon", "10.00")]));
    let at = stream.at("2026-01-10");
    let of = |row: usize| {
        let origin = stream.lines[row].origin;
        let parts = stream.ask(|ctx, facts| lines_at(ctx, facts, origin, at));
        let shown = parts
            .iter()
            .map(|part| (part.origin.row, units_to_decimal(part.level.into(), Currency::EUR, 2)));
        shown.collect::<Vec<_>>()
    };
    assert_eq!(of(0), [(0, "100.00".to_owned()), (2, "-100.00".to_owned())]);
    assert_eq!(of(1), [(1, "20.00".to_owned()), (2, "-10.00".to_owned())]);
}

#[test]
fn what_began_with_its_reduction_is_free_and_what_was_credited_later_is_gone() {
    let mut stream = Stream::new();
    stream.line("base", JANUARY, 10_000);
    stream.line("base", FEBRUARY, 10_000);
    stream.line("base", FEBRUARY, -10_000);
    assert_eq!(stream.on("2026-02-10"), parts(&[("base", "0.00")]));
    assert!(stream.movements()[1].starts_with("contraction price -100.00"));
    let later = stream.at("2026-02-02");
    stream.lines[2].period_start = Some(later);
    assert!(stream.on("2026-02-10").is_empty());
    // Named by the credit that took it back.
    assert_eq!(stream.movements()[1], "churn unknown -100.00 [0, 1, 2]");
}
