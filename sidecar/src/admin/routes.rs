//! The operations.

use super::request::AdminRequest;
use super::response::{AdminError, AdminResponse};
use super::{calls, clock, events, failures, overview, page, state};
use crate::core::Core;
use crate::go::path::decode;

/// An operation of the admin API. `admin/openapi.yaml` describes it under the same ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AdminOperation {
    GetPage,
    GetDescription,
    GetOverview,
    GetClock,
    FreezeClock,
    ResumeClock,
    AdvanceClock,
    ListFailures,
    AddFailure,
    ClearFailures,
    ListCalls,
    ClearCalls,
    ListEvents,
    ClearEvents,
    ListState,
    ResetState,
    GetState,
    SetState,
    DeleteState,
}

/// The path of an operation.
#[derive(Debug)]
pub(super) struct AdminRoute {
    pub(super) method: &'static str,
    /// With parameters in braces. The last one matches the rest of the path.
    pub(super) path: &'static str,
    pub(super) operation: AdminOperation,
}

const fn route(method: &'static str, path: &'static str, operation: AdminOperation) -> AdminRoute {
    AdminRoute {
        method,
        path,
        operation,
    }
}

/// All operations.
pub(super) const ROUTES: [AdminRoute; 19] = [
    route("GET", "/", AdminOperation::GetPage),
    route("GET", "/openapi.yaml", AdminOperation::GetDescription),
    route("GET", "/overview", AdminOperation::GetOverview),
    route("GET", "/clock", AdminOperation::GetClock),
    route("POST", "/clock/freeze", AdminOperation::FreezeClock),
    route("POST", "/clock/resume", AdminOperation::ResumeClock),
    route("POST", "/clock/advance", AdminOperation::AdvanceClock),
    route("GET", "/failures", AdminOperation::ListFailures),
    route("POST", "/failures", AdminOperation::AddFailure),
    route("DELETE", "/failures", AdminOperation::ClearFailures),
    route("GET", "/calls", AdminOperation::ListCalls),
    route("DELETE", "/calls", AdminOperation::ClearCalls),
    route("GET", "/events", AdminOperation::ListEvents),
    route("DELETE", "/events", AdminOperation::ClearEvents),
    route("GET", "/state/{store}", AdminOperation::ListState),
    route("DELETE", "/state/{store}", AdminOperation::ResetState),
    route("GET", "/state/{store}/{key}", AdminOperation::GetState),
    route("PUT", "/state/{store}/{key}", AdminOperation::SetState),
    route(
        "DELETE",
        "/state/{store}/{key}",
        AdminOperation::DeleteState,
    ),
];

/// Returns the operation of a request and its decoded path parameters.
pub(super) fn find(method: &str, path: &str) -> Result<(AdminOperation, Vec<String>), AdminError> {
    let mut methods = Vec::new();
    for route in &ROUTES {
        let Some(parameters) = parameters(route.path, path) else {
            continue;
        };
        if route.method == method {
            return Ok((route.operation, parameters));
        }
        methods.push(route.method);
    }
    if methods.is_empty() {
        return Err(AdminError::not_found(format!(
            "there is no operation at `{path}`; GET /openapi.yaml lists all operations"
        )));
    }
    let allow = methods.join(", ");
    Err(AdminError::method_not_allowed(
        format!("`{path}` has no operation with the method {method}; use {allow}"),
        allow,
    ))
}

/// The decoded parameters of a path that matches a pattern.
fn parameters(pattern: &str, path: &str) -> Option<Vec<String>> {
    let mut parameters = Vec::new();
    let mut rest = Some(path.strip_prefix('/')?);
    let mut steps = pattern.trim_start_matches('/').split('/').peekable();
    while let Some(step) = steps.next() {
        let remaining = rest?;
        let is_parameter = step.starts_with('{');
        let is_last_key = step == "{key}" && steps.peek().is_none();
        let (segment, next) = match remaining.split_once('/') {
            Some((segment, next)) if !is_last_key => (segment, Some(next)),
            _ => (remaining, None),
        };
        let segment = decode(segment)?;
        match is_parameter {
            true if segment.is_empty() => return None,
            true => parameters.push(segment),
            false if segment != step => return None,
            false => {}
        }
        rest = next;
    }
    rest.is_none().then_some(parameters)
}

/// Runs an operation.
pub(super) async fn run(
    core: &Core,
    operation: AdminOperation,
    request: AdminRequest,
) -> Result<AdminResponse, AdminError> {
    use AdminOperation as Op;
    if !matches!(operation, Op::ListCalls | Op::ListEvents | Op::ClearEvents) {
        request.query.finish()?;
    }
    match operation {
        Op::GetPage => Ok(page::get_page()),
        Op::GetDescription => Ok(page::get_description()),
        Op::GetOverview => Ok(overview::get(core)),
        Op::GetClock => Ok(clock::get(core)),
        Op::FreezeClock => clock::freeze(core, &request),
        Op::ResumeClock => clock::resume(core, &request),
        Op::AdvanceClock => clock::advance(core, &request).await,
        Op::ListFailures => Ok(failures::list(core)),
        Op::AddFailure => failures::add(core, &request),
        Op::ClearFailures => Ok(failures::clear(core)),
        Op::ListCalls => calls::list(core, request),
        Op::ClearCalls => Ok(calls::clear(core)),
        Op::ListEvents => events::list(core, request),
        Op::ClearEvents => events::clear(core, request),
        Op::ListState => state::list(core, &request),
        Op::ResetState => state::reset(core, &request),
        Op::GetState => state::get(core, &request),
        Op::SetState => state::set(core, &request),
        Op::DeleteState => state::delete(core, &request),
    }
}
