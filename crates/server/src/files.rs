//! Files that are sent as they are read, however large they are.

use std::fs::File;
use std::io::Read;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::problem::{Problem, Result};

/// Bytes that are read at a time.
const PIECE: usize = 1 << 16;

/// Pieces that wait for whoever takes them.
const AHEAD: usize = 4;

/// A file as a download under a name, which is plain ASCII. It may be removed meanwhile.
///
/// # Errors
/// `internal` where it cannot be looked at.
pub fn download(file: File, kind: &'static str, name: &str) -> Result<Response> {
    let length = file.metadata().map_err(|error| Problem::internal(&error))?.len();
    let mut response = body(file).into_response();
    let headers = response.headers_mut();
    let attached = format!("attachment; filename=\"{name}\"");
    let attached = HeaderValue::from_str(&attached).map_err(|error| Problem::internal(&error))?;
    headers.insert(header::CONTENT_DISPOSITION, attached);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_LENGTH, length.into());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

fn body(mut file: File) -> Body {
    let (send, pieces) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut piece = vec![0; PIECE];
        loop {
            let read = file.read(&mut piece);
            let ended = !matches!(read, Ok(n) if n > 0);
            let told = match read {
                Ok(0) => break,
                read => read.map(|n| Bytes::copy_from_slice(&piece[..n])),
            };
            // Whoever asked may have gone.
            if send.blocking_send(told).is_err() || ended {
                break;
            }
        }
    });
    Body::from_stream(ReceiverStream::new(pieces))
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    #[tokio::test]
    async fn a_file_is_sent_whole_though_it_is_removed() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a");
        let content: Vec<u8> = (0..PIECE * 6 + 7).map(|n| u8::try_from(n % 251).unwrap()).collect();
        std::fs::write(&path, &content).unwrap();
        let response = download(File::open(&path).unwrap(), "text/plain", "a.txt").unwrap();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"a.txt\"");
        assert_eq!(to_bytes(response.into_body(), usize::MAX).await.unwrap(), content);
    }
}
