//! A pull: everything at first, then what changed.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;
use tenure_domain::money::Currency;
use tenure_domain::time::Zone;

use super::client::{Client, Got, News, not_stripe};
use super::error::SyncError;
use super::lists::{EVENTS, LISTS, Later, List};
use super::page::{Page, compact, cut_lists, encoded, extended, head};
use super::spool::{Spool, Tail, Window};
use crate::settings::Settings;
use crate::stripe::{Export, ExportPart, Mode, Options};

/// What is wanted of a pull.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Up to when everything is known, in seconds since 1970; `None` pulls everything.
    pub through: Option<i64>,
    /// History from this time on only, in seconds since 1970.
    pub since: Option<i64>,
    /// Lists that are left out, out of [`OPTIONAL`](super::OPTIONAL).
    pub without: Vec<String>,
    /// The account, where it is known.
    pub account: Option<String>,
    /// Which of its worlds.
    pub mode: Mode,
}

/// What a pull did.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Objects of each list.
    pub objects: BTreeMap<&'static str, u64>,
    /// Objects that an event names and that are not there any more.
    pub gone: u64,
    /// How often the last object of a list was gone before its next page.
    pub stepped_back: u64,
}

/// A pull that is complete, and not imported yet.
#[derive(Debug)]
pub struct Pulled {
    /// The files.
    pub export: Export,
    /// What it was about.
    pub window: Window,
    /// Whether it went on with one that was stopped.
    pub resumed: bool,
    /// What it did.
    pub totals: Totals,
    /// Subscriptions that are told of again; `None` where these may be all.
    pub again: Option<HashSet<String>>,
}

/// Events may come to be known a little after the time that they tell, and the order of those of
/// one second is not told: so many seconds are asked for again.
const OVERLAP: i64 = 900;
/// Stripe keeps events for 30 days; one less, since a pull takes time.
const KEPT: i64 = 29 * 86_400;

/// Whether Stripe does not keep all events since a time any longer; both in seconds.
pub fn is_too_old(through: i64, now: i64) -> bool {
    now - through >= KEPT
}

/// Pulls into `spool` what is asked for, or goes on with what was begun there.
///
/// # Errors
/// [`SyncError`]; what was pulled until then stays in the spool.
pub fn pull(client: &mut Client<'_>, spool: &mut Spool, ask: &Ask) -> Result<Pulled, SyncError> {
    let lists = wanted(&ask.without);
    let (window, resumed) = begin(client, spool, ask, &lists)?;
    let totals = Totals::default();
    let mut pulling = Pulling { client, spool, window, totals, again: None };
    match pulling.window.from {
        None => pulling.everything(&lists)?,
        Some(from) => pulling.changes(from, &lists)?,
    }
    let Pulling { window, totals, again, .. } = pulling;
    let export = export(spool, ask.mode)?;
    Ok(Pulled { export, window, resumed, totals, again })
}

/// Begins a pull, unless one of the same kind was begun and is not too old. Says whether one was.
fn begin(
    client: &mut Client<'_>,
    spool: &mut Spool,
    ask: &Ask,
    lists: &[&List],
) -> Result<(Window, bool), SyncError> {
    let now = first_look(client, lists)?;
    let from = ask.through.filter(|&through| !is_too_old(through, now)).map(|it| it - OVERLAP);
    let window = Window {
        from,
        since: ask.since,
        began: now,
        without: ask.without.clone(),
        account: ask.account.clone(),
        live: ask.mode == Mode::Live,
    };
    if let Some(begun) = spool.window()
        && now - begun.began < KEPT
        && *begun == (Window { began: begun.began, ..window.clone() })
    {
        return Ok((begun.clone(), true));
    }
    if let (None, Some(through)) = (from, ask.through) {
        client.around.hear(News::TooOld { through });
    }
    spool.begin(window.clone())?;
    Ok((window, false))
}

/// Whether the key may read all that a pull would ask for.
///
/// # Errors
/// [`SyncError`]; what the key may not read is told all at once.
pub fn may_pull(client: &mut Client<'_>, without: &[String]) -> Result<(), SyncError> {
    first_look(client, &wanted(without)).map(drop)
}

/// All lists but those that are left out.
fn wanted(without: &[String]) -> Vec<&'static List> {
    LISTS.iter().filter(|list| !without.iter().any(|it| it == list.name)).collect()
}

