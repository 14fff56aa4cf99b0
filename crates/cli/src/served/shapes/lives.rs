//! Cohorts, curves and what customers bring in the course of time.

use super::figures::INTERVAL;
use super::kind::Kind::{Day, Decimal, Flag, List, Maybe, Of, Text, Whole};
use super::kind::{Shape, answer_on_data, may, must, shape};

/// A cohort at an age.
pub static COHORT_CELL: Shape = shape(
    "CohortCell",
    "A cohort at an age.",
    &[
        must("from", Text, "First day of the cohort; `mean` for the mean of all."),
        must("to", Maybe(&Day), "First day after the cohort's period; null for the mean."),
        must("age", Whole, "Periods since the cohort came."),
        must("customers", Maybe(&Whole), "How many customers."),
        may("base_mrr", Maybe(&Decimal), "MRR of the cohort in its first month."),
        may("present", Maybe(&Whole), "Customers who are there at this age."),
        may("stayed", Maybe(&Whole), "Customers who never left."),
        may("gross_mrr", Maybe(&Decimal), "MRR that is there at this age, growth left out."),
        may("net_mrr", Maybe(&Decimal), "MRR that is there at this age, with all that grew."),
        may("logo", Maybe(&Decimal), "Share of the cohort's customers."),
        may("gross", Maybe(&Decimal), "Share of the cohort's MRR, growth left out."),
        may("net", Maybe(&Decimal), "Share of the cohort's MRR, with all that grew."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        may("active", Maybe(&Whole), "Customers of the cohort who are active."),
        may("usage", Maybe(&Decimal), "Share of the cohort that is active at this age."),
    ],
);

/// Cohorts by age.
pub static COHORTS: Shape = answer_on_data(
    "Cohorts",
    "Cohorts by age.",
    &[
        must("age_unit", Text, "In what ages are counted."),
        must("cells", List(&Of(&COHORT_CELL)), "A cell for each cohort and age."),
    ],
);

/// When half have left.
pub static SURVIVAL_MEDIAN: Shape = shape(
    "SurvivalMedian",
    "When half have left.",
    &[
        must("value", Maybe(&Decimal), "Decimal text; null where it is undefined."),
        must("level", Decimal, "Of so sure a level, 0.95 for 95 %."),
        must("low", Maybe(&Decimal), "Lower end."),
        must("high", Maybe(&Decimal), "Upper end; null where it is open."),
    ],
);

/// Mean time within a horizon.
pub static SURVIVAL_MEAN: Shape = shape(
    "SurvivalMean",
    "Mean time within a horizon.",
    &[
        must("value", Decimal, "Decimal text; null where it is undefined."),
        must("horizon", Whole, "Months within which the mean is taken."),
        must(
            "interval",
            Maybe(&Of(&INTERVAL)),
            "Where the value may lie; null where there is no interval.",
        ),
    ],
);

/// A month of a curve.
pub static SURVIVAL_MONTH: Shape = shape(
    "SurvivalMonth",
    "A month of a curve.",
    &[
        must("month", Whole, "Age in months."),
        must("at_risk", Whole, "How many are still watched."),
        must("left", Whole, "How many left."),
        must("share", Decimal, "Share of all, 0 to 1."),
        must(
            "interval",
            Maybe(&Of(&INTERVAL)),
            "Where the value may lie; null where there is no interval.",
        ),
    ],
);

/// A curve of survival.
pub static SURVIVAL_CURVE: Shape = shape(
    "SurvivalCurve",
    "A curve of survival.",
    &[
        must("group", Maybe(&Text), "The heading; null for all together."),
        must("customers", Whole, "How many customers."),
        must("left", Whole, "How many left."),
        must("entered_late", Whole, "Customers who are seen only from a later age."),
        must("seen_from", Maybe(&Decimal), "From which age on the curve is seen."),
        must("oldest", Maybe(&Decimal), "The oldest age that is observed."),
        must("broken_at", Maybe(&Decimal), "The age at which too few are left to say more."),
        must("median", Of(&SURVIVAL_MEDIAN), "When half have."),
        must("restricted_mean", Maybe(&Of(&SURVIVAL_MEAN)), "Mean time within the horizon."),
        must("months", List(&Of(&SURVIVAL_MONTH)), "How many months, or one by one."),
    ],
);

/// What the test expected of a curve.
pub static LOG_RANK_GROUP: Shape = shape(
    "LogRankGroup",
    "What the test expected of a curve.",
    &[
        must("group", Maybe(&Text), "The heading; null for all together."),
        must("left", Whole, "How many left."),
        must("expected", Decimal, "How many were expected to leave."),
    ],
);

/// A test whether curves differ.
pub static LOG_RANK: Shape = shape(
    "LogRank",
    "A test whether curves differ.",
    &[
        must("chi_square", Decimal, "The test's statistic."),
        must("degrees_of_freedom", Whole, "Degrees of freedom."),
        must("p", Text, "Chance of as much without a cause, in scientific notation."),
        must("groups", List(&Of(&LOG_RANK_GROUP)), "What was expected of each curve."),
    ],
);

/// How long customers stay.
pub static SURVIVAL: Shape = answer_on_data(
    "Survival",
    "How long customers stay.",
    &[
        must(
            "since",
            Maybe(&Text),
            "From which date of customers lives are counted; null for the first MRR.",
        ),
        must("observed_from", Maybe(&Text), "First day that is observed."),
        must("observed_through", Maybe(&Day), "Last day that is observed."),
        must("unit", Text, "`months`."),
        must("curves", List(&Of(&SURVIVAL_CURVE)), "One curve for each heading."),
        may(
            "log_rank",
            Of(&LOG_RANK),
            "Whether the curves differ by more than chance; absent for one curve.",
        ),
    ],
);

/// When half have reached it.
pub static ONBOARDING_MEDIAN: Shape = shape(
    "OnboardingMedian",
    "When half have reached it.",
    &[
        must("value", Maybe(&Whole), "Decimal text; null where it is undefined."),
        must("level", Decimal, "Of so sure a level, 0.95 for 95 %."),
        must("low", Maybe(&Whole), "Lower end."),
        must("high", Maybe(&Whole), "Upper end; null where it is open."),
    ],
);

/// A day of a curve.
pub static ONBOARDING_DAY: Shape = shape(
    "OnboardingDay",
    "A day of a curve.",
    &[
        must("day", Whole, "Days since they came."),
        must("at_risk", Whole, "How many are still watched."),
        must("reached", Whole, "How many have reached it by then."),
        must("share", Decimal, "Share of all, 0 to 1."),
        must(
            "interval",
            Maybe(&Of(&INTERVAL)),
            "Where the value may lie; null where there is no interval.",
        ),
    ],
);

/// A curve of waiting.
pub static ONBOARDING_CURVE: Shape = shape(
    "OnboardingCurve",
    "A curve of waiting.",
    &[
        must("group", Maybe(&Text), "The heading; null for all together."),
        must("customers", Whole, "How many customers."),
        must("reached", Whole, "How many have reached it by then."),
        must("median", Of(&ONBOARDING_MEDIAN), "When half have."),
        must("days", List(&Of(&ONBOARDING_DAY)), "Day by day."),
    ],
);

/// How long customers wait for the first value.
pub static ONBOARDING: Shape = answer_on_data(
    "Onboarding",
    "How long customers wait for the first value.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must("unit", Text, "`days`."),
        must("observed_from", Maybe(&Day), "First day that is observed."),
        must("observed_through", Maybe(&Day), "Last day that is observed."),
        must("started_before", Whole, "Customers who came before events were recorded."),
        must("curves", List(&Of(&ONBOARDING_CURVE)), "One curve for each heading."),
    ],
);

