//! Use of the product, written as text, and what it says of a period.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant, Zone};
use tenure_metrics::records::{
    Cell, Deeds, FeatureUse, FirstValue, Goal, Holder, MONTH, Milestone, Record, SeatUse, Use,
    Within,
};
use tenure_metrics::usage::{Builder, CustomerUse, Days, Feature, Kind, Usage, UserUse};

use crate::book::{Book, Customer, parse_day};

/// A line of use: what a user of a customer did on a day, and how often.
#[derive(Clone, Debug)]
struct Event {
    day: Day,
    customer: String,
    /// Empty where nobody is named.
    user: String,
    kind: Kind,
    count: u32,
}

/// A milestone or a goal.
#[derive(Clone, Debug)]
struct Step {
    customer: String,
    name: String,
    set: Option<Day>,
    expected: Option<Day>,
    reached: Option<Day>,
}

/// What the lines of use say.
#[derive(Clone, Debug, Default)]
pub struct Product {
    events: Vec<Event>,
    features: BTreeSet<String>,
    key: BTreeSet<String>,
    /// From when on a customer subscribes to features.
    allowed: Vec<(Day, String, String)>,
    seats: Vec<(Day, String, i64)>,
    milestones: Vec<Step>,
    goals: Vec<Step>,
    /// When we contacted customers.
    contacts: Vec<(Day, String)>,
    /// Features of events by their names, until all names are known.
    named: Vec<Vec<String>>,
    made: OnceCell<Rc<Usage>>,
}

/// The kinds of lines.
pub const KINDS: [&str; 7] = ["use", "allows", "key", "seats", "milestone", "goal", "contact"];

fn step(words: &[&str], expected: &str, reached: &str) -> Step {
    let day = |key: &str| {
        let value = words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))?;
        Some(parse_day(value))
    };
    Step {
        customer: words[2].to_owned(),
        name: words[3].to_owned(),
        set: day("set"),
        expected: day(expected),
        reached: day(reached),
    }
}

impl Product {
    /// `use DAY CUSTOMER USER [quiet] [login] [value] [FEATURE[*TIMES]]`, `allows DAY CUSTOMER
    /// FEATURE`, `key DAY - FEATURE`, `seats DAY CUSTOMER N`, `milestone - CUSTOMER NAME
    /// [expected=DAY] [reached=DAY]`, `goal - CUSTOMER NAME [set=DAY] [due=DAY] [achieved=DAY]`,
    /// `contact DAY CUSTOMER`.
    pub fn line(&mut self, words: &[&str]) {
        self.made = OnceCell::new();
        let day = || parse_day(words[1]);
        let customer = words[2].to_owned();
        match words[0] {
            "use" => {
                let has = |word| words[4..].contains(&word);
                let kind = Kind {
                    qualifying: !has("quiet"),
                    login: has("login"),
                    value_moment: has("value"),
                    features: Vec::new(),
                };
                let flags = ["quiet", "login", "value"];
                let rest: Vec<&str> =
                    words[4..].iter().filter(|word| !flags.contains(word)).copied().collect();
                let times = rest.iter().find_map(|word| word.split_once('*'));
                let names: Vec<String> =
                    rest.iter().map(|word| word.split('*').next().unwrap().to_owned()).collect();
                self.features.extend(names.iter().cloned());
                self.named.push(names);
                let user = if words[3] == "-" { String::new() } else { words[3].to_owned() };
                let count = times.map_or(1, |(_, times)| times.parse().unwrap());
                self.events.push(Event { day: day(), customer, user, kind, count });
            }
            "allows" => {
                self.features.insert(words[3].to_owned());
                self.allowed.push((day(), customer, words[3].to_owned()));
            }
            "key" => {
                self.features.insert(words[3].to_owned());
                self.key.insert(words[3].to_owned());
            }
            "seats" => self.seats.push((day(), customer, words[3].parse().unwrap())),
            "contact" => self.contacts.push((day(), customer)),
            "milestone" => self.milestones.push(step(words, "expected", "reached")),
            _ => self.goals.push(step(words, "due", "achieved")),
        }
    }

    /// Whether a table has rows.
    pub fn has(&self, table: TableId) -> bool {
        match table {
            TableId::Events => !self.events.is_empty(),
            TableId::EventKinds => {
                self.events.iter().any(|event| event.kind.login || event.kind.value_moment)
            }
            TableId::Features => !self.features.is_empty(),
            TableId::Seats => !self.seats.is_empty(),
            TableId::Milestones => !self.milestones.is_empty(),
            TableId::Goals => !self.goals.is_empty(),
            TableId::Interactions => !self.contacts.is_empty(),
            _ => false,
        }
    }

