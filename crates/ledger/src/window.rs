//! Windows: all changes of a customer that belong together become one movement a kind.

use tenure_domain::facts::{ChurnKind, Origin};
use tenure_domain::money::{Mrr, Overflow};
use tenure_domain::policy::{Reactivation, ZeroAmount};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use crate::events::Event;
use crate::merge;
use crate::movement::{Basis, Cause, Component, Detail, Kind, Standing, Step, TOO_LARGE};
use crate::parts::{self, Class, Part, State, changed};
use crate::rates::Rates;
use crate::run::{Gap, Output, Untold, Wanted};
use crate::track::{Context, LedgerFinding, Life, Point, Tracks};
use crate::untold;

mod joins;
mod opens;

use joins::Joins;
pub use opens::netted_together;

/// A track that changed in the window, with its state before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Touched {
    pub track: usize,
    pub before: State,
    pub last: Instant,
    /// Why it was gone, where it went.
    pub churn: ChurnKind,
}

/// What is known of a customer between windows, and the buffers of the one at hand.
#[derive(Default, Debug)]
pub(crate) struct Window {
    customer: Option<Sym>,
    states: Vec<State>,
    open: Vec<Option<usize>>,
    is_customer: bool,
    ever: bool,
    churned_at: Option<Instant>,
    alive: usize,
    paused: usize,
    positive: usize,
    contract: Mrr,
    /// Sum of all steps so far; the check that it fits.
    level: Mrr,
    touched: Vec<Touched>,
    parts: Vec<Part>,
    /// Items that went to another customer, as they were booked until then.
    given: Vec<(Instant, usize, State)>,
    joins: Joins,
}

impl Window {
    /// Begins a customer.
    pub fn begin(&mut self, customer: Sym, tracks: &Tracks, rates: &Rates<'_>) {
        self.customer = Some(customer);
        self.states.clear();
        self.open.clear();
        for track in &tracks.tracks {
            let origin = tracks.points[track.start].origin;
            let point = Point::absent(rates.home(), origin);
            self.states.push(State::of(point));
            self.open.push(None);
        }
        self.is_customer = false;
        self.ever = false;
        self.churned_at = None;
        (self.alive, self.paused, self.positive) = (0, 0, 0);
        (self.contract, self.level) = (0, 0);
        self.given.clear();
        self.joins.learn(&tracks.joins);
    }

    /// Items that went to another customer at an instant, as they were booked until then.
    pub fn given(&self, at: Instant) -> impl Iterator<Item = (usize, State)> {
        let then = self.given.iter().filter(move |given| given.0 == at);
        then.map(|&(_, track, state)| (track, state))
    }

    /// Takes the events from `at` that belong together; returns where the next ones begin.
    #[expect(clippy::too_many_arguments, reason = "the pass is one loop over plain data")]
    pub fn next(
        &mut self,
        ctx: &Context<'_>,
        rates: &Rates<'_>,
        tracks: &Tracks,
        events: &[Event],
        at: usize,
        wanted: Wanted,
        out: &mut Output,
    ) -> Result<usize, Overflow> {
        let first = events[at];
        if first.rerate {
            self.rerate(rates, &first, wanted, tracks, out)?;
            return Ok(at + 1);
        }
        let moves = |e: &Event| !e.rerate && tracks.points[e.point as usize].moved;
        let handing = moves(&first);
        let mine = |e: &&Event| !e.rerate && moves(e) == handing;
        let at_once = || events[at..].iter().take_while(|e| e.at == first.at).filter(mine);
        if !handing && !at_once().any(|e| self.opens(e, tracks)) {
            self.take(&first, tracks);
            self.set_component(&first, first.at, wanted, tracks, out);
            return Ok(at + 1);
        }
        // Where one item continues another and nothing changes, others of the instant belong to it,
        // and later changes are a window of their own.
        let changes =
            handing || at_once().any(|e| self.opens(e, tracks) && !self.goes_on(e, tracks));
        let end = at
            + 1
            + events[at + 1..]
                .iter()
                .take_while(|e| match handing {
                    true => e.at == first.at && moves(e),
                    false if changes => netted_together(ctx, first.at, e.at) && !moves(e),
                    false => e.at == first.at && !moves(e),
                })
                .count();
        self.touched.clear();
        for event in events[at..end].iter().filter(|e| !e.rerate) {
            self.touch(event, tracks);
        }
        self.close(ctx, rates, tracks, first.at, wanted, out)?;
        for event in events[at..end].iter().filter(|e| e.rerate) {
            if !self.touched.iter().any(|t| t.track == event.track as usize) {
                self.rerate(rates, event, wanted, tracks, out)?;
            }
        }
        Ok(end)
    }

