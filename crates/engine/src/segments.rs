//! Segments over the book: a predicate and the customers for whom it holds.

use rustc_hash::FxHashMap;
use tenure_domain::money::{Currency, Mrr};
use tenure_domain::schema::{COMPUTED, Personal, TableId, table};
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::cut::State;
use tenure_metrics::reading::Reason;
use tenure_metrics::segment::{
    self, Decimal, Field, FieldName, Flag, Listed, LiteralValue, Predicate, SegmentError, Subject,
    Value,
};

use tenure_store::{DOTS, Mask};

use crate::book::{Book, Customer, PARTITION, on_all_cores};
use crate::classes::bands::{Contracts, Sized};
use crate::load::Attribute;

/// A segment, ready to be asked.
pub struct Compiled<'a> {
    /// As it was written.
    pub text: String,
    book: &'a Book,
    predicate: Predicate,
    /// Lengths of contracts, where it asks for them.
    contracts: Contracts,
    /// By customer, where membership never changes.
    members: Option<Vec<bool>>,
    /// Who could not be told in or out where membership was taken at one instant.
    untold: Option<(u64, Reason)>,
}

impl<'a> Compiled<'a> {
    /// Reads a segment and finds its fields in the data.
    ///
    /// # Errors
    /// [`SegmentError`] with the position of what is wrong.
    pub fn new(book: &'a Book, text: &str) -> Result<Compiled<'a>, SegmentError> {
        let custom: Vec<&str> =
            book.facts.customers.attributes.keys().map(String::as_str).collect();
        let mut predicate = segment::compile(text, &custom)?;
        if book.facts.mask.is_some() {
            segment::withhold(text, &is_hidden, DOTS)?;
        }
        predicate.take_exactly(&|field, text| occurs(book, field, text));
        let fixed = !predicate.moves();
        let asks = predicate.fields().any(|field| *field == Field::Listed(Listed::ContractLength));
        let contracts = if asks { Contracts::of(book) } else { Contracts::default() };
        let text = text.to_owned();
        let mut compiled =
            Compiled { text, book, predicate, contracts, members: None, untold: None };
        if fixed {
            compiled.members = Some(compiled.members());
        }
        Ok(compiled)
    }

    /// The same segment with those who belong to it immediately before one instant, in whatever
    /// period one looks: nobody comes in or goes out.
    #[must_use]
    pub fn as_at(mut self, at: Instant) -> Compiled<'a> {
        if self.is_fixed() {
            return self;
        }
        let tell = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
            let (mut members, mut untold): (Vec<u32>, _) = (Vec::new(), None);
            for customer in customers {
                let state = state_before(&customer, at);
                match self.tells(&customer, at, &state) {
                    Some(true) => members.push(customer.number),
                    Some(false) => {}
                    None => untold = more(untold, 1, self.book.untold(&customer, at)),
                }
            }
            (members, untold)
        };
        let (mut members, mut untold) = (vec![false; self.book.count()], None);
        self.book.fold(tell, |(part, doubts): (Vec<u32>, Option<(u64, Reason)>)| {
            part.iter().for_each(|&number| members[number as usize] = true);
            if let Some((n, reason)) = doubts {
                untold = more(untold, n, Some(reason));
            }
        });
        (self.members, self.untold) = (Some(members), untold);
        self
    }

    /// Who belongs to it, where membership never changes.
    fn members(&self) -> Vec<bool> {
        // At the end of time: a start is known from then on, and nothing else here has a time.
        let asks = |customer: &Customer<'_>| self.asks(customer, Instant::MAX, &State::default());
        if let Some(values) = self.only_text() {
            // Many customers have the same text; each is looked at once.
            let mut known: FxHashMap<Sym, bool> = FxHashMap::default();
            let mut last = (None, false);
            let member = |(number, &text): (usize, &Sym)| {
                if last.0 != Some(text) {
                    let ask = || asks(&self.book.customer(number as u32));
                    last = (Some(text), *known.entry(text).or_insert_with(ask));
                }
                last.1
            };
            return values.iter().enumerate().map(member).collect();
        }
        if self.asks_ids_alone() {
            return self.members_by_id();
        }
        let mut members = vec![false; self.book.count()];
        let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| -> Vec<u32> {
            customers.filter(|customer| asks(customer)).map(|customer| customer.number).collect()
        };
        self.book.fold(run, |part| part.iter().for_each(|&at| members[at as usize] = true));
        members
    }

    /// Whether it asks for nothing but ids of customers.
    fn asks_ids_alone(&self) -> bool {
        let is_id =
            |field: &Field| matches!(field, Field::Attribute(it) if it.name == "customer_id");
        self.predicate.fields().all(is_id)
    }

    /// Who belongs to it, where ids alone tell: no customer has to be looked at.
    fn members_by_id(&self) -> Vec<bool> {
        let (facts, count) = (&self.book.facts, self.book.count());
        let id = |number: usize| facts.customers.ids.get(number).copied().unwrap_or(Sym::NONE);
        let member = |number| self.predicate.holds(&Id(self.book, facts.names.text(id(number))));
        let part = |part: usize| {
            let numbers = part * PARTITION..count.min((part + 1) * PARTITION);
            numbers.map(member).collect::<Vec<bool>>()
        };
        on_all_cores(count.div_ceil(PARTITION), part).concat()
    }

    /// The values of the one attribute, a text, that it asks for, where it asks for no more.
    fn only_text(&self) -> Option<&[Sym]> {
        let mut fields = self.predicate.fields();
        let name = match fields.next()? {
            Field::Attribute(attribute) if attribute.name != "customer_id" => attribute.name,
            Field::Custom(name) => name,
            _ => return None,
        };
        let all = |values: &[Sym]| values.len() == self.book.count();
        match self.book.facts.customers.attributes.get(name)? {
            // Where few or none have a value, the list ends before the last customer.
            Attribute::Text(values) if all(values) && fields.next().is_none() => Some(values),
            _ => None,
        }
    }

    /// Whether membership never changes.
    pub fn is_fixed(&self) -> bool {
        self.members.is_some()
    }

    /// Who belongs to it, by number, where membership never changes.
    pub(crate) fn fixed_members(&self) -> Option<&[bool]> {
        self.members.as_deref()
    }

    /// Whether it asks what customers subscribe to.
    pub fn asks_items(&self) -> bool {
        self.predicate.fields().any(|field| matches!(field, Field::Listed(_)))
    }

    /// Whether it asks how long ago something was.
    pub fn asks_time(&self) -> bool {
        self.predicate.fields().any(|field| matches!(field, Field::Start | Field::Tenure))
    }

    /// Whether a customer belongs to it immediately before an instant, at which it is in a state.
    pub fn holds(&self, customer: &Customer<'_>, at: Instant, state: &State) -> bool {
        match &self.members {
            Some(members) => members[customer.number as usize],
            None => self.asks(customer, at, state),
        }
    }

    /// The same; `None` where it hangs on an MRR that cannot be told.
    pub fn tells(&self, customer: &Customer<'_>, at: Instant, state: &State) -> Option<bool> {
        match &self.members {
            Some(members) => Some(members[customer.number as usize]),
            None => self.predicate.tells(&self.view(customer, at, state)),
        }
    }

    /// How many customers cannot always be told in or out, and the first reason why.
    pub fn doubts(&self) -> Option<(u64, Reason)> {
        if self.is_fixed() {
            return self.untold;
        }
        let mut doubts: Option<(u64, Reason)> = None;
        for customer in self.book.customers().filter(|c| !c.gaps.is_empty()) {
            let untold = customer.gaps.iter().find(|gap| {
                // Immediately after its beginning, and immediately before its end.
                let moments = [gap.from.plus(1), gap.to].into_iter().filter(|&at| gap.from < at);
                moments.into_iter().any(|at| {
                    let state = state_before(&customer, at);
                    gap.to >= at && self.tells(&customer, at, &state).is_none()
                })
            });
            if let Some(gap) = untold {
                let reason = self.book.reason(&customer, gap);
                doubts = Some(doubts.map_or((1, reason), |(n, first)| (n + 1, first)));
            }
        }
        doubts
    }

    fn asks(&self, customer: &Customer<'_>, at: Instant, state: &State) -> bool {
        self.predicate.holds(&self.view(customer, at, state))
    }

    fn view<'v>(&'v self, customer: &'v Customer<'v>, at: Instant, state: &'v State) -> View<'v> {
        View { book: self.book, contracts: &self.contracts, customer, at, state }
    }
}

