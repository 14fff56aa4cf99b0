//! What the numbers of a book mean.

use tenure_domain::account::Account;
use tenure_domain::facts::{
    Adjustment, Change, ChurnKind, DiscountDuration, FactKind, Interval, InvoiceStatus, LineKind,
    MrrMonth, Origin, Plan, PlanKind, Status, Subscription, Term, Trial, bare,
};
use tenure_domain::fx::Rate;
use tenure_domain::money::Currency;
use tenure_domain::policy::{Policy, SETTINGS};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant, Zone};

use super::choices::{Choices, Clock};
use super::raw::Raw;
use super::{Book, Case, CustomerRow};
use crate::oracle::Calendar;

const CURRENCIES: [&str; 4] = ["EUR", "USD", "JPY", "KWD"];
const ZONES: [&str; 7] = [
    "UTC",
    "Europe/Bucharest",
    "America/New_York",
    "Pacific/Apia",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
];
/// 2026-01-01, 2024-01-01, 2011-10-01.
const BASES: [i32; 3] = [20_454, 19_723, 15_248];
/// In ten-thousandths.
const AMOUNTS: [i64; 12] = [
    1_000_000,
    490_000,
    100_000,
    0,
    999_900,
    333_300,
    100,
    50_000_000,
    10_000,
    1_290_000,
    70_000,
    1_000_000_000,
];
const QUANTITIES: [i64; 7] = [1_000_000, 2_000_000, 3_000_000, 10_000_000, 0, 1_500_000, 333_333];
const PERCENTS: [u32; 6] = [100_000, 500_000, 1_000_000, 125_000, 333_333, 10_000];
const TAXES: [u32; 4] = [190_000, 210_000, 0, 55_000];
const TERMS: [(Interval, u16); 12] = [
    (Interval::Month, 1),
    (Interval::Year, 1),
    (Interval::Month, 3),
    (Interval::Week, 1),
    (Interval::Day, 1),
    (Interval::Week, 2),
    (Interval::Month, 6),
    (Interval::Day, 30),
    (Interval::Year, 3),
    (Interval::Month, 5),
    (Interval::Day, 10),
    (Interval::Month, 7),
];
const STATUSES: [Status; 9] = [
    Status::Active,
    Status::Trialing,
    Status::PastDue,
    Status::NonRenewing,
    Status::Unpaid,
    Status::Paused,
    Status::Canceled,
    Status::Ended,
    Status::Incomplete,
];
const DURATIONS: [DiscountDuration; 3] =
    [DiscountDuration::Forever, DiscountDuration::Once, DiscountDuration::Repeating];
const KINDS: [ChurnKind; 4] =
    [ChurnKind::Voluntary, ChurnKind::Involuntary, ChurnKind::RetentionPolicy, ChurnKind::Unknown];
const HOUR: i64 = 3_600_000_000;

struct Maker {
    clock: Clock,
    plans: usize,
    currencies: [Currency; 4],
    book: Book,
}

/// The book of these numbers.
pub fn case(raw: &Raw) -> Case {
    let mut c = Choices::new(&raw.world);
    let policy = policy(&mut c);
    let currencies = CURRENCIES.map(|code| Currency::parse(code).unwrap_or(Currency::EUR));
    let account = Account {
        currency: *c_pick(&mut c, &currencies),
        zone: Zone::named(c.pick(&ZONES)).unwrap_or_else(|_| Zone::utc()),
        ..Account::default()
    };
    let clock = Clock { base: Day(c.pick(&BASES)), calendar: Calendar::new(&account.zone) };
    let count = c.number() % 5;
    let plans: Vec<Plan> = (0..4).map(|n| plan(n, &currencies, &mut c)).take(count).collect();
    let fx = currencies.iter().flat_map(|&currency| rates(currency, clock.base, &mut c)).collect();
    let end = Day(clock.base.0 + 1500);
    let soon = c.maybe(20, |c| clock.moment(c));
    let horizon = soon.unwrap_or(clock.calendar.start_of_day(end));
    let mut maker = Maker { clock, plans: plans.len(), currencies, book: Book::default() };
    for fact in &raw.facts {
        maker.fact(&mut Choices::new(fact));
    }
    Case { policy, account, fx, plans, book: maker.book, horizon }
}

fn c_pick<'a, T>(c: &mut Choices, from: &'a [T]) -> &'a T {
    &from[c.number() % from.len()]
}

