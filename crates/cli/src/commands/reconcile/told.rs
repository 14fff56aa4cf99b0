//! A reconciliation, in all its forms.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use tenure_connectors::statement::Statement;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::reconcile::{Cause, Line, Part};

use super::By;
use super::causes::{self, cause, how};
use crate::context::Context;
use crate::figures;
use crate::output::{self, Json, Object};
use crate::session::Session;
use crate::sheet::{Cell, Column, Format, Setting, Sheet, Tone, fit};
use crate::show;
use crate::words::{tr, words};

/// What is printed.
pub struct Told<'a> {
    pub session: &'a Session,
    pub book: &'a Book,
    pub file: String,
    pub statement: &'a Statement,
    pub lines: &'a [Line],
    pub segment: Option<&'a str>,
    /// In units of MRR.
    pub tolerance: i128,
    /// How many customers of each cause are named.
    pub customers: usize,
}

/// What one cause does in all.
struct Sum<'a> {
    cause: Cause,
    amount: i128,
    customers: usize,
    lines: usize,
    /// By customer: the sum, and how it was found.
    largest: Vec<(&'a str, i128, &'a str)>,
}

impl<'a> Told<'a> {
    /// Unknown differences above the tolerance.
    pub fn unknown_above(&self) -> usize {
        self.lines.iter().filter(|line| line.unknown().abs() > self.tolerance).count()
    }

    /// Prints it.
    pub fn print(&self, by: By, format: Format, context: &Context) -> Result<()> {
        if format == Format::Table && by == By::Cause {
            return output::text(&self.text(Setting::plain(context.paint)));
        }
        if format == Format::Json && by == By::Cause {
            let sums = self.sums();
            let causes = Json::objects(sums.iter().map(|sum| self.cause_json(sum)));
            let months = Json::objects(self.months(false).objects());
            return output::json(self.head().with("months", months).with("causes", causes));
        }
        let (name, sheet) = match by {
            By::Cause => ("causes", self.causes()),
            By::Month => ("months", self.months(format == Format::Table)),
            By::Customer => ("customers", self.rows()),
        };
        output::sheet(&sheet, format, context.paint, name, self.head())
    }

    fn head(&self) -> Object {
        let (ours, theirs) = self.totals();
        let ignored = self.statement.ignored.iter().map(AsRef::<str>::as_ref);
        let against = Object::new()
            .with("file", self.file.clone())
            .with("shape", self.statement.shape.name())
            .with("rows", self.statement.rows)
            .with("rejected", self.statement.rejected)
            .with("ignored", ignored.map(str::to_owned).collect::<Vec<_>>());
        figures::head(self.session, self.book)
            .with("against", against)
            .with("segment", self.segment)
            .with("currency", self.book.currency().code())
            .with("ours", self.raw(ours))
            .with("theirs", self.raw(theirs))
            .with("tolerance", self.raw(self.tolerance))
            .with("unknown_above_tolerance", self.unknown_above())
    }

    fn raw(&self, units: i128) -> String {
        figures::money(units, self.book.currency())
    }

    fn money(&self, units: i128) -> Cell {
        Cell::new(show::money(units, self.book.currency()), self.raw(units))
    }

    fn signed(&self, units: i128) -> Cell {
        match units {
            0 => Cell::new("–", self.raw(0)),
            _ => Cell::new(show::signed(units, self.book.currency()), self.raw(units)),
        }
    }

    fn totals(&self) -> (i128, i128) {
        let sum = |of: fn(&Line) -> i64| self.lines.iter().map(|l| i128::from(of(l))).sum();
        (sum(|line| line.ours), sum(|line| line.theirs))
    }

    fn parts(&self) -> impl Iterator<Item = (&'a Line, &'a Part)> {
        self.lines.iter().flat_map(|line| line.parts.iter().map(move |part| (line, part)))
    }

