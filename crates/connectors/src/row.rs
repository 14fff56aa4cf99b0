//! One row: its cells made canonical, then checked as a whole.

use std::borrow::Cow;
use std::sync::Arc;

use tenure_domain::account::Account;
use tenure_domain::money::{AMOUNT_MAX, Currency};
use tenure_domain::said;
use tenure_domain::schema::{
    ATTRIBUTES, COMMON_COLUMNS, ColumnKind, ColumnSpec, CurrencyRule, TableId,
};
use tenure_domain::time::Instant;

use crate::cell::{Cell, Reader, Value, trim};
use crate::columns::{Slots, slot_count};
use crate::header::{Plan, Target, gross_lines};
use crate::values::Problem;

/// A row on its way: its values, and what is wrong with it.
#[derive(Debug)]
pub struct Row<'a> {
    /// Canonical values, in the order of the stored columns.
    pub slots: Slots<'a>,
    /// What is wrong, with the column of the file and the value found there.
    pub problems: Vec<RowProblem>,
    currency: Option<Currency>,
    attributes: String,
    /// Whether the answer to a survey was a word.
    in_words: bool,
}

/// Something wrong with a row.
#[derive(Clone, Debug)]
pub struct RowProblem {
    /// Column of the file, from 0, where it is about one.
    pub column: Option<usize>,
    /// The value as found.
    pub value: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

impl Row<'_> {
    /// An empty row of a table.
    pub fn new(plan: &Plan) -> Self {
        Row {
            slots: Slots::new(plan.spec),
            problems: Vec::new(),
            currency: None,
            attributes: String::new(),
            in_words: false,
        }
    }

    /// Makes the row empty again.
    pub fn clear(&mut self) {
        self.slots.clear();
        self.problems.clear();
        self.currency = None;
        self.attributes.clear();
        self.in_words = false;
    }

    /// Notes that something is wrong.
    pub fn wrong(&mut self, column: Option<usize>, value: Option<&str>, problem: Problem) {
        let value = value.map(tenure_domain::finding::shown);
        self.problems.push(RowProblem { column, value, problem });
    }
}

/// An amount of a row: where it is kept, and where the file has it.
#[derive(Clone, Debug)]
pub(crate) struct MoneyColumn {
    pub slot: usize,
    column: Option<usize>,
    minor_column: Option<usize>,
    /// Whether it may have more decimals than its currency, as the price of one may.
    pub below_minor_units: bool,
}

/// Where the cells of one column of the file go.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    /// Nowhere.
    Ignored,
    /// Among the attributes.
    Attribute,
    /// Into a slot, as what the specification says, perhaps in minor units.
    Slot { slot: usize, spec: &'static ColumnSpec, minor: bool },
}

/// A column that every row must have.
#[derive(Clone, Debug)]
pub(crate) struct Required {
    pub slot: usize,
    money: bool,
    column: usize,
}

/// A pair of values that must be in order: the ends of an interval, or a part and its whole.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
    column: usize,
    is_part: bool,
    /// Whether days count and not hours: who tries in the morning and pays on the same day may have
    /// a time for one and a bare date for the other. How long a ticket took and what was served is
    /// told by the hour.
    by_days: bool,
}

/// An answer to a survey, which must lie on its scale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scored {
    score: usize,
    scale: usize,
    survey: usize,
    column: usize,
}

/// The scale whose answers are words.
const IN_WORDS: &str = "good-bad";

/// One, as decimals are stored.
const MILLION: i64 = 1_000_000;