/// Asks for one object of each list: what the key may not read is told all at once, before
/// anything is pulled. Gives the time by Stripe's clock.
fn first_look(client: &mut Client<'_>, lists: &[&List]) -> Result<i64, SyncError> {
    let mut missing = Vec::new();
    let mut began = None;
    let paths: BTreeMap<&str, &str> = lists.iter().map(|list| (list.path, list.name)).collect();
    for (path, name) in paths.into_iter().chain([("/v1/events", "events")]) {
        let what = name.trim_end_matches("_inactive").replace('_', " ");
        match client.get(&format!("{path}?limit=1"), &what) {
            Ok(Got::Found(body)) => {
                page(path, &body)?;
            }
            Ok(Got::Missing) => return Err(not_stripe(path, "there is no such list")),
            Err(SyncError::Forbidden { missing: more, .. }) => missing.extend(more),
            Err(error) => return Err(error),
        }
        // The earliest time counts: what changes while we look is asked for again.
        began = began.or(Some(client.now()));
    }
    if !missing.is_empty() {
        return Err(SyncError::Forbidden { missing, account: None });
    }
    Ok(began.unwrap_or_else(|| client.now()))
}

fn page<'b>(path: &str, body: &'b str) -> Result<Page<'b>, SyncError> {
    serde_json::from_str(body).map_err(|error| not_stripe(path, &format!("no list ({error})")))
}

/// A pull that is going on.
struct Pulling<'p, 'c> {
    client: &'p mut Client<'c>,
    spool: &'p mut Spool,
    window: Window,
    totals: Totals,
    again: Option<HashSet<String>>,
}

impl Pulling<'_, '_> {
    /// All lists, and the events that are still kept.
    fn everything(&mut self, lists: &[&List]) -> Result<(), SyncError> {
        for list in lists {
            let since = self.window.since.filter(|_| list.later == Later::History);
            self.list(list.name, list.path, &format!("{}{}", dated(since), list.query))?;
        }
        let (name, types, _) = EVENTS[0];
        self.list(name, "/v1/events", &format!("&type={types}"))
    }

    /// Events first, so that whatever is read afterwards is at least as new as they are.
    fn changes(&mut self, from: i64, lists: &[&List]) -> Result<(), SyncError> {
        for (name, types, _) in EVENTS {
            let query = format!("{}&type={types}", dated(Some(from)));
            self.list(name, "/v1/events", &query)?;
        }
        let mut touched = self.touched()?;
        let of_events = touched.get("subscription").into_iter().flatten();
        self.again = Some(of_events.cloned().collect());
        for list in lists {
            if list.later == Later::Whole {
                self.list(list.name, list.path, list.query)?;
                continue;
            }
            let query = format!("{}{}", dated(Some(from)), list.query);
            self.list(list.name, list.path, &query)?;
            let mut ids = touched.remove(list.kind).unwrap_or_default();
            for (path, _) in self.spool.segments(list.name) {
                each_line(&path, |line| {
                    if let Some(id) = head(line).id {
                        ids.remove(&*id);
                    }
                })?;
            }
            self.again(list, &ids)?;
        }
        Ok(())
    }

