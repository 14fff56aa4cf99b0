//! From chains to movements: windows and what happens in them.

use std::collections::BTreeMap;

use tenure_domain::money::Currency;
use tenure_domain::policy::{FxModel, Netting, NewAndGone, Reactivation, ZeroAmount};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant, MINUTE};

use super::cause;
use super::chain::{Chain, Epoch, State};
use super::exact::Fraction;
use super::item::{Context, UNTOLD};
use super::parts::{Carried, Part, Row};
use super::words::{Cause, Kind, Movement, Standing};

/// A customer's level from an instant on.
#[derive(Clone, PartialEq, Debug)]
pub struct Level {
    /// From when.
    pub at: Instant,
    /// MRR units in the account currency, at the carried rates.
    pub account: i64,
    /// MRR units by currency.
    pub native: BTreeMap<Currency, i64>,
    /// The same by subscription, item and plan.
    pub items: BTreeMap<(Sym, Sym, Sym), i64>,
    /// How the customer stands.
    pub standing: Standing,
}

/// A rate that was needed and is missing.
pub type MissingRate = (Currency, Day);

/// The history of one customer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct History {
    /// Rows of movements, in order of time.
    pub movements: Vec<Movement>,
    /// Levels, in order of time.
    pub levels: Vec<Level>,
    /// Rates that are missing.
    pub missing: Vec<MissingRate>,
    /// Currencies of levels that are too large to be held.
    pub too_large: Vec<Currency>,
}

/// A change of a window, as far as one chain is concerned.
pub struct Changed {
    pub chain: usize,
    pub before: State,
    pub after: State,
    pub part: Part,
}

/// What a customer's ledger knows between two stretches of its time.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Levels by item.
    pub carried: Vec<(usize, Carried)>,
    /// How the customer stands.
    pub standing: Standing,
    /// Whether any of its items is served.
    pub alive: bool,
    /// Whether it ever was a customer.
    pub ever: bool,
    /// When it last churned.
    pub last_churn: Option<Instant>,
    /// The spell that began with `new` and has not ended.
    pub spell: Option<Spell>,
    /// What has been said.
    pub history: History,
}

/// A customer's time from `new` on, and how things were before.
#[derive(Clone, Debug)]
pub struct Spell {
    from: Instant,
    movements: usize,
    levels: usize,
    ever: bool,
    last_churn: Option<Instant>,
}

struct Walk<'a, 'b> {
    context: &'b Context<'b>,
    epoch: &'b Epoch,
    chains: &'b [Chain<'a>],
    instants: Vec<Instant>,
    /// For each instant, the state of each chain from it on.
    states: Vec<Vec<State>>,
    /// By chain.
    carried: Vec<Carried>,
    standing: Standing,
    ever: bool,
    last_churn: Option<Instant>,
    spell: Option<Spell>,
    history: History,
}

/// Goes through an epoch with these chains, which might change at these instants.
pub fn walk(
    context: &Context,
    epoch: &Epoch,
    chains: &[Chain],
    instants: Vec<Instant>,
    memory: Memory,
) -> Memory {
    let states =
        instants.iter().map(|&t| chains.iter().map(|chain| chain.at(t)).collect()).collect();
    let carried = |chain: &Chain| {
        let before = epoch.from.plus(-1);
        let item = chain.item_at(before);
        let found = memory.carried.iter().find(|(of, _)| Some(*of) == item);
        found.map_or(Carried::nothing(context), |(_, carried)| carried.clone())
    };
    let mut walk = Walk {
        context,
        epoch,
        chains,
        instants,
        states,
        carried: chains.iter().map(carried).collect(),
        standing: memory.standing,
        ever: memory.ever,
        last_churn: memory.last_churn,
        spell: memory.spell,
        history: memory.history,
    };
    walk.run();
    walk.memory()
}

impl Walk<'_, '_> {
    fn memory(self) -> Memory {
        let last = self.epoch.to.plus(-1);
        let alive = |chain: &Chain| {
            let state = chain.at(last);
            state.is_on() && !state.is_paused()
        };
        let alive = self.chains.iter().any(alive);
        let items = self.chains.iter().zip(self.carried);
        let carried = items.filter_map(|(chain, carried)| Some((chain.item_at(last)?, carried)));
        Memory {
            carried: carried.collect(),
            alive,
            standing: self.standing,
            ever: self.ever,
            last_churn: self.last_churn,
            spell: self.spell,
            history: self.history,
        }
    }

