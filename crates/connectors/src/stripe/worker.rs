//! Turns batches of objects into rows, on any number of threads.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::Deserialize;
use serde_json::value::RawValue;
use tenure_domain::said;
use tenure_domain::schema::TableId;

use super::Mode;
use super::catalogue::{Catalogue, Entry};
use super::chosen::keep_apart;
use super::facts::{self, EventTime, Moment, Scene, Told, Trouble};
use super::kinds::{Use, use_of};
use super::wire::{
    Charge, Coupon, CreditNote, Customer, Discount, Dispute, Event, EventData, Head, Invoice,
    InvoicePayment, Item, Line, PaymentIntent, Previous, Price, Product, Ref, Refund, Schedule,
    Subscription, id_of,
};
use crate::objects::rows::Rows;
use crate::objects::split::Batch;
use crate::objects::taker::{self, Named, Spot, Taker};
use crate::objects::{FileTime, Work, locate, pages};
use crate::values::{Problem, json_says};

/// What objects tell about others.
#[derive(Default)]
pub(super) struct News {
    pub entries: Vec<Entry>,
    /// Payments and the invoices that they paid.
    pub links: Vec<(String, String)>,
    /// Updates of subscriptions by events: a hash of the subscription and the second, and which
    /// event it was.
    pub updates: Vec<(u64, i64)>,
}

type Made = taker::Made<News>;

/// What workers share.
#[derive(Clone)]
pub(super) struct Shared {
    pub mode: Mode,
    pub catalogue: Arc<Catalogue>,
    /// Whether objects that wait must be taken as they are.
    pub last: bool,
    /// The account under which chosen ids are kept.
    pub apart: Option<Arc<str>>,
}

/// Reads objects on one thread.
pub(super) struct Worker {
    shared: Shared,
    taker: Taker,
    plans: FxHashSet<u64>,
}

/// What an object is in, as far as that decides what it means.
#[derive(Clone, Copy)]
struct Setting<'b> {
    moment: Moment<'b>,
    previous: Option<&'b Previous<'b>>,
    /// Whether what it is in belongs to the live account.
    live: Option<bool>,
}

impl Worker {
    pub fn new(shared: Shared, files: Arc<[FileTime]>, rows: Rows) -> Worker {
        Worker { shared, taker: Taker { files, rows }, plans: FxHashSet::default() }
    }

