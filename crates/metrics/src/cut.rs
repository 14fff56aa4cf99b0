//! What one customer did in one period: the only thing that measures look at.

use tenure_domain::money::{Mrr, Overflow};
use tenure_ledger::movement::{Cause, Kind, Standing, Step};

mod fx;
mod sliding;

pub use fx::{Carried, level_at_opening_fx};
pub use sliding::Sliding;

/// How many kinds of movement there are.
const KINDS: usize = Kind::ALL.len();

/// Causes of expansion and contraction, with [`Cause::None`] at 0 for any other.
const CAUSES: usize = Cause::Usage as usize + 1;

/// Causes of churn: from [`Cause::Voluntary`] to [`Cause::Unknown`].
const CHURN_CAUSES: usize = Cause::Unknown as usize - Cause::Voluntary as usize + 1;

/// How a customer stands at one instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct State {
    /// MRR in the account currency (or the currency of a native view).
    pub level: Mrr,
    /// MRR of contracts of twelve months or more; a part of `level`.
    pub contract: Mrr,
    /// Whether a customer, and whether paused.
    pub standing: Standing,
    /// Whether ever a customer up to then.
    pub ever: bool,
}

/// What one customer did in one period `[from, to)`.
///
/// Made by [`fold`], by [`CustomerPeriod::steady`] or, for segments, by
/// [`CustomerPeriod::entering`]. Amounts are MRR units in the account currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CustomerPeriod {
    /// State immediately before `from`.
    pub opening: State,
    /// State immediately before `to`.
    pub closing: State,
    /// Signed sum of the steps of each [`Kind`], by its number.
    pub moved: [Mrr; KINDS],
    /// How many movements of each [`Kind`], by its number; a movement of 0 counts.
    pub movements: [u32; KINDS],
    /// Signed sum of the corrections of each [`Kind`], by its number; a part of the corrections in
    /// `moved`.
    corrected: [Mrr; KINDS],
    /// Which kinds occurred, a bit each; also steps that are not the first of their movement, and
    /// corrections that say so of a closed month.
    kinds: u16,
    /// The same with all corrections, those among them that take a movement back.
    touched: u16,
    /// Expansion by cause; read it with [`CustomerPeriod::expansion_by`].
    expansion_by: [Mrr; CAUSES],
    /// Contraction by cause, signed; read it with [`CustomerPeriod::contraction_by`].
    contraction_by: [Mrr; CAUSES],
    /// Churn by cause, signed; read it with [`CustomerPeriod::churn_by`].
    churn_by: [Mrr; CHURN_CAUSES],
    /// Churn of this customer that is counted under another heading, signed; it is not in `moved`.
    churn_apart: Mrr,
    /// Cause of the last churn movement; [`Cause::None`] without one.
    pub last_churn: Cause,
    /// MRR that entered the segment at the end of the period with this customer.
    pub segment_in: Mrr,
    /// Whether the customer leaves the segment at the end of the period.
    pub leaves_segment: bool,
    /// The closing level at the opening's rates, where it was worked out.
    at_opening_fx: Option<Mrr>,
}

impl CustomerPeriod {
    /// A period in which nothing happened.
    #[inline]
    pub fn steady(state: State) -> CustomerPeriod {
        CustomerPeriod {
            opening: state,
            closing: state,
            moved: [0; KINDS],
            movements: [0; KINDS],
            corrected: [0; KINDS],
            kinds: 0,
            touched: 0,
            expansion_by: [0; CAUSES],
            contraction_by: [0; CAUSES],
            churn_by: [0; CHURN_CAUSES],
            churn_apart: 0,
            last_churn: Cause::None,
            segment_in: 0,
            leaves_segment: false,
            at_opening_fx: None,
        }
    }

    /// Begins anew in a state, in the same memory: a pass over many customers has no other use for
    /// their records than to add them up.
    #[inline]
    pub fn restart(&mut self, state: State) {
        (self.opening, self.closing) = (state, state);
        if self.touched != 0 {
            self.moved = [0; KINDS];
            self.movements = [0; KINDS];
            self.corrected = [0; KINDS];
            self.expansion_by = [0; CAUSES];
            self.contraction_by = [0; CAUSES];
            self.churn_by = [0; CHURN_CAUSES];
            (self.kinds, self.touched) = (0, 0);
        }
        self.churn_apart = 0;
        self.last_churn = Cause::None;
        self.segment_in = 0;
        self.leaves_segment = false;
        self.at_opening_fx = None;
    }

