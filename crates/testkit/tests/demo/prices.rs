//! Invoices say what the subscriptions say: worked out anew from the tables alone.

use std::collections::HashMap;

use crate::bundle::{self, Row, default, end, read};

/// Price of an item at some time.
#[derive(Clone, Debug, Default)]
struct State {
    plan: String,
    quantity: i64,
    amount: i64,
    percent: i64,
    off: i64,
    duration: String,
    from: Option<i64>,
    until: Option<i64>,
    included: bool,
    tax: i64,
}

/// `amount × times ÷ over`, halves away from zero.
fn part(amount: i64, times: i64, over: i64) -> i64 {
    let (wide, over) = (i128::from(amount) * i128::from(times), i128::from(over));
    let half = if wide < 0 { -over } else { over };
    i64::try_from((2 * wide + half) / (2 * over)).unwrap()
}

type Prices = HashMap<String, i64>;

impl State {
    fn first(row: &Row, prices: &Prices) -> State {
        let quantity = row.int("quantity").unwrap();
        State {
            plan: row.get("plan_id").to_owned(),
            quantity,
            amount: row.minor("amount").unwrap_or_else(|| prices[row.get("plan_id")] * quantity),
            percent: row.int("discount_percent").unwrap_or(0),
            off: row.minor("discount_amount").unwrap_or(0),
            duration: row.get("discount_duration").to_owned(),
            from: row.at("discount_started_at"),
            until: row.at("discount_ends_at"),
            included: row.get("tax_included") == "true",
            tax: row.int("tax_percent").unwrap(),
        }
    }

    fn change(&mut self, row: &Row, prices: &Prices) {
        let before = self.quantity;
        self.quantity = row.int("quantity").unwrap_or(before);
        if row.has("plan_id") {
            self.plan = row.get("plan_id").to_owned();
            self.amount = prices[&self.plan] * self.quantity;
        } else {
            self.amount = part(self.amount, self.quantity, before);
        }
        self.amount = row.minor("amount").unwrap_or(self.amount);
        self.tax = row.int("tax_percent").unwrap_or(self.tax);
        match row.get("discount_duration") {
            "" => {}
            "none" => (self.percent, self.off) = (0, 0),
            duration => {
                self.percent = row.int("discount_percent").unwrap();
                self.off = row.minor("discount_amount").unwrap();
                self.duration = duration.to_owned();
                self.from = row.at("changed_at");
                self.until = row.at("discount_ends_at");
            }
        }
    }

    /// Amount and tax of an interval that is billed at `at`.
    fn charge(&self, at: i64) -> (i64, i64) {
        let begun = self.from.is_none_or(|from| from <= at);
        let going = match self.duration.as_str() {
            "once" => self.from == Some(at),
            _ => self.until.is_none_or(|until| at < until),
        };
        let left = if begun && going {
            (part(self.amount, 100 - self.percent, 100) - self.off).max(0)
        } else {
            self.amount
        };
        if self.included {
            let net = part(left, 100, 100 + self.tax);
            (net, left - net)
        } else {
            (left, part(left, self.tax, 100))
        }
    }
}

fn item(row: &Row) -> (String, String) {
    (row.get("subscription_id").to_owned(), row.get("item_id").to_owned())
}

/// Today's price of every plan.
fn prices() -> Prices {
    let plans = bundle::last(default(), "plans", &["plan_id"]);
    plans.iter().map(|row| (row.get("plan_id").to_owned(), row.minor("amount").unwrap())).collect()
}

/// The changes of every item in their order.
fn changes() -> HashMap<(String, String), Vec<Row>> {
    let mut changes: HashMap<_, Vec<Row>> = HashMap::new();
    for row in read(default(), "subscription_changes") {
        changes.entry(item(&row)).or_default().push(row);
    }
    for rows in changes.values_mut() {
        rows.sort_by_key(|row| (row.at("changed_at"), row.int("sequence").unwrap_or(0)));
    }
    changes
}

fn items() -> HashMap<(String, String), Row> {
    let key = ["subscription_id", "item_id"];
    bundle::last(default(), "subscriptions", &key)
        .into_iter()
        .map(|row| (item(&row), row))
        .collect()
}

