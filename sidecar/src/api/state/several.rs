//! Reading several keys at once.

use std::collections::BTreeMap;

use dapr_client::Json;
use dapr_client::server::RawAnswer;
use dapr_client::server::state::{GetBulkStateError, GetBulkStateRequest};
use dapr_client::state::BulkStateItem;

use super::single::whole_seconds;
use crate::api::body;
use crate::core::Core;
use crate::go::read::{Reader, TypeError, is_field};
use crate::json::{Value, decode_whole};
use crate::state::{Entry, Found, original_key};
use crate::timing::format_rfc3339_seconds;

impl Core {
    pub(super) async fn get_several(
        &self,
        request: GetBulkStateRequest,
    ) -> Result<Vec<BulkStateItem>, GetBulkStateError> {
        let malformed = |fault: String| {
            let message = format!("failed deserializing HTTP body: {fault}");
            GetBulkStateError::MalformedRequest(message.into())
        };
        let store = self.state_store(&request.store_name)?;
        let document = body::decode(request.body.into_body())
            .await
            .map_err(malformed)?;
        let keys = read(&document).map_err(|fault| malformed(fault.to_string()))?;
        let stored = keys
            .iter()
            .map(|key| self.state_key(store, key))
            .collect::<Result<Vec<_>, _>>();
        let stored = stored.map_err(GetBulkStateError::MalformedRequest)?;
        if stored.is_empty() {
            return Ok(Vec::new());
        }
        let entries = store.store.get_several(&stored);
        let entries = entries
            .map_err(|fault| GetBulkStateError::StateBulkGet500(fault.to_string().into()))?;
        let items = entries.into_iter().map(item).collect::<Result<Vec<_>, _>>();
        // daprd cannot write a value that is no JSON into its answer, and sends an empty one.
        items.map_err(|NotJson| {
            RawAnswer::new(200)
                .header("content-type", "application/json")
                .into()
        })
    }
}

struct NotJson;

fn item(entry: Entry) -> Result<BulkStateItem, NotJson> {
    let mut item = BulkStateItem {
        key: original_key(&entry.key).to_owned(),
        data: None,
        etag: None,
        metadata: BTreeMap::new(),
        error: None,
    };
    match entry.found {
        Ok(None) => {}
        Ok(Some(Found {
            data,
            etag,
            expires,
        })) => {
            if !data.is_empty() {
                item.data = Some(json(&data)?);
            }
            item.etag = etag;
            let expires = expires.map(|time| format_rfc3339_seconds(whole_seconds(time)));
            item.metadata = expires
                .map(|time| ("ttlExpireTime".to_owned(), time))
                .into_iter()
                .collect();
        }
        Err(fault) => item.error = Some(fault.to_string()),
    }
    Ok(item)
}

/// A stored value as it stands in an answer: without white space.
fn json(data: &[u8]) -> Result<Json, NotJson> {
    let text = decode_whole(data).map_err(|_| NotJson)?.to_raw_string();
    Json::from_text(&text).map_err(|_| NotJson)
}

fn read(document: &Value) -> Result<Vec<String>, TypeError> {
    let mut reader = Reader::new();
    let mut keys = Vec::new();
    let mut metadata = None;
    for (name, value) in reader
        .object(document, "http.BulkGetRequest")
        .unwrap_or_default()
    {
        if is_field(name, "keys") {
            let texts = reader.field("BulkGetRequest", "keys", |reader| reader.texts(value));
            keys = texts.unwrap_or_default();
        } else if is_field(name, "parallelism") {
            // All stores here read all keys at once.
            reader.field("BulkGetRequest", "parallelism", |reader| {
                reader.integer(value)
            });
        } else if is_field(name, "metadata") {
            // No store here looks at it; it has to be one all the same.
            reader.field("BulkGetRequest", "metadata", |reader| {
                reader.map(value, &mut metadata)
            });
        }
    }
    reader.finish().map(|()| keys)
}
