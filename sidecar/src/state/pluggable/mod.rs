//! State stores outside: programs that are a component.

mod fault;
mod messages;
mod query;

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::OnceCell;

use self::fault::{fault_of, write_fault_of};
use self::messages as wire;
use super::{Change, Delete, Entry, Found, Get, Set, StateFault};
use crate::json::Value;
use crate::pluggable::{Connector, Nothing};
use crate::query::{Page, Query};
use crate::resources::ComponentSpec;
use crate::rpc::Channel;

/// How long a store may take to say how large a transaction may be.
const PATIENCE: Duration = Duration::from_secs(5);

macro_rules! method {
    ($service:literal, $method:literal) => {
        concat!("/dapr.proto.components.v1.", $service, "/", $method)
    };
    ($method:literal) => {
        method!("StateStore", $method)
    };
}

/// A state store outside.
#[derive(Debug)]
pub(super) struct PluggableStore {
    connector: Connector,
    /// How many changes a transaction may have: asked once.
    most: OnceCell<Option<usize>>,
}

impl PluggableStore {
    /// Begins it, or says why it does not begin.
    pub(super) async fn begin(spec: &ComponentSpec, channel: Channel) -> Result<Self, String> {
        let methods = (method!("Init"), method!("Features"));
        Ok(Self {
            connector: Connector::begin(channel, spec, methods).await?,
            most: OnceCell::new(),
        })
    }

    pub(super) fn features(&self) -> &[String] {
        self.connector.abilities()
    }

    pub(super) fn has(&self, feature: &str) -> bool {
        self.features().iter().any(|known| known == feature)
    }

    pub(super) async fn get(&self, get: &Get) -> Result<Option<Found>, StateFault> {
        let asked = self.connector.ask(method!("Get"), wire::Get::from(get));
        let answer: wire::GetAnswer = asked.await.map_err(fault_of)?;
        Ok(found(answer.data, answer.etag, answer.metadata))
    }

    /// The store answers in any order, and may leave something out: what is missing has no key.
    pub(super) async fn get_several(
        &self,
        gets: &[Get],
        parallelism: i64,
    ) -> Result<Vec<Entry>, StateFault> {
        let question = wire::BulkGet {
            items: gets.iter().map(wire::Get::from).collect(),
            options: Some(wire::BulkOptions { parallelism }),
        };
        let asked = self.connector.ask(method!("BulkGet"), question);
        let answer: wire::BulkGetAnswer = asked.await.map_err(fault_of)?;
        let entry = |item: wire::BulkItem| Entry {
            key: item.key,
            found: match item.error.is_empty() {
                true => Ok(found(item.data, item.etag, item.metadata)),
                false => Err(StateFault::Other(item.error)),
            },
        };
        let mut entries: Vec<Entry> = answer.items.into_iter().map(entry).collect();
        entries.resize_with(gets.len(), || Entry {
            key: String::new(),
            found: Ok(None),
        });
        Ok(entries)
    }

    pub(super) async fn set_several(&self, sets: &[Set]) -> Result<(), StateFault> {
        let mut items = sets.iter().map(set_of).collect::<Result<Vec<_>, _>>()?;
        let asked: Result<Nothing, _> = match (items.len(), items.pop()) {
            (1, Some(item)) => self.connector.ask(method!("Set"), item).await,
            (_, None) => return Ok(()),
            (_, Some(last)) => {
                items.push(last);
                let options = Some(wire::BulkOptions { parallelism: 0 });
                let question = wire::BulkSet { items, options };
                self.connector.ask(method!("BulkSet"), question).await
            }
        };
        asked.map(|Nothing {}| ()).map_err(write_fault_of)
    }

    pub(super) async fn delete(&self, delete: &Delete) -> Result<(), StateFault> {
        let question = wire::Delete::from(delete);
        let asked = self.connector.ask(method!("Delete"), question).await;
        asked.map(|Nothing {}| ()).map_err(write_fault_of)
    }

    /// `None` is without limit, also if the store cannot say it.
    pub(super) async fn most_changes(&self) -> Option<usize> {
        let ask = async {
            let method = method!("TransactionalStoreMultiMaxSize", "MultiMaxSize");
            let asked = self
                .connector
                .ask::<_, wire::MultiMaxSize>(method, Nothing {});
            let answer = tokio::time::timeout(PATIENCE, asked).await.ok()?.ok()?;
            usize::try_from(answer.max_size)
                .ok()
                .filter(|most| *most > 0)
        };
        *self.most.get_or_init(|| ask).await
    }

    pub(super) async fn transact(
        &self,
        changes: &[Change],
        metadata: &BTreeMap<String, String>,
    ) -> Result<(), StateFault> {
        let operation = |change: &Change| {
            let request = match change {
                Change::Set(set) => wire::Operation::Set(set_of(set)?),
                Change::Delete(delete) => wire::Operation::Delete(delete.into()),
            };
            let request = Some(request);
            Ok(wire::TransactionStep { request })
        };
        let question = wire::Transaction {
            operations: changes
                .iter()
                .map(operation)
                .collect::<Result<_, StateFault>>()?,
            metadata: metadata.clone(),
        };
        let method = method!("TransactionalStateStore", "Transact");
        let asked = self.connector.ask(method, question).await;
        // A fault about an ETag is one like any other here.
        asked.map(|Nothing {}| ()).map_err(fault_of)
    }

    pub(super) async fn query(
        &self,
        query: &Query,
        metadata: &BTreeMap<String, String>,
    ) -> Result<Page, StateFault> {
        let question = query::question(query, metadata);
        let method = method!("QueriableStateStore", "Query");
        let answer = self.connector.ask(method, question).await;
        answer.map(query::page).map_err(fault_of)
    }
}

/// No data is no value: Protocol Buffers make no difference between the two.
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

fn set_of(set: &Set) -> Result<wire::Set, StateFault> {
    if set.value == Value::Null {
        return Err(StateFault::other(
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
