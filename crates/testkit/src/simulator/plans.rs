//! What the company sells, and for how much.

use Currency::{Eur, Gbp, Jpy, Usd};
use Product::{Api, Base, Insights, Setup, Storage, Support, Training};

/// A currency that the company charges in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Currency {
    Eur,
    Usd,
    Gbp,
    Jpy,
}

impl Currency {
    pub const ALL: [Currency; 4] = [Eur, Usd, Gbp, Jpy];

    /// ISO 4217 code.
    pub fn code(self) -> &'static str {
        ["EUR", "USD", "GBP", "JPY"][self as usize]
    }

    /// Decimals of the minor unit.
    pub fn exponent(self) -> u32 {
        if self == Jpy { 0 } else { 2 }
    }
}

/// How big the main product is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Tier {
    Free,
    Starter,
    Team,
    Pro,
    Enterprise,
}

impl Tier {
    pub fn name(self) -> &'static str {
        ["Free", "Starter", "Team", "Pro", "Enterprise"][self as usize]
    }

    /// Whether each seat is charged for.
    pub fn per_seat(self) -> bool {
        self >= Tier::Team
    }

    /// The fewest seats that can be bought.
    pub fn least_seats(self) -> u32 {
        [1, 1, 3, 5, 25][self as usize]
    }

    /// The next bigger one.
    pub fn above(self) -> Option<Tier> {
        match self {
            Tier::Free => Some(Tier::Starter),
            Tier::Starter => Some(Tier::Team),
            Tier::Team => Some(Tier::Pro),
            Tier::Pro => Some(Tier::Enterprise),
            Tier::Enterprise => None,
        }
    }

    /// The next smaller one that costs something.
    pub fn below(self) -> Option<Tier> {
        match self {
            Tier::Free | Tier::Starter => None,
            Tier::Team => Some(Tier::Starter),
            Tier::Pro => Some(Tier::Team),
            Tier::Enterprise => Some(Tier::Pro),
        }
    }
}

/// How often a plan is charged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cycle {
    Week,
    Month,
    Quarter,
    Year,
    TwoYears,
    ThreeYears,
}

impl Cycle {
    const ALL: [Cycle; 6] = [
        Cycle::Week,
        Cycle::Month,
        Cycle::Quarter,
        Cycle::Year,
        Cycle::TwoYears,
        Cycle::ThreeYears,
    ];

    /// Unit and number of units, as a bundle names them.
    pub fn interval(self) -> (&'static str, u32) {
        match self {
            Cycle::Week => ("week", 1),
            Cycle::Month => ("month", 1),
            Cycle::Quarter => ("month", 3),
            Cycle::Year => ("year", 1),
            Cycle::TwoYears => ("year", 2),
            Cycle::ThreeYears => ("year", 3),
        }
    }

    /// Whole months; 0 for a week.
    pub fn months(self) -> u32 {
        match self {
            Cycle::Week => 0,
            Cycle::Month => 1,
            Cycle::Quarter => 3,
            Cycle::Year => 12,
            Cycle::TwoYears => 24,
            Cycle::ThreeYears => 36,
        }
    }

    fn name(self) -> &'static str {
        ["weekly", "monthly", "quarterly", "yearly", "2-years", "3-years"][self as usize]
    }

    /// What one cycle costs in monthly prices: numerator and denominator.
    fn factor(self) -> (i64, i64) {
        match self {
            Cycle::Week => (31, 100),
            Cycle::Month => (1, 1),
            Cycle::Quarter => (285, 100),
            Cycle::Year => (10, 1),
            Cycle::TwoYears => (19, 1),
            Cycle::ThreeYears => (27, 1),
        }
    }
}

/// What can be bought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Product {
    /// The main product.
    Base(Tier),
    /// A second product, on a subscription of its own.
    Insights,
    /// Add-on: more storage.
    Storage,
    /// Add-on: faster support.
    Support,
    /// Calls of the programming interface, charged by use.
    Api,
    /// Once, at the start.
    Setup,
    /// Once, at any time.
    Training,
}

const PRODUCTS: [Product; 11] = [
    Base(Tier::Free),
    Base(Tier::Starter),
    Base(Tier::Team),
    Base(Tier::Pro),
    Base(Tier::Enterprise),
    Insights,
    Storage,
    Support,
    Api,
    Setup,
    Training,
];

