//! Requests over HTTPS.

use std::time::Duration;

use ureq::Agent;

use super::client::{Answer, Cut, Transport};
use super::date;
use super::key::Key;
use super::lists::API_VERSION;

/// Longest body that is taken.
const LARGEST: u64 = 256 << 20;

/// Where the API is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Stripe's own.
    pub const STRIPE: &'static str = "https://api.stripe.com";

    /// Reads an address without path. Without encryption only this machine is spoken to, since
    /// the key goes with every request.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Base, &'static str> {
        let text = text.trim_end_matches('/');
        let (scheme, host) = text.split_once("://").ok_or("it begins with https://")?;
        let named = !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
        if !named {
            return Err("it is a scheme and a host, without a path or a user");
        }
        let name = match host.strip_prefix('[') {
            Some(v6) => v6.split(']').next(),
            None => host.split(':').next(),
        };
        let here = matches!(name, Some("localhost" | "127.0.0.1" | "::1"));
        match scheme {
            "https" => Ok(Base(text.to_owned())),
            "http" if here => Ok(Base(text.to_owned())),
            "http" => Err("the key would go over the network unencrypted; use https://"),
            _ => Err("it begins with https://"),
        }
    }
}

/// A server of the API, and the key to it.
pub struct Http {
    agent: Agent,
    base: Base,
    key: Key,
}

impl Http {
    /// Speaks to `base` with `key`.
    pub fn new(base: Base, key: Key) -> Http {
        let mut config = Agent::config_builder();
        if base.0.starts_with("http://") {
            // What is not encrypted must not leave the machine, also not for a proxy.
            config = config.proxy(None);
        }
        let config = config
            .http_status_as_error(false)
            // The key must not follow a redirection.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(Duration::from_secs(30)))
            .timeout_global(Some(Duration::from_secs(120)))
            .user_agent(concat!("tenure/", env!("CARGO_PKG_VERSION")))
            .build();
        Http { agent: Agent::new_with_config(config), base, key }
    }
}

impl Transport for Http {
    fn get(&mut self, path: &str) -> Result<Answer, Cut> {
        let url = format!("{}{path}", self.base.0);
        let asked = self.agent.get(&url);
        let asked = asked.header("Authorization", format!("Bearer {}", self.key.secret()));
        let asked =
            asked.header("Stripe-Version", API_VERSION).header("Accept", "application/json");
        let mut answer = asked.call().map_err(|error| Cut(error.to_string()))?;
        let header = |name: &str| {
            let value = answer.headers().get(name)?;
            Some(value.to_str().ok()?.trim().to_owned())
        };
        let mut got = Answer {
            status: answer.status().as_u16(),
            retry_after: header("retry-after").and_then(|text| text.parse().ok()),
            should_retry: header("stripe-should-retry").and_then(|text| text.parse().ok()),
            date: header("date").and_then(|text| date::seconds(&text)),
            request: header("request-id"),
            location: header("location"),
            body: String::new(),
        };
        let body = answer.body_mut().with_config().limit(LARGEST).read_to_string();
        got.body = body.map_err(|error| Cut(error.to_string()))?;
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_leaves_the_machine_only_encrypted() {
        for good in [
            Base::STRIPE,
            "https://stripe.example:8443/",
            "http://127.0.0.1:80",
            "http://localhost",
            "http://[::1]:9",
        ] {
            assert!(Base::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "api.stripe.com",
            "http://api.stripe.com",
            "http://127.0.0.1.example",
            "https://a/v1",
            "https://u@a",
            "ftp://a",
            "https://",
        ] {
            assert!(Base::parse(bad).is_err(), "{bad}");
        }
    }
}
