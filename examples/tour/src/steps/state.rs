//! Keeping values under keys.

use std::time::{Duration, SystemTime};

use dapr_client::state::{GetState, StateItem, StateKey, TransactionOperation};
use dapr_client::{DaprClient, ErrorCode, StatusCode};
use serde::{Deserialize, Serialize};

use crate::check::{Failure, expect};

const STORE: &str = "starwars";

/// A value of our own: whatever serde can turn into JSON can be stored.
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
    // Several items can be saved at once; a second one is there for the next steps.
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
    let seconds = left.as_secs_f32();
    Ok(format!("{weapon:?}, for another {seconds:.0} s"))
}

pub(crate) async fn get_missing(dapr: &DaprClient) -> Result<String, Failure> {
    // Where it is enough to have the value or not, this is the short way.
    let weapon: Option<Weapon> = dapr.get_state(STORE, "no such key").await?.json()?;
    expect("the value", weapon, None)?;
    Ok("it is missing, which is not an error".into())
}

pub(crate) async fn get_bulk(dapr: &DaprClient) -> Result<String, Failure> {
    let keys = ["weapon", "planet", "no such key"];
    let mut items = dapr.get_bulk_state(STORE, keys).await?;
    // They are read side by side and come in any order.
    items.sort_by(|a, b| a.key.cmp(&b.key));

    let mut found = Vec::new();
    for item in &items {
        match &item.data {
            Some(data) => found.push(format!("{} = {}", item.key, data.as_str())),
            None => found.push(format!("no {:?}", item.key)),
        }
    }
    let found = found.join(", ");
    let weapon = r#"{"name":"lightsaber","colour":"blue"}"#;
    let expected = format!(r#"no "no such key", planet = "Hoth", weapon = {weapon}"#);
    expect("what was found", &found, &expected)?;
    Ok(found)
}

pub(crate) async fn conflict(dapr: &DaprClient) -> Result<String, Failure> {
    let found = dapr.get_state(STORE, "planet").await?.found();
    let outdated = found.and_then(|found| found.etag).ok_or("no ETag")?;

    // Somebody else is faster: from here on the ETag is outdated.
    dapr.save_state(STORE, [StateItem::new("planet", "Endor")])
        .await?;

    // A write that names the version it replaces does not undo what it does not know.
    let item = StateItem::new("planet", "Tatooine").etag(&outdated);
    match dapr.save_state(STORE, [item]).await {
        Err(error) if error.code() == Some(ErrorCode::StateSave) => {
            expect("the status", error.status(), Some(StatusCode::CONFLICT))?;
        }
        Err(error) => return Err(error.into()),
        Ok(()) => return Err("the store has saved over a newer value".into()),
    }
    match dapr.delete_state(STORE, "planet").if_match(outdated).await {
        Err(error) if error.code() == Some(ErrorCode::StateDelete) => {
            expect("the status", error.status(), Some(StatusCode::CONFLICT))?;
        }
        Err(error) => return Err(error.into()),
        Ok(()) => return Err("the store has deleted a newer value".into()),
    }

    let planet: Option<String> = dapr.get_state(STORE, "planet").await?.json()?;
    expect("the value", planet.as_deref(), Some("Endor"))?;
    Ok("neither saved nor deleted, 409 Conflict both times".into())
}

pub(crate) async fn delete(dapr: &DaprClient) -> Result<String, Failure> {
    dapr.delete_state(STORE, "planet").await?;
    let gone = dapr.get_state(STORE, "planet").await?.found().is_none();
    expect("the value being gone", gone, true)?;
    Ok("it is gone".into())
}

pub(crate) async fn transaction(dapr: &DaprClient) -> Result<String, Failure> {
    // Both or none.
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
