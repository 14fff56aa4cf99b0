//! The tables of a bundle, as data: what each column is called, what it may hold and how it is
//! stored.
//!
//! The user's description is `docs/bundle.md`; this is the same list for the program. Readers
//! match headers against it, the store lays out its files by it, and the ledger reads columns by
//! the names in it.

mod acquisition;
mod billing;
mod customers;
mod says;
mod usage;
mod voice;

pub use says::{SAYS, Says};

/// What a column may hold, and its canonical form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    /// Free text or an id, trimmed.
    Text,
    /// A point in time: microseconds since 1970 in UTC.
    Instant,
    /// A civil day: days since 1970-01-01.
    Day,
    /// A civil month: the day number of its first day.
    Month,
    /// An amount in ten-thousandths of a major unit.
    Money,
    /// An exchange rate in units of 10⁻¹².
    Rate,
    /// A percentage in ten-thousandths of a percent.
    Percent,
    /// A decimal in millionths.
    Decimal,
    /// A whole number.
    Int,
    /// Yes or no.
    Bool,
    /// One of a few words, in lower case.
    Choice(&'static [&'static str]),
    /// An ISO 4217 code, in upper case.
    Currency,
    /// Several texts separated by `;`.
    List,
    /// JSON text.
    Json,
}

/// The physical form in which a column is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Storage {
    /// UTF-8 text.
    Utf8,
    /// 64-bit signed integer.
    Int64,
    /// 32-bit signed integer.
    Int32,
    /// Boolean.
    Boolean,
}

impl ColumnKind {
    /// What a column of this kind holds, in a word for programs.
    pub const fn word(self) -> &'static str {
        match self {
            ColumnKind::Text => "text",
            ColumnKind::Instant => "time",
            ColumnKind::Day => "day",
            ColumnKind::Month => "month",
            ColumnKind::Money => "money",
            ColumnKind::Rate => "rate",
            ColumnKind::Percent => "percent",
            ColumnKind::Decimal => "number",
            ColumnKind::Int => "whole",
            ColumnKind::Bool => "flag",
            ColumnKind::Choice(_) => "choice",
            ColumnKind::Currency => "currency",
            ColumnKind::List => "list",
            ColumnKind::Json => "json",
        }
    }

    /// How columns of this kind are stored.
    pub const fn storage(self) -> Storage {
        match self {
            ColumnKind::Text
            | ColumnKind::Choice(_)
            | ColumnKind::Currency
            | ColumnKind::List
            | ColumnKind::Json => Storage::Utf8,
            ColumnKind::Instant
            | ColumnKind::Money
            | ColumnKind::Rate
            | ColumnKind::Decimal
            | ColumnKind::Int => Storage::Int64,
            ColumnKind::Day | ColumnKind::Month | ColumnKind::Percent => Storage::Int32,
            ColumnKind::Bool => Storage::Boolean,
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct ColumnSpec {
    /// Canonical name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether every row must have it.
    pub required: bool,
    /// Other headers that mean this column. Case, spaces, `_`, `-` and `.` do not matter.
    pub synonyms: &'static [&'static str],
    /// Smallest allowed value, in canonical units.
    pub min: Option<i64>,
    /// Largest allowed value, in canonical units.
    pub max: Option<i64>,
    /// Words that stand for a value, in canonical units: `none` clears a discount.
    pub words: &'static [(&'static str, i64)],
    /// Whether this is the end of an interval, which some sources write as the last day served.
    pub is_end: bool,
    /// Whether it is about single people.
    pub personal: Personal,
    /// What it means, for help and documentation.
    pub doc: &'static str,
}

/// Whether a column is about single people, who are kept from some of those who ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Personal {
    /// It is not.
    No,
    /// It names somebody, or says how somebody can be reached.
    Name,
    /// It is what somebody said, or what was said about somebody.
    Words,
    /// It is a heading that is typed by hand: mostly a class, now and then somebody's words.
    Typed,
}

impl ColumnSpec {
    const fn new(name: &'static str, kind: ColumnKind, doc: &'static str) -> ColumnSpec {
        ColumnSpec {
            name,
            kind,
            required: false,
            synonyms: &[],
            min: None,
            max: None,
            words: &[],
            is_end: false,
            personal: Personal::No,
            doc,
        }
    }

    /// The value of a word that stands for one, in canonical units; case does not matter.
    pub fn word(&self, text: &str) -> Option<i64> {
        let found = self.words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
        found.map(|(_, value)| *value)
    }

