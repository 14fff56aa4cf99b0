//! Events of Stripe that came by themselves: brought in by the server, whose webhooks took them.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use tenure_connectors::report::Reject;
use tenure_connectors::settings::Settings;
use tenure_connectors::stripe::{self, Mode, Options};
use tenure_connectors::stripe_api::named;
use tenure_domain::finding::Finding;
use tenure_engine::import::{Extent, ImportOptions, Watch};
use tenure_engine::sync::{Meeting, bring_events, meet};
use tenure_store::Workspace;

use crate::context::Context;
use crate::desk;
use crate::failure::advised;
use crate::session;

/// Brings in the events of a file, one a line, which are of this account, where it is known. Tells the batch, counts of rows, and which lines
/// could not be brought in.
///
/// # Errors
/// Where nothing could be brought in; the same can be tried again.
pub fn bring(
    data: &Path,
    (file, account): (&Path, Option<&str>),
    test: bool,
    context: &Context,
) -> Result<Value> {
    let workspace = Workspace::open_or_create(data)?;
    let Meeting::Met(connection) = meet(&workspace, account, false)? else {
        let hint = "sync the source: which account it is of is then known";
        return Err(advised("it is not known of which account these events are", hint));
    };
    let mode = if test { Mode::Test } else { Mode::Live };
    let export = stripe::open(file, Options { mode, ..Options::default() })?;
    let options = ImportOptions {
        extent: Extent::GoodRows,
        stated: Settings::default(),
        recorded_at: context.later().0,
        mapping: None,
        threads: session::threads(),
    };
    let mut lines = Lines::default();
    let told_of = told_of(file)?;
    let imported = bring_events(&workspace, &connection, export, &told_of, &options, &mut lines)?;
    let sum = |of: fn(&tenure_store::TableCounts) -> u64| -> u64 {
        imported.plan.tables.iter().map(of).sum()
    };
    Ok(json!({
        "batch": imported.batch.as_ref().map(|batch| batch.id),
        "added": sum(|table| table.added),
        "superseded": sum(|table| table.superseded + table.late),
        "unchanged": sum(|table| table.unchanged + table.repeated),
        "refused_events": lines.refused,
    }))
}

/// The subscriptions that the events of a file tell of.
fn told_of(file: &Path) -> Result<HashSet<String>> {
    let reader = BufReader::new(fs_err::File::open(file)?);
    let mut ids = HashSet::new();
    for line in reader.lines() {
        let line = line.with_context(|| format!("cannot read {}", file.display()))?;
        let subscriptions = named(&line).into_iter().filter(|(kind, _)| kind == "subscription");
        ids.extend(subscriptions.map(|(_, id)| id));
    }
    Ok(ids)
}

/// Notes which events are refused.
#[derive(Default)]
struct Lines {
    refused: Vec<Value>,
}

impl Watch for Lines {
    fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        if let Some(finding) = reject.findings.first() {
            let what =
                finding.field.as_deref().map(|field| format!("{field}: ")).unwrap_or_default();
            let value =
                finding.value.as_ref().map(|it| format!(", not {it:?}")).unwrap_or_default();
            let detail = format!("{what}expected {}{value}", finding.expected);
            let refused = json!({ "line": reject.line, "code": finding.code, "detail": detail });
            self.refused.push(refused);
        }
        Ok(())
    }

    fn finding(&mut self, finding: &Finding) {
        let text = format!("{}: {}", finding.code, finding.expected);
        desk::remark(desk::Kind::Note, &text, &text);
    }

    fn progress(&mut self, done: u64, total: u64) {
        desk::progress(done, total);
    }
}
