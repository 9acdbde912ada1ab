//! Taking a request apart.

use std::collections::BTreeMap;

use super::{Given, JsonBody, RawRequest, RequestHead, query_pairs};
use crate::{Body, FromHeader, FromJson};

/// A request that generated code takes apart, one value after the other.
#[derive(Debug)]
pub struct Parts {
    head: RequestHead,
    parameters: std::vec::IntoIter<String>,
    query: Vec<(String, String)>,
    body: Body,
}

impl Parts {
    /// Nothing has been taken yet.
    pub fn new(request: RawRequest) -> Self {
        let query = request.head.query.as_deref().unwrap_or_default();
        Parts {
            query: query_pairs(query).collect(),
            parameters: request.parameters.into_iter(),
            head: request.head,
            body: request.body,
        }
    }

    /// The next parameter of the path; empty when there is none left.
    pub fn path(&mut self) -> String {
        self.parameters.next().unwrap_or_default()
    }

    /// The first query parameter of this name.
    pub fn query(&self, name: &str) -> Option<String> {
        self.query_values(name).next()
    }

    /// The first query parameter of this name, with what it means.
    pub fn given_query<T: FromHeader>(&self, name: &str) -> Option<Given<T>> {
        self.query(name).map(Given::new)
    }

    /// All query parameters of this name, in their order.
    pub fn query_list(&self, name: &str) -> Vec<String> {
        self.query_values(name).collect()
    }

    fn query_values(&self, name: &str) -> impl Iterator<Item = String> {
        let named = self.query.iter().filter(move |(other, _)| other == name);
        named.map(|(_, value)| value.clone())
    }

    /// The query parameters whose names begin with the prefix, by the rest of their names. Of
    /// several with the same name the first counts.
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

    /// The first header of this name. Bytes that are not UTF-8 are replaced.
    pub fn header(&self, name: &str) -> Option<String> {
        let value = self.head.headers.get(name)?;
        Some(String::from_utf8_lossy(value).into_owned())
    }

    /// The first header of this name, with what it means.
    pub fn given_header<T: FromHeader>(&self, name: &str) -> Option<Given<T>> {
        self.header(name).map(Given::new)
    }

    /// The headers whose names begin with the prefix, by the rest of their names in lower case. Of
    /// several with the same name the first counts.
    pub fn header_map(&self, prefix: &str) -> BTreeMap<String, String> {
        self.head.headers.with_prefix(prefix)
    }

    /// The body, which is then taken.
    pub fn body(&mut self) -> Body {
        std::mem::take(&mut self.body)
    }

    /// The body as one that should be JSON.
    pub fn json_body<T: FromJson>(&mut self) -> JsonBody<T> {
        JsonBody::new(self.body())
    }

    /// Method, path, query and headers.
    pub fn head(self) -> RequestHead {
        self.head
    }
}