/// What makes rows of one file canonical.
#[derive(Clone, Debug)]
pub struct RowReader {
    plan: Arc<Plan>,
    pub(crate) reader: Reader,
    account_currency: Currency,
    pub(crate) recorded_at: i64,
    /// By column of the file.
    pub(crate) ways: Vec<Way>,
    /// Slot of each column of the table.
    slots: Vec<usize>,
    attributes: Option<usize>,
    attribute_keys: Vec<String>,
    pub(crate) recorded: usize,
    pub(crate) money: Vec<MoneyColumn>,
    pub(crate) required: Vec<Required>,
    pub(crate) spans: Vec<Span>,
    pub(crate) scored: Option<Scored>,
    /// Slots of the amount of a line, which contains its tax, and of the tax.
    pub(crate) gross: Option<(usize, usize)>,
    /// The slot of the plan, in whose currency money without one is.
    follows: Option<usize>,
    /// Whether amounts are in the currency that is known of their row.
    kept: bool,
    /// How many rows had money and no currency, and the line of the first.
    missing_currency: Option<(u64, u64)>,
}

impl RowReader {
    /// A reader for the columns of a file.
    pub fn new(plan: Arc<Plan>, account: &Account, reader: Reader) -> RowReader {
        let spec = plan.spec;
        let stored = spec.stored_columns();
        let slot = |name: &str| stored.iter().position(|c| c.name == name);
        let slots: Vec<usize> = spec.columns.iter().filter_map(|c| slot(c.name)).collect();
        let (mut money, mut required) = (Vec::new(), Vec::new());
        for (index, column) in spec.columns.iter().enumerate() {
            let Some(source) = plan.source_of(index) else { continue };
            let is_money = column.kind == ColumnKind::Money;
            if is_money {
                money.push(MoneyColumn {
                    slot: slots[index],
                    column: plan.source(Target::Column(index)),
                    minor_column: plan.source(Target::Minor(index)),
                    below_minor_units: spec.below_minor_units || column.name == "unit_price",
                });
            }
            if column.required && (plan.has(index) || !plan.later) {
                required.push(Required { slot: slots[index], money: is_money, column: source });
            }
        }
        let span = |&(start, end): &(&str, &str), is_part: bool| {
            let (start, end) = (spec.index(start)?, spec.index(end)?);
            let column = plan.source_of(if is_part { start } else { end })?;
            let by_days = !is_part && spec.id == TableId::Trials;
            Some(Span { start: slots[start], end: slots[end], column, is_part, by_days })
        };
        let parts = spec.parts.iter().filter_map(|pair| span(pair, true));
        let spans = spec.spans.iter().filter_map(|pair| span(pair, false)).chain(parts).collect();
        let scored = (spec.id == TableId::SurveyResponses).then(|| {
            let (score, scale) = (spec.index("score")?, spec.index("scale")?);
            let survey = spec.index("survey")?;
            let column = plan.source_of(score)?;
            let [score, scale, survey] = [score, scale, survey].map(|index| slots[index]);
            Some(Scored { score, scale, survey, column })
        });
        let key = |name: &Arc<str>| format!("{}:", serde_json::Value::from(name.as_ref()));
        RowReader {
            attribute_keys: plan.header.iter().map(key).collect(),
            attributes: slot(ATTRIBUTES),
            recorded: stored.len() - 5,
            account_currency: account.currency,
            recorded_at: 0,
            missing_currency: None,
            gross: gross_lines(plan.spec, &plan.header, &plan.targets)
                .then(|| Some((slot("amount")? + 1, slot("tax")? + 1)))
                .flatten(),
            ways: plan.targets.iter().map(|t| way(*t, &plan, &slots, stored.len() - 5)).collect(),
            kept: false,
            plan,
            reader,
            slots,
            money,
            required,
            spans,
            scored: scored.flatten(),
            follows: if spec.id == TableId::Subscriptions { slot("plan_id") } else { None },
        }
    }

    /// Sets when rows without `recorded_at` became known, and whether that of the file counts.
    #[must_use]
    pub fn recorded(mut self, recorded_at: i64, accept: bool) -> RowReader {
        self.recorded_at = recorded_at;
        if !accept && let Some(column) = self.plan.source(Target::RecordedAt) {
            self.ways[column] = Way::Ignored;
        }
        self
    }

    /// Says whether amounts are in the currency that is known of their row, where the file has none.
    #[must_use]
    pub fn keeping_currency(self, kept: bool) -> RowReader {
        RowReader { kept, ..self }
    }