    fn run(&mut self) {
        let mut resets = self.resets();
        let mut next = 0;
        while next < self.instants.len() {
            if !self.opens(next) {
                next += 1;
                continue;
            }
            let last = self.window_end(next);
            let (from, to) = (self.instants[next], self.instants[last]);
            // Rates that are re-set before the window, and inside it for chains that it leaves
            // alone.
            let touched = self.touched(next, last);
            let due = resets.iter().position(|(at, _)| *at > to);
            for (at, chain) in resets.drain(..due.unwrap_or(resets.len())).collect::<Vec<_>>() {
                if at < from || !touched.contains(&chain) {
                    self.reset_rate(at, chain);
                }
            }
            self.window(next, last);
            next = last + 1;
        }
        for (at, chain) in resets {
            self.reset_rate(at, chain);
        }
    }

    /// How a chain stood just before the instant of that number.
    fn before(&self, number: usize, chain: usize) -> State {
        match number.checked_sub(1) {
            Some(earlier) => self.states[earlier][chain].clone(),
            None if self.epoch.from == Instant::MIN => State::Gone,
            None => self.chains[chain].at(self.epoch.from.plus(-1)),
        }
    }

    /// Whether the instant of that number opens a window.
    fn opens(&self, number: usize) -> bool {
        (0..self.chains.len()).any(|chain| {
            let (before, after) = (self.before(number, chain), &self.states[number][chain]);
            if level_changes(&before, after) {
                return true;
            }
            // At level zero the end of something of a customer does, and what rested and comes
            // back at zero.
            let ends = self.standing.customer && before.is_on() && !after.is_on();
            let wakes = before.is_paused() && !after.is_paused() && self.carried[chain].rests();
            ends || wakes
        })
    }

    /// The chains that change at all in a window.
    fn touched(&self, first: usize, last: usize) -> Vec<usize> {
        let changes = |number: usize, chain: usize| {
            let (before, after) = (self.before(number, chain), &self.states[number][chain]);
            level_changes(&before, after) || class(&before) != class(after)
        };
        (0..self.chains.len())
            .filter(|&chain| (first..=last).any(|number| changes(number, chain)))
            .collect()
    }

    /// The number of the last instant of the window that opens at an instant.
    fn window_end(&self, first: usize) -> usize {
        let from = self.instants[first];
        let calendar = &self.context.calendar;
        let inside = |at: Instant| match self.context.policy.netting {
            Netting::None => at == from,
            Netting::Minutes(n) => {
                at.0 - from.0 < i64::from(n) * MINUTE && calendar.day(at) == calendar.day(from)
            }
            Netting::AccountDay => calendar.day(at) == calendar.day(from),
        };
        let mut last = first;
        while last + 1 < self.instants.len() && inside(self.instants[last + 1]) {
            last += 1;
        }
        last
    }

    /// The rate for a level that begins on a day, and its absence.
    fn rate(&mut self, currency: Currency, day: Day) -> Option<Fraction> {
        let day = match self.context.policy.fx {
            FxModel::Constant(day) => day,
            // What is planned is held at the rate of the last day that is known.
            _ => day.min(self.context.calendar.day(self.context.horizon)),
        };
        let rate = self.context.rate(currency, day);
        if rate.is_none() && !self.history.missing.contains(&(currency, day)) {
            self.history.missing.push((currency, day));
        }
        rate
    }

    fn window(&mut self, first: usize, last: usize) {
        let at = self.instants[first];
        let day = self.context.calendar.day(at);
        let mut changed = Vec::new();
        for chain in 0..self.chains.len() {
            let (before, after) = (self.before(first, chain), self.states[last][chain].clone());
            if !level_changes(&before, &after) && class(&before) == class(&after) {
                continue;
            }
            let rate = match &after {
                State::On(s) if s.native == UNTOLD => {
                    self.history.too_large.push(s.currency);
                    None
                }
                State::On(s) if s.native > 0 => self.rate(s.currency, day),
                _ => None,
            };
            let carried = &mut self.carried[chain];
            let part = carried.change(&before, &after, rate, self.context);
            changed.push(Changed { chain, before, after, part });
        }
        let kind = self.kind(at, &self.states[last].clone(), &changed);
        self.emit(at, self.instants[last], kind, &changed);
        self.record(at, self.instants[last], &self.states[last].clone());
        if kind == Some(Kind::Churn) {
            self.suppress(at);
        }
    }