    /// When we contacted a customer, in order.
    pub fn contacts(&self, customer: &str, zone: &Zone) -> Vec<Instant> {
        let mine = self.contacts.iter().filter(|(_, of)| of == customer);
        let mut all: Vec<Instant> = mine.map(|(day, _)| zone.start_of_day(*day)).collect();
        all.sort_unstable();
        all
    }

    /// The first day on which anything happened.
    pub fn first(&self) -> Option<Day> {
        self.events.iter().map(|event| event.day).min()
    }

    /// Everything that happened, as sets of days.
    pub fn usage(&self) -> Rc<Usage> {
        Rc::clone(self.made.get_or_init(|| Rc::new(self.make())))
    }

    fn make(&self) -> Usage {
        let number = |name: &String| {
            self.features.iter().position(|known| known == name).unwrap() as Feature
        };
        let mut builder = Builder::default();
        for (event, names) in self.events.iter().zip(&self.named) {
            let who = builder.user(&event.customer, &event.user);
            let mut features: Vec<Feature> = names.iter().map(number).collect();
            features.sort_unstable();
            let kind = Kind { features, ..event.kind.clone() };
            let at = Instant(i64::from(event.day.0) * 86_400_000_000);
            builder.add(who, &kind, event.day, at, event.count);
        }
        builder.finish()
    }
}

/// Whose a cell is, the names of its records, and what it holds.
type Take<'a> = dyn FnMut(&str, Vec<String>, &Cell<'_>) + 'a;

struct Looking<'a> {
    book: &'a Book,
    period: &'a Period,
    within: Within,
    usage: Rc<Usage>,
}

impl Book {
    /// The cells of use of a period.
    pub fn product_cells(&self, period: &Period, f: &mut Take<'_>) {
        let usage = self.product.usage();
        let first = self.product.first();
        let within = Within { from: period.first, to: period.end, first: first.unwrap_or(Day(0)) };
        let looking = Looking { book: self, period, within, usage };
        looking.uses(f);
        looking.features(f);
        looking.seats(f);
        looking.values(f);
        looking.milestones(f);
        looking.goals(f);
    }

    /// The days on which anybody of a customer used the product.
    pub fn active(&self, name: &str) -> Days {
        let usage = self.product.usage();
        let of = usage.customers.iter().find(|of| usage.names.text(of.id) == name);
        let mut days = Days::default();
        for user in of.iter().flat_map(|of| of.users.iter().chain([&of.unnamed])) {
            days.union(&user.active);
        }
        days
    }

    /// The day of a customer's first MRR.
    pub fn start(&self, customer: &Customer) -> Option<Day> {
        let mut sum = 0;
        let first = customer.steps.iter().find(|step| {
            sum += step.delta;
            sum > 0
        })?;
        Some(self.account.zone.day(first.at))
    }

    fn last_day(&self) -> Day {
        self.account.zone.day(self.through.plus(-1))
    }
}

