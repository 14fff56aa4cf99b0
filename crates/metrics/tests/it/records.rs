//! Records beyond billing, written as text, and what they say of a period.

use std::collections::BTreeMap;

use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{
    Answer, Category, Contract, Conversion, Deeds, HelpDay, Holder, InStage, Invite, Lead, Outcome,
    Record, Recorded, Referral, Referred, Revenue, Scale, Solved, Spend, StageEntry, Survey,
    TallyId, Ticket, TrialEnd, TrialStart, Verdict, Visits,
};

use crate::book::{Book, each_of, parse_day, parse_money};
use crate::product;

/// A record, whatever it is.
#[derive(Clone, Copy, Debug)]
pub enum Any {
    Spend(Spend),
    Revenue(Revenue),
    Contract(Contract),
    Answer(Answer),
    Invite(Invite),
    Ticket(Ticket),
    Solved(Solved),
    HelpDay(HelpDay),
    Visits(Visits),
    Lead(Lead),
    Conversion(Conversion),
    StageEntry(StageEntry),
    InStage(InStage),
    TrialStart(TrialStart),
    TrialEnd(TrialEnd),
    Referral(Referral),
    Referred(Referred),
}

impl Any {
    fn table(self) -> TableId {
        match self {
            Any::Spend(_) => Spend::TABLE,
            Any::Revenue(_) => Revenue::TABLE,
            Any::Contract(_) => Contract::TABLE,
            Any::Answer(_) => Answer::TABLE,
            Any::Invite(_) => Invite::TABLE,
            Any::Ticket(_) | Any::Solved(_) => Ticket::TABLE,
            Any::HelpDay(_) => HelpDay::TABLE,
            Any::Visits(_) => Visits::TABLE,
            Any::Lead(_) | Any::Conversion(_) | Any::InStage(_) => Lead::TABLE,
            Any::StageEntry(_) => StageEntry::TABLE,
            Any::TrialStart(_) | Any::TrialEnd(_) => TrialStart::TABLE,
            Any::Referral(_) | Any::Referred(_) => Referral::TABLE,
        }
    }
}

/// A line of a `records` fence.
#[derive(Clone, Debug)]
pub struct Line {
    pub at: Instant,
    pub day: Day,
    pub holder: Option<String>,
    pub name: String,
    pub is: Any,
}

/// `nps 9 0-10`, `ces 2 1-7 hard`, `csat skipped`, `open - said`; `said` where there is a comment.
fn answer(words: &[&str]) -> Answer {
    let commented = words.last() == Some(&"said");
    Answer {
        commented,
        of_ticket: false,
        survey: Survey::parse(words[0]).unwrap(),
        score: (!matches!(words[1], "skipped" | "-")).then(|| words[1].parse().unwrap()),
        scale: words.get(2).and_then(|word| Scale::parse(word)),
        high_is_easy: words.get(3).map(|word| *word == "easy"),
    }
}

/// The number of `key=…` among words.
fn number(words: &[&str], key: &str) -> Option<i64> {
    let value = words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))?;
    Some(value.parse().unwrap())
}

const MINUTE: i64 = 60_000_000;

fn ticket(words: &[&str]) -> Ticket {
    let minutes = |key| number(words, key).map(|minutes| minutes * MINUTE);
    Ticket {
        void: words.contains(&"spam"),
        proactive: words.contains(&"proactive"),
        self_service: words.contains(&"self_service"),
        first_response: minutes("first"),
        solved: minutes("solved"),
        handle_seconds: number(words, "work").map(|minutes| minutes * 60),
        reopens: number(words, "reopens"),
        assignees: number(words, "people"),
        working_response: minutes("work_first"),
        working_solved: minutes("work_solved"),
    }
}

