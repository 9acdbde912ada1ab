//! State transactions.

use std::collections::BTreeMap;

use dapr_client::server::ErrorResponse;
use dapr_client::server::state::{ExecuteStateTransactionError, ExecuteStateTransactionRequest};
use dapr_client::{Bytes, Headers};

use crate::api::body;
use crate::api::details::{error_info, help, resource_info};
use crate::core::Core;
use crate::go::read::{Reader, TypeError, is_field};
use crate::go::structure::{Fields, StructureError};
use crate::json::Value;
use crate::outbox::{Outbox, Sender, events_of};
use crate::pubsub::{Metadata, PublishError, trace_of};
use crate::resiliency::ComponentClass;
use crate::state::{Change, Delete, Set, StateComponent};

use ExecuteStateTransactionError as Error;

/// An operation with its unparsed request.
struct Operation {
    name: String,
    request: Value,
}

impl Core {
    pub(super) async fn transact(
        &self,
        request: ExecuteStateTransactionRequest,
    ) -> Result<(), Error> {
        let name = &request.store_name;
        let store = self.state_store(name)?;
        if !store.has_transactions() {
            return Err(no_transactions(name));
        }
        let document = body::decode(request.body.into_body())
            .await
            .map_err(malformed)?;
        let (operations, mut metadata) = read(&document).map_err(malformed)?;
        if operations.is_empty() {
            return Ok(());
        }
        metadata.extend(request.metadata.clone());
        let mut changes = Vec::with_capacity(operations.len());
        for operation in &operations {
            changes.push(self.change(store, operation, &request.metadata)?);
        }
        if let Some(max_size) = store
            .max_transaction_size()
            .await
            .filter(|max_size| *max_size < changes.len())
        {
            return Err(too_many(name, changes.len(), max_size));
        }
        if let Some(outbox) = &store.outbox {
            changes = self.fill(outbox, changes, &request.head.headers).await?;
        }
        let done = store.transact(&changes, &metadata).await;
        done.map_err(|error| {
            Error::StateTransaction(
                format!("error while executing state transaction: {error}").into(),
            )
        })
    }

    /// Publishes the values to the outbox's internal topic. Returns the operations to save.
    async fn fill(
        &self,
        outbox: &Outbox,
        changes: Vec<Change>,
        headers: &Headers,
    ) -> Result<Vec<Change>, Error> {
        let (trace_parent, trace_state) = trace_of(headers);
        let sender = Sender {
            app_id: &self.app_id,
            trace_parent,
            trace_state,
        };
        let outbox_batch =
            events_of(outbox, changes, &sender, self.clock.now()).map_err(malformed)?;
        for event in outbox_batch.events {
            let published = self.publish_between(outbox, event).await;
            published.map_err(|error| Error::PublishOutbox(self.not_published(&error)))?;
        }
        Ok(outbox_batch.changes)
    }

    async fn publish_between(&self, outbox: &Outbox, event: String) -> Result<(), String> {
        let name = &outbox.between;
        let component = self.pubsubs.get(name);
        let component = component.ok_or_else(|| format!("pubsub '{name}' not found"))?;
        let topic = outbox.inner_topic(&self.app_id, &self.namespace);
        let event = Bytes::from(event);
        let publish =
            || std::future::ready(component.publish(&topic, event.clone(), Metadata::new()));
        let policy = self.resiliency.outbound(name, ComponentClass::Pubsub);
        let published = policy.apply(publish, PublishError::from_text).await;
        published.map_err(|error| match error {
            PublishError::Refused => {
                format!("topic {topic} is not allowed for app id {}", self.app_id)
            }
            PublishError::Failed(error) => error,
        })
    }

    fn not_published(&self, error: &str) -> ErrorResponse {
        let facts = [("appID", self.app_id.as_str()), ("error", error)];
        ErrorResponse::new(format!("error while publishing outbox message: {error}"))
            .detail(error_info("DAPR_PUBSUB_OUTBOX", Some(&facts)))
    }

    fn change(
        &self,
        store: &StateComponent,
        operation: &Operation,
        metadata: &BTreeMap<String, String>,
    ) -> Result<Change, Error> {
        // The error names an empty field, because daprd has discarded the key by then.
        let key = |key: &str| {
            self.state_key_of(store, key, "")
                .map_err(Error::MalformedRequest)
        };
        match operation.name.as_str() {
            "upsert" => {
                let mut set = read_set(&operation.request).map_err(malformed)?;
                set.key = key(&set.key)?;
                set.metadata.extend(metadata.clone());
                Ok(Change::Set(set))
            }
            "delete" => {
                let mut delete = read_delete(&operation.request).map_err(malformed)?;
                delete.key = key(&delete.key)?;
                delete.metadata.extend(metadata.clone());
                Ok(Change::Delete(delete))
            }
            other => Err(Error::NotSupportedStateOperation(
                format!("operation type {other} not supported").into(),
            )),
        }
    }
}

