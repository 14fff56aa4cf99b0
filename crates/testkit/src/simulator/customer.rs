//! Who a customer is: what everybody can see, and the traits that nobody can.

use std::rc::Rc;

use super::World;
use super::calendar::{At, DAY};
use super::dice::Dice;
use super::hazards::Traits;
use super::names::{
    ENDINGS, FAMILY, GIVEN, INDUSTRIES, OWNERS, PLACES, Place, STEMS, company_form,
};
use super::plans::{Currency, Cycle, Tier, sold_in};
use super::rows::{CustomerRow, Id, Tax};

/// Where the facts about a customer's revenue come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Known {
    /// Subscriptions and their invoices.
    Subscriptions,
    /// Invoices only.
    Invoices,
    /// A table of MRR by month only.
    Months,
}

/// A customer as it comes.
pub(super) struct Profile {
    pub index: u32,
    pub id: Id,
    pub person: Rc<str>,
    pub company: Rc<str>,
    pub email: Rc<str>,
    pub place: &'static Place,
    pub currency: Currency,
    pub industry: &'static str,
    pub employees: u32,
    pub consumer: bool,
    pub persona: &'static str,
    pub channel: &'static str,
    pub campaign: Rc<str>,
    pub owner: &'static str,
    pub created: At,
    pub lead_created: Option<At>,
    pub parent: Option<Id>,
    pub traits: Traits,
    pub tier: Tier,
    pub cycle: Cycle,
    pub seats: u32,
    pub known: Known,
    /// Whether invoices are paid by transfer, not charged to a card.
    pub manual: bool,
    pub tax: Tax,
}

/// The id of the customer with an index.
pub(super) fn customer_id(index: u32) -> Id {
    format!("cus_{:06}", index + 1).into()
}

impl Profile {
    /// Draws a customer.
    pub fn draw(world: &World, index: u32, dice: &mut Dice) -> Profile {
        let weights: [(u32, usize); PLACES.len()] = std::array::from_fn(|n| (PLACES[n].weight, n));
        let place = &PLACES[dice.weighted(&weights)];
        let employees = employees(dice);
        let consumer = employees == 1 && dice.percent(40);
        let tier = tier(employees, dice);
        let cycle = sold_in(tier, cycle(tier, dice));
        let created = created(world, dice);
        let channel = channel(employees, dice);
        let (industry, word) = dice.pick(&INDUSTRIES);
        let (person, company, email) = name(place, consumer, word, dice);
        let domestic = place.country == "RO";
        let known = known(world, tier, dice);
        let large = matches!(tier, Tier::Enterprise) || (tier == Tier::Pro && dice.percent(35));
        Profile {
            index,
            id: customer_id(index),
            person,
            company,
            email,
            place,
            currency: place.currency,
            industry: if consumer { "" } else { industry },
            employees,
            consumer,
            persona: persona(employees, dice),
            channel,
            campaign: campaign(world, channel, created, dice),
            owner: if employees >= 10 { dice.pick(&OWNERS) } else { "" },
            created,
            lead_created: dice.percent(60).then(|| created - DAY * i64::from(dice.between(1, 60))),
            parent: (index > 50 && employees >= 100 && dice.percent(8))
                .then(|| customer_id(dice.below(index))),
            traits: traits(dice),
            tier,
            cycle,
            seats: seats(tier, employees, dice),
            known,
            manual: large || known == Known::Invoices,
            tax: Tax { percent: if domestic { 19 } else { 0 }, included: domestic && consumer },
        }
    }

    /// Its row of the customers table.
    pub fn row(&self, trial_started: Option<At>) -> CustomerRow {
        CustomerRow {
            id: Rc::clone(&self.id),
            name: Rc::clone(&self.person),
            email: Rc::clone(&self.email),
            company: Rc::clone(&self.company),
            country: self.place.country,
            region: self.place.region,
            city: self.place.city,
            industry: self.industry,
            employees: self.employees,
            audience: if self.consumer { "b2c" } else { "b2b" },
            persona: self.persona,
            channel: self.channel,
            campaign: Rc::clone(&self.campaign),
            owner: self.owner,
            created: self.created,
            lead_created: self.lead_created,
            trial_started,
            parent: self.parent.clone(),
            merged: None,
            account_class: match self.employees {
                0..=9 => "C",
                10..=99 => "B",
                _ => "A",
            },
        }
    }
}

/// The day of the first contact: more of them in later months.
fn created(world: &World, dice: &mut Dice) -> At {
    let calendar = &world.calendar;
    let months = calendar.months;
    // The launch brings the waiting list with it.
    let weight = |month: u32| if month == 0 { 650 } else { 100 + 90 * month / months };
    let total: u32 = (0..months).map(weight).sum();
    let mut left = dice.below(total);
    let mut month = 0;
    while left >= weight(month) {
        left -= weight(month);
        month += 1;
    }
    let first = calendar.month(month);
    let day = dice.below(first.days_in_month().unsigned_abs().into());
    let at = calendar.office_hours(calendar.midnight(first), day, dice);
    at.clamp(calendar.start, calendar.end - 1)
}

