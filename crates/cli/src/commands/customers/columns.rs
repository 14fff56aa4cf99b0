//! The columns of a list of customers.

use std::collections::HashMap;

use anyhow::Result;
use tenure_connectors::values::choice::nearest;
use tenure_domain::said;
use tenure_domain::time::{Day, Instant};
use tenure_engine::beside::{self, Beside};
use tenure_engine::book::Book;
use tenure_engine::explain::quantity_text;
use tenure_engine::load::Attribute;
use tenure_engine::renewals::renewals;
use tenure_engine::rows::{CustomerRow, last_step, plans};
use tenure_engine::usage::answers;
use tenure_ledger::movement::Step;

use super::{names, status};
use crate::called;
use crate::failure::advised;
use crate::figures;
use crate::session::Session;
use crate::sheet::{Cell, Column, Tone, fit};
use crate::show;
use crate::words::{self, tr, words};

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Id.
    Id,
    /// Name.
    Name,
    /// MRR at the end of the day.
    Mrr,
    /// Twelve times that.
    Arr,
    /// By how much MRR has changed over ninety days.
    Change,
    /// How the customer stands.
    Status,
    /// When its first MRR began.
    Start,
    /// What it subscribes to.
    Plans,
    /// The last movement of its MRR.
    LastMovement,
    /// The last day on which anybody used the product.
    LastSeen,
    /// The next end of a contract term.
    Renewal,
    /// Tickets that are open.
    OpenTickets,
    /// Its last answer on a scale from 0 to 10.
    LastNps,
    /// Why its MRR cannot be told.
    Undefined,
    /// An attribute.
    Attribute(String),
}

/// Columns that are always there, by name.
const KNOWN: &[(&str, Kind)] = &[
    ("customer_id", Kind::Id),
    ("name", Kind::Name),
    ("mrr", Kind::Mrr),
    ("arr", Kind::Arr),
    ("mrr_change_90d", Kind::Change),
    ("status", Kind::Status),
    ("start", Kind::Start),
    ("plans", Kind::Plans),
    ("last_movement", Kind::LastMovement),
    ("last_seen", Kind::LastSeen),
    ("renewal", Kind::Renewal),
    ("open_tickets", Kind::OpenTickets),
    ("last_nps", Kind::LastNps),
    ("undefined", Kind::Undefined),
];

/// What is shown where nobody says what.
const USUAL: &str = "customer_id,name,mrr,status,start,plans,last_movement,undefined";

/// Days over which the change of MRR is told.
const CHANGE_DAYS: i32 = 90;

/// How far ahead renewals are looked for.
const AHEAD_DAYS: i32 = 1100;

impl Kind {
    /// The columns of a list of names.
    pub fn list(names: Option<&str>, book: &Book) -> Result<Vec<Kind>> {
        let names =
            names.unwrap_or(USUAL).split(',').map(str::trim).filter(|name| !name.is_empty());
        let mut kinds: Vec<Kind> = Vec::new();
        for name in names {
            let kind = Kind::find(name, book)?;
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        // Whose row it is, is always said.
        if !kinds.contains(&Kind::Id) {
            kinds.insert(0, Kind::Id);
        }
        Ok(kinds)
    }

    /// The column of a name.
    pub fn find(name: &str, book: &Book) -> Result<Kind> {
        let attributes = &book.facts.customers.attributes;
        if let Some((_, kind)) = KNOWN.iter().find(|(known, _)| *known == name) {
            return Ok(kind.clone());
        }
        if attributes.contains_key(name) {
            return Ok(Kind::Attribute(name.to_owned()));
        }
        let known = KNOWN.iter().map(|(known, _)| *known);
        let near = nearest(name, known.chain(attributes.keys().map(String::as_str)));
        let hint = match near {
            Some(near) => said!("did you mean {name}?", name = near),
            None => {
                let known = KNOWN.iter().map(|(known, _)| *known);
                let all: Vec<&str> = known.chain(attributes.keys().map(String::as_str)).collect();
                said!("columns are {columns}", columns = all.join(", "))
            }
        };
        let message = said!("customers have no column {name}", name = format!("{name:?}"));
        Err(advised(message, hint))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Kind::Attribute(name) => name,
            kind => KNOWN.iter().find(|(_, known)| known == kind).map_or("", |(name, _)| name),
        }
    }

    /// Whether it holds numbers.
    pub fn is_number(&self) -> bool {
        let numbers = [Kind::Mrr, Kind::Arr, Kind::Change, Kind::OpenTickets, Kind::LastNps];
        numbers.contains(self)
    }

