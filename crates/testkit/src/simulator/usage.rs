//! What customers do in the product, from a stream of chance of its own: their billing does not
//! depend on it. Use falls before a customer leaves.

use std::path::Path;
use std::rc::Rc;

use super::calendar::{At, DAY, HOUR};
use super::dice::{Dice, Purpose};
use super::plans::{Product, Tier};
use super::rows::{Records, Source, TruthRow};
use super::table::Table;
use super::{Error, World};

const EVENTS: &str = "customer_id,user_id,event,at,event_id,recorded_at";
const KINDS: &str = "event,qualifying,login,value_moment,recorded_at";
const FEATURES: &str = "feature,events,key,recorded_at";
const USERS: &str = "user_id,customer_id,role,internal,created_at,recorded_at";

/// Events are kept for so many months before the end.
const KEPT: u32 = 5;

/// The most users of a customer.
const MOST_USERS: u32 = 8;

/// Events with whether they count as use, are logins, and are moments of value.
const EVENT_KINDS: [(&str, bool, bool, bool); 10] = [
    ("login", true, true, false),
    ("board_opened", true, false, false),
    ("board_shared", true, false, true),
    ("calendar_opened", true, false, false),
    ("automation_saved", true, false, false),
    ("report_shared", true, false, true),
    ("forecast_opened", true, false, false),
    ("audit_log_opened", true, false, false),
    ("api_call", false, false, false),
    ("invoice_viewed", false, false, false),
];

/// Features with the events that show their use, and whether they are key features.
const FEATURE_LIST: [(&str, &str, bool); 8] = [
    ("boards", "board_opened;board_shared", true),
    ("calendar", "calendar_opened", false),
    ("automation", "automation_saved", true),
    ("reports", "report_shared", true),
    ("api", "api_call", false),
    ("audit-log", "audit_log_opened", false),
    ("forecasts", "forecast_opened", false),
    ("dashboards", "dashboard_opened;forecast_opened", false),
];

/// The open files of use.
pub(super) struct Usage {
    events: Table,
    kinds: Table,
    features: Table,
    users: Table,
    /// Index of the next customer.
    next: u32,
    /// Whether the kinds and features are written.
    told: bool,
}

/// A customer while its events are written.
struct Customer<'a> {
    truth: &'a TruthRow,
    tier: Tier,
    insights: bool,
    /// When it started to pay, and when it left or the window ends.
    span: (At, At),
    left: bool,
    /// Number of the next event.
    next: u32,
}

impl Usage {
    pub fn create(folder: &Path) -> Result<Usage, Error> {
        Ok(Usage {
            events: Table::create(folder, "events", EVENTS)?,
            kinds: Table::create(folder, "event_kinds", KINDS)?,
            features: Table::create(folder, "features", FEATURES)?,
            users: Table::create(folder, "users", USERS)?,
            next: 0,
            told: false,
        })
    }

    pub fn tables(self) -> [Table; 4] {
        [self.events, self.kinds, self.features, self.users]
    }

    /// Writes all that the users of the next customer did.
    pub fn write(&mut self, world: &World, records: &Records) -> Result<(), Error> {
        if !self.told {
            self.tell(world)?;
        }
        let mut dice = Dice::new(world.seed, Purpose::Usage(self.next));
        self.next += 1;
        let (tier, seats, insights) = subscribed(records);
        for truth in &records.truth {
            let Some(started) = truth.started else { continue };
            let end = truth.left.map_or(world.calendar.end, |(_, at)| at);
            let mut customer = Customer {
                truth,
                tier,
                insights,
                span: (started, end.min(world.calendar.end)),
                left: truth.left.is_some_and(|(_, at)| at <= world.calendar.end),
                next: 0,
            };
            for n in 0..seats.clamp(1, MOST_USERS) {
                self.user(world, &mut customer, n, &mut dice)?;
            }
            self.without_user(world, &mut customer, &mut dice)?;
            self.visit(world, &mut customer, &mut dice)?;
        }
        Ok(())
    }

    /// Writes the kinds of events and the features.
    fn tell(&mut self, world: &World) -> Result<(), Error> {
        self.told = true;
        let calendar = &world.calendar;
        for (event, qualifying, login, value) in EVENT_KINDS {
            let table = &mut self.kinds;
            table.text(event).flag(Some(qualifying)).flag(Some(login)).flag(Some(value));
            table.at(calendar.start, Source::Billing, calendar).end()?;
        }
        for (feature, events, key) in FEATURE_LIST {
            let table = &mut self.features;
            table.text(feature).text(events).flag(Some(key));
            table.at(calendar.start, Source::Billing, calendar).end()?;
        }
        Ok(())
    }

    fn event(
        &mut self,
        world: &World,
        customer: &mut Customer<'_>,
        (user, event, at): (&str, &str, At),
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        if at < customer.span.0 - 14 * DAY || at >= customer.span.1 {
            return Ok(());
        }
        customer.next += 1;
        let id = &customer.truth.customer;
        let table = &mut self.events;
        table.text(id).text(user).text(event).at(at, Source::Billing, calendar);
        table.text(&format!("e_{id}_{}", customer.next));
        table.at((at + 30).min(calendar.end - 1), Source::Billing, calendar);
        table.end()
    }

    fn person(
        &mut self,
        world: &World,
        (id, customer): (&str, &Rc<str>),
        (role, internal): (&str, bool),
        created: At,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let table = &mut self.users;
        table.text(id).text(customer).text(role).flag(internal.then_some(true));
        table.at(created, Source::Crm, calendar);
        table.at((created + 60).min(calendar.end - 1), Source::Billing, calendar);
        table.end()
    }

