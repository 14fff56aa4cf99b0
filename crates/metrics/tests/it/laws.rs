//! Laws that hold for every book.

use proptest::prelude::*;
use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_domain::time::{Day, Instant, MINUTE};
use tenure_ledger::movement::{Cause, Kind, Standing, Step};
use tenure_metrics::catalogue::{Metric, MetricId, metric};
use tenure_metrics::cut::{CustomerPeriod, Sliding, State, fold};
use tenure_metrics::measure::{Depth, MeasureId, Nature, Singles, Steady, Sums};
use tenure_metrics::reading::Value;
use tenure_metrics::records::{Category, Recorded, TallyId};

use crate::book::{Book, Customer, parse_day};
use crate::catalogue::check_formula;

/// What happens next to a customer: after how many minutes, what, and how much.
type Event = (i64, u8, i64, u8);

fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec((0..60 * 24 * 60_i64, 0..9_u8, 1..2_000_i64, 0..8_u8), 0..14)
}

/// A customer to whom these events happen, where they can.
fn customer(events: &[Event], contract: bool) -> Customer {
    let mut customer = Customer::default();
    let (mut level, mut rests, mut ever): (Mrr, Mrr, bool) = (0, 0, false);
    let mut standing = Standing::NONE;
    let mut at = Instant(i64::from(parse_day("2025-01-01").0) * 86_400_000_000);
    for &(minutes, what, amount, cause) in events {
        at = at.plus(minutes * MINUTE);
        let (kind, delta) = match (standing, what) {
            (Standing::NONE, _) if ever => (Kind::Reactivation, amount),
            (Standing::NONE, _) => (Kind::New, amount),
            (Standing::PAUSED, 0..4) => (Kind::Resumed, std::mem::take(&mut rests)),
            (Standing::PAUSED, _) => continue,
            (_, 0..2) => (Kind::Churn, -level),
            (_, 2) if level > 0 => (Kind::Contraction, -(amount.min(level))),
            (_, 3) if level > 0 => (Kind::Paused, -level),
            (_, 4) if level > 1 => (Kind::Fx, amount.min(level - 1) * (1 - 2 * (amount % 2))),
            (_, 5) => (Kind::Correction, amount),
            (_, 6) => (Kind::Merge, amount),
            _ => (Kind::Expansion, amount),
        };
        level += delta;
        standing = match kind {
            Kind::Churn => Standing::NONE,
            Kind::Paused => Standing::PAUSED,
            _ => Standing::CUSTOMER,
        };
        if kind == Kind::Paused {
            rests = -delta;
        }
        ever = true;
        customer.steps.push(Step {
            at,
            delta,
            kind,
            counts_as: counts_as(kind, cause),
            cause: cause_of(kind, cause),
            after: standing,
            part: 0,
        });
    }
    customer.contract_from = contract.then_some(Instant(0));
    customer
}

/// The same steps, of an account without exchange rates.
fn without_fx(steps: &mut [Step]) {
    for step in steps {
        let other = |kind| if kind == Kind::Fx { Kind::Merge } else { kind };
        (step.kind, step.counts_as) = (other(step.kind), other(step.counts_as));
    }
}

/// Corrections correct something.
fn counts_as(kind: Kind, cause: u8) -> Kind {
    if kind == Kind::Correction { Kind::ALL[usize::from(cause)] } else { kind }
}

fn cause_of(kind: Kind, cause: u8) -> Cause {
    let change = [
        Cause::None,
        Cause::Price,
        Cause::Seats,
        Cause::Plan,
        Cause::CrossSell,
        Cause::Coupon,
        Cause::Term,
        Cause::Usage,
    ];
    let churn = [Cause::Voluntary, Cause::Involuntary, Cause::RetentionPolicy, Cause::Unknown];
    match kind {
        Kind::Expansion | Kind::Contraction => change[usize::from(cause)],
        Kind::Churn => churn[usize::from(cause) / 2],
        _ => Cause::None,
    }
}

/// One of the customers, or nobody.
fn whose(n: u32) -> String {
    if n == 0 { "-".to_owned() } else { format!("c{n}") }
}