    /// Its heading.
    pub fn column(&self, book: &Book) -> Column {
        let currency = book.currency();
        let title = match self {
            Kind::Id => tr!("col-customer"),
            Kind::Name => tr!("col-name"),
            Kind::Mrr => tr!("col-mrr", currency = currency.code()),
            Kind::Arr => tr!("customers-arr", currency = currency.code()),
            Kind::Change => tr!("customers-change"),
            Kind::Status => tr!("customers-status"),
            Kind::Start => tr!("customers-since"),
            Kind::Plans => tr!("col-plans"),
            Kind::LastMovement => tr!("customers-last-movement"),
            Kind::LastSeen => tr!("col-last-seen"),
            Kind::Renewal => tr!("customers-renewal"),
            Kind::OpenTickets => tr!("customers-open-tickets"),
            Kind::LastNps => tr!("customers-last-nps"),
            Kind::Undefined => tr!("column-undefined"),
            Kind::Attribute(name) => called::dimension(name),
        };
        match self.is_number() {
            true => Column::number(self.name(), &title),
            false => Column::text(self.name(), &title),
        }
    }
}

/// Where a row stands by a column.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It has no value there.
    None,
    /// By a number.
    Number(i128),
    /// By a text, in lower case.
    Text(String),
}

/// What columns need beside the rows.
pub struct Columns<'a> {
    book: &'a Book,
    at: Instant,
    seen: HashMap<String, Day>,
    renewals: Beside<Day>,
    tickets: Beside<u32>,
    scores: Beside<(Instant, i64)>,
}

