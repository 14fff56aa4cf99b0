//! Reads the files of a bundle one after the other.

use std::cell::Cell;
use std::io;
use std::sync::Arc;

use arrow_array::RecordBatch;
use tenure_domain::finding::Finding;
use tenure_domain::said;
use tenure_domain::schema::{SAYS, Says, TableId};

use super::intake::Intake;
use super::layout::{Format, Part};
use super::text::{self, Start};
use super::{Bundle, Finish, ReadOptions};
use crate::Error;
use crate::block::{Block, Blocks, MAX_RECORD, Parsed, Piece};
use crate::cell::Reader;
use crate::csv::dialect::{Header, detect};
use crate::csv::parse::CsvParser;
use crate::csv::scan::Scanner;
use crate::csv::{dates, marks};
use crate::header::{Plan, Target, mixed_delimiters, plan};
use crate::input::Input;
use crate::jsonl::{self, JsonlParser};
use crate::mapping::TableMapping;
use crate::parquet::{Groups, ParquetFile, ParquetParser, Rows};
use crate::pipeline;
use crate::report::{ReadReport, Sink};
use crate::row::RowReader;
use crate::values::date::{Clock, DateOrder};
use crate::values::decimal::Marks;

/// Reads a bundle and gives everything in it to `sink`.
///
/// Files are read in the order of their tables, rows in the order of their files. What is wrong
/// inside a file becomes a finding; a file that cannot be read to its end is named in the report.
///
/// # Errors
/// Those of the sink, and failures of the machine.
pub fn read(
    bundle: &Bundle,
    options: &ReadOptions,
    sink: &mut dyn Sink,
) -> Result<ReadReport, Error> {
    read_with(bundle, options, None, sink)
}

/// Hears of good rows on the threads that made them, in any order. Their texts may be numbers into
/// a dictionary.
pub type Early<'a> = &'a (dyn Fn(&RecordBatch) + Sync);

/// As [`read`], but gives good rows to `early`, and only what else there is to `sink`: for
/// receivers that can take rows on many threads and do not mind their order.
///
/// # Errors
/// As [`read`].
pub fn read_early(
    bundle: &Bundle,
    options: &ReadOptions,
    early: Early<'_>,
    sink: &mut dyn Sink,
) -> Result<ReadReport, Error> {
    read_with(bundle, options, Some(early), sink)
}

fn read_with(
    bundle: &Bundle,
    options: &ReadOptions,
    early: Option<Early<'_>>,
    sink: &mut dyn Sink,
) -> Result<ReadReport, Error> {
    let mut report = ReadReport::default();
    for finding in &bundle.findings {
        report.note(finding);
        sink.finding(finding);
        if finding.code == "unreadable-file" {
            report.failed_files.extend(finding.place.file.clone());
        }
    }
    let wanted = |table: TableId| options.only.is_empty() || options.only.contains(&table);
    let sources = || bundle.tables.iter().filter(|source| wanted(source.table));
    let total = sources().flat_map(|source| &source.parts).map(|part| part.bytes).sum();
    // What was translated is written as a bundle is: a mapping is about the files beside it.
    let unmapped = ReadOptions { mapping: None, ..options.clone() };
    let mut done = 0;
    for source in sources() {
        let mut headers = Some(Vec::new());
        for part in &source.parts {
            let options = if bundle.is_translated(part) { &unmapped } else { options };
            let whole = bundle.is_translated(part);
            let file = FileReader { part, table: source.table, options, whole, early, done, total };
            let name = Arc::clone(&part.name);
            let mut intake = Intake::new(source.table, name, sink, &mut report);
            match file.read(&mut intake) {
                Err(Error::Io(error)) => intake.give_up(failure(&error)),
                other => other?,
            }
            let names = intake.names();
            intake.finish(options.account.currency.code());
            // Of a table of which not all headers are known nothing is missing.
            headers = headers.filter(|_| !names.is_empty() && options.mapping.is_some());
            headers.iter_mut().for_each(|all| all.extend(names.iter().cloned()));
            done += part.bytes;
            sink.progress(done, total);
        }
        let mapped = options.mapping.as_deref().zip(headers);
        for finding in mapped.iter().flat_map(|(it, all)| it.headers_not_among(source.table, all)) {
            report.note(&finding);
            sink.finding(&finding);
        }
    }
    Ok(report)
}

