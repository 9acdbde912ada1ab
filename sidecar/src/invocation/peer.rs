//! Calls between sidecars of different processes, over HTTP.
//!
//! The request is that for the application, and one header more. Why there is no answer goes back in a header and
//! the body, so that the caller can say it as if both were in one process.

use dapr_client::Body;
use dapr_client::server::{RawResponse, RequestHead};

use super::Failure;
use super::call::{NOBODY, words};
use crate::app::{Answer, AppError, Question};
use crate::core::Core;
use crate::http::decode;

/// In a request: it comes from another sidecar, which has read the entry of this one.
pub(crate) const CALL_HEADER: &str = "dapr-sidecar-call";
/// In an answer: it is none, and the body says why.
const FAILURE_HEADER: &str = "dapr-sidecar-failure";

impl Core {
    /// Asks the sidecar of another process.
    pub(super) async fn ask_peer(
        &self,
        name: &str,
        mut question: Question,
    ) -> Result<Answer, Failure> {
        let nobody = || Failure::Other(NOBODY.to_owned());
        let peer = self
            .names
            .get()
            .and_then(|names| names.find(name))
            .ok_or_else(nobody)?;
        question.headers.set(CALL_HEADER, &peer.secret);
        let answer = self
            .client
            .ask(&format!("http://{}", peer.address), question)
            .await;
        let mut answer = answer.map_err(|error| match error {
            // It has ended without a word.
            AppError::Unreachable { .. } => nobody(),
            other => words(other),
        })?;
        let Some(failure) = answer.headers.get(FAILURE_HEADER).map(<[u8]>::to_vec) else {
            return Ok(answer);
        };
        let said = std::mem::take(&mut answer.body)
            .read_all()
            .await
            .unwrap_or_default();
        let said = String::from_utf8_lossy(&said).into_owned();
        Err(match failure.as_slice() {
            b"denied" => Failure::Denied(said),
            b"malformed" => Failure::Malformed(said),
            _ => Failure::Other(said),
        })
    }

    /// Answers the sidecar of another process.
    pub(crate) async fn answer_peer(&self, mut head: RequestHead, body: Body) -> RawResponse {
        head.headers.remove(CALL_HEADER);
        // They are those of the connection between the two sidecars.
        head.headers.remove("host");
        head.headers.remove("connection");
        let method = decode(&head.path).unwrap_or_default();
        let target = match &head.query {
            Some(query) => format!("{}?{query}", head.path),
            None => head.path,
        };
        let question = Question {
            method: head.method,
            target,
            headers: head.headers,
            body,
        };
        let (kind, said) = match self.receive(method.trim_start_matches('/'), question).await {
            Ok(answer) => {
                let mut sent = RawResponse::new(answer.status).body(answer.body);
                sent.headers = super::passed_on(&answer.headers);
                return sent;
            }
            Err(Failure::Denied(said)) => ("denied", said),
            Err(Failure::Malformed(said)) => ("malformed", said),
            Err(Failure::Other(said)) => ("other", said),
        };
        RawResponse::new(500)
            .header(FAILURE_HEADER, kind)
            .body(said)
    }
}
