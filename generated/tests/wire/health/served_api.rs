//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::server::health::{
    CheckHealthError, CheckHealthRequest, CheckOutboundHealthError, CheckOutboundHealthRequest,
    HealthApi,
};

use crate::dispatch::{Refusing, refused};

impl HealthApi for Refusing {
    async fn check_health(&self, _: CheckHealthRequest) -> Result<(), CheckHealthError> {
        Err(refused("check_health").into())
    }

    async fn check_outbound_health(
        &self,
        _: CheckOutboundHealthRequest,
    ) -> Result<(), CheckOutboundHealthError> {
        Err(refused("check_outbound_health").into())
    }
}
