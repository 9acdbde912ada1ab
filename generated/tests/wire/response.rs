//! What is expected of responses.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt::Debug;
use std::future::Future;

use dapr_client::{Config, DaprClient, Error, ErrorCode, TransportResponse};

use crate::sent::Sent;
use crate::sidecar::{Sidecar, finish};

/// What the sidecar responds with.
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) body: &'static str,
}

impl Response {
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

    /// What the call gives when this is the response.
    pub(crate) fn to<F: Future>(&self, call: fn(&DaprClient) -> F) -> F::Output {
        self.exchange(call).0
    }

    /// The error is this response.
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

    /// The same, and what the call has sent.
    pub(crate) fn exchange<F: Future>(&self, call: fn(&DaprClient) -> F) -> (F::Output, Sent) {
        let mut response = TransportResponse::new(self.status).body(self.body);
        for (name, value) in &self.headers {
            response = response.header(name, *value);
        }
        let sidecar = Sidecar::new(response);
        let sent = sidecar.sent();
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
