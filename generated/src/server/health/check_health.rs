//! `GET /v1.0/healthz`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`check_health`](crate::DaprClient::check_health) is found.
pub const CHECK_HEALTH: Route = Route {
    operation: OperationId::CheckHealth,
    name: "Healthz",
    group: "healthz",
    methods: Methods::Listed(&["GET"]),
    paths: &[RoutePath {
        template: "/v1.0/healthz",
        version: "v1",
        segments: &[Segment::Text("v1.0"), Segment::Text("healthz")],
    }],
    needs_token: false,
};

/// A request of [`check_health`](crate::DaprClient::check_health).
#[derive(Debug)]
pub struct CheckHealthRequest {
    /// The expected app ID of the sidecar, compared once the sidecar is ready. An empty value
    /// never matches.
    pub app_id: Option<String>,
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl CheckHealthRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            app_id: parts.query("appid"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), CheckHealthError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`check_health`](crate::DaprClient::check_health) fails.
#[derive(Debug)]
pub enum CheckHealthError {
    /// 500 `ERR_HEALTH_NOT_READY`: The sidecar is starting or shutting down. The message lists
    /// what is not ready.
    HealthNotReady(ErrorResponse),
    /// 500 `ERR_HEALTH_APPID_NOT_MATCH`: The sidecar belongs to a different application than
    /// the requested one.
    HealthAppidNotMatch(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl CheckHealthError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::HealthNotReady(error) => RawResponse::error(500, "ERR_HEALTH_NOT_READY", error),
            Self::HealthAppidNotMatch(error) => {
                RawResponse::error(500, "ERR_HEALTH_APPID_NOT_MATCH", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for CheckHealthError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
