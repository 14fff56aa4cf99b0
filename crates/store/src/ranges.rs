//! Sets of row numbers as ranges: in a re-import they are a few long ones.

use std::ops::Range;

/// A set of row numbers that is filled one by one.
#[derive(Debug, Default)]
pub(crate) struct RowSet {
    words: Vec<u64>,
}

impl RowSet {
    pub(crate) fn insert(&mut self, row: u32) {
        let word = row as usize / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (row % 64);
    }

    /// The rows within `of`, counted from its beginning, as ranges in order.
    pub(crate) fn ranges(&self, of: Range<u64>) -> Vec<Range<u64>> {
        let mut ranges: Vec<Range<u64>> = Vec::new();
        let end = of.end.min(self.words.len() as u64 * 64);
        let mut row = of.start;
        while row < end {
            let word = self.words[(row / 64) as usize] >> (row % 64);
            if word == 0 {
                row += 64 - row % 64;
                continue;
            }
            let from = row + u64::from(word.trailing_zeros());
            let ones = u64::from((word >> word.trailing_zeros()).trailing_ones());
            row = from + ones;
            let range = from.min(end) - of.start..row.min(end) - of.start;
            push(&mut ranges, range);
        }
        ranges
    }
}

/// Adds a range behind the others, joined to the last one where they touch.
fn push(ranges: &mut Vec<Range<u64>>, range: Range<u64>) {
    if range.is_empty() {
        return;
    }
    match ranges.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => ranges.push(range),
    }
}

/// The rows of `of` that are not in `without`. Both are in order and do not overlap.
pub(crate) fn subtract(of: &[Range<u64>], without: &[Range<u64>]) -> Vec<Range<u64>> {
    let mut rest = Vec::new();
    for range in of {
        let mut from = range.start;
        let first = without.partition_point(|gap| gap.end <= from);
        for gap in without[first..].iter().take_while(|gap| gap.start < range.end) {
            push(&mut rest, from..gap.start.max(from));
            from = gap.end;
        }
        push(&mut rest, from.min(range.end)..range.end);
    }
    rest
}

/// The rows of either. Both are in order and do not overlap.
pub(crate) fn union(a: &[Range<u64>], b: &[Range<u64>]) -> Vec<Range<u64>> {
    let mut all = [a, &subtract(b, a)].concat();
    all.sort_by_key(|range| range.start);
    let mut joined = Vec::with_capacity(all.len());
    all.into_iter().for_each(|range| push(&mut joined, range));
    joined
}

/// As bytes: for each range the gap before it and its length, seven bits to a byte.
pub(crate) fn encode(ranges: &[Range<u64>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut end = 0;
    for range in ranges {
        put(&mut bytes, range.start - end);
        put(&mut bytes, range.end - range.start);
        end = range.end;
    }
    bytes
}

/// Writes a number, seven bits to a byte.
pub(crate) fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The ranges of bytes that [`encode`] wrote, or `None` where they are damaged.
pub(crate) fn decode(mut bytes: &[u8]) -> Option<Vec<Range<u64>>> {
    let mut ranges = Vec::new();
    let mut end: u64 = 0;
    while !bytes.is_empty() {
        let start = end.checked_add(take(&mut bytes)?)?;
        end = start.checked_add(take(&mut bytes)?)?;
        push(&mut ranges, start..end);
    }
    Some(ranges)
}

/// Reads a number that [`put`] wrote.
pub(crate) fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    use super::*;

    fn ranges_of(rows: &BTreeSet<u32>) -> Vec<Range<u64>> {
        let mut set = RowSet::default();
        rows.iter().for_each(|row| set.insert(*row));
        set.ranges(0..1_000)
    }

    fn rows_of(ranges: &[Range<u64>]) -> BTreeSet<u32> {
        ranges.iter().flat_map(|range| range.start as u32..range.end as u32).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn ranges_hold_the_rows(rows in btree_set(0_u32..1_000, 0..400)) {
            let ranges = ranges_of(&rows);
            prop_assert_eq!(rows_of(&ranges), rows);
            prop_assert!(ranges.windows(2).all(|two| two[0].end < two[1].start));
            prop_assert_eq!(decode(&encode(&ranges)), Some(ranges));
        }

        #[test]
        fn set_operations_are_those_of_sets(
            a in btree_set(0_u32..300, 0..200),
            b in btree_set(0_u32..300, 0..200),
        ) {
            let (left, right) = (ranges_of(&a), ranges_of(&b));
            prop_assert_eq!(rows_of(&subtract(&left, &right)), &a - &b);
            prop_assert_eq!(union(&left, &right), ranges_of(&(&a | &b)));
        }

        #[test]
        fn a_part_is_counted_from_its_beginning(
            rows in btree_set(0_u32..300, 0..200), from in 0_u32..300, length in 0_u32..300,
        ) {
            let mut set = RowSet::default();
            rows.iter().for_each(|row| set.insert(*row));
            let part = set.ranges(u64::from(from)..u64::from(from + length));
            let expected: BTreeSet<u32> =
                rows.range(from..from + length).map(|row| row - from).collect();
            prop_assert_eq!(rows_of(&part), expected);
        }

        #[test]
        fn damaged_bytes_are_no_panic(bytes in vec(any::<u8>(), 0..40)) {
            let _ = decode(&bytes);
        }
    }
}
