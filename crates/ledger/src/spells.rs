//! Customers who come and go within one month, where the policy does not show them.

use tenure_domain::policy::{NewAndGone, Reactivation};
use tenure_domain::time::Instant;

use crate::movement::Kind;
use crate::run::{Output, Wanted};
use crate::track::Context;

/// Takes out, of one customer's steps and components from these positions on, every spell of a customer that begins and ends within one
/// calendar month; what is left begins with `new`.
pub(crate) fn suppress(
    ctx: &Context<'_>,
    (first, first_component): (usize, usize),
    wanted: Wanted,
    out: &mut Output,
) {
    if ctx.policy.new_and_gone == NewAndGone::Show {
        return;
    }
    let zone = &ctx.account.zone;
    let mut gone: Vec<(usize, usize)> = Vec::new();
    let mut entered: Option<usize> = None;
    let (mut kept, mut churned) = (false, None);
    for at in first..out.steps.len() {
        let step = out.steps[at];
        if entered.is_none() && step.after.is_customer() {
            entered = Some(at);
            // Who has no other spell before, or none that is near, is new, whatever was left out.
            let window = out.steps[at..].iter_mut().take_while(|s| s.at == step.at);
            if !kept || is_late(ctx, churned, step.at) {
                window.filter(|s| s.kind == Kind::Reactivation).for_each(|s| s.kind = Kind::New);
            }
        }
        let last_of_window = out.steps.get(at + 1).is_none_or(|next| next.at != step.at);
        if step.after.is_customer() || !last_of_window {
            continue;
        }
        if let Some(start) = entered.take() {
            let month = |at| zone.day(at).month_number();
            let steps = &out.steps[start..=at];
            let entry = steps[0].at;
            // The other half of a merge stands in another's ledger.
            let merged = steps[0].kind == Kind::Merge
                || steps.iter().any(|s| s.kind == Kind::Merge && s.delta != 0);
            let new = steps.iter().take_while(|s| s.at == entry).any(|s| s.kind == Kind::New);
            let left = steps.iter().any(|s| s.at == step.at && s.kind == Kind::Churn);
            if new && left && !merged && month(entry) == month(step.at) {
                gone.push((start, at + 1));
            } else {
                kept = true;
                churned = if left { Some(step.at) } else { churned };
            }
        }
    }
    for &(from, to) in gone.iter().rev() {
        let (start, end) = (out.steps[from].at, out.steps[to - 1].at);
        let mut kept = first_component;
        for at in first_component..out.components.len() {
            let component = out.components[at];
            if component.from < start || component.to > end {
                out.components[kept] = component;
                if wanted.bases {
                    out.bases[kept] = out.bases[at];
                }
                kept += 1;
            }
        }
        out.components.truncate(kept);
        out.bases.truncate(kept);
        out.steps.drain(from..to);
        if wanted.details {
            out.details.drain(from..to);
        }
    }
}

/// Whether whoever comes back is new by the policy, so long after the last churn.
fn is_late(ctx: &Context<'_>, churned: Option<Instant>, at: Instant) -> bool {
    let Reactivation::Within(days) = ctx.policy.reactivation else { return false };
    let day = |t| ctx.account.zone.day(t).0;
    churned.is_some_and(|churned| day(at) - day(churned) > i32::from(days))
}
