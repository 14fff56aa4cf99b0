//! What the use of every customer comes to, from days that are kept beside the facts, or made now
//! and kept.

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::usage::{Feature, LeftOut, Usage};
use tenure_store::{Derived, Form, Workspace};

use super::activity::{Activity, Answer};
use super::allowed::Allowed;
use super::daily::{COLUMNS, NAMES, Part};
use super::loose::{Frame, Loose};
use super::roll::Rolled;
use super::told::{Internal, Kinds};
use super::{Rules, fold, on_all_cores};
use crate::book::Book;
use crate::error::Error;
use crate::load::cols::Cols;
use crate::load::{self, LoadOptions};

/// What the files look like; days of another form are made anew.
const VERSION: &str = "3";

/// What the use of all customers comes to.
#[derive(Clone, Debug)]
pub struct Answers {
    /// At the beginning of this day.
    pub at: Day,
    /// Customers with any event, by their ids.
    pub customers: Vec<(String, Answer)>,
    /// What events and features are.
    pub kinds: Kinds,
    /// What is known of the events as a whole.
    pub whole: Whole,
}

impl Answers {
    /// Leaves of the key features that nobody has used those that a customer may use: by what it
    /// subscribes to, where it is a customer at the beginning of the day. Where nothing is known of
    /// billing, nobody knows who may use what, and all stay.
    pub fn keep_allowed(&mut self, book: &Book) {
        if book.no_billing().is_some() {
            return;
        }
        let at = book.options.account.zone.start_of_day(self.at);
        let allowed = Allowed::new(book, &self.kinds);
        for (id, answer) in &mut self.customers {
            if answer.key_unused.is_empty() {
                continue;
            }
            let number = book.facts.names.get(id).and_then(|sym| book.ledger_at(sym, at));
            let may = number.map(|number| allowed.of(book, number, at)).unwrap_or_default();
            answer.key_unused.retain(|feature| may.binary_search(feature).is_ok());
        }
    }
}

/// What is known of all events.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Whole {
    /// The first and the last that is not left out.
    pub seen: Option<(Instant, Instant)>,
    /// How many name no user.
    pub unnamed: u64,
    /// What is in no figure.
    pub left_out: LeftOut,
    /// The first that is left out only because it is later than now.
    soon: Option<Instant>,
}

impl Whole {
    /// Notes an event that is not left out.
    pub(super) fn saw(&mut self, at: Instant) {
        let (first, last) = self.seen.unwrap_or((at, at));
        self.seen = Some((first.min(at), last.max(at)));
    }

    pub(super) fn add(&mut self, other: &Whole) {
        let ends = |seen: &Option<(Instant, Instant)>| seen.map(|(first, last)| [first, last]);
        let all = || ends(&self.seen).into_iter().chain(ends(&other.seen)).flatten();
        self.seen = all().min().zip(all().max());
        self.unnamed += other.unnamed;
        self.left_out.merge(&other.left_out);
        self.soon = [self.soon, other.soon].into_iter().flatten().min();
    }
}

/// What the use of every customer comes to at the beginning of a day: by default of the day after
/// the last event.
///
/// # Errors
/// Whatever reading the store may meet. That days cannot be kept is none.
pub fn answers(ws: &Workspace, options: &LoadOptions, at: Option<Day>) -> Result<Answers, Error> {
    let kinds = Kinds::told(ws, options.known_at)?;
    let daily = match Daily::open(ws, options)? {
        Some(daily) => daily,
        None => Daily::make(ws, options, &kinds)?,
    };
    daily.told(kinds, options, at)
}

/// The same of events that are not stored but read now, all other tables being in `ws`: `read`
/// hands every batch of canonical rows of `events` to what it is given, on any threads. How many
/// events are left out, or name no user, counts rows: whether one comes twice is not looked at,
/// since no answer hangs on it.
///
/// # Errors
/// Whatever reading may meet.
pub fn answers_beside(
    ws: &Workspace,
    options: &LoadOptions,
    at: Option<Day>,
    read: impl FnOnce(&(dyn Fn(&RecordBatch) + Sync)) -> Result<(), Error>,
) -> Result<Answers, Error> {
    let kinds = Kinds::told(ws, options.known_at)?;
    let internal = Internal::told(ws, options.known_at)?;
    let rules = rules(options, &kinds, &internal);
    let roots = roots(ws, options)?;
    let frame = Frame::new(&rules, options.known_at, &roots, kinds.features.len());
    let loose = Loose::new(&frame);
    read(&|batch| loose.add(batch))?;
    let (parts, whole) = loose.finish()?;
    Daily { source: Source::Made(parts), whole }.told(kinds.clone(), options, at)
}

