//! `GET /api/v1/export`: figures for auditors and investors, as the command line writes them.

use std::path::Path;
use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use tenure_domain::said;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::access::{Actor, Role};
use crate::app::App;
use crate::aside::aside;
use crate::ask::{Form, Outcome, Question, accepted, problem};
use crate::audit::{NOTHING, audit};
use crate::files;
use crate::problem::{Problem, Result};
use crate::routes::{Routes, Who};
use crate::written::policies;

/// Its route.
pub fn routes() -> Routes {
    Routes::new().get("/export", Who::From(Role::Viewer), route)
}

/// What it is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum As {
    Workbook,
    Files,
}

impl As {
    fn kind(self) -> &'static str {
        match self {
            As::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            As::Files => "application/zip",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            As::Workbook => "xlsx",
            As::Files => "zip",
        }
    }
}

/// What the query says beside the options of the command.
struct Asked {
    form: As,
    workspace: Option<String>,
    options: Vec<(String, String)>,
}

/// Figures for auditors and investors: a workbook, or CSV files in a zip
///
/// MRR of every customer at the end of every month, the bridge of every month, and the cohorts, with
/// a sheet that says under which policy, from which data and how: what `tenure export` writes. It
/// names customers, so it is refused to users who see none.
#[utoipa::path(get, path = "/api/v1/export", tag = "export",
    params(
        ("format" = Option<String>, Query, description = "`xlsx` (unless said), or `csv` for a zip of files"),
        ("from" = Option<String>, Query, description = "First month; all complete months unless said"),
        ("to" = Option<String>, Query, description = "First month after the range"),
        ("ages" = Option<u32>, Query, description = "Oldest age of the cohorts, in months: 24 unless said"),
        ("policy" = Option<String>, Query, description = "Rules, else those in force"),
        ("known_at" = Option<String>, Query, description = "As known at this time"),
        ("workspace" = Option<String>, Query, description = "`main` or `demo`"),
    ),
    responses(
        (status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 403, description = "You see no customers", body = Problem)))]
pub(crate) async fn route(
    State(app): State<Arc<App>>,
    actor: Actor,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    actor.must_see_people()?;
    let Asked { form, workspace, mut options } = asked(query.as_deref().unwrap_or_default())?;
    for (key, value) in &mut options {
        if key == "policy" {
            *value = policies::meant(&app, value).await?;
        }
    }
    let dir = app.workspace(workspace.as_deref())?;
    let command = vec!["export".to_owned()];
    let question =
        Question { command, options, form: Form::Json, lang: accepted(&headers), dir, mask: None };
    let _turn = app.turns.acquire().await.map_err(|closed| Problem::internal(&closed))?;
    let shared = Arc::clone(&app);
    let (file, findings) = aside(move || written(&shared, &question, form)).await??;
    let object = format!("data of {}", workspace.as_deref().unwrap_or("main"));
    app.db.write(move |tx| audit(tx, &actor, "export.make", &object, NOTHING, NOTHING)).await?;
    let day = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    let name = format!("tenure-{day}.{}", form.ending());
    let mut response = files::download(file, form.kind(), &name)?;
    if findings {
        response.headers_mut().insert("tenure-findings", HeaderValue::from_static("true"));
    }
    Ok(response)
}

fn asked(query: &str) -> Result<Asked> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query)
        .map_err(|error| Problem::wrong_question(format!("the query cannot be read: {error}")))?;
    let mut asked = Asked { form: As::Workbook, workspace: None, options: Vec::new() };
    for (key, value) in pairs {
        match (key.as_str(), value.as_str()) {
            ("format", "xlsx") => asked.form = As::Workbook,
            ("format", "csv") => asked.form = As::Files,
            ("format", _) => {
                let value = format!("{value:?}");
                let detail = said!("format={value} is no form of an export", value = value);
                let problem = Problem::wrong_question(detail);
                return Err(problem.advising("there are xlsx and csv"));
            }
            ("workspace", _) => asked.workspace = Some(value),
            _ => asked.options.push((key, value)),
        }
    }
    Ok(asked)
}

/// Writes it to a place that is gone when the file is closed; whether something is wrong with the data.
fn written(app: &App, question: &Question, form: As) -> Result<(std::fs::File, bool)> {
    let fault = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::StorageFull => Problem::disk_full(),
        _ => Problem::internal(&error),
    };
    let scratch = tempfile::tempdir().map_err(fault)?;
    let out = match form {
        As::Workbook => scratch.path().join("export.xlsx"),
        As::Files => scratch.path().join("export"),
    };
    let findings = match app.answers.export(question, &out).outcome {
        Outcome::Fine => false,
        Outcome::Findings => true,
        Outcome::Failed(failure) => return Err(problem(failure)),
    };
    let file = match form {
        As::Workbook => out,
        As::Files => {
            let packed = scratch.path().join("export.zip");
            pack(&out, &packed).map_err(fault)?;
            packed
        }
    };
    Ok((std::fs::File::open(file).map_err(fault)?, findings))
}

/// Puts the files of a folder into an archive, in the order of their names.
fn pack(folder: &Path, archive: &Path) -> std::io::Result<()> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?.collect::<std::io::Result<_>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut zip = ZipWriter::new(fs_err::File::create(archive)?);
    let how = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for file in files {
        zip.start_file(file.file_name().to_string_lossy(), how.large_file(true))?;
        std::io::copy(&mut fs_err::File::open(file.path())?, &mut zip)?;
    }
    zip.finish()?;
    Ok(())
}
