//! Customers who come and go within one month, where the policy does not show them.

use tenure_domain::policy::NewAndGone;

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
    let mut kept = false;
    for at in first..out.steps.len() {
        let step = out.steps[at];
        if entered.is_none() && step.after.is_customer() {
            entered = Some(at);
        }
        let last_of_window = out.steps.get(at + 1).is_none_or(|next| next.at != step.at);
        if step.after.is_customer() || !last_of_window {
            continue;
        }
        if let Some(start) = entered.take() {
            let month = |at| zone.day(at).month_number();
            let entry = out.steps[start].at;
            let mut window = out.steps[start..].iter().take_while(|s| s.at == entry);
            // Who has no other spell before is new, whatever was left out.
            let new = !kept || window.any(|s| s.kind == Kind::New);
            let left =
                out.steps[start..=at].iter().any(|s| s.at == step.at && s.kind == Kind::Churn);
            if new && left && month(entry) == month(step.at) {
                gone.push((start, at + 1));
            } else {
                kept = true;
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
                kept += 1;
            }
        }
        out.components.truncate(kept);
        out.steps.drain(from..to);
        if wanted.details {
            out.details.drain(from..to);
        }
    }
    let entry = |k| matches!(k, Kind::New | Kind::Reactivation);
    if let Some(at) = (first..out.steps.len()).find(|&at| entry(out.steps[at].kind)) {
        let window = out.steps[at].at;
        for step in out.steps[at..].iter_mut().take_while(|s| s.at == window) {
            if step.kind == Kind::Reactivation {
                step.kind = Kind::New;
            }
        }
    }
}
