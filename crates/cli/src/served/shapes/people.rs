//! What customers say and do.

use super::figures::INTERVAL;
use super::kind::Kind::{Day, Decimal, Flag, Instant, List, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Shape, answer, answer_on_data, may, must, shape};
use super::lives::SPAN;

/// What a score says.
static SIDES: &[&str] = &["pleased", "neutral", "displeased"];

/// A code of a language that is not known.
pub static UNKNOWN_LANGUAGE: Shape = shape(
    "UnknownLanguage",
    "A code of a language that is not known.",
    &[must("language", Text, "The code."), must("comments", Whole, "How many comments have it.")],
);

/// A share of some.
pub static SHARE: Shape = shape(
    "Share",
    "A share of some.",
    &[
        must("value", Maybe(&Decimal), "Decimal text; null where it is undefined."),
        must("hits", Whole, "How many have it."),
        must("n", Whole, "Size of the sample."),
    ],
);

/// Something that advocates have in common.
pub static ADVOCATE_TRAIT: Shape = shape(
    "AdvocateTrait",
    "Something that advocates have in common.",
    &[
        must("dimension", Text, "Which attribute."),
        must("value", Text, "Decimal text; null where it is undefined."),
        must("advocates", Of(&SHARE), "Of advocates."),
        must("all", Of(&SHARE), "Of all customers."),
        must("others", Of(&SHARE), "Of those who are no advocates."),
        must("lift", Maybe(&Decimal), "Their share by that of all; null where nobody has it."),
        must(
            "difference_interval",
            Maybe(&Of(&INTERVAL)),
            "Where the difference to the others may lie.",
        ),
        must(
            "caution",
            Maybe(&OneOf(&["too_few", "few", "concentrated"])),
            "What to mind: the sample is small, or one account outweighs the rest.",
        ),
    ],
);

/// A customer to ask for a reference.
pub static ADVOCATE_TO_ASK: Shape = shape(
    "AdvocateToAsk",
    "A customer to ask for a reference.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "What people call it."),
        must("mrr", Maybe(&Decimal), "MRR in the account's currency."),
        must("referrals", Whole, "How many they have recommended."),
        must("converted", Whole, "How many became customers."),
        must(
            "promotes",
            Maybe(&Flag),
            "Whether the last score is that of a promoter; null without a score.",
        ),
        must("key_account", Flag, "Whether it is one of the largest."),
    ],
);

