//! Waking the main task under WasmEdge.
//!
//! `tokio_wasi` cannot interrupt its own wait for sockets. If a spawned task, such as that of an
//! HTTP connection, wakes the future of `block_on`, the runtime may still go to sleep until a
//! socket or timer event occurs (mio's `Waker` has no effect there). A body of more than half a
//! megabyte then slows down or hangs. The runtime never sleeps if there is a deferred wake-up, so
//! every wake-up is also deferred.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

/// Polls with a waker that the runtime does not miss.
pub(super) fn poll_with_deferred_wake<T>(
    context: &mut Context<'_>,
    poll: impl FnOnce(&mut Context<'_>) -> T,
) -> T {
    let waker = Waker::from(Arc::new(DeferredWake(context.waker().clone())));
    poll(&mut Context::from_waker(&waker))
}

struct DeferredWake(Waker);

impl Wake for DeferredWake {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.wake_by_ref();
        // The first poll defers a wake-up. There is no second poll.
        let _ = pin!(tokio::task::yield_now()).poll(&mut Context::from_waker(&self.0));
    }
}
