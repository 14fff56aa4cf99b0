//! In which order a file writes day, month and year, by dates that can be read in one way only.
//!
//! `15.03.2025` has the day first, `03/15/2025` the month, and `03/04/2025` may be either. Where all
//! that tell agree, the file is read so; where nothing tells, or some tell this and some that, such
//! dates are refused.

use tenure_domain::finding::Finding;
use tenure_domain::schema::ColumnKind;

use super::dialect::Header;
use super::start::{Seen, columns, look};
use crate::header::Plan;
use crate::values::date::{DateOrder, leading};

/// The order of the dates at the start of a file, where they tell one that is not the usual, and
/// what is to be said of it.
pub fn seen(start: &[u8], header: &Header, plan: &Plan) -> (Option<DateOrder>, Option<Finding>) {
    let (mut days, mut months): (Option<Seen>, Option<Seen>) = (None, None);
    look(start, header, plan, &columns(plan, is_date), |line, header, (), text| {
        let told = match leading(text) {
            Some((13..=31, 1..=12)) => &mut days,
            Some((1..=12, 13..=31)) => &mut months,
            _ => return,
        };
        told.get_or_insert_with(|| Seen { line, header, text: text.to_owned() });
    });
    let (order, seen, hint) = match (days, months) {
        (Some(seen), None) => (
            DateOrder::DayMonthYear,
            seen,
            "the dates of this file were read with the day first, as it writes them",
        ),
        (None, Some(seen)) => (
            DateOrder::MonthDayYear,
            seen,
            "the dates of this file were read with the month first, as it writes them",
        ),
        _ => return (None, None),
    };
    let field = plan.header.get(seen.header).cloned().unwrap_or_default();
    let mut finding = Finding::new("date-order", "ISO 8601 dates, or a mapping")
        .with_hint(hint)
        .with_field(field)
        .with_value(&seen.text);
    finding.place.line = Some(seen.line);
    (Some(order), Some(finding))
}

fn is_date(kind: ColumnKind) -> Option<()> {
    matches!(kind, ColumnKind::Instant | ColumnKind::Day | ColumnKind::Month).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv::dialect::detect;
    use crate::header::plan;
    use tenure_domain::schema::TableId;

    fn of(dates: &[&str]) -> (Option<DateOrder>, Option<Finding>) {
        let rows = dates.iter().map(|it| format!("x;{it}\n")).collect::<String>();
        let text = format!("customer_id;created_at\n{rows}");
        let header = detect(text.as_bytes(), TableId::Customers, None).unwrap();
        let (plan, _) = plan(TableId::Customers, &header.names, None, false).unwrap();
        seen(text.as_bytes(), &header, &plan)
    }

    #[test]
    fn what_can_be_read_in_one_way_decides_for_the_file() {
        let (order, finding) = of(&["03.04.2025", "", "15.03.2025"]);
        assert_eq!(order, Some(DateOrder::DayMonthYear));
        let finding = finding.unwrap();
        assert_eq!((finding.code, finding.place.line), ("date-order", Some(4)));
        assert_eq!(finding.value.as_deref(), Some("15.03.2025"));
        assert_eq!(of(&["03/15/2025 09:30"]).0, Some(DateOrder::MonthDayYear));
    }

    #[test]
    fn what_nothing_tells_or_this_and_that_is_left_open() {
        for dates in [
            &["03.04.2025"][..],
            &["15.03.2025", "03.15.2025"],
            &["2025-03-15"],
            &["15 Mar 2025", "45.13.2025", "15.03.25", "15.03", ""],
        ] {
            assert_eq!(of(dates), (None, None), "{dates:?}");
        }
    }
}
