//! Amounts of subscriptions without a currency: in which they were taken, and whether they have more
//! decimals than that has.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;
use tenure_domain::account::Account;
use tenure_domain::finding::{Finding, Place};
use tenure_domain::money::{AMOUNT_SCALE, Currency};
use tenure_domain::said;
use tenure_domain::schema::TableId;
use tenure_store::{SOURCE_FILE, SOURCE_LINE, Workspace};

use crate::explain::amount_text;
use crate::load::cols::{Cols, Long};

/// The columns with money of subscriptions and their changes.
const MONEY: [&str; 4] = ["amount", "minimum_amount", "discount_amount", "unit_price"];

/// Those of them whose decimals are those of their currency: the price of one may have more.
const WHOLE: usize = 3;

/// From so many subscriptions on, decimals of their changes are looked at by `tenure check` alone.
const MOST: usize = 200_000;

/// ISO 4217 has currencies with so many decimals at most, fewer than an amount.
const DECIMALS: usize = 4;

/// What an import has of money without a currency.
#[derive(Debug, Default)]
pub(super) struct Unnamed {
    plans: FxHashMap<String, Option<Currency>>,
    /// Rows of subscriptions by file and plan.
    rows: BTreeMap<(String, String), Few>,
    /// The plan of subscriptions, where they say no currency, or the currency, where they do.
    subscriptions: FxHashMap<String, Result<Currency, String>>,
    /// Changes with decimals, by file and subscription.
    changes: BTreeMap<(String, String), Few>,
}

/// Rows of which the same is to be said.
#[derive(Debug, Default)]
struct Few {
    count: u64,
    line: Option<u64>,
    /// By decimals of a currency, the first amount that has more, and where.
    beyond: [Option<(i64, Option<u64>)>; DECIMALS],
}

impl Few {
    fn note(&mut self, line: Option<u64>, amounts: &[i64]) {
        self.count += 1;
        self.line = self.line.or(line);
        for (beyond, exponent) in self.beyond.iter_mut().zip(0..) {
            let step = AMOUNT_SCALE / 10_i64.pow(exponent);
            let odd = amounts.iter().find(|amount| **amount % step != 0);
            *beyond = beyond.or_else(|| odd.map(|amount| (*amount, line)));
        }
    }

    fn add(&mut self, other: &Few) {
        self.count += other.count;
        self.line = self.line.or(other.line);
        for (beyond, others) in self.beyond.iter_mut().zip(&other.beyond) {
            *beyond = beyond.or(*others);
        }
    }
}

impl Unnamed {
    /// Looks at rows of any table that are about to be stored.
    pub(super) fn note(&mut self, table: TableId, batch: &RecordBatch) {
        match table {
            TableId::Plans => self.plans(&Cols::new(batch)),
            TableId::Subscriptions => self.subscriptions(&Cols::new(batch)),
            TableId::SubscriptionChanges => self.changes(&Cols::new(batch)),
            _ => {}
        }
    }

    fn plans(&mut self, cols: &Cols<'_>) {
        let (ids, codes) = (cols.text("plan_id"), cols.text("currency"));
        for row in 0..cols.rows() {
            let currency = codes.at(row).and_then(Currency::parse);
            self.plans.insert(ids.or_empty(row).to_owned(), currency);
        }
    }

    fn subscriptions(&mut self, cols: &Cols<'_>) {
        let (ids, codes, plans) =
            (cols.text("subscription_id"), cols.text("currency"), cols.text("plan_id"));
        let (files, lines) = (cols.text(SOURCE_FILE), cols.long(SOURCE_LINE));
        let money = MONEY.map(|name| cols.money(name));
        for row in 0..cols.rows() {
            let currency = codes.at(row).and_then(Currency::parse);
            let plan = plans.or_empty(row);
            // Of two decimals a change may well be, whatever it belongs to.
            if currency.is_none_or(|currency| currency.exponent() != 2)
                && self.subscriptions.len() < MOST
            {
                let known = currency.ok_or_else(|| plan.to_owned());
                self.subscriptions.entry(ids.or_empty(row).to_owned()).or_insert(known);
            }
            if currency.is_some() || plan.is_empty() || !money.iter().any(|it| it.any(row)) {
                continue;
            }
            let amounts: Vec<i64> = money[..WHOLE].iter().filter_map(|it| it.major(row)).collect();
            let key = (files.or_empty(row).to_owned(), plan.to_owned());
            self.rows.entry(key).or_default().note(line(&lines, row), &amounts);
        }
    }