/// Lines of use of every kind, in most months.
fn uses() -> impl Strategy<Value = Vec<String>> {
    let line = (0..600_i32, 0..14_u32, 0..5_u32, 0..12_u32, 1..40_i32);
    prop::collection::vec(line, 0..120).prop_map(|lines| {
        let line = |(day, who, user, what, n): (i32, u32, u32, u32, i32)| {
            let day = Day(parse_day("2024-12-01").0 + day);
            let user = if user == 0 { "-".to_owned() } else { format!("u{user}") };
            let later = Day(day.0 + n);
            let feature = format!("f{}", n % 5);
            match what {
                0..=4 => format!("use {day} c{who} {user} {feature}*{n}"),
                5 => format!("use {day} c{who} {user} login value"),
                6 => format!("use {day} c{who} {user} quiet {feature}"),
                7 => format!("allows {day} c{who} {feature}"),
                8 => format!("key {day} - {feature}"),
                9 => format!("seats {day} c{who} {}", n % 7),
                10 => format!("milestone - c{who} m{} expected={day} reached={later}", n % 3),
                _ => format!("goal - c{who} g{n} set={day} due={later} achieved={later}"),
            }
        };
        lines.into_iter().map(line).collect()
    })
}

/// Lines of records of every kind, in most months.
fn records() -> impl Strategy<Value = Vec<String>> {
    let line = (0..20_i32, 0..28_u32, 0..14_u32, 0..42_u32, 0..100_000_i64);
    prop::collection::vec(line, 0..300).prop_map(|lines| {
        let line = |(month, day, who, what, n): (i32, u32, u32, u32, i64)| {
            let month = &parse_day("2024-12-01").add_months(month).to_string()[..7];
            let category = Category::ALL[what as usize % Category::ALL.len()].name();
            match what {
                0..=5 => format!("spend {month} {category} {n}.{:02}", n % 100),
                6..=9 => format!("revenue {month} {n}.{:02}", n % 100),
                10..=11 => format!("contract {month}-{:02} c{who} {}", day + 1, n % 60),
                12..=13 => {
                    let answered = if n % 2 == 0 { "answered" } else { "open" };
                    format!("invite {month}-{:02} {} nps {answered}", day + 1, whose(who))
                }
                24..=25 => {
                    let (first, solved) = (n % 90, n % 7_000);
                    let rest = ["people=1 reopens=0", "people=2 reopens=1", "spam", ""];
                    let rest = rest[n as usize % 4];
                    let holder = whose(who);
                    format!("ticket {month}-{:02} {holder} first={first} solved={solved} work={first} {rest}", day + 1)
                }
                26..=28 => {
                    let (ours, theirs) = (n % 4, n % 3);
                    let rest = ["again", "pending", "spam", "", "proactive", ""][n as usize % 6];
                    let holder = whose(who);
                    format!("solved {month}-{:02} {holder} after={} ours={ours} theirs={theirs} {rest}", day + 1, n % 40)
                }
                30..=41 => {
                    let line = ["lead won", "lead young", "lead won_late", "won", "enters", "is_in",
                        "trial won card", "trial no_card", "trial young", "trial_ends won",
                        "refers won", "referred"][what as usize - 30];
                    let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
                    format!("{kind} {month}-{:02} {} {rest}", day + 1, whose(who))
                }
                29 if n % 2 == 0 => {
                    let first = parse_day(&format!("{month}-01"));
                    format!("traffic {first} {} {n} qualified={}", first.add_months(1), n / 2)
                }
                29 => format!("help {month}-{:02} {n} tickets={}", day + 1, n / 9),
                _ => {
                    let kind = [
                        "nps 0-10",
                        "nps 1-10",
                        "csat 1-5",
                        "csat 1-7",
                        "csat 1-10",
                        "csat good-bad",
                        "ces 1-7",
                        "ces 1-5",
                        "nps skipped",
                        "ces -",
                    ];
                    let (kind, scale) = kind[what as usize - 14].split_once(' ').unwrap();
                    let score = match scale {
                        "good-bad" => n % 2,
                        "1-5" => n % 5 + 1,
                        _ => n % 7 + 1 + (n % 4) * i64::from(scale.ends_with("10")),
                    };
                    let score =
                        if scale == "skipped" { scale.to_owned() } else { score.to_string() };
                    let turned = if n % 3 == 0 { "hard" } else { "easy" };
                    let said = if n % 5 < 2 && scale != "skipped" { "said" } else { "" };
                    let (day, who) = (day + 1, whose(who));
                    format!("answer {month}-{day:02} {who} {kind} {score} {scale} {turned} {said}")
                }
            }
        };
        lines.into_iter().map(line).collect()
    })
}

