//! The headers of a request or an answer.

use std::collections::BTreeMap;
use std::fmt;

/// Headers in their order: names, which are compared without case, with values, which are bytes.
///
/// A name can occur several times.
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
// All names in one allocation and all values in another: an answer has half a dozen of them, and
// most are never looked at.
#[derive(Clone, Default)]
pub struct Headers {
    names: String,
    values: Vec<u8>,
    /// Where name and value of each header end.
    ends: Vec<(usize, usize)>,
}

impl Headers {
    /// No headers.
    pub fn new() -> Self {
        Headers::default()
    }

    /// Adds a header after those that are there.
    pub fn append(&mut self, name: &str, value: impl AsRef<[u8]>) {
        self.append_bytes(name, value.as_ref());
    }

    fn append_bytes(&mut self, name: &str, value: &[u8]) {
        self.names.push_str(name);
        self.values.extend_from_slice(value);
        self.ends.push((self.names.len(), self.values.len()));
    }

    /// Sets a header: all earlier values of this name are dropped.
    pub fn set(&mut self, name: &str, value: impl AsRef<[u8]>) {
        self.remove(name);
        self.append_bytes(name, value.as_ref());
    }

    /// Drops all values of this name.
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

    /// The first value of this name.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        let found = self
            .iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// All headers, in their order. Names come in the case in which they were added.
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

    /// All headers whose names begin with the prefix, by the rest of their names in lower case.
    ///
    /// Of several with the same name the first counts. Bytes that are not UTF-8 are replaced.
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

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// Shows the names and the values, but no value of `dapr-api-token`, `authorization` or a cookie.
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