/// Each setting at any of its values; the standard one mostly.
fn policy(c: &mut Choices) -> Policy {
    let mut policy = Policy::standard();
    let wild = c.chance(60);
    for key in SETTINGS {
        let (other, n, days) = (c.chance(35), c.number(), c.pick(&["5", "1", "30", "90"]));
        let values = Policy::values_of(key).unwrap_or_default();
        let values: Vec<&str> = values.split(" | ").collect();
        if !wild || !other {
            continue;
        }
        let value = values[n % values.len()];
        let value = value.replace("<n>", days).replace("<date>", "2026-01-31");
        policy.set(key, &value).expect("the value is one that the policy itself names");
    }
    policy
}

fn plan(n: usize, currencies: &[Currency], c: &mut Choices) -> Plan {
    let mut plan = bare::plan(Sym(100 + n as u32), 0, currencies[0]);
    let (unit, count) = c.pick(&TERMS);
    let kinds = [PlanKind::Base, PlanKind::Addon, PlanKind::Metered, PlanKind::OneOff];
    plan.kind = c.maybe(30, |c| c.pick(&kinds)).unwrap_or(PlanKind::Base);
    plan.amount = Some(c.pick(&AMOUNTS)).filter(|_| !c.chance(15));
    plan.currency = Some(*c_pick(c, currencies)).filter(|_| !c.chance(15));
    plan.term = Some(Term { unit, count }).filter(|_| !c.chance(15));
    plan
}

/// Rates every few days, so that some days have one, some an old one, some none.
fn rates(currency: Currency, base: Day, c: &mut Choices) -> Vec<(Currency, Day, Rate)> {
    let every = c.pick(&[1, 3, 7, 8, 11, 60]);
    let whole = c.pick(&[1_000_000_000_000, 900_000_000_000, 6_123_456_789, 3_250_000_000_001]);
    let from = c.pick(&[-30, 0, 20, 100]);
    let step = c.pick(&[0, 1, 7, 31]);
    (0..1600 / every)
        .map(|n| {
            let swing = i64::from(n * step % 17) * (whole / 100);
            (currency, Day(base.0 + from + n * every), Rate(whole + swing))
        })
        .collect()
}

fn origin(kind: FactKind, rows: usize) -> Origin {
    Origin { kind, row: rows as u32 }
}

impl Maker {
    fn fact(&mut self, c: &mut Choices) {
        match c.number() % 100 {
            0..=29 => self.subscription(c),
            30..=59 => self.change(c),
            60..=79 => self.line(c),
            80..=86 => self.adjustment(c),
            87..=89 => self.month(c),
            90..=94 => self.trial(c),
            _ => self.merge(c),
        }
    }

    fn plan(&self, c: &mut Choices, percent: usize) -> Sym {
        let number = c.maybe(percent, Choices::number);
        match number {
            // One more than there are: a plan that no row explains.
            Some(n) => Sym(100 + (n % (self.plans + 1)) as u32),
            None => Sym::NONE,
        }
    }

    fn item(c: &mut Choices, percent: usize) -> Sym {
        let number = c.maybe(percent, Choices::number);
        number.map_or(Sym::NONE, |n| Sym(20 + (n % 3) as u32))
    }

    /// The customer who owns a subscription already, else another.
    fn owner(&self, subscription: Sym, otherwise: Sym) -> Sym {
        let rows = self.book.subscriptions.iter();
        let by_row = rows.filter(|s| s.id == subscription).map(|s| s.customer);
        let lines = self.book.lines.iter();
        let by_line = lines
            .filter(|l| subscription.is_some() && l.subscription == subscription)
            .map(|l| l.customer);
        by_row.chain(by_line).next().unwrap_or(otherwise)
    }

    fn late(&self, at: Instant, c: &mut Choices) -> Instant {
        Instant(at.0 + c.pick(&[0, 1, 24, 2000]) * HOUR)
    }

    fn subscription(&mut self, c: &mut Choices) {
        let customer = Sym((c.number() % 4) as u32);
        let id = Sym(10 + (c.number() % 5) as u32);
        let item = Maker::item(c, 40);
        let customer = self.owner(id, customer);
        let taken = |s: &Subscription| (s.id, s.item) == (id, item);
        if self.book.subscriptions.iter().any(taken) {
            return;
        }
        let started = self.start(customer, c);
        let row = self.book.subscriptions.len();
        let mut made = bare::subscription(id, customer, started, row as u32);
        made.item = item;
        self.price(&mut made, c);
        self.discount(&mut made, c);
        self.life(&mut made, c);
        self.book.subscriptions.push(made);
    }