    fn sums(&self) -> Vec<Sum<'a>> {
        let mut sums = Vec::new();
        for cause in Cause::ALL {
            let mut amount = 0;
            let mut lines = 0;
            let mut customers: BTreeMap<&str, (i128, &str)> = BTreeMap::new();
            for (line, part) in self.parts().filter(|(_, part)| part.cause == cause) {
                amount += part.amount;
                lines += 1;
                let of = customers.entry(&line.customer).or_insert((0, &part.how));
                of.0 += part.amount;
            }
            if lines == 0 {
                continue;
            }
            let count = customers.len();
            let mut largest: Vec<_> =
                customers.into_iter().map(|(id, (amount, how))| (id, amount, how)).collect();
            largest.sort_by_key(|(id, amount, _)| (-amount.abs(), *id));
            largest.truncate(self.customers);
            sums.push(Sum { cause, amount, customers: count, lines, largest });
        }
        sums
    }

    fn cause_json(&self, sum: &Sum<'_>) -> Object {
        let largest = sum.largest.iter().map(|(id, amount, how)| {
            Object::new()
                .with("customer_id", *id)
                .with("amount", self.raw(*amount))
                .with("how", *how)
        });
        Object::new()
            .with("cause", sum.cause.name())
            .with("amount", self.raw(sum.amount))
            .with("customers", sum.customers)
            .with("differences", sum.lines)
            .with("largest", Json::objects(largest))
    }

    /// The largest customers of a cause in one field, for programs: `id amount (how); …`.
    fn largest(&self, sum: &Sum<'_>) -> String {
        let one =
            |(id, amount, how): &(&str, i128, &str)| format!("{id} {} ({how})", self.raw(*amount));
        sum.largest.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// One row for each cause, between ours and theirs.
    fn causes(&self) -> Sheet {
        let mut sheet = Sheet::new(vec![
            Column::text("cause", &tr!("col-cause")),
            Column::number("amount", &tr!("col-amount")),
            Column::text("currency", &tr!("col-currency")),
            Column::number("customers", &tr!("col-customers")),
            Column::number("differences", &tr!("reconcile-differences")),
            Column::text("largest", &tr!("reconcile-largest")),
        ]);
        let currency = || Cell::text(self.book.currency().code());
        let (ours, theirs) = self.totals();
        let total = |name: Cell, amount| {
            let none = [Cell::empty(), Cell::empty(), Cell::empty()];
            [vec![name, self.money(amount), currency()], none.to_vec()].concat()
        };
        sheet.push(total(Cell::new(tr!("reconcile-ours"), "ours"), ours));
        for sum in self.sums() {
            sheet.push(vec![
                cause_cell(sum.cause),
                self.signed(sum.amount),
                currency(),
                Cell::count(sum.customers as u64),
                Cell::count(sum.lines as u64),
                Cell::text(self.largest(&sum)),
            ]);
        }
        sheet.push(total(Cell::new(tr!("reconcile-theirs"), "theirs"), theirs));
        sheet
    }

    /// One row for each day of the file, with what each cause does.
    fn months(&self, narrow: bool) -> Sheet {
        let mut sums: BTreeMap<Day, (i128, i128, [i128; Cause::ALL.len()])> = BTreeMap::new();
        for line in self.lines {
            let of = sums.entry(line.day).or_default();
            of.0 += i128::from(line.ours);
            of.1 += i128::from(line.theirs);
            for part in &line.parts {
                of.2[part.cause as usize] += part.amount;
            }
        }
        let used: BTreeSet<usize> = Cause::ALL
            .iter()
            .map(|cause| *cause as usize)
            .filter(|&at| !narrow || sums.values().any(|(.., causes)| causes[at] != 0))
            .collect();
        let causes = Cause::ALL.iter().filter(|cause| used.contains(&(**cause as usize)));
        let causes = causes.map(|c| Column::number(c.name(), &cause(*c)));
        let mut columns = vec![
            Column::text("end_of", &tr!("reconcile-end-of")),
            Column::number("ours", &tr!("reconcile-ours")),
        ];
        columns.extend(causes);
        columns.push(Column::number("theirs", &tr!("reconcile-theirs")));
        let mut sheet = Sheet::new(columns);
        for (day, (ours, theirs, causes)) in sums {
            let mut row = vec![Cell::day(day), self.money(ours)];
            row.extend(used.iter().map(|&at| self.signed(causes[at])));
            row.push(self.money(theirs));
            // What is shown adds up, too.
            let parts = std::iter::once(ours).chain(used.iter().map(|&at| causes[at]));
            let mut minor = show::apportion(&parts.collect::<Vec<_>>());
            minor.push(minor.iter().sum());
            for (at, (cell, minor)) in row[1..].iter_mut().zip(minor).enumerate() {
                let sign = if minor > 0 && (1..=used.len()).contains(&at) { "+" } else { "" };
                if cell.shown != "–" {
                    cell.shown = sign.to_owned() + &show::minor(minor, self.book.currency());
                }
            }
            sheet.push(row);
        }
        sheet
    }

    /// One row for each part of a customer's difference; they sum to it.
    fn rows(&self) -> Sheet {
        let mut sheet = Sheet::new(vec![
            Column::text("customer_id", &tr!("col-customer")),
            Column::text("end_of", &tr!("reconcile-end-of")),
            Column::number("ours", &tr!("reconcile-ours")),
            Column::number("theirs", &tr!("reconcile-theirs")),
            Column::text("cause", &tr!("col-cause")),
            Column::number("amount", &tr!("col-amount")),
            Column::text("currency", &tr!("col-currency")),
            Column::text("how", &tr!("reconcile-how")),
            Column::text("also", &tr!("reconcile-also")),
        ]);
        for (line, part) in self.parts() {
            let also: Vec<&str> = part.also.iter().map(|cause| cause.name()).collect();
            let also_shown: Vec<String> = part.also.iter().map(|of| cause(*of)).collect();
            sheet.push(vec![
                Cell::text(&line.customer),
                Cell::day(line.day),
                self.money(line.ours.into()),
                self.money(line.theirs.into()),
                cause_cell(part.cause).toned(tone(part.cause)),
                self.signed(part.amount),
                Cell::text(self.book.currency().code()),
                Cell::new(how(&part.how), part.how.as_str()),
                Cell::new(also_shown.join(", "), also.join(", ")),
            ]);
        }
        sheet
    }

    /// For people.
    fn text(&self, setting: Setting) -> String {
        let days: BTreeSet<Day> = self.lines.iter().map(|line| line.day).collect();
        let span = match (days.first(), days.last()) {
            (Some(first), Some(last)) if first != last => {
                tr!("reconcile-ends", from = words().day(*first), to = words().day(*last))
            }
            (Some(only), _) => tr!("reconcile-end", day = words().day(*only)),
            _ => tr!("reconcile-nothing"),
        };
        let currency = self.book.currency();
        let (file, code) = (self.file.as_str(), currency.code());
        let title = tr!("reconcile-title", file = file, span = span, currency = code);
        let mut text = format!("{}\n", setting.paint.heading(&title));
        if let Some(segment) = self.segment {
            text += &format!("{}\n", tr!("head-segment", segment = segment));
        }
        text += "\n";
        text += &self.months(true).text(setting);
        let sums = self.sums();
        if sums.is_empty() {
            let notes: Vec<String> =
                std::iter::once(tr!("reconcile-same")).chain(self.unused()).collect();
            return format!("{text}\n{}\n", notes.join(" "));
        }
        text += "\n";
        let mut sheet = Sheet::new(vec![
            Column::text("cause", &tr!("col-cause")),
            Column::number("amount", &tr!("col-amount")),
            Column::number("customers", &tr!("col-customers")),
            Column::number("differences", &tr!("reconcile-differences")),
            Column::text("largest", &tr!("reconcile-largest")),
        ]);
        for sum in &sums {
            let largest = sum.largest.iter().map(|(id, amount, how)| {
                let how = causes::how(how);
                format!("{} {} ({how})", fit(id, 24), self.signed(*amount).shown)
            });
            sheet.push(vec![
                cause_cell(sum.cause).toned(tone(sum.cause)),
                self.signed(sum.amount),
                Cell::count(sum.customers as u64),
                Cell::count(sum.lines as u64),
                Cell::text(largest.collect::<Vec<_>>().join(", ")).toned(Tone::Faint),
            ]);
        }
        text += &sheet.text(setting);
        text + &self.notes()
    }

    /// Which columns of the file were left alone.
    fn unused(&self) -> Option<String> {
        let columns = self.statement.ignored.join(", ");
        (!columns.is_empty()).then(|| tr!("reconcile-unused", columns = columns))
    }

    fn notes(&self) -> String {
        let equal = self.lines.iter().filter(|line| line.parts.is_empty()).count();
        let all = self.lines.len();
        let mut notes = vec![tr!("reconcile-equal", equal = equal, n = all)];
        let doubtful = self.parts().filter(|(_, part)| !part.also.is_empty()).count();
        if doubtful > 0 {
            notes.push(tr!("reconcile-doubtful", n = doubtful));
        }
        notes.extend(self.unused());
        format!("\n{}\n", notes.join(" "))
    }
}

/// A cause, for programs by its id.
fn cause_cell(of: Cause) -> Cell {
    Cell::new(cause(of), of.name())
}

fn tone(cause: Cause) -> Tone {
    if cause == Cause::Unknown { Tone::Bad } else { Tone::Plain }
}
