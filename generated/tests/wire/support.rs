//! A sidecar in memory: it remembers the request, and answers what it is told to.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt::Debug;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use dapr_client::{
    BoxFuture, Bytes, Config, DaprClient, Error, ErrorCode, Transport, TransportError,
    TransportRequest, TransportResponse,
};

/// What a call has sent.
pub(crate) struct Sent {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Bytes,
}

/// What the sidecar answers.
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(&'static str, &'static str)>,
    body: &'static str,
}

impl Sent {
    /// What this call sends.
    pub(crate) fn by<F: Future>(call: fn(&DaprClient) -> F) -> Self {
        let answer = Answer::new(204, "");
        let (_, sent) = answer.exchange(call);
        sent
    }

    pub(crate) fn is(&self, method: &str, target: &str) {
        assert_eq!((&*self.method, &*self.target), (method, target));
    }

    pub(crate) fn has(&self, name: &str, value: &str) {
        let mut found = self
            .headers
            .iter()
            .filter(|(other, _)| other.eq_ignore_ascii_case(name));
        assert!(
            found.any(|(_, other)| other == value),
            "{name}: {value} is not in {:?}",
            self.headers
        );
    }

    pub(crate) fn has_no_body(&self) {
        assert_eq!(self.body, Bytes::new());
    }

    pub(crate) fn has_json(&self, json: &str) {
        self.has("content-type", "application/json");
        let sent: serde_json::Value = serde_json::from_slice(&self.body).expect("JSON is sent");
        let expected: serde_json::Value = serde_json::from_str(json).expect("JSON is expected");
        assert_eq!(sent, expected);
    }

    pub(crate) fn has_text(&self, text: &str) {
        assert_eq!(self.body, text.as_bytes());
    }
}

impl Answer {
    pub(crate) fn new(status: u16, body: &'static str) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body,
        }
    }

    pub(crate) fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// What the call gives when this is the answer.
    pub(crate) fn to<F: Future>(&self, call: fn(&DaprClient) -> F) -> F::Output {
        self.exchange(call).0
    }

    /// The error is this answer.
    pub(crate) fn is_error<T: Debug>(&self, result: Result<T, Error>, code: Option<&str>) {
        let error = result.expect_err("an error");
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(self.status),
            "{error}"
        );
        assert_eq!(error.code(), code.map(ErrorCode::from), "{error}");
        if code.is_some() {
            assert!(
                !matches!(error.code(), Some(ErrorCode::Other(_))),
                "the code is a known one"
            );
        }
    }

    fn exchange<F: Future>(&self, call: fn(&DaprClient) -> F) -> (F::Output, Sent) {
        let mut response = TransportResponse::new(self.status).body(self.body);
        for (name, value) in &self.headers {
            response = response.header(name, *value);
        }
        let sidecar = Sidecar {
            sent: Arc::default(),
            response: Mutex::new(Some(response)),
        };
        let sent = Arc::clone(&sidecar.sent);
        let dapr = DaprClient::with_transport(Config::default(), sidecar).expect("a client");
        let output = finish(call(&dapr));
        let request = sent
            .lock()
            .expect("no panic")
            .take()
            .expect("a request is sent");
        (output, request)
    }
}

struct Sidecar {
    sent: Arc<Mutex<Option<Sent>>>,
    response: Mutex<Option<TransportResponse>>,
}

impl Transport for Sidecar {
    fn send(
        &self,
        mut request: TransportRequest,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let headers = request.headers.iter();
        let headers = headers
            .map(|(name, value)| (name.to_owned(), String::from_utf8_lossy(value).into_owned()));
        let headers = headers.collect();
        let target = request.path_and_query().to_owned();
        let body = finish(request.body.chunk())
            .expect("a body")
            .unwrap_or_default();
        let method = request.method.clone();
        *self.sent.lock().expect("no panic") = Some(Sent {
            method,
            target,
            headers,
            body,
        });
        let response = self
            .response
            .lock()
            .expect("no panic")
            .take()
            .expect("one request");
        Box::pin(async { Ok(response) })
    }

    fn sleep(&self, _duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }
}

/// Nothing here waits for anything, so polling is enough.
fn finish<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
