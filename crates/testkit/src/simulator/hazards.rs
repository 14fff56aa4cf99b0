//! Why customers leave: the chance of each reason in each month, in millionths.
//!
//! Every month of a paying customer is one throw against the sum of these. The components and
//! their sums go into the truth files, so that a model can be held against them.

use super::plans::Tier;

/// What only the simulator knows of a customer; `0..=1000` each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits {
    /// How well the first weeks went.
    pub onboarding: u32,
    /// How well the product fits.
    pub fit: u32,
    /// How much a price matters.
    pub price_sensitivity: u32,
    /// How likely payments fail.
    pub card_risk: u32,
    /// How fast the customer grows.
    pub growth: u32,
    /// Month of tenure in which the champion leaves, if ever.
    pub champion_leaves: Option<u32>,
}

/// Why a customer really left.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Reason {
    Product,
    Onboarding,
    Price,
    Competitor,
    Champion,
    Budget,
    Closed,
    Policy,
    Payment,
    Dispute,
}

impl Reason {
    pub const ALL: [Reason; 10] = [
        Reason::Product,
        Reason::Onboarding,
        Reason::Price,
        Reason::Competitor,
        Reason::Champion,
        Reason::Budget,
        Reason::Closed,
        Reason::Policy,
        Reason::Payment,
        Reason::Dispute,
    ];

    /// The name in the truth files.
    pub fn name(self) -> &'static str {
        [
            "product",
            "onboarding",
            "price",
            "competitor",
            "champion",
            "budget",
            "closed",
            "policy",
            "payment",
            "dispute",
        ][self as usize]
    }
}

/// What the hazards depend on besides the traits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Situation {
    pub tier: Tier,
    /// Whole months since the customer started to pay.
    pub tenure: u32,
    pub employees: u32,
    /// Months since a discount ended.
    pub discount_gone: Option<u32>,
    /// Months since the price was raised.
    pub price_raised: Option<u32>,
    /// Whether it is January, when budgets are made.
    pub january: bool,
    /// Whether it pays by card, so that its bank can take a payment back.
    pub card: bool,
}

/// Chances per month in millionths, by [`Reason`].
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Hazards(pub [u32; 10]);

impl Hazards {
    #[cfg(test)]
    fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The reason that a throw in `0..1_000_000` stands for, if any.
    pub fn reason(&self, throw: u32) -> Option<Reason> {
        let mut left = throw;
        for (chance, reason) in self.0.into_iter().zip(Reason::ALL) {
            if left < chance {
                return Some(reason);
            }
            left -= chance;
        }
        None
    }
}

/// The month's chances of a deliberate end; lost payments are thrown at each billing.
pub(super) fn hazards(traits: &Traits, now: &Situation) -> Hazards {
    let mut chances = Hazards::default();
    let mut set = |reason: Reason, chance: u32| chances.0[reason as usize] = chance;
    set(Reason::Product, product(traits, now));
    set(Reason::Onboarding, onboarding(traits, now.tenure));
    set(Reason::Price, price(traits, now));
    let courted = matches!(now.tier, Tier::Team | Tier::Pro);
    set(Reason::Competitor, if courted { 2_500 } else { 1_500 });
    set(Reason::Champion, champion(traits, now.tenure));
    set(Reason::Budget, budget(now));
    set(Reason::Closed, closed(now.employees));
    set(Reason::Policy, 200);
    set(Reason::Dispute, if now.card { 350 } else { 0 });
    chances
}

fn product(traits: &Traits, now: &Situation) -> u32 {
    let base: u64 = [0, 11_000, 7_500, 5_500, 3_000][now.tier as usize];
    let age = match now.tenure {
        0..=2 => 1_500,
        3..=5 => 1_200,
        6..=11 => 1_000,
        12..=23 => 750,
        _ => 600,
    };
    let size = match now.employees {
        0..=9 => 1_200,
        10..=49 => 1_000,
        50..=249 => 850,
        _ => 700,
    };
    // A middling fit is 1; the best fit 0.3, the worst 1.7.
    let fit = 1_700 - traits.fit * 14 / 10;
    let scaled = base * age * size * u64::from(fit) / 1_000_000_000;
    u32::try_from(scaled).unwrap_or(1_000_000)
}

