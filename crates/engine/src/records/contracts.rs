//! Contracts that run at the end of a period, as records of their customers.

use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{Contract, Deeds, Record};

use super::load::Reading;
use super::{Found, Source};
use crate::load::Held;
use crate::records::cells::Ask;
use crate::terms;

/// A subscription that says how long its contract is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    subscription: Sym,
    /// What it is called, among the names of records.
    name: Sym,
    months: i64,
}

/// Subscriptions that say how long their contracts are.
pub(super) struct Contracts {
    /// Holders, with theirs.
    holders: Vec<(u32, Vec<Told>)>,
}

impl Contracts {
    pub fn new(reading: &mut Reading<'_>) -> Contracts {
        let book = reading.book;
        let zone = &book.options.account.zone;
        let mut held = Held::default();
        let mut holders = Vec::new();
        // A kept book for everyone has no facts of single customers.
        let customers: Vec<u32> = reading.customers().collect();
        for number in customers {
            let facts = book.facts.of(number, &mut held);
            let told = facts.subscriptions.iter().filter_map(|row| {
                let months = terms::months(row, zone)?;
                Some((row.id, months))
            });
            let told: Vec<(Sym, i32)> = told.collect();
            if told.is_empty() {
                continue;
            }
            let name = |sym: Sym| book.facts.names.text(sym);
            let mut contracts: Vec<Told> = told
                .into_iter()
                .map(|(subscription, months)| Told {
                    subscription,
                    name: reading.whose.names.intern(name(subscription)),
                    months: i64::from(months),
                })
                .collect();
            // Items of one subscription share its contract.
            contracts.sort_unstable();
            contracts.dedup_by_key(|contract| contract.subscription);
            holders.push((number, contracts));
        }
        Contracts { holders }
    }

    /// The contracts of a holder that run immediately before an instant.
    fn running(ask: &Ask<'_>, holder: u32, all: &[Told], at: Instant) -> Vec<(Sym, i64)> {
        let Some(number) = ask.records.number(holder) else { return Vec::new() };
        let customer = ask.book.customer(number);
        let runs = |subscription: Sym| {
            let mut live = customer.components.live(at);
            live.any(|c| c.subscription == subscription && c.account > 0)
        };
        let live = all.iter().filter(|contract| runs(contract.subscription));
        live.map(|contract| (contract.name, contract.months)).collect()
    }

    fn each(&self, ask: &Ask<'_>, singly: bool, f: &mut dyn FnMut(&Found<'_>)) {
        for (holder, all) in &self.holders {
            for (n, period) in ask.periods.iter().enumerate() {
                let running = Contracts::running(ask, *holder, all, period.to);
                if running.is_empty() {
                    continue;
                }
                let Some(group) = ask.class(*holder, period) else { continue };
                let (ids, data): (Vec<Sym>, Vec<Contract>) =
                    running.into_iter().map(|(name, months)| (name, Contract { months })).unzip();
                let step = if singly { 1 } else { ids.len() };
                for (ids, data) in ids.chunks(step).zip(data.chunks(step)) {
                    let deeds = Deeds {
                        records: data,
                        holder: Some(ask.standing(*holder, period)),
                        span: (period.first, period.end),
                    };
                    let cell = Contract::cell(deeds);
                    let (holder, id) = (*holder, ids[0]);
                    f(&Found { period: n, group, holder, cell, id, mrr: None, times: 1 });
                }
            }
        }
    }
}

impl Source for Contracts {
    fn table(&self) -> TableId {
        Contract::TABLE
    }

    fn own(&self) -> &'static [&'static str] {
        &[]
    }

    fn held(&self) -> bool {
        true
    }

    fn values(&self, _: usize) -> Vec<Sym> {
        Vec::new()
    }

    fn trouble(&self, _: &Period) -> Option<Reason> {
        self.holders.is_empty().then_some(Reason::NoTerms)
    }

    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, false, f);
    }

    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, true, f);
    }
}
