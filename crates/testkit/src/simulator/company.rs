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
    ("cost_of_sales", "hosting", 1_450),
    ("cost_of_sales", "support team", 2_300),
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
        }
        Ok([Some(self.spend), self.revenue].into_iter().flatten().collect())
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
        lines.push(("sales", "", "sales team", 450_000 + 900 * active));
        lines.push(("marketing", "", "marketing team", 300_000 + 500 * active));
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

/// Minor units as millionths of a euro, at one rate for all days: an accountant would know better.
fn euros(minor: i64, currency: Currency) -> i64 {
    match currency {
        Currency::Eur => minor * 10_000,
        Currency::Usd => minor * 9_200,
        Currency::Gbp => minor * 11_650,
        Currency::Jpy => minor * 6_120,
    }
}