fn rules<'a>(options: &'a LoadOptions, kinds: &'a Kinds, internal: &'a Internal) -> Rules<'a> {
    Rules { zone: &options.account.zone, now: options.now, kinds, internal }
}

/// The days of all customers.
struct Daily {
    source: Source,
    whole: Whole,
}

enum Source {
    Made(Vec<Part>),
    Kept(Box<(Derived, Derived)>),
}

impl Daily {
    /// Those that are kept, where a question now would give the same.
    fn open(ws: &Workspace, options: &LoadOptions) -> Result<Option<Daily>, Error> {
        if options.known_at.is_some() || ws.dir().is_none() {
            return Ok(None);
        }
        let (rules, data) = name(ws, options)?;
        let Some(days) = ws.derived(&format!("usage_daily-{rules}-{data}")) else {
            return Ok(None);
        };
        let Some(names) = ws.derived(&format!("usage_names-{rules}-{data}")) else {
            return Ok(None);
        };
        let Some(whole) = noted(&names) else { return Ok(None) };
        // What was not over yet then, and is now, belongs to it.
        let still = whole.soon.is_none_or(|soon| options.now < soon)
            && whole.seen.is_none_or(|(_, last)| last <= options.now);
        let fits = days.groups() == names.groups();
        let source = Source::Kept(Box::new((days, names)));
        Ok((still && fits).then_some(Daily { source, whole }))
    }

    /// Those that events tell; they are kept for the next question.
    fn make(ws: &Workspace, options: &LoadOptions, kinds: &Kinds) -> Result<Daily, Error> {
        let internal = Internal::told(ws, options.known_at)?;
        let rules = rules(options, kinds, &internal);
        let roots = roots(ws, options)?;
        let events = ws.events(options.known_at.map(|at| at.0))?;
        let units = fold(&events, &rules, |rolled| split(rolled, &roots))?;
        let (mut parts, mut whole) = (Vec::new(), Whole::default());
        let mut merged = Usage::default();
        for (part, aside, of_unit) in units {
            parts.push(part);
            merged.merge(&aside);
            whole.add(&of_unit);
        }
        if !merged.customers.is_empty() {
            parts.push(part(&merged));
        }
        if options.known_at.is_none() && ws.dir().is_some() {
            // Somewhere where nothing can be written, days are made again each time.
            let _ = keep(ws, options, &parts, &whole);
        }
        Ok(Daily { source: Source::Made(parts), whole })
    }

    /// What they come to.
    fn told(&self, kinds: Kinds, options: &LoadOptions, at: Option<Day>) -> Result<Answers, Error> {
        let zone = &options.account.zone;
        let last = self.whole.seen.map(|(_, last)| Day(zone.day(last).0 + 1));
        let at = at.or(last).unwrap_or(zone.day(options.now));
        let features = (0..).zip(&kinds.features);
        let key: Vec<Feature> =
            features.filter(|(_, it)| it.key).map(|(number, _)| number).collect();
        let mut customers = self.answers(at, &key)?;
        customers.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(Answers { at, customers, whole: self.whole, kinds })
    }

    fn answers(&self, at: Day, key: &[Feature]) -> Result<Vec<(String, Answer)>, Error> {
        let lists = match &self.source {
            Source::Made(parts) => {
                on_all_cores(parts.len(), |group| Ok(parts[group].answers(at, key)))?
            }
            Source::Kept(kept) => on_all_cores(kept.0.groups(), |group| {
                let (days, names) = kept.as_ref();
                let part = Part::of_columns(days.read(group)?, names.read(group)?);
                Ok(part.ok_or_else(damaged)?.answers(at, key))
            })?,
        };
        Ok(lists.into_iter().flatten().collect())
    }
}

fn damaged() -> Error {
    Error::Query("kept days of use are damaged: remove the folder `derived`".into())
}

/// The days of a unit's customers, and apart from them the use of those that were merged with
/// others, under the ids of these.
fn split(rolled: Rolled, roots: &FxHashMap<String, String>) -> (Part, Usage, Whole) {
    let Rolled { usage, soon } = rolled;
    let Usage { mut names, customers, seen, unnamed, left_out } = usage;
    let (mut alone, mut aside) = (Vec::new(), Vec::new());
    for mut customer in customers {
        match roots.get(names.text(customer.id)) {
            None => alone.push(customer),
            Some(root) => {
                customer.id = names.intern(root);
                aside.push(customer);
            }
        }
    }
    let alone = Usage { names, customers: alone, ..Usage::default() };
    let part = part(&alone);
    let aside = match aside.is_empty() {
        true => Usage::default(),
        false => Usage { names: alone.names, customers: aside, ..Usage::default() },
    };
    (part, aside, Whole { seen, unnamed, left_out, soon })
}

