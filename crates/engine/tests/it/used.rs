//! Use of the product: figures from sets of days are what a naive reading of the events says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use tenure_domain::period::Period;
use tenure_domain::policy::Policy;
use tenure_domain::schema::TableId;
use tenure_domain::time::{DAY, Day, Instant, Zone};
use tenure_engine::book::Book;
use tenure_engine::classes::Dimension;
use tenure_engine::load::LoadOptions;
use tenure_engine::query::{Asker, Figure};
use tenure_engine::records::{Depth, Edge, Records, Remark, Wanted, rows};
use tenure_engine::segments::Compiled;
use tenure_metrics::catalogue::{MetricId, Window, metric};
use tenure_metrics::reading::{Reason, Value};
use tenure_metrics::records::TallyId;
use tenure_store::Workspace;

use super::company::{NOW, book, workspace};

/// An event of a generated company.
#[derive(Clone, Debug)]
struct Event {
    customer: usize,
    /// 0 for nobody, 4 for one of our own people.
    user: usize,
    kind: usize,
    at: Instant,
}

/// Names of events: two count as use, one of them is a login, one is a feature's and no use.
const KINDS: [&str; 4] = ["login", "open", "export", "billing"];
const ZONES: [&str; 3] = ["Europe/Bucharest", "America/Los_Angeles", "Asia/Kathmandu"];

/// Events between 20 March and 10 November 2026, the last ten days of which are in the future.
/// Many lie near midnight, and near the changes of the clock.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let first = i64::from(Day::from_ymd(2026, 3, 20).unwrap().0) * DAY;
    let event = (0..4_usize, 0..5_usize, 0..4_usize, 0..236_i64, 0..48_i64, any::<bool>());
    let make = move |(customer, user, kind, day, half_hour, at_clock): (
        usize,
        usize,
        usize,
        i64,
        i64,
        bool,
    )| {
        // 29 March and 25 October in Bucharest, 1 November in Los Angeles.
        let day = if at_clock { [9, 219, 226][day as usize % 3] } else { day };
        let at = Instant(first + day * DAY + half_hour * DAY / 48);
        Event { customer, user, kind, at }
    };
    prop::collection::vec(event.prop_map(make), 1..60)
}

/// Writes the company: four customers, of whom the last has no MRR, and the first two are one.
fn write(folder: &Path, events: &[Event], zone: &str) {
    let file = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    file("tenure.toml", &format!("currency = \"EUR\"\ntime_zone = \"{zone}\"\n"));
    file(
        "customers.csv",
        "customer_id,country,merged_into,merged_at\nc0,RO,,\nc1,RO,c0,2026-06-01\nc2,NO,,\nc3,RO,,\n",
    );
    file(
        "subscriptions.csv",
        "subscription_id,customer_id,plan_id,amount,interval,started_at,status,ended_at\n\
         s0,c0,pro,100,month,2026-01-10,active,\ns2,c2,pro,50,month,2026-04-05,active,\n",
    );
    file("plans.csv", "plan_id,features\npro,exports;boards\n");
    file("features.csv", "feature,events,key\nexports,export,yes\nboards,open,yes\nextra,,\n");
    file(
        "event_kinds.csv",
        "event,qualifying,login,value_moment\nlogin,yes,yes,\nopen,yes,,\nexport,no,,yes\n",
    );
    file("users.csv", "user_id,customer_id,internal\nu4,c0,yes\nu1,c0,no\n");
    let mut text = "customer_id,user_id,event,at,event_id\n".to_owned();
    for (n, event) in events.iter().enumerate() {
        let user = if event.user == 0 { String::new() } else { format!("u{}", event.user) };
        let Event { customer, kind, at, .. } = event;
        writeln!(text, "c{customer},{user},{},{at},e{n}", KINDS[*kind]).unwrap();
    }
    file("events.csv", &text);
}

fn records(ws: &Workspace, book: &Book) -> Records {
    let account = book.options.account.clone();
    let options =
        LoadOptions { account, known_at: None, now: Instant(NOW), support: Default::default() };
    Records::load(ws, &options, book, (TableId::ALL, Depth::WHOLE)).unwrap()
}

