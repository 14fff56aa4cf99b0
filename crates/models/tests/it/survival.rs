//! Curves of published data against what was published of them.

use tenure_models::interval::Level;
use tenure_models::survival::{Compared, Curve, Life, Quantile, Scale, log_rank};

const USUAL: Level = Level::USUAL;

/// Weeks in remission under 6-mercaptopurine; 0 marks those still in remission.
const MERCAPTOPURINE: [(u32, u8); 21] = [
    (6, 1),
    (6, 1),
    (6, 1),
    (6, 0),
    (7, 1),
    (9, 0),
    (10, 1),
    (10, 0),
    (11, 0),
    (13, 1),
    (16, 1),
    (17, 0),
    (19, 0),
    (20, 0),
    (22, 1),
    (23, 1),
    (25, 0),
    (32, 0),
    (32, 0),
    (34, 0),
    (35, 0),
];

/// Weeks in remission under placebo.
const PLACEBO: [u32; 21] = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

fn mercaptopurine() -> Vec<Life> {
    MERCAPTOPURINE.iter().map(|&(week, ended)| Life::new(week, ended == 1)).collect()
}

fn placebo() -> Vec<Life> {
    PLACEBO.iter().map(|&week| Life::new(week, true)).collect()
}

fn near(is: f64, want: f64, by: f64) {
    assert!((is - want).abs() <= by, "{is} is not {want}");
}

/// Klein and Moeschberger, table 4.1B: the curve and its standard errors.
#[test]
fn freireich_1963_curve_and_greenwood() {
    let curve = Curve::new(&mercaptopurine());
    assert_eq!((curve.n(), curve.ended(), curve.late()), (21, 9, 0));
    for (week, at_risk, survival, error) in [
        (6, 21, 0.8571, 0.0764),
        (7, 17, 0.8067, 0.0869),
        (10, 15, 0.7529, 0.0963),
        (13, 12, 0.6902, 0.1068),
        (16, 11, 0.6275, 0.1141),
        (22, 7, 0.5378, 0.1282),
        (23, 6, 0.4482, 0.1346),
    ] {
        let point = curve.at(week).unwrap();
        assert_eq!((point.time, point.at_risk), (week, at_risk));
        near(point.survival, survival, 0.000_05);
        near(point.standard_error(), error, 0.000_05);
    }
    // What was censored moves nothing, and beyond the last one nobody knows.
    assert_eq!(curve.survival(35), curve.survival(23));
    assert_eq!((curve.survival(5), curve.survival(36)), (Some(1.0), None));
    assert_eq!((curve.at_risk(0), curve.at_risk(35), curve.at_risk(36)), (21, 1, 0));
}

#[test]
fn freireich_1963_intervals_on_three_scales() {
    let curve = Curve::new(&mercaptopurine());
    let ends = |week, scale| {
        let interval = curve.at(week).unwrap().interval(USUAL, scale).unwrap();
        (interval.low, interval.high)
    };
    for (week, scale, want) in [
        (6, Scale::LogLog, (0.619_718, 0.951_552)),
        (13, Scale::LogLog, (0.431_610, 0.849_066)),
        (23, Scale::LogLog, (0.188_052, 0.680_143)),
        // 0.8571 ± 1.96 × 0.0764, cut at 1; and 0.8571 × exp(±1.96 × 0.0764 ÷ 0.8571).
        (6, Scale::Plain, (0.707_477, 1.0)),
        (6, Scale::Log, (0.719_82, 1.0)),
        (23, Scale::Log, (0.248_79, 0.807_38)),
    ] {
        let is = ends(week, scale);
        near(is.0, want.0, 0.000_01);
        near(is.1, want.1, 0.000_01);
    }
    assert_eq!(curve.at(5), None);
}

/// The median of 6-MP is 23 weeks; R's survfit prints its lower end 16 on the log scale, the
/// log-log scale gives 13. Placebo: 8 weeks.
#[test]
fn freireich_1963_medians() {
    let curve = Curve::new(&mercaptopurine());
    let of = |low| Quantile { value: Some(23), low: Some(low), high: None };
    assert_eq!(curve.median(USUAL, Scale::Log), of(16));
    assert_eq!(curve.median(USUAL, Scale::LogLog), of(13));
    let placebo = Curve::new(&placebo()).median(USUAL, Scale::LogLog);
    assert_eq!(placebo, Quantile { value: Some(8), low: Some(4), high: Some(11) });
}

