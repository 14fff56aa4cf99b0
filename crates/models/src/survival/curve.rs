//! The curve of Kaplan and Meier, its intervals, median and restricted mean.

use super::{Life, RiskSet};
use crate::interval::{Estimate, Interval, Level, Method};

/// On what scale an interval of the curve is symmetric.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Scale {
    /// log(−log S): stays between 0 and 1, and holds its level in small samples.
    #[default]
    LogLog,
    /// log S.
    Log,
    /// S itself.
    Plain,
}

impl Scale {
    fn method(self) -> Method {
        match self {
            Scale::LogLog => Method::LogLog,
            Scale::Log => Method::Log,
            Scale::Plain => Method::Plain,
        }
    }
}

/// An age at which lives ended or were last seen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// The age.
    pub time: u32,
    /// At risk immediately before it.
    pub at_risk: u64,
    /// Ended at it.
    pub ended: u64,
    /// Last seen at it, not ended. They count as at risk when others end at the same age.
    pub censored: u64,
    /// The share that lives on after it.
    pub survival: f64,
    /// Σ ended ÷ (at risk × (at risk − ended)) up to it: Greenwood's variance is S² times this.
    /// Infinite once nobody is left.
    pub greenwood: f64,
}

impl Point {
    /// The standard error of the share.
    pub fn standard_error(&self) -> f64 {
        if self.survival > 0.0 { self.survival * self.greenwood.sqrt() } else { 0.0 }
    }

    /// The interval of the share; `None` before anyone and after everyone has ended, where the
    /// variance says nothing.
    pub fn interval(&self, level: Level, scale: Scale) -> Option<Interval> {
        let share = self.survival;
        if share <= 0.0 || self.greenwood <= 0.0 {
            return None;
        }
        let reach = level.z() * self.greenwood.sqrt();
        let (low, high) = match scale {
            Scale::Plain => (share - share * reach, share + share * reach),
            Scale::Log => (share * (-reach).exp(), share * reach.exp()),
            Scale::LogLog => {
                let reach = reach / share.ln().abs();
                (share.powf(reach.exp()), share.powf((-reach).exp()))
            }
        };
        let (method, n) = (scale.method(), self.at_risk);
        Some(Interval { level, low, high, method, n }.within(0.0, 1.0))
    }
}

/// An age by which some share has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quantile {
    /// The first age with no more than that share left; `None` where it is not reached.
    pub value: Option<u32>,
    /// Lower end of its interval; `None` where not even the lower end of the curve gets there.
    pub low: Option<u32>,
    /// Upper end; `None` where it is not reached.
    pub high: Option<u32>,
}

/// A mean up to a horizon.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mean {
    /// Area under the curve up to the horizon, in units of time.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The horizon.
    pub horizon: u32,
}

impl Mean {
    /// The mean with its interval, which is symmetric; ages are divided by `unit`.
    pub fn estimate(&self, level: Level, unit: f64, n: u64) -> Estimate {
        let reach = level.z() * self.standard_error;
        let (low, high) = ((self.value - reach).max(0.0), self.value + reach);
        let high = high.min(f64::from(self.horizon));
        let interval =
            Interval { level, low: low / unit, high: high / unit, method: Method::Plain, n };
        Estimate { value: self.value / unit, interval }
    }
}

/// The share that lives on, by age.
#[derive(Clone, Debug)]
pub struct Curve {
    points: Vec<Point>,
    risk: RiskSet,
    ended: u64,
}

impl Curve {
    /// The curve of these lives.
    pub fn new(lives: &[Life]) -> Curve {
        let risk = RiskSet::new(lives.iter().copied());
        let mut exits: Vec<(u32, bool)> = lives.iter().map(|l| (l.exit(), l.ended())).collect();
        exits.sort_unstable();
        let (mut survival, mut greenwood, mut all) = (1.0, 0.0, 0);
        let mut points = Vec::new();
        for same in exits.chunk_by(|a, b| a.0 == b.0) {
            let time = same[0].0;
            let at_risk = risk.at(time);
            let ended = same.iter().filter(|exit| exit.1).count() as u64;
            let (d, n) = (ended as f64, at_risk as f64);
            // Shares that multiply to a ratio of counts stay one to the last digit but few.
            survival *= (n - d) / n;
            if ended > 0 {
                greenwood += d / (n * (n - d));
            }
            all += ended;
            let censored = same.len() as u64 - ended;
            points.push(Point { time, at_risk, ended, censored, survival, greenwood });
        }
        Curve { points, risk, ended: all }
    }

