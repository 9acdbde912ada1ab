//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::server::publish::{
    BulkPublishEventError, BulkPublishEventRequest, PublishApi, PublishEventError,
    PublishEventRequest,
};

use crate::dispatch::{Refusing, refused};

impl PublishApi for Refusing {
    async fn bulk_publish_event(
        &self,
        _: BulkPublishEventRequest,
    ) -> Result<(), BulkPublishEventError> {
        Err(refused("bulk_publish_event").into())
    }

    async fn publish_event(&self, _: PublishEventRequest) -> Result<(), PublishEventError> {
        Err(refused("publish_event").into())
    }
}
