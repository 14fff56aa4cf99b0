//! Feedback as tables.

use tenure_engine::feedback::{Comment, Counted, PhraseList, RATE, ThemeRow};
use tenure_metrics::records::Scale;
use tenure_models::interval::{FEW_FOR_AN_ARROW, Level, Score, score_adjusted};
use tenure_text::language::Language;
use tenure_text::themes::{Themes, Tone};

use super::Answer;
use crate::called;
use crate::figures;
use crate::sheet::{Cell, Column, Format, Sheet, Tone as Colour, fit};
use crate::show::{self, grouped};
use crate::statistics::{decimal, percent};
use crate::words::{tr, words};

/// What stands for comments that touch no theme, and for all of them.
const NO_THEME: &str = "(no theme)";
const ALL: &str = "(all)";
/// What stands for a language that nobody can tell.
const UNKNOWN: &str = "unknown";
/// Columns of a terminal for a comment.
const WIDTH: usize = 72;

type Keep<'a> = &'a dyn Fn(&Comment) -> bool;

/// Comments by theme.
pub fn themes(answer: &Answer<'_>, keep: Keep<'_>, format: Format) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("theme", &tr!("feedback-theme")),
        Column::text("name", ""),
        Column::number("comments", &tr!("feedback-comments")),
        Column::number("share", &tr!("col-share")),
        Column::number("share_before", &tr!("feedback-before")),
        Column::number("change", &tr!("col-change")),
        Column::number("customers", &tr!("col-customers")),
        Column::number("mrr", &tr!("col-mrr", currency = answer.book.currency().code())),
        Column::number("scored", &tr!("feedback-scored")),
        Column::number("displeased", &tr!("feedback-displeased")),
        Column::number("nps", "NPS"),
        Column::number("nps_answers", &tr!("feedback-of")),
        Column::number("nps_low", &tr!("col-low")),
        Column::number("nps_high", &tr!("col-high")),
        Column::text("undefined", &tr!("column-undefined")),
    ]);
    let now = Counted::of(answer.found.now.iter().filter(|comment| keep(comment)));
    let before = answer.found.before.iter().filter(|comment| keep(comment)).count() as u64;
    let total = ThemeRow { theme: None, now: now.clone(), before };
    let all = (now.comments, before);
    let table = format == Format::Table;
    let own = std::ptr::eq(answer.themes, Themes::starter());
    let rows = answer.found.by_theme(answer.themes, keep);
    for row in rows.iter().filter(|row| !table || row.now.comments + row.before > 0) {
        let theme = row.theme.map(|at| &answer.themes.list()[at]);
        let id = theme.map_or(NO_THEME, |theme| theme.id.as_str());
        let name = theme.map_or("", |theme| theme.name.as_str());
        let mut cells = theme_row((id, name), row, all, answer);
        if own {
            cells[1].shown = called::theme(id, name);
        }
        sheet.push(cells);
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
        row[0].shown = match (row[0].value.as_str(), row[1].shown.as_str()) {
            (Some(NO_THEME), _) => tr!("feedback-no-theme"),
            (Some(ALL), _) => tr!("feedback-all"),
            (_, "") => continue,
            (_, name) => name.to_owned(),
        };
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
            Cell::new(format!("{sign}{}", show::decimal(&text)), decimal(points))
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
    let shown = |end: f64| show::decimal(&percent(end / 100.0, 0));
    let end =
        |end: Option<f64>| end.map_or_else(Cell::empty, |end| Cell::new(shown(end), decimal(end)));
    cells.extend([end(interval.map(|i| i.low)), end(interval.map(|i| i.high))]);
    cells.push(Cell::why(row.now.mrr.err()));
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

fn ratio(part: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

fn share(share: Option<f64>) -> Cell {
    match share {
        None => Cell::undefined(),
        Some(share) => Cell::new(show::share(share, 1), decimal(share)),
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
    let shown = if shown == "-0" { "0".to_owned() } else { show::decimal(&shown) };
    Cell::new(format!("{few}{shown}"), decimal(value))
}

/// What to mind about themes.
pub fn theme_notes(answer: &Answer<'_>) -> Vec<String> {
    let before = figures::period_title(&answer.before, None);
    vec![tr!("feedback-note-before", period = before), tr!("feedback-note-displeased")]
}

/// Comments by language.
pub fn languages(answer: &Answer<'_>, keep: Keep<'_>) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("language", &tr!("feedback-language")),
        Column::number("comments", &tr!("feedback-comments")),
        Column::number("stated", &tr!("feedback-stated")),
        Column::number("differing", &tr!("feedback-differing")),
        Column::number("customers", &tr!("col-customers")),
        Column::number("mrr", &tr!("col-mrr", currency = answer.book.currency().code())),
        Column::number("scored", &tr!("feedback-scored")),
        Column::number("displeased", &tr!("feedback-displeased")),
        Column::text("undefined", &tr!("column-undefined")),
    ]);
    for row in answer.found.by_language(keep) {
        let mut cells = vec![
            language(row.language),
            Cell::count(row.counted.comments),
            Cell::quiet(row.stated),
            Cell::quiet(row.differing),
        ];
        cells.extend(whose(&row.counted, answer));
        cells.push(Cell::count(row.counted.scored()));
        cells.push(share(ratio(row.counted.displeased(), row.counted.scored())));
        cells.push(Cell::why(row.counted.mrr.err()));
        sheet.push(cells);
    }
    sheet.drop_empty("undefined");
    sheet
}

