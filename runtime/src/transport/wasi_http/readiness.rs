//! Waiting for a resource of the host.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use wasip2::io::poll::Pollable;
use wstd::runtime::AsyncPollable;

use super::waits;

/// Whether a resource is ready. Has to be dropped before the resource.
pub(super) struct Readiness {
    /// The key of the wait, if it has begun.
    key: Option<u64>,
    pollable: AsyncPollable,
}

impl Readiness {
    /// Panics outside `wstd::runtime::block_on`.
    pub(super) fn new(pollable: Pollable) -> Self {
        Readiness {
            key: None,
            pollable: AsyncPollable::new(pollable),
        }
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if let Some(key) = self.key {
            let waits = waits::go_on(key, context.waker());
            self.key = waits.then_some(key);
            return if waits {
                Poll::Pending
            } else {
                Poll::Ready(())
            };
        }
        let key = waits::next_key();
        let waker = Waker::from(Arc::new(Ready(key)));
        let mut wait = self.pollable.wait_for();
        if Pin::new(&mut wait)
            .poll(&mut Context::from_waker(&waker))
            .is_ready()
        {
            return Poll::Ready(());
        }
        waits::begin(key, wait, context.waker().clone());
        self.key = Some(key);
        Poll::Pending
    }
}

impl Drop for Readiness {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            waits::end(key);
        }
    }
}

/// The waker of the reactor for one wait.
struct Ready(u64);

impl Wake for Ready {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        waits::is_ready(self.0);
    }
}
