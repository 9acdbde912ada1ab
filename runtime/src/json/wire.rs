//! Values that are strings in JSON: integers, durations, bytes and times.

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

use super::{FromJson, JsonValue, JsonWriter, Rules, ToJson};
use crate::{DecodeError, time};

/// The standard alphabet with padding. Text without padding is also accepted.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// An integer that is written as a string, `"5"`, and read from a string or a number.
///
/// ```
/// use dapr_client_runtime::{FromJson, IntegerText, Json, JsonWriter, ToJson};
///
/// let mut writer = JsonWriter::new();
/// IntegerText(5_i64).write_json(&mut writer);
/// assert_eq!(writer.finish(), Ok("\"5\"".to_owned()));
///
/// let five = Json::from_text("5")?;
/// assert_eq!(IntegerText::<u32>::from_json(five.value())?.0, 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IntegerText<T>(pub T);

/// A duration that is written as a string of whole seconds, `"60"`.
///
/// Reads such a string or a number. Rounds up to a whole second: see
/// [`whole_seconds`](crate::whole_seconds).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WholeSeconds(pub Duration);

/// A duration that is written as a number of whole seconds, `60`. Otherwise like [`WholeSeconds`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecondsNumber(pub Duration);

/// A duration that is written as a number of whole milliseconds, `1500`.
///
/// Reads such a number or a string that contains one. Rounds up to a whole millisecond: see
/// [`whole_milliseconds`](crate::whole_milliseconds).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MillisecondsNumber(pub Duration);

/// A duration in Go notation: `"1h30m0s"`, `"250ms"`.
///
/// See [`go_duration`](crate::go_duration). Reads all units of Go (`h`, `m`, `s`, `ms`, `us`,
/// `µs`, `ns`), but no sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoDuration(pub Duration);

/// A duration in the notation of Protocol Buffers JSON: `"3s"`, `"0.5s"`.
///
/// See [`protobuf_duration`](crate::protobuf_duration). Does not accept a sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProtobufDuration(pub Duration);

impl<T> From<T> for IntegerText<T> {
    fn from(value: T) -> Self {
        IntegerText(value)
    }
}

macro_rules! wrappers {
    ($($wrapper:ident,)*) => {$(
        impl From<Duration> for $wrapper {
            fn from(duration: Duration) -> Self {
                $wrapper(duration)
            }
        }
    )*};
}

wrappers! {
    WholeSeconds,
    SecondsNumber,
    MillisecondsNumber,
    GoDuration,
    ProtobufDuration,
}

macro_rules! integers {
    ($($integer:ty: $expected:literal,)*) => {$(
        impl ToJson for IntegerText<$integer> {
            fn write_json(&self, writer: &mut JsonWriter) {
                writer.string(&self.0.to_string());
            }
        }

        impl FromJson for IntegerText<$integer> {
            fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
                let integer = digits(value).and_then(|text| text.parse().ok());
                integer.map(IntegerText).ok_or_else(|| value.expected($expected))
            }
        }
    )*};
}

integers! {
    i32: "a whole number of 32 bits, or a string of one",
    i64: "a whole number of 64 bits, or a string of one",
    u32: "a whole number from 0 to 2^32-1, or a string of one",
    u64: "a whole number from 0 to 2^64-1, or a string of one",
}

/// Returns the content of a string, or the text of a number.
fn digits(value: JsonValue<'_>) -> Option<Cow<'_, str>> {
    let text = match value.string() {
        Ok(text) => text,
        Err(_) => value.text().into(),
    };
    // Rust accepts a leading `+`, but JSON and Go do not write it.
    (!text.starts_with('+')).then_some(text)
}

impl ToJson for WholeSeconds {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(&time::whole_seconds(self.0));
    }
}

impl FromJson for WholeSeconds {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let seconds = digits(value).and_then(|text| text.parse().ok());
        seconds
            .map(|seconds| WholeSeconds(Duration::from_secs(seconds)))
            .ok_or_else(|| value.expected("a whole number of seconds without a sign"))
    }
}

impl ToJson for SecondsNumber {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.raw(&time::whole_seconds(self.0));
    }
}

impl FromJson for SecondsNumber {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        WholeSeconds::from_json(value).map(|seconds| Self(seconds.0))
    }
}

impl ToJson for MillisecondsNumber {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.raw(&time::whole_milliseconds(self.0));
    }
}

