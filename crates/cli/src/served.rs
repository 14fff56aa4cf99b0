//! Commands as questions that a server is asked: `metric nrr --by plan` as `metric?metric=nrr&by=plan`.
//!
//! The same code answers, over books that stay in memory. A command that can be asked only reads;
//! where its data are is the server's matter, and no file of the machine can be named.

mod folders;
mod openapi;
mod shapes;
mod workbook;
mod working;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};
use tenure_connectors::values::choice::nearest;
use tenure_domain::finding::Said;
use tenure_domain::said;
use tenure_domain::time::Instant;
use tenure_server::ask::{Answer, Answers, Failure, Fault, Form, Outcome, Question, Remark};
use tenure_server::paging::Listing;
use tenure_server::routes::workbook::Shown;
use tenure_server::statements;
use tenure_store::Mask;

use crate::app::Cli;
use crate::commands;
use crate::context::Context;
use crate::desk::{self, Heard, Kind};
use crate::failure::{self, Exit};
use crate::resident::Resident;
use crate::words;
use folders::Folders;
use shapes::kind::Shape;
use shapes::{
    calc, catalogue, customers, explained, figures, lives, movements, people, policies, relations,
    report, workspace, worth,
};

/// A command that can be asked.
#[derive(Clone, Copy, Debug)]
pub struct Askable {
    /// The path that names it.
    pub path: &'static [&'static str],
    /// What it answers.
    answer: &'static Shape,
    /// What it answers where an option says so: `rows=true`.
    with: &'static [(&'static str, &'static Shape)],
    /// The list within its answers that comes in pages.
    listing: Option<Listing>,
}

const fn asks(path: &'static [&'static str], answer: &'static Shape) -> Askable {
    Askable { path, answer, with: &[], listing: None }
}

impl Askable {
    const fn or(self, with: &'static [(&'static str, &'static Shape)]) -> Askable {
        Askable { with, ..self }
    }

    /// The member comes in pages; a `/` leads into it.
    const fn paged(self, member: &'static str) -> Askable {
        Askable { listing: Some(Listing { member, in_parts: false }), ..self }
    }

    /// The same; the command itself gives parts of it.
    const fn in_parts(self, member: &'static str) -> Askable {
        Askable { listing: Some(Listing { member, in_parts: true }), ..self }
    }
}

/// Commands that can be asked, each with the shape of its answers.
pub static ASKABLE: &[Askable] = &[
    asks(&["advocates"], &people::ADVOCATES),
    asks(&["batches", "list"], &workspace::BATCHES),
    asks(&["calc"], &calc::CALCULATED),
    asks(&["check"], &workspace::CHECKS).or(&[("list=true", &workspace::CHECK_LIST)]),
    asks(&["churn-change"], &lives::CHURN_CHANGE),
    asks(&["close"], &workspace::CLOSES),
    asks(&["clv"], &worth::CLV),
    asks(&["cmrr"], &movements::CMRR),
    asks(&["cohorts"], &lives::COHORTS),
    asks(&["customer"], &customers::CUSTOMER)
        .or(&[("timeline=true", &customers::CUSTOMER_TIMELINE)])
        .in_parts("timeline/items"),
    asks(&["customers"], &customers::CUSTOMERS).in_parts("customers"),
    asks(&["doctor"], &workspace::DOCTOR),
    asks(&["explain", "customer"], &explained::EXPLAINED_CUSTOMER),
    asks(&["explain", "metric"], &explained::EXPLAINED_METRIC),
    asks(&["explain", "movement"], &explained::EXPLAINED_MOVEMENT),
    asks(&["feedback"], &people::FEEDBACK).paged("verbatims"),
    asks(&["metric"], &figures::METRIC_FIGURES)
        .or(&[("rows=true", &figures::METRIC_ROWS), ("define=true", &catalogue::METRIC_DEFINITION)])
        .paged("rows"),
    asks(&["metrics"], &catalogue::CATALOGUE).or(&[("define=true", &catalogue::DEFINITIONS)]),
    asks(&["movements"], &movements::MOVEMENTS).paged("movements"),
    asks(&["onboarding"], &lives::ONBOARDING),
    asks(&["payback"], &lives::PAYBACK),
    asks(&["policy", "compare"], &policies::COMPARED)
        .or(&[("by=customer", &policies::COMPARED_CUSTOMERS)]),
    asks(&["policy", "list"], &policies::POLICIES),
    asks(&["policy", "show"], &policies::POLICY_SHOWN),
    asks(&["reconcile"], &relations::RECONCILIATION).or(&[
        ("by=customer", &relations::RECONCILIATION_PARTS),
        ("by=month", &relations::RECONCILIATION_MONTHS),
    ]),
    asks(&["relate"], &relations::RELATIONS),
    asks(&["renewals"], &movements::RENEWALS),
    asks(&["report"], &report::REPORT),
    asks(&["restated"], &movements::RESTATED).paged("rows"),
    asks(&["segment", "check"], &customers::SEGMENT_CHECKED),
    asks(&["segment", "fields"], &customers::SEGMENT_FIELDS),
    asks(&["status"], &workspace::STATUS),
    asks(&["survival"], &lives::SURVIVAL),
    asks(&["usage"], &people::USAGE).paged("customers"),
];

