//! The clock.

use serde_json::{Value, json};

use super::content::time;
use super::request::{AdminRequest, duration};
use super::response::{AdminError, AdminResponse};
use crate::core::Core;

pub(super) fn get(core: &Core) -> AdminResponse {
    AdminResponse::json(&state(core))
}

pub(super) fn state(core: &Core) -> Value {
    json!({ "now": time(core.clock.now()), "frozen": core.clock.is_frozen() })
}

pub(super) fn freeze(core: &Core, request: &AdminRequest) -> Result<AdminResponse, AdminError> {
    request.without_body()?;
    core.clock.freeze();
    Ok(get(core))
}

pub(super) fn resume(core: &Core, request: &AdminRequest) -> Result<AdminResponse, AdminError> {
    request.without_body()?;
    core.clock.resume();
    Ok(get(core))
}

/// Advances the clock, and responds after all work that became due has finished.
pub(super) async fn advance(
    core: &Core,
    request: &AdminRequest,
) -> Result<AdminResponse, AdminError> {
    let mut members = request.members()?;
    let by = members.require("by", "a duration, such as \"1h30m\" or 90")?;
    members.finish()?;
    core.clock.advance(duration("by", &by)?).await;
    Ok(get(core))
}