fn employees(dice: &mut Dice) -> u32 {
    let (low, high) = dice.weighted(&[
        (14, (1, 1)),
        (30, (2, 9)),
        (26, (10, 49)),
        (16, (50, 149)),
        (9, (150, 499)),
        (5, (500, 2_500)),
    ]);
    dice.between(low, high)
}

fn tier(employees: u32, dice: &mut Dice) -> Tier {
    let weights = match employees {
        0..=1 => [16, 80, 3, 1, 0],
        2..=9 => [7, 55, 34, 4, 0],
        10..=49 => [3, 22, 57, 18, 0],
        50..=149 => [1, 8, 46, 43, 2],
        150..=499 => [0, 3, 25, 54, 18],
        _ => [0, 0, 12, 40, 48],
    };
    dice.weighted(&[
        (weights[0], Tier::Free),
        (weights[1], Tier::Starter),
        (weights[2], Tier::Team),
        (weights[3], Tier::Pro),
        (weights[4], Tier::Enterprise),
    ])
}

fn cycle(tier: Tier, dice: &mut Dice) -> Cycle {
    let weights = match tier {
        Tier::Free => [0, 1, 0, 0, 0, 0],
        Tier::Starter => [7, 81, 3, 9, 0, 0],
        Tier::Team => [0, 81, 6, 12, 1, 0],
        Tier::Pro => [0, 69, 7, 20, 3, 1],
        Tier::Enterprise => [0, 26, 16, 40, 11, 7],
    };
    dice.weighted(&[
        (weights[0], Cycle::Week),
        (weights[1], Cycle::Month),
        (weights[2], Cycle::Quarter),
        (weights[3], Cycle::Year),
        (weights[4], Cycle::TwoYears),
        (weights[5], Cycle::ThreeYears),
    ])
}

fn seats(tier: Tier, employees: u32, dice: &mut Dice) -> u32 {
    if !tier.per_seat() {
        return 1;
    }
    let share = dice.between(8, 42);
    (employees * share / 100).clamp(tier.least_seats(), 300)
}

fn known(world: &World, tier: Tier, dice: &mut Dice) -> Known {
    let known = match dice.below(100) {
        0..=6 => Known::Invoices,
        7..=8 => Known::Months,
        _ => Known::Subscriptions,
    };
    // Nobody writes invoices over nothing.
    if tier == Tier::Free || (known == Known::Invoices && !world.invoices) {
        Known::Subscriptions
    } else {
        known
    }
}

fn traits(dice: &mut Dice) -> Traits {
    Traits {
        onboarding: dice.trait_value(),
        fit: dice.trait_value(),
        price_sensitivity: dice.trait_value(),
        card_risk: dice.trait_value(),
        growth: dice.trait_value(),
        champion_leaves: dice.percent(35).then(|| dice.between(2, 36)),
    }
}

fn persona(employees: u32, dice: &mut Dice) -> &'static str {
    let list: &[&str] = if employees < 10 {
        &["founder", "freelancer", "office manager"]
    } else {
        &["operations lead", "finance lead", "IT lead", "team lead"]
    };
    dice.pick(list)
}

fn channel(employees: u32, dice: &mut Dice) -> &'static str {
    let outbound = if employees >= 50 { 25 } else { 3 };
    dice.weighted(&[
        (34, "organic"),
        (22, "paid search"),
        (14, "referral"),
        (12, "partner"),
        (10, "social"),
        (outbound, "outbound"),
        (6, "events"),
    ])
}

fn campaign(world: &World, channel: &str, created: At, dice: &mut Dice) -> Rc<str> {
    let day = world.calendar.local(created).date();
    let season = ["winter", "spring", "summer", "autumn"][day.month() as usize % 12 / 3];
    match channel {
        "paid search" => dice.pick(&["brand", "competitors", "generic"]).into(),
        "social" | "outbound" => format!("{season}-{}", day.year()).into(),
        "events" => format!("fair-{}", day.year()).into(),
        _ => "".into(),
    }
}

/// Person, company and address.
fn name(place: &Place, consumer: bool, word: &str, dice: &mut Dice) -> (Rc<str>, Rc<str>, Rc<str>) {
    let (given, family) = (dice.pick(&GIVEN), dice.pick(&FAMILY));
    let (stem, ending) = (dice.pick(&STEMS), dice.pick(&ENDINGS));
    let person = format!("{given} {family}").into();
    let box_name = format!("{}.{}", given.to_lowercase(), family.to_lowercase());
    if consumer {
        return (person, "".into(), format!("{box_name}@mail.example").into());
    }
    let company = format!("{stem}{ending} {word} {}", company_form(place.country));
    let country = place.country.to_lowercase();
    let domain = format!("{}{ending}.{country}.example", stem.to_lowercase());
    (person, company.into(), format!("{box_name}@{domain}").into())
}