fn part(usage: &Usage) -> Part {
    let mut part = Part::default();
    for customer in &usage.customers {
        part.push(usage.names.text(customer.id).to_owned(), &Activity::of(customer));
    }
    part
}

/// Into whom customers were merged in the end, of those that were and of those into whom.
fn roots(ws: &Workspace, options: &LoadOptions) -> Result<FxHashMap<String, String>, Error> {
    let mut into: FxHashMap<String, String> = FxHashMap::default();
    let columns = Some(["customer_id", "merged_into"].as_slice());
    let known = options.known_at.map(|at| at.0);
    ws.scan_in_force(TableId::Customers, known, columns, &mut |batch| -> Result<(), Error> {
        let cols = Cols::new(&batch);
        let (ids, targets) = (cols.text("customer_id"), cols.text("merged_into"));
        for row in 0..cols.rows() {
            let (id, target) = (ids.or_empty(row), targets.or_empty(row));
            if !target.is_empty() && target != id {
                into.insert(id.to_owned(), target.to_owned());
            }
        }
        Ok(())
    })?;
    let absent = load::absent(ws, options, into.values().cloned().collect())?;
    into.retain(|_, target| !absent.contains(target));
    let mut roots = FxHashMap::default();
    for id in into.keys() {
        let (mut at, mut hops) = (id, 0);
        while let Some(next) = into.get(at).filter(|_| hops <= into.len()) {
            (at, hops) = (next, hops + 1);
        }
        // Circles stay what they are: `tenure check` names them.
        if hops <= into.len() {
            roots.insert(id.clone(), at.clone());
            roots.insert(at.clone(), at.clone());
        }
    }
    Ok(roots)
}

/// What the files are named after: the zone, and the data.
fn name(ws: &Workspace, options: &LoadOptions) -> Result<(String, String), Error> {
    let mut hasher = Sha256::new();
    hasher.update(format!("{VERSION} {}", options.account.zone.name()));
    let rules = hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Ok((rules, ws.data_version(None)?))
}

fn keep(ws: &Workspace, options: &LoadOptions, parts: &[Part], whole: &Whole) -> Result<(), Error> {
    let (rules, data) = name(ws, options)?;
    let numbers = |list: &[Option<i64>]| -> String {
        let text = |n: &Option<i64>| n.map_or("-".to_owned(), |n| n.to_string());
        list.iter().map(text).collect::<Vec<_>>().join(" ")
    };
    let (first, last) = whole.seen.unzip();
    let left_out = &whole.left_out;
    let count = |n: u64| i64::try_from(n).ok();
    let notes = [(
        "whole",
        numbers(&[
            first.map(|at| at.0),
            last.map(|at| at.0),
            count(whole.unnamed),
            count(left_out.internal),
            count(left_out.future),
            left_out.latest.map(|at| at.0),
            whole.soon.map(|at| at.0),
        ]),
    )];
    let days = Form {
        name: &format!("usage_daily-{rules}-{data}"),
        columns: &COLUMNS,
        ascending: COLUMNS[0].0,
        notes: &[],
    };
    let names = Form {
        name: &format!("usage_names-{rules}-{data}"),
        columns: &NAMES,
        ascending: NAMES[0].0,
        notes: &notes,
    };
    ws.derive(&days, &data, &mut parts.iter().map(|part| part.columns().0))?;
    ws.derive(&names, &data, &mut parts.iter().map(|part| part.columns().1))?;
    Ok(())
}

/// What a kept table notes of all events.
fn noted(names: &Derived) -> Option<Whole> {
    let numbers = names.note("whole")?.split(' ');
    let list: Vec<Option<i64>> = numbers.map(|text| text.parse().ok()).collect();
    let [first, last, unnamed, internal, future, latest, soon] = list.as_slice() else {
        return None;
    };
    let instant = |at: &Option<i64>| at.map(Instant);
    let count = |n: &Option<i64>| u64::try_from((*n)?).ok();
    Some(Whole {
        seen: instant(first).zip(instant(last)),
        unnamed: count(unnamed)?,
        left_out: LeftOut {
            internal: count(internal)?,
            future: count(future)?,
            latest: instant(latest),
        },
        soon: instant(soon),
    })
}
