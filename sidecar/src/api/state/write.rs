//! Save.

use std::collections::BTreeMap;

use dapr_client::server::ErrorResponse;
use dapr_client::server::state::{SaveStateError, SaveStateRequest};

use crate::api::body;
use crate::core::Core;
use crate::go::read::{Reader, TypeError, is_field};
use crate::json::Value;
use crate::state::{Set, StateError};

impl Core {
    pub(super) async fn save(&self, request: SaveStateRequest) -> Result<(), SaveStateError> {
        let malformed = |message: String| SaveStateError::MalformedRequest(message.into());
        let name = &request.store_name;
        let store = self.state_store(name)?;
        let document = body::decode(request.body.into_body())
            .await
            .map_err(malformed)?;
        let mut sets = read(&document).map_err(|error| malformed(error.to_string()))?;
        for set in &mut sets {
            if set.key.is_empty() {
                return Err(malformed("\"key\" is a required field".to_owned()));
            }
            set.metadata.extend(request.metadata.clone());
            set.key = self
                .state_key(store, &set.key)
                .map_err(SaveStateError::MalformedRequest)?;
        }
        store.set_bulk(&sets).await.map_err(|error| {
            let message = format!("failed saving state in state store {name}: {error}");
            let response = ErrorResponse::new(message);
            match error {
                StateError::Mismatch(_) => SaveStateError::StateSave409(response),
                StateError::Invalid(_) => SaveStateError::StateSave400(response),
                StateError::StoreStatus(status) => {
                    SaveStateError::StateSaveOther(status.status, response)
                }
                StateError::Other(_) => SaveStateError::StateSave500(response),
            }
        })
    }
}

fn read(document: &Value) -> Result<Vec<Set>, TypeError> {
    let mut reader = Reader::new();
    let items = reader
        .array(document, "[]state.SetRequest")
        .unwrap_or_default();
    let sets = items
        .iter()
        .map(|item| read_item(&mut reader, item))
        .collect();
    reader.finish()?;
    Ok(sets)
}

fn read_item(reader: &mut Reader, item: &Value) -> Set {
    let mut set = Set::new("", Value::Null);
    let mut metadata: Option<BTreeMap<String, String>> = None;
    for (name, value) in reader.object(item, "state.SetRequest").unwrap_or_default() {
        let field = FIELDS.iter().find(|field| is_field(name, field));
        let Some(field) = field.copied() else {
            continue;
        };
        reader.field("SetRequest", field, |reader| match field {
            "key" => set.key = reader.text(value).unwrap_or(std::mem::take(&mut set.key)),
            "value" => set.value = reader.any(value),
            "etag" => set.etag = reader.text(value),
            "metadata" => reader.map(value, &mut metadata),
            "options" => read_options(reader, value, &mut set),
            _ => set.content_type = reader.text(value),
        });
    }
    set.metadata = metadata.unwrap_or_default();
    set
}

const FIELDS: &[&str] = &["key", "value", "etag", "metadata", "options", "contentType"];

fn read_options(reader: &mut Reader, value: &Value, set: &mut Set) {
    for (name, value) in reader
        .object(value, "state.SetStateOption")
        .unwrap_or_default()
    {
        let (field, target) = if is_field(name, "Concurrency") {
            ("Concurrency", &mut set.concurrency)
        } else if is_field(name, "Consistency") {
            ("Consistency", &mut set.consistency)
        } else {
            continue;
        };
        if let Some(text) = reader.field("SetStateOption", field, |reader| reader.text(value)) {
            *target = text;
        }
    }
}
