//! `GET /v1.0/configuration/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::configuration::GetConfiguration;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`get_configuration`](crate::DaprClient::get_configuration) is found.
pub const GET_CONFIGURATION: Route = Route {
    operation: OperationId::GetConfiguration,
    name: "GetConfiguration",
    group: "configuration",
    methods: Methods::Listed(&["GET"]),
    paths: &[
        RoutePath {
            template: "/v1.0/configuration/{storeName}",
            version: "v1",
            segments: &[
                Segment::Text("v1.0"),
                Segment::Text("configuration"),
                Segment::Parameter("storeName"),
            ],
        },
        RoutePath {
            template: "/v1.0-alpha1/configuration/{storeName}",
            version: "v1alpha1",
            segments: &[
                Segment::Text("v1.0-alpha1"),
                Segment::Text("configuration"),
                Segment::Parameter("storeName"),
            ],
        },
    ],
    needs_token: true,
};

/// A request of [`get_configuration`](crate::DaprClient::get_configuration).
#[derive(Debug)]
pub struct GetConfigurationRequest {
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

impl GetConfigurationRequest {
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
    pub fn response(outcome: Result<GetConfiguration, GetConfigurationError>) -> RawResponse {
        match outcome {
            Ok(GetConfiguration::Found(found)) => RawResponse::new(200).json(&found),
            Ok(GetConfiguration::Empty) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`get_configuration`](crate::DaprClient::get_configuration) fails.
#[derive(Debug)]
pub enum GetConfigurationError {
    /// 400 `ERR_CONFIGURATION_STORE_NOT_FOUND`: The sidecar has configuration stores, but none
    /// with this name.
    ConfigurationStoreNotFound(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CONFIGURATION_STORE_NOT_CONFIGURED`: No configuration store is configured.
    ConfigurationStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_CONFIGURATION_GET`: The store failed, or it does not allow a key.
    ConfigurationGet(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl GetConfigurationError {
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
            Self::ConfigurationGet(error) => {
                RawResponse::error(500, "ERR_CONFIGURATION_GET", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for GetConfigurationError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
