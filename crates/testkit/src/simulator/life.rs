//! The life of one customer, from its own stream of chance.

use std::rc::Rc;

use super::World;
use super::calendar::{At, DAY};
use super::contract::Contract;
use super::customer::{Known, Profile};
use super::dice::{Dice, Purpose};
use super::hazards::{Hazards, Reason, Situation, hazards};
use super::plans::Tier;
use super::rows::{ChanceRow, DepartureRow, Id, Records, Row, Source, TruthRow};

/// How a spell of service ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// It goes on, or its end lies after the window.
    Stays,
    /// It ended for this reason.
    Left(Reason, At),
    /// It was never paid for.
    NeverPaid(At),
    /// Another billing system took it over.
    Migrated(At),
    /// It was told to stop.
    Stopped,
}

/// The invoice that was paid last, for what may follow it.
#[derive(Clone)]
pub(super) struct LastPaid {
    pub invoice: Id,
    pub at: At,
    pub total: i64,
    /// Line of the main item: number and amount.
    pub line: (u32, i64),
    /// Period of that line.
    pub period: (At, At),
}

/// Running numbers of the customer's things.
#[derive(Default)]
pub(super) struct Numbers {
    pub subscription: u32,
    pub item: u32,
    pub invoice: u32,
    pub payment: u32,
    pub other: u32,
}

/// A customer while its life is played.
pub(super) struct Life<'w> {
    pub world: &'w World,
    pub dice: Dice,
    pub who: Profile,
    pub out: Records,
    pub numbers: Numbers,
    pub tenure: u32,
    pub first_paid: Option<At>,
    pub discount_gone: Option<u32>,
    pub price_raised: Option<u32>,
    /// Last month of the card: year and month.
    pub card: Option<(i16, i8)>,
    pub last_paid: Option<LastPaid>,
    exposure: u32,
    sums: [u64; 10],
    last: Hazards,
}

/// Plays one customer.
pub(super) fn simulate(world: &World, index: u32) -> Records {
    let mut dice = Dice::new(world.seed, Purpose::Customer(index));
    let who = Profile::draw(world, index, &mut dice);
    let mut life = Life {
        world,
        dice,
        who,
        out: Records::default(),
        numbers: Numbers::default(),
        tenure: 0,
        first_paid: None,
        discount_gone: None,
        price_raised: None,
        card: None,
        last_paid: None,
        exposure: 0,
        sums: [0; 10],
        last: Hazards::default(),
    };
    let fate = match life.who.known {
        Known::Months => life.play_months(),
        Known::Subscriptions | Known::Invoices => life.play_spells(),
    };
    life.write_truth(fate);
    life.out
}

