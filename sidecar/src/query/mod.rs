//! Dapr's own query language: a filter, an order and a page.
//!
//! daprd hands a query to the store, and only stores with a server answer it. Here a store outside gets it as it came. It is answered
//! over what a [`Store`](crate::state::Store) holds, if the component says `allowQueries`: values are compared as
//! JSON, a key such as `person.org` leads into objects (and, with numbers, into arrays).

mod filter;
mod order;
mod read;

use std::collections::BTreeMap;

pub(crate) use self::read::{Query, read};
use crate::json::{Value, decode_first};
use crate::state::Found;

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) results: Vec<Hit>,
    /// Leads to the next page; empty if this is the last or the only one.
    pub(crate) token: String,
    /// What else a store outside says.
    pub(crate) metadata: BTreeMap<String, String>,
}

/// One of the values that a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) key: String,
    pub(crate) found: Found,
    /// Why a store outside cannot tell it.
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
    /// Picks what fits, in order. Values that are no JSON fit nothing but a query without a filter.
    pub(crate) fn answer(&self, values: Vec<(String, Found)>) -> Result<Page, String> {
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
        // They came sorted by key, and equals stay as they are.
        fitting.sort_by(|(left, _), (right, _)| order::compare(&self.sort, left, right));
        let found = fitting.into_iter().map(|(_, entry)| Hit::from(entry));
        let Some(limit) = usize::try_from(self.limit).ok().filter(|limit| *limit > 0) else {
            return Ok(Page {
                results: found.collect(),
                ..Page::default()
            });
        };
        let start = match self.token.as_str() {
            "" => 0,
            token => crate::go::text::integer("ParseInt", token)?,
        };
        let start = usize::try_from(start).unwrap_or_default();
        let mut rest = found.skip(start);
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

/// What a path such as `person.org` leads to.
fn member<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, name| match value {
        Value::Array(elements) => elements.get(name.parse::<usize>().ok()?),
        object => object.member(name),
    })
}

#[cfg(test)]
mod tests;
