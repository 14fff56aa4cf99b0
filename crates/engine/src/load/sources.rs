//! Where facts were read, in little memory: file and line, by the row of their origin.

use tenure_domain::symbols::Sym;

use super::Source;
use crate::packed::Rows;

/// Where the facts of one kind were read.
#[derive(Debug, Default)]
pub struct Sources {
    /// File and line.
    packed: Rows<2>,
    /// Instead, while they are noted one by one.
    noted: Vec<Source>,
}

impl From<Vec<Source>> for Sources {
    fn from(noted: Vec<Source>) -> Sources {
        let mut sources = Sources { noted, ..Sources::default() };
        sources.pack();
        sources
    }
}

impl Sources {
    /// How many rows are known.
    pub fn len(&self) -> usize {
        self.packed.len() + self.noted.len()
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the fact of a row was read, where that is known.
    pub fn get(&self, row: usize) -> Option<Source> {
        let packed = |[file, line]: [i64; 2]| Source { file: Sym(file as u32), line: line as u32 };
        self.packed.get(row).map(packed).or_else(|| self.noted.get(row).copied())
    }

    /// Notes where the fact of a row was read; of rows between it and the last one, the same.
    pub(super) fn note(&mut self, row: usize, source: Source) {
        if self.noted.len() <= row {
            self.noted.resize(row + 1, source);
        }
        self.noted[row] = source;
    }

    /// Packs what was noted: no more will come.
    pub(super) fn pack(&mut self) {
        if self.packed.len() == 0 {
            let noted = std::mem::take(&mut self.noted);
            let numbers = |source: Source| [i64::from(source.file.0), i64::from(source.line)];
            self.packed = noted.into_iter().map(numbers).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_told_packed_or_not() {
        let source = |file: u32, line: u32| Source { file: Sym(file), line };
        let mut sources = Sources::default();
        sources.note(1, source(3, 10));
        sources.note(0, source(u32::MAX, 9));
        sources.note(4_999, source(4, 0));
        let told = |sources: &Sources| {
            let at = |row| sources.get(row);
            assert_eq!([at(0), at(1)], [Some(source(u32::MAX, 9)), Some(source(3, 10))]);
            assert_eq!([at(4_999), at(5_000)], [Some(source(4, 0)), None]);
            assert_eq!(sources.len(), 5_000);
        };
        told(&sources);
        sources.pack();
        assert!(sources.noted.is_empty());
        told(&sources);
    }
}
