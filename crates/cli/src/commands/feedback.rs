//! `tenure feedback`: what customers say.

use anyhow::Result;
use clap::{Args, ValueEnum};
use tenure_domain::period::Period;
use tenure_domain::said;
use tenure_domain::time::Day;
use tenure_engine::book::Book;
use tenure_engine::feedback::{Comment, Feedback, Question, feedback};
use tenure_metrics::records::{Side, Survey};
use tenure_text::language::Language;
use tenure_text::themes::{STARTER, Themes, Wrong};

use crate::ask::{EVERYTHING, SegmentArgs};
use crate::commands::{explain, metric};
use crate::context::Context;
use crate::dates::{Known, RangeArgs};
use crate::failure::{Exit, advised, option};
use crate::figures;
use crate::output::{self, FormatArgs, Json, Object};
use crate::session::{DataArgs, Session};
use crate::sheet::{Format, Sheet};
use crate::show::grouped;
use crate::words::{Both, Id, tr};

mod page;

const EXAMPLES: &str = "\
Examples:
  tenure feedback --data books                               what comments are about
  tenure feedback phrases --data books --survey nps          what promoters say and detractors do not
  tenure feedback verbatims --data books --theme price --side displeased
  tenure feedback --starter-themes > themes.toml             a list of themes to change
  tenure feedback --data books --themes themes.toml --language ro --language nb";

const AFTER: &str = "\
Comments are those of survey_responses, the texts of feedback, and the notes of interactions.
Themes come from --themes, else from [themes.…] in the bundle's tenure.toml, else from a list that
comes with the program. The language is the row's, else it is found; where nobody can tell it, it is
unknown. MRR is that of the customers at the end of the period, each once.";

/// What customers say: themes, phrases and their own words beside scores and MRR
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES, after_help = AFTER)]
pub struct FeedbackArgs {
    /// What to show
    #[arg(value_enum, default_value_t = View::Themes, value_name = "VIEW")]
    #[arg(hide_possible_values = false)]
    view: View,

    /// Themes: a TOML file with [themes.NAME] and what people write about each
    #[arg(long, value_name = "FILE")]
    themes: Option<std::path::PathBuf>,

    /// Print the list of themes that comes with the program, to change it
    #[arg(long)]
    starter_themes: bool,

    /// Only comments that touch this theme, by its name in the file; may be given several times
    #[arg(long, value_name = "NAME")]
    theme: Vec<String>,

    /// Only comments in this language: en, ro, uk, zh, nb, any other code, or unknown; may be given
    /// several times
    #[arg(long, value_name = "CODE")]
    language: Vec<String>,

    /// Only comments on this survey
    #[arg(long, value_enum, value_name = "KIND")]
    survey: Option<SurveyArg>,

    /// Only comments beside a score on this side
    #[arg(long, value_enum, value_name = "SIDE")]
    side: Option<SideArg>,

    /// Only comments of this customer
    #[arg(long, value_name = "ID")]
    customer: Option<String>,

    /// Only comments whose words say otherwise than their score
    #[arg(long)]
    disagreeing: bool,

