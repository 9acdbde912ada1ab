//! Connections, token check, and selection of the service.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;

use hyper::body::Incoming;
use hyper::server::conn::http2::Builder;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::sync::watch;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

use super::call::{Call, HttpResponse};
use crate::api::task_hub;
use crate::core::Core;
use crate::http::{Stream, until_stopped};

const TOKEN: &str = "dapr-api-token";

/// One connection: HTTP/2 without TLS.
pub(crate) async fn serve(core: Arc<Core>, stream: Stream, stopped: watch::Receiver<bool>) {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.timer(TokioTimer::new());
    let service = service_fn(move |request| {
        let core = Arc::clone(&core);
        async move { Ok::<_, Infallible>(handle(core, request).await) }
    });
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    until_stopped(connection, stopped).await;
}

async fn handle(core: Arc<Core>, request: http::Request<Incoming>) -> HttpResponse {
    if let Some(status) = refuse_token(&core, request.headers()) {
        return status.into_http();
    }
    let path = request.uri().path().to_owned();
    let call = Call::new(request, core.options.max_body_size);
    let method = path
        .strip_prefix(task_hub::SERVICE)
        .and_then(|rest| rest.strip_prefix('/'));
    let handled = match method {
        Some(method) => task_hub::handle(core, method, call).await,
        None => None,
    };
    handled.unwrap_or_else(|| unimplemented_here(&path).into_http())
}

/// Rejects a call without the API token, with daprd's message.
fn refuse_token(core: &Core, headers: &http::HeaderMap) -> Option<Status> {
    let token = core.options.api_token.as_ref()?;
    let reason = match headers.get(TOKEN) {
        None => "missing api token in request metadata",
        Some(received) if received.as_bytes() != token.as_bytes() => {
            "authentication error: api token mismatch"
        }
        Some(_) => return None,
    };
    let metadata = HashMap::from([
        ("http.code".to_owned(), "401".to_owned()),
        ("http.error_message".to_owned(), reason.to_owned()),
    ]);
    let details = ErrorDetails::with_error_info("Unauthorized", "dapr.io", metadata);
    Some(Status::with_error_details(
        Code::Unauthenticated,
        "Unauthorized",
        details,
    ))
}

fn unimplemented_here(path: &str) -> Status {
    Status::unimplemented(format!(
        "the embedded sidecar has no method {path}: over gRPC it serves only /{}, for workflow workers and clients; use its \
         HTTP API for everything else",
        task_hub::SERVICE.trim_start_matches('/')
    ))
}
