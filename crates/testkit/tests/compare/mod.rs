//! The ledger and the oracle side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use tenure_domain::facts::{
    CustomerFacts, InvoiceLine, Merge, Plans, Subscription, SubscriptionChange,
};
use tenure_domain::fx::FxTable;
use tenure_domain::policy::Merges;
use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::Instant;
use tenure_ledger::run::{self, Output, Scratch, Untold, Wanted};
use tenure_ledger::track::Context;
use tenure_testkit::books::Case;
use tenure_testkit::oracle::{self, CustomerResult};

/// Time, kind, cause, currency.
type Key = (Instant, &'static str, &'static str, String);

/// In place of the day of a missing rate, where a level is too large.
const TOO_LARGE: i32 = i32::MAX;

/// What one side says of a customer.
#[derive(Default, PartialEq, Debug)]
pub struct Said {
    /// Native and account units by key.
    rows: BTreeMap<Key, (i64, i64)>,
    /// Customer and paused, after each instant of a movement.
    standing: BTreeMap<Instant, (bool, bool)>,
    /// Missing rates; a day that is none stands for levels that are too large.
    missing: BTreeSet<(String, i32)>,
    /// Codes of remarks.
    findings: BTreeSet<String>,
}

impl Said {
    fn add(&mut self, key: Key, native: i64, account: i64) {
        let sum = self.rows.entry(key).or_default();
        *sum = (sum.0 + native, sum.1 + account);
    }

    /// Leaves out rows of 0 of kind merge, and standings that are as before or stand alone.
    fn plain(mut self) -> Said {
        self.rows.retain(|(_, kind, ..), sum| *kind != "merge" || *sum != (0, 0));
        let rows: BTreeSet<Instant> = self.rows.keys().map(|(at, ..)| *at).collect();
        let mut before = (false, false);
        self.standing.retain(|at, standing| {
            let other = *standing != before && rows.contains(at);
            before = *standing;
            other
        });
        self
    }

    /// All rows where they are few, else those that the other side lacks.
    fn text(&self, other: &Said) -> String {
        let mut text = String::new();
        for (key, sum) in &self.rows {
            let lacking = other.rows.get(key) != Some(sum);
            if self.rows.len() > 12 && !lacking {
                continue;
            }
            let ((at, kind, cause, currency), (native, account)) = (key, sum);
            let mark = if lacking { '*' } else { ' ' };
            let _ = writeln!(text, " {mark} {at} {kind} {cause} {native} {currency} = {account}");
        }
        for (at, (customer, paused)) in &self.standing {
            if other.standing.get(at) != Some(&(*customer, *paused)) {
                let _ = writeln!(text, " * {at} customer {customer}, paused {paused}");
            }
        }
        let _ = writeln!(text, "   missing {:?} findings {:?}", self.missing, self.findings);
        text
    }
}

fn of_oracle(result: &CustomerResult) -> Said {
    let mut said = Said::default();
    for m in &result.history.movements {
        let key = (m.at, m.kind.name(), m.cause.name(), m.currency.to_string());
        said.add(key, m.native, m.account);
        let level = result.history.levels.iter().rev().find(|l| l.at == m.at);
        let standing = level.map(|l| l.standing).unwrap_or_default();
        said.standing.insert(m.at, (standing.customer, standing.paused));
    }
    for (currency, day) in &result.history.missing {
        said.missing.insert((currency.to_string(), day.0));
    }
    for currency in &result.history.too_large {
        said.missing.insert((currency.to_string(), TOO_LARGE));
    }
    said.findings = result.findings.iter().map(|code| (*code).to_owned()).collect();
    said.plain()
}

/// The facts of one customer of a book.
struct Facts {
    subscriptions: Vec<Subscription>,
    changes: Vec<SubscriptionChange>,
    lines: Vec<InvoiceLine>,
    adjustments: Vec<tenure_domain::facts::Adjustment>,
    months: Vec<tenure_domain::facts::MrrMonth>,
    trials: Vec<tenure_domain::facts::Trial>,
    merges: Vec<Merge>,
}

fn facts(case: &Case, names: &[Sym]) -> Facts {
    let book = &case.book;
    let mine = |customer: Sym| names.contains(&customer);
    let mut subscriptions: Vec<_> = book.subscriptions.clone();
    subscriptions.retain(|s| mine(s.customer));
    // Grouped by subscription, otherwise in the order of loading.
    subscriptions.sort_by_key(|s| s.id);
    let mut changes = book.changes.clone();
    changes.retain(|c| subscriptions.iter().any(|s| s.id == c.subscription));
    let mut lines = book.lines.clone();
    lines.retain(|l| mine(l.customer));
    let mut adjustments = book.adjustments.clone();
    adjustments.retain(|a| lines.iter().any(|l| l.invoice == a.invoice));
    let mut months = book.mrr_months.clone();
    months.retain(|m| mine(m.customer));
    let mut trials = book.trials.clone();
    trials.retain(|t| mine(t.customer));
    let rows = book.customers.iter().filter(|row| mine(row.id) && row.merged_into.is_some());
    let merges = rows
        .map(|row| Merge {
            from: row.id,
            into: row.merged_into,
            at: row.merged_at,
            origin: row.origin,
        })
        .collect();
    Facts { subscriptions, changes, lines, adjustments, months, trials, merges }
}

