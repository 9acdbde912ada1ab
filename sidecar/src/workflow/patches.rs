//! Patches: changes of workflow code that apply to instances started after them.

use super::messages::{Event, HistoryEvent, WorkflowVersion};

/// The version in the first event of a turn.
fn version_of(event: &HistoryEvent) -> Option<&WorkflowVersion> {
    match &event.event {
        Some(Event::WorkflowStarted(turn)) => turn.version.as_ref(),
        _ => None,
    }
}

fn patches_of(events: &[HistoryEvent]) -> Vec<String> {
    let versions = events.iter().filter_map(version_of);
    versions
        .flat_map(|version| version.patches.clone())
        .collect()
}

/// Records the version that ran a turn.
pub(super) fn note(new: &mut [HistoryEvent], version: Option<WorkflowVersion>) {
    let reported = version.filter(|version| !version.patches.is_empty() || version.name.is_some());
    let begun = new.iter_mut().find_map(|event| match &mut event.event {
        Some(Event::WorkflowStarted(turn)) => Some(turn),
        _ => None,
    });
    if let (Some(reported), Some(begun)) = (reported, begun) {
        begun.version = Some(reported);
    }
}

/// Returns why the code of this turn does not match earlier turns. `None` if it matches.
pub(super) fn mismatch(past: &[HistoryEvent], new: &[HistoryEvent]) -> Option<String> {
    let before = patches_of(past);
    let now = new.iter().rev().find_map(version_of);
    let now = now
        .map(|version| version.patches.clone())
        .unwrap_or_default();
    if before.is_empty() || now.starts_with(&before) {
        return None;
    }
    Some(format!(
        "Patch mismatch. History patches: [{}], current patches: [{}]. ",
        before.join(", "),
        now.join(", ")
    ))
}

/// Removes patches that are already in the history.
pub(super) fn compact(past: &[HistoryEvent], new: &mut [HistoryEvent]) {
    let mut known = patches_of(past);
    let begun = new.iter_mut().find_map(|event| match &mut event.event {
        Some(Event::WorkflowStarted(turn)) => Some(turn),
        _ => None,
    });
    let Some(begun) = begun else {
        return;
    };
    let Some(version) = begun
        .version
        .as_mut()
        .filter(|version| !version.patches.is_empty())
    else {
        return;
    };
    version.patches.retain(|patch| {
        let place = known.iter().position(|known| known == patch);
        if let Some(place) = place {
            known.swap_remove(place);
        }
        place.is_none()
    });
    // As in daprd, the version name is removed with the patches.
    let left = std::mem::take(&mut version.patches);
    begun.version = (!left.is_empty()).then_some(WorkflowVersion {
        patches: left,
        name: None,
    });
}