    /// Show at most N rows (comments, or phrases of each side) [default: 15 in a table, all in
    /// other forms]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    range: RangeArgs,
    #[command(flatten)]
    segment: SegmentArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// What to show.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum View {
    /// Comments by theme: customers, MRR, scores, and the change from the period before
    Themes,
    /// Phrases that set the pleased apart from the displeased
    Phrases,
    /// The comments themselves, those of the largest customers first
    Verbatims,
    /// Comments by language
    Languages,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum SurveyArg {
    Nps,
    Csat,
    Ces,
    Open,
}

impl From<SurveyArg> for Survey {
    fn from(survey: SurveyArg) -> Survey {
        match survey {
            SurveyArg::Nps => Survey::Nps,
            SurveyArg::Csat => Survey::Csat,
            SurveyArg::Ces => Survey::Ces,
            SurveyArg::Open => Survey::Open,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum SideArg {
    /// Promoters, the satisfied, those who found it easy
    Pleased,
    /// Passives
    Neutral,
    /// Detractors, those not satisfied, those who found it hard
    Displeased,
}

impl From<SideArg> for Side {
    fn from(side: SideArg) -> Side {
        match side {
            SideArg::Pleased => Side::Pleased,
            SideArg::Neutral => Side::Neutral,
            SideArg::Displeased => Side::Displeased,
        }
    }
}

/// Everything that is said.
pub struct Answer<'a> {
    session: &'a Session,
    book: &'a Book,
    themes: &'a Themes,
    /// Where the themes come from.
    source: Both,
    period: Period,
    before: Period,
    segment: Option<&'a str>,
    found: Feedback,
}

/// Rows of a table without a limit.
const FEW: usize = 15;

/// Which comments are shown.
struct Filter {
    themes: Vec<usize>,
    languages: Vec<Option<Language>>,
    survey: Option<Survey>,
    side: Option<Side>,
    customer: Option<String>,
    disagreeing: bool,
}

impl Filter {
    fn new(args: &FeedbackArgs, themes: &Themes) -> Result<Filter> {
        let theme = |name: &String| {
            themes.find(name).ok_or_else(|| {
                let known: Vec<&str> = themes.list().iter().map(|t| t.id.as_str()).collect();
                let hint = said!("themes are: {themes}", themes = known.join(", "));
                advised(said!("no theme is named {name}", name = format!("{name:?}")), hint)
            })
        };
        let language = |code: &String| match code.as_str() {
            "unknown" | "none" => Ok(None),
            code => Language::parse(code).map(Some).ok_or_else(|| {
                let hint = said!(
                    "languages have codes of two letters such as en, ro, uk, zh, nb; unknown is \
                     what nobody can tell"
                );
                let (flag, code) = (option("--language"), format!("{code:?}"));
                advised(said!("{flag} {code} is no language", flag = flag, code = code), hint)
            }),
        };
        Ok(Filter {
            themes: args.theme.iter().map(theme).collect::<Result<_>>()?,
            languages: args.language.iter().map(language).collect::<Result<_>>()?,
            survey: args.survey.map(Into::into),
            side: args.side.map(Into::into),
            customer: args.customer.clone(),
            disagreeing: args.disagreeing,
        })
    }

    /// Takes the customer that a merged id is now; refuses an id that nobody has.
    fn resolve(&mut self, book: &Book, found: &Feedback) -> Result<()> {
        let Some(id) = &self.customer else { return Ok(()) };
        match explain::find(book, id) {
            Ok(number) => self.customer = Some(metric::customer(book, number).0),
            Err(unknown) => {
                // Who says something need not be a customer of whom anybody else knows.
                let mut said = found.now.iter().chain(&found.before);
                if !said.any(|comment| comment.spoken.customer_id == *id) {
                    return Err(unknown);
                }
            }
        }
        Ok(())
    }

    fn keeps(&self, comment: &Comment) -> bool {
        let any = |theme: &usize| comment.touches(*theme);
        (self.themes.is_empty() || self.themes.iter().any(any))
            && (self.languages.is_empty() || self.languages.contains(&comment.language))
            && self.survey.is_none_or(|survey| comment.survey() == Some(survey))
            && self.side.is_none_or(|side| comment.side == Some(side))
            && self.customer.as_ref().is_none_or(|id| *id == comment.spoken.customer_id)
            && (!self.disagreeing || comment.disagrees())
    }
}

/// Answers.
pub fn run(args: &FeedbackArgs, context: &Context) -> Result<Exit> {
    if args.starter_themes {
        output::text(STARTER)?;
        return Ok(Exit::Fine);
    }
    // What is wrong with the themes is said before any data are read.
    let given = args.themes.as_deref().map(|path| read(path, context)).transpose()?;
    let session = args.data.open(context)?;
    let own = session.themes.as_deref().filter(|_| given.is_none());
    let own = own.map(|text| parse(text, "tenure.toml", context)).transpose()?;
    let source = match (&args.themes, &own) {
        (Some(path), _) => path.display().to_string(),
        (None, Some(_)) => "tenure.toml".to_owned(),
        (None, None) => String::new(),
    };
    let source = match source.is_empty() {
        true => Both::of(Id("feedback-own-themes")),
        false => Both::same(source),
    };
    let themes = given.as_ref().or(own.as_ref()).unwrap_or(Themes::starter());
    let mut filter = Filter::new(args, themes)?;
    let book = session.figures(EVERYTHING, context)?;
    let segment = args.segment.compile(&book)?;
    let (period, before) = periods(args, &session.known(book.data_through), &session)?;
    let question = Question { period, before, segment: segment.as_ref(), themes };
    let found = feedback(&session.workspace, &session.loading(), &book, &question)?;
    filter.resolve(&book, &found)?;
    let segment = args.segment.segment.as_deref();
    let (session, book) = (&session, &book);
    let answer = Answer { session, book, themes, source, period, before, segment, found };
    say(&answer, context);
    print(args, &answer, &filter, context)?;
    Ok(session.exit())
}

/// Reads a file of themes.
fn read(path: &std::path::Path, context: &Context) -> Result<Themes> {
    let (text, name) = (fs_err::read_to_string(path)?, path.display().to_string());
    match path.file_name().is_some_and(|name| name == "tenure.toml") {
        // Settings stand beside the themes there.
        true => parse(&text, &name, context),
        false => told(Themes::parse_alone(&text), &name, context),
    }
}

fn parse(text: &str, name: &str, context: &Context) -> Result<Themes> {
    told(Themes::parse(text), name, context)
}

/// The themes, or all that is wrong with them.
fn told(
    themes: std::result::Result<Themes, Vec<Wrong>>,
    name: &str,
    context: &Context,
) -> Result<Themes> {
    themes.map_err(|wrong| {
        let (last, first) = match wrong.as_slice() {
            [first @ .., last] => (last.clone(), first),
            [] => (Wrong { line: 1, column: 1, message: String::new(), hint: None }, &[][..]),
        };
        for wrong in first {
            context.talk.warn(&format!("{name}:{wrong}"));
            if let Some(hint) = &wrong.hint {
                context.talk.hint(hint);
            }
        }
        let message = format!("{name}:{last}");
        match last.hint {
            Some(hint) => advised(message, hint),
            None => anyhow::anyhow!(message),
        }
    })
}

/// The asked period, or the last twelve complete months, and the one of the same length before it.
fn periods(args: &FeedbackArgs, known: &Known<'_>, session: &Session) -> Result<(Period, Period)> {
    if args.range.grain.is_some() {
        let hint = said!(
            "leave {grain} out: {from} and {to} are one period, compared with the one before",
            grain = option("--grain"),
            from = option("--from"),
            to = option("--to")
        );
        return Err(advised(said!("comments are counted over one period"), hint));
    }
    let after = args.range.range(known)?.whole(&session.account);
    let months = (1..=1200).find(|&n| after.first.add_months(n) == after.end);
    let first = match months {
        Some(months) => after.first.add_months(-months),
        None => Day(after.first.0 - after.days()),
    };
    let before = Period::new(first, after.first, &session.account);
    Ok((after, before))
}

/// What to mind about the data.
fn say(answer: &Answer<'_>, context: &Context) {
    let found = &answer.found;
    if !found.there {
        context.talk.warn(&tr!("feedback-no-comments"));
        context.talk.hint(&tr!("feedback-no-comments-hint"));
    }
    for (code, n) in &found.unknown_languages {
        let code = format!("{code:?}");
        context.talk.warn(&tr!("feedback-unknown-language", code = code, n = *n));
    }
    if found.cut > 0 {
        let most = grouped(&tenure_text::MOST_LETTERS.to_string());
        context.talk.warn(&tr!("feedback-cut", n = found.cut, most = most));
    }
}

fn print(
    args: &FeedbackArgs,
    answer: &Answer<'_>,
    filter: &Filter,
    context: &Context,
) -> Result<()> {
    let format = args.format.format;
    let keep = |comment: &Comment| filter.keeps(comment);
    let few = matches!(format, Format::Table).then_some(FEW);
    let limit = args.limit.or(few).unwrap_or(usize::MAX);
    let (name, sheet, notes) = match args.view {
        View::Themes => ("themes", page::themes(answer, &keep, format), page::theme_notes(answer)),
        View::Languages => ("languages", page::languages(answer, &keep), Vec::new()),
        View::Phrases => {
            let lists = answer.found.phrases(&keep);
            ("phrases", page::phrases(&lists, limit), page::phrase_notes(&lists))
        }
        View::Verbatims => {
            let kept: Vec<&Comment> = answer.found.now.iter().filter(|c| keep(c)).collect();
            let shown = &kept[..limit.min(kept.len())];
            let notes = page::verbatim_notes(shown.len(), kept.len());
            ("verbatims", page::verbatims(answer, shown, format), notes)
        }
    };
    match format {
        Format::Table => output::text(&text(answer, &sheet, &notes, context)),
        _ => output::sheet(&sheet, format, context.paint, name, head(answer)),
    }
}

fn text(answer: &Answer<'_>, sheet: &Sheet, notes: &[String], context: &Context) -> String {
    let period = figures::period_title(&answer.period, None);
    let mut parts = vec![tr!("feedback-title", period = period)];
    parts.extend(answer.segment.map(str::to_owned));
    parts.push(tr!("feedback-themes-from", source = answer.source.shown.as_str()));
    let title = parts.join(" · ");
    if sheet.rows.is_empty() {
        return format!("{title}\n\n{}\n", tr!("feedback-nothing"));
    }
    let setting = crate::sheet::Setting::plain(context.paint);
    let notes: String = notes.iter().map(|note| format!("{note}\n")).collect();
    format!("{title}\n\n{}{notes}", sheet.text(setting))
}

fn head(answer: &Answer<'_>) -> Object {
    let period = |period: &Period| {
        Object::new().with("from", period.first.to_string()).with("to", period.end.to_string())
    };
    let known = |answer: &Answer<'_>| {
        let all = answer.found.unknown_languages.iter();
        Json::objects(
            all.map(|(code, n)| Object::new().with("language", code.clone()).with("comments", *n)),
        )
    };
    let undefined = (!answer.found.there)
        .then_some("the tables survey_responses, feedback and interactions are missing");
    figures::head(answer.session, answer.book)
        .with("from", answer.period.first.to_string())
        .with("to", answer.period.end.to_string())
        .with("before", period(&answer.before))
        .with("segment", answer.segment)
        .with("currency", answer.book.currency().code())
        .with("themes_from", answer.source.english.clone())
        .with("partial", answer.book.is_partial(&answer.period))
        .with("unknown_languages", known(answer))
        .with("cut", answer.found.cut)
        .with("undefined", undefined)
}