    /// Goes on over steps, which come in the order of time.
    ///
    /// # Errors
    /// [`Overflow`] where a sum leaves 64 bits.
    #[inline]
    pub fn go_on(&mut self, steps: &[Step]) -> Result<(), Overflow> {
        steps.iter().try_for_each(|step| self.take(step))
    }

    /// Someone outside the segment during the period who belongs to it from its end on.
    ///
    /// Membership is taken at the opening of each period, so a change of it is a step at the end
    /// of the period before: opening + steps = closing holds, and closing = next opening.
    pub fn entering(closing: State) -> CustomerPeriod {
        CustomerPeriod {
            closing,
            segment_in: closing.level,
            ..CustomerPeriod::steady(State::default())
        }
    }

    /// This, with the customer leaving the segment at the end of the period. The closing state
    /// stays (retention follows the members of the opening), but is no longer counted.
    #[must_use]
    pub fn leaving(self) -> CustomerPeriod {
        CustomerPeriod { leaves_segment: true, ..self }
    }

    /// Takes a churn of this period out of its flows and gives it as a period of its own, for the
    /// heading of its reason: there its MRR and its movement count, but no customer does. What is
    /// reckoned of the customer as a whole (retention, gross loss) stays here with all of it.
    pub fn set_apart(&mut self, churn: &Step) -> CustomerPeriod {
        let mut apart = CustomerPeriod::steady(State::default());
        let first = u32::from(churn.part == 0);
        for (period, delta) in
            [(&mut apart, churn.delta), (&mut *self, churn.delta.saturating_neg())]
        {
            for sum in [
                &mut period.moved[Kind::Churn as usize],
                &mut period.churn_by[churn_slot(churn.cause)],
            ] {
                *sum = sum.saturating_add(delta);
            }
        }
        apart.movements[Kind::Churn as usize] = first;
        apart.touched = 1 << Kind::Churn as u16;
        let left = &mut self.movements[Kind::Churn as usize];
        *left = left.saturating_sub(first);
        self.churn_apart = self.churn_apart.saturating_add(churn.delta);
        apart
    }

    /// Signed sum of the steps of a kind.
    #[inline]
    pub fn sum(&self, kind: Kind) -> i128 {
        i128::from(self.moved[kind as usize])
    }

    /// Signed sum of the corrections of a kind: what late facts about closed months say of it.
    #[inline]
    pub fn corrected(&self, kind: Kind) -> i128 {
        i128::from(self.corrected[kind as usize])
    }

    /// Signed sum of a kind as retention and churn count it: its steps and the corrections of it.
    #[inline]
    pub fn counted(&self, kind: Kind) -> i128 {
        let apart = if kind == Kind::Churn { self.churn_apart } else { 0 };
        self.sum(kind) + self.corrected(kind) + i128::from(apart)
    }

    /// Whether there was a step of a kind or a correction of it, be it of 0.
    #[inline]
    pub fn any(&self, kind: Kind) -> bool {
        self.touched & (1 << kind as u16) != 0
    }

    /// Whether a movement of a kind happened, be it one of a closed month that was not known when
    /// it was closed.
    #[inline]
    pub fn happened(&self, kind: Kind) -> bool {
        self.kinds & (1 << kind as u16) != 0
    }

    /// Expansion of a cause.
    #[inline]
    pub fn expansion_by(&self, cause: Cause) -> i128 {
        i128::from(self.expansion_by[slot(cause)])
    }

    /// Contraction of a cause, signed.
    #[inline]
    pub fn contraction_by(&self, cause: Cause) -> i128 {
        i128::from(self.contraction_by[slot(cause)])
    }

    /// Churn of a cause, signed. A cause that is none of churn's counts as unknown.
    #[inline]
    pub fn churn_by(&self, cause: Cause) -> i128 {
        i128::from(self.churn_by[churn_slot(cause)])
    }

    /// Member of the opening set S.
    #[inline]
    pub fn in_opening(&self) -> bool {
        self.opening.standing.is_customer()
    }