impl FromJson for MillisecondsNumber {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let milliseconds = digits(value).and_then(|text| text.parse().ok());
        milliseconds
            .map(|milliseconds| Self(Duration::from_millis(milliseconds)))
            .ok_or_else(|| value.expected("a whole number of milliseconds without a sign"))
    }
}

impl ToJson for GoDuration {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(&time::go_duration(self.0));
    }
}

impl FromJson for GoDuration {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let expected = || value.expected("a duration without a sign, such as `1h30m`");
        let text = value.string().map_err(|_| expected())?;
        time::parse_go(&text).map(GoDuration).ok_or_else(expected)
    }
}

impl ToJson for ProtobufDuration {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(&time::protobuf_duration(self.0));
    }
}

impl FromJson for ProtobufDuration {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let expected = || value.expected("a duration without a sign, such as `1.5s`");
        let text = value.string().map_err(|_| expected())?;
        time::parse_protobuf(&text)
            .map(ProtobufDuration)
            .ok_or_else(expected)
    }
}

/// Writes the bytes as a base64 string.
impl ToJson for Bytes {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(&BASE64.encode(self));
    }
}

/// Reads the bytes from a base64 string, with or without padding.
impl FromJson for Bytes {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let expected = || value.expected("a string in base64");
        let mut text = value.string().map_err(|_| expected())?;
        if value.rules() == Rules::Go && text.contains(['-', '_']) {
            text = text.replace('-', "+").replace('_', "/").into();
        }
        let bytes = BASE64.decode(&*text).map_err(|_| expected())?;
        Ok(bytes.into())
    }
}

/// Writes an RFC 3339 time in UTC: `2026-05-04T12:00:00Z`. Only the years 0 to 9999 are supported.
impl ToJson for SystemTime {
    fn write_json(&self, writer: &mut JsonWriter) {
        let text = time::rfc3339(*self);
        match time::parse_rfc3339(&text) {
            Some(_) => writer.string(&text),
            None => writer.error("the time is not within the years 0 to 9999"),
        }
    }
}

/// Reads an RFC 3339 time: `2026-11-22T17:30:00Z`.
impl FromJson for SystemTime {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let expected = || value.expected("an RFC 3339 time");
        let text = value.string().map_err(|_| expected())?;
        time::parse_rfc3339(&text).ok_or_else(expected)
    }
}

#[cfg(test)]
mod tests {
    use super::{GoDuration, IntegerText, MillisecondsNumber, ProtobufDuration, WholeSeconds};
    use crate::{FromJson, JsonValue, JsonWriter, ToJson};
    use bytes::Bytes;
    use std::fmt::Debug;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    fn read<T: FromJson>(text: &str) -> Result<T, String> {
        let value = JsonValue::parse(text.as_bytes()).map_err(|error| error.to_string())?;
        T::from_json(value).map_err(|error| error.to_string())
    }

    fn written(value: &impl ToJson) -> Result<String, String> {
        let mut writer = JsonWriter::new();
        value.write_json(&mut writer);
        writer.finish()
    }

    /// Checks that the value is written as this text, and read from it.
    fn same<T: ToJson + FromJson + PartialEq + Debug>(value: T, text: &str) {
        assert_eq!(written(&value).as_deref(), Ok(text));
        assert_eq!(read::<T>(text), Ok(value));
    }

    #[test]
    fn integers() {
        for n in [0, 1, -1, 42, i32::MIN, i32::MAX] {
            same(IntegerText(n), &format!("\"{n}\""));
            same(IntegerText(i64::from(n)), &format!("\"{n}\""));
            assert_eq!(read(&n.to_string()), Ok(IntegerText(n)));
        }
        same(IntegerText(u32::MAX), "\"4294967295\"");
        same(IntegerText(u64::MAX), "\"18446744073709551615\"");
        same(IntegerText(i64::MIN), "\"-9223372036854775808\"");
        assert_eq!(read("\"\\u0035\""), Ok(IntegerText(5_u64)));
        for text in [
            "\"\"",
            "\"+5\"",
            "\" 5\"",
            "\"5.0\"",
            "5.0",
            "5e0",
            "\"0x5\"",
            "null",
            "true",
            "[5]",
            "\"-1\"",
            "-1",
            "4294967296",
            "\"4294967296\"",
        ] {
            assert!(read::<IntegerText<u32>>(text).is_err(), "{text}");
        }
        assert_eq!(
            read::<IntegerText<i32>>("2147483648").unwrap_err(),
            "expected a whole number of 32 bits, or a string of one, found 2147483648"
        );
    }

