//! The stand-in for `state.redis`: ETags are numbers that count writes.

use std::fmt::Write as _;
use std::sync::Arc;

use super::request::LAST_WRITE;
use super::{Change, Delete, Found, Set, StateError, ttl};
use crate::go::text::integer;
use crate::json::{Value, format_float};
use crate::resources::Properties;
use crate::stand_in::{Keyspace, StoredValue, Versioned};

/// Values in a [`Keyspace`], with the behavior of daprd's Redis component:
///
/// - without `first-write`, an ETag is required only for values that were written with it;
/// - a transaction continues after a failed operation, and nothing is rolled back;
/// - an expiration stays until another one is set, and is not reported;
/// - numbers below about 84 million are rounded to six decimal places.
#[derive(Debug)]
pub(crate) struct RedisStore {
    keyspace: Arc<Keyspace>,
    /// The property `ttlInSeconds`: the default time to live.
    ttl: Option<i64>,
}

impl RedisStore {
    pub(super) fn new(keyspace: Arc<Keyspace>, properties: &Properties) -> Result<Self, String> {
        let ttl = match properties
            .get("ttlInSeconds")
            .filter(|text| !text.is_empty())
        {
            Some(text) => Some(integer("ParseInt", text).map_err(|error| {
                format!(
                    "the property `ttlInSeconds` is `{text}`, which is not an integer ({error})"
                )
            })?),
            None => None,
        };
        Ok(Self { keyspace, ttl })
    }

    pub(super) fn get(&self, key: &str) -> Result<Option<Found>, StateError> {
        self.keyspace.check_available().map_err(StateError::Other)?;
        Ok(self.keyspace.get(key).map(found))
    }

    pub(super) fn set(&self, set: &Set) -> Result<(), StateError> {
        set.check_options()?;
        let write = self.prepare(set)?;
        if let Err(text) = self.write(set, &write, set.is_first_write()) {
            return Err(match set.etag() {
                Some(_) => StateError::Mismatch(Some(text)),
                None => StateError::Other(format!("failed to set key {}: {text}", set.key)),
            });
        }
        self.set_expiry(&set.key, write.ttl)
            .map_err(|text| StateError::Other(format!("failed to set key {} ttl: {text}", set.key)))
    }

    pub(super) fn delete(&self, delete: &Delete) -> Result<(), StateError> {
        delete.check_options()?;
        self.remove(delete)
            .map_err(|text| StateError::Mismatch(Some(text)))
    }

    pub(super) fn transact(&self, changes: &[Change]) -> Result<(), StateError> {
        // As in daprd, transactions ignore options and do not record `first-write`.
        let mut writes = Vec::with_capacity(changes.len());
        for change in changes {
            writes.push(match change {
                Change::Set(set) => Some(self.prepare(set)?),
                Change::Delete(_) => None,
            });
        }
        let mut first = Ok(());
        for (change, write) in changes.iter().zip(writes) {
            let result = match (change, write) {
                (Change::Set(set), Some(write)) => {
                    let result = self.write(set, &write, false);
                    result.and(self.set_expiry(&set.key, write.ttl))
                }
                (Change::Delete(delete), _) => self.remove(delete),
                (Change::Set(_), None) => Ok(()),
            };
            first = first.and(result);
        }
        first.map_err(StateError::Other)
    }

    pub(super) fn all(&self) -> Result<Vec<(String, Found)>, StateError> {
        self.keyspace.check_available().map_err(StateError::Other)?;
        let all = self.keyspace.all().into_iter();
        let values = all.filter(|(_, stored)| matches!(stored, StoredValue::Versioned(_)));
        Ok(values.map(|(key, stored)| (key, found(stored))).collect())
    }

    fn prepare(&self, set: &Set) -> Result<Write, StateError> {
        let version = match set.etag() {
            Some(etag) if set.concurrency != LAST_WRITE => {
                integer("Atoi", etag).map_err(|text| StateError::Invalid(Some(text)))?
            }
            _ => 0,
        };
        let request_ttl = ttl::ttl_text(&set.metadata)
            .map(|text| integer("ParseInt", text))
            .transpose();
        let request_ttl = request_ttl.map_err(|text| {
            StateError::Other(format!("failed to parse ttl from metadata: {text}"))
        })?;
        Ok(Write {
            version,
            data: text_of(&set.value),
            ttl: request_ttl.or(self.ttl),
        })
    }

