//! By what figures can be split.

use tenure_domain::said;

use super::bands::Sized;
use crate::book::Book;
use crate::error::Error;
use crate::records::Records;

/// Name of the assessed reason of leaving.
const ASSESSED: &str = "churn_reason_assessed";

/// The names of reasons of leaving, without levels.
const REASONS: [&str; 3] = ["churn_reason", "reason", ASSESSED];

/// By what figures are split.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Dimension {
    /// An attribute of customers.
    Attribute(String),
    /// The plan with the largest MRR.
    Plan,
    /// The product of that plan.
    Product,
    /// The currency with the largest MRR.
    Currency,
    /// Time since the customer's start, in bands.
    Tenure,
    /// The pricing model of that plan.
    PricingModel,
    /// Length of the contract, else of billing, with the largest MRR, in bands.
    ContractLength,
    /// Employees, in bands.
    CompanySize,
    /// Yearly revenue of the company, in bands.
    CompanyRevenue,
    /// MRR in the account currency, in bands.
    MrrBand,
    /// Month of the customer's start.
    Cohort,
    /// Stated reason of the churn in the period, to so many levels; all where 0.
    ChurnReason(u8),
    /// Assessed reason of the churn in the period, to so many levels; all where 0.
    ChurnReasonAssessed(u8),
    /// Something that only records beyond billing have, such as a touchpoint. Customers are not
    /// told apart by it: each heading stands before all of them.
    Own(String),
}

impl Dimension {
    /// The dimension of a name in any case: one of the fixed ones, else an attribute of the data,
    /// which `attributes.` before its name always means.
    ///
    /// # Errors
    /// [`Error::Query`] with the names that exist.
    pub fn parse(book: &Book, name: &str) -> Result<Dimension, Error> {
        if let Some(reason) = Dimension::reason(name)? {
            return Ok(reason);
        }
        let computed = if name.starts_with("attributes.") { "" } else { &name.to_lowercase() };
        Ok(match computed {
            "plan" => Dimension::Plan,
            "product" => Dimension::Product,
            "pricing_model" => Dimension::PricingModel,
            "contract_length" | "term_months" => Dimension::ContractLength,
            "company_size" if Sized::find(book, computed).is_some() => Dimension::CompanySize,
            "company_revenue" if Sized::find(book, computed).is_some() => Dimension::CompanyRevenue,
            "currency" => Dimension::Currency,
            "tenure" => Dimension::Tenure,
            "mrr" | "mrr_band" => Dimension::MrrBand,
            "cohort" | "start" => Dimension::Cohort,
            _ => {
                let name = name.strip_prefix("attributes.").unwrap_or(name);
                let attributes = &book.facts.customers.attributes;
                let folded = name.to_lowercase();
                let alike = || attributes.keys().find(|key| key.to_lowercase() == folded);
                let found = attributes.get_key_value(name).map(|(key, _)| key).or_else(alike);
                Dimension::Attribute(found.ok_or_else(|| no_dimension(book, name, &[]))?.clone())
            }
        })
    }

    /// By what a variant is split that goes by a reason of leaving by nature, where a reason is asked
    /// for: by its own reason, to as many levels. `None` where either is no reason.
    pub fn own_reason(own: &str, asked: &str) -> Option<String> {
        let (name, levels) = asked.split_once(':').map_or((asked, None), |(n, l)| (n, Some(l)));
        if ![own, name].iter().all(|name| REASONS.contains(name)) {
            return None;
        }
        Some(levels.map_or_else(|| own.to_owned(), |levels| format!("{own}:{levels}")))
    }

    /// Whether a name is that of a reason of leaving, whole or to so many levels.
    pub fn is_reason(name: &str) -> bool {
        REASONS.contains(&name.split(':').next().unwrap_or_default())
    }

    /// Whether a reason of leaving is asked for that is another one than a variant goes by.
    pub fn is_other_reason(own: &str, asked: &str) -> bool {
        let name = asked.split(':').next().unwrap_or_default();
        let assessed = |name: &str| name == ASSESSED;
        Dimension::own_reason(own, asked).is_some() && assessed(own) != assessed(name)
    }

