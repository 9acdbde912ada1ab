//! Start and end times.

use std::fmt;
use std::time::{Duration, SystemTime};

use super::go_duration::{go_duration, parse_go};
use super::iso::parse_iso;
use super::rfc3339::{parse_rfc3339, rfc3339};
use super::{fits, too_long};
use crate::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

/// The start or the end of something: a duration after another moment, or a point in time.
///
/// [`Duration`] and [`SystemTime`] convert into it. The operation defines what a duration is
/// relative to, usually the current time.
///
/// ```
/// use dapr_client_runtime::Moment;
/// use std::time::{Duration, UNIX_EPOCH};
///
/// let hour = Moment::from(Duration::from_secs(3600));
/// assert_eq!(hour.to_string(), "1h0m0s");
/// assert_eq!(hour, Moment::from_text("PT1H"));
/// assert_eq!(Moment::from(UNIX_EPOCH).to_string(), "1970-01-01T00:00:00Z");
/// ```
///
/// A duration is sent as a Go duration (`1h30m0s`), exact to the nanosecond and at most 292 years.
/// A point in time is sent as an RFC 3339 time in UTC, in the years 0 to 9999. If a value is out
/// of range, the call fails before anything is sent.
///
/// Text from the sidecar is kept unchanged. It is parsed if it is a Go duration, an ISO 8601
/// duration or an RFC 3339 time. Two moments are equal if they have the same meaning. Without a
/// meaning, they are equal if their texts are the same.
#[derive(Clone)]
pub struct Moment(Form);

#[derive(Clone)]
enum Form {
    After(Duration),
    At(SystemTime),
    Text(String),
}

/// The meaning of a moment.
#[derive(PartialEq, Eq)]
enum Meaning<'a> {
    After(Duration),
    At(SystemTime),
    Unknown(&'a str),
}

impl Moment {
    /// Creates a moment from text.
    ///
    /// Use it for notations without a type, for example a duration in months (`P1M`).
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(Form::Text(text.into()))
    }

    /// Returns the duration after another moment, or `None` if it is not given as a duration.
    ///
    /// Also returns `None` for a duration with a sign, months or years. A day is 24 hours.
    pub fn duration(&self) -> Option<Duration> {
        match self.meaning() {
            Meaning::After(duration) => Some(duration),
            _ => None,
        }
    }

    /// Returns the point in time, or `None` if it is not given as one.
    pub fn time(&self) -> Option<SystemTime> {
        match self.meaning() {
            Meaning::At(time) => Some(time),
            _ => None,
        }
    }

    fn meaning(&self) -> Meaning<'_> {
        match &self.0 {
            Form::After(duration) => Meaning::After(*duration),
            Form::At(time) => Meaning::At(*time),
            Form::Text(text) => match (parse_duration(text), parse_rfc3339(text)) {
                (Some(duration), _) => Meaning::After(duration),
                (_, Some(time)) => Meaning::At(time),
                _ => Meaning::Unknown(text),
            },
        }
    }
}

/// Reads a Go or ISO 8601 duration.
pub(super) fn parse_duration(text: &str) -> Option<Duration> {
    parse_go(text).or_else(|| parse_iso(text))
}

impl From<Duration> for Moment {
    fn from(duration: Duration) -> Self {
        Self(Form::After(duration))
    }
}

impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        Self(Form::At(time))
    }
}

/// Returns the empty text, which Dapr treats as not set.
impl Default for Moment {
    fn default() -> Self {
        Self::from_text("")
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.meaning() == other.meaning()
    }
}

impl Eq for Moment {}

/// Writes the text as sent to the sidecar.
impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::After(duration) => formatter.write_str(&go_duration(*duration)),
            Form::At(time) => formatter.write_str(&rfc3339(*time)),
            Form::Text(text) => formatter.write_str(text),
        }
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Moment({:?})", self.to_string())
    }
}

impl ToJson for Moment {
    fn write_json(&self, writer: &mut JsonWriter) {
        match &self.0 {
            Form::After(duration) if !fits(*duration) => too_long(*duration, writer),
            // This checks the year.
            Form::At(time) => time.write_json(writer),
            _ => writer.string(&self.to_string()),
        }
    }
}

impl FromJson for Moment {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.string().map(Self::from_text)
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;
    use crate::{FromJson, JsonValue, JsonWriter, ToJson};
    use std::time::{Duration, UNIX_EPOCH};

    fn written(moment: &Moment) -> Result<String, String> {
        let mut writer = JsonWriter::new();
        moment.write_json(&mut writer);
        writer.finish()
    }

    fn read(text: &str) -> Moment {
        let text = format!("{text:?}");
        Moment::from_json(JsonValue::parse(text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn durations_and_times_are_written_and_read() {
        for millis in [0, 1, 250, 90_001, 5_400_000, 172_800_000] {
            let duration = Duration::from_millis(millis);
            let moment = Moment::from(duration);
            let text = written(&moment).unwrap();
            assert_eq!(read(text.trim_matches('"')), moment);
            assert_eq!(moment.duration(), Some(duration));
            assert_eq!(moment.time(), None);

            let time = UNIX_EPOCH + duration;
            let moment = Moment::from(time);
            let text = written(&moment).unwrap();
            assert_eq!(read(text.trim_matches('"')), moment);
            assert_eq!(moment.time(), Some(time));
            assert_eq!(moment.duration(), None);
        }
    }

    #[test]
    fn a_text_is_kept_with_its_meaning() {
        let hour = Some(Duration::from_secs(3_600));
        for text in ["1h", "60m", "0h60m0s", "PT1H", "PT60M"] {
            let moment = read(text);
            assert_eq!(moment.duration(), hour, "{text}");
            assert_eq!(written(&moment).unwrap(), format!("{text:?}"));
        }
        for text in ["", "soon", "-1s", "P1M", "R5/PT1S", "2030-02-30T00:00:00Z"] {
            let moment = read(text);
            assert_eq!((moment.duration(), moment.time()), (None, None), "{text}");
            assert_eq!(moment, Moment::from_text(text));
            assert_eq!(written(&moment).unwrap(), format!("{text:?}"));
        }
        let time = UNIX_EPOCH + Duration::from_secs(1_893_456_000);
        assert_eq!(read("2030-01-01T01:00:00+01:00").time(), Some(time));
        assert_ne!(read("soon"), read("later"));
        assert_ne!(read("1h"), read("2h"));
        assert_ne!(read("0s"), Moment::default());
        assert_eq!(format!("{:?}", read("1h")), "Moment(\"1h\")");
    }

    #[test]
    fn only_a_text_is_read() {
        for json in ["5", "null", "{}", "[\"1h\"]", "true"] {
            let value = JsonValue::parse(json.as_bytes()).unwrap();
            assert!(Moment::from_json(value).is_err(), "{json}");
        }
    }

    #[test]
    fn durations_beyond_the_range_of_dapr_are_refused() {
        let longest = Duration::from_nanos(i64::MAX as u64);
        let text = written(&longest.into()).unwrap();
        assert_eq!(text, "\"2562047h47m16.854775807s\"");
        let longer = longest + Duration::from_nanos(1);
        assert_eq!(
            written(&longer.into()).unwrap_err(),
            "9223372036 seconds are more than the 292 years that Dapr can count; give a shorter duration"
        );
        let late = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
        assert_eq!(
            written(&late.into()).unwrap_err(),
            "the time is not within the years 0 to 9999"
        );
    }
}