/// A book of up to a dozen customers, some of whom move in and out of the segment at the turn of
/// months.
fn book() -> impl Strategy<Value = Book> {
    let membership = prop::collection::vec((0..20_i32, any::<bool>()), 0..3);
    let one = (events(), any::<bool>(), membership);
    let customers = prop::collection::vec(one, 0..12);
    (customers, records(), uses()).prop_map(|(customers, records, uses)| {
        let mut book = Book::parse("");
        book.age = 2;
        book.record(&records.join("\n"));
        book.record(&uses.join("\n"));
        for (n, (events, contract, mut membership)) in customers.into_iter().enumerate() {
            let mut customer = customer(&events, contract);
            membership.sort_by_key(|(month, _)| *month);
            for (month, is) in membership {
                let day = parse_day("2025-01-01").add_months(month);
                let at = book.account.zone.start_of_day(day);
                customer.membership.push((at, is));
            }
            book.customers.insert(format!("c{n}"), customer);
        }
        book.through = book.account.zone.start_of_day(parse_day("2026-12-01"));
        book
    })
}

fn month(book: &Book, n: i32) -> Period {
    let first = parse_day("2025-01-01").add_months(n);
    Period::new(first, first.add_months(1), &book.account)
}

fn amount(book: &Book, metric: &Metric, variant: &str, period: Period) -> i128 {
    let variant = metric.variant(variant).unwrap();
    let parts = book.parts(period, &variant.needs);
    match parts.with(|cut| variant.read(cut)).value {
        Value::Money(units) => units.num,
        other => panic!("{other:?} is no amount"),
    }
}

/// Value of a ratio, where it is defined.
fn ratio(book: &Book, id: MetricId, variant: &str, period: Period) -> Option<(i128, i128)> {
    let variant = metric(id).variant(variant).unwrap();
    let parts = book.parts(period, &variant.needs);
    match parts.with(|cut| variant.read(cut)).value {
        Value::Ratio(ratio) => Some((ratio.num, ratio.den)),
        _ => None,
    }
}