/// What the ledger says of one customer of a book.
pub fn ledger(case: &Case, names: &[Sym], root: Sym) -> Output {
    let facts = facts(case, names);
    let plans = Plans::new(case.plans.iter().copied());
    let fx = FxTable::new(case.fx.iter().copied());
    let context = Context {
        policy: &case.policy,
        account: &case.account,
        names: &Symbols::default(),
        fx: &fx,
        plans: &plans,
        horizon: case.horizon,
        native: None,
    };
    let mut elsewhere: Vec<Sym> = case.book.subscriptions.iter().map(|s| s.id).collect();
    elsewhere.sort_unstable();
    let customer = CustomerFacts {
        customer: root,
        subscriptions: &facts.subscriptions,
        changes: &facts.changes,
        lines: &facts.lines,
        adjustments: &facts.adjustments,
        mrr_months: &facts.months,
        trials: &facts.trials,
        merges: &facts.merges,
        elsewhere: &elsewhere,
    };
    let mut out = Output::default();
    let wanted = Wanted::ALL;
    run::customer(&context, &customer, wanted, &mut Scratch::default(), &mut out);
    out
}

fn of_ledger(case: &Case, names: &[Sym], root: Sym) -> Said {
    let out = ledger(case, names, root);
    let mut said = Said::default();
    for (step, detail) in out.steps.iter().zip(&out.details) {
        let key = (step.at, step.kind.name(), step.cause.name(), detail.currency.to_string());
        said.add(key, detail.native, step.delta);
        let standing = (step.after.is_customer(), step.after.is_paused());
        said.standing.insert(step.at, standing);
    }
    for gap in &out.gaps {
        let day = match gap.why {
            Untold::MissingFx(day) => day.0,
            Untold::TooLarge => TOO_LARGE,
        };
        said.missing.insert((gap.currency.to_string(), day));
    }
    said.findings = out.findings.iter().map(|f| f.code.to_owned()).collect();
    said.plain()
}

/// Where the components of the ledger are not the items of the oracle, after each movement.
fn items(case: &Case, customer: &CustomerResult) -> Option<String> {
    let out = ledger(case, &customer.names, customer.customer);
    let levels = &customer.history.levels;
    // Nothing is told after what cannot be held.
    if !customer.history.too_large.is_empty() {
        return None;
    }
    for (n, level) in levels.iter().enumerate() {
        // Of one instant the last.
        if levels.get(n + 1).is_some_and(|next| next.at == level.at) {
            continue;
        }
        let mut got: BTreeMap<(Sym, Sym, Sym), i64> = BTreeMap::new();
        let live = out.components.iter().filter(|c| c.from <= level.at && level.at < c.to);
        for c in live.filter(|c| c.native != 0) {
            let sum = got.entry((c.subscription, c.item, c.plan)).or_default();
            *sum = sum.saturating_add(c.native);
        }
        if got != level.items {
            let (at, want) = (level.at, &level.items);
            return Some(format!("{at}\n oracle {want:?}\n ledger {got:?}"));
        }
    }
    None
}

/// Where the two differ, as text; `None` where they agree.
pub fn difference(case: &Case) -> Option<String> {
    between(case, case)
}

/// Where the ledger of one book differs from what the oracle says of another.
pub fn between(ledger: &Case, case: &Case) -> Option<String> {
    let result = oracle::movements(
        &case.policy,
        &case.account,
        &case.fx,
        &case.plans,
        &case.book,
        case.horizon,
    );
    for customer in &result.customers {
        let root = customer.customer;
        let want = of_oracle(customer);
        let got = of_ledger(ledger, &customer.names, root);
        // Of a level that was handed over without a rate, the day on which it is missing is open.
        let merged = case.policy.merges == Merges::AtMerge;
        let missing = merged || want.missing == got.missing;
        // Items of others are told in their own ledgers.
        if let Some(text) = items(ledger, customer).filter(|_| !merged) {
            return Some(format!("customer c{}\n{text}", root.0));
        }
        if want.rows != got.rows || want.standing != got.standing || !missing {
            let (want, got) = (want.text(&got), got.text(&want));
            return Some(format!("customer c{}\n oracle\n{want} ledger\n{got}", root.0));
        }
    }
    None
}
