//! `DELETE /v1.0/state/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{
    ErrorResponse, Given, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::state::{Concurrency, Consistency};

/// Where [`delete_state`](crate::DaprClient::delete_state) is found.
pub const DELETE_STATE: Route = Route {
    operation: OperationId::DeleteState,
    name: "DeleteState",
    group: "state",
    methods: Methods::Listed(&["DELETE"]),
    paths: &[RoutePath {
        template: "/v1.0/state/{storeName}/{key}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("state"),
            Segment::Parameter("storeName"),
            Segment::Parameter("key"),
        ],
    }],
    needs_token: true,
};

/// A request of [`delete_state`](crate::DaprClient::delete_state).
#[derive(Debug)]
pub struct DeleteStateRequest {
    /// The name of the state store component.
    pub store_name: String,
    /// The key. It may contain any character, but not two vertical bars in a row.
    pub key: String,
    /// Deletes only if this is the ETag of the present value; without a value nothing matches.
    /// It is the plain ETag, without quotes. An empty one counts as none.
    pub if_match: Option<String>,
    /// Whether an ETag is necessary.
    pub concurrency: Option<Given<Concurrency>>,
    /// How fresh a read, or how safe a write, has to be. Stores that know only one consistency
    /// ignore it.
    pub consistency: Option<Given<Consistency>>,
    /// Something that the store wants to know, for example `partitionKey`. Each entry is a
    /// query parameter of its own.
    pub metadata: BTreeMap<String, String>,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub tracestate: Option<String>,
    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot
    /// read is answered with 400 and a plain text, whatever the operation is. A good one comes
    /// back in the answer and is handed on to a called application.
    pub baggage: Option<String>,
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl DeleteStateRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            store_name: parts.path(),
            key: parts.path(),
            if_match: parts.header("If-Match"),
            concurrency: parts.given_query("concurrency"),
            consistency: parts.given_query("consistency"),
            metadata: parts.query_map("metadata."),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), DeleteStateError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`delete_state`](crate::DaprClient::delete_state) fails.
#[derive(Debug)]
pub enum DeleteStateError {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The key contains `||`.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_STATE_DELETE`: The ETag has a form that the store does not know. Some stores
    /// say 409 to that.
    StateDelete400(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 409 `ERR_STATE_DELETE`: The ETag does not match.
    StateDelete409(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_DELETE`: The store failed, or it does not know the concurrency or the
    /// consistency.
    StateDelete500(ErrorResponse),
    /// Any other status `ERR_STATE_DELETE`: The store failed and chose the status, which can be
    /// any.
    StateDeleteOther(u16, ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl DeleteStateError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::StateStoreNotFound(error) => {
                RawResponse::error(400, "ERR_STATE_STORE_NOT_FOUND", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::StateDelete400(error) => RawResponse::error(400, "ERR_STATE_DELETE", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::StateDelete409(error) => RawResponse::error(409, "ERR_STATE_DELETE", error),
            Self::StateStoreNotConfigured(error) => {
                RawResponse::error(500, "ERR_STATE_STORE_NOT_CONFIGURED", error)
            }
            Self::StateDelete500(error) => RawResponse::error(500, "ERR_STATE_DELETE", error),
            Self::StateDeleteOther(status, error) => {
                RawResponse::error(status, "ERR_STATE_DELETE", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for DeleteStateError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