    /// Writes if the version matches. The error is the text of the Redis script.
    fn write(&self, set: &Set, write: &Write, first_write: bool) -> Result<(), String> {
        self.keyspace.check_available()?;
        self.keyspace.change(&set.key, |held| {
            let old = match held.take() {
                Some(StoredValue::Versioned(old)) => old,
                // A value without a version is replaced.
                _ => Versioned {
                    version: 0,
                    ..Versioned::default()
                },
            };
            let is_new = old.version == 0;
            let unguarded = !old.first_write && write.version == 0;
            if !is_new && old.version != write.version && !unguarded {
                *held = Some(StoredValue::Versioned(old));
                return Err(script_error(14, "set key", &set.key, SET_SCRIPT));
            }
            *held = Some(StoredValue::Versioned(Versioned {
                data: write.data.clone(),
                version: old.version + 1,
                first_write: old.first_write || first_write,
            }));
            Ok(())
        })
    }

    fn remove(&self, delete: &Delete) -> Result<(), String> {
        self.keyspace.check_available()?;
        let etag = delete.etag().unwrap_or("0");
        self.keyspace.change(&delete.key, |held| match held {
            Some(StoredValue::Versioned(old)) if etag != "0" && old.version.to_string() != etag => {
                Err(script_error(6, "delete", &delete.key, DELETE_SCRIPT))
            }
            _ => {
                *held = None;
                Ok(())
            }
        })
    }

    fn set_expiry(&self, key: &str, seconds: Option<i64>) -> Result<(), String> {
        match seconds {
            Some(seconds) if seconds > 0 => self.keyspace.expire(key, seconds)?,
            Some(_) => self.keyspace.persist(key),
            None => {}
        }
        Ok(())
    }
}

/// A value in the format to be written.
struct Write {
    version: i64,
    data: String,
    ttl: Option<i64>,
}

fn found(stored: StoredValue) -> Found {
    match stored {
        StoredValue::Versioned(versioned) => Found {
            data: versioned.data.into_bytes(),
            etag: Some(versioned.version.to_string()),
            ..Found::default()
        },
        StoredValue::Text(text) => Found {
            data: text,
            ..Found::default()
        },
    }
}

/// The hashes of daprd's Redis scripts, which appear in error messages.
const SET_SCRIPT: &str = "d908b9553add63a82e03589b5c6d01a7654ef0f2";
const DELETE_SCRIPT: &str = "2446db0de2c963f100727b388f03ead01d18c265";

fn script_error(line: u32, what: &str, key: &str, script: &str) -> String {
    format!(
        "ERR user_script:{line}: failed to {what} {key} script: {script}, on @user_script:{line}."
    )
}

/// Serializes a value like daprd's component: without HTML escaping, and with shortened numbers.
fn text_of(value: &Value) -> String {
    let mut text = String::new();
    write_to(&mut text, value);
    text
}

fn write_to(text: &mut String, value: &Value) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&short(number.parse().unwrap_or_default())),
        Value::String(content) => quote_to(text, content),
        Value::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_to(text, element);
            }
            text.push(']');
        }
        Value::Object(members) => {
            // Go's map order is random; sorted order is reproducible.
            let sorted: std::collections::BTreeMap<_, _> =
                members.iter().map(|(name, value)| (name, value)).collect();
            text.push('{');
            for (index, (name, value)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                quote_to(text, name);
                text.push(':');
                write_to(text, value);
            }
            text.push('}');
        }
    }
}

fn quote_to(text: &mut String, content: &str) {
    text.push('"');
    for character in content.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..='\u{1f}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            _ => text.push(character),
        }
    }
    text.push('"');
}

/// Formats a number with six decimal places, if it is small enough.
fn short(number: f64) -> String {
    const LARGEST: f64 = 0x4ff_ffff as f64;
    let size = number.abs();
    if size > LARGEST {
        return format_float(number);
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let millionths = (size * 1e6 + 0.5) as u64;
    let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:06}");
    format!("{sign}{whole}.{}", rest.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shortened() {
        let shown = [1.0, 1e21, 1e20, 1e-7, 0.000001, -0.0, 1.23456789, -2.5].map(short);
        let expected = [
            "1",
            "1e+21",
            "100000000000000000000",
            "0",
            "0.000001",
            "0",
            "1.234568",
            "-2.5",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn html_characters_are_not_escaped() {
        let value = Value::Array(vec![Value::String("<>&é\u{2028}\u{1}\"".to_owned())]);
        assert_eq!(text_of(&value), "[\"<>&é\u{2028}\\u0001\\\"\"]");
    }
}
