//! Intervals between calls.

use std::fmt;
use std::time::Duration;

use super::go_duration::go_duration;
use super::iso::write_iso;
use super::moment::parse_duration;
use super::{fits, too_long};
use crate::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

/// The interval between calls, and optionally the number of calls.
///
/// [`Duration`] converts into it.
///
/// ```
/// use dapr_client_runtime::Period;
/// use std::time::Duration;
///
/// let minutes = Duration::from_secs(600);
/// assert_eq!(Period::from(minutes).to_string(), "10m0s");
/// assert_eq!(Period::repeated(3, minutes).to_string(), "R3/PT10M");
/// assert_eq!(Period::from_text("@every 10m0s").interval(), Some(minutes));
/// ```
///
/// Without a number of calls, it is sent as a Go duration, exact to the nanosecond and at most 292
/// years. With a number of calls, it is sent as an ISO 8601 duration, for which Dapr reads only
/// whole seconds. If a value is out of range or the number of calls is zero, the call fails before
/// anything is sent.
///
/// Text from the sidecar is kept unchanged, and parsed if possible. Two periods are equal if they
/// have the same meaning. Without a meaning, they are equal if their texts are the same.
#[derive(Clone)]
pub struct Period(Form);

#[derive(Clone)]
enum Form {
    Every(Duration),
    Repeated(u32, Duration),
    Text(String),
}

impl Period {
    /// Creates a period with a number of calls. The interval must be whole seconds.
    pub fn repeated(calls: u32, interval: Duration) -> Self {
        Self(Form::Repeated(calls, interval))
    }

    /// Creates a period from text.
    ///
    /// Use it for notations without a type, for example a period in months (`P1M`).
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(Form::Text(text.into()))
    }

    /// Returns the interval between calls, or `None` if it has no fixed length. A day is 24 hours.
    pub fn interval(&self) -> Option<Duration> {
        match &self.0 {
            Form::Every(interval) | Form::Repeated(_, interval) => Some(*interval),
            Form::Text(text) => {
                let (_, interval) = split(text);
                let interval = interval.strip_prefix("@every ").unwrap_or(interval);
                parse_duration(interval)
            }
        }
    }

    /// Returns the number of calls, or `None` if it is not given.
    pub fn repetitions(&self) -> Option<u32> {
        match &self.0 {
            Form::Every(_) => None,
            Form::Repeated(calls, _) => Some(*calls),
            // 0 and -1 mean no limit.
            Form::Text(text) => split(text).0?.parse().ok().filter(|calls| *calls > 0),
        }
    }
}

/// Splits a period into its repetitions, if any, and the rest.
fn split(text: &str) -> (Option<&str>, &str) {
    let Some(repeated) = text.strip_prefix('R') else {
        return (None, text);
    };
    let (calls, interval) = repeated.split_once('/').unwrap_or((repeated, ""));
    (Some(calls), interval)
}

impl From<Duration> for Period {
    fn from(interval: Duration) -> Self {
        Self(Form::Every(interval))
    }
}

/// Returns the empty text, which Dapr treats as not set.
impl Default for Period {
    fn default() -> Self {
        Self::from_text("")
    }
}

impl PartialEq for Period {
    fn eq(&self, other: &Self) -> bool {
        match (self.interval(), other.interval()) {
            (None, None) => self.to_string() == other.to_string(),
            (one, another) => one == another && self.repetitions() == other.repetitions(),
        }
    }
}

impl Eq for Period {}

/// Writes the text as sent to the sidecar.
impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Every(interval) => formatter.write_str(&go_duration(*interval)),
            Form::Repeated(calls, interval) => {
                write!(formatter, "R{calls}/{}", write_iso(interval.as_secs()))
            }
            Form::Text(text) => formatter.write_str(text),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Period({:?})", self.to_string())
    }
}

impl ToJson for Period {
    fn write_json(&self, writer: &mut JsonWriter) {
        match &self.0 {
            Form::Every(interval) | Form::Repeated(_, interval) if !fits(*interval) => {
                too_long(*interval, writer);
            }
            Form::Repeated(0, _) => writer.error(
                "a repetition count must be at least 1; omit it to repeat without end",
            ),
            Form::Repeated(_, interval) if interval.subsec_nanos() > 0 => writer.error(format!(
                "Dapr reads whole seconds only in a period with a number of calls, and this one is {}; \
                 give whole seconds, or leave the number out",
                go_duration(*interval)
            )),
            _ => writer.string(&self.to_string()),
        }
    }
}

impl FromJson for Period {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.string().map(Self::from_text)
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use crate::{FromJson, JsonValue, JsonWriter, ToJson};
    use std::time::Duration;

    const MINUTE: Duration = Duration::from_secs(60);

    fn written(period: &Period) -> Result<String, String> {
        let mut writer = JsonWriter::new();
        period.write_json(&mut writer);
        writer.finish()
    }

    fn read(text: &str) -> Period {
        let text = format!("{text:?}");
        Period::from_json(JsonValue::parse(text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn periods_are_written_and_read() {
        for (period, text) in [
            (Period::from(MINUTE), "1m0s"),
            (Duration::from_millis(200).into(), "200ms"),
            (Duration::ZERO.into(), "0s"),
            (Period::repeated(1, MINUTE), "R1/PT1M"),
            (
                Period::repeated(u32::MAX, MINUTE * 90),
                "R4294967295/PT1H30M",
            ),
            (Period::repeated(2, Duration::ZERO), "R2/PT0S"),
        ] {
            assert_eq!(written(&period).unwrap(), format!("{text:?}"));
            let again = read(text);
            assert_eq!(again, period);
            assert_eq!(again.interval(), period.interval());
            assert_eq!(again.repetitions(), period.repetitions());
        }
    }

    #[test]
    fn a_text_is_kept_with_its_meaning() {
        for (text, interval, repetitions) in [
            ("@every 1m0s", Some(MINUTE), None),
            ("60s", Some(MINUTE), None),
            ("PT1M", Some(MINUTE), None),
            ("R5/PT1M", Some(MINUTE), Some(5)),
            ("R0/PT1M", Some(MINUTE), None),
            ("R-1/PT1M", Some(MINUTE), None),
            ("P1D", Some(MINUTE * 1440), None),
            ("R5", None, Some(5)),
            ("R5/P1M", None, Some(5)),
            ("P1M", None, None),
            ("-1s", None, None),
            ("", None, None),
            ("@hourly", None, None),
            ("0 30 * * * *", None, None),
        ] {
            let period = read(text);
            assert_eq!(period.interval(), interval, "{text}");
            assert_eq!(period.repetitions(), repetitions, "{text}");
            assert_eq!(written(&period).unwrap(), format!("{text:?}"));
        }
        assert_eq!(read("@every 1m0s"), MINUTE.into());
        assert_ne!(read("R5/PT1M"), MINUTE.into());
        assert_ne!(read("P1M"), read("P2M"));
        assert_ne!(read("0s"), Period::default());
    }

    #[test]
    fn unsupported_periods_are_refused() {
        assert_eq!(
            written(&Period::repeated(2, Duration::from_millis(300))).unwrap_err(),
            "Dapr reads whole seconds only in a period with a number of calls, and this one is 300ms; \
             give whole seconds, or leave the number out"
        );
        assert_eq!(
            written(&Period::repeated(0, MINUTE)).unwrap_err(),
            "a repetition count must be at least 1; omit it to repeat without end"
        );
        for period in [
            Period::from(Duration::MAX),
            Period::repeated(1, Duration::MAX),
        ] {
            let error = written(&period).unwrap_err();
            assert!(error.contains("292 years"), "{error}");
        }
    }
}
