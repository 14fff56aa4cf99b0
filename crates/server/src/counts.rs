//! Numbers for whoever watches over the server, as Prometheus reads them: `GET /metrics`.

mod gauges;

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::access::{Actor, nobody};
use crate::app::App;
use crate::problem::Problem;
use crate::sources;

/// Upper ends of the times that requests took, in seconds.
const ENDS: [f64; 10] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// What is counted since the start.
#[derive(Debug)]
pub struct Counts {
    since: Instant,
    requests: Mutex<BTreeMap<(String, String, u16), Times>>,
}

#[derive(Clone, Debug, Default)]
struct Times {
    count: u64,
    sum: Duration,
    within: [u64; ENDS.len()],
}

impl Counts {
    /// Nothing yet.
    pub fn new() -> Counts {
        Counts { since: Instant::now(), requests: Mutex::default() }
    }

    /// Counts a request.
    pub fn answered(&self, method: &str, route: &str, status: u16, took: Duration) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let times = requests.entry((method.to_owned(), route.to_owned(), status)).or_default();
        times.count += 1;
        times.sum += took;
        for (end, within) in ENDS.iter().zip(&mut times.within) {
            *within += u64::from(took.as_secs_f64() <= *end);
        }
    }

    fn text(&self, version: &str) -> String {
        let mut text = String::new();
        let up = self.since.elapsed().as_secs_f64();
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let mut line = |line: fmt::Arguments<'_>| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{line}");
        };
        line(format_args!("# TYPE tenure_info gauge"));
        line(format_args!("tenure_info{{version=\"{version}\"}} 1"));
        line(format_args!("# TYPE tenure_up_seconds gauge"));
        line(format_args!("tenure_up_seconds {up:.3}"));
        let name = "tenure_http_request_duration_seconds";
        line(format_args!("# TYPE {name} histogram"));
        for ((method, route, status), times) in &*requests {
            let of = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            for (end, within) in ENDS.iter().zip(times.within) {
                line(format_args!("{name}_bucket{{{of},le=\"{end}\"}} {within}"));
            }
            line(format_args!("{name}_bucket{{{of},le=\"+Inf\"}} {}", times.count));
            line(format_args!("{name}_sum{{{of}}} {:.6}", times.sum.as_secs_f64()));
            line(format_args!("{name}_count{{{of}}} {}", times.count));
        }
        text
    }
}

impl Default for Counts {
    fn default() -> Counts {
        Counts::new()
    }
}

/// `GET /metrics`: for who asks from this machine, or with a session or token.
pub async fn route(State(app): State<Arc<App>>, request: Request) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip().to_canonical());
    // What stands before the server asks from this machine for everybody.
    let here = app.config.url.is_none() && peer.is_some_and(|peer| peer.is_loopback());
    if !here && request.extensions().get::<Actor>().is_none() {
        return nobody().into_response();
    }
    let (kind, shared) = (header::CONTENT_TYPE, Arc::clone(&app));
    let work = tokio::task::spawn_blocking(move || {
        let dir = &shared.config.dir;
        let own = |db: &_| Ok::<_, Problem>(gauges::jobs(db)? + &sources::measured(db)?);
        let own = shared.db.read_now(own)?;
        gauges::data(dir).map(|data| own + &data).map_err(|error| Problem::internal(&error))
    });
    // What is counted of requests is told also where the rest cannot be read.
    let work = work.await.ok().and_then(Result::ok).unwrap_or_default();
    let kind = (kind, "text/plain; version=0.0.4; charset=utf-8");
    ([kind], app.counts.text(app.config.version) + &work).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_histogram_is_cumulative() {
        let counts = Counts::new();
        for ms in [1, 4, 60, 40_000] {
            counts.answered("GET", "/livez", 200, Duration::from_millis(ms));
        }
        let text = counts.text("1");
        let value = |le: &str| {
            let line = text.lines().find(|line| line.contains(&format!("le=\"{le}\"")));
            line.unwrap().rsplit(' ').next().unwrap().to_owned()
        };
        let all = ["0.001", "0.005", "0.1", "30", "+Inf"].map(value);
        assert_eq!(all, ["1", "2", "3", "3", "4"]);
    }
}
