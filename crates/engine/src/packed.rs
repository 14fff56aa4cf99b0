//! Rows of whole numbers that are many and seldom looked at, in little memory.
//!
//! Of each block of rows it is known, column by column, what the least number is and which unit (the
//! greatest common divisor) goes into what the others are above it. A row holds how many units that
//! is, in as few bytes as the largest number of its column needs. Times in whole seconds and amounts
//! in whole cents take two to four bytes so, what is the same in all rows none. The bytes of a row
//! lie together, since it may be looked at in any order.

/// Rows in a block.
const BLOCK: usize = 4_096;

/// Rows of `N` numbers each, in order.
#[derive(Debug)]
pub(crate) struct Rows<const N: usize> {
    blocks: Vec<Block<N>>,
    /// Instead of blocks: the rows as they are, of facts that are soon gone again.
    plain: Vec<[i64; N]>,
    len: usize,
}

#[derive(Debug)]
struct Block<const N: usize> {
    columns: [Column; N],
    /// Bytes of a row.
    width: usize,
    bytes: Box<[u8]>,
}

/// How the numbers of a column are written in the rows of a block.
#[derive(Clone, Copy, Debug)]
struct Column {
    base: i64,
    unit: i64,
    /// What the largest code stands for: a number far from all others.
    odd: i64,
    /// Bytes of a code: 0 where all numbers are the base, 8 where they are written as they are.
    width: u8,
    /// Where in the row the code lies.
    at: u16,
}

impl<const N: usize> Default for Rows<N> {
    fn default() -> Rows<N> {
        Rows { blocks: Vec::new(), plain: Vec::new(), len: 0 }
    }
}

impl<const N: usize> FromIterator<[i64; N]> for Rows<N> {
    fn from_iter<I: IntoIterator<Item = [i64; N]>>(rows: I) -> Rows<N> {
        let (mut all, mut open) = (Rows::default(), Vec::new());
        for row in rows {
            open.push(row);
            if open.len() == BLOCK {
                all.close(&mut open);
            }
        }
        if !open.is_empty() {
            all.close(&mut open);
        }
        all.blocks.shrink_to_fit();
        all
    }
}

impl<const N: usize> Rows<N> {
    /// Packs a block of rows, which are gone afterwards.
    fn close(&mut self, open: &mut Vec<[i64; N]>) {
        self.len += open.len();
        self.blocks.push(Block::new(open));
        open.clear();
    }

    /// Rows that are packed, or, where they are soon gone again, left as they are.
    pub fn new(rows: impl Iterator<Item = [i64; N]>, brief: bool) -> Rows<N> {
        if !brief {
            return rows.collect();
        }
        let plain: Vec<[i64; N]> = rows.collect();
        Rows { len: plain.len(), plain, ..Rows::default() }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The row at a place; `None` beyond the last.
    #[inline]
    pub fn get(&self, at: usize) -> Option<[i64; N]> {
        if !self.plain.is_empty() {
            return self.plain.get(at).copied();
        }
        let block = self.blocks.get(at / BLOCK)?;
        let row = block.row(at % BLOCK)?;
        Some(std::array::from_fn(|column| block.columns[column].read(row)))
    }

    /// Some numbers of the row at a place.
    #[inline]
    pub fn cells<const M: usize>(&self, at: usize, columns: [usize; M]) -> Option<[i64; M]> {
        if !self.plain.is_empty() {
            return self.plain.get(at).map(|row| columns.map(|column| row[column]));
        }
        let block = self.blocks.get(at / BLOCK)?;
        let row = block.row(at % BLOCK)?;
        Some(columns.map(|column| block.columns[column].read(row)))
    }

    /// All rows in order.
    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = [i64; N]> {
        (0..self.len).filter_map(move |at| self.get(at))
    }
}

impl<const N: usize> Block<N> {
    fn new(rows: &[[i64; N]]) -> Block<N> {
        let mut width: u16 = 0;
        let columns = std::array::from_fn(|at| {
            let column = Column { at: width, ..Column::new(rows.iter().map(|row| row[at])) };
            width += u16::from(column.width);
            column
        });
        let mut bytes = Vec::with_capacity(rows.len() * usize::from(width));
        for row in rows {
            for (column, &number) in columns.iter().zip(row) {
                column.write(number, &mut bytes);
            }
        }
        // Where all rows are the same they take no byte, and still are so many.
        if width == 0 {
            (bytes, width) = (vec![0; rows.len()], 1);
        }
        Block { columns, width: width.into(), bytes: bytes.into() }
    }

    #[inline]
    fn row(&self, at: usize) -> Option<&[u8]> {
        self.bytes.get(at * self.width..(at + 1) * self.width)
    }
}

impl Column {
    fn new(numbers: impl Iterator<Item = i64> + Clone) -> Column {
        // Ends that never come are the largest number, what is not known often is the smallest.
        let odd = if numbers.clone().any(|it| it == i64::MAX) { i64::MAX } else { i64::MIN };
        let usual = || numbers.clone().filter(move |&number| number != odd);
        let all_usual = !numbers.clone().any(|it| it == odd);
        let same = |base| Column { base, unit: 1, odd, width: 0, at: 0 };
        let (Some(base), Some(most)) = (usual().min(), usual().max()) else { return same(odd) };
        if base == most && all_usual {
            return same(base);
        }
        let unit = unit(usual().map(|number| number.abs_diff(base)));
        let width = match most.abs_diff(base) / unit {
            largest if largest < u64::from(u8::MAX) => 1,
            largest if largest < u64::from(u16::MAX) => 2,
            largest if largest < u64::from(u32::MAX) => 4,
            _ => 8,
        };
        Column { base, unit: unit.cast_signed(), odd, width, at: 0 }
    }

