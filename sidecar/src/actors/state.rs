//! The values of an actor, in the state store that is meant for actors.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::ActorId;
use crate::go::structure::Fields;
use crate::json::Value;
use crate::state::{Change, Delete, Set, StateComponent};

/// The store of the actors of an application.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ActorState<'a> {
    app_id: &'a str,
    store: &'a StateComponent,
    /// Whether values may expire: the feature `ActorStateTTL`.
    expires: bool,
}

/// A value of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActorValue {
    pub(crate) data: Vec<u8>,
    pub(crate) expires: Option<SystemTime>,
}

/// Why a change is not made, in the words of daprd.
type ChangeFault = String;

impl<'a> ActorState<'a> {
    pub(crate) fn new(app_id: &'a str, store: &'a StateComponent, expires: bool) -> Self {
        Self {
            app_id,
            store,
            expires,
        }
    }

    /// The value of a key.
    pub(crate) fn get(&self, actor: &ActorId, key: &str) -> Result<Option<ActorValue>, String> {
        let found = self
            .store
            .store
            .get(&(self.prefix(actor) + key))
            .map_err(|fault| fault.to_string())?;
        Ok(found.map(|found| ActorValue {
            data: found.data,
            expires: found.expires,
        }))
    }

    /// Carries out operations as they came in a request, all or none.
    pub(crate) fn transact(
        &self,
        actor: &ActorId,
        operations: &[Value],
    ) -> Result<(), ChangeFault> {
        let prefix = self.prefix(actor);
        let changes = operations
            .iter()
            .map(|operation| self.change(&prefix, operation))
            .collect::<Result<Vec<_>, _>>()?;
        self.store
            .store
            .transact(&changes)
            .map_err(|fault| fault.to_string())
    }

    fn prefix(&self, actor: &ActorId) -> String {
        format!("{}||{}||{}||", self.app_id, actor.actor_type, actor.id)
    }

    fn change(&self, prefix: &str, operation: &Value) -> Result<Change, ChangeFault> {
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

    fn set(&self, prefix: &str, request: &Value) -> Result<Change, ChangeFault> {
        let members = Fields::open(request).map_err(|fault| fault.to_string())?;
        let find = |name| Fields::find(members, name);
        let mut fields = Fields::default();
        let key = fields.text(find("Key"), "Key").unwrap_or_default();
        let etag = fields.text(find("ETag"), "ETag");
        let metadata: Option<BTreeMap<String, String>> = fields.map(find("Metadata"), "Metadata");
        fields.finish().map_err(|fault| fault.to_string())?;
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

fn delete(prefix: &str, request: &Value) -> Result<Change, ChangeFault> {
    let members = Fields::open(request).map_err(|fault| fault.to_string())?;
    let find = |name| Fields::find(members, name);
    let mut fields = Fields::default();
    let key = fields.text(find("Key"), "Key").unwrap_or_default();
    let etag = fields.text(find("ETag"), "ETag");
    fields.finish().map_err(|fault| fault.to_string())?;
    if key.is_empty() {
        return Err("missing key".to_owned());
    }
    Ok(Change::Delete(Delete {
        etag,
        ..Delete::new(format!("{prefix}{key}"))
    }))
}
