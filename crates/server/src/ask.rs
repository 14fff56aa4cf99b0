//! Questions about the data: `GET /api/v1/ask/<command>?<option>=<value>`.
//!
//! The answer is what the command line prints for the same question, in the form that was asked
//! for, with what it remarks as a member `remarks` of the JSON object.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Path as UrlPath, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tenure_domain::finding::Said;
use tenure_domain::said;
use tenure_i18n::Lang;
use tenure_store::Mask;

use crate::access::Actor;
use crate::app::App;
use crate::aside::aside;
use crate::paging::{self, Listing, Wanted};
use crate::problem::{Problem, Result};
use crate::routes::workbook::Shown;
use crate::written::{policies, segments};

/// Something asked of the data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// Which command answers: `["explain", "customer"]`.
    pub command: Vec<String>,
    /// Its options and arguments by name.
    pub options: Vec<(String, String)>,
    /// The form of the answer.
    pub form: Form,
    /// The language of sentences in it.
    pub lang: Lang,
    /// The folder of the workspace.
    pub dir: PathBuf,
    /// What is kept from whoever asks. It is part of what an answer is remembered under.
    pub mask: Option<Mask>,
}

impl Question {
    /// A question without options, in English.
    pub fn plain(command: Vec<String>, form: Form, dir: PathBuf) -> Question {
        Question { command, options: Vec::new(), form, lang: Lang::English, dir, mask: None }
    }
}

/// Forms of answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// Comma-separated values.
    Csv,
    /// A Markdown table.
    Md,
    /// A workbook: a sheet of the answer, and one of the question.
    Xlsx,
}

impl Form {
    const ALL: [Form; 5] = [Form::Json, Form::Ndjson, Form::Csv, Form::Md, Form::Xlsx];

    /// The name of the form in `format=`.
    pub fn name(self) -> &'static str {
        match self {
            Form::Json => "json",
            Form::Ndjson => "ndjson",
            Form::Csv => "csv",
            Form::Md => "md",
            Form::Xlsx => "xlsx",
        }
    }

    /// What it is, as HTTP calls it.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Json => "application/json",
            Form::Ndjson => "application/x-ndjson",
            Form::Csv => "text/csv; charset=utf-8",
            Form::Md => "text/markdown; charset=utf-8",
            Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Who answers questions. Answering takes its time: it is called on a thread that may wait.
pub trait Answers: Send + Sync {
    /// Answers.
    fn answer(&self, question: &Question) -> Answer;

    /// Writes an export to `out`: a file that ends in `.xlsx`, or a folder. The options are those of
    /// the question; there is no body.
    fn export(&self, question: &Question, out: &Path) -> Answer;

    /// Makes a workbook of a table that is shown.
    ///
    /// # Errors
    /// Where a workbook cannot hold it.
    fn workbook(&self, shown: &Shown) -> std::result::Result<Vec<u8>, Failure>;

    /// Reads the data of a workspace, so that the first question need not wait for it.
    fn prepare(&self, dir: &Path);

    /// What can be asked, as path items of OpenAPI.
    fn paths(&self) -> serde_json::Map<String, serde_json::Value>;

    /// The list within the answers to a question, where they have one that comes in pages.
    fn listing(&self, question: &Question) -> Option<Listing>;

    /// The schemas of what is answered, and of what jobs come to, by name.
    fn schemas(&self) -> serde_json::Map<String, serde_json::Value>;

    /// Lets go of what is held in memory of a workspace, which is about to be removed.
    fn forget(&self, dir: &Path);
}

/// What came of a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// How it went.
    pub outcome: Outcome,
    /// The answer in the form that was asked for.
    pub body: Vec<u8>,
    /// What is to be said beside it.
    pub remarks: Vec<Remark>,
}

/// How answering went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// All well.
    Fine,
    /// Answered, and something is wrong with the data.
    Findings,
    /// Not answered.
    Failed(Failure),
}