    /// Member of the closing set E, whatever becomes of the segment.
    #[inline]
    pub fn in_closing(&self) -> bool {
        self.closing.standing.is_customer()
    }

    /// This, with the closing level at the opening's exchange rates as [`level_at_opening_fx`]
    /// finds it. Worth doing for those of the opening with an `fx` step and another in the period;
    /// for all others the steps say it exactly.
    pub fn set_opening_fx(&mut self, level: Mrr) {
        self.at_opening_fx = Some(level);
    }

    /// The closing level at the exchange rates of the opening. Where
    /// [`CustomerPeriod::set_opening_fx`] did not set it: without the `fx` steps of the period,
    /// 0 for one without MRR at the end, never negative.
    #[inline]
    pub fn closing_at_opening_fx(&self) -> i128 {
        match self.at_opening_fx {
            Some(level) => i128::from(level),
            None if self.closing.level == 0 => 0,
            None => (i128::from(self.closing.level) - self.counted(Kind::Fx)).max(0),
        }
    }

    /// Adds one step. Steps come in the order of time, those of earlier periods first.
    #[inline]
    fn take(&mut self, step: &Step) -> Result<(), Overflow> {
        add(&mut self.closing.level, step.delta)?;
        add(&mut self.moved[step.kind as usize], step.delta)?;
        self.movements[step.kind as usize] += u32::from(step.part == 0);
        let (kinds, touched) = counts_of(step);
        self.kinds |= kinds;
        self.touched |= touched;
        self.closing.standing = step.after;
        self.closing.ever |= step.after.is_customer() || step.delta > 0;
        match step.kind {
            Kind::Expansion => add(&mut self.expansion_by[slot(step.cause)], step.delta)?,
            Kind::Contraction => add(&mut self.contraction_by[slot(step.cause)], step.delta)?,
            Kind::Churn => add(&mut self.churn_by[churn_slot(step.cause)], step.delta)?,
            Kind::Correction => {
                add(&mut self.corrected[step.counts_as as usize], step.delta)?;
            }
            _ => {}
        }
        if says_why(step) {
            self.last_churn = step.cause;
        }
        Ok(())
    }
}

/// What a customer in state `opening` did in the period whose steps these are (those with
/// `from <= at < to`, in order). The closing contract level is not in the steps: it is taken over
/// from the opening, and the caller sets `closing.contract` where it changed.
///
/// # Errors
/// [`Overflow`] where a sum leaves 64 bits.
#[inline]
pub fn fold(opening: State, steps: &[Step]) -> Result<CustomerPeriod, Overflow> {
    let mut period = CustomerPeriod::steady(opening);
    period.go_on(steps)?;
    Ok(period)
}

/// Place among the causes of expansion and contraction.
#[inline]
fn slot(cause: Cause) -> usize {
    let number = cause as usize;
    if number < CAUSES { number } else { 0 }
}

/// Place among the causes of churn.
#[inline]
fn churn_slot(cause: Cause) -> usize {
    let first = Cause::Voluntary as usize;
    let last = CHURN_CAUSES - 1;
    (cause as usize).checked_sub(first).map_or(last, |slot| slot.min(last))
}

/// Whether a step says why the customer left. A correction that takes a churn back does not.
#[inline]
fn says_why(step: &Step) -> bool {
    match step.kind {
        Kind::Churn => true,
        Kind::Correction => step.counts_as == Kind::Churn && !step.after.is_customer(),
        _ => false,
    }
}

/// The bits of `kinds` and of `touched` that a step sets.
#[inline]
fn counts_of(step: &Step) -> (u16, u16) {
    let both = 1 << step.kind as u16 | 1 << step.counts_as as u16;
    (if says_so(step) { both } else { 1 << step.kind as u16 }, both)
}

/// Whether a step is a movement of the kind under which it counts, and not a correction that
/// takes one back.
#[inline]
fn says_so(step: &Step) -> bool {
    match step.counts_as {
        Kind::New | Kind::Reactivation | Kind::Expansion | Kind::Resumed => step.delta >= 0,
        Kind::Contraction | Kind::Churn | Kind::Paused => step.delta <= 0,
        Kind::Fx | Kind::Merge | Kind::Correction => true,
    }
}