    /// Whether headings follow from who customers are and what they pay alone.
    pub fn is_of_customers(name: &str) -> bool {
        let items =
            ["plan", "product", "currency", "pricing_model", "contract_length", "term_months"];
        !items.contains(&name.to_lowercase().as_str())
            && !matches!(Dimension::reason(name), Ok(Some(_)) | Err(_))
    }

    /// The same, with the dimensions of records beyond billing.
    ///
    /// # Errors
    /// [`Error::Query`] with the names that exist.
    pub fn parse_with(
        book: &Book,
        name: &str,
        records: Option<&Records>,
    ) -> Result<Dimension, Error> {
        if let Some(reason) = Dimension::reason(name)? {
            return Ok(reason);
        }
        let own = records.map(Records::dimensions).unwrap_or_default();
        Dimension::parse(book, name).or_else(|_| match own.contains(&name) {
            true => Ok(Dimension::Own(name.to_owned())),
            false => Err(no_dimension(book, name, &own)),
        })
    }

    /// Whether it tells of what customers pay, and so nothing of those who never were one.
    pub(crate) fn is_of_payers(&self) -> bool {
        match self {
            Dimension::Plan
            | Dimension::Product
            | Dimension::Currency
            | Dimension::Tenure
            | Dimension::PricingModel
            | Dimension::ContractLength
            | Dimension::MrrBand
            | Dimension::Cohort
            | Dimension::ChurnReason(_)
            | Dimension::ChurnReasonAssessed(_) => true,
            Dimension::Attribute(_)
            | Dimension::CompanySize
            | Dimension::CompanyRevenue
            | Dimension::Own(_) => false,
        }
    }

    /// The name under which records may have it as a column of their own.
    pub(crate) fn own_name(&self) -> Option<&str> {
        match self {
            Dimension::Attribute(name) | Dimension::Own(name) => Some(name),
            _ => None,
        }
    }

    /// A reason of leaving, whole or to so many levels: `churn_reason`, `churn_reason:1`.
    fn reason(name: &str) -> Result<Option<Dimension>, Error> {
        let (name, levels) = name.split_once(':').map_or((name, None), |(n, l)| (n, Some(l)));
        let make = match name {
            "churn_reason" | "reason" => Dimension::ChurnReason,
            ASSESSED => Dimension::ChurnReasonAssessed,
            _ => return Ok(None),
        };
        let levels = match levels {
            None => 0,
            Some(text) => text.parse().ok().filter(|&n: &u8| n > 0).ok_or_else(|| {
                Error::Query(said!(
                    "{text} is no number of levels; {name}:1 is the first level of reasons, \
                     {name}:2 the first two, {name} the whole",
                    text = format!("{text:?}"),
                    name = name
                ))
            })?,
        };
        Ok(Some(make(levels)))
    }
}

/// Dimensions that are there whatever the data.
const FIXED: [&str; 14] = [
    "plan",
    "product",
    "currency",
    "pricing_model",
    "contract_length",
    "company_size",
    "company_revenue",
    "tenure",
    "mrr_band",
    "cohort",
    "churn_reason",
    "churn_reason:1",
    "churn_reason_assessed",
    "churn_reason_assessed:1",
];

/// Says which dimensions there are: those of customers, and `own` ones of records.
fn no_dimension(book: &Book, name: &str, own: &[&str]) -> Error {
    let there = |fixed: &&str| !fixed.starts_with("company_") || Sized::find(book, fixed).is_some();
    let attributes = &book.facts.customers.attributes;
    let mut names: Vec<&str> = FIXED.into_iter().filter(there).collect();
    names.extend(attributes.keys().map(String::as_str));
    names.extend(own.iter().filter(|own| !attributes.contains_key(**own)));
    Error::Query(said!(
        "no dimension is named {name}; there are {dimensions}",
        name = format!("{name:?}"),
        dimensions = names.join(", ")
    ))
}
