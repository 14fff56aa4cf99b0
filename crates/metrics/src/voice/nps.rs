//! Net promoter score.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Benchmark, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN,
    Variant, Window,
};
use crate::reading::{Reader, Reading, Reason, Unit};
use crate::records::TallyId::{self, *};

/// Net promoter score.
pub static METRIC: Metric = Metric {
    id: MetricId::Nps,
    name: "Net promoter score",
    family: Family::Voice,
    doc: "Of those who say how likely they would recommend us, the share who would (9 and 10) less the share who would not (below 7), from −100 to 100. Skipped questions are in no denominator. An answer that names no scale is on 0-10, the scale that the score was defined on; answers on 1-10 have variants of their own and are never mixed in; those on other scales (1-5, 1-7) are in none, and a remark says how many. One customer with many users can drown all others, so the score by accounts counts every customer once, by the mean of its answers, and that by revenue weighs it with its MRR; answers of nobody in particular are in neither.",
    direction: Direction::Up,
    variants: &[
        score(
            "standard",
            "By answers, 0 to 10",
            "(promoters − detractors) × 100 ÷ nps_answers",
            ON_TEN,
            RECORDS,
            |cut| net(cut, (Promoters, Detractors, NpsAnswers), Reason::NoAnswers),
        ),
        score(
            "scale_1_10",
            "By answers, 1 to 10",
            "(promoters_1_10 − detractors_1_10) × 100 ÷ nps_1_10_answers",
            FROM_ONE,
            RECORDS,
            |cut| {
                let sides = (OneTenPromoters, OneTenDetractors, NpsOneTenAnswers);
                net(cut, sides, Reason::NoAnswers)
            },
        ),
        score(
            "scale_1_10_strict",
            "By answers, 1 to 10, below 6 detracts",
            "(promoters_1_10 − detractors_strict) × 100 ÷ nps_1_10_answers",
            STRICT,
            RECORDS,
            |cut| {
                let sides = (OneTenPromoters, StrictDetractors, NpsOneTenAnswers);
                net(cut, sides, Reason::NoAnswers)
            },
        ),
        score(
            "accounts",
            "By customers, 0 to 10",
            "(promoter_accounts − detractor_accounts) × 100 ÷ nps_accounts",
            ACCOUNTS,
            RECORDS,
            |cut| {
                of_customers(cut, (PromoterAccounts, DetractorAccounts), (NpsAccounts, NpsAnswers))
            },
        ),
        score(
            "accounts_1_10",
            "By customers, 1 to 10",
            "(promoter_accounts_1_10 − detractor_accounts_1_10) × 100 ÷ nps_1_10_accounts",
            ACCOUNTS,
            RECORDS,
            |cut| {
                let sides = (OneTenPromoterAccounts, OneTenDetractorAccounts);
                of_customers(cut, sides, (NpsOneTenAccounts, NpsOneTenAnswers))
            },
        ),
        score(
            "accounts_1_10_strict",
            "By customers, 1 to 10, below 6 detracts",
            "(promoter_accounts_1_10 − detractor_accounts_strict) × 100 ÷ nps_1_10_accounts",
            STRICT,
            RECORDS,
            |cut| {
                let sides = (OneTenPromoterAccounts, StrictDetractorAccounts);
                of_customers(cut, sides, (NpsOneTenAccounts, NpsOneTenAnswers))
            },
        ),
        score(
            "revenue",
            "By MRR, 0 to 10",
            "(promoter_mrr − detractor_mrr) × 100 ÷ nps_mrr",
            REVENUE,
            WEIGHED,
            |cut| of_mrr(cut, (PromoterMrr, DetractorMrr), (NpsMrr, NpsAccounts, NpsAnswers)),
        ),
        score(
            "revenue_1_10",
            "By MRR, 1 to 10",
            "(promoter_mrr_1_10 − detractor_mrr_1_10) × 100 ÷ nps_1_10_mrr",
            REVENUE,
            WEIGHED,
            |cut| {
                let sides = (OneTenPromoterMrr, OneTenDetractorMrr);
                of_mrr(cut, sides, (NpsOneTenMrr, NpsOneTenAccounts, NpsOneTenAnswers))
            },
        ),
        score(
            "revenue_1_10_strict",
            "By MRR, 1 to 10, below 6 detracts",
            "(promoter_mrr_1_10 − detractor_mrr_strict) × 100 ÷ nps_1_10_mrr",
            STRICT,
            WEIGHED,
            |cut| {
                let sides = (OneTenPromoterMrr, StrictDetractorMrr);
                of_mrr(cut, sides, (NpsOneTenMrr, NpsOneTenAccounts, NpsOneTenAnswers))
            },
        ),
    ],
    parts: false,
    benchmarks: &[Benchmark {
        variant: "standard",
        says: "the mean of companies that sell software as a service",
        low: Some((41, 1)),
        high: Some((41, 1)),
        days: None,
        source: ARTICLES,
        year: None,
        sample: Some("companies that sell software as a service; how many is not said"),
        caveat: "surveys differ in whom they ask and when; published means of the same trade lie from about 30 to above 40, so mind your own course more",
    }],
};

