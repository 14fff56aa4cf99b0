//! A comparison of two policies, in all its forms.

use anyhow::Result;
use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::Policy;
use tenure_engine::book::Book;
use tenure_engine::compare::{Attribution, Comparison, MEASURES, Question, Step, Switch, Total};
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Reason, Unit};

use crate::commands::metric::customer as names;
use crate::context::Context;
use crate::figures;
use crate::output::{self, Json, Object};
use crate::session::Session;
use crate::sheet::{Cell, Column, Format, Setting, Sheet, Tone, fit};
use crate::show;
use crate::words::{tr, words};

/// A measure as the heading of a column.
fn called(measure: MeasureId) -> String {
    match measure.name() {
        "opening_mrr" => tr!("compare-opening"),
        "closing_mrr" => tr!("compare-closing"),
        "churned_mrr" => tr!("compare-churned"),
        "opening_customers" => tr!("compare-opening-customers"),
        "lost_customers" => tr!("compare-lost-customers"),
        "churned_customers" => tr!("compare-churned-customers"),
        "closing_customers" => tr!("compare-closing-customers"),
        "segment_in" => tr!("compare-segment-in"),
        "segment_out" => tr!("compare-segment-out"),
        name => crate::called::kind(name.strip_suffix("_mrr").unwrap_or(name)).replace('_', " "),
    }
}

/// Which customers are named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Customers {
    /// So many of each cause.
    Largest(usize),
    /// All, a row each.
    All,
}

/// What is printed.
pub struct Answer<'a> {
    pub session: &'a Session,
    pub book: &'a Book,
    pub b: &'a Policy,
    pub question: &'a Question<'a>,
    pub comparison: &'a Comparison,
    pub grain: Option<Grain>,
    /// Places of the measures that are shown.
    pub measures: Vec<usize>,
    pub customers: Customers,
}

/// What leads from the one figure to the other.
#[derive(Clone, Copy)]
enum Line<'a> {
    /// The figure under a policy.
    Policy(&'a str, &'a Total),
    /// What a setting does.
    Setting(usize, &'a Switch),
    /// What all of them do together beyond that.
    Together(usize),
}

impl Line<'_> {
    fn kind(self) -> &'static str {
        match self {
            Line::Policy(..) => "policy",
            Line::Setting(..) => "setting",
            Line::Together(_) => "together",
        }
    }

    /// For people.
    fn text(self) -> String {
        match self {
            Line::Policy(name, _) => name.to_owned(),
            Line::Setting(_, switch) => {
                format!("{}: {} → {}", switch.setting, switch.from, switch.to)
            }
            Line::Together(_) => tr!("compare-together"),
        }
    }

    /// For programs.
    fn name(self) -> String {
        match self {
            Line::Policy(name, _) => name.to_owned(),
            Line::Setting(_, switch) => switch.setting.to_owned(),
            Line::Together(_) => "together".to_owned(),
        }
    }
}