    /// Anywhere, or about where another subscription of the customer ended.
    fn start(&self, customer: Sym, c: &mut Choices) -> Instant {
        let (follows, anywhere) = (c.chance(40), self.clock.moment(c));
        let rows = self.book.subscriptions.iter().rev();
        let mut ends = rows
            .filter(|s| s.customer == customer)
            .filter_map(|s| s.ended_at.or(s.cancel_effective_at));
        match ends.next() {
            Some(end) if follows => self.clock.near(end, c),
            _ => anywhere,
        }
    }

    fn price(&self, made: &mut Subscription, c: &mut Choices) {
        made.plan = self.plan(c, 50);
        made.quantity = c.maybe(30, |c| c.pick(&QUANTITIES));
        let without = c.chance(20);
        made.amount = Some(c.pick(&AMOUNTS)).filter(|_| !without);
        made.currency = c.maybe(40, |c| c.pick(&self.currencies));
        let (unit, count) = c.pick(&TERMS);
        made.interval = c.maybe(40, |_| unit);
        made.interval_count = c.maybe(30, |_| count);
        made.minimum_amount = c.maybe(10, |c| c.pick(&AMOUNTS));
        made.tax_included = c.chance(20);
        made.tax_percent = c.maybe(50, |c| c.pick(&TAXES));
    }

    fn discount(&self, made: &mut Subscription, c: &mut Choices) {
        let start = made.started_at;
        made.discount_percent = c.maybe(25, |c| c.pick(&PERCENTS));
        made.discount_amount = c.maybe(12, |c| c.pick(&AMOUNTS));
        made.discount_duration = c.maybe(50, |c| c.pick(&DURATIONS));
        made.discount_started_at = c.maybe(20, |c| self.clock.near(start, c));
        made.discount_ends_at = c.maybe(30, |c| self.clock.near(start, c));
    }

    fn life(&self, made: &mut Subscription, c: &mut Choices) {
        let start = made.started_at;
        let mut time = |percent: usize| c.maybe(percent, |c| self.clock.near(start, c));
        made.as_of = time(8);
        made.trial_ended_at = time(15);
        made.trial_started_at = time(5);
        made.paused_at = time(12);
        made.resumes_at = time(10);
        made.past_due_since = time(8);
        made.cancel_requested_at = time(15);
        made.cancel_effective_at = time(10);
        made.term_ends_at = time(10);
        made.billing_anchor_at = time(15);
        made.ended_at = time(35);
        made.updated_at = time(20);
        made.recorded_at = self.late(start, c);
        made.status = c.maybe(50, |c| c.pick(&STATUSES));
        made.churn_kind = c.maybe(30, |c| c.pick(&KINDS));
        made.term_months = c.maybe(20, |c| c.pick(&[1, 12, 24]));
        self.listing(made, c);
    }

    /// When it was added to its subscription, and whether its row stands in a list of all items.
    fn listing(&self, made: &mut Subscription, c: &mut Choices) {
        let start = made.started_at;
        made.item_added_at = c.maybe(10, |c| self.clock.near(start, c));
        if c.chance(15) {
            made.all_items = true;
            made.as_of = c.maybe(90, |c| self.clock.near(start, c));
        }
    }

    fn change(&mut self, c: &mut Choices) {
        let n = c.number();
        let Some(of) = self.book.subscriptions.get(n % self.book.subscriptions.len().max(1)) else {
            return;
        };
        let (id, item, start) = (of.id, of.item, of.started_at);
        let at = self.clock.near(start, c);
        let mut made = bare::change(id, at, self.book.changes.len() as u32);
        // Mostly the item of that row; sometimes none, sometimes another.
        made.item = match c.number() % 10 {
            0..=6 => item,
            7 | 8 => Sym::NONE,
            _ => Sym(20 + (c.number() % 4) as u32),
        };
        made.sequence = c.pick(&[0, 1, 2, -1]);
        made.plan = self.plan(c, 25);
        made.quantity = c.maybe(25, |c| c.pick(&QUANTITIES));
        made.amount = c.maybe(35, |c| c.pick(&AMOUNTS));
        made.currency = c.maybe(10, |c| c.pick(&self.currencies));
        let (unit, count) = c.pick(&TERMS);
        made.interval = c.maybe(12, |_| unit);
        made.interval_count = c.maybe(10, |_| count);
        made.status = c.maybe(35, |c| c.pick(&STATUSES));
        made.discount_percent = named(c, 12, |c| c.pick(&PERCENTS));
        made.discount_amount = named(c, 8, |c| c.pick(&AMOUNTS[..3]));
        made.discount_duration = named(c, 10, |c| c.pick(&DURATIONS));
        made.discount_ends_at = named(c, 10, |c| self.clock.near(at, c));
        made.tax_included = c.maybe(6, |c| c.chance(50));
        made.tax_percent = c.maybe(6, |c| c.pick(&TAXES));
        made.recorded_at = self.late(at, c);
        self.book.changes.push(made);
    }

