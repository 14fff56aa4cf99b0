//! Feedback as tables.

use tenure_engine::feedback::{Comment, Counted, PhraseList, RATE, ThemeRow};
use tenure_metrics::records::Scale;
use tenure_models::interval::{FEW_FOR_AN_ARROW, Level, Score, score_adjusted};
use tenure_text::language::Language;
use tenure_text::themes::Tone;

use super::Answer;
use crate::figures;
use crate::sheet::{Cell, Column, Format, Sheet, Tone as Colour, fit};
use crate::show::{self, NOTHING, grouped};
use crate::statistics::{decimal, percent};
use crate::words;

/// What stands for comments that touch no theme, and for all of them.
const NO_THEME: &str = "(no theme)";
const ALL: &str = "(all)";
/// What stands for a language that nobody can tell.
const UNKNOWN: &str = "unknown";
/// Columns of a terminal for a comment.
const WIDTH: usize = 72;

type Keep<'a> = &'a dyn Fn(&Comment) -> bool;

/// So many things.
pub fn counted(n: u64, thing: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", grouped(&n.to_string()))
}

/// Comments by theme.
pub fn themes(answer: &Answer<'_>, keep: Keep<'_>, format: Format) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("theme", "Theme"),
        Column::text("name", ""),
        Column::number("comments", "Comments"),
        Column::number("share", "Share"),
        Column::number("share_before", "Before"),
        Column::number("change", "Change"),
        Column::number("customers", "Customers"),
        Column::number("mrr", &format!("MRR, {}", answer.book.currency())),
        Column::number("scored", "Scored"),
        Column::number("displeased", "Displeased"),
        Column::number("nps", "NPS"),
        Column::number("nps_answers", "of"),
        Column::number("nps_low", "from"),
        Column::number("nps_high", "to"),
        Column::text("undefined", "Undefined"),
    ]);
    let now = Counted::of(answer.found.now.iter().filter(|comment| keep(comment)));
    let before = answer.found.before.iter().filter(|comment| keep(comment)).count() as u64;
    let total = ThemeRow { theme: None, now: now.clone(), before };
    let all = (now.comments, before);
    let table = format == Format::Table;
    let rows = answer.found.by_theme(answer.themes, keep);
    for row in rows.iter().filter(|row| !table || row.now.comments + row.before > 0) {
        let theme = row.theme.map(|at| &answer.themes.list()[at]);
        let id = theme.map_or(NO_THEME, |theme| theme.id.as_str());
        let name = theme.map_or("", |theme| theme.name.as_str());
        sheet.push(theme_row((id, name), row, all, answer));
    }
    if now.comments + before > 0 || !table {
        let cells = theme_row((ALL, ""), &total, all, answer);
        sheet.push(cells.into_iter().map(|cell| cell.toned(Colour::Strong)).collect());
    }
    if table {
        if now.comments + before == 0 {
            sheet.rows.clear();
        }
        narrow(&mut sheet);
    }
    sheet
}

/// Takes out what people do not look for in a table: each theme has one name, and its score no
/// interval.
fn narrow(sheet: &mut Sheet) {
    for row in &mut sheet.rows {
        if !row[1].shown.is_empty() {
            row[0].shown = row[1].shown.clone();
        }
    }
    for name in ["name", "nps_low", "nps_high"] {
        if let Some(at) = sheet.columns.iter().position(|column| column.key == name) {
            sheet.columns.remove(at);
            sheet.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        }
    }
    sheet.drop_empty("undefined");
}

fn theme_row(
    (id, name): (&str, &str),
    row: &ThemeRow,
    (now, before): (u64, u64),
    answer: &Answer<'_>,
) -> Vec<Cell> {
    let shares = (ratio(row.now.comments, now), ratio(row.before, before));
    let change = shares.0.zip(shares.1).map(|(now, before)| now - before);
    let change = match change {
        None => Cell::undefined(),
        Some(points) => {
            let text = percent(points, 1);
            let sign = if points > 0.0 && text != "0.0" { "+" } else { "" };
            Cell::new(format!("{sign}{text}"), decimal(points))
        }
    };
    let mut cells = vec![Cell::text(id), Cell::text(name), Cell::count(row.now.comments)];
    cells.extend([share(shares.0), share(shares.1), change]);
    cells.extend(whose(&row.now, answer));
    let score = net_score(&row.now);
    cells.extend([
        Cell::count(row.now.scored()),
        share(ratio(row.now.displeased(), row.now.scored())),
        score_cell(score),
        Cell::count(row.now.recommenders()),
    ]);
    let interval = score.map(|score| score_adjusted(score, Level::USUAL).map(|end| end * 100.0));
    let end = |end: Option<f64>| end.map_or_else(Cell::empty, |end| Cell::text(decimal(end)));
    cells.extend([end(interval.map(|i| i.low)), end(interval.map(|i| i.high))]);
    cells.push(why(&row.now));
    cells
}

