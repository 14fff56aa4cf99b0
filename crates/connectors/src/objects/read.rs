//! Reads the files of an export one after the other, then the objects that had to wait.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::sync::Arc;

use tenure_domain::finding::{Finding, Place};
use tenure_domain::said;

use super::files::ExportPart;
use super::pages;
use super::rows::Rows;
use super::split::{Batch, Element, Lists, Next, Splitter, has_lines};
use super::taker::Made;
use super::{Family, FileTime, Opened, Work};
use crate::Error;
use crate::block::{Blocks, MAX_RECORD, Piece};
use crate::bundle::{ReadOptions, failure};
use crate::csv::scan::Scanner;
use crate::input::Input;
use crate::pipeline;
use crate::report::{ReadReport, Sink};

/// Files of a source, and what is known about them.
pub(crate) struct Files<'f> {
    /// The files, by name.
    pub parts: &'f [ExportPart],
    /// Remarks about files that are not read.
    pub findings: &'f [Finding],
    /// When the objects were read from the source, where somebody says it.
    pub retrieved_at: Option<i64>,
}

/// Reads an export and gives everything in it to `sink`.
///
/// # Errors
/// Those of the sink, and failures of the machine. What is wrong with objects and files is in the
/// report.
pub(crate) fn read<F: Family>(
    export: &Files<'_>,
    family: &mut F,
    options: &ReadOptions,
    sink: &mut dyn Sink,
) -> Result<ReadReport, Error> {
    let said = export.retrieved_at;
    let file = |part: &ExportPart| FileTime {
        name: Arc::clone(&part.name),
        // Nobody has read an object before it was imported.
        retrieved: said.unwrap_or(part.changed_at.min(options.recorded_at)),
    };
    let mut reading = Reading {
        files: export.parts.iter().map(file).collect(),
        export,
        options,
        sink,
        report: ReadReport::default(),
        family,
        held: None,
        lists: pages::Lists::default(),
        read: 0,
    };
    for finding in export.findings {
        reading.finding(finding.clone());
    }
    for at in 0..export.parts.len() {
        reading.file(at)?;
    }
    reading.waiting()?;
    reading.lists();
    for finding in reading.family.closing(&reading.report) {
        reading.finding(finding);
    }
    Ok(reading.report)
}

/// An export while it is read.
struct Reading<'r, F> {
    files: Arc<[FileTime]>,
    export: &'r Files<'r>,
    family: &'r mut F,
    options: &'r ReadOptions,
    sink: &'r mut dyn Sink,
    report: ReadReport,
    held: Option<BufWriter<File>>,
    /// What pages say of the lists that they are of.
    lists: pages::Lists,
    /// Bytes of the files read before this one.
    read: u64,
}

/// Something for a worker, or something that takes its turn.
enum Job {
    Lines { bytes: Vec<u8>, first_line: u64, file: u32 },
    Batch(Batch),
    Finding(Box<Finding>),
}

/// What became of a [`Job`].
enum Done<N> {
    Made(Box<Made<N>>),
    Finding(Box<Finding>),
}

/// The elements of a block of lines.
fn lines(bytes: Vec<u8>, first_line: u64, file: u32) -> Batch {
    let mut elements = Vec::new();
    let (mut at, mut line) = (0, first_line);
    while at < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n);
        let text = bytes[at..end].trim_ascii();
        if !text.is_empty() {
            let start = at + (bytes[at..end].len() - bytes[at..end].trim_ascii_start().len());
            let range = start..start + text.len();
            elements.push(Element { range, file, line, index: None, list: None });
        }
        at = end + 1;
        line += 1;
    }
    Batch { bytes, elements, pages: Vec::new() }
}