    /// The objects that events name, by kind.
    fn touched(&self) -> Result<BTreeMap<String, BTreeSet<String>>, SyncError> {
        let mut touched: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, _, _) in EVENTS {
            for (path, _) in self.spool.segments(name) {
                each_line(&path, |line| {
                    for (kind, id) in named(line) {
                        touched.entry(kind).or_default().insert(id);
                    }
                })?;
            }
        }
        Ok(touched)
    }

    /// Reads objects one by one, as they are now.
    fn again(&mut self, list: &List, ids: &BTreeSet<String>) -> Result<(), SyncError> {
        let name = format!("again_{}", list.name);
        if self.spool.is_done(&name) {
            return Ok(());
        }
        let mut tail = self.spool.tail(&name, true)?;
        for id in ids {
            if tail.has(id) {
                continue;
            }
            let path = format!("{}/{}?{}", list.path, encoded(id), list.one);
            match self.client.get(path.trim_end_matches('?'), &list.name.replace('_', " "))? {
                Got::Missing => self.totals.gone += 1,
                Got::Found(body) => {
                    if head(&body).id.as_deref() != Some(id) {
                        return Err(not_stripe(&path, "it is another object"));
                    }
                    let now = self.client.now();
                    let whole = self.whole(&body)?;
                    tail.add(id, |out| compact(&whole, out));
                    self.spool.keep(&mut tail, now)?;
                    self.count(list.name, 1);
                }
            }
        }
        self.spool.done(&name)
    }

    /// A list, page by page.
    fn list(&mut self, name: &'static str, path: &str, query: &str) -> Result<(), SyncError> {
        let mut tail = self.spool.tail(name, false)?;
        let before = tail.objects;
        if self.spool.is_done(name) {
            self.count(name, before);
            return Ok(());
        }
        self.pages(&mut tail, name, path, query)?;
        self.count(name, tail.objects);
        self.spool.done(name)
    }

    fn pages(
        &mut self,
        tail: &mut Tail,
        name: &'static str,
        path: &str,
        query: &str,
    ) -> Result<(), SyncError> {
        let mut cursor = tail.last().map(str::to_owned);
        let mut seen = HashSet::new();
        loop {
            let after = cursor.as_deref().map(|id| format!("&starting_after={}", encoded(id)));
            let asked = format!("{path}?limit=100{query}{}", after.unwrap_or_default());
            let what = name.replace('_', " ");
            let body = match self.client.get(&asked, &what)? {
                Got::Found(body) => body,
                // The object that was last is gone: the one before it was there, too.
                Got::Missing if cursor.is_some() => {
                    self.totals.stepped_back += 1;
                    tail.step_back();
                    cursor = tail.last().map(str::to_owned);
                    continue;
                }
                Got::Missing => return Err(not_stripe(path, "there is no such list")),
            };
            let now = self.client.now();
            let page = page(path, &body)?;
            for element in &page.data {
                self.element(tail, path, element)?;
            }
            self.spool.keep(tail, now)?;
            self.client.around.hear(News::Pulled { list: name, objects: tail.objects });
            let last = page.data.last().and_then(|it| head(it.get()).id);
            match last.filter(|_| page.has_more) {
                None => return Ok(()),
                Some(id) if !seen.insert(id.to_string()) => {
                    return Err(SyncError::Stuck { path: path.to_owned(), id: id.into_owned() });
                }
                Some(id) => cursor = Some(id.into_owned()),
            }
        }
    }

    /// Takes an object of a page, once.
    fn element(
        &mut self,
        tail: &mut Tail,
        path: &str,
        element: &RawValue,
    ) -> Result<(), SyncError> {
        let text = element.get();
        let head = head(text);
        let Some(id) = head.id else { return Err(not_stripe(path, "an object without id")) };
        if tail.has(&id) {
            return Ok(());
        }
        let whole = self.whole(text)?;
        tail.add(&id, |out| compact(&whole, out));
        Ok(())
    }

    /// An object with all that the lists within it hold.
    fn whole(&mut self, text: &str) -> Result<String, SyncError> {
        let mut whole = text.to_owned();
        for cut in cut_lists(text) {
            let (mut more, mut last, mut seen) = (Vec::new(), cut.last, HashSet::new());
            let sign = if cut.path.contains('?') { '&' } else { '?' };
            loop {
                let after = last.as_deref().map(|id| format!("&starting_after={}", encoded(id)));
                let after = after.unwrap_or_default();
                let expand = match cut.field == "items" {
                    true => "&expand[]=data.discounts",
                    false => "",
                };
                let asked = format!("{}{sign}limit=100{expand}{after}", cut.path);
                // What it belongs to went away: it stays as it was seen, and the reader says so.
                let Got::Found(body) = self.client.get(&asked, "parts of objects")? else {
                    return Ok(whole);
                };
                let page = page(&cut.path, &body)?;
                more.extend(page.data.iter().map(|it| it.get().to_owned()));
                let next = page.data.last().and_then(|it| head(it.get()).id);
                match next.filter(|_| page.has_more) {
                    None => break,
                    Some(id) if !seen.insert(id.to_string()) => {
                        return Err(SyncError::Stuck { path: cut.path, id: id.into_owned() });
                    }
                    Some(id) => last = Some(id.into_owned()),
                }
            }
            whole = extended(&whole, &cut.field, &more).unwrap_or(whole);
        }
        Ok(whole)
    }

    fn count(&mut self, list: &'static str, objects: u64) {
        *self.totals.objects.entry(list).or_default() += objects;
    }
}

