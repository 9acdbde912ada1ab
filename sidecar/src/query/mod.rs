//! Dapr's query language: filter, sorting and pagination.
//!
//! daprd passes queries to the store, and only stores with a server support them. Pluggable stores receive
//! the original query. For a built-in [`Store`](crate::state::Store), queries run here if the component sets
//! `allowQueries`: values are compared as JSON, and a key such as `person.org` selects members of objects
//! (or, with numbers, elements of arrays).

mod filter;
mod order;
mod read;

use std::collections::BTreeMap;

pub(crate) use self::read::{Query, read};
use crate::json::{Value, decode_first};
use crate::state::Found;

/// The result of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) results: Vec<Hit>,
    /// The token of the next page. Empty on the last page.
    pub(crate) token: String,
    /// Metadata from a pluggable store.
    pub(crate) metadata: BTreeMap<String, String>,
}

/// A value that matches a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) key: String,
    pub(crate) found: Found,
    /// Why a pluggable store cannot return the value.
    pub(crate) error: Option<String>,
}

impl From<(String, Found)> for Hit {
    fn from((key, found): (String, Found)) -> Self {
        Self {
            key,
            found,
            error: None,
        }
    }
}

impl Query {
    /// Returns the matching values in order. Values that are not JSON match only a query without a filter.
    pub(crate) fn run(&self, values: Vec<(String, Found)>) -> Result<Page, String> {
        let mut fitting: Vec<(Value, (String, Found))> = values
            .into_iter()
            .filter_map(|entry| {
                let value = decode_first(&entry.1.data).unwrap_or(Value::Null);
                let fits = self
                    .filter
                    .as_ref()
                    .is_none_or(|filter| filter.fits(&value));
                fits.then_some((value, entry))
            })
            .collect();
        // The values are sorted by key, and the sort is stable.
        fitting.sort_by(|(left, _), (right, _)| order::compare(&self.sort, left, right));
        let hits = fitting.into_iter().map(|(_, entry)| Hit::from(entry));
        let Some(limit) = usize::try_from(self.limit).ok().filter(|limit| *limit > 0) else {
            return Ok(Page {
                results: hits.collect(),
                ..Page::default()
            });
        };
        let start = match self.token.as_str() {
            "" => 0,
            token => crate::go::text::integer("ParseInt", token)?,
        };
        let start = usize::try_from(start).unwrap_or_default();
        let mut rest = hits.skip(start);
        let results: Vec<_> = rest.by_ref().take(limit).collect();
        let token = match rest.next() {
            Some(_) => (start + results.len()).to_string(),
            None => String::new(),
        };
        Ok(Page {
            results,
            token,
            ..Page::default()
        })
    }
}

/// The member at a path such as `person.org`.
fn member<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, name| match value {
        Value::Array(elements) => elements.get(name.parse::<usize>().ok()?),
        object => object.member(name),
    })
}

#[cfg(test)]
mod tests;
