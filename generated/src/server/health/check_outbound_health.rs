//! `GET /v1.0/healthz/outbound`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`check_outbound_health`](crate::DaprClient::check_outbound_health) is found.
pub const CHECK_OUTBOUND_HEALTH: Route = Route {
    operation: OperationId::CheckOutboundHealth,
    name: "HealthzOutbound",
    group: "healthz",
    methods: Methods::Listed(&["GET"]),
    paths: &[RoutePath {
        template: "/v1.0/healthz/outbound",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("healthz"),
            Segment::Text("outbound"),
        ],
    }],
    needs_token: false,
};

/// A request of [`check_outbound_health`](crate::DaprClient::check_outbound_health).
#[derive(Debug)]
pub struct CheckOutboundHealthRequest {
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl CheckOutboundHealthRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), CheckOutboundHealthError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`check_outbound_health`](crate::DaprClient::check_outbound_health) fails.
#[derive(Debug)]
pub enum CheckOutboundHealthError {
    /// 500 `ERR_OUTBOUND_HEALTH_NOT_READY`: Components or servers are still starting.
    OutboundHealthNotReady(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl CheckOutboundHealthError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::OutboundHealthNotReady(error) => {
                RawResponse::error(500, "ERR_OUTBOUND_HEALTH_NOT_READY", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for CheckOutboundHealthError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