#[test]
fn full_lines_have_the_price_of_their_subscription() {
    let (prices, changes, items) = (prices(), changes(), items());
    let (mut checked, mut changed) = (0, 0);
    for line in read(default(), "invoice_lines") {
        if line.get("kind") != "subscription" || line.get("prorated") == "true" {
            continue;
        }
        let Some(row) = items.get(&item(&line)) else {
            continue;
        };
        let at = line.at("period_start").unwrap();
        let mut state = State::first(row, &prices);
        for change in changes.get(&item(&line)).into_iter().flatten() {
            if change.at("changed_at").unwrap() <= at {
                state.change(change, &prices);
                changed += 1;
            }
        }
        let told = (line.minor("amount").unwrap(), line.minor("tax").unwrap());
        let place = (line.get("invoice_id"), line.get("line_id"));
        assert_eq!(told, state.charge(at), "{place:?}: {state:?}");
        assert_eq!(line.get("plan_id"), state.plan, "{place:?}");
        assert_eq!(line.int("quantity"), Some(state.quantity), "{place:?}");
        checked += 1;
    }
    assert!(checked > 15_000 && changed > 5_000, "{checked} {changed}");
}

/// Full periods of every item, in the order of time.
fn periods() -> HashMap<(String, String), Vec<(i64, i64)>> {
    let mut periods: HashMap<_, Vec<(i64, i64)>> = HashMap::new();
    for line in read(default(), "invoice_lines") {
        if line.get("kind") == "subscription" && line.get("prorated") == "false" {
            let period = (line.at("period_start").unwrap(), line.at("period_end").unwrap());
            periods.entry(item(&line)).or_default().push(period);
        }
    }
    for list in periods.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    periods
}

#[test]
fn every_interval_of_service_is_invoiced() {
    let (changes, items, periods) = (changes(), items(), periods());
    let mut gaps = 0;
    for (id, row) in &items {
        if row.get("plan_id").starts_with("free") || row.get("plan_id").starts_with("api") {
            continue;
        }
        let none = Vec::new();
        let list = periods.get(id).unwrap_or(&none);
        let begins = row.at("trial_ended_at").or(row.at("started_at")).unwrap();
        let ends = row.at("ended_at").unwrap_or(i64::MAX).min(end());
        let status = row.get("status");
        if begins >= ends || status == "incomplete" || list.is_empty() {
            // Add-ons of the last interval have a prorated line only.
            continue;
        }
        let everything = (id.0.clone(), String::new());
        let status_at = |word: &str| -> Vec<i64> {
            let rows = changes.get(&everything).into_iter().flatten();
            let found = rows.filter(|row| row.get("status") == word);
            found.map(|row| row.at("changed_at").unwrap()).collect()
        };
        let pauses = status_at("paused");
        // Served no longer, and not invoiced, once given up.
        let ends = status_at("unpaid").into_iter().fold(ends, i64::min);
        for pair in list.windows(2) {
            let paused = pauses.contains(&pair[0].1);
            assert!(pair[0].1 == pair[1].0 || paused, "{id:?}: {pair:?} do not meet");
            gaps += usize::from(pair[0].1 != pair[1].0);
        }
        let last = list[list.len() - 1].1;
        assert!(last >= ends || pauses.contains(&last), "{id:?} is not invoiced to its end");
    }
    assert!(gaps > 10, "{gaps}");
}

#[test]
fn every_paying_subscription_is_invoiced() {
    let periods = periods();
    let mut without = 0;
    for (id, row) in &items() {
        let base = row.get("plan_id").starts_with("team") || row.get("plan_id").starts_with("pro");
        let begins = row.at("trial_ended_at").or(row.at("started_at")).unwrap();
        let ended = row.at("ended_at").is_some_and(|ended| ended <= begins);
        if base && begins < end() && !ended {
            assert!(periods.contains_key(id), "{id:?}");
        }
        without += usize::from(base && !periods.contains_key(id));
    }
    assert!(without > 20, "{without}");
}

