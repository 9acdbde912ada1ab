//! What a sidecar sees of a request, and what it answers.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt::Debug;
use std::future::Future;

use dapr_client::server::{Given, JsonBody, OperationId, RawAnswer, RawRequest, RequestHead};
use dapr_client::{Body, DaprClient, Error, FromJson, Headers, ToJson, to_json};
use serde_json::Value;

use crate::answer::Answer;
use crate::route::route;
use crate::sent::Sent;
use crate::sidecar::finish;

/// What this call sends, once the operation has been found, which must be this one.
pub(crate) fn received<F: Future>(
    operation: OperationId,
    call: fn(&DaprClient) -> F,
) -> RawRequest {
    let sent = Sent::by(call);
    let (path, query) = match sent.target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (&*sent.target, None),
    };
    let (found, parameters) = route(&sent.method, path);
    assert_eq!(found, operation, "{} {path}", sent.method);
    let mut headers = Headers::new();
    for (name, value) in &sent.headers {
        headers.append(name, value);
    }
    let head = RequestHead {
        method: sent.method,
        path: path.to_owned(),
        query,
        headers,
    };
    RawRequest {
        head,
        parameters,
        body: sent.body.into(),
    }
}

/// The parameter came as this text, and means something.
pub(crate) fn is_given<T: Debug>(given: &Option<Given<T>>, text: &str) {
    let given = given.as_ref().expect("the parameter is given");
    assert_eq!(given.text(), text);
    assert!(given.value().is_ok(), "{given:?}");
}

/// The body is this JSON, and nothing of it gets lost.
pub(crate) fn is_json<T: FromJson + ToJson>(body: JsonBody<T>, expected: &str) {
    let text = finish(body.read()).expect("a body");
    let value = text.decode().expect("a body of the type");
    assert_eq!(
        value_of(to_json(&value).expect("JSON").as_bytes()),
        value_of(expected.as_bytes())
    );
}

/// The body is these bytes.
pub(crate) fn is_bytes(body: Body, expected: &str) {
    assert_eq!(finish(body.read_all()).expect("a body"), expected);
}

/// For a call that must not fail.
pub(crate) fn failed<E>(error: Error) -> E {
    panic!("the call failed: {error}")
}

fn value_of(json: &[u8]) -> Value {
    serde_json::from_slice(json).expect("JSON")
}

impl Answer {
    /// A sidecar writes this answer.
    pub(crate) fn is_written_by(&self, written: RawAnswer) {
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

fn lower((name, value): (&str, &[u8])) -> (String, String) {
    (
        name.to_ascii_lowercase(),
        String::from_utf8_lossy(value).into_owned(),
    )
}
