//! Who recommends us, and what those who do have in common.

use rustc_hash::FxHashMap;
use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_metrics::catalogue::{REFERRALS_TOLD, Window};
use tenure_metrics::cut::State;
use tenure_metrics::reading::Reason;
use tenure_metrics::records::TallyId;
use tenure_models::interval::{Caution, Interval, Level, Proportion, newcombe};

use crate::book::Book;
use crate::classes::{Classes, Dimension, MOST_GROUPS, Moment};
use crate::error::Error;
use crate::load::Attribute;
use crate::records::{self, Edge, Records, Wanted};
use crate::segments::Compiled;
use crate::sweep::{self, Walker};

/// The tables that tell who recommends.
pub const TABLES: [TableId; 2] = [TableId::Referrals, TableId::SurveyResponses];

/// Why a table that is missing tells nothing.
pub fn lack(table: TableId) -> Reason {
    match table {
        TableId::Referrals => REFERRALS_TOLD.lack(table),
        _ => Reason::MissingTable(table),
    }
}

/// A dimension of which customers have more values than this tells nobody apart: names, numbers of
/// a register.
const MOST_VALUES: usize = 60;

/// Who is taken for an advocate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Whoever refers or promotes, among all customers.
    Either,
    /// Whoever referred, among all customers.
    Referrers,
    /// Whoever promotes, among those who answered: of others nobody knows.
    Promoters,
}

/// What is asked.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// In which advocates referred or answered, and at whose end they are customers.
    pub period: Period,
    /// Only these customers.
    pub segment: Option<&'a Compiled<'a>>,
    /// Whom to compare with the others.
    pub kind: Kind,
    /// How many of the largest customers are key accounts.
    pub key_accounts: usize,
    /// Confidence.
    pub level: Level,
}

/// A customer at the end of the period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// Its number in the book.
    pub number: u32,
    /// Its MRR.
    pub mrr: Mrr,
    /// How many it referred in the period.
    pub referrals: i128,
    /// How many of these became customers by now.
    pub converted: i128,
    /// Whether its answers of the period promote; `None` where it did not answer.
    pub promotes: Option<bool>,
    /// Whether it is one of the largest.
    pub key: bool,
}

impl Member {
    /// Whether it is an advocate.
    pub fn is(&self, kind: Kind) -> bool {
        let (refers, promotes) = (self.referrals > 0, self.promotes == Some(true));
        match kind {
            Kind::Either => refers || promotes,
            Kind::Referrers => refers,
            Kind::Promoters => promotes,
        }
    }

    /// Whether it stands among those with whom advocates are compared.
    fn counts(&self, kind: Kind) -> bool {
        kind != Kind::Promoters || self.promotes.is_some()
    }
}

/// A value of a dimension among advocates and among all.
#[derive(Clone, PartialEq, Debug)]
pub struct Trait {
    /// The dimension.
    pub dimension: String,
    /// The value.
    pub value: String,
    /// Its share among advocates.
    pub advocates: Proportion,
    /// Its share among all with whom they are compared, themselves included.
    pub all: Proportion,
    /// Its share among those of them who are no advocates.
    pub others: Proportion,
    /// Its share among advocates less that among the others.
    pub difference: Interval,
    /// What to mind about either share.
    pub caution: Option<Caution>,
}

impl Trait {
    /// How many times as frequent it is among advocates.
    pub fn lift(&self) -> f64 {
        self.advocates.value() / self.all.value()
    }

