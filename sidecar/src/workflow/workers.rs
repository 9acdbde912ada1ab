//! Workers and the assignment of work items.

use std::fmt;
use std::sync::{Mutex, Weak};

use tokio::sync::{mpsc, watch};

use super::engine::{Engine, Workflows};
use super::messages::{WorkItem, WorkItemRequest};
use super::timers::lock;

/// The connected workers.
#[derive(Debug)]
pub(super) struct Workers {
    connected: Vec<Worker>,
    /// The index of the worker that receives the next item.
    next: usize,
    /// Numbers connections and work items.
    last_id: u64,
    count: watch::Sender<usize>,
}

#[derive(Debug)]
struct Worker {
    id: u64,
    items: mpsc::UnboundedSender<WorkItem>,
}

/// The assignment of an item: its worker and completion token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Assignment {
    pub(super) worker: u64,
    token: String,
}

impl Assignment {
    /// Whether a result belongs to this item. Older workers send no token.
    pub(super) fn is_completed_by(&self, token: &str) -> bool {
        token.is_empty() || token == self.token
    }
}

impl Workers {
    pub(super) fn new(count: watch::Sender<usize>) -> Self {
        Self {
            connected: Vec::new(),
            next: 0,
            last_id: 0,
            count,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.connected.is_empty()
    }

    /// Assigns an item to a worker, round robin. `None` if there is none.
    pub(super) fn hand_out(&mut self, request: WorkItemRequest) -> Option<Assignment> {
        if self.connected.is_empty() {
            return None;
        }
        let worker = &self.connected[self.next % self.connected.len()];
        self.next = self.next.wrapping_add(1);
        self.last_id += 1;
        let assignment = Assignment {
            worker: worker.id,
            token: self.last_id.to_string(),
        };
        // A worker that has just disconnected is detected immediately, and its items are reassigned then.
        let _ = worker.items.send(WorkItem {
            request: Some(request),
            completion_token: assignment.token.clone(),
        });
        Some(assignment)
    }

    fn add(&mut self) -> (u64, mpsc::UnboundedReceiver<WorkItem>) {
        let (items, received) = mpsc::unbounded_channel();
        self.last_id += 1;
        let id = self.last_id;
        self.connected.push(Worker { id, items });
        self.count.send_replace(self.connected.len());
        (id, received)
    }

    fn remove(&mut self, id: u64) {
        self.connected.retain(|worker| worker.id != id);
        self.count.send_replace(self.connected.len());
    }

    /// Ends all streams.
    pub(super) fn dismiss(&mut self) {
        self.connected.clear();
        self.count.send_replace(0);
    }
}

/// A connected worker. Dropping it reassigns its items.
pub(crate) struct WorkerConnection {
    id: u64,
    items: mpsc::UnboundedReceiver<WorkItem>,
    engine: Weak<Mutex<Engine>>,
}

impl WorkerConnection {
    /// The next work item. `None` when the sidecar ends.
    pub(crate) async fn next(&mut self) -> Option<WorkItem> {
        self.items.recv().await
    }
}

impl Drop for WorkerConnection {
    fn drop(&mut self) {
        if let Some(engine) = self.engine.upgrade() {
            lock(&engine).disconnect(self.id);
        }
    }
}

impl fmt::Debug for WorkerConnection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("WorkerConnection")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Workflows {
    /// Connects a worker and assigns waiting items.
    pub(crate) fn connect(&self) -> WorkerConnection {
        let mut engine = self.engine();
        let (id, items) = engine.workers.add();
        for instance in engine.instances.values_mut() {
            instance.waits_for_other_code = false;
        }
        engine.assign_all();
        drop(engine);
        WorkerConnection {
            id,
            items,
            engine: self.weak(),
        }
    }
}

impl Engine {
    /// Reassigns the items of a disconnected worker, now or when another one connects.
    fn disconnect(&mut self, id: u64) {
        self.workers.remove(id);
        for instance in self.instances.values_mut() {
            // The events of a turn are still in the inbox.
            if instance
                .turn
                .as_ref()
                .is_some_and(|turn| turn.assignment.worker == id)
            {
                instance.turn = None;
            }
            for activity in instance.activities.values_mut() {
                activity.take_from(id);
            }
        }
        self.assign_all();
    }

    /// Assigns all waiting work.
    fn assign_all(&mut self) {
        let ids: Vec<String> = self.instances.keys().cloned().collect();
        for id in ids {
            self.hand_out_activities(&id);
            self.start_turn(&id);
        }
    }
}