/// A language by its code.
fn language(language: Option<Language>) -> Cell {
    match language {
        Some(language) => Cell::text(language.to_string()),
        None => Cell::new(tr!("feedback-unknown"), UNKNOWN),
    }
}

/// A side of scores, by its id.
fn side_cell(id: &str) -> Cell {
    let called: fn(&str) -> String = |id| match id {
        "pleased" => tr!("side-pleased"),
        "neutral" => tr!("side-neutral"),
        "displeased" => tr!("side-displeased"),
        other => other.to_owned(),
    };
    called::cell(id, called)
}

/// Whether words praise or complain, by the id of their tone.
fn tone_cell(id: &str) -> Cell {
    let called: fn(&str) -> String = |id| match id {
        "praise" => tr!("feedback-praise"),
        "complaint" => tr!("feedback-complaint"),
        other => other.to_owned(),
    };
    called::cell(id, called)
}

/// Phrases by language: first what the pleased say, then what the displeased do.
pub fn phrases(lists: &[PhraseList], limit: usize) -> Sheet {
    let mut sheet = Sheet::new(vec![
        Column::text("language", &tr!("feedback-language")),
        Column::text("side", &tr!("feedback-said-by")),
        Column::text("phrase", &tr!("feedback-phrase")),
        Column::number("pleased", &tr!("feedback-pleased")),
        Column::number("displeased", &tr!("feedback-displeased")),
        Column::number("log_odds", &tr!("feedback-log-odds")),
        Column::number("z", "z"),
        Column::number("chance", &tr!("feedback-chance")),
        Column::text("believed", ""),
    ]);
    for list in lists {
        let above = list.phrases.iter().filter(|phrase| phrase.contrast.z > 0.0).take(limit);
        let below = list.phrases.iter().rev().filter(|phrase| phrase.contrast.z < 0.0).take(limit);
        for phrase in above.chain(below) {
            let pleased = phrase.contrast.z > 0.0;
            let contrast = phrase.contrast;
            sheet.push(vec![
                language(list.language),
                side_cell(if pleased { "pleased" } else { "displeased" }),
                Cell::text(phrase.phrase.clone()),
                Cell::quiet(phrase.comments[0]),
                Cell::quiet(phrase.comments[1]),
                Cell::new(signed(contrast.log_odds), decimal(contrast.log_odds)),
                Cell::new(signed(contrast.z), decimal(contrast.z)),
                Cell::new(chance(contrast.chance), format!("{:.3e}", contrast.chance)),
                Cell::new(if phrase.believed { "*" } else { "" }, phrase.believed),
            ]);
        }
    }
    sheet
}

fn signed(value: f64) -> String {
    show::decimal(&format!("{value:+.2}"))
}

