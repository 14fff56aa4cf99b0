//! From rows of `events` to what customers' use is.

use std::sync::Arc;

use arrow_array::RecordBatch;
use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{DAY, Day, Instant, Zone};
use tenure_metrics::reading::Reason;
use tenure_metrics::usage::{Builder, CustomerUse, Days, Feature, Kind, LeftOut, Usage, UserUse};
use tenure_store::{RECORDED_AT, Workspace};

use super::load::Reading;
use crate::book::Book;
use crate::error::Error;
use crate::load::cols::Cols;

/// A feature of the product.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FeatureSpec {
    /// Its name.
    pub name: String,
    /// Whether it is a key feature.
    pub key: bool,
    /// Ids of the plans that have it; none where everyone has it who subscribes to anything.
    pub plans: FxHashSet<String>,
}

/// What events are, by their names.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    by_event: FxHashMap<String, Kind>,
    /// Of events that no table names.
    otherwise: Kind,
    /// The features, in the order of their numbers: by name.
    pub features: Vec<FeatureSpec>,
}

impl Kinds {
    /// What the events of a name are.
    pub fn of(&self, event: &str) -> &Kind {
        self.by_event.get(event).unwrap_or(&self.otherwise)
    }

    /// Whether any events are moments of value.
    pub fn have_values(&self) -> bool {
        self.by_event.values().any(|kind| kind.value_moment)
    }
}

/// What customers' use is, by holder.
pub(crate) struct Used {
    /// Holders with any event, ascending, merged customers together. Names of users are among
    /// those of the records.
    pub customers: Vec<(u32, CustomerUse)>,
    /// The days on which anybody of them was active, named or not, by number of the customer.
    pub active: FxHashMap<u32, Days>,
    /// The first moment of value of each customer, by number.
    pub first_values: FxHashMap<u32, Instant>,
    /// What events are.
    pub kinds: Kinds,
    /// The first and the last event.
    pub seen: Option<(Instant, Instant)>,
    /// The days on which these were.
    pub days: Option<(Day, Day)>,
    /// Customers with use by nobody in particular.
    unnamed: usize,
    left_out: LeftOut,
}

impl Used {
    /// The use of a holder.
    pub fn of(&self, holder: u32) -> Option<&CustomerUse> {
        let at = self.customers.binary_search_by_key(&holder, |(known, _)| *known).ok()?;
        Some(&self.customers[at].1)
    }

    /// Why nothing can be said of a period: the events begin after it.
    pub fn trouble(&self, period: &Period) -> Option<Reason> {
        let before = self.days.is_some_and(|(first, _)| period.end <= first);
        before.then_some(Reason::BeforeFirstData)
    }

    /// What is to be said about the events, beside figures.
    pub fn remarks(&self, book: &Book) -> Vec<String> {
        let mut remarks = Vec::new();
        let events = |n: u64| if n == 1 { "1 event".to_owned() } else { format!("{n} events") };
        if let Some(latest) = self.left_out.latest {
            let latest = book.options.account.zone.day(latest);
            let (n, lie) =
                (self.left_out.future, if self.left_out.future == 1 { "lies" } else { "lie" });
            let n = events(n);
            remarks.push(format!(
                "{n} {lie} in the future, until {latest}, and are in no figure: look at the clock \
                 that dates them"
            ));
        }
        if self.unnamed > 0 {
            let (n, have) =
                (self.unnamed, if self.unnamed == 1 { "customer has" } else { "customers have" });
            remarks.push(format!(
                "{n} {have} events that count as use and name no user: they say that the customer \
                 was there, and are in no figure of users (user_id)"
            ));
        }
        if !book.facts.tables.contains(&TableId::EventKinds) {
            remarks.push(
                "every event counts as use, since event_kinds does not say which do".to_owned(),
            );
        }
        remarks
    }
}

/// The use that the rows of a store tell.
pub(super) fn used(reading: &mut Reading<'_>) -> Result<Used, Error> {
    let kinds = kinds(reading)?;
    let internal: FxHashSet<String> = reading
        .rows(TableId::Users, |_, line| {
            let internal = line.flag("internal").unwrap_or(false);
            internal.then(|| line.text("user_id").to_owned())
        })?
        .into_iter()
        .collect();
    let known = reading.options.known_at;
    let zone = &reading.options.account.zone;
    let usage = load(reading.ws, known, reading.options.now, zone, &kinds, &internal)?;
    let days = usage.seen.map(|(first, last)| (zone.day(first), zone.day(last)));
    let (customers, active) = by_holder(reading, &usage);
    let number = |holder: u32| reading.number(holder);
    let first_values = customers
        .iter()
        .filter_map(|(holder, of)| Some((number(*holder)?, of.first_value?)))
        .collect();
    let unnamed = customers.iter().filter(|(_, of)| !of.unnamed.active.is_empty()).count();
    Ok(Used {
        customers,
        active,
        first_values,
        kinds,
        seen: usage.seen,
        days,
        unnamed,
        left_out: usage.left_out,
    })
}