    /// Whether chance alone would seldom make such a difference.
    pub fn is_marked(&self) -> bool {
        self.difference.low > 0.0 || self.difference.high < 0.0
    }
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Advocates {
    /// Customers at the end of the period, the largest first.
    pub members: Vec<Member>,
    /// Tables that are missing, so that one kind of advocates is unknown.
    pub missing: Vec<TableId>,
    /// What advocates have in common: the highest lift first, small samples last.
    pub traits: Vec<Trait>,
    /// Dimensions that were left out, with how many values they have.
    pub left_out: Vec<(String, usize)>,
}

/// Who recommends us, and how they differ from the others.
///
/// # Errors
/// [`Error::Query`] where the segment does not fit the data.
pub fn advocates(book: &Book, records: &Records, ask: &Ask<'_>) -> Result<Advocates, Error> {
    let tables = &book.facts.tables;
    // Leads that say who brought them tell of referrals as well.
    let told = |table| records.has(table) && records.trouble(table, &ask.period).is_none();
    let missing = TABLES.into_iter().filter(|&table| !tables.contains(&table) && !told(table));
    let missing: Vec<TableId> = missing.collect();
    let people = people(book, ask)?;
    let sums = |tally| sums(book, records, tally, &ask.period);
    let (referrals, converted) = (sums(TallyId::Referrals)?, sums(TallyId::ConvertedReferrals)?);
    let (answered, promote) = (sums(TallyId::NpsAccounts)?, sums(TallyId::PromoterAccounts)?);
    let of = |all: &FxHashMap<u32, i128>, number| all.get(&number).copied().unwrap_or(0);
    let mut members: Vec<Member> = people
        .iter()
        .map(|&(number, state)| Member {
            number,
            mrr: state.level,
            referrals: of(&referrals, number),
            converted: of(&converted, number),
            promotes: (of(&answered, number) > 0).then(|| of(&promote, number) > 0),
            key: false,
        })
        .collect();
    let mut found = compare(book, &people, &members, ask)?;
    members.sort_by_key(|member| (-member.mrr, member.number));
    let pays = |member: &&mut Member| member.mrr > 0;
    members.iter_mut().filter(pays).take(ask.key_accounts).for_each(|member| member.key = true);
    found.members = members;
    found.missing = missing;
    Ok(found)
}

/// Customers of the segment at the end of the period, by number.
fn people(book: &Book, ask: &Ask<'_>) -> Result<Vec<(u32, State)>, Error> {
    let classes = Classes::new(book, ask.segment, None)?;
    let mut people = Vec::new();
    for customer in book.customers().filter(|customer| !customer.steps.is_empty()) {
        let place = Walker::new(customer).place(&ask.period);
        let Some(did) = sweep::did(book, &customer, &place, &ask.period) else { continue };
        let moment = Moment { at: ask.period.to, state: did.closing, period: &ask.period };
        if did.in_closing() && classes.of(&customer, &moment).is_some() {
            people.push((customer.number, did.closing));
        }
    }
    Ok(people)
}

/// A tally by customer.
fn sums(
    book: &Book,
    records: &Records,
    tally: TallyId,
    period: &Period,
) -> Result<FxHashMap<u32, i128>, Error> {
    let mut sums: FxHashMap<u32, i128> = FxHashMap::default();
    let of = Wanted { tally, edge: Edge::Opening, spread: None };
    for row in records::rows(book, records, of, (period, Window::Asked), (None, None))? {
        if let Some(number) = row.customer {
            *sums.entry(number).or_default() += row.value;
        }
    }
    Ok(sums)
}

/// Shares of every value of every dimension.
fn compare(
    book: &Book,
    people: &[(u32, State)],
    members: &[Member],
    ask: &Ask<'_>,
) -> Result<Advocates, Error> {
    let (mut traits, mut left_out) = (Vec::new(), Vec::new());
    for (name, dimension) in dimensions(book) {
        let classes = match Classes::new(book, None, Some(&dimension)) {
            Ok(classes) => classes,
            Err(Error::Query(_)) => {
                left_out.push((name, MOST_GROUPS));
                continue;
            }
            Err(error) => return Err(error),
        };
        let mut counts = vec![(0_u64, 0_u64); classes.labels.len()];
        for (&(number, state), member) in people.iter().zip(members) {
            let moment = Moment { at: ask.period.to, state, period: &ask.period };
            let group = classes.of(&book.customer(number), &moment);
            if let Some(group) = group.filter(|_| member.counts(ask.kind)) {
                counts[group as usize].0 += u64::from(member.is(ask.kind));
                counts[group as usize].1 += 1;
            }
        }
        let held = counts.iter().filter(|(_, all)| *all > 0).count();
        if held > MOST_VALUES {
            left_out.push((name, held));
        } else if held > 1 {
            // What all have in common, nobody has in particular.
            let all = counts.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let labelled = classes.labels.iter().zip(counts);
            traits.extend(
                labelled.filter_map(|(value, count)| weigh((&name, value), count, all, ask.level)),
            );
        }
    }
    let order = |one: &Trait| (one.caution.is_some(), -one.lift());
    traits.sort_by(|a, b| {
        let ((few_a, lift_a), (few_b, lift_b)) = (order(a), order(b));
        few_a.cmp(&few_b).then(lift_a.total_cmp(&lift_b))
    });
    Ok(Advocates { members: Vec::new(), missing: Vec::new(), traits, left_out })
}

/// One value; `None` where nobody has it, or there is nobody to compare with.
fn weigh(
    (dimension, value): (&str, &str),
    (hits, all): (u64, u64),
    (advocates, everyone): (u64, u64),
    level: Level,
) -> Option<Trait> {
    let of_advocates = Proportion::new(hits, advocates).ok()?;
    let of_all = Proportion::new(all, everyone).ok().filter(|share| share.hits() > 0)?;
    let of_others = Proportion::new(all - hits, everyone - advocates).ok()?;
    let few = |share: Proportion| Caution::of_share(share.hits(), share.n());
    Some(Trait {
        dimension: dimension.to_owned(),
        value: value.to_owned(),
        advocates: of_advocates,
        all: of_all,
        others: of_others,
        difference: newcombe(of_advocates, of_others, level),
        caution: few(of_advocates).or(few(of_others)),
    })
}

/// What customers can have in common: what they subscribe to and pay, and their attributes. Dates
/// are none: `tenure` has them in bands.
fn dimensions(book: &Book) -> Vec<(String, Dimension)> {
    let fixed = [
        ("plan", Dimension::Plan),
        ("product", Dimension::Product),
        ("currency", Dimension::Currency),
        ("tenure", Dimension::Tenure),
        ("mrr_band", Dimension::MrrBand),
        ("pricing_model", Dimension::PricingModel),
        ("contract_length", Dimension::ContractLength),
        ("company_size", Dimension::CompanySize),
    ];
    let told = |(_, attribute): &(&String, &Attribute)| !matches!(attribute, Attribute::Instant(_));
    let attributes = book.facts.customers.attributes.iter().filter(told);
    let attributes = attributes.map(|(name, _)| (name.clone(), Dimension::Attribute(name.clone())));
    fixed
        .map(|(name, dimension)| (name.to_owned(), dimension))
        .into_iter()
        .chain(attributes)
        .collect()
}

impl Advocates {
    /// How many of the members are so.
    pub fn count(&self, is: impl Fn(&Member) -> bool) -> u64 {
        self.members.iter().filter(|member| is(member)).count() as u64
    }

    /// Whom advocates are compared with, themselves included.
    pub fn compared(&self, kind: Kind) -> u64 {
        self.count(|member| member.counts(kind))
    }
}
