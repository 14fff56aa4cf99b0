//! Feature adoption.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::reading::{Reader, Reading, Reason, Unit, tallied};
use crate::records::TallyId::{self, *};

/// Feature adoption.
pub static METRIC: Metric = Metric {
    id: MetricId::FeatureAdoption,
    name: "Product utilisation",
    family: Family::Product,
    doc: "How much of what customers pay for they use. Breadth sets the features that anybody of a customer used in the period against those that it may use: what its subscriptions' plans have at the end of the period, by the plans of the table features and the features of the table plans; a feature for which no plan is named belongs to everyone who subscribes. Adoption asks of one feature how many users who may use it do (--by feature); first touch is no adoption, so one variant asks for three days of the last 28. Depth is how often those use it who do. A feature is used where one of its events happened, or, where it names none, the event of its own name.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "standard",
            name: "Features used of those allowed",
            unit: Unit::Ratio,
            formula: Formula::Text("used_features ÷ allowed_features"),
            cites: &[Cite {
                source: ARTICLES,
                says: "features used over the features that the plan allows",
            }],
            needs: FEATURES,
            by: None,
            eval: |cut| share(cut, UsedFeatures, AllowedFeatures, Reason::NoFeatures),
        },
        Variant {
            slug: "customers",
            name: "The same, each customer counting alike",
            unit: Unit::Ratio,
            formula: Formula::Text("breadth_points ÷ (breadth_customers × 720720)"),
            cites: &[Cite {
                source: OWN,
                says: "the mean of customers' shares, each in parts of 720720, which is exact for up to 16 features",
            }],
            needs: FEATURES,
            by: None,
            eval: breadth,
        },
        Variant {
            slug: "adoption",
            name: "Users who use a feature, of those who may",
            unit: Unit::Ratio,
            formula: Formula::Text("allowed_adopters ÷ eligible_users"),
            cites: &[Cite {
                source: "Common practice",
                says: "the share of users whose plan has the feature that used it",
            }],
            needs: FEATURES,
            by: Some("feature"),
            eval: |cut| share(cut, AllowedAdopters, EligibleUsers, Reason::NoUsers),
        },
        Variant {
            slug: "repeated",
            name: "Users who use it on 3 or more of 28 days",
            unit: Unit::Ratio,
            formula: Formula::Text("repeat_adopters ÷ eligible_month_users"),
            cites: &[Cite { source: OWN, says: "who comes back to a feature has adopted it" }],
            needs: FEATURES,
            by: Some("feature"),
            eval: |cut| share(cut, RepeatAdopters, EligibleMonthUsers, Reason::NoUsers),
        },
        Variant {
            slug: "depth",
            name: "Uses by adopter",
            unit: Unit::Number,
            formula: Formula::Text("feature_uses ÷ adopters"),
            cites: &[Cite { source: ARTICLES, says: "uses of a feature for each who uses it" }],
            needs: FEATURES,
            by: Some("feature"),
            eval: depth,
        },
        Variant {
            slug: "key_unused",
            name: "Key features never used",
            unit: Unit::Count,
            formula: Formula::Text("unused_key_features"),
            cites: &[Cite {
                source: ARTICLES,
                says: "key features that are not used warn early; --rows lists them",
            }],
            needs: FEATURES,
            by: None,
            eval: |cut| tallied(cut, UnusedKeyFeatures),
        },
        Variant {
            slug: "key_unused_share",
            name: "Key features never used, of those allowed",
            unit: Unit::Ratio,
            formula: Formula::Text("unused_key_features ÷ key_features"),
            cites: &[Cite { source: OWN, says: "the same as a share" }],
            needs: FEATURES,
            by: None,
            eval: |cut| share(cut, UnusedKeyFeatures, KeyFeatures, Reason::NoKeyFeatures),
        },
    ],
    parts: false,
    benchmarks: &[],
};

const FEATURES: Needs = Needs::tables(&[TableId::Events, TableId::Features]);

fn share(cut: &Cut<'_>, part: TallyId, all: TallyId, without: Reason) -> Reading {
    let mut read = Reader::new(cut);
    let (part, all) = (read.tally(part), read.tally(all));
    read.ratio(part, all, without)
}

fn breadth(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (points, customers) = (read.tally(BreadthPoints), read.tally(BreadthCustomers));
    read.ratio(points, customers * crate::records::POINTS, Reason::NoFeatures)
}

fn depth(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (uses, adopters) = (read.tally(FeatureUses), read.tally(Adopters));
    read.plain(uses, adopters, Reason::NoUsers)
}
