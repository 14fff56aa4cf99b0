//! What opens a window, and what falls into it.

use tenure_domain::policy::Netting;
use tenure_domain::time::{Instant, MINUTE};

use super::Window;
use crate::events::Event;
use crate::parts::changed;
use crate::track::{Context, Life, Tracks};

impl Window {
    /// Whether an event opens a window.
    pub(super) fn opens(&self, event: &Event, tracks: &Tracks) -> bool {
        let before = &self.states[event.track as usize].point;
        let after = &tracks.points[event.point as usize];
        if !changed(before, after) {
            return false;
        }
        let was_paused =
            before.life == Life::Paused && self.states[event.track as usize].paused != (0, 0);
        if before.level != 0 || after.level != 0 || was_paused {
            return true;
        }
        self.is_customer && before.life.counts() && !after.life.counts()
    }

    /// Whether an event is the end of an item, or the start of the one that continues it, and the
    /// two are alike.
    pub(super) fn goes_on(&self, event: &Event, tracks: &Tracks) -> bool {
        self.is_joined(event.track as usize, event.at, tracks)
    }
}

/// Whether a change belongs to the window that another one opened, so that the two are netted.
pub fn netted_together(ctx: &Context<'_>, first: Instant, at: Instant) -> bool {
    let zone = &ctx.account.zone;
    match ctx.policy.netting {
        Netting::None => at == first,
        Netting::Minutes(n) => {
            at.0 - first.0 < i64::from(n) * MINUTE && zone.day(at) == zone.day(first)
        }
        Netting::AccountDay => zone.day(at) == zone.day(first),
    }
}