impl Looking<'_> {
    fn give<R: Record>(&self, name: &str, records: &[R], names: Vec<String>, f: &mut Take<'_>) {
        if records.is_empty() {
            return;
        }
        let holder: Option<Holder> = Some(self.book.holder(name, self.period));
        let span = (self.period.first, self.period.end);
        f(name, names, &R::cell(Deeds { records, holder, span }));
    }

    fn uses(&self, f: &mut Take<'_>) {
        for of in &self.usage.customers {
            let name = self.usage.names.text(of.id);
            let one = Use::of(of.users.iter(), Some(&of.unnamed), self.within);
            self.give(name, one.as_slice(), vec![name.to_owned()], f);
        }
    }

    fn of(&self, name: &str) -> CustomerUse {
        let found = self.usage.customers.iter().find(|of| self.usage.names.text(of.id) == name);
        found.cloned().unwrap_or_else(|| CustomerUse::new(tenure_domain::symbols::Sym::NONE))
    }

    fn features(&self, f: &mut Take<'_>) {
        let product = &self.book.product;
        let mut names: BTreeSet<&str> =
            product.allowed.iter().map(|(_, name, _)| name.as_str()).collect();
        names.extend(self.usage.customers.iter().map(|of| self.usage.names.text(of.id)));
        for name in names {
            let of = self.of(name);
            let is_customer = self.book.holder(name, self.period).is_customer;
            let mut records = Vec::new();
            let mut named = Vec::new();
            for (number, feature) in (0..).zip(&product.features) {
                let counts = (Some(&of.unnamed), of.uses(number));
                let allowed = product.allowed.iter().any(|(day, whose, what)| {
                    *day < self.period.end && whose == name && what == feature
                });
                let record = FeatureUse {
                    key: product.key.contains(feature),
                    allowed: allowed && is_customer,
                    ..FeatureUse::of(number, of.users.iter(), counts, self.within)
                };
                if record.is_some() {
                    records.push(record);
                    named.push(feature.clone());
                }
            }
            self.give(name, &records, named, f);
        }
    }

    fn seats(&self, f: &mut Take<'_>) {
        for name in self.book.customers.keys() {
            let bought = self.book.product.seats.iter();
            let mut bought: Vec<(Day, i64)> = bought
                .filter(|(day, whose, _)| whose == name && *day < self.period.end)
                .map(|(day, _, n)| (*day, *n))
                .collect();
            bought.sort_by_key(|(day, _)| *day);
            let purchased = bought.last().map(|(_, n)| *n);
            let used =
                |user: &&UserUse| user.active.any(Day(self.period.end.0 - MONTH), self.period.end);
            let active = self.of(name).users.iter().filter(used).count() as i64;
            if purchased.is_some() || active > 0 {
                let one = SeatUse { purchased, active };
                self.give(name, &[one], vec![name.clone()], f);
            }
        }
    }

    fn values(&self, f: &mut Take<'_>) {
        for (name, customer) in &self.book.customers {
            let Some(start) = self.book.start(customer) else { continue };
            if !(self.period.first..self.period.end).contains(&start) {
                continue;
            }
            let value = self.of(name).first_value.map(|at| self.book.account.zone.day(at));
            let value = value.filter(|day| *day <= self.book.last_day());
            let one = FirstValue {
                after: value.map(|day| (day.0 - start.0).max(0)),
                observed: self.book.last_day().0 - start.0,
            };
            self.give(name, &[one], vec![name.clone()], f);
        }
    }

    fn milestones(&self, f: &mut Take<'_>) {
        let steps = &self.book.product.milestones;
        let all: BTreeSet<&str> = steps.iter().map(|step| step.name.as_str()).collect();
        let Period { first, end, .. } = *self.period;
        for (name, customer) in &self.book.customers {
            let start = self.book.start(customer);
            let started = start.is_some_and(|day| (first..end).contains(&day));
            let mut records: BTreeMap<&str, Milestone> = BTreeMap::new();
            for milestone in all.iter().filter(|_| started) {
                records.insert(milestone, Milestone { started, ..Milestone::default() });
            }
            for step in steps.iter().filter(|step| step.customer == *name) {
                let reached = step.reached.filter(|day| *day <= self.book.last_day());
                let open = reached.is_none_or(|day| day >= end);
                let recent = Day(end.0 - MONTH)..end;
                let record = Milestone {
                    started,
                    reached: reached.is_some(),
                    open,
                    overdue: open && step.expected.is_some_and(|day| day < end),
                    recent: reached.is_some_and(|day| recent.contains(&day)),
                };
                records.insert(&step.name, record);
            }
            let names = records.keys().map(|name| (*name).to_owned()).collect();
            let records: Vec<Milestone> = records.into_values().collect();
            self.give(name, &records, names, f);
        }
    }

    fn goals(&self, f: &mut Take<'_>) {
        let Period { first, end, .. } = *self.period;
        let goals = &self.book.product.goals;
        let names: BTreeSet<&str> = goals.iter().map(|goal| goal.customer.as_str()).collect();
        for name in names {
            let row = self.book.customers.get(name);
            let row = row.and_then(|customer| self.book.customer_period(customer, self.period));
            let opening = row.is_some_and(|row| row.in_opening());
            let lost = opening && row.is_some_and(|row| !row.closing.standing.is_customer());
            let (mut records, mut named) = (Vec::new(), Vec::new());
            for goal in goals.iter().filter(|goal| goal.customer == name) {
                let reached = goal.reached.filter(|day| *day <= self.book.last_day());
                records.push(Goal {
                    due: goal.expected.is_some_and(|day| (first..end).contains(&day)),
                    achieved: reached.is_some(),
                    in_time: reached.zip(goal.expected).is_some_and(|(day, due)| day <= due),
                    before: goal.set.is_none_or(|day| day < first),
                    achieved_before: reached.is_some_and(|day| day < first),
                    opening,
                    lost,
                });
                named.push(goal.name.clone());
            }
            self.give(name, &records, named, f);
        }
    }
}
