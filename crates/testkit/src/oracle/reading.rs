//! Figures of a period, counted straight from levels and movements.

use std::collections::BTreeMap;

use tenure_domain::time::Instant;

use super::{CustomerResult, Fraction, Kind, Movement, OracleResult, Standing};

/// Metric and variant.
pub type Name = (&'static str, &'static str);

/// One customer in one period.
struct Row<'a> {
    /// MRR and standing immediately before the period begins and before it ends.
    opening: (i64, Standing),
    closing: (i64, Standing),
    movements: Vec<&'a Movement>,
}

impl Row<'_> {
    fn in_s(&self) -> bool {
        self.opening.1.customer
    }

    fn in_e(&self) -> bool {
        self.closing.1.customer
    }

    fn any(&self, kind: Kind) -> bool {
        self.movements.iter().any(|m| m.kind == kind)
    }

    /// Signed sum of some kinds.
    fn sum(&self, kinds: &[Kind]) -> i64 {
        let mine = self.movements.iter().filter(|m| kinds.contains(&m.kind));
        mine.map(|m| m.account).sum()
    }

    /// What was lost, positive.
    fn lost(&self) -> i64 {
        -self.sum(&[Kind::Churn, Kind::Contraction, Kind::Paused])
    }

    /// Closing MRR at the opening's rates.
    fn closing_at_opening_fx(&self) -> i64 {
        (self.closing.0 - self.sum(&[Kind::Fx])).max(0)
    }
}

fn state(customer: &CustomerResult, before: Instant) -> (i64, Standing) {
    let moves = |at: Instant| customer.history.movements.iter().any(|m| m.at == at);
    let levels = customer.history.levels.iter().rev();
    // Only movements tell how a customer stands.
    let mut told = levels.into_iter().filter(|level| level.at < before && moves(level.at));
    told.next().map_or((0, Standing::default()), |level| (level.account, level.standing))
}

fn rows(result: &OracleResult, from: Instant, to: Instant) -> Vec<Row<'_>> {
    let customers = result.customers.iter();
    customers
        .map(|customer| {
            let movements = customer.history.movements.iter();
            Row {
                opening: state(customer, from),
                closing: state(customer, to),
                movements: movements.filter(|m| from <= m.at && m.at < to).collect(),
            }
        })
        .collect()
}

/// `num / den`; none over nothing.
fn share(num: i64, den: i64) -> Option<Fraction> {
    (den > 0).then(|| Fraction::new(num, den))
}

/// The figures of `[from, to)`; none where a figure is undefined. Money is in MRR units.
pub fn readings(
    result: &OracleResult,
    from: Instant,
    to: Instant,
) -> BTreeMap<Name, Option<Fraction>> {
    let rows = rows(result, from, to);
    let mut all = BTreeMap::from([
        (("mrr", "opening"), Some(Fraction::whole(rows.iter().map(|r| r.opening.0).sum()))),
        (("mrr", "standard"), Some(Fraction::whole(rows.iter().map(|r| r.closing.0).sum()))),
    ]);
    all.extend(customers(&rows));
    all.extend(revenue(&rows));
    all
}

fn customers(rows: &[Row]) -> Vec<(Name, Option<Fraction>)> {
    let count = |is: &dyn Fn(&Row) -> bool| rows.iter().filter(|r| is(r)).count() as i64;
    let s = count(&|r| r.in_s());
    let e = count(&|r| r.in_e());
    let lost = count(&|r| r.in_s() && !r.in_e());
    let gross = count(&|r| r.in_s() && r.any(Kind::Churn));
    let active = count(&|r| r.in_s() && !r.opening.1.paused);
    let new = count(&|r| r.any(Kind::New));
    let came_and_went = count(&|r| !r.in_s() && r.any(Kind::New) && !r.in_e());
    let stayed = count(&|r| r.in_s() && r.in_e());
    vec![
        (("customer_churn", "standard"), share(lost, s)),
        (("customer_churn", "gross"), share(gross, s)),
        (("customer_churn", "active_base"), share(lost, active)),
        (("customer_churn", "with_new"), share(lost + came_and_went, s + new)),
        (("crr", "standard"), share(stayed, s)),
        (("crr", "article"), share(e - new, s)),
    ]
}

fn revenue(rows: &[Row]) -> Vec<(Name, Option<Fraction>)> {
    let s: Vec<&Row> = rows.iter().filter(|r| r.in_s()).collect();
    let over_s = |value: &dyn Fn(&Row) -> i64| s.iter().map(|r| value(r)).sum::<i64>();
    let opening = over_s(&|r| r.opening.0);
    let gained = over_s(&|r| r.sum(&[Kind::Expansion, Kind::Resumed]));
    let lost = over_s(&|r| r.lost());
    let set = over_s(&|r| r.closing_at_opening_fx());
    let kept = over_s(&|r| r.opening.0.min(r.closing_at_opening_fx()).max(0));
    let capped = over_s(&|r| r.lost().min(r.opening.0));
    let sum = |kinds: &[Kind]| rows.iter().map(|r| r.sum(kinds)).sum::<i64>();
    let up = sum(&[Kind::New, Kind::Expansion, Kind::Reactivation]);
    let down = -sum(&[Kind::Contraction, Kind::Churn]);
    vec![
        (("nrr", "standard"), share(opening - lost + gained, opening)),
        (("nrr", "set"), share(set, opening)),
        (("net_revenue_churn", "standard"), share(lost - gained, opening)),
        (("grr", "standard"), share(kept, opening)),
        (("gross_revenue_churn", "standard"), share(capped, opening)),
        (("quick_ratio", "standard"), share(up, down)),
    ]
}
