//! Bodies that are expected to be JSON.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use serde_json::value::RawValue;

use crate::json::Rules;
use crate::{Body, BoxError, DecodeError, FromJson, JsonValue};

/// A body that is expected to be the JSON of a `T`, neither read nor decoded yet.
///
/// The operation decides when to read it and when to report an error in it.
pub struct JsonBody<T> {
    body: Body,
    value: PhantomData<fn() -> T>,
}

/// The bytes of a body that is expected to be the JSON of a `T`.
///
/// ```
/// use dapr_client_runtime::server::JsonText;
///
/// let text = JsonText::<Vec<u32>>::new("[1, 2]");
/// assert_eq!(text.decode(), Ok(vec![1, 2]));
/// assert_eq!(&text.bytes()[..], b"[1, 2]");
/// ```
pub struct JsonText<T> {
    bytes: Bytes,
    value: PhantomData<fn() -> T>,
}

impl<T: FromJson> JsonBody<T> {
    /// Creates a value from a body as received.
    pub fn new(body: impl Into<Body>) -> Self {
        JsonBody {
            body: body.into(),
            value: PhantomData,
        }
    }

    /// Reads the whole body.
    ///
    /// # Errors
    ///
    /// Returns the error of the body's stream unchanged: the body is too large, or it ended early.
    pub async fn read(self) -> Result<JsonText<T>, BoxError> {
        self.body.read_all().await.map(JsonText::new)
    }

    /// Returns the body as received, without decoding it.
    pub fn into_body(self) -> Body {
        self.body
    }
}

impl<T: FromJson> JsonText<T> {
    /// Creates a value from the bytes of a body.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        JsonText {
            bytes: bytes.into(),
            value: PhantomData,
        }
    }

    /// Returns the bytes as received.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Decodes the bytes.
    ///
    /// # Errors
    ///
    /// Fails if they are not the JSON of a `T`. The error contains the path.
    pub fn decode(&self) -> Result<T, DecodeError> {
        read(&self.bytes)
    }

    /// Decodes the first JSON value. Ignores what follows it, like Go's `json.Decoder`.
    ///
    /// # Errors
    ///
    /// Fails if it is not the JSON of a `T`. The error contains the path.
    pub fn decode_first(&self) -> Result<T, DecodeError> {
        let mut values = serde_json::Deserializer::from_slice(&self.bytes).into_iter::<&RawValue>();
        match values.next() {
            Some(Ok(value)) => read(value.get().as_bytes()),
            // Returns the error.
            Some(Err(_)) | None => self.decode(),
        }
    }
}

/// Reads JSON by the rules of daprd.
fn read<T: FromJson>(text: &[u8]) -> Result<T, DecodeError> {
    JsonValue::parse_by(Rules::Go, text).and_then(T::from_json)
}

/// Shows only the length.
impl<T> fmt::Debug for JsonBody<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Json{:?}", self.body)
    }
}

/// Shows only the length.
impl<T> fmt::Debug for JsonText<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "JsonText({} bytes)", self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use bytes::Bytes;

    use super::{JsonBody, JsonText};
    use crate::server::testing::{broken, finish};

    #[test]
    fn trailing_text_is_an_error_unless_ignored() {
        let text = JsonText::<Vec<u32>>::new("[1] [2");
        assert!(text.decode().is_err());
        assert_eq!(text.decode_first(), Ok(vec![1]));
        for text in ["", "[", "{}"] {
            let text = JsonText::<Vec<u32>>::new(text);
            assert_eq!(text.decode_first(), text.decode());
            assert!(text.decode().is_err());
        }
    }

    #[test]
    fn values_are_read_as_go_reads_them() {
        let text = br#"{"DATA": "-__-"}"#.to_vec();
        let text = JsonText::<BTreeMap<String, Bytes>>::new(text);
        assert_eq!(text.decode().unwrap()["DATA"], &b"\xfb\xff\xfe"[..]);
        assert!(crate::from_json::<BTreeMap<String, Bytes>>(text.bytes()).is_err());
    }

    #[test]
    fn the_error_of_the_stream_arrives_as_it_is() {
        let error = finish(JsonBody::<Vec<u32>>::new(broken("too large")).read());
        assert_eq!(error.unwrap_err().to_string(), "too large");
        let text = finish(JsonBody::<Vec<u32>>::new("[3]").read()).unwrap();
        assert_eq!(text.decode(), Ok(vec![3]));
    }
}
