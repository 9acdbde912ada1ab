//! Limits of a request. The HTTP libraries accept no more, and sidecars far less.

use crate::error::shorten;

/// Maximum number of characters of the URL, and of the name of a header.
pub(super) const LONGEST: usize = 60_000;

/// Maximum number of headers.
pub(super) const MOST_HEADERS: usize = 10_000;

/// The longest path parameter so far.
#[derive(Default)]
pub(super) struct Longest {
    name: &'static str,
    length: usize,
}

impl Longest {
    /// Records the encoded length of a path parameter.
    pub(super) fn record(&mut self, name: &'static str, length: usize) {
        if length > self.length {
            *self = Longest { name, length };
        }
    }

    /// Returns why a URL of this length is refused. Names the parameter to shorten.
    pub(super) fn too_long(&self, length: usize, query: &[(String, String)]) -> String {
        let of_pair = |(name, value): &(String, String)| name.len() + value.len();
        let pair = query.iter().max_by_key(|pair| of_pair(pair));
        let (parameter, own) = match pair {
            Some(pair) if of_pair(pair) > self.length => {
                let name = shorten(&pair.0, 80);
                (format!("the `query` parameter `{name}`"), of_pair(pair))
            }
            _ => (format!("the path parameter `{}`", self.name), self.length),
        };
        format!(
            "path and query have {length} characters, more than {LONGEST}; {parameter} has {own} of them"
        )
    }
}