    fn changes(&mut self, cols: &Cols<'_>) {
        let (ids, codes) = (cols.text("subscription_id"), cols.text("currency"));
        let (files, lines) = (cols.text(SOURCE_FILE), cols.long(SOURCE_LINE));
        let money = MONEY.map(|name| cols.money(name));
        for row in (0..cols.rows()).filter(|&row| codes.at(row).is_none()) {
            let amounts: Vec<i64> = money[..WHOLE].iter().filter_map(|it| it.major(row)).collect();
            if amounts.iter().any(|amount| amount % AMOUNT_SCALE != 0) && self.changes.len() < MOST
            {
                let key = (files.or_empty(row).to_owned(), ids.or_empty(row).to_owned());
                self.changes.entry(key).or_default().note(line(&lines, row), &amounts);
            }
        }
    }

    /// What is to be said of them under an account: of each file and currency how many rows were
    /// taken in it, and of each file and table the first amount that has more decimals than its
    /// currency.
    ///
    /// # Errors
    /// Those of reading the store.
    pub(super) fn findings(
        mut self,
        ws: &Workspace,
        account: &Account,
    ) -> Result<Vec<Finding>, tenure_store::Error> {
        if self.rows.is_empty() && self.changes.is_empty() {
            return Ok(Vec::new());
        }
        let mut plans = std::mem::take(&mut self.plans);
        let columns = ["plan_id", "currency"];
        ws.scan_in_force::<tenure_store::Error>(
            TableId::Plans,
            None,
            Some(&columns),
            &mut |batch| {
                let cols = Cols::new(&batch);
                let (ids, codes) = (cols.text("plan_id"), cols.text("currency"));
                for row in 0..cols.rows() {
                    let currency = codes.at(row).and_then(Currency::parse);
                    plans.entry(ids.or_empty(row).to_owned()).or_insert(currency);
                }
                Ok(())
            },
        )?;
        let of_plan = |plan: &String| plans.get(plan).copied().flatten();
        let home = account.currency;
        let mut taken: BTreeMap<(&String, bool, Currency), Few> = BTreeMap::new();
        for ((file, plan), few) in &self.rows {
            let own = of_plan(plan);
            taken.entry((file, own.is_some(), own.unwrap_or(home))).or_default().add(few);
        }
        let mut all = Vec::new();
        for ((file, by_plan, currency), few) in &taken {
            all.push(taken_as(few, file, *by_plan, *currency));
            all.extend(beyond(few, TableId::Subscriptions, file, *currency));
        }
        let mut changed: BTreeMap<(&String, Currency), Few> = BTreeMap::new();
        for ((file, id), few) in &self.changes {
            let currency = match self.subscriptions.get(id) {
                Some(Ok(currency)) => *currency,
                Some(Err(plan)) => of_plan(plan).unwrap_or(home),
                None => continue,
            };
            changed.entry((file, currency)).or_default().add(few);
        }
        all.extend(changed.iter().filter_map(|((file, currency), few)| {
            beyond(few, TableId::SubscriptionChanges, file, *currency)
        }));
        Ok(all)
    }
}

fn line(lines: &Long<'_>, row: usize) -> Option<u64> {
    lines.at(row).and_then(|line| u64::try_from(line).ok())
}

fn place(file: &str, line: Option<u64>) -> Place {
    Place { file: (!file.is_empty()).then(|| file.into()), line, ..Place::default() }
}

/// Rows that were taken in a currency that they do not say.
fn taken_as(few: &Few, file: &str, by_plan: bool, currency: Currency) -> Finding {
    let expected = match few.count {
        1 => "a currency; 1 row has an amount and none".into(),
        n => said!("a currency; {count} rows have an amount and none", count = n),
    };
    let currency = currency.code();
    let hint = match by_plan {
        true => {
            said!("they were taken as {currency}, the currency of their plan", currency = currency)
        }
        false => said!(
            "they were taken as {currency}, the account's currency: their plan says none",
            currency = currency
        ),
    };
    Finding::new("currency-missing", expected)
        .in_table(TableId::Subscriptions.name())
        .with_hint(hint)
        .at(place(file, few.line))
}

/// An amount that has more decimals than the currency that it is in.
fn beyond(few: &Few, table: TableId, file: &str, currency: Currency) -> Option<Finding> {
    let decimals = currency.exponent();
    let (amount, line) = (*few.beyond.get(decimals as usize)?)?;
    let expected = said!(
        "at most {decimals} decimals, as {currency} has",
        decimals = u64::from(decimals),
        currency = currency.code(),
    );
    let finding = Finding::new("decimals-beyond-currency", expected)
        .in_table(table.name())
        .with_field("amount")
        .with_value(&amount_text(amount, currency))
        .with_hint(
            "the amount counts as it stands, in parts of the smallest coin, and is shown rounded; \
             correct it, or say its currency",
        );
    Some(finding.at(place(file, line)))
}
