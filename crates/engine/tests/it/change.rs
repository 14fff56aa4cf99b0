//! Changes of a whole company's churn against its figures.

use tenure_domain::money::Ratio;
use tenure_domain::period::Period;
use tenure_domain::policy::Policy;
use tenure_domain::time::Day;
use tenure_engine::change::churn_change;
use tenure_engine::classes::Dimension;
use tenure_engine::query::Asker;
use tenure_engine::segments::Compiled;
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_metrics::change::nearest;
use tenure_metrics::reading::Value;

use super::company::{book, bundle, workspace};

/// Whatever the headings, both rates are those of the metric and the effects sum to the change.
#[test]
fn effects_explain_the_change_of_the_metric() {
    let (_dir, path) = bundle(400, 31);
    let ws = workspace(&path);
    let book = book(&ws, &Policy::standard(), None);
    let month = |m| {
        let first = Day::from_ymd(2026, m, 1).unwrap();
        Period::new(first, first.add_months(1), &book.options.account)
    };
    let both = [month(4), month(8)];
    let moving = Compiled::new(&book, "mrr > 60").unwrap();
    for segment in [None, Some(&moving)] {
        let mut asker = Asker::new(&book, &both, segment, None).unwrap();
        let standard = metric(MetricId::CustomerChurn).standard();
        let figures = asker.figures(
            MetricId::CustomerChurn,
            standard,
            0,
            tenure_domain::period::Grain::Month,
        );
        let rate = |at: usize| {
            let Value::Ratio(value) = figures.as_ref().unwrap()[at].reading.value else { panic!() };
            Ratio::new(value.num, value.den).unwrap()
        };
        let country = Dimension::Attribute("country".to_owned());
        for by in [country, Dimension::MrrBand, Dimension::Tenure, Dimension::Plan] {
            let found = churn_change(&book, (both[0], both[1]), segment, &by).unwrap().unwrap();
            assert_eq!((found.change.before, found.change.after), (rate(0), rate(1)), "{by:?}");
            let effects = found.change.effects.iter();
            let sum: i128 = effects.map(|e| e.rate.nearest() + e.mix.nearest()).sum();
            let places = 2 * found.headings.len() as i128;
            assert!((sum - nearest(found.change.change)).abs() <= places, "{by:?}");
            assert!(found.headings.len() > 2, "{by:?}");
        }
        assert!(
            churn_change(&book, (both[0], both[1]), segment, &Dimension::ChurnReason(1)).is_err()
        );
    }
}
