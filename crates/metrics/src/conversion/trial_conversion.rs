//! Free-trial conversion.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Benchmark, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN,
    TRIALS_TOLD, Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId::{self, *};

/// Trial conversion.
pub static METRIC: Metric = Metric {
    id: MetricId::TrialConversion,
    name: "Free-trial conversion",
    family: Family::Conversion,
    doc: "Of trials, the share whose customer pays, at the latest thirty days after the trial has ended; when it first paid is taken from the ledger, else from the trial. Trials are those of the table of trials, and beside them those that subscriptions or customers date; of one customer, trials that overlap are one. Whether a card was needed only the table of trials says. The same trials stand above and below the line, so there is no value before those thirty days have passed for all of them. Where a card has to be given, fewer try and more stay: compare such trials only with each other.",
    direction: Direction::Up,
    variants: &[
        rate(
            "standard",
            "Of trials started",
            "trials_converted ÷ trials_started",
            &[Cite { source: ARTICLES, says: "converted over started, of the same trials" }],
            |cut| share(cut, TrialsConverted, TrialsStarted, YoungTrials),
        ),
        rate(
            "ended",
            "Of trials ended",
            "ended_trials_converted ÷ trials_ended",
            &[Cite {
                source: OWN,
                says: "the trials that ended in the period, whenever they began",
            }],
            |cut| share(cut, EndedTrialsConverted, TrialsEnded, YoungEndedTrials),
        ),
        rate(
            "card",
            "Of trials that need a card",
            "card_trials_converted ÷ card_trials",
            &[Cite { source: OWN, says: "trials started where a card had to be given" }],
            |cut| share(cut, CardTrialsConverted, CardTrials, YoungCardTrials),
        ),
        rate(
            "no_card",
            "Of trials without a card",
            "free_trials_converted ÷ free_trials",
            &[Cite { source: OWN, says: "trials started where no card had to be given" }],
            |cut| share(cut, FreeTrialsConverted, FreeTrials, YoungFreeTrials),
        ),
    ],
    parts: false,
    benchmarks: &[
        Benchmark {
            variant: "no_card",
            says: "usual without a card, by several pages that name no data",
            low: Some((15, 100)),
            high: Some((25, 100)),
            days: None,
            source: "Pages of vendors",
            year: None,
            sample: None,
            caveat: "those pages copy each other and name no data; what counts as a trial differs",
        },
        Benchmark {
            variant: "card",
            says: "usual with a card, by the same pages",
            low: Some((40, 100)),
            high: Some((60, 100)),
            days: None,
            source: "Pages of vendors",
            year: None,
            sample: None,
            caveat: "those pages copy each other and name no data; a card keeps out who only looks",
        },
    ],
};

const fn rate(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    let (unit, formula) = (Unit::Ratio, Formula::Text(formula));
    let needs = Needs::records(&[TableId::Trials]).or(TRIALS_TOLD);
    Variant { slug, name, unit, formula, cites, needs, by: None, eval }
}

fn share(cut: &Cut<'_>, converted: TallyId, all: TallyId, young: TallyId) -> Reading {
    if cut.tally(Window::Asked, young).is_ok_and(|young| young > 0) {
        return Reading::undefined(Reason::Immature);
    }
    let mut read = Reader::new(cut);
    let (converted, all) = (read.tally(converted), read.tally(all));
    read.ratio(converted, all, Reason::NoTrials)
}
