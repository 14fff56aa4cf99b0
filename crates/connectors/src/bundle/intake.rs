//! Passes what was parsed of one file on to the receiver, and counts it.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;
use tenure_domain::schema::TableId;

use crate::Error;
use crate::block::{Parsed, Rejected};
use crate::header::{Plan, unknown_column};
use crate::report::{ReadReport, Reject, RowText, Sink, TableCount};

/// The way from one file to the receiver.
pub struct Intake<'s> {
    /// The table of the file.
    pub table: TableId,
    /// Name of the file.
    pub file: Arc<str>,
    /// Receiver.
    pub sink: &'s mut dyn Sink,
    /// Report on the whole bundle.
    pub report: &'s mut ReadReport,
    header: Arc<[Arc<str>]>,
    own: usize,
    records: u64,
    missing_currency: Option<(u64, u64)>,
    bare: Option<(u64, u64)>,
    strangers: HashSet<String>,
    mapped: BTreeSet<String>,
}

impl<'s> Intake<'s> {
    /// The way from a file to the receiver.
    pub fn new(
        table: TableId,
        file: Arc<str>,
        sink: &'s mut dyn Sink,
        report: &'s mut ReadReport,
    ) -> Intake<'s> {
        report.tables.entry(table).or_default();
        Intake {
            table,
            file,
            sink,
            report,
            header: Arc::new([]),
            own: 0,
            records: 0,
            missing_currency: None,
            bare: None,
            strangers: HashSet::new(),
            mapped: BTreeSet::new(),
        }
    }

    /// Tells the columns of the file, as soon as they are known.
    pub fn plan(&mut self, plan: &Plan) {
        self.header = plan.header.clone().into();
        self.own = plan.own;
    }

    /// The columns of the file, and names of fields that a mapping brought in later; nothing where
    /// its header would not do.
    pub fn names(&self) -> Vec<String> {
        let later = self.strangers.iter().cloned();
        self.header
            .iter()
            .map(|name| name.to_string())
            .chain(later)
            .chain(self.mapped.iter().cloned())
            .collect()
    }

    /// Records so far.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// Passes a remark about the file on.
    pub fn finding(&mut self, mut finding: Finding) {
        if finding.place.file.is_none() {
            finding.place.file = Some(Arc::clone(&self.file));
        }
        finding.table = finding.table.or(Some(self.table.name()));
        self.report.note(&finding);
        self.sink.finding(&finding);
    }

    /// Passes on the remark that ends the reading of the file.
    pub fn give_up(&mut self, finding: Finding) {
        self.finding(finding);
        if self.report.failed_files.last() != Some(&self.file) {
            self.report.failed_files.push(Arc::clone(&self.file));
        }
    }

    /// Passes a parsed block on.
    ///
    /// # Errors
    /// Those of the receiver.
    pub fn take(&mut self, parsed: Parsed) -> Result<(), Error> {
        let rejected = parsed.rejected.len() as u64;
        let count = TableCount { rows: parsed.records, good: parsed.good, rejected };
        self.report.count(&self.file, self.table, count);
        for batch in parsed.batches {
            self.sink.batch(self.table, batch?)?;
        }
        for rejected in parsed.rejected {
            self.reject(rejected)?;
        }
        if let Some((count, line)) = parsed.missing_currency {
            let (before, first) = self.missing_currency.unwrap_or((0, line));
            self.missing_currency = Some((before + count, first));
        }
        if let Some((count, line)) = parsed.bare {
            let (before, first) = self.bare.unwrap_or((0, line));
            self.bare = Some((before + count, first));
        }
        for (name, line) in parsed.strangers {
            if self.strangers.insert(name.clone()) {
                let mut finding = unknown_column(tenure_domain::schema::table(self.table), &name);
                finding.place.line = Some(line);
                self.finding(finding);
            }
        }
        self.mapped.extend(parsed.mapped);
        self.records += parsed.records;
        Ok(())
    }

    /// Passes a record on that is not good for reasons found before its fields.
    ///
    /// # Errors
    /// Those of the receiver.
    pub fn reject_record(
        &mut self,
        line: u64,
        finding: Finding,
        head: String,
    ) -> Result<(), Error> {
        self.records += 1;
        let count = TableCount { rows: 1, good: 0, rejected: 1 };
        self.report.count(&self.file, self.table, count);
        let finding = finding.in_table(self.table.name()).at(self.place(line, None, self.records));
        self.report.note(&finding);
        let (record, findings) = (self.records, vec![finding]);
        self.hand_over(line, record, (vec![head], None), findings)
    }

    fn reject(&mut self, rejected: Rejected) -> Result<(), Error> {
        let record = self.records + rejected.record;
        let mut findings = Vec::with_capacity(rejected.problems.len());
        for (wrong, (line, column)) in rejected.problems.into_iter().zip(rejected.places) {
            let mut finding = Finding::new(wrong.problem.code, wrong.problem.expected)
                .in_table(self.table.name())
                .at(self.place(line, column, record));
            let field = wrong.column.and_then(|at| self.header.get(at));
            finding.field = field.map(Arc::clone);
            finding.hint = wrong.problem.hint;
            let shown = || wrong.column.and_then(|at| rejected.fields.get(at));
            finding.value =
                wrong.value.or_else(|| shown().map(|text| tenure_domain::finding::shown(text)));
            self.report.note(&finding);
            findings.push(finding);
        }
        self.hand_over(rejected.line, record, (rejected.fields, rejected.text), findings)
    }

    fn hand_over(
        &mut self,
        line: u64,
        record: u64,
        (fields, text): (Vec<String>, Option<RowText>),
        findings: Vec<Finding>,
    ) -> Result<(), Error> {
        self.sink.reject(&Reject {
            table: self.table,
            file: Arc::clone(&self.file),
            header: Arc::clone(&self.header),
            own: self.own,
            line,
            record,
            fields,
            text,
            findings,
        })
    }

    fn place(&self, line: u64, column: Option<u64>, record: u64) -> Place {
        Place { file: Some(Arc::clone(&self.file)), line: Some(line), column, record: Some(record) }
    }

    /// Says what is known only at the end of the file.
    pub fn finish(mut self, currency: &str) {
        let failed = self.report.failed_files.last() == Some(&self.file);
        if self.records == 0 && !self.header.is_empty() && !failed {
            self.finding(Finding::new("no-rows", "rows after the header"));
        }
        if let Some((count, line)) = self.bare {
            let expected = match count {
                1 => "rows that say something; 1 row is delimiters and nothing else".into(),
                _ => said!(
                    "rows that say something; {count} rows are delimiters and nothing else",
                    count = count,
                ),
            };
            let mut finding = Finding::new("empty-rows", expected)
                .with_hint("they were skipped, as empty lines are; nothing is to be done");
            finding.place.line = Some(line);
            self.finding(finding);
        }
        if let Some((count, line)) = self.missing_currency {
            let mut finding = Finding::new(
                "currency-missing",
                match count {
                    1 => "a currency; 1 row has an amount and none".into(),
                    _ => said!("a currency; {count} rows have an amount and none", count = count),
                },
            )
            .with_hint(said!(
                "they were taken as {currency}, the account's currency",
                currency = currency,
            ));
            finding.place.line = Some(line);
            self.finding(finding);
        }
    }
}
