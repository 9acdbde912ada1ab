//! Pluggable output bindings.

use std::collections::BTreeMap;

use super::{Invocation, Outcome};
use crate::pluggable::Connector;
use crate::resources::ComponentSpec;
use crate::rpc::Channel;

macro_rules! method {
    ($method:literal) => {
        concat!("/dapr.proto.components.v1.OutputBinding/", $method)
    };
}

/// `InvokeRequest`.
#[derive(Clone, PartialEq, prost::Message)]
struct Request {
    #[prost(bytes = "vec", tag = "1")]
    data: Vec<u8>,
    #[prost(btree_map = "string, string", tag = "2")]
    metadata: BTreeMap<String, String>,
    #[prost(string, tag = "3")]
    operation: String,
}

/// `InvokeResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct Response {
    #[prost(bytes = "vec", tag = "1")]
    data: Vec<u8>,
    #[prost(btree_map = "string, string", tag = "2")]
    metadata: BTreeMap<String, String>,
}

/// A pluggable output binding.
#[derive(Debug)]
pub(super) struct PluggableBinding {
    connector: Connector,
}

impl PluggableBinding {
    /// Initializes the binding.
    pub(super) async fn start(spec: &ComponentSpec, channel: Channel) -> Result<Self, String> {
        let methods = (method!("Init"), method!("ListOperations"));
        let connector = Connector::start(channel, spec, methods).await?;
        Ok(Self { connector })
    }

    pub(super) fn operations(&self) -> Vec<&str> {
        let operations = self.connector.features().iter();
        operations.map(String::as_str).collect()
    }

    pub(super) async fn invoke(&self, invocation: &Invocation) -> Result<Outcome, String> {
        let request = Request {
            data: invocation.data.clone().into_bytes(),
            metadata: invocation.metadata.clone(),
            operation: invocation.operation.clone(),
        };
        let response = self.connector.call(method!("Invoke"), request).await;
        let Response { data, metadata } = response.map_err(|error| error.to_string())?;
        Ok(Outcome { data, metadata })
    }
}