    const fn required(mut self) -> ColumnSpec {
        self.required = true;
        self
    }

    const fn or(mut self, synonyms: &'static [&'static str]) -> ColumnSpec {
        self.synonyms = synonyms;
        self
    }

    const fn at_least(mut self, min: i64) -> ColumnSpec {
        self.min = Some(min);
        self
    }

    const fn at_most(mut self, max: i64) -> ColumnSpec {
        self.max = Some(max);
        self
    }

    const fn end(mut self) -> ColumnSpec {
        self.is_end = true;
        self
    }

    const fn person(mut self) -> ColumnSpec {
        self.personal = Personal::Name;
        self
    }

    const fn said(mut self) -> ColumnSpec {
        self.personal = Personal::Words;
        self
    }

    const fn typed(mut self) -> ColumnSpec {
        self.personal = Personal::Typed;
        self
    }

    const fn words(mut self, words: &'static [(&'static str, i64)]) -> ColumnSpec {
        self.words = words;
        self
    }
}

/// Where the currency of a row's money comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CurrencyRule {
    /// The table has no money.
    NoMoney,
    /// The row's own `currency`; where it is empty the account's, with a warning.
    Own,
    /// The row's own `currency` if the table has one; where it is empty, that of the object that
    /// the row belongs to. Which that is only the engine knows.
    Inherited,
}

/// A table of the bundle.
#[derive(Debug)]
pub struct TableSpec {
    /// Which table it is.
    pub id: TableId,
    /// Columns that identify a fact. Empty: rows are identified by their content.
    pub key: &'static [&'static str],
    /// A key column without which a row is identified by its content.
    pub keyless_without: Option<&'static str>,
    /// Whether rows of one import that share a key are several facts, as in a ledger that knows no
    /// ids: the key then says where a row belongs, and their number in it which one it is.
    pub numbered: bool,
    /// The columns in canonical order.
    pub columns: &'static [ColumnSpec],
    /// Whether unknown columns become custom attributes.
    pub open: bool,
    /// Where the currency of money comes from.
    pub currency: CurrencyRule,
    /// Whether amounts may have more decimals than their currency (unit prices below a cent).
    pub below_minor_units: bool,
    /// Pairs of columns of which the first must not be later than the second.
    pub spans: &'static [(&'static str, &'static str)],
    /// Pairs of counts of which the first is a part of the second.
    pub parts: &'static [(&'static str, &'static str)],
}

/// A column as it is stored: canonical columns, their companions, and system columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StoredColumn {
    /// Name of the stored column.
    pub name: &'static str,
    /// Physical form.
    pub storage: Storage,
    /// Whether it may be absent.
    pub nullable: bool,
}

/// Name of the column that holds the custom attributes of open tables as a JSON object.
pub const ATTRIBUTES: &str = "attributes";

/// Fields of segments and dimensions that follow from billing, or from other columns: a column of
/// customers of such a name can be asked for only as `attributes.…`.
pub const COMPUTED: [&str; 17] = [
    "plan",
    "product",
    "currency",
    "pricing_model",
    "contract_length",
    "company_size",
    "company_revenue",
    "mrr",
    "mrr_band",
    "start",
    "cohort",
    "tenure",
    "churn_reason",
    "paying",
    "customer",
    "paused",
    "active",
];

const fn stored(name: &'static str, storage: Storage, nullable: bool) -> StoredColumn {
    StoredColumn { name, storage, nullable }
}

/// The columns that every stored table has last, in this order.
pub const SYSTEM_COLUMNS: [StoredColumn; 5] = [
    stored("recorded_at", Storage::Int64, false),
    stored("updated_at", Storage::Int64, true),
    stored("source", Storage::Utf8, true),
    stored("source_file", Storage::Utf8, true),
    stored("source_line", Storage::Int64, true),
];

/// Columns that a file of any table may have besides its own.
pub static COMMON_COLUMNS: [ColumnSpec; 2] = [
    ColumnSpec::new("recorded_at", ColumnKind::Instant, "when the fact became known"),
    ColumnSpec::new("updated_at", ColumnKind::Instant, "the source's own version of the row")
        .or(&["modified_at", "last_modified", "last_modified_at", "last_updated"]),
];