proptest! {
    #[test]
    fn opening_and_steps_make_closing(book in book(), n in 0..18_i32) {
        let bridge = metric(MetricId::MrrMovements);
        let period = month(&book, n);
        let steps: i128 = bridge
            .variants
            .iter()
            .filter(|step| step.slug != "closing")
            .map(|step| amount(&book, bridge, step.slug, period))
            .sum();
        let closing = amount(&book, bridge, "closing", period);
        prop_assert_eq!(steps, closing);
        prop_assert_eq!(closing, amount(&book, bridge, "opening", month(&book, n + 1)));
        prop_assert_eq!(closing, amount(&book, metric(MetricId::Mrr), "standard", period));
    }

    #[test]
    fn rows_sum_to_the_figure(book in book(), n in 0..18_i32) {
        let period = month(&book, n);
        let sums = book.sums(&period);
        for measure in MeasureId::all() {
            let rows: i128 = book.rows(&period).iter().map(|(_, row)| measure.of(row)).sum();
            prop_assert_eq!(rows, sums.get(measure), "{}", measure.name());
        }
    }

    #[test]
    fn rows_of_records_sum_to_the_figure(book in book(), n in 0..18_i32) {
        let period = month(&book, n);
        let recorded = book.recorded(&period);
        for tally in TallyId::all() {
            let rows: i128 = book.tally_rows(tally, &period).iter().map(|row| row.2).sum();
            prop_assert_eq!(rows, recorded.sums.get(tally), "{}", tally.name());
        }
    }

    #[test]
    fn additive_tallies_add_over_time(book in book(), n in 0..14_i32) {
        let mut book = book;
        book.customers.values_mut().for_each(|customer| customer.membership.clear());
        let quarter =
            Period::new(month(&book, n).first, month(&book, n + 2).end, &book.account);
        let mut months = Recorded::default();
        (n..n + 3).for_each(|n| months.merge(&book.recorded(&month(&book, n))));
        let quarter = book.recorded(&quarter);
        for tally in TallyId::all().filter(|tally| tally.nature() == Nature::Additive) {
            prop_assert_eq!(months.sums.get(tally), quarter.sums.get(tally), "{}", tally.name());
        }
        for tally in TallyId::all().filter(|tally| tally.nature() == Nature::Distinct) {
            prop_assert!(months.sums.get(tally) >= quarter.sums.get(tally), "{}", tally.name());
        }
    }

    #[test]
    fn measures_add_over_any_partition(book in book(), n in 0..18_i32, mask in any::<u16>()) {
        let period = month(&book, n);
        let part = |inside: bool| {
            let mut part = book.clone();
            let mut at = 0;
            part.customers.retain(|_, _| {
                at += 1;
                ((mask >> at) & 1 == 1) == inside
            });
            part.sums(&period)
        };
        let (mut left, right) = (part(true), part(false));
        left.merge(&right);
        prop_assert_eq!(&left, &book.sums(&period));
        left.sub(&right);
        prop_assert_eq!(left, part(true));
    }

    #[test]
    fn totals_give_what_single_customers_give(
        book in book(),
        n in 0..18_i32,
        plain in any::<bool>(),
    ) {
        let mut book = book;
        book.customers.values_mut().for_each(|customer| customer.membership.clear());
        if plain {
            book.customers.values_mut().for_each(|customer| without_fx(&mut customer.steps));
        }
        let period = month(&book, n);
        let (all, totals) = (book.sums(&period), book.totals(&period));
        for measure in MeasureId::all().filter(|m| m.reach().depth(plain) != Depth::WHOLE) {
            prop_assert_eq!(all.get(measure), totals.get(measure), "{}", measure.name());
        }
        let variants = MetricId::ALL.iter().flat_map(|&id| metric(id).variants);
        for variant in variants.filter(|variant| variant.depth(plain) != Depth::WHOLE) {
            let read = book.parts(period, &variant.needs).with(|cut| variant.read(cut));
            let parts = book.parts(period, &variant.needs).with_totals(&book);
            prop_assert_eq!(read, parts.with(|cut| variant.read(cut)), "{}", variant.name);
        }
    }

    #[test]
    fn additive_measures_add_over_time(book in book(), n in 0..14_i32) {
        // Membership at the turn of months is a step of each month, so without a segment here.
        let mut book = book;
        book.customers.values_mut().for_each(|customer| customer.membership.clear());
        let quarter = Period::new(
            month(&book, n).first,
            month(&book, n + 2).end,
            &book.account,
        );
        let mut months = Sums::default();
        (n..n + 3).for_each(|n| months.merge(&book.sums(&month(&book, n))));
        let quarter = book.sums(&quarter);
        for measure in MeasureId::all().filter(|m| m.nature() == Nature::Additive) {
            prop_assert_eq!(months.get(measure), quarter.get(measure), "{}", measure.name());
        }
        for measure in MeasureId::all().filter(|m| m.nature() == Nature::Distinct) {
            prop_assert!(months.get(measure) >= quarter.get(measure), "{}", measure.name());
        }
    }

    #[test]
    fn formulas_are_what_the_code_does(book in book(), n in 0..18_i32) {
        let period = month(&book, n);
        for &id in MetricId::ALL {
            for variant in metric(id).variants {
                let parts = book.parts(period, &variant.needs);
                let reading = parts.with(|cut| variant.read(cut));
                check_formula(id, variant, &reading);
            }
        }
    }

    #[test]
    fn parts_make_their_whole(book in book(), n in 0..18_i32) {
        use MeasureId as M;
        let sums = book.sums(&month(&book, n));
        let total = |parts: &[MeasureId]| parts.iter().map(|part| sums.get(*part)).sum::<i128>();
        for (whole, parts) in [
            (M::OpeningCustomers, &[M::RetainedCustomers, M::LostCustomers][..]),
            (M::LostCustomers, &[
                M::LostVoluntary, M::LostInvoluntary, M::LostRetentionPolicy, M::LostUnknown,
            ]),
            (M::ChurnedMrr, &[
                M::ChurnedVoluntary, M::ChurnedInvoluntary, M::ChurnedRetentionPolicy,
                M::ChurnedUnknown,
            ]),
            (M::ExpansionMrr, &[
                M::ExpansionPrice, M::ExpansionSeats, M::ExpansionPlan, M::ExpansionCrossSell,
                M::ExpansionCoupon, M::ExpansionTerm, M::ExpansionUsage, M::ExpansionOther,
            ]),
            (M::ContractionMrr, &[
                M::ContractionPrice, M::ContractionSeats, M::ContractionPlan,
                M::ContractionCrossSell, M::ContractionCoupon, M::ContractionTerm,
                M::ContractionUsage, M::ContractionOther,
            ]),
        ] {
            prop_assert_eq!(total(parts), sums.get(whole), "{}", whole.name());
        }
    }

    #[test]
    fn rates_agree_with_each_other(book in book(), n in 0..18_i32) {
        let period = month(&book, n);
        let get = |id, variant| ratio(&book, id, variant, period);
        for (kept, lost, variant) in [
            (MetricId::Crr, MetricId::CustomerChurn, "standard"),
            (MetricId::Nrr, MetricId::NetRevenueChurn, "standard"),
            (MetricId::Nrr, MetricId::NetRevenueChurn, "with_reactivation"),
            (MetricId::Nrr, MetricId::NetRevenueChurn, "all_movements"),
        ] {
            let (kept, lost) = (get(kept, variant), get(lost, variant));
            prop_assert_eq!(kept.is_some(), lost.is_some());
            if let (Some((kept, all)), Some((lost, same))) = (kept, lost) {
                prop_assert_eq!((kept + lost, all), (all, same), "{}", variant);
            }
        }
        let gross = get(MetricId::GrossRevenueChurn, "standard");
        let movements = get(MetricId::Grr, "movements");
        if let (Some((lost, all)), Some((kept, _))) = (gross, movements) {
            prop_assert_eq!(lost + kept, all);
            prop_assert!((0..=all).contains(&lost));
            let (standard, _) = get(MetricId::Grr, "standard").unwrap();
            let (set, _) = get(MetricId::Nrr, "set").unwrap();
            prop_assert!((0..=all).contains(&standard) && standard <= set);
            let (cancelled, _) = get(MetricId::GrossRevenueChurn, "cancellations").unwrap();
            prop_assert!(cancelled <= lost);
        }
    }

    #[test]
    fn the_steady_are_summed_at_once(
        states in prop::collection::vec((0..3_u8, 0..5_000_i64, any::<bool>()), 0..12),
        gone in 0..12_usize,
    ) {
        let (mut steady, mut sums) = (Steady::default(), Sums::default());
        for (n, (what, level, contract)) in states.into_iter().enumerate() {
            let standing = [Standing::NONE, Standing::CUSTOMER, Standing::PAUSED][usize::from(what)];
            let level = if standing == Standing::CUSTOMER { level } else { 0 };
            let contract = if contract { level } else { 0 };
            let state = State { level, contract, standing, ever: true };
            steady.add(&state);
            if n == gone {
                steady.remove(&state);
            } else {
                sums.add_times(&CustomerPeriod::steady(state), 1);
            }
        }
        let mut twice = steady;
        twice.merge(&steady);
        prop_assert_eq!(steady.sums(), sums);
        sums.merge(&steady.sums());
        prop_assert_eq!(twice.sums(), sums);
    }

    #[test]
    fn periods_that_slide_are_what_a_fold_says(
        events in events(),
        moves in prop::collection::vec((0..90_i32, 0..90_i32), 1..12),
    ) {
        let steps = customer(&events, false).steps;
        let account = Book::parse("").account;
        let mut sliding = Sliding::new();
        let (mut from, mut to) = (parse_day("2025-01-01"), parse_day("2025-01-02"));
        for (start, end) in moves {
            from = Day(from.0 + start);
            to = Day((to.0 + end).max(from.0 + 1));
            let period = Period::new(from, to, &account);
            sliding.go_to(&steps, &period).unwrap();
            let begin = steps.partition_point(|step| step.at < period.from);
            let end = steps.partition_point(|step| step.at < period.to);
            prop_assert_eq!(sliding.steps(), (begin, end));
            let before = fold(State::default(), &steps[..begin]).unwrap().closing;
            prop_assert_eq!(sliding.period(), &fold(before, &steps[begin..end]).unwrap());
        }
    }

    #[test]
    fn periods_of_one_step_are_summed_at_once(
        all in prop::collection::vec(
            (0..4_usize, any::<bool>(), prop_oneof![Just(0), 1..60_i64], 0..10_usize, 0..13_usize),
            0..40,
        ),
        moves in prop::collection::vec((-60..60_i64, 0..3_usize, 0..3_u8, 0..3_usize), 40),
    ) {
        let standings = [Standing::NONE, Standing::CUSTOMER, Standing::PAUSED];
        let mut singles = Singles::new(3);
        let (mut taken, mut naive) = (0, vec![Sums::default(); 3]);
        for ((standing, ever, level, kind, cause), (delta, after, part, slot)) in
            all.into_iter().zip(moves)
        {
            let standing = standings[standing % 3];
            let opening = State { level, contract: 0, standing, ever };
            let kind = Kind::ALL[kind];
            let step = Step {
                at: Instant(0),
                // Often to nothing, as when customers leave.
                delta: if delta < -40 { -level } else { delta },
                kind,
                counts_as: kind,
                cause: Cause::ALL[cause],
                after: standings[after],
                part,
            };
            if singles.add(slot, &opening, &step) {
                taken += 1;
                naive[slot].add(&fold(opening, &[step]).unwrap());
            } else {
                prop_assert!(kind == Kind::Correction || level + step.delta < 0);
            }
        }
        let mut sums = vec![Sums::default(); 3];
        singles.add_to(&mut sums);
        prop_assert_eq!(sums, naive, "{} periods", taken);
    }

    #[test]
    fn many_equal_periods_are_added_at_once(events in events(), n in 0..5_i64) {
        let mut book = Book::parse("");
        book.customers.insert("ada".into(), customer(&events, true));
        let period = Period::new(parse_day("2025-02-01"), parse_day("2025-12-01"), &book.account);
        let (mut once, mut naive) = (Sums::default(), Sums::default());
        for (_, row) in book.rows(&period) {
            once.add_times(&row, n);
            (0..n).for_each(|_| naive.add(&row));
        }
        prop_assert_eq!(once, naive);
    }

    #[test]
    fn cohorts_are_what_a_walk_by_day_finds(book in book(), n in 0..18_i32, age in 0..5_u32) {
        let period = month(&book, n);
        let mut book = book;
        book.age = age;
        let last = Day(period.end.0 - 1).add_months(age as i32);
        if book.account.zone.start_of_day(Day(last.0 + 1)) > book.through {
            return Ok(());
        }
        let level = |customer: &Customer, day: Day| {
            let end = book.account.zone.start_of_day(Day(day.0 + 1));
            let steps = customer.steps.iter().take_while(|step| step.at < end);
            steps.fold((0, Standing::NONE), |(sum, _), step| (sum + step.delta, step.after))
        };
        let (mut all, mut present, mut net, mut base) = (0, 0, 0, 0);
        for customer in book.customers.values() {
            let mut sum = 0;
            let first = customer.steps.iter().find(|step| {
                sum += step.delta;
                sum > 0
            });
            let Some(first) = first.map(|step| book.account.zone.day(step.at)) else {
                continue;
            };
            if period.first <= first && first < period.end {
                let (now, standing) = level(customer, first.add_months(age as i32));
                all += 1;
                present += i128::from(standing.is_customer());
                net += i128::from(now);
                base += i128::from(level(customer, first).0);
            }
        }
        let logo = ratio(&book, MetricId::CohortRetention, "logo", period);
        prop_assert_eq!(logo, (all > 0).then_some((present, all)));
        let money = ratio(&book, MetricId::CohortRetention, "net", period);
        prop_assert_eq!(money, (base > 0).then_some((net, base)));
    }
}