    /// Takes an event as the track's new state, without any movement.
    fn take(&mut self, event: &Event, tracks: &Tracks) {
        let index = event.track as usize;
        let state = &mut self.states[index];
        let old = state.point;
        self.alive -= usize::from(state.point.life.counts());
        self.paused -= usize::from(state.point.life == Life::Paused);
        self.positive -= usize::from(state.point.level > 0);
        state.point = tracks.points[event.point as usize];
        match (old.life == Life::Paused, state.point.life == Life::Paused) {
            (false, true) => state.paused_from = Some(old),
            // Where the pause ends in a window, what it was is in the state before the window.
            (true, false) => state.paused_from = None,
            _ => {}
        }
        self.alive += usize::from(state.point.life.counts());
        self.paused += usize::from(state.point.life == Life::Paused);
        self.positive += usize::from(state.point.level > 0);
    }

    fn touch(&mut self, event: &Event, tracks: &Tracks) {
        let index = event.track as usize;
        let before = self.states[index];
        let after = &tracks.points[event.point as usize];
        let gone = before.point.life.counts() && !after.life.counts();
        match self.touched.iter_mut().find(|t| t.track == index) {
            Some(touched) if changed(&before.point, after) => {
                touched.last = event.at;
                touched.churn = if gone { after.churn } else { touched.churn };
            }
            Some(_) => {}
            None => {
                let (last, churn) = (event.at, after.churn);
                self.touched.push(Touched { track: index, before, last, churn });
            }
        }
        self.take(event, tracks);
    }

    /// Computes the parts of a window, decides its kind and writes its steps.
    fn close(
        &mut self,
        ctx: &Context<'_>,
        rates: &Rates<'_>,
        tracks: &Tracks,
        at: Instant,
        wanted: Wanted,
        out: &mut Output,
    ) -> Result<(), Overflow> {
        self.continue_joins(tracks);
        self.parts.clear();
        let contract = self.contract;
        for index in 0..self.touched.len() {
            let Touched { track, before, last, .. } = self.touched[index];
            let mut after = self.states[track];
            let given = merge::given(tracks, at, track);
            if after.point.moved {
                let of = given.map(|(state, _)| state);
                parts::hand_over(&before, of, &mut after, track, &mut self.parts)?;
                self.given.extend((!after.point.life.counts()).then_some((at, track, before)));
            } else if changed(&before.point, &after.point) {
                parts::push(rates, &before, &mut after, last, track, &mut self.parts)?;
                after.gap = None;
            } else {
                (after.account, after.paused) = (before.account, before.paused);
                (after.paused_from, after.paused_gap) = (before.paused_from, before.paused_gap);
                after.gap = before.gap;
            }
            self.close_gap(&before, &after, at, out);
            untold::left_paused(&before, &after, at, out);
            self.states[track] = after;
            merge::take_gap(given, &mut self.states[track], at, out);
            self.find_gap(rates, track, last, at, out);
            self.count_contract(&before, &after)?;
        }
        if self.contract != contract {
            out.contracts.push((at, self.contract));
        }
        let moved = match self.sum(Class::Move)? {
            0 => untold::direction(&self.parts, &self.touched, &self.states),
            moved => moved,
        };
        let kind = self.kind(ctx, tracks, moved, at);
        let after = self.standing();
        self.write(at, kind, after, tracks, wanted, out)?;
        if wanted.components {
            for index in 0..self.touched.len() {
                self.reopen(self.touched[index].track, at, wanted, tracks, out);
            }
        }
        Ok(())
    }

    fn sum(&self, class: Class) -> Result<Mrr, Overflow> {
        let mut sum: Mrr = 0;
        for part in self.parts.iter().filter(|p| p.class == class) {
            sum = sum.checked_add(part.account).ok_or(Overflow)?;
        }
        Ok(sum)
    }