/// The state of a customer immediately before an instant.
fn state_before(customer: &Customer<'_>, at: Instant) -> State {
    let mut state = State::default();
    let before = customer.steps.iter().take_while(|step| step.at < at);
    before.for_each(|step| crate::sweep::take(&mut state, step));
    state
}

/// So many more who cannot be told, and the first reason.
fn more(known: Option<(u64, Reason)>, n: u64, reason: Option<Reason>) -> Option<(u64, Reason)> {
    match (known, reason) {
        (Some((before, first)), _) => Some((before + n, first)),
        (None, reason) => reason.map(|reason| (n, reason)),
    }
}

/// Why a text is no segment, whatever the data hold: whether its fields are there is told when it is
/// asked.
pub fn malformed(text: &str) -> Option<SegmentError> {
    segment::parse(text).err()
}

/// Whether a segment compares what is kept from those from whom people are kept. What is no segment
/// compares nothing.
pub fn asks_hidden(text: &str) -> bool {
    segment::parse(text).is_ok() && segment::withhold(text, &is_hidden, DOTS).is_err()
}

/// Whether a field is kept from those from whom people are kept, where it is compared with a value:
/// numbers of custom attributes are not, unless their name is about people.
fn is_hidden(field: &FieldName, value: &LiteralValue) -> bool {
    let column = table(TableId::Customers).column(&field.name.to_lowercase());
    if !field.custom && COMPUTED.contains(&field.name.to_lowercase().as_str()) {
        return false;
    }
    match column.filter(|_| !field.custom) {
        Some(column) => column.personal != Personal::No,
        None => Mask::hides(&field.name) || value.is_text() && !Mask::is_class(&field.name),
    }
}

