//! Growth of MRR.

use crate::approx::compound_growth;
use crate::catalogue::{
    ARTICLES, Benchmark, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN,
    Variant, Window,
};
use crate::measure::MeasureId::{ClosingMrr, OpeningMrr};
use crate::reading::{Reader, Reading, Reason, Unit, Value};

const SAAS_CAPITAL: &str = "SaaS Capital, in an article on fifteen SaaS metrics after HubSpot";

/// Growth of MRR.
pub static METRIC: Metric = Metric {
    id: MetricId::GrowthRate,
    name: "Growth rate",
    family: Family::Recurring,
    doc: "By what share MRR grew. ARR grows at the same rate, being twelve times MRR. The compound rate is the steady rate by month that leads from then to now.",
    direction: Direction::Up,
    variants: &[
        growth(
            "standard",
            "Over the period",
            "(closing_mrr − opening_mrr) ÷ opening_mrr",
            &[],
            |cut| since(cut, Window::Asked),
        ),
        growth(
            "mom",
            "Over a month",
            "(closing_mrr − opening_mrr[1 month]) ÷ opening_mrr[1 month]",
            &[Window::Trailing(1)],
            |cut| since(cut, Window::Trailing(1)),
        ),
        growth(
            "yoy",
            "Over a year",
            "(closing_mrr − opening_mrr[12 months]) ÷ opening_mrr[12 months]",
            &[Window::Trailing(12)],
            |cut| since(cut, Window::Trailing(12)),
        ),
        compound(
            "cmgr",
            "By month, compounded over twelve months",
            "(closing_mrr ÷ opening_mrr[12 months]) ^ (1 ÷ 12) − 1",
            &[Window::Trailing(12)],
            |cut| by_month(cut, 12),
        ),
        compound(
            "cmgr_6",
            "By month, compounded over six months",
            "(closing_mrr ÷ opening_mrr[6 months]) ^ (1 ÷ 6) − 1",
            &[Window::Trailing(6)],
            |cut| by_month(cut, 6),
        ),
        compound(
            "cmgr_3",
            "By month, compounded over three months",
            "(closing_mrr ÷ opening_mrr[3 months]) ^ (1 ÷ 3) − 1",
            &[Window::Trailing(3)],
            |cut| by_month(cut, 3),
        ),
    ],
    parts: false,
    benchmarks: &[
        Benchmark {
            variant: "yoy",
            says: "above 90 % a year is the top quarter at an ARR of 2 million USD",
            low: Some((90, 100)),
            high: None,
            days: Some(365),
            source: SAAS_CAPITAL,
            year: None,
            sample: Some("private SaaS companies about 2 million USD of ARR"),
            caveat: "those who chose to answer a survey; medians of the same survey fell from 30 % in 2023 to 25 % in 2025, so an older band asks for more than is usual now",
        },
        Benchmark {
            variant: "yoy",
            says: "at least 20 % a year keeps out of the bottom at an ARR of 10 million USD",
            low: Some((20, 100)),
            high: None,
            days: Some(365),
            source: SAAS_CAPITAL,
            year: None,
            sample: Some("private SaaS companies about 10 million USD of ARR"),
            caveat: "those who chose to answer a survey; medians of the same survey fell from 30 % in 2023 to 25 % in 2025, so an older band asks for more than is usual now",
        },
    ],
};

const fn growth(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    windows: &'static [Window],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[Cite { source: ARTICLES, says: "(now − then) ÷ then" }];
    Variant {
        slug,
        name,
        unit: Unit::Ratio,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: Needs::openings(windows),
        by: None,
        eval,
    }
}

const fn compound(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    windows: &'static [Window],
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] = &[Cite {
        source: OWN,
        says: "the root is no fraction, so it is rounded to twelve decimals",
    }];
    Variant {
        slug,
        name,
        unit: Unit::Ratio,
        formula: Formula::Described(formula),
        cites: CITES,
        needs: Needs::openings(windows),
        by: None,
        eval,
    }
}

fn since(cut: &Cut<'_>, window: Window) -> Reading {
    let mut read = Reader::new(cut);
    let (now, then) = (read.sum(ClosingMrr), read.over(window, OpeningMrr));
    read.ratio(now - then, then, Reason::NoEarlierMrr)
}

fn by_month(cut: &Cut<'_>, months: u32) -> Reading {
    let mut read = Reader::new(cut);
    let now = read.sum(ClosingMrr);
    let then = read.over(Window::Trailing(months), OpeningMrr);
    let value = if then > 0 {
        compound_growth(now, then, months)
            .map_or(Value::Undefined(Reason::TooLarge), Value::Rounded)
    } else {
        Value::Undefined(Reason::NoEarlierMrr)
    };
    read.value(value)
}
