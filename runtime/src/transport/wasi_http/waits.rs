//! What is waited for.
//!
//! The reactor of `wstd` waits for a `WaitFor` until it is dropped, even if it has been ready. If its owner
//! is not polled, as a body that is not read at the moment, the reactor never blocks again, and Wasmtime
//! then delays all other requests. So a task owns each `WaitFor`, and drops it when it is ready.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::task::{Poll, Waker};

use wstd::runtime::WaitFor;

thread_local! {
    // A component has one thread. No waker is called or dropped while this is borrowed, because that
    // may drop a task, and with it the owner of a wait.
    static WAITS: RefCell<Waits> = RefCell::default();
}

#[derive(Default)]
struct Waits {
    last_key: u64,
    open: BTreeMap<u64, Wait>,
    ready: Vec<u64>,
    /// Runs while there are open waits.
    task_runs: bool,
    task: Option<Waker>,
}

struct Wait {
    _wait: WaitFor,
    owner: Waker,
}

pub(super) fn next_key() -> u64 {
    WAITS.with_borrow_mut(|waits| {
        waits.last_key += 1;
        waits.last_key
    })
}

/// Adds a wait that has been polled.
pub(super) fn begin(key: u64, wait: WaitFor, owner: Waker) {
    let task_runs = WAITS.with_borrow_mut(|waits| {
        waits.open.insert(key, Wait { _wait: wait, owner });
        std::mem::replace(&mut waits.task_runs, true)
    });
    if !task_runs {
        wstd::runtime::spawn(end_ready()).detach();
    }
}

/// Returns whether a wait is still open. If so, sets its owner.
pub(super) fn go_on(key: u64, owner: &Waker) -> bool {
    let former = WAITS.with_borrow_mut(|waits| {
        let wait = waits.open.get_mut(&key)?;
        Some(std::mem::replace(&mut wait.owner, owner.clone()))
    });
    former.is_some()
}

/// Ends a wait that may be open.
pub(super) fn end(key: u64) {
    let (ended, task) = WAITS.with_borrow_mut(|waits| {
        let ended = waits.open.remove(&key);
        // The task ends with the last wait: it belongs to the reactor of one `block_on`.
        let task = waits.open.is_empty().then(|| waits.task.take());
        (ended, task.flatten())
    });
    drop(ended);
    if let Some(task) = task {
        task.wake();
    }
}

/// Lets the task end a wait. The reactor holds its locks meanwhile.
pub(super) fn is_ready(key: u64) {
    let task = WAITS.with_borrow_mut(|waits| {
        waits.ready.push(key);
        waits.task.clone()
    });
    if let Some(task) = task {
        task.wake();
    }
}

/// Ends waits as soon as they are ready, and wakes their owners, until none is open.
async fn end_ready() {
    poll_fn(|context| {
        let task = context.waker().clone();
        let (ended, former, is_over) = WAITS.with_borrow_mut(|waits| {
            let ready = std::mem::take(&mut waits.ready);
            let ended: Vec<_> = ready
                .iter()
                .filter_map(|key| waits.open.remove(key))
                .collect();
            let is_over = waits.open.is_empty();
            waits.task_runs = !is_over;
            let former = std::mem::replace(&mut waits.task, (!is_over).then_some(task));
            (ended, former, is_over)
        });
        drop(former);
        for wait in ended {
            wait.owner.wake();
        }
        if is_over {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await
}