/// What has to be mended for an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The question: asking otherwise can mend it.
    Question,
    /// What is stored: a file is damaged or gone.
    Damaged,
    /// The server; what exactly went wrong is for its log.
    Server,
}

/// Why there is no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// Whose fault it is.
    pub fault: Fault,
    /// What is wrong.
    pub message: Said,
    /// What can be done.
    pub hint: Option<Said>,
}

/// Something said beside an answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Remark {
    /// `note`, `warning` or `hint`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// Options of every question, which are not the command's.
#[derive(Debug)]
struct Common {
    form: Form,
    lang: Lang,
    workspace: Option<String>,
    page: Wanted,
}

/// `GET /api/v1/ask/<command>`.
///
/// # Errors
/// `wrong-question` where there is no such command or option, or a value is wrong; `not-found`
/// where there is no such workspace.
pub async fn route(
    State(app): State<Arc<App>>,
    actor: Actor,
    UrlPath(command): UrlPath<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let (common, mut options) = common(query.as_deref().unwrap_or_default(), &headers)?;
    // Names of what was saved stand for what was saved.
    let compares = command.trim_matches('/') == "policy/compare";
    for (key, value) in &mut options {
        match key.as_str() {
            "a" | "b" if compares => *value = policies::meant(&app, value).await?,
            "segment" => *value = segments::meant(&app, &actor, value).await?,
            "policy" => *value = policies::meant(&app, value).await?,
            _ => {}
        }
    }
    let question = Question {
        command: command.split('/').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
        options,
        form: common.form,
        lang: common.lang,
        dir: app.workspace(common.workspace.as_deref())?,
        mask: app.mask(&actor),
    };
    let told = match common.page.any() {
        true => app.page(question, &common.page).await?,
        false => app.asked(question).await?,
    };
    Ok(told.response(&headers))
}

/// An answer as it goes out.
#[derive(Clone, Debug)]
pub struct Told {
    form: Form,
    etag: String,
    findings: bool,
    /// Whether it was given before.
    kept: bool,
    body: Bytes,
}

impl App {
    /// Answers a question when it is its turn.
    ///
    /// # Errors
    /// As [`route`].
    pub async fn asked(self: &Arc<App>, question: Question) -> Result<Told> {
        // What was answered before is told at once, however many questions wait.
        let (shared, same) = (Arc::clone(self), question.clone());
        let kept = tokio::task::spawn_blocking(move || shared.kept(&same));
        if let Some(told) = kept.await.map_err(|error| Problem::internal(&error))?? {
            return Ok(told);
        }
        let _turn = self.turns.acquire().await.map_err(|closed| Problem::internal(&closed))?;
        let shared = Arc::clone(self);
        aside(move || shared.answer(&question)).await?
    }

    /// What was answered before to a question about the data as they are.
    fn kept(&self, question: &Question) -> Result<Option<Told>> {
        let told = self.cache.get(&self.key(question)?);
        Ok(told.map(|told| Told { kept: true, ..told }))
    }

    /// What was answered before about the data as they were, where it is still kept.
    pub fn kept_of(&self, data: &str, hour: i64, question: &Question) -> Option<Told> {
        self.cache.get(&format!("{data} {hour} {question:?}"))
    }

    fn key(&self, question: &Question) -> Result<String> {
        Ok(format!("{} {question:?}", self.version(&question.dir)?))
    }

    /// Answers a question, from what was answered before where the data are still the same.
    ///
    /// # Errors
    /// As [`route`].
    pub fn answer(&self, question: &Question) -> Result<Told> {
        let key = self.key(question)?;
        if let Some(told) = self.cache.get(&key) {
            return Ok(Told { kept: true, ..told });
        }
        let answer = self.answers.answer(question);
        let findings = match answer.outcome {
            Outcome::Fine => false,
            Outcome::Findings => true,
            Outcome::Failed(failure) => return Err(problem(failure)),
        };
        let body = match question.form {
            Form::Json => with_remarks(answer.body, &answer.remarks),
            _ => answer.body,
        };
        let etag = etag(&key);
        let told = Told { form: question.form, etag, findings, kept: false, body: body.into() };
        // An answer during which something came is of neither version for certain.
        if self.key(question)? == key {
            self.cache.put(key, told.clone(), told.body.len());
        }
        Ok(told)
    }
}