/// Whether a text is a value of a field, exactly as it is written.
fn occurs(book: &Book, field: &Field, text: &str) -> bool {
    let facts = &book.facts;
    let Some(value) = facts.names.get(text) else { return false };
    let attribute = |name: &str| match facts.customers.attributes.get(name) {
        Some(Attribute::Text(values)) => values.contains(&value),
        _ => false,
    };
    match field {
        Field::Attribute(it) if it.name == "customer_id" => facts.customers.get(value).is_some(),
        Field::Attribute(it) => attribute(it.name),
        Field::Custom(name) => attribute(name),
        Field::Listed(Listed::Product) => facts.plan_names.iter().any(|plan| plan.2 == value),
        Field::Listed(Listed::Plan) => {
            facts.plan_names.iter().any(|plan| plan.0 == value || plan.1 == value)
                || bills(book, value)
        }
        // Currencies are written in one way only, and nothing else is text.
        _ => false,
    }
}

/// Whether anybody ever paid for a plan of this id, which no row need tell of.
fn bills(book: &Book, plan: Sym) -> bool {
    let any = |mut customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let of = |customer: Customer<'_>| customer.components.iter().any(|it| it.plan == plan);
        Iterator::any(&mut customers, of)
    };
    let mut found = false;
    book.fold(any, |part| found |= part);
    found
}

/// A customer of whom nothing but the id is asked.
struct Id<'a>(&'a Book, &'a str);

impl Subject for Id<'_> {
    fn attribute(&self, _: &Field) -> Value<'_> {
        Value::Text(self.1)
    }

    fn any(&self, _: Listed, _: &mut dyn FnMut(&str) -> bool) -> bool {
        false
    }

    fn mrr(&self) -> (Mrr, Currency) {
        (0, self.0.currency())
    }

    fn start(&self) -> Option<Day> {
        None
    }

    fn today(&self) -> Day {
        self.0.options.account.zone.day(self.0.options.now)
    }

    fn is(&self, _: Flag) -> bool {
        false
    }
}