    /// Takes out a spell that came as `new` and went in one account month, where the policy says
    /// so.
    fn suppress(&mut self, churn: Instant) {
        let Some(spell) = self.spell.take() else { return };
        let month = |t| self.context.calendar.next_month(self.context.calendar.day(t));
        let shows = self.context.policy.new_and_gone == NewAndGone::Show;
        if shows || month(spell.from) != month(churn) {
            return;
        }
        self.history.movements.truncate(spell.movements);
        self.history.levels.truncate(spell.levels);
        (self.ever, self.last_churn) = (spell.ever, spell.last_churn);
    }

    /// The kind of the movement parts, for the customer; and the customer's new standing.
    fn kind(&mut self, at: Instant, after: &[State], changed: &[Changed]) -> Option<Kind> {
        // Whether there is any; a level whose rate is missing is one.
        let level: i128 = self.carried.iter().map(|c| i128::from(c.native)).sum();
        let any = after.iter().any(State::is_on);
        let resting = after.iter().any(State::is_paused);
        if !self.standing.customer {
            if level <= 0 {
                return None;
            }
            let new = !self.ever || self.too_long_gone(at);
            self.spell = new.then_some(Spell {
                from: at,
                movements: self.history.movements.len(),
                levels: self.history.levels.len(),
                ever: self.ever,
                last_churn: self.last_churn,
            });
            (self.standing.customer, self.ever) = (true, true);
            return Some(if new { Kind::New } else { Kind::Reactivation });
        }
        let zero_is_churn = self.context.policy.zero_amount == ZeroAmount::Churn;
        if !any || (zero_is_churn && level == 0 && !resting) {
            self.standing.customer = false;
            self.last_churn = Some(at);
            return Some(Kind::Churn);
        }
        let sum: i64 = changed.iter().map(|c| c.part.movement()).sum();
        match (sum, untold_way(changed)) {
            (1.., _) | (0, 1..) => Some(Kind::Expansion),
            (0, 0) => None,
            _ => Some(Kind::Contraction),
        }
    }

    fn too_long_gone(&self, at: Instant) -> bool {
        let Reactivation::Within(days) = self.context.policy.reactivation else {
            return false;
        };
        let day = |t| self.context.calendar.day(t).0;
        let gone = self.last_churn.map_or(0, |churn| day(at) - day(churn));
        gone > i32::from(days)
    }

    fn emit(&mut self, at: Instant, to: Instant, kind: Option<Kind>, changed: &[Changed]) {
        let (cause, of) = match kind {
            Some(Kind::Expansion | Kind::Contraction) => {
                let up = kind == Some(Kind::Expansion);
                cause::of_change(changed, self.chains, up, (at, to))
            }
            Some(Kind::Churn) => cause::of_churn(changed, self.chains, to),
            _ => cause::of_rest(changed, self.chains, to),
        };
        let mut sums: BTreeMap<(Kind, Currency), (i128, i64)> = BTreeMap::new();
        for row in changed.iter().flat_map(|c| &c.part.rows) {
            let row_kind = match row {
                Row::Movement(..) => kind,
                Row::Paused(..) => Some(Kind::Paused),
                Row::Resumed(..) => Some(Kind::Resumed),
                Row::Fx(..) => Some(Kind::Fx),
            };
            let (currency, native, account) = row.amounts();
            let Some(row_kind) = row_kind else { continue };
            let sum = sums.entry((row_kind, currency)).or_default();
            *sum = (sum.0 + i128::from(native), sum.1 + account);
        }
        sums.retain(|_, sum| *sum != (0, 0));
        if kind == Some(Kind::Churn) && !sums.keys().any(|(k, _)| *k == Kind::Churn) {
            let currency = cause::currency_of_churn(changed, self.chains, to);
            let currency = currency.unwrap_or(self.context.account.currency);
            sums.insert((Kind::Churn, currency), (0, 0));
        }
        let mut part = 0;
        let mut last_kind = None;
        for ((row_kind, currency), (native, account)) in sums {
            part = if last_kind == Some(row_kind) { part + 1 } else { 0 };
            last_kind = Some(row_kind);
            let native = native.clamp((-UNTOLD).into(), UNTOLD.into()) as i64;
            let of_kind = Some(row_kind) == kind;
            self.history.movements.push(Movement {
                at,
                kind: row_kind,
                cause: if of_kind { cause } else { Cause::None },
                currency,
                native,
                account,
                part,
                of,
            });
        }
    }

