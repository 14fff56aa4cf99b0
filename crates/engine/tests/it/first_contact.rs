//! First contact under definitions of one's own, and waiting times in business hours, on six
//! tickets whose answers were worked out by hand.

use tenure_domain::account::Account;
use tenure_domain::period::Period;
use tenure_domain::policy::Policy;
use tenure_domain::schema::TableId;
use tenure_domain::support::{FirstContact, Hours, Support};
use tenure_domain::time::{Day, Instant, Zone};
use tenure_engine::load::LoadOptions;
use tenure_engine::query::Asker;
use tenure_engine::records::{Depth, Records};
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_metrics::reading::{Reading, Reason, Value};

use super::company::{NOW, book, workspace};

/// Solved on a Thursday (1), a Monday (2), a Thursday (3), a Friday (4) and a Sunday (5); the last
/// one says how far the data reach.
const TICKETS: &str = "\
ticket_id,customer_id,category,opened_at,first_response_at,solved_at,agent_replies,reopens
1,ada,billing,2026-10-01T09:00:00Z,2026-10-01T10:00:00Z,2026-10-01T16:00:00Z,1,0
2,ada,login,2026-10-05T10:00:00Z,2026-10-05T10:30:00Z,2026-10-05T11:00:00Z,1,0
3,ada,billing,2026-10-07T12:00:00Z,2026-10-08T09:00:00Z,2026-10-08T12:00:00Z,2,0
4,bix,,2026-10-02T09:00:00Z,2026-10-02T10:00:00Z,2026-10-02T12:00:00Z,1,1
5,bix,login,2026-10-04T12:00:00Z,2026-10-04T12:30:00Z,2026-10-04T13:00:00Z,1,0
6,cleo,login,2026-10-31T09:00:00Z,,,,
";

/// October of a variant under what is said about support.
fn october((id, variant): (MetricId, &str), support: Support) -> Reading {
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    file("tenure.toml", "currency = \"EUR\"\ntime_zone = \"UTC\"\n");
    file("tickets.csv", TICKETS);
    let ws = workspace(dir.path());
    let book = book(&ws, &Policy::standard(), None);
    let account = Account { zone: Zone::utc(), ..book.options.account.clone() };
    let options =
        LoadOptions { account: account.clone(), known_at: None, now: Instant(NOW), support };
    let wanted = (&[TableId::Tickets][..], Depth::FIGURES);
    let records = Records::load(&ws, &options, &book, wanted).unwrap();
    let day = |month| Day::from_ymd(2026, month, 1).unwrap();
    let periods = [Period::new(day(10), day(11), &account)];
    let mut asker = Asker::new(&book, &periods, None, None).unwrap().with_records(Some(&records));
    let variant = metric(id).variant(variant).unwrap();
    let unit = tenure_domain::period::Grain::Month;
    asker.figures(id, variant, 3, unit).unwrap().remove(0).reading
}

fn hours(holidays: &str) -> Option<Hours> {
    Some(Hours::parse("Mon-Fri 09:00-17:00", holidays, &Zone::utc()).unwrap())
}

fn defined(text: &str, hours: Option<Hours>) -> Reading {
    let first_contact = FirstContact::parse(text).unwrap();
    october((MetricId::Fcr, "defined"), Support { hours, first_contact })
}

#[test]
fn each_parameter_decides_as_its_words_say() {
    // Tuesday the sixth is a holiday.
    for (text, first) in [
        // Ada came again after 1 and 2, 3 took two replies, 4 was opened again.
        ("", 1),
        // 2 came three days and eighteen hours after 1.
        ("window=3d", 2),
        ("window=90h", 2),
        ("window=91h", 1),
        // 3 is no login.
        ("window=3d,topic=same", 3),
        // But 3 is about what 1 was about, five days and twenty hours later.
        ("window=7d,topic=same", 2),
        // Three working days after Thursday the first at four is Wednesday the seventh at four.
        ("window=3bd,topic=same", 2),
        // One hour on Thursday, eight on Friday, seven on Monday.
        ("window=16bh,topic=same", 3),
        // 3 may take two replies; 4 has no topic, so that 5 may be about the same.
        ("window=3bd,topic=same,replies=2,reopens=1", 3),
        ("window=0d,replies=any,reopens=any", 5),
        ("window=0d,reopens=any", 4),
    ] {
        let reading = defined(text, hours("2026-10-06"));
        let terms: Vec<i128> = reading.terms.iter().map(|term| term.amount).collect();
        assert_eq!(terms, [first, 5], "{text}");
    }
    // Without the holiday the three working days are over on Tuesday.
    assert_eq!(defined("window=3bd,topic=same", hours("")).terms[0].amount, 3);
}

#[test]
fn what_cannot_be_judged_says_why() {
    let undefined = |reason| Value::Undefined(reason);
    assert_eq!(defined("window=30d", None).value, undefined(Reason::Immature));
    // Nobody says how often customers wrote again.
    assert_eq!(defined("followups=0", None).value, undefined(Reason::NothingJudged));
    assert_eq!(
        october((MetricId::SupportLoad, "resolution_business"), Support::default()).value,
        undefined(Reason::NoBusinessHours)
    );
}

#[test]
fn waiting_times_count_business_hours_alone() {
    // Solved after 7, 1, 8, 3 and 0 business hours; by the clock after 7, 1, 24, 3 and 1.
    for (variant, wanted) in [
        ("resolution_business", 3),
        ("resolution_business_90", 8),
        ("resolution_90", 24),
        // Answered after 1, ½, 5, 1 and 0.
        ("first_response_business", 1),
        ("first_response_business_90", 5),
    ] {
        let support = Support { hours: hours(""), ..Support::default() };
        let reading = october((MetricId::SupportLoad, variant), support);
        let Value::Duration(days) = reading.value else { panic!("{variant}: {reading:?}") };
        assert_eq!(days.num * 24, wanted * days.den, "{variant}");
    }
}
