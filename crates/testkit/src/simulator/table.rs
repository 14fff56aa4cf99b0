//! One CSV file, field by field.

use std::io::{BufWriter, Write as _};
use std::path::Path;

use fs_err::File;

use super::Error;
use super::calendar::{At, Calendar};
use super::plans::Plan;
use super::rows::Source;

/// A table that was written, and its number of rows.
pub(super) type Written = (&'static str, u64);

/// A CSV file that is being written.
pub(super) struct Table {
    pub name: &'static str,
    writer: csv::Writer<BufWriter<File>>,
    scratch: String,
    pub rows: u64,
    failed: Option<csv::Error>,
}

impl Table {
    /// Creates `<folder>/<name>.csv` with a header, its columns separated by commas.
    pub fn create(folder: &Path, name: &'static str, header: &str) -> Result<Table, Error> {
        let file = File::create_new(folder.join(format!("{name}.csv")))?;
        let mut writer = csv::Writer::from_writer(BufWriter::with_capacity(1 << 16, file));
        writer.write_record(header.split(','))?;
        Ok(Table { name, writer, scratch: String::new(), rows: 0, failed: None })
    }

    /// Writes a field. The first failure is kept and comes out at the end of the row.
    pub fn text(&mut self, text: &str) -> &mut Table {
        if let Err(error) = self.writer.write_field(text) {
            self.failed.get_or_insert(error);
        }
        self
    }

    pub fn maybe(&mut self, text: Option<&str>) -> &mut Table {
        self.text(text.unwrap_or(""))
    }

    /// Writes a field with `write`, or an empty one.
    fn with<T>(&mut self, value: Option<T>, write: impl FnOnce(T, &mut String)) -> &mut Table {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        if let Some(value) = value {
            write(value, &mut scratch);
        }
        self.text(&scratch);
        self.scratch = scratch;
        self
    }

    pub fn int(&mut self, value: impl Into<Option<i64>>) -> &mut Table {
        self.with(value.into(), |value, out| decimal(value, 0, out))
    }

    pub fn flag(&mut self, value: Option<bool>) -> &mut Table {
        self.maybe(value.map(|value| if value { "true" } else { "false" }))
    }

    /// An amount in minor units, as a decimal in major units.
    pub fn money(&mut self, minor: impl Into<Option<i64>>, exponent: u32) -> &mut Table {
        self.with(minor.into(), |minor, out| decimal(minor, exponent, out))
    }

    pub fn plan(&mut self, plan: Option<Plan>) -> &mut Table {
        self.with(plan, Plan::write_id)
    }

    /// An instant in the way of its source.
    pub fn at(
        &mut self,
        at: impl Into<Option<At>>,
        source: Source,
        calendar: &Calendar,
    ) -> &mut Table {
        self.with(at.into(), |at, out| instant(at, source, calendar, out))
    }

    /// Ends the row.
    pub fn end(&mut self) -> Result<(), Error> {
        self.writer.write_record(None::<&[u8]>)?;
        self.rows += 1;
        match self.failed.take() {
            Some(error) => Err(error.into()),
            None => Ok(()),
        }
    }

    /// Writes what is left; the name of the table and its number of rows.
    pub fn finish(mut self) -> Result<Written, Error> {
        self.writer.flush()?;
        let mut file = self.writer.into_inner().map_err(|error| error.into_error())?;
        file.flush()?;
        Ok((self.name, self.rows))
    }
}

/// Writes `minor × 10^-exponent` with all its decimals.
pub(super) fn decimal(minor: i64, exponent: u32, out: &mut String) {
    let scale = 10_u64.pow(exponent);
    if minor < 0 {
        out.push('-');
    }
    let minor = minor.unsigned_abs();
    digits(minor / scale, 1, out);
    if exponent > 0 {
        out.push('.');
        digits(minor % scale, exponent as usize, out);
    }
}

/// Writes a number with at least so many digits. Formatting machinery would take most of the time
/// of a large company.
fn digits(mut value: u64, width: usize, out: &mut String) {
    let mut text = [b'0'; 20];
    let mut from = text.len();
    while value > 0 || text.len() - from < width {
        from -= 1;
        text[from] = b"0123456789"[(value % 10) as usize];
        value /= 10;
    }
    out.extend(text[from..].iter().map(|&digit| char::from(digit)));
}

/// Writes an instant: UTC for billing, the local offset for the customer file, and a bare day
/// where the source knows days only.
fn instant(at: At, source: Source, calendar: &Calendar, out: &mut String) {
    let offset = match source {
        Source::Billing => None,
        Source::Crm | Source::Legacy | Source::Books => Some(calendar.offset(at)),
    };
    let local = at + i64::from(offset.unwrap_or(0));
    let (days, seconds) = (local.div_euclid(86_400), local.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    part(year, 4, "-", out);
    part(month, 2, "-", out);
    part(day, 2, "", out);
    if source.by_day() && seconds == 0 {
        return;
    }
    out.push('T');
    part(seconds / 3_600, 2, ":", out);
    part(seconds / 60 % 60, 2, ":", out);
    part(seconds % 60, 2, "", out);
    let Some(offset) = offset.map(i64::from) else {
        out.push('Z');
        return;
    };
    out.push(if offset < 0 { '-' } else { '+' });
    part(offset / 3_600, 2, ":", out);
    part(offset / 60 % 60, 2, "", out);
}

/// Writes a part of a date or a time and what follows it.
fn part(value: i64, width: usize, then: &str, out: &mut String) {
    digits(value.unsigned_abs(), width, out);
    out.push_str(then);
}

/// Year, month and day of a day number since 1970: whole 400-year cycles of a calendar whose year
/// begins in March, so that the leap day is last.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (cycle, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (cycle * 400 + year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn shown(at: At, source: Source) -> String {
        let zone = jiff::tz::TimeZone::get("Europe/Bucharest").expect("the zone is bundled");
        let calendar = Calendar::new(zone, date(2026, 11, 1), 36).expect("dates reach so far");
        let mut text = String::new();
        instant(at, source, &calendar, &mut text);
        text
    }

    #[test]
    fn instants_follow_their_source() {
        // 2026-03-01 00:00 in Bucharest, then 12:34:56.
        let midnight = 1_772_316_000;
        assert_eq!(shown(midnight, Source::Books), "2026-03-01");
        assert_eq!(shown(midnight, Source::Billing), "2026-02-28T22:00:00Z");
        assert_eq!(shown(midnight, Source::Crm), "2026-03-01T00:00:00+02:00");
        assert_eq!(shown(midnight + 45_296, Source::Legacy), "2026-03-01T12:34:56+02:00");
        assert_eq!(shown(midnight + 150 * 86_400, Source::Crm), "2026-07-29T01:00:00+03:00");
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        let first = date(1970, 1, 1);
        for days in (-200_000..400_000).step_by(37).chain([59, 60, 11_016, 11_017]) {
            let expected = first + jiff::ToSpan::days(days);
            let (year, month, day) = civil(days);
            let got = date(year as i16, month as i8, day as i8);
            assert_eq!(got, expected, "day {days}");
        }
    }

    #[test]
    fn decimals_have_the_currency_s_places() {
        let shown = |minor, exponent| {
            let mut text = String::new();
            decimal(minor, exponent, &mut text);
            text
        };
        assert_eq!(shown(4_900, 2), "49.00");
        assert_eq!(shown(-5, 2), "-0.05");
        assert_eq!(shown(4_500, 0), "4500");
        assert_eq!(shown(612_000, 8), "0.00612000");
    }
}
