//! Input bindings.

use std::collections::BTreeMap;

use tonic::metadata::{MetadataMap, MetadataValue};

use super::{GrpcApp, Nothing};
use crate::app::NO_TRACE;
use crate::rpc::RpcError;

const LIST: &str = "/dapr.proto.runtime.v1.AppCallback/ListInputBindings";
const EVENT: &str = "/dapr.proto.runtime.v1.AppCallback/OnBindingEvent";

/// `ListInputBindingsResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct Bindings {
    #[prost(string, repeated, tag = "1")]
    names: Vec<String>,
}

/// `BindingEventRequest`.
#[derive(Clone, PartialEq, prost::Message)]
struct Event {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(bytes = "vec", tag = "2")]
    data: Vec<u8>,
    #[prost(btree_map = "string, string", tag = "3")]
    metadata: BTreeMap<String, String>,
}

impl GrpcApp<'_> {
    /// Whether the application subscribes to a binding. `false` if it does not implement the method.
    pub(crate) async fn wants_binding(&self, name: &str) -> bool {
        let call = self.call::<_, Bindings>(LIST, Nothing {}, MetadataMap::new());
        let listed = call.await;
        listed.is_ok_and(|bindings| bindings.names.iter().any(|wanted| wanted == name))
    }

    /// Sends an event of an input binding to the application.
    pub(crate) async fn binding_event(
        &self,
        name: &str,
        data: Vec<u8>,
        metadata: BTreeMap<String, String>,
    ) -> Result<(), RpcError> {
        let event = Event {
            name: name.to_owned(),
            data,
            metadata,
        };
        let mut sent = MetadataMap::new();
        sent.insert("traceparent", MetadataValue::from_static(NO_TRACE));
        let call = self.call::<_, Nothing>(EVENT, event, sent);
        call.await.map(|Nothing {}| ())
    }
}