    fn line(&mut self, c: &mut Choices) {
        let customer = Sym((c.number() % 4) as u32);
        let subscription = match c.number() % 6 {
            0 => Sym(15),
            n @ 1..=3 => Sym(13 + n as u32),
            4 => Sym::NONE,
            _ => Sym(10),
        };
        let customer = self.owner(subscription, customer);
        let previous = self.book.lines.iter().rev();
        let before = previous
            .filter(|l| l.customer == customer && l.subscription == subscription)
            .find_map(|l| l.period_end);
        // Mostly the next period of the same stream.
        let (anew, anywhere) = (c.chance(35), self.clock.moment(c));
        let from = match before {
            Some(end) if !anew => end,
            Some(end) => self.clock.near(end, c),
            None => anywhere,
        };
        self.push_line(customer, subscription, from, c);
    }

    fn push_line(&mut self, customer: Sym, subscription: Sym, from: Instant, c: &mut Choices) {
        let calendar = &self.clock.calendar;
        let to = match c.number() % 8 {
            0..=3 => calendar.add_months(from, 1),
            4 => calendar.add_months(from, 12),
            5 => calendar.add_days(from, 7),
            _ => self.clock.near(from, c),
        };
        let rows = self.book.lines.len();
        let same = c.chance(25);
        let invoice = Sym(200 + if same { rows.saturating_sub(1) } else { rows } as u32);
        let amount = c.pick(&AMOUNTS) * c.pick(&[1, 1, 1, 1, -1]);
        let currency = c.maybe(25, |c| c.pick(&self.currencies));
        let currency = currency.unwrap_or(self.currencies[0]);
        let ids = (invoice, Sym(300 + rows as u32));
        let mut made = bare::line(ids, customer, (from, to), (amount, currency), rows as u32);
        made.subscription = subscription;
        made.plan = self.plan(c, 40);
        made.item = Maker::item(c, 20);
        let kinds = [LineKind::Subscription, LineKind::OneOff, LineKind::Usage, LineKind::Trial];
        made.kind = c.maybe(25, |c| c.pick(&kinds)).unwrap_or(LineKind::Subscription);
        let (unit, count) = c.pick(&TERMS[..8]);
        made.interval = c.maybe(40, |_| unit);
        made.interval_count = c.maybe(20, |_| count);
        made.discount = c.maybe(20, |c| c.pick(&AMOUNTS[..3])).unwrap_or(0);
        made.discount_duration = c.maybe(50, |c| c.pick(&DURATIONS));
        made.quantity = c.maybe(30, |c| c.pick(&QUANTITIES));
        // A part of a second of a year would be a price beyond all bounds.
        made.prorated = c.chance(25) && to.0 - from.0 > 6 * HOUR;
        let without = c.chance(5);
        (made.period_start, made.period_end) =
            if without { (None, None) } else { (Some(from), Some(to)) };
        self.invoice(&mut made, from, c);
        // All lines of one invoice say the same of it.
        let first = self.book.lines.iter().find(|l| l.invoice == invoice);
        if let Some(first) = first {
            made.customer = first.customer;
            made.subscription = if first.customer == customer { subscription } else { Sym::NONE };
            made.currency = first.currency;
            (made.status, made.issued_at) = (first.status, first.issued_at);
            (made.paid_at, made.closed_at) = (first.paid_at, first.closed_at);
            made.due_at = first.due_at;
            made.payment_failed = first.payment_failed;
        }
        self.book.lines.push(made);
    }