impl Product {
    pub fn name(self) -> &'static str {
        match self {
            Base(tier) => tier.name(),
            Insights => "Insights",
            Storage => "Extra storage",
            Support => "Premium support",
            Api => "API calls",
            Setup => "Setup",
            Training => "Training day",
        }
    }

    fn slug(self) -> &'static str {
        match self {
            Base(Tier::Free) => "free",
            Base(Tier::Starter) => "starter",
            Base(Tier::Team) => "team",
            Base(Tier::Pro) => "pro",
            Base(Tier::Enterprise) => "enterprise",
            Insights => "insights",
            Storage => "storage",
            Support => "support",
            Api => "api-calls",
            Setup => "setup",
            Training => "training",
        }
    }

    /// Price of a month, a unit or a piece, in minor units, one for each currency.
    fn prices(self) -> [i64; 4] {
        match self {
            Base(Tier::Free) => [0; 4],
            Base(Tier::Starter) => [2_900, 3_200, 2_600, 4_500],
            Base(Tier::Team) => [1_200, 1_300, 1_100, 1_900],
            Base(Tier::Pro) => [2_900, 3_100, 2_500, 4_600],
            Base(Tier::Enterprise) => [4_500, 4_900, 3_900, 7_200],
            Insights => [4_900, 5_300, 4_300, 7_900],
            Storage => [1_000, 1_100, 900, 1_600],
            Support => [9_900, 10_900, 8_900, 15_900],
            Api => [2, 2, 2, 3],
            Setup => [50_000, 55_000, 45_000, 80_000],
            Training => [39_000, 42_000, 34_000, 62_000],
        }
    }

    /// The cycles in which it is sold.
    fn cycles(self) -> &'static [Cycle] {
        use Cycle::{Month, Quarter, ThreeYears, TwoYears, Week, Year};
        match self {
            Base(Tier::Free) | Api | Setup | Training => &[Month],
            Base(Tier::Starter) => &[Week, Month, Quarter, Year],
            Base(Tier::Team | Tier::Pro | Tier::Enterprise) | Storage | Support => {
                &[Month, Quarter, Year, TwoYears, ThreeYears]
            }
            Insights => &[Month, Year],
        }
    }

    /// `kind` of the plans table.
    pub fn kind(self) -> &'static str {
        match self {
            Base(_) | Insights => "base",
            Storage | Support => "addon",
            Api => "metered",
            Setup | Training => "one_off",
        }
    }

    /// `pricing_model` of the plans table.
    pub fn pricing_model(self) -> &'static str {
        match self {
            Base(tier) if tier.per_seat() => "per_seat",
            Api => "usage",
            _ => "flat",
        }
    }

    /// `limits` of the plans table, as JSON.
    pub fn limits(self) -> &'static str {
        match self {
            Base(Tier::Free) => r#"{"projects":1}"#,
            Base(Tier::Starter) => r#"{"projects":5}"#,
            Base(Tier::Team) => r#"{"projects":50,"storage_gb":100}"#,
            Base(Tier::Pro) => r#"{"projects":500,"storage_gb":1000}"#,
            _ => "",
        }
    }

    /// `features` of the plans table.
    pub fn features(self) -> &'static str {
        match self {
            Base(Tier::Free) => "boards",
            Base(Tier::Starter) => "boards;calendar",
            Base(Tier::Team) => "boards;calendar;automation",
            Base(Tier::Pro) => "boards;calendar;automation;reports;api",
            Base(Tier::Enterprise) => "boards;calendar;automation;reports;api;audit-log",
            Insights => "forecasts;dashboards",
            _ => "",
        }
    }
}

/// One price: a product in a cycle and a currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Plan {
    pub product: Product,
    pub cycle: Cycle,
    pub currency: Currency,
}

impl Plan {
    /// Writes the plan's id, as in `team-yearly-eur`.
    pub fn write_id(self, out: &mut String) {
        out.push_str(self.product.slug());
        if self.recurs() {
            out.push('-');
            out.push_str(self.cycle.name());
        }
        let code = match self.currency {
            Eur => "-eur",
            Usd => "-usd",
            Gbp => "-gbp",
            Jpy => "-jpy",
        };
        out.push_str(code);
    }

    fn recurs(self) -> bool {
        !matches!(self.product, Setup | Training)
    }

    /// Writes the plan's name: `Team`, whatever its cycle and currency.
    pub fn write_name(self, out: &mut String) {
        out.push_str(self.product.name());
    }

    /// List price of one unit for one cycle in minor units, before or after the price rise of a
    /// tenth. Usage and services did not rise.
    pub fn price(self, raised: bool) -> i64 {
        let month = self.product.prices()[self.currency as usize];
        let rises = !matches!(self.product, Api | Setup | Training);
        let month = if raised && rises { month * 11 / 10 } else { month };
        let (times, over) = if rises { self.cycle.factor() } else { (1, 1) };
        month * times / over
    }
}

/// Every plan on sale.
pub(super) fn all() -> impl Iterator<Item = Plan> {
    PRODUCTS.iter().flat_map(|&product| {
        let sold = move |cycle: &Cycle| product.cycles().contains(cycle);
        Cycle::ALL.into_iter().filter(sold).flat_map(move |cycle| {
            Currency::ALL.into_iter().map(move |currency| Plan { product, cycle, currency })
        })
    })
}

/// The cycle nearest to `wanted` in which a tier is sold.
pub(super) fn sold_in(tier: Tier, wanted: Cycle) -> Cycle {
    if Base(tier).cycles().contains(&wanted) { wanted } else { Cycle::Month }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn id(plan: Plan) -> String {
        let mut text = String::new();
        plan.write_id(&mut text);
        text
    }

    #[test]
    fn ids_are_unique() {
        let ids: BTreeSet<String> = all().map(id).collect();
        assert_eq!(ids.len(), all().count());
        assert!(ids.contains("enterprise-3-years-jpy"));
    }

    #[test]
    fn prices_are_those_of_the_list() {
        let plan = |cycle| Plan { product: Base(Tier::Team), cycle, currency: Eur };
        assert_eq!(plan(Cycle::Month).price(false), 1_200);
        assert_eq!(plan(Cycle::Month).price(true), 1_320);
        assert_eq!(plan(Cycle::Quarter).price(false), 3_420);
        assert_eq!(plan(Cycle::Year).price(true), 13_200);
        assert_eq!(plan(Cycle::ThreeYears).price(false), 32_400);
    }
}