/// Customers and their MRR.
fn whose(counted: &Counted, answer: &Answer<'_>) -> [Cell; 2] {
    let currency = answer.book.currency();
    let mrr = counted.mrr.map_or_else(
        |_| Cell::undefined(),
        |units| Cell::new(show::money(units, currency), figures::money(units, currency)),
    );
    [Cell::count(counted.customers), mrr]
}

/// Why the MRR is undefined.
fn why(counted: &Counted) -> Cell {
    Cell::text(counted.mrr.err().map(words::why).unwrap_or_default())
}

fn ratio(part: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

fn share(share: Option<f64>) -> Cell {
    match share {
        None => Cell::undefined(),
        Some(share) => Cell::new(format!("{} %", percent(share, 1)), decimal(share)),
    }
}

fn net_score(counted: &Counted) -> Option<Score> {
    let [promoters, passives, detractors] = counted.recommending;
    Score::new(promoters, passives, detractors).ok()
}

/// A net promoter score; a tilde stands before what rests on few.
fn score_cell(score: Option<Score>) -> Cell {
    let Some(score) = score else { return Cell::undefined() };
    let few = if score.n() < FEW_FOR_AN_ARROW { "~" } else { "" };
    let value = score.value() * 100.0;
    let shown = format!("{value:.0}");
    let shown = if shown == "-0" { "0".to_owned() } else { shown };
    Cell::new(format!("{few}{shown}"), decimal(value))
}

/// What to mind about themes.
pub fn theme_notes(answer: &Answer<'_>) -> Vec<String> {
    let before = figures::period_name(&answer.before, None);
    vec![
        format!("Before: {before}. Change in percentage points; a comment can be under several themes"),
        "Displeased: of the scored, those who detract, are not satisfied or found it hard. NPS: of \
         comments on that survey; ~ fewer than 30"
            .to_owned(),
    ]
}

/// Comments by language.
pub fn languages(answer: &Answer<'_>, keep: Keep<'_>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("language", "Language"),
        Column::number("comments", "Comments"),
        Column::number("stated", "Stated"),
        Column::number("differing", "Found otherwise"),
        Column::number("customers", "Customers"),
        Column::number("mrr", &format!("MRR, {}", answer.book.currency())),
        Column::number("scored", "Scored"),
        Column::number("displeased", "Displeased"),
        Column::text("undefined", "Undefined"),
    ]);
    for row in answer.found.by_language(keep) {
        let mut cells = vec![
            Cell::text(language(row.language)),
            Cell::count(row.counted.comments),
            Cell::quiet(row.stated),
            Cell::quiet(row.differing),
        ];
        cells.extend(whose(&row.counted, answer));
        cells.push(Cell::count(row.counted.scored()));
        cells.push(share(ratio(row.counted.displeased(), row.counted.scored())));
        cells.push(why(&row.counted));
        sheet.push(cells);
    }
    sheet.drop_empty("undefined");
    sheet
}

fn language(language: Option<Language>) -> String {
    language.map_or(UNKNOWN.to_owned(), |language| language.to_string())
}

/// Phrases by language: first what the pleased say, then what the displeased do.
pub fn phrases(lists: &[PhraseList], limit: usize) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("language", "Language"),
        Column::text("side", "Said by"),
        Column::text("phrase", "Phrase"),
        Column::number("pleased", "Pleased"),
        Column::number("displeased", "Displeased"),
        Column::number("log_odds", "Log-odds"),
        Column::number("z", "z"),
        Column::number("chance", "By chance"),
        Column::text("believed", ""),
    ]);
    for list in lists {
        let above = list.phrases.iter().filter(|phrase| phrase.contrast.z > 0.0).take(limit);
        let below = list.phrases.iter().rev().filter(|phrase| phrase.contrast.z < 0.0).take(limit);
        for phrase in above.chain(below) {
            let pleased = phrase.contrast.z > 0.0;
            let contrast = phrase.contrast;
            sheet.push(vec![
                Cell::text(language(list.language)),
                Cell::text(if pleased { "pleased" } else { "displeased" }),
                Cell::text(phrase.phrase.clone()),
                Cell::quiet(phrase.comments[0]),
                Cell::quiet(phrase.comments[1]),
                Cell::new(format!("{:+.2}", contrast.log_odds), decimal(contrast.log_odds)),
                Cell::new(format!("{:+.2}", contrast.z), decimal(contrast.z)),
                Cell::new(chance(contrast.chance), format!("{:.3e}", contrast.chance)),
                Cell::new(if phrase.believed { "*" } else { "" }, phrase.believed),
            ]);
        }
    }
    sheet
}

fn chance(p: f64) -> String {
    if p < 0.0001 { "< 0.0001".to_owned() } else { format!("{p:.4}") }
}

