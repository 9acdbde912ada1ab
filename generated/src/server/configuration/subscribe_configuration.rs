//! `GET /v1.0/configuration/{storeName}/subscribe`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::configuration::ConfigurationSubscription;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`subscribe_configuration`](crate::DaprClient::subscribe_configuration) is found.
pub const SUBSCRIBE_CONFIGURATION: Route = Route {
    operation: OperationId::SubscribeConfiguration,
    name: "SubscribeConfiguration",
    group: "configuration",
    methods: Methods::Listed(&["GET"]),
    paths: &[
        RoutePath {
            template: "/v1.0/configuration/{storeName}/subscribe",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("configuration"),
                Segment::Parameter("storeName"),
                Segment::Text("subscribe"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/configuration/{storeName}/subscribe",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("configuration"),
                Segment::Parameter("storeName"),
                Segment::Text("subscribe"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`subscribe_configuration`](crate::DaprClient::subscribe_configuration).
#[derive(Debug)]
pub struct SubscribeConfigurationRequest {
    /// The name of the configuration store component.
    pub store_name: String,
    /// The keys of the items, each as a separate query parameter. If omitted, all items.
    pub keys: Vec<String>,
    /// Metadata for the configuration store, for example `label` for Azure App Configuration or
    /// `pgNotifyChannel` for PostgreSQL. Each entry is sent as a separate query parameter.
    pub metadata: BTreeMap<String, String>,
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

impl SubscribeConfigurationRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            store_name: parts.path(),
            keys: parts.query_list("key"),
            metadata: parts.query_map("metadata."),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(
        outcome: Result<ConfigurationSubscription, SubscribeConfigurationError>,
    ) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).json(&found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`subscribe_configuration`](crate::DaprClient::subscribe_configuration) fails.
#[derive(Debug)]
pub enum SubscribeConfigurationError {
    /// 400 `ERR_CONFIGURATION_STORE_NOT_FOUND`: The sidecar has configuration stores, but none
    /// with this name.
    ConfigurationStoreNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CONFIGURATION_STORE_NOT_CONFIGURED`: No configuration store is configured.
    ConfigurationStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_APP_CHANNEL_NIL`: The sidecar does not know the port of the application, so it
    /// cannot deliver updates.
    AppChannelNil(ErrorResponse),
    /// 500 `ERR_CONFIGURATION_SUBSCRIBE`: The store failed, or required metadata is missing:
    /// PostgreSQL requires `pgNotifyChannel`.
    ConfigurationSubscribe(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl SubscribeConfigurationError {
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
            Self::AppChannelNil(error) => RawResponse::error(500, "ERR_APP_CHANNEL_NIL", error),
            Self::ConfigurationSubscribe(error) => {
                RawResponse::error(500, "ERR_CONFIGURATION_SUBSCRIBE", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for SubscribeConfigurationError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