impl Life<'_> {
    /// All spells of service of the main product, and what runs beside them.
    fn play_spells(&mut self) -> Fate {
        let known = self.known(self.who.created);
        let row = self.who.row(None);
        self.out.customers.push(Row {
            source: Source::Crm,
            recorded: known,
            updated: Some(self.who.created),
            data: row,
        });
        let mut contract = self.first_contract();
        loop {
            let fate = self.run(&mut contract);
            self.beside(&contract, fate);
            let next = match fate {
                Fate::Migrated(at) => Some(self.take_over(&contract, at)),
                Fate::Left(reason, at) => self.come_back(&contract, Some(reason), at),
                Fate::NeverPaid(at) => self.come_back(&contract, None, at),
                Fate::Stays | Fate::Stopped => None,
            };
            match next {
                Some(next) => contract = next,
                None => return fate,
            }
        }
    }

    /// When a fact of `at` becomes known: minutes later, now and then weeks later, and always
    /// within the window.
    pub fn known(&mut self, at: At) -> At {
        let soon = i64::from(self.dice.between(20, 600));
        let late =
            if self.dice.ppm(25_000) { DAY * i64::from(self.dice.between(5, 70)) } else { 0 };
        (at + soon + late).min(self.world.calendar.end - 1)
    }

    /// Whether `at` lies after the window.
    pub fn is_future(&self, at: At) -> bool {
        at >= self.world.calendar.end
    }

    /// An instant in the day `days` after `at`, as precise as the source.
    pub fn later(&mut self, source: Source, at: At, days: u32) -> At {
        if source.by_day() {
            let day = self.world.calendar.day_start(at);
            self.world.calendar.add_days(day, days)
        } else {
            self.world.calendar.office_hours(at, days, &mut self.dice)
        }
    }

    /// What the hazards depend on at `at`.
    fn situation(&self, tier: Tier, at: At) -> Situation {
        let card = self.card.is_some() && self.last_paid.is_some();
        Situation {
            tier,
            tenure: self.tenure,
            employees: self.who.employees,
            discount_gone: self.discount_gone,
            price_raised: self.price_raised,
            january: self.world.calendar.local(at).month() == 1,
            card,
        }
    }

    /// One month's throw: whether the customer decides to leave at `at`, and why.
    pub fn throw(&mut self, tier: Tier, at: At) -> Option<Reason> {
        let chances = hazards(&self.who.traits, &self.situation(tier, at));
        self.expose(at, chances);
        self.exposure += 1;
        let payment = self.last.0[Reason::Payment as usize];
        self.last = chances;
        self.last.0[Reason::Payment as usize] = payment;
        chances.reason(self.dice.below(1_000_000))
    }

    /// Notes the chance that a payment is lost.
    pub fn expose_payment(&mut self, at: At, chance: u32) {
        let mut chances = Hazards::default();
        chances.0[Reason::Payment as usize] = chance;
        self.last.0[Reason::Payment as usize] = chance;
        self.expose(at, chances);
    }

    fn expose(&mut self, at: At, chances: Hazards) {
        for (sum, chance) in self.sums.iter_mut().zip(chances.0) {
            *sum += u64::from(chance);
        }
        self.out.chances.push(ChanceRow {
            customer: Rc::clone(&self.who.id),
            at,
            tenure: self.tenure,
            hazards: chances,
        });
    }

    /// Notes a decision to leave.
    pub fn depart(
        &mut self,
        reason: Reason,
        decided: At,
        leaves: Option<At>,
        outcome: &'static str,
    ) {
        self.out.departures.push(DepartureRow {
            customer: Rc::clone(&self.who.id),
            reason,
            decided,
            leaves,
            outcome,
        });
    }

    /// A month of being a customer has passed.
    pub fn age(&mut self) {
        self.tenure += 1;
        for months in [&mut self.discount_gone, &mut self.price_raised] {
            *months = months.map(|n| n + 1);
        }
    }

    fn write_truth(&mut self, fate: Fate) {
        self.out.truth.push(TruthRow {
            customer: Rc::clone(&self.who.id),
            traits: self.who.traits,
            started: self.first_paid,
            exposure: self.exposure,
            sums: self.sums,
            last: self.last,
            left: match fate {
                Fate::Left(reason, at) => Some((reason, at)),
                _ => None,
            },
        });
    }

    /// An id of a new invoice.
    pub fn invoice_id(&mut self, source: Source) -> Id {
        self.numbers.invoice += 1;
        let (who, n) = (self.who.index + 1, self.numbers.invoice);
        match source {
            Source::Legacy => format!("R-{who:06}-{n:03}").into(),
            Source::Books => format!("INV-{who:06}-{n:03}").into(),
            Source::Billing | Source::Crm => format!("in_{who:06}_{n:03}").into(),
        }
    }

    /// An id of a new subscription.
    pub fn subscription_id(&mut self, source: Source) -> Id {
        self.numbers.subscription += 1;
        let (who, n) = (self.who.index + 1, self.numbers.subscription);
        match source {
            Source::Legacy => format!("L{who:06}/{n}").into(),
            Source::Books => format!("CTR-{who:06}-{n}").into(),
            Source::Billing | Source::Crm => format!("sub_{who:06}_{n}").into(),
        }
    }

    /// An id of a new item; the old billing system names none.
    pub fn item_id(&mut self, contract: &Contract) -> Option<Id> {
        self.numbers.item += 1;
        let (who, n) = (self.who.index + 1, self.numbers.item);
        (contract.source != Source::Legacy).then(|| format!("si_{who:06}_{n}").into())
    }

    /// An id of something else: refunds, credit notes, disputes, trials.
    pub fn other_id(&mut self, kind: &str) -> Id {
        self.numbers.other += 1;
        format!("{kind}_{:06}_{}", self.who.index + 1, self.numbers.other).into()
    }
}
