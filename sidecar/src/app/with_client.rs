//! An application in the same process that needs a client of the sidecar.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use dapr_client::DaprClient;

use super::handler::{AppFuture, AppHandler, AppRequest, AppResponse};

type Cell = Arc<OnceLock<Box<dyn AppHandler>>>;

/// Creates the application once the client exists.
pub(crate) struct AppWithClient(Mutex<Create>);

/// Behind a lock that is never contended: it makes the builder `Sync`.
type Create = Box<dyn FnOnce(DaprClient) + Send>;

impl AppWithClient {
    /// Returns the application with a handler that forwards to it.
    pub(crate) fn new<H: AppHandler>(
        create: impl FnOnce(DaprClient) -> H + Send + 'static,
    ) -> (Self, impl AppHandler) {
        let cell = Cell::default();
        let created = Created(Arc::clone(&cell));
        let create = move |client| {
            // It is set here only.
            let _ = cell.set(Box::new(create(client)));
        };
        (Self(Mutex::new(Box::new(create))), created)
    }

    pub(crate) fn create(self, client: DaprClient) {
        let create = self.0.into_inner();
        create.unwrap_or_else(PoisonError::into_inner)(client);
    }
}

struct Created(Cell);

impl AppHandler for Created {
    fn handle(&self, request: AppRequest) -> AppFuture {
        match self.0.get() {
            Some(app) => app.handle(request),
            None => Box::pin(std::future::ready(AppResponse::new(503))),
        }
    }
}