impl TableSpec {
    /// Name of the table, as its file is called.
    pub fn name(&self) -> &'static str {
        self.id.name()
    }

    /// Position of a column by its canonical name.
    pub fn index(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == column)
    }

    /// A column by its canonical name.
    pub fn column(&self, column: &str) -> Option<&'static ColumnSpec> {
        self.columns.iter().find(|c| c.name == column)
    }

    /// All stored columns, nullable save `recorded_at`: the canonical ones in order, each amount
    /// followed by its `_minor` companion, then `attributes` for an open table, then [`SYSTEM_COLUMNS`].
    pub fn stored_columns(&self) -> Vec<StoredColumn> {
        let mut all = Vec::with_capacity(self.columns.len() + 8);
        for column in self.columns {
            let money = column.kind == ColumnKind::Money;
            all.push(stored(column.name, column.kind.storage(), money || !column.required));
            if money {
                all.push(stored(minor_name(column.name), Storage::Int64, true));
            }
        }
        if self.open {
            all.push(stored(ATTRIBUTES, Storage::Utf8, true));
        }
        all.extend(SYSTEM_COLUMNS);
        all
    }
}

/// Name of the companion of an amount that holds it in minor units where the currency of the row
/// is not known at import: `amount` → `amount_minor`.
pub fn minor_name(money: &'static str) -> &'static str {
    match money {
        "amount" => "amount_minor",
        "unit_price" => "unit_price_minor",
        "minimum_amount" => "minimum_amount_minor",
        "discount_amount" => "discount_amount_minor",
        "amount_paid" => "amount_paid_minor",
        "discount" => "discount_minor",
        "tax" => "tax_minor",
        "mrr" => "mrr_minor",
        other => unreachable!("no companion is named for the amount {other}"),
    }
}

/// The canonical word for one in common use elsewhere: `cancelled` → `canceled`.
pub fn choice_synonym(word: &str) -> Option<&'static str> {
    Some(match word {
        "cancelled" => "canceled",
        "trial" | "in_trial" => "trialing",
        // Recurly's word.
        "expired" => "ended",
        "daily" | "days" => "day",
        "weekly" | "weeks" => "week",
        "monthly" | "months" => "month",
        "yearly" | "annual" | "annually" | "years" => "year",
        "voided" => "void",
        "success" | "successful" | "paid" => "succeeded",
        "failure" => "failed",
        "once_off" | "one_time" | "onetime" => "one_off",
        "recurring" => "subscription",
        "good_bad" => "good-bad",
        _ => return None,
    })
}

macro_rules! tables {
    ($($variant:ident $name:literal $spec:path, $doc:literal;)*) => {
        /// A table of the bundle.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum TableId { $(#[doc = $doc] $variant,)* }

        impl TableId {
            /// Every table, in the order of the documentation.
            pub const ALL: &'static [TableId] = &[$(TableId::$variant,)*];

            /// Name of the table and of its file.
            pub const fn name(self) -> &'static str {
                match self { $(TableId::$variant => $name,)* }
            }

            /// What the table holds.
            pub const fn doc(self) -> &'static str {
                match self { $(TableId::$variant => $doc,)* }
            }
        }

        /// The specification of a table.
        pub fn table(id: TableId) -> &'static TableSpec {
            match id { $(TableId::$variant => &$spec,)* }
        }
    };
}