    /// The ages at which anything happened, in order.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// How many lives.
    pub fn n(&self) -> u64 {
        self.risk.len() as u64
    }

    /// How many of them ended.
    pub fn ended(&self) -> u64 {
        self.ended
    }

    /// How many were seen only after their beginning.
    pub fn late(&self) -> u64 {
        self.risk.late() as u64
    }

    /// How many are at risk immediately before an age.
    pub fn at_risk(&self, time: u32) -> u64 {
        self.risk.at(time)
    }

    /// The age from which on the curve speaks: what ended before was never seen. `None` without
    /// lives.
    pub fn first(&self) -> Option<u32> {
        self.risk.first()
    }

    /// The oldest age that was seen.
    pub fn last(&self) -> Option<u32> {
        self.risk.last()
    }

    /// What holds at an age: the last point up to it, or `None` where none is before it and
    /// nobody has ended. An age beyond [`Curve::last`] is nobody's.
    pub fn at(&self, time: u32) -> Option<&Point> {
        let next = self.points.partition_point(|point| point.time <= time);
        self.points[..next].last()
    }

    /// The share that lives on after an age; `None` beyond the oldest that was seen, unless nobody
    /// was left there.
    pub fn survival(&self, time: u32) -> Option<f64> {
        let last = self.points.last()?;
        if time > last.time && last.survival > 0.0 {
            return None;
        }
        Some(self.at(time).map_or(1.0, |point| point.survival))
    }

    /// The age at which all who were then at risk ended though others are seen later. With late
    /// entries that happens among the first few; the curve is 0 from there on and says nothing.
    pub fn broken_at(&self) -> Option<u32> {
        let empty = self.points.iter().find(|point| point.ended == point.at_risk)?;
        (self.last() > Some(empty.time)).then_some(empty.time)
    }

    /// The age by which no more than `share` is left, with the ages at which the ends of the
    /// curve's interval get there (Brookmeyer and Crowley).
    pub fn quantile(&self, share: f64, level: Level, scale: Scale) -> Quantile {
        // What is a share but for rounding is that share.
        let share = share + 1e-12;
        let first = |of: &dyn Fn(&Point) -> f64| {
            self.points.iter().find(|point| of(point) <= share).map(|point| point.time)
        };
        let end = |point: &Point, pick: fn(Interval) -> f64| {
            point.interval(level, scale).map_or(point.survival, pick)
        };
        Quantile {
            value: first(&|point| point.survival),
            low: first(&|point| end(point, |interval| interval.low)),
            // A point without an interval says nothing of the upper end.
            high: first(&|point| point.interval(level, scale).map_or(1.0, |i| i.high)),
        }
    }

    /// The median age.
    pub fn median(&self, level: Level, scale: Scale) -> Quantile {
        self.quantile(0.5, level, scale)
    }

    /// The mean age up to a horizon; `None` where the curve does not reach it.
    pub fn restricted_mean(&self, horizon: u32) -> Option<Mean> {
        self.survival(horizon)?;
        // Area from each point to the horizon, from the last to the first.
        let inside = &self.points[..self.points.partition_point(|p| p.time < horizon)];
        let (mut area, mut variance, mut until) = (0.0, 0.0, f64::from(horizon));
        for point in inside.iter().rev() {
            area += point.survival * (until - f64::from(point.time));
            until = f64::from(point.time);
            let (d, n) = (point.ended as f64, point.at_risk as f64);
            if point.ended > 0 && point.ended < point.at_risk {
                variance += area * area * d / (n * (n - d));
            }
        }
        Some(Mean { value: area + until, standard_error: variance.sqrt(), horizon })
    }
}