    /// A list, an array, an event, or an object.
    fn value<'t>(
        &mut self,
        spot: &Spot<'_>,
        text: &'t str,
        setting: &Setting<'t>,
        made: &mut Made,
    ) {
        if text.starts_with('[') {
            return self.each(spot, text, setting, made, "");
        }
        let kind = match kind(text) {
            Ok(kind) => kind,
            Err(error) => {
                let problem = Problem::new(
                    "invalid-json",
                    said!("a JSON object ({error})", error = json_says(&error)),
                );
                let trouble = vec![whole_object(problem)];
                return self.refuse(spot, "unknown", None, TableId::Customers, trouble, made);
            }
        };
        match kind.as_deref() {
            Some("list" | "search_result") => {
                #[derive(Deserialize)]
                struct Page<'a> {
                    #[serde(borrow)]
                    data: Option<&'a RawValue>,
                }
                self.page(&whole_page(spot, text), made);
                let data = serde_json::from_str::<Page<'_>>(text).ok().and_then(|page| page.data);
                match data {
                    Some(data) => self.each(spot, data.get(), setting, made, "/data"),
                    None => made.counts.ignored("list", "an empty list", 1),
                }
            }
            Some("event") => self.event(spot, text, made),
            Some(kind) => self.object(spot, kind, text, setting, made),
            None => {
                let problem = Problem::new("not-an-object", "an object with a text in `object`")
                    .hint("each of Stripe's objects says in `object` what it is");
                let trouble = vec![whole_object(problem)];
                self.refuse(spot, "unknown", None, TableId::Customers, trouble, made);
            }
        }
    }

    /// What a page says of those that follow.
    fn page(&self, page: &pages::Page, made: &mut Made) {
        #[derive(Deserialize)]
        struct Where<'a> {
            #[serde(borrow)]
            url: Option<Cow<'a, str>>,
        }
        made.page(page, |around, _| {
            let url = serde_json::from_str::<Where<'_>>(around).ok()?.url?;
            Some(url.rsplit('/').next()?.to_owned())
        });
    }

    fn each<'t>(
        &mut self,
        spot: &Spot<'_>,
        array: &'t str,
        setting: &Setting<'t>,
        made: &mut Made,
        inner: &str,
    ) {
        let Ok(all) = serde_json::from_str::<Vec<&RawValue>>(array) else {
            let problem = Problem::new("invalid-json", "an array of objects");
            let trouble = vec![whole_object(problem)];
            return self.refuse(spot, "unknown", None, TableId::Customers, trouble, made);
        };
        for (at, value) in all.into_iter().enumerate() {
            let inner = format!("{}{inner}/{at}", spot.inner);
            self.value(&Spot { inner: &inner, ..*spot }, value.get(), setting, made);
        }
    }

    fn event(&mut self, spot: &Spot<'_>, text: &str, made: &mut Made) {
        let event: Event<'_> = match serde_json::from_str(text) {
            Ok(event) => event,
            Err(error) => return self.unreadable(spot, "event", text, &error, made),
        };
        if self.leave_out(event.livemode, "event", made) {
            return;
        }
        let data = event.data.unwrap_or(EventData { object: None, previous_attributes: None });
        let mut told = Told::default();
        let id = told.need("id", event.id.as_ref());
        let kind = told.need("type", event.kind.as_ref());
        let at = told.need("created", event.created);
        let object = told.need("data/object", data.object);
        let (Some(id), Some(kind), Some(at), Some(object)) = (id, kind, at, object) else {
            let id = event.id.as_deref();
            return self.refuse(
                spot,
                "event",
                id,
                TableId::SubscriptionChanges,
                told.problems,
                made,
            );
        };
        let order = order_of(kind, id);
        let moment = Moment::Event(EventTime { at, kind, order });
        let previous = data.previous_attributes.as_ref();
        let setting = Setting { moment, previous, live: event.livemode };
        let inner = format!("{}/data/object", spot.inner);
        self.value(&Spot { inner: &inner, ..*spot }, object.get(), &setting, made);
    }

    /// Counts an object of the other mode and says whether it is one.
    fn leave_out(&self, live: Option<bool>, kind: &str, made: &mut Made) -> bool {
        let other = live.is_some_and(|live| live != (self.shared.mode == Mode::Live));
        if other {
            made.counts.of(kind).left_out += 1;
        }
        other
    }

    fn object<'t>(
        &mut self,
        spot: &Spot<'_>,
        kind: &str,
        text: &'t str,
        setting: &Setting<'t>,
        made: &mut Made,
    ) {
        let catalogue = Arc::clone(&self.shared.catalogue);
        let scene = Scene { moment: setting.moment, catalogue: &catalogue, last: self.shared.last };
        let read = read(kind, text, setting, &scene);
        let (live, id, mut told) = match read {
            Ok(read) => read,
            Err(error) => return self.unreadable(spot, kind, text, &error, made),
        };
        if self.leave_out(live.or(setting.live), kind, made) {
            return;
        }
        made.news.entries.append(&mut told.more.adds);
        let links = told.more.links.drain(..).map(|(from, to)| (from.into(), to.into()));
        made.news.links.extend(links);
        if told.waits && !self.shared.last {
            return hold(made, spot);
        }
        made.counts.events += u64::from(matches!(setting.moment, Moment::Event(_)));
        made.news.updates.extend(update_of(kind, id.as_deref(), setting));
        self.take(spot, kind, id.as_deref(), told, made);
    }

    /// Takes what an object says, with the prices that are new.
    fn take(
        &mut self,
        spot: &Spot<'_>,
        kind: &str,
        id: Option<&str>,
        mut told: Told<'_>,
        made: &mut Made,
    ) {
        let table = told.rows.first().map_or(table_of(kind), |row| row.table);
        if told.problems.is_empty() {
            let mut prices = std::mem::take(&mut told.more.prices);
            prices.retain(|plan| self.plans.insert(Rows::fingerprint(plan)));
            told.rows.append(&mut prices);
        }
        if let Some(account) = &self.shared.apart {
            told.rows.iter_mut().for_each(|row| keep_apart(row, account));
        }
        self.taker.take(spot, Named { kind, id, table }, told, made);
    }

    /// An object whose fields have not the types that they must have.
    fn unreadable(
        &self,
        spot: &Spot<'_>,
        kind: &str,
        text: &str,
        error: &serde_json::Error,
        made: &mut Made,
    ) {
        let head: Head<'_> = serde_json::from_str(text).unwrap_or_default();
        if self.leave_out(head.livemode, kind, made) {
            return;
        }
        let named = Named { kind, id: head.id.as_deref(), table: table_of(kind) };
        self.taker.unreadable(spot, named, text, error, made);
    }

    fn refuse(
        &self,
        spot: &Spot<'_>,
        kind: &str,
        id: Option<&str>,
        table: TableId,
        troubles: Vec<Trouble>,
        made: &mut Made,
    ) {
        self.taker.refuse(spot, Named { kind, id, table }, troubles, made);
    }
}

impl Work for Worker {
    type News = News;

