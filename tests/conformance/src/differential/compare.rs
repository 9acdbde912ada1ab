//! Compares two responses that should be equal.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::Outcome;
use super::generate::Planned;
use crate::http::HttpResponse;

/// Headers that are independent of the operation.
const IGNORED: &[&str] = &[
    "date",
    "content-length",
    "transfer-encoding",
    "connection",
    "keep-alive",
    "server",
    "tracestate",
];

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// `response`, `status`, `code`, `message`, `body` or `header NAME`.
    pub(super) what: String,
    pub(super) left: String,
    pub(super) right: String,
}

/// A JSON pointer, and the values on both sides.
type Place<'v> = (String, &'v Value, &'v Value);

/// State from earlier responses.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// The ETags of the right side by those of the left one.
    pairs: BTreeMap<String, String>,
    last: [Option<String>; 2],
}

impl Comparison {
    /// An ETag that this side returned.
    pub(super) fn etags(&self, side: usize) -> &str {
        self.last[side].as_deref().unwrap_or("1")
    }

    pub(super) fn compare(
        &mut self,
        planned: &Planned,
        left: &Outcome,
        right: &Outcome,
    ) -> Vec<Difference> {
        let (left, right) = match (left, right) {
            (Ok(left), Ok(right)) => (left, right),
            (Err(_), Err(_)) => return Vec::new(),
            (left, right) => return vec![difference("response", &show(left), &show(right))],
        };
        if left.status != right.status {
            let one = format!("{} {}", left.status, shorten(&left.text()));
            let two = format!("{} {}", right.status, shorten(&right.text()));
            return vec![difference("status", &one, &two)];
        }
        let mut found = self.headers(left, right);
        let encrypted = planned.operation == "encryptAlpha1" && left.status == 200;
        match encrypted {
            // Keys and nonces are random; their length is not.
            true if left.body.len() == right.body.len() => {}
            _ => found.extend(self.body(planned.unordered, left, right)),
        }
        found
    }

    fn headers(&mut self, left: &HttpResponse, right: &HttpResponse) -> Vec<Difference> {
        let names = left.headers.iter().chain(&right.headers);
        let mut names: Vec<_> = names.map(|(name, _)| name.to_ascii_lowercase()).collect();
        names.sort();
        names.dedup();
        names.retain(|name| !IGNORED.contains(&name.as_str()));
        let mut found = Vec::new();
        for name in names {
            let (one, two) = (all(left, &name), all(right, &name));
            let same = match name.as_str() {
                "etag" => self.same_etag(&one, &two),
                _ => settle(&one) == settle(&two),
            };
            if !same {
                found.push(difference(&format!("header {name}"), &one, &two));
            }
        }
        found
    }

    fn body(
        &mut self,
        unordered: bool,
        left: &HttpResponse,
        right: &HttpResponse,
    ) -> Vec<Difference> {
        if left.body == right.body {
            return Vec::new();
        }
        let (one, two) = (left.text(), right.text());
        let parsed = (serde_json::from_str(&one), serde_json::from_str(&two));
        let (Ok(mut one_json), Ok(mut two_json)) = parsed else {
            return match settle(&one) == settle(&two) {
                true => Vec::new(),
                false => vec![difference("body", &shorten(&one), &shorten(&two))],
            };
        };
        if unordered {
            sort(&mut one_json);
            sort(&mut two_json);
        }
        self.settle_json(&mut one_json, &mut two_json);
        let mut found = Vec::new();
        for (what, member) in [("code", "errorCode"), ("message", "message")] {
            let (one, two) = (&one_json[member], &two_json[member]);
            if one_json.get("errorCode").is_some() && one != two {
                found.push(difference(what, &text(one), &text(two)));
            }
        }
        if found.is_empty() {
            let all = differences("", &one_json, &two_json).into_iter();
            found.extend(all.map(|(place, one, two)| {
                let show = |value| format!("{place}: {}", shorten(&text(value)));
                difference("body", &show(one), &show(two))
            }));
        }
        found
    }

    /// Equalizes values that may differ: ETags, random IDs, times.
    fn settle_json(&mut self, left: &mut Value, right: &mut Value) {
        match (left, right) {
            (Value::Array(left), Value::Array(right)) => {
                for (left, right) in left.iter_mut().zip(right) {
                    self.settle_json(left, right);
                }
            }
            (Value::Object(left), Value::Object(right)) => {
                for (name, left) in left.iter_mut() {
                    let Some(right) = right.get_mut(name) else {
                        continue;
                    };
                    // The port of the application, which differs per side.
                    if name == "port" && left.is_u64() && right.is_u64() {
                        *right = left.clone();
                    }
                    if name == "etag"
                        && let (Value::String(one), Value::String(two)) = (&*left, &*right)
                        && self.same_etag(one, two)
                    {
                        *right = left.clone();
                    }
                    self.settle_json(left, right);
                }
            }
            (Value::String(left), Value::String(right)) => {
                *left = settle(left);
                *right = settle(right);
            }
            _ => {}
        }
    }

