//! Our MRR against another system's own figures, with the cause of every difference.
//!
//! A cause is found by evidence, never guessed: the customer is kept again under another setting,
//! or with one fact taken another way (`variants`), and where that gives the other system's
//! figure, that is the cause. Where nothing does, the difference stays unknown. For every customer
//! and day, ours plus all parts is theirs, to the unit.

use std::collections::{BTreeMap, BTreeSet};

use tenure_connectors::statement::{Statement, When};
use tenure_domain::money::{Currency, Mrr, UNITS_PER_MINOR};
use tenure_domain::time::{Day, Instant, Zone};

use crate::book::{Book, Customer};
use crate::segments::Compiled;

mod explain;
mod variants;

use explain::Explainer;

/// Why two systems differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cause {
    /// Which discounts come off.
    Discounts,
    /// Whether trials count.
    Trials,
    /// Whether those who pay late or not at all count.
    PastDue,
    /// Whether those who pause count.
    Paused,
    /// When a cancellation counts.
    Cancellation,
    /// How metered use counts.
    Usage,
    /// How intervals other than a month become months.
    Term,
    /// Whether tax is in.
    Tax,
    /// Rates of exchange.
    Fx,
    /// When invoices count.
    Invoices,
    /// Refunds, credit notes, disputes.
    Credits,
    /// The same amount within a few days.
    Timing,
    /// Less than a minor unit for each component.
    Rounding,
    /// The month is closed, and what came after the close makes another figure.
    Closed,
    /// A customer whom only we know.
    OnlyOurs,
    /// A customer whom only they know.
    OnlyTheirs,
    /// Nothing explains it.
    Unknown,
}

impl Cause {
    /// All causes, in the order in which they are told.
    pub const ALL: [Cause; 17] = [
        Cause::Discounts,
        Cause::Trials,
        Cause::PastDue,
        Cause::Paused,
        Cause::Cancellation,
        Cause::Usage,
        Cause::Term,
        Cause::Tax,
        Cause::Fx,
        Cause::Invoices,
        Cause::Credits,
        Cause::Timing,
        Cause::Rounding,
        Cause::Closed,
        Cause::OnlyOurs,
        Cause::OnlyTheirs,
        Cause::Unknown,
    ];

    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Cause::Discounts => "discounts",
            Cause::Trials => "trials",
            Cause::PastDue => "past_due",
            Cause::Paused => "paused",
            Cause::Cancellation => "cancellation",
            Cause::Usage => "usage",
            Cause::Term => "term",
            Cause::Tax => "tax",
            Cause::Fx => "fx",
            Cause::Invoices => "invoices",
            Cause::Credits => "credits",
            Cause::Timing => "timing",
            Cause::Rounding => "rounding",
            Cause::Closed => "closed_months",
            Cause::OnlyOurs => "only_ours",
            Cause::OnlyTheirs => "only_theirs",
            Cause::Unknown => "unknown",
        }
    }
}

/// A part of a difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its cause.
    pub cause: Cause,
    /// By how much theirs is larger for it; never 0.
    pub amount: i128,
    /// What gives their figure, in words.
    pub how: String,
    /// Other causes that would give it too.
    pub also: Vec<Cause>,
}

/// A customer at the end of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Our number of the customer; `None` for one whom we do not know.
    pub number: Option<u32>,
    /// The customer's id.
    pub customer: String,
    /// The day.
    pub day: Day,
    /// Our MRR.
    pub ours: Mrr,
    /// Theirs.
    pub theirs: Mrr,
    /// What leads from ours to theirs; nothing where they are equal.
    pub parts: Vec<Part>,
}

impl Line {
    /// How much of the difference has no cause.
    pub fn unknown(&self) -> i128 {
        let parts = self.parts.iter().filter(|part| part.cause == Cause::Unknown);
        parts.map(|part| part.amount).sum()
    }
}

/// What another system claims.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// The days at whose end it says what MRR was.
    pub days: BTreeSet<Day>,
    /// MRR by customer's id and day; 0 where there is none.
    pub levels: BTreeMap<(String, Day), Mrr>,
    /// Everyone whom it names.
    pub customers: BTreeSet<String>,
}

impl Claims {
    /// The claims of a statement that are in a currency or in none. Several figures of a customer
    /// for one day are added; changes are added up until the end of each month. `None` where a
    /// sum does not fit.
    pub fn of(statement: &Statement, currency: Currency, zone: &Zone) -> Option<Claims> {
        let mut claims = Claims { days: statement.days.clone(), ..Claims::default() };
        claims.customers.clone_from(&statement.customers);
        let mut changes: BTreeMap<&str, Vec<(Instant, Mrr)>> = BTreeMap::new();
        for entry in &statement.entries {
            if entry.currency.is_some_and(|code| code != currency) {
                continue;
            }
            match entry.when {
                When::EndOf(day) => claims.add(&entry.customer, day, entry.amount)?,
                When::Changed(at) => {
                    changes.entry(&entry.customer).or_default().push((at, entry.amount));
                }
            }
        }
        let times = changes.values().flatten().map(|(at, _)| zone.day(*at));
        let (first, last) = (times.clone().min(), times.max());
        if let (Some(first), Some(last)) = (first, last) {
            let months = first.month_number()..=last.month_number();
            claims.days = months.map(|n| Day(Day::of_month_number(n + 1).0 - 1)).collect();
        }
        for (customer, changes) in changes {
            for day in claims.days.clone() {
                let end = zone.start_of_day(Day(day.0 + 1));
                let before = changes.iter().filter(|(at, _)| *at < end);
                let sum = before.map(|(_, amount)| i128::from(*amount)).sum::<i128>();
                claims.add(customer, day, Mrr::try_from(sum).ok()?)?;
            }
        }
        Some(claims)
    }