/// What was parsed, with the columns that its rows speak of, which are those of the plan of their
/// file and what they bring beyond it.
fn said(mut parsed: Parsed, plan: Option<&Plan>) -> Parsed {
    let says = plan.map(|plan| plan.says(&parsed.new)).filter(|says| !says.is_all());
    let Some(says) = says else { return parsed };
    let mark = |batch: RecordBatch| {
        let schema = batch.schema().as_ref().clone();
        let metadata = [(SAYS.to_owned(), says.text())].into();
        batch.with_schema(Arc::new(schema.with_metadata(metadata)))
    };
    parsed.batches =
        std::mem::take(&mut parsed.batches).into_iter().map(|it| it.and_then(mark)).collect();
    parsed
}

/// Where good rows go from the thread that parsed them.
#[derive(Clone, Copy)]
struct Hand<'a> {
    table: TableId,
    early: Option<Early<'a>>,
    finish: Finish,
}

impl Hand<'_> {
    /// What was parsed, with finished rows, or without them where `early` takes them.
    fn over(self, mut parsed: Parsed) -> Parsed {
        let batches = std::mem::take(&mut parsed.batches);
        let finished = |batch: RecordBatch| (self.finish)(self.table, batch);
        parsed.batches = match self.early {
            None => batches.into_iter().map(|batch| batch.map(finished)).collect(),
            Some(early) => {
                let rest = batches.into_iter().filter_map(|batch| match batch {
                    Ok(batch) => {
                        early(&batch);
                        None
                    }
                    error => Some(error),
                });
                rest.collect()
            }
        };
        parsed
    }
}

/// The finding for a file that cannot be read on.
pub fn failure(error: &io::Error) -> Finding {
    if crate::input::is_bomb(error) {
        return Finding::new("suspicious-compression", error.to_string())
            .with_hint("unpack the file yourself if it is what it should be");
    }
    let again = "copy or export the file again";
    match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            let expected = "a whole file; it ends in the middle of its compressed data";
            Finding::new("truncated-input", expected).with_hint(again)
        }
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            Finding::new("corrupt-input", said!("intact data ({error})", error = error.to_string()))
                .with_hint(again)
        }
        _ => super::layout::unreadable(error),
    }
}

/// One file, and how it is to be read.
struct FileReader<'a> {
    part: &'a Part,
    table: TableId,
    options: &'a ReadOptions,
    /// Whether its rows speak of all columns, whatever it has.
    whole: bool,
    early: Option<Early<'a>>,
    /// Bytes of the files before, and of all.
    done: u64,
    total: u64,
}

/// The columns of a file with warnings, or why there is nothing to read.
pub type Planned = Result<(Plan, Vec<Finding>), Vec<Finding>>;

/// A block for a worker, or something that takes its turn among them.
enum Job {
    Block(Block),
    Other(Piece),
    Failed(io::Error),
}

/// What became of a [`Job`].
enum Done {
    Parsed(Box<Parsed>),
    Other(Piece),
    Failed(io::Error),
}

