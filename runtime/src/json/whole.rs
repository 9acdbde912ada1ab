//! Values of the API from and to whole texts.

use super::{FromJson, JsonValue, JsonWriter, ToJson};
use crate::{DecodeError, Error};

/// A value of the API as JSON, for example to answer what the sidecar calls.
///
/// # Errors
///
/// [`ErrorKind::InvalidArgument`](crate::ErrorKind::InvalidArgument) when a value of the
/// application within it has no JSON.
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

/// A value of the API from JSON, for example from what the sidecar sends.
///
/// # Errors
///
/// When the text is not JSON, or not that of such a value, with where in it.
///
/// ```
/// let numbers: Vec<u32> = dapr_client_runtime::from_json(b"[1, 2]")?;
/// assert_eq!(numbers, [1, 2]);
/// # Ok::<(), dapr_client_runtime::DecodeError>(())
/// ```
pub fn from_json<T: FromJson>(text: &[u8]) -> Result<T, DecodeError> {
    JsonValue::parse(text).and_then(T::from_json)
}