/// The part of a query that asks for what was made from a time on.
fn dated(from: Option<i64>) -> String {
    from.map_or_else(String::new, |from| format!("&created[gte]={from}"))
}

/// Calls `f` with each line of a file.
fn each_line(path: &Path, mut f: impl FnMut(&str)) -> Result<(), SyncError> {
    use std::io::BufRead;
    let reader = std::io::BufReader::new(fs_err::File::open(path)?);
    for line in reader.lines() {
        f(&line?);
    }
    Ok(())
}

/// The objects that an event is about: kind and id. A discount stands for what it belongs to.
pub fn named(event: &str) -> Vec<(String, String)> {
    #[derive(Deserialize)]
    struct Event<'b> {
        #[serde(borrow)]
        data: Data<'b>,
    }
    #[derive(Deserialize)]
    struct Data<'b> {
        #[serde(borrow)]
        object: &'b RawValue,
    }
    #[derive(Deserialize)]
    struct Discount {
        customer: Option<String>,
        subscription: Option<String>,
    }
    let Ok(event) = serde_json::from_str::<Event<'_>>(event) else { return Vec::new() };
    let text = event.data.object.get();
    let head = head(text);
    let kind = head.object.as_deref().unwrap_or_default();
    if kind == "discount" {
        // A discount is read with what it belongs to.
        let of = serde_json::from_str::<Discount>(text).ok();
        let of = of.map(|it| [("customer", it.customer), ("subscription", it.subscription)]);
        let of = of.into_iter().flatten();
        return of.filter_map(|(kind, id)| Some((kind.to_owned(), id?))).collect();
    }
    head.id.iter().map(|id| (kind.to_owned(), id.to_string())).collect()
}

/// The files of a pull that are to be read: not those that only say what was touched.
fn export(spool: &Spool, mode: Mode) -> Result<Export, SyncError> {
    let mut parts = Vec::new();
    let again = LISTS.iter().map(|list| format!("again_{}", list.name));
    let events = EVENTS.iter().filter(|it| it.2).map(|it| it.0.to_owned());
    let names = LISTS.iter().map(|list| list.name.to_owned()).chain(again).chain(events);
    for name in names {
        for (path, segment) in spool.segments(&name) {
            let bytes = fs_err::metadata(&path)?.len();
            let changed_at = segment.retrieved.saturating_mul(1_000_000);
            parts.push(ExportPart { path, name: segment.file.into(), bytes, changed_at });
        }
    }
    let options = Options { mode, ..Options::default() };
    let (settings, findings) = (Settings::default(), Vec::new());
    Ok(Export { settings, parts, findings, options, apart: None, _unpacked: None })
}

/// What Stripe says of the account itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Its id.
    pub id: Option<String>,
    /// Its currency, zone and name.
    pub settings: Settings,
}

/// Asks for the account. A restricted key may not be allowed to; then at most its id is known.
///
/// # Errors
/// [`SyncError`], save that the key may not read the account.
pub fn profile(client: &mut Client<'_>) -> Result<Profile, SyncError> {
    #[derive(Deserialize)]
    struct Account {
        id: Option<String>,
        default_currency: Option<String>,
        settings: Option<Parts>,
    }
    #[derive(Deserialize)]
    struct Parts {
        dashboard: Option<Dashboard>,
    }
    #[derive(Deserialize)]
    struct Dashboard {
        display_name: Option<String>,
        timezone: Option<String>,
    }
    let body = match client.get("/v1/account", "the account") {
        Ok(Got::Found(body)) => body,
        Ok(Got::Missing) => return Ok(Profile::default()),
        // Even so it may be said which account that is.
        Err(SyncError::Forbidden { account, .. }) => {
            return Ok(Profile { id: account, ..Profile::default() });
        }
        Err(error) => return Err(error),
    };
    let account: Account = serde_json::from_str(&body)
        .map_err(|error| not_stripe("/v1/account", &format!("no account ({error})")))?;
    let board = account.settings.and_then(|it| it.dashboard);
    let zone = board.as_ref().and_then(|it| it.timezone.as_deref());
    let settings = Settings {
        currency: account.default_currency.and_then(|it| Currency::parse(&it.to_uppercase())),
        zone: zone.and_then(|name| Zone::named(name).ok()),
        name: board.and_then(|it| it.display_name).filter(|name| !name.is_empty()),
        ..Settings::default()
    };
    Ok(Profile { id: account.id, settings })
}
