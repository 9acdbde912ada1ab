//! Who carries work out.

use std::fmt;
use std::sync::{Mutex, Weak};

use tokio::sync::{mpsc, watch};

use super::engine::{Engine, Workflows};
use super::messages::{WorkItem, WorkItemRequest};
use super::timers::lock;

/// The workers that are connected.
#[derive(Debug)]
pub(super) struct Workers {
    connected: Vec<Worker>,
    /// Who gets the next item.
    next: usize,
    /// How many connections and items there were: their names.
    named: u64,
    count: watch::Sender<usize>,
}

#[derive(Debug)]
struct Worker {
    id: u64,
    items: mpsc::UnboundedSender<WorkItem>,
}

/// Who has an item, and what its answer must say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Handed {
    pub(super) worker: u64,
    token: String,
}

impl Handed {
    /// Whether an answer is that to this item. Older workers do not say which one they mean.
    pub(super) fn is_answered_by(&self, token: &str) -> bool {
        token.is_empty() || token == self.token
    }
}

impl Workers {
    pub(super) fn new(count: watch::Sender<usize>) -> Self {
        Self {
            connected: Vec::new(),
            next: 0,
            named: 0,
            count,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.connected.is_empty()
    }

    /// Gives an item to one of them, in turn; nothing if there is none.
    pub(super) fn hand_out(&mut self, request: WorkItemRequest) -> Option<Handed> {
        if self.connected.is_empty() {
            return None;
        }
        let worker = &self.connected[self.next % self.connected.len()];
        self.next = self.next.wrapping_add(1);
        self.named += 1;
        let handed = Handed {
            worker: worker.id,
            token: self.named.to_string(),
        };
        // One that has just gone is found out about at once, and its items are given to others then.
        let _ = worker.items.send(WorkItem {
            request: Some(request),
            completion_token: handed.token.clone(),
        });
        Some(handed)
    }

    fn add(&mut self) -> (u64, mpsc::UnboundedReceiver<WorkItem>) {
        let (items, received) = mpsc::unbounded_channel();
        self.named += 1;
        let id = self.named;
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

/// A worker that is connected. Dropping it gives what it has to others.
pub(crate) struct WorkerConnection {
    id: u64,
    items: mpsc::UnboundedReceiver<WorkItem>,
    engine: Weak<Mutex<Engine>>,
}

impl WorkerConnection {
    /// The next thing to do; nothing when the sidecar ends.
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
    /// A worker connects: it gets what waits.
    pub(crate) fn connect(&self) -> WorkerConnection {
        let mut engine = self.engine();
        let (id, items) = engine.workers.add();
        for instance in engine.instances.values_mut() {
            instance.waits_for_other_code = false;
        }
        engine.go_on_with_all();
        drop(engine);
        WorkerConnection {
            id,
            items,
            engine: self.weak(),
        }
    }
}

impl Engine {
    /// A worker has gone: what it had is done by others, now or when one comes.
    fn disconnect(&mut self, id: u64) {
        self.workers.remove(id);
        for instance in self.instances.values_mut() {
            // What a turn is about is still in the inbox.
            if instance
                .turn
                .as_ref()
                .is_some_and(|turn| turn.handed.worker == id)
            {
                instance.turn = None;
            }
            for activity in instance.activities.values_mut() {
                activity.take_from(id);
            }
        }
        self.go_on_with_all();
    }

    /// Gives out all work that waits for a worker.
    fn go_on_with_all(&mut self) {
        let ids: Vec<String> = self.instances.keys().cloned().collect();
        for id in ids {
            self.hand_out_activities(&id);
            self.go_on(&id);
        }
    }
}