/// Options that are the server's to set, that are about files only, or that name files of its
/// machine.
const NOT_ASKED: &[&str] = &[
    "color",
    "customer_key",
    "data",
    "format",
    "help",
    "input",
    "lang",
    "mapping",
    "no_progress",
    "now",
    "retrieved_at",
    "source",
    "starter_themes",
    "test_mode",
    "version",
];

/// Of single commands: what writes, what is always said, and what has no place.
const NOT_ASKED_OF: &[(&str, &[&str])] = &[
    ("close", &["month", "list", "reopen", "note", "by", "policy"]),
    ("compare", &["policy"]),
    ("export", &["force"]),
];

/// The command that a path names, with the words of the path that are left.
pub fn command(path: &[String]) -> Option<(Command, usize)> {
    let known = ASKABLE.iter().find(|known| path.starts_with(&owned(known.path)))?.path;
    let mut command = Cli::command();
    command.build();
    for name in known {
        command = command.find_subcommand(name)?.clone();
    }
    let mut used = known.len();
    // Calculators are commands of a command.
    while let Some(sub) = path.get(used).and_then(|name| command.find_subcommand(name)).cloned() {
        command = sub;
        used += 1;
    }
    Some((command, used))
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The option that names a file which was sent to the server, by the id that it got there.
const SENT: &str = "against";

/// What can be said to a command: its own options and arguments, none of which names a file of the
/// machine.
pub fn asked(command: &Command) -> impl Iterator<Item = &Arg> {
    let of = NOT_ASKED_OF.iter().find(|(name, _)| *name == command.get_name());
    let not: &[&str] = of.map_or(&[], |(_, not)| not);
    command.get_arguments().filter(move |arg| {
        let file = arg.get_value_parser().type_id() == std::any::TypeId::of::<PathBuf>();
        let id = arg.get_id().as_str();
        (!file || id == SENT) && !NOT_ASKED.contains(&id) && !not.contains(&id)
    })
}

/// The name of an option or argument in a question.
pub fn name(arg: &Arg) -> String {
    arg.get_long().unwrap_or(arg.get_id().as_str()).replace('-', "_")
}

/// Books in memory by workspace; those from whom people are kept ask other ones than the rest.
type Residents = HashMap<(PathBuf, Option<Mask>), Arc<Resident>>;

/// Answers questions with the commands of the command line.
#[derive(Debug, Default)]
pub struct Commands {
    residents: Mutex<Residents>,
    now: Option<Instant>,
    /// Of those who write only one does at a time.
    turns: Arc<Mutex<()>>,
}

impl Commands {
    /// Answers as of the time of each question, or always as of `now`.
    pub fn new(now: Option<Instant>) -> Commands {
        Commands { residents: Mutex::default(), now, turns: Arc::default() }
    }

    /// The time of a question.
    fn present(&self) -> Instant {
        self.now.unwrap_or_else(|| Instant(jiff::Timestamp::now().as_microsecond()))
    }

    fn resident(&self, dir: &Path, mask: Option<Mask>) -> Arc<Resident> {
        let mut all = self.residents.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(Resident::new(dir.to_owned(), mask));
        Arc::clone(all.entry((dir.to_owned(), mask)).or_insert_with(new))
    }

    /// Runs the command line that asks a question.
    fn ask(&self, question: &Question, argv: Vec<String>) -> Result<Exit> {
        let cli =
            Cli::from_arg_matches(&Cli::command().try_get_matches_from(argv).map_err(plain)?)?;
        words::set(question.lang);
        let own = Context::new(&cli.global)?;
        words::set(question.lang);
        let now = self.now.unwrap_or(own.now);
        let mask = question.mask;
        let resident = self.resident(&question.dir, mask);
        let context = Context {
            now,
            lang: question.lang,
            mask,
            resident: Some(Arc::clone(&resident)),
            ..own
        };
        resident.asking(now, || commands::run(cli.command, &context))?
    }
}

impl Commands {
    /// What a command said to a question, without the folders of the machine.
    fn told(&self, question: &Question, ask: impl FnOnce() -> Result<Exit>) -> Answer {
        let (done, heard) = desk::listen(ask);
        let Heard { out, remarks } = heard;
        let folders = Folders::of_data(&question.dir);
        let outcome = match done {
            Ok(Exit::Fine) => Outcome::Fine,
            Ok(Exit::Findings) => Outcome::Findings,
            Ok(Exit::Failure) => Outcome::Failed(Failure {
                fault: Fault::Server,
                message: "the question could not be answered".into(),
                hint: None,
            }),
            Err(error) => Outcome::Failed(failed(&error, &folders)),
        };
        // Only what looks at the machine has its folders in the answer.
        let body = match question.command.first().is_some_and(|name| name == "doctor") {
            true => folders.without(&String::from_utf8_lossy(&out)).into_bytes(),
            false => out,
        };
        let remark = |remark| told(folders.without_of(remark));
        Answer { outcome, body, remarks: remarks.into_iter().map(remark).collect() }
    }
}

impl Answers for Commands {
    fn answer(&self, question: &Question) -> Answer {
        match question.form {
            Form::Xlsx => self.workbook(question),
            _ => self.told(question, || self.ask(question, argv(question)?)),
        }
    }

    fn export(&self, question: &Question, out: &Path) -> Answer {
        self.told(question, || self.ask(question, export(question, out)?))
    }

    fn workbook(&self, shown: &Shown) -> Result<Vec<u8>, Failure> {
        workbook::of_shown(shown, self.present()).map_err(|error| failed(&error, &Folders::none()))
    }

    fn prepare(&self, dir: &Path) {
        // What this says is of no interest; it needs a book, which then stays in memory.
        let question = Question::plain(vec!["cohorts".to_owned()], Form::Json, dir.to_owned());
        drop(self.answer(&question));
        // Without such files the next start is slower, and nothing else; without having learned it,
        // the first fact.
        let resident = self.resident(dir, None);
        drop(resident.keep_beside());
        drop(resident.learn());
    }

    fn paths(&self) -> serde_json::Map<String, serde_json::Value> {
        openapi::paths()
    }

    fn listing(&self, question: &Question) -> Option<Listing> {
        let known = |asked: &&Askable| question.command == owned(asked.path);
        ASKABLE.iter().find(known)?.listing
    }

    fn schemas(&self) -> serde_json::Map<String, serde_json::Value> {
        openapi::schemas()
    }

    fn forget(&self, dir: &Path) {
        let mut all = self.residents.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(of, _), _| of != dir);
    }
}