/// The use that the events in force tell, as known at a time: without those of the users that are
/// `internal`, and without those that lie in the future, after `now` or more than a day after they
/// were recorded.
///
/// # Errors
/// Whatever reading the store may meet.
pub fn load(
    ws: &Workspace,
    known_at: Option<Instant>,
    now: Instant,
    zone: &Zone,
    kinds: &Kinds,
    internal: &FxHashSet<String>,
) -> Result<Usage, Error> {
    let mut builder = Builder::default();
    let known = known_at.map(|at| at.0);
    ws.scan_in_force(
        TableId::Events,
        known,
        None,
        &mut |batch: RecordBatch| -> Result<(), Error> {
            let cols = Cols::new(&batch);
            let (recorded, at) = (cols.long(RECORDED_AT), cols.long("at"));
            let (customers, users) = (cols.text("customer_id"), cols.text("user_id"));
            let events = cols.text("event");
            for row in 0..cols.rows() {
                let Some(at) = at.instant(row) else { continue };
                let user = users.or_empty(row);
                if internal.contains(user) {
                    builder.left_out().internal += 1;
                    continue;
                }
                let recorded = recorded.instant(row).unwrap_or(Instant::MAX);
                if at > now || at > recorded.plus(DAY) {
                    builder.left_out().future(at, 1);
                    continue;
                }
                let who = builder.user(customers.or_empty(row), user);
                builder.add(who, kinds.of(events.or_empty(row)), zone.day(at), at, 1);
            }
            Ok(())
        },
    )?;
    Ok(builder.finish())
}

/// The use of each holder, and the days on which anybody of each customer was active.
fn by_holder(
    reading: &mut Reading<'_>,
    usage: &Usage,
) -> (Vec<(u32, CustomerUse)>, FxHashMap<u32, Days>) {
    let mut all: FxHashMap<u32, CustomerUse> = FxHashMap::default();
    for customer in &usage.customers {
        let mut of = customer.clone();
        of.id = reading.names.intern(usage.names.text(customer.id));
        for user in &mut of.users {
            user.id = reading.names.intern(usage.names.text(user.id));
        }
        let holder = reading.holder(usage.names.text(customer.id));
        // Customers that were merged are one holder.
        match all.entry(holder) {
            std::collections::hash_map::Entry::Occupied(mut known) => known.get_mut().merge(&of),
            std::collections::hash_map::Entry::Vacant(free) => drop(free.insert(of)),
        }
    }
    let mut customers: Vec<(u32, CustomerUse)> = all.into_iter().collect();
    customers.sort_unstable_by_key(|(holder, _)| *holder);
    let mut active: FxHashMap<u32, Days> = FxHashMap::default();
    for (holder, of) in &customers {
        let Some(number) = reading.number(*holder) else { continue };
        let days = active.entry(number).or_default();
        of.users.iter().chain([&of.unnamed]).for_each(|user: &UserUse| days.union(&user.active));
    }
    (customers, active)
}

/// What the tables `event_kinds`, `features` and `plans` say of events and features.
fn kinds(reading: &mut Reading<'_>) -> Result<Kinds, Error> {
    let told = reading.rows(TableId::EventKinds, |_, line| {
        let flags = ["qualifying", "login", "value_moment"].map(|column| line.flag(column));
        Some((line.text("event").to_owned(), flags))
    })?;
    // Whoever names the events that qualify means no others.
    let named = told.iter().any(|(_, [qualifying, ..])| *qualifying == Some(true));
    let mut kinds =
        Kinds { otherwise: Kind { qualifying: !named, ..Kind::default() }, ..Kinds::default() };
    for (event, [qualifying, login, value]) in told {
        let kind = Kind {
            qualifying: qualifying.unwrap_or(!named),
            login: login == Some(true),
            value_moment: value == Some(true),
            features: Vec::new(),
        };
        kinds.by_event.insert(event, kind);
    }
    let features = features(reading)?;
    for (number, (_, events)) in features.iter().enumerate() {
        let Ok(number) = Feature::try_from(number) else { break };
        for event in events {
            let otherwise = kinds.otherwise.clone();
            let kind = kinds.by_event.entry(event.clone()).or_insert(otherwise);
            kind.features.push(number);
        }
    }
    kinds.features = features.into_iter().map(|(feature, _)| feature).collect();
    Ok(kinds)
}

/// The texts of a list.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|text| !text.is_empty())
}

/// Features by name, each with the events that show its use.
fn features(reading: &mut Reading<'_>) -> Result<Vec<(FeatureSpec, FxHashSet<String>)>, Error> {
    let mut features = reading.rows(TableId::Features, |_, line| {
        let name = line.text("feature").to_owned();
        let mut events: FxHashSet<String> = list(line.text("events")).map(str::to_owned).collect();
        if events.is_empty() {
            events.insert(name.clone());
        }
        let plans = list(line.text("plans")).map(str::to_owned).collect();
        let key = line.flag("key").unwrap_or(false);
        Some((FeatureSpec { name, key, plans }, events))
    })?;
    features.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    let of_plans = reading.rows(TableId::Plans, |_, line| {
        let features: Vec<String> = list(line.text("features")).map(str::to_owned).collect();
        (!features.is_empty()).then(|| (line.text("plan_id").to_owned(), features))
    })?;
    for (plan, names) in of_plans {
        for name in names {
            if let Ok(at) = features.binary_search_by(|(known, _)| known.name.cmp(&name)) {
                features[at].0.plans.insert(plan.clone());
            }
        }
    }
    Ok(features)
}

/// The features that plans have, by the plan's id in the book; and those that everyone has.
pub(super) fn allowed(
    book: &Book,
    used: &Arc<Used>,
) -> (FxHashMap<Sym, Vec<Feature>>, Vec<Feature>) {
    let mut by_plan: FxHashMap<Sym, Vec<Feature>> = FxHashMap::default();
    let mut everyone = Vec::new();
    for (number, feature) in (0..).zip(&used.kinds.features) {
        if feature.plans.is_empty() {
            everyone.push(number);
        }
        for plan in feature.plans.iter().filter_map(|plan| book.facts.names.get(plan)) {
            by_plan.entry(plan).or_default().push(number);
        }
    }
    (by_plan, everyone)
}
