//! Additional types that implement [`FromHeader`].

use std::time::Duration;

use crate::error::shorten;
use crate::{
    DecodeError, FromHeader, GoDuration, ProtobufDuration, SecondsNumber, WholeSeconds, time,
};

impl FromHeader for WholeSeconds {
    fn from_header(value: &str) -> Result<Self, DecodeError> {
        let digits = value.bytes().all(|byte| byte.is_ascii_digit());
        let seconds = digits.then(|| value.parse().ok()).flatten();
        let read = seconds.map(|seconds| WholeSeconds(Duration::from_secs(seconds)));
        read.ok_or_else(|| expected("a whole number of seconds", value))
    }
}

impl FromHeader for SecondsNumber {
    fn from_header(value: &str) -> Result<Self, DecodeError> {
        WholeSeconds::from_header(value).map(|seconds| SecondsNumber(seconds.0))
    }
}

impl FromHeader for GoDuration {
    fn from_header(value: &str) -> Result<Self, DecodeError> {
        let read = time::parse_go(value).map(GoDuration);
        read.ok_or_else(|| expected("a duration such as `1h30m`", value))
    }
}

impl FromHeader for ProtobufDuration {
    fn from_header(value: &str) -> Result<Self, DecodeError> {
        let read = time::parse_protobuf(value).map(ProtobufDuration);
        read.ok_or_else(|| expected("a duration such as `1.5s`", value))
    }
}

fn expected(what: &str, found: &str) -> DecodeError {
    let found = shorten(found, 64);
    DecodeError::new(format!("expected {what}, found {found:?}"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crate::{FromHeader, GoDuration, ProtobufDuration, WholeSeconds};

    #[test]
    fn durations_are_read_from_text() {
        let second = Duration::from_secs(60);
        assert_eq!(WholeSeconds::from_header("60"), Ok(WholeSeconds(second)));
        assert_eq!(GoDuration::from_header("1m"), Ok(GoDuration(second)));
        let protobuf = ProtobufDuration::from_header("60s");
        assert_eq!(protobuf, Ok(ProtobufDuration(second)));
        for text in ["", "-1", "+1", "1.5", "60s", "18446744073709551616"] {
            assert!(WholeSeconds::from_header(text).is_err(), "{text}");
        }
        let error = GoDuration::from_header("soon").unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected a duration such as `1h30m`, found \"soon\""
        );
    }
}