    fn write(&self, number: i64, bytes: &mut Vec<u8>) {
        let width = usize::from(self.width);
        if width == 8 {
            return bytes.extend_from_slice(&number.to_le_bytes());
        }
        let code = match number {
            // Cut to the width it is the largest code.
            it if it == self.odd => u64::MAX,
            it => it.abs_diff(self.base) / self.unit.cast_unsigned(),
        };
        bytes.extend_from_slice(&code.to_le_bytes()[..width]);
    }

    #[inline]
    fn read(&self, row: &[u8]) -> i64 {
        let bytes = row.get(usize::from(self.at)..).unwrap_or_default();
        let code = match (self.width, bytes) {
            (1, &[a, ..]) if a == u8::MAX => return self.odd,
            (1, &[a, ..]) => u32::from(a),
            (2, &[a, b, ..]) => match u16::from_le_bytes([a, b]) {
                u16::MAX => return self.odd,
                code => u32::from(code),
            },
            (4, &[a, b, c, d, ..]) => match u32::from_le_bytes([a, b, c, d]) {
                u32::MAX => return self.odd,
                code => code,
            },
            (8, bytes) => return bytes.first_chunk().map_or(0, |&it| i64::from_le_bytes(it)),
            _ => return self.base,
        };
        // What is above the base may be more than half of all numbers.
        self.base.wrapping_add(self.unit.wrapping_mul(code.into()))
    }
}

/// The largest number that goes into all of these without remainder; 1 where all are 0.
fn unit(numbers: impl Iterator<Item = u64>) -> u64 {
    let mut unit = 0;
    for number in numbers {
        if unit == 1 {
            return 1;
        }
        let (mut small, mut large) = (number, unit);
        while small != 0 {
            (small, large) = (large % small, small);
        }
        unit = large;
    }
    unit.max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn numbers() -> impl Strategy<Value = i64> {
        let ends = prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(0), Just(i64::MAX - 1)];
        prop_oneof![
            3 => (-300_i64..300).prop_map(|n| n * 86_400_000_000),
            3 => (0_i64..70_000).prop_map(|n| n * 5_040_000),
            1 => -128_i64..256,
            1 => any::<i64>(),
            1 => ends,
        ]
    }

    proptest! {
        #[test]
        fn rows_are_given_back_as_they_were(
            of_each in prop::collection::vec(prop::collection::vec(numbers(), 1..6), 3),
            picks in prop::collection::vec(any::<[prop::sample::Index; 3]>(), 0..200),
            times in 1_usize..60,
        ) {
            // Columns of few different numbers, so that some are narrow.
            let row = |pick: &[prop::sample::Index; 3]| {
                std::array::from_fn(|at| *pick[at].get(&of_each[at]))
            };
            let rows: Vec<[i64; 3]> = picks.iter().map(row).collect();
            let rows = rows.repeat(times);
            let packed: Rows<3> = rows.iter().copied().collect();
            prop_assert_eq!(packed.len(), rows.len());
            prop_assert_eq!(packed.get(rows.len()), None);
            prop_assert!(packed.iter().eq(rows.iter().copied()));
            for (at, row) in rows.iter().enumerate() {
                prop_assert_eq!(packed.cells(at, [2, 0]), Some([row[2], row[0]]));
            }
            prop_assert_eq!(packed.cells(rows.len(), [0]), None);
            let plain = Rows::new(rows.iter().copied(), true);
            prop_assert_eq!(plain.len(), rows.len());
            prop_assert!(plain.iter().eq(rows.iter().copied()));
            prop_assert_eq!((plain.get(rows.len()), plain.cells(rows.len(), [0])), (None, None));
        }
    }

    /// How many bytes the rows of one number each take.
    fn bytes(numbers: &[i64]) -> usize {
        let rows: Rows<1> = numbers.iter().map(|&number| [number]).collect();
        rows.blocks.iter().map(|block| block.bytes.len()).sum()
    }

    #[test]
    fn numbers_take_few_bytes() {
        let count = 10_000_usize;
        let each = |f: fn(i64) -> i64| -> Vec<i64> { (0..count as i64).map(f).collect() };
        assert_eq!(bytes(&each(|_| 7)), count);
        assert_eq!(bytes(&each(|_| i64::MAX)), count);
        assert_eq!(bytes(&each(|n| n % 200 * 5_040_000)), count);
        // Days over some years, of which some never come.
        let days = |n: i64| if n % 5 == 0 { i64::MAX } else { n % 3_000 * 86_400_000_000 };
        assert_eq!(bytes(&each(days)), 2 * count);
        assert_eq!(bytes(&each(|n| n * 1_000_003 % 86_400_000 * 1_000_000)), 4 * count);
        assert_eq!(bytes(&each(|n| (n + 1) * (i64::MAX / 10_001))), 2 * count);
        assert_eq!(bytes(&each(|n| n * n * n * 1_000_003)), 8 * count);
    }
}