    /// The columns of the file.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The slot of the currency of a row, where the table has one and the file gives it.
    pub(crate) fn currency_slot(&self) -> Option<usize> {
        let index = self.plan.spec.index("currency")?;
        self.plan.source(Target::Column(index))?;
        Some(self.slots[index])
    }

    /// Which slots the file fills.
    pub fn used(&self) -> Vec<bool> {
        let mut used = vec![false; slot_count(self.plan.spec)];
        for target in &self.plan.targets {
            match *target {
                Target::Column(index) => used[self.slots[index]] = true,
                Target::Minor(index) => {
                    used[self.slots[index]] = true;
                    used[self.slots[index] + 1] = true;
                }
                Target::UpdatedAt => used[self.recorded + 1] = true,
                Target::Attribute => {
                    if let Some(slot) = self.attributes {
                        used[slot] = true;
                    }
                }
                Target::RecordedAt | Target::Ignored => {}
            }
        }
        if let Some(scored) = &self.scored {
            used[scored.scale] = true;
        }
        used[self.recorded] = true;
        used
    }

    /// Rows that had money and no currency since the last call, and the line of the first.
    pub fn take_missing_currency(&mut self) -> Option<(u64, u64)> {
        self.missing_currency.take()
    }

    /// Puts a cell of the file's column into the row.
    pub fn cell<'a>(&mut self, row: &mut Row<'a>, column: usize, cell: &Cell<'a>) {
        let (slot, spec, minor) = match self.ways[column] {
            Way::Ignored => return,
            Way::Attribute => return self.attribute(row, column, cell),
            Way::Slot { slot, spec, minor } => (slot, spec, minor),
        };
        match self.reader.read(spec, minor, cell) {
            Ok(value) => {
                if spec.kind == ColumnKind::Currency && value != Value::Null {
                    row.currency = self.reader.last_currency();
                }
                if self.scored.is_some_and(|scored| scored.score == slot) {
                    row.in_words = spec.word(trim(&cell.shown())).is_some();
                }
                row.slots.set(slot, value);
            }
            Err(problem) => {
                let of_score = self.scored.is_some_and(|scored| scored.score == slot);
                let problem = match problem.code {
                    "not-a-number" if of_score => problem.expecting(
                        "a whole number of the scale; `good` or `bad` where it is good-bad",
                    ),
                    _ => *problem,
                };
                row.wrong(Some(column), Some(&cell.shown()), problem);
            }
        }
    }

    fn attribute(&self, row: &mut Row<'_>, column: usize, cell: &Cell<'_>) {
        let Some(json) = cell.json() else { return };
        let mark = if row.attributes.is_empty() { '{' } else { ',' };
        row.attributes.push(mark);
        row.attributes.push_str(&self.attribute_keys[column]);
        row.attributes.push_str(&json);
    }

    /// Adds an attribute that the plan does not have.
    pub fn extra_attribute(&self, row: &mut Row<'_>, key: &str, cell: &Cell<'_>) {
        let Some(json) = cell.json() else { return };
        let mark = if row.attributes.is_empty() { '{' } else { ',' };
        row.attributes.push(mark);
        row.attributes.push_str(&serde_json::Value::from(key).to_string());
        row.attributes.push(':');
        row.attributes.push_str(&json);
    }

    /// Checks the row as a whole and fills what follows from other cells. Says whether it is
    /// good.
    pub fn finish(&mut self, row: &mut Row<'_>, line: u64) -> bool {
        self.without_tax(row);
        self.money(row, line);
        for required in &self.required {
            let empty = |slot: usize| row.slots.is_null(slot);
            let in_minor = required.money && !empty(required.slot + 1);
            let absent = empty(required.slot) && !in_minor;
            // A cell that could not be read has its own finding.
            let column = Some(required.column);
            if absent && !row.problems.iter().any(|p| p.column == column) {
                let name = &self.plan.header[required.column];
                let problem =
                    Problem::new("required-empty", said!("a value for `{name}`", name = &**name));
                row.wrong(column, None, problem);
            }
        }
        if row.problems.is_empty() {
            self.spans(row);
            self.score(row);
        }
        if let Some(slot) = self.attributes
            && !row.attributes.is_empty()
        {
            let mut json = std::mem::take(&mut row.attributes);
            json.push('}');
            row.slots.set(slot, Value::Text(Cow::Owned(json)));
        }
        if row.slots.is_null(self.recorded) {
            row.slots.set(self.recorded, Value::Int(self.recorded_at));
        }
        row.problems.is_empty()
    }

    /// Takes the tax off an amount that contains it: a line's amount is before tax.
    fn without_tax(&self, row: &mut Row<'_>) {
        let Some((amount, tax)) = self.gross else { return };
        let (Some(gross), Some(part)) = (row.slots.int(amount), row.slots.int(tax)) else { return };
        match gross.checked_sub(part) {
            Some(net) => row.slots.set(amount, Value::Int(net)),
            None => row.wrong(None, None, too_large()),
        }
    }

    fn money(&mut self, row: &mut Row<'_>, line: u64) {
        let mut currency = row.currency;
        for at in 0..self.money.len() {
            let slot = self.money[at].slot;
            if row.slots.is_null(slot) && row.slots.is_null(slot + 1) {
                continue;
            }
            // Which currency a plan is in, or the amount was in before, only the engine knows.
            let follows = self.follows.is_some_and(|plan| !row.slots.is_null(plan));
            let own = self.plan.spec.currency == CurrencyRule::Own && !follows && !self.kept;
            if currency.is_none() && own && row.problems.is_empty() {
                currency = Some(self.account_currency);
                let (count, first) = self.missing_currency.unwrap_or((0, line));
                self.missing_currency = Some((count + 1, first));
            }
            if let Err((column, problem)) = self.settle(&self.money[at], row, currency) {
                row.wrong(column, None, problem);
            }
        }
    }

    /// Brings one amount into canonical form.
    fn settle(
        &self,
        money: &MoneyColumn,
        row: &mut Row<'_>,
        currency: Option<Currency>,
    ) -> Result<(), (Option<usize>, Problem)> {
        match (row.slots.int(money.slot), row.slots.int(money.slot + 1), currency) {
            (Some(_), Some(_), _) => Err((
                money.minor_column,
                Problem::new("amount-twice", "the amount in major or in minor units, not both"),
            )),
            (Some(amount), _, Some(currency)) if !money.below_minor_units => {
                let step = amounts_per_minor(currency);
                if amount % step == 0 {
                    return Ok(());
                }
                let decimals = currency.exponent();
                let problem = Problem::new(
                    "too-many-decimals",
                    said!(
                        "at most {decimals} decimals, as {currency} has",
                        decimals = u64::from(decimals),
                        currency = currency.code(),
                    ),
                );
                Err((money.column, problem))
            }
            (None, Some(minor), Some(currency)) => {
                let amount = minor.checked_mul(amounts_per_minor(currency));
                match amount.filter(|amount| amount.unsigned_abs() <= AMOUNT_MAX.unsigned_abs()) {
                    Some(amount) => {
                        row.slots.set(money.slot, Value::Int(amount));
                        row.slots.set(money.slot + 1, Value::Null);
                        Ok(())
                    }
                    None => Err((money.minor_column, too_large())),
                }
            }
            _ => Ok(()),
        }
    }

    fn spans(&self, row: &mut Row<'_>) {
        let zone = self.reader.zone();
        for span in &self.spans {
            let (Some(start), Some(end)) = (row.slots.int(span.start), row.slots.int(span.end))
            else {
                continue;
            };
            let in_order = match span.by_days {
                true => zone.follows(Instant(start), Instant(end)),
                false => start <= end,
            };
            if in_order || (!span.is_part && self.cancelled_before_start(row, start)) {
                continue;
            }
            let name = |slot: usize| {
                let index = self.slots.iter().position(|s| *s == slot);
                index.map_or("", |index| self.plan.spec.columns[index].name)
            };
            let (first, second) = (name(span.start), name(span.end));
            let problem = if span.is_part {
                let expected = said!(
                    "`{first}` at most `{second}`, which is {end} here",
                    first = first,
                    second = second,
                    end = end.to_string(),
                );
                let hint = said!(
                    "`{second}` counts all of them; correct one of the two",
                    second = second,
                );
                Problem::new("more-than-whole", expected).hint(hint)
            } else {
                Problem::new(
                    "ends-before-start",
                    said!("`{end}` at or after `{start}`", end = second, start = first),
                )
            };
            row.wrong(Some(span.column), None, problem);
        }
    }

    /// Checks that an answer to a survey lies on its scale.
    fn score(&self, row: &mut Row<'_>) {
        let Some(scored) = &self.scored else { return };
        let Some(score) = row.slots.int(scored.score) else { return };
        // Only one scale has words, and nobody is asked on it whether they would recommend.
        let is_nps = row.slots.text(scored.survey) == Some("nps");
        if row.in_words && !is_nps && row.slots.is_null(scored.scale) {
            row.slots.set(scored.scale, Value::Text(Cow::Borrowed(IN_WORDS)));
        }
        let scale = row.slots.text(scored.scale);
        // How likely a recommendation is was defined on this one.
        let usual = is_nps.then_some("0-10");
        let Some(scale) = scale.or(usual) else { return };
        let (low, high) = match scale {
            IN_WORDS => (0, 1),
            _ => {
                let ends = scale.split_once('-');
                let ends =
                    ends.and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
                let Some(ends) = ends else { return };
                ends
            }
        };
        // Good is no number of a scale of numbers, though it is kept as one of the scale of two.
        let worded = row.in_words && scale != IN_WORDS;
        if worded || score % MILLION != 0 || !(low..=high).contains(&(score / MILLION)) {
            let expected = match scale {
                IN_WORDS => "good or bad (1 or 0)".into(),
                _ => said!(
                    "a whole number from {low} to {high}, as the scale {scale} has",
                    low = low.to_string(),
                    high = high.to_string(),
                    scale = scale,
                ),
            };
            row.wrong(Some(scored.column), None, Problem::new("off-scale", expected));
        }
    }

    /// A subscription that is cancelled before it begins never has service: its end may lie
    /// before its start.
    fn cancelled_before_start(&self, row: &Row<'_>, start: i64) -> bool {
        if self.plan.spec.id != TableId::Subscriptions {
            return false;
        }
        let slot = |name| self.plan.spec.index(name).map(|index| self.slots[index]);
        let by_then =
            |name| slot(name).and_then(|at| row.slots.int(at)).is_some_and(|at| at <= start);
        let canceled = slot("status").and_then(|at| row.slots.text(at)) == Some("canceled");
        canceled || by_then("cancel_requested_at") || by_then("cancel_effective_at")
    }
}

