//! Decoding of requests.

use std::collections::BTreeMap;

use super::{Given, JsonBody, RawRequest, RequestHead, query_pairs};
use crate::{Body, FromHeader, FromJson};

/// A request that generated code decodes value by value.
#[derive(Debug)]
pub struct Parts {
    head: RequestHead,
    parameters: std::vec::IntoIter<String>,
    query: Vec<(String, String)>,
    body: Body,
}

impl Parts {
    /// Creates a value from which nothing has been taken yet.
    pub fn new(request: RawRequest) -> Self {
        let query = request.head.query.as_deref().unwrap_or_default();
        Parts {
            query: query_pairs(query).collect(),
            parameters: request.parameters.into_iter(),
            head: request.head,
            body: request.body,
        }
    }

    /// Takes the next path parameter. Empty if there is none left.
    pub fn path(&mut self) -> String {
        self.parameters.next().unwrap_or_default()
    }

    /// Returns the first query parameter of this name.
    pub fn query(&self, name: &str) -> Option<String> {
        self.query_values(name).next()
    }

    /// Returns the first query parameter of this name, with its parsed value.
    pub fn given_query<T: FromHeader>(&self, name: &str) -> Option<Given<T>> {
        self.query(name).map(Given::new)
    }

    /// Returns all query parameters of this name in order.
    pub fn query_list(&self, name: &str) -> Vec<String> {
        self.query_values(name).collect()
    }

    fn query_values(&self, name: &str) -> impl Iterator<Item = String> {
        let named = self.query.iter().filter(move |(other, _)| other == name);
        named.map(|(_, value)| value.clone())
    }

    /// Returns the query parameters with the prefix, keyed by the rest of the name.
    ///
    /// If a name occurs several times, the first value is used.
    pub fn query_map(&self, prefix: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for (name, value) in &self.query {
            if let Some(key) = name.strip_prefix(prefix) {
                let entry = found.entry(key.to_owned());
                entry.or_insert_with(|| value.clone());
            }
        }
        found
    }

    /// Returns the first header of this name. Invalid UTF-8 is replaced with U+FFFD.
    pub fn header(&self, name: &str) -> Option<String> {
        let value = self.head.headers.get(name)?;
        Some(String::from_utf8_lossy(value).into_owned())
    }

    /// Returns the first header of this name, with its parsed value.
    pub fn given_header<T: FromHeader>(&self, name: &str) -> Option<Given<T>> {
        self.header(name).map(Given::new)
    }

    /// Returns the headers with the prefix, keyed by the rest of the name in lower case.
    ///
    /// If a name occurs several times, the first value is used.
    pub fn header_map(&self, prefix: &str) -> BTreeMap<String, String> {
        self.head.headers.with_prefix(prefix)
    }

    /// Takes the body.
    pub fn body(&mut self) -> Body {
        std::mem::take(&mut self.body)
    }

    /// Takes the body as one that is expected to be JSON.
    pub fn json_body<T: FromJson>(&mut self) -> JsonBody<T> {
        JsonBody::new(self.body())
    }

    /// Returns method, path, query and headers.
    pub fn head(self) -> RequestHead {
        self.head
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;
    use crate::Headers;
    use crate::server::{RawRequest, RequestHead};

    fn parts() -> Parts {
        let mut headers = Headers::new();
        headers.append("Dapr-Count", "7");
        headers.append("dapr-count", "8");
        headers.append("x-bytes", b"a\xff");
        headers.append("Note.A", "1");
        let query = "count=x&count=2&metadata.a=1&metadata.a=2&metadata.=3&Metadata.b=4&key=+%2B";
        Parts::new(RawRequest {
            head: RequestHead {
                query: Some(query.to_owned()),
                headers,
                ..RequestHead::default()
            },
            parameters: vec!["store".to_owned(), "a/b".to_owned()],
            body: "body".into(),
        })
    }

    #[test]
    fn values_are_found() {
        let mut parts = parts();
        assert_eq!(
            [parts.path(), parts.path(), parts.path()],
            ["store", "a/b", ""]
        );
        assert_eq!(parts.query_list("count"), ["x", "2"]);
        assert_eq!(parts.query("key").as_deref(), Some(" +"));
        assert_eq!(parts.query("Count"), None);
        assert_eq!(parts.header("x-bytes").as_deref(), Some("a\u{fffd}"));
        let count = parts.given_header::<u32>("DAPR-COUNT").unwrap();
        assert_eq!((count.text(), count.value()), ("7", Ok(&7)));
        let count = parts.given_query::<u32>("count").unwrap();
        assert_eq!(count.text(), "x");
        assert!(count.into_value().is_err());
        assert_eq!(parts.body().len(), Some(4));
        assert_eq!(parts.body().len(), Some(0));
    }

    #[test]
    fn entries_of_a_prefix_are_found() {
        let parts = parts();
        let entries = parts.query_map("metadata.");
        let expected =
            [("", "3"), ("a", "1")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert!(entries.into_iter().eq(expected));
        assert_eq!(
            parts.header_map("note.").get("a").map(String::as_str),
            Some("1")
        );
    }
}