    #[test]
    fn whole_seconds() {
        same(WholeSeconds(Duration::ZERO), "\"0\"");
        same(WholeSeconds(Duration::from_secs(86_400)), "\"86400\"");
        same(
            WholeSeconds(Duration::from_secs(u64::MAX)),
            "\"18446744073709551615\"",
        );
        assert_eq!(read("60"), Ok(WholeSeconds(Duration::from_secs(60))));
        let part = WholeSeconds(Duration::from_nanos(1_000_000_001));
        assert_eq!(written(&part).as_deref(), Ok("\"2\""));
        for text in ["\"-1\"", "-1", "\"+1\"", "1.5", "\"60s\"", "\"\"", "null"] {
            assert!(read::<WholeSeconds>(text).is_err(), "{text}");
        }
        assert_eq!(
            read::<WholeSeconds>("-1").unwrap_err(),
            "expected a whole number of seconds without a sign, found -1"
        );
    }

    #[test]
    fn whole_milliseconds() {
        for millis in [0, 1, 1_500, u64::MAX] {
            let duration = Duration::from_millis(millis);
            same(MillisecondsNumber(duration), &millis.to_string());
        }
        let part = MillisecondsNumber(Duration::from_nanos(1_000_001));
        assert_eq!(written(&part).as_deref(), Ok("2"));
        assert_eq!(
            read::<MillisecondsNumber>("-1").unwrap_err(),
            "expected a whole number of milliseconds without a sign, found -1"
        );
    }

    #[test]
    fn durations() {
        for (millis, go, protobuf) in [
            (0, "\"0s\"", "\"0s\""),
            (250, "\"250ms\"", "\"0.25s\""),
            (3_000, "\"3s\"", "\"3s\""),
            (90_001, "\"1m30.001s\"", "\"90.001s\""),
            (5_400_000, "\"1h30m0s\"", "\"5400s\""),
        ] {
            let duration = Duration::from_millis(millis);
            same(GoDuration(duration), go);
            same(ProtobufDuration(duration), protobuf);
        }
        same(GoDuration(Duration::from_nanos(1_500)), "\"1.5µs\"");
        for text in ["\"-5s\"", "\"+5s\"", "\"\"", "5", "null"] {
            assert!(read::<GoDuration>(text).is_err(), "{text}");
            assert!(read::<ProtobufDuration>(text).is_err(), "{text}");
        }
        assert_eq!(
            read::<GoDuration>("\"-5s\"").unwrap_err(),
            "expected a duration without a sign, such as `1h30m`, found a string"
        );
        assert_eq!(
            read::<ProtobufDuration>("5").unwrap_err(),
            "expected a duration without a sign, such as `1.5s`, found 5"
        );
    }

    #[test]
    fn bytes_are_base64() {
        for (bytes, text) in [
            (&b""[..], "\"\""),
            (b"f", "\"Zg==\""),
            (b"fo", "\"Zm8=\""),
            (b"foo", "\"Zm9v\""),
            (b"foob", "\"Zm9vYg==\""),
            (b"\xfb\xff\xfe", "\"+//+\""),
        ] {
            same(Bytes::from(bytes), text);
            let unpadded = text.replace('=', "");
            assert_eq!(read::<Bytes>(&unpadded), Ok(Bytes::from(bytes)));
        }
        for length in 0..300 {
            let bytes: Bytes = (0..length).map(|n| (n * 151 % 256) as u8).collect();
            assert_eq!(read(&written(&bytes).unwrap()), Ok(bytes));
        }
        for text in [
            "\"Z\"",
            "\"Zh==\"",
            "\"Zm9v====\"",
            "\"Zm 9v\"",
            "\"=\"",
            "7",
            "null",
            "[]",
        ] {
            assert!(read::<Bytes>(text).is_err(), "{text}");
        }
        assert!(read::<Bytes>("\"-__-\"").is_err(), "the other alphabet");
        assert_eq!(
            read::<Bytes>("\"geheim!\"").unwrap_err(),
            "expected a string in base64, found a string"
        );
    }

    #[test]
    fn times() {
        same(UNIX_EPOCH, "\"1970-01-01T00:00:00Z\"");
        let time = UNIX_EPOCH + Duration::from_millis(1_777_896_000_250);
        same(time, "\"2026-05-04T12:00:00.25Z\"");
        assert_eq!(
            read::<SystemTime>("\"soon\"").unwrap_err(),
            "expected an RFC 3339 time, found a string"
        );
        let late = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
        assert_eq!(
            written(&late).unwrap_err(),
            "the time is not within the years 0 to 9999"
        );
    }
}
