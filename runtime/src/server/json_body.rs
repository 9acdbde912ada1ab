//! A body that is said to be JSON.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use serde_json::value::RawValue;

use crate::json::Rules;
use crate::{Body, BoxError, DecodeError, FromJson, JsonValue};

/// A body that should be the JSON of a `T`: not yet read, and not yet looked at.
///
/// When it is read, and when a fault in it counts, is up to the operation.
pub struct JsonBody<T> {
    body: Body,
    value: PhantomData<fn() -> T>,
}

/// The bytes of a body that should be the JSON of a `T`.
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
    /// A body as it came.
    pub fn new(body: impl Into<Body>) -> Self {
        JsonBody {
            body: body.into(),
            value: PhantomData,
        }
    }

    /// Reads all of it.
    ///
    /// # Errors
    ///
    /// The error of the body's stream, as it is: that it is too large, or that it broke off.
    pub async fn read(self) -> Result<JsonText<T>, BoxError> {
        self.body.read_all().await.map(JsonText::new)
    }

    /// The body as it came, for whoever does not want JSON.
    pub fn into_body(self) -> Body {
        self.body
    }
}

impl<T: FromJson> JsonText<T> {
    /// The bytes of a body.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        JsonText {
            bytes: bytes.into(),
            value: PhantomData,
        }
    }

    /// The bytes as they came.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// What they mean.
    ///
    /// # Errors
    ///
    /// When they are not the JSON of a `T`, with where in it.
    pub fn decode(&self) -> Result<T, DecodeError> {
        read(&self.bytes)
    }

    /// What the first JSON value of them means. What follows it is not looked at, as Go's
    /// `json.Decoder` does it.
    ///
    /// # Errors
    ///
    /// When it is not the JSON of a `T`, with where in it.
    pub fn decode_first(&self) -> Result<T, DecodeError> {
        let mut values = serde_json::Deserializer::from_slice(&self.bytes).into_iter::<&RawValue>();
        match values.next() {
            Some(Ok(value)) => read(value.get().as_bytes()),
            // Says what is wrong with it.
            Some(Err(_)) | None => self.decode(),
        }
    }
}

/// Reads JSON as daprd does.
fn read<T: FromJson>(text: &[u8]) -> Result<T, DecodeError> {
    JsonValue::parse_by(Rules::Go, text).and_then(T::from_json)
}

/// Shows the length only.
impl<T> fmt::Debug for JsonBody<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Json{:?}", self.body)
    }
}

/// Shows the length only.
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
    fn what_follows_the_first_value_counts_or_not() {
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
