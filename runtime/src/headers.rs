//! Headers of a request or response.

use std::collections::BTreeMap;
use std::fmt;

/// Room for the usual headers, so that they are rarely moved.
const USUAL_LENGTH: usize = 64;

/// An ordered list of header names and values.
///
/// Names are case-insensitive and can occur several times. Values are bytes.
///
/// ```
/// use dapr_client_runtime::Headers;
///
/// let mut headers = Headers::new();
/// headers.append("Accept", "text/plain");
/// headers.append("accept", "text/html");
/// assert_eq!(headers.get("ACCEPT"), Some(&b"text/plain"[..]));
/// assert_eq!(headers.len(), 2);
/// ```
// All names share one allocation and all values another: a response has half a dozen headers, and
// most are never read.
#[derive(Clone, Default)]
pub struct Headers {
    names: String,
    values: Vec<u8>,
    /// End offsets of the name and the value of each header.
    ends: Vec<(usize, usize)>,
}

impl Headers {
    /// Creates an empty list of headers.
    pub fn new() -> Self {
        Headers::default()
    }

    /// Appends a header.
    pub fn append(&mut self, name: &str, value: impl AsRef<[u8]>) {
        self.append_bytes(name, value.as_ref());
    }

    fn append_bytes(&mut self, name: &str, value: &[u8]) {
        if self.ends.is_empty() {
            self.names.reserve(USUAL_LENGTH);
            self.values.reserve(USUAL_LENGTH);
        }
        self.names.push_str(name);
        self.values.extend_from_slice(value);
        self.ends.push((self.names.len(), self.values.len()));
    }

    /// Sets a header, replacing all earlier values of this name.
    pub fn set(&mut self, name: &str, value: impl AsRef<[u8]>) {
        self.remove(name);
        self.append_bytes(name, value.as_ref());
    }

    /// Removes all values of this name.
    pub fn remove(&mut self, name: &str) {
        if self.get(name).is_some() {
            let mut kept = Headers::new();
            for (other, value) in self.iter() {
                if !other.eq_ignore_ascii_case(name) {
                    kept.append_bytes(other, value);
                }
            }
            *self = kept;
        }
    }

    /// Returns the first value of this name.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        let found = self
            .iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// Iterates over all headers in order. Names keep the case in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        (0..self.ends.len()).map(|index| {
            let (name_start, value_start) = match index {
                0 => (0, 0),
                _ => self.ends[index - 1],
            };
            let (name_end, value_end) = self.ends[index];
            (
                &self.names[name_start..name_end],
                &self.values[value_start..value_end],
            )
        })
    }

    /// Returns all headers with the prefix, keyed by the rest of the name in lower case.
    ///
    /// If a name occurs several times, the first value is used. Invalid UTF-8 is replaced with
    /// U+FFFD.
    pub fn with_prefix(&self, prefix: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for (name, value) in self.iter() {
            let Some((start, key)) = name.split_at_checked(prefix.len()) else {
                continue;
            };
            if start.eq_ignore_ascii_case(prefix) && !key.is_empty() {
                let value = || String::from_utf8_lossy(value).into_owned();
                found.entry(key.to_ascii_lowercase()).or_insert_with(value);
            }
        }
        found
    }

    /// Returns the number of headers.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether there are no headers.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// Shows names and values, but no value of `dapr-api-token`, `authorization` or cookies.
impl fmt::Debug for Headers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const HIDDEN: [&str; 5] = [
            "dapr-api-token",
            "authorization",
            "proxy-authorization",
            "cookie",
            "set-cookie",
        ];
        let mut map = formatter.debug_map();
        for (name, value) in self.iter() {
            if HIDDEN
                .iter()
                .any(|hidden| name.eq_ignore_ascii_case(hidden))
            {
                map.entry(&name, &format_args!("[redacted]"));
            } else {
                map.entry(&name, &String::from_utf8_lossy(value));
            }
        }
        map.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Headers;

    #[test]
    fn set_replaces_all_values_and_keeps_the_others() {
        let mut headers = Headers::new();
        headers.append("a", "1");
        headers.append("b", b"\xff");
        headers.append("A", "2");
        headers.set("a", "3");
        let all: Vec<_> = headers.iter().collect();
        assert_eq!(all, [("b", &b"\xff"[..]), ("a", &b"3"[..])]);
    }

    #[test]
    fn tokens_are_not_shown() {
        let mut headers = Headers::new();
        headers.append("Dapr-Api-Token", "geheim");
        headers.append("authorization", "Basic geheim");
        headers.append("x", "y");
        let shown = format!("{headers:?}");
        assert!(!shown.contains("geheim"), "{shown}");
        assert!(shown.contains(r#""x": "y""#), "{shown}");
    }
}
