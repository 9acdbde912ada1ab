//! Secrets.
//!
//! Their values are compared but never printed.

use std::collections::BTreeMap;

use dapr_client::DaprClient;

use crate::check::Failure;

const STORE: &str = "local-store";

/// The store flattens its file: MYSQL in DB_URL gets this name.
const NAME: &str = "DB_URL:MYSQL";

/// The file of the secret store.
const FILE: &str = include_str!("../../../components/secrets.json");

pub(crate) async fn get(dapr: &DaprClient) -> Result<String, Failure> {
    // Some stores have several values per name and return a map. This one has a single value.
    let value = dapr.get_secret(STORE, NAME).await?.value();
    let value = value.ok_or("there is no such secret, or it has several values")?;
    let length = compare(value.expose())?;
    Ok(format!("{NAME} is there, {length} characters"))
}

pub(crate) async fn get_bulk(dapr: &DaprClient) -> Result<String, Failure> {
    let found = dapr.get_bulk_secret(STORE).await?.found();
    let secrets = found.ok_or("there are no secrets")?;
    let secret = secrets.get(NAME).ok_or("ours is not among them")?;
    compare(secret[NAME].expose())?;
    Ok(format!("{} in all, {NAME} among them", secrets.len()))
}

/// Compares a value with the file, and returns its length.
fn compare(value: &str) -> Result<usize, Failure> {
    let file: BTreeMap<&str, BTreeMap<&str, &str>> = serde_json::from_str(FILE)?;
    match value == file["DB_URL"]["MYSQL"] {
        true => Ok(value.chars().count()),
        false => Err(format!("the value of {NAME} is not that in secrets.json").into()),
    }
}