fn figures(
    (book, records): (&Book, &Records),
    period: Period,
    (id, variant): (MetricId, &str),
    (segment, by): (Option<&Compiled<'_>>, Option<&str>),
) -> Vec<Figure> {
    let by = by.map(|name| Dimension::parse_with(book, name, Some(records)).unwrap());
    let periods = [period];
    let asker = Asker::new(book, &periods, segment, by.as_ref()).unwrap();
    let variant = metric(id).variant(variant).unwrap();
    let mut asker = asker.with_records(Some(records));
    asker.figures(id, variant, 3, tenure_domain::period::Grain::Week).unwrap()
}

fn value(all: (&Book, &Records), period: Period, of: (MetricId, &str)) -> Value {
    figures(all, period, of, (None, None))[0].reading.value
}

/// What happened: customer, user and event by day, the merged customers as one, without our own
/// people and the future.
struct Naive {
    days: Vec<(usize, usize, usize, i32)>,
}

impl Naive {
    fn new(events: &[Event], zone: &Zone) -> Naive {
        let real = |event: &&Event| event.user != 4 && event.at.0 <= NOW;
        let one = |event: &Event| {
            let customer = if event.customer == 1 { 0 } else { event.customer };
            (customer, event.user, event.kind, zone.day(event.at).0)
        };
        Naive { days: events.iter().filter(real).map(one).collect() }
    }

    /// Customer, user and day of events of some kinds by named users in `[from, to)`.
    fn seen(&self, kinds: &[usize], from: i32, to: i32) -> BTreeSet<(usize, usize, i32)> {
        let inside = self.days.iter().filter(|(_, user, kind, day)| {
            *user > 0 && kinds.contains(kind) && (from..to).contains(day)
        });
        inside.map(|&(customer, user, _, day)| (customer, user, day)).collect()
    }

    fn users(&self, from: i32, to: i32) -> i128 {
        let users: BTreeSet<(usize, usize)> =
            self.seen(&[0, 1], from, to).into_iter().map(|(c, u, _)| (c, u)).collect();
        users.len() as i128
    }
}

fn count(value: Value) -> i128 {
    match value {
        Value::Count(count) => count,
        // No heading at all: nobody comes under one.
        Value::Undefined(Reason::NoHeading) => 0,
        other => panic!("{other:?} is no count"),
    }
}

fn fraction(value: Value) -> Option<(i128, i128)> {
    match value {
        Value::Ratio(of) | Value::Plain(of) => Some((of.num, of.den)),
        Value::Undefined(_) => None,
        other => panic!("{other:?} is no fraction"),
    }
}

fn over(part: i128, whole: i128) -> Option<(i128, i128)> {
    (whole > 0).then_some((part, whole))
}

/// A period of a generated company, and the same read naively.
struct Case<'a> {
    all: (&'a Book, &'a Records),
    period: Period,
    naive: Naive,
    /// First day, and first day after the period.
    from: i32,
    to: i32,
}

