//! Imports: files that were sent, what they would do, and what they did.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tenure_domain::finding::Said as Phrase;
use tenure_domain::said;
use tenure_i18n::Lang;
use utoipa::openapi::schema::{ObjectBuilder, Type};

use crate::access::Actor;
use crate::app::App;
use crate::db::Stamp;
use crate::jobs::{self, json as parsed};
use crate::problem::{Problem, Result};
use crate::work::{Failed, Import as Files, Imported, Task, Worked};

/// A file that was sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Sent {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
}

/// An import, as answers show it.
#[derive(Clone, PartialEq, Debug, Serialize, utoipa::ToSchema)]
pub struct Import {
    /// Its number.
    pub id: i64,
    /// Where it stands.
    #[schema(schema_with = states)]
    pub state: String,
    /// Its files.
    pub files: Vec<Sent>,
    /// How they differ from the bundle, as TOML.
    pub mapping: Option<String>,
    /// The account's currency, where the files do not say it.
    pub currency: Option<String>,
    /// Its time zone, likewise.
    pub zone: Option<String>,
    /// What it would do: `report`, as `tenure import --dry-run --format json` prints it, and `remarks`.
    pub plan: Option<Imported>,
    /// What it did, likewise.
    pub outcome: Option<Imported>,
    /// Why it could not be done.
    pub error: Option<Failed>,
    /// The job that was last asked for.
    pub job: Option<i64>,
    /// Who sent the files.
    pub created_by: String,
    /// When.
    pub created_at: Stamp,
}

impl Import {
    /// With why it could not be done in a language.
    #[must_use]
    pub fn spoken(mut self, lang: Lang) -> Import {
        self.error = self.error.map(|error| error.spoken(lang));
        self
    }
}

fn states() -> ObjectBuilder {
    let states = ["planning", "planned", "applying", "applied", "failed"];
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(states))
}

const COLUMNS: &str = "id, state, files, mapping, currency, zone, plan, outcome, error, job,
    created_by, created_at";

fn import(row: &Row<'_>) -> rusqlite::Result<Import> {
    let files: String = row.get(2)?;
    Ok(Import {
        id: row.get(0)?,
        state: row.get(1)?,
        files: serde_json::from_str(&files).unwrap_or_default(),
        mapping: row.get(3)?,
        currency: row.get(4)?,
        zone: row.get(5)?,
        plan: parsed(row.get(6)?),
        outcome: parsed(row.get(7)?),
        error: parsed(row.get(8)?),
        job: row.get(9)?,
        created_by: row.get(10)?,
        created_at: row.get(11)?,
    })
}

/// The import of a number.
///
/// # Errors
/// `not-found` where there is none.
pub fn find(db: &Connection, id: i64) -> Result<Import> {
    let query = format!("SELECT {COLUMNS} FROM imports WHERE id = ?1 AND state <> 'removed'");
    let found = db.query_row(&query, [id], import).optional()?;
    found.ok_or_else(|| Problem::not_found(format!("there is no import {id}")))
}

/// Imports before one of that number, the newest first.
///
/// # Errors
/// `internal` where the database fails.
pub fn list(db: &Connection, before: Option<i64>, rows: i64) -> Result<Vec<Import>> {
    let query = format!(
        "SELECT {COLUMNS} FROM imports WHERE id < ?1 AND state <> 'removed'
         ORDER BY id DESC LIMIT ?2"
    );
    let mut statement = db.prepare(&query)?;
    let found = statement.query_map(params![before.unwrap_or(i64::MAX), rows], import)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A new import, whose files are not there yet.
///
/// # Errors
/// `internal` where the database fails.
pub fn begin(tx: &Transaction<'_>, actor: &Actor) -> Result<i64> {
    let insert = "INSERT INTO imports (state, files, created_by, created_at)
        VALUES ('removed', '[]', ?1, ?2)";
    tx.execute(insert, params![actor.name, Stamp::now()])?;
    Ok(tx.last_insert_rowid())
}

/// What is said of files beside them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// How they differ from the bundle, as TOML.
    pub mapping: Option<String>,
    /// The account's currency.
    pub currency: Option<String>,
    /// Its time zone.
    pub zone: Option<String>,
}

