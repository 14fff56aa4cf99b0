//! What one customer did in a period that moves on: windows of twelve months, each month.

use tenure_domain::money::Overflow;
use tenure_domain::period::Period;
use tenure_ledger::movement::{Cause, Kind, Step};

use super::{CustomerPeriod, KINDS, State, add, churn_slot, counts_of, says_why, slot};

/// A customer's period whose start and end only move on. Each step is taken in once and given up
/// once, however many of the periods hold it.
#[derive(Clone, Debug)]
pub struct Sliding {
    period: CustomerPeriod,
    /// How many of the steps inside set each bit of the period's `kinds` and `touched`.
    kinds: [u32; KINDS],
    touched: [u32; KINDS],
    /// How many steps were given up and taken in.
    steps: (usize, usize),
    /// The last step inside that says why the customer left.
    last_churn: Option<usize>,
}

impl Sliding {
    /// Before the first step.
    pub fn new() -> Sliding {
        Sliding {
            period: CustomerPeriod::steady(State::default()),
            kinds: [0; KINDS],
            touched: [0; KINDS],
            steps: (0, 0),
            last_churn: None,
        }
    }

    /// The period as it stands.
    pub fn period(&self) -> &CustomerPeriod {
        &self.period
    }

    /// How many of a customer's steps lie before the period and before its end.
    pub fn steps(&self) -> (usize, usize) {
        self.steps
    }

    /// Goes on to a period that neither begins nor ends before the last one; `steps` are all steps
    /// of the customer.
    ///
    /// # Errors
    /// [`Overflow`] where a sum leaves 64 bits; nothing can be said of this or later periods then.
    #[inline]
    pub fn go_to(&mut self, steps: &[Step], period: &Period) -> Result<(), Overflow> {
        while let Some(step) = steps.get(self.steps.1).filter(|step| step.at < period.to) {
            self.enter(step)?;
        }
        while let Some(step) = steps.get(self.steps.0).filter(|step| step.at < period.from) {
            self.leave(step)?;
        }
        Ok(())
    }

    /// Takes in the next step at the end.
    #[inline]
    fn enter(&mut self, step: &Step) -> Result<(), Overflow> {
        self.period.take(step)?;
        if says_why(step) {
            self.last_churn = Some(self.steps.1);
        }
        self.count(step, 1);
        self.steps.1 += 1;
        Ok(())
    }

    /// Gives up the first step inside: the period now begins after it.
    #[inline]
    fn leave(&mut self, step: &Step) -> Result<(), Overflow> {
        let period = &mut self.period;
        add(&mut period.opening.level, step.delta)?;
        period.opening.standing = step.after;
        period.opening.ever |= step.after.is_customer() || step.delta > 0;
        let less = step.delta.checked_neg().ok_or(Overflow)?;
        add(&mut period.moved[step.kind as usize], less)?;
        period.movements[step.kind as usize] -= u32::from(step.part == 0);
        match step.kind {
            Kind::Expansion => add(&mut period.expansion_by[slot(step.cause)], less)?,
            Kind::Contraction => add(&mut period.contraction_by[slot(step.cause)], less)?,
            Kind::Churn => add(&mut period.churn_by[churn_slot(step.cause)], less)?,
            Kind::Correction => add(&mut period.corrected[step.counts_as as usize], less)?,
            _ => {}
        }
        if self.last_churn == Some(self.steps.0) {
            self.last_churn = None;
            self.period.last_churn = Cause::None;
        }
        self.count(step, -1);
        self.steps.0 += 1;
        Ok(())
    }

    /// Counts the bits of a step in or out, and sets those of the period.
    #[inline]
    fn count(&mut self, step: &Step, by: i32) {
        let (kinds, touched) = counts_of(step);
        let on = |counts: &mut [u32; KINDS], bits: &mut u16, of: u16| {
            for kind in [step.kind as usize, step.counts_as as usize] {
                if of & (1 << kind) == 0 {
                    continue;
                }
                counts[kind] = counts[kind].wrapping_add_signed(by);
                match counts[kind] {
                    0 => *bits &= !(1 << kind),
                    _ => *bits |= 1 << kind,
                }
            }
        };
        on(&mut self.kinds, &mut self.period.kinds, kinds);
        on(&mut self.touched, &mut self.period.touched, touched);
    }
}

impl Default for Sliding {
    fn default() -> Sliding {
        Sliding::new()
    }
}
