//! Bulk get.

use std::collections::BTreeMap;

use dapr_client::Json;
use dapr_client::server::state::BulkStateItemParts;
use dapr_client::server::state::{GetBulkStateError, GetBulkStateRequest};
use dapr_client::server::{ErrorResponse, RawResponse};
use dapr_client::state::BulkStateItem;

use super::chosen_status;
use super::single::truncate_to_seconds;
use crate::api::body;
use crate::core::Core;
use crate::go::read::{Reader, TypeError, is_field};
use crate::json::{Value, decode_complete};
use crate::state::{Entry, Found, Get, original_key};
use crate::timing::format_rfc3339_seconds;

impl Core {
    pub(super) async fn get_bulk(
        &self,
        request: GetBulkStateRequest,
    ) -> Result<Vec<BulkStateItem>, GetBulkStateError> {
        let malformed = |error: String| {
            let message = format!("failed deserializing HTTP body: {error}");
            GetBulkStateError::MalformedRequest(message.into())
        };
        let store = self.state_store(&request.store_name)?;
        let document = body::decode(request.body.into_body())
            .await
            .map_err(malformed)?;
        let query = read(&document).map_err(|error| malformed(error.to_string()))?;
        let mut metadata = query.metadata;
        metadata.extend(request.metadata);
        let get = |key: &String| {
            Ok(Get {
                key: self.state_key(store, key)?,
                metadata: metadata.clone(),
                ..Get::default()
            })
        };
        let gets = query.keys.iter().map(get).collect::<Result<Vec<_>, _>>();
        let gets = gets.map_err(GetBulkStateError::MalformedRequest)?;
        if gets.is_empty() {
            return Ok(Vec::new());
        }
        let entries = store.get_bulk(&gets, query.parallelism).await;
        let entries = entries.map_err(|error| {
            let response = ErrorResponse::new(error.to_string());
            match chosen_status(&error) {
                Some(status) => GetBulkStateError::StateBulkGetOther(status, response),
                None => GetBulkStateError::StateBulkGet500(response),
            }
        })?;
        // A pluggable store may return more items than requested; these are ignored.
        let entries = entries.into_iter().take(gets.len());
        let items = entries.map(item).collect::<Result<Vec<_>, _>>();
        // daprd cannot serialize a value that is not JSON, and sends an empty body.
        items.map_err(|NotJson| {
            RawResponse::new(200)
                .header("content-type", "application/json")
                .into()
        })
    }
}

/// A stored value is not valid JSON.
pub(super) struct NotJson;

fn item(entry: Entry) -> Result<BulkStateItem, NotJson> {
    let mut item = BulkStateItem::from(BulkStateItemParts {
        key: original_key(&entry.key).to_owned(),
        data: None,
        etag: None,
        metadata: BTreeMap::new(),
        error: None,
    });
    match entry.found {
        Ok(None) => {}
        Ok(Some(Found {
            data,
            etag,
            expires,
            metadata,
        })) => {
            if !data.is_empty() {
                item.data = Some(json(&data)?);
            }
            item.etag = etag;
            let expires = expires.map(|time| format_rfc3339_seconds(truncate_to_seconds(time)));
            let expires = expires.map(|time| ("ttlExpireTime".to_owned(), time));
            item.metadata = expires.into_iter().chain(metadata).collect();
        }
        Err(error) => item.error = Some(error.to_string()),
    }
    Ok(item)
}

/// Minifies a stored value for a response.
pub(super) fn json(data: &[u8]) -> Result<Json, NotJson> {
    let text = decode_complete(data).map_err(|_| NotJson)?.to_raw_string();
    Json::from_text(&text).map_err(|_| NotJson)
}

/// A parsed request.
#[derive(Default)]
struct SubscriptionSpec {
    keys: Vec<String>,
    parallelism: i64,
    metadata: BTreeMap<String, String>,
}

fn read(document: &Value) -> Result<SubscriptionSpec, TypeError> {
    let mut reader = Reader::new();
    let mut wanted = SubscriptionSpec::default();
    let mut metadata = None;
    for (name, value) in reader
        .object(document, "http.BulkGetRequest")
        .unwrap_or_default()
    {
        if is_field(name, "keys") {
            let texts = reader.field("BulkGetRequest", "keys", |reader| reader.texts(value));
            wanted.keys = texts.unwrap_or_default();
        } else if is_field(name, "parallelism") {
            let number = reader.field("BulkGetRequest", "parallelism", |reader| {
                reader.integer(value)
            });
            wanted.parallelism = number.unwrap_or(wanted.parallelism);
        } else if is_field(name, "metadata") {
            reader.field("BulkGetRequest", "metadata", |reader| {
                reader.map(value, &mut metadata)
            });
        }
    }
    wanted.metadata = metadata.unwrap_or_default();
    reader.finish().map(|()| wanted)
}
