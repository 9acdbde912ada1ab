//! Validation of actor names.

use crate::json::quote;

/// Whether the type is reserved for Dapr Workflow.
pub(crate) fn is_reserved(actor_type: &str) -> bool {
    actor_type.starts_with("dapr.internal.")
}

/// Validates a type, an ID, or the name of a reminder or timer.
pub(crate) fn check(name: &str) -> Result<(), String> {
    if name.contains(['#', '?', '\0', '/', '\\']) {
        return Err(format!(
            "name contains forbidden character: {}",
            quote(name)
        ));
    }
    if let Some(at) = control_position(name) {
        return Err(format!(
            "name contains control character at position {at}: {}",
            quote(name)
        ));
    }
    if matches!(name, "." | "..") {
        return Err(format!(
            "name is a path traversal sequence: {}",
            quote(name)
        ));
    }
    Ok(())
}

/// Normalizes the method like a path, so that it cannot leave its prefix.
pub(crate) fn normalize_method(method: &str) -> Result<String, String> {
    if method.contains(['#', '?', '\0']) {
        return Err(format!(
            "method contains forbidden character: {}",
            quote(method)
        ));
    }
    if let Some(at) = control_position(method) {
        return Err(format!(
            "method contains control character at position {at}: {}",
            quote(method)
        ));
    }
    let rooted = method.starts_with('/');
    let mut segments: Vec<&str> = Vec::new();
    for segment in method.split('/') {
        match segment {
            "" | "." => {}
            // `..` at the start of a relative path is dropped.
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    let normalized = segments.join("/");
    Ok(if rooted {
        format!("/{normalized}")
    } else {
        normalized
    })
}

fn control_position(name: &str) -> Option<usize> {
    name.bytes().position(|byte| byte < 0x20 || byte == 0x7f)
}
