//! A wait for a time.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use std::time::SystemTime;

use super::timeline::Wait;
use super::{BusyGuard, Clock};

/// A wait that has started; see [`Clock::sleep_until`]. Dropping it cancels the wait.
#[must_use = "futures do nothing unless awaited"]
pub struct Sleep {
    clock: Clock,
    wait: Wait,
    /// The real timer, while the clock runs.
    timer: Option<Pin<Box<tokio::time::Sleep>>>,
    taken: bool,
}

impl Sleep {
    pub(super) fn new(clock: &Clock, when: SystemTime) -> Self {
        let wait = clock.inner.timeline().wait_for(when);
        Self {
            clock: clock.clone(),
            wait,
            timer: None,
            taken: false,
        }
    }
}

impl Future for Sleep {
    type Output = BusyGuard;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<BusyGuard> {
        let this = self.get_mut();
        loop {
            let remaining = {
                let mut timeline = this.clock.inner.timeline();
                if timeline.take(this.wait) {
                    this.taken = true;
                    drop(timeline);
                    return Poll::Ready(BusyGuard::new(this.clock.clone(), this.wait.0));
                }
                timeline.wake_later(this.wait, context.waker());
                if timeline.is_frozen() {
                    this.timer = None;
                    return Poll::Pending;
                }
                this.wait
                    .0
                    .duration_since(timeline.now())
                    .unwrap_or_default()
            };
            // Reset each time because the clock may have moved; polled at once so that it wakes this task.
            let timer = this.timer.insert(Box::pin(tokio::time::sleep(remaining)));
            ready!(timer.as_mut().poll(context));
        }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if self.taken {
            return;
        }
        let was_due = self.clock.inner.timeline().cancel(self.wait);
        if was_due {
            drop(BusyGuard::new(self.clock.clone(), self.wait.0));
        }
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Sleep")
            .field("until", &self.wait.0)
            .finish_non_exhaustive()
    }
}
