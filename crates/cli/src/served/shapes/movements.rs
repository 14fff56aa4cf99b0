//! Movements of MRR: those that were, those that are known to come, and those that have changed.

use super::KINDS;
use super::customers::{EARLIER_ROW, INPUT_ROW};
use super::kind::Kind::{Day, Decimal, Instant, List, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Shape, answer_on_data, may, must, shape};

/// A movement of MRR.
pub static MOVEMENT: Shape = shape(
    "Movement",
    "A movement of MRR.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("at", Instant, "When."),
        must("kind", OneOf(KINDS), "Of which kind."),
        must("corrects", Maybe(&OneOf(KINDS)), "The kind of movement that a correction corrects."),
        must("cause", Maybe(&Text), "Why it moved."),
        must(
            "amount",
            Maybe(&Decimal),
            "The amount in the subscription's currency; null where it is undefined.",
        ),
        must("currency", Text, "The subscription's currency."),
        must("amount_account", Maybe(&Decimal), "The amount in the account's currency."),
        must(
            "subscription_id",
            Maybe(&Text),
            "The subscription's id in the source; null where it is of none.",
        ),
        must("sources", List(&Of(&INPUT_ROW)), "The rows of the input that it was made from."),
        must("reason", Maybe(&Text), "The reason as stated."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
    ],
);

/// Movements of MRR, one by one.
pub static MOVEMENTS: Shape = answer_on_data(
    "Movements",
    "Movements of MRR, one by one.",
    &[
        must("movements", List(&Of(&MOVEMENT)), "Movements."),
        may(
            "next_cursor",
            Maybe(&Text),
            "Where the next page begins; there where pages were asked for, null at the end.",
        ),
    ],
);

/// A month ahead.
pub static CMRR_MONTH: Shape = shape(
    "CmrrMonth",
    "A month ahead.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must("opening", Maybe(&Decimal), "MRR at the beginning."),
        must("signed", Maybe(&Decimal), "By contracts that are signed."),
        must("coupon_end", Maybe(&Decimal), "By discounts that end."),
        must("expansion", Maybe(&Decimal), "By customers who pay more."),
        must("resumed", Maybe(&Decimal), "By customers who came back from a pause."),
        must("contraction", Maybe(&Decimal), "By customers who pay less."),
        must("paused", Maybe(&Decimal), "By customers who paused."),
        must("cancelled", Maybe(&Decimal), "By cancellations that are known."),
        must("not_renewing", Maybe(&Decimal), "By terms that do not renew."),
        must("unpaid", Maybe(&Decimal), "By invoices that stay unpaid."),
        must("usage", Maybe(&Decimal), "By use that is expected to go on."),
        must(
            "lost_before_start",
            Maybe(&Decimal),
            "By contracts that were lost before they began.",
        ),
        must("fx", Maybe(&Decimal), "By exchange rates."),
        must("merge", Maybe(&Decimal), "By customers who became one."),
        must("correction", Maybe(&Decimal), "By what became known of closed months."),
        must("closing", Maybe(&Decimal), "Committed MRR at the end."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
    ],
);

/// A step of the time ahead.
pub static CMRR_ROW: Shape = shape(
    "CmrrRow",
    "A step of the time ahead.",
    &[
        must("at", Instant, "When."),
        must("customer_id", Maybe(&Text), "The customer's id in the source."),
        must("name", Maybe(&Text), "What people call it."),
        must("step", Text, "What happens then."),
        must("cause", Maybe(&Text), "Why it moved."),
        must("amount_account", Decimal, "The amount in the account's currency."),
        must("subscription_id", Maybe(&Text), "The subscription's id in the source."),
        must("plan_id", Maybe(&Text), "The plan's id in the source."),
        must("sources", Maybe(&Text), "Places in the input, as text."),
    ],
);