impl App {
    /// The answer to a question as JSON, for other routes.
    ///
    /// # Errors
    /// As [`route`].
    pub fn value(&self, question: &Question) -> Result<serde_json::Value> {
        self.answer(question)?.json()
    }
}

/// Why there is no answer, as the problem of a request.
pub(crate) fn problem(failure: Failure) -> Problem {
    let problem = match failure.fault {
        Fault::Question => Problem::wrong_question(failure.message),
        Fault::Damaged => Problem::damaged(failure.message.to_string()),
        Fault::Server => return Problem::internal(&failure.message),
    };
    match failure.hint {
        Some(hint) => problem.advising(hint),
        None => problem,
    }
}

fn etag(key: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(key.as_bytes());
    let hex: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}

/// The object with a member more.
fn with_remarks(mut body: Vec<u8>, remarks: &[Remark]) -> Vec<u8> {
    let end = body.iter().rposition(|byte| !byte.is_ascii_whitespace());
    let (Some(end), Ok(remarks)) = (end, serde_json::to_vec(remarks)) else { return body };
    if body[end] != b'}' {
        return body;
    }
    body.truncate(end);
    body.extend_from_slice(b",\"remarks\":");
    body.extend_from_slice(&remarks);
    body.extend_from_slice(b"}\n");
    body
}

impl Told {
    /// The tag of a part of it.
    pub fn etag_of(&self, part: &str) -> String {
        etag(&format!("{} {part}", self.etag))
    }

    /// Another body under another tag.
    #[must_use]
    pub fn with(self, body: Vec<u8>, etag: String) -> Told {
        Told { body: body.into(), etag, ..self }
    }

    /// The answer, which was asked for as JSON.
    ///
    /// # Errors
    /// `internal` where it is none.
    pub fn json(&self) -> Result<serde_json::Value> {
        serde_json::from_slice(&self.body).map_err(|error| Problem::internal(&error))
    }

    fn response(self, asked: &HeaderMap) -> Response {
        let same = is_known(asked, &self.etag);
        let mut response = match same {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => Body::from(self.body).into_response(),
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.form.media_type()));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
        if let Ok(etag) = HeaderValue::from_str(&self.etag) {
            headers.insert(header::ETAG, etag);
        }
        headers.insert(
            "tenure-answer",
            HeaderValue::from_static(match self.kept {
                true => "kept",
                false => "new",
            }),
        );
        if self.findings {
            headers.insert("tenure-findings", HeaderValue::from_static("true"));
        }
        response
    }
}

/// What is common to all questions, and the options of the command.
fn common(query: &str, headers: &HeaderMap) -> Result<(Common, Vec<(String, String)>)> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query)
        .map_err(|error| Problem::wrong_question(format!("the query cannot be read: {error}")))?;
    let mut common = Common {
        form: Form::Json,
        lang: accepted(headers),
        workspace: None,
        page: Wanted::default(),
    };
    let mut options = Vec::new();
    for (key, value) in pairs {
        match key.as_str() {
            "format" => common.form = form(&value)?,
            "lang" => {
                let shown = format!("{value:?}");
                let detail = said!("lang={value} is no language", value = shown);
                let wrong = || Problem::wrong_question(detail);
                let hint = "there are en, ro, uk, zh-Hans and nb";
                common.lang = Lang::parse(&value).ok_or_else(|| wrong().advising(hint))?;
            }
            "workspace" => common.workspace = Some(value),
            "page_size" => common.page.size = Some(paging::size(&value)?),
            "cursor" => common.page.cursor = Some(value),
            _ => options.push((key, value)),
        }
    }
    Ok((common, options))
}