/// What to mind about phrases.
pub fn phrase_notes(lists: &[PhraseList]) -> Vec<String> {
    let mut notes: Vec<String> = lists
        .iter()
        .map(|list| {
            format!(
                "{}: {} of the pleased, {} of the displeased, {}",
                language(list.language),
                counted(list.comments[0], "comment"),
                grouped(&list.comments[1].to_string()),
                counted(list.phrases.len() as u64, "phrase")
            )
        })
        .collect();
    notes.push(format!(
        "Log-odds with a Dirichlet prior from all comments of the language (Monroe, Colaresi and \
         Quinn 2008); each comment counts once for a phrase. * of these no more than {} % are chance",
        percent(RATE, 0)
    ));
    notes
}

/// Comments with what stands beside them.
pub fn verbatims(answer: &Answer<'_>, comments: &[&Comment], format: Format) -> Sheet {
    let currency = answer.book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", "Customer"),
        Column::number("mrr", &format!("MRR, {currency}")),
        Column::text("at", "Said"),
        Column::text("table", "Table"),
        Column::text("id", "Id"),
        Column::text("kind", "On"),
        Column::text("touchpoint", "Touchpoint"),
        Column::number("score", "Score"),
        Column::text("scale", "Scale"),
        Column::text("side", "Side"),
        Column::text("sentiment", "Felt"),
        Column::text("language", "In"),
        Column::text("tone", "Words"),
        Column::text("disagrees", ""),
        Column::text("themes", "Themes"),
        Column::text("found_by", "Found by"),
        Column::text("text", "Comment"),
        Column::text("undefined", "Undefined"),
    ]);
    let table = format == Format::Table;
    comments.iter().for_each(|comment| sheet.push(verbatim(answer, comment, table)));
    if table {
        for name in ["table", "id", "touchpoint", "scale", "tone", "found_by"] {
            let Some(at) = sheet.columns.iter().position(|c| c.key == name) else { continue };
            sheet.columns.remove(at);
            sheet.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        }
        for name in ["side", "sentiment", "disagrees", "undefined"] {
            sheet.drop_empty(name);
        }
    }
    sheet
}

fn verbatim(answer: &Answer<'_>, comment: &Comment, table: bool) -> Vec<Cell> {
    let currency = answer.book.currency();
    let zone = &answer.session.account.zone;
    let text = &comment.text;
    let scale = text.answer.and_then(|answer| answer.scale);
    let score = comment.score();
    let shown = match (score, scale) {
        (Some(score), Some(Scale::GoodBad)) => (if score == 1 { "good" } else { "bad" }).to_owned(),
        (Some(score), Some(scale)) => format!("{score} of {}", scale.ends().1),
        (Some(score), None) => score.to_string(),
        (None, _) => String::new(),
    };
    let mrr = match (comment.spoken.whose, comment.spoken.mrr) {
        (None, _) => Cell::empty(),
        (_, Err(_)) => Cell::undefined(),
        (_, Ok(mrr)) => {
            Cell::new(show::money(mrr.into(), currency), figures::money(mrr.into(), currency))
        }
    };
    let themes: Vec<&str> =
        comment.hits.iter().map(|hit| answer.themes.list()[hit.theme].id.as_str()).collect();
    let rules: Vec<&str> =
        comment.hits.iter().map(|hit| answer.themes.rule(*hit).written()).collect();
    let why = comment.spoken.mrr.err().map(words::why);
    let tone = match comment.tone {
        Some(Tone::Good) => "praise",
        Some(Tone::Bad) => "complaint",
        None => "",
    };
    let list = |items: Vec<&str>| {
        let value: Vec<serde_json::Value> = items.iter().map(|&item| item.into()).collect();
        Cell::new(items.join(", "), value)
    };
    let day = zone.day(text.at).to_string();
    vec![
        Cell::text(comment.spoken.customer_id.clone()),
        mrr,
        Cell::new(day, text.at.to_string()),
        Cell::text(text.source.table().name()),
        Cell::text(text.id.clone()),
        Cell::text(text.kind.clone()),
        Cell::text(text.touchpoint.clone()),
        Cell::new(shown, score),
        Cell::text(scale.map_or("", Scale::name)),
        Cell::text(comment.side.map_or("", |side| side.name())),
        Cell::text(text.sentiment.clone()),
        Cell::text(language(comment.language)),
        Cell::text(tone),
        match comment.disagrees() {
            true => Cell::new("!", true),
            false if table => Cell::empty(),
            false => Cell::new("", false),
        },
        list(themes),
        list(rules),
        Cell::new(fit(&text.text, WIDTH), text.text.clone()),
        Cell::text(why.unwrap_or_default()),
    ]
}

/// How many there are.
pub fn verbatim_notes(shown: usize, all: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if shown < all {
        let (shown, all) = (grouped(&shown.to_string()), grouped(&all.to_string()));
        notes.push(format!(
            "{shown} of {all}: --limit shows more, --format csv all of them in full"
        ));
    }
    notes.push(format!("! the words say otherwise than the score; {NOTHING} cannot be told"));
    notes
}
