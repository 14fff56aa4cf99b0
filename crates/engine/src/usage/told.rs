//! What tables tell of events: which of them are use, which features they show, and whose are none.

use rustc_hash::{FxHashMap, FxHashSet};
use tenure_domain::schema::TableId;
use tenure_domain::time::Instant;
use tenure_metrics::usage::{Feature, Kind};
use tenure_store::{RECORDED_AT, Workspace};

use crate::error::Error;
use crate::load::cols::Cols;

/// A feature of the product.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FeatureSpec {
    /// Its name.
    pub name: String,
    /// Whether it is a key feature.
    pub key: bool,
    /// Ids of the plans that have it, and what else was said to have it; none where everyone has it who subscribes to anything.
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

/// Users that are our own people. The same id at two customers is two users: what a row says of the
/// one whom it names holds for the events of that customer, and what it says of an id for those of
/// customers with which no row names it.
#[derive(Clone, Debug, Default)]
pub struct Internal(FxHashMap<String, Vec<(String, bool)>>);

impl Internal {
    /// Those that the table of users marks, as known at a time.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn told(ws: &Workspace, known_at: Option<Instant>) -> Result<Internal, Error> {
        let mut internal = Internal::default();
        rows(ws, known_at, TableId::Users, &mut |cols, row| {
            if cols.flag("internal").at(row) == Some(true) {
                internal.0.entry(cols.text("user_id").or_empty(row).to_owned()).or_default();
            }
        })?;
        if internal.0.is_empty() {
            return Ok(internal);
        }
        // Of rows that were stored when users were told apart by their ids alone, the last counts.
        let mut latest: FxHashMap<(String, String), (Option<i64>, bool)> = FxHashMap::default();
        rows(ws, known_at, TableId::Users, &mut |cols, row| {
            let [user, customer] = ["user_id", "customer_id"].map(|it| cols.text(it).or_empty(row));
            if internal.0.contains_key(user) {
                let said =
                    (cols.long(RECORDED_AT).at(row), cols.flag("internal").at(row) == Some(true));
                let known = latest.entry((user.to_owned(), customer.to_owned())).or_insert(said);
                *known = (*known).max(said);
            }
        })?;
        for ((user, customer), (_, is)) in latest {
            internal.0.entry(user).or_default().push((customer, is));
        }
        internal.0.values_mut().for_each(|of| of.sort_unstable());
        Ok(internal)
    }

    /// The ids of which any row says so, each with the customers with which rows name it, and
    /// whether it is one there.
    pub fn ids(&self) -> impl Iterator<Item = (&str, &[(String, bool)])> {
        self.0.iter().map(|(user, of)| (user.as_str(), of.as_slice()))
    }

    /// Whether a user of a customer is one.
    pub fn contains(&self, customer: &str, user: &str) -> bool {
        let of = self.0.get(user);
        of.is_some_and(|of| of.iter().find(|it| it.0 == customer).is_none_or(|it| it.1))
    }
}

impl Kinds {
    /// What the tables `event_kinds`, `features` and `plans` say, as known at a time.
    ///
    /// # Errors
    /// Whatever reading the store may meet.
    pub fn told(ws: &Workspace, known_at: Option<Instant>) -> Result<Kinds, Error> {
        let mut told = Vec::new();
        rows(ws, known_at, TableId::EventKinds, &mut |cols, row| {
            let flags = ["qualifying", "login", "value_moment"];
            let flags = flags.map(|column| cols.flag(column).at(row));
            told.push((cols.text("event").or_empty(row).to_owned(), flags));
        })?;
        // Whoever names the events that qualify means no others.
        let named = told.iter().any(|(_, [qualifying, ..])| *qualifying == Some(true));
        let otherwise = Kind { qualifying: !named, ..Kind::default() };
        let mut kinds = Kinds { otherwise, ..Kinds::default() };
        for (event, [qualifying, login, value]) in told {
            let kind = Kind {
                qualifying: qualifying.unwrap_or(!named),
                login: login == Some(true),
                value_moment: value == Some(true),
                features: Vec::new(),
            };
            kinds.by_event.insert(event, kind);
        }
        let features = features(ws, known_at)?;
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

    /// Whether any events are moments of value.
    pub fn have_values(&self) -> bool {
        self.by_event.values().any(|kind| kind.value_moment)
    }

    /// What the events of a name are.
    pub fn of(&self, event: &str) -> &Kind {
        self.by_event.get(event).unwrap_or(&self.otherwise)
    }
}

/// Calls `f` with every row in force.
fn rows(
    ws: &Workspace,
    known_at: Option<Instant>,
    table: TableId,
    f: &mut dyn FnMut(&Cols<'_>, usize),
) -> Result<(), Error> {
    ws.scan_in_force(table, known_at.map(|at| at.0), None, &mut |batch| -> Result<(), Error> {
        let cols = Cols::new(&batch);
        (0..cols.rows()).for_each(|row| f(&cols, row));
        Ok(())
    })
}

/// The texts of a list.
pub(crate) fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|text| !text.is_empty())
}

/// Features by name, each with the events that show its use.
fn features(
    ws: &Workspace,
    known_at: Option<Instant>,
) -> Result<Vec<(FeatureSpec, FxHashSet<String>)>, Error> {
    let mut features: Vec<(FeatureSpec, FxHashSet<String>)> = Vec::new();
    rows(ws, known_at, TableId::Features, &mut |cols, row| {
        let name = cols.text("feature").or_empty(row).to_owned();
        let events = list(cols.text("events").or_empty(row));
        let mut events: FxHashSet<String> = events.map(str::to_owned).collect();
        if events.is_empty() {
            events.insert(name.clone());
        }
        let plans = list(cols.text("plans").or_empty(row)).map(str::to_owned).collect();
        let key = cols.flag("key").at(row).unwrap_or(false);
        features.push((FeatureSpec { name, key, plans }, events));
    })?;
    features.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    rows(ws, known_at, TableId::Plans, &mut |cols, row| {
        let plan = cols.text("plan_id").or_empty(row);
        // A plan goes by its name as well, as in segments.
        let name = cols.text("name").or_empty(row);
        for (feature, _) in features.iter_mut().filter(|(it, _)| it.plans.contains(name)) {
            feature.plans.insert(plan.to_owned());
        }
        for name in list(cols.text("features").or_empty(row)) {
            let known = features.binary_search_by(|(known, _)| known.name.as_str().cmp(name));
            let at = known.unwrap_or_else(|at| {
                // One that only plans name is shown by the event of its own name.
                let spec = FeatureSpec { name: name.to_owned(), ..FeatureSpec::default() };
                features.insert(at, (spec, FxHashSet::from_iter([name.to_owned()])));
                at
            });
            features[at].0.plans.insert(plan.to_owned());
        }
    })?;
    Ok(features)
}