/// Who recommends us, and what they have in common.
pub static ADVOCATES: Shape = answer_on_data(
    "Advocates",
    "Who recommends us, and what they have in common.",
    &[
        must("period", Text, "The period."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("customers", Whole, "How many customers there are."),
        must("referrers", Whole, "Customers who have recommended us."),
        must("promoters", Whole, "Customers whose last score is that of a promoter."),
        must("answered", Whole, "Customers who have given a score."),
        must("compared_with", Whole, "Customers who are no advocates."),
        must("missing_tables", List(&Text), "Tables without rows that figures need."),
        must("comparisons", Whole, "How many comparisons were made."),
        must(
            "left_out",
            List(&Text),
            "Attributes that tell customers apart one by one, and so say nothing.",
        ),
        must("traits", List(&Of(&ADVOCATE_TRAIT)), "What advocates have in common."),
        must("customers_to_ask", List(&Of(&ADVOCATE_TO_ASK)), "Whom to ask for a reference."),
    ],
);

/// A theme of comments.
pub static FEEDBACK_THEME: Shape = shape(
    "FeedbackTheme",
    "A theme of comments.",
    &[
        must("theme", Text, "Id of the theme."),
        must("name", Maybe(&Text), "What people call it."),
        must("comments", Whole, "How many comments."),
        must("share", Maybe(&Decimal), "Share of all, 0 to 1."),
        must("share_before", Maybe(&Decimal), "Share of all in the time before."),
        must("change", Maybe(&Decimal), "By how much it changed."),
        must("customers", Whole, "How many customers."),
        must("mrr", Maybe(&Decimal), "MRR in the account's currency."),
        must("scored", Whole, "How many came with a score."),
        must("displeased", Maybe(&Decimal), "On the displeased side."),
        must("nps", Maybe(&Decimal), "Net promoter score of those who said it."),
        must("nps_answers", Whole, "Answers that it is made from."),
        must("nps_low", Maybe(&Decimal), "Lower end of its interval."),
        must("nps_high", Maybe(&Decimal), "Upper end of its interval."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
    ],
);

/// A phrase of one side.
pub static FEEDBACK_PHRASE: Shape = shape(
    "FeedbackPhrase",
    "A phrase of one side.",
    &[
        must("language", Text, "The language's code; `unknown` where it cannot be told."),
        must("side", OneOf(SIDES), "Pleased, neutral or displeased, by the score."),
        must("phrase", Text, "The phrase."),
        must("pleased", Whole, "On the pleased side."),
        must("displeased", Whole, "On the displeased side."),
        must("log_odds", Decimal, "How much more often the pleased say it."),
        must("z", Decimal, "Log-odds by their standard error."),
        must("chance", Text, "Chance of as much without a cause, in scientific notation."),
        must("believed", Flag, "Whether it is more than chance, many phrases considered."),
    ],
);

/// A comment, word by word.
pub static VERBATIM: Shape = shape(
    "Verbatim",
    "A comment, word by word.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("mrr", Maybe(&Decimal), "MRR in the account's currency."),
        must("at", Instant, "When."),
        must("table", Text, "The table of the bundle."),
        must("id", Maybe(&Text), "Its id in the source; null where it is kept from who asks."),
        must("kind", Text, "Of which kind."),
        must("touchpoint", Maybe(&Text), "Where the customer was asked."),
        must("score", Maybe(&Whole), "The score that was given."),
        must("scale", Maybe(&Text), "The scale of the score."),
        must("side", Maybe(&OneOf(SIDES)), "Pleased, neutral or displeased, by the score."),
        must("sentiment", Maybe(&Text), "What the source says of its mood."),
        must("language", Text, "The language's code; `unknown` where it cannot be told."),
        must("tone", Maybe(&Text), "Praise or complaint, by the words."),
        must("disagrees", Flag, "Whether words and score disagree."),
        must("themes", List(&Text), "Themes."),
        must("found_by", List(&Text), "The words that gave the themes."),
        must("text", Text, "In words."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
    ],
);

/// Comments in a language.
pub static FEEDBACK_LANGUAGE: Shape = shape(
    "FeedbackLanguage",
    "Comments in a language.",
    &[
        must("language", Text, "The language's code; `unknown` where it cannot be told."),
        must("comments", Whole, "How many comments."),
        must("stated", Whole, "Comments whose language the source says."),
        must("differing", Whole, "Comments whose language differs from the stated one."),
        must("customers", Whole, "How many customers."),
        must("mrr", Decimal, "MRR in the account's currency."),
        must("scored", Whole, "How many came with a score."),
        must("displeased", Maybe(&Decimal), "On the displeased side."),
    ],
);

/// What customers say.
pub static FEEDBACK: Shape = answer_on_data(
    "Feedback",
    "What customers say.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must("before", Maybe(&Of(&SPAN)), "The time of the same length before."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("themes_from", Text, "Where the themes come from."),
        must("partial", Flag, "Whether the data end within the period."),
        must(
            "unknown_languages",
            List(&Of(&UNKNOWN_LANGUAGE)),
            "Codes of languages that are not known.",
        ),
        must("cut", Whole, "How many were left out by the limit."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        may("themes", List(&Of(&FEEDBACK_THEME)), "Themes."),
        may(
            "phrases",
            List(&Of(&FEEDBACK_PHRASE)),
            "What one side says more often than the other.",
        ),
        may("verbatims", List(&Of(&VERBATIM)), "What customers said, word by word."),
        may("languages", List(&Of(&FEEDBACK_LANGUAGE)), "By language."),
        may(
            "next_cursor",
            Maybe(&Text),
            "Where the next page begins; there where pages were asked for, null at the end.",
        ),
    ],
);

/// A customer's use.
pub static USAGE_ROW: Shape = shape(
    "UsageRow",
    "A customer's use.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("active_users", Whole, "Users who were active."),
        must("user_days", Whole, "Days with use, summed over users."),
        must("stickiness", Maybe(&Decimal), "Active days per user and day."),
        must("features_used", Whole, "How many features were used."),
        must("weeks_active", Whole, "Weeks with use."),
        must("last_seen", Maybe(&Day), "Last day with use."),
        must("user_days_before", Whole, "The same in the time before."),
        must("trend", Maybe(&Decimal), "Change against the time before."),
        must("key_features_unused", Maybe(&Text), "Key features without use."),
    ],
);

/// Use of the product, customer by customer.
pub static USAGE: Shape = answer(
    "Usage",
    "Use of the product, customer by customer.",
    &[
        must("known_at", Maybe(&Instant), "As known at this time; null for all that is known."),
        must("at", Day, "When."),
        must("window_days", Whole, "Days of the window."),
        must("weeks", Whole, "How many weeks are looked at."),
        must("time_zone", Text, "The zone in which days are counted."),
        must("count", Whole, "How many customers match."),
        must("events_without_user", Whole, "Events that name no user."),
        must("events_internal", Whole, "Events of the company's own people."),
        must("events_in_future", Whole, "Events after the day."),
        must("features", List(&Text), "Features that are known."),
        must("customers", List(&Of(&USAGE_ROW)), "Customers, in the order asked for."),
        may(
            "next_cursor",
            Maybe(&Text),
            "Where the next page begins; there where pages were asked for, null at the end.",
        ),
    ],
);
