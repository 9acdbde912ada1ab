//! What a sidecar responds with.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::Error;
use dapr_client::server::RawResponse;
use serde_json::Value;

use crate::response::Response;
use crate::sidecar::finish;

impl Response {
    /// A sidecar writes this response.
    pub(crate) fn is_written_by(&self, written: RawResponse) {
        assert_eq!(written.status, self.status);
        let mut headers: Vec<_> = written.headers.iter().map(lower).collect();
        let mut expected: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| lower((name, value.as_bytes())))
            .collect();
        headers.sort();
        expected.sort();
        assert_eq!(headers, expected);
        let body = finish(written.body.read_all()).expect("a body");
        match serde_json::from_str::<Value>(self.body) {
            Ok(expected) => assert_eq!(value_of(&body), expected),
            Err(_) => assert_eq!(body, self.body),
        }
    }
}

/// For a call that must not fail.
pub(crate) fn failed<E>(error: Error) -> E {
    panic!("the call failed: {error}")
}

pub(crate) fn value_of(json: &[u8]) -> Value {
    serde_json::from_slice(json).expect("JSON")
}

fn lower((name, value): (&str, &[u8])) -> (String, String) {
    (
        name.to_ascii_lowercase(),
        String::from_utf8_lossy(value).into_owned(),
    )
}