/// The language that is liked most of those that there are; English where none is named.
pub fn accepted(headers: &HeaderMap) -> Lang {
    let said = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let mut liked: Vec<(f32, Lang)> = said
        .unwrap_or_default()
        .split(',')
        .filter_map(|part| {
            let mut parts = part.trim().split(';');
            let lang = Lang::parse(parts.next()?.trim())?;
            let weight = parts.find_map(|part| part.trim().strip_prefix("q="));
            Some((weight.map_or(Some(1.0), |weight| weight.parse().ok())?, lang))
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    liked.sort_by(|a, b| b.0.total_cmp(&a.0));
    liked.first().map_or(Lang::English, |(_, lang)| *lang)
}

fn form(value: &str) -> Result<Form> {
    Form::ALL.into_iter().find(|form| form.name() == value).ok_or_else(|| {
        let value = format!("{value:?}");
        Problem::wrong_question(said!("format={value} is no form of an answer", value = value))
            .advising("there are json, ndjson, csv, md and xlsx")
    })
}

/// Whether whoever asks has what bears this tag. Tags are compared weakly, as [RFC 9110, §13.1.2]
/// has it, since whoever compresses on the way makes weak ones of them.
///
/// [RFC 9110, §13.1.2]: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
pub(crate) fn is_known(asked: &HeaderMap, etag: &str) -> bool {
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    let mut tags = known.flat_map(|tags| tags.split(',')).map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_become_a_member() {
        let remark = Remark { kind: "warning", text: "so \"it\" is".to_owned() };
        let body = with_remarks(b"{\"a\":1}\n".to_vec(), &[remark]);
        let value: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(value["remarks"][0]["text"], "so \"it\" is");
        assert_eq!(value["a"], 1);
    }

    #[test]
    fn the_common_options_are_taken_out() {
        let (common, options) =
            common("lang=ro&from=2026-01&format=csv&segment=mrr+%3E+5", &HeaderMap::new()).unwrap();
        assert_eq!((common.form, common.lang), (Form::Csv, Lang::Romanian));
        let segment = ("segment".to_owned(), "mrr > 5".to_owned());
        assert_eq!(options, [("from".to_owned(), "2026-01".to_owned()), segment]);
        for wrong in ["format=xml", "lang=tlh"] {
            let problem = super::common(wrong, &HeaderMap::new()).unwrap_err();
            assert_eq!(problem.code, "wrong-question");
        }
    }

    #[test]
    fn the_language_is_that_which_is_liked_most() {
        let of = |said: &'static str| {
            let value = HeaderValue::from_static(said);
            accepted(&HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, value)]))
        };
        assert_eq!(of("ro-RO,ro;q=0.9,en;q=0.8"), Lang::Romanian);
        assert_eq!(of("en;q=0.5, uk;q=0.7"), Lang::Ukrainian);
        assert_eq!(of("de-DE,de;q=0.9,nb;q=0.3"), Lang::Norwegian);
        assert_eq!(of("zh-TW;q=0.9,zh-CN;q=0.8"), Lang::Chinese);
        assert_eq!(of("uk;q=0,*"), Lang::English);
        assert_eq!(of(""), Lang::English);
        let headers =
            HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static("ro"))]);
        assert_eq!(common("lang=uk", &headers).unwrap().0.lang, Lang::Ukrainian);
    }

    #[test]
    fn tags_are_compared_weakly() {
        let known = |said: &'static str| {
            let headers =
                HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static(said))]);
            is_known(&headers, "\"ab\"")
        };
        for same in ["\"ab\"", "W/\"ab\"", "\"x\", W/\"ab\"", "*"] {
            assert!(known(same), "{same}");
        }
        for other in ["\"abc\"", "ab", "W/\"x\"", ""] {
            assert!(!known(other), "{other}");
        }
    }
}
