//! Which invoice lines count, from when to when, and for how much.

use std::collections::BTreeSet;

use tenure_domain::facts::{
    Adjustment, ChurnKind, DiscountDuration, FactKind, Interval, InvoiceLine, InvoiceStatus,
    LineKind, Term,
};
use tenure_domain::policy::{
    CreditNotes, Discounts, Disputes, FailedFirstPayment, InvoiceExisting, InvoiceNew, PaidTrials,
    PastDue, Refunds, Uncollectible, VoidInvoices,
};
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;

use super::exact::Fraction;
use super::item::{Context, after_terms};
use super::lines::{Counted, Name, Stream, billing_day, due_after, item_of, span};

/// Everything that invoices say of one customer.
pub struct Invoices<'a, 'b> {
    pub context: &'a Context<'a>,
    pub lines: &'b [InvoiceLine],
    pub adjustments: &'b [Adjustment],
}

/// A line with a period and a price.
#[derive(Clone)]
struct Priced {
    line: InvoiceLine,
    /// Its item, once its stream is known.
    item: Name,
    from: Instant,
    to: Instant,
    /// What it bills, after policies on discounts.
    amount: Fraction,
    /// The part of it that credit notes leave.
    keep: Fraction,
    /// Its own or its plan's interval.
    given: Option<Term>,
    /// The day of the month on which its stream is billed.
    day: [i8; 2],
    /// Term and months of the period, where the line counts at another time.
    used: Option<(Term, Fraction)>,
}

/// Subscription, plan (where there is no subscription) and currency.
pub type Key = (Sym, Sym, tenure_domain::money::Currency);

/// The stream of a line.
pub fn key(line: &InvoiceLine) -> Key {
    let plan = if line.subscription.is_some() { Sym::NONE } else { line.plan };
    (line.subscription, plan, line.currency)
}

