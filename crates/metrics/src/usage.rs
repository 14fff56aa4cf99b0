//! What customers and their users did in the product, as sets of days.
//!
//! Hundreds of millions of events say little more of use than who was there on which day. [`Usage`]
//! keeps just that: for each user the days on which it was active and logged in, for each of its
//! features the days on which it used it, and for each customer how often features were used on
//! each day. Everything about use is read from it without the events, over any span of days.
//!
//! - A *user* is one of a customer: the same user id at two customers is two users.
//! - Events without a user belong to the customer's [`CustomerUse::unnamed`]: nobody knows how many
//!   people they stand for, so they are never users, but the customer was there.
//! - Events of internal users, and events that lie in the future, are no use: whoever builds a
//!   [`Usage`] leaves them out and counts them in [`LeftOut`].
//! - Days are civil days of the account's zone.
//!
//! The sum of the usages of two parts of the events is the usage of all of them
//! ([`Usage::merge`]), whatever the parts.

use std::collections::HashMap;

use tenure_domain::symbols::{Sym, Symbols};
use tenure_domain::time::{Day, Instant};

mod counts;
mod days;

pub use counts::Counts;
pub use days::Days;

/// Number of a feature: its place in the list of the company's features, in the order of their$
/// of the table `features`.
pub type Feature = u16;

/// What the events of one name are: from the tables `event_kinds` and `features`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Kind {
    /// Whether they count as use.
    pub qualifying: bool,
    /// Whether they are logins.
    pub login: bool,
    /// Whether they are moments of value.
    pub value_moment: bool,
    /// The features whose use they show, ascending, each once.
    pub features: Vec<Feature>,
}

/// The use of one feature by one user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeatureDays {
    /// Which.
    pub feature: Feature,
    /// The days on which it was used; never none.
    pub days: Days,
}

/// What one user did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UserUse {
    /// Its id; [`Sym::NONE`] of what nobody in particular did.
    pub id: Sym,
    /// The days with a qualifying event.
    pub active: Days,
    /// The days with a login.
    pub logins: Days,
    /// The features that it used, ascending, each once.
    pub features: Vec<FeatureDays>,
    /// Its last event of any kind; [`Instant::MIN`] before the first.
    pub last_seen: Instant,
}

/// How often a customer's users used one feature, by day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeatureCounts {
    /// Which.
    pub feature: Feature,
    /// Uses by named users.
    pub uses: Counts,
}

/// What the users of one customer did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomerUse {
    /// Its id, as events name it.
    pub id: Sym,
    /// Its users with any event, each once, in any order.
    pub users: Vec<UserUse>,
    /// Its events that name no user.
    pub unnamed: UserUse,
    /// How often its named users used each feature, ascending, each once.
    pub uses: Vec<FeatureCounts>,
    /// Its first moment of value, whoever had it.
    pub first_value: Option<Instant>,
}

/// Events that are in no figure, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LeftOut {
    /// Of internal users.
    pub internal: u64,
    /// Later than now, or than a day after they were recorded.
    pub future: u64,
    /// The latest of these.
    pub latest: Option<Instant>,
}

/// What all customers did.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// The texts of ids.
    pub names: Symbols,
    /// Customers with any event, each once, in any order.
    pub customers: Vec<CustomerUse>,
    /// The first and the last event of any kind that is not left out.
    pub seen: Option<(Instant, Instant)>,
    /// How many events name no user.
    pub unnamed: u64,
    /// What is in no figure.
    pub left_out: LeftOut,
}

impl UserUse {
    /// A user of whom nothing is known yet.
    pub fn new(id: Sym) -> UserUse {
        UserUse {
            id,
            active: Days::default(),
            logins: Days::default(),
            features: Vec::new(),
            last_seen: Instant::MIN,
        }
    }

    /// The days on which it used a feature.
    pub fn feature(&self, feature: Feature) -> Option<&Days> {
        let at = self.features.binary_search_by_key(&feature, |of| of.feature).ok()?;
        Some(&self.features[at].days)
    }

    /// Adds an event of a kind.
    fn add(&mut self, kind: &Kind, day: Day, at: Instant) {
        if kind.qualifying {
            self.active.insert(day);
        }
        if kind.login {
            self.logins.insert(day);
        }
        for &feature in &kind.features {
            self.feature_mut(feature).insert(day);
        }
        self.last_seen = self.last_seen.max(at);
    }

    fn feature_mut(&mut self, feature: Feature) -> &mut Days {
        let at = match self.features.binary_search_by_key(&feature, |of| of.feature) {
            Ok(at) => at,
            Err(at) => {
                self.features.insert(at, FeatureDays { feature, days: Days::default() });
                at
            }
        };
        &mut self.features[at].days
    }

    /// Adds more of the same user.
    pub fn merge(&mut self, other: &UserUse) {
        self.active.union(&other.active);
        self.logins.union(&other.logins);
        for more in &other.features {
            self.feature_mut(more.feature).union(&more.days);
        }
        self.last_seen = self.last_seen.max(other.last_seen);
    }
}

impl CustomerUse {
    /// A customer of whom nothing is known yet.
    pub fn new(id: Sym) -> CustomerUse {
        CustomerUse {
            id,
            users: Vec::new(),
            unnamed: UserUse::new(Sym::NONE),
            uses: Vec::new(),
            first_value: None,
        }
    }

