//! What the company earns and spends, month by month.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::calendar::{At, DAY};
use super::dice::{Dice, Purpose};
use super::plans::Currency;
use super::rows::{Records, Source};
use super::table::Table;
use super::{Error, World};

const SPEND: &str = "month,category,channel,campaign,item,amount,currency,recorded_at";
const TRAFFIC: &str =
    "date,grain,channel,campaign,visitors,visits,existing_customers,staff,bots,recorded_at";
const HELP: &str = "date,visitors,searches,tickets_after,recorded_at";
const REVENUE: &str = "month,amount,currency,recorded_at";

/// What a customer of a channel costs to win, in euros: to sales or to marketing.
const CHANNELS: [(&str, &str, &str, i64); 7] = [
    ("organic", "marketing", "articles", 70),
    ("paid search", "marketing", "search ads", 420),
    ("referral", "marketing", "rewards", 60),
    ("partner", "sales", "commissions", 300),
    ("social", "marketing", "social ads", 340),
    ("outbound", "sales", "call centre", 900),
    ("events", "marketing", "fairs", 700),
];

/// What is spent on customers, in cents for each and month.
const CARE: [(&str, &str, i64); 7] = [
    ("cost_of_sales", "hosting", 4_450),
    ("cost_of_sales", "support team", 7_300),
    ("success_staff", "success team", 1_600),
    ("success_tools", "success software", 180),
    ("customer_marketing", "newsletter", 90),
    ("training", "webinars", 140),
    ("loyalty", "user group", 60),
];

/// What a month knows of the company.
#[derive(Clone, Default)]
struct Month {
    active: i64,
    /// New customers by channel.
    won: BTreeMap<&'static str, i64>,
    /// Revenue in millionths of a euro.
    earned: i64,
}

/// The open files of the company's own money.
pub(super) struct Company {
    spend: Table,
    revenue: Option<Table>,
    traffic: Table,
    help: Table,
    months: Vec<Month>,
    /// First instants of the months, and that after the last.
    turns: Vec<At>,
}

impl Company {
    pub fn create(world: &World, folder: &Path) -> Result<Company, Error> {
        let calendar = &world.calendar;
        let turn = |n| calendar.midnight(calendar.month(n));
        let revenue = match world.invoices {
            true => Some(Table::create(folder, "revenue", REVENUE)?),
            false => None,
        };
        Ok(Company {
            spend: Table::create(folder, "spend", SPEND)?,
            revenue,
            traffic: Table::create(folder, "traffic", TRAFFIC)?,
            help: Table::create(folder, "help_center", HELP)?,
            months: vec![Month::default(); calendar.months as usize],
            turns: (0..=calendar.months).map(turn).collect(),
        })
    }

    /// Notes what a customer's life says of the company.
    pub fn note(&mut self, world: &World, records: &Records) {
        let channel = records.customers.first().map_or("", |row| row.data.channel);
        for truth in &records.truth {
            let Some(started) = truth.started else { continue };
            let end = truth.left.map_or(world.calendar.end, |(_, at)| at);
            for (n, turn) in self.turns.windows(2).enumerate() {
                let inside = (turn[0]..turn[1]).contains(&started);
                self.months[n].active += i64::from(started < turn[1] && end > turn[0]);
                *self.months[n].won.entry(channel).or_default() += i64::from(inside);
            }
        }
        self.recognise(world, records);
    }

    /// Spreads invoice lines over the days of their service, and takes monthly totals as they are.
    fn recognise(&mut self, world: &World, records: &Records) {
        let invoices: HashMap<&str, (Currency, At)> = records
            .invoices
            .iter()
            .map(|row| (&*row.data.id, (row.data.currency, row.data.issued)))
            .collect();
        for row in &records.lines {
            let line = &row.data;
            let Some(&(currency, issued)) = invoices.get(&*line.invoice) else { continue };
            let (from, to) = line.period.unwrap_or((issued, issued + 1));
            self.spread(from, to, euros(line.amount, currency));
        }
        for row in &records.mrr_months {
            let at = world.calendar.midnight(row.data.month);
            self.spread(at, at + 1, euros(row.data.mrr, row.data.plan.currency));
        }
    }

    fn spread(&mut self, from: At, to: At, amount: i64) {
        let whole = i128::from((to - from).max(1));
        for (n, turn) in self.turns.windows(2).enumerate() {
            let part = to.min(turn[1]) - from.max(turn[0]);
            if part > 0 {
                let share = i128::from(amount) * i128::from(part) / whole;
                self.months[n].earned += share as i64;
            }
        }
    }

