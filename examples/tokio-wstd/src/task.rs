//! Tasks.

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use wstd::runtime::Task;

/// The result of a task. Dropping it lets the task run on.
#[derive(Debug)]
pub struct JoinHandle<T>(Option<Task<T>>);

/// Runs a future beside the others.
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    JoinHandle(Some(wstd::runtime::spawn(future)))
}

impl<T> Future for JoinHandle<T> {
    /// A panic ends the component: there are no other errors.
    type Output = Result<T, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Some(task) => Pin::new(task).poll(context).map(Ok),
            None => Poll::Pending,
        }
    }
}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        if let Some(task) = self.0.take() {
            task.detach();
        }
    }
}

/// Tasks whose results are taken as they complete. Dropping it cancels them.
#[derive(Debug)]
pub struct JoinSet<T>(Vec<Task<T>>);

impl<T> Default for JoinSet<T> {
    fn default() -> Self {
        JoinSet(Vec::new())
    }
}

impl<T: 'static> JoinSet<T> {
    /// Creates an empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs a future beside the others.
    pub fn spawn(&mut self, future: impl Future<Output = T> + 'static) {
        self.0.push(wstd::runtime::spawn(future));
    }

    /// Waits for the next result. Returns `None` if the set is empty.
    pub async fn join_next(&mut self) -> Option<Result<T, Infallible>> {
        poll_fn(|context| {
            for index in 0..self.0.len() {
                if let Poll::Ready(result) = Pin::new(&mut self.0[index]).poll(context) {
                    drop(self.0.swap_remove(index));
                    return Poll::Ready(Some(Ok(result)));
                }
            }
            match self.0.is_empty() {
                true => Poll::Ready(None),
                false => Poll::Pending,
            }
        })
        .await
    }
}