    /// Whether the ETags correspond: each ETag on the left always pairs with one on the right.
    fn same_etag(&mut self, left: &str, right: &str) -> bool {
        if left.is_empty() || right.is_empty() {
            return left == right;
        }
        self.last = [Some(left.to_owned()), Some(right.to_owned())];
        let known = self.pairs.entry(left.to_owned());
        *known.or_insert_with(|| right.to_owned()) == right || left == right
    }
}

/// The JSON pointers at which two values differ, with both values.
fn differences<'v>(place: &str, left: &'v Value, right: &'v Value) -> Vec<Place<'v>> {
    let null = &Value::Null;
    let inner: Vec<_> = match (left, right) {
        (Value::Array(left), Value::Array(right)) => (0..left.len().max(right.len()))
            .flat_map(|at| {
                let item = |items: &'v [Value]| items.get(at).unwrap_or(null);
                differences(&format!("{place}/{at}"), item(left), item(right))
            })
            .collect(),
        (Value::Object(left), Value::Object(right)) => {
            let keys: BTreeSet<_> = left.keys().chain(right.keys()).collect();
            let entries = keys.into_iter().flat_map(|key| {
                let entry =
                    |entries: &'v serde_json::Map<String, Value>| entries.get(key).unwrap_or(null);
                differences(&format!("{place}/{key}"), entry(left), entry(right))
            });
            entries.collect()
        }
        _ => Vec::new(),
    };
    // No inner difference, for example between an object with a `null` member and an empty one.
    if inner.is_empty() && left != right {
        return vec![(place.to_owned(), left, right)];
    }
    inner
}

fn sort(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(sort);
            items.sort_by_key(Value::to_string);
        }
        Value::Object(entries) => entries.values_mut().for_each(sort),
        _ => {}
    }
}

fn difference(what: &str, left: &str, right: &str) -> Difference {
    Difference {
        what: what.to_owned(),
        left: left.to_owned(),
        right: right.to_owned(),
    }
}

fn show(outcome: &Outcome) -> String {
    match outcome {
        Ok(response) => format!("{} {}", response.status, shorten(&response.text())),
        Err(error) => format!("no response: {error}"),
    }
}

fn all(response: &HttpResponse, name: &str) -> String {
    let values = response.headers.iter();
    let values = values.filter(|(key, _)| key.eq_ignore_ascii_case(name));
    let mut values: Vec<_> = values.map(|(_, value)| value.as_str()).collect();
    values.sort_unstable();
    values.join(", ")
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(600) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

/// Replaces random IDs, times, ports and folders.
fn settle(text: &str) -> String {
    static RULES: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        let rule = |pattern: &str, with| Regex::new(pattern).ok().map(|regex| (regex, with));
        [
            rule(
                r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "<uuid>",
            ),
            rule(
                r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
                "<time>",
            ),
            rule(r"(127\.0\.0\.1|localhost|\[::1\]):\d+", "<address>"),
            rule(r"/[^\s:]*/conformance[^/]*/files", "<files>"),
            // In Go, the space after `proto:` is randomly a no-break space.
            rule("\u{a0}", " "),
        ]
        .into_iter()
        .flatten()
        .collect()
    });
    let mut settled = text.to_owned();
    for (pattern, with) in RULES.iter() {
        settled = pattern.replace_all(&settled, *with).into_owned();
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_values_are_not_compared() {
        let one =
            settle("at 2026-01-02T03:04:05.6Z 127.0.0.1:4000 0af76519-16cd-43dd-8448-eb211c80319c");
        let two =
            settle("at 2027-11-12T13:14:15Z 127.0.0.1:5 1bf76519-16cd-43dd-8448-eb211c80319c");
        assert_eq!(one, two);
    }

    #[test]
    fn every_difference_is_found() {
        let one = serde_json::json!({"a": [1, 2, 3], "b": {"c": null}, "d": 1});
        let two = serde_json::json!({"a": [1, 4], "b": {}, "d": 1});
        let places: Vec<_> = differences("", &one, &two)
            .into_iter()
            .map(|(place, ..)| place)
            .collect();
        assert_eq!(places, ["/a/1", "/a/2", "/b"]);
    }

    #[test]
    fn etags_are_matched_consistently() {
        let mut comparison = Comparison::default();
        assert!(comparison.same_etag("a", "1"));
        assert!(comparison.same_etag("a", "1"));
        assert!(!comparison.same_etag("a", "2"));
        assert!(!comparison.same_etag("", "2"));
    }
}
