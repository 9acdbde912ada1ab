//! Macros for the call types in generated code.

/// Defines a call type: a future with a `timeout` method.
///
/// Generated code adds a method for each optional argument.
#[macro_export]
macro_rules! call {
    ($(#[$docs:meta])* pub struct $name:ident -> $output:ty;) => {
        $(#[$docs])*
        #[derive(Debug)]
        #[must_use = "a call is sent when it is awaited"]
        pub struct $name {
            call: $crate::Call<$output>,
        }

        impl $name {
            /// Overrides the client's timeout for this call.
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.call.timeout(timeout);
                self
            }
        }

        impl ::std::future::Future for $name {
            type Output = ::std::result::Result<$output, $crate::Error>;

            fn poll(
                mut self: ::std::pin::Pin<&mut Self>,
                context: &mut ::std::task::Context<'_>,
            ) -> ::std::task::Poll<Self::Output> {
                ::std::pin::Pin::new(&mut self.call).poll(context)
            }
        }
    };
}

/// Defines a call type with trace context: like [`call!`](crate::call), plus a `trace_context`
/// method and one for each of its headers.
#[macro_export]
macro_rules! traced_call {
    ($(#[$docs:meta])* pub struct $name:ident -> $output:ty;) => {
        $crate::call! {
            $(#[$docs])*
            pub struct $name -> $output;
        }

        impl $name {
            /// Sets the trace context of this call, overriding that of the client.
            pub fn trace_context(mut self, trace: &$crate::TraceContext) -> Self {
                self.call.trace_context(trace);
                self
            }

            /// Sets the W3C header `traceparent`: version, trace id, parent id and flags in
            /// hexadecimal, joined by `-`. If omitted, daprd starts a trace of its own.
            pub fn traceparent(mut self, traceparent: impl AsRef<str>) -> Self {
                self.call.header("traceparent", traceparent.as_ref());
                self
            }

            /// Sets the W3C header `tracestate`: vendor-specific state, as comma-separated
            /// `key=value` pairs. Ignored unless `traceparent` is set.
            pub fn tracestate(mut self, tracestate: impl AsRef<str>) -> Self {
                self.call.header("tracestate", tracestate.as_ref());
                self
            }

            /// Sets the W3C header `baggage`: properties of the trace, as comma-separated
            /// `key=value` pairs, percent-encoded where necessary. daprd responds with 400 to a
            /// value that it cannot read.
            pub fn baggage(mut self, baggage: impl AsRef<str>) -> Self {
                self.call.header("baggage", baggage.as_ref());
                self
            }
        }
    };
}
