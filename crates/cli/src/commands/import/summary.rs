//! What an import did or would do.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use tenure_connectors::look::Looked;
use tenure_connectors::report::{FULL_FINDINGS, ObjectCount};
use tenure_domain::finding::{Finding, Said, Severity, code_doc};
use tenure_domain::schema::TableId;
use tenure_engine::import::Imported;
use tenure_store::TableCounts;

use super::files;
use super::watch::Watched;
use crate::colour::Paint;
use crate::context::Context;
use crate::desk;
use crate::output::{self, Json, Object};
use crate::sheet::{Cell, Column, Format, Setting, Sheet};
use crate::show::grouped;
use crate::snippets;
use crate::words::{self, tr, words};

/// Warnings of one cause that are shown one by one.
const EACH_WARNING: usize = 3;

/// Columns of the summary that people see only where there is something in them.
const RARE: [&str; 4] = ["late", "repeated", "conflicts", "rejected"];

/// All that there is to say about an import.
pub struct Outcome<'a> {
    /// What was read.
    pub bundle: &'a Path,
    /// Where it went or would go.
    pub data: &'a Path,
    /// Whether it was only a plan.
    pub dry_run: bool,
    /// Whether one bad row was to keep all out.
    pub strict: bool,
    /// What came of it.
    pub imported: &'a Imported,
    /// What was seen on the way.
    pub watched: &'a Watched,
    /// What each file was taken for; only a dry run says it.
    pub files: &'a [Looked],
    /// What else there is to say, as data: its name, and what it is.
    pub more: Option<(&'static str, Object)>,
}

