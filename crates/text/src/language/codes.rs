//! Codes of languages.

/// Codes as they are written, in order, each with the code of two letters that it stands for.
/// `no` is Norwegian without saying which, and stands for Bokmål, which nine of ten write.
#[rustfmt::skip]
static CODES: &[(&str, &[u8; 2])] = &[
    ("aa", b"aa"), ("aar", b"aa"), ("ab", b"ab"), ("abk", b"ab"), ("af", b"af"), ("afr", b"af"),
    ("ak", b"ak"), ("aka", b"ak"), ("alb", b"sq"), ("am", b"am"), ("amh", b"am"), ("ar", b"ar"),
    ("ara", b"ar"), ("arb", b"ar"), ("arm", b"hy"), ("as", b"as"), ("asm", b"as"), ("az", b"az"),
    ("aze", b"az"), ("baq", b"eu"), ("be", b"be"), ("bel", b"be"), ("ben", b"bn"), ("bg", b"bg"),
    ("bn", b"bn"), ("bo", b"bo"), ("bod", b"bo"), ("bos", b"bs"), ("bs", b"bs"), ("bul", b"bg"),
    ("bur", b"my"), ("ca", b"ca"), ("cat", b"ca"), ("ces", b"cs"), ("chi", b"zh"), ("cmn", b"zh"),
    ("cs", b"cs"), ("cy", b"cy"), ("cym", b"cy"), ("cze", b"cs"), ("da", b"da"), ("dan", b"da"),
    ("de", b"de"), ("deu", b"de"), ("dut", b"nl"), ("el", b"el"), ("ell", b"el"), ("en", b"en"),
    ("eng", b"en"), ("eo", b"eo"), ("epo", b"eo"), ("es", b"es"), ("est", b"et"), ("et", b"et"),
    ("eu", b"eu"), ("eus", b"eu"), ("fa", b"fa"), ("fao", b"fo"), ("fas", b"fa"), ("fi", b"fi"),
    ("fin", b"fi"), ("fo", b"fo"), ("fr", b"fr"), ("fra", b"fr"), ("fre", b"fr"), ("ga", b"ga"),
    ("geo", b"ka"), ("ger", b"de"), ("gl", b"gl"), ("gle", b"ga"), ("glg", b"gl"), ("gre", b"el"),
    ("gu", b"gu"), ("guj", b"gu"), ("he", b"he"), ("heb", b"he"), ("hi", b"hi"), ("hin", b"hi"),
    ("hr", b"hr"), ("hrv", b"hr"), ("hu", b"hu"), ("hun", b"hu"), ("hy", b"hy"), ("hye", b"hy"),
    ("ice", b"is"), ("id", b"id"), ("ind", b"id"), ("is", b"is"), ("isl", b"is"), ("it", b"it"),
    ("ita", b"it"), ("ja", b"ja"), ("jav", b"jv"), ("jpn", b"ja"), ("jv", b"jv"), ("ka", b"ka"),
    ("kan", b"kn"), ("kat", b"ka"), ("kaz", b"kk"), ("khm", b"km"), ("kir", b"ky"), ("kk", b"kk"),
    ("km", b"km"), ("kn", b"kn"), ("ko", b"ko"), ("kor", b"ko"), ("ku", b"ku"), ("kur", b"ku"),
    ("ky", b"ky"), ("la", b"la"), ("lao", b"lo"), ("lat", b"la"), ("lav", b"lv"), ("lb", b"lb"),
    ("lit", b"lt"), ("lo", b"lo"), ("lt", b"lt"), ("ltz", b"lb"), ("lv", b"lv"), ("mac", b"mk"),
    ("mal", b"ml"), ("mar", b"mr"), ("may", b"ms"), ("mk", b"mk"), ("mkd", b"mk"), ("ml", b"ml"),
    ("mlt", b"mt"), ("mn", b"mn"), ("mo", b"ro"), ("mol", b"ro"), ("mon", b"mn"), ("mr", b"mr"),
    ("ms", b"ms"), ("msa", b"ms"), ("mt", b"mt"), ("my", b"my"), ("mya", b"my"), ("nb", b"nb"),
    ("ne", b"ne"), ("nep", b"ne"), ("nl", b"nl"), ("nld", b"nl"), ("nn", b"nn"), ("nno", b"nn"),
    ("no", b"nb"), ("nob", b"nb"), ("nor", b"nb"), ("or", b"or"), ("ori", b"or"), ("pa", b"pa"),
    ("pan", b"pa"), ("per", b"fa"), ("pes", b"fa"), ("pl", b"pl"), ("pol", b"pl"), ("por", b"pt"),
    ("ps", b"ps"), ("pt", b"pt"), ("pus", b"ps"), ("ro", b"ro"), ("ron", b"ro"), ("ru", b"ru"),
    ("rum", b"ro"), ("rus", b"ru"), ("sd", b"sd"), ("si", b"si"), ("sin", b"si"), ("sk", b"sk"),
    ("sl", b"sl"), ("slk", b"sk"), ("slo", b"sk"), ("slv", b"sl"), ("sn", b"sn"), ("sna", b"sn"),
    ("snd", b"sd"), ("so", b"so"), ("som", b"so"), ("sot", b"st"), ("spa", b"es"), ("sq", b"sq"),
    ("sqi", b"sq"), ("sr", b"sr"), ("srp", b"sr"), ("st", b"st"), ("su", b"su"), ("sun", b"su"),
    ("sv", b"sv"), ("sw", b"sw"), ("swa", b"sw"), ("swe", b"sv"), ("ta", b"ta"), ("tam", b"ta"),
    ("tat", b"tt"), ("te", b"te"), ("tel", b"te"), ("tg", b"tg"), ("tgk", b"tg"), ("tgl", b"tl"),
    ("th", b"th"), ("tha", b"th"), ("ti", b"ti"), ("tib", b"bo"), ("tir", b"ti"), ("tk", b"tk"),
    ("tl", b"tl"), ("tr", b"tr"), ("tt", b"tt"), ("tuk", b"tk"), ("tur", b"tr"), ("ug", b"ug"),
    ("uig", b"ug"), ("uk", b"uk"), ("ukr", b"uk"), ("ur", b"ur"), ("urd", b"ur"), ("uz", b"uz"),
    ("uzb", b"uz"), ("vi", b"vi"), ("vie", b"vi"), ("wel", b"cy"), ("xh", b"xh"), ("xho", b"xh"),
    ("yi", b"yi"), ("yid", b"yi"), ("yo", b"yo"), ("yor", b"yo"), ("zh", b"zh"), ("zho", b"zh"),
    ("zu", b"zu"), ("zul", b"zu"),
];

/// The two letters of a code in lower case.
pub(super) fn find(code: &str) -> Option<&'static [u8; 2]> {
    let at = CODES.binary_search_by(|(known, _)| (*known).cmp(code)).ok()?;
    Some(CODES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(find("rum"), Some(b"ro"));
        assert_eq!(find(""), None);
    }
}