impl Case<'_> {
    fn get(&self, id: MetricId, variant: &str) -> Value {
        value(self.all, self.period, (id, variant))
    }

    /// Days of users in the 28 that end so many days before the end.
    fn month(&self, kinds: &[usize], back: i32) -> BTreeSet<(usize, usize, i32)> {
        self.naive.seen(kinds, self.to - 28 - back, self.to - back)
    }

    fn actives(&self) {
        let &Case { from, to, .. } = self;
        let get = |variant: &str| self.get(MetricId::ActiveUsers, variant);
        for (variant, days) in [("mau", 28), ("mau_30", 30), ("wau", 7), ("dau_last", 1)] {
            assert_eq!(count(get(variant)), self.naive.users(to - days, to), "{variant}");
        }
        assert_eq!(count(get("calendar")), self.naive.users(from, to));
        let user_days = self.naive.seen(&[0, 1], from, to).len() as i128;
        assert_eq!(fraction(get("dau")), over(user_days, (to - from).into()));
        let customers: BTreeSet<usize> =
            self.month(&[0, 1], 0).into_iter().map(|(customer, ..)| customer).collect();
        assert_eq!(count(get("customers")), customers.len() as i128);
        let near = self.naive.days.iter();
        let near = near.filter(|(_, _, kind, day)| *kind < 2 && (to - 28..to).contains(day));
        let any: BTreeSet<usize> = near.map(|(customer, ..)| *customer).collect();
        assert_eq!(count(get("customers_any")), any.len() as i128);
    }

    fn frequencies(&self) {
        let &Case { from, to, .. } = self;
        let by_day = |days: i32| -> i128 {
            (from..to).map(|day| self.naive.users(day + 1 - days, day + 1)).sum()
        };
        let user_days = self.naive.seen(&[0, 1], from, to).len() as i128;
        let sticky = |variant: &str| fraction(self.get(MetricId::Stickiness, variant));
        assert_eq!(sticky("standard"), over(user_days, by_day(28)));
        assert_eq!(sticky("week"), over(user_days, by_day(7)));
        let often = |variant: &str| fraction(self.get(MetricId::LoginFrequency, variant));
        let month = self.month(&[0, 1], 0).len() as i128;
        assert_eq!(often("standard"), over(month, self.naive.users(to - 28, to)));
        let logins = self.month(&[0], 0);
        let who: BTreeSet<(usize, usize)> = logins.iter().map(|(c, u, _)| (*c, *u)).collect();
        assert_eq!(often("logins"), over(logins.len() as i128, who.len() as i128));
    }

    fn histogram(&self) {
        let mut by_user: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (customer, user, _) in self.month(&[0, 1], 0) {
            *by_user.entry((customer, user)).or_default() += 1;
        }
        let of = (MetricId::Stickiness, "l28");
        let split = figures(self.all, self.period, of, (None, Some("days_active")));
        let shown: BTreeMap<String, i128> = split
            .iter()
            .map(|figure| (figure.group.clone().unwrap_or_default(), count(figure.reading.value)))
            .filter(|(_, users)| *users > 0)
            .collect();
        let mut want: BTreeMap<String, i128> = BTreeMap::new();
        by_user.values().for_each(|days| *want.entry(format!("{days:02}")).or_default() += 1);
        assert_eq!(shown, want);
    }

    fn trend(&self) {
        let (now, before) = (self.month(&[0, 1], 0).len(), self.month(&[0, 1], 28).len());
        let first = self.naive.days.iter().map(|(.., day)| *day).min().unwrap();
        // Who was not there at all has no use that could begin.
        let begins = first > self.to - 56 && first < self.to;
        let want = if begins { None } else { over(now as i128, before as i128) };
        assert_eq!(fraction(self.get(MetricId::UsageTrend, "standard")), want);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_what_the_events_say(
        events in events(),
        zone in 0..3_usize,
        (start, length) in (0..220_i32, 1..62_i32),
    ) {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), &events, ZONES[zone]);
        let ws = workspace(dir.path());
        let book = book(&ws, &Policy::standard(), None);
        let records = records(&ws, &book);
        let account = &book.options.account;
        let from = Day::from_ymd(2026, 3, 25).unwrap().0 + start;
        let to = from + length;
        let period = Period::new(Day(from), Day(to), account);
        let naive = Naive::new(&events, &account.zone);
        // Before the first event nothing is said, rather than 0.
        let first = naive.days.iter().map(|(.., day)| *day).min();
        if first.is_none_or(|first| to <= first) {
            if first.is_some() {
                let mau = value((&book, &records), period, (MetricId::ActiveUsers, "mau"));
                prop_assert_eq!(mau, Value::Undefined(Reason::BeforeFirstData));
            }
            return Ok(());
        }
        // Of what lies ahead nothing is said either.
        let through = naive.days.iter().map(|(.., day)| *day + 1).max();
        if period.from.0 > NOW && through.is_none_or(|through| through <= from) {
            let mau = value((&book, &records), period, (MetricId::ActiveUsers, "mau"));
            prop_assert_eq!(mau, Value::Undefined(Reason::NotBegun));
            return Ok(());
        }
        // Of a period in which we are, the days up to the last event are told.
        let tomorrow = account.zone.day(book.options.now).0 + 1;
        let last = naive.days.iter().map(|(.., day)| *day).max().unwrap_or(to);
        let told = tomorrow.min(last + 1);
        let to = if tomorrow < to && from < told { told } else { to };
        let case = Case { all: (&book, &records), period, naive, from, to };
        case.actives();
        case.frequencies();
        case.histogram();
        case.trend();
    }

    #[test]
    fn rows_headings_and_segments_sum_to_the_whole(
        events in events(),
        (start, length) in (0..220_i32, 1..62_i32),
    ) {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), &events, ZONES[0]);
        let ws = workspace(dir.path());
        let book = book(&ws, &Policy::standard(), None);
        let records = records(&ws, &book);
        let from = Day(Day::from_ymd(2026, 3, 25).unwrap().0 + start);
        let period = Period::new(from, Day(from.0 + length), &book.options.account);
        let all = (&book, &records);
        if !matches!(value(all, period, (MetricId::ActiveUsers, "mau")), Value::Count(_)) {
            return Ok(());
        }
        let sum = |figures: Vec<Figure>| -> i128 {
            figures.iter().map(|figure| count(figure.reading.value)).sum()
        };
        let of = (MetricId::ActiveUsers, "mau");
        let whole = sum(figures(all, period, of, (None, None)));
        for by in ["country", "plan", "mrr_band", "days_active", "days_active_7"] {
            prop_assert_eq!(sum(figures(all, period, of, (None, Some(by)))), whole, "{}", by);
        }
        let part = |text: &str| {
            let segment = Compiled::new(&book, text).unwrap();
            sum(figures(all, period, of, (Some(&segment), None)))
        };
        prop_assert_eq!(part("country = \"RO\"") + part("country != \"RO\""), whole);
        for tally in [TallyId::MonthUsers, TallyId::UserDays, TallyId::MonthCustomers, TallyId::UsedFeatures] {
            let listed = rows(&book, &records, Wanted { tally, edge: Edge::Opening, spread: None }, (&period, Window::Asked), (None, None)).unwrap();
            let (id, variant) = match tally {
                TallyId::UsedFeatures => (MetricId::FeatureAdoption, "standard"),
                TallyId::UserDays => (MetricId::ActiveUsers, "dau"),
                TallyId::MonthCustomers => (MetricId::ActiveUsers, "customers"),
                _ => of,
            };
            let reading = &figures(all, period, (id, variant), (None, None))[0].reading;
            let term = reading.terms.iter().find(|term| term.name() == tally.name()).unwrap();
            prop_assert_eq!(listed.iter().map(|row| row.value).sum::<i128>(), term.amount);
        }
    }
}

