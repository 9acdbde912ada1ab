//! Pluggable secret stores.

use std::collections::BTreeMap;

use super::Secret;
use crate::pluggable::Connector;
use crate::resources::ComponentSpec;
use crate::rpc::Channel;

macro_rules! method {
    ($method:literal) => {
        concat!("/dapr.proto.components.v1.SecretStore/", $method)
    };
}

/// `GetSecretRequest`.
#[derive(Clone, PartialEq, prost::Message)]
struct Get {
    #[prost(string, tag = "1")]
    key: String,
    #[prost(btree_map = "string, string", tag = "2")]
    metadata: BTreeMap<String, String>,
}

/// `GetSecretResponse` and, within `BulkGetSecretResponse`, `SecretResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct Values {
    #[prost(btree_map = "string, string", tag = "1")]
    values: Secret,
}

/// `BulkGetSecretRequest`.
#[derive(Clone, PartialEq, prost::Message)]
struct GetAll {
    #[prost(btree_map = "string, string", tag = "1")]
    metadata: BTreeMap<String, String>,
}

/// `BulkGetSecretResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct All {
    #[prost(btree_map = "string, message", tag = "1")]
    secrets: BTreeMap<String, Values>,
}

/// A pluggable secret store.
#[derive(Debug)]
pub(super) struct PluggableStore {
    connector: Connector,
}

impl PluggableStore {
    /// Initializes the store.
    pub(super) async fn start(spec: &ComponentSpec, channel: Channel) -> Result<Self, String> {
        let methods = (method!("Init"), method!("Features"));
        let connector = Connector::start(channel, spec, methods).await?;
        Ok(Self { connector })
    }

    pub(super) fn features(&self) -> &[String] {
        self.connector.features()
    }

    /// A secret without values does not exist: Protobuf cannot distinguish the two.
    pub(super) async fn get(
        &self,
        name: &str,
        metadata: &BTreeMap<String, String>,
    ) -> Result<Option<Secret>, String> {
        let request = Get {
            key: name.to_owned(),
            metadata: metadata.clone(),
        };
        let response = self.connector.call(method!("Get"), request).await;
        let response: Values = response.map_err(|error| error.to_string())?;
        Ok(Some(response.values).filter(|secret| !secret.is_empty()))
    }

    pub(super) async fn all(
        &self,
        metadata: &BTreeMap<String, String>,
    ) -> Result<BTreeMap<String, Secret>, String> {
        let request = GetAll {
            metadata: metadata.clone(),
        };
        let response = self.connector.call(method!("BulkGet"), request).await;
        let response: All = response.map_err(|error| error.to_string())?;
        let secrets = response.secrets.into_iter();
        Ok(secrets
            .map(|(name, secret)| (name, secret.values))
            .collect())
    }
}
