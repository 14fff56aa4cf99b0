//! Referrals: who brought whom, as their table tells it, and leads that say who brought them.

use rustc_hash::FxHashSet;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::Instant;
use tenure_metrics::catalogue::REFERRALS_TOLD;
use tenure_metrics::records::{Referral, Referred};

use super::hand::{Hand, key};
use super::keys::Places;
use super::load::Reading;
use super::{About, List, NOBODY, OWN, Source, Spans};
use crate::error::Error;

/// A lead, as far as referrals look at it.
struct Lead {
    key: u128,
    /// The customer that it became.
    holder: u32,
    told: Option<Instant>,
    /// Where a customer brought it: as a referral.
    brought: Option<About>,
}

/// A row of the table of referrals.
struct Row {
    about: About,
    referred: u32,
    /// The lead that it names; 0 where it names none.
    lead: u128,
    told: Option<Instant>,
}

/// A referral with what became of it.
struct Made {
    about: About,
    referred: u32,
    /// When the referred one became a customer.
    started: Option<Instant>,
    /// When the referred one began to pay, of one who had not paid before.
    new: Option<Instant>,
}

/// Referrals by who referred, and by who was referred.
pub(super) fn referrals(reading: &mut Reading<'_>) -> Result<[Box<dyn Source>; 2], Error> {
    let rows = rows(reading)?;
    let leads = leads(reading)?;
    let all = joined(reading, rows, leads);
    let now = reading.options.now;
    let referral = |started: Option<Instant>| Referral {
        converted: started.is_some_and(|started| started <= now),
    };
    let made = all.iter().map(|it| (it.about, referral(it.started))).collect();
    let came = all.iter().filter_map(|it| {
        let at = it.new.filter(|_| it.referred != NOBODY)?;
        Some((About { holder: it.referred, at, ..it.about }, Referred))
    });
    let came: Vec<_> = came.collect();
    let mut made: List<Referral> = List::new(made, &[], true, Spans::Instants);
    let mut came: List<Referred> = List::new(came, &[], true, Spans::Instants);
    if all.is_empty() {
        let of = (reading.book, TableId::Referrals, REFERRALS_TOLD);
        made = made.or_lacks(of.0, of.1, of.2);
        came = came.or_lacks(of.0, of.1, of.2);
    }
    Ok([Box::new(made), Box::new(came)])
}

fn rows(reading: &mut Reading<'_>) -> Result<Vec<Row>, Error> {
    reading.rows(TableId::Referrals, &[], |this, line| {
        let at = line.instant("at")?;
        this.seen(line, at);
        let [referrer, referred] = ["referrer_customer_id", "referred_customer_id"].map(|column| {
            let id = line.text(column);
            let holder = this.holder(id);
            this.then(holder, id, at)
        });
        let about = this.about(referrer, at, line.text("referral_id"), [Sym::NONE; OWN]);
        let lead = key(line.text("referred_lead_id"));
        Some(Row { about, referred, lead, told: line.instant("converted_at") })
    })
}

fn leads(reading: &mut Reading<'_>) -> Result<Vec<Lead>, Error> {
    const COLUMNS: [&str; 5] =
        ["lead_id", "customer_id", "created_at", "converted_at", "referrer_customer_id"];
    let parts = reading.parts(TableId::Leads, &COLUMNS, |hand, lines, made: &mut Vec<Lead>| {
        let [ids, customers, referrers] =
            ["lead_id", "customer_id", "referrer_customer_id"].map(|column| lines.text(column));
        let [created, converted] = ["created_at", "converted_at"].map(|column| lines.long(column));
        for line in 0..lines.count() {
            let id = ids.or_empty(line);
            let told = converted.instant(line);
            let brought = created
                .instant(line)
                .zip(referrers.at(line))
                .filter(|(_, referrer)| !referrer.is_empty())
                .map(|(at, referrer)| by(hand, (referrer, at, id), lines.recorded(line)));
            let customer = customers.or_empty(line);
            let holder = hand.holder(customer);
            let holder = created.instant(line).map_or(holder, |at| hand.then(holder, customer, at));
            made.push(Lead { key: key(id), holder, told, brought });
        }
    })?;
    Ok(parts.into_iter().flatten().collect())
}

/// A lead as what its referrer did.
fn by(hand: &mut Hand<'_>, (referrer, at, id): (&str, Instant, &str), recorded: Instant) -> About {
    hand.saw(recorded, at);
    let holder = hand.holder(referrer);
    let referrer = hand.then(holder, referrer, at);
    hand.about(referrer, at, id, [Sym::NONE; OWN])
}

/// Referrals with the leads that they name, and leads that were brought and that none of them names,
/// neither by itself nor by the customer that it became.
fn joined(reading: &Reading<'_>, rows: Vec<Row>, leads: Vec<Lead>) -> Vec<Made> {
    let mut next = 0..;
    let keyed: Vec<_> = leads.iter().map(|lead| lead.key).zip(&mut next).collect();
    let places = Places::new(&[keyed]);
    let found = places.find(&rows.iter().map(|row| row.lead).collect::<Vec<_>>());
    let mut named: FxHashSet<u128> = FxHashSet::default();
    let mut came: FxHashSet<u32> = FxHashSet::default();
    let mut all = Vec::with_capacity(rows.len());
    for (row, place) in rows.into_iter().zip(found) {
        let lead = leads.get(place as usize);
        let of_lead = lead.map_or(NOBODY, |lead| lead.holder);
        let referred = if row.referred == NOBODY { of_lead } else { row.referred };
        let told = row.told.or(lead.and_then(|lead| lead.told));
        named.insert(row.lead);
        came.insert(referred);
        // Nobody refers itself, be it that the two were merged.
        if referred == NOBODY || referred != row.about.holder {
            all.push(made(reading, row.about, referred, told));
        }
    }
    let is_other = |lead: &&Lead| {
        !named.contains(&lead.key) && (lead.holder == NOBODY || !came.contains(&lead.holder))
    };
    all.extend(
        leads
            .iter()
            .filter(is_other)
            .filter_map(|lead| Some((lead, lead.brought?)))
            .filter(|(lead, about)| lead.holder == NOBODY || lead.holder != about.holder)
            .map(|(lead, about)| made(reading, about, lead.holder, lead.told)),
    );
    all
}

/// What became of a referral: who was referred started to pay after it, else when it is told.
fn made(reading: &Reading<'_>, about: About, referred: u32, told: Option<Instant>) -> Made {
    // Who had been a customer before is none that the referral brought, nor is who never became one,
    // whatever is told.
    let new = reading.start_since(referred, about.at);
    Made { about, referred, started: new.or(told), new }
}