fn small(lines: &str) -> (tempfile::TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &[], ZONES[0]);
    let head = "customer_id,user_id,event,at,event_id\n";
    std::fs::write(dir.path().join("events.csv"), format!("{head}{lines}")).unwrap();
    let ws = workspace(dir.path());
    (dir, ws)
}

fn month(book: &Book, year: i32, month: u32) -> Period {
    let first = Day::from_ymd(year, month, 1).unwrap();
    Period::new(first, first.add_months(1), &book.options.account)
}

#[test]
fn the_future_is_in_no_figure_and_said() {
    let (_dir, ws) = small(
        "c0,u1,open,2026-10-30T10:00:00Z,a\nc0,u2,open,2026-12-24T10:00:00Z,b\n\
         c0,,open,2026-10-30T10:00:00Z,c\n",
    );
    let book = book(&ws, &Policy::standard(), None);
    let records = records(&ws, &book);
    let get = |period| value((&book, &records), period, (MetricId::ActiveUsers, "calendar"));
    assert_eq!(count(get(month(&book, 2026, 10))), 1);
    assert_eq!(get(month(&book, 2026, 12)), Value::Undefined(Reason::NotBegun));
    let remarks = records.remarks(&book);
    let latest = Day::from_ymd(2026, 12, 24).unwrap();
    assert_eq!(remarks, [Remark::Future(1, latest), Remark::Unnamed(1)]);
}

