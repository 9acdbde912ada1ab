//! Every operation comes to its own method.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;

use dapr_client::server::{DaprApi, OperationId, RawRequest, RawResponse, dispatch};

use crate::sidecar::finish;

/// A sidecar that responds to each request with the name of the method, and with a status that nothing
/// else has.
pub(crate) struct Refusing;

pub(crate) fn refused(name: &'static str) -> RawResponse {
    RawResponse::new(599).body(name)
}

/// A server may handle each request on another thread.
fn sent<F: Future + Send>(future: F) -> F {
    future
}

async fn answered(api: &impl DaprApi, operation: OperationId) -> RawResponse {
    dispatch(api, operation, RawRequest::default()).await
}

#[test]
fn every_operation_has_its_method_and_its_route() {
    for operation in OperationId::ALL {
        let response = finish(sent(answered(&Refusing, *operation)));
        assert_eq!(response.status, 599);
        let name = finish(response.body.read_all()).expect("a body");
        assert_eq!(name, operation.as_str());
        assert_eq!(operation.route().operation, *operation);
    }
}
