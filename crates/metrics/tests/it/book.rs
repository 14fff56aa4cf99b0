//! A small book of movements, written as text, and the cuts of it.

use std::collections::BTreeMap;

use tenure_domain::account::Account;
use tenure_domain::money::{Currency, Mrr, UNITS_PER_MINOR};
use tenure_domain::period::{Grain, Period};
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant, MINUTE};
use tenure_ledger::movement::{Cause, Kind, Standing, Step};
use tenure_metrics::catalogue::{Cut, Needs, Span, Window};
use tenure_metrics::cohort::{Calendar, CohortCell, Cohorts, Returns};
use tenure_metrics::cut::{CustomerPeriod, State, fold};
use tenure_metrics::levels::Levels;
use tenure_metrics::measure::{Moved, OfEach, OfOpening, Steady, Sums};
use tenure_metrics::reading::Reason;
use tenure_metrics::records::Recorded;
use tenure_metrics::renewals::{Renewal, Renewals};

use crate::product::Product;
use crate::records::Line;

/// One customer.
#[derive(Clone, Default, Debug)]
pub struct Customer {
    pub steps: Vec<Step>,
    /// From when on the whole level is under a contract of a year or more.
    pub contract_from: Option<Instant>,
    /// Changes of membership in the segment: from then on a member or not.
    pub membership: Vec<(Instant, bool)>,
    /// Days on which a contract term over the whole level ends.
    pub terms: Vec<Day>,
}

/// Customers by name.
#[derive(Clone, Debug)]
pub struct Book {
    pub account: Account,
    pub customers: BTreeMap<String, Customer>,
    /// Where the data end.
    pub through: Instant,
    /// Records beyond billing.
    pub records: Vec<Line>,
    /// Use of the product.
    pub product: Product,
    /// Age at which cohorts are looked at, in months.
    pub age: u32,
}

/// What a cut borrows from.
pub struct Parts {
    pub asked: Period,
    sums: Sums,
    records: Recorded,
    windows: Vec<(Window, Period, Sums, Recorded, Option<Reason>)>,
    levels: Levels,
    cohort: Result<CohortCell, Reason>,
    returns: Returns,
    renewals: Result<Renewals, Reason>,
}

pub fn parse_day(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().unwrap());
    let (year, month, day) = (parts.next().unwrap(), parts.next(), parts.next());
    Day::from_ymd(year, month.unwrap_or(1) as u32, day.unwrap_or(1) as u32)
        .unwrap_or_else(|| panic!("{text} is no day"))
}

/// Major units as MRR units: `-49.00`, or a part of a longer term, `1000.00/12`.
pub fn parse_money(text: &str) -> Mrr {
    let (text, months) = text.split_once('/').unwrap_or((text, "1"));
    let months: i64 = months.parse().unwrap();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, cents) = digits.split_once('.').unwrap_or((digits, "00"));
    assert_eq!(cents.len(), 2, "{text}: two decimals");
    let cents: i64 = format!("{whole}{cents}").parse().unwrap();
    assert_eq!(cents * UNITS_PER_MINOR % months, 0, "{text}: not exact");
    sign * cents * UNITS_PER_MINOR / months
}

/// The lines that one stands for: `c[1..3]` is c1, c2 and c3.
pub fn each_of(line: &str) -> Vec<String> {
    let Some((before, rest)) = line.split_once('[') else { return vec![line.to_owned()] };
    let (range, after) = rest.split_once(']').unwrap();
    let (first, last) = range.split_once("..").unwrap();
    let numbers = first.parse::<u32>().unwrap()..=last.parse().unwrap();
    numbers.map(|n| format!("{before}{n}{after}")).collect()
}

fn parse_cause(word: &str) -> Cause {
    let causes = [
        Cause::Price,
        Cause::Seats,
        Cause::Plan,
        Cause::CrossSell,
        Cause::Coupon,
        Cause::Term,
        Cause::Usage,
        Cause::Voluntary,
        Cause::Involuntary,
        Cause::RetentionPolicy,
        Cause::Unknown,
    ];
    causes
        .into_iter()
        .find(|cause| cause.name() == word)
        .unwrap_or_else(|| panic!("{word} is no cause"))
}

