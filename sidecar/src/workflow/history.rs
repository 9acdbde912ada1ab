//! Queries over histories.

use super::messages::{
    Event, ExecutionCompleted, ExecutionStarted, ExecutionTerminated, HistoryEvent, Timestamp,
};

/// What an event completes: each task, timer and child is completed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Awaited {
    Task(i32),
    Timer(i32),
    Child(i32),
}

impl HistoryEvent {
    /// Creates an event that does not result from a numbered action.
    pub(super) fn new(timestamp: Timestamp, event: Event) -> Self {
        Self {
            event_id: -1,
            timestamp: Some(timestamp),
            event: Some(event),
            router: None,
        }
    }

    /// The task, timer or child workflow that the event completes, if any.
    pub(super) fn awaited(&self) -> Option<Awaited> {
        match self.event.as_ref()? {
            Event::TaskCompleted(event) => Some(Awaited::Task(event.task_scheduled_id)),
            Event::TaskFailed(event) => Some(Awaited::Task(event.task_scheduled_id)),
            Event::TimerFired(event) => Some(Awaited::Timer(event.timer_id)),
            Event::ChildCompleted(event) => Some(Awaited::Child(event.task_scheduled_id)),
            Event::ChildFailed(event) => Some(Awaited::Child(event.task_scheduled_id)),
            _ => None,
        }
    }
}

/// The start event, with its data.
pub(super) fn started(events: &[HistoryEvent]) -> Option<(&HistoryEvent, &ExecutionStarted)> {
    events.iter().find_map(|event| match &event.event {
        Some(Event::ExecutionStarted(started)) => Some((event, started)),
        _ => None,
    })
}

/// The completion event, with its data.
pub(super) fn completed(events: &[HistoryEvent]) -> Option<(&HistoryEvent, &ExecutionCompleted)> {
    // Near the end of the history.
    events.iter().rev().find_map(|event| match &event.event {
        Some(Event::ExecutionCompleted(completed)) => Some((event, completed)),
        _ => None,
    })
}

/// Whether the instance is suspended.
pub(super) fn is_suspended(events: &[HistoryEvent]) -> bool {
    let last = events.iter().rev().find_map(|event| match &event.event {
        Some(Event::ExecutionSuspended(_)) => Some(true),
        Some(Event::ExecutionResumed(_)) => Some(false),
        _ => None,
    });
    last.unwrap_or(false)
}

/// The termination event, if any.
pub(super) fn terminated(events: &[HistoryEvent]) -> Option<&ExecutionTerminated> {
    events.iter().find_map(|event| match &event.event {
        Some(Event::ExecutionTerminated(terminated)) => Some(terminated),
        _ => None,
    })
}

/// The IDs of the children, without duplicates.
pub(super) fn children(events: &[HistoryEvent]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for event in events {
        if let Some(Event::ChildCreated(created)) = &event.event
            && !ids.contains(&created.instance_id)
        {
            ids.push(created.instance_id.clone());
        }
    }
    ids
}

/// Removes completions without a matching action, which would hide a later completion with the same ID.
pub(super) fn remove_unmatched(
    past: &[HistoryEvent],
    mut new: Vec<HistoryEvent>,
) -> Vec<HistoryEvent> {
    let requested = |events: &[HistoryEvent], awaited| {
        events.iter().any(|event| match (&event.event, awaited) {
            (Some(Event::TaskScheduled(_)), Awaited::Task(id))
            | (Some(Event::ChildCreated(_)), Awaited::Child(id)) => event.event_id == id,
            // Timers of an earlier execution are not in the history.
            (_, Awaited::Timer(_)) => true,
            _ => false,
        })
    };
    let retained: Vec<bool> = new
        .iter()
        .map(|event| {
            event
                .awaited()
                .is_none_or(|awaited| requested(past, awaited) || requested(&new, awaited))
        })
        .collect();
    let mut retained = retained.into_iter();
    new.retain(|_| retained.next().unwrap_or(true));
    new
}
