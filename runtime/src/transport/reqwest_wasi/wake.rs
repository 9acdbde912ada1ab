//! Waking the main task under WasmEdge.
//!
//! `tokio_wasi` cannot interrupt its own wait for sockets: when a spawned task, such as that of an
//! HTTP connection, wakes the future of `block_on`, the runtime may go to sleep all the same, until
//! some socket or timer stirs (mio's `Waker` does nothing there). A body of more than half a
//! megabyte then crawls or hangs. A deferred wake-up is the one thing for which the runtime does
//! not sleep, so every wake-up goes that way as well.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

/// Polls with a waker that the runtime does not overlook.
pub(super) fn heard<T>(context: &mut Context<'_>, poll: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let waker = Waker::from(Arc::new(Heard(context.waker().clone())));
    poll(&mut Context::from_waker(&waker))
}

struct Heard(Waker);

impl Wake for Heard {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.wake_by_ref();
        // The first poll defers a wake-up. It is not polled again.
        let _ = pin!(tokio::task::yield_now()).poll(&mut Context::from_waker(&self.0));
    }
}