    /// Writes all months; the tables.
    pub fn tables(mut self, world: &World) -> Result<Vec<Table>, Error> {
        let mut dice = Dice::new(world.seed, Purpose::Company);
        for n in 0..self.months.len() {
            self.write(world, n, &mut dice)?;
            self.visits(world, n, &mut dice)?;
        }
        self.help_pages(world, &mut dice)?;
        let always = [self.spend, self.traffic, self.help];
        Ok(always.into_iter().chain(self.revenue).collect())
    }

    fn write(&mut self, world: &World, n: usize, dice: &mut Dice) -> Result<(), Error> {
        let calendar = &world.calendar;
        let day = calendar.month(n as u32).to_string();
        let month = &day[..7];
        let known = (self.turns[n + 1] + 5 * DAY).min(calendar.end - 1);
        let Month { active, won, earned } = self.months[n].clone();
        let mut lines: Vec<(&str, &str, &str, i64)> = Vec::new();
        for (channel, category, item, euros) in CHANNELS {
            let won = won.get(channel).copied().unwrap_or(0);
            let amount = (won * euros * 100 + 15_000) * i64::from(dice.between(85, 115)) / 100;
            lines.push((category, channel, item, amount));
        }
        // People who work for all channels name none.
        lines.push(("sales", "", "sales team", 1_800_000 + 3_600 * active));
        lines.push(("marketing", "", "marketing team", 1_200_000 + 2_000 * active));
        for (category, item, cents) in CARE {
            let amount = (active * cents + 20_000) * i64::from(dice.between(95, 105)) / 100;
            lines.push((category, "", item, amount));
        }
        for (category, channel, item, amount) in lines {
            let table = &mut self.spend;
            table.text(month).text(category).text(channel).text("").text(item);
            table.money(amount, 2).text("EUR");
            table.at(known, Source::Billing, calendar);
            table.end()?;
        }
        let Some(table) = &mut self.revenue else { return Ok(()) };
        table.text(month).money(earned / 10_000, 2).text("EUR");
        table.at(known, Source::Billing, calendar);
        table.end()
    }
}

impl Company {
    /// Writes the visitors of a month by channel.
    fn visits(&mut self, world: &World, n: usize, dice: &mut Dice) -> Result<(), Error> {
        let calendar = &world.calendar;
        let day = calendar.month(n as u32).to_string();
        let known = (self.turns[n + 1] + 3_600).min(calendar.end - 1);
        for (channel, ..) in CHANNELS {
            let won = self.months[n].won.get(channel).copied().unwrap_or(0);
            let new = (won * 160 + 90) * i64::from(dice.between(80, 120)) / 100;
            let known_here = self.months[n].active * i64::from(dice.between(4, 9)) / 10;
            let (staff, bots) =
                (i64::from(dice.between(2, 9)), new * i64::from(dice.between(2, 12)) / 100);
            let all = new + known_here + staff + bots;
            let table = &mut self.traffic;
            table.text(&day).text("month").text(channel).text("").int(all);
            table
                .int(all * i64::from(dice.between(11, 19)) / 10)
                .int(known_here)
                .int(staff)
                .int(bots);
            table.at(known, Source::Billing, calendar);
            table.end()?;
        }
        Ok(())
    }

    /// Writes the visitors of the help pages by day.
    fn help_pages(&mut self, world: &World, dice: &mut Dice) -> Result<(), Error> {
        let calendar = &world.calendar;
        for n in 0..self.months.len() {
            let mut at = self.turns[n];
            while at < self.turns[n + 1] {
                let next = calendar.add_days(at, 1);
                let visitors = self.months[n].active * i64::from(dice.between(2, 8)) / 100 + 3;
                let after = visitors * i64::from(dice.between(5, 25)) / 100;
                let table = &mut self.help;
                table.at(at, Source::Books, calendar).int(visitors).int(visitors / 2).int(after);
                table.at((next + 600).min(calendar.end - 1), Source::Billing, calendar);
                table.end()?;
                at = next;
            }
        }
        Ok(())
    }
}

/// Minor units as millionths of a euro, at one rate for all days: an accountant would know better.
fn euros(minor: i64, currency: Currency) -> i64 {
    match currency {
        Currency::Eur => minor * 10_000,
        Currency::Usd => minor * 9_200,
        Currency::Gbp => minor * 11_650,
        Currency::Jpy => minor * 6_120,
    }
}