    fn add(&mut self, customer: &str, day: Day, amount: Mrr) -> Option<()> {
        let sum = self.levels.entry((customer.to_owned(), day)).or_default();
        *sum = sum.checked_add(amount)?;
        Some(())
    }
}

/// What another system says at the end of each day.
type Levels = Vec<i128>;

/// What another system says of each of our customers, also under ids that were merged away, and of
/// those whom we do not know.
fn of_whom<'c>(
    book: &Book,
    claims: &'c Claims,
    days: &[Day],
) -> (BTreeMap<u32, Levels>, BTreeMap<&'c str, Levels>) {
    let (mut ours, mut strangers) = (BTreeMap::new(), BTreeMap::new());
    for ((id, day), amount) in &claims.levels {
        let Ok(at) = days.binary_search(day) else { continue };
        let slot: &mut Levels = match root(book, id) {
            Some(number) => ours.entry(number).or_insert_with(|| vec![0; days.len()]),
            None => strangers.entry(id.as_str()).or_insert_with(|| vec![0; days.len()]),
        };
        slot[at] += i128::from(*amount);
    }
    (ours, strangers)
}

/// Our number of a customer of this id. Behind a mask our ids that say how somebody can be reached
/// are pseudonyms, so theirs are looked for as such.
fn root(book: &Book, id: &str) -> Option<u32> {
    let masked = book.facts.mask.and_then(|mask| mask.id(id));
    let sym = book.facts.names.get(masked.as_deref().unwrap_or(id));
    sym.and_then(|sym| book.facts.customers.root(sym))
}

/// What a customer whom only they know is called: an id of theirs can be anybody's name, so behind
/// a mask it is a pseudonym.
fn called(book: &Book, id: &str) -> String {
    book.facts.mask.map_or_else(|| id.to_owned(), |mask| mask.name(id))
}

/// How many customers with MRR another system has whom we do not know, and who are therefore in no
/// segment.
pub fn strangers(book: &Book, claims: &Claims) -> usize {
    let days: Vec<Day> = claims.days.iter().copied().collect();
    let (_, strangers) = of_whom(book, claims, &days);
    strangers.values().filter(|levels| levels.iter().any(|level| *level != 0)).count()
}

/// Holds claims against a book, which must hold components. Lines come by customer and day; where
/// neither side has MRR there is none. With a segment, only the days at whose end a customer
/// belongs to it, and nothing of those whom we do not know.
pub fn reconcile(book: &Book, claims: &Claims, segment: Option<&Compiled<'_>>) -> Vec<Line> {
    let days: Vec<Day> = claims.days.iter().copied().collect();
    let (theirs, strangers) = of_whom(book, claims, &days);
    let named: BTreeSet<u32> = claims.customers.iter().filter_map(|id| root(book, id)).collect();
    let none = vec![0; days.len()];
    let mut explainer = Explainer::new(book, &days, segment);
    let mut lines = Vec::new();
    for customer in book.customers() {
        let claimed = theirs.get(&customer.number).unwrap_or(&none);
        if customer.steps.is_empty() && claimed.iter().all(|amount| *amount == 0) {
            continue;
        }
        explainer.customer(&customer, claimed, named.contains(&customer.number), &mut lines);
    }
    for (id, claimed) in strangers.into_iter().filter(|_| segment.is_none()) {
        lines.extend(stranger(&called(book, id), &days, &claimed));
    }
    lines.sort_by(|a, b| (&a.customer, a.day).cmp(&(&b.customer, b.day)));
    lines
}

/// The lines of someone whom we do not know.
fn stranger(id: &str, days: &[Day], claimed: &[i128]) -> Vec<Line> {
    let claimed = days.iter().zip(claimed).filter(|(_, amount)| **amount != 0);
    let line = |(day, amount): (&Day, &i128)| Line {
        number: None,
        customer: id.to_owned(),
        day: *day,
        ours: 0,
        theirs: clamp(*amount),
        parts: vec![Part {
            cause: Cause::OnlyTheirs,
            amount: clamp(*amount).into(),
            how: "our data hold no customer of this id".to_owned(),
            also: Vec::new(),
        }],
    };
    claimed.map(line).collect()
}

/// Sums of claims of merged customers beyond 64 bits are no money.
fn clamp(amount: i128) -> Mrr {
    Mrr::try_from(amount).unwrap_or(if amount < 0 { Mrr::MIN } else { Mrr::MAX })
}

/// What may be lost to rounding: a minor unit for each component that runs then, at least one.
fn rounding(customer: &Customer<'_>, at: Instant) -> i128 {
    let live = customer.components.live(at).count().max(1);
    live as i128 * i128::from(UNITS_PER_MINOR)
}