    fn run(&mut self, batch: &Batch) -> Made {
        let mut made = Made::default();
        let files = Arc::clone(&self.taker.files);
        for element in &batch.elements {
            let at = files[element.file as usize].retrieved;
            let setting = Setting { moment: Moment::Retrieved(at), previous: None, live: None };
            self.taker.begin(element, &mut made);
            if let Some(text) = self.taker.text(batch, element, TableId::Customers, &mut made) {
                self.value(&Spot { element, text, inner: "" }, text, &setting, &mut made);
            }
        }
        batch.pages.iter().for_each(|page| self.page(page, &mut made));
        self.taker.end(&mut made);
        made
    }
}

/// A page that stands within one element.
fn whole_page(spot: &Spot<'_>, text: &str) -> pages::Page {
    let (file, line) = (spot.element.file, spot.element.line);
    pages::Page { file, line, around: text.as_bytes().to_vec(), ..pages::Page::default() }
}

/// Keeps an element for later; of several objects in one that wait, it is kept once. An object
/// within a list or an event is kept with what it is in, without its neighbours.
fn hold(made: &mut Made, spot: &Spot<'_>) {
    let place = spot.inner.strip_suffix("/data/object").unwrap_or(spot.inner);
    let object = if place.is_empty() { None } else { locate::at(spot.text, place) };
    made.hold(object.unwrap_or(spot.text), spot.element);
}

fn whole_object(problem: Problem) -> Trouble {
    Trouble::whole(problem)
}

/// What kind of object a text is: by its first keys, where these tell it.
fn kind(text: &str) -> Result<Option<String>, serde_json::Error> {
    if let Some(kind) = locate::first_kind(text) {
        return Ok(Some(kind.to_owned()));
    }
    let head: Head<'_> = serde_json::from_str(text)?;
    Ok(head.object.map(|kind| kind.0.into_owned()))
}

/// What an object comes to in the end, as events name it: after whatever else was said of it in the
/// same second. An invoice is often finalized and paid in one.
const OUTCOMES: [&str; 8] = [
    ".paid",
    ".payment_succeeded",
    ".voided",
    ".marked_uncollectible",
    ".succeeded",
    ".captured",
    ".refunded",
    ".closed",
];

/// Fields of a subscription whose order within a second matters.
const ORDERED: [&str; 10] = [
    "items",
    "quantity",
    "plan",
    "status",
    "pause_collection",
    "cancel_at_period_end",
    "cancel_at",
    "discount",
    "discounts",
    "ended_at",
];

/// What is noted of an event that updates a subscription in such a way, to know of others within
/// the same second.
fn update_of(kind: &str, id: Option<&str>, setting: &Setting<'_>) -> Option<(u64, i64)> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let (Moment::Event(event), Some(id)) = (setting.moment, id) else { return None };
    let names = &setting.previous?.names;
    let matters = names.iter().any(|name| ORDERED.contains(&&**name));
    if kind != "subscription" || !event.kind.ends_with(".updated") || !matters {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    (id, event.at).hash(&mut hasher);
    Some((hasher.finish(), event.order))
}

/// The order of an event within its second: creation first, outcomes late, deletion last.
fn order_of(kind: &str, id: &str) -> i64 {
    use std::hash::{DefaultHasher, Hasher};
    if kind.ends_with(".created") {
        return 0;
    }
    if kind.ends_with(".deleted") {
        return 999_999;
    }
    let mut hasher = DefaultHasher::new();
    hasher.write(id.as_bytes());
    if OUTCOMES.iter().any(|outcome| kind.ends_with(outcome)) {
        return 999_001 + i64::try_from(hasher.finish() % 997).unwrap_or(0);
    }
    // The first characters of an id grow with time, the rest tells ids of one second apart.
    1 + i64::try_from(hasher.finish() % 999_000).unwrap_or(0)
}

/// The table in which an object is missing where it cannot be read.
fn table_of(kind: &str) -> TableId {
    match kind {
        "subscription" => TableId::Subscriptions,
        "subscription_item" | "event" | "discount" | "subscription_schedule" => {
            TableId::SubscriptionChanges
        }
        "price" | "plan" | "product" | "coupon" => TableId::Plans,
        "invoice" | "invoice_payment" => TableId::Invoices,
        "line_item" => TableId::InvoiceLines,
        "charge" | "payment_intent" => TableId::Payments,
        "refund" => TableId::Refunds,
        "credit_note" => TableId::CreditNotes,
        "dispute" => TableId::Disputes,
        _ => TableId::Customers,
    }
}

type Reading<'a> = (Option<bool>, Option<String>, Told<'a>);