/// Where cells of a target go. `recorded` is the slot of `recorded_at`.
fn way(target: Target, plan: &Plan, slots: &[usize], recorded: usize) -> Way {
    match target {
        Target::Ignored => Way::Ignored,
        Target::Attribute => Way::Attribute,
        Target::Column(index) => {
            Way::Slot { slot: slots[index], spec: &plan.spec.columns[index], minor: false }
        }
        Target::Minor(index) => {
            Way::Slot { slot: slots[index] + 1, spec: &plan.spec.columns[index], minor: true }
        }
        Target::RecordedAt => Way::Slot { slot: recorded, spec: &COMMON_COLUMNS[0], minor: false },
        Target::UpdatedAt => {
            Way::Slot { slot: recorded + 1, spec: &COMMON_COLUMNS[1], minor: false }
        }
    }
}

/// Ten-thousandths of a major unit in one minor unit.
pub(crate) fn amounts_per_minor(currency: Currency) -> i64 {
    match currency.exponent() {
        0 => 10_000,
        1 => 1_000,
        2 => 100,
        3 => 10,
        _ => 1,
    }
}

/// The problem of an amount beyond [`AMOUNT_MAX`].
pub fn too_large() -> Problem {
    Problem::new("overflow", "an amount below a thousand billion")
}
