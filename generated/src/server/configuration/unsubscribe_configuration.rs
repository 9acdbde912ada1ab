//! `GET /v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};
use dapr_client_runtime::{Body, Json};

use crate::configuration::UnsubscribeConfigurationResponse;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`unsubscribe_configuration`](crate::DaprClient::unsubscribe_configuration) is found.
pub const UNSUBSCRIBE_CONFIGURATION: Route = Route {
    operation: OperationId::UnsubscribeConfiguration,
    name: "UnsubscribeConfiguration",
    group: "configuration",
    methods: Methods::Listed(&["GET"]),
    paths: &[
        RoutePath {
            template: "/v1.0/configuration/{storeName}/{subscriptionId}/unsubscribe",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("configuration"),
                Segment::Parameter("storeName"),
                Segment::Parameter("subscriptionId"),
                Segment::Text("unsubscribe"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/configuration/{storeName}/{subscriptionId}/unsubscribe",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("configuration"),
                Segment::Parameter("storeName"),
                Segment::Parameter("subscriptionId"),
                Segment::Text("unsubscribe"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`unsubscribe_configuration`](crate::DaprClient::unsubscribe_configuration).
#[derive(Debug)]
pub struct UnsubscribeConfigurationRequest {
    /// The name of the configuration store component.
    pub store_name: String,
    /// The ID of the subscription, as returned when subscribing.
    pub subscription_id: String,
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// Vendor-specific trace state that accompanies `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// Ignored without a `traceparent`.
    pub tracestate: Option<String>,
    /// Properties that are propagated with a trace: a comma-separated list of `key=value`
    /// pairs, percent-encoded where necessary.
    ///
    /// daprd validates the header before the rest of the request. For a malformed value, every
    /// operation returns 400 with a plain-text body. A valid value is returned in the response
    /// and propagated to called applications.
    pub baggage: Option<String>,
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl UnsubscribeConfigurationRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            store_name: parts.path(),
            subscription_id: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(
        outcome: Result<UnsubscribeConfigurationResponse, UnsubscribeConfigurationError>,
    ) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).json(&found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`unsubscribe_configuration`](crate::DaprClient::unsubscribe_configuration) fails.
#[derive(Debug)]
pub enum UnsubscribeConfigurationError {
    /// 400 `ERR_CONFIGURATION_STORE_NOT_FOUND`: The sidecar has configuration stores, but none
    /// with this name.
    ConfigurationStoreNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CONFIGURATION_STORE_NOT_CONFIGURED`: No configuration store is configured.
    ConfigurationStoreNotConfigured(ErrorResponse),
    /// 500, with a body of its own: The store failed, the subscription does not exist, or no
    /// store is configured.
    Other500(Json),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl UnsubscribeConfigurationError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ConfigurationStoreNotFound(error) => {
                RawResponse::error(400, "ERR_CONFIGURATION_STORE_NOT_FOUND", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::ConfigurationStoreNotConfigured(error) => {
                RawResponse::error(500, "ERR_CONFIGURATION_STORE_NOT_CONFIGURED", error)
            }
            Self::Other500(body) => RawResponse::new(500).error_json(&body),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for UnsubscribeConfigurationError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
