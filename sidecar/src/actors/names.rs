//! Which names may be called.

use crate::json::quote;

/// Whether the type belongs to the workflows of Dapr.
pub(crate) fn is_reserved(actor_type: &str) -> bool {
    actor_type.starts_with("dapr.internal.")
}

/// Checks a type, an id or the name of a reminder or a timer.
pub(crate) fn check(name: &str) -> Result<(), String> {
    if name.contains(['#', '?', '\0', '/', '\\']) {
        return Err(format!(
            "name contains forbidden character: {}",
            quote(name)
        ));
    }
    if let Some(at) = control(name) {
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

/// The method tidied like a path, so that it leads nowhere else.
pub(crate) fn tidy_method(method: &str) -> Result<String, String> {
    if method.contains(['#', '?', '\0']) {
        return Err(format!(
            "method contains forbidden character: {}",
            quote(method)
        ));
    }
    if let Some(at) = control(method) {
        return Err(format!(
            "method contains control character at position {at}: {}",
            quote(method)
        ));
    }
    let rooted = method.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    for segment in method.split('/') {
        match segment {
            "" | "." => {}
            // What leads out of a path without a root is dropped.
            ".." => {
                kept.pop();
            }
            other => kept.push(other),
        }
    }
    let tidy = kept.join("/");
    Ok(if rooted { format!("/{tidy}") } else { tidy })
}

fn control(name: &str) -> Option<usize> {
    name.bytes().position(|byte| byte < 0x20 || byte == 0x7f)
}