    fn invoice(
        &self,
        made: &mut tenure_domain::facts::InvoiceLine,
        from: Instant,
        c: &mut Choices,
    ) {
        let statuses = [
            InvoiceStatus::Paid,
            InvoiceStatus::Open,
            InvoiceStatus::Draft,
            InvoiceStatus::Void,
            InvoiceStatus::Uncollectible,
        ];
        made.status = c.maybe(40, |c| c.pick(&statuses)).unwrap_or(InvoiceStatus::Paid);
        made.issued_at = c.maybe(30, |c| self.clock.near(from, c)).unwrap_or(from);
        let paid = c.maybe(40, |c| self.clock.near(from, c)).unwrap_or(from);
        let undated = c.chance(5);
        let is_paid = made.status == InvoiceStatus::Paid && !undated;
        made.paid_at = Some(paid).filter(|_| is_paid);
        made.closed_at = c.maybe(60, |c| self.clock.near(from, c));
        made.due_at = c.maybe(40, |c| self.clock.near(from, c));
        made.payment_failed = c.chance(20);
        made.recorded_at = self.late(from, c);
    }

    fn adjustment(&mut self, c: &mut Choices) {
        let n = c.number();
        let Some(of) = self.book.lines.get(n % self.book.lines.len().max(1)) else {
            return;
        };
        let (invoice, line, amount) = (of.invoice, of.line, of.amount);
        let at = self.clock.near(of.period_start.unwrap_or(of.issued_at), c);
        let kinds = [FactKind::Refund, FactKind::CreditNote, FactKind::Dispute];
        let kind = c.pick(&kinds);
        let whole = c.chance(30);
        let amount = c.maybe(50, |c| c.pick(&AMOUNTS)).unwrap_or(amount.abs());
        let recurring = c.chance(50);
        self.book.adjustments.push(Adjustment {
            invoice,
            line: if whole || kind == FactKind::Dispute { Sym::NONE } else { line },
            at,
            amount,
            recurring,
            origin: origin(kind, self.book.adjustments.len()),
        });
    }

    fn month(&mut self, c: &mut Choices) {
        let customer = Sym((c.number() % 4) as u32);
        let after = c.number() % 4;
        let mut month = self.clock.base;
        for _ in 0..after {
            month = self.clock.calendar.next_month(month);
        }
        let mrr = c.pick(&AMOUNTS);
        let currency = c.maybe(20, |c| c.pick(&self.currencies));
        let recorded_at = self.clock.calendar.start_of_day(month);
        self.book.mrr_months.push(MrrMonth {
            customer,
            month,
            mrr,
            currency: currency.unwrap_or(self.currencies[0]),
            plan: self.plan(c, 20),
            recorded_at: self.late(recorded_at, c),
            origin: origin(FactKind::MrrMonth, self.book.mrr_months.len()),
        });
    }

    fn trial(&mut self, c: &mut Choices) {
        let n = c.number();
        let Some(of) = self.book.subscriptions.get(n % self.book.subscriptions.len().max(1)) else {
            return;
        };
        let (customer, start) = (of.customer, of.trial_started_at.unwrap_or(of.started_at));
        let exact = !c.chance(40);
        let near = self.clock.near(start, c);
        let started_at = if exact { start } else { near };
        self.book.trials.push(Trial {
            customer,
            started_at,
            ends_at: c.maybe(60, |c| self.clock.near(started_at, c)),
            converted_at: c.maybe(60, |c| self.clock.near(started_at, c)),
        });
    }

    /// Into a customer with a smaller number, so that there is no circle.
    fn merge(&mut self, c: &mut Choices) {
        let id = 1 + c.number() % 3;
        let into = c.number() % id;
        let merged_at = c.maybe(70, |c| self.clock.moment(c));
        let id = Sym(id as u32);
        if self.book.customers.iter().any(|row| row.id == id) {
            return;
        }
        self.book.customers.push(CustomerRow {
            id,
            merged_into: Sym(into as u32),
            merged_at,
            origin: origin(FactKind::Customer, self.book.customers.len()),
        });
    }
}

fn named<T>(c: &mut Choices, percent: usize, value: impl FnOnce(&mut Choices) -> T) -> Change<T> {
    let (is, clears) = (c.chance(percent), c.chance(30));
    let value = value(c);
    match (is, clears) {
        (false, _) => Change::Unchanged,
        (true, true) => Change::Cleared,
        (true, false) => Change::Set(value),
    }
}
