//! Customers of whom only a table of MRR by month is known.

use std::rc::Rc;

use super::calendar::DAY;
use super::life::{Fate, Life};
use super::plans::{Cycle, Plan, Product};
use super::rows::{MrrMonthRow, Row, Source};

impl Life<'_> {
    /// Plays a customer month by month.
    pub fn play_months(&mut self) -> Fate {
        let created = self.who.created;
        let recorded = self.known(created);
        let row = self.who.row(None);
        self.out.customers.push(Row {
            source: Source::Crm,
            recorded,
            updated: Some(created),
            data: row,
        });
        self.first_paid = Some(created);
        let mut seats = self.who.seats;
        let raised = created >= self.world.rise;
        let plan = Plan {
            product: Product::Base(self.who.tier),
            cycle: Cycle::Month,
            currency: self.who.currency,
        };
        let day = self.world.calendar.local(created).date();
        let since = self.world.calendar.first;
        let months_of =
            |day: jiff::civil::Date| i32::from(day.year()) * 12 + i32::from(day.month());
        let first = u32::try_from(months_of(day) - months_of(since)).unwrap_or(0);
        for n in first..self.world.calendar.months {
            let month = self.world.calendar.month(n);
            let at = self.world.calendar.midnight(month).max(created);
            if n > first
                && let Some(reason) = self.throw(self.who.tier, at)
            {
                self.depart(reason, at, Some(at), "left");
                return Fate::Left(reason, at);
            }
            if self.who.tier.per_seat() && self.dice.ppm(90_000) {
                seats += self.dice.between(1, 2);
            }
            let closes = self.world.calendar.midnight(self.world.calendar.month(n + 1));
            let recorded = self.known(closes + 3 * DAY);
            self.out.mrr_months.push(Row {
                source: Source::Books,
                recorded,
                updated: None,
                data: MrrMonthRow {
                    customer: Rc::clone(&self.who.id),
                    month,
                    mrr: plan.price(raised) * i64::from(seats),
                    plan,
                },
            });
            self.age();
        }
        Fate::Stays
    }
}