impl Outcome<'_> {
    /// Talks about bad rows and doubtful settings.
    pub fn talk(&self, context: &Context) {
        let talk = context.talk;
        let room = FULL_FINDINGS.saturating_sub(self.watched.shown.len());
        let conflicts = self.imported.conflicts.iter().take(room);
        let conflicts = conflicts.map(|finding| snippets::file(finding, talk.paint));
        let shown: Vec<String> = self.watched.shown.iter().cloned().chain(conflicts).collect();
        for text in self.warnings(talk.paint).iter().chain(&shown) {
            talk.say(&format!("{text}\n"));
        }
        let errors = self.watched.errors + self.imported.contradictions();
        if errors > shown.len() as u64 {
            talk.say(&tr!("import-first-errors", shown = shown.len(), n = errors));
        }
        if errors > 1 {
            self.talk_causes(context);
        }
        for path in &self.watched.reject_files {
            talk.say(&tr!("import-reject-file", path = path.display().to_string()));
        }
        self.talk_objects(context);
        self.talk_settings(context);
    }

    /// Warnings about files, those of one cause together where there are many.
    fn warnings(&self, paint: Paint) -> Vec<String> {
        let mut by_code: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
        for warning in &self.watched.warnings {
            by_code.entry(warning.code).or_default().push(warning.clone());
        }
        let mut texts = Vec::new();
        for findings in by_code.values() {
            if findings.len() > EACH_WARNING {
                texts.push(snippets::cause(findings, paint));
            } else {
                texts.extend(findings.iter().map(|finding| snippets::file(finding, paint)));
            }
        }
        texts
    }

    fn talk_causes(&self, context: &Context) {
        context.talk.say(&tr!("import-by-cause"));
        let width = self.causes().iter().map(|(code, _)| code.len()).max().unwrap_or(0);
        for (code, n) in self.causes() {
            let doc = words().finding(code).unwrap_or_default();
            context.talk.say(&format!("  {:>9}  {code:<width$}  {doc}", count(n)));
        }
    }

    /// What became of objects, where the source has objects and not rows.
    fn talk_objects(&self, context: &Context) {
        let objects = &self.imported.report.objects;
        if objects.total() == 0 {
            return;
        }
        let sum =
            |of: fn(&ObjectCount) -> u64| -> String { count(objects.kinds.values().map(of).sum()) };
        let (all, taken) = (count(objects.total()), sum(|it| it.taken));
        let (refused, ignored) = (sum(|it| it.refused), sum(|it| it.ignored));
        // Only Stripe has two modes, and events that tell what an object was.
        context.talk.say(&match (objects.left_out(), objects.events) {
            (0, 0) => tr!(
                "import-objects",
                all = all,
                taken = taken,
                refused = refused,
                ignored = ignored,
            ),
            (left_out, events) => tr!(
                "import-objects-stripe",
                all = all,
                taken = taken,
                refused = refused,
                ignored = ignored,
                left_out = count(left_out),
                events = count(events),
            ),
        });
        for ((kind, reason), n) in &objects.reasons {
            let reason = words().phrase(&Said::from(*reason));
            context.talk.say(&format!("  {:>9}  {kind}: {reason}", count(*n)));
        }
    }

    /// What became of objects, by kind.
    fn objects(&self) -> Vec<Object> {
        let kinds = self.imported.report.objects.kinds.iter();
        let one = |(kind, it): (&String, &ObjectCount)| {
            Object::new()
                .with("kind", kind.as_str())
                .with("taken", it.taken)
                .with("refused", it.refused)
                .with("ignored", it.ignored)
                .with("left_out", it.left_out)
        };
        kinds.map(one).collect()
    }

    fn talk_settings(&self, context: &Context) {
        let settings = &self.imported.settings;
        for other in &self.imported.differences {
            let (said, kept) = (other.said.to_string(), other.kept.to_string());
            let remark = tr!("import-keeps", key = other.key, said = said, kept = kept);
            context.talk.warn(&remark);
        }
        if self.imported.assumed_zone {
            context.talk.say(&tr!("import-no-zone"));
        }
        match settings.currency {
            Some(currency) if self.imported.inferred_currency => {
                context.talk.say(&tr!("import-currency", currency = currency.code()));
            }
            Some(_) => {}
            None => {
                context.talk.warn(&tr!("import-no-currency"));
                // Who sees it in the dashboard has neither options nor the file.
                context.talk.hint(&match desk::is_heard() {
                    true => tr!("import-no-currency-hint-here"),
                    false => tr!("import-no-currency-hint"),
                });
            }
        }
    }

    /// Findings by code, most frequent first.
    fn causes(&self) -> Vec<(&'static str, u64)> {
        let mut causes: Vec<(&'static str, u64)> =
            self.imported.report.codes.iter().map(|(code, n)| (*code, *n)).collect();
        match self.imported.contradictions() {
            0 => {}
            n => causes.push(("duplicate-id", n)),
        }
        causes.sort_by_key(|&(code, n)| (u64::MAX - n, code));
        causes
    }

    /// Prints what was done, as data.
    pub fn print(&self, format: Format, paint: Paint) -> Result<()> {
        let sheet = self.sheet();
        if format != Format::Table {
            return output::sheet(&sheet, format, paint, "tables", self.head());
        }
        let sheet = sheet.without_zeros(&RARE);
        let text = sheet.text(Setting::plain(paint));
        let files = files::text(self.files, &self.imported.report);
        output::text(&format!("{}\n\n{text}{files}", self.headline()))
    }

    fn headline(&self) -> String {
        let (bundle, data) = (self.bundle.display().to_string(), self.data.display().to_string());
        let stored: u64 = self.imported.plan.tables.iter().map(TableCounts::stored).sum();
        match &self.imported.batch {
            Some(batch) => {
                let id = batch.id.to_string();
                tr!("import-done", bundle = bundle, data = data, id = id, n = stored)
            }
            None if self.dry_run && self.imported.report.tables.is_empty() => {
                tr!("import-plan-nothing", bundle = bundle, data = data)
            }
            None if self.dry_run => {
                tr!("import-plan", bundle = bundle, data = data, rows = count(stored))
            }
            None if self.strict && !self.imported.is_clean() => {
                tr!("import-strict", bundle = bundle)
            }
            None if self.imported.report.tables.values().all(|table| table.rows == 0) => {
                tr!("import-no-rows", bundle = bundle)
            }
            None => tr!("import-no-good-rows", bundle = bundle),
        }
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(vec![
            Column::text("table", &tr!("col-table")),
            Column::number("rows", &tr!("status-rows")),
            Column::number("added", &tr!("import-added")),
            Column::number("superseded", &tr!("import-superseded")),
            Column::number("late", &tr!("import-late")),
            Column::number("unchanged", &tr!("import-unchanged")),
            Column::number("repeated", &tr!("import-repeated")),
            Column::number("conflicts", &tr!("import-conflicts")),
            Column::number("rejected", &tr!("import-rejected")),
        ]);
        for (table, read) in &self.imported.report.tables {
            let planned = self.planned(*table);
            sheet.push(vec![
                Cell::text(table.name()),
                Cell::quiet(read.rows),
                Cell::quiet(planned.added),
                Cell::quiet(planned.superseded),
                Cell::quiet(planned.late),
                Cell::quiet(planned.unchanged),
                Cell::quiet(planned.repeated),
                Cell::quiet(planned.conflicts),
                Cell::quiet(read.rejected),
            ]);
        }
        sheet
    }

    /// What became of the rows of a table, or would: of what one bad row kept out, nothing did.
    fn planned(&self, table: TableId) -> TableCounts {
        let kept_out = self.strict && !self.dry_run && self.imported.batch.is_none();
        if kept_out && !self.imported.is_clean() {
            return TableCounts::none(table);
        }
        let mut tables = self.imported.plan.tables.iter();
        tables.find(|counts| counts.table == table).copied().unwrap_or(TableCounts::none(table))
    }

    fn head(&self) -> Object {
        let imported = self.imported;
        let causes = self.causes().into_iter().map(|(code, n)| {
            let severity = code_doc(code).map_or(Severity::Error, |doc| doc.severity);
            Object::new().with("code", code).with("severity", severity.name()).with("count", n)
        });
        let first = imported.report.first.iter().chain(&imported.conflicts).take(FULL_FINDINGS);
        let paths = self.watched.reject_files.iter().map(|path| path.display().to_string());
        let failed = imported.report.failed_files.iter().map(|file| file.to_string());
        let head = match &self.more {
            Some((name, more)) => Object::new().with(name, more.clone()),
            None => Object::new(),
        };
        let head = match self.files {
            [] => head,
            looked => head.with("files", files::json(looked, &imported.report)),
        };
        head.with("dry_run", self.dry_run)
            .with("applied", imported.batch.is_some())
            .with("batch", imported.batch.as_ref().map(|batch| batch.id))
            .with("time_zone", imported.account().zone.name())
            .with("rejected", imported.report.rejected())
            .with("objects", Json::objects(self.objects()))
            .with("reject_files", paths.collect::<Vec<_>>())
            .with("failed_files", failed.collect::<Vec<_>>())
            .with("causes", Json::objects(causes))
            .with("first_findings", Json::objects(first.map(finding)))
    }
}

/// A finding as JSON.
pub fn finding(finding: &Finding) -> Object {
    let place = &finding.place;
    Object::new()
        .with("code", finding.code)
        .with("severity", finding.severity.name())
        .with("file", place.file.as_deref())
        .with("line", place.line)
        .with("column", place.column)
        .with("table", finding.table)
        .with("field", finding.field.as_deref())
        .with("key", finding.key.clone())
        .with("value", finding.value.clone())
        .with("expected", words::phrase(&finding.expected))
        .with("hint", finding.hint.as_ref().map(words::phrase))
}

fn count(n: u64) -> String {
    grouped(&n.to_string())
}
