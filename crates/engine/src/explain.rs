//! Explanations: from a figure down to the fact, with the arithmetic.

use std::fmt;

use tenure_domain::facts::{
    FactKind, Interval, InvoiceLine, LineKind, Origin, SubscriptionChange, Term,
};
use tenure_domain::fx::Rate;
use tenure_domain::money::{
    AMOUNT_SCALE, Amount, Currency, fraction_to_decimal, round_half_even, units_to_decimal,
};
use tenure_domain::policy::FxModel;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::{Basis, Component, TOO_LARGE};
use tenure_metrics::reading::Reason;

use crate::book::{self, Book, Customer};
use crate::classes::live_at;
use crate::closing::Change;
use crate::load::Held;
use crate::rerun;
use crate::rows::FactRef;

/// A component of a customer's MRR, and how its level comes about.
#[derive(Clone, Debug)]
pub struct ComponentNote {
    /// The component.
    pub component: Component,
    /// What its level rests on.
    pub basis: Basis,
    /// Subscription id.
    pub subscription: String,
    /// Item id.
    pub item: String,
    /// Plan id.
    pub plan: String,
    /// The arithmetic, one step a line.
    pub arithmetic: Vec<Arithmetic>,
    /// The fact whose state it is.
    pub fact: FactRef,
    /// Why its level in the book's currency cannot be told, where that is so.
    pub untold: Option<Reason>,
}

impl ComponentNote {
    /// What is made of its native level, where that can be told.
    pub fn native<T>(&self, make: impl FnOnce() -> T) -> Option<T> {
        (self.component.native != TOO_LARGE).then(make)
    }

    /// What is made of its level in the book's currency, where that can be told.
    pub fn account<T>(&self, make: impl FnOnce() -> T) -> Option<T> {
        self.untold.is_none().then(make)
    }
}

/// A customer's MRR at an instant.
#[derive(Clone, Debug)]
pub struct MrrNote {
    /// Level immediately before the instant, in the book's currency.
    pub total: i64,
    /// Its components; they sum to the total.
    pub components: Vec<ComponentNote>,
}

/// How a customer's MRR immediately before an instant comes about.
pub fn mrr(book: &Book, customer: &Customer<'_>, at: Instant) -> MrrNote {
    let name = |sym| book.facts.names.text(sym).to_owned();
    let note = |(component, basis): (Component, &Basis)| ComponentNote {
        component,
        basis: *basis,
        subscription: name(component.subscription),
        item: name(component.item),
        plan: name(component.plan),
        arithmetic: arithmetic(book, customer, (&component, basis), at),
        fact: book.fact(basis.origin),
        untold: untold(book, customer, &component, at),
    };
    let bases = rerun::bases(book, customer);
    let all = customer.components.iter().zip(bases.iter());
    MrrNote {
        total: customer.level_before(at),
        components: all.filter(|(c, _)| live_at(c, at)).map(note).collect(),
    }
}

/// Why a component's level cannot be told, if so.
fn untold(
    book: &Book,
    customer: &Customer<'_>,
    component: &Component,
    at: Instant,
) -> Option<Reason> {
    let gap = customer.untold_before(at)?;
    let told = component.native == 0 || component.account != 0;
    (!told && gap.currency == component.currency).then(|| book.reason(customer, gap))
}

/// An amount in major units, with the decimals of its currency, or more where it has them.
pub fn amount_text(amount: Amount, currency: Currency) -> String {
    let minor = AMOUNT_SCALE / 10_i64.pow(currency.exponent());
    let decimals = if amount % minor == 0 { currency.exponent() } else { 4 };
    fraction_to_decimal(amount.into(), AMOUNT_SCALE.into(), decimals)
}