    /// How things are from the movement at an instant on, the last change of which is `last`.
    fn record(&mut self, at: Instant, last: Instant, states: &[State]) {
        let alive = states.iter().any(|s| s.is_on() && !s.is_paused());
        self.standing.paused = self.standing.customer && !alive;
        let mut native: BTreeMap<Currency, i64> = BTreeMap::new();
        for carried in &self.carried {
            let sum = native.entry(carried.currency).or_default();
            // Beside a level that cannot be held a sum means nothing.
            *sum = sum.saturating_add(carried.native);
        }
        native.retain(|_, units| *units != 0);
        let mut items: BTreeMap<(Sym, Sym, Sym), i64> = BTreeMap::new();
        for (chain, state) in self.chains.iter().zip(states) {
            let State::On(snapshot) = state else { continue };
            let (subscription, item) = chain.id_at(last);
            let sum = items.entry((subscription, item, snapshot.plan)).or_default();
            *sum = sum.saturating_add(snapshot.native);
        }
        items.retain(|_, units| *units != 0);
        self.history.levels.push(Level {
            at,
            items,
            account: self.carried.iter().map(|c| c.account).sum(),
            native,
            standing: self.standing,
        });
    }

    /// When which chain's rate is re-set though nothing else changes, in order of time.
    fn resets(&self) -> Vec<(Instant, usize)> {
        let mut all = Vec::new();
        for (number, chain) in self.chains.iter().enumerate() {
            let at = match self.context.policy.fx {
                FxModel::ComponentStart | FxModel::Constant(_) => Vec::new(),
                FxModel::Renewal => chain.renewals().into_iter().collect(),
                FxModel::PeriodEnd => self.month_ends(),
            };
            all.extend(at.into_iter().map(|at| (at, number)));
        }
        all.retain(|(at, _)| self.epoch.from <= *at && *at < self.epoch.to);
        all.sort();
        all
    }

    /// The last microsecond of every month from the first change to the horizon.
    fn month_ends(&self) -> Vec<Instant> {
        let calendar = &self.context.calendar;
        let first = self.instants.first().copied();
        let open = self.epoch.from > Instant::MIN;
        let Some(first) = (if open { Some(self.epoch.from) } else { first }) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        let mut month = calendar.next_month(calendar.day(first));
        loop {
            let end = Instant(calendar.start_of_day(month).0 - 1);
            if end >= self.context.horizon {
                return all;
            }
            all.push(end);
            month = calendar.next_month(month);
        }
    }

    fn reset_rate(&mut self, at: Instant, chain: usize) {
        let state = self.chains[chain].at(at);
        let State::On(now) = &state else { return };
        let (currency, native) = (self.carried[chain].currency, self.carried[chain].native);
        // What begins at this very instant is booked by its own window.
        let running = native > 0 && now.native == native && now.currency == currency;
        if !running || currency == self.context.account.currency {
            return;
        }
        let day = self.context.calendar.day(at);
        let rate = self.rate(currency, day);
        let account = self.carried[chain].reset(rate, self.context);
        if account != 0 {
            self.history.movements.push(Movement {
                at,
                kind: Kind::Fx,
                cause: Cause::None,
                currency,
                native: 0,
                account,
                part: 0,
                of: cause::id_of(&self.chains[chain], at),
            });
            let states: Vec<State> = self.chains.iter().map(|c| c.at(at)).collect();
            self.record(at, at, &states);
        }
    }
}

/// Which way a window goes of which something cannot be told: by what is billed, in the first
/// currency in which anything moved. 0 where all can be told.
fn untold_way(changed: &[Changed]) -> i128 {
    if !changed.iter().any(|c| c.part.untold && c.part.moves()) {
        return 0;
    }
    let mut sums: BTreeMap<Currency, i128> = BTreeMap::new();
    for row in changed.iter().flat_map(|c| &c.part.rows) {
        let Row::Movement(currency, native, _) = *row else { continue };
        *sums.entry(currency).or_default() += i128::from(native);
    }
    sums.into_values().find(|sum| *sum != 0).unwrap_or(0)
}

/// Whether level or currency differ.
fn level_changes(before: &State, after: &State) -> bool {
    let currency = match (before, after) {
        (State::On(a), State::On(b)) => a.currency != b.currency && a.native > 0,
        _ => false,
    };
    before.native() != after.native() || currency
}

/// Neither, alive or paused.
fn class(state: &State) -> u8 {
    u8::from(state.is_on()) + u8::from(state.is_paused())
}
