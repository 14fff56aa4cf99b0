//! How customers were won: leads and their stages, those that came to nothing, and referrals.

use std::path::Path;
use std::rc::Rc;

use super::calendar::{At, DAY};
use super::dice::{Dice, Purpose};
use super::rows::{CustomerRow, Records, Source};
use super::table::Table;
use super::{Error, World};

const LEADS: &str =
    "lead_id,created_at,customer_id,converted_at,channel,campaign,stage,recorded_at,updated_at";
const STAGES: &str = "lead_id,stage,entered_at,recorded_at";
const REFERRALS: &str =
    "referral_id,referrer_customer_id,referred_customer_id,at,converted_at,recorded_at";

/// The stages on the way, before the last.
const WAY: [&str; 4] = ["lead", "marketing qualified", "sales qualified", "opportunity"];

/// The open files of the funnel.
pub(super) struct Funnel {
    leads: Table,
    stages: Table,
    referrals: Table,
    /// Ids of the customers so far, for those who refer.
    customers: Vec<Rc<str>>,
}

/// A lead while it is written.
struct Lead<'a> {
    id: String,
    who: &'a CustomerRow,
    came: At,
    /// When it became a customer; none where it came to nothing.
    won: Option<At>,
}

/// When a change becomes known.
fn recorded(world: &World, changed: At) -> At {
    (changed + 300).min(world.calendar.end - 1)
}

impl Funnel {
    pub fn create(folder: &Path) -> Result<Funnel, Error> {
        Ok(Funnel {
            leads: Table::create(folder, "leads", LEADS)?,
            stages: Table::create(folder, "lead_stages", STAGES)?,
            referrals: Table::create(folder, "referrals", REFERRALS)?,
            customers: Vec::new(),
        })
    }

    pub fn tables(self) -> [Table; 3] {
        [self.leads, self.stages, self.referrals]
    }

    /// Writes how the next customer was won, and who was not won beside it.
    pub fn write(&mut self, world: &World, records: &Records) -> Result<(), Error> {
        let Some(row) = records.customers.first() else { return Ok(()) };
        let who = &row.data;
        let mut dice = Dice::new(world.seed, Purpose::Funnel(self.customers.len() as u32));
        let started = records.truth.iter().find_map(|truth| truth.started);
        let came = who.lead_created.unwrap_or(who.created).clamp(world.calendar.start, who.created);
        let won = started.filter(|started| *started >= came);
        self.lead(world, &Lead { id: format!("lead_{}", who.id), who, came, won }, &mut dice)?;
        for n in 1..=dice.below(7) {
            let came = came + i64::from(dice.below(20)) * DAY + i64::from(n);
            if came < world.calendar.end {
                let lead = Lead { id: format!("lead_{}_{n}", who.id), who, came, won: None };
                self.lead(world, &lead, &mut dice)?;
            }
        }
        if who.channel == "referral" && !self.customers.is_empty() {
            self.refer(world, who, (came, won), &mut dice)?;
        }
        self.customers.push(Rc::clone(&who.id));
        Ok(())
    }

    fn lead(&mut self, world: &World, lead: &Lead<'_>, dice: &mut Dice) -> Result<(), Error> {
        let calendar = &world.calendar;
        let reach = if lead.won.is_some() { WAY.len() } else { 1 + dice.below(4) as usize };
        let room = lead.won.map_or(40 * DAY, |won| won - lead.came);
        let mut last = (WAY[0], lead.came);
        for (n, stage) in WAY.iter().take(reach).enumerate() {
            let at = lead.came + room * n as i64 / WAY.len() as i64;
            if at >= calendar.end {
                break;
            }
            if n > 0 {
                self.before(world, lead, last, at)?;
            }
            last = (stage, at);
            self.stage(world, &lead.id, stage, at)?;
        }
        let won = lead.won.filter(|won| *won < calendar.end);
        if let Some(won) = won {
            self.stage(world, &lead.id, "customer", won)?;
        }
        match won {
            Some(at) => {
                self.before(world, lead, last, at)?;
                self.row(world, lead, ("customer", at), won)
            }
            None => self.row(world, lead, last, None),
        }
    }

    /// The row as it was before another came at a time, where history is told and it was there.
    fn before(
        &mut self,
        world: &World,
        lead: &Lead<'_>,
        of: (&str, At),
        next: At,
    ) -> Result<(), Error> {
        match world.history && recorded(world, of.1) < recorded(world, next) {
            true => self.row(world, lead, of, None),
            false => Ok(()),
        }
    }

    /// The lead as its row says it from when it came into a stage.
    fn row(
        &mut self,
        world: &World,
        lead: &Lead<'_>,
        (stage, since): (&str, At),
        won: Option<At>,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let changed = won.map_or(since, |won| won.max(lead.came + 1));
        let table = &mut self.leads;
        table.text(&lead.id).at(lead.came, Source::Crm, calendar);
        table.text(if won.is_some() { &lead.who.id } else { "" });
        table.at(won, Source::Crm, calendar).text(lead.who.channel).text(&lead.who.campaign);
        table.text(stage);
        table.at(recorded(world, changed), Source::Billing, calendar);
        table.at(changed, Source::Billing, calendar);
        table.end()
    }

    fn stage(&mut self, world: &World, lead: &str, stage: &str, at: At) -> Result<(), Error> {
        let calendar = &world.calendar;
        let table = &mut self.stages;
        table.text(lead).text(stage).at(at, Source::Crm, calendar);
        table.at((at + 300).min(calendar.end - 1), Source::Billing, calendar);
        table.end()
    }

    /// Writes that an earlier customer referred this one.
    fn refer(
        &mut self,
        world: &World,
        who: &CustomerRow,
        (came, won): (At, Option<At>),
        dice: &mut Dice,
    ) -> Result<(), Error> {
        let calendar = &world.calendar;
        let referrer = &self.customers[dice.below(self.customers.len() as u32) as usize];
        let won = won.filter(|won| *won < calendar.end);
        let known = won.unwrap_or(came).max(who.created);
        let table = &mut self.referrals;
        table.text(&format!("ref_{}", who.id)).text(referrer).text(&who.id);
        table.at(came, Source::Crm, calendar).at(won, Source::Crm, calendar);
        table.at((known + 300).min(calendar.end - 1), Source::Billing, calendar);
        table.end()
    }
}