const RECORDS: Needs = Needs::records(&[TableId::SurveyResponses]).without(NpsElsewhere);
const WEIGHED: Needs = Needs::tables(&[TableId::SurveyResponses]).without(NpsElsewhere);

const ON_TEN: &[Cite] = &[Cite {
    source: ARTICLES,
    says: "promoters answer 9 or 10, detractors 0 to 6, the rest are passive",
}];
const FROM_ONE: &[Cite] =
    &[Cite { source: OWN, says: "the same sides where the scale begins at 1" }];
const STRICT: &[Cite] = &[Cite {
    source: "An article on ten customer success metrics (in Romanian)",
    says: "asks on 1 to 10 and calls those below 6 detractors, so that 6 is passive",
}];
const ACCOUNTS: &[Cite] = &[
    Cite { source: "Satrix, Bolstra", says: "one score for each account" },
    Cite {
        source: OWN,
        says: "on the side of the mean of its answers: from 9 promotes, below 7 detracts",
    },
];
const REVENUE: &[Cite] = &[
    Cite { source: "CustomerGauge", says: "looks at the revenue behind the answers" },
    Cite {
        source: OWN,
        says: "each customer on the side of its mean, weighed with its closing MRR",
    },
];

const fn score(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    cites: &'static [Cite],
    needs: Needs,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    let formula = Formula::Text(formula);
    Variant { slug, name, unit: Unit::Number, formula, cites, needs, by: None, eval }
}

/// A score by customers. Where answers are of nobody in particular alone, that is why there is none.
fn of_customers(
    cut: &Cut<'_>,
    (promote, detract): (TallyId, TallyId),
    (customers, answers): (TallyId, TallyId),
) -> Reading {
    let without = match counted(cut, answers) {
        0 => Reason::NoAnswers,
        _ => Reason::AnswersOfNobody,
    };
    net(cut, (promote, detract, customers), without)
}

/// A score by MRR. Those who answered may be nobody in particular, or pay nothing.
fn of_mrr(
    cut: &Cut<'_>,
    (promote, detract): (TallyId, TallyId),
    (mrr, customers, answers): (TallyId, TallyId, TallyId),
) -> Reading {
    let without = match (counted(cut, customers), counted(cut, answers)) {
        (1.., _) => Reason::AnswersWithoutMrr,
        (_, 0) => Reason::NoAnswers,
        _ => Reason::AnswersOfNobody,
    };
    net(cut, (promote, detract, mrr), without)
}

fn counted(cut: &Cut<'_>, tally: TallyId) -> i128 {
    cut.tally(Window::Asked, tally).unwrap_or(0)
}

fn net(
    cut: &Cut<'_>,
    (promote, detract, all): (TallyId, TallyId, TallyId),
    without: Reason,
) -> Reading {
    if counted(cut, NpsWithoutScale) > 0 {
        return Reading::undefined(Reason::MissingColumn(TableId::SurveyResponses, "scale"));
    }
    let mut read = Reader::new(cut);
    let (promote, detract) = (read.tally(promote), read.tally(detract));
    let all = read.tally(all);
    read.plain((promote - detract) * 100, all, without)
}
