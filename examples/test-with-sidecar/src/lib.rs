//! Reserves seats in a state store, and tests this with the embedded sidecar: no Docker, no `dapr init`, and
//! a clock that the test controls.

use std::time::Duration;

use dapr_client::state::{Concurrency, StateItem, StateOptions};
use dapr_client::{DaprClient, Error};

/// The duration of a reservation.
const RESERVED: Duration = Duration::from_secs(15 * 60);

/// Reserves a seat for fifteen minutes. Returns `false` if it is already reserved.
pub async fn reserve(dapr: &DaprClient, seat: &str, passenger: &str) -> Result<bool, Error> {
    // Without an ETag the first write wins only if the key does not exist.
    let first_write = StateOptions::new().concurrency(Concurrency::FirstWrite);
    let reservation = StateItem::new(seat, passenger)
        .ttl(RESERVED)
        .options(first_write);
    match dapr.save_state("seats", [reservation]).await {
        Ok(_) => Ok(true),
        Err(error) if error.is_conflict() => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::time::Duration;

    use dapr_client::ErrorKind;
    use dapr_sidecar::{Component, Operation, Sidecar};

    use super::reserve;

    #[tokio::test]
    async fn a_seat_is_reserved_until_the_reservation_expires() -> Result<(), Box<dyn Error>> {
        let seats = Component::new("seats", "state.in-memory");
        let sidecar = Sidecar::builder().component(seats).start().await?;
        let dapr = sidecar.client();

        assert!(reserve(&dapr, "12A", "Leia").await?);
        assert!(!reserve(&dapr, "12A", "Han").await?);
        sidecar.advance(Duration::from_secs(15 * 60 + 1)).await;
        assert!(reserve(&dapr, "12A", "Han").await?);

        // An injected failure: the state store is down for one call.
        sidecar
            .inject_failure(Operation::SaveState)
            .times(1)
            .status(500);
        let error = reserve(&dapr, "12B", "Lando").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Dapr);
        Ok(())
    }
}
