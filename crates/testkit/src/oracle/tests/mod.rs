//! Hand-worked cases: the sentences of `definitions.md`, each with the movements written by hand.

mod classification;
mod laws;
mod life;
mod lines;
mod prices;
mod readings;

use tenure_domain::account::Account;
use tenure_domain::facts::{Plan, Subscription, SubscriptionChange, bare};
use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::policy::Policy;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{Day, Instant, Zone};

use super::{Fraction, Movement, OracleResult, movements};
use crate::books::{Book, CustomerRow};

/// A book in the making.
pub(super) struct Sheet {
    pub policy: Policy,
    pub account: Account,
    pub fx: Vec<(Currency, Day, Rate)>,
    pub plans: Vec<Plan>,
    pub book: Book,
    pub horizon: Instant,
    pub symbols: Symbols,
}

/// An instant: `2026-01-31` or `2026-01-31 10:00` in UTC.
pub(super) fn at(text: &str) -> Instant {
    let text = match text.split_once(' ') {
        Some((day, time)) => format!("{day}T{time}:00Z"),
        None => format!("{text}T00:00:00Z"),
    };
    let parsed: jiff::Timestamp = text.parse().unwrap();
    Instant(parsed.as_microsecond())
}

pub(super) fn day(text: &str) -> Day {
    Day((at(text).0 / 86_400_000_000) as i32)
}

pub(super) fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

/// Major units as an amount.
pub(super) fn money(major: i64) -> Option<i64> {
    Some(major * 10_000)
}

impl Sheet {
    pub fn new() -> Sheet {
        Sheet {
            policy: Policy::standard(),
            account: Account::default(),
            fx: Vec::new(),
            plans: Vec::new(),
            book: Book::default(),
            horizon: at("2028-01-01"),
            symbols: Symbols::default(),
        }
    }

    pub fn set(mut self, key: &str, value: &str) -> Sheet {
        self.policy.set(key, value).unwrap();
        self
    }

    pub fn zone(mut self, name: &str) -> Sheet {
        self.account.zone = Zone::named(name).unwrap();
        self
    }

    pub fn sym(&mut self, text: &str) -> Sym {
        self.symbols.intern(text)
    }

    /// A rate of a day.
    pub fn rate(&mut self, code: &str, on: &str, rate: f64) {
        let units = (rate * 1e6).round() as i64 * 1_000_000;
        self.fx.push((currency(code), day(on), Rate(units)));
    }

    /// A monthly plan.
    pub fn plan(&mut self, id: &str, major: i64, code: &str) -> &mut Plan {
        let id = self.sym(id);
        self.plans.push(bare::plan(id, major * 10_000, currency(code)));
        self.plans.last_mut().unwrap()
    }

    /// A subscription of the customer `c`.
    pub fn sub(&mut self, id: &str, started: &str, major: i64) -> &mut Subscription {
        let customer = self.sym("c");
        self.sub_of(customer, id, started, major)
    }

    pub fn sub_of(
        &mut self,
        customer: Sym,
        id: &str,
        started: &str,
        major: i64,
    ) -> &mut Subscription {
        let id = self.sym(id);
        let row = self.book.subscriptions.len() as u32;
        let mut made = bare::subscription(id, customer, at(started), row);
        made.amount = money(major);
        self.book.subscriptions.push(made);
        self.book.subscriptions.last_mut().unwrap()
    }

    pub fn change(&mut self, id: &str, when: &str) -> &mut SubscriptionChange {
        let id = self.sym(id);
        let row = self.book.changes.len() as u32;
        self.book.changes.push(bare::change(id, at(when), row));
        self.book.changes.last_mut().unwrap()
    }

    pub fn customer(&mut self, name: &str, into: &str, when: Option<&str>) -> Sym {
        let (id, merged_into) = (self.sym(name), self.sym(into));
        let row = self.book.customers.len() as u32;
        self.book.customers.push(CustomerRow {
            id,
            merged_into,
            merged_at: when.map(at),
            origin: tenure_domain::facts::Origin {
                kind: tenure_domain::facts::FactKind::Customer,
                row,
            },
        });
        id
    }

    pub fn result(&self) -> OracleResult {
        movements(&self.policy, &self.account, &self.fx, &self.plans, &self.book, self.horizon)
    }

    /// The movements of the only customer, one a line.
    pub fn lines(&self) -> Vec<String> {
        let result = self.result();
        assert_eq!(result.customers.len(), 1, "one customer");
        let rows = &result.customers[0].history.movements;
        rows.iter().map(|m| self.show(m)).collect()
    }

    pub fn show(&self, m: &Movement) -> String {
        let cause = m.cause.name();
        let gap = if cause.is_empty() { "" } else { " " };
        let mut text = format!("{} {}{gap}{cause} ", m.at, m.kind.name());
        text.push_str(&major(m.native, m.currency));
        if m.currency != self.account.currency {
            text.push_str(&format!(
                " {} = {}",
                m.currency,
                major(m.account, self.account.currency)
            ));
        }
        text
    }

    #[track_caller]
    pub fn expect(&self, want: &[&str]) {
        assert_eq!(self.lines(), want);
    }

    #[track_caller]
    pub fn expect_findings(&self, want: &[&str]) {
        let result = self.result();
        assert_eq!(result.customers[0].findings, want);
    }
}

/// MRR units in major units: a decimal where it is short, else a fraction.
pub(super) fn major(units: i64, currency: Currency) -> String {
    let per_major = 5_040_000 * 10_i64.pow(currency.exponent());
    let value = Fraction::new(units, per_major);
    let thousandths = value.clone() * Fraction::whole(1000);
    let (num, den) = thousandths.parts();
    if *den != 1.into() {
        return value.to_string();
    }
    let whole = i64::try_from(num).unwrap();
    let text = format!("{:+}.{:03}", whole / 1000, (whole % 1000).abs());
    let sign = if whole < 0 { "-" } else { "+" };
    let text = text.trim_start_matches(['+', '-']);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{sign}{text}")
}