/// Committed MRR of the months ahead.
pub static CMRR: Shape = answer_on_data(
    "Cmrr",
    "Committed MRR of the months ahead.",
    &[
        must("start", Instant, "When the time ahead begins."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("under_terms", Maybe(&Decimal), "MRR under contract terms."),
        must("notes", List(&Text), "What the figures suppose, and what to supply."),
        must("months", List(&Of(&CMRR_MONTH)), "Month by month."),
        may("rows", List(&Of(&CMRR_ROW)), "What happens, one by one; where it was asked for."),
    ],
);

/// Terms that end within some days.
pub static RENEWAL_WINDOW: Shape = shape(
    "RenewalWindow",
    "Terms that end within some days.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must("customers", Maybe(&Whole), "How many customers."),
        must("mrr", Maybe(&Decimal), "MRR in the account's currency."),
        must("open_mrr", Maybe(&Decimal), "MRR of which nothing is known yet."),
        must("leaving_mrr", Maybe(&Decimal), "MRR that is known to leave."),
        must("needs_decision_mrr", Maybe(&Decimal), "MRR whose customers have to decide."),
        must("renewed_customers", Maybe(&Whole), "Customers who renewed."),
        must("lost_customers", Maybe(&Whole), "Customers who were lost."),
        must("renewed_mrr", Maybe(&Decimal), "MRR that renewed."),
        must("expansion", Maybe(&Decimal), "By customers who pay more."),
        must("contraction", Maybe(&Decimal), "By customers who pay less."),
        must("lost_mrr", Maybe(&Decimal), "MRR that was lost."),
        must("logo_rate", Maybe(&Decimal), "Share of customers who renewed."),
        must("gross_rate", Maybe(&Decimal), "Share of MRR that renewed."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
    ],
);

/// A term that ends.
pub static RENEWAL_TERM: Shape = shape(
    "RenewalTerm",
    "A term that ends.",
    &[
        must("day", Day, "The day."),
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "What people call it."),
        must("mrr", Maybe(&Decimal), "MRR under the term."),
        must("mrr_after", Maybe(&Decimal), "MRR afterwards."),
        must("outcome", Maybe(&Text), "What becomes of it."),
        must("cancel_requested_at", Maybe(&Day), "When the cancellation was asked for."),
        must("months", Maybe(&Whole), "Length of the term in months."),
        must("subscriptions", Maybe(&Text), "Ids of the subscriptions."),
        must("plans", Maybe(&Text), "Ids of the plans."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("sources", Maybe(&Text), "Places in the input, as text."),
    ],
);

/// A step that is known of the time ahead.
pub static RENEWAL_KNOWN: Shape = shape(
    "RenewalKnown",
    "A step that is known of the time ahead.",
    &[
        must("at", Instant, "When."),
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "What people call it."),
        must("step", Text, "What happens then."),
        must("cause", Maybe(&Text), "Why it moved."),
        must("amount_account", Decimal, "The amount in the account's currency."),
        must("subscription_id", Maybe(&Text), "The subscription's id in the source."),
        must("plan_id", Maybe(&Text), "The plan's id in the source."),
        must("sources", Maybe(&Text), "Places in the input, as text."),
    ],
);

/// Contract terms that end, and what becomes of them.
pub static RENEWALS: Shape = answer_on_data(
    "Renewals",
    "Contract terms that end, and what becomes of them.",
    &[
        must("at", Day, "When."),
        must("within_days", Whole, "How far the page looks ahead."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("windows", List(&Of(&RENEWAL_WINDOW)), "Windows before and after the day."),
        must("due", List(&Of(&RENEWAL_TERM)), "Terms that end within the window."),
        must("past", List(&Of(&RENEWAL_TERM)), "Terms that ended."),
        must("known", List(&Of(&RENEWAL_KNOWN)), "What is known of the time ahead."),
    ],
);

/// A close that is looked at.
pub static RESTATED_CLOSE: Shape = shape(
    "RestatedClose",
    "A close that is looked at.",
    &[
        must("close", Whole, "The number of the close."),
        must("months", Text, "Which months it closed."),
    ],
);

/// A row that brought a difference.
pub static RESTATED_WHY: Shape = shape(
    "RestatedWhy",
    "A row that brought a difference.",
    &[
        must("table", Text, "The table of the bundle."),
        must("id", Text, "Its id in the source."),
        must("file", Maybe(&Text), "The file's name."),
        must("line", Maybe(&Whole), "The line of the file, from 1."),
        must("what", Text, "`added`, `superseded` or `undone`."),
        must("batch", Whole, "The number of the import."),
        must("recorded_at", Instant, "When it was stored."),
        must("recorded", Text, "When it was stored, in the account's zone."),
        may("supersedes", Of(&EARLIER_ROW), "The version that held before."),
    ],
);

/// A movement that is another one now.
pub static RESTATED_ROW: Shape = shape(
    "RestatedRow",
    "A movement that is another one now.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("month", Text, "The month."),
        must("kind", OneOf(KINDS), "Of which kind."),
        must("closed", Decimal, "As it was closed."),
        must("now", Decimal, "As it is known now."),
        must("difference", Decimal, "How much it is apart."),
        must("close", Whole, "The number of the close."),
        must("why", List(&Of(&RESTATED_WHY)), "The rows that brought the difference."),
    ],
);

/// What changed in closed months since they were closed.
pub static RESTATED: Shape = answer_on_data(
    "Restated",
    "What changed in closed months since they were closed.",
    &[
        must("closes", List(&Of(&RESTATED_CLOSE)), "The closes that are looked at."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("difference", Decimal, "How much MRR is apart in all."),
        must("rows", List(&Of(&RESTATED_ROW)), "The rows, in order."),
        may(
            "next_cursor",
            Maybe(&Text),
            "Where the next page begins; there where pages were asked for, null at the end.",
        ),
    ],
);
