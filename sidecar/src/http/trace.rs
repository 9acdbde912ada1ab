//! The trace context of a request.
//!
//! Without a trace exporter, daprd creates no spans: it forwards the trace context of the request
//! and returns it in the response. If the request has none, daprd uses all zeros.

use dapr_client::Headers;

use crate::app::NO_TRACE;

/// The trace context of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    parent: String,
    /// The `tracestate` header, if valid.
    state: Option<String>,
}

impl Trace {
    /// Reads the trace context of a request. An invalid one counts as none.
    pub(crate) fn of(headers: &Headers) -> Self {
        let text = |name: &str| {
            headers
                .get(name)
                .and_then(|value| std::str::from_utf8(value).ok())
        };
        match text("traceparent").filter(|header| is_valid(header)) {
            // Forwarded as version 0, regardless of the incoming version and of text after the flags.
            Some(parent) => Self {
                parent: format!("00{}", &parent[2..55]),
                state: text("tracestate").and_then(state),
            },
            None => Self {
                parent: NO_TRACE.to_owned(),
                state: None,
            },
        }
    }

    /// Sets the trace headers of a request or response.
    pub(crate) fn write(&self, headers: &mut Headers) {
        headers.set("traceparent", &self.parent);
        match &self.state {
            Some(state) => headers.set("tracestate", state),
            None => headers.remove("tracestate"),
        }
    }
}

/// Validates version, trace ID, parent ID and flags.
fn is_valid(header: &str) -> bool {
    let is_hex = |text: &str, length: usize| {
        text.len() == length
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let mut parts = header.split('-');
    let mut next = || parts.next().unwrap_or_default();
    let (version, trace, parent, flags) = (next(), next(), next(), next());
    let is_zero = |text: &str| text.bytes().all(|byte| byte == b'0');
    is_hex(version, 2)
        && version != "ff"
        && is_hex(trace, 32)
        && !is_zero(trace)
        && is_hex(parent, 16)
        && !is_zero(parent)
        && is_hex(flags, 2)
        && (version != "00" || parts.next().is_none())
}

/// Normalizes the whitespace of a `tracestate`; `None` if a member is not a pair.
fn state(header: &str) -> Option<String> {
    let members: Vec<&str> = header
        .split(',')
        .map(str::trim)
        .filter(|member| !member.is_empty())
        .collect();
    let is_pair = |member: &&str| {
        member
            .split_once('=')
            .is_some_and(|(key, value)| !key.is_empty() && !value.is_empty())
    };
    (!members.is_empty() && members.len() <= 32 && members.iter().all(is_pair))
        .then(|| members.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn traced(request_headers: &[(&str, &str)]) -> (String, Option<String>) {
        let mut headers = Headers::new();
        for (name, value) in request_headers {
            headers.append(name, value);
        }
        Trace::of(&headers.clone()).write(&mut headers);
        let text = |name: &str| {
            headers
                .get(name)
                .map(|value| String::from_utf8_lossy(value).into_owned())
        };
        (text("traceparent").unwrap(), text("tracestate"))
    }

    #[test]
    fn an_incoming_trace_is_continued() {
        assert_eq!(
            traced(&[("Traceparent", PARENT), ("tracestate", "x=y, z=1")]),
            (PARENT.to_owned(), Some("x=y,z=1".to_owned()))
        );
        assert_eq!(
            traced(&[("traceparent", &PARENT.replace("00-4", "cc-4"))]).0,
            PARENT
        );
    }

    #[test]
    fn a_missing_trace_gives_zeros() {
        assert_eq!(
            traced(&[("tracestate", "x=y")]),
            (NO_TRACE.to_owned(), None)
        );
    }

    #[test]
    fn an_invalid_trace_counts_as_missing() {
        for wrong in [
            "",
            "x",
            &PARENT[..54],
            &PARENT.to_uppercase(),
            &format!("{PARENT}-x"),
            &PARENT.replace("00-4", "ff-4"),
            NO_TRACE,
        ] {
            assert_eq!(traced(&[("traceparent", wrong)]).0, NO_TRACE, "{wrong}");
        }
        assert_eq!(
            traced(&[("traceparent", PARENT), ("tracestate", "nonsense")]).1,
            None
        );
    }
}