fn chance(p: f64) -> String {
    match p < 0.0001 {
        true => format!("< {}", show::decimal("0.0001")),
        false => show::decimal(&format!("{p:.4}")),
    }
}

/// What to mind about phrases.
pub fn phrase_notes(lists: &[PhraseList]) -> Vec<String> {
    let mut notes: Vec<String> = lists
        .iter()
        .map(|list| {
            tr!(
                "feedback-list",
                language = language(list.language).shown,
                n = list.comments[0],
                displeased = grouped(&list.comments[1].to_string()),
                phrases = tr!("feedback-phrases", n = list.phrases.len()),
            )
        })
        .collect();
    notes.push(tr!("feedback-note-phrases", share = show::share(RATE, 0)));
    notes
}

/// Comments with what stands beside them.
pub fn verbatims(answer: &Answer<'_>, comments: &[&Comment], format: Format) -> Sheet {
    let currency = answer.book.currency();
    let mut sheet = Sheet::new(vec![
        Column::text("customer_id", &tr!("col-customer")),
        Column::number("mrr", &tr!("col-mrr", currency = currency.code())),
        Column::text("at", &tr!("feedback-said")),
        Column::text("table", &tr!("col-table")),
        Column::text("id", &tr!("feedback-id")),
        Column::text("kind", &tr!("feedback-on")),
        Column::text("touchpoint", &tr!("feedback-touchpoint")),
        Column::number("score", &tr!("feedback-score")),
        Column::text("scale", &tr!("feedback-scale")),
        Column::text("side", &tr!("feedback-side")),
        Column::text("sentiment", &tr!("feedback-felt")),
        Column::text("language", &tr!("feedback-in")),
        Column::text("tone", &tr!("feedback-tone")),
        Column::text("disagrees", ""),
        Column::text("themes", &tr!("feedback-themes")),
        Column::text("found_by", &tr!("feedback-found-by")),
        Column::text("text", &tr!("feedback-comment")),
        Column::text("undefined", &tr!("column-undefined")),
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
    let tone = match comment.tone {
        Some(Tone::Good) => "praise",
        Some(Tone::Bad) => "complaint",
        None => "",
    };
    let list = |items: Vec<&str>| {
        let value: Vec<serde_json::Value> = items.iter().map(|&item| item.into()).collect();
        Cell::new(items.join(", "), value)
    };
    vec![
        Cell::text(comment.spoken.customer_id.clone()),
        mrr,
        Cell::new(words().day(zone.day(text.at)), text.at.to_string()),
        Cell::text(text.source.table().name()),
        Cell::text(text.id.clone()),
        Cell::text(text.kind.clone()),
        Cell::text(text.touchpoint.clone()),
        scored(comment.score(), scale),
        Cell::text(scale.map_or("", Scale::name)),
        side_cell(comment.side.map_or("", |side| side.name())),
        Cell::text(text.sentiment.clone()),
        language(comment.language),
        tone_cell(tone),
        match comment.disagrees() {
            true => Cell::new("!", true),
            false if table => Cell::empty(),
            false => Cell::new("", false),
        },
        list(themes),
        list(rules),
        Cell::new(fit(&text.text, WIDTH), text.text.clone()),
        Cell::why(comment.spoken.mrr.err()),
    ]
}

/// A score on its scale.
fn scored(score: Option<i64>, scale: Option<Scale>) -> Cell {
    let shown = match (score, scale) {
        (Some(1), Some(Scale::GoodBad)) => tr!("feedback-good"),
        (Some(_), Some(Scale::GoodBad)) => tr!("feedback-bad"),
        (Some(score), Some(scale)) => {
            tr!("feedback-score-of", score = score, most = scale.ends().1)
        }
        (Some(score), None) => show::decimal(&score.to_string()),
        (None, _) => String::new(),
    };
    Cell::new(shown, score)
}

/// How many there are.
pub fn verbatim_notes(shown: usize, all: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if shown < all {
        let (shown, all) = (grouped(&shown.to_string()), grouped(&all.to_string()));
        notes.push(tr!("feedback-some", shown = shown, all = all));
    }
    notes.push(tr!("feedback-note-verbatims"));
    notes
}