/// Reads an object and says what follows from it.
fn read<'a>(
    kind: &str,
    text: &'a str,
    setting: &Setting<'a>,
    scene: &Scene<'_>,
) -> Result<Reading<'a>, serde_json::Error> {
    let mut told = Told::default();
    macro_rules! of {
        ($wire:ty, |$it:ident| $facts:expr) => {{
            let $it: $wire = serde_json::from_str(text)?;
            $facts;
            ($it.livemode, $it.id.as_ref().map(|id| id.0.to_string()))
        }};
    }
    let (live, id) = match kind {
        "subscription" => of!(Subscription<'a>, |it| {
            facts::subscription(&mut told, &it, setting.previous, scene)
        }),
        "subscription_schedule" => of!(Schedule<'a>, |it| facts::schedule(&mut told, &it)),
        "price" | "plan" => {
            of!(Price<'a>, |it| { facts::standalone_price(&mut told, &it, text, scene) })
        }
        "product" => of!(Product<'a>, |it| deleted_or(it.deleted, &mut told, |told| {
            facts::product(told, &it)
        })),
        "coupon" => of!(Coupon<'a>, |it| deleted_or(it.deleted, &mut told, |told| {
            facts::coupon(told, &it, text)
        })),
        "customer" => of!(Customer<'a>, |it| facts::customer(&mut told, &it, scene)),
        "line_item" => of!(Line<'a>, |it| facts::line(&mut told, &it)),
        "credit_note" => of!(CreditNote<'a>, |it| facts::credit_note(&mut told, &it)),
        "charge" => of!(Charge<'a>, |it| facts::charge(&mut told, &it, scene)),
        "dispute" => of!(Dispute<'a>, |it| facts::dispute(&mut told, &it, scene)),
        "invoice_payment" => {
            of!(InvoicePayment<'a>, |it| facts::invoice_payment(&mut told, &it))
        }
        "invoice" => {
            let head: Head<'a> = serde_json::from_str(text)?;
            if head.deleted == Some(true) {
                deleted_or(head.deleted, &mut told, |_| ());
                return Ok((head.livemode, head.id.map(|id| id.0.to_string()), told));
            }
            of!(Invoice<'a>, |it| facts::invoice(&mut told, &it, scene))
        }
        _ => return read_unmarked(kind, text, told, setting, scene),
    };
    Ok((live, id, told))
}

/// Objects that do not say whether they are live, and those that are not read.
fn read_unmarked<'a>(
    kind: &str,
    text: &'a str,
    mut told: Told<'a>,
    setting: &Setting<'_>,
    scene: &Scene<'_>,
) -> Result<Reading<'a>, serde_json::Error> {
    let id = match kind {
        "subscription_item" => {
            let it: Item<'a> = serde_json::from_str(text)?;
            deleted_or(it.deleted, &mut told, |told| facts::subscription_item(told, &it, scene));
            it.id
        }
        "refund" => {
            let it: Refund<'a> = serde_json::from_str(text)?;
            facts::refund(&mut told, &it, scene);
            it.id
        }
        "discount" => {
            let it: Discount<'a> = serde_json::from_str(text)?;
            told.ignored = Some("a coupon in use: it counts where a subscription names it");
            if let Some(id) = told.need("id", it.id.as_ref()).filter(|_| it.deleted != Some(true)) {
                told.more.adds.push(Entry::Discount(id.0.to_string(), text.to_owned()));
            }
            it.id
        }
        "payment_intent" => {
            let it: PaymentIntent<'a> = serde_json::from_str(text)?;
            told.ignored = Some("an intent: what was tried is told by its charges");
            if let (Some(id), Some(invoice)) = (&it.id, id_of(&it.invoice)) {
                told.more.links.push((id.0.clone(), invoice.0.clone()));
            }
            if let Some(Ref::Object(charge)) = &it.latest_charge {
                facts::charge(&mut told, charge, scene);
            }
            return Ok((it.livemode.or(setting.live), it.id.map(|id| id.0.to_string()), told));
        }
        _ => {
            let head: Head<'a> = serde_json::from_str(text)?;
            told.ignored = Some("it says nothing of recurring revenue");
            if use_of(kind) == Use::Unknown {
                let problem = Problem::new("unknown-object", "a kind of object that is known")
                    .hint("it is not read; a newer version of Tenure may know it");
                told.remark("object", Some(kind), problem);
            }
            return Ok((head.livemode, head.id.map(|id| id.0.to_string()), told));
        }
    };
    Ok((None, id.map(|id| id.0.to_string()), told))
}

fn deleted_or<'a>(deleted: Option<bool>, told: &mut Told<'a>, then: impl FnOnce(&mut Told<'a>)) {
    if deleted == Some(true) {
        told.ignored = Some("deleted: only the id is left; what was known before stays");
    } else {
        then(told);
    }
}
