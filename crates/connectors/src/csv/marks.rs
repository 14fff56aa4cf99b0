//! How a file writes its numbers, by those that can be read in one way only.
//!
//! `1.234,50` and `49,00` have a decimal comma, `1,234.50` and `49.00` a decimal point, and `1.234`
//! may be either. Where all that tell agree on a decimal comma, or on commas between thousands, the
//! file is read so. Where nothing tells what `1.234` is, that is said.

use tenure_domain::finding::Finding;
use tenure_domain::said;
use tenure_domain::schema::ColumnKind;

use super::dialect::Header;
use super::start::{Seen, columns, look};
use crate::header::Plan;
use crate::values::decimal::Marks;

/// What one number tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tells {
    /// Of marks: nothing, as it has none, or is no number.
    Nothing,
    /// A decimal comma, and the mark between thousands where there is one.
    Comma(Option<u8>),
    /// A decimal point, and the mark between thousands where there is one.
    Point(Option<u8>),
    /// Three digits after its one mark, which is a point: thousands or decimals.
    Either,
}

/// The first numbers of a kind.
#[derive(Debug, Default)]
struct Evidence {
    comma: Option<Seen>,
    /// The mark between thousands beside decimal commas.
    comma_thousands: Option<u8>,
    point: Option<Seen>,
    /// A number with a mark between thousands beside decimal points.
    grouped: Option<(Seen, u8)>,
    either: Option<Seen>,
}

/// The marks of the numbers at the start of a file, where they are not the usual ones, and what is
/// to be said of them.
pub fn seen(start: &[u8], header: &Header, plan: &Plan) -> (Option<Marks>, Option<Finding>) {
    let evidence = evidence(start, header, plan);
    let field = |seen: &Seen| plan.header.get(seen.header).cloned().unwrap_or_default();
    let told = |finding: Finding, seen: &Seen| {
        let mut finding = finding.with_field(field(seen)).with_value(&seen.text);
        finding.place.line = Some(seen.line);
        finding
    };
    match (&evidence.comma, &evidence.point, &evidence.grouped) {
        (Some(comma), None, None) => {
            let thousands = evidence.comma_thousands.or(Some(b'.'));
            let finding = Finding::new("number-marks", "a decimal point, or a mapping").with_hint(
                "the numbers of this file were read with a decimal comma, as it writes them",
            );
            (Some(Marks { decimal: b',', thousands }), Some(told(finding, comma)))
        }
        (None, _, Some((grouped, mark))) => {
            let finding = Finding::new("number-marks", "no marks between thousands, or a mapping")
                .with_hint(
                    "the marks between thousands were read as such, as the file writes them",
                );
            let marks = Marks { decimal: b'.', thousands: Some(*mark) };
            (Some(marks), Some(told(finding, grouped)))
        }
        (None, Some(_), None) => (None, None),
        (comma, ..) => {
            let finding =
                evidence.either.as_ref().map(|either| told(unclear(comma.as_ref()), either));
            (None, finding)
        }
    }
}

/// The remark about a number that may be thousands or decimals; beside it stands one with a decimal
/// comma, and one with a decimal point.
fn unclear(comma: Option<&Seen>) -> Finding {
    let finding = match comma {
        Some(comma) => Finding::new(
            "number-unclear",
            said!(
                "one way to write numbers; line {line} has {other}, so this may be thousands",
                line = comma.line,
                other = comma.text.as_str(),
            ),
        ),
        None => Finding::new(
            "number-unclear",
            "a number that is read in one way; this may be thousands or have three decimals",
        ),
    };
    finding.with_hint(
        "it was read with a decimal point; where the point stands between thousands, put \
         decimal = \",\" and thousands = \".\" into a mapping, otherwise decimal = \".\"",
    )
}

fn evidence(start: &[u8], header: &Header, plan: &Plan) -> Evidence {
    let mut found = Evidence::default();
    look(start, header, plan, &columns(plan, is_money), |line, header, money, text| {
        found.add(text, money, |text| Seen { line, header, text: text.to_owned() });
    });
    found
}

/// Of a column whose numbers tell: whether it is money with decimals, of which three are odd.
fn is_money(kind: ColumnKind) -> Option<bool> {
    match kind {
        ColumnKind::Money => Some(true),
        ColumnKind::Rate | ColumnKind::Percent | ColumnKind::Decimal => Some(false),
        _ => None,
    }
}

impl Evidence {
    fn add(&mut self, text: &str, money: bool, seen: impl Fn(&str) -> Seen) {
        match tells(text) {
            Tells::Nothing => {}
            Tells::Comma(mark) => {
                self.comma_thousands = self.comma_thousands.or(mark);
                self.comma.get_or_insert_with(|| seen(text));
            }
            Tells::Point(None) => {
                self.point.get_or_insert_with(|| seen(text));
            }
            Tells::Point(Some(mark)) => {
                self.grouped.get_or_insert_with(|| (seen(text), mark));
            }
            Tells::Either if money => {
                self.either.get_or_insert_with(|| seen(text));
            }
            Tells::Either => {}
        }
    }
}