#[test]
fn payments_and_paid_invoices_are_the_sum_of_the_lines() {
    let mut totals: HashMap<String, i64> = HashMap::new();
    for line in read(default(), "invoice_lines") {
        let total = line.minor("amount").unwrap() + line.minor("tax").unwrap();
        *totals.entry(line.get("invoice_id").to_owned()).or_default() += total;
    }
    let invoices = bundle::last(default(), "invoices", &["invoice_id"]);
    assert_eq!(invoices.len(), totals.len());
    let mut received: HashMap<String, i64> = HashMap::new();
    for payment in read(default(), "payments") {
        let invoice = payment.get("invoice_id").to_owned();
        assert_eq!(payment.minor("amount"), Some(totals[&invoice]), "{invoice}");
        if payment.get("result") == "succeeded" {
            *received.entry(invoice).or_default() += payment.minor("amount").unwrap();
        }
    }
    for invoice in &invoices {
        let id = invoice.get("invoice_id");
        let paid = received.get(id).copied().unwrap_or(0);
        assert_eq!(invoice.minor("amount_paid"), Some(paid), "{id}");
        assert_eq!(invoice.get("status") == "paid", invoice.has("paid_at"), "{id}");
        if invoice.get("status") == "paid" {
            assert_eq!(paid, totals[id].max(0), "{id}");
        }
    }
}

#[test]
fn nothing_is_given_back_twice() {
    let mut totals: HashMap<String, i64> = HashMap::new();
    for line in read(default(), "invoice_lines") {
        let total = line.minor("amount").unwrap() + line.minor("tax").unwrap();
        *totals.entry(line.get("invoice_id").to_owned()).or_default() += total;
    }
    let mut back: HashMap<String, i64> = HashMap::new();
    for name in ["refunds", "credit_notes"] {
        for row in read(default(), name) {
            assert!(row.minor("amount").unwrap() > 0, "{}", row.get("id"));
            *back.entry(row.get("invoice_id").to_owned()).or_default() +=
                row.minor("amount").unwrap();
        }
    }
    for (invoice, amount) in back {
        assert!(amount <= totals[&invoice], "{invoice}");
    }
}

/// Where invoices alone speak, a prorated line must lead back to a price: to that of a full line
/// beside it, within one minor unit.
#[test]
fn prorated_lines_of_invoiced_customers_are_parts_of_full_lines() {
    let items = items();
    let customers: HashMap<String, String> = read(default(), "invoices")
        .iter()
        .map(|row| (row.get("invoice_id").to_owned(), row.get("customer_id").to_owned()))
        .collect();
    let mut full: HashMap<&str, Vec<(i64, i64, i64)>> = HashMap::new();
    let mut prorated = Vec::new();
    let lines = read(default(), "invoice_lines");
    for line in lines.iter().filter(|line| line.get("kind") == "subscription") {
        if items.contains_key(&item(line)) {
            continue;
        }
        let customer = customers[line.get("invoice_id")].as_str();
        let (start, end) = (line.at("period_start").unwrap(), line.at("period_end").unwrap());
        let amount = line.minor("amount").unwrap();
        if line.get("prorated") == "true" {
            prorated.push((customer, start, end, amount, line.get("invoice_id")));
        } else {
            full.entry(customer).or_default().push((start, end, amount));
        }
    }
    let (mut back, mut on, mut alone) = (0, 0, 0);
    for (customer, start, end, amount, invoice) in prorated {
        let lines = &full[customer];
        let (begin, _, _) = lines.iter().find(|line| line.1 == end).unwrap();
        let fits = |line: &&(i64, i64, i64)| {
            (part(line.2, end - start, end - begin) - amount.abs()).abs() <= 1
        };
        if amount < 0 {
            assert!(lines.iter().filter(|line| line.1 == end).any(|line| fits(&line)), "{invoice}");
            back += 1;
        } else if lines.iter().filter(|line| line.0 == end).any(|line| fits(&line)) {
            on += 1;
        } else {
            // The last interval, or another change at its end.
            alone += 1;
        }
    }
    assert!(back > 10 && on > 4 * alone, "{back} {on} {alone}");
}