impl<F: Family> Reading<'_, F> {
    fn file(&mut self, at: usize) -> Result<(), Error> {
        let part = &self.export.parts[at];
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        match self.run_file(number, part) {
            Err(Error::Io(error)) => self.give_up(number, failure(&error)),
            other => other?,
        }
        self.read += part.bytes;
        let total = self.total();
        self.sink.progress(self.read, total);
        Ok(())
    }

    /// Bytes of all files.
    fn total(&self) -> u64 {
        self.export.parts.iter().map(|part| part.bytes).sum()
    }

    fn run_file(&mut self, number: u32, part: &ExportPart) -> Result<(), Error> {
        let input = Input::open(&part.path)?;
        let count = input.count();
        let mut input = match self.family.records(part, number, input)? {
            Opened::Json(input) => input,
            Opened::Records(mut records) => {
                let mut next = || Ok(records()?.map(Job::Batch));
                return self.run(number, &mut next, &move || count.get(), false);
            }
            Opened::Not(finding) => {
                self.give_up(number, finding);
                return Ok(());
            }
        };
        let chunk = self.options.chunk_bytes;
        let mut start = Vec::new();
        input.by_ref().take(chunk as u64).read_to_end(&mut start)?;
        let mark = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        start.drain(..mark);
        if start.iter().all(u8::is_ascii_whitespace) {
            let finding = Finding::new("empty-file", "objects, lists of them, or arrays of them");
            self.finding(at(finding, &part.name, None));
            return Ok(());
        }
        let name = Arc::clone(&part.name);
        let bytes = move || count.get();
        if has_lines(&start) {
            let scanner = Scanner::new(b'\n', false);
            let mut blocks =
                Blocks::new(input, scanner, start, 1, mark as u64).sized(chunk, MAX_RECORD);
            let mut next = || next_lines(&mut blocks, number, &name);
            self.run(number, &mut next, &bytes, false)
        } else {
            let reader = io::Cursor::new(start).chain(input);
            let mut splitter = Splitter::new(reader, number, chunk, self.family.lists());
            let mut over = false;
            let mut next = || next_batch(&mut splitter, &mut over, &name);
            self.run(number, &mut next, &bytes, false)
        }
    }

    /// Parses what `next` gives on the threads and passes everything on, in order.
    fn run(
        &mut self,
        number: u32,
        next: &mut dyn FnMut() -> Result<Option<Job>, Error>,
        bytes: &dyn Fn() -> u64,
        last: bool,
    ) -> Result<(), Error> {
        let (options, mut heard) = (self.options, F::Heard::default());
        let tables = self.family.tables();
        let rows = || Rows::new(&options.account, options.recorded_at, &options.source, tables);
        if rows().is_none() {
            return Err(Error::Worker);
        }
        let (files, family, total) = (Arc::clone(&self.files), &*self.family, self.total());
        // Workers know the family as it is now; it learns what they tell when they are done.
        let workers = std::cell::RefCell::new(Vec::new());
        for _ in 0..options.threads.max(1) {
            workers.borrow_mut().extend(rows().map(|rows| family.worker(&files, rows, last)));
        }
        let make_worker = || {
            let mut worker = workers.borrow_mut().pop();
            move |job: Job| {
                let batch = match job {
                    Job::Lines { bytes, first_line, file } => lines(bytes, first_line, file),
                    Job::Batch(batch) => batch,
                    Job::Finding(finding) => return Done::Finding(finding),
                };
                let made = worker.as_mut().map(|worker| worker.run(&batch));
                Done::Made(Box::new(made.unwrap_or_default()))
            }
        };
        let mut consume = |done| {
            match done {
                Done::Made(mut made) => {
                    F::hear(&mut heard, std::mem::take(&mut made.news));
                    self.take(*made)?;
                }
                Done::Finding(finding) => self.give_up(number, *finding),
            }
            self.sink.progress((self.read + bytes()).min(total), total);
            Ok(())
        };
        pipeline::run(options.threads, next, &make_worker, &mut consume)?;
        drop(workers);
        self.family.learn(heard);
        Ok(())
    }

    fn take(&mut self, made: Made<F::News>) -> Result<(), Error> {
        for (table, batch) in made.batches {
            let batch = batch?;
            let count = self.report.tables.entry(table).or_default();
            count.rows += batch.num_rows() as u64;
            count.good += batch.num_rows() as u64;
            self.sink.batch(table, batch)?;
        }
        for (&table, &rejected) in &made.counts.rejected {
            let count = self.report.tables.entry(table).or_default();
            count.rows += rejected;
            count.rejected += rejected;
        }
        for reject in &made.rejects {
            reject.findings.iter().for_each(|finding| self.report.note(finding));
            self.sink.reject(reject)?;
        }
        for finding in made.findings {
            self.finding(finding);
        }
        for (code, count) in made.more {
            *self.report.codes.entry(code).or_default() += count;
        }
        made.turns.into_iter().for_each(|turn| self.lists.add(turn));
        self.report.objects.add(&made.counts);
        self.hold(&made.held)?;
        Ok(())
    }

    /// Writes objects that wait into a file of their own, with where they stand.
    fn hold(&mut self, held: &Batch) -> Result<(), Error> {
        if held.elements.is_empty() {
            return Ok(());
        }
        if self.held.is_none() {
            self.held = Some(BufWriter::new(tempfile::tempfile()?));
        }
        let lists = self.family.lists();
        let number = |list: &str| lists.keys.iter().position(|key| *key == list);
        let Some(file) = &mut self.held else { return Ok(()) };
        for element in &held.elements {
            let index = element.index.map_or(0, |index| index + 1);
            file.write_all(&element.file.to_le_bytes())?;
            file.write_all(&element.line.to_le_bytes())?;
            file.write_all(&index.to_le_bytes())?;
            let list = element.list.and_then(number).map_or(0, |at| at as u64 + 1);
            file.write_all(&list.to_le_bytes())?;
            file.write_all(&(element.range.len() as u64).to_le_bytes())?;
            file.write_all(&held.bytes[element.range.clone()])?;
        }
        Ok(())
    }

    /// Reads the objects that waited, now that everything is known.
    fn waiting(&mut self) -> Result<(), Error> {
        let Some(held) = self.held.take() else { return Ok(()) };
        let mut file = held.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        let mut file = BufReader::new(file);
        let chunk = self.options.chunk_bytes;
        let lists = self.family.lists();
        let mut next = || Ok(next_held(&mut file, chunk, lists)?.map(Job::Batch));
        self.run(0, &mut next, &|| 0, true)
    }

    /// Says which lists are not there to their end.
    fn lists(&mut self) {
        let lists = std::mem::take(&mut self.lists);
        for (turn, finding) in lists.findings(&self.family.more_pages()) {
            if let Some(file) = self.files.get(turn.file as usize) {
                let name = Arc::clone(&file.name);
                self.finding(at(finding, &name, Some(turn.line)));
            }
        }
    }

    fn finding(&mut self, finding: Finding) {
        self.report.note(&finding);
        self.sink.finding(&finding);
    }

    fn give_up(&mut self, number: u32, mut finding: Finding) {
        let name = self.files.get(number as usize).map(|file| Arc::clone(&file.name));
        finding.place.file = finding.place.file.or_else(|| name.clone());
        self.finding(finding);
        if let Some(name) = name.filter(|name| self.report.failed_files.last() != Some(name)) {
            self.report.failed_files.push(name);
        }
    }
}