fn solved(words: &[&str]) -> Solved {
    Solved {
        void: words.contains(&"spam"),
        proactive: words.contains(&"proactive"),
        self_service: words.contains(&"self_service"),
        after: number(words, "after").unwrap_or(60) * MINUTE,
        first_after: number(words, "first_after").or(number(words, "after")).unwrap_or(60) * MINUTE,
        agent_replies: number(words, "ours"),
        customer_replies: number(words, "theirs"),
        reopens: number(words, "reopens").unwrap_or(0),
        again: words.contains(&"again"),
        is_final: !words.contains(&"pending"),
        defined: match number(words, "defined") {
            Some(1) => Verdict::First,
            Some(_) => Verdict::More,
            None if words.contains(&"waits") => Verdict::Pending,
            None => Verdict::None,
        },
    }
}

fn outcome(words: &[&str]) -> Outcome {
    let card = match (words.contains(&"card"), words.contains(&"no_card")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    Outcome { converted: words.contains(&"won"), is_final: !words.contains(&"young"), card }
}

/// A line such as `spend 2026-05 marketing 800.00` or `answer 2026-05-03 ada nps 9 0-10`; `-`
/// stands for nobody in particular.
pub fn parse(book: &Book, line: &str) -> Line {
    let words: Vec<&str> = line.split_whitespace().collect();
    let day = parse_day(words[1]);
    let at = book.account.zone.start_of_day(day);
    let whose = || Some(words[2].to_owned()).filter(|name| name != "-");
    // Numbered lines stand for as many.
    let (holder, is) = match words[0].trim_end_matches(|c: char| c.is_ascii_digit()) {
        "spend" => {
            let category = Category::parse(words[2]).unwrap();
            (None, Any::Spend(Spend { category, amount: parse_money(words[3]).into() }))
        }
        "revenue" => (None, Any::Revenue(Revenue { amount: parse_money(words[2]).into() })),
        "contract" => (whose(), Any::Contract(Contract { months: words[3].parse().unwrap() })),
        "answer" => (whose(), Any::Answer(answer(&words[3..]))),
        "invite" => {
            let survey = Survey::parse(words[3]).unwrap();
            (whose(), Any::Invite(Invite { survey, answered: words[4] == "answered" }))
        }
        "ticket" => (whose(), Any::Ticket(ticket(&words))),
        "solved" => (whose(), Any::Solved(solved(&words))),
        "help" => {
            let visitors = words[2].parse().unwrap();
            (None, Any::HelpDay(HelpDay { visitors, tickets_after: number(&words, "tickets") }))
        }
        "traffic" => {
            let end = parse_day(words[2]);
            let visitors: i64 = words[3].parse().unwrap();
            let qualified = number(&words, "qualified");
            (
                None,
                Any::Visits(Visits {
                    span: (day, end),
                    visitors,
                    qualified,
                    beside_parts: words.contains(&"total"),
                    alone_in_week: false,
                    alone_in_month: false,
                }),
            )
        }
        "lead" => {
            let has = |word| words.contains(&word);
            let lead = Lead {
                converted: has("won") || has("won_late"),
                in_time: has("won"),
                is_final: !has("young"),
                first: !has("again"),
            };
            (whose(), Any::Lead(lead))
        }
        "won" => (whose(), Any::Conversion(Conversion)),
        "enters" => (whose(), Any::StageEntry(StageEntry)),
        "is_in" => (whose(), Any::InStage(InStage)),
        "trial" => (whose(), Any::TrialStart(TrialStart(outcome(&words)))),
        "trial_ends" => (whose(), Any::TrialEnd(TrialEnd(outcome(&words)))),
        "refers" => (whose(), Any::Referral(Referral { converted: words.contains(&"won") })),
        "referred" => (whose(), Any::Referred(Referred)),
        word => panic!("{word} is no record"),
    };
    let name = match is {
        Any::Spend(_) => words[1..3].join(" "),
        _ => words[1].to_owned(),
    };
    Line { at, day, holder, name, is }
}

/// A customer, or a record of nobody in particular by its place.
type Whose<'a> = (Option<&'a str>, usize);

/// A cell's part of a tally: whose it is, the names of its records, and how much.
type Part = (Option<String>, Vec<String>, i128);

