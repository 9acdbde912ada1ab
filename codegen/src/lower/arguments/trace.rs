//! The headers of W3C Trace Context and Baggage, which the runtime sets in the same way for all
//! calls.

use super::Lowering;
use crate::description::{Location, Operation, Parameter};
use crate::diagnostic::{Code, Diagnostic};

const HEADERS: [&str; 3] = ["traceparent", "tracestate", "baggage"];

/// The setters that the runtime's `traced_call!` defines.
pub(super) const NAMES: [&str; 4] = ["traceparent", "tracestate", "baggage", "trace_context"];

pub(super) fn is_trace_header(parameter: &Parameter) -> bool {
    parameter.location.value == Location::Header && HEADERS.contains(&parameter.name.value.as_str())
}

impl Lowering<'_> {
    /// Reports whether the operation has all trace headers. Adds a diagnostic if it has only some
    /// of them.
    pub(super) fn traced(&mut self, operation: &Operation, parameters: &[&Parameter]) -> bool {
        let found: Vec<_> = parameters.iter().filter(|p| is_trace_header(p)).collect();
        let missing = HEADERS
            .iter()
            .find(|header| found.iter().all(|p| p.name.value != **header));
        let (Some(first), Some(missing)) = (found.first(), missing) else {
            return !found.is_empty();
        };
        let message = format!(
            "`{}` has the header `{}`, but not `{missing}`",
            operation.id.value, first.name.value
        );
        let help = "a call sends the headers traceparent, tracestate and baggage together: give the \
                    operation all of them or none";
        self.report(
            Diagnostic::new(
                Code::TraceHeaders,
                operation.id.span,
                message,
                "this operation",
            )
            .help(help),
        );
        false
    }
}
