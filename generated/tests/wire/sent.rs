//! What is expected of requests.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;

use dapr_client::{Bytes, DaprClient};

use crate::response::Response;

/// What a call has sent.
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

impl Sent {
    /// What this call sends.
    pub(crate) fn by<F: Future>(call: fn(&DaprClient) -> F) -> Self {
        let response = Response::new(204, "");
        let (_, sent) = response.exchange(call);
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
