//! Names of places, people and companies, made of short lists.

use super::plans::Currency::{self, Eur, Gbp, Jpy, Usd};

/// A city where customers are.
pub(super) struct Place {
    pub country: &'static str,
    pub region: &'static str,
    pub city: &'static str,
    pub currency: Currency,
    /// How many customers are there, relative to the others.
    pub weight: u32,
}

const fn place(
    weight: u32,
    country: &'static str,
    region: &'static str,
    city: &'static str,
    currency: Currency,
) -> Place {
    Place { country, region, city, currency, weight }
}

pub(super) static PLACES: [Place; 30] = [
    place(90, "RO", "București", "București", Eur),
    place(55, "RO", "Cluj", "Cluj-Napoca", Eur),
    place(35, "RO", "Iași", "Iași", Eur),
    place(35, "RO", "Timiș", "Timișoara", Eur),
    place(20, "RO", "Brașov", "Brașov", Eur),
    place(60, "DE", "Berlin", "Berlin", Eur),
    place(50, "DE", "Bayern", "München", Eur),
    place(30, "DE", "Hamburg", "Hamburg", Eur),
    place(50, "FR", "Île-de-France", "Paris", Eur),
    place(20, "FR", "Auvergne-Rhône-Alpes", "Lyon", Eur),
    place(40, "NL", "Noord-Holland", "Amsterdam", Eur),
    place(30, "ES", "Comunidad de Madrid", "Madrid", Eur),
    place(25, "ES", "Catalunya", "Barcelona", Eur),
    place(30, "IT", "Lombardia", "Milano", Eur),
    place(25, "AT", "Wien", "Wien", Eur),
    place(25, "PL", "Mazowieckie", "Warszawa", Eur),
    place(15, "BG", "Sofia-grad", "Sofia", Eur),
    place(15, "PT", "Lisboa", "Lisboa", Eur),
    place(15, "SE", "Stockholms län", "Stockholm", Eur),
    place(75, "GB", "England", "London", Gbp),
    place(25, "GB", "England", "Manchester", Gbp),
    place(15, "GB", "Scotland", "Edinburgh", Gbp),
    place(70, "US", "New York", "New York", Usd),
    place(65, "US", "California", "San Francisco", Usd),
    place(40, "US", "Texas", "Austin", Usd),
    place(30, "US", "Illinois", "Chicago", Usd),
    place(30, "CA", "Ontario", "Toronto", Usd),
    place(15, "SG", "Singapore", "Singapore", Usd),
    place(35, "JP", "Tokyo", "Tokyo", Jpy),
    place(12, "JP", "Osaka", "Osaka", Jpy),
];

pub(super) static GIVEN: [&str; 32] = [
    "Ada", "Ana", "Andrei", "Anton", "Bianca", "Carmen", "Clara", "Dan", "Elena", "Emma", "Felix",
    "Grace", "Hana", "Ioana", "Irina", "Jonas", "Kenji", "Laura", "Liam", "Lucia", "Marco",
    "Maria", "Mihai", "Nina", "Noah", "Olga", "Paul", "Radu", "Sofia", "Stefan", "Vlad", "Yuki",
];

pub(super) static FAMILY: [&str; 32] = [
    "Albu", "Bauer", "Becker", "Brown", "Clark", "Costa", "Dobre", "Dumitru", "Evans", "Fischer",
    "Garcia", "Green", "Ionescu", "Ito", "Jansen", "Keller", "Kovacs", "Lungu", "Marin", "Martin",
    "Meyer", "Moreau", "Munteanu", "Nowak", "Popa", "Rossi", "Sato", "Schmidt", "Stan", "Suzuki",
    "Turner", "Vasile",
];

pub(super) static STEMS: [&str; 40] = [
    "Alder", "Amber", "Arctic", "Aurora", "Beacon", "Birch", "Bluefin", "Bright", "Canopy",
    "Cedar", "Cobalt", "Copper", "Crescent", "Delta", "Ember", "Falcon", "Fern", "Granite",
    "Harbor", "Hazel", "Helix", "Indigo", "Ivory", "Juniper", "Kestrel", "Lantern", "Linden",
    "Maple", "Meridian", "Nimbus", "Onyx", "Orchard", "Otter", "Pioneer", "Quarry", "Raven",
    "Saffron", "Summit", "Thistle", "Willow",
];

pub(super) static ENDINGS: [&str; 16] = [
    "bridge", "field", "gate", "grove", "haven", "hill", "lake", "line", "mark", "point", "port",
    "ridge", "stone", "view", "ward", "works",
];

/// Industries and the word that companies of each put into their names.
pub(super) static INDUSTRIES: [(&str, &str); 12] = [
    ("Software", "Labs"),
    ("Retail", "Stores"),
    ("Logistics", "Logistics"),
    ("Manufacturing", "Industries"),
    ("Health care", "Health"),
    ("Education", "Academy"),
    ("Construction", "Build"),
    ("Hospitality", "Hotels"),
    ("Financial services", "Capital"),
    ("Media", "Media"),
    ("Consulting", "Partners"),
    ("Energy", "Energy"),
];

/// The company form of a country.
pub(super) fn company_form(country: &str) -> &'static str {
    match country {
        "RO" => "SRL",
        "DE" | "AT" => "GmbH",
        "FR" => "SAS",
        "NL" => "BV",
        "ES" => "SL",
        "IT" => "Srl",
        "PL" => "Sp. z o.o.",
        "BG" => "OOD",
        "PT" => "Lda",
        "SE" => "AB",
        "GB" => "Ltd",
        "US" | "CA" => "Inc.",
        "JP" => "K.K.",
        _ => "Pte. Ltd.",
    }
}

/// Who looks after customers.
pub(super) static OWNERS: [&str; 6] =
    ["Alina Pop", "Bogdan Rusu", "Corina Matei", "David Novak", "Eva Lindt", "Farid Haddad"];
