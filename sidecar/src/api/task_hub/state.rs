//! Querying instances.

use std::sync::Arc;

use tonic::Status;

use super::manage::status;
use crate::core::Core;
use crate::workflow::messages::{
    GetInstance, History, HistoryOf, Instances, ListInstances, State, StateOf, Timestamp,
};
use crate::workflow::{View, WaitCondition, WorkflowError};

pub(super) async fn get(core: Arc<Core>, request: GetInstance) -> Result<StateOf, Status> {
    core.require_placement("")?;
    match core.workflows.get(&request.instance_id) {
        Ok(view) => Ok(to_state(view, request.with_values)),
        Err(WorkflowError::NotFound) => Ok(StateOf::default()),
        Err(error) => Err(status(&error, "")),
    }
}

pub(super) async fn wait_for_start(
    core: Arc<Core>,
    request: GetInstance,
) -> Result<StateOf, Status> {
    wait_for(core, request, WaitCondition::Started).await
}

pub(super) async fn wait_for_completion(
    core: Arc<Core>,
    request: GetInstance,
) -> Result<StateOf, Status> {
    wait_for(core, request, WaitCondition::Completed).await
}

async fn wait_for(
    core: Arc<Core>,
    request: GetInstance,
    spec: WaitCondition,
) -> Result<StateOf, Status> {
    core.require_placement("")?;
    let view = core.workflows.wait_for(&request.instance_id, spec).await;
    let view = view.map_err(|error| status(&error, ""))?;
    Ok(to_state(view, request.with_values))
}

/// Lists all instance IDs, paginated. A page starts after the last ID of the previous one.
pub(super) async fn list(core: Arc<Core>, request: ListInstances) -> Result<Instances, Status> {
    if !core.workflows.has_state() {
        return Err(Status::unknown("no state store with actor support found"));
    }
    let last_id = request.continuation.unwrap_or_default();
    let ids = core.workflows.all().into_iter().map(|view| view.id);
    let mut ids: Vec<String> = ids
        .filter(|id| last_id.is_empty() || *id > last_id)
        .collect();
    let size = request
        .page_size
        .and_then(|size| usize::try_from(size).ok())
        .filter(|size| *size > 0);
    let continuation = size.filter(|size| ids.len() > *size).and_then(|size| {
        ids.truncate(size);
        ids.last().cloned()
    });
    Ok(Instances { ids, continuation })
}

pub(super) async fn history(core: Arc<Core>, request: HistoryOf) -> Result<History, Status> {
    core.require_placement("")?;
    let id = request.instance_id;
    let events = core.workflows.history(&id).map_err(|error| match error {
        WorkflowError::NotFound => Status::not_found(format!("workflow instance '{id}' not found")),
        error => status(&error, ""),
    })?;
    Ok(History { events })
}

fn to_state(view: View, with_values: bool) -> StateOf {
    let (parent_instance_id, parent_app_id) = view.parent.unzip();
    let mut state = State {
        instance_id: view.id,
        name: view.name,
        version: view.version,
        // Before the first turn this is Go's zero time, the start of the year 1.
        created: Some(view.created.unwrap_or(YEAR_ONE)),
        last_updated: Some(view.last_updated.unwrap_or(YEAR_ONE)),
        parent_instance_id,
        parent_app_id: parent_app_id.flatten(),
        started: view.started,
        ..State::default()
    };
    state.set_status(view.status);
    if with_values {
        state.input = view.input;
        state.output = view.output;
        state.custom_status = view.custom_status;
        state.failure = view.failure;
    }
    StateOf {
        exists: true,
        state: Some(state),
    }
}

/// The start of the year 1.
const YEAR_ONE: Timestamp = Timestamp {
    seconds: -62_135_596_800,
    nanos: 0,
};
