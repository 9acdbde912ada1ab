//! Status codes that are retried.

use std::ops::RangeInclusive;

/// HTTP and gRPC status codes. Without entries of one kind, all codes of that kind match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Codes {
    http: Option<Vec<RangeInclusive<u16>>>,
    grpc: Option<Vec<RangeInclusive<u16>>>,
}

const HTTP: RangeInclusive<u16> = 100..=599;
const GRPC: RangeInclusive<u16> = 0..=16;

impl Codes {
    /// Parses lists such as `429,500-599`.
    pub(super) fn new(http: &str, grpc: &str) -> Result<Self, String> {
        Ok(Self {
            http: ranges(http, &HTTP).map_err(|error| format!("`httpStatusCodes`: {error}"))?,
            grpc: ranges(grpc, &GRPC).map_err(|error| format!("`gRPCStatusCodes`: {error}"))?,
        })
    }

    /// Whether this status code is retried.
    pub(super) fn has(&self, code: u16) -> bool {
        let ranges = match code {
            code if GRPC.contains(&code) => &self.grpc,
            code if HTTP.contains(&code) => &self.http,
            _ => return false,
        };
        ranges
            .as_ref()
            .is_none_or(|ranges| ranges.iter().any(|range| range.contains(&code)))
    }
}

fn ranges(
    text: &str,
    valid: &RangeInclusive<u16>,
) -> Result<Option<Vec<RangeInclusive<u16>>>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts = text.split(',').filter(|part| !part.is_empty());
    let range = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let code = |text: &str| text.parse().ok().filter(|code| valid.contains(code));
        match (code(first), code(last)) {
            (Some(first), Some(last)) if first <= last => Ok(first..=last),
            _ => Err(format!(
                "`{part}` is neither a status from {} to {} nor a range of them such as `{}-{}`",
                valid.start(),
                valid.end(),
                valid.start(),
                valid.end()
            )),
        }
    };
    parts.map(range).collect::<Result<_, _>>().map(Some)
}