/// A percentage from its ten-thousandths, without trailing zeros.
fn percent_text(percent: u32) -> String {
    let text = fraction_to_decimal(percent.into(), 10_000, 4);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A quantity from its millionths, without trailing zeros.
pub fn quantity_text(quantity: i64) -> String {
    let text = fraction_to_decimal(quantity.into(), 1_000_000, 6);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A step from what a fact says to the MRR that it makes. Its text is English; amounts stand with
/// their currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arithmetic {
    /// Of several lines that run together, the one that the next steps are about.
    Line(String),
    /// What a line takes back of others, by its own amount.
    TakesBack(String),
    /// The MRR of all lines that run together, in the currency of the fact.
    Together(String),
    /// The MRR of metered use, which is the mean of what the lines make.
    Mean(String),
    /// The plan whose price it is, and where that was read.
    OfPlan(String),
    /// The price of a term, and how often it is paid where that is not once.
    List(String, Term, Option<String>),
    /// A discount in percent.
    PercentOff(String),
    /// A discount by an amount.
    AmountOff(String),
    /// A discount that the invoice has taken off already.
    AlreadyOff(String),
    /// Of a line that bills part of an interval: the days of the whole, and those billed.
    Part(i32, i32),
    /// What a refund or credit note takes off, and which; whether it is of the whole invoice, of
    /// which this has its share.
    Lowered(String, String, bool),
    /// Tax that is in the price, as the factor that it makes.
    Tax(String),
    /// So many months.
    Months(i32),
    /// Factors that make weeks to months; where they are those of an average year, that is said.
    Weeks(String, bool),
    /// Factors that make days to months, likewise.
    Days(String, bool),
    /// More than can be held, in this currency.
    TooLarge(Currency),
    /// MRR in the currency of the fact.
    AMonth(String),
    /// There is no rate to this currency.
    NoRate(Currency),
    /// What one of the fact's currency is worth in the book's.
    Rate(String),
    /// MRR in the book's currency, at the rate that is carried since this day.
    AtRate(String, Day),
}

impl fmt::Display for Arithmetic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Arithmetic::Line(which) => write!(f, "{which}:"),
            Arithmetic::TakesBack(amount) => write!(f, "{amount} takes back what ran"),
            Arithmetic::Together(amount) => write!(f, "= {amount} a month together"),
            Arithmetic::Mean(amount) => write!(f, "= {amount} a month on average"),
            Arithmetic::OfPlan(plan) => write!(f, "(the price is that of {plan})"),
            Arithmetic::List(amount, term, None) => write!(f, "{amount} per {}", term_text(*term)),
            Arithmetic::List(amount, term, Some(units)) => {
                write!(f, "{amount} per {} for {units} units", term_text(*term))
            }
            Arithmetic::PercentOff(percent) => write!(f, "less {percent} % discount"),
            Arithmetic::AmountOff(amount) => write!(f, "less {amount} discount"),
            Arithmetic::AlreadyOff(amount) => {
                write!(f, "{amount} of discount already taken off by the invoice")
            }
            Arithmetic::Part(whole, billed) => {
                write!(f, "× {whole} ÷ {billed} (days of a whole interval ÷ days billed)")
            }
            Arithmetic::Lowered(amount, by, false) => write!(f, "less {amount} by {by}"),
            Arithmetic::Lowered(amount, by, true) => {
                write!(f, "less its share of {amount} off the invoice by {by}")
            }
            Arithmetic::Tax(factor) => write!(f, "÷ {factor} for tax contained"),
            Arithmetic::Months(months) => write!(f, "÷ {months} months"),
            Arithmetic::Weeks(factor, true) => write!(f, "{factor} (weeks in a month)"),
            Arithmetic::Days(factor, true) => write!(f, "{factor} (days in a month)"),
            Arithmetic::Weeks(factor, false) | Arithmetic::Days(factor, false) => {
                f.write_str(factor)
            }
            Arithmetic::TooLarge(currency) => {
                write!(f, "= more {currency} a month than can be held exactly")
            }
            Arithmetic::AMonth(amount) => write!(f, "= {amount} a month"),
            Arithmetic::NoRate(currency) => write!(f, "no rate to {currency}"),
            Arithmetic::Rate(rate) => write!(f, "× {rate}"),
            Arithmetic::AtRate(amount, day) => {
                write!(f, "= {amount} at the rate carried since {day}")
            }
        }
    }
}

