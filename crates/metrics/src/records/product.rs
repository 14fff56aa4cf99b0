//! Use of the product, read from [`crate::usage`] for one customer and period.

use tenure_domain::time::Day;

use super::Deeds;
use crate::usage::{Counts, Days, Feature, UserUse};

/// Days of a rolling month, the four weeks that hold every weekday equally often.
pub const MONTH: i32 = 28;
/// Days of a rolling week.
pub const WEEK: i32 = 7;
/// Days of the rolling month that some count instead.
pub const THIRTY: i32 = 30;

/// On so many days of the last 28 whoever uses a feature has taken it up.
pub const REPEATED: u32 = 3;

/// A whole as parts that the numbers up to 16 divide, so that the share of each customer is a whole
/// number of them for up to 16 features (or seats), and rounded half-even beyond.
pub const POINTS: i128 = 720_720;

/// `part ÷ whole` in [`POINTS`], rounded half-even; 0 of nothing.
fn points(part: i128, whole: i128) -> i128 {
    if whole <= 0 {
        return 0;
    }
    let scaled = part * POINTS;
    let (quotient, rest) = (scaled.div_euclid(whole), scaled.rem_euclid(whole));
    let up = 2 * rest > whole || 2 * rest == whole && quotient % 2 != 0;
    quotient + i128::from(up)
}

/// What the users of a customer did in a period, and in the days before its end. Days count for
/// each user who was active on them; windows end with the last day of the period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Use {
    /// Days of the period, user by user.
    pub user_days: i64,
    /// Users of the period.
    pub users: i64,
    /// Users of the last day.
    pub last_day: i64,
    /// Users of the last 7, 28 and 30 days.
    pub week: i64,
    /// See `week`.
    pub month: i64,
    /// See `week`.
    pub thirty: i64,
    /// For each day of the period the users of the 7 days that end with it, added up.
    pub weeks: i64,
    /// The same of 28 days.
    pub months: i64,
    /// Days of the last 28, user by user.
    pub month_days: i64,
    /// Days of the last 7, user by user.
    pub week_days: i64,
    /// Days of the 28 before the last 28, user by user.
    pub before_days: i64,
    /// Users of the 28 days before the last 28.
    pub before: i64,
    /// Days of the last 28 with a login, user by user.
    pub login_days: i64,
    /// Users with a login in the last 28 days.
    pub login_users: i64,
    /// Days of the period on which any user was active.
    pub customer_days: i64,
    /// Days of the last 28 on which any user was active.
    pub customer_month_days: i64,
    /// Days of the last 28 on which any user logged in.
    pub customer_login_days: i64,
    /// Whether anything qualifying happened in the last 28 days, also without a user.
    pub anything: bool,
    /// Whether the data begin within the last 56 days.
    pub begins: bool,
}

/// A span of days in which use is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Within {
    /// First day of the period.
    pub from: Day,
    /// First day after it.
    pub to: Day,
    /// The first day of the data.
    pub first: Day,
}

impl Within {
    /// The day so many days before the end.
    fn back(self, days: i32) -> Day {
        Day(self.to.0.saturating_sub(days))
    }

    /// How many days the period has before its end.
    fn length(self) -> i32 {
        self.to.0.saturating_sub(self.from.0)
    }
}

