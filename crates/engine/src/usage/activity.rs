//! What a customer's use comes to on a day: the few sets of days that it needs, and the answer.

use tenure_domain::time::Day;
use tenure_metrics::usage::{CustomerUse, Days, Feature};

/// Days of the window that answers look at, and of the one before it.
pub const WINDOW: i32 = 28;

/// Weeks over which answers count those with use.
pub const WEEKS: i32 = 12;

/// A customer's use without names and counts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Activity {
    /// For each named user with any, the days on which it was active.
    pub users: Vec<Days>,
    /// The days on which anybody was active, named or not.
    pub anybody: Days,
    /// The features that anybody used, ascending, each once, and on which days.
    pub features: Vec<(Feature, Days)>,
}

/// What a customer's use comes to at the beginning of a day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answer {
    /// Named users that were active in the window.
    pub active_users: u32,
    /// On how many days each of them was, summed.
    pub user_days: u32,
    /// The same for the window before.
    pub user_days_before: u32,
    /// In how many of the last weeks anybody was active.
    pub weeks_active: u32,
    /// Features that anybody used in the window.
    pub features_used: u32,
    /// The last day before on which anybody was active.
    pub last_seen: Option<Day>,
    /// Key features that nobody has ever used until then.
    pub key_unused: Vec<Feature>,
}

impl Activity {
    pub(super) fn of(customer: &CustomerUse) -> Activity {
        let mut activity = Activity::default();
        for user in customer.users.iter().chain([&customer.unnamed]) {
            activity.anybody.union(&user.active);
            for used in &user.features {
                activity.feature(used.feature).union(&used.days);
            }
        }
        let active = customer.users.iter().filter(|user| !user.active.is_empty());
        activity.users = active.map(|user| user.active.clone()).collect();
        activity
    }

    fn feature(&mut self, feature: Feature) -> &mut Days {
        let at = match self.features.binary_search_by_key(&feature, |of| of.0) {
            Ok(at) => at,
            Err(at) => {
                self.features.insert(at, (feature, Days::default()));
                at
            }
        };
        &mut self.features[at].1
    }

    /// The answer at the beginning of a day. `key` are the key features.
    pub(super) fn answer(&self, at: Day, key: &[Feature]) -> Answer {
        let window = Day(at.0 - WINDOW);
        let before = Day(window.0 - WINDOW);
        let mut answer = Answer::default();
        for days in &self.users {
            let count = days.count(window, at);
            answer.active_users += u32::from(count > 0);
            answer.user_days += count;
            answer.user_days_before += days.count(before, window);
        }
        let week = |n: i32| self.anybody.any(Day(at.0 - 7 * (n + 1)), Day(at.0 - 7 * n));
        answer.weeks_active = (0..WEEKS).filter(|&n| week(n)).count() as u32;
        let used = self.features.iter().filter(|(_, days)| days.any(window, at));
        answer.features_used = used.count() as u32;
        answer.last_seen = self.anybody.last_before(at);
        let unused = |feature: &&Feature| {
            let found = self.features.binary_search_by_key(*feature, |of| of.0);
            found.map_or(true, |place| !self.features[place].1.any(Day(i32::MIN), at))
        };
        answer.key_unused = key.iter().filter(unused).copied().collect();
        answer
    }
}