    /// How often its named users used a feature.
    pub fn uses(&self, feature: Feature) -> Option<&Counts> {
        let at = self.uses.binary_search_by_key(&feature, |of| of.feature).ok()?;
        Some(&self.uses[at].uses)
    }

    /// Its last event of any kind.
    pub fn last_seen(&self) -> Instant {
        self.users.iter().map(|user| user.last_seen).fold(self.unnamed.last_seen, Instant::max)
    }

    fn uses_mut(&mut self, feature: Feature) -> &mut Counts {
        let at = match self.uses.binary_search_by_key(&feature, |of| of.feature) {
            Ok(at) => at,
            Err(at) => {
                self.uses.insert(at, FeatureCounts { feature, uses: Counts::default() });
                at
            }
        };
        &mut self.uses[at].uses
    }

    fn value(&mut self, at: Instant) {
        self.first_value = Some(self.first_value.map_or(at, |known| known.min(at)));
    }

    /// Adds more of the same customer, whose users have ids of the same [`Symbols`]: also a
    /// customer that was merged into this one.
    pub fn merge(&mut self, other: &CustomerUse) {
        let mut places: HashMap<Sym, usize> =
            self.users.iter().enumerate().map(|(at, user)| (user.id, at)).collect();
        for user in &other.users {
            let at = *places.entry(user.id).or_insert_with(|| {
                self.users.push(UserUse::new(user.id));
                self.users.len() - 1
            });
            self.users[at].merge(user);
        }
        self.unnamed.merge(&other.unnamed);
        for more in &other.uses {
            self.uses_mut(more.feature).merge(&more.uses);
        }
        if let Some(at) = other.first_value {
            self.value(at);
        }
    }
}

impl LeftOut {
    /// Adds what else was left out.
    pub fn merge(&mut self, other: &LeftOut) {
        self.internal += other.internal;
        self.future += other.future;
        self.latest = self.latest.max(other.latest);
    }

    /// Counts an event that lies in the future.
    pub fn future(&mut self, at: Instant, count: u64) {
        self.future += count;
        self.latest = self.latest.max(Some(at));
    }
}

impl Usage {
    /// Adds the usage of other events, whose ids may be numbered otherwise.
    pub fn merge(&mut self, other: &Usage) {
        let mut places: HashMap<Sym, usize> =
            self.customers.iter().enumerate().map(|(at, customer)| (customer.id, at)).collect();
        for customer in &other.customers {
            let mut theirs = customer.clone();
            theirs.id = self.names.intern(other.names.text(customer.id));
            for user in &mut theirs.users {
                user.id = self.names.intern(other.names.text(user.id));
            }
            match places.get(&theirs.id) {
                Some(&at) => self.customers[at].merge(&theirs),
                None => {
                    places.insert(theirs.id, self.customers.len());
                    self.customers.push(theirs);
                }
            }
        }
        if let Some((first, last)) = other.seen {
            self.seen(first);
            self.seen(last);
        }
        self.unnamed += other.unnamed;
        self.left_out.merge(&other.left_out);
    }

    /// Notes an event of any kind.
    pub fn seen(&mut self, at: Instant) {
        let (first, last) = self.seen.unwrap_or((at, at));
        self.seen = Some((first.min(at), last.max(at)));
    }
}

/// A user while a [`Usage`] is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UserAt {
    customer: usize,
    /// `None` of events that name no user.
    user: Option<usize>,
}

/// Builds a [`Usage`] event by event, in any order.
#[derive(Debug, Default)]
pub struct Builder {
    usage: Usage,
    customers: HashMap<Sym, usize>,
    users: HashMap<(usize, Sym), usize>,
}

impl Builder {
    /// The user of a customer, by their ids; empty where an event names no user.
    pub fn user(&mut self, customer: &str, user: &str) -> UserAt {
        let Builder { usage, customers, users } = self;
        let id = usage.names.intern(customer);
        let customer = *customers.entry(id).or_insert_with(|| {
            usage.customers.push(CustomerUse::new(id));
            usage.customers.len() - 1
        });
        let id = usage.names.intern(user);
        let user = id.is_some().then(|| {
            *users.entry((customer, id)).or_insert_with(|| {
                let users = &mut usage.customers[customer].users;
                users.push(UserUse::new(id));
                users.len() - 1
            })
        });
        UserAt { customer, user }
    }

    /// Adds `count` events of a kind on a day, the last of them at an instant of it. Of moments of
    /// value the instant is the first.
    pub fn add(&mut self, who: UserAt, kind: &Kind, day: Day, at: Instant, count: u32) {
        let customer = &mut self.usage.customers[who.customer];
        match who.user {
            Some(user) => {
                customer.users[user].add(kind, day, at);
                for &feature in &kind.features {
                    customer.uses_mut(feature).add(day, count);
                }
            }
            None => {
                customer.unnamed.add(kind, day, at);
                self.usage.unnamed += u64::from(count);
            }
        }
        if kind.value_moment {
            customer.value(at);
        }
        self.usage.seen(at);
    }

    /// What is left out of all figures.
    pub fn left_out(&mut self) -> &mut LeftOut {
        &mut self.usage.left_out
    }

    /// The usage of what was added.
    pub fn finish(self) -> Usage {
        self.usage
    }
}

#[cfg(test)]
mod tests;
