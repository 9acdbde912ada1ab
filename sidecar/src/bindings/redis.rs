//! The stand-in for `bindings.redis`.

use std::sync::Arc;

use super::{Invocation, Outcome};
use crate::go::text::integer;
use crate::stand_in::Keyspace;
use crate::timing::parse_go_duration;

pub(super) const OPERATIONS: &[&str] = &["create", "delete", "get", "increment"];

/// Values without versions in a [`Keyspace`].
#[derive(Debug)]
pub(super) struct RedisBinding {
    keyspace: Arc<Keyspace>,
}

impl RedisBinding {
    pub(super) fn new(keyspace: Arc<Keyspace>) -> Self {
        Self { keyspace }
    }

    pub(super) fn invoke(&self, invocation: &Invocation) -> Result<Option<Outcome>, String> {
        let entry = |name: &str| invocation.metadata.get(name).map(String::as_str);
        let Some(key) = entry("key").filter(|key| !key.is_empty()) else {
            return Err("redis binding: missing key in request metadata".to_owned());
        };
        self.keyspace.check_available()?;
        match invocation.operation.as_str() {
            "get" => {
                let text = self.keyspace.text(key).map_err(|error| error.to_string())?;
                if entry("delete") == Some("true") {
                    self.keyspace.remove(key);
                }
                let data = text.unwrap_or_default();
                return Ok(Some(Outcome {
                    data,
                    ..Outcome::default()
                }));
            }
            "delete" => {
                self.keyspace.remove(key);
            }
            "increment" => {
                self.keyspace.increment(key)?;
                self.expire(key, invocation)?;
            }
            _ => {
                self.keyspace.set(key, invocation.data.as_str());
                self.expire(key, invocation)?;
            }
        }
        Ok(None)
    }

    fn expire(&self, key: &str, invocation: &Invocation) -> Result<(), String> {
        // These names are case-insensitive.
        let entry = |entry_name: &'static str| {
            let entries = invocation.metadata.iter();
            entries
                .filter(move |(name, _)| name.eq_ignore_ascii_case(entry_name))
                .map(|(_, text)| text)
        };
        let mut ttls = entry("ttl").chain(entry("ttlInSeconds"));
        match ttls.find(|text| !text.is_empty()) {
            Some(text) => self.keyspace.expire(key, seconds(text)?),
            None => Ok(()),
        }
    }
}

/// Parses whole seconds, or a duration such as `1h30m`.
fn seconds(text: &str) -> Result<i64, String> {
    // `0` is the only integer that is also a duration.
    if let Ok(nanoseconds) = parse_go_duration(text) {
        return Ok(nanoseconds.max(0) / 1_000_000_000);
    }
    match integer("ParseInt", text) {
        Ok(seconds) if seconds > 0 => Ok(seconds),
        Ok(seconds) => Err(format!(
            "ttl value must be higher than zero: actual is '{seconds}'"
        )),
        Err(_) => Err(format!(
            "ttl value must be a valid integer: actual is '{text}'"
        )),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::clock::Clock;

    fn invocation(operation: &str, metadata: &[(&str, &str)]) -> Invocation {
        let metadata = metadata
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Invocation {
            operation: operation.to_owned(),
            data: "\"v\"".to_owned(),
            metadata: metadata.collect(),
        }
    }

    #[tokio::test]
    async fn values_expire_after_their_ttl() {
        let clock = Clock::frozen(SystemTime::UNIX_EPOCH);
        let binding = RedisBinding::new(Keyspace::new(clock.clone()));
        let invoke = |operation, metadata: &[_]| binding.invoke(&invocation(operation, metadata));
        let get = || invoke("get", &[("key", "k")]).map(|outcome| outcome.unwrap().data);
        assert_eq!(
            invoke("create", &[("key", "k"), ("ttlInSeconds", "1m")]),
            Ok(None)
        );
        assert_eq!(get(), Ok(b"\"v\"".to_vec()));
        clock.advance(Duration::from_secs(60)).await;
        assert_eq!(get(), Ok(Vec::new()));
        assert_eq!(invoke("increment", &[("key", "k")]), Ok(None));
        assert_eq!(get(), Ok(b"1".to_vec()));
        invoke("get", &[("key", "k"), ("delete", "true")]).unwrap();
        assert_eq!(get(), Ok(Vec::new()));
    }

    #[test]
    fn invalid_requests_are_refused() {
        let binding = RedisBinding::new(Keyspace::new(Clock::running()));
        let refuse = |metadata: &[_]| binding.invoke(&invocation("create", metadata)).unwrap_err();
        assert_eq!(
            refuse(&[]),
            "redis binding: missing key in request metadata"
        );
        let key = ("key", "k");
        assert_eq!(
            refuse(&[key, ("ttl", "x")]),
            "ttl value must be a valid integer: actual is 'x'"
        );
        let refused = refuse(&[key, ("ttl", "-5")]);
        assert_eq!(
            refused,
            "ttl value must be higher than zero: actual is '-5'"
        );
    }
}
