//! An answer as a workbook.

use anyhow::Result;
use serde_json::Value;
use tenure_domain::time::Instant;
use tenure_server::ask::{Answer, Form, Outcome, Question};
use tenure_server::routes::workbook::{Shown, ShownColumn};

use super::{Commands, argv};
use crate::commands::export::answer;
use crate::failure::Exit;
use crate::output;
use crate::sheet::taken::{self, Rows};
use crate::sheet::{Cell, Column};

/// A table that is shown, as a workbook.
pub(super) fn of_shown(shown: &Shown, now: Instant) -> Result<Vec<u8>> {
    let column = |column: &ShownColumn| match column.number {
        true => Column::number(&column.title, &column.title),
        false => Column::text(&column.title, &column.title),
    };
    let cell = |text: &Option<String>| text.as_ref().map_or_else(Cell::empty, Cell::text);
    let rows = shown.rows.iter().map(|row| row.iter().map(cell).collect());
    let rows = Rows { columns: shown.columns.iter().map(column).collect(), rows: rows.collect() };
    let mut about: Vec<(String, String)> =
        shown.about.iter().map(|about| (about.what.clone(), about.is.clone())).collect();
    about.push(("program".to_owned(), program()));
    answer::write(&rows, about, now)
}

/// Who made it.
fn program() -> String {
    format!("tenure {}", env!("CARGO_PKG_VERSION"))
}

impl Commands {
    /// Asks for the rows of an answer, and writes them as a workbook in the place of the CSV.
    pub(super) fn workbook(&self, question: &Question) -> Answer {
        let plain = Question { form: Form::Csv, ..question.clone() };
        let about = self.about(question);
        let (answer, rows) = taken::take(|| self.told(&plain, || self.ask(&plain, argv(&plain)?)));
        if matches!(answer.outcome, Outcome::Failed(_)) {
            return answer;
        }
        let made = self.told(&plain, || -> Result<Exit> {
            let now = self.present();
            output::bytes(&answer::write(&rows, about, now)?)?;
            Ok(Exit::Fine)
        });
        match made.outcome {
            Outcome::Fine => Answer { outcome: answer.outcome, ..made },
            _ => made,
        }
    }

    /// What was asked, under which rules, of which data.
    fn about(&self, question: &Question) -> Vec<(String, String)> {
        let mut about = vec![("question".to_owned(), question.command.join("/"))];
        about.extend(question.options.iter().cloned());
        let mut status = Question {
            mask: question.mask,
            ..Question::plain(vec!["status".to_owned()], Form::Json, question.dir.clone())
        };
        let of_data = |(key, _): &&(String, String)| {
            matches!(key.as_str(), "policy" | "known_at" | "currency")
        };
        status.options.extend(question.options.iter().filter(of_data).cloned());
        let told = self.told(&status, || self.ask(&status, argv(&status)?));
        let told: Value = serde_json::from_slice(&told.body).unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        about.extend([
            ("policy".to_owned(), text(&told["policy"]["name"])),
            ("policy hash".to_owned(), text(&told["policy"]["hash"])),
            (
                "known at".to_owned(),
                match told["known_at"].as_str() {
                    Some(at) => at.to_owned(),
                    None => self.present().to_string(),
                },
            ),
            ("data through".to_owned(), text(&told["data_through"])),
            ("data version".to_owned(), text(&told["data_version"])),
            ("program".to_owned(), program()),
        ]);
        about
    }
}
