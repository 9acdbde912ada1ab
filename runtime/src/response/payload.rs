//! Complete body as received.

use std::fmt;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::{Error, Operation};

/// The bytes of a complete body as received.
///
/// ```
/// use dapr_client_runtime::Payload;
///
/// let payload = Payload::from("[1, 2]");
/// assert_eq!(payload.json::<Vec<u8>>()?, [1, 2]);
/// assert_eq!(payload.text()?, "[1, 2]");
/// # Ok::<(), dapr_client_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct Payload {
    bytes: Bytes,
    operation: Option<&'static Operation>,
}

impl Payload {
    pub(crate) fn new(bytes: Bytes, operation: &'static Operation) -> Self {
        Payload {
            bytes,
            operation: Some(operation),
        }
    }

    /// Returns the bytes.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Returns the bytes as an owned value, without copying.
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    /// Returns whether the payload is empty.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Returns the bytes as text.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Decode`](crate::ErrorKind::Decode) if they are not UTF-8.
    pub fn text(&self) -> Result<&str, Error> {
        std::str::from_utf8(&self.bytes).map_err(|source| {
            Error::decode(
                self.operation,
                "the body is not UTF-8 text".into(),
                Some(&self.bytes),
            )
            .with_source(source)
        })
    }

    /// Decodes the bytes as JSON.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the bytes are not JSON, or
    /// not the JSON of a `T`. The source of the error includes the position.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(&self.bytes).map_err(|source| {
            let text = format!("the body is not the JSON of {}", std::any::type_name::<T>());
            Error::decode(self.operation, text, Some(&self.bytes)).with_source(source)
        })
    }
}

impl From<Bytes> for Payload {
    fn from(bytes: Bytes) -> Self {
        Payload {
            bytes,
            operation: None,
        }
    }
}

impl From<Vec<u8>> for Payload {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Payload {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

/// Copies the bytes.
impl From<&[u8]> for Payload {
    fn from(bytes: &[u8]) -> Self {
        Bytes::copy_from_slice(bytes).into()
    }
}

/// Copies the text.
impl From<&str> for Payload {
    fn from(text: &str) -> Self {
        Bytes::copy_from_slice(text.as_bytes()).into()
    }
}

impl PartialEq for Payload {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Payload {}

impl AsRef<[u8]> for Payload {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Shows only the length: a payload may be large or private.
impl fmt::Debug for Payload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Payload({} bytes)", self.bytes.len())
    }
}