/// Notes the files of an import, or what is said of them, and asks for its plan.
///
/// # Errors
/// `internal` where the database fails.
pub fn plan(
    tx: &Transaction<'_>,
    actor: &Actor,
    places: &Places,
    files: &[Sent],
    said: &Said,
) -> Result<Import> {
    let task = Task::Import(places.task(files, said, true, false));
    let job = jobs::insert(tx, actor, "import.plan", &task)?;
    let update = "UPDATE imports SET state = 'planning', files = ?2, mapping = ?3, currency = ?4,
        zone = ?5, plan = NULL, error = NULL, job = ?6 WHERE id = ?1";
    let files = serde_json::to_string(files).map_err(|error| Problem::internal(&error))?;
    let Said { mapping, currency, zone } = said;
    tx.execute(update, params![places.id, files, mapping, currency, zone, job.id])?;
    find(tx, places.id)
}

/// Asks for what was planned.
///
/// # Errors
/// `internal` where the database fails.
pub fn apply(
    tx: &Transaction<'_>,
    actor: &Actor,
    places: &Places,
    planned: &Import,
    strict: bool,
) -> Result<Import> {
    let said = Said {
        mapping: planned.mapping.clone(),
        currency: planned.currency.clone(),
        zone: planned.zone.clone(),
    };
    let task = Task::Import(places.task(&planned.files, &said, false, strict));
    let job = jobs::insert(tx, actor, "import.apply", &task)?;
    let update = "UPDATE imports SET state = 'applying', error = NULL, job = ?2 WHERE id = ?1";
    tx.execute(update, params![places.id, job.id])?;
    find(tx, places.id)
}

/// Writes down what a job means for its import, in the same transaction as the job's own end.
///
/// # Errors
/// `internal` where the database fails.
pub fn after(tx: &Transaction<'_>, job: i64, worked: &Worked) -> Result<()> {
    let query = "SELECT id, state FROM imports WHERE job = ?1 AND state <> 'removed'";
    let found = tx.query_row(query, [job], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
    let Some::<(i64, String)>((id, state)) = found.optional()? else { return Ok(()) };
    match &worked.report {
        Ok(report) => {
            let told = json!({ "report": report, "remarks": worked.remarks }).to_string();
            let update = match state.as_str() {
                "applying" => "UPDATE imports SET state = ?2, outcome = ?3 WHERE id = ?1",
                _ => "UPDATE imports SET state = ?2, plan = ?3 WHERE id = ?1",
            };
            // All or nothing, and it was nothing: the files are there for another try.
            let applied = report["applied"] == true || state != "applying";
            let next = match (state.as_str(), applied) {
                ("applying", true) => "applied",
                _ => "planned",
            };
            tx.execute(update, params![id, next, told])?;
        }
        Err(failure) => {
            let error = Failed::from(failure).kept();
            let update = "UPDATE imports SET state = 'failed', error = ?2 WHERE id = ?1";
            tx.execute(update, params![id, error])?;
        }
    }
    Ok(())
}

/// Marks imports whose jobs were interrupted: their files are there, and nothing of them was kept.
///
/// # Errors
/// `internal` where the database fails.
pub fn interrupted(tx: &Transaction<'_>) -> Result<()> {
    ended(tx, "interrupted", said!("the server ended while it was being done"))
}

/// Marks imports whose jobs were taken away before they began.
///
/// # Errors
/// `internal` where the database fails.
pub fn cancelled(tx: &Transaction<'_>) -> Result<()> {
    ended(tx, "cancelled", said!("it was cancelled before it began"))
}

/// Marks imports that still wait for jobs which have ended in a state.
fn ended(tx: &Transaction<'_>, state: &str, message: Phrase) -> Result<()> {
    let error = Failed::of(message).kept();
    let update = "UPDATE imports SET state = 'failed', error = ?1
        WHERE state IN ('planning', 'applying')
        AND job IN (SELECT id FROM jobs WHERE state = ?2)";
    tx.execute(update, [error.as_str(), state])?;
    Ok(())
}

/// Takes an import away; whether it could be, since no job of it is being done.
///
/// # Errors
/// `internal` where the database fails.
pub fn remove(tx: &Transaction<'_>, id: i64) -> Result<bool> {
    let update = "UPDATE imports SET state = 'removed'
        WHERE id = ?1 AND state NOT IN ('planning', 'applying')";
    Ok(tx.execute(update, [id])? == 1)
}

/// Where the files of an import are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    /// The import's number.
    pub id: i64,
    /// The folder of the workspace.
    pub data: PathBuf,
    /// The import's own folder.
    pub folder: PathBuf,
}