impl Answer<'_> {
    /// Prints it.
    pub fn print(&self, format: Format, context: &Context) -> Result<()> {
        if format == Format::Table && self.customers != Customers::All {
            let setting = Setting::plain(context.paint);
            return output::text(&self.text(setting));
        }
        let sheet = match self.customers {
            Customers::All => self.rows(),
            Customers::Largest(_) => self.causes(),
        };
        let name = if self.customers == Customers::All { "customers" } else { "causes" };
        if format == Format::Json {
            let rows = match self.customers {
                Customers::All => Json::objects(sheet.objects()),
                Customers::Largest(n) => self.json(n),
            };
            return output::json(self.head().with(name, rows));
        }
        output::sheet(&sheet, format, context.paint, name, Object::new())
    }

    fn head(&self) -> Object {
        let second = Object::new()
            .with("name", self.b.name.clone())
            .with("hash", tenure_engine::policy_hash(self.b));
        let switch = |switch: &Switch| {
            Object::new()
                .with("setting", switch.setting)
                .with("a", switch.from.clone())
                .with("b", switch.to.clone())
        };
        figures::head(self.session, self.book)
            .with("second_policy", second)
            .with("segment", self.question.segment)
            .with(
                "attribution",
                match self.question.attribution {
                    Attribution::InOrder => "in-order",
                    Attribution::Alone => "alone",
                },
            )
            .with("settings", Json::objects(self.comparison.switches.iter().map(switch)))
    }

    fn lines(&self, period: usize) -> Vec<Line<'_>> {
        let comparison = self.comparison;
        let mut lines = vec![Line::Policy(&self.book.options.policy.name, &comparison.a[period])];
        let switches = comparison.switches.iter().enumerate();
        lines.extend(switches.map(|(at, switch)| Line::Setting(at, switch)));
        if self.question.attribution == Attribution::Alone {
            lines.push(Line::Together(comparison.switches.len()));
        }
        lines.push(Line::Policy(&self.b.name, &comparison.b[period]));
        lines
    }

    /// The steps behind a line; none behind a policy's own figure.
    fn steps(&self, period: usize, measure: usize, line: Line<'_>) -> &[Step] {
        match line {
            Line::Policy(..) => &[],
            Line::Setting(at, _) | Line::Together(at) => self.comparison.by(period, measure, at),
        }
    }

    /// The amount of a line, or why there is none.
    fn amount(&self, period: usize, measure: usize, line: Line<'_>) -> Result<i128, Reason> {
        match line {
            Line::Policy(_, total) => match total.trouble {
                Some(reason) => Err(reason),
                None => Ok(total.sums.get(MEASURES[measure])),
            },
            Line::Setting(at, _) | Line::Together(at) => match self.comparison.trouble[period] {
                Some(reason) => Err(reason),
                None => Ok(self.comparison.amount(period, measure, at)),
            },
        }
    }

    /// The customers of a line, the largest first.
    fn largest(&self, period: usize, measure: usize, line: Line<'_>, n: usize) -> Vec<Step> {
        let mut steps = self.steps(period, measure, line).to_vec();
        steps.sort_by_cached_key(|step| (-step.amount.abs(), names(self.book, step.customer).0));
        steps.truncate(n);
        steps
    }

    fn raw(&self, measure: usize, amount: i128) -> String {
        match MEASURES[measure].unit() {
            Unit::Money => figures::money(amount, self.book.currency()),
            _ => amount.to_string(),
        }
    }

    fn shown(&self, measure: usize, amount: i128, signed: bool) -> String {
        match (MEASURES[measure].unit(), signed) {
            (Unit::Money, true) => show::signed(amount, self.book.currency()),
            (Unit::Money, false) => show::money(amount, self.book.currency()),
            (_, true) if amount > 0 => format!("+{}", show::grouped(&amount.to_string())),
            _ => show::grouped(&amount.to_string()),
        }
    }

    /// The money of all lines in minor units: both policies as every other page rounds them, and
    /// the steps so that they lead from one to the other.
    fn rounded(&self, period: usize, measure: usize) -> Option<Vec<i128>> {
        let lines = self.lines(period);
        let amounts: Result<Vec<i128>, Reason> =
            lines.iter().map(|line| self.amount(period, measure, *line)).collect();
        let amounts = amounts.ok().filter(|_| MEASURES[measure].unit() == Unit::Money)?;
        let [first, steps @ .., last] = amounts.as_slice() else { return None };
        let (first, last) = (show::rounded(*first), show::rounded(*last));
        let mut minor = vec![first];
        minor.extend(show::apportion_to(steps, last - first));
        minor.push(last);
        Some(minor)
    }

    /// A cell of a table for people, of the line at that place.
    fn rounded_cell(&self, period: usize, measure: usize, place: usize, line: Line<'_>) -> Cell {
        let cell = self.cell(period, measure, line);
        let rounded = self.rounded(period, measure).and_then(|minor| minor.get(place).copied());
        let Some(minor) = rounded.filter(|_| cell.shown != "–") else { return cell };
        let signed = minor > 0 && !matches!(line, Line::Policy(..));
        let sign = if signed { "+" } else { "" };
        Cell { shown: sign.to_owned() + &show::minor(minor, self.book.currency()), ..cell }
    }

    fn cell(&self, period: usize, measure: usize, line: Line<'_>) -> Cell {
        let policy = matches!(line, Line::Policy(..));
        match self.amount(period, measure, line) {
            Err(_) => Cell::new(show::NOTHING, serde_json::Value::Null).toned(Tone::Faint),
            Ok(0) if !policy => Cell::new("–", self.raw(measure, 0)),
            Ok(amount) => {
                let tone = if policy { Tone::Strong } else { Tone::Plain };
                Cell::new(self.shown(measure, amount, !policy), self.raw(measure, amount))
                    .toned(tone)
            }
        }
    }

    fn currency(&self, measure: usize) -> Cell {
        match MEASURES[measure].unit() {
            Unit::Money => Cell::text(self.book.currency().code()),
            _ => Cell::empty(),
        }
    }

    /// One row for each cause, for programs and documents.
    fn causes(&self) -> Sheet {
        let mut sheet = Sheet::new(vec![
            Column::text("from", &tr!("col-from")),
            Column::text("to", &tr!("col-to")),
            Column::text("measure", &tr!("compare-measure")),
            Column::text("kind", &tr!("col-kind")),
            Column::text("cause", &tr!("col-cause")),
            Column::text("a", &tr!("compare-a")),
            Column::text("b", &tr!("compare-b")),
            Column::number("amount", &tr!("col-amount")),
            Column::text("currency", &tr!("col-currency")),
            Column::number("customers", &tr!("col-customers")),
            Column::text("undefined", &tr!("column-undefined")),
        ]);
        for (at, period) in self.question.periods.iter().enumerate() {
            for &measure in &self.measures {
                for line in self.lines(at) {
                    sheet.push(self.cause(at, period, measure, line));
                }
            }
        }
        sheet
    }

    fn cause(&self, at: usize, period: &Period, measure: usize, line: Line<'_>) -> Vec<Cell> {
        let (from, to) = match line {
            Line::Setting(_, switch) => (switch.from.as_str(), switch.to.as_str()),
            _ => ("", ""),
        };
        let undefined = self.amount(at, measure, line).err();
        let customers = match line {
            Line::Policy(..) => Cell::empty(),
            _ => Cell::count(self.steps(at, measure, line).len() as u64),
        };
        vec![
            Cell::day(period.first),
            Cell::day(period.end),
            Cell::text(MEASURES[measure].name()),
            Cell::text(line.kind()),
            Cell::text(line.name()),
            Cell::text(from),
            Cell::text(to),
            self.cell(at, measure, line),
            self.currency(measure),
            customers,
            Cell::why(undefined),
        ]
    }

    /// The causes with their largest customers.
    fn json(&self, n: usize) -> Json {
        let sheet = self.causes();
        let mut objects = sheet.objects();
        let mut rows = Vec::new();
        for at in 0..self.question.periods.len() {
            for &measure in &self.measures {
                for line in self.lines(at) {
                    let largest = self.largest(at, measure, line, n);
                    let object = objects.next().unwrap_or_default();
                    let largest = largest.iter().map(|step| {
                        let (id, name) = names(self.book, step.customer);
                        Object::new()
                            .with("customer_id", id)
                            .with("name", (!name.is_empty()).then_some(name))
                            .with("amount", self.raw(measure, step.amount))
                    });
                    rows.push(object.with("largest", Json::objects(largest)));
                }
            }
        }
        Json::objects(rows)
    }

    /// One row for what each cause does to each customer.
    fn rows(&self) -> Sheet {
        let mut sheet = Sheet::new(vec![
            Column::text("from", &tr!("col-from")),
            Column::text("to", &tr!("col-to")),
            Column::text("measure", &tr!("compare-measure")),
            Column::text("customer_id", &tr!("col-customer")),
            Column::text("name", &tr!("col-name")),
            Column::text("cause", &tr!("col-cause")),
            Column::number("amount", &tr!("col-amount")),
            Column::text("currency", &tr!("col-currency")),
        ]);
        for (at, period) in self.question.periods.iter().enumerate() {
            for &measure in &self.measures {
                let lines = self.lines(at);
                let of = |line: &Line<'_>| {
                    let steps = self.steps(at, measure, *line).iter();
                    steps.map(|step| (*step, line.name())).collect::<Vec<_>>()
                };
                let mut steps: Vec<(Step, String)> = lines.iter().flat_map(of).collect();
                steps.sort_by_cached_key(|(step, _)| {
                    (names(self.book, step.customer).0, step.switch)
                });
                for (step, cause) in steps {
                    let (id, name) = names(self.book, step.customer);
                    let shown = self.shown(measure, step.amount, true);
                    sheet.push(vec![
                        Cell::day(period.first),
                        Cell::day(period.end),
                        Cell::text(MEASURES[measure].name()),
                        Cell::text(id),
                        Cell::text(name),
                        Cell::text(cause),
                        Cell::new(shown, self.raw(measure, step.amount)),
                        self.currency(measure),
                    ]);
                }
            }
        }
        sheet
    }

    /// For people: a table for each period.
    fn text(&self, setting: Setting) -> String {
        let mut text = String::new();
        let (a, b) = (&self.book.options.policy.name, &self.b.name);
        for (at, period) in self.question.periods.iter().enumerate() {
            let when = match period.end.0 - period.first.0 {
                1 => words().day(period.first),
                _ => figures::period_title(period, self.grain),
            };
            let what = match self.measures[..] {
                [one] if MEASURES[one] == MeasureId::ClosingMrr => tr!("compare-closing-mrr"),
                [one] => MEASURES[one].name().to_owned(),
                _ => "MRR".to_owned(),
            };
            let title = tr!(
                "compare-title",
                what = what,
                when = when,
                a = a.as_str(),
                b = b.as_str(),
                currency = self.book.currency().code(),
            );
            text += &format!("{}\n\n", setting.paint.heading(&title));
            let sheet = match self.measures[..] {
                [one] => self.single(at, one),
                _ => self.matrix(at),
            };
            text += &sheet.text(setting);
            text.push('\n');
        }
        text + &self.notes()
    }

    /// The settings that do nothing to any measure that is shown.
    fn idle(&self) -> Vec<&Switch> {
        let switches = self.comparison.switches.iter().enumerate();
        let idle = switches.filter(|(switch, _)| {
            (0..self.question.periods.len()).all(|period| {
                self.measures
                    .iter()
                    .all(|&measure| self.comparison.by(period, measure, *switch).is_empty())
            })
        });
        idle.map(|(_, switch)| switch).collect()
    }

    fn worth_showing(&self, line: &Line<'_>) -> bool {
        match line {
            Line::Setting(_, switch) => !self.idle().contains(switch),
            _ => true,
        }
    }

    /// One measure, with its customers.
    fn single(&self, at: usize, measure: usize) -> Sheet {
        let mut sheet = Sheet::new(vec![
            Column::text("cause", &tr!("col-cause")),
            Column::number("amount", &tr!("col-amount")),
            Column::number("customers", &tr!("col-customers")),
            Column::text("largest", &tr!("reconcile-largest")),
        ]);
        let Customers::Largest(n) = self.customers else { return sheet };
        let lines = self.lines(at).into_iter().enumerate();
        for (place, line) in lines.filter(|(_, line)| self.worth_showing(line)) {
            let policy = matches!(line, Line::Policy(..));
            let largest = self.largest(at, measure, line, n).into_iter().map(|step| {
                let id = names(self.book, step.customer).0;
                format!("{} {}", fit(&id, 24), self.shown(measure, step.amount, true))
            });
            let tone = if policy { Tone::Strong } else { Tone::Plain };
            sheet.push(vec![
                Cell::text(line.text()).toned(tone),
                self.rounded_cell(at, measure, place, line),
                match policy {
                    true => Cell::empty(),
                    false => Cell::quiet(self.steps(at, measure, line).len() as u64),
                },
                Cell::text(largest.collect::<Vec<_>>().join(", ")).toned(Tone::Faint),
            ]);
        }
        sheet
    }

    /// All measures side by side, without those that are 0 throughout.
    fn matrix(&self, at: usize) -> Sheet {
        let lines = self.lines(at).into_iter().enumerate();
        let lines: Vec<(usize, Line<'_>)> =
            lines.filter(|(_, line)| self.worth_showing(line)).collect();
        let zero = |measure: usize| {
            lines.iter().all(|(_, line)| self.amount(at, measure, *line).is_ok_and(|n| n == 0))
        };
        let measures: Vec<usize> = self.measures.iter().copied().filter(|&m| !zero(m)).collect();
        let columns =
            measures.iter().map(|&m| Column::number(MEASURES[m].name(), &called(MEASURES[m])));
        let cause = Column::text("cause", &tr!("col-cause"));
        let mut sheet = Sheet::new(std::iter::once(cause).chain(columns).collect());
        for (place, line) in lines {
            let tone = if matches!(line, Line::Policy(..)) { Tone::Strong } else { Tone::Plain };
            let cells = measures.iter().map(|&m| self.rounded_cell(at, m, place, line));
            sheet.push(std::iter::once(Cell::text(line.text()).toned(tone)).chain(cells).collect());
        }
        sheet
    }

    fn notes(&self) -> String {
        let mut notes = Vec::new();
        if self.comparison.switches.is_empty() {
            notes.push(tr!("compare-same"));
        }
        let idle: Vec<String> =
            self.idle().iter().map(|s| format!("{} ({} → {})", s.setting, s.from, s.to)).collect();
        if !idle.is_empty() {
            notes.push(tr!("compare-idle", settings = idle.join(", ")));
        }
        let totals = self.comparison.a.iter().chain(&self.comparison.b).map(|total| total.trouble);
        for reason in totals.chain(self.comparison.trouble.iter().copied()).flatten() {
            let note = figures::dash(reason);
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes.into_iter().map(|note| note + "\n").collect()
    }
}
