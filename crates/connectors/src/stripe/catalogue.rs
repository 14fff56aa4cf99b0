//! What objects say about other objects: prices with tiers, coupons, discounts, names of products,
//! and which payment paid which invoice.

use std::hash::{DefaultHasher, Hasher};

use rustc_hash::FxHashMap;

/// Something that other objects need to be understood.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A price with its tiers or its other currencies, as JSON, by id.
    Price(String, String),
    /// A coupon as JSON, by id.
    Coupon(String, String),
    /// A discount as JSON, by id.
    Discount(String, String),
    /// A product's name, by id.
    Product(String, String),
}

/// All that is known so far.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    prices: FxHashMap<String, String>,
    coupons: FxHashMap<String, String>,
    discounts: FxHashMap<String, String>,
    products: FxHashMap<String, String>,
    links: Links,
}

impl Catalogue {
    /// Adds an entry. Of two for one id the one that says more is kept, so that their order does
    /// not matter.
    pub fn add(&mut self, entry: Entry) {
        let (map, id, text) = match entry {
            Entry::Price(id, text) => (&mut self.prices, id, text),
            Entry::Coupon(id, text) => (&mut self.coupons, id, text),
            Entry::Discount(id, text) => (&mut self.discounts, id, text),
            Entry::Product(id, text) => (&mut self.products, id, text),
        };
        let held = map.entry(id).or_default();
        if (held.len(), &*held) < (text.len(), &text) {
            *held = text;
        }
    }

    /// Notes which payments paid which invoices. Of two links of one payment the earlier one holds.
    pub fn link(&mut self, links: Links) {
        if self.links.places.is_empty() {
            self.links = links;
            return;
        }
        for (payment, place) in &links.places {
            self.links.add_hashed(*payment, links.text(*place).unwrap_or_default());
        }
    }

    /// A price as JSON.
    pub fn price(&self, id: &str) -> Option<&str> {
        self.prices.get(id).map(String::as_str)
    }

    /// A coupon as JSON.
    pub fn coupon(&self, id: &str) -> Option<&str> {
        self.coupons.get(id).map(String::as_str)
    }

    /// A discount as JSON.
    pub fn discount(&self, id: &str) -> Option<&str> {
        self.discounts.get(id).map(String::as_str)
    }

    /// The name of a product.
    pub fn product(&self, id: &str) -> Option<&str> {
        self.products.get(id).map(String::as_str)
    }

    /// The invoice that a charge or payment intent paid.
    pub fn invoice(&self, payment: &str) -> Option<&str> {
        self.links.get(payment)
    }
}

/// Links of many millions of payments in little memory: ids are kept as hashes of 64 bits, texts of
/// invoices in one long text.
#[derive(Clone, Debug, Default)]
pub struct Links {
    texts: String,
    places: FxHashMap<u64, Place>,
    /// The last text, for an invoice that several payments paid.
    last: Place,
}

/// Where a text begins, in [`STEP`]s, and its length.
type Place = (u32, u32);

/// Texts begin at multiples of this, so that 32 bits reach 16 GiB.
const STEP: usize = 4;

impl Links {
    /// Notes that a payment paid an invoice, unless it is said to have paid one.
    pub fn add(&mut self, payment: &str, invoice: &str) {
        self.add_hashed(hash(payment), invoice);
    }

    fn add_hashed(&mut self, payment: u64, invoice: &str) {
        if self.places.contains_key(&payment) {
            return;
        }
        if self.text(self.last) != Some(invoice) {
            let place = self.texts.len().div_ceil(STEP);
            let (Ok(place), Ok(len)) = (u32::try_from(place), u32::try_from(invoice.len())) else {
                return;
            };
            while !self.texts.len().is_multiple_of(STEP) {
                self.texts.push(' ');
            }
            self.texts.push_str(invoice);
            self.last = (place, len);
        }
        self.places.insert(payment, self.last);
    }

    fn get(&self, payment: &str) -> Option<&str> {
        self.text(*self.places.get(&hash(payment))?)
    }

    fn text(&self, (start, len): Place) -> Option<&str> {
        let start = start as usize * STEP;
        self.texts.get(start..start + len as usize)
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_again() {
        let mut links = Links::default();
        for n in 0..1_000 {
            links.add(&format!("pi_{n}"), &format!("in_{}", n * 7));
        }
        for n in 0..1_000 {
            assert_eq!(links.get(&format!("pi_{n}")), Some(&*format!("in_{}", n * 7)));
        }
        assert_eq!(links.get("pi_1000"), None);
    }

    #[test]
    fn of_two_links_of_a_payment_the_earlier_one_holds() {
        let of = |pairs: &[(&str, &str)]| {
            let mut links = Links::default();
            pairs.iter().for_each(|(payment, invoice)| links.add(payment, invoice));
            links
        };
        let mut catalogue = Catalogue::default();
        catalogue.link(of(&[("ch_1", "in_1"), ("pi_1", "in_1"), ("ch_1", "in_9")]));
        catalogue.link(of(&[("pi_1", "in_9"), ("ch_2", "in_2"), ("pi_2", "in_2"), ("ch_3", "")]));
        let found = ["ch_1", "pi_1", "ch_2", "pi_2", "ch_3"].map(|id| catalogue.invoice(id));
        assert_eq!(found, [Some("in_1"), Some("in_1"), Some("in_2"), Some("in_2"), Some("")]);
    }

    #[test]
    fn the_text_of_an_invoice_is_kept_once() {
        let mut links = Links::default();
        links.add("ch_1", "in_1");
        links.add("pi_1", "in_1");
        assert_eq!(links.texts, "in_1");
    }

    #[test]
    fn the_order_of_entries_does_not_matter() {
        let entry = |text: &str| Entry::Product("prod_1".into(), text.into());
        let both = |first, second| {
            let mut catalogue = Catalogue::default();
            catalogue.add(entry(first));
            catalogue.add(entry(second));
            catalogue.product("prod_1").map(str::to_owned)
        };
        assert_eq!(both("Team", "Team plan"), both("Team plan", "Team"));
    }
}
