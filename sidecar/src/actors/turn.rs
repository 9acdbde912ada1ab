//! Turn-based access: an actor processes one call at a time, plus reentrant calls.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::InvokeError;

/// The turns of one actor.
#[derive(Debug)]
pub(super) struct Turn {
    /// The maximum depth of reentrant calls. `None` if reentrancy is disabled.
    reentrant: Option<u32>,
    queue: Mutex<CallQueue>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct CallQueue {
    /// The first chain has the turn.
    chains: VecDeque<Chain>,
    next_number: u64,
    closed: bool,
}

/// A call and its reentrant calls.
#[derive(Debug)]
struct Chain {
    number: u64,
    id: String,
    depth: u32,
}

/// The right to a turn. Dropping it ends the turn.
#[derive(Debug)]
pub(super) struct TurnGuard {
    turn: Arc<Turn>,
    number: u64,
    /// The ID of the call chain, if reentrancy is enabled.
    pub(super) chain: Option<String>,
}

impl Turn {
    pub(super) fn new(reentrant: Option<u32>) -> Arc<Self> {
        Arc::new(Self {
            reentrant,
            queue: Mutex::default(),
            changed: Notify::new(),
        })
    }

    /// Waits for the turn of an existing call chain, or starts a new one.
    pub(super) async fn acquire(
        self: &Arc<Self>,
        chain: Option<&str>,
    ) -> Result<TurnGuard, InvokeError> {
        let guard = self.enqueue(chain)?;
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // Enabled before the check, so that no notification is lost.
            changed.as_mut().enable();
            {
                let queue = self.queue();
                if queue.closed {
                    return Err(InvokeError::Closed);
                }
                if queue
                    .chains
                    .front()
                    .is_some_and(|first| first.number == guard.number)
                {
                    break;
                }
            }
            changed.await;
        }
        Ok(guard)
    }

    fn enqueue(self: &Arc<Self>, chain: Option<&str>) -> Result<TurnGuard, InvokeError> {
        let mut queue = self.queue();
        if queue.closed {
            return Err(InvokeError::Closed);
        }
        let Some(deepest) = self.reentrant else {
            let number = queue.append(String::new());
            return Ok(self.guard(number, None));
        };
        let id = chain.map_or_else(|| uuid::Uuid::new_v4().to_string(), str::to_owned);
        let running = queue
            .chains
            .iter_mut()
            .find(|running| chain.is_some() && running.id == id);
        let number = match running {
            // daprd 1.18.2 counts the rejected call as active, after which the actor never responds again.
            Some(running) if running.depth >= deepest => return Err(InvokeError::TooDeep),
            Some(running) => {
                running.depth += 1;
                running.number
            }
            None => queue.append(id.clone()),
        };
        Ok(self.guard(number, Some(id)))
    }

    fn guard(self: &Arc<Self>, number: u64, chain: Option<String>) -> TurnGuard {
        TurnGuard {
            turn: self.clone(),
            number,
            chain,
        }
    }

    /// Whether a call is active or waiting.
    pub(super) fn is_busy(&self) -> bool {
        !self.queue().chains.is_empty()
    }

    /// Closes the actor if no call is active or waiting. Returns whether it did.
    pub(super) fn close(&self) -> bool {
        let mut queue = self.queue();
        if queue.chains.is_empty() {
            queue.closed = true;
        }
        queue.closed
    }

    fn queue(&self) -> MutexGuard<'_, CallQueue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CallQueue {
    fn append(&mut self, id: String) -> u64 {
        let number = self.next_number;
        self.next_number += 1;
        self.chains.push_back(Chain {
            number,
            id,
            depth: 1,
        });
        number
    }
}

impl Drop for TurnGuard {
    fn drop(&mut self) {
        let mut queue = self.turn.queue();
        if let Some(at) = queue
            .chains
            .iter()
            .position(|chain| chain.number == self.number)
        {
            queue.chains[at].depth -= 1;
            if queue.chains[at].depth == 0 {
                queue.chains.remove(at);
            }
        }
        drop(queue);
        self.turn.changed.notify_waiters();
    }
}