impl FileReader<'_> {
    fn read(&self, intake: &mut Intake<'_>) -> Result<(), Error> {
        match self.part.format {
            Format::Csv => self.read_csv(intake),
            Format::Jsonl => self.read_jsonl(intake),
            Format::Parquet => self.read_parquet(intake),
        }
    }

    fn read_csv(&self, intake: &mut Intake<'_>) -> Result<(), Error> {
        let input = Input::open(&self.part.path)?;
        let count = input.count();
        let Some(start) = text::start(input, intake)? else { return Ok(()) };
        let Some(header) = detect(&start.bytes, self.table, self.mapping()) else {
            text::note_no_header(&start.bytes, intake);
            return Ok(());
        };
        if let Some(mut mixed) =
            mixed_delimiters(self.table, &header.names, header.delimiter, self.mapping())
        {
            mixed.place.line = Some(header.lines);
            intake.give_up(mixed);
            return Ok(());
        }
        if header.titled {
            intake.finding(below_titles(header.lines));
        }
        let plan = plan(self.table, &header.names, self.mapping(), self.later());
        let written = self.written(&start.bytes, &header, &plan, intake);
        let Some(rows) = self.row_reader(plan, written, intake) else { return Ok(()) };
        let scanner = Scanner::new(header.delimiter, true);
        let mut blocks = self.blocks(start, scanner, header.len, header.lines);
        let (file, source) = (Arc::clone(&intake.file), Arc::clone(&self.options.source));
        let hand = self.hand();
        let make_worker = || {
            let (file, source) = (Arc::clone(&file), Arc::clone(&source));
            let mut parser = CsvParser::new(rows.clone(), header.delimiter, file, source);
            let plan = self.partial(&rows);
            move |block: &Block| hand.over(said(parser.parse(block), plan))
        };
        self.run(&mut blocks, &make_worker, &|| count.get(), intake)
    }

    fn read_jsonl(&self, intake: &mut Intake<'_>) -> Result<(), Error> {
        let input = Input::open(&self.part.path)?;
        let count = input.count();
        let Some(start) = text::start(input, intake)? else { return Ok(()) };
        let plan = jsonl::plan_of(self.table, &start.bytes, self.mapping(), self.later());
        let Some(rows) = self.row_reader(plan, Written::default(), intake) else { return Ok(()) };
        let mut blocks = self.blocks(start, Scanner::new(b'\n', false), 0, 0);
        let (file, source) = (Arc::clone(&intake.file), Arc::clone(&self.options.source));
        let hand = self.hand();
        let make_worker = || {
            let (file, source) = (Arc::clone(&file), Arc::clone(&source));
            let mut parser = JsonlParser::new(rows.clone(), self.mapping().cloned(), file, source);
            let plan = self.partial(&rows);
            move |block: &Block| hand.over(said(parser.parse(block), plan))
        };
        self.run(&mut blocks, &make_worker, &|| count.get(), intake)
    }

    fn read_parquet(&self, intake: &mut Intake<'_>) -> Result<(), Error> {
        let file = match ParquetFile::open(fs_err::File::open(&self.part.path)?.into_file()) {
            Ok(file) => file,
            Err(finding) => {
                intake.give_up(*finding);
                return Ok(());
            }
        };
        let planned = plan(self.table, &file.header(), self.mapping(), self.later());
        let checked = planned.and_then(|(mut plan, mut warnings)| {
            let (more, errors) = file.check(&mut plan);
            warnings.extend(more);
            if errors.is_empty() { Ok((plan, warnings)) } else { Err(errors) }
        });
        let Some(rows) = self.row_reader(checked, Written::default(), intake) else {
            return Ok(());
        };
        if let Some(groups) = self.early.and_then(|_| file.groups(rows.plan())) {
            return self.read_groups(&groups, &rows, intake);
        }
        let total = file.rows().max(1);
        let mut batches = match file.batches(rows.plan()) {
            Ok(batches) => batches,
            Err(finding) => {
                intake.give_up(*finding);
                return Ok(());
            }
        };
        let mut ended = false;
        let mut next = || {
            if ended {
                return Ok(None);
            }
            Ok(match batches.next_rows() {
                Ok(rows) => rows.map(Ok),
                Err(finding) => {
                    ended = true;
                    Some(Err(finding))
                }
            })
        };
        let (file, source) = (Arc::clone(&intake.file), Arc::clone(&self.options.source));
        let hand = self.hand();
        let make_worker = || {
            let (file, source) = (Arc::clone(&file), Arc::clone(&source));
            let mut parser = ParquetParser::new(rows.clone(), file, source);
            let plan = self.partial(&rows);
            move |rows: Result<Rows, Box<Finding>>| {
                rows.map(|rows| hand.over(said(parser.parse(&rows), plan)))
            }
        };
        let mut consume = |parsed: Result<Parsed, Box<Finding>>| {
            match parsed {
                Ok(parsed) => intake.take(parsed)?,
                Err(finding) => intake.give_up(*finding),
            }
            let share = self.part.bytes.saturating_mul(intake.records()) / total;
            intake.sink.progress(self.done + share.min(self.part.bytes), self.total);
            Ok(())
        };
        pipeline::run(self.options.threads, &mut next, &make_worker, &mut consume)
    }

    /// Reads row groups, each on one thread from the file to what its rows come to: what is read is
    /// still at hand then. After one that cannot be read no other is begun.
    fn read_groups(
        &self,
        groups: &Groups,
        rows: &RowReader,
        intake: &mut Intake<'_>,
    ) -> Result<(), Error> {
        let failed = Cell::new(false);
        let mut left = 0..groups.count();
        let mut next = || Ok(if failed.get() { None } else { left.next() });
        let (file, source) = (Arc::clone(&intake.file), Arc::clone(&self.options.source));
        let hand = self.hand();
        let make_worker = || {
            let (file, source) = (Arc::clone(&file), Arc::clone(&source));
            let mut parser = ParquetParser::new(rows.clone(), file, source);
            let plan = self.partial(rows);
            move |group: usize| {
                // Threads that shared a file would move each other's place in it.
                let opened = fs_err::File::open(&self.part.path).map(fs_err::File::into_file);
                let opened = opened.map_err(|error| Box::new(failure(&error)));
                let mut batches = match opened.and_then(|it| groups.batches(it, group)) {
                    Ok(batches) => batches,
                    Err(finding) => return (group, vec![Err(finding)]),
                };
                let mut parsed = Vec::new();
                while let Some(rows) = batches.next_rows().transpose() {
                    parsed.push(rows.map(|rows| hand.over(said(parser.parse(&rows), plan))));
                    if parsed.last().is_some_and(Result::is_err) {
                        break;
                    }
                }
                (group, parsed)
            }
        };
        let total = groups.rows_before(groups.count()).max(1);
        let mut consume = |(group, parsed): (usize, Vec<Result<Parsed, Box<Finding>>>)| {
            for parsed in parsed {
                match parsed {
                    Ok(parsed) => intake.take(parsed)?,
                    Err(finding) => {
                        failed.set(true);
                        intake.give_up(*finding);
                    }
                }
            }
            let share = self.part.bytes.saturating_mul(groups.rows_before(group + 1)) / total;
            intake.sink.progress(self.done + share.min(self.part.bytes), self.total);
            Ok(())
        };
        pipeline::run(self.options.threads, &mut next, &make_worker, &mut consume)
    }

    fn hand(&self) -> Hand<'_> {
        Hand { table: self.table, early: self.early, finish: self.options.finish }
    }

    /// Whether rows of the table are known from before.
    fn later(&self) -> bool {
        !self.whole && self.options.known.contains_key(&self.table)
    }

    /// The columns of the file, where its rows may leave others as they were.
    fn partial<'r>(&self, rows: &'r RowReader) -> Option<&'r Plan> {
        (!self.whole && Says::may_leave(self.table)).then(|| rows.plan())
    }

    /// Whether the currency that is known of rows stays, since the file has none.
    fn keeps_currency(&self, plan: &Plan) -> bool {
        let known = self.options.known.get(&self.table).filter(|_| plan.later);
        let has = plan.spec.index("currency").is_none_or(|index| plan.has(index));
        !has && Says::may_leave(self.table) && known.is_some_and(|says| says.has("currency"))
    }

    /// What the mapping says about the table.
    fn mapping(&self) -> Option<&TableMapping> {
        self.options.mapping.as_deref().and_then(|mapping| mapping.table(self.table))
    }

    /// The blocks of a file after its first `len` bytes, which take `lines` lines.
    fn blocks(&self, start: Start, scanner: Scanner, len: usize, lines: u64) -> Blocks<Input> {
        let rest = start.bytes[len.min(start.bytes.len())..].to_vec();
        let offset = start.skipped + len as u64;
        Blocks::new(start.input, scanner, rest, lines + 1, offset)
            .failing(start.failed)
            .sized(self.options.chunk_bytes, MAX_RECORD)
    }

    /// Reads all blocks, parses them on the threads, and passes everything on in order.
    fn run<W: FnMut(&Block) -> Parsed + Send>(
        &self,
        blocks: &mut Blocks<Input>,
        make_worker: &dyn Fn() -> W,
        bytes_read: &dyn Fn() -> u64,
        intake: &mut Intake<'_>,
    ) -> Result<(), Error> {
        let mut ended = false;
        let mut next = || {
            if ended {
                return Ok(None);
            }
            Ok(match blocks.next_piece() {
                Ok(Piece::Block(block)) => Some(Job::Block(block)),
                Ok(Piece::End) => None,
                Ok(piece) => Some(Job::Other(piece)),
                Err(error) => {
                    ended = true;
                    Some(Job::Failed(error))
                }
            })
        };
        let make = || {
            let mut parse = make_worker();
            move |job| match job {
                Job::Block(block) => Done::Parsed(Box::new(parse(&block))),
                Job::Other(piece) => Done::Other(piece),
                Job::Failed(error) => Done::Failed(error),
            }
        };
        let mut consume = |done| {
            match done {
                Done::Parsed(parsed) => intake.take(*parsed)?,
                Done::Other(piece) => odd_piece(piece, intake)?,
                Done::Failed(error) => intake.give_up(failure(&error)),
            }
            let here = bytes_read().min(self.part.bytes);
            intake.sink.progress(self.done + here, self.total);
            Ok(())
        };
        pipeline::run(self.options.threads, &mut next, &make, &mut consume)
    }

    /// How this file writes numbers and dates, by those at its start, unless a mapping says it or they
    /// leave it at what is usual. What is to be said of it is noted.
    fn written(
        &self,
        start: &[u8],
        header: &Header,
        plan: &Planned,
        intake: &mut Intake<'_>,
    ) -> Written {
        let Ok((plan, _)) = plan else { return Written::default() };
        let mapping = self.options.mapping.as_deref();
        let mut written = Written::default();
        if !mapping.is_some_and(|mapping| mapping.says_marks) {
            let (marks, finding) = marks::seen(start, header, plan);
            written.marks = marks;
            finding.into_iter().for_each(|finding| intake.finding(finding));
        }
        if mapping.is_none_or(|mapping| mapping.date_order.is_none()) {
            let (order, finding) = dates::seen(start, header, plan);
            written.order = order;
            finding.into_iter().for_each(|finding| intake.finding(finding));
        }
        written
    }

    /// What makes rows of this file canonical, whose numbers and dates are written so where it was
    /// found out; `None` where the header will not do.
    fn row_reader(
        &self,
        plan: Planned,
        written: Written,
        intake: &mut Intake<'_>,
    ) -> Option<RowReader> {
        let mapping = self.options.mapping.as_deref();
        let plan = match plan {
            Ok((plan, warnings)) => {
                warnings.into_iter().for_each(|warning| intake.finding(warning));
                plan
            }
            Err(errors) => {
                errors.into_iter().for_each(|error| intake.give_up(error));
                return None;
            }
        };
        self.warn_recorded_at(&plan, intake);
        intake.plan(&plan);
        let account = &self.options.account;
        let inclusive = mapping.and_then(|m| m.inclusive_ends).unwrap_or(account.inclusive_ends);
        let order = mapping.and_then(|m| m.date_order).or(written.order).unwrap_or_default();
        let marks = written.marks.or(mapping.map(|m| m.marks)).unwrap_or_default();
        let reader = Reader::new(Clock::new(account.zone.clone(), order), marks, inclusive);
        let keeps = self.keeps_currency(&plan);
        let rows = RowReader::new(Arc::new(plan), account, reader).keeping_currency(keeps);
        Some(rows.recorded(self.options.recorded_at, self.options.accept_recorded_at))
    }

    fn warn_recorded_at(&self, plan: &Plan, intake: &mut Intake<'_>) {
        if let Some(at) = plan.source(Target::RecordedAt)
            && !self.options.accept_recorded_at
        {
            let expected = "no `recorded_at`, except into an empty workspace";
            let finding = Finding::new("recorded-at-ignored", expected)
                .with_field(Arc::clone(&plan.header[at]))
                .with_hint("the time of the import was used");
            intake.finding(finding);
        }
    }
}

