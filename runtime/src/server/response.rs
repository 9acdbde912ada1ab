//! Encoded response.

use std::collections::BTreeMap;

use super::error_response::ErrorBody;
use super::{ErrorResponse, ToHeader, go_json};
use crate::{Body, Headers, Payload, ToJson, to_json};

/// A response to be sent.
///
/// Header names are spelled as in the API description. The HTTP server may change their case.
///
/// ```
/// use dapr_client_runtime::server::RawResponse;
///
/// let response = RawResponse::error(404, "ERR_DIRECT_INVOKE", "no such route");
/// assert_eq!(response.status, 404);
/// assert_eq!(response.headers.get("content-type"), Some(&b"application/json"[..]));
/// ```
#[derive(Debug)]
pub struct RawResponse {
    /// The HTTP status.
    pub status: u16,
    /// All headers except those of the connection.
    pub headers: Headers,
    /// The body.
    pub body: Body,
}

impl RawResponse {
    /// Creates a response without headers and body.
    pub fn new(status: u16) -> Self {
        RawResponse {
            status,
            headers: Headers::new(),
            body: Body::empty(),
        }
    }

    /// Creates an error response with an error code.
    pub fn error(status: u16, code: &str, error: impl Into<ErrorResponse>) -> Self {
        let error = error.into();
        let mut response = RawResponse::new(status);
        for (name, value) in &error.headers {
            response.headers.append(name, value);
        }
        let error = &error;
        response.error_json(&ErrorBody { code, error })
    }

    /// Sets a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.headers.set(name, value);
        self
    }

    /// Sets a header if the value is not `None`.
    #[must_use]
    pub fn optional_header<T: ToHeader>(self, name: &str, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.header(name, value.to_header()),
            None => self,
        }
    }

    /// Adds a header for each entry, named by the prefix and the key.
    ///
    /// Does not replace existing headers.
    #[must_use]
    pub fn header_entries(mut self, prefix: &str, entries: &BTreeMap<String, String>) -> Self {
        for (key, value) in entries {
            let name = format!("{prefix}{key}");
            if self.headers.get(&name).is_none() {
                self.headers.append(&name, value);
            }
        }
        self
    }

    /// Appends headers.
    #[must_use]
    pub fn with_headers(mut self, headers: &Headers) -> Self {
        for (name, value) in headers.iter() {
            self.headers.append(name, value);
        }
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets the body to bytes with this content type.
    #[must_use]
    pub fn payload(self, content_type: &str, payload: Payload) -> Self {
        self.header("content-type", content_type)
            .body(payload.into_bytes())
    }

    /// Sets the body to a stream with this content type.
    #[must_use]
    pub fn stream(self, content_type: &str, body: Body) -> Self {
        self.header("content-type", content_type).body(body)
    }

    /// Sets the body to JSON as written by Go's stream encoder: HTML-escaped, with a trailing
    /// newline.
    #[must_use]
    pub fn json<T: ToJson + ?Sized>(self, value: &T) -> Self {
        self.json_text(to_json(value).map(|text| go_json(text) + "\n"))
    }

    /// Sets the body to Protocol Buffers JSON, with only the necessary escapes.
    ///
    /// Does not add random spaces as daprd does.
    #[must_use]
    pub fn protobuf_json<T: ToJson + ?Sized>(self, value: &T) -> Self {
        self.json_text(to_json(value))
    }

    /// Sets the body to JSON as written by Go's encoder for errors: HTML-escaped.
    #[must_use]
    pub fn error_json<T: ToJson + ?Sized>(self, value: &T) -> Self {
        self.json_text(to_json(value).map(go_json))
    }

    /// If the value cannot be written as JSON, returns the same error response as daprd.
    fn json_text(self, text: Result<String, crate::Error>) -> Self {
        match text {
            Ok(text) => self.header("content-type", "application/json").body(text),
            Err(error) => RawResponse::error(500, "ERR_INTERNAL", error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::RawResponse;
    use crate::Json;
    use crate::server::ErrorResponse;
    use crate::server::testing::finish;

    fn text(response: RawResponse) -> String {
        let bytes = finish(response.body.read_all()).unwrap();
        String::from_utf8(bytes.into()).unwrap()
    }

    #[test]
    fn errors_are_written_as_daprd_writes_them() {
        let response = RawResponse::error(400, "ERR_X", "a <b> & c");
        assert_eq!(response.status, 400);
        assert_eq!(
            text(response),
            r#"{"errorCode":"ERR_X","message":"a \u003cb\u003e \u0026 c"}"#
        );
        let error = ErrorResponse::new("m")
            .detail(Json::new(&BTreeMap::from([("reason", "R")])))
            .header("metadata.k", "v");
        let response = RawResponse::error(500, "ERR_Y", error);
        assert_eq!(response.headers.get("Metadata.K"), Some(&b"v"[..]));
        assert_eq!(
            text(response),
            r#"{"errorCode":"ERR_Y","message":"m","details":[{"reason":"R"}]}"#
        );
    }

    #[test]
    fn a_success_is_written_in_one_of_two_ways() {
        let value = vec!["a<b".to_owned()];
        let go = RawResponse::new(200).json(&value);
        assert_eq!(text(go), "[\"a\\u003cb\"]\n");
        let protobuf = RawResponse::new(200).protobuf_json(&value);
        assert_eq!(text(protobuf), "[\"a<b\"]");
    }

    #[test]
    fn a_value_without_json_is_an_internal_error() {
        let response = RawResponse::new(200).json(&f64::NAN);
        assert_eq!(response.status, 500);
        assert!(text(response).starts_with(r#"{"errorCode":"ERR_INTERNAL","#));
    }

    #[test]
    fn an_entry_does_not_outdo_a_header() {
        let entry = |key: &str| (key.to_owned(), "entry".to_owned());
        let entries = BTreeMap::from([entry("ttlexpiretime"), entry("other")]);
        let response = RawResponse::new(200)
            .optional_header("metadata.ttlExpireTime", Some(&"own".to_owned()))
            .optional_header("ETag", None::<&String>)
            .header_entries("metadata.", &entries);
        let headers: Vec<_> = response.headers.iter().collect();
        assert_eq!(
            headers,
            [
                ("metadata.ttlExpireTime", &b"own"[..]),
                ("metadata.other", &b"entry"[..])
            ]
        );
    }
}
