//! Signatures of webhooks, as Stripe makes them: HMAC-SHA256 over the time, a point and the body.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How far the time of a signature may be from ours, in seconds, either way: who has heard an old
/// request cannot send it again.
pub const TOLERANCE: i64 = 300;

/// Why a request is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Forged {
    /// There is no header, or it is not built as it should be.
    #[error("there is no signature with a time and a v1 part")]
    Missing,
    /// It was signed too long ago, or in the future.
    #[error("the signature is more than five minutes from the present")]
    Old,
    /// None of the secrets makes this signature over this body.
    #[error("the signature is not that of any signing secret of this source")]
    Wrong,
}

/// Whether the header of a request (`t=…,v1=…`, of which there may be several v1) signs the very
/// bytes of its body with one of the secrets. `now` is in seconds since 1970.
///
/// # Errors
/// [`Forged`].
pub fn verify(
    header: Option<&str>,
    body: &[u8],
    secrets: &[String],
    now: i64,
) -> Result<(), Forged> {
    let parts = header.ok_or(Forged::Missing)?.split(',').filter_map(|part| part.split_once('='));
    let (mut time, mut signed) = (None, Vec::new());
    for (name, value) in parts {
        match name.trim() {
            "t" => time = time.or(Some(value.trim())),
            "v1" => signed.push(unhex(value.trim()).ok_or(Forged::Missing)?),
            // Signatures of other schemes say nothing.
            _ => {}
        }
    }
    let at: i64 = time.and_then(|text| text.parse().ok()).ok_or(Forged::Missing)?;
    if signed.is_empty() {
        return Err(Forged::Missing);
    }
    if at.checked_sub(now).is_none_or(|apart| apart.saturating_abs() > TOLERANCE) {
        return Err(Forged::Old);
    }
    let time = time.unwrap_or_default();
    let by = |secret: &String| signed.iter().any(|tag| is_of(secret, time, body, tag));
    if secrets.iter().any(by) { Ok(()) } else { Err(Forged::Wrong) }
}

/// Compares without telling by the time it takes how much is right.
fn is_of(secret: &str, time: &str, body: &[u8], tag: &[u8]) -> bool {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return false };
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(body);
    mac.verify_slice(tag).is_ok()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |letter: u8| char::from(letter).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(*pair.get(1)?)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_test_secret";
    const BODY: &[u8] = br#"{"id":"evt_test","object":"event"}"#;
    const AT: i64 = 1_492_774_577;
    /// `printf '%s' "1492774577.$BODY" | openssl dgst -sha256 -hmac whsec_test_secret`.
    const TAG: &str = "691252e266ce41cb94d709c84e9580d4172b117a510bbc81723f657d2cd5d215";

    fn check(header: &str, body: &[u8], secrets: &[&str], now: i64) -> Result<(), Forged> {
        let secrets: Vec<String> = secrets.iter().map(|it| (*it).to_owned()).collect();
        verify(Some(header), body, &secrets, now)
    }

    #[test]
    fn what_openssl_signs_is_believed() {
        let header = format!("t={AT},v1={TAG}");
        check(&header, BODY, &[SECRET], AT).unwrap();
        check(&header, BODY, &["whsec_new", SECRET], AT + TOLERANCE).unwrap();
        check(&header, BODY, &[SECRET], AT - TOLERANCE).unwrap();
        let zeros = "0".repeat(64);
        let more = format!("t={AT}, v1={zeros}, v0={zeros}, v1={}", TAG.to_uppercase());
        check(&more, BODY, &[SECRET], AT).unwrap();
    }

    #[test]
    fn nothing_else_is() {
        let header = format!("t={AT},v1={TAG}");
        for now in [AT + TOLERANCE + 1, AT - TOLERANCE - 1, i64::MAX, i64::MIN] {
            assert_eq!(check(&header, BODY, &[SECRET], now), Err(Forged::Old), "{now}");
        }
        assert_eq!(check(&header, BODY, &["whsec_other"], AT), Err(Forged::Wrong));
        assert_eq!(check(&header, BODY, &[], AT), Err(Forged::Wrong));
        assert_eq!(check(&header, b"{}", &[SECRET], AT), Err(Forged::Wrong));
        let shifted = format!("t={},v1={TAG}", AT + 1);
        assert_eq!(check(&shifted, BODY, &[SECRET], AT), Err(Forged::Wrong));
        let short = format!("t={AT},v1={}", &TAG[..62]);
        assert_eq!(check(&short, BODY, &[SECRET], AT), Err(Forged::Wrong));
        let other = format!("t={AT},v0={TAG}");
        for header in ["", "t=1", "v1=00", "t=x,v1=00", "t=1,v1=zz", "t=1,v1=0", &other] {
            assert_eq!(check(header, BODY, &[SECRET], AT), Err(Forged::Missing), "{header}");
        }
        assert_eq!(verify(None, BODY, &[SECRET.to_owned()], AT), Err(Forged::Missing));
    }
}
