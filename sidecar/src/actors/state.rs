//! The state of actors in the actor state store.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::ActorId;
use crate::go::structure::Fields;
use crate::json::Value;
use crate::state::{Change, Delete, Get, Set, StateComponent};

/// The actor state store of an application.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ActorState<'a> {
    app_id: &'a str,
    store: &'a StateComponent,
    /// Whether values may expire: the feature `ActorStateTTL`.
    expires: bool,
}

/// A value in the state of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActorValue {
    pub(crate) data: Vec<u8>,
    pub(crate) expires: Option<SystemTime>,
}

/// The reason why a transaction failed, with the message of daprd.
type ChangeError = String;

impl<'a> ActorState<'a> {
    pub(crate) fn new(app_id: &'a str, store: &'a StateComponent, expires: bool) -> Self {
        Self {
            app_id,
            store,
            expires,
        }
    }

    /// Returns the value of a key.
    pub(crate) async fn get(
        &self,
        actor: &ActorId,
        key: &str,
    ) -> Result<Option<ActorValue>, String> {
        let (partition, prefix) = self.places(actor);
        let get = Get {
            key: prefix + key,
            metadata: partition,
            ..Get::default()
        };
        let found = self.store.get(&get).await;
        let found = found.map_err(|error| error.to_string())?;
        Ok(found.map(|found| ActorValue {
            data: found.data,
            expires: found.expires,
        }))
    }

    /// Returns the state of an actor by key. `None` if the store is pluggable, or if it cannot be read.
    pub(crate) fn all(&self, actor: &ActorId) -> Option<Vec<(String, ActorValue)>> {
        let (_, prefix) = self.places(actor);
        let values = self.store.local()?.all().ok()?.into_iter();
        let values = values.filter_map(|(key, found)| {
            let value = ActorValue {
                data: found.data,
                expires: found.expires,
            };
            Some((key.strip_prefix(&prefix)?.to_owned(), value))
        });
        Some(values.collect())
    }

    /// Runs the operations of a request as one transaction.
    pub(crate) async fn transact(
        &self,
        actor: &ActorId,
        operations: &[Value],
    ) -> Result<(), ChangeError> {
        let (partition, prefix) = self.places(actor);
        let mut changes = operations
            .iter()
            .map(|operation| self.change(&prefix, operation))
            .collect::<Result<Vec<_>, _>>()?;
        for change in &mut changes {
            let metadata = match change {
                Change::Set(set) => &mut set.metadata,
                Change::Delete(delete) => &mut delete.metadata,
            };
            metadata.extend(partition.clone());
        }
        let max_size = self.store.max_transaction_size().await;
        if max_size.is_some_and(|max_size| max_size < changes.len()) {
            return Err(
                "the transaction contains more operations than supported by the state store"
                    .to_owned(),
            );
        }
        let done = self.store.transact(&changes, &partition).await;
        done.map_err(|error| error.to_string())
    }

    /// The metadata with the partition key for pluggable stores, and the key prefix of the actor.
    fn places(&self, actor: &ActorId) -> (BTreeMap<String, String>, String) {
        let partition = format!("{}||{}||{}", self.app_id, actor.actor_type, actor.id);
        let prefix = format!("{partition}||");
        (
            BTreeMap::from([("partitionKey".to_owned(), partition)]),
            prefix,
        )
    }

    fn change(&self, prefix: &str, operation: &Value) -> Result<Change, ChangeError> {
        let request = match operation.field("request") {
            None | Some(Value::Null) => return Err("request data is empty".to_owned()),
            Some(request) => request,
        };
        match operation
            .field("operation")
            .and_then(Value::as_str)
            .unwrap_or_default()
        {
            "" => Err("operation is empty".to_owned()),
            "upsert" => self.set(prefix, request),
            "delete" => delete(prefix, request),
            other => Err(format!("operation type {other} not supported")),
        }
    }

    fn set(&self, prefix: &str, request: &Value) -> Result<Change, ChangeError> {
        let members = Fields::open(request).map_err(|error| error.to_string())?;
        let find = |name| Fields::find(members, name);
        let mut fields = Fields::default();
        let key = fields.text(find("Key"), "Key").unwrap_or_default();
        let etag = fields.text(find("ETag"), "ETag");
        let metadata: Option<BTreeMap<String, String>> = fields.map(find("Metadata"), "Metadata");
        fields.finish().map_err(|error| error.to_string())?;
        if key.is_empty() {
            return Err("missing key".to_owned());
        }
        let metadata = metadata.unwrap_or_default();
        if !self.expires && metadata.contains_key("ttlInSeconds") {
            return Err(
                "ttlInSeconds is not supported without the \"ActorStateTTL\" feature enabled"
                    .to_owned(),
            );
        }
        let value = find("Value").cloned().unwrap_or(Value::Null);
        Ok(Change::Set(Set {
            etag,
            metadata,
            ..Set::new(format!("{prefix}{key}"), value)
        }))
    }
}

fn delete(prefix: &str, request: &Value) -> Result<Change, ChangeError> {
    let members = Fields::open(request).map_err(|error| error.to_string())?;
    let find = |name| Fields::find(members, name);
    let mut fields = Fields::default();
    let key = fields.text(find("Key"), "Key").unwrap_or_default();
    let etag = fields.text(find("ETag"), "ETag");
    fields.finish().map_err(|error| error.to_string())?;
    if key.is_empty() {
        return Err("missing key".to_owned());
    }
    Ok(Change::Delete(Delete {
        etag,
        ..Delete::new(format!("{prefix}{key}"))
    }))
}