/// A span of days.
pub static SPAN: Shape = shape(
    "Span",
    "A span of days.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
    ],
);

/// Lost customers, of how many.
pub static CHURN_COUNT: Shape = shape(
    "ChurnCount",
    "Lost customers, of how many.",
    &[
        must("lost_customers", Whole, "Customers who were lost."),
        must("opening_customers", Whole, "Customers at the beginning."),
    ],
);

/// A number, exactly.
pub static EXACT: Shape = shape(
    "Exact",
    "A number, exactly.",
    &[
        must("value", Decimal, "Decimal text, rounded."),
        must("exact", Maybe(&List(&Text)), "Numerator and denominator, as integers in text."),
    ],
);

/// What a heading did to churn.
pub static CHURN_HEADING: Shape = shape(
    "ChurnHeading",
    "What a heading did to churn.",
    &[
        must("group", Text, "The heading; null for all together."),
        must("before", Of(&CHURN_COUNT), "The time before."),
        must("after", Of(&CHURN_COUNT), "The time after."),
        must(
            "rate_effect",
            Of(&EXACT),
            "The part of the change that comes from headings' own rates.",
        ),
        must("mix_effect", Of(&EXACT), "The part of the change that comes from headings' weights."),
    ],
);

/// Why churn moved.
pub static CHURN_CHANGE: Shape = answer_on_data(
    "ChurnChange",
    "Why churn moved.",
    &[
        must("by", Text, "By what, or by whom."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("before", Of(&SPAN), "The time before."),
        must("after", Of(&SPAN), "The time after."),
        must("partial", Flag, "Whether the data end within the period."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("headings", List(&Of(&CHURN_HEADING)), "By heading."),
        may("churn_before", Of(&EXACT), "Churn of the time before."),
        may("churn_after", Of(&EXACT), "Churn of the time after."),
        may("change", Of(&EXACT), "By how much it changed."),
        may(
            "interval",
            Maybe(&Of(&INTERVAL)),
            "Where the value may lie; null where there is no interval.",
        ),
        may(
            "rate_effect",
            Of(&EXACT),
            "The part of the change that comes from headings' own rates.",
        ),
        may("mix_effect", Of(&EXACT), "The part of the change that comes from headings' weights."),
    ],
);

/// Where the balance is deepest.
pub static PAYBACK_TROUGH: Shape = shape(
    "PaybackTrough",
    "Where the balance is deepest.",
    &[
        must("months", Whole, "After so many months."),
        must("balance", Decimal, "Margin so far less cost."),
    ],
);

/// A month of a cohort's balance.
pub static PAYBACK_MONTH: Shape = shape(
    "PaybackMonth",
    "A month of a cohort's balance.",
    &[
        may("customers", Whole, "How many customers."),
        may("cac", Maybe(&Decimal), "What a customer cost."),
        may("mrr_so_far", Maybe(&Decimal), "MRR so far."),
        may("margin_so_far", Maybe(&Decimal), "Margin so far."),
        may("balance", Maybe(&Decimal), "Margin so far less cost."),
        may("undefined", Maybe(&Text), "Why this month has no value yet."),
    ],
);

/// A cohort's balance.
pub static PAYBACK_COHORT: Shape = shape(
    "PaybackCohort",
    "A cohort's balance.",
    &[
        must(
            "cohort",
            Maybe(&Day),
            "First day of the month in which they came; null for all together.",
        ),
        must(
            "paid_back_after_months",
            Maybe(&Whole),
            "Months until the cost was earned; null where it is not yet.",
        ),
        must(
            "not_paid_back_in_months",
            Maybe(&Whole),
            "Months within which the cost was not earned; null where it was.",
        ),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("trough", Maybe(&Of(&PAYBACK_TROUGH)), "Where the balance is deepest."),
        must("by_months", List(&Of(&PAYBACK_MONTH)), "Month by month since they came."),
    ],
);

/// A month of spend and margin.
pub static PAYBACK_CASH: Shape = shape(
    "PaybackCash",
    "A month of spend and margin.",
    &[
        must("month", Day, "The month."),
        must("spend", Decimal, "What was spent."),
        must("margin", Decimal, "Margin of the month."),
        must("so_far", Decimal, "Margin less spend, summed."),
    ],
);

/// When customers have paid for their acquisition.
pub static PAYBACK: Shape = answer_on_data(
    "Payback",
    "When customers have paid for their acquisition.",
    &[
        must("cac", Text, "What a customer cost."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("cohorts", List(&Of(&PAYBACK_COHORT)), "One for each cohort."),
        must("together", Maybe(&Of(&PAYBACK_COHORT)), "All cohorts together."),
        must("cash", Maybe(&List(&Of(&PAYBACK_CASH))), "Spend and margin, month by month."),
        must("cash_undefined", Maybe(&Text), "Why there is no cash; null where there is."),
    ],
);