impl<'a> Columns<'a> {
    /// Reads what the columns that are asked for need.
    pub fn new(
        session: &Session,
        book: &'a Book,
        day: Day,
        asked: &[&Kind],
    ) -> Result<Columns<'a>> {
        let at = session.account.zone.start_of_day(Day(day.0 + 1));
        let ws = &session.workspace;
        let known_at = session.known_at;
        let mut columns = Columns {
            book,
            at,
            seen: HashMap::new(),
            renewals: Beside::default(),
            tickets: Beside::default(),
            scores: Beside::default(),
        };
        if asked.contains(&&Kind::OpenTickets) {
            columns.tickets = beside::open_tickets(ws, book, known_at, at)?;
        }
        if asked.contains(&&Kind::LastNps) {
            columns.scores = beside::last_nps(ws, book, known_at, at)?;
        }
        if asked.contains(&&Kind::LastSeen) {
            let use_of = answers(ws, &session.loading(), Some(Day(day.0 + 1)))?;
            let seen = use_of.customers.into_iter();
            columns.seen = seen.filter_map(|(id, use_of)| Some((id, use_of.last_seen?))).collect();
        }
        if asked.contains(&&Kind::Renewal) {
            let (from, to) = (Day(day.0 + 1), Day(day.0 + AHEAD_DAYS));
            for row in renewals(book, from, to, 0, None)? {
                columns.renewals.entry(row.customer).or_insert(row.day);
            }
        }
        Ok(columns)
    }

    /// The id of a row's customer.
    pub fn id(&self, row: &CustomerRow) -> &'a str {
        self.book.facts.names.text(self.book.facts.customers.ids[row.number as usize])
    }

    /// By how much MRR has changed; `None` where one of the two cannot be told.
    fn change(&self, row: &CustomerRow) -> Option<i128> {
        let zone = &self.book.options.account.zone;
        let today = zone.day(self.at);
        let since = zone.start_of_day(Day(today.0 - CHANGE_DAYS));
        let customer = self.book.customer(row.number);
        let told = row.is_told() && customer.untold_before(since).is_none();
        told.then(|| i128::from(row.mrr) - i128::from(customer.level_before(since)))
    }

    fn attribute(&self, name: &str, number: u32) -> Option<String> {
        let zone = &self.book.options.account.zone;
        let at = number as usize;
        match self.book.facts.customers.attributes.get(name)? {
            Attribute::Text(values) => {
                let text = self.book.facts.names.text(*values.get(at)?);
                (!text.is_empty()).then(|| text.to_owned())
            }
            Attribute::Number(values) => values.get(at)?.map(|n| n.to_string()),
            Attribute::Instant(values) => values.get(at)?.map(|t| zone.day(t).to_string()),
        }
    }

    /// Where a row stands by a column.
    pub fn place(&self, kind: &Kind, row: &CustomerRow) -> Place {
        let text = |text: String| match text.is_empty() {
            true => Place::None,
            false => Place::Text(text.to_lowercase()),
        };
        let number = |n: Option<i128>| n.map_or(Place::None, Place::Number);
        match kind {
            // Those whose MRR cannot be told come first: they may be the largest.
            Kind::Mrr | Kind::Arr if !row.is_told() => Place::Number(i128::MAX),
            Kind::Mrr | Kind::Arr => Place::Number(row.mrr.into()),
            Kind::Change => number(self.change(row)),
            Kind::Start => number(self.start(row).map(|at| at.0.into())),
            Kind::LastMovement => number(self.last(row).map(|step| step.at.0.into())),
            Kind::LastSeen => number(self.seen.get(self.id(row)).map(|day| day.0.into())),
            Kind::Renewal => number(self.renewals.get(&row.number).map(|day| day.0.into())),
            Kind::OpenTickets => number(self.tickets.get(&row.number).map(|&n| n.into())),
            Kind::LastNps => number(self.scores.get(&row.number).map(|(_, n)| (*n).into())),
            Kind::Attribute(name) => match self.book.facts.customers.attributes.get(name) {
                Some(Attribute::Number(values)) => {
                    number(values.get(row.number as usize).copied().flatten().map(i128::from))
                }
                _ => text(self.attribute(name, row.number).unwrap_or_default()),
            },
            Kind::Name => text(names(self.book, row.number).1),
            // Ids are in the order of their letters, large ones first.
            Kind::Id => Place::Text(self.id(row).to_owned()),
            Kind::Status => text(status(row).to_owned()),
            Kind::Plans => text(self.plans(row).join(", ")),
            Kind::Undefined => text(row.untold().map_or(String::new(), words::why)),
        }
    }

    /// The first MRR ever of a row's customer.
    fn start(&self, row: &CustomerRow) -> Option<Instant> {
        self.book.customer(row.number).start()
    }

    /// The last step of a row's customer.
    fn last(&self, row: &CustomerRow) -> Option<Step> {
        last_step(&self.book.customer(row.number), self.at)
    }

    fn plans(&self, row: &CustomerRow) -> Vec<&'a str> {
        let plans = plans(&self.book.customer(row.number), self.at);
        plans.into_iter().map(|plan| self.book.facts.names.text(plan)).collect()
    }

    /// What a row says in a column.
    pub fn cell(&self, kind: &Kind, row: &CustomerRow, narrow: bool) -> Cell {
        let currency = self.book.currency();
        let money =
            |units: i128| Cell::new(show::money(units, currency), figures::money(units, currency));
        let day = |at: Instant| self.book.options.account.zone.day(at);
        let short = |text: &str, width| if narrow { fit(text, width) } else { text.to_owned() };
        match kind {
            Kind::Id => Cell::text(self.id(row)),
            Kind::Name => {
                let name = names(self.book, row.number).1;
                Cell::new(short(&name, 26), name)
            }
            Kind::Mrr | Kind::Arr if !row.is_told() => Cell::undefined(),
            Kind::Mrr => money(row.mrr.into()),
            Kind::Arr => money(i128::from(row.mrr) * 12),
            Kind::Change => match self.change(row) {
                None => Cell::undefined(),
                Some(0) => Cell::new("–", figures::money(0, currency)),
                Some(units) => {
                    let tone = if units < 0 { Tone::Bad } else { Tone::Plain };
                    Cell::new(show::signed(units, currency), figures::money(units, currency))
                        .toned(tone)
                }
            },
            Kind::Status => {
                let status = status(row);
                let tone = if status == "customer" { Tone::Plain } else { Tone::Faint };
                called::cell(status, called::standing).toned(tone)
            }
            Kind::Start => of(self.start(row), |at| Cell::day(day(at))),
            Kind::Plans => {
                let plans = self.plans(row);
                Cell::new(short(&plans.join(", "), 28), plans)
            }
            Kind::LastMovement => match self.last(row) {
                Some(step) => {
                    let (kind, day) = (step.kind.name(), day(step.at));
                    let shown = format!("{} {}", called::kind(kind), words().day(day));
                    Cell::new(shown, format!("{kind} {day}"))
                }
                None => Cell::empty(),
            },
            Kind::LastSeen => of(self.seen.get(self.id(row)), |day| Cell::day(*day)),
            Kind::Renewal => of(self.renewals.get(&row.number), |day| Cell::day(*day)),
            Kind::OpenTickets => of(self.tickets.get(&row.number), |&n| Cell::count(n.into())),
            Kind::LastNps => of(self.scores.get(&row.number), |(_, score)| {
                let score = quantity_text(*score);
                Cell::new(show::decimal(&score), score)
            }),
            Kind::Undefined => Cell::why(row.untold()),
            Kind::Attribute(name) => {
                let text = self.attribute(name, row.number).unwrap_or_default();
                let shown = short(&text, 24);
                Cell { shown, ..Cell::text(text) }
            }
        }
    }
}

fn of<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
    value.map_or(Cell::empty(), cell)
}
