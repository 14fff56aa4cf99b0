//! Terms that are neither measures nor tallies: what cohorts, returns, renewals and levels tell.

/// Each with what it is.
pub const NAMED: &[(&str, &str)] = &[
    ("days", "Days of the period"),
    ("cohort_customers", "Customers who came in the period"),
    ("cohort_present", "Those of them who are customers at the age asked for"),
    ("cohort_stayed", "Those of them who were customers all the time up to the age asked for"),
    ("cohort_active", "Those of them who used the product at the age asked for"),
    ("cohort_base", "MRR with which the customers of the cohort began"),
    ("cohort_gross", "Their MRR at the age asked for, of each no more than it began with"),
    ("cohort_net", "Their MRR at the age asked for, growth included"),
    ("cohort_so_far", "Their MRR of all months up to the age asked for, added up"),
    ("churned", "Customers who left in the period"),
    ("returned_30", "Those of them who came back within 30 days"),
    ("returned_60", "Those of them who came back within 60 days"),
    ("returned_90", "Those of them who came back within 90 days"),
    ("returned_365", "Those of them who came back within 365 days"),
    ("returned_by_now", "Those of them who have come back by now"),
    ("contacted_90", "Customers who left in the period and to whom we spoke within 90 days"),
    ("contacted_returned_90", "Those of them who came back within 90 days, after we spoke to them"),
    ("contacted_by_now", "Customers who left in the period and to whom we have spoken since"),
    (
        "contacted_returned_by_now",
        "Those of them who have come back by now, after we spoke to them",
    ),
    ("due_customers", "Customers of whom a contract term ended in the period"),
    ("renewed_customers", "Those of them who pay on for at least some of what was due"),
    ("due_mrr", "MRR of the contract terms that ended in the period"),
    ("renewed_mrr", "What went on of it, of each term no more than was due"),
    ("renewal_expansion", "MRR that was added at renewals"),
    ("paying_mrr", "MRR of all paying customers at the closing"),
    ("paying_customers", "Paying customers at the closing"),
    ("top_1_mrr", "MRR of the largest customer"),
    ("top_5_mrr", "MRR of the five largest customers"),
    ("top_10_mrr", "MRR of the ten largest customers"),
    ("top_fifth_mrr", "MRR of the largest fifth of paying customers"),
];

/// What a term of this name is; nothing where it is none of these.
pub fn named_doc(name: &str) -> &'static str {
    NAMED.iter().find(|(known, _)| *known == name).map_or("", |(_, doc)| *doc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Formula, MetricId, metric};
    use crate::measure::MeasureId;
    use crate::records::TallyId;

    /// The names of terms in a formula, without their windows.
    fn names(formula: &str) -> Vec<String> {
        let found = std::cell::RefCell::new(Vec::new());
        let note = |name: &str| {
            found.borrow_mut().push(name.split('[').next().unwrap_or_default().to_owned());
            None
        };
        crate::formula::with_values(formula, &note);
        found.into_inner()
    }

    #[test]
    fn every_term_of_a_formula_says_what_it_is() {
        let mut used = Vec::new();
        for variant in MetricId::ALL.iter().flat_map(|id| metric(*id).variants) {
            let Formula::Text(formula) = variant.formula else { continue };
            for name in names(formula) {
                let measure = MeasureId::all().any(|it| it.name() == name);
                let tally = TallyId::all().any(|it| it.name() == name);
                assert!(measure || tally || !named_doc(&name).is_empty(), "{name} in {formula}");
                used.push(name);
            }
        }
        let unused = NAMED.iter().map(|(name, _)| *name).filter(|it| !used.iter().any(|o| o == it));
        assert_eq!(unused.collect::<Vec<_>>(), [""; 0]);
    }
}
