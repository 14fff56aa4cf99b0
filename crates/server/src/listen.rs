//! Takes connections. Each has to say in time what it wants: one that never does would hold a file
//! for ever, and a thousand of them would shut everybody out.

use std::future::Future;
use std::io::ErrorKind;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// How long the headers of a request may take, and how long a connection may wait for its next one.
const HEADERS: Duration = Duration::from_secs(20);

/// How long it is waited where no more connections can be held.
const FULL: Duration = Duration::from_millis(200);

/// Answers requests until told to stop, and then those that have begun.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let taken = tokio::select! {
            taken = listener.accept() => taken,
            () = &mut stop => break,
        };
        let (stream, peer) = match taken {
            Ok(taken) => taken,
            Err(error) => {
                if !is_of_connection(error.kind()) {
                    tracing::error!(%error, "no more connections can be held");
                    tokio::time::sleep(FULL).await;
                }
                continue;
            }
        };
        // Answers are whole: there is nothing to be gathered before they are sent.
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection was broken off");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}

/// Whether only the connection that was to be taken has failed.
fn is_of_connection(kind: ErrorKind) -> bool {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(kind, ConnectionAborted | ConnectionRefused | ConnectionReset)
}
