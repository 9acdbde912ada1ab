//! `POST /configuration/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::configuration::ConfigurationUpdate;

/// Notifies the application of a changed item.
///
/// The sidecar sends one request per changed item and subscription. Requests can arrive out
/// of order and more than once.
///
/// daprd does not encode the key in the path. Use the key in the body, which is exact.
/// Changes of an item whose key contains an invalid percent-escape are never delivered.
pub const DELIVER_CONFIGURATION_UPDATE: Callback = Callback {
    name: "deliver_configuration_update",
    method: "POST",
    path: "/configuration/{storeName}/{key}",
    content_type: Some("application/json"),
};

/// A request of the callback [`DELIVER_CONFIGURATION_UPDATE`].
#[derive(Debug)]
pub struct DeliverConfigurationUpdateRequest {
    /// The name of the configuration store component.
    pub store_name: String,
    /// The key of the changed item, as far as a path can contain it: `?` starts the query, `#`
    /// ends the path, and empty segments and dot segments are resolved.
    pub key: String,
    /// The changed items.
    pub body: JsonBody<ConfigurationUpdate>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl DeliverConfigurationUpdateRequest {
    /// Decodes the request of a sidecar.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            store_name: parts.path(),
            key: parts.path(),
            body: parts.json_body(),
            head: parts.head(),
        }
    }
}

/// How the callback [`DELIVER_CONFIGURATION_UPDATE`] ends.
#[derive(Debug)]
pub enum DeliverConfigurationUpdateOutcome {
    /// The application processed the update. The body is ignored.
    Completed,
    /// The application failed to process the update. Every status other than 200 has the same
    /// effect. daprd logs the failure, and retries only if a resiliency policy says so.
    Failed,
}

impl DeliverConfigurationUpdateOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Completed => RawResponse::new(200),
            Self::Failed => RawResponse::new(500),
        }
    }
}
