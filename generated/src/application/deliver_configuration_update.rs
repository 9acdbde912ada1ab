//! `POST /configuration/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::{
    Callback, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::configuration::ConfigurationUpdate;

/// Tells the application that an item has changed.
///
/// There is one call for each item that has changed and each subscription that it belongs
/// to. Calls can overtake each other and can come twice.
///
/// daprd puts the key into the path without encoding it. The body has it exactly: go by
/// that. Changes of an item whose key has a `%` that is no escape are never delivered.
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
    /// The key of the item that has changed, as far as it can be part of a path: a `?` begins
    /// the query, a `#` ends the path, and empty segments and those of dots are resolved.
    pub key: String,
    /// What has changed.
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
    /// The application has taken note. A body is ignored.
    Accepted,
    /// The application could not handle the change. Every status but 200 means the same. daprd
    /// logs it; the call is repeated only if a resiliency policy says so.
    Failed,
}

impl DeliverConfigurationUpdateOutcome {
    /// Encodes the response to the sidecar.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::Accepted => RawResponse::new(200),
            Self::Failed => RawResponse::new(500),
        }
    }
}