    /// Writes a user and its days.
    fn user(
        &mut self,
        world: &World,
        customer: &mut Customer<'_>,
        n: u32,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let (started, end) = customer.span;
        let id = format!("u_{}_{}", customer.truth.customer, n + 1);
        let role = if n == 0 { "owner" } else { "member" };
        let created = calendar.add_days(started, n * dice.between(0, 20));
        if created >= end {
            return Ok(());
        }
        self.person(world, (&id, &customer.truth.customer), (role, false), created)?;
        let keen = 8 + (customer.truth.traits.fit * 50 + dice.trait_value() * 25) / 1_000;
        // Two of each team live in the product; the others look in.
        let keen = if n < 2 { keen } else { keen / 3 + 1 };
        let kept = calendar.midnight(calendar.month(calendar.months.saturating_sub(KEPT)));
        let mut day = calendar.day_start(created.max(kept));
        while day < end {
            let chance = customer.chance(keen, day, calendar.local(day).weekday());
            if dice.percent(chance) {
                self.day(world, customer, (&id, day), dice)?;
            }
            day = calendar.add_days(day, 1);
        }
        Ok(())
    }

    /// Writes what a user did on a day on which it came.
    fn day(
        &mut self,
        world: &World,
        customer: &mut Customer<'_>,
        (user, day): (&str, At),
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let mut at = world.calendar.office_hours(day, 0, dice);
        // Most stay logged in.
        if dice.percent(45) {
            self.event(world, customer, (user, "login", at))?;
        }
        for _ in 0..1 + u32::from(dice.percent(25)) {
            at += i64::from(dice.between(1, 3_000));
            let event = customer.what(at, dice);
            self.event(world, customer, (user, event, at))?;
        }
        Ok(())
    }

    /// Writes what machines of the customer did: nobody knows for whom.
    fn without_user(
        &mut self,
        world: &World,
        customer: &mut Customer<'_>,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        if customer.tier < Tier::Pro || dice.percent(40) {
            return Ok(());
        }
        let kept = calendar.midnight(calendar.month(calendar.months.saturating_sub(KEPT)));
        let mut day = calendar.day_start(customer.span.0.max(kept));
        while day < customer.span.1 {
            let at = day + i64::from(dice.below(20)) * HOUR;
            self.event(world, customer, ("", "api_call", at))?;
            day = calendar.add_days(day, dice.between(5, 12));
        }
        Ok(())
    }

    /// Writes that one of our own people looked into the customer's account.
    fn visit(
        &mut self,
        world: &World,
        customer: &mut Customer<'_>,
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let (_, end) = customer.span;
        let at = end - i64::from(dice.between(1, 90)) * DAY;
        if !dice.percent(15) || at < customer.span.0 {
            return Ok(());
        }
        let id = format!("staff_{}", customer.truth.customer);
        self.person(world, (&id, &customer.truth.customer), ("support", true), at - 60)?;
        self.event(world, customer, (&id, "board_opened", at))
    }
}

impl Customer<'_> {
    /// The chance in a hundred that a user comes on a day.
    fn chance(&self, keen: u32, day: At, weekday: jiff::civil::Weekday) -> u32 {
        use jiff::civil::Weekday::{Saturday, Sunday};
        let (started, end) = self.span;
        let mut chance = keen;
        if matches!(weekday, Saturday | Sunday) {
            chance /= 6;
        }
        // Badly begun, little used: at first the first weeks count, later the fit.
        let weeks = (day - started) / (7 * DAY);
        if weeks < 5 {
            chance = chance * (400 + self.truth.traits.onboarding) / 1_000;
        }
        let left = (end - day) / DAY;
        match self.left {
            true if left < 21 => chance / 6,
            true if left < 63 => chance / 2,
            _ => chance,
        }
    }

    /// What a user does, of what the plan has.
    fn what(&self, at: At, dice: &mut Dice) -> &'static str {
        let new = at - self.span.0 < 10 * DAY;
        let allowed = |tier| u32::from(self.tier >= tier);
        let fit = 2 + self.truth.traits.fit / 100;
        dice.weighted(&[
            (40, "board_opened"),
            (1 + fit / 4, "board_shared"),
            (15 * allowed(Tier::Starter), "calendar_opened"),
            (fit * allowed(Tier::Team) * u32::from(!new), "automation_saved"),
            (fit * allowed(Tier::Pro), "report_shared"),
            (5 * u32::from(self.insights), "forecast_opened"),
            (allowed(Tier::Enterprise), "audit_log_opened"),
            (2, "invoice_viewed"),
        ])
    }
}

/// The product, the seats, and whether insights are among what a customer subscribes to.
fn subscribed(records: &Records) -> (Tier, u32, bool) {
    let items =
        records.subscriptions.iter().map(|row| (row.data.priced.plan, row.data.priced.quantity));
    let lines = records
        .lines
        .iter()
        .map(|row| (row.data.plan, u32::try_from(row.data.quantity).unwrap_or(1)));
    let months = records.mrr_months.iter().map(|row| (row.data.plan, 1));
    let (mut tier, mut seats, mut insights) = (None, 1, false);
    for (plan, quantity) in items.chain(lines).chain(months) {
        match plan.product {
            Product::Base(of) => {
                tier = Some(of);
                seats = if of.per_seat() { quantity } else { 1 };
            }
            Product::Insights => insights = true,
            _ => {}
        }
    }
    (tier.unwrap_or(Tier::Starter), seats, insights)
}