impl<'a> Invoices<'a, '_> {
    /// The streams for which lines speak, and remarks. `rows` are the subscriptions that have
    /// rows of their own.
    pub fn streams(&self, rows: &[Sym]) -> (Vec<Stream<'a>>, Vec<&'static str>) {
        let mut findings = Vec::new();
        let mut keys: Vec<Key> = Vec::new();
        let mine = |line: &&InvoiceLine| !rows.contains(&line.subscription);
        let mut priced: Vec<Priced> = Vec::new();
        for line in self.lines.iter().filter(mine).filter(|line| self.is_recurring(line)) {
            match self.priced(line) {
                Some(one) if one.from < one.to => priced.push(one),
                Some(_) => findings.push("empty-period"),
                None => {}
            }
        }
        if self.context.policy.discounts == Discounts::All {
            priced.extend(self.one_off_discounts(&priced));
        }
        priced.sort_by_key(|p| (p.from, p.line.issued_at, p.line.origin.row));
        for one in &priced {
            if !keys.contains(&key(&one.line)) {
                keys.push(key(&one.line));
            }
        }
        // Streams count in the order of their keys.
        keys.sort();
        let streams = keys.into_iter().map(|of| {
            let mut lines: Vec<Priced> =
                priced.iter().filter(|p| key(&p.line) == of).cloned().collect();
            let periods: Vec<_> = lines.iter().map(|p| (p.from, p.to)).collect();
            let day = billing_day(self.context, &periods);
            let all: Vec<InvoiceLine> = lines.iter().map(|p| p.line).collect();
            lines.iter_mut().for_each(|p| (p.day, p.item) = (day, item_of(&p.line, &all)));
            let counted = self.counted(&lines);
            Stream {
                context: self.context,
                subscription: of.0,
                plan: of.1,
                given_up: self.given_up(&lines, &counted),
                begun: counted.iter().map(start).collect(),
                lines: self.while_not_late(counted, &lines),
            }
        });
        (streams.collect(), findings)
    }

    /// Lines that count over the time after their period, for as long as it was.
    pub fn after_their_periods(&self, lines: &[InvoiceLine]) -> Vec<Counted> {
        let mut priced: Vec<Priced> = Vec::new();
        let lines = lines
            .iter()
            .filter(|line| !matches!(line.status, InvoiceStatus::Draft | InvoiceStatus::Void));
        let ones = lines.filter_map(|line| self.priced(line)).filter(|one| one.from < one.to);
        let ones: Vec<Priced> = ones.collect();
        let periods: Vec<_> = ones.iter().map(|one| (one.from, one.to)).collect();
        let day = billing_day(self.context, &periods);
        let all: Vec<InvoiceLine> = ones.iter().map(|one| one.line).collect();
        for one in ones {
            let one = Priced { day, item: item_of(&one.line, &all), ..one };
            let (term, months) = self.months(&one);
            let (own, _) = span(self.context, one.from, one.to, day);
            let due = match own.unit {
                Interval::Month => {
                    due_after(&self.context.calendar, one.to, own.count.into(), day[0])
                }
                _ => None,
            };
            let to = due.unwrap_or_else(|| self.context.after_terms(one.to, own, 1));
            priced.push(Priced { from: one.to, to, used: Some((term, months)), ..one });
        }
        priced.sort_by_key(|p| (p.from, p.line.issued_at, p.line.origin.row));
        self.counted(&priced)
    }

    fn is_recurring(&self, line: &InvoiceLine) -> bool {
        match line.kind {
            LineKind::Subscription => true,
            LineKind::Trial => self.context.policy.paid_trials == PaidTrials::Count,
            LineKind::OneOff | LineKind::Usage => false,
        }
    }

    fn priced(&self, line: &InvoiceLine) -> Option<Priced> {
        let of_line =
            line.interval.map(|unit| Term { unit, count: line.interval_count.unwrap_or(1) });
        let of_plan = self.context.plan(line.plan).and_then(|p| p.term);
        Some(Priced {
            line: *line,
            item: (Sym::NONE, Sym::NONE),
            from: line.period_start?,
            to: line.period_end?,
            amount: Fraction::whole(self.amount(line)),
            keep: self.keep(line),
            given: of_line.or(of_plan),
            day: [1; 2],
            used: None,
        })
    }

    /// The discount of a line that the policy lets count.
    fn discount(&self, line: &InvoiceLine) -> i64 {
        let forever = line.discount_duration == Some(DiscountDuration::Forever);
        let repeating = line.discount_duration == Some(DiscountDuration::Repeating);
        match self.context.policy.discounts {
            Discounts::ForeverAndLimited | Discounts::All => line.discount,
            Discounts::Forever if forever => line.discount,
            Discounts::ForeverAndRepeating if forever || repeating => line.discount,
            Discounts::Forever | Discounts::ForeverAndRepeating | Discounts::None => 0,
        }
    }

    fn amount(&self, line: &InvoiceLine) -> i64 {
        line.amount + line.discount - self.discount(line)
    }

    /// The part of a line that credit notes leave; those of nothing, or less, stay.
    fn keep(&self, line: &InvoiceLine) -> Fraction {
        let amount = self.amount(line);
        if amount <= 0 {
            return Fraction::whole(1);
        }
        let amount = Fraction::whole(amount);
        let lowered = self.adjustments.iter().filter(|a| self.lowers(a));
        let left = lowered.fold(amount.clone(), |left, a| left - self.share(a, line));
        left.max(Fraction::zero()) / amount
    }

    /// Whether an adjustment lowers its line over the whole period.
    fn lowers(&self, adjustment: &Adjustment) -> bool {
        let policy = self.context.policy;
        match adjustment.origin.kind {
            FactKind::Refund => policy.refunds == Refunds::Reduce,
            FactKind::CreditNote => match policy.credit_notes {
                CreditNotes::CashOnly => false,
                CreditNotes::Recurring => adjustment.recurring,
                CreditNotes::All => true,
            },
            _ => false,
        }
    }

    /// The part of an adjustment that falls on a line.
    fn share(&self, adjustment: &Adjustment, line: &InvoiceLine) -> Fraction {
        if adjustment.invoice != line.invoice {
            return Fraction::zero();
        }
        if adjustment.line.is_some() {
            let is = adjustment.line == line.line;
            return if is { Fraction::whole(adjustment.amount) } else { Fraction::zero() };
        }
        let shares = |l: &&InvoiceLine| self.is_recurring(l) && l.amount > 0;
        if !shares(&line) {
            return Fraction::zero();
        }
        let lines = self.lines.iter().filter(|l| l.invoice == line.invoice);
        let sum: i64 = lines.filter(shares).map(|l| l.amount).sum();
        Fraction::whole(adjustment.amount) * Fraction::new(line.amount, sum)
    }

    /// Negative one-off lines, over the period of their subscription's first line on the invoice.
    fn one_off_discounts(&self, priced: &[Priced]) -> Vec<Priced> {
        let one_off = self
            .lines
            .iter()
            .filter(|l| l.kind == LineKind::OneOff && l.amount < 0 && l.subscription.is_some());
        one_off
            .filter_map(|line| {
                let with = priced.iter().find(|p| {
                    p.line.invoice == line.invoice && p.line.subscription == line.subscription
                })?;
                // Counted like the line beside it, at its own amount.
                let mut made = with.clone();
                made.line =
                    InvoiceLine { amount: line.amount, discount: 0, prorated: false, ..with.line };
                made.line.origin = line.origin;
                (made.amount, made.keep) = (Fraction::whole(line.amount), Fraction::whole(1));
                Some(made)
            })
            .collect()
    }

    /// Term and months of a line.
    fn months(&self, of: &Priced) -> (Term, Fraction) {
        if let Some(used) = &of.used {
            return used.clone();
        }
        match of.given {
            Some(term) => {
                // Paid for several intervals of the plan at once, where the line says no interval.
                let (whole, months) = span(self.context, of.from, of.to, of.day);
                let lengths = |term: Term| [term.months(), term.days()].map(|n| n.unwrap_or(0));
                let several = lengths(whole).iter().zip(lengths(term)).any(|(long, short)| {
                    (2..=*long).any(|times| short > 0 && short * times == *long)
                });
                let silent = of.line.interval.is_none() && !of.line.prorated;
                match silent && several {
                    true => (whole, months),
                    false => (term, self.context.months(term)),
                }
            }
            None => span(self.context, of.from, of.to, of.day),
        }
    }

    /// The lines of one stream (by start, then issue) that count.
    fn counted(&self, lines: &[Priced]) -> Vec<Counted> {
        let mut counted: Vec<Counted> = Vec::new();
        let mut first: Option<Sym> = None;
        for one in lines {
            let is_first =
                one.used.is_none() && first.is_none_or(|invoice| invoice == one.line.invoice);
            let Some((from, to, why)) = self.recognised(one, is_first) else {
                continue;
            };
            first = first.or(Some(one.line.invoice));
            if from < to {
                let (term, months) = self.months(one);
                let price = self.price(one, lines) * one.keep.clone();
                counted.push(Counted {
                    line: one.line,
                    item: one.item,
                    begun: from,
                    from,
                    to,
                    why,
                    monthly: price.clone() / months.clone(),
                    level: self.context.level(price, one.line.currency, months),
                    term,
                    discount: self.discount(&one.line),
                });
            }
        }
        if lines.iter().all(|one| one.used.is_none()) {
            self.end_early(&mut counted, lines);
        }
        counted.retain(|c| c.from < c.to);
        counted
    }

    /// The periods of uncollectible lines that never counted.
    fn given_up(&self, lines: &[Priced], counted: &[Counted]) -> Vec<(Instant, Instant)> {
        let given_up = lines.iter().filter(|one| {
            one.line.status == InvoiceStatus::Uncollectible
                && self.context.policy.uncollectible == Uncollectible::Churn
                && !counted.iter().any(|c| c.line == one.line)
        });
        given_up.map(|one| (one.from, one.to)).collect()
    }

    /// From when to when a line counts, before refunds and disputes.
    fn recognised(&self, one: &Priced, first: bool) -> Option<(Instant, Instant, ChurnKind)> {
        let (policy, line) = (self.context.policy, &one.line);
        if one.used.is_some() {
            let never = matches!(line.status, InvoiceStatus::Draft | InvoiceStatus::Void);
            return (!never).then_some((one.from, one.to, ChurnKind::Unknown));
        }
        let (mut to, mut why) = (one.to, ChurnKind::Unknown);
        let closes = match line.status {
            InvoiceStatus::Draft => return None,
            InvoiceStatus::Void if policy.void_invoices == VoidInvoices::Never => return None,
            InvoiceStatus::Void => true,
            InvoiceStatus::Uncollectible => policy.uncollectible == Uncollectible::Churn,
            InvoiceStatus::Open | InvoiceStatus::Paid => false,
        };
        if closes {
            let closed = line.closed_at.filter(|at| *at > one.from)?;
            if closed < to {
                to = closed;
                if line.status == InvoiceStatus::Uncollectible {
                    why = ChurnKind::Involuntary;
                }
            }
        }
        let failed = policy.failed_first_payment == FailedFirstPayment::UntilPaid
            && line.payment_failed
            && paid_at(line).is_none();
        let from = if first && (policy.invoice_new == InvoiceNew::Paid || failed) {
            one.from.max(paid_at(line)?)
        } else if !first && policy.invoice_existing == InvoiceExisting::Paid {
            paid_at(line)?;
            one.from
        } else {
            one.from
        };
        Some((from, to, why))
    }

    /// How many parts such as a prorated line bills make a whole interval, in each way to measure
    /// them: by the readings of each clock, then by the time that passes for the account.
    fn proration(&self, one: &Priced) -> Option<Vec<Fraction>> {
        let term = one.given.filter(|_| one.line.prorated && one.used.is_none())?;
        let mut clocks = self.context.clocks(one.from, one.to);
        let own = after_terms(&clocks[0], one.to, term, -1);
        // In days of the account only where it ends with one.
        if !self.context.calendar.begins_a_day(one.to) {
            clocks.reverse();
        }
        let mut scales = Vec::new();
        for clock in &clocks {
            let start = after_terms(clock, one.to, term, -1);
            if start >= one.from {
                return None;
            }
            let [end, start, from] = [one.to, start, one.from].map(|at| clock.reading(at));
            if start < from && from < end {
                scales.push(Fraction::new(end - start, end - from));
            }
        }
        scales.push(Fraction::new(one.to.0 - own.0, one.to.0 - one.from.0));
        Some(scales)
    }

    /// What a line would bill for one whole interval.
    fn price(&self, one: &Priced, lines: &[Priced]) -> Fraction {
        let Some(scales) = self.proration(one).filter(|_| !one.amount.is_zero()) else {
            return one.amount.clone();
        };
        let context = self.context;
        let is_full = |p: &&Priced| {
            self.proration(p).is_none()
                && p.item == one.item
                && p.line.status != InvoiceStatus::Draft
        };
        let next = lines.iter().filter(is_full).find(|p| p.from >= one.from);
        let before = lines.iter().filter(is_full).rfind(|p| p.from < one.from);
        let quantity = super::terms::quantity(one.line.quantity);
        let plan = context.plan(one.line.plan);
        let plan = plan.filter(|p| p.currency.is_none_or(|c| c == one.line.currency));
        let of_plan = plan.and_then(|p| p.amount).map(|a| Fraction::whole(a) * quantity);
        let candidates =
            [next.map(|p| p.amount.clone()), before.map(|p| p.amount.clone()), of_plan];
        let minor = Fraction::whole(10_i64.pow(4 - one.line.currency.exponent()));
        for candidate in candidates.into_iter().flatten().filter(|c| !c.is_zero()) {
            let fits = |scale: &Fraction| {
                let would_bill = candidate.abs() / scale.clone();
                (would_bill - one.amount.abs()).abs() <= minor
            };
            if scales.iter().any(fits) {
                let negative = one.amount < Fraction::zero();
                return if negative { -candidate.abs() } else { candidate };
            }
        }
        one.amount.clone() * scales[0].clone()
    }

    /// Refunds and disputes that end lines before their time.
    fn end_early(&self, counted: &mut [Counted], lines: &[Priced]) {
        let policy = self.context.policy;
        // Whoever is billed again has not cancelled, whether it is paid or not.
        let stands = |p: &&Priced| match p.line.status {
            InvoiceStatus::Draft => false,
            InvoiceStatus::Void => policy.void_invoices != VoidInvoices::Never,
            _ => true,
        };
        for one in counted.iter_mut() {
            let later = lines.iter().filter(stands).any(|p| p.from > start(one));
            match (policy.refunds, self.refunded(&one.line)) {
                (Refunds::FullWithCancellation, Some(at)) if !later => {
                    one.to = one.to.min(at);
                }
                (Refunds::FullErases, Some(_)) => one.to = one.from,
                _ => {}
            }
            if policy.disputes == Disputes::LostEndsService {
                let lost = self.adjustments.iter().filter(|a| {
                    a.origin.kind == FactKind::Dispute && a.invoice == one.line.invoice
                });
                if let Some(at) = lost.map(|a| a.at).min().filter(|at| *at < one.to) {
                    (one.to, one.why) = (at, ChurnKind::Involuntary);
                }
            }
        }
    }

    /// What is left of lines outside of the times in which their stream is late.
    fn while_not_late(&self, counted: Vec<Counted>, lines: &[Priced]) -> Vec<Counted> {
        let PastDue::ChurnAfter(days) = self.context.policy.past_due else { return counted };
        let billed = || {
            let gone = [InvoiceStatus::Draft, InvoiceStatus::Void];
            lines.iter().map(|p| p.line).filter(move |line| !gone.contains(&line.status))
        };
        // Too late from one instant until another.
        let times: Vec<(Instant, Instant)> = billed()
            .filter_map(|line| {
                let from = self.context.calendar.add_days(line.due_at?, i64::from(days));
                let after = |other: &InvoiceLine| {
                    other.invoice == line.invoice
                        || (other.issued_at > line.issued_at && other.amount > 0)
                };
                let paid = billed().filter(after).filter_map(|other| paid_at(&other)).min();
                Some((from, paid.unwrap_or(Instant::MAX)))
            })
            .filter(|(from, to)| from < to)
            .collect();
        let is_late = |at: Instant| times.iter().any(|&(from, to)| from <= at && at < to);
        let turns: BTreeSet<Instant> = times.iter().flat_map(|&(from, to)| [from, to]).collect();
        let mut left = Vec::new();
        for one in counted {
            let inside = turns.iter().copied().filter(|&at| one.from < at && at < one.to);
            let edges: Vec<Instant> =
                [one.from].into_iter().chain(inside).chain([one.to]).collect();
            let mut parts: Vec<Counted> = Vec::new();
            for edge in edges.windows(2).filter(|edge| !is_late(edge[0])) {
                match parts.last_mut() {
                    Some(last) if last.to == edge[0] => last.to = edge[1],
                    _ => parts.push(Counted { from: edge[0], to: edge[1], ..one.clone() }),
                }
            }
            for part in &mut parts {
                if is_late(part.to) {
                    part.why = ChurnKind::Involuntary;
                }
            }
            left.extend(parts);
        }
        left
    }

    /// When a line was refunded in full.
    fn refunded(&self, line: &InvoiceLine) -> Option<Instant> {
        let refunds = |of: Sym| -> Vec<&Adjustment> {
            let all = self.adjustments.iter();
            let mut found: Vec<&Adjustment> = all
                .filter(|a| a.origin.kind == FactKind::Refund)
                .filter(|a| a.invoice == line.invoice && a.line == of)
                .collect();
            found.sort_by_key(|a| a.at);
            found
        };
        let reaches = |refunds: Vec<&Adjustment>, whole: i64| {
            let mut sum = 0;
            refunds.iter().find_map(|a| {
                sum += a.amount;
                (whole > 0 && sum >= whole).then_some(a.at)
            })
        };
        let lines = self.lines.iter().filter(|l| l.invoice == line.invoice);
        let total: i64 = lines.map(|l| l.amount).sum();
        let own = if line.line.is_some() { reaches(refunds(line.line), line.amount) } else { None };
        own.into_iter().chain(reaches(refunds(Sym::NONE), total)).min()
    }
}

/// When its invoice was paid: when it was issued, where that is not told.
fn paid_at(line: &InvoiceLine) -> Option<Instant> {
    let undated = (line.status == InvoiceStatus::Paid).then_some(line.issued_at);
    line.paid_at.or(undated)
}

pub fn start(counted: &Counted) -> Instant {
    counted.line.period_start.unwrap_or(counted.from)
}