fn malformed(error: impl ToString) -> Error {
    let message = format!("failed deserializing HTTP body: {}", error.to_string());
    Error::MalformedRequest(message.into())
}

fn no_transactions(store: &str) -> Error {
    const STORES: &str =
        "https://docs.dapr.io/reference/components-reference/supported-state-stores/";
    let message = format!("state store {store} doesn't support transactions");
    let error = ErrorResponse::new(message)
        .detail(help(
            STORES,
            "Check the list of state stores and the features they support",
        ))
        .detail(resource_info("state", store))
        .detail(error_info("DAPR_STATE_TRANSACTIONS_NOT_SUPPORTED", None));
    Error::StateStoreNotSupported(error)
}

fn too_many(store: &str, count: usize, max_size: usize) -> Error {
    let message = format!(
        "the transaction contains {count} operations, which is more than what the state store supports: {max_size}"
    );
    let (count, max_size) = (count.to_string(), max_size.to_string());
    let facts = [
        ("currentOpsTransaction", count.as_str()),
        ("maxOpsPerTransaction", max_size.as_str()),
    ];
    let error = ErrorResponse::new(message)
        .detail(resource_info("state", store))
        .detail(error_info("DAPR_STATE_TOO_MANY_TRANSACTIONS", Some(&facts)));
    Error::StateStoreTooManyTransactions(error)
}

/// Parses the operations and the metadata of the transaction.
fn read(document: &Value) -> Result<(Vec<Operation>, BTreeMap<String, String>), TypeError> {
    const HOLDER: &str = "stateTransactionRequestBody";
    let mut reader = Reader::new();
    let mut operations = Vec::new();
    let mut metadata = None;
    let members = reader.object(document, "http.stateTransactionRequestBody");
    for (name, value) in members.unwrap_or_default() {
        if is_field(name, "operations") {
            operations = reader.field(HOLDER, "operations", |reader| {
                read_operations(reader, value)
            });
        } else if is_field(name, "metadata") {
            reader.field(HOLDER, "metadata", |reader| {
                reader.map(value, &mut metadata)
            });
        }
    }
    let metadata = metadata.unwrap_or_default();
    reader.finish().map(|()| (operations, metadata))
}

fn read_operations(reader: &mut Reader, value: &Value) -> Vec<Operation> {
    const HOLDER: &str = "stateTransactionRequestBodyOperation";
    let elements = reader.array(value, "[]http.stateTransactionRequestBodyOperation");
    let read = |element: &Value| {
        let mut operation = Operation {
            name: String::new(),
            request: Value::Null,
        };
        let members = reader.object(element, "http.stateTransactionRequestBodyOperation");
        for (name, value) in members.unwrap_or_default() {
            if is_field(name, "operation") {
                let text = reader.field(HOLDER, "operation", |reader| reader.text(value));
                operation.name = text.unwrap_or(operation.name);
            } else if is_field(name, "request") {
                operation.request = reader.field(HOLDER, "request", |reader| reader.any(value));
            }
        }
        operation
    };
    elements.unwrap_or_default().iter().map(read).collect()
}

fn read_set(request: &Value) -> Result<Set, StructureError> {
    let members = Fields::open(request)?;
    let mut fields = Fields::default();
    let find = |name| Fields::find(members, name);
    let set = Set {
        key: fields.text(find("Key"), "Key").unwrap_or_default(),
        value: find("Value").cloned().unwrap_or(Value::Null),
        etag: fields.text(find("ETag"), "ETag"),
        metadata: fields.map(find("Metadata"), "Metadata").unwrap_or_default(),
        content_type: fields.text(find("ContentType"), "ContentType"),
        concurrency: read_option(&mut fields, find("Options"), "Concurrency"),
        consistency: read_option(&mut fields, find("Options"), "Consistency"),
    };
    report_options(&mut fields, find("Options"));
    fields.finish().map(|()| set)
}

fn read_delete(request: &Value) -> Result<Delete, StructureError> {
    let members = Fields::open(request)?;
    let mut fields = Fields::default();
    let find = |name| Fields::find(members, name);
    let mut delete = Delete {
        key: fields.text(find("Key"), "Key").unwrap_or_default(),
        etag: fields.text(find("ETag"), "ETag"),
        concurrency: read_option(&mut fields, find("Options"), "Concurrency"),
        consistency: read_option(&mut fields, find("Options"), "Consistency"),
        ..Delete::default()
    };
    delete.metadata = fields.map(find("Metadata"), "Metadata").unwrap_or_default();
    report_options(&mut fields, find("Options"));
    fields.finish().map(|()| delete)
}

fn read_option(fields: &mut Fields, options: Option<&Value>, name: &str) -> String {
    let Some(Value::Object(members)) = options else {
        return String::new();
    };
    let value = Fields::find(members, name);
    fields
        .text(value, &format!("Options.{name}"))
        .unwrap_or_default()
}

/// Reports once that the options are not an object.
fn report_options(fields: &mut Fields, options: Option<&Value>) {
    fields.object(options, "Options");
}