impl Places {
    /// Those of an import into the data of the server.
    pub fn new(app: &App, id: i64) -> Places {
        let folder = app.own().join("imports").join(id.to_string());
        Places { id, data: app.config.dir.clone(), folder }
    }

    /// The folder of the files that were sent.
    pub fn files(&self) -> PathBuf {
        self.folder.join("files")
    }

    /// The folder of rejected rows.
    pub fn rejects(&self) -> PathBuf {
        self.folder.join("rejects")
    }

    fn mapping(&self) -> PathBuf {
        self.folder.join("mapping.toml")
    }

    /// Writes the mapping down where the import finds it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn keep_mapping(&self, mapping: Option<&str>) -> std::io::Result<()> {
        match mapping {
            Some(text) => fs_err::write(self.mapping(), text),
            None if self.mapping().exists() => fs_err::remove_file(self.mapping()),
            None => Ok(()),
        }
    }

    fn task(&self, files: &[Sent], said: &Said, dry_run: bool, strict: bool) -> Files {
        let files = match files {
            // An archive is opened itself; of several files the folder is the bundle.
            [only] => self.files().join(&only.name),
            _ => self.files(),
        };
        Files {
            dir: self.data.clone(),
            files,
            dry_run,
            strict,
            mapping: said.mapping.as_ref().map(|_| self.mapping()),
            currency: said.currency.clone(),
            zone: said.zone.clone(),
            rejects: self.rejects(),
        }
    }
}

/// Removes the files of an import whose rows are stored.
pub fn tidy(app: &App, task: &Task) {
    let Task::Import(Files { dry_run: false, rejects, .. }) = task else { return };
    let Some(id) = rejects.parent().and_then(Path::file_name).and_then(|name| name.to_str()) else {
        return;
    };
    let Ok(id) = id.parse::<i64>() else { return };
    let applied = app.db.read_now(|db| find(db, id)).is_ok_and(|it| it.state == "applied");
    if applied && let Err(error) = fs_err::remove_dir_all(Places::new(app, id).files()) {
        tracing::warn!(%error, import = id, "the files of an import could not be removed");
    }
}

/// Removes what a stop has left behind: uploads that were cut off, and what remains of demo companies
/// that were being made or removed. Before anybody is served, so that nothing of it is being written.
pub fn sweep(app: &App) {
    let uploads = app.own().join("imports");
    let cut_off = |path: &Path| {
        let id = path.file_name().and_then(|name| name.to_str()?.parse::<i64>().ok());
        let none = |id: i64| match app.db.read_now(|db| find(db, id)) {
            Ok(_) => false,
            Err(problem) => problem.code == "not-found",
        };
        id.is_some_and(none)
    };
    let of_demo = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name == "demo.part" || name.starts_with("demo-removed-")
    };
    let left = entries(&uploads).into_iter().filter(|path| cut_off(path));
    for path in left.chain(entries(&app.own()).into_iter().filter(|path| of_demo(path))) {
        match fs_err::remove_dir_all(&path) {
            Ok(()) => tracing::info!(path = %path.display(), "what a stop had left was removed"),
            Err(error) => tracing::warn!(%error, "what a stop had left could not be removed"),
        }
    }
}

/// What a folder holds; nothing where it is not there.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let found = fs_err::read_dir(folder).into_iter().flatten().flatten();
    found.map(|entry| entry.path()).collect()
}

/// The name under which a file is kept: what it was sent as, without folders. `None` where that is
/// no name for a file.
pub fn safe_name(sent: &str) -> Option<String> {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let odd = |c: char| c.is_control() || matches!(c, ':' | '\u{202a}'..='\u{202e}');
    let fits = !name.is_empty() && name.len() <= 200 && !name.starts_with('.');
    (fits && !name.contains(odd)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_lead_nowhere_else() {
        for (sent, kept) in [
            ("customers.csv", Some("customers.csv")),
            ("a/b/customers.csv", Some("customers.csv")),
            ("..\\..\\customers.csv", Some("customers.csv")),
            ("../../etc/passwd", Some("passwd")),
            ("Zahlungen März.csv", Some("Zahlungen März.csv")),
            ("", None),
            ("..", None),
            ("a/..", None),
            (".hidden", None),
            ("a\0b.csv", None),
            ("c:\\x\\", None),
            ("\u{202e}vsc.stnemyap", None),
        ] {
            assert_eq!(safe_name(sent).as_deref(), kept, "{sent:?}");
        }
        assert_eq!(safe_name(&"x".repeat(300)), None);
    }
}
