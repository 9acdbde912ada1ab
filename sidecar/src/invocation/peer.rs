//! Calls between sidecars of different processes, over HTTP.
//!
//! The request is the one for the application, with one additional header. A failure is marked
//! by a header and described by the body, so that callers get the same error as within one process.

use dapr_client::Body;
use dapr_client::server::{RawResponse, RequestHead};

use super::Failure;
use super::call::{NO_HOST, app_error};
use crate::app::{AppError, IncomingResponse, OutgoingRequest};
use crate::core::Core;
use crate::go::path::decode;

/// Marks a request from another sidecar; its value is the secret of this sidecar's entry.
pub(crate) const CALL_HEADER: &str = "dapr-sidecar-call";
/// Marks a response as a failure, which the body describes.
const FAILURE_HEADER: &str = "dapr-sidecar-failure";

impl Core {
    /// Calls the sidecar of another process.
    pub(super) async fn invoke_peer(
        &self,
        name: &str,
        mut request: OutgoingRequest,
    ) -> Result<IncomingResponse, Failure> {
        let no_host = || Failure::Other(NO_HOST.to_owned());
        let peer = self
            .names
            .get()
            .and_then(|names| names.find(name))
            .ok_or_else(no_host)?;
        request.headers.set(CALL_HEADER, &peer.secret);
        let response = self
            .client
            .send(&format!("http://{}", peer.address), request)
            .await;
        let mut response = response.map_err(|error| match error {
            // The sidecar ended without deleting its entry.
            AppError::Unreachable { .. } => no_host(),
            other => app_error(other),
        })?;
        let Some(failure) = response.headers.get(FAILURE_HEADER).map(<[u8]>::to_vec) else {
            return Ok(response);
        };
        let text = std::mem::take(&mut response.body)
            .read_all()
            .await
            .unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        Err(match failure.as_slice() {
            b"denied" => Failure::Denied(text),
            b"malformed" => Failure::Malformed(text),
            _ => Failure::Other(text),
        })
    }

    /// Handles a call from the sidecar of another process.
    pub(crate) async fn handle_peer(&self, mut head: RequestHead, body: Body) -> RawResponse {
        head.headers.remove(CALL_HEADER);
        // These belong to the connection between the two sidecars.
        head.headers.remove("host");
        head.headers.remove("connection");
        let method = decode(&head.path).unwrap_or_default();
        let target = match &head.query {
            Some(query) => format!("{}?{query}", head.path),
            None => head.path,
        };
        let request = OutgoingRequest {
            method: head.method,
            target,
            headers: head.headers,
            body,
        };
        let (kind, text) = match self.receive(method.trim_start_matches('/'), request).await {
            Ok(response) => {
                let mut forwarded_response = RawResponse::new(response.status).body(response.body);
                forwarded_response.headers = super::forwarded(&response.headers);
                return forwarded_response;
            }
            Err(Failure::Denied(text)) => ("denied", text),
            Err(Failure::Malformed(text)) => ("malformed", text),
            Err(Failure::Other(text)) => ("other", text),
        };
        RawResponse::new(500)
            .header(FAILURE_HEADER, kind)
            .body(text)
    }
}
