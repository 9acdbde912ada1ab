//! Trace context of a call.

use crate::Headers;

/// The trace context of a call: the W3C headers `traceparent`, `tracestate` and `baggage`.
///
/// daprd continues the trace: it returns the headers in the response and forwards them to an
/// application that it calls. Without a `traceparent`, it starts a new trace and ignores
/// `tracestate`.
///
/// A call uses the trace context set with its `trace_context` method. If it sets none, it uses
/// that of its client ([`Client::with_trace_context`](crate::Client::with_trace_context)).
///
/// ```
/// use dapr_client_runtime::TraceContext;
///
/// let trace = TraceContext::new("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
///     .with_tracestate("rebels=echo-base")
///     .with_baggage("squadron=red");
/// assert_eq!(trace.tracestate(), Some("rebels=echo-base"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TraceContext {
    traceparent: Option<String>,
    tracestate: Option<String>,
    baggage: Option<String>,
}

impl TraceContext {
    /// Creates a trace context from a `traceparent`: version, trace id, parent id and flags in
    /// hexadecimal, joined by `-`. daprd ignores a value that it cannot read.
    pub fn new(traceparent: impl Into<String>) -> Self {
        TraceContext {
            traceparent: Some(traceparent.into()),
            ..TraceContext::default()
        }
    }

    /// Sets the `tracestate`: vendor-specific state, as comma-separated `key=value` pairs.
    #[must_use]
    pub fn with_tracestate(mut self, tracestate: impl Into<String>) -> Self {
        self.tracestate = Some(tracestate.into());
        self
    }

    /// Sets the `baggage`: properties of the trace, as comma-separated `key=value` pairs,
    /// percent-encoded where necessary. daprd responds with 400 to a value that it cannot read.
    #[must_use]
    pub fn with_baggage(mut self, baggage: impl Into<String>) -> Self {
        self.baggage = Some(baggage.into());
        self
    }

    /// Reads the trace context from the headers of a request. It is empty if none of them is set.
    pub fn from_headers(headers: &Headers) -> Self {
        Self::from_lookup(|name| std::str::from_utf8(headers.get(name)?).ok())
    }

    /// Reads the trace context with a function that looks up a header by name.
    ///
    /// Use it for the header types of other crates.
    ///
    /// ```
    /// use dapr_client_runtime::TraceContext;
    ///
    /// let trace = TraceContext::from_lookup(|name| (name == "baggage").then_some("squadron=red"));
    /// assert_eq!(trace.baggage(), Some("squadron=red"));
    /// ```
    pub fn from_lookup<'a>(header: impl Fn(&'static str) -> Option<&'a str>) -> Self {
        let text = |name| header(name).filter(|text| !text.is_empty());
        TraceContext {
            traceparent: text("traceparent").map(str::to_owned),
            tracestate: text("tracestate").map(str::to_owned),
            baggage: text("baggage").map(str::to_owned),
        }
    }

    /// Returns the trace context of the current `tracing` span, or `None` if no OpenTelemetry layer
    /// records it.
    ///
    /// To use it for every call, set it in an [`Interceptor`](crate::Interceptor).
    #[cfg(feature = "tracing")]
    pub fn from_current_span() -> Option<Self> {
        use opentelemetry::trace::TraceContextExt;
        use tracing_opentelemetry::OpenTelemetrySpanExt;

        let context = tracing::Span::current().context();
        let span = context.span();
        let span = span.span_context();
        if !span.is_valid() {
            return None;
        }
        let (trace_id, span_id) = (span.trace_id(), span.span_id());
        let flags = span.trace_flags().to_u8();
        let trace = Self::new(format!("00-{trace_id}-{span_id}-{flags:02x}"));
        Some(trace.with_tracestate(span.trace_state().header()))
    }

    /// Returns the `traceparent`, or `None` if it is not set.
    pub fn traceparent(&self) -> Option<&str> {
        self.traceparent.as_deref()
    }

    /// Returns the `tracestate`, or `None` if it is not set.
    pub fn tracestate(&self) -> Option<&str> {
        self.tracestate.as_deref()
    }

    /// Returns the `baggage`, or `None` if it is not set.
    pub fn baggage(&self) -> Option<&str> {
        self.baggage.as_deref()
    }

    /// Returns whether no header is set.
    pub fn is_empty(&self) -> bool {
        *self == TraceContext::default()
    }

    /// Iterates over the headers that are set.
    pub(crate) fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let headers = [
            ("traceparent", self.traceparent()),
            ("tracestate", self.tracestate()),
            ("baggage", self.baggage()),
        ];
        headers
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)))
    }
}

#[cfg(test)]
mod tests {
    use super::TraceContext;
    use crate::Headers;

    #[test]
    fn headers_come_back() {
        let mut headers = Headers::new();
        assert!(TraceContext::from_headers(&headers).is_empty());
        headers.append("traceparent", "00-1-2-01");
        headers.append("tracestate", "");
        headers.append("baggage", "a=b");
        let trace = TraceContext::from_headers(&headers);
        assert_eq!(trace, TraceContext::new("00-1-2-01").with_baggage("a=b"));
        assert_eq!(
            trace.headers().collect::<Vec<_>>(),
            [("traceparent", "00-1-2-01"), ("baggage", "a=b")]
        );
    }
}
