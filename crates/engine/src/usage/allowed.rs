//! The features that customers may use, by what they subscribe to.

use rustc_hash::FxHashMap;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_metrics::usage::Feature;

use super::Kinds;
use crate::book::Book;

/// Which features whoever subscribes to a plan may use.
pub(crate) struct Allowed {
    /// By the plan's id in the book.
    by_plan: FxHashMap<Sym, Vec<Feature>>,
    /// Those that everyone has who subscribes to anything.
    everyone: Vec<Feature>,
}

impl Allowed {
    /// What the tables of features and plans say.
    pub fn new(book: &Book, kinds: &Kinds) -> Allowed {
        let mut by_plan: FxHashMap<Sym, Vec<Feature>> = FxHashMap::default();
        let mut everyone = Vec::new();
        for (number, feature) in (0..).zip(&kinds.features) {
            if feature.plans.is_empty() {
                everyone.push(number);
            }
            for plan in feature.plans.iter().filter_map(|plan| book.facts.names.get(plan)) {
                by_plan.entry(plan).or_default().push(number);
            }
        }
        Allowed { by_plan, everyone }
    }

    /// The features of what a customer subscribes to immediately before an instant, ascending. Who
    /// is no customer then may use none: whoever subscribes and never paid is none.
    pub fn of(&self, book: &Book, number: u32, at: Instant) -> Vec<Feature> {
        let customer = book.customer(number);
        let before = customer.steps.partition_point(|step| step.at < at);
        let is_customer = customer.steps[..before].last().is_some_and(|it| it.after.is_customer());
        let live: Vec<Sym> = match is_customer {
            true => customer.components.live(at).map(|c| c.plan).collect(),
            false => Vec::new(),
        };
        let mut all: Vec<Feature> = match live.is_empty() {
            true => Vec::new(),
            false => self.everyone.clone(),
        };
        let of_plans = live.iter().filter_map(|plan| self.by_plan.get(plan));
        all.extend(of_plans.flatten());
        all.sort_unstable();
        all.dedup();
        all
    }
}
