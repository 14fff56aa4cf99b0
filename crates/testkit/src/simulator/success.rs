//! Seats, the first weeks and the goals of customers, and who talked to them, from streams of chance
//! of their own.

use std::collections::BTreeMap;
use std::path::Path;

use super::calendar::{At, DAY};
use super::dice::{Dice, Purpose};
use super::plans::Product;
use super::rows::{Records, Source, TruthRow};
use super::table::Table;
use super::{Error, World};

const SEATS: &str = "customer_id,at,purchased,recorded_at";
const MILESTONES: &str = "customer_id,milestone,expected_by,reached_at,recorded_at";
const GOALS: &str = "customer_id,goal,set_at,due_at,achieved_at,status,recorded_at";

const TALKS: &str = "customer_id,at,kind,by,recorded_at";

/// Who looks after customers.
const PEOPLE: [&str; 3] = ["Ilinca Dobre", "Mads Haugen", "Sofia Koval"];

/// The steps of the first weeks, with the days in which each is expected.
const STEPS: [(&str, u32); 4] =
    [("workspace set up", 3), ("data imported", 10), ("team invited", 14), ("report shared", 30)];

/// What customers want.
const WANTED: [&str; 4] = ["fewer meetings", "faster releases", "pass an audit", "one place"];

/// The open files.
pub(super) struct Success {
    seats: Table,
    milestones: Table,
    goals: Table,
    talks: Table,
    /// Index of the next customer.
    next: u32,
}

impl Success {
    pub fn create(folder: &Path) -> Result<Success, Error> {
        Ok(Success {
            seats: Table::create(folder, "seats", SEATS)?,
            milestones: Table::create(folder, "milestones", MILESTONES)?,
            goals: Table::create(folder, "goals", GOALS)?,
            talks: Table::create(folder, "interactions", TALKS)?,
            next: 0,
        })
    }

    pub fn tables(self) -> [Table; 4] {
        [self.seats, self.milestones, self.goals, self.talks]
    }

    /// Writes all of the next customer.
    pub fn write(&mut self, world: &World, records: &Records) -> Result<(), Error> {
        let mut dice = Dice::new(world.seed, Purpose::Success(self.next));
        let mut talks = Dice::new(world.seed, Purpose::Talks(self.next));
        self.next += 1;
        if !dice.percent(8) {
            self.seats(world, records)?;
        }
        for truth in &records.truth {
            let Some(started) = truth.started else { continue };
            let end = truth.left.map_or(world.calendar.end, |(_, at)| at);
            let span = (started, end.min(world.calendar.end));
            if span.0 < span.1 {
                self.begin(world, truth, span, &mut dice)?;
                self.strive(world, truth, span, &mut dice)?;
                self.talk(world, truth, span, &mut talks)?;
            }
        }
        Ok(())
    }

    /// Writes the seats that were bought, from when on.
    fn seats(&mut self, world: &World, records: &Records) -> Result<(), Error> {
        let calendar = &world.calendar;
        let mut bought: BTreeMap<(&str, At), u32> = BTreeMap::new();
        for row in &records.subscriptions {
            let of = &row.data;
            let Product::Base(tier) = of.priced.plan.product else { continue };
            if !tier.per_seat() {
                continue;
            }
            // Of two versions of a subscription the first says what was bought when it began.
            bought.entry((&of.customer, of.started)).or_insert(of.priced.quantity);
            let same = |change: &&super::rows::ChangeRow| {
                change.subscription == of.subscription && change.item == of.item
            };
            let changes = records.changes.iter().map(|row| &row.data).filter(same);
            for change in changes {
                if let Some(quantity) = change.quantity {
                    bought.insert((&of.customer, change.at), quantity);
                }
            }
        }
        for ((customer, at), quantity) in
            bought.into_iter().filter(|((_, at), _)| *at < calendar.end)
        {
            let table = &mut self.seats;
            table.text(customer).at(at, Source::Crm, calendar).int(i64::from(quantity));
            table.at((at + 60).min(calendar.end - 1), Source::Billing, calendar).end()?;
        }
        Ok(())
    }

    /// Writes how far a customer got in its first weeks.
    fn begin(
        &mut self,
        world: &World,
        truth: &TruthRow,
        (started, end): (At, At),
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let slow = 1_200 - truth.traits.onboarding;
        let mut at = started;
        for (name, days) in STEPS {
            let expected = calendar.add_days(started, days);
            at += i64::from(dice.between(1, 4 + slow * days / 400)) * DAY / 2;
            // Who is stuck at a step does not come to the next ones.
            if dice.percent(slow / 350) {
                at = end;
            }
            let reached = (at < end).then_some(at);
            let table = &mut self.milestones;
            table.text(&truth.customer).text(name).at(expected, Source::Crm, calendar);
            table.at(reached, Source::Crm, calendar);
            let known = reached.unwrap_or(started);
            table.at((known + 60).min(calendar.end - 1), Source::Billing, calendar).end()?;
        }
        Ok(())
    }

    /// Writes what a customer wanted to achieve, and whether it did.
    fn strive(
        &mut self,
        world: &World,
        truth: &TruthRow,
        (started, end): (At, At),
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let first = dice.below(WANTED.len() as u32);
        for n in 0..dice.below(3) {
            let set = calendar.add_days(started, 10 + n * dice.between(20, 120));
            let due = calendar.add_days(set, dice.between(60, 200));
            let wait = dice.between(30, 260);
            let reached = calendar.add_days(set, wait);
            let succeeds = dice.percent(20 + truth.traits.fit / 15);
            if set >= end {
                return Ok(());
            }
            let reached = (succeeds && reached < end).then_some(reached);
            let name = WANTED[((first + n) % WANTED.len() as u32) as usize];
            let status = if reached.is_some() { "achieved" } else { "open" };
            let table = &mut self.goals;
            table.text(&truth.customer).text(name).at(set, Source::Crm, calendar);
            table.at(due, Source::Crm, calendar).at(reached, Source::Crm, calendar).text(status);
            let known = reached.unwrap_or(set);
            table.at((known + 60).min(calendar.end - 1), Source::Billing, calendar).end()?;
        }
        Ok(())
    }

    /// Writes when somebody talked to a customer: now and then while it was one, and to some of
    /// those who have left.
    fn talk(
        &mut self,
        world: &World,
        truth: &TruthRow,
        (started, end): (At, At),
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let person = PEOPLE[dice.below(PEOPLE.len() as u32) as usize];
        let mut talks: Vec<(At, &str)> = Vec::new();
        let mut at = calendar.add_days(started, dice.between(5, 60)) + working_hour(dice);
        while at < end {
            let kinds = ["call", "meeting", "email", "training"];
            talks.push((at, kinds[dice.below(kinds.len() as u32) as usize]));
            at = calendar.add_days(at, dice.between(60, 240));
        }
        if truth.left.is_some() && dice.percent(45) {
            let again = calendar.add_days(end, dice.between(7, 60)) + working_hour(dice);
            let kind = if dice.percent(60) { "email" } else { "call" };
            talks.push((again, kind));
        }
        for (at, kind) in talks.into_iter().filter(|(at, _)| *at < calendar.end) {
            let table = &mut self.talks;
            table.text(&truth.customer).at(at, Source::Crm, calendar).text(kind).text(person);
            table.at((at + 60).min(calendar.end - 1), Source::Billing, calendar).end()?;
        }
        Ok(())
    }
}

/// Some hours of a day, in seconds.
fn working_hour(dice: &mut Dice) -> At {
    i64::from(dice.between(0, 8)) * 3_600
}
