//! What is said of lifetimes: a curve by months for each heading, its median and mean, the test.

use tenure_domain::time::Day;
use tenure_engine::lifetimes::{Lifetimes, MONTH};
use tenure_i18n::Words;
use tenure_models::interval::{Estimate, Interval, Level};
use tenure_models::survival::{Curve, LogRank, Quantile, Scale, log_rank};

use crate::output::{Json, Object};
use crate::statistics::{self, decimal};
use crate::words::{Both, Id, say};

/// More headings than this are not tested: the table is then for looking things up.
const MOST_TESTED: usize = 50;

/// What was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The date of customers from which ages count; `None` where from their first MRR.
    pub since: Option<String>,
    /// Months to show; the horizon of means.
    pub months: u32,
    /// Confidence.
    pub level: Level,
    /// Scale of intervals.
    pub scale: Scale,
    /// The first day that was looked at.
    pub first: Option<Day>,
    /// The last one.
    pub through: Option<Day>,
}

/// The answer.
pub struct Answer {
    /// What was asked.
    pub asked: Asked,
    /// By heading.
    pub groups: Vec<Group>,
    /// Whether headings differ.
    pub test: Option<LogRank>,
    /// Why there is no test, where one could be expected.
    pub untested: Option<Both>,
}

/// One heading.
pub struct Group {
    /// Its name; `None` where it is everyone.
    pub label: Option<String>,
    /// The curve, with ages in parts of a month.
    pub curve: Curve,
    /// By month from 0; blank beyond the oldest that was seen.
    pub months: Vec<Month>,
    /// By which age half have left.
    pub median: Quantile,
    /// Mean up to the horizon, in months.
    pub mean: Option<Estimate>,
}

/// The curve at an anniversary.
#[derive(Clone, Copy, Debug)]
pub struct Month {
    /// How many months.
    pub month: u32,
    /// At risk immediately before.
    pub at_risk: u64,
    /// Left up to it.
    pub left: u64,
    /// Share that is still there.
    pub share: f64,
    /// Its interval; `None` while nobody has left or when everyone has.
    pub interval: Option<Interval>,
}

impl Answer {
    /// Works it out.
    pub fn new(lives: &Lifetimes, asked: &Asked) -> Answer {
        let groups: Vec<Group> = lives
            .groups
            .iter()
            .map(|of| Group::new(of.label.clone(), Curve::new(&of.lives), asked))
            .collect();
        let several = groups.len() > 1;
        let (mut test, mut untested) = (None, None);
        if several && groups.len() <= MOST_TESTED {
            test = log_rank(&lives.compared(), groups.len());
            if test.is_none() {
                untested = Some(Both::of(Id("survival-untested-none-left")));
            }
        } else if several {
            let many = |words: &Words| say!(words, "survival-untested-many", n = MOST_TESTED);
            untested = Some(Both::new(many));
        }
        Answer { asked: asked.clone(), groups, test, untested }
    }
}

impl Group {
    fn new(label: Option<String>, curve: Curve, asked: &Asked) -> Group {
        let (mut left, mut seen) = (0, 0);
        let mut months = Vec::new();
        for month in 0..=asked.months {
            let age = month * MONTH;
            let Some(share) = curve.survival(age) else { break };
            let points = &curve.points()[seen..];
            let upto = points.iter().take_while(|point| point.time <= age);
            for point in upto {
                left += point.ended;
                seen += 1;
            }
            let interval = curve.at(age).and_then(|p| p.interval(asked.level, asked.scale));
            months.push(Month { month, at_risk: curve.at_risk(age), left, share, interval });
        }
        let mean = curve.restricted_mean(asked.months * MONTH);
        Group {
            label,
            months,
            median: curve.median(asked.level, asked.scale),
            mean: mean.map(|mean| mean.estimate(asked.level, f64::from(MONTH), curve.n())),
            curve,
        }
    }
}

/// An age in months.
pub fn in_months(age: u32) -> f64 {
    f64::from(age) / f64::from(MONTH)
}

fn age(age: Option<u32>) -> Option<String> {
    age.map(|age| decimal(in_months(age)))
}

/// The whole answer as one object.
pub fn json(answer: &Answer, head: Object) -> Object {
    let asked = &answer.asked;
    let curves = answer.groups.iter().map(|group| curve(group, asked));
    let mut object = head
        .with("since", asked.since.clone())
        .with("observed_from", asked.first.map(|day| day.to_string()))
        .with("observed_through", asked.through.map(|day| day.to_string()))
        .with("unit", "months")
        .with("curves", Json::objects(curves));
    if let Some(test) = &answer.test {
        let groups = answer.groups.iter().zip(&test.groups).map(|(group, (left, expected))| {
            Object::new()
                .with("group", group.label.clone())
                .with("left", *left)
                .with("expected", decimal(*expected))
        });
        let test = Object::new()
            .with("chi_square", decimal(test.chi_square))
            .with("degrees_of_freedom", test.freedom)
            .with("p", format!("{:.3e}", test.p))
            .with("groups", Json::objects(groups));
        object = object.with("log_rank", test);
    }
    if let Some(why) = &answer.untested {
        object = object.with("log_rank_undefined", why.english.clone());
    }
    object
}

fn curve(group: &Group, asked: &Asked) -> Object {
    let median = Object::new()
        .with("value", age(group.median.value))
        .with("level", asked.level.to_string())
        .with("low", age(group.median.low))
        .with("high", age(group.median.high));
    let mean = group.mean.as_ref().map_or(Json::Value(serde_json::Value::Null), |mean| {
        let of = Object::new().with("value", decimal(mean.value)).with("horizon", asked.months);
        of.with("interval", statistics::json(&mean.interval)).into()
    });
    let points = group.months.iter().map(|month| {
        let interval = month.interval.as_ref().map(statistics::json);
        Object::new()
            .with("month", month.month)
            .with("at_risk", month.at_risk)
            .with("left", month.left)
            .with("share", decimal(month.share))
            .with("interval", interval.map_or(Json::Value(serde_json::Value::Null), Into::into))
    });
    Object::new()
        .with("group", group.label.clone())
        .with("customers", group.curve.n())
        .with("left", group.curve.ended())
        .with("entered_late", group.curve.late())
        .with("seen_from", age(group.curve.first()))
        .with("oldest", age(group.curve.last()))
        .with("broken_at", age(group.curve.broken_at()))
        .with("median", median)
        .with("restricted_mean", mean)
        .with("months", Json::objects(points))
}