impl Book {
    /// A book from lines of `day customer kind amount currency [cause] [contract]`, where the day
    /// may carry a time, and the kinds `enters` and `leaves` (without amount) change membership of the
    /// segment. `term` says that a contract term ends on that day.
    pub fn parse(text: &str) -> Book {
        let mut book = Book {
            account: Account::default(),
            customers: BTreeMap::new(),
            through: Instant::MIN,
            records: Vec::new(),
            product: Product::default(),
            age: 0,
        };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            for line in each_of(line) {
                book.line(&line);
            }
        }
        book
    }

    fn line(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (day, time) = words[0].split_once('T').unwrap_or((words[0], "00:00"));
        let (hours, minutes) = time.split_once(':').unwrap();
        let minutes = hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap();
        let at = self.account.zone.start_of_day(parse_day(day));
        let at = at.plus(minutes * MINUTE);
        let end = self.account.zone.start_of_day(Day(parse_day(day).0 + 1));
        self.through = self.through.max(end);
        let customer = self.customers.entry(words[1].to_owned()).or_default();
        if let member @ ("enters" | "leaves") = words[2] {
            customer.membership.push((at, member == "enters"));
            return;
        }
        if words[2] == "term" {
            customer.terms.push(parse_day(day));
            return;
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == words[2]);
        let kind = kind.unwrap_or_else(|| panic!("{line}: no such kind"));
        let delta = parse_money(words[3]);
        self.account.currency = Currency::parse(words[4]).unwrap();
        let mut cause = match kind {
            Kind::Churn => Cause::Unknown,
            Kind::Expansion | Kind::Contraction => Cause::Price,
            _ => Cause::None,
        };
        for word in &words[5..] {
            match *word {
                "contract" => customer.contract_from = Some(at),
                word => cause = parse_cause(word),
            }
        }
        let before: Mrr = customer.steps.iter().map(|step| step.delta).sum();
        let after = match kind {
            Kind::Churn => Standing::NONE,
            Kind::Paused if before + delta == 0 => Standing::PAUSED,
            _ => Standing::CUSTOMER,
        };
        customer.steps.push(Step { at, delta, kind, counts_as: kind, cause, after, part: 0 });
    }

    /// `2026`, `2026-Q2`, `2026-04`, `2026-04-01..2026-05-11`.
    pub fn period(&self, text: &str) -> Period {
        if let Some((from, to)) = text.split_once("..") {
            return Period::new(parse_day(from), parse_day(to), &self.account);
        }
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        let (first, grain) = match rest.strip_prefix('Q') {
            Some(quarter) => {
                let month = quarter.parse::<i32>().unwrap() * 3 - 2;
                (parse_day(&format!("{year}-{month}")), Grain::Quarter)
            }
            None if rest.is_empty() => (parse_day(year), Grain::Year),
            None => (parse_day(text), Grain::Month),
        };
        Period::new(first, grain.step(first, 1), &self.account)
    }

    /// What a customer did in a period; `None` for one outside the segment.
    pub fn customer_period(&self, customer: &Customer, period: &Period) -> Option<CustomerPeriod> {
        let from = customer.steps.partition_point(|step| step.at < period.from);
        let to = customer.steps.partition_point(|step| step.at < period.to);
        let mut opening = fold(State::default(), &customer.steps[..from]).unwrap().closing;
        opening.contract = customer.contract_at(period.from, opening.level);
        let mut folded = fold(opening, &customer.steps[from..to]).unwrap();
        folded.closing.contract = customer.contract_at(period.to, folded.closing.level);
        match (customer.member(period.from), customer.member(period.to)) {
            (true, true) => Some(folded),
            (true, false) => Some(folded.leaving()),
            (false, true) => Some(CustomerPeriod::entering(folded.closing)),
            (false, false) => None,
        }
    }

    /// The periods of all customers, with their names.
    pub fn rows(&self, period: &Period) -> Vec<(&str, CustomerPeriod)> {
        self.customers
            .iter()
            .filter_map(|(name, customer)| {
                Some((name.as_str(), self.customer_period(customer, period)?))
            })
            .collect()
    }

    pub fn sums(&self, period: &Period) -> Sums {
        let mut sums = Sums::default();
        for (_, row) in self.rows(period) {
            sums.add(&row);
        }
        sums
    }

    /// The same from totals of steps and states; of a book without segments.
    pub fn totals(&self, period: &Period) -> Sums {
        let (mut opening, mut closing) = (Steady::default(), Steady::default());
        for (_, row) in self.rows(period) {
            opening.add(&row.opening);
            closing.add(&row.closing);
        }
        let mut moved = Moved::default();
        let steps = self.customers.values().flat_map(|customer| &customer.steps);
        steps.filter(|step| period.holds(step.at)).for_each(|step| moved.add(step));
        let (mut of_opening, mut of_each) = (OfOpening::default(), OfEach::default());
        for (_, row) in self.rows(period).iter().filter(|(_, row)| row.in_opening()) {
            of_opening.stayed += i64::from(row.in_closing());
            let opening = row.opening.level;
            let narrow = |sum| i64::try_from(sum).unwrap();
            of_each.keep(opening, row.closing.level, narrow(row.sum(Kind::Merge)));
            let lost = [Kind::Churn, Kind::Contraction, Kind::Paused];
            of_each.lose(opening, lost.map(|kind| narrow(row.counted(kind))));
            for kind in Kind::ALL {
                // What a correction is counts under what it corrects, and once.
                of_opening.counted[kind as usize] += match kind {
                    Kind::Correction => row.corrected(kind),
                    _ => row.counted(kind),
                };
            }
        }
        Sums::of_totals(&opening, &closing, &moved, Some(&of_opening), Some(&of_each))
    }

    fn first_day(&self) -> Option<Day> {
        let steps = self.customers.values().flat_map(|customer| &customer.steps);
        steps.map(|step| self.account.zone.day(step.at)).min()
    }

    /// All that a variant with these needs may look at.
    pub fn parts(&self, asked: Period, needs: &Needs) -> Parts {
        let window = |&window: &Window| {
            let period = window.of(&asked, &self.account);
            let early = self.first_day().is_none_or(|first| period.first < first);
            let trouble = early.then_some(Reason::BeforeFirstData);
            let (mut sums, mut records) = (Sums::default(), Recorded::default());
            for part in window.periods(&asked, &self.account) {
                sums.merge(&self.sums(&part));
                records.merge(&self.recorded(&part));
            }
            (window, period, sums, records, trouble)
        };
        let rows = self.rows(&asked);
        let mut levels: Vec<Mrr> = rows
            .iter()
            .filter(|(_, row)| !row.leaves_segment)
            .map(|(_, row)| row.closing.level)
            .collect();
        Parts {
            asked,
            sums: self.sums(&asked),
            records: self.recorded(&asked),
            windows: needs.windows.iter().map(window).collect(),
            levels: Levels::of(&mut levels),
            cohort: self.cohort(&asked, needs),
            returns: self.returns(&asked),
            renewals: self.renewals(&asked),
        }
    }

    fn cohort(&self, asked: &Period, needs: &Needs) -> Result<CohortCell, Reason> {
        let calendar = Calendar::new(&self.account.zone, asked.first, asked.end);
        let periods = [*asked];
        if needs.cohort_of_use() {
            if !self.product.has(TableId::Events) {
                return Err(Reason::MissingTable(TableId::Events));
            }
            let data = (self.product.first().unwrap(), self.through);
            let mut cohorts = Cohorts::of_use(&calendar, &periods, Grain::Month, self.age, data);
            for (name, customer) in &self.customers {
                if let Some(start) = self.start(customer) {
                    cohorts.add_use(start, Some(&self.active(name)));
                }
            }
            return cohorts.cell(0, self.age as usize).copied();
        }
        let mut cohorts = Cohorts::new(&calendar, &periods, Grain::Month, self.age, self.through);
        for customer in self.customers.values() {
            cohorts.add(&customer.steps);
        }
        cohorts.cell(0, self.age as usize).copied()
    }

    fn returns(&self, asked: &Period) -> Returns {
        let zone = &self.account.zone;
        let mut returns = Returns { goes_on: self.through < asked.to, ..Returns::default() };
        for (name, customer) in &self.customers {
            let contacts = self.product.contacts(name, zone);
            let from = customer.steps.partition_point(|step| step.at < asked.from);
            let to = customer.steps.partition_point(|step| step.at < asked.to);
            let (inside, later) = (&customer.steps[from..to], &customer.steps[to..]);
            let end = |at, days: i32| zone.start_of_day(Day(zone.day(at).0 + days + 1));
            returns.add((inside, later), &contacts, self.through, end);
        }
        returns
    }

    fn renewals(&self, asked: &Period) -> Result<Renewals, Reason> {
        if self.customers.values().all(|customer| customer.terms.is_empty()) {
            return Err(Reason::NoTerms);
        }
        let zone = &self.account.zone;
        let mut renewals = Renewals::default();
        for customer in self.customers.values() {
            let level = |day: i32| -> Mrr {
                let at = zone.start_of_day(Day(day));
                customer.steps.iter().filter(|step| step.at < at).map(|step| step.delta).sum()
            };
            let known = |day: &Day| zone.start_of_day(Day(day.0 + 1)) <= self.through;
            let inside = || customer.terms.iter().filter(|d| asked.first <= **d && **d < asked.end);
            let last = inside().filter(|day| known(day)).max();
            let of = |day: &Day| {
                let after = known(day).then(|| level(day.0 + 1));
                Renewal { before: level(day.0 - 1), after, stands: Some(day) == last }
            };
            let inside = inside();
            let ends: Vec<Renewal> = inside.map(of).filter(|r| r.before > 0).collect();
            renewals.add(&ends);
        }
        Ok(renewals)
    }
}

