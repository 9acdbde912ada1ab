//! Conversion between values of the API and complete JSON texts.

use super::{FromJson, JsonValue, JsonWriter, ToJson};
use crate::{DecodeError, Error};

/// Serializes a value of the API to JSON, for example to respond to a request of the sidecar.
///
/// # Errors
///
/// Fails with [`ErrorKind::InvalidArgument`](crate::ErrorKind::InvalidArgument) if the value
/// contains an application value that cannot be written as JSON.
///
/// ```
/// use std::collections::BTreeMap;
///
/// let map = BTreeMap::from([("part".to_owned(), "motivator".to_owned())]);
/// assert_eq!(dapr_client_runtime::to_json(&map)?, r#"{"part":"motivator"}"#);
/// # Ok::<(), dapr_client_runtime::Error>(())
/// ```
pub fn to_json<T: ToJson + ?Sized>(value: &T) -> Result<String, Error> {
    let mut writer = JsonWriter::new();
    value.write_json(&mut writer);
    let text = writer.finish();
    text.map_err(|problem| {
        Error::invalid_argument(format!("it cannot be written as JSON: {problem}"))
    })
}

/// Deserializes a value of the API from JSON, for example from a request of the sidecar.
///
/// # Errors
///
/// Fails if the text is not JSON or not such a value. The error contains the path.
///
/// ```
/// let numbers: Vec<u32> = dapr_client_runtime::from_json(b"[1, 2]")?;
/// assert_eq!(numbers, [1, 2]);
/// # Ok::<(), dapr_client_runtime::DecodeError>(())
/// ```
pub fn from_json<T: FromJson>(text: &[u8]) -> Result<T, DecodeError> {
    JsonValue::parse(text).and_then(T::from_json)
}