impl Use {
    /// What these users of a customer did, and, where it is asked for, what happened without a
    /// user. `None` where neither did anything in the period or in the 56 days before its end.
    pub fn of<'a>(
        users: impl Iterator<Item = &'a UserUse>,
        unnamed: Option<&UserUse>,
        within: Within,
    ) -> Option<Use> {
        let Within { from, to, first } = within;
        let earliest = from.min(within.back(2 * MONTH)).0.saturating_sub(MONTH);
        let near = |days: &Days| days.any(Day(earliest), to);
        let mut sum = Use { begins: first > within.back(2 * MONTH), ..Use::default() };
        let (mut active, mut logins) = (Days::default(), Days::default());
        for user in users.filter(|user| near(&user.active) || near(&user.logins)) {
            sum.add(user, within);
            active.union(&user.active);
            logins.union(&user.logins);
        }
        let month = within.back(MONTH);
        sum.customer_days = active.count(from, to).into();
        sum.customer_month_days = active.count(month, to).into();
        sum.customer_login_days = logins.count(month, to).into();
        let without = unnamed.is_some_and(|unnamed| unnamed.active.any(month, to));
        sum.anything = without || sum.month > 0;
        let nothing = Use { begins: sum.begins, ..Use::default() };
        (sum != nothing).then_some(sum)
    }

    fn add(&mut self, user: &UserUse, within: Within) {
        let Within { from, to, .. } = within;
        let (week, month) = (within.back(WEEK), within.back(MONTH));
        let before = within.back(2 * MONTH);
        let any = |from: Day, to: Day| i64::from(user.active.any(from, to));
        let count = |from: Day, to: Day| i64::from(user.active.count(from, to));
        self.user_days += count(from, to);
        self.users += any(from, to);
        self.last_day += any(within.back(1.min(within.length())), to);
        self.week += any(week, to);
        self.month += any(month, to);
        self.thirty += any(within.back(THIRTY), to);
        self.weeks += user.active.covered(from, to, WEEK);
        self.months += user.active.covered(from, to, MONTH);
        self.week_days += count(week, to);
        self.month_days += count(month, to);
        self.before_days += count(before, month);
        self.before += any(before, month);
        self.login_days += i64::from(user.logins.count(month, to));
        self.login_users += i64::from(user.logins.any(month, to));
    }

    /// Whether the customer was used less than before by so many percent, or more.
    pub(super) fn fell(&self, percent: i64) -> bool {
        self.before_days > 0 && self.month_days * 100 <= self.before_days * (100 - percent)
    }
}

/// The use of one feature by a customer in a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FeatureUse {
    /// Whether it is a key feature.
    pub key: bool,
    /// Whether what the customer subscribes to at the end of the period has it.
    pub allowed: bool,
    /// Whether anybody used it in the period, named or not.
    pub used: bool,
    /// Whether anybody used it by the end of the period.
    pub ever: bool,
    /// Users who used it in the period.
    pub adopters: i64,
    /// Users who were active in the period or used it.
    pub users: i64,
    /// Users who used it on three of the last 28 days.
    pub repeaters: i64,
    /// Users who were active in the last 28 days or used it.
    pub month_users: i64,
    /// How often its named users used it in the period.
    pub uses: i64,
}

impl FeatureUse {
    /// How these users of a customer used a feature; `unnamed` is what happened without a user.
    pub fn of<'a>(
        feature: Feature,
        users: impl Iterator<Item = &'a UserUse>,
        (unnamed, uses): (Option<&UserUse>, Option<&Counts>),
        within: Within,
    ) -> FeatureUse {
        let Within { from, to, .. } = within;
        let month = within.back(MONTH);
        let mut of = FeatureUse::default();
        let begin = Day(i32::MIN / 2);
        for user in users {
            let days = user.feature(feature);
            let on = |from: Day, to: Day| days.map_or(0, |days| days.count(from, to));
            of.ever |= on(begin, to) > 0;
            of.adopters += i64::from(on(from, to) > 0);
            of.users += i64::from(on(from, to) > 0 || user.active.any(from, to));
            of.repeaters += i64::from(on(month, to) >= REPEATED);
            of.month_users += i64::from(on(month, to) > 0 || user.active.any(month, to));
        }
        let without = unnamed.and_then(|unnamed| unnamed.feature(feature));
        of.used = of.adopters > 0 || without.is_some_and(|days| days.any(from, to));
        of.ever |= without.is_some_and(|days| days.any(begin, to));
        of.uses = uses.map_or(0, |uses| uses.sum(from, to));
        of
    }

    /// Whether there is anything to say of it.
    pub fn is_some(&self) -> bool {
        self.allowed || self.used
    }
}

impl Deeds<'_, FeatureUse> {
    /// The customer's features that are used, of those that it may use, in [`POINTS`].
    pub(super) fn breadth(&self) -> i128 {
        points(self.count(|f| f.allowed && f.used), self.count(|f| f.allowed))
    }
}

/// The seats of a customer at the end of a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeatUse {
    /// Seats that it has bought; `None` where nobody says.
    pub purchased: Option<i64>,
    /// Users who were active in the last 28 days.
    pub active: i64,
}