/// A term in words: `month`, `3 months`.
pub fn term_text(term: Term) -> String {
    let unit = match term.unit {
        Interval::Day => "day",
        Interval::Week => "week",
        Interval::Month => "month",
        Interval::Year => "year",
    };
    if term.count == 1 { unit.to_owned() } else { format!("{} {unit}s", term.count) }
}

fn arithmetic(
    book: &Book,
    customer: &Customer<'_>,
    (component, basis): (&Component, &Basis),
    at: Instant,
) -> Vec<Arithmetic> {
    let currency = component.currency;
    let (several, of_use) = together(book, customer, (component, basis), at);
    let mut lines = match several.is_empty() {
        true => price(book, customer, (component, basis)),
        false => several,
    };
    if component.native == TOO_LARGE {
        lines.push(Arithmetic::TooLarge(currency));
        return lines;
    }
    let native = units_to_decimal(component.native.into(), currency, 4);
    let native = format!("{native} {currency}");
    lines.push(match lines.first() {
        Some(Arithmetic::Line(_)) if of_use => Arithmetic::Mean(native),
        Some(Arithmetic::Line(_)) => Arithmetic::Together(native),
        _ => Arithmetic::AMonth(native),
    });
    if currency != book.currency() && component.account == 0 && component.native != 0 {
        lines.push(Arithmetic::NoRate(book.currency()));
    } else if currency != book.currency() {
        let since = rated(customer, component);
        lines.extend(rate(book, component, since));
        let account = units_to_decimal(component.account.into(), book.currency(), 4);
        let day = book.options.account.zone.day(since);
        lines.push(Arithmetic::AtRate(format!("{account} {}", book.currency()), day));
    }
    lines
}

/// Where several invoice lines run together, or the level is of metered use, each with what it
/// makes, and whether it is of use; else nothing.
fn together(
    book: &Book,
    customer: &Customer<'_>,
    (component, basis): (&Component, &Basis),
    at: Instant,
) -> (Vec<Arithmetic>, bool) {
    let mut held = Held::default();
    let facts = book::facts_of(&book.facts, &book.options, customer.number, &mut held);
    let Some(facts) = facts.filter(|_| component.told_by == FactKind::InvoiceLine) else {
        return (Vec::new(), false);
    };
    let context = book::context(&book.facts, &book.options);
    let used = tenure_ledger::usage_at(&context, &facts, basis.origin, at);
    let of_use = !used.is_empty();
    let parts = match of_use {
        true => used,
        false => tenure_ledger::lines_at(&context, &facts, basis.origin, at),
    };
    let sum: i128 = parts.iter().map(|part| i128::from(part.level)).sum();
    let made = match of_use {
        true => round_half_even(sum, parts.len() as i128).max(0),
        false if parts.len() < 2 => return (Vec::new(), false),
        false => sum,
    };
    if made != i128::from(component.native) {
        return (Vec::new(), of_use);
    }
    let currency = component.currency;
    let mut steps = Vec::new();
    for part in parts {
        let Some(line) = facts.lines.iter().find(|line| line.origin == part.origin) else {
            continue;
        };
        let fact = book.fact(part.origin);
        steps.push(Arithmetic::Line(format!("{} {}", fact.table.name(), fact.id)));
        let list = line.amount.saturating_add(line.discount);
        let (discount, quantity) = ((0, part.discount), line.quantity.unwrap_or(1_000_000));
        let own = Basis { list, quantity, discount, tax: 0, origin: part.origin, ..*basis };
        if line.amount < 0 {
            let amount = format!("{} {currency}", amount_text(line.amount, currency));
            steps.push(Arithmetic::TakesBack(amount));
        } else {
            let component = Component { term: part.term, ..*component };
            steps.extend(price(book, customer, (&component, &own)));
        }
        let level = units_to_decimal(part.level.into(), currency, 4);
        steps.push(Arithmetic::AMonth(format!("{level} {currency}")));
    }
    (steps, of_use)
}