fn at(mut finding: Finding, name: &Arc<str>, line: Option<u64>) -> Finding {
    finding.place = Place { file: Some(Arc::clone(name)), line, ..Place::default() };
    finding
}

fn next_lines(
    blocks: &mut Blocks<Input>,
    file: u32,
    name: &Arc<str>,
) -> Result<Option<Job>, Error> {
    Ok(match blocks.next_piece()? {
        Piece::Block(block) => {
            let (bytes, first_line) = (block.bytes, block.first_line);
            Some(Job::Lines { bytes, first_line, file })
        }
        Piece::TooLong { line, head } | Piece::Unclosed { line, head, .. } => {
            let mib = MAX_RECORD >> 20;
            let finding = Finding::new(
                "record-too-long",
                said!("an object of at most {mib} MiB", mib = mib.to_string()),
            );
            let finding = finding.with_value(&head).with_hint("reading went on with the next line");
            Some(Job::Finding(Box::new(at(finding, name, Some(line)))))
        }
        Piece::End => None,
    })
}

fn next_batch<R: Read>(
    splitter: &mut Splitter<R>,
    over: &mut bool,
    name: &Arc<str>,
) -> Result<Option<Job>, Error> {
    if *over {
        return Ok(None);
    }
    Ok(match splitter.next()? {
        Next::Batch(batch) => Some(Job::Batch(batch)),
        Next::Broken { line, text } => {
            *over = true;
            let finding = Finding::new("invalid-json", "objects, lists of them, or arrays of them");
            let finding = finding.with_value(&text).with_hint("nothing after it was read");
            Some(Job::Finding(Box::new(at(finding, name, Some(line)))))
        }
        Next::End { open: Some(open) } => {
            *over = true;
            let expected = match (open.number, open.begins) {
                (Some(number), Some(line)) => said!(
                    "a closing bracket; the file ends within object {number}, which begins on line {line}",
                    number = number.to_string(),
                    line = line.to_string(),
                ),
                (None, Some(line)) => said!(
                    "a closing bracket; the file ends within the object that begins on line {line}",
                    line = line.to_string(),
                ),
                _ => "a closing bracket; the file ends before its list does".into(),
            };
            let finding = Finding::new("truncated-input", expected);
            let hint = "what stands before was read; copy or export the file again";
            Some(Job::Finding(Box::new(at(finding.with_hint(hint), name, Some(open.line)))))
        }
        Next::End { open: None } => None,
    })
}

/// The next objects that waited.
fn next_held(
    file: &mut BufReader<File>,
    chunk: usize,
    lists: Lists,
) -> Result<Option<Batch>, io::Error> {
    let mut batch = Batch::default();
    while batch.bytes.len() < chunk {
        let mut head = [0; 36];
        match file.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            other => other?,
        }
        let number = |from: usize| {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(&head[from..from + 8]);
            u64::from_le_bytes(bytes)
        };
        let mut of_file = [0; 4];
        of_file.copy_from_slice(&head[..4]);
        let (line, index) = (number(4), number(12).checked_sub(1));
        let list = number(20).checked_sub(1).and_then(|at| usize::try_from(at).ok());
        let list = list.and_then(|at| lists.keys.get(at).copied());
        let start = batch.bytes.len();
        file.by_ref().take(number(28)).read_to_end(&mut batch.bytes)?;
        let (range, file) = (start..batch.bytes.len(), u32::from_le_bytes(of_file));
        batch.elements.push(Element { range, file, line, index, list });
    }
    Ok((!batch.elements.is_empty()).then_some(batch))
}