/// What a number tells of the marks of its file.
fn tells(text: &str) -> Tells {
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let marked = |c: char| matches!(c, '.' | ',' | '\'') || is_space(c);
    let Some(last) = text.rfind(marked) else { return Tells::Nothing };
    if !text.chars().all(|c| c.is_ascii_digit() || marked(c)) {
        return Tells::Nothing;
    }
    let mark = text[last..].chars().next().unwrap_or_default();
    let (whole, rest) = (&text[..last], &text[last + mark.len_utf8()..]);
    // Between thousands there is one kind of mark, and not that of decimals.
    let groups: Vec<&str> = whole.split(marked).collect();
    let between = whole.chars().find(|c| marked(*c));
    let alike = whole
        .chars()
        .filter(|c| marked(*c))
        .all(|c| Some(c) == between || (is_space(c) && between.is_some_and(is_space)));
    let grouped = groups.iter().all(|group| digits(group))
        && groups[0].len() <= 3
        && groups[1..].iter().all(|group| group.len() == 3);
    let byte = |c: char| if is_space(c) { Some(b' ') } else { u8::try_from(c).ok() };
    match (between, mark) {
        _ if !digits(rest) || !alike => Tells::Nothing,
        // One mark: three digits after one to three others that are not a lone zero may be either.
        (None, '.' | ',') if digits(whole) => {
            let odd = rest.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
            match mark {
                '.' if odd => Tells::Either,
                '.' => Tells::Point(None),
                // Alone it is refused unless others tell, so it need not be remarked.
                _ if odd => Tells::Nothing,
                _ => Tells::Comma(None),
            }
        }
        (Some(between), _) if between == mark && grouped && rest.len() == 3 => match mark {
            '.' => Tells::Comma(Some(b'.')),
            ',' => Tells::Point(Some(b',')),
            _ => Tells::Nothing,
        },
        (Some(between), ',') if between != ',' && grouped => Tells::Comma(byte(between)),
        (Some(between), '.') if between != '.' && grouped => Tells::Point(byte(between)),
        _ => Tells::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv::dialect::detect;
    use crate::header::plan;
    use tenure_domain::schema::TableId;

    #[test]
    fn numbers_tell_their_marks_or_do_not() {
        let comma = |mark: char| Tells::Comma(u8::try_from(mark).ok());
        let point = |mark: char| Tells::Point(u8::try_from(mark).ok());
        for (text, told) in [
            ("1.234,50", comma('.')),
            ("49,00", Tells::Comma(None)),
            ("-0,125", Tells::Comma(None)),
            ("1.234.567", comma('.')),
            ("1 234,5", comma(' ')),
            ("1\u{202f}234,5", comma(' ')),
            ("1,234.50", point(',')),
            ("1,234,567", point(',')),
            ("1'234.50", point('\'')),
            ("49.00", Tells::Point(None)),
            ("0.125", Tells::Point(None)),
            ("12.5%", Tells::Point(None)),
            ("1234.567", Tells::Point(None)),
            ("1.234", Tells::Either),
            ("1,234", Tells::Nothing),
            ("1234", Tells::Nothing),
            ("", Tells::Nothing),
            ("1.2.3", Tells::Nothing),
            ("12.34,5", Tells::Nothing),
            ("EUR 1.50", Tells::Nothing),
            ("1e3", Tells::Nothing),
            (".5", Tells::Nothing),
            ("5.", Tells::Nothing),
        ] {
            assert_eq!(tells(text), told, "{text:?}");
        }
    }

    fn of(numbers: &[&str]) -> (Option<Marks>, Option<Finding>) {
        let rows = numbers.iter().map(|it| format!("x;{it}\n")).collect::<String>();
        let text = format!("invoice_id;amount\n{rows}");
        let header = detect(text.as_bytes(), TableId::InvoiceLines, None).unwrap();
        let (plan, _) = plan(TableId::InvoiceLines, &header.names, None, false).unwrap();
        seen(text.as_bytes(), &header, &plan)
    }

    #[test]
    fn what_tells_decides_for_the_file() {
        let (marks, finding) = of(&["950", "1.234", "49,00"]);
        assert_eq!(marks, Some(Marks { decimal: b',', thousands: Some(b'.') }));
        let finding = finding.unwrap();
        assert_eq!((finding.code, finding.place.line), ("number-marks", Some(4)));
        let (marks, _) = of(&["1 234,50"]);
        assert_eq!(marks, Some(Marks { decimal: b',', thousands: Some(b' ') }));
        let (marks, finding) = of(&["1,234", "1,234.50"]);
        assert_eq!(marks, Some(Marks { decimal: b'.', thousands: Some(b',') }));
        assert_eq!(finding.unwrap().value.as_deref(), Some("1,234.50"));
        // Plain points tell, too.
        assert_eq!(of(&["49.00", "1.234"]), (None, None));
        assert_eq!(of(&["49", "1234"]), (None, None));
    }

    #[test]
    fn what_nothing_tells_is_said() {
        for numbers in [&["950", "1.234"][..], &["49,00", "49.00", "1.234"]] {
            let (marks, finding) = of(numbers);
            assert_eq!(marks, None);
            let finding = finding.unwrap();
            assert_eq!((finding.code, finding.value.as_deref()), ("number-unclear", Some("1.234")));
        }
        assert_eq!(of(&["49,00", "49.00"]), (None, None));
    }
}
