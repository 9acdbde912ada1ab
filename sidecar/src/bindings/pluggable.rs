//! Output bindings outside: programs that are a component.

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
struct Question {
    #[prost(bytes = "vec", tag = "1")]
    data: Vec<u8>,
    #[prost(btree_map = "string, string", tag = "2")]
    metadata: BTreeMap<String, String>,
    #[prost(string, tag = "3")]
    operation: String,
}

/// `InvokeResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct Answer {
    #[prost(bytes = "vec", tag = "1")]
    data: Vec<u8>,
    #[prost(btree_map = "string, string", tag = "2")]
    metadata: BTreeMap<String, String>,
}

/// An output binding outside.
#[derive(Debug)]
pub(super) struct PluggableBinding {
    connector: Connector,
}

impl PluggableBinding {
    /// Begins it, or says why it does not begin.
    pub(super) async fn begin(spec: &ComponentSpec, channel: Channel) -> Result<Self, String> {
        let methods = (method!("Init"), method!("ListOperations"));
        let connector = Connector::begin(channel, spec, methods).await?;
        Ok(Self { connector })
    }

    pub(super) fn operations(&self) -> Vec<&str> {
        let operations = self.connector.abilities().iter();
        operations.map(String::as_str).collect()
    }

    pub(super) async fn invoke(&self, invocation: &Invocation) -> Result<Outcome, String> {
        let question = Question {
            data: invocation.data.clone().into_bytes(),
            metadata: invocation.metadata.clone(),
            operation: invocation.operation.clone(),
        };
        let answer = self.connector.ask(method!("Invoke"), question).await;
        let Answer { data, metadata } = answer.map_err(|fault| fault.to_string())?;
        Ok(Outcome { data, metadata })
    }
}