tables! {
    Customers "customers" customers::CUSTOMERS, "Companies or people that may pay.";
    Contacts "contacts" customers::CONTACTS, "People at a customer.";
    Users "users" customers::USERS, "People who use the product.";
    Plans "plans" billing::PLANS, "What can be subscribed to.";
    Subscriptions "subscriptions" billing::SUBSCRIPTIONS, "Subscription items and their terms.";
    SubscriptionChanges "subscription_changes" billing::SUBSCRIPTION_CHANGES,
        "States of an item from an instant on.";
    Invoices "invoices" billing::INVOICES, "Invoices.";
    InvoiceLines "invoice_lines" billing::INVOICE_LINES, "Lines of invoices.";
    Payments "payments" billing::PAYMENTS, "Attempts to be paid.";
    Refunds "refunds" billing::REFUNDS, "Money paid back.";
    CreditNotes "credit_notes" billing::CREDIT_NOTES, "Invoiced amounts taken back.";
    Disputes "disputes" billing::DISPUTES, "Payments that the payer contests.";
    MrrMonths "mrr_months" billing::MRR_MONTHS, "A plain table of MRR by customer and month.";
    FxRates "fx_rates" billing::FX_RATES, "Exchange rates by day.";
    Spend "spend" acquisition::SPEND, "Costs by month and category.";
    Revenue "revenue" acquisition::REVENUE, "Recognised revenue by month.";
    Leads "leads" acquisition::LEADS, "People or companies before they pay.";
    LeadStages "lead_stages" acquisition::LEAD_STAGES, "Stages that a lead has entered.";
    Traffic "traffic" acquisition::TRAFFIC, "Visitors of the site.";
    Trials "trials" acquisition::TRIALS, "Trial periods.";
    Referrals "referrals" acquisition::REFERRALS, "Customers that others brought.";
    Surveys "surveys" voice::SURVEYS, "Surveys and their scales.";
    SurveyInvites "survey_invites" voice::SURVEY_INVITES, "Who was asked.";
    SurveyResponses "survey_responses" voice::SURVEY_RESPONSES, "What they answered.";
    Feedback "feedback" voice::FEEDBACK, "What customers said unasked.";
    Tickets "tickets" voice::TICKETS, "Support requests.";
    TicketEvents "ticket_events" voice::TICKET_EVENTS, "What happened to a ticket.";
    HelpCenter "help_center" voice::HELP_CENTER, "Use of the help pages by day.";
    Events "events" usage::EVENTS, "What users did in the product.";
    EventKinds "event_kinds" usage::EVENT_KINDS, "Which events mean what.";
    Features "features" usage::FEATURES, "Features and the events that show their use.";
    Seats "seats" usage::SEATS, "Purchased seats from an instant on.";
    Milestones "milestones" usage::MILESTONES, "Steps of onboarding.";
    Goals "goals" usage::GOALS, "What a customer wants to achieve.";
    Interactions "interactions" usage::INTERACTIONS, "Contacts that we initiated.";
}

impl TableId {
    /// The table of a name, in any case.
    pub fn from_name(name: &str) -> Option<TableId> {
        TableId::ALL.iter().copied().find(|id| id.name().eq_ignore_ascii_case(name))
    }
}

impl std::fmt::Display for TableId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// A header without what writers vary: case, spaces, `_`, `-` and `.`.
pub fn squeeze(header: &str) -> String {
    let varies = |c: &char| !matches!(c, ' ' | '_' | '-' | '.' | '\u{a0}' | '\u{feff}');
    header.trim().chars().filter(varies).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn headers_are_unambiguous() {
        for &id in TableId::ALL {
            let spec = table(id);
            let mut seen: HashMap<String, &str> = HashMap::new();
            for column in spec.columns.iter().chain(&COMMON_COLUMNS) {
                for name in std::iter::once(&column.name).chain(column.synonyms) {
                    let earlier = seen.insert(squeeze(name), column.name);
                    assert_eq!(earlier, None, "{id}: {name} means two columns or is listed twice");
                }
            }
        }
    }

    #[test]
    fn specifications_name_their_own_columns() {
        for &id in TableId::ALL {
            let spec = table(id);
            assert_eq!(spec.id, id);
            assert_eq!(TableId::from_name(&id.name().to_uppercase()), Some(id));
            let spans = spec.spans.iter().chain(spec.parts).flat_map(|(a, b)| [a, b]);
            let named = spec.key.iter().chain(spec.keyless_without.iter()).chain(spans);
            for name in named {
                assert!(spec.index(name).is_some(), "{id} has no column {name}");
            }
            let money = spec.columns.iter().any(|c| c.kind == ColumnKind::Money);
            assert_eq!(money, spec.currency != CurrencyRule::NoMoney, "{id}");
            for column in spec.columns {
                assert!(!column.doc.is_empty(), "{id}.{} has no doc", column.name);
            }
        }
    }

    #[test]
    fn stored_columns_have_companions_and_system_columns() {
        let names: Vec<&str> =
            table(TableId::Refunds).stored_columns().iter().map(|c| c.name).collect();
        assert_eq!(
            names,
            [
                "id",
                "invoice_id",
                "line_id",
                "at",
                "amount",
                "amount_minor",
                "currency",
                "reason",
                "recurring",
                "recorded_at",
                "updated_at",
                "source",
                "source_file",
                "source_line"
            ]
        );
        for &id in TableId::ALL {
            assert!(table(id).stored_columns().len() > 6, "{id}");
        }
    }
}
