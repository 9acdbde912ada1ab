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
    let started = new.iter_mut().find_map(|event| match &mut event.event {
        Some(Event::WorkflowStarted(turn)) => Some(turn),
        _ => None,
    });
    if let (Some(reported), Some(started)) = (reported, started) {
        started.version = Some(reported);
    }
}

/// Returns why the code of this turn does not match earlier turns. `None` if it matches.
pub(super) fn mismatch(past: &[HistoryEvent], new: &[HistoryEvent]) -> Option<String> {
    let past_patches = patches_of(past);
    let current_patches = new.iter().rev().find_map(version_of);
    let current_patches = current_patches
        .map(|version| version.patches.clone())
        .unwrap_or_default();
    if past_patches.is_empty() || current_patches.starts_with(&past_patches) {
        return None;
    }
    Some(format!(
        "Patch mismatch. History patches: [{}], current patches: [{}]. ",
        past_patches.join(", "),
        current_patches.join(", ")
    ))
}

/// Removes patches that are already in the history.
pub(super) fn compact(past: &[HistoryEvent], new: &mut [HistoryEvent]) {
    let mut known = patches_of(past);
    let started = new.iter_mut().find_map(|event| match &mut event.event {
        Some(Event::WorkflowStarted(turn)) => Some(turn),
        _ => None,
    });
    let Some(started) = started else {
        return;
    };
    let Some(version) = started
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
    let remaining_patches = std::mem::take(&mut version.patches);
    started.version = (!remaining_patches.is_empty()).then_some(WorkflowVersion {
        patches: remaining_patches,
        name: None,
    });
}
