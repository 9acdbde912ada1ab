//! Calls to a pluggable component.

use std::collections::BTreeMap;

use prost::Message;
use tonic::Request;
use tonic::metadata::{Ascii, MetadataValue};

use crate::resources::ComponentSpec;
use crate::rpc::{Channel, RpcError};

/// A pluggable component. Its program may serve several components, so each call names one.
#[derive(Clone, Debug)]
pub(crate) struct Connector {
    channel: Channel,
    instance: MetadataValue<Ascii>,
    features: Vec<String>,
}

/// `MetadataRequest`: the properties of a component.
#[derive(Clone, PartialEq, prost::Message)]
struct Properties {
    #[prost(btree_map = "string, string", tag = "1")]
    properties: BTreeMap<String, String>,
}

/// The `InitRequest` of each service. Their message types differ in name only.
#[derive(Clone, PartialEq, prost::Message)]
struct Init {
    #[prost(message, optional, tag = "1")]
    metadata: Option<Properties>,
}

/// An empty message.
#[derive(Clone, Copy, PartialEq, prost::Message)]
pub(crate) struct Nothing {}

/// `FeaturesResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct Features {
    #[prost(string, repeated, tag = "1")]
    features: Vec<String>,
}

impl Connector {
    /// Initializes a component and queries its features. `init` and `features` are the methods of its
    /// service.
    pub(crate) async fn start(
        channel: Channel,
        spec: &ComponentSpec,
        (init, features): (&'static str, &'static str),
    ) -> Result<Self, String> {
        let instance = spec.name.parse::<MetadataValue<Ascii>>().map_err(|_| {
            "its name contains characters that gRPC metadata cannot carry, but each call sends it; \
             rename the component"
                .to_owned()
        })?;
        let connector = Self {
            channel,
            instance,
            features: Vec::new(),
        };
        let properties = spec.properties.all();
        let begun = async {
            let metadata = Some(Properties { properties });
            let _: Nothing = connector.call(init, Init { metadata }).await?;
            connector.call::<_, Features>(features, Nothing {}).await
        };
        match tokio::time::timeout(spec.init_timeout, begun).await {
            Ok(Ok(response)) => Ok(Self {
                features: response.features,
                ..connector
            }),
            Ok(Err(error)) => Err(format!(
                "the pluggable component returned an error: {error}"
            )),
            Err(_) => Err(format!(
                "the pluggable component did not respond to `{init}` and `{features}` within {:?}; if it needs longer, \
                 increase `initTimeout` of the component",
                spec.init_timeout
            )),
        }
    }

    /// The features of a store, or the operations of a binding.
    pub(crate) fn features(&self) -> &[String] {
        &self.features
    }

    /// Calls the component.
    pub(crate) async fn call<Q, A>(&self, method: &'static str, request: Q) -> Result<A, RpcError>
    where
        Q: Message + 'static,
        A: Message + Default + 'static,
    {
        let mut request = Request::new(request);
        let metadata = request.metadata_mut();
        metadata.insert("x-component-instance", self.instance.clone());
        self.channel.call(method, request).await
    }
}
