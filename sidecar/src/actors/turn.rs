//! One call to an actor after the other, or calls within a call.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::InvokeFault;

/// Whose turn it is at one actor.
#[derive(Debug)]
pub(super) struct Turn {
    /// How deep calls within calls may go, if there may be any.
    reentrant: Option<u32>,
    line: Mutex<Line>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Line {
    /// The first has its turn.
    chains: VecDeque<Chain>,
    begun: u64,
    closed: bool,
}

/// A call, and the calls within it.
#[derive(Debug)]
struct Chain {
    number: u64,
    id: String,
    depth: u32,
}

/// A turn, which is over when this is dropped.
#[derive(Debug)]
pub(super) struct Pass {
    turn: Arc<Turn>,
    number: u64,
    /// The chain of calls that this one belongs to, if there are such at this actor.
    pub(super) chain: Option<String>,
}

impl Turn {
    pub(super) fn new(reentrant: Option<u32>) -> Arc<Self> {
        Arc::new(Self {
            reentrant,
            line: Mutex::default(),
            changed: Notify::new(),
        })
    }

    /// Waits for the turn of a call that belongs to a chain, or begins one.
    pub(super) async fn take(self: &Arc<Self>, chain: Option<&str>) -> Result<Pass, InvokeFault> {
        let pass = self.line_up(chain)?;
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // Listens before it looks, so that no notice falls between the two.
            changed.as_mut().enable();
            {
                let line = self.line();
                if line.closed {
                    return Err(InvokeFault::Closed);
                }
                if line
                    .chains
                    .front()
                    .is_some_and(|first| first.number == pass.number)
                {
                    break;
                }
            }
            changed.await;
        }
        Ok(pass)
    }

    fn line_up(self: &Arc<Self>, chain: Option<&str>) -> Result<Pass, InvokeFault> {
        let mut line = self.line();
        if line.closed {
            return Err(InvokeFault::Closed);
        }
        let Some(deepest) = self.reentrant else {
            let number = line.append(String::new());
            return Ok(self.pass(number, None));
        };
        let id = chain.map_or_else(|| uuid::Uuid::new_v4().to_string(), str::to_owned);
        let running = line
            .chains
            .iter_mut()
            .find(|running| chain.is_some() && running.id == id);
        let number = match running {
            // daprd 1.18.2 counts this call although it refuses it, and then the actor answers no more.
            Some(running) if running.depth >= deepest => return Err(InvokeFault::TooDeep),
            Some(running) => {
                running.depth += 1;
                running.number
            }
            None => line.append(id.clone()),
        };
        Ok(self.pass(number, Some(id)))
    }

    fn pass(self: &Arc<Self>, number: u64, chain: Option<String>) -> Pass {
        Pass {
            turn: self.clone(),
            number,
            chain,
        }
    }

    /// Whether somebody has or waits for a turn.
    pub(super) fn is_busy(&self) -> bool {
        !self.line().chains.is_empty()
    }

    /// Nobody gets a turn any more. Only if nobody has one: whether it is so.
    pub(super) fn close(&self) -> bool {
        let mut line = self.line();
        if line.chains.is_empty() {
            line.closed = true;
        }
        line.closed
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    fn append(&mut self, id: String) -> u64 {
        let number = self.begun;
        self.begun += 1;
        self.chains.push_back(Chain {
            number,
            id,
            depth: 1,
        });
        number
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut line = self.turn.line();
        if let Some(at) = line
            .chains
            .iter()
            .position(|chain| chain.number == self.number)
        {
            line.chains[at].depth -= 1;
            if line.chains[at].depth == 0 {
                line.chains.remove(at);
            }
        }
        drop(line);
        self.turn.changed.notify_waiters();
    }
}