/// How a file writes what can be written in several ways, as far as it was found out.
#[derive(Clone, Copy, Default)]
struct Written {
    marks: Option<Marks>,
    order: Option<DateOrder>,
}

/// The remark about a header that stands in a line below titles.
fn below_titles(line: u64) -> Finding {
    let expected = said!("a header in the first line; here it is line {line}", line = line);
    let mut finding = Finding::new("title-rows", expected)
        .with_hint("what stands above was taken for a title and skipped; nothing is to be done");
    finding.place.line = Some(line);
    finding
}

/// Records that are not parsed because of how they are written.
fn odd_piece(piece: Piece, intake: &mut Intake<'_>) -> Result<(), Error> {
    match piece {
        Piece::TooLong { line, head } => {
            let mib = MAX_RECORD >> 20;
            let finding = Finding::new(
                "record-too-long",
                said!("a record of at most {mib} MiB", mib = mib.to_string()),
            )
            .with_value(&head)
            .with_hint("reading went on with the next line");
            intake.reject_record(line, finding, head)
        }
        Piece::Unclosed { line, column, head } => {
            let expected =
                said!("a closing quote within {mib} MiB", mib = (MAX_RECORD >> 20).to_string());
            let mut finding = Finding::new("unclosed-quote", expected).with_value(&head).with_hint(
                "everything from here on was not read; write a quote inside a field twice",
            );
            (finding.place.line, finding.place.column) = (Some(line), Some(column));
            intake.give_up(finding);
            Ok(())
        }
        Piece::Block(_) | Piece::End => Ok(()),
    }
}