/// Klein and Moeschberger, example 4.2: the mean up to 35 weeks is 23.287, standard error 2.827.
/// Under placebo nobody is censored: it is the plain mean, with its standard error.
#[test]
fn freireich_1963_restricted_means() {
    let mean = Curve::new(&mercaptopurine()).restricted_mean(35).unwrap();
    near(mean.value, 23.287, 0.000_5);
    near(mean.standard_error, 2.827, 0.000_5);
    let placebo = Curve::new(&placebo());
    let mean = placebo.restricted_mean(23).unwrap();
    let plain = PLACEBO.iter().sum::<u32>() as f64 / 21.0;
    let squares: f64 = PLACEBO.iter().map(|&week| (f64::from(week) - plain).powi(2)).sum();
    near(mean.value, plain, 1e-12);
    near(mean.standard_error, squares.sqrt() / 21.0, 1e-12);
    // Nobody was left, so that a later horizon adds nothing.
    near(placebo.restricted_mean(100).unwrap().value, mean.value, 1e-12);
    assert_eq!(Curve::new(&mercaptopurine()).restricted_mean(36), None);
}

fn compared(groups: &[Vec<Life>]) -> Vec<Compared> {
    let one = |group| move |&life: &Life| Compared { life, group, stratum: 0 };
    groups.iter().enumerate().flat_map(|(at, lives)| lives.iter().map(one(at))).collect()
}

/// Freireich's two arms: 9 ended where 19.25 were to be expected, χ² = 16.79.
#[test]
fn freireich_1963_log_rank() {
    let test = log_rank(&compared(&[mercaptopurine(), placebo()]), 2).unwrap();
    near(test.chi_square, 16.792_941, 0.000_001);
    near(test.p, 4.168_8e-5, 1e-8);
    assert_eq!((test.freedom, test.groups[0].0, test.groups[1].0), (1, 9, 21));
    near(test.groups[0].1, 19.25, 0.005);
    near(test.groups[1].1, 10.75, 0.005);
}

/// A row of the data of the North Central Cancer Treatment Group on advanced lung cancer
/// (Loprinzi 1994), which R's survival package made the standard example.
struct Patient {
    institution: Option<usize>,
    days: u32,
    died: bool,
    sex: usize,
    ecog: Option<usize>,
    karnofsky: Option<usize>,
}

fn lung() -> Vec<Patient> {
    let rows = include_str!("../fixtures/lung.csv").lines().skip(1);
    let patient = |row: &str| {
        let cells: Vec<Option<usize>> = row.split(',').map(|cell| cell.parse().ok()).collect();
        Patient {
            institution: cells[0],
            days: cells[1].unwrap() as u32,
            died: cells[2] == Some(1),
            sex: cells[3].unwrap(),
            ecog: cells[4],
            karnofsky: cells[5],
        }
    };
    rows.map(patient).collect()
}

/// R: `survfit(Surv(time, status) ~ 1, lung)` has 228 patients, 165 deaths, median 310 days
/// (285 to 363 on the log scale), restricted mean 376.3 with standard error 19.7; at 365 days
/// 0.409.
#[test]
fn loprinzi_1994_curve() {
    let lives: Vec<Life> = lung().iter().map(|p| Life::new(p.days, p.died)).collect();
    let curve = Curve::new(&lives);
    assert_eq!((curve.n(), curve.ended()), (228, 165));
    let log = curve.median(USUAL, Scale::Log);
    assert_eq!(log, Quantile { value: Some(310), low: Some(285), high: Some(363) });
    let log_log = curve.median(USUAL, Scale::LogLog);
    assert_eq!(log_log, Quantile { value: Some(310), low: Some(284), high: Some(361) });
    let mean = curve.restricted_mean(1022).unwrap();
    near(mean.value, 376.3, 0.05);
    near(mean.standard_error, 19.7, 0.05);
    near(curve.restricted_mean(365).unwrap().value, 263.221_866, 0.000_01);
    near(curve.survival(365).unwrap(), 0.409_242, 0.000_001);
    let interval = curve.at(365).unwrap().interval(USUAL, Scale::LogLog).unwrap();
    near(interval.low, 0.338_714, 0.000_001);
    near(interval.high, 0.478_381, 0.000_001);
}