#[inline]
fn add(to: &mut Mrr, delta: Mrr) -> Result<(), Overflow> {
    *to = to.checked_add(delta).ok_or(Overflow)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::time::Instant;

    fn step(delta: Mrr, kind: Kind, cause: Cause, after: Standing) -> Step {
        Step { at: Instant(0), delta, kind, counts_as: kind, cause, after, part: 0 }
    }

    #[test]
    fn steps_lead_from_opening_to_closing() {
        let steps = [
            step(100, Kind::New, Cause::None, Standing::CUSTOMER),
            step(50, Kind::Expansion, Cause::Seats, Standing::CUSTOMER),
            Step { part: 1, ..step(7, Kind::Expansion, Cause::Seats, Standing::CUSTOMER) },
            step(-157, Kind::Churn, Cause::Involuntary, Standing::NONE),
        ];
        let period = fold(State::default(), &steps).unwrap();
        assert_eq!(period.closing.level, 0);
        assert!(period.closing.ever && !period.opening.ever);
        assert_eq!(period.movements[Kind::Expansion as usize], 1);
        assert_eq!(period.expansion_by(Cause::Seats), 57);
        assert_eq!(period.churn_by(Cause::Involuntary), -157);
        assert_eq!(period.churn_by(Cause::Unknown), 0);
        assert_eq!(period.last_churn, Cause::Involuntary);
        assert!(!period.in_opening() && !period.in_closing());
    }

    #[test]
    fn a_record_that_is_used_again_is_as_new() {
        let state = State { level: 7, contract: 7, standing: Standing::PAUSED, ever: true };
        for kind in Kind::ALL {
            for (cause, part) in [(Cause::Seats, 0), (Cause::Involuntary, 1), (Cause::None, 0)] {
                let step = Step { part, ..step(5, kind, cause, Standing::CUSTOMER) };
                let correction = Step { kind: Kind::Correction, ..step };
                let mut period = fold(State::default(), &[step, correction]).unwrap().leaving();
                period.set_opening_fx(3);
                period.segment_in = 1;
                period.restart(state);
                assert_eq!(period, CustomerPeriod::steady(state));
            }
        }
    }

    #[test]
    fn a_churn_apart_moves_flows_and_leaves_the_customer_whole() {
        let opening = State { level: 100, contract: 0, standing: Standing::CUSTOMER, ever: true };
        let first = step(-100, Kind::Churn, Cause::Voluntary, Standing::NONE);
        let steps = [
            first,
            step(60, Kind::Reactivation, Cause::None, Standing::CUSTOMER),
            step(-60, Kind::Churn, Cause::Involuntary, Standing::NONE),
        ];
        let whole = fold(opening, &steps).unwrap();
        let mut rest = whole;
        let apart = rest.set_apart(&first);
        assert_eq!((apart.sum(Kind::Churn), rest.sum(Kind::Churn)), (-100, -60));
        assert_eq!((apart.churn_by(Cause::Voluntary), rest.churn_by(Cause::Voluntary)), (-100, 0));
        assert_eq!(apart.movements[Kind::Churn as usize], 1);
        assert_eq!(rest.movements[Kind::Churn as usize], 1);
        assert!(apart.any(Kind::Churn) && !apart.happened(Kind::Churn) && !apart.in_opening());
        assert_eq!(rest.counted(Kind::Churn), whole.counted(Kind::Churn));
        rest.restart(opening);
        assert_eq!(rest, CustomerPeriod::steady(opening));
    }

    #[test]
    fn sums_that_do_not_fit_are_errors() {
        let steps = [step(2, Kind::Expansion, Cause::Price, Standing::CUSTOMER)];
        let opening = State { level: Mrr::MAX - 1, ..State::default() };
        assert_eq!(fold(opening, &steps), Err(Overflow));
    }

    #[test]
    fn levels_at_opening_rates_leave_fx_out() {
        let opening = State { level: 100, contract: 0, standing: Standing::CUSTOMER, ever: true };
        let fx = step(-10, Kind::Fx, Cause::None, Standing::CUSTOMER);
        let period = fold(opening, &[fx]).unwrap();
        assert_eq!(period.closing_at_opening_fx(), 100);
        let gone = step(-90, Kind::Churn, Cause::Unknown, Standing::NONE);
        assert_eq!(fold(opening, &[fx, gone]).unwrap().closing_at_opening_fx(), 0);
    }
}
