//! How long customers stay: curves from lives of which most are not over yet.
//!
//! Sources: Kaplan and Meier 1958; Greenwood 1926; Brookmeyer and Crowley 1982 for the median;
//! Klein and Moeschberger, Survival Analysis, for delayed entry, the restricted mean and the
//! log-rank test.

mod compare;
mod curve;

pub use compare::{Compared, LogRank, log_rank};
pub use curve::{Curve, Mean, Point, Quantile, Scale};

/// A life, or the part of it that was seen, in whole units of time since its beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Life {
    entry: Option<u32>,
    exit: u32,
    ended: bool,
}

impl Life {
    /// Seen from its beginning until `exit`, when it ended or was seen last.
    pub fn new(exit: u32, ended: bool) -> Life {
        Life { entry: None, exit, ended }
    }

    /// Seen only after the age `entry` (left truncation); whoever ended before was never seen.
    /// `None` where nothing was seen of it.
    pub fn entered(entry: u32, exit: u32, ended: bool) -> Option<Life> {
        (entry < exit).then_some(Life { entry: Some(entry), exit, ended })
    }

    /// The age after which it was seen; `None` where from its beginning.
    pub fn entry(self) -> Option<u32> {
        self.entry
    }

    /// The age at which it ended or was seen last.
    pub fn exit(self) -> u32 {
        self.exit
    }

    /// Whether it ended.
    pub fn ended(self) -> bool {
        self.ended
    }
}

/// How many are at risk at an age: those who were seen before it and neither ended nor were lost
/// from sight before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct RiskSet {
    whole: usize,
    entries: Vec<u32>,
    exits: Vec<u32>,
}

impl RiskSet {
    pub(crate) fn new(lives: impl Iterator<Item = Life>) -> RiskSet {
        let mut set = RiskSet::default();
        for life in lives {
            match life.entry {
                Some(entry) => set.entries.push(entry),
                None => set.whole += 1,
            }
            set.exits.push(life.exit);
        }
        set.entries.sort_unstable();
        set.exits.sort_unstable();
        set
    }

    pub(crate) fn at(&self, time: u32) -> u64 {
        let entered = self.whole + self.entries.partition_point(|&entry| entry < time);
        let gone = self.exits.partition_point(|&exit| exit < time);
        // Whoever has gone before an age has entered before it.
        (entered - gone) as u64
    }

    /// The last age at which anyone is seen.
    pub(crate) fn last(&self) -> Option<u32> {
        self.exits.last().copied()
    }

    /// The age from which on there is anyone to see.
    pub(crate) fn first(&self) -> Option<u32> {
        if self.whole > 0 { Some(0) } else { self.entries.first().copied() }
    }

    pub(crate) fn len(&self) -> usize {
        self.exits.len()
    }

    pub(crate) fn late(&self) -> usize {
        self.entries.len()
    }
}
