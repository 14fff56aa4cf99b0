//! The columns of a batch by name and type.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, BooleanArray, Int32Array, Int64Array, RecordBatch, StringArray};
use rustc_hash::FxHashMap;
use tenure_domain::finding::Place;
use tenure_domain::money::{AMOUNT_SCALE, Amount, Currency};
use tenure_domain::schema::minor_name;
use tenure_domain::time::{Day, Instant};
use tenure_store::{SOURCE_FILE, SOURCE_LINE};

/// A text column that may be absent.
#[derive(Clone, Copy, Default)]
pub(crate) struct Text<'a>(Option<&'a StringArray>);

/// A column of 64-bit integers that may be absent.
pub(crate) struct Long<'a>(Option<&'a Int64Array>);

/// A column of 32-bit integers that may be absent.
pub(crate) struct Short<'a>(Option<&'a Int32Array>);

/// A column of booleans that may be absent.
pub(crate) struct Flag<'a>(Option<&'a BooleanArray>);

/// Money: the column in ten-thousandths of a major unit, and the one in minor units beside it.
pub(crate) struct Money<'a> {
    major: Long<'a>,
    minor: Long<'a>,
}

/// The columns of one batch that hold anything, by name: most of a table's are empty.
pub(crate) struct Cols<'a> {
    rows: usize,
    columns: FxHashMap<&'a str, &'a dyn Array>,
}

impl<'a> Cols<'a> {
    pub fn new(batch: &'a RecordBatch) -> Cols<'a> {
        let mut columns: FxHashMap<&'a str, &'a dyn Array> = FxHashMap::default();
        for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
            if column.null_count() < column.len() {
                columns.insert(field.name(), column.as_ref());
            }
        }
        Cols { rows: batch.num_rows(), columns }
    }

    fn column(&self, name: &str) -> Option<&'a dyn Array> {
        self.columns.get(name).copied()
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn text(&self, name: &str) -> Text<'a> {
        Text(self.column(name).and_then(|c| c.as_string_opt::<i32>()))
    }

    pub fn long(&self, name: &str) -> Long<'a> {
        Long(self.column(name).and_then(|c| c.as_primitive_opt::<Int64Type>()))
    }

    pub fn short(&self, name: &str) -> Short<'a> {
        Short(self.column(name).and_then(|c| c.as_primitive_opt::<Int32Type>()))
    }

    pub fn flag(&self, name: &str) -> Flag<'a> {
        Flag(self.column(name).and_then(|c| c.as_boolean_opt()))
    }

    /// Where the source wrote a row.
    pub fn place(&self, row: usize) -> Place {
        let file = self.text(SOURCE_FILE).at(row).filter(|file| !file.is_empty());
        let line = self.long(SOURCE_LINE).at(row).and_then(|line| u64::try_from(line).ok());
        Place {
            file: file.map(Into::into),
            line: line.filter(|&line| line > 0),
            ..Place::default()
        }
    }

    pub fn money(&self, name: &'static str) -> Money<'a> {
        Money { major: self.long(name), minor: self.long(minor_name(name)) }
    }
}

impl<'a> Text<'a> {
    /// Whether any row has a value.
    pub fn any(&self) -> bool {
        self.0.is_some()
    }

    pub fn at(&self, row: usize) -> Option<&'a str> {
        let column = self.0?;
        column.is_valid(row).then(|| column.value(row))
    }

    /// The text, or the empty one.
    pub fn or_empty(&self, row: usize) -> &'a str {
        self.at(row).unwrap_or("")
    }
}

/// How many currencies a column remembers.
const FEW: usize = 4;

/// A column of currency codes that remembers the last ones: most data have few.
pub(crate) struct Currencies<'a> {
    codes: Text<'a>,
    last: [(Option<&'a str>, Option<Currency>); FEW],
    next: usize,
}

impl<'a> Currencies<'a> {
    pub fn new(codes: Text<'a>) -> Currencies<'a> {
        Currencies { codes, last: [(None, None); FEW], next: 0 }
    }

    pub fn at(&mut self, row: usize) -> Option<Currency> {
        let code = self.codes.at(row)?;
        if let Some(known) = self.last.iter().find(|known| known.0 == Some(code)) {
            return known.1;
        }
        let currency = Currency::parse(code);
        self.last[self.next] = (Some(code), currency);
        self.next = (self.next + 1) % FEW;
        currency
    }
}

impl Long<'_> {
    /// Whether any row has a value.
    pub fn any(&self) -> bool {
        self.0.is_some()
    }

    pub fn at(&self, row: usize) -> Option<i64> {
        let column = self.0?;
        column.is_valid(row).then(|| column.value(row))
    }

    pub fn instant(&self, row: usize) -> Option<Instant> {
        self.at(row).map(Instant)
    }

    /// A small count, such as months in a term.
    pub fn count(&self, row: usize) -> Option<u16> {
        self.at(row).and_then(|n| u16::try_from(n).ok())
    }
}

impl Short<'_> {
    pub fn at(&self, row: usize) -> Option<i32> {
        let column = self.0?;
        column.is_valid(row).then(|| column.value(row))
    }

    pub fn day(&self, row: usize) -> Option<Day> {
        self.at(row).map(Day)
    }

    pub fn percent(&self, row: usize) -> Option<u32> {
        self.at(row).and_then(|n| u32::try_from(n).ok())
    }
}

impl Flag<'_> {
    pub fn at(&self, row: usize) -> Option<bool> {
        let column = self.0?;
        column.is_valid(row).then(|| column.value(row))
    }
}

impl Money<'_> {
    /// Whether a row has an amount, in either form.
    pub fn any(&self, row: usize) -> bool {
        self.major.at(row).or(self.minor.at(row)).is_some()
    }

    /// The amount, where it is given in major units.
    pub fn major(&self, row: usize) -> Option<Amount> {
        self.major.at(row)
    }

    /// The amount, where it is given in either form. Minor units are scaled by `currency`.
    pub fn at(&self, row: usize, currency: impl FnOnce() -> Currency) -> Option<Amount> {
        self.major.at(row).or_else(|| {
            let minor = self.minor.at(row)?;
            minor.checked_mul(AMOUNT_SCALE / 10_i64.pow(currency().exponent()))
        })
    }
}