/// R: `survdiff(Surv(time, status) ~ sex, lung)` is 10.3 on 1 degree of freedom, with 91.6 and
/// 73.4 deaths expected; by ECOG 22 on 3.
#[test]
fn loprinzi_1994_log_rank() {
    let of =
        |p: &Patient| Compared { life: Life::new(p.days, p.died), group: p.sex - 1, stratum: 0 };
    let test = log_rank(&lung().iter().map(of).collect::<Vec<_>>(), 2).unwrap();
    near(test.chi_square, 10.326_742, 0.000_001);
    near(test.p, 0.001_311, 0.000_001);
    near(test.groups[0].1, 91.6, 0.05);
    near(test.groups[1].1, 73.4, 0.05);
    let of = |p: &Patient| {
        let life = Life::new(p.days, p.died);
        Some(Compared { life, group: p.ecog?, stratum: 0 })
    };
    let test = log_rank(&lung().iter().filter_map(of).collect::<Vec<_>>(), 4).unwrap();
    near(test.chi_square, 21.962_132, 0.000_001);
    assert_eq!(test.freedom, 3);
}

/// R: `survdiff(Surv(time, status) ~ pat.karno + strata(inst), lung)` is 21.4 on 7 degrees of
/// freedom.
#[test]
fn loprinzi_1994_stratified_log_rank() {
    // Karnofsky's performance in tens, from 30 to 100.
    let of = |p: &Patient| {
        let life = Life::new(p.days, p.died);
        Some(Compared { life, group: p.karnofsky? / 10 - 3, stratum: p.institution? })
    };
    let lives: Vec<Compared> = lung().iter().filter_map(of).collect();
    let test = log_rank(&lives, 8).unwrap();
    near(test.chi_square, 21.4, 0.05);
    near(test.p, 0.003_26, 0.000_01);
    assert_eq!(test.freedom, 7);
}

/// The same patients as if each institution had begun to look only after so many weeks as its
/// number says; the curve was worked out with lifelines 0.30.
#[test]
fn loprinzi_1994_with_delayed_entry() {
    let of = |p: &Patient| Life::entered(7 * p.institution? as u32, p.days, p.died);
    let lives: Vec<Life> = lung().iter().filter_map(of).collect();
    let curve = Curve::new(&lives);
    assert_eq!((curve.n(), curve.late()), (202, 202));
    for (days, want) in [(100, 0.819_578), (200, 0.648_746), (365, 0.393_029), (500, 0.281_651)] {
        near(curve.survival(days).unwrap(), want, 0.000_001);
    }
    assert_eq!(curve.median(USUAL, Scale::LogLog).value, Some(301));
    assert_eq!((curve.at_risk(92), curve.at_risk(142), curve.at_risk(156)), (139, 146, 165));
}

#[test]
fn late_entries_by_hand() {
    // Two are seen from the beginning, one from 3 on, one from 5 on: at 2 there are 2 at risk, at
    // 4 two again, at 6 two.
    let lives = [
        Life::new(2, true),
        Life::new(4, true),
        Life::entered(3, 6, true).unwrap(),
        Life::entered(5, 9, false).unwrap(),
    ];
    let curve = Curve::new(&lives);
    let points: Vec<(u64, f64)> = curve.points().iter().map(|p| (p.at_risk, p.survival)).collect();
    assert_eq!(points, [(2, 0.5), (2, 0.25), (2, 0.125), (1, 0.125)]);
    assert_eq!((curve.first(), curve.last()), (Some(0), Some(9)));
    assert_eq!(Life::entered(3, 3, true), None);
}

#[test]
fn a_curve_that_breaks_among_the_first_few_says_so() {
    let lives = [Life::entered(1, 2, true).unwrap(), Life::entered(4, 9, false).unwrap()];
    let curve = Curve::new(&lives);
    assert_eq!((curve.broken_at(), curve.first()), (Some(2), Some(1)));
    assert_eq!(Curve::new(&placebo()).broken_at(), None);
    let nobody = Curve::new(&[]);
    assert_eq!((nobody.first(), nobody.survival(0), nobody.restricted_mean(1)), (None, None, None));
}

#[test]
fn headings_that_never_meet_cannot_be_compared() {
    let early = vec![Life::new(1, true)];
    let late = vec![Life::entered(5, 7, true).unwrap()];
    assert_eq!(log_rank(&compared(&[early, late]), 2), None);
    assert_eq!(log_rank(&[], 0), None);
}
