//! State: values by key.

use std::time::{Duration, SystemTime};

use dapr_client::state::{GetState, StateItem, StateKey, TransactionOperation};
use dapr_client::{DaprClient, ErrorCode, StatusCode};
use serde::{Deserialize, Serialize};

use crate::check::{Failure, expect};

const STORE: &str = "starwars";

/// An application type: every type that serde can serialize to JSON can be stored.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Weapon {
    name: String,
    colour: String,
}

impl Weapon {
    pub(crate) fn new(name: &str, colour: &str) -> Self {
        Self {
            name: name.into(),
            colour: colour.into(),
        }
    }
}

pub(crate) async fn save(dapr: &DaprClient) -> Result<String, Failure> {
    let weapon = Weapon::new("lightsaber", "blue");
    let item = StateItem::new("weapon", &weapon).ttl(Duration::from_secs(60));
    // Several items can be saved in one call; the second one is used by later steps.
    let other = StateItem::new("planet", "Hoth");
    dapr.save_state(STORE, [item, other]).await?;
    Ok(format!("saved {weapon:?}"))
}

pub(crate) async fn get(dapr: &DaprClient) -> Result<String, Failure> {
    let found = match dapr.get_state(STORE, "weapon").await? {
        GetState::Found(found) => found,
        GetState::Missing => return Err("the weapon that was just saved is missing".into()),
    };
    let weapon: Weapon = found.json()?;
    expect("the value", &weapon, &Weapon::new("lightsaber", "blue"))?;

    let expires = found.ttl_expire_time.ok_or("the value has no expiry")?;
    let left = expires.duration_since(SystemTime::now())?;
    let within_a_minute = left <= Duration::from_secs(60);
    expect("an expiry within a minute", within_a_minute, true)?;
    Ok(format!("{weapon:?}, for {} s more", left.as_secs()))
}

pub(crate) async fn get_missing(dapr: &DaprClient) -> Result<String, Failure> {
    // The short form, if a missing value needs no special handling.
    let weapon: Option<Weapon> = dapr.get_state(STORE, "no such key").await?.json()?;
    expect("the value", weapon, None)?;
    Ok("it is missing, which is not an error".into())
}

pub(crate) async fn get_bulk(dapr: &DaprClient) -> Result<String, Failure> {
    let keys = ["weapon", "planet", "no such key"];
    let items = dapr.get_bulk_state(STORE, keys).await?;
    expect("the number of items", items.len(), keys.len())?;

    // The keys are read concurrently and returned in any order. Each value may have another type.
    let item = |key| {
        let item = items.iter().find(|item| item.key == key);
        item.ok_or(format!("{key} is not among the items"))
    };
    let weapon: Weapon = item("weapon")?.json()?.ok_or("the weapon is missing")?;
    expect("the weapon", &weapon, &Weapon::new("lightsaber", "blue"))?;
    let planet: String = item("planet")?.json()?.ok_or("the planet is missing")?;
    expect("the planet", planet.as_str(), "Hoth")?;
    let nothing: Option<String> = item("no such key")?.json()?;
    expect("the missing value", nothing, None)?;
    Ok(format!("{weapon:?}, {planet:?}, and nothing"))
}

pub(crate) async fn save_conflict(dapr: &DaprClient) -> Result<String, Failure> {
    let outdated = outdated_etag(dapr).await?;
    // A write with an ETag does not overwrite a newer version.
    let item = StateItem::new("planet", "Tatooine").etag(outdated);
    match dapr.save_state(STORE, [item]).await {
        Err(error) if error.code() == Some(ErrorCode::StateSave) => {
            expect("the status", error.status(), Some(StatusCode::CONFLICT))?;
        }
        Err(error) => return Err(error.into()),
        Ok(()) => return Err("the store has saved over a newer value".into()),
    }
    let planet: Option<String> = dapr.get_state(STORE, "planet").await?.json()?;
    expect("the value", planet.as_deref(), Some("Endor"))?;
    Ok("409 Conflict, and the newer value is still there".into())
}

pub(crate) async fn delete_conflict(dapr: &DaprClient) -> Result<String, Failure> {
    let outdated = outdated_etag(dapr).await?;
    match dapr.delete_state(STORE, "planet").if_match(outdated).await {
        Err(error) if error.code() == Some(ErrorCode::StateDelete) => {
            expect("the status", error.status(), Some(StatusCode::CONFLICT))?;
        }
        Err(error) => return Err(error.into()),
        Ok(()) => return Err("the store has deleted a newer value".into()),
    }
    let planet: Option<String> = dapr.get_state(STORE, "planet").await?.json()?;
    expect("the value", planet.as_deref(), Some("Endor"))?;
    Ok("409 Conflict, and the newer value is still there".into())
}

/// Replaces a value, and returns the ETag of its earlier version.
async fn outdated_etag(dapr: &DaprClient) -> Result<Option<String>, Failure> {
    let found = dapr.get_state(STORE, "planet").await?.found();
    let found = found.ok_or("the planet that was saved is missing")?;
    let newer = StateItem::new("planet", "Endor");
    dapr.save_state(STORE, [newer]).await?;
    // A store without versions has no ETag to compare.
    Ok(found.etag)
}

pub(crate) async fn delete(dapr: &DaprClient) -> Result<String, Failure> {
    dapr.delete_state(STORE, "planet").await?;
    let gone = dapr.get_state(STORE, "planet").await?.found().is_none();
    expect("whether the value is deleted", gone, true)?;
    Ok("it is gone".into())
}

pub(crate) async fn transaction(dapr: &DaprClient) -> Result<String, Failure> {
    // Both or none are applied.
    let operations = [
        TransactionOperation::upsert(StateItem::new("ship", "Millennium Falcon")),
        TransactionOperation::delete(StateKey::new("weapon")),
    ];
    dapr.execute_state_transaction(STORE, operations).await?;

    let ship: Option<String> = dapr.get_state(STORE, "ship").await?.json()?;
    expect("the new value", ship.as_deref(), Some("Millennium Falcon"))?;
    let weapon: Option<Weapon> = dapr.get_state(STORE, "weapon").await?.json()?;
    expect("the deleted value", weapon, None)?;
    Ok("one written, one deleted".into())
}
