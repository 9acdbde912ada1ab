//! Pluggable state stores.

mod error;
mod messages;
mod query;

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::OnceCell;

use self::error::{state_error, write_error};
use self::messages as wire;
use super::{Change, Delete, Entry, Found, Get, Set, StateError};
use crate::json::Value;
use crate::pluggable::{Connector, Nothing};
use crate::query::{Page, Query};
use crate::resources::ComponentSpec;
use crate::rpc::Channel;

/// The timeout of the request for the maximum transaction size.
const PATIENCE: Duration = Duration::from_secs(5);

macro_rules! method {
    ($service:literal, $method:literal) => {
        concat!("/dapr.proto.components.v1.", $service, "/", $method)
    };
    ($method:literal) => {
        method!("StateStore", $method)
    };
}

/// A pluggable state store.
#[derive(Debug)]
pub(super) struct PluggableStore {
    connector: Connector,
    /// The maximum number of operations in a transaction, requested once.
    most: OnceCell<Option<usize>>,
}

impl PluggableStore {
    /// Initializes the store.
    pub(super) async fn start(spec: &ComponentSpec, channel: Channel) -> Result<Self, String> {
        let methods = (method!("Init"), method!("Features"));
        Ok(Self {
            connector: Connector::start(channel, spec, methods).await?,
            most: OnceCell::new(),
        })
    }

    pub(super) fn features(&self) -> &[String] {
        self.connector.features()
    }

    pub(super) fn has(&self, feature: &str) -> bool {
        self.features().iter().any(|known| known == feature)
    }

    pub(super) async fn get(&self, get: &Get) -> Result<Option<Found>, StateError> {
        let response = self.connector.call(method!("Get"), wire::Get::from(get));
        let response: wire::GetResponse = response.await.map_err(state_error)?;
        Ok(found(response.data, response.etag, response.metadata))
    }

    /// The store may return values in any order and may omit some; missing ones have no key.
    pub(super) async fn get_bulk(
        &self,
        gets: &[Get],
        parallelism: i64,
    ) -> Result<Vec<Entry>, StateError> {
        let request = wire::BulkGet {
            items: gets.iter().map(wire::Get::from).collect(),
            options: Some(wire::BulkOptions { parallelism }),
        };
        let response = self.connector.call(method!("BulkGet"), request);
        let response: wire::BulkGetResponse = response.await.map_err(state_error)?;
        let entry = |item: wire::BulkItem| Entry {
            key: item.key,
            found: match item.error.is_empty() {
                true => Ok(found(item.data, item.etag, item.metadata)),
                false => Err(StateError::Other(item.error)),
            },
        };
        let mut entries: Vec<Entry> = response.items.into_iter().map(entry).collect();
        entries.resize_with(gets.len(), || Entry {
            key: String::new(),
            found: Ok(None),
        });
        Ok(entries)
    }

    pub(super) async fn set_bulk(&self, sets: &[Set]) -> Result<(), StateError> {
        let mut items = sets.iter().map(set_of).collect::<Result<Vec<_>, _>>()?;
        let response: Result<Nothing, _> = match (items.len(), items.pop()) {
            (1, Some(item)) => self.connector.call(method!("Set"), item).await,
            (_, None) => return Ok(()),
            (_, Some(last)) => {
                items.push(last);
                let options = Some(wire::BulkOptions { parallelism: 0 });
                let request = wire::BulkSet { items, options };
                self.connector.call(method!("BulkSet"), request).await
            }
        };
        response.map(|Nothing {}| ()).map_err(write_error)
    }

    pub(super) async fn delete(&self, delete: &Delete) -> Result<(), StateError> {
        let request = wire::Delete::from(delete);
        let response = self.connector.call(method!("Delete"), request).await;
        response.map(|Nothing {}| ()).map_err(write_error)
    }

    /// `None` means unlimited, also if the store does not support the request.
    pub(super) async fn max_transaction_size(&self) -> Option<usize> {
        let call = async {
            let method = method!("TransactionalStoreMultiMaxSize", "MultiMaxSize");
            let response = self
                .connector
                .call::<_, wire::MultiMaxSize>(method, Nothing {});
            let response = tokio::time::timeout(PATIENCE, response).await.ok()?.ok()?;
            usize::try_from(response.max_size)
                .ok()
                .filter(|most| *most > 0)
        };
        *self.most.get_or_init(|| call).await
    }

    pub(super) async fn transact(
        &self,
        changes: &[Change],
        metadata: &BTreeMap<String, String>,
    ) -> Result<(), StateError> {
        let operation = |change: &Change| {
            let request = match change {
                Change::Set(set) => wire::Operation::Set(set_of(set)?),
                Change::Delete(delete) => wire::Operation::Delete(delete.into()),
            };
            let request = Some(request);
            Ok(wire::TransactionStep { request })
        };
        let request = wire::Transaction {
            operations: changes
                .iter()
                .map(operation)
                .collect::<Result<_, StateError>>()?,
            metadata: metadata.clone(),
        };
        let method = method!("TransactionalStateStore", "Transact");
        let response = self.connector.call(method, request).await;
        // Here, an ETag error is treated like any other.
        response.map(|Nothing {}| ()).map_err(state_error)
    }

    pub(super) async fn query(
        &self,
        query: &Query,
        metadata: &BTreeMap<String, String>,
    ) -> Result<Page, StateError> {
        let request = query::request(query, metadata);
        let method = method!("QueriableStateStore", "Query");
        let response = self.connector.call(method, request).await;
        response.map(query::page).map_err(state_error)
    }
}

/// Empty data means no value: Protobuf cannot distinguish the two.
fn found(
    data: Vec<u8>,
    etag: Option<wire::Etag>,
    metadata: BTreeMap<String, String>,
) -> Option<Found> {
    if data.is_empty() && etag.is_none() && metadata.is_empty() {
        return None;
    }
    Some(Found {
        data,
        etag: etag.map(|etag| etag.value),
        expires: None,
        metadata,
    })
}

fn set_of(set: &Set) -> Result<wire::Set, StateError> {
    if set.value == Value::Null {
        return Err(StateError::other(
            "an attempt to set a nil value was received, try to use Delete instead",
        ));
    }
    Ok(wire::Set {
        key: set.key.clone(),
        value: set.value.to_go_string().into_bytes(),
        etag: wire::Etag::of(set.etag.as_ref()),
        metadata: set.metadata.clone(),
        options: Some(wire::Options::of(&set.concurrency, &set.consistency)),
        content_type: set.content_type.clone().unwrap_or_default(),
    })
}

impl From<&Get> for wire::Get {
    fn from(get: &Get) -> Self {
        Self {
            key: get.key.clone(),
            metadata: get.metadata.clone(),
            consistency: wire::consistency(&get.consistency),
        }
    }
}

impl From<&Delete> for wire::Delete {
    fn from(delete: &Delete) -> Self {
        Self {
            key: delete.key.clone(),
            etag: wire::Etag::of(delete.etag.as_ref()),
            metadata: delete.metadata.clone(),
            options: Some(wire::Options::of(&delete.concurrency, &delete.consistency)),
        }
    }
}