/// A customer at an instant.
struct View<'a> {
    book: &'a Book,
    contracts: &'a Contracts,
    customer: &'a Customer<'a>,
    at: Instant,
    state: &'a State,
}

impl View<'_> {
    fn named(&self, name: &str) -> Value<'_> {
        let facts = &self.book.facts;
        let number = self.customer.number as usize;
        if name == "customer_id" {
            return Value::Text(facts.names.text(self.customer.id));
        }
        if let Some(sized) = Sized::find(self.book, name) {
            return sized.label(self.book, number).map_or(Value::Missing, Value::Text);
        }
        self.custom(name)
    }

    fn custom(&self, name: &str) -> Value<'_> {
        let facts = &self.book.facts;
        let number = self.customer.number as usize;
        let Some(attribute) = facts.customers.attributes.get(name) else { return Value::Missing };
        match attribute {
            Attribute::Text(values) => {
                match values.get(number).map_or("", |&it| facts.names.text(it)) {
                    "" => Value::Missing,
                    text => Value::Text(text),
                }
            }
            Attribute::Number(values) => {
                let whole = values.get(number).copied().flatten().and_then(Decimal::whole);
                whole.map_or(Value::Missing, Value::Number)
            }
            Attribute::Instant(values) => {
                let day = |at| Value::Day(self.book.options.account.zone.day(at));
                values.get(number).copied().flatten().map_or(Value::Missing, day)
            }
        }
    }
}

impl Subject for View<'_> {
    fn attribute(&self, field: &Field) -> Value<'_> {
        match field {
            Field::Attribute(attribute) => self.named(attribute.name),
            Field::Custom(name) => self.custom(name),
            _ => Value::Missing,
        }
    }

    fn any(&self, field: Listed, fits: &mut dyn FnMut(&str) -> bool) -> bool {
        let facts = &self.book.facts;
        for component in self.customer.components.live(self.at) {
            let fit = match field {
                Listed::Currency => fits(component.currency.code()),
                Listed::Product => facts.plans.get(component.plan).is_some_and(|plan| {
                    plan.product.is_some() && fits(facts.names.text(plan.product))
                }),
                Listed::PricingModel => facts
                    .pricing
                    .get(&component.plan)
                    .is_some_and(|&model| fits(facts.names.text(model))),
                Listed::ContractLength => fits(self.contracts.label(&component)),
                Listed::Plan => {
                    let names = facts.plan_names.iter().find(|n| n.0 == component.plan);
                    (component.plan.is_some() && fits(facts.names.text(component.plan)))
                        || names.is_some_and(|n| n.1.is_some() && fits(facts.names.text(n.1)))
                }
            };
            if fit {
                return true;
            }
        }
        false
    }

    fn untold(&self, field: &Field) -> bool {
        *field == Field::Mrr && self.customer.untold_before(self.at).is_some()
    }

    fn mrr(&self) -> (Mrr, Currency) {
        (self.state.level, self.book.currency())
    }

    fn start(&self) -> Option<Day> {
        let start = self.customer.start()?;
        (start < self.at).then(|| self.book.options.account.zone.day(start))
    }

    fn today(&self) -> Day {
        self.book.options.account.zone.day(self.at)
    }

    fn is(&self, flag: Flag) -> bool {
        let standing = self.state.standing;
        // Without a rate it pays what it is billed, only nobody can say how much that is.
        let bills = || {
            let mut live = self.customer.components.live(self.at);
            self.customer.untold_before(self.at).is_some() && live.any(|c| c.native > 0)
        };
        match flag {
            Flag::Paying => self.state.level > 0 || bills(),
            Flag::Customer => standing.is_customer(),
            Flag::Paused => standing.is_paused(),
            Flag::Active => standing.is_customer() && !standing.is_paused(),
        }
    }
}