#[test]
fn what_is_missing_is_said() {
    let (dir, _) = small("c0,u1,open,2026-10-30T10:00:00Z,a\nc0,u4,open,2026-10-30T10:00:00Z,b\n");
    let ask = |id, variant| {
        let ws = workspace(dir.path());
        let book = book(&ws, &Policy::standard(), None);
        let records = records(&ws, &book);
        let remarks = records.remarks(&book);
        (value((&book, &records), month(&book, 2026, 10), (id, variant)), remarks)
    };
    let missing = |table| Value::Undefined(Reason::MissingTable(table));
    assert_eq!(ask(MetricId::SeatUse, "standard").0, missing(TableId::Seats));
    assert_eq!(ask(MetricId::GoalAttainment, "standard").0, missing(TableId::Goals));
    assert_eq!(ask(MetricId::TimeToValue, "stuck").0, missing(TableId::Milestones));
    // Our own people are no users.
    assert_eq!(count(ask(MetricId::ActiveUsers, "mau").0), 1);
    let kinds = "event,qualifying,login,value_moment\nopen,yes,,\n";
    std::fs::write(dir.path().join("event_kinds.csv"), kinds).unwrap();
    let value_moment = Reason::MissingColumn(TableId::EventKinds, "value_moment");
    assert_eq!(ask(MetricId::TimeToValue, "standard").0, Value::Undefined(value_moment));
    assert_eq!(ask(MetricId::LoginFrequency, "logins").0, Value::Undefined(Reason::NoLogins));
    std::fs::remove_file(dir.path().join("event_kinds.csv")).unwrap();
    let (logins, remarks) = ask(MetricId::LoginFrequency, "logins");
    assert_eq!(logins, missing(TableId::EventKinds));
    assert!(remarks.contains(&Remark::EveryEvent));
    std::fs::remove_file(dir.path().join("events.csv")).unwrap();
    assert_eq!(ask(MetricId::ActiveUsers, "mau").0, missing(TableId::Events));
    assert_eq!(ask(MetricId::CohortRetention, "usage").0, missing(TableId::Events));
}

#[test]
fn only_what_is_said_to_qualify_is_use() {
    let (dir, _) = small("c0,u1,open,2026-10-30T10:00:00Z,a\nc0,u2,other,2026-10-30T10:00:00Z,b\n");
    let mau = |kinds: &str| {
        let text = format!("event,qualifying,login,value_moment\n{kinds}\n");
        std::fs::write(dir.path().join("event_kinds.csv"), text).unwrap();
        let ws = workspace(dir.path());
        let book = book(&ws, &Policy::standard(), None);
        let all = records(&ws, &book);
        count(value((&book, &all), month(&book, 2026, 10), (MetricId::ActiveUsers, "mau")))
    };
    // Named ones and no others; all but those that are said not to; all.
    assert_eq!((mau("open,yes,,"), mau("open,no,,"), mau("open,,yes,")), (1, 1, 2));
}

#[test]
fn merged_customers_are_one_and_cohorts_of_use_are_by_the_week() {
    let (_dir, ws) = small(
        "c0,u1,open,2026-10-01T10:00:00Z,a\nc1,u1,open,2026-10-02T10:00:00Z,b\n\
         c2,u2,open,2026-04-05T10:00:00Z,c\nc2,,login,2026-04-26T10:00:00Z,d\n\
         c2,u2,open,2026-10-30T10:00:00Z,e\n",
    );
    let book = book(&ws, &Policy::standard(), None);
    let records = records(&ws, &book);
    let all = (&book, &records);
    let october = month(&book, 2026, 10);
    // The same id at two customers that were merged is one user.
    assert_eq!(count(value(all, october, (MetricId::ActiveUsers, "calendar"))), 2);
    // Cleo's start is 5 April: the 26th is the first day of its week 3 (the age of the test).
    let april = month(&book, 2026, 4);
    let usage = (MetricId::CohortRetention, "usage");
    assert_eq!(fraction(value(all, april, usage)), Some((1, 1)));
    let table = tenure_engine::cohorts::cohorts_of_use(
        all,
        &[april],
        tenure_domain::period::Grain::Week,
        4,
        None,
    );
    let cells = table.unwrap().unwrap().cells.remove(0);
    let active: Vec<i64> = cells.iter().map(|cell| cell.unwrap().active).collect();
    assert_eq!(active, [1, 0, 0, 1, 0]);
}