    /// The kind of the movement, if there is one; changes the customer's standing.
    fn kind(
        &mut self,
        ctx: &Context<'_>,
        tracks: &Tracks,
        moved: Mrr,
        at: Instant,
    ) -> Option<Kind> {
        if self.parts.iter().any(|p| p.class == Class::Merge) {
            // Whoever takes over a customer is one; whoever hands over all is none.
            let came = tracks.given.iter().any(|given| given.at == at && given.customer);
            self.is_customer = self.alive > 0 && (self.is_customer || came);
            self.ever |= self.is_customer;
            return None;
        }
        if !self.is_customer {
            if self.positive == 0 {
                return None;
            }
            let back = match (self.ever, self.churned_at, ctx.policy.reactivation) {
                (false, _, _) => false,
                (true, Some(churned), Reactivation::Within(days)) => {
                    let zone = &ctx.account.zone;
                    zone.day(at).0 - zone.day(churned).0 <= i32::from(days)
                }
                _ => true,
            };
            (self.is_customer, self.ever) = (true, true);
            return Some(if back { Kind::Reactivation } else { Kind::New });
        }
        let zero_is_churn = ctx.policy.zero_amount == ZeroAmount::Churn;
        let gone = self.alive == 0 || (zero_is_churn && self.positive == 0 && self.paused == 0);
        if gone {
            self.is_customer = false;
            self.churned_at = Some(at);
            return Some(Kind::Churn);
        }
        match moved {
            0 => None,
            m if m < 0 => Some(Kind::Contraction),
            _ => Some(Kind::Expansion),
        }
    }

    fn standing(&self) -> Standing {
        match self.is_customer {
            false => Standing::NONE,
            true if self.paused > 0 && self.paused == self.alive => Standing::PAUSED,
            true => Standing::CUSTOMER,
        }
    }

    fn cause(&self, kind: Kind, tracks: &Tracks) -> (Cause, Sym) {
        match kind {
            Kind::Expansion | Kind::Contraction => {
                let Some(part) = parts::largest(&self.parts, kind == Kind::Contraction) else {
                    return (Cause::None, Sym::NONE);
                };
                let before = self.touched.iter().find(|t| t.track == part.track);
                let Some(touched) = before else {
                    return (Cause::None, Sym::NONE);
                };
                let track = &tracks.tracks[part.track];
                let after = &self.states[part.track].point;
                let before = touched.before.paused_from.unwrap_or(touched.before.point);
                // Use that a paid item continues was still use before.
                let continues = self.continues_use(part.track, tracks);
                let cause = parts::cause(&before, after, track.usage || continues);
                (cause, self.states[part.track].reason(track))
            }
            Kind::Churn => match self.last_ended() {
                Some(t) => (t.churn.into(), self.states[t.track].reason(&tracks.tracks[t.track])),
                None => (Cause::Unknown, Sym::NONE),
            },
            _ => (Cause::None, Sym::NONE),
        }
    }

    /// The item that ended last in the window, then the largest.
    fn last_ended(&self) -> Option<&Touched> {
        let on = |t: &&Touched| t.before.point.life.counts();
        let ended = self.touched.iter().filter(on);
        let ended = ended.filter(|t| !self.states[t.track].point.life.counts());
        let moved = |t: &Touched| parts::moved(&self.parts, t.track).unsigned_abs();
        ended.rev().max_by_key(|t| (t.last, moved(t)))
    }