/// Why there is no answer: what is wrong with the question or the data, without the machine's
/// folders; what is wrong with the server is for its log alone, which may know all.
fn failed(error: &anyhow::Error, folders: &Folders) -> Failure {
    if let Some(batch) = failure::damaged(error) {
        let hint = said!(
            "restore the data from a backup, or undo import {batch} under Data sources and import \
             its files again; `tenure doctor` looks at all that is stored",
            batch = batch.to_string()
        );
        let message = folders.without(&failure::text(error)).into();
        return Failure { fault: Fault::Damaged, message, hint: Some(hint) };
    }
    if !failure::is_of_the_question(error) {
        return Failure { fault: Fault::Server, message: failure::text(error).into(), hint: None };
    }
    Failure {
        fault: Fault::Question,
        message: folders.without_of_said(failure::said(error)),
        hint: failure::hint(error).map(|hint| folders.without_of_said(hint)),
    }
}

fn told(remark: desk::Remark) -> Remark {
    let kind = match remark.kind {
        Kind::Note => "note",
        Kind::Warning => "warning",
        Kind::Hint => "hint",
    };
    Remark { kind, text: remark.text }
}

/// The command line that asks a question.
fn argv(question: &Question) -> Result<Vec<String>> {
    let Some((command, used)) = command(&question.command) else {
        return Err(unknown(&question.command));
    };
    if let Some(more) = question.command.get(used) {
        let message = format!("{} has no part {more:?}", question.command[..used].join("/"));
        return Err(failure::advised(message, "see docs/api.md"));
    }
    let mut argv = vec!["tenure".to_owned()];
    argv.extend(question.command.iter().cloned());
    let positional = options(&command, question, &mut argv)?;
    if command.get_name() == "close" {
        argv.push("--list".to_owned());
    }
    if command.get_arguments().any(|arg| arg.get_id() == "format") {
        argv.push(format!("--format={}", question.form.name()));
    }
    if command.get_arguments().any(|arg| arg.get_id() == "data") {
        argv.push(format!("--data={}", question.dir.display()));
    }
    if !positional.is_empty() {
        // What follows is no option, whatever it begins with.
        argv.push("--".to_owned());
        argv.extend(positional);
    }
    Ok(argv)
}

/// The command line that writes an export.
fn export(question: &Question, out: &Path) -> Result<Vec<String>> {
    let mut all = Cli::command();
    all.build();
    let command = all.find_subcommand("export").cloned();
    let command = command.ok_or_else(|| unknown(&question.command))?;
    let mut argv = ["tenure", "export"].map(str::to_owned).to_vec();
    options(&command, question, &mut argv)?;
    argv.push(format!("--data={}", question.dir.display()));
    argv.push(format!("--out={}", out.display()));
    Ok(argv)
}