impl Customer {
    fn contract_at(&self, instant: Instant, level: Mrr) -> Mrr {
        match self.contract_from {
            Some(from) if from < instant => level,
            _ => 0,
        }
    }

    /// Whether in the segment from this instant on. Without a change always.
    fn member(&self, at: Instant) -> bool {
        let last = self.membership.iter().rfind(|(since, _)| *since <= at);
        match (last, self.membership.first()) {
            (Some((_, is)), _) => *is,
            (None, Some((_, first))) => !first,
            (None, None) => true,
        }
    }
}

impl Parts {
    /// The same parts, with sums from totals only.
    pub fn with_totals(mut self, book: &Book) -> Parts {
        self.sums = book.totals(&self.asked);
        for (window, _, sums, ..) in &mut self.windows {
            *sums = Sums::default();
            for part in window.periods(&self.asked, &book.account) {
                sums.merge(&book.totals(&part));
            }
        }
        self
    }

    /// Hands the cut to `read`.
    pub fn with<T>(&self, read: impl FnOnce(&Cut<'_>) -> T) -> T {
        let windows: Vec<(Window, Span<'_>)> = self
            .windows
            .iter()
            .map(|(window, period, sums, records, trouble)| {
                let records = Some(records);
                let span = Span { period: *period, sums, records, trouble: *trouble };
                (*window, span)
            })
            .collect();
        read(&Cut {
            windows: &windows,
            levels: Some(&self.levels),
            cohort: Some(self.cohort.as_ref().map_err(|reason| *reason)),
            returns: Some(&self.returns),
            renewals: Some(self.renewals.as_ref().map_err(|reason| *reason)),
            ..Cut {
                asked: Span {
                    records: Some(&self.records),
                    ..Cut::new(self.asked, &self.sums).asked
                },
                ..Cut::new(self.asked, &self.sums)
            }
        })
    }
}
