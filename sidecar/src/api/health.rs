//! The health API.

use dapr_client::server::health::{
    CheckHealthError, CheckHealthRequest, CheckOutboundHealthError, CheckOutboundHealthRequest,
    HealthApi,
};

use crate::core::{Core, Phase};

impl HealthApi for Core {
    async fn check_health(&self, request: CheckHealthRequest) -> Result<(), CheckHealthError> {
        if self.phase() != Phase::Ready {
            return Err(CheckHealthError::HealthNotReady(
                "dapr is not ready: [runtime]".into(),
            ));
        }
        match request.app_id {
            Some(app_id) if app_id != self.app_id => Err(CheckHealthError::HealthAppidNotMatch(
                "dapr app-id does not match".into(),
            )),
            _ => Ok(()),
        }
    }

    async fn check_outbound_health(
        &self,
        _: CheckOutboundHealthRequest,
    ) -> Result<(), CheckOutboundHealthError> {
        // The components of the sidecar are ready before it accepts requests.
        if self.phase() == Phase::Stopping {
            return Err(CheckOutboundHealthError::OutboundHealthNotReady(
                "dapr outbound is not ready".into(),
            ));
        }
        Ok(())
    }
}