/// Puts the options of a question on a command line; gives the arguments without a name, in order.
fn options(command: &Command, question: &Question, argv: &mut Vec<String>) -> Result<Vec<String>> {
    let mut positional: Vec<(usize, String)> = Vec::new();
    for (key, value) in &question.options {
        let wanted = key.replace('-', "_");
        let Some(arg) = asked(command).find(|arg| name(arg) == wanted) else {
            return Err(no_option(command, key));
        };
        let is_policy = wanted == "policy" || command.get_name() == "compare" && wanted.len() == 1;
        if is_policy && names_a_file(value) {
            let hint = said!("policies have names here: see policy/list");
            let (key, value) = (wanted, format!("{value:?}"));
            let detail = said!("{key}={value} is not a policy", key = key, value = value);
            return Err(failure::advised(detail, hint));
        }
        match (arg.get_long(), arg.get_action()) {
            (None, _) => positional.push((arg.get_index().unwrap_or(0), value.clone())),
            (Some(long), ArgAction::SetTrue) => match value.as_str() {
                "true" | "1" | "" => argv.push(format!("--{long}")),
                "false" | "0" => {}
                _ => {
                    let (key, value) = (key.clone(), format!("{value:?}"));
                    let hint = said!("{key}=true, or leave it out", key = key.clone());
                    let detail =
                        said!("{key}={value} is neither true nor false", key = key, value = value);
                    return Err(failure::advised(detail, hint));
                }
            },
            (Some(SENT), _) => argv.push(format!("--{SENT}={}", sent(&question.dir, value)?)),
            (Some(long), _) => argv.push(format!("--{long}={value}")),
        }
    }
    positional.sort();
    Ok(positional.into_iter().map(|(_, value)| value).collect())
}

/// Where a file lies that was sent to the server.
fn sent(dir: &Path, id: &str) -> Result<String> {
    let hint = "POST /api/v1/statements takes one and gives its id; GET lists them";
    let shown = format!("{id:?}");
    let missing = || failure::advised(said!("there is no statement {id}", id = shown), hint);
    Ok(statements::find(dir, id).ok_or_else(missing)?.display().to_string())
}

/// Whether a policy is looked for in a file. Values of settings may have a point (`365.25`).
fn names_a_file(policy: &str) -> bool {
    let name = policy.split(',').next().unwrap_or_default();
    policy.contains(['/', '\\']) || name.contains('.')
}

fn unknown(path: &[String]) -> anyhow::Error {
    let names: Vec<String> = ASKABLE.iter().map(|asked| asked.path.join("/")).collect();
    let asked = path.join("/");
    let hint = match nearest(&asked, names.iter().map(String::as_str)) {
        Some(near) => meant(near),
        None => said!("there are {all}", all = names.join(", ")),
    };
    let path = format!("{asked:?}");
    failure::advised(said!("nothing can be asked under {path}", path = path), hint)
}

fn no_option(command: &Command, key: &str) -> anyhow::Error {
    let names: Vec<String> = asked(command).map(name).collect();
    let hint = match nearest(key, names.iter().map(String::as_str)) {
        Some(near) => meant(near),
        None => said!("it has {options}", options = names.join(", ")),
    };
    let (command, option) = (command.get_name().to_owned(), format!("{key:?}"));
    let detail = said!("{command} has no option {option}", command = command, option = option);
    failure::advised(detail, hint)
}

fn meant(near: &str) -> Said {
    said!("did you mean {name}?", name = near)
}

/// What is wrong with a command line, in one sentence.
fn plain(error: clap::Error) -> anyhow::Error {
    if let Some(missing) = missing(&error) {
        let hint = said!("what is missing is an option of the question, such as metric=mrr");
        return failure::advised(said!("{missing} has to be given", missing = missing), hint);
    }
    let text = error.render().to_string();
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let message = first.trim_start_matches("error: ").to_owned();
    failure::advised(message, said!("see docs/api.md for what can be asked"))
}

/// The options that a question lacks, as they are called in it.
fn missing(error: &clap::Error) -> Option<String> {
    if error.kind() != ErrorKind::MissingRequiredArgument {
        return None;
    }
    let Some(ContextValue::Strings(names)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    // `--against <FILE>` or `<METRIC>`.
    let called = |name: &String| {
        let name = name.trim_start_matches('-').split([' ', '=']).next().unwrap_or_default();
        name.trim_matches(|c: char| "<>[].".contains(c)).to_lowercase().replace('-', "_")
    };
    Some(names.iter().map(called).collect::<Vec<_>>().join(", "))
}
