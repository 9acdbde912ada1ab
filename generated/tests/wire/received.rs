//! What a sidecar sees of a request.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt::Debug;
use std::future::Future;

use dapr_client::server::{Given, JsonBody, OperationId, RawRequest, RequestHead};
use dapr_client::{Body, DaprClient, FromJson, Headers, ToJson, to_json};

use crate::route::route;
use crate::sent::Sent;
use crate::sidecar::finish;
use crate::written::value_of;

/// What this call sends, once the operation has been found, which must be this one.
pub(crate) fn request<F: Future>(operation: OperationId, call: fn(&DaprClient) -> F) -> RawRequest {
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