impl Book {
    /// Adds the lines of a `records` fence.
    pub fn record(&mut self, text: &str) {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        for line in lines.flat_map(each_of) {
            let words: Vec<&str> = line.split_whitespace().collect();
            if product::KINDS.contains(&words[0]) {
                self.product.line(&words);
                continue;
            }
            let line = parse(self, &line);
            self.records.push(line);
        }
    }

    /// What the records of a period say.
    pub fn recorded(&self, period: &Period) -> Recorded {
        let mut recorded = Recorded::default();
        for &table in TableId::ALL {
            let mut lines = self.records.iter().filter(|line| line.is.table() == table);
            if lines.next().is_none() && !self.product.has(table) {
                recorded.fail(table, Reason::MissingTable(table));
            }
        }
        for table in [TableId::Spend, TableId::Revenue] {
            let mut month = period.first;
            while month < period.end {
                let is = |line: &&Line| line.is.table() == table && line.day == month;
                if !self.records.iter().any(|line| is(&line)) {
                    recorded.fail(table, Reason::MissingMonth(table, month));
                }
                month = month.add_months(1);
            }
        }
        self.cells(period, &mut |_, cell| recorded.add(cell, 1));
        self.product_cells(period, &mut |_, _, cell| recorded.add(cell, 1));
        recorded
    }

    /// What each cell of a period adds to a tally.
    pub fn tally_rows(&self, tally: TallyId, period: &Period) -> Vec<Part> {
        let mut rows = Vec::new();
        self.cells(period, &mut |lines, cell| {
            let names = lines.iter().map(|line| line.name.clone()).collect();
            rows.push((lines[0].holder.clone(), names, tally.of(cell)));
        });
        self.product_cells(period, &mut |name, records, cell| {
            rows.push((Some(name.to_owned()), records, tally.of(cell)));
        });
        rows.retain(|row| row.2 != 0);
        rows
    }

    fn cells(
        &self,
        period: &Period,
        f: &mut dyn FnMut(&[&Line], &tenure_metrics::records::Cell<'_>),
    ) {
        self.of(period, |any| if let Any::Spend(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Revenue(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Contract(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Answer(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Invite(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Ticket(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Solved(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::HelpDay(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Visits(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Lead(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Conversion(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::StageEntry(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::InStage(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::TrialStart(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::TrialEnd(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Referral(it) = any { Some(it) } else { None }, f);
        self.of(period, |any| if let Any::Referred(it) = any { Some(it) } else { None }, f);
    }

    fn of<R: Record>(
        &self,
        period: &Period,
        pick: impl Fn(Any) -> Option<R>,
        f: &mut dyn FnMut(&[&Line], &tenure_metrics::records::Cell<'_>),
    ) {
        let mut holders: BTreeMap<Whose<'_>, Vec<(&Line, R)>> = BTreeMap::new();
        for (at, line) in self.records.iter().enumerate() {
            // Contracts run on; everything else happens once.
            let inside = match line.is {
                Any::Contract(_) | Any::InStage(_) => line.at < period.to,
                _ => period.holds(line.at),
            };
            let Some(record) = pick(line.is).filter(|_| inside) else { continue };
            let own = if line.holder.is_some() { 0 } else { at };
            holders.entry((line.holder.as_deref(), own)).or_default().push((line, record));
        }
        for ((holder, _), found) in holders {
            let holder = holder.map(|name| self.holder(name, period));
            let (lines, records): (Vec<&Line>, Vec<R>) = found.into_iter().unzip();
            let span = (period.first, period.end);
            f(&lines, &R::cell(Deeds { records: &records, holder, span }));
        }
    }

    pub fn holder(&self, name: &str, period: &Period) -> Holder {
        let row = self.customers.get(name).and_then(|c| self.customer_period(c, period));
        let has_begun = row.as_ref().is_some_and(|row| row.closing.ever);
        match row.filter(|row| !row.leaves_segment) {
            None => Holder { has_begun, ..Holder::default() },
            Some(row) => {
                Holder { mrr: row.closing.level, is_customer: row.in_closing(), has_begun }
            }
        }
    }
}