impl Deeds<'_, SeatUse> {
    /// A number of one who is a customer at the end of the period.
    pub(super) fn of_customer(&self, of: impl Fn(&SeatUse) -> i128) -> i128 {
        let is_customer = self.holder.is_some_and(|holder| holder.is_customer);
        i128::from(is_customer) * self.sum(of)
    }
}

impl SeatUse {
    /// Whether it has bought any.
    pub(super) fn has(&self) -> bool {
        self.purchased.is_some_and(|purchased| purchased > 0)
    }

    /// The share of its seats that are in use, in [`POINTS`].
    pub(super) fn points(&self) -> i128 {
        points(self.active.into(), self.purchased.unwrap_or(0).into())
    }
}

/// A customer, on the day of its start, with when it first had what it came for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FirstValue {
    /// Days from the start to the first moment of value, 0 where that was before; `None` where
    /// there was none by the end of the data.
    pub after: Option<i32>,
    /// Whole days since the start that the data hold.
    pub observed: i32,
}

impl FirstValue {
    /// Whether it came within so many days.
    pub(super) fn within(&self, days: i32) -> bool {
        self.after.is_some_and(|after| after <= days)
    }

    /// Whether it has not come, and may still come, within so many days.
    pub(super) fn is_open(&self, days: i32) -> bool {
        !self.within(days) && self.observed < days
    }
}

/// A step of the way that a customer goes when it begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Milestone {
    /// Whether the customer started in the period.
    pub started: bool,
    /// Whether it is reached by the end of the data.
    pub reached: bool,
    /// Whether it is planned for this customer, and not reached at the end of the period.
    pub open: bool,
    /// Whether it is open, and was expected before the end of the period.
    pub overdue: bool,
    /// Whether it was reached in the last 28 days of the period.
    pub recent: bool,
}

/// Where a customer stands on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Course {
    /// Nothing is overdue.
    OnTrack,
    /// Something is overdue, but something else was reached lately.
    Behind,
    /// Something is overdue, and nothing was reached lately.
    Stuck,
}

impl Deeds<'_, Milestone> {
    /// Where one stands who is a customer at the end of the period; `None` for whoever has
    /// nothing before it.
    pub(super) fn course(&self) -> Option<Course> {
        let is_customer = self.holder.is_some_and(|holder| holder.is_customer);
        if !is_customer || self.count(|step| step.open) == 0 {
            return None;
        }
        let any = |is: fn(&Milestone) -> bool| self.records.iter().any(is);
        Some(match (any(|step| step.overdue), any(|step| step.recent)) {
            (false, _) => Course::OnTrack,
            (true, true) => Course::Behind,
            (true, false) => Course::Stuck,
        })
    }

    /// 1 for one who stands so.
    pub(super) fn stands(&self, course: Course) -> i128 {
        i128::from(self.course() == Some(course))
    }
}

/// Something that a customer wants to achieve.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Goal {
    /// Whether it is due in the period.
    pub due: bool,
    /// Whether it is achieved by the end of the data.
    pub achieved: bool,
    /// Whether it was achieved by the day on which it is due.
    pub in_time: bool,
    /// Whether it was set before the period.
    pub before: bool,
    /// Whether it was achieved before the period.
    pub achieved_before: bool,
    /// Whether its owner is a customer at the opening.
    pub opening: bool,
    /// Whether that one is no customer at the closing.
    pub lost: bool,
}

impl Deeds<'_, Goal> {
    /// 1 for a customer at the opening who had set goals before and achieved one of them, or, for
    /// `false`, none.
    pub(super) fn owner(&self, achieved: bool) -> i128 {
        let (mut set, mut has) = (false, false);
        for goal in self.records.iter().filter(|goal| goal.opening && goal.before) {
            set = true;
            has |= goal.achieved_before;
        }
        i128::from(set && has == achieved)
    }

    /// The same of those who left in the period.
    pub(super) fn lost(&self, achieved: bool) -> i128 {
        let lost = self.records.iter().any(|goal| goal.lost);
        i128::from(lost) * self.owner(achieved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_whole_up_to_sixteen_and_rounded_beyond() {
        for whole in 1..=16 {
            assert_eq!(points(1, whole) * whole, POINTS);
        }
        assert_eq!(points(1, 17), 42_395);
        assert_eq!((points(1, 32), points(3, 32)), (22_522, 67_568));
        assert_eq!(points(3, 0), 0);
    }
}
