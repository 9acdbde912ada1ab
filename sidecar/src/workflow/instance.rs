//! Workflow instances.

use std::collections::BTreeMap;

use super::activity::Activity;
use super::history;
use super::messages::{Event, ExecutionStarted, FailureDetails, HistoryEvent, Status, Timestamp};
use super::timers::Timer;
use super::turn::Turn;

/// An instance with its pending work.
#[derive(Debug, Default)]
pub(super) struct Instance {
    /// The events of past turns.
    pub(super) history: Vec<HistoryEvent>,
    /// The events for the next turn.
    pub(super) inbox: Vec<Received>,
    pub(super) custom_status: Option<String>,
    /// The turn that a worker is running.
    pub(super) turn: Option<Turn>,
    pub(super) activities: BTreeMap<i32, Activity>,
    pub(super) timers: BTreeMap<i32, Timer>,
    /// The timer of a scheduled start. Any earlier event starts the instance.
    pub(super) sleeps: Option<Timer>,
    /// Stalled: waits for a worker with other code.
    pub(super) waits_for_other_code: bool,
}

/// An event that waits for a turn.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) event: HistoryEvent,
    /// Whether the clock triggered the event, and therefore waits for its consequences.
    pub(super) timed: bool,
}

/// The state of an instance.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct View {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) status: Status,
    /// The times are set after the first turn.
    pub(crate) created: Option<Timestamp>,
    pub(crate) started: Option<Timestamp>,
    pub(crate) last_updated: Option<Timestamp>,
    pub(crate) input: Option<String>,
    pub(crate) output: Option<String>,
    pub(crate) custom_status: Option<String>,
    pub(crate) failure: Option<FailureDetails>,
    /// The parent's instance ID and app ID.
    pub(crate) parent: Option<(String, Option<String>)>,
    pub(crate) version: Option<String>,
}

impl Instance {
    pub(super) fn status(&self) -> Status {
        let events = &self.history;
        if let Some((_, completed)) = history::completed(events) {
            return completed.status();
        }
        let stalled = events
            .last()
            .is_some_and(|last| matches!(last.event, Some(Event::ExecutionStalled(_))));
        match history::started(events) {
            _ if stalled => Status::Stalled,
            None => Status::Pending,
            Some(_) if history::is_suspended(events) => Status::Suspended,
            Some(_) => Status::Running,
        }
    }

    pub(super) fn is_completed(&self) -> bool {
        history::completed(&self.history).is_some()
    }

    /// The start event, even if it is still in the inbox.
    pub(super) fn start(&self) -> Option<&ExecutionStarted> {
        if let Some((_, started)) = history::started(&self.history) {
            return Some(started);
        }
        self.inbox
            .iter()
            .find_map(|received| match &received.event.event {
                Some(Event::ExecutionStarted(started)) => Some(started),
                _ => None,
            })
    }

    pub(super) fn view(&self, id: &str) -> View {
        let began = history::started(&self.history);
        let ended = history::completed(&self.history).map(|(_, completed)| completed);
        let start = self.start();
        let version = self.history.iter().find_map(|event| match &event.event {
            Some(Event::WorkflowStarted(turn)) => Some(turn.version.as_ref()),
            _ => None,
        });
        let time = |event: Option<&HistoryEvent>| event.and_then(|event| event.timestamp);
        let parent = start.and_then(|start| start.parent.as_ref());
        View {
            id: id.to_owned(),
            name: start.map(|start| start.name.clone()).unwrap_or_default(),
            status: self.status(),
            created: time(began.map(|(event, _)| event)),
            started: time(self.history.first()),
            last_updated: began.and_then(|_| time(self.history.last())),
            input: began.and_then(|(_, start)| start.input.clone()),
            output: ended.and_then(|ended| ended.result.clone()),
            custom_status: self.custom_status.clone(),
            failure: ended.and_then(|ended| ended.failure.clone()),
            parent: parent.and_then(|parent| {
                let id = parent.workflow.as_ref()?.instance_id.clone();
                Some((id, parent.app_id.clone()))
            }),
            version: version.flatten().and_then(|version| version.name.clone()),
        }
    }
}