fn onboarding(traits: &Traits, tenure: u32) -> u32 {
    (1_000 - traits.onboarding) * 24 * 6_u32.saturating_sub(tenure) / 6
}

fn price(traits: &Traits, now: &Situation) -> u32 {
    let discount = if now.discount_gone.is_some_and(|months| months < 2) { 80 } else { 0 };
    let rise = if now.price_raised.is_some_and(|months| months < 3) { 40 } else { 0 };
    traits.price_sensitivity * (3 + discount + rise)
}

fn champion(traits: &Traits, tenure: u32) -> u32 {
    let since = traits.champion_leaves.and_then(|month| tenure.checked_sub(month));
    if since.is_some_and(|months| months < 4) { 20_000 } else { 0 }
}

fn budget(now: &Situation) -> u32 {
    let usual = if now.employees < 50 { 1_800 } else { 1_000 };
    if now.january { usual * 3 } else { usual }
}

fn closed(employees: u32) -> u32 {
    match employees {
        0..=9 => 1_500,
        10..=49 => 600,
        _ => 100,
    }
}

/// Chance in millionths that a charge of a card fails at first.
pub(super) fn first_attempt_fails(traits: &Traits, expired: bool) -> u32 {
    if expired { 500_000 } else { 5_000 + traits.card_risk * 20 }
}

/// Chances in millionths that each retry succeeds.
pub(super) fn retries_succeed(expired: bool) -> [u32; 3] {
    if expired { [300_000, 350_000, 250_000] } else { [450_000, 350_000, 200_000] }
}

/// Chance in millionths that a charge is lost for good: the payment hazard of one billing.
pub(super) fn payment_is_lost(traits: &Traits, expired: bool) -> u32 {
    let first = u64::from(first_attempt_fails(traits, expired));
    let lost = retries_succeed(expired)
        .iter()
        .fold(first, |left, &succeeds| left * u64::from(1_000_000 - succeeds) / 1_000_000);
    u32::try_from(lost).unwrap_or(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIDDLING: Traits = Traits {
        onboarding: 500,
        fit: 500,
        price_sensitivity: 500,
        card_risk: 500,
        growth: 500,
        champion_leaves: None,
    };
    const NOW: Situation = Situation {
        tier: Tier::Team,
        tenure: 8,
        employees: 20,
        discount_gone: None,
        price_raised: None,
        january: false,
        card: false,
    };

    #[test]
    fn components_are_those_worked_out_by_hand() {
        let chances = hazards(&MIDDLING, &NOW).0;
        // fit 500: 1000/1000; age and size 1000: 7,500. Price 500 × 3.
        assert_eq!(chances[..5], [7_500, 0, 1_500, 2_500, 0]);
        assert_eq!(chances[5..], [1_800, 600, 200, 0, 0]);
        let new = Situation { tenure: 0, ..NOW };
        assert_eq!(hazards(&MIDDLING, &new).0[..2], [11_250, 12_000]);
    }

    #[test]
    fn every_throw_below_the_total_has_its_reason() {
        let chances = hazards(&MIDDLING, &NOW);
        assert_eq!(chances.reason(0), Some(Reason::Product));
        assert_eq!(chances.reason(7_499), Some(Reason::Product));
        assert_eq!(chances.reason(7_500), Some(Reason::Price));
        assert_eq!(chances.reason(chances.total() - 1), Some(Reason::Policy));
        assert_eq!(chances.reason(chances.total()), None);
        let carded = hazards(&MIDDLING, &Situation { card: true, ..NOW });
        assert_eq!(carded.total(), chances.total() + 350);
        assert_eq!(carded.reason(chances.total()), Some(Reason::Dispute));
    }

    #[test]
    fn lost_payments_need_every_retry_to_fail() {
        // (5,000 + 500 × 20) × 0.55 = 8,250; × 0.65 = 5,362.5; × 0.8; rounded down each time.
        assert_eq!(payment_is_lost(&MIDDLING, false), 4_289);
    }
}