    fn write(
        &mut self,
        at: Instant,
        kind: Option<Kind>,
        after: Standing,
        tracks: &Tracks,
        wanted: Wanted,
        out: &mut Output,
    ) -> Result<(), Overflow> {
        if kind == Some(Kind::Churn) && !self.parts.iter().any(|p| p.class == Class::Move) {
            let Some(touched) = self.last_ended().or(self.touched.first()) else { return Ok(()) };
            let (track, currency) = (touched.track, touched.before.point.currency);
            let part = Part { class: Class::Move, currency, native: 0, account: 0, track };
            self.parts.push(part);
        }
        self.parts.sort_by_key(|p| (p.class, p.currency));
        let parts = std::mem::take(&mut self.parts);
        let mut class = None;
        let mut position = 0;
        for group in parts.chunk_by(same) {
            let kind = match (group[0].class, kind) {
                (Class::Resumed, _) => Kind::Resumed,
                (Class::Paused, _) => Kind::Paused,
                (Class::Fx, _) => Kind::Fx,
                (Class::Merge, _) => Kind::Merge,
                (Class::Move, Some(kind)) => kind,
                // Parts without a kind: nobody's level moved, and they cancel out.
                (Class::Move, None) => continue,
            };
            let delta = total(group, |p| p.account)?;
            let nothing = delta == 0 && untold::native(group, &self.touched, &self.states)? == 0;
            let alone = parts.iter().all(|p| p.class != Class::Move || same(p, &group[0]));
            if nothing && !(kind == Kind::Merge || (kind == Kind::Churn && alone)) {
                continue;
            }
            self.level = self.level.checked_add(delta).ok_or(Overflow)?;
            position = if class == Some(group[0].class) { position + 1 } else { 0 };
            class = Some(group[0].class);
            let (cause, reason) = self.cause_of(kind, &parts, tracks);
            out.steps.push(Step { at, delta, kind, counts_as: kind, cause, after, part: position });
            if wanted.details {
                let detail = self.detail(group, reason, tracks, out)?;
                out.details.push(detail);
            }
        }
        self.parts = parts;
        Ok(())
    }

    fn cause_of(&mut self, kind: Kind, parts: &[Part], tracks: &Tracks) -> (Cause, Sym) {
        // `cause` reads the parts, which `write` holds for the moment.
        self.parts.clear();
        self.parts.extend_from_slice(parts);
        self.cause(kind, tracks)
    }

    fn detail(
        &self,
        group: &[Part],
        reason: Sym,
        tracks: &Tracks,
        out: &mut Output,
    ) -> Result<Detail, Overflow> {
        let start = out.origins.len() as u32;
        for part in group {
            let push = |origin: Origin, origins: &mut Vec<Origin>| {
                if !origins[start as usize..].contains(&origin) {
                    origins.push(origin);
                }
            };
            if let Some(t) = self.touched.iter().find(|t| t.track == part.track)
                && t.before.point.life.counts()
            {
                push(t.before.point.origin, &mut out.origins);
            }
            let after = &self.states[part.track].point;
            push(after.origin, &mut out.origins);
            after.changed_by.into_iter().for_each(|origin| push(origin, &mut out.origins));
        }
        let largest = group.iter().rev().max_by_key(|p| p.account.unsigned_abs());
        let index = largest.map_or(group[0].track, |p| p.track);
        let track = &tracks.tracks[index];
        Ok(Detail {
            native: untold::native(group, &self.touched, &self.states)?,
            currency: group[0].currency,
            subscription: track.subscription,
            item: track.item,
            plan: self.states[index].point.plan,
            reason,
            reasoned: self.states[index].point.reasoned,
            origins: (start, out.origins.len() as u32),
        })
    }

    /// Sets a track's rate anew: the difference is `fx`.
    fn rerate(
        &mut self,
        rates: &Rates<'_>,
        event: &Event,
        wanted: Wanted,
        tracks: &Tracks,
        out: &mut Output,
    ) -> Result<(), Overflow> {
        let index = event.track as usize;
        let state = &mut self.states[index];
        if state.point.level == 0 {
            return Ok(());
        }
        let before = state.account;
        let rate = rates.at(state.point.currency, event.at).0;
        state.account = match rate {
            Some(rate) if state.point.level != TOO_LARGE => {
                rate.convert(state.point.level, state.point.currency, rates.home())?
            }
            _ => 0,
        };
        if let Some(gap) = state.gap.take() {
            out.gaps[gap].to = out.gaps[gap].to.min(event.at);
        }
        let (after, contract) = (state.account, state.point.contract);
        self.find_gap(rates, index, event.at, event.at, out);
        let delta = after.checked_sub(before).ok_or(Overflow)?;
        if contract {
            self.contract = self.contract.checked_add(delta).ok_or(Overflow)?;
            out.contracts.extend((delta != 0).then_some((event.at, self.contract)));
        }
        if delta == 0 {
            return Ok(());
        }
        self.level = self.level.checked_add(delta).ok_or(Overflow)?;
        let (at, kind, cause) = (event.at, Kind::Fx, Cause::None);
        let after = self.standing();
        out.steps.push(Step { at, delta, kind, counts_as: kind, cause, after, part: 0 });
        if wanted.details {
            let (track, point) = (&tracks.tracks[index], &self.states[index].point);
            let start = out.origins.len() as u32;
            out.origins.push(point.origin);
            out.details.push(Detail {
                native: 0,
                currency: point.currency,
                subscription: track.subscription,
                item: track.item,
                plan: point.plan,
                reason: Sym::NONE,
                reasoned: false,
                origins: (start, start + 1),
            });
        }
        if wanted.components {
            self.reopen(index, event.at, wanted, tracks, out);
        }
        Ok(())
    }

