//! The dashboard's files, which are part of the binary.
//!
//! `web/dist` is made by `npm run build` in `web/`. Names under `assets/` hold a hash of their
//! content and may be kept for ever; everything else is asked for again each time.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::ask::is_known;
use crate::problem::Problem;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Files;

/// What is shown where the binary was built without the dashboard.
const NOT_BUILT: &str = "\
<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tenure</title>
<h1>The dashboard is not in this build</h1>
<p>The API answers under <code>/api/v1</code>. To build the dashboard, run <code>make web</code> and
build the program again.</p></html>
";

/// A file of the dashboard, or the page that shows all screens, whatever its path has in it: a
/// customer may be called `acme.com`.
pub async fn asset(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    match kind(path) {
        Kind::Page if matches!(method, Method::GET | Method::HEAD) => page(&headers),
        // A missing file is missing: the page in its place would be taken for a script.
        Kind::File => file(path, &headers).unwrap_or_else(|| {
            Problem::not_found(format!("there is no file {path:?}")).into_response()
        }),
        Kind::Page | Kind::Program => Problem::not_found("there is no such route").into_response(),
    }
}

/// What a path that no route has is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// A file: those of the dashboard lie at the top and under `assets/`.
    File,
    /// A screen.
    Page,
    /// Something that programs ask for.
    Program,
}

fn kind(path: &str) -> Kind {
    match path.split_once('/') {
        Some(("assets", _)) => Kind::File,
        Some(("api" | "webhooks", _)) => Kind::Program,
        Some(_) => Kind::Page,
        None if path.contains('.') => Kind::File,
        None if matches!(path, "api" | "webhooks") => Kind::Program,
        None => Kind::Page,
    }
}

fn page(headers: &HeaderMap) -> Response {
    match file("index.html", headers) {
        Some(response) => response,
        None => {
            let kind = (header::CONTENT_TYPE, "text/html; charset=utf-8");
            (StatusCode::SERVICE_UNAVAILABLE, [kind], NOT_BUILT).into_response()
        }
    }
}

/// A file, packed as small as whoever asks can unpack.
fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    if path.is_empty() || path.ends_with(".br") || path.ends_with(".gz") {
        return None;
    }
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let accepts = |name: &str| {
        accepted.unwrap_or_default().split(',').any(|one| {
            let mut parts = one.split(';');
            let same = parts.next().is_some_and(|word| word.trim() == name);
            same && !parts.any(|part| matches!(part.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    let packed = [("br", ".br"), ("gzip", ".gz")].into_iter().find_map(|(encoding, end)| {
        let found = accepts(encoding).then(|| Files::get(&format!("{path}{end}"))).flatten();
        found.map(|file| (Some(encoding), file))
    });
    let (encoding, file) = packed.or_else(|| Files::get(path).map(|file| (None, file)))?;
    Some(response(path, encoding, file, headers))
}

fn response(
    path: &str,
    encoding: Option<&'static str>,
    file: EmbeddedFile,
    asked: &HeaderMap,
) -> Response {
    let hash = file.metadata.sha256_hash();
    let hex: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let etag = format!("\"{hex}\"");
    let mut response = match is_known(asked, &etag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(file.data.into_owned()).into_response(),
    };
    let headers = response.headers_mut();
    let keep = match path.starts_with("assets/") {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The kinds of files that a dashboard is made of.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_may_be_called_like_a_file() {
        for (path, is) in [
            ("", Kind::Page),
            ("customers", Kind::Page),
            ("customers/acme.com", Kind::Page),
            ("customers/acme.com/app.js", Kind::Page),
            ("customers/jo@x.com", Kind::Page),
            ("favicon.svg", Kind::File),
            ("index.html", Kind::File),
            ("assets/index-1a2b.js", Kind::File),
            ("assets/none", Kind::File),
            ("api/v2/ask", Kind::Program),
            ("webhooks/stripe/1", Kind::Program),
        ] {
            assert_eq!(kind(path), is, "{path}");
        }
    }
}
