//! Monthly totals: the coarsest way in.

use std::collections::BTreeSet;

use tenure_domain::facts::{ChurnKind, MrrMonth, Term};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::exact::Fraction;
use super::item::{Context, Item, Life, Snapshot};

/// The monthly totals of one plan in one currency.
pub struct Months<'a> {
    pub context: &'a Context<'a>,
    /// In the order of loading.
    pub rows: Vec<MrrMonth>,
}

/// The items of a customer's monthly totals.
pub fn items<'a>(context: &'a Context<'a>, rows: &[MrrMonth]) -> Vec<Months<'a>> {
    let mut items: Vec<Months<'a>> = Vec::new();
    for &row in rows {
        let key = |m: &MrrMonth| (m.plan, m.currency);
        match items.iter_mut().find(|i| key(&i.rows[0]) == key(&row)) {
            Some(item) => item.rows.push(row),
            None => items.push(Months { context, rows: vec![row] }),
        }
    }
    items
}

impl Months<'_> {
    fn span(&self, row: &MrrMonth) -> (Instant, Instant) {
        let calendar = &self.context.calendar;
        let next = calendar.next_month(row.month);
        (calendar.start_of_day(row.month), calendar.start_of_day(next))
    }

    /// The row of an instant: of several the one recorded last.
    fn row(&self, t: Instant) -> Option<&MrrMonth> {
        let of_month = self.rows.iter().filter(|row| {
            let (from, to) = self.span(row);
            from <= t && t < to
        });
        of_month.max_by_key(|row| (row.recorded_at, row.origin.row))
    }
}

impl Item for Months<'_> {
    fn id(&self) -> (Sym, Sym) {
        (Sym::NONE, Sym::NONE)
    }

    fn instants(&self) -> BTreeSet<Instant> {
        let spans = self.rows.iter().map(|row| self.span(row));
        spans.flat_map(|(from, to)| [from, to]).collect()
    }

    fn at(&self, t: Instant) -> Snapshot {
        let row = self.row(t).filter(|row| row.mrr > 0);
        let any = &self.rows[0];
        let level = |row: &MrrMonth| {
            let one = Fraction::whole(1);
            self.context.level(Fraction::whole(row.mrr), row.currency, one)
        };
        Snapshot {
            life: if row.is_some() { Life::Alive } else { Life::None(ChurnKind::Unknown) },
            native: row.map_or(0, level),
            currency: any.currency,
            plan: any.plan,
            quantity: Fraction::whole(1),
            discount: (0, 0),
            term: Term::MONTH,
            usage: false,
        }
    }

    fn renewals(&self) -> BTreeSet<Instant> {
        let starts = self.rows.iter().map(|row| self.span(row).0);
        starts.filter(|at| *at < self.context.horizon).collect()
    }

    fn findings(&self) -> Vec<&'static str> {
        Vec::new()
    }
}