    /// Notes that a track's level cannot be told: its rate is missing, or it is too large.
    fn find_gap(
        &mut self,
        rates: &Rates<'_>,
        track: usize,
        last: Instant,
        at: Instant,
        out: &mut Output,
    ) {
        let state = &mut self.states[track];
        if state.point.level == 0 || state.gap.is_some() || state.account != 0 {
            return;
        }
        let currency = state.point.currency;
        let (rate, day) = rates.at(currency, last);
        let too_large = state.point.level == TOO_LARGE;
        if rate.is_some() && !too_large {
            return;
        }
        state.gap = Some(out.gaps.len());
        let why = if too_large { Untold::TooLarge } else { Untold::MissingFx(day) };
        out.gaps.push(Gap { currency, why, from: at, to: Instant::MAX });
        out.findings.push(LedgerFinding {
            code: if too_large { "mrr-overflow" } else { "missing-fx" },
            customer: self.customer.unwrap_or(Sym::NONE),
            origin: state.point.origin,
            day: (!too_large).then_some(day),
            currency: Some(currency),
        });
    }

    fn close_gap(&self, before: &State, after: &State, at: Instant, out: &mut Output) {
        if let Some(gap) = before.gap.filter(|_| before.gap != after.gap) {
            out.gaps[gap].to = out.gaps[gap].to.min(at);
        }
    }

    fn count_contract(&mut self, before: &State, after: &State) -> Result<(), Overflow> {
        let of = |s: &State| if s.point.contract { s.account } else { 0 };
        let change = of(after).checked_sub(of(before)).ok_or(Overflow)?;
        self.contract = self.contract.checked_add(change).ok_or(Overflow)?;
        Ok(())
    }

    fn set_component(
        &mut self,
        event: &Event,
        at: Instant,
        wanted: Wanted,
        tracks: &Tracks,
        out: &mut Output,
    ) {
        if wanted.components {
            self.reopen(event.track as usize, at, wanted, tracks, out);
        }
    }

    /// Ends the track's open component and opens one for its state.
    fn reopen(
        &mut self,
        index: usize,
        at: Instant,
        wanted: Wanted,
        tracks: &Tracks,
        out: &mut Output,
    ) {
        if let Some(open) = self.open[index].take() {
            out.components[open].to = at;
            if out.components[open].from == at {
                // Nothing lasted; it stays as an empty span and is dropped by readers.
                out.components[open].native = 0;
                out.components[open].account = 0;
            }
        }
        let state = &self.states[index];
        if state.point.life != Life::Alive {
            return;
        }
        let track = &tracks.tracks[index];
        self.open[index] = Some(out.components.len());
        out.components.push(Component {
            from: at,
            to: Instant::MAX,
            subscription: track.subscription,
            item: track.item,
            plan: state.point.plan,
            currency: state.point.currency,
            native: state.point.level,
            account: state.account,
            term: state.point.term,
            told_by: state.point.origin.kind,
        });
        if wanted.bases {
            out.bases.push(Basis {
                quantity: state.point.quantity,
                list: state.point.list,
                discount: state.point.discount,
                tax: state.point.tax,
                contract: state.point.contract,
                origin: state.point.origin,
            });
        }
    }
}

/// Whether two parts go into one step.
fn same(a: &Part, b: &Part) -> bool {
    (a.class, a.currency) == (b.class, b.currency)
}

pub(crate) fn total(group: &[Part], of: impl Fn(&Part) -> Mrr) -> Result<Mrr, Overflow> {
    group.iter().try_fold(0 as Mrr, |sum, part| sum.checked_add(of(part)).ok_or(Overflow))
}
