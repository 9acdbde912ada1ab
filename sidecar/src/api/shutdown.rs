//! The shutdown API.

use dapr_client::server::shutdown::{ShutdownApi, ShutdownError, ShutdownRequest};

use crate::core::{Core, Phase};

impl ShutdownApi for Core {
    async fn shutdown(&self, request: ShutdownRequest) -> Result<(), ShutdownError> {
        let forced = request
            .force
            .is_some_and(|force| matches!(force.value(), Ok(true)));
        self.forced
            .store(forced, std::sync::atomic::Ordering::Release);
        // The owner of the sidecar waits for this phase, and stops the program or drops the handle.
        self.enter_phase(Phase::Stopping);
        Ok(())
    }
}