/// From a price to MRR in its currency.
fn price(
    book: &Book,
    customer: &Customer<'_>,
    (component, basis): (&Component, &Basis),
) -> Vec<Arithmetic> {
    let currency = component.currency;
    let money = |amount| format!("{} {currency}", amount_text(amount, currency));
    let mut lines = Vec::new();
    let quantity = match basis.quantity {
        0 | 1_000_000 => None,
        quantity => Some(quantity_text(quantity)),
    };
    lines.push(Arithmetic::List(money(basis.list), component.term, quantity));
    lines.extend(of_plan(book, customer, component));
    let of_lines = component.told_by == FactKind::InvoiceLine;
    let (percent, off) = basis.discount;
    if percent > 0 {
        lines.push(Arithmetic::PercentOff(percent_text(percent)));
    }
    if off != 0 && !of_lines {
        lines.push(Arithmetic::AmountOff(money(off)));
    } else if off != 0 {
        lines.push(Arithmetic::AlreadyOff(money(off)));
    }
    if of_lines {
        lines.extend(of_line(book, customer, (component, basis)));
    }
    if basis.tax > 0 {
        lines.push(Arithmetic::Tax(tax_factor(basis.tax)));
    }
    if component.term != Term::MONTH {
        lines.push(months(book, component.term));
    }
    lines
}

/// The plan whose price an item has, where neither its row nor a change of it says one.
fn of_plan(book: &Book, customer: &Customer<'_>, component: &Component) -> Option<Arithmetic> {
    if !matches!(component.told_by, FactKind::Subscription | FactKind::Change) {
        return None;
    }
    let mut held = Held::default();
    let facts = book::facts_of(&book.facts, &book.options, customer.number, &mut held)?;
    let same = |id, item| (id, item) == (component.subscription, component.item);
    let row = facts.subscriptions.iter().find(|row| same(row.id, row.item))?;
    let (mut plan, mut own) = (row.plan, row.amount.is_some());
    let before = |change: &&SubscriptionChange| change.changed_at <= component.from;
    let changes = facts.changes.iter().filter(|change| same(change.subscription, change.item));
    for change in changes.filter(before) {
        if change.plan.is_some() && change.plan != plan {
            let priced = book.facts.plans.get(change.plan).is_some_and(|it| it.amount.is_some());
            (plan, own) = (change.plan, own && !priced);
        }
        own |= change.amount.is_some();
    }
    let source = book.facts.plan_sources.get(&plan).filter(|_| !own && plan == component.plan)?;
    let names = &book.facts.names;
    let place = match source.line {
        0 => names.text(source.file).to_owned(),
        line => format!("{}:{line}", names.text(source.file)),
    };
    Some(Arithmetic::OfPlan(format!("plans {} ({place})", names.text(plan))))
}

/// What an invoice line is made whole by, and what lowers it.
fn of_line(
    book: &Book,
    customer: &Customer<'_>,
    (component, basis): (&Component, &Basis),
) -> Vec<Arithmetic> {
    let mut held = Held::default();
    let facts = book::facts_of(&book.facts, &book.options, customer.number, &mut held);
    let Some(facts) = facts else { return Vec::new() };
    let Some(line) = facts.lines.iter().find(|line| line.origin == basis.origin) else {
        return Vec::new();
    };
    let mut steps = Vec::new();
    if line.prorated && line.kind != LineKind::Usage {
        steps.extend(part(book, line, component.term));
    }
    let money =
        |amount| format!("{} {}", amount_text(amount, component.currency), component.currency);
    let mine = facts.adjustments.iter().filter(|it| it.invoice == line.invoice);
    for it in mine.filter(|it| tenure_ledger::lowers(&book.options.policy, it)) {
        if !it.line.is_some() || it.line == line.line {
            let fact = book.fact(it.origin);
            // Where its table has no ids, the place at which it was read.
            let which = match fact.id.as_str() {
                "" => format!("{}:{}", fact.file, fact.line),
                id => format!("{} {id}", fact.table.name()),
            };
            steps.push(Arithmetic::Lowered(money(it.amount), which, !it.line.is_some()));
        }
    }
    steps
}

/// The days of the whole interval that ends with a line, and of the part that it bills, where it
/// bills a part.
fn part(book: &Book, line: &InvoiceLine, term: Term) -> Option<Arithmetic> {
    let zone = &book.options.account.zone;
    let (start, end) = (zone.day(line.period_start?), zone.day(line.period_end?));
    let count = i32::from(term.count);
    let begin = match term.unit {
        Interval::Day => Day(end.0 - count),
        Interval::Week => Day(end.0 - 7 * count),
        Interval::Month => end.add_months(-count),
        Interval::Year => end.add_months(-12 * count),
    };
    let (whole, billed) = (end.0 - begin.0, end.0 - start.0);
    (0 < billed && billed < whole).then_some(Arithmetic::Part(whole, billed))
}

/// The rate at which a component is carried, where the table of rates gives it as it is.
/// Since when a component is at its rate: a level that stays, under another plan, say, carries the
/// rate of the component before.
fn rated(customer: &Customer<'_>, component: &Component) -> Instant {
    let same = |it: &Component| {
        let level = |it: &Component| (it.currency, it.native, it.account);
        let of = |it: &Component| (it.subscription, it.item);
        of(it) == of(component) && level(it) == level(component)
    };
    let mut since = component.from;
    let before = |at| customer.components.iter().find(|it| it.to == at && it.from < at && same(it));
    while let Some(it) = before(since) {
        since = it.from;
    }
    since
}

fn rate(book: &Book, component: &Component, since: Instant) -> Option<Arithmetic> {
    let (facts, options) = (&book.facts, &book.options);
    let at = since.min(book::horizon(facts, options));
    let day = match options.policy.fx {
        FxModel::Constant(day) => day,
        _ => options.account.zone.day(at),
    };
    let rate = facts.fx.rate(component.currency, day)?;
    let account = rate.convert(component.native, component.currency, book.currency()).ok()?;
    (account == component.account).then(|| {
        let text = fraction_to_decimal(rate.0.into(), Rate::SCALE.into(), 12);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        Arithmetic::Rate(format!("{text} {}/{}", book.currency(), component.currency))
    })
}

fn tax_factor(tax: u32) -> String {
    let text = fraction_to_decimal(i128::from(tax) + 1_000_000, 1_000_000, 6);
    text.trim_end_matches('0').to_owned()
}

fn months(book: &Book, term: Term) -> Arithmetic {
    use tenure_domain::policy::BillingConstants as B;
    let constants = book.options.policy.constants;
    let average = constants == B::AverageYear;
    let of = |factor: &str| format!("× {factor} ÷ {}", term.count);
    match (term.months(), term.unit, constants) {
        (Some(months), _, _) => Arithmetic::Months(months),
        (None, Interval::Week, B::AverageYear) => Arithmetic::Weeks(of("487/112"), average),
        (None, Interval::Week, B::WholeWeeks) => Arithmetic::Weeks(of("52/12"), average),
        (None, Interval::Week, B::FourWeeks) => Arithmetic::Weeks(of("4"), average),
        (None, _, B::AverageYear) => Arithmetic::Days(of("487/16"), average),
        (None, _, B::WholeWeeks) => Arithmetic::Days(of("365/12"), average),
        (None, _, B::FourWeeks) => Arithmetic::Days(of("30"), average),
    }
}

/// The facts behind a list of origins, each with what became of it since months were closed, where
/// a correction rests on that.
pub fn sources(
    book: &Book,
    origins: impl IntoIterator<Item = Origin>,
) -> Vec<(FactRef, Option<&Change>)> {
    origins.into_iter().map(|origin| (book.fact(origin), book.change(origin))).collect()
}

/// The facts behind a list of origins.
pub fn facts(book: &Book, origins: impl IntoIterator<Item = Origin>) -> Vec<FactRef> {
    origins.into_iter().map(|origin| book.fact(origin)).collect()
}
